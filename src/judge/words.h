/*
 * The text of a block as it is put together: white space collapsed, words counted on the way.
 */
#ifndef GALLEY_JUDGE_WORDS_H
#define GALLEY_JUDGE_WORDS_H

#include "blocks.h"

typedef struct galley_words {
    bool space;         /* white space stands between what was appended and what comes */
    uint32_t runs;      /* of bytes between white space */
    uint32_t link_runs; /* of these, begun inside a link */
    uint32_t sentences;
    uint32_t bytes; /* all but white space */
    uint32_t link_bytes;
    uint32_t high; /* bytes outside ASCII */
    uint32_t digits;
    uint32_t capitals;
    uint32_t commas;
} galley_words;

/* True when a text as it stands in the source shows nothing: white space, in references too. */
bool galley_words_blank(galley_slice source);

/* A text without the white space it begins with. */
galley_slice galley_words_skip(galley_slice text);

/* `rest`, which ends `text`, with the spaces and tabs before it. */
galley_slice galley_words_line(galley_slice text, galley_slice rest);

/* Appends a decoded text to the block's; verbatim leaves its white space. False: no memory. */
bool galley_words_append(galley_words *words, galley_slice text, bool link, bool verbatim,
                         galley_buffer *out);

/* Fills a segment's counts. */
void galley_words_finish(const galley_words *words, galley_slice text, galley_segment *segment);

#endif
