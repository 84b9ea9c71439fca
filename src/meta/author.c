/*
 * Facts and bylines in, the article's authors out.
 *
 * Each place where authors are named has a weight, learnt from some 1,100 pages whose authors are
 * known: how often what it says is right. All that one place says is taken together, from the
 * weightiest that names a person. Where no place does, an organization counts that is said outright
 * to be the author.
 */
#include "byline.h"
#include "meta.h"
#include "names.h"
#include "word_list.h"

typedef struct place {
    galley_fact_source source;
    galley_item_kind kind;
    const char *key;
    int weight;
} place;

static const place places[] = {
    {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "author.name", 100},
    {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "author", 100},
    {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "author.@id", 96},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "citation_author", 98},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "citation_authors", 97},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "byl", 92},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "parsely-author", 90},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "sailthru.author", 89},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dc.creator", 86},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dcterms.creator", 86},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dc.contributor.author", 86},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "author", 84},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "authors", 84},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "article:author", 84},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "article:author_name", 84},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "article.author", 84},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "og:author", 83},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "og:article:author", 83},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "book:author", 83},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "cxenseparse:author", 83},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "shareaholic:article_author_name", 83},
    {GALLEY_FACT_META, GALLEY_ITEM_NONE, "twitter:data1", 82},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_ARTICLE, "author.name", 81},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_ARTICLE, "author", 80},
    {GALLEY_FACT_RDFA, GALLEY_ITEM_ARTICLE, "author.name", 81},
    {GALLEY_FACT_RDFA, GALLEY_ITEM_ARTICLE, "author", 80},
    {GALLEY_FACT_JSON, GALLEY_ITEM_WORK, "author.name", 79},
    {GALLEY_FACT_JSON, GALLEY_ITEM_WORK, "author", 79},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_NONE, "author", 77},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_NONE, "author.name", 77},
    {GALLEY_FACT_RDFA, GALLEY_ITEM_NONE, "author", 76},
    {GALLEY_FACT_RDFA, GALLEY_ITEM_NONE, "creator", 72},
    {GALLEY_FACT_JSON, GALLEY_ITEM_PAGE, "author.name", 72},
    {GALLEY_FACT_JSON, GALLEY_ITEM_PAGE, "author", 72},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_WORK, "author.name", 71},
    {GALLEY_FACT_MICRODATA, GALLEY_ITEM_WORK, "author", 71},
    {GALLEY_FACT_REL, GALLEY_ITEM_NONE, "author", 68},
    {GALLEY_FACT_REL, GALLEY_ITEM_ARTICLE, "author", 68},
    {GALLEY_FACT_JSON, GALLEY_ITEM_OTHER, "author.name", 60},
    {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "creator.name", 59},
    {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "creator", 59},
    {GALLEY_FACT_JSON, GALLEY_ITEM_PERSON, "name", 40},
};

/* Behind this an organization is not said outright to be the author. */
#define OUTRIGHT 60

/* Bylines that are farther apart are of several texts. */
#define TOGETHER 4

/* Facts that name an author; a page of one article has some ten. */
#define MOST_SAID 200

/* All that is gathered: names of the best place so far. */
typedef struct gathering {
    galley_meta *meta;
    struct {
        size_t fact;
        const place *at;
    } said[MOST_SAID]; /* facts that name an author */
    size_t said_count;
    galley_slice names[GALLEY_AUTHORS_MOST];
    bool person[GALLEY_AUTHORS_MOST];
    size_t count;
    size_t persons;
    galley_slice fallback[GALLEY_NAMES_MOST]; /* organizations */
    size_t fallback_count;
    galley_byline bylines[GALLEY_BYLINES_MOST];
    size_t byline_count;
    bool bylines_read;
} gathering;

static const place *find_place(const galley_facts *facts, const galley_fact *fact) {
    char last = facts->text.bytes[fact->key + fact->key_len - 1U];
    for (size_t i = 0; strchr("erdsl1", last) != NULL && i < sizeof places / sizeof places[0];
         i++) {
        if (fact->source == places[i].source && fact->kind == places[i].kind &&
            galley_fact_is(facts, fact, places[i].key)) {
            return &places[i];
        }
    }
    return NULL;
}

/* A name that is the paper's own. */
static bool is_site(const galley_meta *meta, galley_slice name) {
    return galley_slice_alike(name, meta->site) || galley_slice_alike(name, meta->publisher);
}

static void add_name(gathering *g, galley_slice name, galley_name_kind kind) {
    for (size_t i = 0; i < g->count; i++) {
        if (galley_slice_alike(g->names[i], name)) {
            return;
        }
    }
    if (g->count < GALLEY_AUTHORS_MOST) {
        g->person[g->count] = kind == GALLEY_NAME_PERSON;
        g->persons += kind == GALLEY_NAME_PERSON;
        g->names[g->count++] = name;
    }
}

/* Adds the names of a line. Who is said to be a person or an organization is taken for one. */
static void add_line(gathering *g, galley_slice line, bool strict, galley_item_kind said) {
    galley_slice names[GALLEY_NAMES_MOST];
    if (said == GALLEY_ITEM_ORGANIZATION && line.len < 80) {
        if (galley_name_judge(line, false) != GALLEY_NAME_NOTHING) {
            add_name(g, line, GALLEY_NAME_ORGANIZATION);
        }
        return;
    }
    if (galley_slice_find_nocase(line, galley_slice_from("://")) < line.len) {
        return;
    }
    size_t count = galley_names_split(line, names);
    for (size_t i = 0; i < count; i++) {
        galley_name_kind kind = galley_name_judge(names[i], strict);
        if (kind == GALLEY_NAME_PERSON && is_site(g->meta, names[i])) {
            kind = GALLEY_NAME_ORGANIZATION;
        }
        if (kind != GALLEY_NAME_NOTHING) {
            add_name(g, names[i], kind);
        }
    }
}

/* The @type beside a fact, of the same group. */
static galley_item_kind type_beside(const galley_facts *facts, size_t index) {
    const galley_fact *fact = &facts->list[index];
    size_t begin = index > 12 ? index - 12 : 0;
    size_t end = index + 12 < facts->count ? index + 12 : facts->count;
    for (size_t i = begin; i < end; i++) {
        galley_slice key = galley_fact_key(facts, &facts->list[i]);
        if (facts->list[i].group == fact->group && fact->group != 0 &&
            galley_slice_equal(key, galley_slice_from("author.@type"))) {
            return galley_item_kind_of(galley_fact_value(facts, &facts->list[i]));
        }
    }
    return GALLEY_ITEM_NONE;
}

/* The name of the item that an author's @id refers to. */
static galley_slice resolve_id(const galley_facts *facts, galley_slice id, galley_item_kind *kind) {
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        if (!galley_fact_is(facts, fact, "@id") ||
            !galley_slice_equal(galley_fact_value(facts, fact), id)) {
            continue;
        }
        for (size_t k = 0; k < facts->count; k++) {
            const galley_fact *other = &facts->list[k];
            if (other->group == fact->group && other->source == GALLEY_FACT_JSON &&
                galley_fact_is(facts, other, "name")) {
                *kind = (galley_item_kind)other->kind;
                return galley_fact_value(facts, other);
            }
        }
    }
    return galley_slice_make("", 0);
}

static bool has_written_label(const galley_facts *facts) {
    static const char *const labels[] = {"written by",
                                         "verfasst von",
                                         "geschrieben von",
                                         "\303\211crit par",
                                         "escrito por",
                                         "scritto da",
                                         "geschreven door",
                                         "skrevet av",
                                         "skrevet af",
                                         "skriven av",
                                         "napisane przez",
                                         "yazan",
                                         "author",
                                         "by",
                                         "autor",
                                         "von",
                                         "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
                                         NULL};
    const galley_fact *label = galley_fact_find(facts, GALLEY_FACT_META, "twitter:label1");
    return label != NULL && galley_word_in(labels, galley_fact_value(facts, label));
}

/* "Lee, Ann" as "Ann Lee": with one comma, and a word or two before it. */
static galley_slice turn_round(galley_meta *meta, galley_slice name) {
    const char *comma = memchr(name.ptr, ',', name.len);
    size_t before = comma == NULL ? 0 : (size_t)(comma - name.ptr);
    size_t rest = name.len - before;
    if (comma == NULL || rest < 3 || memchr(comma + 1, ',', rest - 1) != NULL ||
        memchr(name.ptr, ';', name.len) != NULL) {
        return name;
    }
    galley_slice family = galley_slice_make(name.ptr, before);
    galley_slice given = galley_slice_trim(galley_slice_make(comma + 1, rest - 1));
    galley_buffer *out = &meta->names;
    size_t from = out->len;
    if (memchr(given.ptr, ' ', given.len) != NULL && memchr(family.ptr, ' ', family.len) != NULL) {
        return name; /* two names */
    }
    galley_buffer_append_slice(out, given);
    galley_buffer_append_byte(out, ' ');
    galley_buffer_append_slice(out, family);
    return out->failed ? name : galley_buffer_slice(out, from, out->len - from);
}

/* Adds what one fact says. */
static void add_fact(gathering *g, size_t index, const place *at) {
    const galley_facts *facts = &g->meta->facts;
    const galley_fact *fact = &facts->list[index];
    galley_slice value = galley_fact_value(facts, fact);
    galley_item_kind said = type_beside(facts, index);
    if (at->weight == 82 && !has_written_label(facts)) {
        return;
    }
    if (strcmp(at->key, "author.@id") == 0) {
        value = resolve_id(facts, value, &said);
    }
    if (strncmp(at->key, "citation_author", 15) == 0 || strncmp(at->key, "dc", 2) == 0) {
        value = turn_round(g->meta, value);
    }
    if (value.len > 0) {
        add_line(g, value, at->source == GALLEY_FACT_RDFA, said);
    }
}

/* Keeps organizations of a place that names no person. */
static void keep_fallback(gathering *g, int weight) {
    if (g->fallback_count == 0 && weight >= OUTRIGHT) {
        for (size_t i = 0; i < g->count && i < GALLEY_NAMES_MOST; i++) {
            g->fallback[g->fallback_count++] = g->names[i];
        }
    }
    g->count = 0;
}

/* Goes on to the weightiest place that is lighter than the last one. False when there is none. */
static int next_weight(const gathering *g, int below) {
    int best = 0;
    for (size_t i = 0; i < g->said_count; i++) {
        int weight = g->said[i].at->weight;
        best = weight < below && weight > best ? weight : best;
    }
    for (size_t i = 0; i < g->byline_count; i++) {
        if (g->bylines[i].weight < below && g->bylines[i].weight > best) {
            best = g->bylines[i].weight;
        }
    }
    return best;
}

static void gather(gathering *g, int weight) {
    for (size_t i = 0; i < g->said_count; i++) {
        if (g->said[i].at->weight == weight) {
            add_fact(g, g->said[i].fact, g->said[i].at);
        }
    }
    uint32_t last = 0;
    for (size_t i = 0; i < g->byline_count; i++) {
        const galley_byline *line = &g->bylines[i];
        if (line->weight == weight && (last == 0 || line->block <= last + TOGETHER)) {
            last = line->block;
            add_line(g, line->text, line->strict, GALLEY_ITEM_NONE);
        }
    }
}

static void note_facts(gathering *g) {
    galley_meta *meta = g->meta;
    for (size_t i = 0; i < meta->facts.count; i++) {
        const galley_fact *fact = &meta->facts.list[i];
        const place *at = find_place(&meta->facts, fact);
        if (at != NULL && g->said_count < MOST_SAID) {
            g->said[g->said_count].fact = i;
            g->said[g->said_count++].at = at;
            galley_meta_note(meta, true, galley_fact_value(&meta->facts, fact),
                             galley_fact_source_name((galley_fact_source)fact->source),
                             galley_fact_key(&meta->facts, fact), at->weight);
        }
    }
}

/* Reads the bylines, once. */
static void read_bylines(gathering *g, const galley_blocks *blocks,
                         const galley_document *document) {
    g->bylines_read = true;
    g->byline_count = galley_bylines_find(blocks, document, g->bylines);
    for (size_t i = 0; i < g->byline_count; i++) {
        galley_meta_note(g->meta, true, g->bylines[i].text, "byline", galley_slice_make(NULL, 0),
                         g->bylines[i].weight);
    }
}

/* The same, with bylines: they are read where nothing that weighs more names a person. */
static int next_place(gathering *g, const galley_blocks *blocks, const galley_document *document,
                      int below) {
    int weight = next_weight(g, below);
    if (weight <= GALLEY_BYLINE_SAID && !g->bylines_read) {
        read_bylines(g, blocks, document);
        weight = next_weight(g, below);
    }
    return weight;
}

bool galley_authors_find(galley_meta *meta, const galley_blocks *blocks,
                         const galley_document *document) {
    gathering g;
    g.meta = meta;
    g.count = g.persons = g.fallback_count = g.said_count = g.byline_count = 0;
    g.bylines_read = false;
    int weight = 1000;
    /* names turned round lie in a buffer that must not move */
    if (!galley_buffer_reserve(&meta->names, meta->facts.text.len + 1)) {
        return false;
    }
    note_facts(&g);
    if (meta->explain) {
        read_bylines(&g, blocks, document);
    }
    while (g.persons == 0 && (weight = next_place(&g, blocks, document, weight)) > 0) {
        gather(&g, weight);
        if (g.persons == 0) {
            keep_fallback(&g, weight);
        }
    }
    const galley_slice *names = g.persons > 0 ? g.names : g.fallback;
    size_t found = g.persons > 0 ? g.count : g.fallback_count;
    for (size_t i = 0; i < found; i++) {
        if (g.persons > 0 && !g.person[i] && !galley_name_is_agency(names[i])) {
            continue;
        }
        meta->authors[meta->author_count++] = names[i];
    }
    return !meta->names.failed;
}
