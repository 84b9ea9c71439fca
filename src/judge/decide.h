/*
 * One decision for the whole page: which blocks are kept, so that the F measure to be expected is
 * the best that any threshold gives.
 *
 *     galley_ballot_clear(&ballot);
 *     for each block that may be kept: galley_ballot_add(&ballot, probability, words);
 *     galley_decision decision = galley_ballot_decide(&ballot, favor);
 *     for each block that may be kept: kept = !decision.empty && probability >= decision.threshold
 */
#ifndef GALLEY_JUDGE_DECIDE_H
#define GALLEY_JUDGE_DECIDE_H

#include "model.h"

#include <galley.h>
#include <stdbool.h>

/* Probabilities are sorted into this many classes, which makes the best threshold linear to find;
 * finer ones change no result. */
#define GALLEY_BALLOT_CLASSES 256

/* The blocks of a page, by class of probability. */
typedef struct galley_ballot {
    uint64_t words[GALLEY_BALLOT_CLASSES];
    uint64_t hits[GALLEY_BALLOT_CLASSES]; /* words times probability: words expected to belong */
} galley_ballot;

typedef struct galley_decision {
    uint32_t threshold; /* the least probability that is kept; above all where nothing is */
    uint32_t expected;  /* the F1 to be expected of what is above it, 0 to 65536 */
    uint64_t words;     /* ... and its words */
    bool empty;         /* so few words, and so unsure, that the page holds no article */
} galley_decision;

void galley_ballot_clear(galley_ballot *ballot);

/* A block with its probability from galley_probability. */
void galley_ballot_add(galley_ballot *ballot, uint16_t probability, uint32_t words);

/* `favor` says what is made best: F1, or F0.5 where precision counts more, or F2 where recall. */
galley_decision galley_ballot_decide(const galley_ballot *ballot, galley_favor favor);

/* The F1 that such an expectation comes to in truth, from 0 to 1, by a table as model.h has it. */
double galley_decision_confidence(const galley_decision *decision,
                                  const uint8_t table[GALLEY_MODEL_CONFIDENCE_STEPS + 1]);

#endif
