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

static bool is_nothing(const galley_segment *segment) {
    const uint32_t bits =
        GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_SHARE | GALLEY_EVIDENCE_ADVERTISEMENT;
    return segment->tag == GALLEY_TAG_BUTTON || (segment->evidence & bits) == GALLEY_EVIDENCE_FORM;
}

galley_figure_part galley_figure_part_of(galley_figure_memory *memory,
                                         const galley_document *document,
                                         const galley_figure *figure,
                                         const galley_segment *segment) {
    if (segment->tag == GALLEY_TAG_BUTTON) {
        return GALLEY_FIGURE_NOTHING;
    }
    uint32_t at = document->nodes[segment->first].parent;
    for (int level = 0; level < MOST_LEVELS && at > figure->top; level++) {
        galley_figure_part part = galley_figure_element(memory, document, at);
        if (part != GALLEY_FIGURE_OTHER) {
            return part;
        }
        at = document->nodes[at].parent;
    }
    if (at == figure->top && at != GALLEY_NODE_NONE) {
        galley_figure_part part = galley_figure_element(memory, document, at);
        /* a class of the whole figure says that there is a caption in it, not which it is */
        if (part == GALLEY_FIGURE_CAPTION && !is_nothing(segment)) {
            return part;
        }
    }
    return is_nothing(segment) ? GALLEY_FIGURE_NOTHING : GALLEY_FIGURE_OTHER;
}

/* Can the block stand in a figure? Text of the article, a title, a heading cannot. */
static bool fits(const galley_segment *segment) {
    const uint32_t told = GALLEY_EVIDENCE_CAPTION | GALLEY_EVIDENCE_CREDIT;
    return segment->role != GALLEY_ROLE_TITLE && segment->tag != GALLEY_TAG_H1 &&
           (!segment->kept || segment->tag == GALLEY_TAG_FIGCAPTION ||
            (segment->evidence & told) != 0);
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
        if (end - first > MOST_BLOCKS || !fits(&blocks->segments[first])) {
            return WIDENING_ENDS;
        }
    }
    while (end < blocks->count && blocks->segments[end].first < nodes[parent].extent) {
        if (end - first >= MOST_BLOCKS || !fits(&blocks->segments[end])) {
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

/* The level of the outermost figure element around an img, counted from it; 0: there is none. */
static int find_frame(const galley_document *document, uint32_t img, uint32_t limit) {
    int frame = 0;
    uint32_t at = document->nodes[img].parent;
    for (int level = 1; level <= MOST_LEVELS && at != GALLEY_NODE_NONE && at > limit; level++) {
        frame = galley_node_tag(&document->nodes[at]) == GALLEY_TAG_FIGURE ? level : frame;
        at = document->nodes[at].parent;
    }
    return frame;
}

galley_figure galley_figure_around(const galley_blocks *blocks, const galley_document *document,
                                   uint32_t img, size_t next, uint32_t limit) {
    int frame = find_frame(document, img, limit);
    galley_figure figure = {img, next, next, frame > 0, false};
    bool open = true;
    uint32_t at = document->nodes[img].parent;
    for (int level = 1; level <= MOST_LEVELS && at != GALLEY_NODE_NONE && at > limit; level++) {
        if (galley_node_tag(&document->nodes[at]) == GALLEY_TAG_A && leads_away(document, at)) {
            figure.linked = true;
        }
        if (open) {
            widening got = widen(blocks, document, &figure, at);
            open = got == WIDENING_DONE || (got == WIDENING_SHARED && level < frame);
        }
        at = document->nodes[at].parent;
    }
    return figure;
}
