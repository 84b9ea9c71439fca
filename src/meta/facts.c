/*
 * The list of facts: adding one, finding one.
 *
 * A page can hold any number of meta elements and any amount of JSON; the limits here are far above
 * what real pages have, and keep a hostile one from growing the list without end.
 */
#include "facts.h"
#include "../html/decode_text.h"
#include "../judge/words.h"

/* The densest page of 2,600 has some 1,800. */
#define MOST_FACTS 4096
/* No title, name or description is longer; bodies of articles and lists of addresses are. */
#define LONGEST_VALUE 6000
#define LONGEST_KEY 120

void galley_facts_init(galley_facts *facts, const galley_allocator *allocator) {
    memset(facts, 0, sizeof *facts);
    facts->allocator = allocator;
    galley_buffer_init(&facts->text, allocator);
    galley_buffer_init(&facts->scratch, allocator);
    galley_buffer_init(&facts->escaped, allocator);
}

void galley_facts_free(galley_facts *facts) {
    galley_memory_free(facts->allocator, facts->list, facts->capacity * sizeof *facts->list);
    galley_buffer_free(&facts->text);
    galley_buffer_free(&facts->scratch);
    galley_buffer_free(&facts->escaped);
    facts->list = NULL;
    facts->count = facts->capacity = 0;
}

void galley_facts_clear(galley_facts *facts) {
    galley_buffer_clear(&facts->text);
    galley_buffer_clear(&facts->scratch);
    facts->count = 0;
    facts->groups = 0;
    facts->items = 0;
    facts->no_memory = false;
}

/* Is there white space that must be collapsed? A lead byte of U+00A0 or U+3000 may be. */
static bool is_spaced(galley_slice value) {
    const char *at = value.ptr;
    const char *end = at + value.len;
    const char *gap = at; /* where a second space would stand */
    for (; at < end; at++) {
        if ((unsigned char)(*at - '!') < 0xC2 - '!') {
            continue; /* as most are */
        }
        if (*at == ' ' && at != gap) {
            gap = at + 1;
        } else if ((unsigned char)*at <= ' ' || *at == '\xC2' || *at == '\xE3') {
            return true;
        }
    }
    return gap == end;
}

/* Appends a value as it is to be read; texts that were escaped twice are decoded twice. */
static bool append_value(galley_facts *facts, galley_slice value, bool references) {
    galley_buffer *scratch = &facts->scratch;
    galley_words words = {.space = false};
    if (references && memchr(value.ptr, '&', value.len) != NULL) {
        unsigned how = GALLEY_DECODE_REFERENCES | GALLEY_DECODE_REPLACE_NUL;
        galley_buffer_clear(scratch);
        galley_decode_text(value, how, scratch);
        size_t once = scratch->len;
        if (!scratch->failed && once > 0 && memchr(scratch->bytes, '&', once) != NULL &&
            galley_buffer_reserve(scratch, 2 * once)) {
            galley_decode_text(galley_slice_make(scratch->bytes, once), how, scratch);
            value = galley_buffer_slice(scratch, once, scratch->len - once);
        } else {
            value = galley_buffer_slice(scratch, 0, once);
        }
        if (scratch->failed) {
            return false;
        }
    }
    if (!is_spaced(value)) {
        return galley_buffer_append_slice(&facts->text, value);
    }
    return galley_words_append(&words, galley_words_skip(value), false, false, &facts->text);
}

static bool make_room(galley_facts *facts) {
    void *array = facts->list;
    bool room = facts->count < facts->capacity ||
                galley_memory_grow(facts->allocator, &array, &facts->capacity, facts->count + 1,
                                   sizeof(galley_fact));
    facts->list = array;
    return room;
}

galley_fact *galley_facts_add(galley_facts *facts, const galley_fact *form, galley_slice key,
                              galley_slice value, bool references) {
    galley_buffer *text = &facts->text;
    if (facts->no_memory || facts->count >= MOST_FACTS || key.len == 0 || key.len > LONGEST_KEY ||
        value.len == 0 || value.len > LONGEST_VALUE) {
        return NULL;
    }
    size_t start = text->len;
    galley_buffer_append_slice(text, key);
    for (size_t i = start; i < text->len; i++) {
        text->bytes[i] = galley_ascii_lower(text->bytes[i]);
    }
    size_t from = text->len;
    if (!append_value(facts, value, references) || !make_room(facts)) {
        facts->no_memory = true;
        return NULL;
    }
    if (text->len == from) {
        text->len = start;
        return NULL;
    }
    galley_fact *fact = &facts->list[facts->count++];
    *fact = *form;
    fact->key = (uint32_t)start;
    fact->key_len = (uint8_t)key.len;
    fact->value = (uint32_t)from;
    fact->value_len = (uint32_t)(text->len - from);
    return fact;
}

const char *galley_fact_source_name(galley_fact_source source) {
    static const char *const names[] = {
        [GALLEY_FACT_TITLE] = "title",  [GALLEY_FACT_META] = "meta",
        [GALLEY_FACT_LINK] = "link",    [GALLEY_FACT_BASE] = "base",
        [GALLEY_FACT_JSON] = "json-ld", [GALLEY_FACT_MICRODATA] = "microdata",
        [GALLEY_FACT_RDFA] = "rdfa",    [GALLEY_FACT_TIME] = "time",
        [GALLEY_FACT_REL] = "rel",
    };
    return names[source];
}

const galley_fact *galley_fact_find(const galley_facts *facts, galley_fact_source source,
                                    const char *key) {
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        if (fact->source == source && galley_fact_is(facts, fact, key)) {
            return fact;
        }
    }
    return NULL;
}
