/*
 * The encoding tests of html5lib-tests: pages, and the encoding each is in. The folder is looked
 * for beside the repository, or as HTML5LIB_TESTS says; its scripted cases need a script to run and
 * are left out. The .dat files are of the form
 *
 *     #data
 *     the page
 *     #encoding
 *     label
 */
#include "../../src/input/sniff.h"
#include "../support/check.h"
#include "../support/file.h"

#include <string.h>

static const char *const files[] = {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"};

/* The place of `text` in `in`, or its end. */
static size_t find(galley_slice in, const char *text) {
    size_t len = strlen(text);
    for (size_t i = 0; i + len <= in.len; i++) {
        if (memcmp(in.ptr + i, text, len) == 0) {
            return i;
        }
    }
    return in.len;
}

static galley_slice after(galley_slice whole, size_t count) {
    count = count < whole.len ? count : whole.len;
    return galley_slice_make(whole.ptr + count, whole.len - count);
}

static void run_case(galley_slice page, galley_slice label, const char *file) {
    galley_sniffed sniffed = galley_sniff(page, galley_slice_make(NULL, 0), galley_utf8_best());
    CHECK_SAYING(sniffed.encoding == galley_encoding_from_label(label),
                 "%s: \"%.*s\": %s instead of %.*s", file, (int)page.len, page.ptr,
                 galley_encoding_name(sniffed.encoding), (int)label.len, label.ptr);
}

static void run_file(galley_slice whole, const char *file) {
    static const char data[] = "#data\n";
    static const char encoding[] = "\n#encoding\n";
    galley_slice rest = after(whole, find(whole, data));
    while (rest.len > 0) {
        rest = after(rest, strlen(data));
        size_t len = find(rest, encoding);
        /* The line feed before "#encoding" ends the page's last line and belongs to it. */
        galley_slice page = galley_slice_make(rest.ptr, len < rest.len ? len + 1 : len);
        rest = after(rest, len + strlen(encoding));
        galley_slice label = galley_slice_make(rest.ptr, find(rest, "\n"));
        run_case(page, label, file);
        rest = after(rest, find(rest, data));
    }
}

int main(void) {
    const char *folder = getenv("HTML5LIB_TESTS");
    folder = folder == NULL || *folder == '\0' ? "../shared/data/html5lib-tests" : folder;
    size_t found = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/encoding/%s", folder, files[i]);
        galley_slice whole = file_try_read(path);
        if (whole.ptr != NULL) {
            run_file(whole, files[i]);
            file_free(whole);
            found++;
        }
    }
    if (found == 0) {
        printf("skipped: no html5lib-tests in %s (set HTML5LIB_TESTS)\n", folder);
        return 77;
    }
    return check_finish();
}
