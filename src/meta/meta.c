/*
 * What a page says of itself: the steps, one after another.
 */
#include "meta.h"

void galley_meta_init(galley_meta *meta, const galley_allocator *allocator) {
    memset(meta, 0, sizeof *meta);
    galley_facts_init(&meta->facts, allocator);
    galley_buffer_init(&meta->urls, allocator);
    galley_buffer_init(&meta->names, allocator);
    meta->paywalled = -1;
}

void galley_meta_free(galley_meta *meta) {
    galley_facts_free(&meta->facts);
    galley_buffer_free(&meta->urls);
    galley_buffer_free(&meta->names);
}

void galley_meta_clear(galley_meta *meta) {
    memset(meta, 0, offsetof(galley_meta, facts));
    meta->paywalled = -1;
    galley_dates_clear(&meta->dates);
    galley_facts_clear(&meta->facts);
    galley_buffer_clear(&meta->urls);
    galley_buffer_clear(&meta->names);
}

void galley_meta_note(galley_meta *meta, bool author, galley_slice value, const char *source,
                      galley_slice key, int weight) {
    if (meta->candidate_count < GALLEY_CANDIDATES_MOST) {
        meta->candidates[meta->candidate_count++] =
            (galley_candidate){value, key, source, weight, author};
    }
}

galley_slice galley_meta_field(const galley_meta *meta, galley_field field) {
    switch (field) {
    case GALLEY_FIELD_TITLE:
        return meta->title;
    case GALLEY_FIELD_CANONICAL_URL:
        return meta->canonical_url;
    case GALLEY_FIELD_SITE:
        return meta->site;
    case GALLEY_FIELD_PUBLISHED:
        return meta->published;
    case GALLEY_FIELD_MODIFIED:
        return meta->modified;
    case GALLEY_FIELD_DESCRIPTION:
        return meta->description;
    case GALLEY_FIELD_SECTION:
        return meta->section;
    case GALLEY_FIELD_LICENSE:
        return meta->license;
    case GALLEY_FIELD_IMAGE:
        return meta->image;
    case GALLEY_FIELD_PUBLISHER:
        return meta->publisher;
    default:
        return galley_slice_make(NULL, 0);
    }
}

static void find_dates(galley_meta *meta, const galley_document *document,
                       const galley_blocks *blocks, galley_slice url) {
    galley_dates *dates = &meta->dates;
    galley_dates_find(dates, &meta->facts, blocks, document, url);
    if (dates->published_len > 0) {
        meta->published = galley_slice_make(dates->published, dates->published_len);
    }
    if (dates->modified_len > 0) {
        meta->modified = galley_slice_make(dates->modified, dates->modified_len);
    }
}

galley_status galley_meta_find(galley_meta *meta, const galley_document *document,
                               const galley_blocks *blocks, galley_slice url) {
    galley_status status = galley_facts_collect(&meta->facts, document, blocks);
    if (status != GALLEY_STATUS_OK) {
        return status;
    }
    galley_site_find(meta);
    galley_tags_find(meta);
    find_dates(meta, document, blocks, url);
    galley_title_find(meta, blocks);
    return galley_authors_find(meta, blocks, document) && galley_addresses_find(meta, url)
               ? GALLEY_STATUS_OK
               : GALLEY_STATUS_NO_MEMORY;
}
