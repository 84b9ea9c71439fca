/*
 * The stack of open elements. Element 0 is the root and is never popped. The number of open
 * elements of each tag is kept beside the stack: most questions about scopes are answered by a zero
 * there.
 *
 * The stack has a greatest depth. An element that would go deeper takes the place of the innermost
 * open one, and so becomes its next sibling: what browsers' trees look like below their limit.
 * Elements that insertion modes rely on (tables and their parts, templates) do not give way. They
 * may go some way beyond the limit, with one ordinary element inside; after that their start tags
 * are passed over.
 */
#include "builder.h"

#include "char_class.h"

static void note_open(galley_parser *parser, const galley_open *element) {
    if (element->space == GALLEY_NAMESPACE_HTML) {
        parser->open_counts[galley_open_slot(element->name)]++;
    }
    if ((element->traits & GALLEY_TRAIT_FORMATTING) != 0) {
        parser->document->nodes[element->node].bits |= GALLEY_NODE_OPEN;
    }
}

static void note_closed(galley_parser *parser, const galley_open *element) {
    if (element->space == GALLEY_NAMESPACE_HTML) {
        parser->open_counts[galley_open_slot(element->name)]--;
    }
    if ((element->traits & GALLEY_TRAIT_FORMATTING) != 0) {
        parser->document->nodes[element->node].bits &= ~(uint32_t)GALLEY_NODE_OPEN;
    }
}

/* Whether the names behind these places, an element's "<" and an end tag's "</", are the same. */
static bool same_names(const char *a, const char *b) {
    while (!galley_char_is(*a, GALLEY_CHAR_ENDS_TAG_NAME) &&
           galley_ascii_lower(*a) == galley_ascii_lower(*b)) {
        a++;
        b++;
    }
    return galley_char_is(*a, GALLEY_CHAR_ENDS_TAG_NAME) &&
           galley_char_is(*b, GALLEY_CHAR_ENDS_TAG_NAME);
}

bool galley_open_is_named_by(const galley_parser *parser, const galley_open *element,
                             const galley_token *end_tag) {
    if (element->name != end_tag->name || element->name < GALLEY_TAG_COUNT) {
        return element->name == end_tag->name;
    }
    uint32_t start = parser->document->nodes[element->node].start;
    return same_names(parser->tokenizer.input + start + 1, end_tag->start + 2);
}

void galley_open_make_room(galley_parser *parser) {
    const galley_open *current = galley_open_current(parser);
    if (parser->depth < parser->max_depth || (current->traits & GALLEY_TRAIT_STRUCTURE) != 0) {
        return;
    }
    if ((current->traits & GALLEY_TRAIT_MARKER) != 0) {
        galley_formatting_clear_to_mark(parser);
    }
    galley_open_pop(parser);
}

void galley_open_push(galley_parser *parser, galley_open element) {
    parser->open[parser->depth++] = element;
    note_open(parser, &element);
}

void galley_open_pop(galley_parser *parser) {
    if (parser->depth > 1) {
        parser->depth--;
        note_closed(parser, &parser->open[parser->depth]);
    }
}

void galley_open_forget(galley_parser *parser) {
    /* Few elements are open and there are many counts: it is less work to take them back. */
    for (; parser->depth > 0; parser->depth--) {
        const galley_open *element = &parser->open[parser->depth - 1];
        if (element->space == GALLEY_NAMESPACE_HTML) {
            parser->open_counts[galley_open_slot(element->name)]--;
        }
    }
}

void galley_open_pop_above(galley_parser *parser, uint32_t depth) {
    while (parser->depth > depth && parser->depth > 1) {
        galley_open_pop(parser);
    }
}

void galley_open_pop_to(galley_parser *parser, uint32_t name) {
    while (parser->depth > 1) {
        bool found = galley_open_current_is(parser, name);
        galley_open_pop(parser);
        if (found) {
            return;
        }
    }
}

void galley_open_pop_until(galley_parser *parser, uint32_t traits) {
    while (parser->depth > 1 && (galley_open_current(parser)->space != GALLEY_NAMESPACE_HTML ||
                                 (galley_open_current(parser)->traits & traits) == 0)) {
        galley_open_pop(parser);
    }
}

uint32_t galley_open_find(galley_parser *parser, uint32_t node) {
    uint32_t depth = parser->depth;
    while (depth > 0 && parser->open[depth - 1].node != node) {
        depth--;
        parser->steps++;
    }
    return depth;
}

void galley_open_remove(galley_parser *parser, uint32_t depth) {
    note_closed(parser, &parser->open[depth - 1]);
    memmove(&parser->open[depth - 1], &parser->open[depth],
            (parser->depth - depth) * sizeof *parser->open);
    parser->depth--;
}

void galley_open_replace(galley_parser *parser, uint32_t depth, uint32_t node) {
    note_closed(parser, &parser->open[depth - 1]);
    parser->open[depth - 1].node = node;
    note_open(parser, &parser->open[depth - 1]);
}

void galley_open_move(galley_parser *parser, uint32_t from, uint32_t to) {
    galley_open moved = parser->open[from - 1];
    memmove(&parser->open[from - 1], &parser->open[from], (to - from) * sizeof *parser->open);
    parser->open[to - 1] = moved;
}

bool galley_open_in_scope(galley_parser *parser, uint32_t name, uint32_t limit) {
    if (!galley_open_has(parser, name)) {
        return false;
    }
    for (uint32_t depth = parser->depth; depth > 0; depth--) {
        const galley_open *element = &parser->open[depth - 1];
        parser->steps++;
        if (galley_open_is(element, name)) {
            return true;
        }
        if ((element->traits & limit) != 0) {
            return false;
        }
    }
    return false;
}

void galley_open_imply_end_tags(galley_parser *parser, uint32_t except) {
    while ((galley_open_current(parser)->traits & GALLEY_TRAIT_IMPLIED_END) != 0 &&
           galley_open_current(parser)->name != except && parser->depth > 1) {
        galley_open_pop(parser);
    }
}

void galley_open_imply_end_tags_thoroughly(galley_parser *parser) {
    while ((galley_open_current(parser)->traits & GALLEY_TRAIT_THOROUGH_END) != 0 &&
           parser->depth > 1) {
        galley_open_pop(parser);
    }
}

void galley_open_close_p(galley_parser *parser) {
    if (galley_open_in_scope(parser, GALLEY_TAG_P, GALLEY_TRAIT_BUTTON_SCOPE)) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_P);
        galley_open_pop_to(parser, GALLEY_TAG_P);
    }
}
