/*
 * What the judge knows of a block, as bytes: the one table of features. Each has a name, a unit and
 * the words that say it, with % where the value goes; the enumeration, --explain and the
 * documentation are made of it.
 *
 * A forest over them gives a block its score: see measure.c and forest.h.
 */
#ifndef GALLEY_JUDGE_FEATURES_H
#define GALLEY_JUDGE_FEATURES_H

#include <stdint.h>

/* How a byte is to be read: see codes.h. */
typedef enum galley_unit {
    GALLEY_UNIT_FLAG,    /* 1 or 0 */
    GALLEY_UNIT_COUNT,   /* itself, 255 and more as 255 */
    GALLEY_UNIT_LOG,     /* about 8 * log2(1 + n) */
    GALLEY_UNIT_SHARE,   /* from 0 to 200 */
    GALLEY_UNIT_POINTS,  /* 128 + points / 2, points in 1/16 of log-odds */
    GALLEY_UNIT_POINTS2, /* 128 + 16 * log-odds */
    GALLEY_UNIT_LEVEL    /* one of a few: its words are told apart by | */
} galley_unit;

/* Of the block itself. */
#define GALLEY_FEATURES_OWN(X)                                                                     \
    X(WORDS, LOG, "% words")                                                                       \
    X(WORD_LENGTH, COUNT, "% quarters of a byte a word")                                           \
    X(LINKED, SHARE, "link density %")                                                             \
    X(SENTENCES, LOG, "% sentences")                                                               \
    X(ENDS_SENTENCE, FLAG, "ends as a sentence does")                                              \
    X(DIGITS, SHARE, "% of it digits")                                                             \
    X(CAPITALS, SHARE, "% of it capitals")                                                         \
    X(COMMAS, LOG, "% commas")                                                                     \
    X(WIDE, SHARE, "% of it outside ASCII")                                                        \
    X(STARTS, LEVEL,                                                                               \
      "begins with a sign|begins with a digit|"                                                    \
      "begins with a small letter|begins with a capital|"                                          \
      "begins with a letter outside ASCII|"                                                        \
      "begins with a quotation mark")                                                              \
    X(ENDS, LEVEL,                                                                                 \
      "ends with a word|ends with a digit|ends with a full stop|"                                  \
      "ends with a colon|ends with a question or exclamation mark|"                                \
      "ends with an ellipsis|ends with a bracket|"                                                 \
      "ends with an arrow|ends with a sign")                                                       \
    X(SIGNS, LEVEL,                                                                                \
      "no copyright sign, bar, at sign or arrow|"                                                  \
      "a copyright sign, bar, at sign or arrow")                                                   \
    X(TITLED, SHARE, "% of its first words in the page's title")                                   \
    X(COPIES, LOG, "said % times on the page")                                                     \
    X(COPIED, FLAG, "said before on the page")                                                     \
    X(JOIN, LEVEL,                                                                                 \
      "begins a block element|follows a line break|"                                               \
      "follows an inline element")                                                                 \
    X(IS_P, FLAG, "a paragraph")                                                                   \
    X(IS_H1, FLAG, "a heading of the first level")                                                 \
    X(IS_H2, FLAG, "a heading of the second level")                                                \
    X(IS_H3, FLAG, "a heading of the third level")                                                 \
    X(IS_H4, FLAG, "a heading of a low level")                                                     \
    X(IS_LI, FLAG, "a list item")                                                                  \
    X(IS_CELL, FLAG, "a table's cell")                                                             \
    X(IS_DIV, FLAG, "a plain division")                                                            \
    X(IS_TERM, FLAG, "a term or its description")                                                  \
    X(IS_PRE, FLAG, "preformatted")                                                                \
    X(IN_CELL, FLAG, "in a table's cell")                                                          \
    X(FIRST_H1, FLAG, "the page's first heading")                                                  \
    X(INLINE_POINTS, POINTS, "its inline elements' names speak % for it")                          \
    X(WORD_POINTS, POINTS, "its first words speak % for it")                                       \
    X(WORD_WORST, POINTS, "its most doubtful word speaks % for it")                                \
    X(WORD_BEST, POINTS, "its best word speaks % for it")                                          \
    X(TEXT_POINTS, POINTS, "its text, as known from other sites, speaks % for it")                 \
    X(LAST_POINTS, POINTS, "its last words speak % for it")                                        \
    X(PATH_POINTS, POINTS, "the names around it speak % for it")                                   \
    X(PATH_WORST, POINTS, "the most doubtful name around it speaks % for it")                      \
    X(PATH_BEST, POINTS, "the best name around it speaks % for it")

/* Of a container of some size around it. */
#define GALLEY_FEATURES_SIZED(X, NAME, IT)                                                         \
    X(NAME##_LINKED, SHARE, "link density % in " IT)                                               \
    X(NAME##_READABLE, SHARE, "% reads as running text in " IT)                                    \
    X(NAME##_SHARE, SHARE, "% of the page's running text in " IT)                                  \
    X(NAME##_IMAGES, LOG, "% pictures in " IT)                                                     \
    X(NAME##_PART, SHARE, "% of the page's words in " IT)                                          \
    X(NAME##_CHILDREN, LOG, "% parts in " IT)

/* Of a container some levels up: the same and more. */
#define GALLEY_FEATURES_AROUND(X, NAME, IT)                                                        \
    GALLEY_FEATURES_SIZED(X, NAME, IT)                                                             \
    X(NAME##_WORDS, LOG, "% words in " IT)                                                         \
    X(NAME##_MEAN, LOG, "% words a block in " IT)                                                  \
    X(NAME##_PLACE, SHARE, "at % of " IT)

/* Of containers around it: its own, the next ones up that hold more, and those of some size. */
#define GALLEY_FEATURES_CONTAINER(X)                                                               \
    GALLEY_FEATURES_AROUND(X, OWN, "its container")                                                \
    GALLEY_FEATURES_AROUND(X, UP1, "the part around it")                                           \
    GALLEY_FEATURES_AROUND(X, UP2, "the second part around it")                                    \
    GALLEY_FEATURES_AROUND(X, UP3, "the third part around it")                                     \
    GALLEY_FEATURES_SIZED(X, FEW, "the smallest part of 60 words around it")                       \
    GALLEY_FEATURES_SIZED(X, MANY, "the smallest part of 200 words around it")                     \
    GALLEY_FEATURES_SIZED(X, TENTH, "the smallest part around it with a tenth of the page")        \
    GALLEY_FEATURES_SIZED(X, THIRD, "the smallest part around it with 3 tenths of the page")       \
    GALLEY_FEATURES_SIZED(X, MOST, "the smallest part around it with 6 tenths of the page")        \
    GALLEY_FEATURES_SIZED(X, LESS, "the largest part around it with less than half of the page")

/* Of a list of siblings of one shape. */
#define GALLEY_FEATURES_ALIKE(X, NAME, IT)                                                         \
    X(NAME##_MEMBERS, LOG, "in " IT " of % alike")                                                 \
    X(NAME##_WORDS, LOG, "% words each in " IT " alike")                                           \
    X(NAME##_LINKED, SHARE, "link density % in " IT " alike")                                      \
    X(NAME##_READABLE, SHARE, "% reads as running text in " IT " alike")                           \
    X(NAME##_BLOCKS, LOG, "% blocks to four members in " IT " alike")                              \
    X(NAME##_PICTURED, SHARE, "% of " IT " alike with a picture")                                  \
    X(NAME##_LINKS, SHARE, "% of " IT " alike with a link")                                        \
    X(NAME##_SHARE, SHARE, "% of the page's words in " IT " alike")                                \
    X(NAME##_MOST, SHARE, "% of the words of " IT " alike in the longest")

/* Of lists of siblings alike around it, and of all blocks of its shape. */
#define GALLEY_FEATURES_CARD(X)                                                                    \
    GALLEY_FEATURES_ALIKE(X, CARD, "its list")                                                     \
    GALLEY_FEATURES_ALIKE(X, LIST, "the outermost list")                                           \
    X(ALIKE, LOG, "% blocks of its shape on the page")                                             \
    X(ALIKE_WORDS, LOG, "% words a block of its shape")                                            \
    X(ALIKE_LINKED, SHARE, "link density % in blocks of its shape")                                \
    X(ALIKE_SENTENCE, SHARE, "% of the blocks of its shape end as a sentence does")

/* Of neighbours. */
#define GALLEY_FEATURES_NEAR(X)                                                                    \
    X(LAST1_WORDS, LOG, "% words in the block before")                                             \
    X(LAST1_LINKED, SHARE, "link density % in the block before")                                   \
    X(LAST2_LINKED, SHARE, "link density % in the second block before")                            \
    X(NEXT1_WORDS, LOG, "% words in the block after")                                              \
    X(NEXT1_LINKED, SHARE, "link density % in the block after")                                    \
    X(NEXT2_LINKED, SHARE, "link density % in the second block after")                             \
    X(LAST1_HEADING, FLAG, "the block before is a heading")                                        \
    X(LAST1_SENTENCE, FLAG, "the block before ends as a sentence does")                            \
    X(LAST1_SAME, FLAG, "the block before is in the same container")                               \
    X(LAST1_POINTS, POINTS, "the first words of the block before speak % for it")                  \
    X(NEXT1_HEADING, FLAG, "the block after is a heading")                                         \
    X(NEXT1_SENTENCE, FLAG, "the block after ends as a sentence does")                             \
    X(NEXT1_SAME, FLAG, "the block after is in the same container")                                \
    X(NEXT1_POINTS, POINTS, "the first words of the block after speak % for it")                   \
    X(NEAR_BEFORE, LOG, "% readable words shortly before")                                         \
    X(NEAR_AFTER, LOG, "% readable words shortly after")                                           \
    X(WIDE_BEFORE, LOG, "% readable words in a dozen blocks before")                               \
    X(WIDE_AFTER, LOG, "% readable words in a dozen blocks after")                                 \
    X(NEAR_LINKED, SHARE, "link density % nearby")                                                 \
    X(WIDE_LINKED, SHARE, "link density % in the two dozen blocks around")                         \
    X(NEAR_MEAN, LOG, "% words a block nearby")

/* Of headings. */
#define GALLEY_FEATURES_HEADING(X)                                                                 \
    X(HEAD_LEVEL, LEVEL,                                                                           \
      "under no heading|under a heading of the first level|"                                       \
      "under a heading of the second level|"                                                       \
      "under a heading of the third level|"                                                        \
      "under a heading of a low level")                                                            \
    X(HEAD_BLOCKS, LOG, "% blocks after its heading")                                              \
    X(HEAD_WORDS, LOG, "% words after its heading")                                                \
    X(HEAD_POINTS, POINTS, "the heading above speaks % for it")                                    \
    X(HEAD_WORST, POINTS, "the most doubtful of the headings it stands under speaks % for it")     \
    X(HEAD_TAIL, POINTS, "the most doubtful heading since the title speaks % for it")              \
    X(HEAD_COUNT, LOG, "after % headings")                                                         \
    X(SECTION_WORDS, LOG, "% words under its heading")                                             \
    X(SECTION_LINKED, SHARE, "link density % under its heading")                                   \
    X(SECTION_READABLE, SHARE, "% of what its heading is over reads as running text")              \
    X(SECTION_BLOCKS, LOG, "% blocks under its heading")                                           \
    X(NEXT_HEAD, LOG, "% blocks before the next heading")                                          \
    X(H1_BLOCKS, LOG, "% blocks after the page's title")                                           \
    X(H1_WORDS, LOG, "% words after the page's title")                                             \
    X(TITLE_PART, SHARE, "% of the page's words in the smallest part with it and the title")       \
    X(TITLE_SHARE, SHARE,                                                                          \
      "% of the page's running text in the smallest part with it and the title")                   \
    X(TITLE_DEPTH, COUNT, "the smallest part with it and the title is % elements deep")            \
    X(TITLE_BELOW, COUNT, "% levels below the smallest part with it and the title")

/* Of place. */
#define GALLEY_FEATURES_PLACE(X)                                                                   \
    X(PLACE, SHARE, "at % of the page's blocks")                                                   \
    X(WORDS_BEFORE, SHARE, "% of the page's words before it")                                      \
    X(READ_BEFORE, SHARE, "% of the page's running text before it")                                \
    X(READ_AFTER, LOG, "% words of running text after it")                                         \
    X(MAIN, LEVEL,                                                                                 \
      "before the main container|in the main container|"                                           \
      "after the main container")                                                                  \
    X(MAIN_BELOW, COUNT, "% levels below the main container")                                      \
    X(MAIN_PLACE, SHARE, "at % of the main container")                                             \
    X(DEPTH, COUNT, "% elements deep")

/* Of evidence of names on the path. */
#define GALLEY_FEATURES_PATH(X)                                                                    \
    X(IN_NAVIGATION, FLAG, "in navigation")                                                        \
    X(IN_HEADER, FLAG, "in a header")                                                              \
    X(IN_FOOTER, FLAG, "in a footer")                                                              \
    X(IN_ASIDE, FLAG, "set aside")                                                                 \
    X(IN_FORM, FLAG, "in a form")                                                                  \
    X(IN_COMMENT, FLAG, "in comments")                                                             \
    X(IN_SHARE, FLAG, "for sharing")                                                               \
    X(IN_RELATED, FLAG, "among related items")                                                     \
    X(IN_ADVERTISEMENT, FLAG, "in an advertisement")                                               \
    X(IN_LEGAL, FLAG, "in a legal notice")                                                         \
    X(IN_CAPTION, FLAG, "in a caption")                                                            \
    X(IN_CREDIT, FLAG, "in a credit")                                                              \
    X(IN_BYLINE, FLAG, "in a byline")                                                              \
    X(IN_TAGS, FLAG, "among tags")                                                                 \
    X(IN_PROMOTION, FLAG, "in a promotion")                                                        \
    X(IN_POPUP, FLAG, "in a window over the page")                                                 \
    X(IN_UNSEEN, FLAG, "for screen readers only")                                                  \
    X(IN_LISTING, FLAG, "in a listing")                                                            \
    X(IN_ARTICLE, FLAG, "in an article")                                                           \
    X(IN_CONTENT, FLAG, "in content")                                                              \
    X(IN_MAIN, FLAG, "in the main part")                                                           \
    X(IN_BODY, FLAG, "in an article's body")                                                       \
    X(IN_QUOTE, FLAG, "in a quote")                                                                \
    X(IN_CODE, FLAG, "in code")                                                                    \
    X(IN_LIST, FLAG, "in a list")                                                                  \
    X(IN_NOSCRIPT, FLAG, "for browsers without scripts")                                           \
    X(IN_CONCEALED, FLAG, "not displayed")                                                         \
    X(IN_SILENT, FLAG, "hidden from screen readers")                                               \
    X(IN_EMBED, FLAG, "of something embedded")                                                     \
    X(IN_PULLED, FLAG, "in a quote pulled out")

/* Of the page. */
#define GALLEY_FEATURES_PAGE(X)                                                                    \
    X(PAGE_WORDS, LOG, "% words on the page")                                                      \
    X(PAGE_READABLE, LOG, "% words of running text on the page")                                   \
    X(PAGE_SHARE, SHARE, "% of the page reads as running text")                                    \
    X(PAGE_BLOCKS, LOG, "% blocks on the page")                                                    \
    X(PAGE_LINKED, SHARE, "link density % on the page")                                            \
    X(PAGE_HEADINGS, LOG, "% headings on the page")                                                \
    X(PAGE_PARAGRAPHS, SHARE, "% of the page's words in paragraphs")                               \
    X(PAGE_MAIN, SHARE, "% of the page's words in its main container")                             \
    X(PAGE_CARDS, SHARE, "% of the page's words in lists of blocks alike")                         \
    X(PAGE_COMMENTS, SHARE, "% of the page's words in comments")                                   \
    X(PAGE_WIDE, SHARE, "% of the page's bytes outside ASCII")                                     \
    X(PAGE_CELLS, SHARE, "% of the page's words in tables")

/* Of what the page's head and its data say of it, found again in its text. */
#define GALLEY_FEATURES_SAID(X)                                                                    \
    X(SAID, SHARE, "% of it in what the page says of itself")                                      \
    X(LAST1_SAID, SHARE, "% of the block before in what the page says of itself")                  \
    X(LAST2_SAID, SHARE, "% of the second block before in what the page says of itself")           \
    X(NEXT1_SAID, SHARE, "% of the block after in what the page says of itself")                   \
    X(NEXT2_SAID, SHARE, "% of the second block after in what the page says of itself")            \
    X(OWN_SAID, SHARE, "% of its container in what the page says of itself")                       \
    X(OWN_TELLS, SHARE, "% of what the page says of itself in its container")                      \
    X(UP1_SAID, SHARE, "% of the part around it in what the page says of itself")                  \
    X(UP1_TELLS, SHARE, "% of what the page says of itself in the part around it")                 \
    X(UP2_SAID, SHARE, "% of the second part around it in what the page says of itself")           \
    X(UP2_TELLS, SHARE, "% of what the page says of itself in the second part around it")          \
    X(UP3_SAID, SHARE, "% of the third part around it in what the page says of itself")            \
    X(UP3_TELLS, SHARE, "% of what the page says of itself in the third part around it")           \
    X(SAID_BEFORE, SHARE, "% of what the page says of itself before it")                           \
    X(PAGE_SAID, LOG, "% words in what the page says of itself")                                   \
    X(PAGE_TOLD, SHARE, "% of the page in what it says of itself")

/* Of other pages of its host, where those are known: see sites/. */
#define GALLEY_FEATURES_SITE(X)                                                                    \
    X(REPEATS, LEVEL,                                                                              \
      "on no other page of its site|no other page of its site is known|"                           \
      "on a few other pages of its site|on some other pages of its site|"                          \
      "on most other pages of its site")

#define GALLEY_FEATURES(X)                                                                         \
    GALLEY_FEATURES_OWN(X)                                                                         \
    GALLEY_FEATURES_CONTAINER(X)                                                                   \
    GALLEY_FEATURES_CARD(X)                                                                        \
    GALLEY_FEATURES_NEAR(X)                                                                        \
    GALLEY_FEATURES_HEADING(X)                                                                     \
    GALLEY_FEATURES_PLACE(X)                                                                       \
    GALLEY_FEATURES_PATH(X)                                                                        \
    GALLEY_FEATURES_PAGE(X)                                                                        \
    GALLEY_FEATURES_SAID(X)                                                                        \
    GALLEY_FEATURES_SITE(X)

#define GALLEY_FEATURE_NUMBER(name, unit, words) GALLEY_FEATURE_##name,
enum { GALLEY_FEATURES(GALLEY_FEATURE_NUMBER) GALLEY_FEATURE_COUNT };
#undef GALLEY_FEATURE_NUMBER

/* A forest's node names its feature by a byte. */
_Static_assert(GALLEY_FEATURE_COUNT <= 256, "too many features");

typedef struct galley_feature {
    const char *name; /* as in the table, in lower case where people read it */
    const char *words;
    uint8_t unit; /* galley_unit */
} galley_feature;

extern const galley_feature galley_features[GALLEY_FEATURE_COUNT];

#endif
