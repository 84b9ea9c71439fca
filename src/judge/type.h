/*
 * The type of a page: article, documentation, service, forum, listing, collection or product, by
 * what the page is made of, what of it is kept, and what its head says of itself.
 */
#ifndef GALLEY_JUDGE_TYPE_H
#define GALLEY_JUDGE_TYPE_H

#include "survey.h"

/* Name and unit; see features.h for the units. */
#define GALLEY_PAGE_FEATURES(X)                                                                    \
    X(WORDS, LOG)                                                                                  \
    X(READABLE, LOG)                                                                               \
    X(SHARE, SHARE)                                                                                \
    X(BLOCKS, LOG)                                                                                 \
    X(LINKED, SHARE)                                                                               \
    X(HEADINGS, LOG)                                                                               \
    X(PARAGRAPHS, SHARE)                                                                           \
    X(MAIN, SHARE)                                                                                 \
    X(CARDS, SHARE)                                                                                \
    X(COMMENTS, SHARE)                                                                             \
    X(WIDE, SHARE)                                                                                 \
    X(CELLS, SHARE)                                                                                \
    X(IMAGES, LOG)                                                                                 \
    X(LINKS, LOG)                                                                                  \
    X(KEPT_WORDS, LOG)                                                                             \
    X(KEPT_SHARE, SHARE)                                                                           \
    X(KEPT_BLOCKS, LOG)                                                                            \
    X(KEPT_MEAN, LOG)                                                                              \
    X(KEPT_LINKED, SHARE)                                                                          \
    X(KEPT_PARAGRAPHS, SHARE)                                                                      \
    X(KEPT_LISTED, SHARE)                                                                          \
    X(KEPT_CELLS, SHARE)                                                                           \
    X(KEPT_CODE, LOG)                                                                              \
    X(KEPT_COMMENTS, SHARE)                                                                        \
    X(KEPT_HEADINGS, LOG)                                                                          \
    X(KEPT_ITEMS, SHARE)                                                                           \
    X(KEPT_DIGITS, SHARE)                                                                          \
    X(KEPT_MEMBERS, LOG)                                                                           \
    X(EXPECTED, SHARE)                                                                             \
    X(GRAPH_ARTICLE, FLAG)                                                                         \
    X(GRAPH_PRODUCT, FLAG)                                                                         \
    X(GRAPH_WEBSITE, FLAG)                                                                         \
    X(SAYS_ARTICLE, COUNT)                                                                         \
    X(SAYS_PRODUCT, COUNT)                                                                         \
    X(SAYS_FORUM, COUNT)                                                                           \
    X(SAYS_LIST, COUNT)                                                                            \
    X(SAYS_TECHNICAL, COUNT)                                                                       \
    X(SAYS_BUSINESS, COUNT)                                                                        \
    X(MADE_BY_FORUM, FLAG)                                                                         \
    X(MADE_BY_SHOP, FLAG)                                                                          \
    X(MADE_BY_MANUAL, FLAG)

#define GALLEY_PAGE_FEATURE_NUMBER(name, unit) GALLEY_PAGE_FEATURE_##name,
enum { GALLEY_PAGE_FEATURES(GALLEY_PAGE_FEATURE_NUMBER) GALLEY_PAGE_FEATURE_COUNT };
#undef GALLEY_PAGE_FEATURE_NUMBER

extern const char *const galley_page_feature_names[GALLEY_PAGE_FEATURE_COUNT];

/* Measures a judged page. There is at least one block. */
void galley_page_features(const galley_survey *survey, const galley_blocks *blocks,
                          const galley_document *document,
                          uint8_t features[GALLEY_PAGE_FEATURE_COUNT]);

/* The type of a judged page; GALLEY_PAGE_TYPE_NONE while the model knows none. */
galley_page_type galley_page_type_find(const galley_survey *survey, const galley_blocks *blocks,
                                       const galley_document *document);

#endif
