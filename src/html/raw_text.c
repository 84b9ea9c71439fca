/*
 * The tokenizer's raw text states: RCDATA, RAWTEXT, script data with its escaped states, PLAINTEXT.
 * The first three look for "</name"; only scripts know more, for "<!--" in them may hold whole
 * scripts.
 */
#include "tokenizer.h"

#include "char_class.h"

/* True when `at`, behind "<" or "</", holds the name and then a byte that ends a tag name. */
static bool names_tag(const char *at, const char *end, galley_slice name) {
    return (size_t)(end - at) > name.len &&
           galley_slice_equal_nocase(galley_slice_make(at, name.len), name) &&
           galley_char_is(at[name.len], GALLEY_CHAR_ENDS_TAG_NAME);
}

/* True when `at` holds the whole beginning of the end tag. */
static bool closes(const char *at, const char *end, galley_slice name) {
    return end - at > 2 && at[0] == '<' && at[1] == '/' && names_tag(at + 2, end, name);
}

/*
 * The script data escaped states, from behind "<!--" up to where plain script data goes on (behind
 * "-->") or to the end tag. Inside, "<script" opens a double escaped stretch in which "</script" is
 * no end tag.
 */
static const char *skip_escaped(const char *at, const char *end, galley_slice name,
                                unsigned *seen) {
    int dashes = 2;
    bool twice = false;
    for (; at < end; at++) {
        if (*at == '-') {
            dashes++;
            continue;
        }
        if (*at == '>' && dashes >= 2) {
            return at;
        }
        dashes = 0;
        if (*at != '<') {
            *seen |= *at == '\0' ? GALLEY_SCAN_NUL : *at == '\r' ? GALLEY_SCAN_RETURN : 0U;
            continue;
        }
        if (!twice && closes(at, end, name)) {
            return at;
        }
        bool slash = end - at > 1 && at[1] == '/';
        if (slash == twice && names_tag(at + 1 + slash, end, name)) {
            twice = !twice;
        }
    }
    return end;
}

static const char *find_script_end(galley_tokenizer *tokenizer, galley_slice name, unsigned *seen) {
    const char *at = tokenizer->at;
    const char *end = tokenizer->end;
    while ((at = tokenizer->scan->script(at, end, seen)) < end) {
        if (closes(at, end, name)) {
            return at;
        }
        if (end - at >= 4 && memcmp(at, "<!--", 4) == 0) {
            at = skip_escaped(at + 4, end, name, seen);
            if (at < end && *at == '<') {
                return at;
            }
        } else {
            at++;
        }
    }
    return end;
}

static const char *find_end(galley_tokenizer *tokenizer, galley_slice name, unsigned *seen) {
    const char *at = tokenizer->at;
    const char *end = tokenizer->end;
    while ((at = tokenizer->scan->script(at, end, seen)) < end && !closes(at, end, name)) {
        at++;
    }
    return at;
}

void galley_tokenizer_raw(galley_tokenizer *tokenizer, galley_raw_kind kind, galley_slice name,
                          galley_token *token) {
    token->kind = GALLEY_TOKEN_TEXT;
    token->start = tokenizer->at;
    token->seen = 0;
    token->raw = kind != GALLEY_RAW_RCDATA;
    token->replace_nul = true;
    if (kind == GALLEY_RAW_SCRIPT) {
        token->end = find_script_end(tokenizer, name, &token->seen);
    } else {
        token->end = find_end(tokenizer, name, &token->seen);
    }
    tokenizer->at = token->end;
}

void galley_tokenizer_rest(galley_tokenizer *tokenizer, bool raw, galley_token *token) {
    token->kind = GALLEY_TOKEN_TEXT;
    token->start = tokenizer->at;
    token->end = tokenizer->end;
    token->seen = GALLEY_SCAN_AMPERSAND | GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL;
    token->raw = raw;
    token->replace_nul = true;
    tokenizer->at = tokenizer->end;
}
