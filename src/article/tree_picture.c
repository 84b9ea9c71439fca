/*
 * The article's pictures on their way into the tree.
 *
 * Which pictures belong to the article is decided before (pictures.h); here they only find their
 * place: in the paragraph in whose text they stand, else in one of their own.
 */
#include "tree_build.h"

bool galley_tree_has_picture(galley_tree_builder *b, uint32_t index, uint32_t end) {
    while (b->picture_count > 0 && b->picture->node < index) {
        b->picture++;
        b->picture_count--;
    }
    return b->picture_count > 0 && b->picture->node < end;
}

static galley_span copy(galley_tree_builder *b, galley_picture_text text) {
    galley_buffer *out = &b->tree->text;
    size_t start = out->len;
    galley_slice slice = galley_picture_slice(&b->source->pictures->text, text);
    if (start + slice.len >= UINT32_MAX || !galley_buffer_append_slice(out, slice)) {
        b->no_memory = true;
        return (galley_span){0, 0};
    }
    return (galley_span){(uint32_t)start, (uint32_t)slice.len};
}

static bool is_line(uint8_t kind) {
    return kind == GALLEY_PART_HEADING || kind == GALLEY_PART_TERM || kind == GALLEY_PART_SUMMARY;
}

void galley_tree_take_picture(galley_tree_builder *b, uint32_t img) {
    const galley_picture_source *source = &b->picture->source;
    if (b->picture->node != img || source->url.len == 0 || is_line(b->frames[b->depth - 1].kind)) {
        return;
    }
    const galley_buffer *from = &b->source->pictures->text;
    galley_span url = galley_tree_resolve(b, galley_picture_slice(from, source->url));
    if (url.len == 0) {
        return;
    }
    if (!b->inside) {
        galley_tree_end_leaf(b);
        if (!galley_tree_begin_leaf(b, img, img + 1)) {
            return;
        }
    }
    galley_tree_prepare(b);
    bool titled = !galley_slice_equal(galley_picture_slice(from, source->title),
                                      galley_picture_slice(from, source->alt));
    galley_span alt = copy(b, source->alt);
    galley_span title = titled ? copy(b, source->title) : (galley_span){0, 0};
    uint32_t part = galley_tree_add(b->tree, GALLEY_PART_IMAGE, b->top, img);
    if (part == GALLEY_PART_NONE || b->no_memory) {
        b->no_memory = true;
        return;
    }
    b->tree->parts[part].url = url;
    b->tree->parts[part].text = alt;
    b->tree->parts[part].note = title;
    if (!b->inside) {
        galley_tree_end_leaf(b);
    }
}
