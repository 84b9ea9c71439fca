/* Which pages are wanted. */
#ifndef GALLEY_CLI_CHOICE_H
#define GALLEY_CLI_CHOICE_H

#include "tally.h"

#include <galley.h>
#include <stdbool.h>
#include <stddef.h>

/* As the command line says it; what is NULL or 0 asks for nothing. The strings are those of argv.
 */
typedef struct galley_cli_choice {
    const char *status;    /* "200,300-399" */
    const char *type;      /* "html", "text", or a pattern for the declared type */
    const char *hosts;     /* "example.org,example.com": these and all below them */
    const char *languages; /* "en,pt-BR" */
    size_t sample;         /* one page in so many */
    size_t min_words;
    double min_confidence;
    bool dedup;
} galley_cli_choice;

/* What is known of a page before it is looked at. An absent string has a NULL ptr. */
typedef struct galley_cli_known {
    galley_slice url;
    galley_slice id;   /* of the record */
    galley_slice type; /* as declared */
    galley_slice body;
    int status;
    bool is_text; /* a conversion record */
} galley_cli_known;

/* These return what the page is to be counted as when it is not wanted, or GALLEY_CLI_COUNTS when
 * it is. The first is for records of an archive only. */
galley_cli_count galley_cli_choice_of_record(const galley_cli_choice *choice,
                                             const galley_cli_known *known);
galley_cli_count galley_cli_choice_of_url(const galley_cli_choice *choice, galley_slice url,
                                          galley_slice id);
galley_cli_count galley_cli_choice_of_article(const galley_cli_choice *choice,
                                              const galley_article *article);

/* Whether the list of codes can be understood. */
bool galley_cli_choice_status_valid(const char *codes);

#endif
