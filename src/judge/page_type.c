/*
 * The names of the types of pages, as they stand in the record.
 */
#include <galley.h>

const char *galley_page_type_name(galley_page_type type) {
    static const char *const names[] = {
        [GALLEY_PAGE_TYPE_NONE] = NULL,
        [GALLEY_PAGE_TYPE_ARTICLE] = "article",
        [GALLEY_PAGE_TYPE_DOCUMENTATION] = "documentation",
        [GALLEY_PAGE_TYPE_SERVICE] = "service",
        [GALLEY_PAGE_TYPE_FORUM] = "forum",
        [GALLEY_PAGE_TYPE_LISTING] = "listing",
        [GALLEY_PAGE_TYPE_COLLECTION] = "collection",
        [GALLEY_PAGE_TYPE_PRODUCT] = "product",
    };
    unsigned index = (unsigned)type;
    return index < sizeof names / sizeof names[0] ? names[index] : NULL;
}
