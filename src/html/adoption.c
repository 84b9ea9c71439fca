/*
 * The adoption agency algorithm: what makes sense of <b><p></b></p>. The names are the standard's.
 */
#include "builder.h"

/* The standard's own bounds of the two loops. */
enum { OUTER_LOOPS = 8, INNER_LOOPS = 3 };

/* One pass of the outer loop, between its parts. Depths count from 1. */
struct adoption {
    uint32_t element; /* depth of the formatting element */
    uint32_t block;   /* depth of the furthest block */
    size_t entry;     /* of the formatting element in the list */
    size_t bookmark;  /* where its copy goes in the list */
};

/* The topmost special element below the formatting element, or 0. */
static uint32_t find_furthest_block(galley_parser *parser, uint32_t element) {
    for (uint32_t depth = element + 1; depth <= parser->depth; depth++) {
        parser->steps++;
        if ((parser->open[depth - 1].traits & GALLEY_TRAIT_SPECIAL) != 0) {
            return depth;
        }
    }
    return 0;
}

static bool is_in_scope(galley_parser *parser, uint32_t element) {
    for (uint32_t depth = parser->depth; depth > element; depth--) {
        parser->steps++;
        if ((parser->open[depth - 1].traits & GALLEY_TRAIT_SCOPE) != 0) {
            return false;
        }
    }
    return true;
}

static void remove_entry(galley_parser *parser, struct adoption *adoption, size_t index) {
    galley_formatting_remove(parser, index);
    adoption->entry -= index < adoption->entry ? 1 : 0;
    adoption->bookmark -= index < adoption->bookmark ? 1 : 0;
}

/* The inner loop: copies the formatting elements between the block and the formatting element,
 * and hangs each into the next. Gives the outermost of the chain, which is in no tree. */
static uint32_t chain_copies(galley_parser *parser, struct adoption *adoption) {
    uint32_t last = parser->open[adoption->block - 1].node;
    uint32_t block_node = last;
    int inner = 0;
    for (uint32_t depth = adoption->block - 1; depth > adoption->element; depth--) {
        uint32_t node = parser->open[depth - 1].node;
        size_t index = galley_formatting_find(parser, node);
        inner++;
        if (inner > INNER_LOOPS && index != SIZE_MAX) {
            remove_entry(parser, adoption, index);
            index = SIZE_MAX;
        }
        if (index == SIZE_MAX) {
            galley_open_remove(parser, depth);
            adoption->block--;
            continue;
        }
        uint32_t copy = galley_insert_copy(parser, node);
        if (parser->failed) {
            return last;
        }
        parser->formatting[index].node = copy;
        galley_open_replace(parser, depth, copy);
        if (last == block_node) {
            adoption->bookmark = index + 1;
        }
        galley_links_detach(parser, last);
        galley_links_append(parser, copy, last);
        last = copy;
    }
    return last;
}

/* The formatting element's copy takes its place in the list, and in the stack below the block. */
static void replace_element(galley_parser *parser, struct adoption *adoption, uint32_t copy) {
    galley_formatting_remove(parser, adoption->entry);
    adoption->bookmark -= adoption->entry < adoption->bookmark ? 1 : 0;
    galley_formatting_insert(parser, adoption->bookmark, copy);
    galley_open_replace(parser, adoption->element, copy);
    galley_open_move(parser, adoption->element, adoption->block);
}

static void adopt(galley_parser *parser, struct adoption *adoption) {
    galley_links_begin(parser);
    if (parser->failed) {
        return;
    }
    uint32_t element_node = parser->open[adoption->element - 1].node;
    uint32_t block_node = parser->open[adoption->block - 1].node;
    uint32_t last = chain_copies(parser, adoption);
    if (parser->failed) {
        return;
    }
    galley_links_detach(parser, last);
    galley_insert_detached(parser, last, &parser->open[adoption->element - 2]);
    uint32_t copy = galley_insert_copy(parser, element_node);
    if (parser->failed) {
        return;
    }
    galley_links_move_children(parser, block_node, copy);
    galley_links_append(parser, block_node, copy);
    replace_element(parser, adoption, copy);
}

/* One pass of the outer loop. True when there is another one to make. */
static bool run_once(galley_parser *parser, size_t entry) {
    struct adoption adoption = {0, 0, entry, entry};
    uint32_t node = parser->formatting[entry].node;
    if (!galley_open_has_formatting(parser, node)) {
        galley_formatting_remove(parser, entry);
        return false;
    }
    adoption.element = galley_open_find(parser, node);
    if (!is_in_scope(parser, adoption.element)) {
        return false;
    }
    adoption.block = find_furthest_block(parser, adoption.element);
    if (adoption.block == 0 || parser->copies_left == 0 || adoption.element < 2) {
        galley_open_pop_above(parser, adoption.element - 1);
        galley_formatting_remove(parser, entry);
        return false;
    }
    adopt(parser, &adoption);
    return !parser->failed;
}

bool galley_adoption_run(galley_parser *parser, const galley_token *token) {
    const galley_open *current = galley_open_current(parser);
    if (galley_open_is(current, token->name) &&
        galley_formatting_find(parser, current->node) == SIZE_MAX) {
        galley_open_pop(parser);
        return true;
    }
    for (int outer = 0; outer < OUTER_LOOPS; outer++) {
        size_t entry = galley_formatting_find_name(parser, token->name);
        if (entry == SIZE_MAX) {
            return false;
        }
        if (!run_once(parser, entry)) {
            return true;
        }
    }
    return true;
}
