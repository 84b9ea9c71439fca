/*
 * Growing runs of bytes. In: pieces; out: one contiguous run. It doubles, so that the work is
 * linear in what is added. What comes from inputs may fail to find room and says so; our own short
 * messages do not.
 */
#include "text.h"

#include "alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first piece: a message fits, and a page of 200 kB is reached in twelve doublings. */
enum { TEXT_CAPACITY_MIN = 128 };

void galley_cli_text_free(galley_cli_text *text) {
    free(text->bytes);
    *text = (galley_cli_text){NULL, 0, 0};
}

void galley_cli_text_clear(galley_cli_text *text) { text->len = 0; }

void galley_cli_text_trim(galley_cli_text *text, size_t keep) {
    text->len = 0;
    if (text->capacity > keep) {
        galley_cli_text_free(text);
    }
}

bool galley_cli_text_reserve(galley_cli_text *text, size_t more) {
    if (more <= text->capacity - text->len) {
        return true;
    }
    if (more > SIZE_MAX / 2 - text->len) {
        return false;
    }
    size_t capacity = text->capacity < TEXT_CAPACITY_MIN ? TEXT_CAPACITY_MIN : text->capacity * 2;
    if (capacity < text->len + more) {
        capacity = text->len + more;
    }
    char *bytes = realloc(text->bytes, capacity);
    if (bytes == NULL) {
        return false;
    }
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

bool galley_cli_text_add(galley_cli_text *text, const char *bytes, size_t len) {
    if (!galley_cli_text_reserve(text, len)) {
        return false;
    }
    if (len > 0) {
        memcpy(text->bytes + text->len, bytes, len);
        text->len += len;
    }
    return true;
}

void galley_cli_text_vprint(galley_cli_text *text, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0) {
        return;
    }
    size_t room = (size_t)len + 1;
    if (!galley_cli_text_reserve(text, room)) {
        galley_cli_alloc_failed();
    }
    (void)vsnprintf(text->bytes + text->len, room, format, arguments);
    text->len += (size_t)len;
}

void galley_cli_text_print(galley_cli_text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    galley_cli_text_vprint(text, format, arguments);
    va_end(arguments);
}
