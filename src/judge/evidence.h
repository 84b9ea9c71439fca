/*
 * Evidence: what the names, classes, ids and roles on the way from the root to a block say it is.
 */
#ifndef GALLEY_JUDGE_EVIDENCE_H
#define GALLEY_JUDGE_EVIDENCE_H

#include "../html/document.h"
#include "lexicon.h"
#include "meanings.h"
#include <stdbool.h>

/* Bits. A block has those of all its ancestors. */
enum {
    GALLEY_EVIDENCE_NAVIGATION = 1 << 0,
    GALLEY_EVIDENCE_HEADER = 1 << 1,
    GALLEY_EVIDENCE_FOOTER = 1 << 2,
    GALLEY_EVIDENCE_ASIDE = 1 << 3,
    GALLEY_EVIDENCE_FORM = 1 << 4,
    GALLEY_EVIDENCE_COMMENT = 1 << 5,
    GALLEY_EVIDENCE_SHARE = 1 << 6,
    GALLEY_EVIDENCE_RELATED = 1 << 7,
    GALLEY_EVIDENCE_ADVERTISEMENT = 1 << 8,
    GALLEY_EVIDENCE_LEGAL = 1 << 9,
    GALLEY_EVIDENCE_CAPTION = 1 << 10,
    GALLEY_EVIDENCE_CREDIT = 1 << 11,
    GALLEY_EVIDENCE_BYLINE = 1 << 12, /* author, date and what else stands under a title */
    GALLEY_EVIDENCE_TAGS = 1 << 13,
    GALLEY_EVIDENCE_PROMOTION = 1 << 14, /* newsletter, subscription, calls to act */
    GALLEY_EVIDENCE_POPUP = 1 << 15,
    GALLEY_EVIDENCE_UNSEEN = 1 << 16,  /* for screen readers only, or hidden until asked for */
    GALLEY_EVIDENCE_LISTING = 1 << 17, /* cards, grids, carousels */
    GALLEY_EVIDENCE_ARTICLE = 1 << 18,
    GALLEY_EVIDENCE_CONTENT = 1 << 19,
    GALLEY_EVIDENCE_MAIN = 1 << 20,
    GALLEY_EVIDENCE_BODY = 1 << 21, /* the body of an article, said outright */
    GALLEY_EVIDENCE_QUOTE = 1 << 22,
    GALLEY_EVIDENCE_CODE = 1 << 23,
    GALLEY_EVIDENCE_LIST = 1 << 24,
    GALLEY_EVIDENCE_NOSCRIPT = 1 << 25,
    GALLEY_EVIDENCE_CONCEALED = 1 << 26, /* not displayed, at least before scripts have run */
    GALLEY_EVIDENCE_SILENT = 1 << 27,    /* aria-hidden: nothing for a screen reader */
    GALLEY_EVIDENCE_EMBED = 1 << 28,     /* around a video or a post from elsewhere */
    GALLEY_EVIDENCE_PULLED = 1 << 29     /* a quote pulled out of the text, which has it too */
};

/* What an element's attributes tell. */
typedef struct galley_evidence {
    uint32_t bits;
    uint32_t shape; /* a hash of its name and class but for digits: alike for items of a list */
    int16_t points; /* the lexicon's weights of its tokens, added up */
    bool marked;    /* it names a property or a relation: data for machines */
} galley_evidence;

/* A value met on this page, with what it told. */
typedef struct galley_evidence_entry {
    const char *value;
    uint32_t len;
    uint32_t hash;
    uint32_t page; /* the entry is of this one, or free */
    galley_evidence told;
} galley_evidence_entry;

/* Elements of a page share few classes: the values met, and their parts, each in the place that its
 * hash gives. */
enum { GALLEY_EVIDENCE_REMEMBERED = 1024 };
typedef struct galley_evidence_memory {
    const galley_lexicon *lexicon;
    uint32_t page;
    galley_evidence_entry entries[GALLEY_EVIDENCE_REMEMBERED];
    uint8_t places[GALLEY_MEANING_PLACES];
    int16_t tags[GALLEY_TAG_COUNT]; /* weights of their names */
} galley_evidence_memory;

/* To be called once, and again for another lexicon. */
void galley_evidence_init(galley_evidence_memory *memory, const galley_lexicon *lexicon);

/* To be called before the first element of each document: values point into it. */
void galley_evidence_forget(galley_evidence_memory *memory);

/* Reads an element's attributes once. The names' own bits are not in it: see display.h. */
galley_evidence galley_evidence_read(galley_evidence_memory *memory,
                                     const galley_document *document, uint32_t element);

/* The evidence of an element whose attributes are not read. */
galley_evidence galley_evidence_plain(const galley_node *element);

/* A sum of points within its type. */
static inline int16_t galley_evidence_add(int points, int more) {
    int sum = points + more;
    return (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < -INT16_MAX ? -INT16_MAX : sum);
}

/* Hands over the hashes of the tokens whose weights make an element's points, for training. There
 * are none of elements whose attributes are not read. */
void galley_evidence_tokens(const galley_document *document, uint32_t element,
                            void (*take)(void *context, uint32_t hash), void *context);

#endif
