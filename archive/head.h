/*
 * The heads of records: what the reader needs of them.
 */
#ifndef GALLEY_ARCHIVE_HEAD_H
#define GALLEY_ARCHIVE_HEAD_H

#include "archive.h"

typedef enum galley_head_form {
    GALLEY_HEAD_NONE = 0, /* no head begins here */
    GALLEY_HEAD_UNSURE,   /* more bytes are wanted to tell */
    GALLEY_HEAD_WARC,
    GALLEY_HEAD_ARC
} galley_head_form;

/* Room for a date of ISO 8601. */
enum { GALLEY_HEAD_DATE = 32 };

typedef struct galley_head {
    galley_archive_kind kind;
    galley_archive_span url;
    galley_archive_span id;
    galley_archive_span content_type;
    galley_archive_span date;
    char date_text[GALLEY_HEAD_DATE]; /* where ARC's date is written anew */
    uint64_t length;                  /* of what follows the head */
    bool has_length;
    bool truncated;
} galley_head;

/* Longer heads are taken for damage. URLs that hold their data reach some ten thousand bytes. */
enum { GALLEY_HEAD_MAX = 1 << 18 };

/* Which head begins with these bytes, which stand at the beginning of a line. `whole`: there will
 * be no more of them. */
galley_head_form galley_head_begins(galley_archive_span bytes, bool whole);

/*
 * The length of the head at the beginning of these bytes, its empty line included; 0: its end is
 * not among them. `from` is how many of them have been searched before.
 */
size_t galley_head_find_end(galley_head_form form, galley_archive_span bytes, size_t from);

/* Reads a head whose end was found. The spans of `head` point into `bytes`, that of the date
 * perhaps into `head` itself. */
void galley_head_read(galley_head_form form, const char *bytes, size_t len, galley_head *head);

/* ARC's line: URL, address, date, type, length, from the right, for URLs may have spaces. False
 * when it is none. `line` is without its end. */
bool galley_arc_line_read(galley_archive_span line, galley_head *head);

void galley_warc_head_read(const char *bytes, size_t len, galley_head *head);

#endif
