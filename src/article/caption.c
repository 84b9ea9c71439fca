/*
 * A figure in, the caption and the credit of its picture out.
 *
 * Blocks that their own classes call caption or credit come first. Where there are none, a block
 * counts that says what the picture's alternative text says, or a short one that is alone with the
 * picture. A caption's text is parted from a credit inside it by the elements in it, where one of
 * them is called credit, and by its words else (credit.h).
 */
#include "caption.h"
#include "../base/wide_space.h"
#include "../judge/credit.h"
#include "../judge/credit_words.h"

/* Blocks beside the figure that are looked at. */
#define MOST_BESIDE 2
/* Words of a caption that nothing calls one. */
#define LEAST_WORDS 2
#define MOST_WORDS 60
/* Nodes of a caption that are looked at for a credit element. */
#define MOST_NODES 96

/* What is put together for one picture. Both texts are gathered in the pictures' scratch. */
typedef struct gathering {
    const galley_caption_page *page;
    const galley_figure *figure;
    galley_pictures *pictures;
    galley_picture *picture;
    bool called; /* a class or an element said what is what */
} gathering;

static galley_slice text_of(const gathering *g, const galley_segment *segment) {
    return galley_segment_text(g->page->blocks, segment);
}

/* Adds words to a text at the end of the pictures' buffer, or starts one. A text that is no more at
 * the end is copied there. */
static void add_words(galley_pictures *pictures, galley_picture_text *text, galley_slice words) {
    galley_buffer *out = &pictures->text;
    if (words.len == 0) {
        return;
    }
    if (text->len == 0) {
        *text = (galley_picture_text){out->len, 0};
    } else if (text->start + text->len != out->len) {
        size_t start = out->len;
        if (!galley_buffer_reserve(out, text->len)) {
            out->failed = true;
            return;
        }
        galley_buffer_append(out, out->bytes + text->start, text->len);
        text->start = start;
    }
    if (text->len > 0) {
        galley_buffer_append_byte(out, ' ');
    }
    galley_buffer_append_slice(out, words);
    text->len = out->len - text->start;
}

static bool holds_words(const galley_pictures *pictures, galley_picture_text text,
                        galley_slice words) {
    galley_slice whole = galley_picture_slice(&pictures->text, text);
    for (size_t i = 0; i + words.len <= whole.len; i++) {
        if (memcmp(whole.ptr + i, words.ptr, words.len) == 0) {
            return true;
        }
    }
    return false;
}

/* A block that the text does not have is a caption or a credit from now on. */
static void name_block(const gathering *g, const galley_segment *segment, galley_role role) {
    galley_segment *named = &g->page->blocks->segments[segment - g->page->blocks->segments];
    if (!named->kept) {
        named->role = (uint8_t)role;
    }
}

static void add_credit(gathering *g, galley_slice text) {
    galley_slice bare = galley_credit_bare(text);
    if (bare.len > 0 && bare.len < 200 && !holds_words(g->pictures, g->picture->credit, bare)) {
        add_words(g->pictures, &g->picture->credit, bare);
    }
}

static void add_credit_block(gathering *g, const galley_segment *segment) {
    name_block(g, segment, GALLEY_ROLE_CREDIT);
    add_credit(g, text_of(g, segment));
}

/* The nodes of a credit element inside a caption's block: [from, to), empty when there is none. */
static void find_credit_element(const gathering *g, const galley_segment *segment, uint32_t *from,
                                uint32_t *to) {
    const galley_document *document = g->page->document;
    uint32_t last = segment->last;
    *from = *to = 0;
    if (last - segment->first > MOST_NODES) {
        return;
    }
    for (uint32_t i = segment->first + 1; i < last; i++) {
        if (galley_node_is_element(&document->nodes[i]) &&
            galley_figure_element(&g->pictures->memory, document, i) == GALLEY_FIGURE_CREDIT) {
            *from = i + 1;
            *to = document->nodes[i].extent;
            return;
        }
    }
}

/* Reads the texts of nodes into the scratch, with white space collapsed. */
static galley_slice read_nodes(gathering *g, uint32_t from, uint32_t to) {
    const galley_document *document = g->page->document;
    galley_buffer *scratch = &g->pictures->scratch;
    galley_buffer_clear(scratch);
    for (uint32_t i = from; i < to; i++) {
        if (galley_node_is_text(&document->nodes[i]) &&
            !galley_document_read(document, i, scratch)) {
            scratch->failed = true;
        }
    }
    size_t len = 0;
    for (size_t i = 0; i < scratch->len; i++) {
        bool space = galley_ascii_space(scratch->bytes[i]);
        if (!space || (len > 0 && scratch->bytes[len - 1] != ' ')) {
            scratch->bytes[len++] = space ? ' ' : scratch->bytes[i];
        }
    }
    g->pictures->text.failed |= scratch->failed;
    return galley_slice_trim(galley_buffer_slice(scratch, 0, len));
}

/* Takes the words of a credit element off a caption's end, or off its beginning. */
static galley_slice without(galley_slice text, galley_slice part) {
    if (part.len > 0 && part.len <= text.len) {
        if (memcmp(text.ptr + text.len - part.len, part.ptr, part.len) == 0) {
            text.len -= part.len;
        } else if (memcmp(text.ptr, part.ptr, part.len) == 0) {
            text = galley_slice_make(text.ptr + part.len, text.len - part.len);
        }
    }
    return galley_slice_trim(text);
}

static void add_caption(gathering *g, const galley_segment *segment) {
    galley_slice caption = text_of(g, segment);
    galley_slice rest;
    galley_slice credit;
    uint32_t from;
    uint32_t to;
    name_block(g, segment, GALLEY_ROLE_CAPTION);
    find_credit_element(g, segment, &from, &to);
    if (to > from) {
        galley_slice part = read_nodes(g, from, to);
        rest = without(caption, part);
        if (rest.len < caption.len) {
            add_credit(g, part);
            caption = rest;
            /* a label may stand before the element: "Foto: <span class=credit>" */
            galley_credit_split(caption, &rest, &credit);
            caption = rest;
        }
    }
    if (galley_credit_split(caption, &rest, &credit)) {
        add_credit(g, credit);
        caption = rest;
    }
    if (!holds_words(g->pictures, g->picture->caption, caption)) {
        add_words(g->pictures, &g->picture->caption, caption);
    }
}

/* Do two texts say the same but for what is cut off one of them, or added as a credit? */
static bool says(galley_slice told, galley_slice text) {
    size_t len = told.len < text.len ? told.len : text.len;
    size_t more = told.len + text.len - 2 * len;
    return len >= 12 && more < len / 2 + 60 && memcmp(told.ptr, text.ptr, len - len / 8) == 0;
}

static bool is_told(const gathering *g, const galley_segment *segment) {
    const galley_buffer *out = &g->pictures->text;
    galley_slice text = text_of(g, segment);
    return says(galley_picture_slice(out, g->picture->source.alt), text) ||
           says(galley_picture_slice(out, g->picture->source.title), text);
}

/* Is a line of a caption nothing but a name, while another line says what the picture shows? */
static bool is_name_line(const gathering *g, size_t index) {
    const galley_segment *segments = g->page->blocks->segments;
    size_t words;
    if (segments[index].words > 5 || segments[index].ends_sentence ||
        !galley_credit_is_names(text_of(g, &segments[index]), &words)) {
        return false;
    }
    size_t other =
        index > g->figure->first && segments[index - 1].container == segments[index].container
            ? index - 1
            : index + 1;
    return other < g->figure->end && segments[other].container == segments[index].container &&
           segments[other].ends_sentence && segments[other].words > segments[index].words;
}

/* A link to another page around picture and words makes a teaser, unless the words say more than
 * the alternative text. */
static bool is_teaser(const gathering *g, const galley_segment *segment) {
    return g->figure->linked && segment->link_words * 2 >= segment->words &&
           (is_told(g, segment) || segment->words < 12);
}

/* Blocks that their classes call caption or credit. */
static void take_called(gathering *g) {
    for (size_t i = g->figure->first; i < g->figure->end; i++) {
        const galley_segment *segment = &g->page->blocks->segments[i];
        galley_figure_part part =
            galley_figure_part_of(&g->pictures->memory, g->page->document, g->figure, segment);
        if (is_teaser(g, segment)) {
            continue;
        }
        if (part == GALLEY_FIGURE_CREDIT) {
            galley_slice caption;
            galley_slice credit;
            /* a class of both: the words part them */
            if (segment->words > 8 && galley_credit_split(text_of(g, segment), &caption, &credit) &&
                caption.len > 24) {
                add_caption(g, segment);
            } else if (segment->words > 20) {
                add_caption(g, segment);
            } else {
                add_credit_block(g, segment);
            }
            g->called = true;
        } else if (part == GALLEY_FIGURE_CAPTION) {
            if (galley_credit_is_whole(text_of(g, segment)) || is_name_line(g, i)) {
                add_credit_block(g, segment);
            } else {
                add_caption(g, segment);
            }
            g->called = true;
        } else if (part == GALLEY_FIGURE_OTHER && galley_credit_is_whole(text_of(g, segment))) {
            add_credit_block(g, segment);
        }
    }
}

/* Blocks that nothing calls a caption. */
static void take_others(gathering *g) {
    const galley_blocks *blocks = g->page->blocks;
    for (size_t i = g->figure->first; i < g->figure->end; i++) {
        const galley_segment *segment = &blocks->segments[i];
        galley_figure_part part =
            galley_figure_part_of(&g->pictures->memory, g->page->document, g->figure, segment);
        bool told = is_told(g, segment);
        bool few = g->figure->end - g->figure->first <= 3 && segment->words >= LEAST_WORDS &&
                   segment->words <= MOST_WORDS && segment->link_words == 0 && !g->figure->linked &&
                   segment->first > g->picture->node;
        bool title = segment->tag >= GALLEY_TAG_H1 && segment->tag <= GALLEY_TAG_H6;
        if (part == GALLEY_FIGURE_OTHER && !title && segment->link_words * 2 < segment->words &&
            (told || few) && g->picture->caption.len == 0 &&
            !galley_credit_is_whole(text_of(g, segment))) {
            add_caption(g, segment);
        }
    }
}

/* Blocks beside the figure: the one before may be a credit, those behind say what the alternative
 * text says, or are called a caption. */
static void take_beside(gathering *g) {
    const galley_blocks *blocks = g->page->blocks;
    const galley_document *document = g->page->document;
    size_t end = g->figure->end + MOST_BESIDE;
    uint32_t behind = galley_document_after(document, g->figure->top);
    for (size_t i = g->figure->end; i < end && i < blocks->count && g->picture->caption.len == 0;
         i++) {
        const galley_segment *segment = &blocks->segments[i];
        uint32_t parent = document->nodes[g->figure->top].parent;
        bool near = segment->first < behind + 24 && parent != GALLEY_NODE_NONE &&
                    segment->first < document->nodes[parent].extent;
        if (!near || segment->words > MOST_WORDS || is_teaser(g, segment)) {
            break;
        }
        galley_figure_part part = galley_figure_element(
            &g->pictures->memory, document, blocks->containers[segment->container].node);
        if (part == GALLEY_FIGURE_CREDIT || galley_credit_is_whole(text_of(g, segment))) {
            add_credit_block(g, segment);
        } else if (part == GALLEY_FIGURE_CAPTION ||
                   (is_told(g, segment) && segment->link_words * 2 < segment->words)) {
            add_caption(g, segment);
            g->called = true;
        } else {
            break;
        }
    }
}

/* Attributes: a caption for a script that shows the picture large; a title with the credit behind
 * the alternative text. */
static void take_attributes(gathering *g) {
    galley_pictures *pictures = g->pictures;
    galley_picture *picture = g->picture;
    galley_slice title = galley_picture_slice(&pictures->text, picture->source.title);
    galley_slice alt = galley_picture_slice(&pictures->text, picture->source.alt);
    galley_slice caption;
    galley_slice credit;
    if (picture->credit.len == 0 && title.len > 0 &&
        galley_credit_split(title, &caption, &credit)) {
        galley_buffer_clear(&pictures->scratch);
        galley_buffer_append_slice(&pictures->scratch, credit);
        add_credit(g, galley_buffer_slice(&pictures->scratch, 0, pictures->scratch.len));
    } else if (picture->credit.len == 0 && alt.len > 0 && title.len > alt.len + 3 &&
               memcmp(title.ptr, alt.ptr, alt.len) == 0 && title.ptr[alt.len] == ' ' &&
               title.ptr[alt.len + 1] == '|') {
        galley_buffer_clear(&pictures->scratch);
        galley_buffer_append_slice(&pictures->scratch, galley_slice_make(title.ptr + alt.len + 2,
                                                                         title.len - alt.len - 2));
        add_credit(g, galley_buffer_slice(&pictures->scratch, 0, pictures->scratch.len));
    }
    galley_slice said = galley_picture_slice(&pictures->text, picture->source.caption);
    if (picture->caption.len == 0 && said.len > 0 && memchr(said.ptr, '<', said.len) == NULL) {
        galley_buffer_clear(&pictures->scratch);
        galley_buffer_append_slice(&pictures->scratch, said);
        said = galley_buffer_slice(&pictures->scratch, 0, pictures->scratch.len);
        if (galley_credit_split(said, &caption, &credit) && picture->credit.len == 0) {
            add_credit(g, credit);
        }
        add_words(pictures, &picture->caption, caption);
    }
    pictures->text.failed |= pictures->scratch.failed;
}

/* Spaces of Unicode at the ends are layout as others are. */
static galley_picture_text trim_text(const galley_pictures *pictures, galley_picture_text text) {
    galley_slice whole = galley_picture_slice(&pictures->text, text);
    galley_slice rest = galley_slice_trim_wide(whole);
    return text.len == 0
               ? text
               : (galley_picture_text){text.start + (size_t)(rest.ptr - whole.ptr), rest.len};
}

bool galley_caption_find(galley_caption_page *page, const galley_figure *figure,
                         galley_pictures *pictures, galley_picture *picture) {
    gathering g = {page, figure, pictures, picture, false};
    if (page->used <= figure->first) {
        take_called(&g);
        if (picture->caption.len == 0) {
            take_others(&g);
        }
        if (picture->caption.len == 0) {
            take_beside(&g);
        }
    }
    take_attributes(&g);
    picture->caption = trim_text(pictures, picture->caption);
    picture->credit = trim_text(pictures, picture->credit);
    if (picture->caption.len > 0 && figure->end > page->used) {
        page->used = figure->end;
    }
    return g.called;
}
