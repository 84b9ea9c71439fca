/*
 * Facts and blocks in, candidates for the title out.
 *
 * Titles that differ in quotes, dashes and case alone are one candidate; it is written as the page
 * shows it, if it does. A title with bars or dashes in it may have the site's name before or behind
 * them, so that its parts are candidates, too.
 */
#include "title_list.h"
#include "word_list.h"

/* A longer one is no title. */
#define LONGEST_TITLE 500
/* Headings that are looked at, and of each level below the first. */
#define MOST_HEADINGS 40
#define MOST_OF_A_LEVEL 8
/* Bars and dashes in one title. */
#define MOST_SEPARATORS 8
/* Where the text begins: a kept block of more words. */
#define WORDS_OF_TEXT 15
/* Blocks between a headline and the text. */
#define NEAR 8

static uint64_t sign(galley_title_sign s) { return UINT64_C(1) << s; }

/* Length of a quote or dash of general punctuation, which does not count in comparisons. */
static size_t skip_mark(const char *at, size_t left) {
    return left >= 3 && at[0] == '\xE2' && at[1] == '\x80' ? 3 : 0;
}

static void end_word(galley_title *title, uint32_t hash, bool open) {
    if (open) {
        title->word_count++;
        title->words[hash >> 6 & 3] |= UINT64_C(1) << (hash & 63);
    }
}

/* Fills what is compared. */
static bool flatten(galley_title_list *list, galley_title *title) {
    galley_slice text = title->text;
    char *out = list->pool + list->pool_len;
    size_t len = 0;
    uint32_t hash = 0;
    bool open = false;
    if (text.len > GALLEY_TITLE_POOL - list->pool_len) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        char c = galley_ascii_lower(text.ptr[i]);
        size_t mark = skip_mark(text.ptr + i, text.len - i);
        if (mark > 0) {
            i += mark - 1;
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80) {
            out[len++] = c;
            hash = (hash ^ (unsigned char)c) * 0x01000193U;
            open = true;
        } else if (c != '\'') {
            end_word(title, hash ^ hash >> 15, open);
            hash = 0;
            open = false;
        }
    }
    end_word(title, hash ^ hash >> 15, open);
    title->flat = galley_slice_make(out, len);
    list->pool_len += len;
    return len > 0;
}

/* Adds a candidate, or its signs to the one that is alike. */
static void add(galley_title_list *list, const galley_title *form, galley_slice text,
                uint64_t signs) {
    galley_title title = *form;
    title.text = galley_slice_trim(text);
    title.signs = signs;
    size_t pool = list->pool_len;
    if (title.text.len == 0 || title.text.len > LONGEST_TITLE || !flatten(list, &title)) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        galley_title *other = &list->titles[i];
        if (galley_slice_equal(other->flat, title.flat)) {
            list->pool_len = pool;
            other->signs |= signs;
            if (title.rank < other->rank) {
                other->text = title.text;
                other->rank = title.rank;
            }
            return;
        }
    }
    if (list->count < GALLEY_TITLES_MOST) {
        list->titles[list->count++] = title;
    }
}

/* Length of what parts a title at `at`, 0 when nothing does. */
static size_t separator_at(galley_slice s, size_t at) {
    static const char *const separators[] = {
        " | ",
        " - ",
        " \xE2\x80\x93 ",
        " \xE2\x80\x94 ",
        " \xC2\xB7 ",
        " \xE2\x80\xA2 ",
        " \xC2\xBB ",
        " \xC2\xAB ",
        " :: ",
        " / ",
        " \xE2\x80\xBA ",
        " > ",
        " < ",
        " ~ ",
        " \xE2\x8B\x85 ",
        "|",
        "\xEF\xBD\x9C",
    };
    char c = s.ptr[at];
    char next = at + 1 < s.len ? galley_ascii_lower(s.ptr[at + 1]) : 'a';
    bool word = c == ' ' && next >= 'a' && next <= 'z'; /* as behind most spaces */
    if ((c == ' ' && !word) || c == '|' || c == '\xEF') {
        galley_slice rest = galley_slice_make(s.ptr + at, s.len - at);
        for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
            if (galley_slice_begins(rest, galley_slice_from(separators[i]))) {
                return strlen(separators[i]);
            }
        }
    }
    bool wide = at > 0 && at + 1 < s.len && (unsigned char)s.ptr[at - 1] >= 0x80 &&
                (unsigned char)s.ptr[at + 1] >= 0xE0;
    return (c == '-' || c == '_') && wide ? 1 : 0;
}

/* Adds the parts of a title; the signs are those of its part without the last, and so on. */
static void add_parts(galley_title_list *list, const galley_title *form, galley_slice text,
                      galley_title_sign no_last) {
    size_t begin[MOST_SEPARATORS + 1] = {0};
    size_t end[MOST_SEPARATORS + 1] = {0};
    size_t count = 0;
    for (size_t at = 1; at < text.len && count < MOST_SEPARATORS;) {
        size_t len = separator_at(text, at);
        if (len > 0) {
            end[count++] = at;
            begin[count] = at + len;
        }
        at += len > 0 ? len : 1;
    }
    if (count == 0) {
        return;
    }
    end[count] = text.len;
    size_t longest = 0;
    for (size_t i = 1; i <= count; i++) {
        longest = end[i] - begin[i] > end[longest] - begin[longest] ? i : longest;
    }
    const struct {
        size_t from;
        size_t to;
    } parts[] = {{0, end[count - 1]},
                 {begin[1], text.len},
                 {0, end[0]},
                 {begin[count], text.len},
                 {begin[longest], end[longest]}};
    for (size_t i = 0; i < (count > 1 ? 5U : 2U); i++) {
        add(list, form, galley_slice_make(text.ptr + parts[i].from, parts[i].to - parts[i].from),
            sign((galley_title_sign)(no_last + i)));
    }
}

/* Which sign a fact is of; GALLEY_TITLE_SIGNS for none. */
static galley_title_sign sign_of(const galley_facts *facts, const galley_fact *fact) {
    static const struct {
        galley_fact_source source;
        galley_item_kind kind;
        const char *key;
        galley_title_sign sign;
    } known[] = {
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "og:title", GALLEY_TITLE_OG},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "twitter:title", GALLEY_TITLE_TWITTER},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "citation_title", GALLEY_TITLE_META},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dc.title", GALLEY_TITLE_META},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dcterms.title", GALLEY_TITLE_META},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "parsely-title", GALLEY_TITLE_META},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "sailthru.title", GALLEY_TITLE_META},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "title", GALLEY_TITLE_META},
        {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "headline", GALLEY_TITLE_HEADLINE},
        {GALLEY_FACT_JSON, GALLEY_ITEM_WORK, "headline", GALLEY_TITLE_OTHER_HEADLINE},
        {GALLEY_FACT_JSON, GALLEY_ITEM_PAGE, "headline", GALLEY_TITLE_OTHER_HEADLINE},
        {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "name", GALLEY_TITLE_ARTICLE_NAME},
        {GALLEY_FACT_JSON, GALLEY_ITEM_WORK, "name", GALLEY_TITLE_WORK_NAME},
        {GALLEY_FACT_JSON, GALLEY_ITEM_PAGE, "name", GALLEY_TITLE_PAGE_NAME},
        {GALLEY_FACT_MICRODATA, GALLEY_ITEM_ARTICLE, "headline", GALLEY_TITLE_DATA_HEADLINE},
        {GALLEY_FACT_MICRODATA, GALLEY_ITEM_NONE, "headline", GALLEY_TITLE_DATA_HEADLINE},
        {GALLEY_FACT_MICRODATA, GALLEY_ITEM_ARTICLE, "name", GALLEY_TITLE_DATA_NAME},
        {GALLEY_FACT_MICRODATA, GALLEY_ITEM_WORK, "name", GALLEY_TITLE_DATA_NAME},
        {GALLEY_FACT_RDFA, GALLEY_ITEM_ARTICLE, "headline", GALLEY_TITLE_DATA_HEADLINE},
        {GALLEY_FACT_RDFA, GALLEY_ITEM_ARTICLE, "name", GALLEY_TITLE_DATA_NAME},
        {GALLEY_FACT_RDFA, GALLEY_ITEM_NONE, "title", GALLEY_TITLE_DATA_NAME},
    };
    galley_slice key = galley_fact_key(facts, fact);
    char last = key.len > 0 ? key.ptr[key.len - 1] : '\0';
    for (size_t i = 0; (last == 'e') && i < sizeof known / sizeof known[0]; i++) {
        if (fact->source == known[i].source && fact->kind == known[i].kind &&
            galley_fact_is(facts, fact, known[i].key)) {
            return known[i].sign;
        }
    }
    return GALLEY_TITLE_SIGNS;
}

static void gather_facts(galley_title_list *list, const galley_meta *meta) {
    const galley_facts *facts = &meta->facts;
    uint64_t seen = 0;
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        galley_slice value = galley_fact_value(facts, fact);
        galley_title form = {.rank = 1,
                             .source = galley_fact_source_name((galley_fact_source)fact->source),
                             .key = galley_fact_key(facts, fact)};
        if (fact->source == GALLEY_FACT_TITLE) {
            form.rank = 3;
            add(list, &form, value, sign(GALLEY_TITLE_WHOLE));
            add_parts(list, &form, value, GALLEY_TITLE_NO_LAST);
            continue;
        }
        galley_title_sign s = sign_of(facts, fact);
        if (s == GALLEY_TITLE_SIGNS || (seen & sign(s)) != 0) {
            continue;
        }
        seen |= sign(s);
        add(list, &form, value, sign(s));
        if (s == GALLEY_TITLE_OG || s == GALLEY_TITLE_TWITTER || s == GALLEY_TITLE_HEADLINE ||
            s == GALLEY_TITLE_PAGE_NAME || s == GALLEY_TITLE_META) {
            form.rank = 2;
            add_parts(list, &form, value, GALLEY_TITLE_PART_NO_LAST);
        }
    }
}

/* Where the text begins. */
static size_t find_text(const galley_blocks *blocks) {
    size_t at = 0;
    while (at < blocks->count &&
           !(blocks->segments[at].kept && blocks->segments[at].words > WORDS_OF_TEXT)) {
        at++;
    }
    return at;
}

static uint64_t signs_of(const galley_segment *segment, unsigned level, size_t before, size_t index,
                         size_t text) {
    uint64_t signs = 0;
    bool begins = index <= text && text - index <= NEAR;
    if (level == 1) {
        signs |= sign(before == 0 ? GALLEY_TITLE_FIRST_H1 : GALLEY_TITLE_LATER_H1);
        signs |= begins ? sign(GALLEY_TITLE_NEAR) : 0;
    } else {
        signs |= level == 2    ? sign(GALLEY_TITLE_H2)
                 : before == 0 ? sign(GALLEY_TITLE_FIRST_H3)
                 : level == 3  ? sign(GALLEY_TITLE_LATER_H3)
                               : sign(GALLEY_TITLE_LATER_H4);
        signs |= begins         ? sign(GALLEY_TITLE_OTHER_NEAR)
                 : index > text ? sign(GALLEY_TITLE_BEHIND)
                                : 0;
    }
    if ((segment->evidence & (GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_FOOTER |
                              GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_COMMENT)) != 0) {
        signs |= sign(GALLEY_TITLE_FURNITURE);
    }
    return signs | (segment->link_words * 10 > segment->words * 9 ? sign(GALLEY_TITLE_LINKED) : 0);
}

/* The level of a heading, 4 for those below, or 0. */
static unsigned level_of(const galley_segment *segment) {
    bool heading = segment->tag >= GALLEY_TAG_H1 && segment->tag <= GALLEY_TAG_H6;
    unsigned level = heading ? segment->tag - GALLEY_TAG_H1 + 1U : 0;
    return heading ? level < 4 ? level : 4 : segment->role == GALLEY_ROLE_TITLE ? 4 : 0;
}

static void gather_headings(galley_title_list *list, const galley_blocks *blocks) {
    size_t seen[5] = {0};
    size_t text = find_text(blocks);
    size_t looked = 0;
    for (size_t i = 0; i < blocks->count && looked < MOST_HEADINGS; i++) {
        const galley_segment *segment = &blocks->segments[i];
        unsigned level = level_of(segment);
        if (level == 0 || segment->len > LONGEST_TITLE) {
            continue;
        }
        looked++;
        size_t before = seen[level]++;
        if (level > 1 && before >= MOST_OF_A_LEVEL) {
            continue;
        }
        galley_title form = {.rank = 0, .source = "heading"};
        galley_slice heading = galley_segment_text(blocks, segment);
        add(list, &form, heading, signs_of(segment, level, before, i, text));
    }
    for (size_t i = 0; seen[1] == 1 && i < list->count; i++) {
        if ((list->titles[i].signs & sign(GALLEY_TITLE_FIRST_H1)) != 0) {
            list->titles[i].signs |= sign(GALLEY_TITLE_ONLY_H1);
        }
    }
}

static void add_site(galley_title_list *list, galley_slice name) {
    galley_title site = {.text = name};
    if (name.len > 0 && name.len <= LONGEST_TITLE && list->site_count < 4 && flatten(list, &site)) {
        list->sites[list->site_count++] = site.flat;
    }
}

void galley_titles_gather(galley_title_list *list, const galley_meta *meta,
                          const galley_blocks *blocks) {
    list->count = list->site_count = list->pool_len = 0;
    list->element = (galley_title){.rank = 0};
    list->graph = (galley_title){.rank = 0};
    add_site(list, meta->site);
    add_site(list, meta->publisher);
    gather_facts(list, meta);
    for (size_t i = 0; i < list->count; i++) {
        const galley_title *title = &list->titles[i];
        if ((title->signs & sign(GALLEY_TITLE_WHOLE)) != 0) {
            list->element = *title;
        }
        if ((title->signs & sign(GALLEY_TITLE_OG)) != 0) {
            list->graph = *title;
        }
    }
    gather_headings(list, blocks);
}
