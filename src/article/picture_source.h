/*
 * A picture's element in; where its largest form is, what it shows, and its size out, decoded.
 */
#ifndef GALLEY_ARTICLE_PICTURE_SOURCE_H
#define GALLEY_ARTICLE_PICTURE_SOURCE_H

#include "../base/buffer.h"
#include "../html/document.h"

/* A text in the buffer that was appended to, which may move: no slice therefore. */
typedef struct galley_picture_text {
    size_t start;
    size_t len; /* 0: there is none */
} galley_picture_text;

typedef struct galley_picture_source {
    galley_picture_text url; /* absolute where `base` allows, else as the page writes it */
    galley_picture_text alt; /* white space collapsed */
    galley_picture_text title;
    galley_picture_text caption; /* of attributes such as data-caption */
    uint32_t width;              /* as the element's attributes give them, 0: not given */
    uint32_t height;
} galley_picture_source;

/*
 * Reads an img element, with the source elements of the picture element around it, and the copy of
 * it that a noscript element beside it holds. `base` is what addresses are relative to, or empty,
 * and does not lie in a buffer; `scratch` is overwritten. False, with nothing appended to `out`,
 * when there is no picture that a reader would see: no address but a placeholder's, a tracking
 * pixel, a data: address. out->failed tells that there was no memory.
 */
bool galley_picture_read(const galley_document *document, uint32_t img, galley_slice base,
                         galley_buffer *scratch, galley_buffer *out,
                         galley_picture_source *picture);

/* Appends the alternative text alone, whatever else is true of the picture; out->failed tells that
 * there was no memory. */
galley_picture_text galley_picture_read_alt(const galley_document *document, uint32_t img,
                                            galley_buffer *out);

static inline galley_slice galley_picture_slice(const galley_buffer *buffer,
                                                galley_picture_text text) {
    return galley_buffer_slice(buffer, text.start, text.len);
}

#endif
