/*
 * Dropped blocks in, items of other pages out.
 *
 * A dropped block that is a link to another page and has the words of a title may be an item's. It
 * is one where names on its path say so, where the heading above does ("You may also like"), where
 * it is one of several alike, or where it stands alone between paragraphs. The item is the largest
 * container around it that holds no other title: what else stands in there is its teaser, and its
 * picture's alternative text.
 *
 * Bounded: an item is MOST_BLOCKS blocks and MOST_NODES nodes at most, and MOST_ITEMS are found.
 */
#include "related.h"
#include "../base/url.h"
#include "../judge/role_words.h"

#define MOST_ITEMS 300
#define MOST_BLOCKS 14
#define MOST_LEVELS 8
#define MOST_NODES 200
#define MOST_WORDS 120
/* Words of a title: fewer name a section or a topic. Texts without spaces count by their bytes. */
#define LEAST_WORDS 3
/* Words of a teaser. */
#define LEAST_TEASER 5
/* Blocks between a heading and an item under it. */
#define MOST_UNDER 80

typedef struct search {
    galley_related_list *list;
    galley_blocks *blocks;
    const galley_survey *survey;
    const galley_document *document;
    galley_slice base;
    size_t first; /* blocks of the first and the last that is kept */
    size_t last;
    size_t heading; /* the last block that heads related items, or NONE */
} search;

void galley_related_init(galley_related_list *list, const galley_allocator *allocator) {
    memset(list, 0, sizeof *list);
    list->allocator = allocator;
    galley_buffer_init(&list->text, allocator);
    galley_buffer_init(&list->scratch, allocator);
}

void galley_related_free(galley_related_list *list) {
    galley_buffer_free(&list->text);
    galley_buffer_free(&list->scratch);
    galley_memory_free(list->allocator, list->items, list->capacity * sizeof *list->items);
}

void galley_related_clear(galley_related_list *list) {
    galley_buffer_clear(&list->text);
    galley_buffer_clear(&list->scratch);
    list->count = 0;
}

static galley_slice text_of(const search *s, size_t index) {
    return galley_segment_text(s->blocks, &s->blocks->segments[index]);
}

/* The link that a block stands in, or the first inside it; NONE when there is none. */
static uint32_t link_of(const search *s, const galley_segment *segment) {
    const galley_node *nodes = s->document->nodes;
    uint32_t at = nodes[segment->first].parent;
    for (int level = 0; level < MOST_LEVELS && at != GALLEY_NODE_NONE; level++) {
        if (galley_node_tag(&nodes[at]) == GALLEY_TAG_A) {
            return at;
        }
        at = nodes[at].parent;
    }
    for (uint32_t i = segment->first; i < segment->last && i < segment->first + MOST_NODES; i++) {
        if (galley_node_tag(&nodes[i]) == GALLEY_TAG_A) {
            return i;
        }
    }
    return GALLEY_NODE_NONE;
}

static bool is_title(const galley_segment *segment) {
    bool enough = segment->words >= LEAST_WORDS || (segment->high >= 18 && segment->words >= 2);
    return !segment->kept && enough && segment->words <= 60 &&
           segment->link_words * 3 >= segment->words * 2 && segment->role != GALLEY_ROLE_TITLE;
}

/* An address on the page that leads to another page, as it stands in the source. */
static bool find_address(const search *s, uint32_t link, galley_slice *href) {
    if (link == GALLEY_NODE_NONE ||
        !galley_document_attribute(s->document, link, galley_slice_from("href"), href)) {
        return false;
    }
    *href = galley_slice_trim(*href);
    return href->len > 1 && href->ptr[0] != '#';
}

/* Does the heading above say that other pages follow? Its block is remembered. */
static bool is_under_heading(search *s, size_t index) {
    const galley_segment *segments = s->blocks->segments;
    uint32_t above = s->survey->marks[index].heading;
    size_t from = index > MOST_UNDER ? index - MOST_UNDER : 0;
    bool kept = false;
    if (above != GALLEY_SURVEY_NONE && above >= from && !segments[above].kept &&
        galley_role_heads_related(text_of(s, above))) {
        s->heading = above;
    }
    if (s->heading == GALLEY_SURVEY_NONE || s->heading < from) {
        return false;
    }
    for (size_t i = s->heading + 1; i < index && !kept; i++) {
        kept = segments[i].kept;
    }
    /* a menu behind the heading is not under it */
    const uint32_t menus = GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_FOOTER |
                           GALLEY_EVIDENCE_HEADER | GALLEY_EVIDENCE_FORM;
    if ((segments[index].evidence & menus & ~segments[s->heading].evidence) != 0) {
        return false;
    }
    bool newer = above != GALLEY_SURVEY_NONE && above > s->heading && !is_title(&segments[above]) &&
                 segments[above].tag <= segments[s->heading].tag;
    return !kept && !newer;
}

/* Is a title one of several alike, each with a link and enough words, and none of a menu? */
static bool is_one_of_several(const search *s, const galley_segment *segment) {
    const uint32_t against = GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_FOOTER |
                             GALLEY_EVIDENCE_HEADER | GALLEY_EVIDENCE_COMMENT |
                             GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_LEGAL |
                             GALLEY_EVIDENCE_TAGS | GALLEY_EVIDENCE_BYLINE;
    const galley_region *region = &s->survey->regions[segment->container];
    if ((segment->evidence & against) != 0 || region->card == GALLEY_SURVEY_NONE) {
        return false;
    }
    const galley_group *group = &s->survey->groups[region->card];
    return group->linked >= 3 && group->words >= 5 * group->members && segment->words >= 4;
}

/* Does a title stand alone between two paragraphs? */
static bool is_between(const search *s, size_t index) {
    const uint32_t against = GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_SHARE |
                             GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_BYLINE | GALLEY_EVIDENCE_TAGS |
                             GALLEY_EVIDENCE_CAPTION | GALLEY_EVIDENCE_CREDIT |
                             GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_EMBED;
    const galley_segment *segment = &s->blocks->segments[index];
    return index > s->first && index < s->last && segment->words >= 4 &&
           (segment->evidence & against) == 0 && segment->cell == GALLEY_NODE_NONE &&
           s->blocks->segments[index - 1].kept;
}

static bool is_related(search *s, size_t index) {
    const galley_segment *segment = &s->blocks->segments[index];
    const uint32_t never = GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_LEGAL |
                           GALLEY_EVIDENCE_CREDIT;
    bool under = is_under_heading(s, index);
    if ((segment->evidence & never) != 0 || segment->tag == GALLEY_TAG_FIGCAPTION) {
        return false;
    }
    if (segment->role == GALLEY_ROLE_SHARE || segment->role == GALLEY_ROLE_FORM ||
        segment->role == GALLEY_ROLE_LEGAL || segment->role == GALLEY_ROLE_BYLINE) {
        return false;
    }
    return under || galley_role_related_prefix(text_of(s, index)) > 0 ||
           ((segment->evidence & GALLEY_EVIDENCE_RELATED) != 0 &&
            (segment->evidence & (GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_BYLINE)) == 0) ||
           is_one_of_several(s, segment) || is_between(s, index);
}

/* The blocks of an item: [first, end), and the element around them. */
typedef struct item {
    size_t title;
    size_t first;
    size_t end;
    uint32_t top;
    galley_slice href;
} item;

/* Do the blocks of a region belong to one item: none is kept, and all titles lead to one page? */
static bool is_one(const search *s, const item *one, const galley_region *region) {
    if (region->end - region->first > MOST_BLOCKS) {
        return false;
    }
    uint32_t words = 0;
    for (size_t i = region->first; i < region->end; i++) {
        const galley_segment *segment = &s->blocks->segments[i];
        galley_slice href;
        words += segment->words;
        if (segment->kept || i == s->heading || words > MOST_WORDS ||
            segment->role == GALLEY_ROLE_TITLE ||
            (is_title(segment) && i != one->title && find_address(s, link_of(s, segment), &href) &&
             !galley_slice_equal(href, one->href))) {
            return false;
        }
    }
    return true;
}

static item find_item(const search *s, size_t title, uint32_t link, galley_slice href) {
    item one = {title, title, title + 1, link, href};
    uint32_t at = s->blocks->segments[title].container;
    for (int level = 0; level < MOST_LEVELS && at != GALLEY_CONTAINER_NONE; level++) {
        const galley_region *region = &s->survey->regions[at];
        if (!is_one(s, &one, region)) {
            break;
        }
        one.first = region->first;
        one.end = region->end;
        one.top = s->blocks->containers[at].node;
        at = s->blocks->containers[at].parent;
    }
    return one;
}

/* The block that is the title: what the picture's alternative text says, a heading before others,
 * then the first that is long enough. */
static size_t choose_title(const search *s, const item *one, galley_slice alt) {
    for (size_t i = one->first; i < one->end && alt.len > 0; i++) {
        if (galley_slice_equal(text_of(s, i), alt)) {
            return i;
        }
    }
    for (size_t i = one->first; i < one->end; i++) {
        if (galley_segment_is_heading(&s->blocks->segments[i]) &&
            s->blocks->segments[i].words >= 2) {
            return i;
        }
    }
    return one->title;
}

static void choose_teaser(const search *s, const item *one, size_t title,
                          galley_related_item *found) {
    uint32_t most = LEAST_TEASER - 1;
    for (size_t i = one->first; i < one->end; i++) {
        const galley_segment *segment = &s->blocks->segments[i];
        if (i != title && (segment->words > most || (segment->high > 40 && most < LEAST_TEASER)) &&
            galley_role_of_words(text_of(s, i), segment->words) == GALLEY_ROLE_OTHER &&
            !galley_slice_equal(text_of(s, i), found->title)) {
            most = segment->words;
            found->teaser = text_of(s, i);
        }
    }
}

/* The alternative text of the first picture in the item that has one. */
static bool find_picture(search *s, const item *one, galley_related_item *found) {
    const galley_node *nodes = s->document->nodes;
    uint32_t end = nodes[one->top].extent;
    end = end < one->top + MOST_NODES ? end : one->top + MOST_NODES;
    for (uint32_t i = one->top; i < end && found->image_alt.len == 0; i++) {
        if (galley_node_tag(&nodes[i]) == GALLEY_TAG_IMG) {
            found->image_alt = galley_picture_read_alt(s->document, i, &s->list->text);
        }
    }
    return !s->list->text.failed;
}

static bool resolve(search *s, const item *one, galley_related_item *found) {
    galley_buffer *scratch = &s->list->scratch;
    galley_buffer *out = &s->list->text;
    galley_buffer_clear(scratch);
    if (!galley_attribute_read_value(one->href, scratch)) {
        return false;
    }
    galley_slice href = galley_slice_trim(galley_buffer_slice(scratch, 0, scratch->len));
    found->url.start = out->len;
    if (!galley_url_resolve(s->base, href, out) && !out->failed &&
        memchr(href.ptr, ':', href.len) == NULL) {
        galley_buffer_append_slice(out, href);
    }
    found->url.len = out->len - found->url.start;
    return !out->failed;
}

/* Gives the blocks of an item their roles. */
static void name_blocks(search *s, const item *one, size_t title,
                        const galley_related_item *found) {
    for (size_t i = one->first; i < one->end; i++) {
        galley_segment *segment = &s->blocks->segments[i];
        galley_slice text = text_of(s, i);
        if (i == title || galley_slice_equal(text, found->title)) {
            segment->role = GALLEY_ROLE_RELATED_TITLE;
        } else if (text.ptr == found->teaser.ptr) {
            segment->role = GALLEY_ROLE_RELATED_TEASER;
        }
    }
}

static bool is_known(const search *s, galley_related_item *found) {
    galley_slice url = galley_picture_slice(&s->list->text, found->url);
    for (size_t i = 0; i < s->list->count; i++) {
        const galley_related_item *other = &s->list->items[i];
        if (galley_slice_equal(other->title, found->title) &&
            galley_slice_equal(galley_picture_slice(&s->list->text, other->url), url)) {
            return true;
        }
    }
    return false;
}

/* A linked teaser follows its title as a block of its own: the same address once more. */
static bool is_rest_of_last(search *s, const galley_related_item *found, size_t title) {
    const galley_segment *segment = &s->blocks->segments[title];
    if (s->list->count == 0) {
        return false;
    }
    galley_related_item *last = &s->list->items[s->list->count - 1];
    const galley_buffer *text = &s->list->text;
    if (!galley_slice_equal(galley_picture_slice(text, last->url),
                            galley_picture_slice(text, found->url))) {
        return false;
    }
    if (last->teaser.len == 0 && segment->words >= LEAST_TEASER) {
        last->teaser = found->title;
        s->blocks->segments[title].role = GALLEY_ROLE_RELATED_TEASER;
    }
    return true;
}

static bool keep(search *s, const galley_related_item *found) {
    galley_related_list *list = s->list;
    void *array = list->items;
    if (!galley_memory_grow(list->allocator, &array, &list->capacity, list->count + 1,
                            sizeof *list->items)) {
        return false;
    }
    list->items = array;
    list->items[list->count++] = *found;
    return true;
}

/* Takes the item of a title and says where to go on; 0: no memory. */
static size_t take(search *s, size_t index, uint32_t link, galley_slice href) {
    item one = find_item(s, index, link, href);
    size_t before = s->list->text.len;
    galley_related_item found = {.title = text_of(s, index)};
    if (!find_picture(s, &one, &found)) {
        return 0;
    }
    size_t title = choose_title(s, &one, galley_picture_slice(&s->list->text, found.image_alt));
    found.title = text_of(s, title);
    size_t prefix = galley_role_related_prefix(found.title);
    if (prefix > 0 && prefix + 12 < found.title.len) {
        found.title = galley_slice_make(found.title.ptr + prefix, found.title.len - prefix);
    }
    if (is_under_heading(s, index) && s->heading != title) {
        found.heading = text_of(s, s->heading);
        s->blocks->segments[s->heading].role = GALLEY_ROLE_RELATED_HEADING;
    }
    choose_teaser(s, &one, title, &found);
    if (!resolve(s, &one, &found)) {
        return 0;
    }
    name_blocks(s, &one, title, &found);
    if (found.url.len == 0 || is_known(s, &found) || is_rest_of_last(s, &found, title)) {
        s->list->text.len = before;
    } else if (!keep(s, &found)) {
        return 0;
    }
    return one.end > index ? one.end : index + 1;
}

/* A line that heads related items need be no heading element. */
static void look_for_heading(search *s, size_t index) {
    const galley_segment *segment = &s->blocks->segments[index];
    if (!segment->kept && segment->words <= 8 && segment->link_words * 2 <= segment->words &&
        galley_role_heads_related(text_of(s, index))) {
        s->heading = index;
    }
}

static void find_range(search *s) {
    s->first = 0;
    s->last = s->blocks->count;
    while (s->first < s->last && !s->blocks->segments[s->first].kept) {
        s->first++;
    }
    while (s->last > s->first && !s->blocks->segments[s->last - 1].kept) {
        s->last--;
    }
}

galley_status galley_related_find(galley_related_list *list, galley_blocks *blocks,
                                  const galley_survey *survey, const galley_document *document,
                                  galley_slice base) {
    search s = {list, blocks, survey, document, base, 0, 0, GALLEY_SURVEY_NONE};
    galley_related_clear(list);
    find_range(&s);
    if (s.first == s.last) {
        return GALLEY_STATUS_OK;
    }
    for (size_t i = 0; i < blocks->count && list->count < MOST_ITEMS;) {
        const galley_segment *segment = &blocks->segments[i];
        galley_slice href;
        size_t next = i + 1;
        look_for_heading(&s, i);
        if (is_title(segment) && is_related(&s, i)) {
            uint32_t link = link_of(&s, segment);
            if (find_address(&s, link, &href)) {
                next = take(&s, i, link, href);
                if (next == 0) {
                    return GALLEY_STATUS_NO_MEMORY;
                }
            }
        }
        i = next;
    }
    return GALLEY_STATUS_OK;
}
