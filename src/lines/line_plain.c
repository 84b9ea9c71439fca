/*
 * Text in, out whether it has markup. HTML shows itself at once: hardly a page has a kilobyte
 * without a tag. A text about tags has few of them among many words, and none that a page begins
 * with.
 *
 * Known limit: a text of one or two lines is taken for HTML, as which it reads the same.
 */
#include "lines.h"

/* HTML has a tag for a hundred bytes; a text is allowed one for so many. */
#define BYTES_A_TAG 1000
/* Texts of fewer lines are too short to be told. */
#define LEAST_LINES 3
#define LEAST_BYTES 200

static bool is_letter(char c) { return (unsigned)((c | 0x20) - 'a') < 26; }

/* "<p", "</p", "<!" and "<?": what the tokenizer would take for markup. */
static bool is_tag(const char *at, const char *end) {
    char next = end - at > 1 ? at[1] : ' ';
    return is_letter(next) || next == '!' || next == '?' ||
           (next == '/' && end - at > 2 && is_letter(at[2]));
}

static bool begins_with_tag(galley_slice text) {
    galley_slice rest = galley_slice_trim(text);
    return rest.len > 0 && rest.ptr[0] == '<' && is_tag(rest.ptr, rest.ptr + rest.len);
}

static size_t count_lines(galley_slice text, size_t enough) {
    const char *at = text.ptr;
    const char *end = at + text.len;
    size_t lines = 0;
    while (lines < enough && at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        lines++;
        at = feed == NULL ? end : feed + 1;
    }
    return lines;
}

bool galley_lines_plain(galley_slice text) {
    if (text.len < LEAST_BYTES || begins_with_tag(text) ||
        count_lines(text, LEAST_LINES) < LEAST_LINES) {
        return false;
    }
    const char *at = text.ptr;
    const char *end = at + text.len;
    size_t tags = 0;
    size_t most = text.len / BYTES_A_TAG;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        tags += is_tag(at, end);
        if (tags > most) {
            return false;
        }
        at++;
    }
    return true;
}
