/*
 * Judged blocks in, boxes of other pages dropped that were kept: see boxes.h. A block alone looks
 * like one of the text; the box shows by its heading together with what stands under it.
 *
 * A box is a heading that says so, and short blocks under it in its container, a third of their
 * words linked; or cards that have a link each, where names say so, too: pages that collect such
 * cards have headings of the kind. Bounds on its size make looking at one cheap, and leave its text
 * to a page that is mostly such a list.
 *
 * Known limit: a box without a heading, or with one in words not known, is not seen.
 */
#include "boxes.h"
#include "role.h"
#include "role_words.h"

/* The most blocks of a box, and the most words of a block in it. */
#define MOST_BLOCKS 40
#define LONGEST 40
/* So many siblings alike are cards. */
#define FEWEST_CARDS 3
/* A heading's most words, and how many containers up the box is looked for. */
#define HEADING_WORDS 8
#define LEVELS 3

/* Do all blocks behind the heading stand among related items, by names, and in lists of siblings
 * alike, each with a link? */
static bool is_of_cards(const galley_survey *survey, const galley_blocks *blocks, size_t heading,
                        size_t end) {
    for (size_t i = heading + 1; i < end; i++) {
        uint32_t list = survey->regions[blocks->segments[i].container].list;
        if ((blocks->segments[i].evidence & GALLEY_EVIDENCE_RELATED) == 0 ||
            list == GALLEY_SURVEY_NONE || survey->groups[list].members < FEWEST_CARDS ||
            survey->groups[list].linked < survey->groups[list].members) {
            return false;
        }
    }
    return true;
}

static bool is_box(const galley_survey *survey, const galley_blocks *blocks,
                   const galley_region *region, size_t heading) {
    galley_sum sum = galley_region_sum(survey, region);
    uint64_t all = survey->sums[blocks->count].words;
    if (region->first != heading || region->end - heading < 2 ||
        region->end - heading > MOST_BLOCKS || (uint64_t)sum.words * 2 > all) {
        return false;
    }
    if ((sum.link_words * 3 < sum.words || (uint64_t)sum.words * 3 > all) &&
        !is_of_cards(survey, blocks, heading, region->end)) {
        return false;
    }
    for (size_t i = heading; i < region->end; i++) {
        if (blocks->segments[i].words > LONGEST) {
            return false;
        }
    }
    return true;
}

static bool is_heading(const galley_blocks *blocks, const galley_segment *segment) {
    return segment->words <= HEADING_WORDS && segment->link_words == 0 &&
           galley_role_heads_related(galley_segment_text(blocks, segment));
}

/* The box that the block is the heading of, or NULL. */
static const galley_region *find_box(const galley_survey *survey, const galley_blocks *blocks,
                                     size_t heading) {
    uint32_t at = blocks->segments[heading].container;
    for (int level = 0; level < LEVELS && at != GALLEY_CONTAINER_NONE; level++) {
        if (is_box(survey, blocks, &survey->regions[at], heading)) {
            return &survey->regions[at];
        }
        at = blocks->containers[at].parent;
    }
    return NULL;
}

static void drop(galley_blocks *blocks, const galley_region *box) {
    for (size_t i = box->first; i < box->end; i++) {
        galley_segment *segment = &blocks->segments[i];
        segment->kept = false;
        segment->role =
            (uint8_t)galley_role_find(segment, galley_segment_text(blocks, segment), false);
    }
}

void galley_boxes_drop(const galley_survey *survey, galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        if (is_heading(blocks, &blocks->segments[i])) {
            const galley_region *box = find_box(survey, blocks, i);
            if (box != NULL) {
                drop(blocks, box);
            }
        }
    }
}
