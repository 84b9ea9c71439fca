/*
 * A judged page in, the article's pictures out.
 *
 * The smallest element that holds all that is kept, and the title, is walked once for img elements.
 * One between the first and the last kept block is taken unless the way up to the article's text,
 * its own names or its size speak against it; one before or behind only with a caption.
 *
 * Known limit: pictures that a script puts in, with no img and no noscript twin, are not seen. A
 * page's own JSON-LD may name them.
 */
#include "pictures.h"
#include "caption.h"
#include "figure.h"
#include "math_tex.h"
#include "../judge/name_search.h"

/* More pictures than this are a gallery of a whole archive. Each is compared with those before. */
#define MOST_PICTURES 400
/* Imgs that are looked at. */
#define MOST_LOOKED 250
/* Elements between a figure and the text around it that are read. */
#define MOST_LEVELS 12
/* Sides of icons. */
#define SMALL_SIDE 60

typedef struct search {
    galley_pictures *pictures;
    galley_blocks *blocks;
    const galley_document *document;
    galley_slice base;
    uint32_t top;  /* the element around all that is kept */
    uint32_t from; /* nodes of the first and of the last kept block */
    uint32_t to;
    galley_caption_page page;
} search;

void galley_pictures_init(galley_pictures *pictures, const galley_allocator *allocator) {
    memset(pictures, 0, sizeof *pictures);
    pictures->allocator = allocator;
    galley_buffer_init(&pictures->text, allocator);
    galley_buffer_init(&pictures->scratch, allocator);
}

void galley_pictures_free(galley_pictures *pictures) {
    galley_buffer_free(&pictures->text);
    galley_buffer_free(&pictures->scratch);
    galley_memory_free(pictures->allocator, pictures->items,
                       pictures->capacity * sizeof *pictures->items);
}

void galley_pictures_clear(galley_pictures *pictures) {
    galley_buffer_clear(&pictures->text);
    galley_buffer_clear(&pictures->scratch);
    pictures->count = 0;
}

/* Finds the kept range and the element around it. False when nothing is kept. */
static bool find_range(search *s) {
    const galley_segment *segments = s->blocks->segments;
    const galley_node *nodes = s->document->nodes;
    size_t first = 0;
    size_t last = s->blocks->count;
    while (first < last && !segments[first].kept) {
        first++;
    }
    while (last > first && !segments[last - 1].kept) {
        last--;
    }
    if (first == last) {
        return false;
    }
    s->from = segments[first].first;
    s->to = segments[last - 1].last;
    for (size_t i = 0; i < first; i++) {
        if (segments[i].role == GALLEY_ROLE_TITLE) {
            s->from = segments[i].first;
            break;
        }
    }
    s->top = nodes[s->from].parent;
    while (s->top != 0 && nodes[s->top].extent <= s->to) {
        s->top = nodes[s->top].parent;
    }
    return true;
}

/* Do names on the way from the figure up to an element with text of the article speak against it?
 */
static bool is_elsewhere(search *s, const galley_figure *figure, bool captioned) {
    const uint32_t never = GALLEY_EVIDENCE_RELATED | GALLEY_EVIDENCE_ADVERTISEMENT |
                           GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_NAVIGATION;
    const uint32_t uncaptioned = GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_PROMOTION |
                                 GALLEY_EVIDENCE_FOOTER | GALLEY_EVIDENCE_ASIDE |
                                 GALLEY_EVIDENCE_BYLINE | GALLEY_EVIDENCE_FORM;
    const galley_segment *segments = s->blocks->segments;
    uint32_t against = captioned ? never : never | uncaptioned;
    size_t before = figure->first;
    size_t behind = figure->end;
    while (before > 0 && !segments[before - 1].kept && figure->first - before < 40) {
        before--;
    }
    while (behind < s->blocks->count && !segments[behind].kept && behind - figure->end < 40) {
        behind++;
    }
    uint32_t at = figure->top;
    for (int level = 0; level < MOST_LEVELS && at > s->top; level++) {
        const galley_node *node = &s->document->nodes[at];
        if ((before > 0 && segments[before - 1].kept && segments[before - 1].first > at) ||
            (behind < s->blocks->count && segments[behind].first < node->extent &&
             segments[behind].kept && segments[behind].first > at)) {
            return false;
        }
        galley_tag tag = galley_node_tag(node);
        if (tag == GALLEY_TAG_NAV || tag == GALLEY_TAG_FOOTER ||
            (!captioned && (tag == GALLEY_TAG_ASIDE || tag == GALLEY_TAG_BUTTON))) {
            return true;
        }
        uint32_t bits = galley_evidence_read(&s->blocks->memory, s->document, at).bits;
        if ((bits & against) != 0) {
            return true;
        }
        at = node->parent;
    }
    return false;
}

/* Is the img called a portrait of an author, a logo, a smiley? */
static bool is_called_furniture(const search *s, uint32_t img) {
    static const char *const names[] = {"avatar",   "logo",   "icon",   "emoji",
                                        "gravatar", "author", "smiley", "spinner",
                                        "badge",    "sprite", NULL};
    galley_slice class;
    if (!galley_document_attribute(s->document, img, galley_slice_from("class"), &class)) {
        return false;
    }
    class.len = class.len < 200 ? class.len : 200;
    return galley_name_search(class, names);
}

/* The same by size and address; formulas are drawn as svg. */
static bool is_furniture(const search *s, const galley_picture *picture) {
    static const char *const addresses[] = {"/avatar", "gravatar.com", "/emoji",      "/logo",
                                            "/icons/", "/smil",        "doubleclick", "/pixel",
                                            "/badge",  ".svg",         NULL};
    galley_slice url = galley_picture_slice(&s->pictures->text, picture->source.url);
    url.len = url.len < 300 ? url.len : 300;
    return (picture->source.width > 0 && picture->source.width < SMALL_SIDE) ||
           (picture->source.height > 0 && picture->source.height < SMALL_SIDE) ||
           galley_name_search(url, addresses);
}

/* Does a byline stand beside the picture? Then it shows who wrote. */
static bool is_portrait(const search *s, const galley_figure *figure) {
    static const char *const starts[] = {"Von ", "By ",  "von ", "by ",
                                         "Por ", "Par ", "Di ",  "Door "};
    for (size_t i = figure->first; i < figure->end; i++) {
        const galley_segment *segment = &s->blocks->segments[i];
        galley_slice text = galley_segment_text(s->blocks, segment);
        if (segment->words > 12) {
            continue;
        }
        for (size_t k = 0; k < sizeof starts / sizeof starts[0]; k++) {
            size_t len = strlen(starts[k]);
            if (text.len > len && memcmp(text.ptr, starts[k], len) == 0 && text.ptr[len] >= 'A' &&
                text.ptr[len] <= 'Z') {
                return true;
            }
        }
    }
    return false;
}

static bool equal_texts(const search *s, galley_picture_text a, galley_picture_text b) {
    return a.len == b.len && galley_slice_equal(galley_picture_slice(&s->pictures->text, a),
                                                galley_picture_slice(&s->pictures->text, b));
}

/* Is it a copy of a picture before: for another screen, for a reader without scripts? A caption
 * that only the copy has goes to the first. */
static bool is_copy(search *s, const galley_picture *picture) {
    for (size_t i = 0; i < s->pictures->count; i++) {
        galley_picture *other = &s->pictures->items[i];
        bool same = equal_texts(s, other->source.url, picture->source.url) ||
                    (picture->caption.len > 0 && equal_texts(s, other->caption, picture->caption));
        bool last = i + 1 == s->pictures->count;
        if (!same && last && picture->caption.len == 0 && picture->source.alt.len > 0 &&
            equal_texts(s, other->source.alt, picture->source.alt)) {
            same = true;
        }
        if (same) {
            if (other->caption.len == 0) {
                other->caption = picture->caption;
            }
            if (other->credit.len == 0) {
                other->credit = picture->credit;
            }
            return true;
        }
    }
    return false;
}

static bool keep(search *s, const galley_picture *picture) {
    galley_pictures *pictures = s->pictures;
    void *array = pictures->items;
    if (!galley_memory_grow(pictures->allocator, &array, &pictures->capacity, pictures->count + 1,
                            sizeof *pictures->items)) {
        return false;
    }
    pictures->items = array;
    pictures->items[pictures->count++] = *picture;
    return true;
}

/* Does a caption stand behind an img, or before it? Asked of imgs outside the text, of which most
 * are none of the article's. */
static bool has_caption_near(const search *s, uint32_t img, size_t next) {
    const uint32_t told = GALLEY_EVIDENCE_CAPTION | GALLEY_EVIDENCE_CREDIT;
    const galley_segment *segments = s->blocks->segments;
    size_t from = next > 1 ? next - 2 : 0;
    size_t to = next + 4 < s->blocks->count ? next + 4 : s->blocks->count;
    for (size_t i = from; i < to; i++) {
        bool near = segments[i].first < img + 60 && segments[i].first + 30 > img;
        if (near &&
            ((segments[i].evidence & told) != 0 || segments[i].tag == GALLEY_TAG_FIGCAPTION)) {
            return true;
        }
    }
    return false;
}

/* Takes one img, or not. False when there is no memory. */
static bool take(search *s, uint32_t img, size_t next) {
    galley_pictures *pictures = s->pictures;
    galley_picture picture = {.node = img};
    size_t before = pictures->text.len;
    if (((img < s->from || img > s->to) && !has_caption_near(s, img, next)) ||
        is_called_furniture(s, img)) {
        return true;
    }
    if (!galley_picture_read(s->document, img, s->base, &pictures->scratch, &pictures->text,
                             &picture.source)) {
        return !pictures->text.failed;
    }
    if (is_furniture(s, &picture)) {
        pictures->text.len = before;
        return true;
    }
    galley_figure figure = galley_figure_around(s->blocks, s->document, img, next, s->top);
    galley_caption_page page = s->page;
    bool called = galley_caption_find(&page, &figure, pictures, &picture);
    if (pictures->text.failed) {
        return false;
    }
    bool inside = img > s->from && img < s->to;
    bool captioned = called && picture.caption.len > 0;
    bool second = figure.framed && s->page.used > figure.first && picture.source.alt.len < 12;
    if ((!inside && !captioned) || (!captioned && (figure.linked || second)) ||
        is_portrait(s, &figure) || is_elsewhere(s, &figure, captioned)) {
        pictures->text.len = before;
        return true;
    }
    if (is_copy(s, &picture)) {
        return true;
    }
    s->page = page;
    return keep(s, &picture);
}

void galley_pictures_drop_formulas(galley_pictures *pictures, const galley_document *document) {
    size_t count = 0;
    for (size_t i = 0; i < pictures->count; i++) {
        uint32_t node = pictures->items[i].node;
        bool display = false;
        if (node >= document->count || !galley_tex_is_picture(document, node, &display)) {
            pictures->items[count++] = pictures->items[i];
        }
    }
    pictures->count = count;
}

/* Is a noscript element the plain form of the picture before it? */
static bool is_twin(const search *s, uint32_t noscript) {
    uint32_t last = s->pictures->count == 0 ? 0 : s->pictures->items[s->pictures->count - 1].node;
    return last != 0 && noscript - last < 12;
}

/* Is it an element of the page's own making that stands for an img: "amp-img", "brick-image"? */
static bool is_custom(const search *s, uint32_t index) {
    static const char *const names[] = {"image", "img", "picture", NULL};
    const galley_node *node = &s->document->nodes[index];
    if (galley_node_name(node) < GALLEY_TAG_COUNT || !galley_node_is_element(node) ||
        galley_node_space(node) != GALLEY_NAMESPACE_HTML || (node->bits & GALLEY_NODE_IMPLIED)) {
        return false;
    }
    galley_slice rest = galley_slice_make(s->document->input.ptr + node->start + 1,
                                          s->document->input.len - node->start - 1);
    size_t len = 0;
    while (len < rest.len && len < 40 && !galley_ascii_space(rest.ptr[len]) &&
           rest.ptr[len] != '>' && rest.ptr[len] != '/') {
        len++;
    }
    rest.len = len;
    return memchr(rest.ptr, '-', len) != NULL && galley_name_search(rest, names);
}

galley_status galley_pictures_find(galley_pictures *pictures, galley_blocks *blocks,
                                   const galley_document *document, galley_slice base) {
    search s = {.pictures = pictures,
                .blocks = blocks,
                .document = document,
                .base = base,
                .page = {blocks, document, 0}};
    galley_pictures_clear(pictures);
    galley_figure_forget(&pictures->memory);
    if (!find_range(&s)) {
        return GALLEY_STATUS_OK;
    }
    size_t next = 0;
    size_t looked = 0;
    uint32_t end = document->nodes[s.top].extent;
    for (uint32_t i = s.top + 1; i < end && pictures->count < MOST_PICTURES; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_NOSCRIPT && is_twin(&s, i)) {
            i = document->nodes[i].extent - 1;
        } else if ((tag == GALLEY_TAG_IMG || is_custom(&s, i)) && looked++ < MOST_LOOKED) {
            while (next < blocks->count && blocks->segments[next].first < i) {
                next++;
            }
            if (!take(&s, i, next)) {
                return GALLEY_STATUS_NO_MEMORY;
            }
        }
    }
    return GALLEY_STATUS_OK;
}
