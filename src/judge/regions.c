/*
 * What each container holds: its run of blocks, pictures and links, the evidence and points of the
 * names on its path, the containers of some size around it, and where it lies against the main one
 * and the page's title.
 *
 * Containers stand after their parents and hold runs of blocks, so each pass goes over them once,
 * up or down.
 */
#include "codes.h"
#include "survey.h"

/* A text without the end of a sentence reads as one from this many words on. */
#define MANY_WORDS 20
/* Tenths of the page's readable words that the main container holds, and is the smallest to. */
#define MAIN_TENTHS 6
/* A container with more tenths of the page's words than this is a wrapper, ... */
#define WRAPPER_TENTHS 6
/* ... of whose names only this is believed: classes there tell of the layout ("with-sidebar"). */
#define WRAPPING                                                                                   \
    (GALLEY_EVIDENCE_ARTICLE | GALLEY_EVIDENCE_CONTENT | GALLEY_EVIDENCE_MAIN |                    \
     GALLEY_EVIDENCE_BODY)

#define FURNITURE                                                                                  \
    (GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_FOOTER | GALLEY_EVIDENCE_ASIDE |                 \
     GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_SHARE |                      \
     GALLEY_EVIDENCE_RELATED | GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_LEGAL |             \
     GALLEY_EVIDENCE_CAPTION | GALLEY_EVIDENCE_PROMOTION | GALLEY_EVIDENCE_POPUP |                 \
     GALLEY_EVIDENCE_CONCEALED | GALLEY_EVIDENCE_SILENT)

static int16_t clip(int32_t points) {
    return (int16_t)(points < -INT16_MAX ? -INT16_MAX : points > INT16_MAX ? INT16_MAX : points);
}

static bool reads_like_text(const galley_segment *segment) {
    return (segment->evidence & FURNITURE) == 0 &&
           (uint64_t)2 * segment->link_words < segment->words &&
           (segment->words >= MANY_WORDS || (segment->sentences > 0 && segment->words >= 5));
}

static void find_runs(galley_survey *survey, const galley_blocks *blocks) {
    galley_region *regions = survey->regions;
    for (size_t i = 0; i < blocks->container_count; i++) {
        regions[i].first = GALLEY_SURVEY_NONE;
        regions[i].end = 0;
        regions[i].children = 0;
        regions[i].images = blocks->containers[i].images;
        regions[i].links = blocks->containers[i].links;
    }
    for (uint32_t i = 0; i < blocks->count; i++) {
        galley_region *region = &regions[blocks->segments[i].container];
        region->first = region->first == GALLEY_SURVEY_NONE ? i : region->first;
        region->end = i + 1;
    }
    for (size_t i = blocks->container_count; i-- > 1;) {
        galley_region *parent = &regions[blocks->containers[i].parent];
        parent->first = regions[i].first < parent->first ? regions[i].first : parent->first;
        parent->end = regions[i].end > parent->end ? regions[i].end : parent->end;
        parent->children++;
        parent->images += regions[i].images;
        parent->links += regions[i].links;
    }
    if (regions[0].first == GALLEY_SURVEY_NONE) {
        regions[0].first = 0;
    }
}

static void sum_words(galley_survey *survey, const galley_blocks *blocks) {
    galley_sum sum = {0};
    for (size_t i = 0; i < blocks->count; i++) {
        survey->sums[i] = sum;
        sum.words += blocks->segments[i].words;
        sum.link_words += blocks->segments[i].link_words;
    }
    survey->sums[blocks->count] = sum;
}

static void sum_readable(galley_survey *survey, const galley_blocks *blocks) {
    uint32_t readable = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        survey->sums[i].readable = readable;
        survey->marks[i].readable = reads_like_text(&blocks->segments[i]);
        readable += survey->marks[i].readable ? blocks->segments[i].words : 0;
    }
    survey->sums[blocks->count].readable = readable;
}

/* Hands evidence and points down the path. */
static void inherit_names(galley_survey *survey, galley_blocks *blocks) {
    uint64_t all = survey->sums[blocks->count].words;
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_container *container = &blocks->containers[i];
        galley_region *region = &survey->regions[i];
        uint64_t words = galley_region_sum(survey, region).words;
        if (words * 10 > all * WRAPPER_TENTHS) {
            container->evidence &= WRAPPING;
        }
        region->path = region->worst = region->best = container->points;
        region->wider = (uint32_t)i;
        if (i > 0) {
            const galley_region *parent = &survey->regions[container->parent];
            container->evidence |= blocks->containers[container->parent].evidence;
            region->path = clip(parent->path + container->points);
            region->worst = parent->worst < region->worst ? parent->worst : region->worst;
            region->best = parent->best > region->best ? parent->best : region->best;
            bool more = parent->first < region->first || parent->end > region->end;
            region->wider =
                more || parent->wider == container->parent ? container->parent : parent->wider;
        }
    }
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        segment->evidence |= blocks->containers[segment->container].evidence;
    }
}

/* Children stand after their parents, so one pass descends as far as the share allows. */
static void find_main(galley_survey *survey, const galley_blocks *blocks) {
    uint64_t all = survey->sums[blocks->count].readable;
    survey->main = 0;
    for (uint32_t i = 1; i < blocks->container_count && all > 0; i++) {
        const galley_region *region = &survey->regions[i];
        uint64_t readable = galley_region_sum(survey, region).readable;
        if (blocks->containers[i].parent == survey->main && readable * 10 >= all * MAIN_TENTHS) {
            survey->main = i;
        }
    }
}

/* Marks the path up from the pole's container, then hands down from where others leave it. */
static void find_forks(galley_survey *survey, const galley_blocks *blocks, galley_pole pole,
                       uint32_t container) {
    galley_region *regions = survey->regions;
    for (size_t i = 0; i < blocks->container_count; i++) {
        regions[i].forks[pole].at = GALLEY_SURVEY_NONE;
    }
    for (uint32_t at = container; at != GALLEY_CONTAINER_NONE; at = blocks->containers[at].parent) {
        regions[at].forks[pole] = (galley_fork){.at = at, .below = 0};
    }
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_fork *fork = &regions[i].forks[pole];
        if (fork->at == GALLEY_SURVEY_NONE) {
            *fork = regions[blocks->containers[i].parent].forks[pole];
            fork->below++;
        }
    }
}

/* Words that make a container one of this size, of a page of so many words. */
static uint64_t words_of_size(galley_size size, uint64_t all) {
    switch (size) {
    case GALLEY_SIZE_FEW:
        return 60;
    case GALLEY_SIZE_MANY:
        return 200;
    case GALLEY_SIZE_TENTH:
        return (all + 9) / 10;
    case GALLEY_SIZE_THIRD:
        return (3 * all + 9) / 10;
    case GALLEY_SIZE_MOST:
        return (6 * all + 9) / 10;
    default:
        return (all + 1) / 2;
    }
}

/* The containers of each size on the path. Where the smallest with half of the page is known, the
 * largest with less is the next on the way down. */
static void find_sizes(galley_survey *survey, const galley_blocks *blocks) {
    uint64_t least[GALLEY_SIZES];
    for (int size = 0; size < GALLEY_SIZES; size++) {
        least[size] = words_of_size((galley_size)size, survey->sums[blocks->count].words);
    }
    for (uint32_t i = 0; i < blocks->container_count; i++) {
        galley_region *region = &survey->regions[i];
        uint32_t above = blocks->containers[i].parent;
        uint32_t words = galley_region_sum(survey, region).words;
        for (int size = 0; size < GALLEY_SIZES; size++) {
            bool reaches = i == 0 || words >= least[size];
            region->sized[size] = reaches ? i : survey->regions[above].sized[size];
        }
        if (i > 0 && words < least[GALLEY_SIZE_LESS]) {
            const galley_region *parent = &survey->regions[above];
            uint32_t all = galley_region_sum(survey, parent).words;
            region->sized[GALLEY_SIZE_LESS] =
                all >= least[GALLEY_SIZE_LESS] ? i : parent->sized[GALLEY_SIZE_LESS];
        }
    }
}

/* So many steps of a place make one of its code, in 1/65536. */
static uint32_t scale_of(uint32_t count) {
    return count == 0 ? 0 : (GALLEY_CODE_WHOLE << 16) / count;
}

static void code_regions(galley_survey *survey, const galley_blocks *blocks) {
    const galley_sum *all = &survey->sums[blocks->count];
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_region *region = &survey->regions[i];
        galley_sum sum = galley_region_sum(survey, region);
        uint32_t count = region->end - region->first;
        uint8_t *codes = region->codes;
        region->scale = scale_of(count);
        codes[0] = galley_code_share(sum.link_words, sum.words);
        codes[1] = galley_code_share(sum.readable, sum.words);
        codes[2] = galley_code_share(sum.readable, all->readable);
        codes[3] = galley_code_log(region->images);
        codes[4] = galley_code_share(sum.words, all->words);
        codes[5] = galley_code_log(region->children);
        codes[6] = galley_code_log(sum.words);
        codes[7] = galley_code_log(count == 0 ? 0 : sum.words / count);
    }
}

void galley_survey_regions(galley_survey *survey, galley_blocks *blocks) {
    find_runs(survey, blocks);
    sum_words(survey, blocks);
    inherit_names(survey, blocks);
    sum_readable(survey, blocks);
    find_main(survey, blocks);
    find_forks(survey, blocks, GALLEY_POLE_MAIN, survey->main);
    find_sizes(survey, blocks);
    code_regions(survey, blocks);
}

void galley_survey_around_title(galley_survey *survey, const galley_blocks *blocks) {
    if (survey->title < blocks->count) {
        find_forks(survey, blocks, GALLEY_POLE_TITLE, blocks->segments[survey->title].container);
    }
}
