/*
 * What the judge knows of a block, as bytes: the one table of features. Each has a name, a unit and
 * the words that say it, with % where the value goes; the enumeration, --explain and the
 * documentation are made of it.
 *
 * Features of the first level are measured from the page alone, those of the second from what the
 * first forest makes of it.
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

/* Of containers around it: its own, and the next ones up that hold more. */
#define GALLEY_FEATURES_CONTAINER(X)                                                               \
    X(OWN_WORDS, LOG, "% words in its container")                                                  \
    X(OWN_LINKED, SHARE, "link density % in its container")                                        \
    X(OWN_READABLE, SHARE, "% of its container reads as running text")                             \
    X(OWN_SHARE, SHARE, "% of the page's running text in its container")                           \
    X(OWN_BLOCKS, LOG, "% blocks in its container")                                                \
    X(OWN_MEAN, LOG, "% words a block in its container")                                           \
    X(OWN_IMAGES, LOG, "% pictures in its container")                                              \
    X(OWN_POINTS, POINTS, "the names of its container speak % for it")                             \
    X(OWN_PLACE, SHARE, "at % of its container")                                                   \
    X(UP1_WORDS, LOG, "% words in the part around it")                                             \
    X(UP1_LINKED, SHARE, "link density % in the part around it")                                   \
    X(UP1_READABLE, SHARE, "% of the part around it reads as running text")                        \
    X(UP1_SHARE, SHARE, "% of the page's running text in the part around it")                      \
    X(UP1_BLOCKS, LOG, "% blocks in the part around it")                                           \
    X(UP1_MEAN, LOG, "% words a block in the part around it")                                      \
    X(UP1_IMAGES, LOG, "% pictures in the part around it")                                         \
    X(UP1_POINTS, POINTS, "the names of the part around it speak % for it")                        \
    X(UP1_PLACE, SHARE, "at % of the part around it")                                              \
    X(UP2_WORDS, LOG, "% words in the second part around it")                                      \
    X(UP2_LINKED, SHARE, "link density % in the second part around it")                            \
    X(UP2_READABLE, SHARE, "% of the second part around it reads as running text")                 \
    X(UP2_SHARE, SHARE, "% of the page's running text in the second part around it")               \
    X(UP2_BLOCKS, LOG, "% blocks in the second part around it")                                    \
    X(UP2_MEAN, LOG, "% words a block in the second part around it")                               \
    X(UP2_IMAGES, LOG, "% pictures in the second part around it")                                  \
    X(UP2_POINTS, POINTS, "the names of the second part around it speak % for it")                 \
    X(UP2_PLACE, SHARE, "at % of the second part around it")                                       \
    X(UP3_WORDS, LOG, "% words in the third part around it")                                       \
    X(UP3_LINKED, SHARE, "link density % in the third part around it")                             \
    X(UP3_READABLE, SHARE, "% of the third part around it reads as running text")                  \
    X(UP3_SHARE, SHARE, "% of the page's running text in the third part around it")                \
    X(UP3_BLOCKS, LOG, "% blocks in the third part around it")                                     \
    X(UP3_MEAN, LOG, "% words a block in the third part around it")                                \
    X(UP3_IMAGES, LOG, "% pictures in the third part around it")                                   \
    X(UP3_POINTS, POINTS, "the names of the third part around it speak % for it")                  \
    X(UP3_PLACE, SHARE, "at % of the third part around it")

/* Of lists of siblings of one shape. */
#define GALLEY_FEATURES_CARD(X)                                                                    \
    X(CARD_MEMBERS, LOG, "its list of % alike")                                                    \
    X(CARD_WORDS, LOG, "% words each in its list alike")                                           \
    X(CARD_LINKED, SHARE, "link density % in its list alike")                                      \
    X(CARD_READABLE, SHARE, "% of its list alike reads as running text")                           \
    X(CARD_BLOCKS, LOG, "% blocks to four members in its list alike")                              \
    X(CARD_PICTURED, SHARE, "% of its list alike with a picture")                                  \
    X(CARD_LINKS, SHARE, "% of its list alike with a link")                                        \
    X(CARD_SHARE, SHARE, "% of the page's words in its list alike")                                \
    X(CARD_MOST, SHARE, "% of the words of its list alike in the longest")                         \
    X(CARD_PLACE, LOG, "after % members of its list alike")                                        \
    X(LIST_MEMBERS, LOG, "the outermost list of % alike")                                          \
    X(LIST_WORDS, LOG, "% words each in the outermost list alike")                                 \
    X(LIST_LINKED, SHARE, "link density % in the outermost list alike")                            \
    X(LIST_READABLE, SHARE, "% of the outermost list alike reads as running text")                 \
    X(LIST_BLOCKS, LOG, "% blocks to four members in the outermost list alike")                    \
    X(LIST_PICTURED, SHARE, "% of the outermost list alike with a picture")                        \
    X(LIST_LINKS, SHARE, "% of the outermost list alike with a link")                              \
    X(LIST_SHARE, SHARE, "% of the page's words in the outermost list alike")                      \
    X(LIST_MOST, SHARE, "% of the words of the outermost list alike in the longest")               \
    X(ALIKE, LOG, "% blocks of its shape on the page")                                             \
    X(ALIKE_WORDS, LOG, "% words a block of its shape")                                            \
    X(ALIKE_LINKED, SHARE, "link density % in blocks of its shape")                                \
    X(ALIKE_SENTENCE, SHARE, "% of the blocks of its shape end as a sentence does")

/* Of neighbours. */
#define GALLEY_FEATURES_NEAR(X)                                                                    \
    X(LAST1_WORDS, LOG, "% words in the block before")                                             \
    X(LAST1_LINKED, SHARE, "link density % in the block before")                                   \
    X(LAST2_WORDS, LOG, "% words in the second block before")                                      \
    X(LAST2_LINKED, SHARE, "link density % in the second block before")                            \
    X(LAST3_WORDS, LOG, "% words in the third block before")                                       \
    X(LAST3_LINKED, SHARE, "link density % in the third block before")                             \
    X(NEXT1_WORDS, LOG, "% words in the block after")                                              \
    X(NEXT1_LINKED, SHARE, "link density % in the block after")                                    \
    X(NEXT2_WORDS, LOG, "% words in the second block after")                                       \
    X(NEXT2_LINKED, SHARE, "link density % in the second block after")                             \
    X(NEXT3_WORDS, LOG, "% words in the third block after")                                        \
    X(NEXT3_LINKED, SHARE, "link density % in the third block after")                              \
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
    X(H1_WORDS, LOG, "% words after the page's title")

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

/* Of the first look, at the second. */
#define GALLEY_FEATURES_SECOND(X)                                                                  \
    X(FIRST, POINTS2, "the first look says %")                                                     \
    X(LAST1_FIRST, POINTS2, "the block before: the first look says %")                             \
    X(LAST2_FIRST, POINTS2, "the second block before: the first look says %")                      \
    X(LAST3_FIRST, POINTS2, "the third block before: the first look says %")                       \
    X(NEXT1_FIRST, POINTS2, "the block after: the first look says %")                              \
    X(NEXT2_FIRST, POINTS2, "the second block after: the first look says %")                       \
    X(NEXT3_FIRST, POINTS2, "the third block after: the first look says %")                        \
    X(BELIEF_LAST2, SHARE, "belief % in the 2 blocks before")                                      \
    X(BELIEF_NEXT2, SHARE, "belief % in the 2 blocks after")                                       \
    X(BELIEF_LAST5, SHARE, "belief % in the 5 blocks before")                                      \
    X(BELIEF_NEXT5, SHARE, "belief % in the 5 blocks after")                                       \
    X(BELIEF_LAST10, SHARE, "belief % in the 10 blocks before")                                    \
    X(BELIEF_NEXT10, SHARE, "belief % in the 10 blocks after")                                     \
    X(BELIEF_LAST20, SHARE, "belief % in the 20 blocks before")                                    \
    X(BELIEF_NEXT20, SHARE, "belief % in the 20 blocks after")                                     \
    X(OWN_BELIEF, SHARE, "belief % in its container")                                              \
    X(OWN_HELD, SHARE, "% of all belief in its container")                                         \
    X(UP1_BELIEF, SHARE, "belief % in the part around it")                                         \
    X(UP1_HELD, SHARE, "% of all belief in the part around it")                                    \
    X(UP2_BELIEF, SHARE, "belief % in the second part around it")                                  \
    X(UP2_HELD, SHARE, "% of all belief in the second part around it")                             \
    X(UP3_BELIEF, SHARE, "belief % in the third part around it")                                   \
    X(UP3_HELD, SHARE, "% of all belief in the third part around it")                              \
    X(CARD_BELIEF, SHARE, "belief % in its list alike")                                            \
    X(LIST_BELIEF, SHARE, "belief % in the outermost list alike")                                  \
    X(ALIKE_BELIEF, SHARE, "belief % in blocks of its shape")                                      \
    X(SECTION_BELIEF, SHARE, "belief % under its heading")                                         \
    X(HEAD_FIRST, POINTS2, "its heading: the first look says %")                                   \
    X(NEXT_HEAD_FIRST, POINTS2, "the next heading: the first look says %")                         \
    X(BELIEF_BEFORE, SHARE, "% of all belief before it")                                           \
    X(BELIEF_WORDS, LOG, "% words believed on the page")                                           \
    X(BELIEF_SHARE, SHARE, "% of the page believed")                                               \
    X(BELIEF_PLACE, LEVEL,                                                                         \
      "before what is believed|within what is believed|"                                           \
      "after what is believed")                                                                    \
    X(BELIEF_INSIDE, SHARE, "at % of what is believed")                                            \
    X(CHOSEN, FLAG, "chosen at first look")                                                        \
    X(CHOSEN_MARGIN, POINTS2, "above the page's threshold by %")                                   \
    X(CHOSEN_LAST, LOG, "% words since what was chosen before")                                    \
    X(CHOSEN_NEXT, LOG, "% words until what is chosen next")                                       \
    X(CHOSEN_AFTER, SHARE, "% of what is chosen comes after it")                                   \
    X(EXPECTED, SHARE, "F1 % expected at first look")                                              \
    X(COPY_BELIEF, SHARE, "belief % where it is said again")                                       \
    X(CORE, LEVEL,                                                                                 \
      "before the container of what is chosen|"                                                    \
      "in the container of what is chosen|"                                                        \
      "after the container of what is chosen")                                                     \
    X(CORE_BELOW, COUNT, "% levels below the container of what is chosen")

#define GALLEY_FEATURES_FIRST(X)                                                                   \
    GALLEY_FEATURES_OWN(X)                                                                         \
    GALLEY_FEATURES_CONTAINER(X)                                                                   \
    GALLEY_FEATURES_CARD(X)                                                                        \
    GALLEY_FEATURES_NEAR(X)                                                                        \
    GALLEY_FEATURES_HEADING(X)                                                                     \
    GALLEY_FEATURES_PLACE(X)                                                                       \
    GALLEY_FEATURES_PATH(X)                                                                        \
    GALLEY_FEATURES_PAGE(X)

#define GALLEY_FEATURE_NUMBER(name, unit, words) GALLEY_FEATURE_##name,
enum {
    GALLEY_FEATURES_FIRST(GALLEY_FEATURE_NUMBER) GALLEY_FEATURE_FIRST_COUNT,
    GALLEY_FEATURE_BEFORE_SECOND = GALLEY_FEATURE_FIRST_COUNT - 1,
    GALLEY_FEATURES_SECOND(GALLEY_FEATURE_NUMBER) GALLEY_FEATURE_COUNT
};
#undef GALLEY_FEATURE_NUMBER

typedef struct galley_feature {
    const char *name; /* as in the table, in lower case where people read it */
    const char *words;
    uint8_t unit; /* galley_unit */
} galley_feature;

extern const galley_feature galley_features[GALLEY_FEATURE_COUNT];

#endif
