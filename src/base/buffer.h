/*
 * A growing run of bytes. It keeps its memory when it is emptied, so that a page that has warmed up
 * allocates nothing. A failed append leaves the buffer as it was and sets `failed`, which sticks
 * until the buffer is emptied: writers may append freely and look once at the end.
 */
#ifndef GALLEY_BASE_BUFFER_H
#define GALLEY_BASE_BUFFER_H

#include "memory.h"
#include "slice.h"

typedef struct galley_buffer {
    const galley_allocator *allocator;
    char *bytes;
    size_t len;
    size_t capacity;
    bool failed;
} galley_buffer;

void galley_buffer_init(galley_buffer *buffer, const galley_allocator *allocator);
void galley_buffer_free(galley_buffer *buffer);
void galley_buffer_clear(galley_buffer *buffer);

/* A part of the buffer, which may be empty and the buffer without memory. */
static inline galley_slice galley_buffer_slice(const galley_buffer *buffer, size_t start,
                                               size_t len) {
    return buffer->bytes == NULL ? galley_slice_make("", 0)
                                 : galley_slice_make(buffer->bytes + start, len);
}

/* Room for `more` bytes after the present end. */
bool galley_buffer_reserve(galley_buffer *buffer, size_t more);
bool galley_buffer_append(galley_buffer *buffer, const char *bytes, size_t len);

static inline bool galley_buffer_append_byte(galley_buffer *buffer, char byte) {
    if (buffer->len < buffer->capacity && !buffer->failed) {
        buffer->bytes[buffer->len++] = byte;
        return true;
    }
    return galley_buffer_append(buffer, &byte, 1);
}

bool galley_buffer_append_slice(galley_buffer *buffer, galley_slice slice);
/* A code point as UTF-8. It must be a scalar value. */
bool galley_buffer_append_code_point(galley_buffer *buffer, uint32_t code_point);

#endif
