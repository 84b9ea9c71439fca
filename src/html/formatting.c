/*
 * The list of active formatting elements: <b>, <i>, <a> and the like, which are opened again in
 * each paragraph until their end tags come.
 *
 * The standard's list has no bound, and opening it again in every paragraph is quadratic. Two
 * limits keep work and memory linear: so many entries after the last marker, and so many copies a
 * page (copies_left). Both are far above what real pages need.
 */
#include "builder.h"

/* Attributes of one tag that are looked at for doubles when two tags are compared. */
#define MAX_COMPARED 64

static bool is_marker(const galley_formatting *entry) { return entry->node == GALLEY_NODE_NONE; }

static uint64_t hash_bytes(galley_slice bytes, uint64_t hash) {
    for (size_t i = 0; i < bytes.len; i++) {
        hash = (hash ^ (unsigned char)bytes.ptr[i]) * 0x100000001B3U;
        hash ^= hash >> 29;
    }
    return hash;
}

/* A number for the set of an element's attributes, whatever their order. */
static uint64_t hash_attributes(galley_parser *parser, uint32_t node) {
    uint64_t names[MAX_COMPARED];
    size_t count = 0;
    uint64_t sum = 1;
    galley_buffer *scratch = &parser->scratch;
    galley_attribute_iterator iterator = galley_attribute_begin(parser->document, node);
    for (galley_attribute attribute; galley_attribute_next(&iterator, &attribute);) {
        galley_buffer_clear(scratch);
        galley_attribute_read_name(attribute.name, scratch);
        uint64_t name = hash_bytes(galley_buffer_slice(scratch, 0, scratch->len), 0);
        size_t known = 0;
        while (known < count && names[known] != name) {
            known++;
        }
        if (known < count) {
            continue; /* written twice: the first one counts */
        }
        if (count < MAX_COMPARED) {
            names[count++] = name;
        }
        galley_buffer_clear(scratch);
        galley_attribute_read_value(attribute.value, scratch);
        sum += hash_bytes(galley_buffer_slice(scratch, 0, scratch->len), name);
        parser->failed = parser->failed || scratch->failed;
        parser->steps += scratch->len;
    }
    return sum;
}

static uint64_t attributes_of(galley_parser *parser, galley_formatting *entry) {
    if (entry->attributes == 0) {
        entry->attributes = hash_attributes(parser, entry->node);
    }
    return entry->attributes;
}

/* The Noah's Ark clause: of three entries alike, and a fourth to come, the earliest goes. */
static void enforce_noahs_ark(galley_parser *parser, galley_formatting *pushed, size_t first) {
    size_t alike = 0;
    size_t earliest = 0;
    for (size_t i = parser->formatting_count; i-- > first;) {
        galley_formatting *entry = &parser->formatting[i];
        if (entry->name == pushed->name &&
            attributes_of(parser, entry) == attributes_of(parser, pushed)) {
            alike++;
            earliest = i;
        }
    }
    if (alike >= 3) {
        galley_formatting_remove(parser, earliest);
    }
}

static bool reserve_entry(galley_parser *parser) {
    void *entries = parser->formatting;
    if (!galley_memory_grow(parser->allocator, &entries, &parser->formatting_capacity,
                            parser->formatting_count + 1, sizeof *parser->formatting)) {
        parser->failed = true;
        return false;
    }
    parser->formatting = entries;
    return true;
}

void galley_formatting_insert(galley_parser *parser, size_t index, uint32_t node) {
    if (!reserve_entry(parser)) {
        return;
    }
    memmove(&parser->formatting[index + 1], &parser->formatting[index],
            (parser->formatting_count - index) * sizeof *parser->formatting);
    uint32_t name = node == GALLEY_NODE_NONE ? GALLEY_TAG_NONE
                                             : galley_node_name(&parser->document->nodes[node]);
    parser->formatting[index] = (galley_formatting){node, name, 0};
    parser->formatting_count++;
}

void galley_formatting_push(galley_parser *parser, uint32_t node) {
    galley_formatting pushed = {node, galley_node_name(&parser->document->nodes[node]), 0};
    size_t first = parser->formatting_count;
    size_t same_name = 0;
    while (first > 0 && !is_marker(&parser->formatting[first - 1])) {
        first--;
        same_name += parser->formatting[first].name == pushed.name;
        parser->steps++;
    }
    if (same_name >= 3) {
        enforce_noahs_ark(parser, &pushed, first);
    }
    if (parser->formatting_count - first >= parser->max_formatting) {
        galley_formatting_remove(parser, first);
    }
    galley_formatting_insert(parser, parser->formatting_count, node);
}

void galley_formatting_mark(galley_parser *parser) {
    galley_formatting_insert(parser, parser->formatting_count, GALLEY_NODE_NONE);
}

void galley_formatting_clear_to_mark(galley_parser *parser) {
    while (parser->formatting_count > 0) {
        parser->formatting_count--;
        if (is_marker(&parser->formatting[parser->formatting_count])) {
            return;
        }
    }
}

void galley_formatting_remove(galley_parser *parser, size_t index) {
    parser->formatting_count--;
    memmove(&parser->formatting[index], &parser->formatting[index + 1],
            (parser->formatting_count - index) * sizeof *parser->formatting);
}

size_t galley_formatting_find(galley_parser *parser, uint32_t node) {
    for (size_t i = parser->formatting_count; i-- > 0;) {
        parser->steps++;
        if (parser->formatting[i].node == node) {
            return i;
        }
    }
    return SIZE_MAX;
}

size_t galley_formatting_find_name(galley_parser *parser, uint32_t name) {
    for (size_t i = parser->formatting_count; i-- > 0 && !is_marker(&parser->formatting[i]);) {
        parser->steps++;
        if (parser->formatting[i].name == name) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* An entry that need not be opened again, and before which none need be. */
static bool is_settled(const galley_parser *parser, size_t index) {
    const galley_formatting *entry = &parser->formatting[index];
    return is_marker(entry) || galley_open_has_formatting(parser, entry->node);
}

static bool may_copy(const galley_parser *parser) {
    return parser->copies_left > 0 && parser->depth < parser->max_depth;
}

void galley_formatting_reconstruct_slow(galley_parser *parser) {
    size_t first = parser->formatting_count;
    if (is_settled(parser, first - 1) || !may_copy(parser)) {
        return;
    }
    while (first > 0 && !is_settled(parser, first - 1)) {
        first--;
        parser->steps++;
    }
    for (size_t i = first; i < parser->formatting_count && !parser->failed; i++) {
        if (!may_copy(parser)) {
            return;
        }
        parser->formatting[i].node = galley_insert_again(parser, parser->formatting[i].node).node;
    }
}
