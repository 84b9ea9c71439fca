/*
 * Holds every version of the scanning loops to a reference written here, byte by byte, from the
 * words of scan.h: on random input, at all lengths up to a few vectors, at all alignments, and with
 * the bytes lying directly before and directly after a page that may not be touched, so that
 * reading outside [at, end) ends the program.
 */
#define _DEFAULT_SOURCE
#include "../../src/html/attribute_step.h"
#include "../../src/html/scan.h"
#include "../support/check.h"
#include "../support/random.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LENGTHS = 200,     /* over three 64-byte vectors, and over six of 32 */
    LONG = 3000,       /* room for every unrolled loop, inside one page */
    ROUNDS = 12,       /* inputs of each length and place */
    LONG_ROUNDS = 400, /* inputs of random length up to LONG */
    ALIGNMENTS = 64
};

/* What the loops look for, its neighbours by one bit, and bytes that mean nothing. */
static const char alphabet[] = "<<</!-->&&\r\r\0\0aabcz \n\xbc\xa6\x8d\x80\xad\xff=;?";

typedef struct found {
    size_t at;
    unsigned seen;
} found;

static unsigned special(char byte) {
    switch (byte) {
    case '&':
        return GALLEY_SCAN_AMPERSAND;
    case '\r':
        return GALLEY_SCAN_RETURN;
    case '\0':
        return GALLEY_SCAN_NUL;
    default:
        return 0;
    }
}

static found refer_text(const char *bytes, size_t len) {
    found result = {0, 0};
    while (result.at < len && bytes[result.at] != '<') {
        result.seen |= special(bytes[result.at++]);
    }
    return result;
}

static bool ends_script(const char *bytes, size_t len, size_t at) {
    return bytes[at] == '<' && at + 1 < len && (bytes[at + 1] == '/' || bytes[at + 1] == '!');
}

static found refer_script(const char *bytes, size_t len) {
    found result = {0, 0};
    while (result.at < len && !ends_script(bytes, len, result.at)) {
        result.seen |= special(bytes[result.at++]);
    }
    return result;
}

static bool ends_comment(const char *bytes, size_t len, size_t at) {
    return bytes[at] == '-' && at + 1 < len && bytes[at + 1] == '-';
}

static found refer_comment(const char *bytes, size_t len) {
    found result = {0, 0};
    while (result.at < len && !ends_comment(bytes, len, result.at)) {
        result.seen |= special(bytes[result.at++]);
    }
    return result;
}

/* Where the standard's attribute states end the tag: after its '>', or NULL when the input ends. */
static const char *refer_tag(const char *bytes, size_t len) {
    const char *at = bytes;
    galley_attribute attribute;
    galley_attribute_step step;
    do {
        step = galley_attribute_step_next(&at, bytes + len, &attribute);
    } while (step == GALLEY_ATTRIBUTE_STEP_FOUND);
    return step == GALLEY_ATTRIBUTE_STEP_CUT ? NULL : at;
}

/* A run that begins as the loop's callers have it: behind a name. All versions must agree, and what
 * they find must be the tag's end. */
static void check_tag(const galley_scan *scan, const char *bytes, size_t len) {
    if (len == 0 || (bytes[0] != ' ' && bytes[0] != '/')) {
        return;
    }
    const char *close = scan->tag(bytes, bytes + len);
    CHECK_SAYING(close == galley_scan_nth(0)->tag(bytes, bytes + len), "%s tag, %zu bytes: %.*s",
                 scan->name, len, (int)len, bytes);
    if (close != NULL) {
        CHECK_SAYING(close + 1 == refer_tag(bytes, len), "%s tag, %zu bytes: %.*s", scan->name, len,
                     (int)len, bytes);
    }
}

static void compare(const galley_scan *scan, const char *loop, found wanted, const char *bytes,
                    size_t len, const char *at, unsigned seen) {
    CHECK_SAYING(at == bytes + wanted.at, "%s %s, %zu bytes: stops at %td, not at %zu", scan->name,
                 loop, len, at - bytes, wanted.at);
    CHECK_SAYING(seen == wanted.seen, "%s %s, %zu bytes: saw %u, not %u", scan->name, loop, len,
                 seen, wanted.seen);
}

static void check_version(const galley_scan *scan, const char *bytes, size_t len) {
    const char *end = bytes + len;
    unsigned seen = 0;
    const char *at = scan->text(bytes, end, &seen);
    compare(scan, "text", refer_text(bytes, len), bytes, len, at, seen);

    seen = 0;
    at = scan->script(bytes, end, &seen);
    compare(scan, "script", refer_script(bytes, len), bytes, len, at, seen);

    seen = 0;
    at = scan->comment(bytes, end, &seen);
    compare(scan, "comment", refer_comment(bytes, len), bytes, len, at, seen);

    check_tag(scan, bytes, len);
}

static void check_versions(const char *bytes, size_t len) {
    const galley_scan *scan = NULL;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        check_version(scan, bytes, len);
    }
}

/* What a loop is looking for is one byte in `rare`; with a large one it runs to the end. */
static void fill(random_source *random, char *bytes, size_t len) {
    size_t rare = (size_t)1 << random_below(random, 10);
    for (size_t i = 0; i < len; i++) {
        bool plain = random_below(random, rare) != 0;
        bytes[i] = plain ? 'x' : alphabet[random_below(random, sizeof alphabet - 1)];
    }
}

/* Three pages, of which only the middle one may be touched. */
static char *map_guarded(size_t page) {
    char *pages = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_READ | PROT_WRITE) != 0) {
        return NULL;
    }
    return pages + page;
}

static void check_edges(char *middle, size_t page) {
    random_source random = {0x5ca1ab1e};
    for (size_t len = 0; len <= LENGTHS; len++) {
        for (int round = 0; round < ROUNDS; round++) {
            fill(&random, middle + page - len, len);
            check_versions(middle + page - len, len);
            fill(&random, middle, len);
            check_versions(middle, len);
        }
    }
}

/* Pieces of tags, mostly put together as tags are. */
static void fill_tag(random_source *random, char *bytes, size_t len) {
    static const char *const pieces[] = {" a", " href", "=\"b c\"", "=\"/a>'=\"", "=\"\"",
                                         "/",  "='d'",  " ",        "=",          "\"",
                                         "'",  "x=y",   "\t",       "=\"",        ">"};
    size_t common = random_below(random, 2) ? 5 : sizeof pieces / sizeof *pieces;
    for (size_t i = 0; i < len;) {
        const char *piece = pieces[random_below(random, common)];
        piece = i == 0 ? " " : piece;
        for (; *piece != '\0' && i < len; piece++) {
            bytes[i++] = *piece;
        }
    }
    if (len > 0 && random_below(random, 2)) {
        bytes[len - 1] = '>';
    }
}

static void check_tags(char *middle, size_t page) {
    random_source random = {0x7a65};
    size_t plain = 0;
    for (size_t len = 1; len <= LENGTHS; len++) {
        for (int round = 0; round < 4 * ROUNDS; round++) {
            char *bytes = middle + page - len;
            fill_tag(&random, bytes, len);
            check_versions(bytes, len);
            plain += galley_scan_nth(0)->tag(bytes, bytes + len) != NULL;
        }
    }
    CHECK(plain > LENGTHS);
}

/* Bytes around the run are what the loops look for: none of them may be found. */
static void check_alignments(char *middle, size_t page) {
    random_source random = {0xa11e9};
    for (size_t shift = 0; shift < ALIGNMENTS; shift++) {
        for (size_t len = 0; len <= LENGTHS; len++) {
            memset(middle, random_below(&random, 2) ? '<' : '-', page);
            middle[shift + len] = random_below(&random, 2) ? '/' : '-';
            fill(&random, middle + shift, len);
            check_versions(middle + shift, len);
        }
    }
}

static void check_long(char *middle, size_t page) {
    random_source random = {0x10a6};
    for (int round = 0; round < LONG_ROUNDS; round++) {
        size_t len = random_below(&random, LONG);
        fill(&random, middle + page - len, len);
        check_versions(middle + page - len, len);
    }
}

/* Bits gathered before stay: a caller goes over a text in several calls. */
static void check_seen_is_kept(void) {
    static const char plain[] = "nothing special in these forty-odd letters and more <";
    const galley_scan *scan = NULL;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        unsigned seen = GALLEY_SCAN_NUL;
        scan->text(plain, plain + sizeof plain - 1, &seen);
        CHECK(seen == GALLEY_SCAN_NUL);
        scan->script(plain, plain + sizeof plain - 1, &seen);
        CHECK(seen == GALLEY_SCAN_NUL);
        scan->comment(plain, plain + sizeof plain - 1, &seen);
        CHECK(seen == GALLEY_SCAN_NUL);
    }
}

static void check_list(void) {
    CHECK(strcmp(galley_scan_nth(0)->name, "scalar") == 0);
    const galley_scan *scan = NULL;
    const galley_scan *last = NULL;
    printf("versions:");
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        printf(" %s", scan->name);
        last = scan;
    }
    printf("\n");
    CHECK(galley_scan_best() == last);
}

int main(void) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *middle = map_guarded(page);
    check_list();
    if (CHECK(middle != NULL)) {
        check_edges(middle, page);
        check_alignments(middle, page);
        check_long(middle, page);
        check_tags(middle, page);
        munmap(middle - page, 3 * page);
    }
    check_seen_is_kept();
    return check_finish();
}
