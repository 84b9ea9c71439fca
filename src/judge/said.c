/*
 * A document in, windows of text out that its head and its embedded data say of it.
 *
 * Embedded data (JSON-LD) is not parsed: strings behind the names of a few properties are looked
 * for, which finds them in broken data, too, and cannot fail. Markup in such a string is left out.
 */
#include "said.h"
#include "../base/hex.h"
#include "codes.h"
#include "lexicon.h"

/* A page that says more has its longest text there twice; the first part does. */
#define MOST_WINDOWS 6000
#define MOST_STRING 65536
/* Bytes of a window. */
#define WINDOW 16
/* From this byte on UTF-8 writes what has no spaces, most of it: each character begins a word. */
#define UNSPACED 0xE3
/* Longer character references than "&thetasym;" stand in no text. */
#define REFERENCE 10

static bool name_is(galley_slice name, const char *word) {
    return galley_slice_equal_nocase(name, galley_slice_from(word));
}

#define EACH UINT64_C(0x0101010101010101)
#define HIGH UINT64_C(0x8080808080808080)

/* The high bit of each byte below 0x80 that is `least` at the least. */
static uint64_t reach(uint64_t eight, unsigned char least) { return eight + EACH * (0x80 - least); }

/* Where words begin among eight bytes: the high bit of a byte of them. `*word` tells whether the
 * byte before belongs to one, and then whether the last does. */
static uint64_t find_begins(uint64_t eight, bool *word) {
    uint64_t low = eight & ~HIGH;
    uint64_t small = low | EACH * 0x20;
    uint64_t letters = reach(small, 'a') & ~reach(small, 'z' + 1);
    uint64_t digits = reach(low, '0') & ~reach(low, '9' + 1);
    uint64_t words = (letters | digits | eight) & HIGH;
    uint64_t unspaced = eight & reach(low, UNSPACED & 0x7F) & HIGH;
    uint64_t begins = (words & ~(words << 8 | (*word ? 0x80 : 0))) | unspaced;
    *word = words >> 63 != 0;
    return begins;
}

/* The first byte with its high bit in `bits`. */
static size_t first_byte(uint64_t bits) { return galley_code_top(bits & (~bits + 1)) / 8; }

/* Goes over the places where a text's words begin. */
typedef struct steps {
    galley_slice text;
    size_t next; /* of the bytes that come next, a multiple of eight */
    uint64_t begins;
    bool word;
} steps;

/* The next place, or the text's length. */
static size_t next_word(steps *s) {
    while (s->begins == 0) {
        if (s->next >= s->text.len) {
            return s->text.len;
        }
        const char *at = s->text.ptr + s->next;
        size_t left = s->text.len - s->next;
        s->begins = find_begins(
            left < 8 ? galley_lexicon_load_rest(at, left) : galley_lexicon_load(at), &s->word);
        s->next += 8;
    }
    size_t place = s->next - 8 + first_byte(s->begins);
    s->begins &= s->begins - 1;
    return place;
}

/* Two numbers below GALLEY_SAID_BITS. Capitals count as small letters; some signs are then one. */
static uint64_t hash_window(const char *at) {
    const uint64_t small = UINT64_C(0x2020202020202020);
    uint64_t hash = galley_lexicon_mix(0, galley_lexicon_load(at) | small);
    return galley_lexicon_mix(hash, galley_lexicon_load(at + WINDOW / 2) | small);
}

static uint64_t first_bit(uint64_t hash) { return hash % GALLEY_SAID_BITS; }

static uint64_t second_bit(uint64_t hash) { return (hash >> 32) % GALLEY_SAID_BITS; }

static void remember(galley_said *said, galley_slice text) {
    steps s = {.text = text};
    size_t at;
    while (said->windows < MOST_WINDOWS && (at = next_word(&s)) + WINDOW <= text.len) {
        uint64_t hash = hash_window(text.ptr + at);
        said->bits[first_bit(hash) / 64] |= UINT64_C(1) << first_bit(hash) % 64;
        said->bits[second_bit(hash) / 64] |= UINT64_C(1) << second_bit(hash) % 64;
        said->windows++;
    }
}

static bool is_said(const galley_said *said, uint64_t hash) {
    return (said->bits[first_bit(hash) / 64] >> first_bit(hash) % 64 &
            said->bits[second_bit(hash) / 64] >> second_bit(hash) % 64 & 1) != 0;
}

bool galley_said_has(const galley_said *said, galley_slice text) {
    bool word = false;
    for (size_t at = 0; at + WINDOW <= text.len; at += 8) {
        uint64_t begins = find_begins(galley_lexicon_load(text.ptr + at), &word);
        for (; begins != 0; begins &= begins - 1) {
            size_t place = at + first_byte(begins);
            if (place + WINDOW <= text.len && is_said(said, hash_window(text.ptr + place))) {
                return true;
            }
        }
    }
    return false;
}

galley_said_count galley_said_find(const galley_said *said, galley_slice text) {
    galley_said_count count = {0, 0};
    steps s = {.text = text};
    size_t covered = 0; /* where the last window ends that is said */
    size_t at;
    while ((at = next_word(&s)) < text.len) {
        if (text.len - at >= WINDOW && is_said(said, hash_window(text.ptr + at))) {
            covered = at + WINDOW;
        }
        count.words++;
        count.found += at < covered;
    }
    return count;
}

/* Makes one space of several: as texts of blocks have them. */
static void squeeze(galley_buffer *text) {
    size_t len = 0;
    for (size_t at = 0; at < text->len; at++) {
        char byte = galley_ascii_space(text->bytes[at]) ? ' ' : text->bytes[at];
        if (byte != ' ' || (len > 0 && text->bytes[len - 1] != ' ')) {
            text->bytes[len++] = byte;
        }
    }
    text->len = len;
}

/* A description in the head. */
static bool read_meta(galley_said *said, const galley_document *document, uint32_t element,
                      galley_buffer *scratch) {
    static const char *const names[] = {"description", "og:description", "twitter:description"};
    galley_slice name;
    galley_slice content;
    if (!galley_document_attribute(document, element, galley_slice_from("name"), &name) &&
        !galley_document_attribute(document, element, galley_slice_from("property"), &name)) {
        return true;
    }
    name = galley_slice_trim(name);
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        known |= name_is(name, names[i]);
    }
    if (!known ||
        !galley_document_attribute(document, element, galley_slice_from("content"), &content)) {
        return true;
    }
    content.len = content.len < MOST_STRING ? content.len : MOST_STRING;
    galley_buffer_clear(scratch);
    if (!galley_attribute_read_value(content, scratch)) {
        return false;
    }
    if (scratch->len > 0) {
        squeeze(scratch);
        remember(said, galley_buffer_slice(scratch, 0, scratch->len));
    }
    return true;
}

/* What \uXXXX stands for; a space for half of a pair and for what is no number. */
static uint32_t escaped_code_point(const char *digits) {
    int code = galley_hex_four(digits);
    return code < ' ' || (code >= 0xD800 && code < 0xE000) ? ' ' : (uint32_t)code;
}

/* Appends a string of JSON as it reads, spaces for line ends and the like. */
static void unescape(galley_slice text, galley_buffer *out) {
    size_t at = 0;
    while (at < text.len) {
        const char *slash = memchr(text.ptr + at, '\\', text.len - at);
        size_t end = slash == NULL ? text.len : (size_t)(slash - text.ptr);
        galley_buffer_append(out, text.ptr + at, end - at);
        if (end + 1 >= text.len) {
            return;
        }
        char sign = text.ptr[end + 1];
        at = end + 2;
        if (sign == 'u' && text.len - at >= 4) {
            galley_buffer_append_code_point(out, escaped_code_point(text.ptr + at));
            at += 4;
        } else {
            galley_buffer_append_byte(out, sign == '"' || sign == '/' || sign == '\\' ? sign : ' ');
        }
    }
}

/* Puts spaces in the place of tags and character references. */
static void blank_markup(char *bytes, size_t len) {
    bool tags = true; /* there may be more */
    for (size_t at = 0; at + 1 < len; at++) {
        char next = bytes[at + 1];
        bool tag =
            tags && bytes[at] == '<' && (next == '/' || (unsigned)((next | 0x20) - 'a') < 26);
        if (!tag && bytes[at] != '&') {
            continue;
        }
        size_t most = tag || len - at < REFERENCE ? len - at : REFERENCE;
        const char *close = memchr(bytes + at, tag ? '>' : ';', most);
        tags &= !tag || close != NULL;
        if (close != NULL) {
            memset(bytes + at, ' ', (size_t)(close - bytes) - at + 1);
        }
    }
}

/* Behind the quotation mark that closes a string which begins at `at`, or `end`. */
static const char *close_string(const char *at, const char *end) {
    const char *begin = at;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        size_t slashes = 0;
        while (at - slashes > begin && at[-1 - (ptrdiff_t)slashes] == '\\') {
            slashes++;
        }
        at++;
        if (slashes % 2 == 0) {
            return at;
        }
    }
    return end;
}

static bool tells(galley_slice property) {
    static const char *const names[] = {"description", "articleBody", "text", "reviewBody",
                                        "abstract"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (galley_slice_equal(property, galley_slice_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static const char *skip_spaces(const char *at, const char *end) {
    while (at < end && galley_ascii_space(*at)) {
        at++;
    }
    return at;
}

/* Every string is passed; those behind a property that tells are remembered. */
static bool read_data(galley_said *said, galley_slice data, galley_buffer *scratch) {
    const char *at = data.ptr;
    const char *end = at + data.len;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        const char *name = at + 1;
        at = close_string(name, end);
        galley_slice property = galley_slice_make(name, (size_t)(at - name) - (at > name));
        const char *colon = skip_spaces(at, end);
        if (colon == end || *colon != ':' || !tells(property)) {
            continue;
        }
        at = skip_spaces(colon + 1, end);
        if (at == end || *at != '"') {
            continue;
        }
        const char *value = at + 1;
        at = close_string(value, end);
        size_t len = (size_t)(at - value) - (at > value);
        galley_buffer_clear(scratch);
        unescape(galley_slice_make(value, len < MOST_STRING ? len : MOST_STRING), scratch);
        if (scratch->failed) {
            return false;
        }
        if (scratch->len > 0) {
            blank_markup(scratch->bytes, scratch->len);
            squeeze(scratch);
            remember(said, galley_buffer_slice(scratch, 0, scratch->len));
        }
    }
    return true;
}

static bool is_data(const galley_document *document, uint32_t element) {
    galley_slice type;
    return document->nodes[element].extent > element + 1 &&
           galley_document_attribute(document, element, galley_slice_from("type"), &type) &&
           name_is(galley_slice_trim(type), "application/ld+json");
}

bool galley_said_read(galley_said *said, const galley_document *document, galley_buffer *scratch) {
    bool good = true;
    if (said->windows > 0) {
        memset(said->bits, 0, sizeof said->bits);
        said->windows = 0;
    }
    for (size_t i = 0; good && i < document->data_count && said->windows < MOST_WINDOWS; i++) {
        uint32_t element = document->data[i];
        galley_tag tag = galley_node_tag(&document->nodes[element]);
        if (tag == GALLEY_TAG_META) {
            good = read_meta(said, document, element, scratch);
        } else if (tag == GALLEY_TAG_SCRIPT && is_data(document, element)) {
            good = read_data(said, galley_document_span(document, element + 1), scratch);
        }
    }
    return good;
}
