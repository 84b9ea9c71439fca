/*
 * Cut lines in, a verdict out: surveyed, measured and scored by the first forest, measured again
 * with what that one believes of the page and scored by the second, then decided at once, as the
 * blocks of an HTML page are. What each line is, is found at the end: line_roles.c.
 */
#include "../judge/decide.h"
#include "../judge/forest.h"
#include "../judge/probability.h"
#include "../judge/reasons.h"
#include "line_model.h"
#include "line_roles.h"
#include "lines.h"

static bool is_furniture(const galley_site_view *site, const galley_blocks *blocks, size_t index) {
    return galley_site_is_furniture(site, galley_site_repeats(site, index),
                                    blocks->segments[index].words);
}

static galley_decision decide(const galley_blocks *blocks, const galley_site_view *site,
                              const int32_t *scores, galley_favor favor) {
    galley_ballot ballot;
    galley_ballot_clear(&ballot);
    for (size_t i = 0; i < blocks->count; i++) {
        if (!is_furniture(site, blocks, i)) {
            galley_ballot_add(&ballot, galley_probability(scores[i]), blocks->segments[i].words);
        }
    }
    return galley_ballot_decide(&ballot, favor);
}

static void keep(galley_blocks *blocks, const galley_site_view *site, const int32_t *scores,
                 const galley_decision *decision) {
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        uint32_t probability = galley_probability(scores[i]);
        bool enough = probability >= decision->threshold;
        bool furniture = enough && is_furniture(site, blocks, i);
        segment->score = (float)probability / (float)GALLEY_PROBABILITY_ONE;
        segment->kept = enough && !furniture && !decision->empty;
        segment->reason = furniture                   ? GALLEY_REASON_FURNITURE
                          : enough && decision->empty ? GALLEY_REASON_EMPTY
                                                      : GALLEY_REASON_FEATURES;
    }
}

galley_status galley_lines_judge(galley_lines *lines, galley_blocks *blocks,
                                 galley_document *document, const galley_site_view *site,
                                 galley_favor favor, galley_verdict *verdict) {
    *verdict = (galley_verdict){0};
    if (blocks->count == 0) {
        return GALLEY_STATUS_OK;
    }
    if (!galley_lines_survey(lines, blocks)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    int32_t *second = lines->scores + lines->stride;
    galley_lines_measure(lines, blocks);
    galley_forest_score(&galley_lines_first, lines->columns, lines->stride, blocks->count,
                        lines->scores);
    galley_lines_believe(lines, blocks);
    galley_forest_score(&galley_lines_second, lines->columns, lines->stride, blocks->count, second);
    galley_decision decision = decide(blocks, site, second, favor);
    keep(blocks, site, second, &decision);
    galley_lines_roles(lines, blocks, document);
    verdict->confidence = galley_decision_confidence(&decision, galley_lines_confidence);
    return GALLEY_STATUS_OK;
}
