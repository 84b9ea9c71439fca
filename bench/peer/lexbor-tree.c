/*
 * lexbor-tree FILE: prints lexbor's tree of a page, to be read beside galley-tree's.
 * lexbor-tree --hash FILE...: prints for each file its name and the FNV-1a hash of those lines.
 *
 * Pages are UTF-8, plain or gzip; a byte order mark is left out.
 */
#include "lexbor_print.h"
#include "pages.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static uint64_t hash_bytes(const char *bytes, size_t len) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

int main(int argc, char **argv) {
    bool hash = argc > 1 && strcmp(argv[1], "--hash") == 0;
    int first = hash ? 2 : 1;
    if (argc <= first || (!hash && argc != 2)) {
        fputs("usage: lexbor-tree FILE | lexbor-tree --hash FILE...\n", stderr);
        return 2;
    }
    galley_allocator allocator = galley_allocator_default();
    galley_buffer tree;
    galley_buffer_init(&tree, &allocator);
    for (int i = first; i < argc; i++) {
        bench_pages pages = {NULL, 0, 0};
        if (!bench_pages_add(&pages, argv[i])) {
            bench_fail("cannot read", argv[i]);
        }
        const bench_page *page = &pages.items[0];
        galley_buffer_clear(&tree);
        if (!bench_lexbor_print(page->bytes + page->bom, page->len - page->bom, &tree)) {
            bench_fail("lexbor fails on", argv[i]);
        }
        if (hash) {
            printf("%016" PRIx64 " %s\n", hash_bytes(tree.bytes, tree.len), page->name);
        } else {
            fwrite(tree.bytes, 1, tree.len, stdout);
        }
        bench_pages_free(&pages);
    }
    galley_buffer_free(&tree);
    return 0;
}
