/*
 * The growing buffer. Nothing here knows what the bytes mean, but for the one UTF-8 encoder.
 */
#include "buffer.h"

void galley_buffer_init(galley_buffer *buffer, const galley_allocator *allocator) {
    *buffer = (galley_buffer){allocator, NULL, 0, 0, false};
}

void galley_buffer_free(galley_buffer *buffer) {
    galley_memory_free(buffer->allocator, buffer->bytes, buffer->capacity);
    galley_buffer_init(buffer, buffer->allocator);
}

void galley_buffer_clear(galley_buffer *buffer) {
    buffer->len = 0;
    buffer->failed = false;
}

bool galley_buffer_reserve(galley_buffer *buffer, size_t more) {
    void *bytes = buffer->bytes;
    if (buffer->failed || more > SIZE_MAX - buffer->len ||
        !galley_memory_grow(buffer->allocator, &bytes, &buffer->capacity, buffer->len + more, 1)) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    return true;
}

bool galley_buffer_append(galley_buffer *buffer, const char *bytes, size_t len) {
    if (len > 0) {
        bool fits = !buffer->failed && len <= buffer->capacity - buffer->len;
        if (!fits && !galley_buffer_reserve(buffer, len)) {
            return false;
        }
        memcpy(buffer->bytes + buffer->len, bytes, len);
        buffer->len += len;
    }
    return !buffer->failed;
}

bool galley_buffer_append_slice(galley_buffer *buffer, galley_slice slice) {
    return galley_buffer_append(buffer, slice.ptr, slice.len);
}

bool galley_buffer_append_code_point(galley_buffer *buffer, uint32_t code_point) {
    char utf8[4];
    size_t len = 0;
    if (code_point < 0x80) {
        utf8[len++] = (char)code_point;
    } else {
        if (code_point < 0x800) {
            utf8[len++] = (char)(0xC0 | code_point >> 6);
        } else {
            if (code_point < 0x10000) {
                utf8[len++] = (char)(0xE0 | code_point >> 12);
            } else {
                utf8[len++] = (char)(0xF0 | code_point >> 18);
                utf8[len++] = (char)(0x80 | (code_point >> 12 & 0x3F));
            }
            utf8[len++] = (char)(0x80 | (code_point >> 6 & 0x3F));
        }
        utf8[len++] = (char)(0x80 | (code_point & 0x3F));
    }
    return galley_buffer_append(buffer, utf8, len);
}
