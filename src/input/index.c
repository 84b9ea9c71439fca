/*
 * Unpacks the multi-byte indexes. In: the bit streams that tools/make_encoding_tables.py made, and
 * whose form its encode() tells. Out: one flat array an index. Characters of one index mostly
 * follow each other closely in Unicode, so an entry is told from the one before: 73,000 entries
 * take 79 kB. The streams are our own constants and are trusted.
 */
#include "index.h"

enum {
    GAP_BITS = 14,       /* as GAP_BITS of the script */
    CODE_POINT_BITS = 18 /* as CODE_POINT_BITS of the script */
};

typedef struct bit_reader {
    const uint64_t *words;
    uint32_t count; /* of words */
    uint32_t at;    /* in bits */
} bit_reader;

/* The next 1 to 32 bits; zeros after the end. */
static uint32_t read_bits(bit_reader *reader, unsigned count) {
    uint32_t word = reader->at / 64;
    unsigned offset = reader->at % 64;
    uint64_t bits = reader->words[word] << offset;
    if (offset != 0 && word + 1 < reader->count) {
        bits |= reader->words[word + 1] >> (64 - offset);
    }
    reader->at += count;
    return (uint32_t)(bits >> (64 - count));
}

/* The number of ones before a zero, at most `most`. */
static unsigned read_prefix(bit_reader *reader, unsigned most) {
    unsigned ones = 0;
    while (ones < most && read_bits(reader, 1) == 1) {
        ones++;
    }
    return ones;
}

void galley_index_unpack(galley_index_name name, uint32_t *code_points) {
    const galley_packed_index *packed = &galley_packed_indexes[name];
    bit_reader reader = {packed->words, packed->word_count, 0};
    uint32_t previous = 0;
    for (uint32_t at = 0; at < packed->entries;) {
        switch (read_prefix(&reader, 4)) {
        case 0:
            previous++;
            break;
        case 1:
            previous += read_bits(&reader, packed->near_bits) + 2;
            break;
        case 2:
            previous += read_bits(&reader, packed->far_bits) + 1;
            previous -= UINT32_C(1) << (packed->far_bits - 1);
            break;
        case 3:
            previous = read_bits(&reader, CODE_POINT_BITS);
            break;
        default:
            for (uint32_t gap = read_bits(&reader, GAP_BITS); gap > 0 && at < packed->entries;
                 gap--) {
                code_points[at++] = 0;
            }
            continue;
        }
        code_points[at++] = previous;
    }
}

uint32_t galley_index_gb18030_four(uint32_t pointer) {
    /* The two holes, and the one pointer out of order, are the standard's. */
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) {
        return 0;
    }
    if (pointer == 7457) {
        return 0xE7C7;
    }
    size_t low = 0;
    size_t high = galley_gb18030_range_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (galley_gb18030_ranges[middle].pointer <= pointer) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return galley_gb18030_ranges[low].code_point + pointer - galley_gb18030_ranges[low].pointer;
}
