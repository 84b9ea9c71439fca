/*
 * Reading whole files in tests. A test that cannot read its file has nothing to say: it ends.
 */
#ifndef GALLEY_TESTS_SUPPORT_FILE_H
#define GALLEY_TESTS_SUPPORT_FILE_H

#include <galley.h>
#include <stdio.h>
#include <stdlib.h>

/* The bytes of a file, to be freed by the caller; ptr is NULL when it cannot be read. */
static inline galley_slice file_try_read(const char *path) {
    galley_slice whole = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return whole;
    }
    char *bytes = NULL;
    size_t capacity = 0;
    for (;;) {
        if (whole.len == capacity) {
            capacity = capacity == 0 ? 1u << 16 : 2 * capacity;
            char *grown = realloc(bytes, capacity);
            if (grown == NULL) {
                break;
            }
            bytes = grown;
        }
        size_t got = fread(bytes + whole.len, 1, capacity - whole.len, file);
        whole.len += got;
        if (got == 0) {
            whole.ptr = bytes;
            break;
        }
    }
    if (whole.ptr == NULL || ferror(file)) {
        free(bytes);
        whole = (galley_slice){NULL, 0};
    }
    fclose(file);
    return whole;
}

static inline galley_slice file_read(const char *path) {
    galley_slice whole = file_try_read(path);
    if (whole.ptr == NULL) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    return whole;
}

static inline void file_free(galley_slice whole) { free((void *)(uintptr_t)whole.ptr); }

#endif
