/*
 * What the page says of itself, found again: in each block, and in each container.
 */
#include "codes.h"
#include "survey.h"

static void count_said(galley_survey *survey, const galley_blocks *blocks) {
    uint32_t sum = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        galley_mark *mark = &survey->marks[i];
        survey->sums[i].said = sum;
        mark->said = 0;
        galley_slice text = galley_segment_text(blocks, segment);
        if (survey->said.windows > 0 && galley_said_has(&survey->said, text)) {
            galley_said_count count = galley_said_find(&survey->said, text);
            /* words are counted in another way there */
            mark->said = (uint32_t)((uint64_t)segment->words * count.found / count.words);
        }
        sum += mark->said;
    }
    survey->sums[blocks->count].said = sum;
}

static void code_said(galley_survey *survey, const galley_blocks *blocks) {
    uint32_t all = survey->sums[blocks->count].said;
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_region *region = &survey->regions[i];
        galley_sum sum = galley_region_sum(survey, region);
        region->said = all == 0 ? 0 : galley_code_share(sum.said, sum.words);
        region->tells = all == 0 ? 0 : galley_code_share(sum.said, all);
    }
}

bool galley_survey_said(galley_survey *survey, galley_blocks *blocks,
                        const galley_document *document) {
    if (!galley_said_read(&survey->said, document, &blocks->scratch)) {
        return false;
    }
    count_said(survey, blocks);
    code_said(survey, blocks);
    return true;
}
