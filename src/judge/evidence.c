/*
 * An element's attributes in; bits of evidence, points of the lexicon and a shape out.
 *
 * Tokens come from tokens.c; each is looked up in the lexicon, which has learnt what it weighs, and
 * names inside classes and ids in meanings.c, too. Results are remembered by value, so that a class
 * is cut once a page however many elements have it, and so are the parts that classes are put
 * together of: half of the parts of a page's different classes are met again in another class.
 */
#include "evidence.h"

#include "../html/attribute_step.h"
#include "display.h"
#include "tokens.h"

static bool value_is(galley_slice value, const char *text) {
    return galley_slice_equal_nocase(galley_slice_trim(value), galley_slice_from(text));
}

/* True when a style declares property: word, in any spacing. */
static bool style_has(galley_slice style, const char *property, const char *wanted) {
    galley_slice name = galley_slice_from(property);
    galley_slice want = galley_slice_from(wanted);
    size_t at = 0;
    while (at < style.len) {
        const char *found = memchr(style.ptr + at, ':', style.len - at);
        if (found == NULL) {
            return false;
        }
        size_t colon = (size_t)(found - style.ptr);
        size_t end = colon;
        while (end < style.len && style.ptr[end] != ';') {
            end++;
        }
        galley_slice left = galley_slice_trim(galley_slice_make(style.ptr + at, colon - at));
        galley_slice right = galley_slice_trim(
            galley_slice_make(style.ptr + colon + 1, end - colon - (end > colon)));
        if (right.len > want.len) {
            right.len = want.len; /* "none !important" */
        }
        if (galley_slice_equal_nocase(left, name) && galley_slice_equal_nocase(right, want)) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

/* A value's place in the memory, from its length, ends and middle: classes differ there. */
static uint32_t hash_value(galley_reading what, galley_slice value) {
    uint64_t hash = galley_lexicon_start((galley_lexicon_kind)what, value.len);
    uint64_t last = 0;
    if (value.len >= 8) {
        last = galley_lexicon_load(value.ptr + value.len - 8);
        hash ^= galley_lexicon_load(value.ptr) ^
                galley_lexicon_load(value.ptr + (value.len - 8) / 2) << 1;
    } else {
        for (size_t i = 0; i < value.len; i++) {
            last = last << 8 | (unsigned char)value.ptr[i];
        }
    }
    return galley_lexicon_end(hash, last);
}

/* A part of a class without its digits, as a number. */
static uint32_t shape_of(galley_slice value) {
    char kept[GALLEY_READING_LONGEST];
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        kept[len] = value.ptr[i];
        len += (unsigned)(value.ptr[i] - '0') >= 10;
    }
    return hash_value(GALLEY_READING_PART, galley_slice_make(kept, len));
}

/* A value while the judge reads it. */
typedef struct weighing {
    const galley_evidence_memory *memory;
    galley_evidence told;
} weighing;

static void weigh_token(void *context, uint32_t hash, uint64_t key) {
    weighing *w = context;
    w->told.bits |= key != 0 ? galley_meaning_of_name(w->memory->places, key) : 0;
    w->told.points =
        galley_evidence_add(w->told.points, galley_lexicon_find(w->memory->lexicon, hash));
}

static galley_evidence weigh_value(const galley_evidence_memory *memory, galley_reading what,
                                   galley_slice value) {
    weighing w = {memory, {0, 0, 0, false}};
    galley_token_cut(what, value, weigh_token, &w);
    if (what == GALLEY_READING_PART) {
        w.told.shape = shape_of(value);
    } else if (what == GALLEY_READING_ROLE) {
        w.told.bits = galley_meaning_of_role(value);
    } else if (what == GALLEY_READING_ITEMPROP) {
        w.told.bits = galley_meaning_of_itemprop(value);
    }
    return w.told;
}

static void add_evidence(galley_evidence *sum, galley_evidence more) {
    sum->bits |= more.bits;
    sum->shape += more.shape;
    sum->points = galley_evidence_add(sum->points, more.points);
}

static bool is_entry(const galley_evidence_memory *memory, const galley_evidence_entry *entry,
                     galley_slice value, uint32_t hash) {
    return entry->page == memory->page && entry->hash == hash && entry->len == value.len &&
           memcmp(entry->value, value.ptr, value.len) == 0;
}

/* What a value tells that is not put together of parts. It is cut only when it was not met on this
 * page. */
static galley_evidence recall_part(galley_evidence_memory *memory, galley_reading what,
                                   galley_slice value) {
    uint32_t hash = hash_value(what, value);
    galley_evidence_entry *entry = &memory->entries[hash % GALLEY_EVIDENCE_REMEMBERED];
    if (!is_entry(memory, entry, value, hash)) {
        *entry = (galley_evidence_entry){value.ptr, (uint32_t)value.len, hash, memory->page,
                                         weigh_value(memory, what, value)};
    }
    return entry->told;
}

/* Classes are put together of the same parts again and again. */
static galley_evidence recall_parts(galley_evidence_memory *memory, galley_slice value) {
    galley_evidence sum = {0, 0, 0, false};
    const char *at = value.ptr;
    const char *end = at + value.len;
    while (at < end) {
        const char *begin = at;
        while (at < end && !galley_char_is(*at, GALLEY_CHAR_SPACE)) {
            at++;
        }
        if (at > begin) {
            galley_slice part = galley_slice_make(begin, (size_t)(at - begin));
            add_evidence(&sum, recall_part(memory, GALLEY_READING_PART, part));
        }
        at += at < end;
    }
    return sum;
}

static galley_evidence recall_class(galley_evidence_memory *memory, galley_slice value) {
    uint32_t hash = hash_value(GALLEY_READING_CLASS, value);
    galley_evidence_entry *entry = &memory->entries[hash % GALLEY_EVIDENCE_REMEMBERED];
    if (!is_entry(memory, entry, value, hash)) {
        galley_evidence told = recall_parts(memory, value); /* may write the same entry */
        *entry = (galley_evidence_entry){value.ptr, (uint32_t)value.len, hash, memory->page, told};
    }
    return entry->told;
}

static void read_value(galley_evidence_memory *memory, galley_reading what, galley_slice value,
                       galley_evidence *sum) {
    value = galley_reading_shorten(what, value);
    if (value.len > 0) {
        add_evidence(sum, what == GALLEY_READING_CLASS ? recall_class(memory, value)
                                                       : recall_part(memory, what, value));
    }
}

/* Has a rel a word that says what the link means? Most only say what a browser may not do. */
static bool is_meaning(galley_slice rel) {
    static const char *const words[] = {"author", "license", "tag"};
    for (size_t at = 0; at < rel.len && at < GALLEY_READING_LONGEST; at++) {
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            galley_slice word = galley_slice_from(words[i]);
            if (rel.len - at >= word.len &&
                galley_slice_equal_nocase(galley_slice_make(rel.ptr + at, word.len), word)) {
                return true;
            }
        }
    }
    return false;
}

static void read_attribute(galley_evidence_memory *memory, const galley_attribute *attribute,
                           galley_evidence *sum) {
    galley_slice value = attribute->value;
    galley_reading what = galley_reading_of(attribute->name);
    switch (what) {
    case GALLEY_READING_NOTHING:
        break;
    case GALLEY_READING_PROPERTY:
        sum->marked = true;
        break;
    case GALLEY_READING_RELATION:
        sum->marked |= is_meaning(value);
        break;
    case GALLEY_READING_STYLE:
        if (style_has(value, "display", "none") || style_has(value, "visibility", "hidden")) {
            sum->bits |= GALLEY_EVIDENCE_CONCEALED;
        }
        break;
    case GALLEY_READING_HIDDEN:
        sum->bits |= GALLEY_EVIDENCE_CONCEALED;
        break;
    case GALLEY_READING_SILENT:
        sum->bits |= value_is(value, "true") ? GALLEY_EVIDENCE_SILENT : 0U;
        break;
    default:
        sum->marked |= what == GALLEY_READING_ITEMPROP;
        read_value(memory, what, value, sum);
    }
}

/* An element's name as it stands in its start tag. */
static galley_slice tag_in_source(const galley_document *document, const galley_node *node) {
    const char *name = document->input.ptr + node->start + 1;
    const char *end = galley_char_skip_tag_name(name, document->input.ptr + document->input.len);
    return galley_slice_make(name, (size_t)(end - name));
}

void galley_evidence_init(galley_evidence_memory *memory, const galley_lexicon *lexicon) {
    memset(memory, 0, sizeof *memory);
    memory->lexicon = lexicon;
    galley_meaning_fill(memory->places);
    for (size_t i = GALLEY_TAG_NONE + 1; i < GALLEY_TAG_COUNT; i++) {
        galley_slice name = galley_slice_from(galley_tag_name((galley_tag)i));
        uint32_t hash = galley_lexicon_hash(GALLEY_LEXICON_TAG, name);
        memory->tags[i] = (int16_t)galley_lexicon_find(lexicon, hash);
    }
}

void galley_evidence_forget(galley_evidence_memory *memory) {
    if (++memory->page == 0) {
        memset(memory->entries, 0, sizeof memory->entries);
        memory->page = 1;
    }
}

galley_evidence galley_evidence_plain(const galley_node *element) {
    return (galley_evidence){.shape = galley_node_name(element) * 0x9E3779B1U};
}

/* The commonest spellings of the commonest attributes, passed without a look at each byte: `at` is
 * behind a tag's name or an attribute. True when there was one; it may tell nothing. */
static bool read_common(galley_evidence_memory *memory, const char **at, const char *end,
                        galley_evidence *sum) {
    if (end - *at < 8) {
        return false;
    }
    uint64_t eight = galley_lexicon_load(*at);
    bool class = eight == galley_lexicon_load(" class=\"");
    if (!class && eight << 8 != galley_lexicon_load(" href=\"") << 8) {
        return false;
    }
    const char *value = *at + (class ? 8 : 7);
    const char *close = memchr(value, '"', (size_t)(end - value));
    if (close == NULL) {
        return false;
    }
    if (class) {
        read_value(memory, GALLEY_READING_CLASS, galley_slice_make(value, (size_t)(close - value)),
                   sum);
    }
    *at = close + 1;
    return true;
}

/* Only html and body can have attributes of later tags, and theirs are not read. */
galley_evidence galley_evidence_read(galley_evidence_memory *memory,
                                     const galley_document *document, uint32_t element) {
    const galley_node *node = &document->nodes[element];
    galley_evidence sum = galley_evidence_plain(node);
    uint32_t name = galley_node_name(node);
    if (name < GALLEY_TAG_COUNT) {
        sum.points = memory->tags[name];
    }
    if ((node->bits & GALLEY_NODE_IMPLIED) != 0) {
        return sum;
    }
    galley_slice tag = tag_in_source(document, node);
    if (name >= GALLEY_TAG_COUNT) {
        read_value(memory, GALLEY_READING_TAG, tag, &sum);
    }
    const char *at = tag.ptr + tag.len;
    const char *end = document->input.ptr + document->input.len;
    galley_attribute attribute;
    while (at < end && *at != '>') {
        if (read_common(memory, &at, end, &sum)) {
            continue;
        }
        if (galley_attribute_step_next(&at, end, &attribute) != GALLEY_ATTRIBUTE_STEP_FOUND) {
            break;
        }
        read_attribute(memory, &attribute, &sum);
    }
    return sum;
}

/* The training tool, while it is handed tokens. */
typedef struct handing {
    void (*take)(void *context, uint32_t hash);
    void *context;
} handing;

static void hand_token(void *context, uint32_t hash, uint64_t key) {
    const handing *to = context;
    (void)key;
    to->take(to->context, hash);
}

void galley_evidence_tokens(const galley_document *document, uint32_t element,
                            void (*take)(void *context, uint32_t hash), void *context) {
    const galley_node *node = &document->nodes[element];
    handing to = {take, context};
    if (!galley_node_is_element(node) || galley_display_of(node)->quiet) {
        return;
    }
    uint32_t name = galley_node_name(node);
    if (name < GALLEY_TAG_COUNT) {
        galley_slice tag = galley_slice_from(galley_tag_name((galley_tag)name));
        hand_token(&to, galley_lexicon_hash(GALLEY_LEXICON_TAG, tag), 0);
    } else {
        galley_token_cut(GALLEY_READING_TAG,
                         galley_reading_shorten(GALLEY_READING_TAG, tag_in_source(document, node)),
                         hand_token, &to);
    }
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    while (galley_attribute_next(&iterator, &attribute)) {
        galley_reading what = galley_reading_of(attribute.name);
        galley_token_cut(what, galley_reading_shorten(what, attribute.value), hand_token, &to);
    }
}
