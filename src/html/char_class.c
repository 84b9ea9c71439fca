/*
 * The table behind char_class.h.
 */
#include "char_class.h"

#define SPACE                                                                                      \
    (GALLEY_CHAR_SPACE | GALLEY_CHAR_ENDS_TAG_NAME | GALLEY_CHAR_ENDS_ATTRIBUTE_NAME |             \
     GALLEY_CHAR_ENDS_VALUE)
#define LETTER GALLEY_CHAR_LETTER
#define FOUR_LETTERS LETTER, LETTER, LETTER, LETTER
#define ALPHABET                                                                                   \
    FOUR_LETTERS, FOUR_LETTERS, FOUR_LETTERS, FOUR_LETTERS, FOUR_LETTERS, FOUR_LETTERS, LETTER,    \
        LETTER

const unsigned char galley_char_classes[256] = {
    ['\t'] = SPACE,
    ['\n'] = SPACE,
    ['\f'] = SPACE,
    ['\r'] = SPACE,
    [' '] = SPACE,
    ['/'] = GALLEY_CHAR_ENDS_TAG_NAME | GALLEY_CHAR_ENDS_ATTRIBUTE_NAME,
    ['='] = GALLEY_CHAR_ENDS_ATTRIBUTE_NAME,
    ['>'] = GALLEY_CHAR_ENDS_TAG_NAME | GALLEY_CHAR_ENDS_ATTRIBUTE_NAME | GALLEY_CHAR_ENDS_VALUE,
    ['A'] = ALPHABET,
    ['a'] = ALPHABET,
};
