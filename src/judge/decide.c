/*
 * Probabilities and words of blocks in, a threshold out.
 *
 * Of all thresholds the one is taken with the greatest expected F: for F1 2 * sum(w p) / (sum(w) +
 * sum of w p over all blocks), the first two sums over the blocks kept, w a block's words; in
 * general the two terms below are weighed, b^2 to 1. Sums are whole numbers, made small enough for
 * one division of 64 bits.
 *
 * Known limit: the expectation takes blocks for independent, so that it is too sure of a page whose
 * blocks are wrong together; the model's table of confidence corrects its mean.
 */
#include "decide.h"
#include "probability.h"

#include <string.h>

/* A page with fewer words kept and a smaller expected F1 holds no article: a message that scripts
 * are needed, a cookie notice. */
#define EMPTY_WORDS 40
#define EMPTY_EXPECTED (GALLEY_PROBABILITY_ONE / 2)
/* So does one with somewhat more words, when it is less sure still. */
#define SHORT_WORDS 200
#define SHORT_EXPECTED (GALLEY_PROBABILITY_ONE / 5 * 2)

/* With fewer words than this, five times their hits in 1/65536 fit 64 bits when shifted by 16. It
 * is the text of some 400 MB: larger pages are counted in coarser units. */
#define MOST_WORDS ((uint64_t)1 << 26)

/* How the terms of the measure are weighed. */
typedef struct weights {
    uint64_t kept; /* words kept: what precision is a share of */
    uint64_t all;  /* words that belong: what recall is a share of */
} weights;

typedef struct sums {
    uint64_t words;
    uint64_t hits;
    uint64_t all_hits;
} sums;

void galley_ballot_clear(galley_ballot *ballot) { memset(ballot, 0, sizeof *ballot); }

void galley_ballot_add(galley_ballot *ballot, uint16_t probability, uint32_t words) {
    size_t found = (size_t)probability * GALLEY_BALLOT_CLASSES / GALLEY_PROBABILITY_ONE;
    ballot->words[found] += words;
    ballot->hits[found] += (uint64_t)words * probability;
}

static weights weigh(galley_favor favor) {
    switch (favor) {
    case GALLEY_FAVOR_PRECISION:
        return (weights){4, 1};
    case GALLEY_FAVOR_RECALL:
        return (weights){1, 4};
    default:
        return (weights){1, 1};
    }
}

/* The expected F, in 1/65536. */
static uint64_t expect(const sums *s, weights w, unsigned shift) {
    uint64_t hits = s->hits >> shift;
    uint64_t words = (s->words >> shift) * GALLEY_PROBABILITY_ONE;
    uint64_t whole = w.kept * words + w.all * (s->all_hits >> shift);
    return whole == 0 ? 0 : ((w.kept + w.all) * hits << 16) / whole;
}

galley_decision galley_ballot_decide(const galley_ballot *ballot, galley_favor favor) {
    galley_decision best = {GALLEY_PROBABILITY_ONE, 0, 0, true};
    uint64_t all_words = 0;
    sums s = {0, 0, 0};
    unsigned shift = 0;
    for (size_t i = 0; i < GALLEY_BALLOT_CLASSES; i++) {
        all_words += ballot->words[i];
        s.all_hits += ballot->hits[i];
    }
    while (all_words >> shift >= MOST_WORDS) {
        shift++;
    }
    uint64_t most = 0;
    for (uint32_t i = GALLEY_BALLOT_CLASSES; i-- > 0;) {
        s.words += ballot->words[i];
        s.hits += ballot->hits[i];
        uint64_t expected = ballot->words[i] > 0 ? expect(&s, weigh(favor), shift) : 0;
        if (expected > most) {
            most = expected;
            best.threshold = i * (GALLEY_PROBABILITY_ONE / GALLEY_BALLOT_CLASSES);
            best.expected = (uint32_t)expect(&s, (weights){1, 1}, shift);
            best.words = s.words;
        }
    }
    best.empty = (best.words < EMPTY_WORDS && best.expected < EMPTY_EXPECTED) ||
                 (best.words < SHORT_WORDS && best.expected < SHORT_EXPECTED);
    return best;
}

double galley_decision_confidence(const galley_decision *decision,
                                  const uint8_t table[GALLEY_MODEL_CONFIDENCE_STEPS + 1]) {
    const uint32_t step = GALLEY_PROBABILITY_ONE / GALLEY_MODEL_CONFIDENCE_STEPS;
    uint32_t at = decision->expected / step;
    uint32_t rest = decision->expected % step;
    if (decision->empty) {
        return 0;
    }
    if (at >= GALLEY_MODEL_CONFIDENCE_STEPS) {
        return table[GALLEY_MODEL_CONFIDENCE_STEPS] / 255.0;
    }
    return (table[at] * (step - rest) + table[at + 1] * rest) / (255.0 * step);
}
