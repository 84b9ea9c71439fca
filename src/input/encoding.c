/*
 * Labels to encodings, encodings to names. A label comes in as some page wrote it; it is looked up
 * in the standard's sorted table by halving.
 */
#include "encoding.h"

#include "encoding_tables.h"

/* Orders a label, in any case, against a lower-case text. */
static int compare(galley_slice label, const char *text) {
    for (size_t i = 0; i < label.len; i++) {
        int difference = (unsigned char)galley_ascii_lower(label.ptr[i]) - (unsigned char)text[i];
        if (difference != 0 || text[i] == '\0') {
            return difference == 0 ? 1 : difference;
        }
    }
    return text[label.len] == '\0' ? 0 : -1;
}

galley_encoding galley_encoding_from_label(galley_slice label) {
    label = galley_slice_trim(label);
    size_t low = 0;
    size_t high = galley_encoding_label_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(label, galley_encoding_labels[middle].text);
        if (order == 0) {
            return galley_encoding_labels[middle].encoding;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return GALLEY_ENCODING_NONE;
}

const char *galley_encoding_name(galley_encoding encoding) {
    const char *name = encoding < GALLEY_ENCODING_COUNT ? galley_encoding_names[encoding] : NULL;
    return name == NULL ? "" : name;
}

bool galley_encoding_single_byte(galley_encoding encoding) {
    return encoding < GALLEY_ENCODING_COUNT && galley_single_byte_indexes[encoding] != NULL;
}

bool galley_encoding_ascii_superset(galley_encoding encoding) {
    return encoding != GALLEY_ENCODING_UTF_16LE && encoding != GALLEY_ENCODING_UTF_16BE &&
           encoding != GALLEY_ENCODING_ISO_2022_JP && encoding != GALLEY_ENCODING_REPLACEMENT;
}
