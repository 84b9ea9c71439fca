/*
 * Which texts other pages of the host have as well: a feature of each block, and a rule.
 */
#include "survey.h"

void galley_survey_site(galley_survey *survey, const galley_blocks *blocks,
                        const galley_site_view *site) {
    for (size_t i = 0; i < blocks->count; i++) {
        galley_mark *mark = &survey->marks[i];
        galley_repeats repeats = galley_site_repeats(site, i);
        mark->repeats = (uint8_t)repeats;
        mark->furniture = galley_site_is_furniture(site, repeats, blocks->segments[i].words);
    }
}
