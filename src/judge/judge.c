/*
 * Blocks in, a verdict out: the page is surveyed, every block measured and scored by the forest,
 * blocks alike are levelled, texts that stand elsewhere as well left out, the page is decided at
 * once, see decide.h, and boxes of other pages are dropped, see boxes.h.
 *
 * The first h1 is the page's title, a field of its own. It is text as well only where the forest
 * says so, as it does of pages that begin with it as with any heading (a service, a list).
 */
#include "judge.h"
#include "boxes.h"
#include "codes.h"
#include "decide.h"
#include "forest.h"
#include "model.h"
#include "probability.h"
#include "reasons.h"
#include "role.h"
#include "role_words.h"

/* Fewer words than these are an article only when they say something. */
#define SHELL_WORDS 40

static void score_blocks(galley_survey *survey, galley_blocks *blocks) {
    galley_measure(survey, blocks);
    galley_forest_score(&galley_model_forest, survey->columns, survey->stride, blocks->count,
                        survey->scores);
    galley_survey_level(survey, blocks);
    for (size_t i = 0; i < blocks->count; i++) {
        blocks->segments[i].score =
            (float)galley_probability(survey->scores[i]) / (float)GALLEY_PROBABILITY_ONE;
    }
}

/* Does its text stand elsewhere, on the page or on others, so that it is not wanted here? */
static bool is_elsewhere(const galley_mark *mark) { return mark->echo || mark->furniture; }

static galley_decision decide(const galley_survey *survey, const galley_blocks *blocks,
                              galley_favor favor) {
    galley_ballot ballot;
    galley_ballot_clear(&ballot);
    for (size_t i = 0; i < blocks->count; i++) {
        if (!is_elsewhere(&survey->marks[i])) {
            galley_ballot_add(&ballot, galley_probability(survey->scores[i]),
                              blocks->segments[i].words);
        }
    }
    return galley_ballot_decide(&ballot, favor);
}

/* Is its score enough? That of a text which stands elsewhere may be, too. */
static bool passes(const galley_survey *survey, const galley_decision *decision, size_t index) {
    return galley_probability(survey->scores[index]) >= decision->threshold;
}

/* Does the block stand in a noscript element? Its evidence does not tell where all text does. */
static bool is_fallback(const galley_blocks *blocks, size_t index) {
    uint32_t at = blocks->segments[index].container;
    while (at != GALLEY_CONTAINER_NONE && blocks->containers[at].tag != GALLEY_TAG_NOSCRIPT) {
        at = blocks->containers[at].parent;
    }
    return at != GALLEY_CONTAINER_NONE;
}

/*
 * Would only a few words be kept that hold no sentence: a part of a page mostly of links, or next
 * to nothing beside the title? So are menus, the shells of pages that scripts fill, and error
 * messages. A sentence for readers without scripts does not count: it asks for these. Few such
 * pages are labelled, so that the forests do not know them.
 */
static bool is_shell(const galley_survey *survey, const galley_blocks *blocks,
                     const galley_decision *decision) {
    const galley_sum *all = &survey->sums[blocks->count];
    uint64_t words = 0;
    if (decision->words >= SHELL_WORDS) {
        return false;
    }
    for (size_t i = 0; i < blocks->count; i++) {
        if (!is_elsewhere(&survey->marks[i]) && passes(survey, decision, i) &&
            !is_fallback(blocks, i)) {
            if (survey->marks[i].readable) {
                return false;
            }
            words += i == survey->title ? 0 : blocks->segments[i].words;
        }
    }
    return words <= 1 ||
           (words * 3 < (uint64_t)all->words * 2 && (uint64_t)all->link_words * 2 >= all->words);
}

/* Does a chosen block say itself that it is none of the article's: the mark of an advertisement, a
 * form's invitation in a form ("Sign up to our newsletter"), or a pointer to another page ("Read
 * more: ...")? Such lines stand among paragraphs as one of them. Words are looked at last: hardly a
 * block needs it. */
static bool is_intruder(const galley_segment *segment, galley_slice text) {
    bool few = segment->words <= 3;
    bool form = (segment->evidence & GALLEY_EVIDENCE_FORM) != 0;
    if ((few || form) && segment->cell == GALLEY_NODE_NONE) {
        galley_role role = galley_role_of_words(text, segment->words);
        if ((few && role == GALLEY_ROLE_ADVERTISEMENT) || (form && role == GALLEY_ROLE_FORM)) {
            return true;
        }
    }
    return segment->words <= 40 && segment->link_words * 2 > segment->words &&
           segment->link_words >= 4 && galley_role_related_prefix(text) > 0;
}

/* Keeps the block or not, and says what it is. */
static void judge_block(const galley_survey *survey, const galley_decision *decision, size_t index,
                        galley_slice text, galley_segment *segment) {
    bool enough = passes(survey, decision, index);
    const galley_mark *mark = &survey->marks[index];
    bool elsewhere = enough && is_elsewhere(mark);
    bool chosen = enough && !elsewhere;
    segment->kept = chosen && !decision->empty && !is_intruder(segment, text);
    bool title = index == survey->title && !segment->kept;
    segment->reason = title                       ? GALLEY_REASON_TITLE
                      : elsewhere && mark->echo   ? GALLEY_REASON_ECHO
                      : elsewhere                 ? GALLEY_REASON_FURNITURE
                      : chosen && decision->empty ? GALLEY_REASON_EMPTY
                                                  : GALLEY_REASON_FEATURES;
    segment->role = (uint8_t)galley_role_find(segment, text, title);
}

galley_status galley_judge_blocks(galley_survey *survey, galley_blocks *blocks,
                                  const galley_document *document, const galley_site_view *site,
                                  galley_favor favor, galley_verdict *verdict) {
    *verdict = (galley_verdict){0};
    if (blocks->count == 0) {
        return GALLEY_STATUS_OK;
    }
    if (!galley_survey_make(survey, blocks, document, site)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    score_blocks(survey, blocks);
    galley_survey_echoes(survey, blocks);
    galley_decision decision = decide(survey, blocks, favor);
    decision.empty |= is_shell(survey, blocks, &decision);
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        judge_block(survey, &decision, i, galley_segment_text(blocks, segment), segment);
    }
    galley_boxes_drop(survey, blocks);
    survey->expected =
        decision.empty ? 0 : (uint8_t)(decision.expected * GALLEY_CODE_WHOLE / 65536);
    verdict->confidence = galley_decision_confidence(&decision, galley_model_confidence);
    return GALLEY_STATUS_OK;
}
