/*
 * An element in, what its name and class say of a figure out. Elements of one figure are asked
 * about again for each block in it, and figures of a page share their classes: both are remembered,
 * in the place that a number made of them gives.
 */
#include "figure_class.h"
#include "../judge/name_search.h"

/* Bytes of a class that are read: what people write is shorter. */
#define MOST_CLASS 240

#define CREDITS                                                                                    \
    "credit", "copyright", "photographer", "fotograf", "urheber", "quelle", "source",              \
        "bildrechte", "agency", "agentur", "rights", "kilde", "attribution", "photoby",            \
        "image-owner", "fuente", "fonte", "bildnachweis", "provenance"
#define CAPTIONS                                                                                   \
    "caption", "legend", "bildunter", "image-text", "imagetext", "cutline", "bildtext",            \
        "pie-foto", "piefoto", "didascal", "subline", "img-desc", "image-desc", "photo-desc",      \
        "image__desc", "media__desc", "photo_desc", "foto_desc", "imagedesc", "epigrafe"

/* What a class says. Most say nothing. */
enum { SAYS_CREDIT = 1, SAYS_CAPTION = 2 };

void galley_figure_forget(galley_figure_memory *memory) { memset(memory, 0, sizeof *memory); }

static uint8_t read_class(galley_slice class) {
    static const char *const any[] = {CREDITS, CAPTIONS, NULL};
    static const char *const credits[] = {CREDITS, NULL};
    static const char *const captions[] = {CAPTIONS, NULL};
    if (!galley_name_search(class, any)) {
        return 0;
    }
    return (uint8_t)((galley_name_search(class, credits) ? SAYS_CREDIT : 0) |
                     (galley_name_search(class, captions) ? SAYS_CAPTION : 0));
}

static size_t place_of(galley_slice class) {
    uint32_t ends[2] = {0, 0};
    size_t len = class.len < sizeof ends[0] ? class.len : sizeof ends[0];
    memcpy(&ends[0], class.ptr, len);
    memcpy(&ends[1], class.ptr + class.len - len, len);
    uint32_t hash = ends[0] * 0x9E3779B1U ^ (ends[1] + (uint32_t) class.len) * 0x85EBCA6BU;
    return hash >> 16 & (GALLEY_FIGURE_CLASSES - 1);
}

static uint8_t recall_class(galley_figure_memory *memory, galley_slice class) {
    galley_figure_class *entry = &memory->classes[place_of(class)];
    if (entry->len != class.len || memcmp(entry->value, class.ptr, class.len) != 0) {
        *entry = (galley_figure_class){class.ptr, (uint32_t) class.len, read_class(class)};
    }
    return entry->says;
}

static galley_figure_part read_element(galley_figure_memory *memory,
                                       const galley_document *document, uint32_t element) {
    galley_slice class = galley_slice_make("", 0);
    galley_tag tag = galley_node_tag(&document->nodes[element]);
    (void)galley_document_attribute(document, element, galley_slice_from("class"), &class);
    class.len = class.len < MOST_CLASS ? class.len : MOST_CLASS;
    uint8_t says = class.len > 0 ? recall_class(memory, class) : 0;
    if ((says & SAYS_CREDIT) != 0) {
        /* "caption-credit" is a credit, "caption has-source" may be either */
        bool both = (says & SAYS_CAPTION) != 0;
        return both && tag == GALLEY_TAG_FIGCAPTION ? GALLEY_FIGURE_CAPTION : GALLEY_FIGURE_CREDIT;
    }
    if (tag == GALLEY_TAG_FIGCAPTION || tag == GALLEY_TAG_CAPTION) {
        return GALLEY_FIGURE_CAPTION;
    }
    if (tag == GALLEY_TAG_CITE) {
        return GALLEY_FIGURE_CREDIT;
    }
    return (says & SAYS_CAPTION) != 0 ? GALLEY_FIGURE_CAPTION : GALLEY_FIGURE_OTHER;
}

galley_figure_part galley_figure_element(galley_figure_memory *memory,
                                         const galley_document *document, uint32_t element) {
    size_t place = element & (GALLEY_FIGURE_NODES - 1);
    if (memory->nodes[place] != element) {
        memory->nodes[place] = element;
        memory->parts[place] = (uint8_t)read_element(memory, document, element);
    }
    return (galley_figure_part)memory->parts[place];
}
