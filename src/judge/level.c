/*
 * Blocks alike are judged alike: those of one shape in one list of siblings (the titles of ten
 * teasers, the steps of a recipe, the cells of a column). The forest looks at one block at a time,
 * and what it says of one teaser among ten hangs on the words of that one.
 *
 * So each score is drawn towards the mean of those alike. What the forest sees of the single block
 * still counts: an advertisement among paragraphs has their shape, too.
 */
#include "survey.h"

/* Fewer are no rule. */
#define FEWEST 3
/* Of so many parts of a score, all but one are the mean's. */
#define PARTS 4

/* Rounded down, below zero as well. */
static int64_t divide(int64_t value, int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

void galley_survey_level(galley_survey *survey, const galley_blocks *blocks) {
    galley_level *levels = survey->levels;
    memset(levels, 0, survey->level_count * sizeof *levels);
    for (size_t i = 0; i < blocks->count; i++) {
        uint32_t alike = survey->marks[i].alike;
        if (alike != GALLEY_SURVEY_NONE) {
            levels[alike].sum += survey->scores[i];
            levels[alike].count++;
        }
    }
    for (size_t i = 0; i < blocks->count; i++) {
        uint32_t alike = survey->marks[i].alike;
        if (alike != GALLEY_SURVEY_NONE && levels[alike].count >= FEWEST) {
            int64_t mean = divide(levels[alike].sum, levels[alike].count);
            survey->scores[i] = (int32_t)divide(survey->scores[i] + (PARTS - 1) * mean, PARTS);
        }
    }
}
