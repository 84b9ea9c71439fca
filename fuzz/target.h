/*
 * What every fuzz target has: the function that libFuzzer calls with each input, and an end for
 * what must not be.
 */
#ifndef GALLEY_FUZZ_TARGET_H
#define GALLEY_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libFuzzer names the target, and keeps the input. */
static inline _Noreturn void stop(const char *why) {
    fprintf(stderr, "does not hold: %s\n", why);
    abort();
}

#endif
