/*
 * The encodings of the WHATWG Encoding Standard, by label and by name.
 */
#ifndef GALLEY_INPUT_ENCODING_H
#define GALLEY_INPUT_ENCODING_H

#include "../base/slice.h"

typedef enum galley_encoding {
    GALLEY_ENCODING_NONE = 0,
    GALLEY_ENCODING_UTF_8,
    GALLEY_ENCODING_IBM866,
    GALLEY_ENCODING_ISO_8859_2,
    GALLEY_ENCODING_ISO_8859_3,
    GALLEY_ENCODING_ISO_8859_4,
    GALLEY_ENCODING_ISO_8859_5,
    GALLEY_ENCODING_ISO_8859_6,
    GALLEY_ENCODING_ISO_8859_7,
    GALLEY_ENCODING_ISO_8859_8,
    GALLEY_ENCODING_ISO_8859_8_I,
    GALLEY_ENCODING_ISO_8859_10,
    GALLEY_ENCODING_ISO_8859_13,
    GALLEY_ENCODING_ISO_8859_14,
    GALLEY_ENCODING_ISO_8859_15,
    GALLEY_ENCODING_ISO_8859_16,
    GALLEY_ENCODING_KOI8_R,
    GALLEY_ENCODING_KOI8_U,
    GALLEY_ENCODING_MACINTOSH,
    GALLEY_ENCODING_WINDOWS_874,
    GALLEY_ENCODING_WINDOWS_1250,
    GALLEY_ENCODING_WINDOWS_1251,
    GALLEY_ENCODING_WINDOWS_1252,
    GALLEY_ENCODING_WINDOWS_1253,
    GALLEY_ENCODING_WINDOWS_1254,
    GALLEY_ENCODING_WINDOWS_1255,
    GALLEY_ENCODING_WINDOWS_1256,
    GALLEY_ENCODING_WINDOWS_1257,
    GALLEY_ENCODING_WINDOWS_1258,
    GALLEY_ENCODING_X_MAC_CYRILLIC,
    GALLEY_ENCODING_GBK,
    GALLEY_ENCODING_GB18030,
    GALLEY_ENCODING_BIG5,
    GALLEY_ENCODING_EUC_JP,
    GALLEY_ENCODING_ISO_2022_JP,
    GALLEY_ENCODING_SHIFT_JIS,
    GALLEY_ENCODING_EUC_KR,
    GALLEY_ENCODING_REPLACEMENT,
    GALLEY_ENCODING_UTF_16BE,
    GALLEY_ENCODING_UTF_16LE,
    GALLEY_ENCODING_X_USER_DEFINED,
    GALLEY_ENCODING_COUNT
} galley_encoding;

/* "Get an encoding": white space around the label and the case of letters do not matter.
 * GALLEY_ENCODING_NONE for a label that the standard does not have. */
galley_encoding galley_encoding_from_label(galley_slice label);

/* The standard's name, "Shift_JIS"; "" for GALLEY_ENCODING_NONE. Constant. */
const char *galley_encoding_name(galley_encoding encoding);

/* One byte a character, by a table of 128. */
bool galley_encoding_single_byte(galley_encoding encoding);

/* Bytes below 0x80, when there are no others, mean ASCII. */
bool galley_encoding_ascii_superset(galley_encoding encoding);

#endif
