/*
 * What the judge knows of a line, as bytes: the one table of features, made as that of blocks is
 * (judge/features.h). Features of the first level are measured from the page alone, those of the
 * second from what the first forest makes of it.
 */
#ifndef GALLEY_LINES_LINE_FEATURES_H
#define GALLEY_LINES_LINE_FEATURES_H

#include "../judge/features.h"

/* Of the line itself. */
#define GALLEY_LINE_FEATURES_OWN(X)                                                                \
    X(WORDS, LOG, "% words")                                                                       \
    X(BYTES, LOG, "% bytes")                                                                       \
    X(WORD_LENGTH, COUNT, "% quarters of a byte a word")                                           \
    X(SENTENCES, LOG, "% sentences")                                                               \
    X(ENDS_SENTENCE, FLAG, "ends as a sentence does")                                              \
    X(DIGITS, SHARE, "% of it digits")                                                             \
    X(CAPITALS, SHARE, "% of it capitals")                                                         \
    X(CASED, SHARE, "% of its words with a capital")                                               \
    X(COMMAS, LOG, "% commas")                                                                     \
    X(WIDE, SHARE, "% of it outside ASCII")                                                        \
    X(STARTS, LEVEL,                                                                               \
      "begins with a sign|begins with a digit|begins with a small letter|begins with a "           \
      "capital|begins with a letter outside ASCII|begins with a quotation mark")                   \
    X(ENDS, LEVEL,                                                                                 \
      "ends with a word|ends with a digit|ends with a full stop|ends with a colon|ends with a "    \
      "question or exclamation mark|ends with an ellipsis|ends with a bracket|ends with an "       \
      "arrow|ends with a sign")                                                                    \
    X(COPYRIGHT, FLAG, "a copyright sign")                                                         \
    X(BAR, FLAG, "a bar")                                                                          \
    X(AT, FLAG, "an at sign")                                                                      \
    X(ARROW, FLAG, "an arrow")                                                                     \
    X(BULLET, FLAG, "begins as a list's item does")                                                \
    X(DATE, FLAG, "a date")                                                                        \
    X(CLOCK, FLAG, "a time of day")                                                                \
    X(PRICE, FLAG, "a price")                                                                      \
    X(ADDRESS, FLAG, "an address of the web or of mail")                                           \
    X(PERCENT, FLAG, "a percentage")                                                               \
    X(RULE, FLAG, "nothing but signs")                                                             \
    X(COLON, FLAG, "a colon in it")                                                                \
    X(CREDIT, LEVEL, "no credit|ends in a credit|a credit")                                        \
    X(READABLE, FLAG, "reads as running text")                                                     \
    X(COPIES, LOG, "said % times on the page")                                                     \
    X(COPIED, FLAG, "said before on the page")                                                     \
    X(COPY_AWAY, LOG, "% lines after it was said before")                                          \
    X(RECURS, SHARE, "% of its words in other lines too")                                          \
    X(BEGINS, LOG, "% lines begin with its first word")                                            \
    X(GAP, COUNT, "% blank lines before")                                                          \
    X(GAP_AFTER, COUNT, "% blank lines after")                                                     \
    X(WRAPS, COUNT, "% lines of the source")                                                       \
    X(WORD_POINTS, POINTS, "its first words speak % for it")                                       \
    X(WORD_WORST, POINTS, "its most doubtful word speaks % for it")                                \
    X(WORD_BEST, POINTS, "its best word speaks % for it")                                          \
    X(TEXT_POINTS, POINTS, "its text, as known from other sites, speaks % for it")                 \
    X(LAST_POINTS, POINTS, "its last words speak % for it")                                        \
    X(PAIR_POINTS, POINTS, "its first two words speak % for it")                                   \
    X(NEAR_POINTS, POINTS, "the lines beside it speak % for it")                                   \
    X(BODY_POINTS, POINTS, "the words behind its first speak % for it")                            \
    X(MEAN_POINTS, POINTS, "all its words speak % for it")                                         \
    X(CODE, FLAG, "as a line of a program")                                                        \
    X(HEAD_POINTS, POINTS, "the short line above speaks % for it")                                 \
    X(HEAD_WORST, POINTS, "the most doubtful line above speaks % for it")                          \
    X(HEAD_AWAY, LOG, "% lines after the most doubtful one")

/* Of neighbours: what the same features are there. */
#define GALLEY_LINE_FEATURES_NEAR(X)                                                               \
    X(LAST1_WORDS, LOG, "the line before: % words")                                                \
    X(NEXT1_WORDS, LOG, "the line after: % words")                                                 \
    X(LAST2_WORDS, LOG, "the second line before: % words")                                         \
    X(NEXT2_WORDS, LOG, "the second line after: % words")                                          \
    X(LAST3_WORDS, LOG, "the third line before: % words")                                          \
    X(NEXT3_WORDS, LOG, "the third line after: % words")                                           \
    X(LAST4_WORDS, LOG, "the fourth line before: % words")                                         \
    X(NEXT4_WORDS, LOG, "the fourth line after: % words")                                          \
    X(LAST5_WORDS, LOG, "the fifth line before: % words")                                          \
    X(NEXT5_WORDS, LOG, "the fifth line after: % words")                                           \
    X(LAST6_WORDS, LOG, "the sixth line before: % words")                                          \
    X(NEXT6_WORDS, LOG, "the sixth line after: % words")                                           \
    X(LAST1_ENDS, LEVEL,                                                                           \
      "the line before: ends with a word|the line before: ends with a digit|the line before: "     \
      "ends with a full stop|the line before: ends with a colon|the line before: ends with a "     \
      "question or exclamation mark|the line before: ends with an ellipsis|the line before: ends " \
      "with a bracket|the line before: ends with an arrow|the line before: ends with a sign")      \
    X(NEXT1_ENDS, LEVEL,                                                                           \
      "the line after: ends with a word|the line after: ends with a digit|the line after: ends "   \
      "with a full stop|the line after: ends with a colon|the line after: ends with a question "   \
      "or exclamation mark|the line after: ends with an ellipsis|the line after: ends with a "     \
      "bracket|the line after: ends with an arrow|the line after: ends with a sign")               \
    X(LAST2_ENDS, LEVEL,                                                                           \
      "the second line before: ends with a word|the second line before: ends with a digit|the "    \
      "second line before: ends with a full stop|the second line before: ends with a colon|the "   \
      "second line before: ends with a question or exclamation mark|the second line before: ends " \
      "with an ellipsis|the second line before: ends with a bracket|the second line before: ends " \
      "with an arrow|the second line before: ends with a sign")                                    \
    X(NEXT2_ENDS, LEVEL,                                                                           \
      "the second line after: ends with a word|the second line after: ends with a digit|the "      \
      "second line after: ends with a full stop|the second line after: ends with a colon|the "     \
      "second line after: ends with a question or exclamation mark|the second line after: ends "   \
      "with an ellipsis|the second line after: ends with a bracket|the second line after: ends "   \
      "with an arrow|the second line after: ends with a sign")                                     \
    X(LAST3_ENDS, LEVEL,                                                                           \
      "the third line before: ends with a word|the third line before: ends with a digit|the "      \
      "third line before: ends with a full stop|the third line before: ends with a colon|the "     \
      "third line before: ends with a question or exclamation mark|the third line before: ends "   \
      "with an ellipsis|the third line before: ends with a bracket|the third line before: ends "   \
      "with an arrow|the third line before: ends with a sign")                                     \
    X(NEXT3_ENDS, LEVEL,                                                                           \
      "the third line after: ends with a word|the third line after: ends with a digit|the third "  \
      "line after: ends with a full stop|the third line after: ends with a colon|the third line "  \
      "after: ends with a question or exclamation mark|the third line after: ends with an "        \
      "ellipsis|the third line after: ends with a bracket|the third line after: ends with an "     \
      "arrow|the third line after: ends with a sign")                                              \
    X(LAST4_ENDS, LEVEL,                                                                           \
      "the fourth line before: ends with a word|the fourth line before: ends with a digit|the "    \
      "fourth line before: ends with a full stop|the fourth line before: ends with a colon|the "   \
      "fourth line before: ends with a question or exclamation mark|the fourth line before: ends " \
      "with an ellipsis|the fourth line before: ends with a bracket|the fourth line before: ends " \
      "with an arrow|the fourth line before: ends with a sign")                                    \
    X(NEXT4_ENDS, LEVEL,                                                                           \
      "the fourth line after: ends with a word|the fourth line after: ends with a digit|the "      \
      "fourth line after: ends with a full stop|the fourth line after: ends with a colon|the "     \
      "fourth line after: ends with a question or exclamation mark|the fourth line after: ends "   \
      "with an ellipsis|the fourth line after: ends with a bracket|the fourth line after: ends "   \
      "with an arrow|the fourth line after: ends with a sign")                                     \
    X(LAST1_STARTS, LEVEL,                                                                         \
      "the line before: begins with a sign|the line before: begins with a digit|the line before: " \
      "begins with a small letter|the line before: begins with a capital|the line before: begins " \
      "with a letter outside ASCII|the line before: begins with a quotation mark")                 \
    X(NEXT1_STARTS, LEVEL,                                                                         \
      "the line after: begins with a sign|the line after: begins with a digit|the line after: "    \
      "begins with a small letter|the line after: begins with a capital|the line after: begins "   \
      "with a letter outside ASCII|the line after: begins with a quotation mark")                  \
    X(LAST2_STARTS, LEVEL,                                                                         \
      "the second line before: begins with a sign|the second line before: begins with a "          \
      "digit|the second line before: begins with a small letter|the second line before: begins "   \
      "with a capital|the second line before: begins with a letter outside ASCII|the second line " \
      "before: begins with a quotation mark")                                                      \
    X(NEXT2_STARTS, LEVEL,                                                                         \
      "the second line after: begins with a sign|the second line after: begins with a digit|the "  \
      "second line after: begins with a small letter|the second line after: begins with a "        \
      "capital|the second line after: begins with a letter outside ASCII|the second line after: "  \
      "begins with a quotation mark")                                                              \
    X(LAST1_CASED, SHARE, "the line before: % of its words with a capital")                        \
    X(NEXT1_CASED, SHARE, "the line after: % of its words with a capital")                         \
    X(LAST2_CASED, SHARE, "the second line before: % of its words with a capital")                 \
    X(NEXT2_CASED, SHARE, "the second line after: % of its words with a capital")                  \
    X(LAST1_WORD_POINTS, POINTS, "the line before: its first words speak % for it")                \
    X(NEXT1_WORD_POINTS, POINTS, "the line after: its first words speak % for it")                 \
    X(LAST2_WORD_POINTS, POINTS, "the second line before: its first words speak % for it")         \
    X(NEXT2_WORD_POINTS, POINTS, "the second line after: its first words speak % for it")          \
    X(LAST3_WORD_POINTS, POINTS, "the third line before: its first words speak % for it")          \
    X(NEXT3_WORD_POINTS, POINTS, "the third line after: its first words speak % for it")           \
    X(LAST1_TEXT_POINTS, POINTS, "the line before: its text speaks % for it")                      \
    X(NEXT1_TEXT_POINTS, POINTS, "the line after: its text speaks % for it")                       \
    X(LAST2_TEXT_POINTS, POINTS, "the second line before: its text speaks % for it")               \
    X(NEXT2_TEXT_POINTS, POINTS, "the second line after: its text speaks % for it")                \
    X(LAST1_LAST_POINTS, POINTS, "the line before: its last words speak % for it")                 \
    X(NEXT1_LAST_POINTS, POINTS, "the line after: its last words speak % for it")                  \
    X(LAST2_LAST_POINTS, POINTS, "the second line before: its last words speak % for it")          \
    X(NEXT2_LAST_POINTS, POINTS, "the second line after: its last words speak % for it")           \
    X(LAST1_CREDIT, LEVEL,                                                                         \
      "the line before: no credit|the line before: ends in a credit|the line before: a credit")    \
    X(NEXT1_CREDIT, LEVEL,                                                                         \
      "the line after: no credit|the line after: ends in a credit|the line after: a credit")       \
    X(LAST2_CREDIT, LEVEL,                                                                         \
      "the second line before: no credit|the second line before: ends in a credit|the second "     \
      "line before: a credit")                                                                     \
    X(NEXT2_CREDIT, LEVEL,                                                                         \
      "the second line after: no credit|the second line after: ends in a credit|the second line "  \
      "after: a credit")                                                                           \
    X(LAST1_GAP, COUNT, "the line before: % blank lines before")                                   \
    X(LAST2_GAP, COUNT, "the second line before: % blank lines before")                            \
    X(NEXT2_GAP, COUNT, "the second line after: % blank lines before")                             \
    X(LAST1_COPIES, LOG, "the line before: said % times")                                          \
    X(NEXT1_COPIES, LOG, "the line after: said % times")                                           \
    X(LAST2_COPIES, LOG, "the second line before: said % times")                                   \
    X(NEXT2_COPIES, LOG, "the second line after: said % times")                                    \
    X(LAST1_DATE, FLAG, "the line before: a date")                                                 \
    X(NEXT1_DATE, FLAG, "the line after: a date")                                                  \
    X(LAST2_DATE, FLAG, "the second line before: a date")                                          \
    X(NEXT2_DATE, FLAG, "the second line after: a date")                                           \
    X(LAST1_RECURS, SHARE, "the line before: % of its words in other lines too")                   \
    X(NEXT1_RECURS, SHARE, "the line after: % of its words in other lines too")

/* Of the lines around. */
#define GALLEY_LINE_FEATURES_WINDOW(X)                                                             \
    X(LAST_3_READABLE, LOG, "% readable words in the 3 lines before")                              \
    X(LAST_3_ENDINGS, SHARE, "% of the 3 lines before end as a sentence does")                     \
    X(LAST_3_SHORTS, SHARE, "% of the 3 lines before are short")                                   \
    X(LAST_3_MEAN, LOG, "% words a line in the 3 lines before")                                    \
    X(LAST_3_POINTS, POINTS, "% points a line in the 3 lines before")                              \
    X(NEXT_3_READABLE, LOG, "% readable words in the 3 lines after")                               \
    X(NEXT_3_ENDINGS, SHARE, "% of the 3 lines after end as a sentence does")                      \
    X(NEXT_3_SHORTS, SHARE, "% of the 3 lines after are short")                                    \
    X(NEXT_3_MEAN, LOG, "% words a line in the 3 lines after")                                     \
    X(NEXT_3_POINTS, POINTS, "% points a line in the 3 lines after")                               \
    X(LAST_8_READABLE, LOG, "% readable words in the 8 lines before")                              \
    X(LAST_8_ENDINGS, SHARE, "% of the 8 lines before end as a sentence does")                     \
    X(LAST_8_SHORTS, SHARE, "% of the 8 lines before are short")                                   \
    X(LAST_8_MEAN, LOG, "% words a line in the 8 lines before")                                    \
    X(LAST_8_POINTS, POINTS, "% points a line in the 8 lines before")                              \
    X(NEXT_8_READABLE, LOG, "% readable words in the 8 lines after")                               \
    X(NEXT_8_ENDINGS, SHARE, "% of the 8 lines after end as a sentence does")                      \
    X(NEXT_8_SHORTS, SHARE, "% of the 8 lines after are short")                                    \
    X(NEXT_8_MEAN, LOG, "% words a line in the 8 lines after")                                     \
    X(NEXT_8_POINTS, POINTS, "% points a line in the 8 lines after")                               \
    X(LAST_20_READABLE, LOG, "% readable words in the 20 lines before")                            \
    X(LAST_20_ENDINGS, SHARE, "% of the 20 lines before end as a sentence does")                   \
    X(LAST_20_SHORTS, SHARE, "% of the 20 lines before are short")                                 \
    X(LAST_20_MEAN, LOG, "% words a line in the 20 lines before")                                  \
    X(LAST_20_POINTS, POINTS, "% points a line in the 20 lines before")                            \
    X(NEXT_20_READABLE, LOG, "% readable words in the 20 lines after")                             \
    X(NEXT_20_ENDINGS, SHARE, "% of the 20 lines after end as a sentence does")                    \
    X(NEXT_20_SHORTS, SHARE, "% of the 20 lines after are short")                                  \
    X(NEXT_20_MEAN, LOG, "% words a line in the 20 lines after")                                   \
    X(NEXT_20_POINTS, POINTS, "% points a line in the 20 lines after")

/* Of kinds of lines around it and on the page. */
#define GALLEY_LINE_FEATURES_KINDS(X)                                                              \
    X(LAST_8_DATES, COUNT, "% lines with a date in the 8 before")                                  \
    X(NEXT_8_DATES, COUNT, "% lines with a date in the 8 after")                                   \
    X(LAST_8_PRICES, COUNT, "% lines with a price in the 8 before")                                \
    X(NEXT_8_PRICES, COUNT, "% lines with a price in the 8 after")                                 \
    X(PAGE_DATES, SHARE, "% of the page's lines with a date")                                      \
    X(PAGE_PRICES, SHARE, "% of the page's lines with a price")                                    \
    X(PAGE_CODES, SHARE, "% of the page's lines as of a program")                                  \
    X(PAGE_POINTS, POINTS, "% points a line on the page")                                          \
    X(PAGE_ALIKE, SHARE, "% of the page's lines in its commonest shape")

/* Of what comes again and again. */
#define GALLEY_LINE_FEATURES_RHYTHM(X)                                                             \
    X(PERIOD1, COUNT, "% alike at a distance of 1")                                                \
    X(PERIOD2, COUNT, "% alike at a distance of 2")                                                \
    X(PERIOD3, COUNT, "% alike at a distance of 3")                                                \
    X(PERIOD4, COUNT, "% alike at a distance of 4")                                                \
    X(PERIOD5, COUNT, "% alike at a distance of 5")                                                \
    X(PERIOD6, COUNT, "% alike at a distance of 6")                                                \
    X(PERIOD, COUNT, "the best distance is %")                                                     \
    X(RUN, LOG, "a run of % lines alike")                                                          \
    X(RUN_PLACE, LOG, "after % lines of its run")                                                  \
    X(RUN_SHORT, LOG, "in % short lines in a row")                                                 \
    X(RUN_LONG, LOG, "in % readable lines in a row")                                               \
    X(ALIKE, LOG, "% lines of its shape")

/* Of its place. */
#define GALLEY_LINE_FEATURES_PLACE(X)                                                              \
    X(PLACE, SHARE, "at % of the page's lines")                                                    \
    X(LINES_BEFORE, LOG, "% lines before it")                                                      \
    X(LINES_AFTER, LOG, "% lines after it")                                                        \
    X(WORDS_BEFORE, SHARE, "% of the page's words before it")                                      \
    X(READ_BEFORE, SHARE, "% of the page's running text before it")                                \
    X(READ_AFTER, LOG, "% words of running text after it")                                         \
    X(MAIN, LEVEL, "before the main run|in the main run|after the main run")                       \
    X(MAIN_PLACE, SHARE, "at % of the main run")                                                   \
    X(MAIN_AWAY, LOG, "% lines away from the main run")                                            \
    X(READ_AWAY, LOG, "% lines after running text")                                                \
    X(READ_AHEAD, LOG, "% lines until running text")

/* Of the page. */
#define GALLEY_LINE_FEATURES_PAGE(X)                                                               \
    X(PAGE_WORDS, LOG, "% words on the page")                                                      \
    X(PAGE_LINES, LOG, "% lines on the page")                                                      \
    X(PAGE_READABLE, SHARE, "% of the page reads as running text")                                 \
    X(PAGE_ENDINGS, SHARE, "% of the page's lines end as a sentence does")                         \
    X(PAGE_SHORTS, SHARE, "% of the page's lines are short")                                       \
    X(PAGE_GAPS, SHARE, "% of the page's lines after a blank one")                                 \
    X(PAGE_MAIN, SHARE, "% of the page's words in the main run")                                   \
    X(PAGE_MAIN_READABLE, SHARE, "% of the main run reads as running text")                        \
    X(PAGE_CREDITS, LOG, "% credits on the page")                                                  \
    X(PAGE_COPIES, SHARE, "% of the page's lines said before")                                     \
    X(PAGE_WIDE, SHARE, "% of the page's bytes outside ASCII")                                     \
    X(PAGE_WRAPPED, FLAG, "the page is wrapped")

/* Of the first look, at the second. */
#define GALLEY_LINE_FEATURES_SECOND(X)                                                             \
    X(FIRST, POINTS2, "the first look says %")                                                     \
    X(LAST1_FIRST, POINTS2, "the line before: the first look says %")                              \
    X(NEXT1_FIRST, POINTS2, "the line after: the first look says %")                               \
    X(LAST2_FIRST, POINTS2, "the second line before: the first look says %")                       \
    X(NEXT2_FIRST, POINTS2, "the second line after: the first look says %")                        \
    X(LAST3_FIRST, POINTS2, "the third line before: the first look says %")                        \
    X(NEXT3_FIRST, POINTS2, "the third line after: the first look says %")                         \
    X(LAST4_FIRST, POINTS2, "the fourth line before: the first look says %")                       \
    X(NEXT4_FIRST, POINTS2, "the fourth line after: the first look says %")                        \
    X(LAST5_FIRST, POINTS2, "the fifth line before: the first look says %")                        \
    X(NEXT5_FIRST, POINTS2, "the fifth line after: the first look says %")                         \
    X(LAST6_FIRST, POINTS2, "the sixth line before: the first look says %")                        \
    X(NEXT6_FIRST, POINTS2, "the sixth line after: the first look says %")                         \
    X(BELIEF_LAST2, SHARE, "belief % in the 2 lines before")                                       \
    X(BELIEF_NEXT2, SHARE, "belief % in the 2 lines after")                                        \
    X(BELIEF_LAST5, SHARE, "belief % in the 5 lines before")                                       \
    X(BELIEF_NEXT5, SHARE, "belief % in the 5 lines after")                                        \
    X(BELIEF_LAST10, SHARE, "belief % in the 10 lines before")                                     \
    X(BELIEF_NEXT10, SHARE, "belief % in the 10 lines after")                                      \
    X(BELIEF_LAST20, SHARE, "belief % in the 20 lines before")                                     \
    X(BELIEF_NEXT20, SHARE, "belief % in the 20 lines after")                                      \
    X(BELIEF_LAST40, SHARE, "belief % in the 40 lines before")                                     \
    X(BELIEF_NEXT40, SHARE, "belief % in the 40 lines after")                                      \
    X(BELIEF_BEFORE, SHARE, "% of all belief before it")                                           \
    X(BELIEF_WORDS, LOG, "% words believed on the page")                                           \
    X(BELIEF_SHARE, SHARE, "% of the page believed")                                               \
    X(BELIEF_PLACE, LEVEL,                                                                         \
      "before what is believed|within what is believed|after what is believed")                    \
    X(BELIEF_INSIDE, SHARE, "at % of what is believed")                                            \
    X(CORE, LEVEL,                                                                                 \
      "before the run that is believed|in the run that is believed|after the run that is "         \
      "believed")                                                                                  \
    X(CORE_AWAY, LOG, "% lines away from the run that is believed")                                \
    X(CORE_SHARE, SHARE, "% of what is believed in that run")                                      \
    X(CHOSEN, FLAG, "chosen at first look")                                                        \
    X(CHOSEN_MARGIN, POINTS2, "above the page's threshold by %")                                   \
    X(CHOSEN_LAST, LOG, "% words since what was chosen before")                                    \
    X(CHOSEN_NEXT, LOG, "% words until what is chosen next")                                       \
    X(CHOSEN_LAST_LINES, LOG, "% lines since what was chosen before")                              \
    X(CHOSEN_NEXT_LINES, LOG, "% lines until what is chosen next")                                 \
    X(CHOSEN_AFTER, SHARE, "% of what is chosen comes after it")                                   \
    X(EXPECTED, SHARE, "F1 % expected at first look")                                              \
    X(COPY_BELIEF, SHARE, "belief % where it is said again")                                       \
    X(ALIKE_BELIEF, SHARE, "belief % in lines of its shape")                                       \
    X(BEGINS_BELIEF, SHARE, "belief % in lines that begin as it does")                             \
    X(PERIOD_BELIEF, SHARE, "belief % at its best distance")                                       \
    X(TOPIC, SHARE, "belief % in other lines with its words")                                      \
    X(TOPIC_SHARE, SHARE, "% of its words in lines believed")

#define GALLEY_LINE_FEATURES_FIRST(X)                                                              \
    GALLEY_LINE_FEATURES_OWN(X)                                                                    \
    GALLEY_LINE_FEATURES_NEAR(X)                                                                   \
    GALLEY_LINE_FEATURES_WINDOW(X)                                                                 \
    GALLEY_LINE_FEATURES_KINDS(X)                                                                  \
    GALLEY_LINE_FEATURES_RHYTHM(X)                                                                 \
    GALLEY_LINE_FEATURES_PLACE(X)                                                                  \
    GALLEY_LINE_FEATURES_PAGE(X)

#define GALLEY_LINE_FEATURE_NUMBER(name, unit, words) GALLEY_LINE_FEATURE_##name,
enum {
    GALLEY_LINE_FEATURES_FIRST(GALLEY_LINE_FEATURE_NUMBER) GALLEY_LINE_FEATURE_FIRST_COUNT,
    GALLEY_LINE_FEATURE_BEFORE_SECOND = GALLEY_LINE_FEATURE_FIRST_COUNT - 1,
    GALLEY_LINE_FEATURES_SECOND(GALLEY_LINE_FEATURE_NUMBER) GALLEY_LINE_FEATURE_COUNT
};
#undef GALLEY_LINE_FEATURE_NUMBER

extern const galley_feature galley_line_features[GALLEY_LINE_FEATURE_COUNT];

#endif
