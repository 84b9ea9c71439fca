/*
 * Arrays in files, as numpy reads them, and pages from files: what the programs of training share.
 */
#ifndef GALLEY_TRAIN_COLUMNS_H
#define GALLEY_TRAIN_COLUMNS_H

#include "base/slice.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* An array in a file, its length put into the head at the end. */
typedef struct column {
    FILE *file;
    const char *type; /* numpy's name of it */
    size_t width;     /* bytes of an element */
    size_t across;    /* elements a row; 0: the array has one dimension */
    size_t count;     /* elements */
} column;

enum { HEAD = 128 };

static const char *folder; /* where all of them go */

static inline void die(const char *what, const char *name) {
    fprintf(stderr, "%s: %s\n", what, name);
    exit(1);
}

static inline FILE *open_file(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        die("cannot write", path);
    }
    return file;
}

static inline column open_column(const char *name, const char *type, size_t width, size_t across) {
    column c = {.file = open_file(name), .type = type, .width = width, .across = across};
    fseek(c.file, HEAD, SEEK_SET);
    return c;
}

static inline void put(column *c, const void *elements, size_t count) {
    fwrite(elements, c->width, count, c->file);
    c->count += count;
}

static inline void put_u32(column *c, uint32_t value) { put(c, &value, 1); }
static inline void put_u64(column *c, uint64_t value) { put(c, &value, 1); }

/* The format is numpy's own, version 1.0. */
static inline void close_column(column *c) {
    char head[HEAD];
    char shape[64];
    if (c->across == 0) {
        snprintf(shape, sizeof shape, "(%zu,)", c->count);
    } else {
        snprintf(shape, sizeof shape, "(%zu, %zu)", c->count / c->across, c->across);
    }
    memset(head, ' ', sizeof head);
    memcpy(head, "\x93NUMPY\x01\x00\x76\x00", 10);
    int len = snprintf(head + 10, sizeof head - 10,
                       "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", c->type, shape);
    head[10 + len] = ' ';
    head[HEAD - 1] = '\n';
    rewind(c->file);
    fwrite(head, 1, sizeof head, c->file);
    if (fclose(c->file) != 0) {
        die("cannot write all of a column to", folder);
    }
}

/* Plain or gzip: gzread reads both. */
static inline galley_slice read_page(const char *path, char **bytes, size_t *capacity) {
    gzFile file = gzopen(path, "rb");
    size_t len = 0;
    if (file == NULL) {
        die("cannot read", path);
    }
    for (;;) {
        if (len == *capacity) {
            *capacity = *capacity == 0 ? 1 << 20 : 2 * *capacity;
            *bytes = realloc(*bytes, *capacity);
            if (*bytes == NULL) {
                die("no memory for", path);
            }
        }
        int got = gzread(file, *bytes + len, (unsigned)(*capacity - len));
        if (got <= 0) {
            break;
        }
        len += (size_t)got;
    }
    gzclose(file);
    return galley_slice_make(*bytes, len);
}

#endif
