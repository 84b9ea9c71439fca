/*
 * Hostile pages: the work and the memory that a page takes grow as its bytes do.
 *
 * Work is counted in steps (galley_parser_steps), not in seconds, so that the bounds hold on any
 * machine and under any sanitizer. Each family of bench/speed/hostile.c is parsed at two sizes:
 * four times the bytes may take little more than four times the steps, no byte may take more than
 * the depth limit explains, and the memory stays below the promised multiple of the input. What the
 * seconds are, bench/speed/growth.c measures.
 */
#include "../../bench/speed/hostile.h"
#include "../../src/html/parser.h"
#include "../support/check.h"
#include "../support/counting.h"
#include "../support/invariants.h"

#include <string.h>

enum {
    SMALL = 60000, /* over any constant: ten times what fills the stack to its limit with "<div>" */
    FACTOR = 4,    /* the large page is so many times as long */
    GROWTH_MOST = 5,  /* ... and takes at most so many times the steps */
    STEPS_MOST = 200, /* a byte: a search through a full stack for each tag of a few bytes */
    MEMORY_MOST = 16  /* bytes of workspace for a byte of input */
};

typedef struct cost {
    uint64_t steps;
    size_t len;
    size_t memory;
} cost;

static cost measure(const bench_family *family, size_t size) {
    cost result = {0, 0, 0};
    counting count = counting_make();
    galley_allocator allocator = counting_allocator(&count);
    galley_parser *parser = galley_parser_new(&allocator, galley_scan_best(), 0);
    galley_document document;
    galley_document_init(&document, &allocator);
    char *bytes = bench_family_make(family, size, &result.len);
    galley_slice input = galley_slice_make(bytes, result.len);
    if (CHECK(parser != NULL && bytes != NULL) &&
        CHECK_SAYING(galley_parser_parse(parser, input, &document) == GALLEY_STATUS_OK,
                     "%s: the parser fails", family->name)) {
        const char *wrong = check_structure(&document);
        CHECK_SAYING(wrong == NULL, "%s: %s", family->name, wrong == NULL ? "" : wrong);
        result.steps = galley_parser_steps(parser);
        result.memory = count.peak;
    }
    free(bytes);
    galley_document_free(&document);
    galley_parser_free(parser);
    CHECK(count.live == 0 && !count.misused);
    return result;
}

/* The worst of all families, for the line at the end. */
typedef struct worst {
    double value;
    const char *name;
} worst;

static void note(worst *most, double value, const char *name) {
    if (value > most->value) {
        *most = (worst){value, name};
    }
}

int main(void) {
    worst growth = {0, ""};
    worst steps = {0, ""};
    worst memory = {0, ""};
    const bench_family *family = NULL;
    for (size_t i = 0; (family = bench_family_nth(i)) != NULL; i++) {
        cost small = measure(family, SMALL);
        cost large = measure(family, FACTOR * SMALL);
        double ratio = (double)large.steps / (double)(small.steps > 0 ? small.steps : 1);
        double per_byte = (double)large.steps / (double)large.len;
        double held = (double)large.memory / (double)large.len;
        CHECK_SAYING(small.steps > 0, "%s: no steps are counted", family->name);
        CHECK_SAYING(ratio <= GROWTH_MOST, "%s: %d times the bytes, %.1f times the steps",
                     family->name, FACTOR, ratio);
        CHECK_SAYING(per_byte <= STEPS_MOST, "%s: %.1f steps a byte", family->name, per_byte);
        CHECK_SAYING(held <= MEMORY_MOST, "%s: %.1f bytes of memory a byte", family->name, held);
        note(&growth, ratio, family->name);
        note(&steps, per_byte, family->name);
        note(&memory, held, family->name);
    }
    printf("most growth %.2f (%s), most steps a byte %.1f (%s), most memory a byte %.1f (%s)\n",
           growth.value, growth.name, steps.value, steps.name, memory.value, memory.name);
    return check_finish();
}
