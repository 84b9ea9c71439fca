/*
 * Which texts other pages of the host have as well.
 *
 * How often is a feature of each block. The pages that the model is taught by have few others
 * beside them, so that it can hardly learn what many say: that is a rule. A text of some words on
 * most of the other pages, when those are several, is furniture wherever it stands. Shorter ones
 * may mean another thing on each page.
 */
#include "survey.h"

/* Others without which the rule says nothing, and words of a text of which it says something. */
enum { FEWEST_OTHERS = 4, FEWEST_WORDS = 6 };

void galley_survey_site(galley_survey *survey, const galley_blocks *blocks,
                        const galley_site_view *site) {
    bool several = site != NULL && site->others >= FEWEST_OTHERS;
    for (size_t i = 0; i < blocks->count; i++) {
        galley_mark *mark = &survey->marks[i];
        mark->repeats =
            (uint8_t)(site == NULL ? GALLEY_REPEATS_UNKNOWN : galley_site_repeats(site, i));
        mark->common = several && mark->repeats == GALLEY_REPEATS_MOST &&
                       blocks->segments[i].words >= FEWEST_WORDS;
    }
}
