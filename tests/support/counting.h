/*
 * An allocator that counts: pieces asked for, bytes that are held, and the most that ever were. It
 * can refuse the n-th piece and all after it, and notices a piece given back with a wrong size.
 *
 * The size of every piece stands in front of it, in a header that keeps the alignment of malloc.
 */
#ifndef GALLEY_TESTS_SUPPORT_COUNTING_H
#define GALLEY_TESTS_SUPPORT_COUNTING_H

#include <galley.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct counting {
    size_t live;      /* bytes held now */
    size_t peak;      /* most bytes ever held */
    size_t calls;     /* pieces asked for, new or of another size */
    size_t fail_from; /* the number of the first call that gets nothing; SIZE_MAX: none */
    size_t fail_only; /* how many calls from there on get nothing */
    bool misused;     /* a piece came back with a size it does not have */
} counting;

/* Enough for any type that malloc is aligned for. */
enum { COUNTING_HEADER = 16 };

static inline bool counting_refuses(counting *count) {
    size_t call = count->calls++;
    return call >= count->fail_from && call - count->fail_from < count->fail_only;
}

static inline void counting_release(counting *count, char *piece) {
    count->live -= *(size_t *)(void *)piece;
    free(piece);
}

static void *counting_reallocate(void *context, void *ptr, size_t old_size, size_t new_size) {
    counting *count = context;
    char *piece = ptr == NULL ? NULL : (char *)ptr - COUNTING_HEADER;
    size_t held = piece == NULL ? 0 : *(size_t *)(void *)piece;
    if (held != old_size) {
        count->misused = true;
    }
    if (new_size == 0) {
        if (piece != NULL) {
            counting_release(count, piece);
        }
        return NULL;
    }
    if (counting_refuses(count)) {
        return NULL;
    }
    char *moved = realloc(piece, new_size + COUNTING_HEADER);
    if (moved == NULL) {
        return NULL;
    }
    *(size_t *)(void *)moved = new_size;
    count->live = count->live - held + new_size;
    if (count->live > count->peak) {
        count->peak = count->live;
    }
    return moved + COUNTING_HEADER;
}

static inline counting counting_make(void) {
    return (counting){.fail_from = SIZE_MAX, .fail_only = SIZE_MAX};
}

static inline galley_allocator counting_allocator(counting *count) {
    return (galley_allocator){counting_reallocate, count};
}

#endif
