/*
 * Unknown element names (custom elements, mistakes) are interned: the first place where each stood
 * is kept, in chains under a hash. The hash is keyed by where the page's memory lies, so that a
 * page cannot be written to make all names collide; no result depends on it.
 */
#include "name_table.h"

/* Node bits have room for 21 bits of name. Names beyond that count as the last one; such a page has
 * over 10 MB of names alone. */
#define MAX_NAMES ((1U << 21) - GALLEY_TAG_COUNT - 1)
/* Power of two; a page with custom elements has some dozens of names. */
#define FIRST_BUCKETS 256

void galley_name_table_clear(galley_tokenizer *tokenizer) {
    if (tokenizer->buckets_used) {
        memset(tokenizer->buckets, 0xFF, tokenizer->bucket_count * sizeof *tokenizer->buckets);
        tokenizer->buckets_used = false;
    }
    tokenizer->document->name_count = 0;
}

static uint32_t hash_name(const galley_tokenizer *tokenizer, galley_slice name) {
    uint64_t hash = (uint64_t)(uintptr_t)tokenizer->buckets ^ 0x9E3779B97F4A7C15U;
    for (size_t i = 0; i < name.len; i++) {
        hash = (hash ^ (unsigned char)galley_ascii_lower(name.ptr[i])) * 0xD6E8FEB86659FD93U;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static void link_name(galley_tokenizer *tokenizer, uint32_t index) {
    galley_name *name = &tokenizer->document->names[index];
    uint32_t *head = &tokenizer->buckets[name->hash & (tokenizer->bucket_count - 1)];
    name->next = *head;
    *head = index;
    tokenizer->buckets_used = true;
}

/* Makes room in the buckets for one more name. */
static bool grow_buckets(galley_tokenizer *tokenizer) {
    galley_document *document = tokenizer->document;
    if (document->name_count < tokenizer->bucket_count) {
        return true;
    }
    size_t count = tokenizer->bucket_count == 0 ? FIRST_BUCKETS : tokenizer->bucket_count * 2;
    void *buckets = tokenizer->buckets;
    if (!galley_memory_resize(document->allocator, &buckets, &tokenizer->bucket_count, count,
                              sizeof *tokenizer->buckets)) {
        return false;
    }
    tokenizer->buckets = buckets;
    memset(buckets, 0xFF, count * sizeof *tokenizer->buckets);
    for (uint32_t i = 0; i < document->name_count; i++) {
        galley_name *name = &document->names[i];
        name->hash =
            hash_name(tokenizer, galley_slice_make(document->input.ptr + name->start, name->len));
        link_name(tokenizer, i);
    }
    return true;
}

static uint32_t add_name(galley_tokenizer *tokenizer, galley_slice name, uint32_t hash) {
    galley_document *document = tokenizer->document;
    if (document->name_count == MAX_NAMES) {
        return GALLEY_TAG_COUNT + MAX_NAMES - 1;
    }
    void *names = document->names;
    if (!galley_memory_grow(document->allocator, &names, &document->name_capacity,
                            document->name_count + 1, sizeof *document->names)) {
        tokenizer->failed = true;
        return GALLEY_TAG_NONE;
    }
    document->names = names;
    uint32_t index = (uint32_t)document->name_count++;
    document->names[index] = (galley_name){(uint32_t)(name.ptr - document->input.ptr),
                                           (uint32_t)name.len, hash, GALLEY_NODE_NONE};
    link_name(tokenizer, index);
    return GALLEY_TAG_COUNT + index;
}

uint32_t galley_name_table_find(galley_tokenizer *tokenizer, galley_slice name) {
    if (!grow_buckets(tokenizer)) {
        tokenizer->failed = true;
        return GALLEY_TAG_NONE;
    }
    const galley_document *document = tokenizer->document;
    uint32_t hash = hash_name(tokenizer, name);
    uint32_t index = tokenizer->buckets[hash & (tokenizer->bucket_count - 1)];
    for (; index != GALLEY_NODE_NONE; index = document->names[index].next) {
        const galley_name *known = &document->names[index];
        if (known->hash == hash &&
            galley_slice_equal_nocase(
                galley_slice_make(document->input.ptr + known->start, known->len), name)) {
            return GALLEY_TAG_COUNT + index;
        }
    }
    return add_name(tokenizer, name, hash);
}
