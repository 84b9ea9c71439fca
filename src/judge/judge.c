/*
 * Features in, a verdict out: a score card for each block, then one decision for the whole page.
 *
 * The score of a block is the sum of its features, each times its weight, as a probability. Then
 * the page is cut where the expected F1 is best: of all thresholds the one that maximises 2 * sum(w
 * p) / (sum(w) + sum of w p over all blocks), the sums over the blocks kept, w a block's words. The
 * value reached is the page's confidence. The first h1 is the page's title, which is a field of its
 * own and no text.
 *
 * Known limit: a block is judged almost by itself, so that what follows an article (teasers,
 * comments) and looks like it is often kept.
 */
#include "judge.h"
#include "features.h"
#include "role.h"

typedef struct mark {
    float weight;    /* change of the log-odds that the block belongs */
    const char *why; /* said when this mark decided; NULL for what speaks of the page */
} mark;

/*
 * Weights come from a logistic regression over the blocks of some 1,500 labelled pages (articles,
 * forums, shops, documentation; newspapers of 40 countries), where a block belongs when most of its
 * words align with the annotated text, rounded. Four are set by hand: labels and quotes pulled
 * out, of which there are few, and what is hidden, which scripts show on some labelled pages.
 */
static const mark marks[GALLEY_FEATURE_COUNT] = {
    [GALLEY_FEATURE_ALWAYS] = {0.40F, NULL},
    [GALLEY_FEATURE_WORDS] = {0.25F, "long text"},
    [GALLEY_FEATURE_LINKED] = {-0.65F, "mostly links"},
    [GALLEY_FEATURE_ALL_LINK] = {0.50F, NULL},
    [GALLEY_FEATURE_ENDS_SENTENCE] = {0.40F, "ends as a sentence does"},
    [GALLEY_FEATURE_READABLE] = {0.15F, "reads like running text"},
    [GALLEY_FEATURE_LABEL] = {-2.50F, "the label of something else"},
    [GALLEY_FEATURE_IS_P] = {0.75F, "a paragraph"},
    [GALLEY_FEATURE_IS_H1] = {-0.65F, "a title"},
    [GALLEY_FEATURE_IS_H2] = {1.20F, "a heading"},
    [GALLEY_FEATURE_IS_H3] = {0.90F, "a heading"},
    [GALLEY_FEATURE_IS_LI] = {0.35F, "a list item"},
    [GALLEY_FEATURE_IS_CELL] = {1.50F, "a table's cell"},
    [GALLEY_FEATURE_IN_MAIN] = {1.05F, "where most of the text is"},
    [GALLEY_FEATURE_AFTER_MAIN] = {-0.60F, "after most of the text"},
    [GALLEY_FEATURE_BELOW] = {-0.40F, "far below the main text"},
    [GALLEY_FEATURE_OWN_LINKED] = {-0.35F, "among links"},
    [GALLEY_FEATURE_PARENT_LINKED] = {-0.30F, "among links"},
    [GALLEY_FEATURE_NEAR_BEFORE] = {0.05F, "near running text"},
    [GALLEY_FEATURE_NEAR_AFTER] = {0.05F, "near running text"},
    [GALLEY_FEATURE_LAST_LINKED] = {-0.30F, "beside links"},
    [GALLEY_FEATURE_NEXT_LINKED] = {-0.45F, "beside links"},
    [GALLEY_FEATURE_HEADED] = {0.70F, "after the title"},
    [GALLEY_FEATURE_POSITION] = {-0.90F, "late on the page"},
    [GALLEY_FEATURE_PAGE_READABLE] = {-0.10F, NULL},
    [GALLEY_FEATURE_PAGE_SHARE] = {-1.20F, NULL},
};

/* The same for bits of evidence; those that tell nothing here are left out. */
static const struct {
    uint32_t bit;
    mark mark;
} witnesses[] = {
    {GALLEY_EVIDENCE_NAVIGATION, {-1.30F, "in navigation"}},
    {GALLEY_EVIDENCE_HEADER, {-0.70F, "in a header"}},
    {GALLEY_EVIDENCE_FOOTER, {-1.45F, "in a footer"}},
    {GALLEY_EVIDENCE_ASIDE, {-0.90F, "set aside"}},
    {GALLEY_EVIDENCE_FORM, {-1.05F, "in a form"}},
    {GALLEY_EVIDENCE_COMMENT, {-1.30F, "in comments"}},
    {GALLEY_EVIDENCE_SHARE, {-1.25F, "for sharing"}},
    {GALLEY_EVIDENCE_RELATED, {-1.15F, "among related items"}},
    {GALLEY_EVIDENCE_LEGAL, {-2.55F, "legal notice"}},
    {GALLEY_EVIDENCE_CAPTION, {-2.60F, "a caption"}},
    {GALLEY_EVIDENCE_BYLINE, {-0.70F, "in a byline"}},
    {GALLEY_EVIDENCE_PROMOTION, {-1.20F, "promotion"}},
    {GALLEY_EVIDENCE_POPUP, {-1.80F, "in a window over the page"}},
    {GALLEY_EVIDENCE_UNSEEN, {-0.85F, "for screen readers only"}},
    {GALLEY_EVIDENCE_LISTING, {0.20F, NULL}},
    {GALLEY_EVIDENCE_CONTENT, {0.35F, "in content"}},
    {GALLEY_EVIDENCE_MAIN, {0.40F, "in the main part"}},
    {GALLEY_EVIDENCE_BODY, {0.55F, "in an article's body"}},
    {GALLEY_EVIDENCE_LIST, {0.40F, "in a list"}},
    {GALLEY_EVIDENCE_NOSCRIPT, {-6.85F, "for browsers without scripts"}},
    {GALLEY_EVIDENCE_CONCEALED, {-2.00F, "not displayed"}},
    {GALLEY_EVIDENCE_SILENT, {-1.50F, "hidden from screen readers"}},
    {GALLEY_EVIDENCE_EMBED, {-0.80F, "of something embedded"}},
    {GALLEY_EVIDENCE_PULLED, {-3.00F, "a quote pulled out of the text"}},
};

enum { WITNESSES = sizeof witnesses / sizeof witnesses[0] };

/* What a reason's number means: a feature, then a witness, then one of these. */
enum { REASON_LITTLE = GALLEY_FEATURE_COUNT + WITNESSES, REASON_TITLE, REASON_EMPTY, REASON_BARE };

/* Scores are sorted into this many classes, which makes the best threshold linear to find; finer
 * ones change no result. */
#define SCORE_CLASSES 256

/* A page with fewer words kept and a smaller expected F1 holds no article: a message that scripts
 * are needed, a cookie notice. */
#define EMPTY_WORDS 40
#define EMPTY_CONFIDENCE 0.5

/* Above this share of words kept a page lists headings: front pages do, articles stay far below. */
#define LISTED_HEADINGS 0.1

/* The logistic function, without the C library's mathematics: (1 + x/1024)^1024 for e^x. */
static float to_probability(float points) {
    float x = points < -30.0F ? -30.0F : points > 30.0F ? 30.0F : points;
    float power = 1.0F - x / 1024.0F;
    for (int i = 0; i < 10; i++) {
        power *= power;
    }
    return 1.0F / (1.0F + power);
}

typedef struct tally {
    float points;
    float most;  /* the strongest mark for the block, with a reason */
    float least; /* ... and against it */
    uint8_t most_reason;
    uint8_t least_reason;
} tally;

static void count(tally *sum, float points, uint8_t reason, bool speaks) {
    sum->points += points;
    if (speaks && points > sum->most) {
        sum->most = points;
        sum->most_reason = reason;
    }
    if (speaks && points < sum->least) {
        sum->least = points;
        sum->least_reason = reason;
    }
}

static tally add_marks(const float *features, uint32_t evidence) {
    tally sum = {0.0F, 0.0F, 0.0F, REASON_LITTLE, REASON_LITTLE};
    for (int i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        count(&sum, marks[i].weight * features[i], (uint8_t)i, marks[i].why != NULL);
    }
    for (int i = 0; i < WITNESSES; i++) {
        if ((evidence & witnesses[i].bit) != 0) {
            count(&sum, witnesses[i].mark.weight, (uint8_t)(GALLEY_FEATURE_COUNT + i),
                  witnesses[i].mark.why != NULL);
        }
    }
    return sum;
}

static uint32_t score_class(const galley_segment *segment) {
    uint32_t found = (uint32_t)(segment->score * SCORE_CLASSES);
    return found < SCORE_CLASSES ? found : SCORE_CLASSES - 1;
}

static void score_blocks(galley_blocks *blocks, const galley_survey *survey) {
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        float features[GALLEY_FEATURE_COUNT];
        galley_features_read(blocks, survey, i, features);
        tally sum = add_marks(features, segment->evidence);
        segment->score = to_probability(sum.points);
        segment->reason = sum.most_reason;
        segment->doubt = sum.least_reason;
    }
    if (survey->title < blocks->count) {
        blocks->segments[survey->title].score = 0.0F;
        blocks->segments[survey->title].doubt = REASON_TITLE;
    }
}

/* The lowest class that is kept, and the F1 that is expected of it. */
static uint32_t find_threshold(const galley_blocks *blocks, double *confidence, double *kept) {
    double words[SCORE_CLASSES] = {0};
    double hits[SCORE_CLASSES] = {0};
    double all_hits = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        double hit = (double)segment->words * (double)segment->score;
        words[score_class(segment)] += segment->words;
        hits[score_class(segment)] += hit;
        all_hits += hit;
    }
    uint32_t best = SCORE_CLASSES;
    double sum_words = 0;
    double sum_hits = 0;
    *confidence = 0;
    *kept = 0;
    for (uint32_t i = SCORE_CLASSES; i-- > 0;) {
        sum_words += words[i];
        sum_hits += hits[i];
        if (words[i] > 0 && 2 * sum_hits > *confidence * (sum_words + all_hits)) {
            *confidence = 2 * sum_hits / (sum_words + all_hits);
            *kept = sum_words;
            best = i;
        }
    }
    return best;
}

static bool is_heading(const galley_segment *segment) {
    return segment->tag >= GALLEY_TAG_H1 && segment->tag <= GALLEY_TAG_H6;
}

/* Words kept that are in headings, as a share. */
static double share_of_headings(const galley_blocks *blocks) {
    double words = 0;
    double headings = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        words += segment->kept ? segment->words : 0;
        headings += segment->kept && is_heading(segment) ? segment->words : 0;
    }
    return words > 0 ? headings / words : 0;
}

/* Drops headings of what is dropped: after them comes no text that is kept, or not at once. On a
 * page that lists headings they are the text, and stay. */
static void drop_bare_headings(galley_blocks *blocks) {
    bool bare = true;
    if (share_of_headings(blocks) > LISTED_HEADINGS) {
        return;
    }
    for (size_t i = blocks->count; i-- > 0;) {
        galley_segment *segment = &blocks->segments[i];
        if (!is_heading(segment)) {
            bare = !segment->kept;
        } else if (segment->kept && bare) {
            segment->kept = false;
            segment->reason = REASON_BARE;
        }
    }
}

double galley_judge_blocks(galley_blocks *blocks, const galley_document *document) {
    if (blocks->count == 0) {
        return 0;
    }
    galley_survey survey = galley_survey_make(blocks, document);
    score_blocks(blocks, &survey);
    double confidence;
    double words;
    uint32_t threshold = find_threshold(blocks, &confidence, &words);
    bool empty = words < EMPTY_WORDS && confidence < EMPTY_CONFIDENCE;
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        bool chosen = score_class(segment) >= threshold && i != survey.title;
        segment->kept = chosen && !empty;
        if (!segment->kept) {
            segment->reason = chosen ? REASON_EMPTY : segment->doubt;
        }
    }
    drop_bare_headings(blocks);
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        segment->role = (uint8_t)galley_role_find(segment, i == survey.title);
    }
    return empty ? 0 : confidence;
}

const char *galley_reason_text(uint8_t reason) {
    if (reason < GALLEY_FEATURE_COUNT) {
        return marks[reason].why;
    }
    if (reason < REASON_LITTLE) {
        return witnesses[reason - GALLEY_FEATURE_COUNT].mark.why;
    }
    switch (reason) {
    case REASON_TITLE:
        return "the page's title";
    case REASON_EMPTY:
        return "too little on the page for an article";
    case REASON_BARE:
        return "a heading over nothing that is kept";
    default:
        return "little speaks for it";
    }
}
