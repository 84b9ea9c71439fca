/*
 * An img element in, its address and its words out.
 *
 * Pages give a picture many addresses: src, which is often a placeholder until a script has run;
 * attributes that the script reads; candidates for screens of several sizes, in srcset and in the
 * sources of a picture element; and a plain img in a noscript element for readers without scripts.
 * The largest candidate wins, where sizes are said; else the script's address, then src.
 *
 * Linear in the bytes of the elements read. Of a picture element at most MOST_SIBLINGS children are
 * looked at.
 */
#include "picture_source.h"
#include "../base/url.h"
#include "../judge/name_search.h"

/* Children of a picture element, and siblings between an img and its noscript twin. Pages of the
 * press have up to 12 sources. */
#define MOST_SIBLINGS 24
/* A side of at most so many pixels makes a tracking pixel or a rule. */
#define SMALLEST 3

/* How good an address is, by where it was found. A candidate with a width beats them all. */
enum { RANK_NONE, RANK_SOURCE, RANK_SCRIPT, RANK_ORIGINAL, RANK_DENSITY, RANK_WIDTH };

typedef struct best {
    galley_buffer *out;
    size_t start; /* the address, decoded but not resolved, in `out` */
    size_t len;
    int rank;
    uint32_t size; /* of a candidate: its width, or a thousand times its density */
} best;

typedef enum use {
    USE_NONE,
    USE_SOURCE,
    USE_SCRIPT,
    USE_ORIGINAL,
    USE_SET,
    USE_ALT,
    USE_TITLE,
    USE_CAPTION,
    USE_WIDTH,
    USE_HEIGHT
} use;

/* A name and its length, which is compared first. */
#define NAME(name) name, sizeof(name) - 1

typedef struct name_use {
    const char *name;
    size_t len;
    use use;
} name_use;

static const name_use plain_names[] = {
    {NAME("src"), USE_SOURCE},  {NAME("srcset"), USE_SET},  {NAME("alt"), USE_ALT},
    {NAME("title"), USE_TITLE}, {NAME("width"), USE_WIDTH}, {NAME("height"), USE_HEIGHT},
};
/* Behind "data-". */
static const name_use data_names[] = {
    {NAME("src"), USE_SCRIPT},
    {NAME("srcset"), USE_SET},
    {NAME("original"), USE_SCRIPT},
    {NAME("original-src"), USE_SCRIPT},
    {NAME("lazy-src"), USE_SCRIPT},
    {NAME("lazy"), USE_SCRIPT},
    {NAME("lazy-srcset"), USE_SET},
    {NAME("lazy-original"), USE_SCRIPT},
    {NAME("image"), USE_SCRIPT},
    {NAME("image-src"), USE_SCRIPT},
    {NAME("img-src"), USE_SCRIPT},
    {NAME("img"), USE_SCRIPT},
    {NAME("url"), USE_SCRIPT},
    {NAME("echo"), USE_SCRIPT},
    {NAME("defer-src"), USE_SCRIPT},
    {NAME("hi-res-src"), USE_ORIGINAL},
    {NAME("large-file"), USE_ORIGINAL},
    {NAME("large_image"), USE_ORIGINAL},
    {NAME("orig-file"), USE_ORIGINAL},
    {NAME("full-src"), USE_ORIGINAL},
    {NAME("src-large"), USE_ORIGINAL},
    {NAME("caption"), USE_CAPTION},
    {NAME("image-caption"), USE_CAPTION},
    {NAME("description"), USE_CAPTION},
};

static use find_use(galley_slice name, const name_use *uses, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (uses[i].len == name.len && galley_ascii_lower(name.ptr[0]) == uses[i].name[0] &&
            galley_slice_equal_nocase(name, galley_slice_make(uses[i].name, uses[i].len))) {
            return uses[i].use;
        }
    }
    return USE_NONE;
}

static use use_of(galley_slice name) {
    galley_slice front = galley_slice_make(name.ptr, name.len < 5 ? name.len : 5);
    if (name.len > 5 && galley_slice_equal_nocase(front, galley_slice_from("data-"))) {
        return find_use(galley_slice_make(name.ptr + 5, name.len - 5), data_names,
                        sizeof data_names / sizeof data_names[0]);
    }
    return name.len < 3 ? USE_NONE
                        : find_use(name, plain_names, sizeof plain_names / sizeof plain_names[0]);
}

/* A whole number at the start of a value; 0 for a share and for nonsense. */
static uint32_t read_size(galley_slice value) {
    uint32_t number = 0;
    size_t at = 0;
    value = galley_slice_trim(value);
    while (at < value.len && value.ptr[at] >= '0' && value.ptr[at] <= '9' && number < 1000000) {
        number = number * 10 + (uint32_t)(value.ptr[at++] - '0');
    }
    return at < value.len && value.ptr[at] == '%' ? 0 : number;
}

static bool begins(galley_slice text, const char *with, size_t len) {
    return text.len >= len && galley_slice_equal_nocase(galley_slice_make(text.ptr, len),
                                                        galley_slice_make(with, len));
}

/* Is it "data:" or "about:"? */
static bool has_inline_scheme(galley_slice url) {
    return url.len > 5 && (url.ptr[4] == ':' || url.ptr[5] == ':') &&
           (begins(url, NAME("data:")) || begins(url, NAME("about:")));
}

/* Is the address one of a picture that stands for another until a script has run? */
static bool is_placeholder(galley_slice url) {
    static const char *const names[] = {
        "placeholder", "spacer",   "blank.", "transparent",  "1x1",   "pixel.", "lazy-load",
        "lazyload",    "loading.", "dummy",  "fallback-img", "grey.", "gray.",  NULL};
    url = galley_slice_trim(url);
    if (url.len < 2 || *url.ptr == '#' || has_inline_scheme(url)) {
        return true;
    }
    const char *query = memchr(url.ptr, '?', url.len);
    size_t end = query == NULL ? url.len : (size_t)(query - url.ptr);
    const char *place = memchr(url.ptr, '#', end);
    end = place == NULL ? end : (size_t)(place - url.ptr);
    size_t from = end;
    while (from > 0 && url.ptr[from - 1] != '/' && end - from < 64) {
        from--;
    }
    galley_slice file = galley_slice_make(url.ptr + from, end - from);
    return galley_name_search(file, names);
}

static bool is_better(const best *b, int rank, uint32_t size) {
    return rank > b->rank || (rank == b->rank && size > b->size);
}

/* Takes an address that stands in the buffer, if it is the best. */
static void offer(best *b, best found) {
    if (!b->out->failed && is_better(b, found.rank, found.size) &&
        !is_placeholder(galley_buffer_slice(b->out, found.start, found.len))) {
        *b = found;
    }
}

/* The size that a candidate's descriptor gives: "640w" or "1.5x". */
static int read_descriptor(galley_slice text, uint32_t *size) {
    uint32_t thousandths = 0;
    uint32_t unit = 1000;
    bool fraction = false;
    size_t at = 0;
    for (; at < text.len && ((text.ptr[at] >= '0' && text.ptr[at] <= '9') || text.ptr[at] == '.');
         at++) {
        if (text.ptr[at] == '.') {
            fraction = true;
        } else if (!fraction && thousandths < 1000000000) {
            thousandths = thousandths * 10 + 1000 * (uint32_t)(text.ptr[at] - '0');
        } else if (fraction && unit > 1) {
            unit /= 10;
            thousandths += unit * (uint32_t)(text.ptr[at] - '0');
        }
    }
    char letter = at < text.len ? galley_ascii_lower(text.ptr[at]) : '\0';
    *size = letter == 'w' ? thousandths / 1000 : thousandths;
    return letter == 'w' ? RANK_WIDTH : RANK_DENSITY;
}

/* Moves *at behind the next candidate of a decoded srcset: an address, with a descriptor, and
 * commas between that may be glued to it. Its length is 0 behind the last. */
static best next_candidate(galley_buffer *out, size_t *at, size_t end) {
    const char *bytes = out->bytes;
    best found = {.out = out, .rank = RANK_DENSITY, .size = 1000};
    size_t i = *at;
    while (i < end && (galley_ascii_space(bytes[i]) || bytes[i] == ',')) {
        i++;
    }
    found.start = i;
    while (i < end && !galley_ascii_space(bytes[i])) {
        i++;
    }
    size_t url_end = i;
    bool bare = url_end > found.start && bytes[url_end - 1] == ',';
    while (url_end > found.start && bytes[url_end - 1] == ',') {
        url_end--;
    }
    found.len = url_end - found.start;
    if (!bare && i < end) {
        const char *comma = memchr(bytes + i, ',', end - i);
        size_t told_end = comma == NULL ? end : (size_t)(comma - bytes);
        galley_slice told = galley_slice_trim(galley_slice_make(bytes + i, told_end - i));
        if (told.len > 0) {
            found.rank = read_descriptor(told, &found.size);
        }
        i = told_end;
    }
    *at = i;
    return found;
}

/* Offers the first of the best candidates; all in turn only where that one is a placeholder. */
static void offer_set(best *b, size_t start, size_t len) {
    size_t end = start + len;
    best first = {.out = b->out};
    for (size_t at = start; at < end;) {
        best found = next_candidate(b->out, &at, end);
        if (found.len > 0 && is_better(&first, found.rank, found.size)) {
            first = found;
        }
    }
    if (first.len == 0 || !is_better(b, first.rank, first.size)) {
        return;
    }
    offer(b, first);
    bool taken = b->start == first.start && b->len == first.len;
    for (size_t at = start; !taken && at < end;) {
        best found = next_candidate(b->out, &at, end);
        if (found.len > 0) {
            offer(b, found);
        }
    }
}

static bool append_value(best *b, galley_slice value, size_t *start, size_t *len) {
    *start = b->out->len;
    if (!galley_attribute_read_value(value, b->out)) {
        b->out->failed = true;
        return false;
    }
    *len = b->out->len - *start;
    return true;
}

static void offer_value(best *b, use how, galley_slice value) {
    size_t start;
    size_t len;
    if (!append_value(b, value, &start, &len) || len == 0) {
        return;
    }
    if (how == USE_SET) {
        offer_set(b, start, len);
    } else {
        galley_slice url = galley_slice_trim(galley_buffer_slice(b->out, start, len));
        int rank = how == USE_SOURCE   ? RANK_SOURCE
                   : how == USE_SCRIPT ? RANK_SCRIPT
                                       : RANK_ORIGINAL;
        /* a script's attribute may hold anything: an address has a slash or a dot */
        if (how == USE_SOURCE || memchr(url.ptr, '/', url.len) != NULL) {
            best found = {b->out, (size_t)(url.ptr - b->out->bytes), url.len, rank, 0};
            offer(b, found);
        }
    }
}

/* Values of an img that are no addresses, as they stand in the source. */
typedef struct values {
    galley_slice alt;
    galley_slice title;
    galley_slice caption;
    uint32_t width;
    uint32_t height;
} values;

static void take_attribute(best *b, values *v, galley_attribute attribute) {
    use how = use_of(attribute.name);
    switch (how) {
    case USE_NONE:
        break;
    case USE_ALT:
        v->alt = v->alt.ptr == NULL ? attribute.value : v->alt;
        break;
    case USE_TITLE:
        v->title = v->title.ptr == NULL ? attribute.value : v->title;
        break;
    case USE_CAPTION:
        v->caption = v->caption.ptr == NULL ? attribute.value : v->caption;
        break;
    case USE_WIDTH:
        v->width = read_size(attribute.value);
        break;
    case USE_HEIGHT:
        v->height = read_size(attribute.value);
        break;
    default:
        offer_value(b, how, attribute.value);
    }
}

static void read_element(best *b, values *v, const galley_document *document, uint32_t element) {
    galley_attribute_iterator at = galley_attribute_begin(document, element);
    galley_attribute attribute;
    while (galley_attribute_next(&at, &attribute) && !b->out->failed) {
        take_attribute(b, v, attribute);
    }
}

/* The sources of a picture element are read for their candidates alone. */
static void read_sources(best *b, const galley_document *document, uint32_t img) {
    uint32_t parent = document->nodes[img].parent;
    if (parent == GALLEY_NODE_NONE ||
        galley_node_tag(&document->nodes[parent]) != GALLEY_TAG_PICTURE) {
        return;
    }
    uint32_t end = document->nodes[parent].extent;
    int seen = 0;
    for (uint32_t i = parent + 1; i < end && seen < MOST_SIBLINGS; seen++) {
        if (galley_node_tag(&document->nodes[i]) == GALLEY_TAG_SOURCE) {
            values ignored = {0};
            read_element(b, &ignored, document, i);
            /* a source may hold the next one, where its end was not seen */
            i++;
        } else {
            i = galley_document_after(document, i);
        }
    }
}

/* The img in a noscript element beside this one or beside its picture element, or NONE. */
static uint32_t find_twin(const galley_document *document, uint32_t img) {
    uint32_t at = img;
    for (int level = 0; level < 2; level++) {
        uint32_t parent = document->nodes[at].parent;
        if (parent == GALLEY_NODE_NONE) {
            return GALLEY_NODE_NONE;
        }
        uint32_t end = document->nodes[parent].extent;
        uint32_t next = galley_document_after(document, at);
        for (int seen = 0; next < end && seen < 3; seen++) {
            if (galley_node_tag(&document->nodes[next]) == GALLEY_TAG_NOSCRIPT) {
                uint32_t last = document->nodes[next].extent;
                for (uint32_t i = next + 1; i < last && i < next + MOST_SIBLINGS; i++) {
                    if (galley_node_tag(&document->nodes[i]) == GALLEY_TAG_IMG) {
                        return i;
                    }
                }
                return GALLEY_NODE_NONE;
            }
            next = galley_document_after(document, next);
        }
        at = parent;
    }
    return GALLEY_NODE_NONE;
}

/* Appends a value decoded, with its white space collapsed and trimmed. */
static galley_picture_text append_text(galley_buffer *out, galley_slice value) {
    size_t start = out->len;
    if (value.len == 0) {
        return (galley_picture_text){start, 0};
    }
    if (!galley_attribute_read_value(value, out)) {
        out->failed = true;
        return (galley_picture_text){start, 0};
    }
    size_t to = start;
    bool space = false;
    for (size_t i = start; i < out->len; i++) {
        char c = out->bytes[i];
        if (galley_ascii_space(c)) {
            space = to > start;
            continue;
        }
        if (space) {
            out->bytes[to++] = ' ';
            space = false;
        }
        out->bytes[to++] = c;
    }
    out->len = to;
    return (galley_picture_text){start, to - start};
}

/* Does an address name a scheme? Then it is refused where it cannot be resolved. */
static bool has_scheme(galley_slice url) {
    for (size_t i = 0; i < url.len && strchr("/?#", url.ptr[i]) == NULL; i++) {
        if (url.ptr[i] == ':') {
            return true;
        }
    }
    return false;
}

static bool append_address(const best *b, galley_slice base, galley_buffer *out,
                           galley_picture_text *url) {
    galley_slice found = galley_buffer_slice(b->out, b->start, b->len);
    url->start = out->len;
    if (b->rank == RANK_NONE || (!galley_url_resolve(base, found, out) &&
                                 (out->failed || has_scheme(found) ||
                                  !galley_buffer_append_slice(out, galley_slice_trim(found))))) {
        return false;
    }
    url->len = out->len - url->start;
    return true;
}

bool galley_picture_read(const galley_document *document, uint32_t img, galley_slice base,
                         galley_buffer *scratch, galley_buffer *out,
                         galley_picture_source *picture) {
    best b = {.out = scratch};
    values v = {0};
    galley_buffer_clear(scratch);
    *picture = (galley_picture_source){{0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0};
    read_element(&b, &v, document, img);
    if ((v.width > 0 && v.width < SMALLEST) || (v.height > 0 && v.height < SMALLEST)) {
        return false;
    }
    read_sources(&b, document, img);
    if (b.rank == RANK_NONE) {
        uint32_t twin = find_twin(document, img);
        if (twin != GALLEY_NODE_NONE) {
            read_element(&b, &v, document, twin);
        }
    }
    if (scratch->failed || !append_address(&b, base, out, &picture->url)) {
        out->failed |= scratch->failed;
        return false;
    }
    picture->alt = append_text(out, v.alt);
    picture->title = append_text(out, v.title);
    picture->caption = append_text(out, v.caption);
    picture->width = v.width;
    picture->height = v.height;
    return !out->failed;
}

galley_picture_text galley_picture_read_alt(const galley_document *document, uint32_t img,
                                            galley_buffer *out) {
    galley_slice alt = galley_slice_make(NULL, 0);
    (void)galley_document_attribute(document, img, galley_slice_from("alt"), &alt);
    return append_text(out, alt);
}
