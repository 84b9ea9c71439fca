/*
 * Blocks in, the survey's arrays out, filled step by step: regions (what containers hold), groups
 * (siblings alike), texts (tokens, copies), site
 * (texts that other pages have), outline (headings), said (what the page says of
 * itself).
 *
 * All arrays are cut from one piece of memory, whose size follows from the numbers of blocks and
 * containers alone; those are bounded by the page's length.
 */
#include "survey.h"
#include "../base/memory.h"

/* Every array begins at such a multiple, for vector loads of columns and for any type. */
#define ALIGNMENT 64

void galley_survey_init(galley_survey *survey, const galley_allocator *allocator) {
    *survey = (galley_survey){.allocator = allocator};
}

void galley_survey_free(galley_survey *survey) {
    galley_memory_free(survey->allocator, survey->memory, survey->capacity);
    survey->memory = NULL;
    survey->capacity = 0;
}

static size_t round_up(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* The next piece of the memory, or only its size while there is none. */
static void *take(char *memory, size_t *at, size_t size) {
    void *piece = memory == NULL ? NULL : memory + *at;
    *at += round_up(size);
    return piece;
}

/* Cuts the memory up and returns how much is needed; with NULL it only counts. */
static size_t cut_up(galley_survey *survey, char *memory, size_t blocks, size_t containers) {
    size_t at = 0;
    size_t most = blocks > containers ? blocks : containers;
    /* an odd number of cache lines, so that the columns of a block share none of its sets */
    survey->stride = round_up(blocks) | ALIGNMENT;
    survey->slot_count = galley_keys_slots(most);
    survey->columns = take(memory, &at, GALLEY_FEATURE_COUNT * survey->stride);
    survey->scores = take(memory, &at, survey->stride * sizeof *survey->scores);
    survey->sums = take(memory, &at, (blocks + 1) * sizeof *survey->sums);
    survey->marks = take(memory, &at, blocks * sizeof *survey->marks);
    survey->kinds = take(memory, &at, blocks * sizeof *survey->kinds);
    survey->levels = take(memory, &at, blocks * sizeof *survey->levels);
    survey->copies = take(memory, &at, blocks * sizeof *survey->copies);
    survey->regions = take(memory, &at, containers * sizeof *survey->regions);
    survey->groups = take(memory, &at, containers * sizeof *survey->groups);
    survey->slots = take(memory, &at, survey->slot_count * sizeof *survey->slots);
    return at;
}

static bool need_memory(galley_survey *survey, size_t blocks, size_t containers) {
    size_t size = cut_up(survey, NULL, blocks, containers) + ALIGNMENT;
    void *array = survey->memory;
    if (!galley_memory_grow(survey->allocator, &array, &survey->capacity, size, 1)) {
        return false;
    }
    survey->memory = array;
    size_t skip = (ALIGNMENT - (uintptr_t)survey->memory % ALIGNMENT) % ALIGNMENT;
    cut_up(survey, survey->memory + skip, blocks, containers);
    return true;
}

bool galley_survey_make(galley_survey *survey, galley_blocks *blocks,
                        const galley_document *document, const galley_site_view *site) {
    if (!need_memory(survey, blocks->count, blocks->container_count)) {
        return false;
    }
    galley_keys_init(&survey->keys, survey->slots, survey->slot_count);
    galley_survey_regions(survey, blocks);
    galley_survey_groups(survey, blocks);
    galley_survey_title(survey, document);
    galley_survey_texts(survey, blocks);
    galley_survey_site(survey, blocks, site);
    galley_survey_outline(survey, blocks);
    galley_survey_around_title(survey, blocks);
    return galley_survey_said(survey, blocks, document);
}
