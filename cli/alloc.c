/* Small allocations that end the program when they fail; see the header for why that is right. */
#include "alloc.h"

#include "exit_status.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void galley_cli_alloc_failed(void) {
    (void)fputs("galley: not enough memory\n", stderr);
    /* Not exit: other threads may be at work, and nothing of ours waits in a buffer. */
    _Exit(GALLEY_CLI_EXIT_INPUT);
}

void *galley_cli_alloc(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (memory == NULL) {
        galley_cli_alloc_failed();
    }
    return memory;
}

void *galley_cli_alloc_again(void *array, size_t count, size_t size) {
    void *memory = count > SIZE_MAX / size ? NULL : realloc(array, count * size);
    if (memory == NULL) {
        galley_cli_alloc_failed();
    }
    return memory;
}

char *galley_cli_alloc_copy(const char *bytes, size_t len) {
    char *copy = galley_cli_alloc(len + 1, 1);
    memcpy(copy, bytes, len);
    return copy;
}
