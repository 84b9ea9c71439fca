/*
 * What is alike: siblings of one shape (cards, list items, rows, paragraphs), and all blocks of one
 * shape on the page. A shape is an element's name and its classes; a run of siblings of one shape
 * is judged as what its members have in common.
 *
 * The first and last passes are over containers, the others over blocks.
 */
#include "codes.h"
#include "survey.h"

/* So many alike make a list. */
#define LIST_MEMBERS 3

static void count_members(galley_survey *survey, const galley_blocks *blocks) {
    galley_keys *keys = &survey->keys;
    galley_keys_forget(keys);
    uint32_t known = 0;
    for (size_t i = 0; i < blocks->container_count; i++) {
        const galley_container *container = &blocks->containers[i];
        galley_region *region = &survey->regions[i];
        uint32_t number =
            galley_keys_number(keys, galley_keys_pair(container->parent, container->shape));
        galley_group *group = &survey->groups[number];
        if (keys->count > known) {
            memset(group, 0, sizeof *group);
            known = keys->count;
        }
        galley_sum sum = galley_region_sum(survey, region);
        region->group = number;
        group->members++;
        group->blocks += region->end - region->first;
        group->words += sum.words;
        group->link_words += sum.link_words;
        group->readable += sum.readable;
        group->most = sum.words > group->most ? sum.words : group->most;
        group->pictured += region->images > 0;
        group->linked += sum.link_words > 0;
    }
    survey->group_count = keys->count;
}

/* The innermost and the outermost list around each container. */
static void inherit_lists(galley_survey *survey, const galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_region *region = &survey->regions[i];
        region->card = GALLEY_SURVEY_NONE;
        region->list = GALLEY_SURVEY_NONE;
        if (i > 0) {
            const galley_region *parent = &survey->regions[blocks->containers[i].parent];
            region->card = parent->card;
            region->list = parent->list;
        }
        if (survey->groups[region->group].members >= LIST_MEMBERS) {
            region->card = region->group;
            region->list = region->list == GALLEY_SURVEY_NONE ? region->group : region->list;
        }
    }
}

static uint32_t shape_of(const galley_blocks *blocks, const galley_segment *segment) {
    const galley_container *own = &blocks->containers[segment->container];
    uint32_t shape = own->shape * 31;
    if (own->parent != GALLEY_CONTAINER_NONE) {
        shape += blocks->containers[own->parent].shape;
    }
    return shape * 31 + (segment->inline_node == GALLEY_NODE_NONE ? 0U : 1U);
}

static void count_kinds(galley_survey *survey, const galley_blocks *blocks) {
    galley_keys *keys = &survey->keys;
    galley_keys_forget(keys);
    uint32_t known = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        uint32_t number = galley_keys_number(keys, shape_of(blocks, segment));
        galley_group *kind = &survey->kinds[number];
        if (keys->count > known) {
            memset(kind, 0, sizeof *kind);
            known = keys->count;
        }
        survey->marks[i].kind = number;
        kind->members++;
        kind->words += segment->words;
        kind->link_words += segment->link_words;
        kind->sentences += segment->ends_sentence;
    }
    for (size_t i = 0; i < keys->count; i++) {
        galley_group *kind = &survey->kinds[i];
        kind->codes[0] = galley_code_log(kind->members);
        kind->codes[1] = galley_code_log(kind->words / kind->members);
        kind->codes[2] = galley_code_share(kind->link_words, kind->words);
        kind->codes[3] = galley_code_share(kind->sentences, kind->members);
    }
}

static void code_groups(galley_survey *survey, const galley_blocks *blocks) {
    uint32_t all = survey->sums[blocks->count].words;
    for (size_t i = 0; i < survey->group_count; i++) {
        galley_group *group = &survey->groups[i];
        if (group->members < LIST_MEMBERS) {
            continue;
        }
        uint8_t *codes = group->codes;
        codes[0] = galley_code_log(group->members);
        codes[1] = galley_code_log(group->words / group->members);
        codes[2] = galley_code_share(group->link_words, group->words);
        codes[3] = galley_code_share(group->readable, group->words);
        codes[4] = galley_code_log((uint32_t)((uint64_t)group->blocks * 4 / group->members));
        codes[5] = galley_code_share(group->pictured, group->members);
        codes[6] = galley_code_share(group->linked, group->members);
        codes[7] = galley_code_share(group->words, all);
        codes[8] = galley_code_share(group->most, group->words);
    }
}

/* Blocks of one shape in one list. */
static void number_alike(galley_survey *survey, const galley_blocks *blocks) {
    galley_keys *keys = &survey->keys;
    galley_keys_forget(keys);
    for (size_t i = 0; i < blocks->count; i++) {
        galley_mark *mark = &survey->marks[i];
        uint32_t list = survey->regions[blocks->segments[i].container].list;
        mark->alike = list == GALLEY_SURVEY_NONE
                          ? GALLEY_SURVEY_NONE
                          : galley_keys_number(keys, galley_keys_pair(list, mark->kind));
    }
    survey->level_count = keys->count;
}

/* Words in lists of containers that are no paragraphs or cells. */
static void count_listed(galley_survey *survey, const galley_blocks *blocks) {
    survey->listed = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (segment->tag != GALLEY_TAG_P &&
            survey->regions[segment->container].card != GALLEY_SURVEY_NONE) {
            survey->listed += segment->words;
        }
    }
}

void galley_survey_groups(galley_survey *survey, const galley_blocks *blocks) {
    count_members(survey, blocks);
    inherit_lists(survey, blocks);
    code_groups(survey, blocks);
    count_kinds(survey, blocks);
    number_alike(survey, blocks);
    count_listed(survey, blocks);
}
