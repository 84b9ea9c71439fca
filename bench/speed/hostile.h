/*
 * Hostile pages: families of inputs that make a careless parser quadratic, or worse. A family gives
 * a page of any size; its time and memory must grow as the size does.
 */
#ifndef BENCH_SPEED_HOSTILE_H
#define BENCH_SPEED_HOSTILE_H

#include <galley.h>

/*
 * A page is `before`, then `first` again and again for one half of the size, then `second` again
 * and again for the other, then `after`. Without a second, the first fills both halves. Each '#' in
 * a unit is replaced by a number that has not been used before.
 */
typedef struct bench_family {
    const char *name;
    galley_slice before;
    galley_slice first;
    galley_slice second;
    galley_slice after;
} bench_family;

/* NULL after the last. */
const bench_family *bench_family_nth(size_t index);

/* A page of about `size` bytes, never more than `size` and what stands around the units. The caller
 * frees it; NULL when there is no memory. */
char *bench_family_make(const bench_family *family, size_t size, size_t *len);

#endif
