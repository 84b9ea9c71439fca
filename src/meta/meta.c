/*
 * What a page says of itself: the steps, one after another.
 */
#include "meta.h"

void galley_meta_init(galley_meta *meta, const galley_allocator *allocator) {
    memset(meta, 0, sizeof *meta);
    galley_facts_init(&meta->facts, allocator);
}

void galley_meta_free(galley_meta *meta) { galley_facts_free(&meta->facts); }

void galley_meta_clear(galley_meta *meta) { galley_facts_clear(&meta->facts); }

galley_status galley_meta_find(galley_meta *meta, const galley_document *document,
                               const galley_blocks *blocks, galley_slice url) {
    (void)url;
    return galley_facts_collect(&meta->facts, document, blocks);
}
