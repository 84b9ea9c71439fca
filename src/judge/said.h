/*
 * What a page says of itself beside its text: the description in its head, and the descriptions,
 * bodies and answers in its embedded data. What is said there is told of the article and of nothing
 * around it, so a block that says the same is of the article.
 *
 * Texts are compared in windows of some bytes, each from where a word begins: with a word of
 * English two more fit in. A window is remembered as two of so many bits, so that a text that
 * nobody has said is found by chance once in some hundred windows at the most that are remembered.
 */
#ifndef GALLEY_JUDGE_SAID_H
#define GALLEY_JUDGE_SAID_H

#include "../base/buffer.h"
#include "../html/document.h"

enum { GALLEY_SAID_BITS = 1 << 17 };

typedef struct galley_said {
    uint64_t bits[GALLEY_SAID_BITS / 64];
    uint32_t windows; /* remembered; 0: the bits say nothing */
} galley_said;

/* Reads what a page says; `scratch` is written to. False when there is no memory. */
bool galley_said_read(galley_said *said, const galley_document *document, galley_buffer *scratch);

/* Is any word of a text in a window that is said? Of most blocks none is, and many are shorter than
 * a window: it is less work than to count. */
bool galley_said_has(const galley_said *said, galley_slice text);

/* How many words of a text begin in windows that are said, and how many there are. Where writing
 * has no spaces each character is one. */
typedef struct galley_said_count {
    uint32_t found;
    uint32_t words;
} galley_said_count;

galley_said_count galley_said_find(const galley_said *said, galley_slice text);

#endif
