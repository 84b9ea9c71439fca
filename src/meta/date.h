/*
 * When a page was published and last modified: everything that says so is a candidate, with a
 * weight; candidates of one day stand by each other, and the day with the most weight is taken.
 */
#ifndef GALLEY_META_DATE_H
#define GALLEY_META_DATE_H

#include "date_label.h"
#include "date_parse.h"
#include "facts.h"

/* Where a candidate comes from; a day counts each of these once. */
typedef enum galley_date_source {
    GALLEY_DATE_FROM_JSON,
    GALLEY_DATE_FROM_META,
    GALLEY_DATE_FROM_ITEM, /* microdata and RDFa */
    GALLEY_DATE_FROM_TIME, /* a time element, or another with a time in an attribute */
    GALLEY_DATE_FROM_TEXT, /* what people read */
    GALLEY_DATE_FROM_URL,
    GALLEY_DATE_FROM_SCRIPT, /* a value with a telling name in a script */
    GALLEY_DATE_SOURCES
} galley_date_source;

#define GALLEY_DATE_NO_BLOCK UINT32_MAX

typedef struct galley_date_candidate {
    galley_date date;
    galley_slice said; /* the key of a fact, the text around it, the address */
    int16_t published; /* weight as the date of publication; not above 0: none */
    int16_t modified;  /* weight as the date of the last change */
    uint32_t block;    /* of times and texts: where it stands; else GALLEY_DATE_NO_BLOCK */
    uint8_t source;    /* galley_date_source */
    bool turned;       /* day and month might stand the other way round */
} galley_date_candidate;

/* More candidates than these are not looked at. */
enum { GALLEY_DATE_CANDIDATES = 96 };

/* A candidate that weighs no more is none, whatever stands by it. */
enum { GALLEY_DATE_LEAST = -40 };

typedef struct galley_dates {
    galley_date_candidate candidates[GALLEY_DATE_CANDIDATES];
    size_t count;
    galley_date_order order; /* as the page's language and its other dates have it */
    char published[GALLEY_DATE_LONGEST];
    char modified[GALLEY_DATE_LONGEST];
    uint8_t published_len; /* 0: not known */
    uint8_t modified_len;
} galley_dates;

/* What dates are looked for in, and where its parts stand. */
typedef struct galley_date_page {
    const galley_facts *facts;
    const galley_blocks *blocks; /* judged */
    const galley_document *document;
    galley_slice url;      /* as the caller gave it, or absent */
    galley_slice language; /* as the page declares it, or absent */
    size_t title;          /* the block of the headline */
    size_t first;          /* the first kept block ... */
    size_t last;           /* ... and the last */
} galley_date_page;

void galley_dates_clear(galley_dates *dates);

/* Finds both dates. What the candidates say points into the page; url may be absent. */
void galley_dates_find(galley_dates *dates, const galley_facts *facts, const galley_blocks *blocks,
                       const galley_document *document, galley_slice url);

/* The parts: each adds its candidates. */
void galley_dates_add_facts(galley_dates *dates, const galley_date_page *page);
void galley_dates_add_texts(galley_dates *dates, const galley_date_page *page);
void galley_dates_add_url(galley_dates *dates, galley_slice url);
void galley_dates_add_scripts(galley_dates *dates, const galley_date_page *page);

/* Adds one, unless there are too many or it has no weight. */
void galley_dates_add(galley_dates *dates, const galley_date_candidate *candidate);

/* Finds title, first and last of a page. */
void galley_date_lay_out(galley_date_page *page);

/* Takes weight from dates that stand in lists: each of them is of something else. */
void galley_dates_doubt_lists(galley_dates *dates, const galley_date_page *page);

/* How much the place of a block speaks for the dates in it, 0 being nothing. */
int galley_date_place(const galley_date_page *page, size_t block);

/* What the words before the byte `begin` of a block, or the short block before, call a date. */
galley_date_label galley_date_label_near(const galley_date_page *page, size_t block, size_t begin);

#endif
