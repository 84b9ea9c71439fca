/*
 * A judged page in, its type out: counts of what was kept, the page's own features, and what the
 * head and the embedded data say, scored by a forest for each type.
 *
 * Embedded data (JSON-LD) is not parsed: the names of types in it are looked for, which is enough
 * to count them and cannot fail.
 */
#include "type.h"
#include "codes.h"
#include "forest.h"
#include "model.h"

/* Longer data is a catalogue; its first part says what it is. */
#define DATA_BYTES 65536

#define PAGE_FEATURE_NAME(name, unit) #name,
const char *const galley_page_feature_names[GALLEY_PAGE_FEATURE_COUNT] = {
    GALLEY_PAGE_FEATURES(PAGE_FEATURE_NAME)};

typedef struct hint {
    const char *word; /* in lower case */
    uint8_t feature;
} hint;

/* Names of schema.org's types that speak for a type of page. */
static const hint said[] = {
    {"article", GALLEY_PAGE_FEATURE_SAYS_ARTICLE},
    {"newsarticle", GALLEY_PAGE_FEATURE_SAYS_ARTICLE},
    {"reportagenewsarticle", GALLEY_PAGE_FEATURE_SAYS_ARTICLE},
    {"blogposting", GALLEY_PAGE_FEATURE_SAYS_ARTICLE},
    {"product", GALLEY_PAGE_FEATURE_SAYS_PRODUCT},
    {"productgroup", GALLEY_PAGE_FEATURE_SAYS_PRODUCT},
    {"offer", GALLEY_PAGE_FEATURE_SAYS_PRODUCT},
    {"discussionforumposting", GALLEY_PAGE_FEATURE_SAYS_FORUM},
    {"qapage", GALLEY_PAGE_FEATURE_SAYS_FORUM},
    {"comment", GALLEY_PAGE_FEATURE_SAYS_FORUM},
    {"answer", GALLEY_PAGE_FEATURE_SAYS_FORUM},
    {"itemlist", GALLEY_PAGE_FEATURE_SAYS_LIST},
    {"collectionpage", GALLEY_PAGE_FEATURE_SAYS_LIST},
    {"searchresultspage", GALLEY_PAGE_FEATURE_SAYS_LIST},
    {"techarticle", GALLEY_PAGE_FEATURE_SAYS_TECHNICAL},
    {"howto", GALLEY_PAGE_FEATURE_SAYS_TECHNICAL},
    {"apireference", GALLEY_PAGE_FEATURE_SAYS_TECHNICAL},
    {"softwaresourcecode", GALLEY_PAGE_FEATURE_SAYS_TECHNICAL},
    {"service", GALLEY_PAGE_FEATURE_SAYS_BUSINESS},
    {"localbusiness", GALLEY_PAGE_FEATURE_SAYS_BUSINESS},
    {"professionalservice", GALLEY_PAGE_FEATURE_SAYS_BUSINESS},
    {"faqpage", GALLEY_PAGE_FEATURE_SAYS_BUSINESS},
};

/* Beginnings of what a generator calls itself. */
static const hint makers[] = {
    {"discourse", GALLEY_PAGE_FEATURE_MADE_BY_FORUM},
    {"phpbb", GALLEY_PAGE_FEATURE_MADE_BY_FORUM},
    {"vbulletin", GALLEY_PAGE_FEATURE_MADE_BY_FORUM},
    {"xenforo", GALLEY_PAGE_FEATURE_MADE_BY_FORUM},
    {"mybb", GALLEY_PAGE_FEATURE_MADE_BY_FORUM},
    {"woocommerce", GALLEY_PAGE_FEATURE_MADE_BY_SHOP},
    {"shopify", GALLEY_PAGE_FEATURE_MADE_BY_SHOP},
    {"prestashop", GALLEY_PAGE_FEATURE_MADE_BY_SHOP},
    {"magento", GALLEY_PAGE_FEATURE_MADE_BY_SHOP},
    {"docusaurus", GALLEY_PAGE_FEATURE_MADE_BY_MANUAL},
    {"mkdocs", GALLEY_PAGE_FEATURE_MADE_BY_MANUAL},
    {"sphinx", GALLEY_PAGE_FEATURE_MADE_BY_MANUAL},
    {"gitbook", GALLEY_PAGE_FEATURE_MADE_BY_MANUAL},
    {"vitepress", GALLEY_PAGE_FEATURE_MADE_BY_MANUAL},
};

static bool begins_with(galley_slice text, const char *word) {
    galley_slice want = galley_slice_from(word);
    return text.len >= want.len &&
           galley_slice_equal_nocase(galley_slice_make(text.ptr, want.len), want);
}

static void count_said(galley_slice name, uint8_t *features) {
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        uint8_t *feature = &features[said[i].feature];
        if (galley_slice_equal_nocase(name, galley_slice_from(said[i].word)) &&
            *feature < UINT8_MAX) {
            ++*feature;
        }
    }
}

/* Takes every string that follows "@type", in a list of them too. */
static void read_data(galley_slice data, uint8_t *features) {
    const char *at = data.ptr;
    const char *end = at + (data.len < DATA_BYTES ? data.len : DATA_BYTES);
    while (at < end && (at = memchr(at, '@', (size_t)(end - at))) != NULL) {
        galley_slice rest = galley_slice_make(at, (size_t)(end - at));
        at++;
        if (!begins_with(rest, "@type\"")) {
            continue;
        }
        const char *to = rest.ptr + 6;
        while (to < end && *to != ',' && *to != '}' && *to != ']') {
            to++;
        }
        const char *open = memchr(rest.ptr + 6, '"', (size_t)(to - rest.ptr) - 6);
        const char *close = open == NULL ? NULL : memchr(open + 1, '"', (size_t)(to - open) - 1);
        if (close != NULL) {
            count_said(galley_slice_make(open + 1, (size_t)(close - open) - 1), features);
            at = close;
        }
    }
}

static bool attribute_is(const galley_document *document, uint32_t element, const char *name,
                         const char *value) {
    galley_slice found;
    return galley_document_attribute(document, element, galley_slice_from(name), &found) &&
           galley_slice_equal_nocase(galley_slice_trim(found), galley_slice_from(value));
}

static void read_meta(const galley_document *document, uint32_t element, uint8_t *features) {
    galley_slice content;
    if (!galley_document_attribute(document, element, galley_slice_from("content"), &content)) {
        return;
    }
    content = galley_slice_trim(content);
    if (attribute_is(document, element, "property", "og:type")) {
        features[GALLEY_PAGE_FEATURE_GRAPH_ARTICLE] = begins_with(content, "article");
        features[GALLEY_PAGE_FEATURE_GRAPH_PRODUCT] =
            begins_with(content, "product") || begins_with(content, "og:product");
        features[GALLEY_PAGE_FEATURE_GRAPH_WEBSITE] = begins_with(content, "website");
    } else if (attribute_is(document, element, "name", "generator")) {
        for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
            features[makers[i].feature] |= begins_with(content, makers[i].word);
        }
    }
}

static void read_head(const galley_document *document, uint8_t *features) {
    for (size_t i = 0; i < document->data_count; i++) {
        uint32_t element = document->data[i];
        const galley_node *node = &document->nodes[element];
        galley_tag tag = galley_node_tag(node);
        if (tag == GALLEY_TAG_META) {
            read_meta(document, element, features);
        } else if (tag == GALLEY_TAG_SCRIPT && node->extent > element + 1 &&
                   attribute_is(document, element, "type", "application/ld+json")) {
            read_data(galley_document_span(document, element + 1), features);
        }
    }
}

/* Words of what is kept, by kind. */
typedef struct kept {
    uint32_t words, link_words, paragraphs, listed, cells, code, comments, items;
    uint32_t blocks, headings, members;
    uint64_t digits, bytes;
} kept;

static kept count_kept(const galley_survey *survey, const galley_blocks *blocks) {
    kept k = {0};
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (!segment->kept) {
            continue;
        }
        uint32_t card = survey->regions[segment->container].card;
        bool listed = card != GALLEY_SURVEY_NONE && segment->tag != GALLEY_TAG_P;
        k.blocks++;
        k.words += segment->words;
        k.link_words += segment->link_words;
        k.paragraphs += segment->tag == GALLEY_TAG_P ? segment->words : 0;
        k.listed += listed ? segment->words : 0;
        k.cells += segment->cell != GALLEY_NODE_NONE ? segment->words : 0;
        k.code += segment->tag == GALLEY_TAG_PRE ? segment->words : 0;
        k.comments += segment->evidence & GALLEY_EVIDENCE_COMMENT ? segment->words : 0;
        k.items += segment->tag == GALLEY_TAG_LI ? segment->words : 0;
        k.headings += galley_segment_is_heading(segment);
        k.digits += segment->digits;
        k.bytes += segment->len;
        if (listed && survey->groups[card].members > k.members) {
            k.members = survey->groups[card].members;
        }
    }
    return k;
}

void galley_page_features(const galley_survey *survey, const galley_blocks *blocks,
                          const galley_document *document,
                          uint8_t features[GALLEY_PAGE_FEATURE_COUNT]) {
    kept k = count_kept(survey, blocks);
    uint32_t all = survey->sums[blocks->count].words;
    memset(features, 0, GALLEY_PAGE_FEATURE_COUNT);
    for (size_t i = 0; i <= GALLEY_PAGE_FEATURE_CELLS; i++) {
        features[i] = survey->columns[(GALLEY_FEATURE_PAGE_WORDS + i) * survey->stride];
    }
    features[GALLEY_PAGE_FEATURE_IMAGES] = galley_code_log(survey->regions[0].images);
    features[GALLEY_PAGE_FEATURE_LINKS] = galley_code_log(survey->regions[0].links);
    features[GALLEY_PAGE_FEATURE_KEPT_WORDS] = galley_code_log(k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_SHARE] = galley_code_share(k.words, all);
    features[GALLEY_PAGE_FEATURE_KEPT_BLOCKS] = galley_code_log(k.blocks);
    features[GALLEY_PAGE_FEATURE_KEPT_MEAN] =
        galley_code_log(k.blocks == 0 ? 0 : k.words / k.blocks);
    features[GALLEY_PAGE_FEATURE_KEPT_LINKED] = galley_code_share(k.link_words, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_PARAGRAPHS] = galley_code_share(k.paragraphs, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_LISTED] = galley_code_share(k.listed, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_CELLS] = galley_code_share(k.cells, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_CODE] = galley_code_log(k.code);
    features[GALLEY_PAGE_FEATURE_KEPT_COMMENTS] = galley_code_share(k.comments, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_HEADINGS] = galley_code_log(k.headings);
    features[GALLEY_PAGE_FEATURE_KEPT_ITEMS] = galley_code_share(k.items, k.words);
    features[GALLEY_PAGE_FEATURE_KEPT_DIGITS] =
        galley_code_share((uint32_t)k.digits, (uint32_t)k.bytes);
    features[GALLEY_PAGE_FEATURE_KEPT_MEMBERS] = galley_code_log(k.members);
    features[GALLEY_PAGE_FEATURE_EXPECTED] = survey->expected;
    read_head(document, features);
}

galley_page_type galley_page_type_find(const galley_survey *survey, const galley_blocks *blocks,
                                       const galley_document *document) {
    uint8_t features[GALLEY_PAGE_FEATURE_COUNT];
    galley_page_type best = GALLEY_PAGE_TYPE_NONE;
    int32_t most = INT32_MIN;
    if (galley_model_types[0].trees == 0) {
        return best;
    }
    galley_page_features(survey, blocks, document, features);
    for (int i = 0; i < GALLEY_PAGE_TYPE_COUNT; i++) {
        int32_t score;
        galley_forest_score(&galley_model_types[i], features, 1, 1, &score);
        if (score > most) {
            most = score;
            best = (galley_page_type)(i + 1);
        }
    }
    return best;
}
