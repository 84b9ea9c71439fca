/*
 * The choice of pages. In: what the command line asks for, and what is known of a page, first from
 * its record alone, then from its article; out: whether it is wanted, and if not, by which option.
 * The cheap questions come first, so that most of an archive that is not wanted is never parsed.
 */
#define _POSIX_C_SOURCE 200809L
#include "choice.h"

#include "hash.h"
#include "page_kind.h"

#include <fnmatch.h>
#include <string.h>
#include <strings.h>

/* Takes the next word of a list with commas. False at its end. */
static bool next_word(const char **list, galley_slice *word) {
    if (**list == '\0') {
        return false;
    }
    *word = (galley_slice){*list, strcspn(*list, ",")};
    *list += word->len;
    *list += **list == ',';
    return true;
}

/* Reads a number of three digits at most; -1 when there is none. */
static int read_code(const char **at) {
    int code = -1;
    for (int digits = 0; **at >= '0' && **at <= '9' && digits < 3; digits++) {
        code = (code < 0 ? 0 : code * 10) + (**at - '0');
        ++*at;
    }
    return code;
}

/* "200" or "200-299". False when it is neither. */
static bool read_range(galley_slice word, int *first, int *last) {
    const char *at = word.ptr;
    const char *end = word.ptr + word.len;
    *first = read_code(&at);
    *last = *first;
    if (*first >= 0 && at < end && *at == '-') {
        at++;
        *last = read_code(&at);
    }
    return at == end && *first >= 0 && *last >= *first;
}

bool galley_cli_choice_status_valid(const char *codes) {
    galley_slice word;
    int first = 0;
    int last = 0;
    while (next_word(&codes, &word)) {
        if (!read_range(word, &first, &last)) {
            return false;
        }
    }
    return true;
}

static bool has_status(const char *codes, int status) {
    galley_slice word;
    int first = 0;
    int last = 0;
    while (next_word(&codes, &word)) {
        if (read_range(word, &first, &last) && status >= first && status <= last) {
            return true;
        }
    }
    return false;
}

static bool has_pattern(const char *pattern, galley_slice type) {
    char name[128];
    galley_slice essence = galley_cli_page_kind_essence(type);
    if (essence.len >= sizeof name) {
        return false;
    }
    for (size_t i = 0; i < essence.len; i++) {
        char byte = essence.ptr[i];
        name[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    name[essence.len] = '\0';
    return fnmatch(pattern, name, 0) == 0;
}

static bool has_type(const galley_cli_choice *choice, const galley_cli_known *known) {
    const char *type = choice->type;
    if (type != NULL && strcmp(type, "html") != 0 && strcmp(type, "text") != 0) {
        return has_pattern(type, known->type);
    }
    bool html = !known->is_text && galley_cli_page_kind_is_html(known->type, known->body);
    bool text = known->is_text || (type != NULL && galley_cli_page_kind_is_plain(known->type));
    return type == NULL ? html || text : type[0] == 'h' ? html : text;
}

/* The host of an address, without user, port and brackets; absent when there is none. */
static galley_slice find_host(galley_slice url) {
    const char *end = url.ptr + url.len;
    galley_slice host = {NULL, 0};
    const char *at = url.len < 4 ? NULL : memchr(url.ptr, ':', url.len);
    if (at == NULL || end - at < 3 || at[1] != '/' || at[2] != '/') {
        return host;
    }
    host.ptr = at + 3;
    while (host.ptr + host.len < end && strchr("/?#\\", host.ptr[host.len]) == NULL) {
        host.len++;
        if (host.ptr[host.len - 1] == '@') {
            host.ptr += host.len;
            host.len = 0;
        }
    }
    const char *colon = host.len == 0 ? NULL : memchr(host.ptr, ':', host.len);
    if (colon != NULL && host.ptr[0] != '[') {
        host.len = (size_t)(colon - host.ptr);
    }
    return host;
}

/* Whether the host is the named one, or below it. */
static bool is_below(galley_slice host, galley_slice name) {
    if (name.len == 0 || host.len < name.len ||
        strncasecmp(host.ptr + host.len - name.len, name.ptr, name.len) != 0) {
        return false;
    }
    return host.len == name.len || host.ptr[host.len - name.len - 1] == '.';
}

static bool has_host(const char *hosts, galley_slice url) {
    galley_slice host = find_host(url);
    galley_slice name;
    while (host.len > 0 && next_word(&hosts, &name)) {
        if (is_below(host, name)) {
            return true;
        }
    }
    return false;
}

/* By the address, so that the same pages are chosen in every run and every archive; without one, by
 * the record's own name. */
static bool is_sampled(size_t sample, galley_slice url, galley_slice id) {
    galley_slice key = url.len > 0 ? url : id;
    return galley_cli_hash(key.ptr, key.len, 0) % sample == 0;
}

galley_cli_count galley_cli_choice_of_url(const galley_cli_choice *choice, galley_slice url,
                                          galley_slice id) {
    if (choice->hosts != NULL && !has_host(choice->hosts, url)) {
        return GALLEY_CLI_COUNT_SKIP_HOST;
    }
    if (choice->sample > 1 && !is_sampled(choice->sample, url, id)) {
        return GALLEY_CLI_COUNT_SKIP_SAMPLE;
    }
    return GALLEY_CLI_COUNTS;
}

galley_cli_count galley_cli_choice_of_record(const galley_cli_choice *choice,
                                             const galley_cli_known *known) {
    /* What was never asked for by HTTP has no status, and none to be refused for. */
    if (choice->status != NULL && known->status > 0 && !has_status(choice->status, known->status)) {
        return GALLEY_CLI_COUNT_SKIP_STATUS;
    }
    if (known->body.len == 0) {
        return GALLEY_CLI_COUNT_SKIP_BODY;
    }
    if (!has_type(choice, known)) {
        return GALLEY_CLI_COUNT_SKIP_TYPE;
    }
    return galley_cli_choice_of_url(choice, known->url, known->id);
}

/* "en" takes "en-GB" too, "en-GB" no "en". */
static bool has_language(const char *languages, galley_slice language) {
    galley_slice name;
    while (next_word(&languages, &name)) {
        if (name.len > 0 && language.len >= name.len &&
            strncasecmp(language.ptr, name.ptr, name.len) == 0 &&
            (language.len == name.len || language.ptr[name.len] == '-')) {
            return true;
        }
    }
    return false;
}

/* Chinese characters and kana, of which each counts as a word: E3 81 80 to E9 BF BF. */
static bool is_word_alone(const unsigned char *at, const unsigned char *end) {
    return end - at >= 3 && ((at[0] == 0xE3 && at[1] >= 0x81) || (at[0] > 0xE3 && at[0] <= 0xE9));
}

/* Whether the text has so many runs between white space. It stops counting when it knows. */
static bool has_words(size_t least, galley_slice text) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = text.len > 0 ? at + text.len : at;
    size_t words = 0;
    bool inside = false;
    while (at < end && words < least) {
        if (is_word_alone(at, end)) {
            words++;
            inside = false;
            at += 3;
        } else {
            bool blank = *at <= ' ';
            words += !blank && !inside;
            inside = !blank;
            at++;
        }
    }
    return words >= least;
}

galley_cli_count galley_cli_choice_of_article(const galley_cli_choice *choice,
                                              const galley_article *article) {
    if (choice->languages != NULL &&
        !has_language(choice->languages, galley_article_field(article, GALLEY_FIELD_LANGUAGE))) {
        return GALLEY_CLI_COUNT_SKIP_LANGUAGE;
    }
    if (choice->min_words > 0 &&
        !has_words(choice->min_words, galley_article_field(article, GALLEY_FIELD_TEXT))) {
        return GALLEY_CLI_COUNT_SKIP_WORDS;
    }
    if (choice->min_confidence > 0 &&
        !(galley_article_confidence(article) >= choice->min_confidence)) {
        return GALLEY_CLI_COUNT_SKIP_CONFIDENCE;
    }
    return GALLEY_CLI_COUNTS;
}
