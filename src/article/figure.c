/*
 * An img in, its figure out, by going up from it step by step.
 *
 * Bounded: MOST_LEVELS steps up, MOST_BLOCKS blocks and MOST_NODES nodes looked at for one picture,
 * so that the time is linear in the number of pictures.
 */
#include "figure.h"

#define MOST_LEVELS 10
#define MOST_BLOCKS 12
#define MOST_NODES 160
/* Words of all that stands in a figure. The longest caption of the press pages at hand has 96. */
#define MOST_WORDS 170
/* Bytes of a class that are read: what people write is shorter. */
#define MOST_CLASS 240

static bool class_holds(galley_slice class, const char *const *names, size_t count) {
    for (size_t at = 0; at < class.len; at++) {
        char c = galley_ascii_lower(class.ptr[at]);
        for (size_t i = 0; i < count; i++) {
            size_t len = strlen(names[i]);
            if (c == names[i][0] && at + len <= class.len &&
                galley_slice_equal_nocase(galley_slice_make(class.ptr + at, len),
                                          galley_slice_make(names[i], len))) {
                return true;
            }
        }
    }
    return false;
}

static galley_slice class_of(const galley_document *document, uint32_t element) {
    galley_slice class = galley_slice_make("", 0);
    if (galley_document_attribute(document, element, galley_slice_from("class"), &class) &&
        class.len > MOST_CLASS) {
        class.len = MOST_CLASS;
    }
    return class;
}

galley_figure_part galley_figure_element(const galley_document *document, uint32_t element) {
    static const char *const credits[] = {
        "credit", "copyright", "photographer", "fotograf",  "urheber",
        "quelle", "source",    "bildrechte",   "agency",    "agentur",
        "rights", "kilde",     "attribution",  "photoby",   "image-owner",
        "fuente", "fonte",     "bildnachweis", "provenance"};
    static const char *const captions[] = {"caption",    "legend",     "bildunter",   "image-text",
                                           "imagetext",  "cutline",    "bildtext",    "pie-foto",
                                           "piefoto",    "didascal",   "subline",     "img-desc",
                                           "image-desc", "photo-desc", "image__desc", "media__desc",
                                           "photo_desc", "foto_desc",  "imagedesc",   "epigrafe"};
    galley_slice class = class_of(document, element);
    galley_tag tag = galley_node_tag(&document->nodes[element]);
    if (class.len > 0 && class_holds(class, credits, sizeof credits / sizeof credits[0])) {
        bool both = class_holds(class, captions, sizeof captions / sizeof captions[0]);
        /* "caption-credit" is a credit, "caption has-source" may be either */
        return both && tag == GALLEY_TAG_FIGCAPTION ? GALLEY_FIGURE_CAPTION : GALLEY_FIGURE_CREDIT;
    }
    if (tag == GALLEY_TAG_FIGCAPTION || tag == GALLEY_TAG_CAPTION) {
        return GALLEY_FIGURE_CAPTION;
    }
    if (tag == GALLEY_TAG_CITE) {
        return GALLEY_FIGURE_CREDIT;
    }
    return class.len > 0 && class_holds(class, captions, sizeof captions / sizeof captions[0])
               ? GALLEY_FIGURE_CAPTION
               : GALLEY_FIGURE_OTHER;
}

static bool is_nothing(const galley_segment *segment) {
    const uint32_t bits =
        GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_ADVERTISEMENT;
    return segment->tag == GALLEY_TAG_BUTTON || (segment->evidence & bits) == GALLEY_EVIDENCE_FORM;
}

galley_figure_part galley_figure_part_of(const galley_blocks *blocks,
                                         const galley_document *document,
                                         const galley_figure *figure,
                                         const galley_segment *segment) {
    (void)blocks;
    if (segment->tag == GALLEY_TAG_BUTTON) {
        return GALLEY_FIGURE_NOTHING;
    }
    uint32_t at = document->nodes[segment->first].parent;
    for (int level = 0; level < MOST_LEVELS && at > figure->top; level++) {
        galley_figure_part part = galley_figure_element(document, at);
        if (part != GALLEY_FIGURE_OTHER) {
            return part;
        }
        at = document->nodes[at].parent;
    }
    if (at == figure->top && at != GALLEY_NODE_NONE) {
        galley_figure_part part = galley_figure_element(document, at);
        /* a class of the whole figure says that there is a caption in it, not which it is */
        if (part == GALLEY_FIGURE_CAPTION && !is_nothing(segment)) {
            return part;
        }
    }
    return is_nothing(segment) ? GALLEY_FIGURE_NOTHING : GALLEY_FIGURE_OTHER;
}

/* Can the block stand in a figure? Text of the article, a title, a heading cannot. */
static bool fits(const galley_blocks *blocks, const galley_document *document,
                 const galley_segment *segment) {
    (void)blocks;
    if (segment->role == GALLEY_ROLE_TITLE || segment->tag == GALLEY_TAG_H1) {
        return false;
    }
    if (!segment->kept) {
        return true;
    }
    uint32_t at = document->nodes[segment->first].parent;
    for (int level = 0; level < 4 && at != GALLEY_NODE_NONE; level++) {
        if (galley_figure_element(document, at) != GALLEY_FIGURE_OTHER) {
            return true;
        }
        at = document->nodes[at].parent;
    }
    return false;
}

/* Does another picture stand in [from, to)? Copies in noscript elements are none. */
static bool holds_picture(const galley_document *document, uint32_t from, uint32_t to) {
    if (to - from > MOST_NODES) {
        return true;
    }
    for (uint32_t i = from; i < to; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_NOSCRIPT) {
            i = document->nodes[i].extent - 1;
        } else if (tag == GALLEY_TAG_IMG) {
            return true;
        }
    }
    return false;
}

/* A parent may hold what does not belong to the picture, so that the figure ends below it, or
 * another picture, where a figure element above may be around both. */
typedef enum widening { WIDENING_DONE, WIDENING_SHARED, WIDENING_ENDS } widening;

static widening widen(const galley_blocks *blocks, const galley_document *document,
                      galley_figure *figure, uint32_t parent) {
    const galley_node *nodes = document->nodes;
    galley_tag tag = galley_node_tag(&nodes[parent]);
    size_t first = figure->first;
    size_t end = figure->end;
    while (first > 0 && blocks->segments[first - 1].first > parent) {
        first--;
        if (end - first > MOST_BLOCKS || !fits(blocks, document, &blocks->segments[first])) {
            return WIDENING_ENDS;
        }
    }
    while (end < blocks->count && blocks->segments[end].first < nodes[parent].extent) {
        if (end - first >= MOST_BLOCKS || !fits(blocks, document, &blocks->segments[end])) {
            return WIDENING_ENDS;
        }
        end++;
    }
    uint32_t words = 0;
    for (size_t i = first; i < end; i++) {
        words += blocks->segments[i].words;
    }
    bool whole = tag == GALLEY_TAG_FIGURE || tag == GALLEY_TAG_PICTURE;
    if (words > MOST_WORDS) {
        return WIDENING_ENDS;
    }
    if ((!whole && (holds_picture(document, parent + 1, figure->top) ||
                    holds_picture(document, galley_document_after(document, figure->top),
                                  nodes[parent].extent)))) {
        return WIDENING_SHARED;
    }
    figure->first = first;
    figure->end = end;
    figure->top = parent;
    return WIDENING_DONE;
}

static bool ends_with_any(galley_slice text, const char *const *ends, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(ends[i]);
        if (text.len >= len &&
            galley_slice_equal_nocase(galley_slice_make(text.ptr + text.len - len, len),
                                      galley_slice_make(ends[i], len))) {
            return true;
        }
    }
    return false;
}

/* Does a link lead to a page? One to a picture, or to a place of the same page, opens the picture.
 */
static bool leads_away(const galley_document *document, uint32_t link) {
    static const char *const pictures[] = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"};
    galley_slice href;
    if (!galley_document_attribute(document, link, galley_slice_from("href"), &href)) {
        return false;
    }
    href = galley_slice_trim(href);
    size_t end = 0;
    while (end < href.len && href.ptr[end] != '?' && href.ptr[end] != '#') {
        end++;
    }
    bool script = href.len >= 11 && galley_slice_equal_nocase(galley_slice_make(href.ptr, 11),
                                                              galley_slice_from("javascript:"));
    return end > 0 && !script &&
           !ends_with_any(galley_slice_make(href.ptr, end), pictures,
                          sizeof pictures / sizeof pictures[0]);
}

galley_figure galley_figure_around(const galley_blocks *blocks, const galley_document *document,
                                   uint32_t img, size_t next, uint32_t limit) {
    galley_figure figure = {img, next, next, false, false};
    bool open = true;
    uint32_t at = document->nodes[img].parent;
    for (int level = 0; level < MOST_LEVELS && at != GALLEY_NODE_NONE && at > limit; level++) {
        galley_tag tag = galley_node_tag(&document->nodes[at]);
        if (tag == GALLEY_TAG_A && leads_away(document, at)) {
            figure.linked = true;
        }
        figure.framed |= tag == GALLEY_TAG_FIGURE;
        open = open && widen(blocks, document, &figure, at) != WIDENING_ENDS;
        at = document->nodes[at].parent;
    }
    return figure;
}
