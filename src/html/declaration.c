/*
 * The tokenizer's comment, doctype and CDATA states: what "<!" begins, and what is treated as a
 * comment for want of a better idea.
 */
#include "tokenizer.h"

#include <string.h>

static bool begins_with(const galley_tokenizer *tokenizer, const char *at, const char *lower) {
    for (; *lower != '\0'; at++, lower++) {
        if (at >= tokenizer->end || galley_ascii_lower(*at) != *lower) {
            return false;
        }
    }
    return true;
}

static void set_comment(galley_tokenizer *tokenizer, galley_token *token, const char *start,
                        const char *end, const char *next) {
    token->kind = GALLEY_TOKEN_COMMENT;
    token->start = start;
    token->end = end;
    tokenizer->at = next;
}

/* At the input's end the dashes that might have closed the comment are not part of it. */
static const char *drop_unfinished_close(const char *start, const char *end) {
    if (end - start >= 3 && end[-1] == '!' && end[-2] == '-' && end[-3] == '-') {
        return end - 3;
    }
    for (int dashes = 0; dashes < 2 && end > start && end[-1] == '-'; dashes++) {
        end--;
    }
    return end;
}

/* The comment whose "<!--" ends at `start`. */
static void read_comment(galley_tokenizer *tokenizer, const char *start, galley_token *token) {
    const char *end = tokenizer->end;
    token->seen = 0;
    if (begins_with(tokenizer, start, ">")) {
        set_comment(tokenizer, token, start, start, start + 1);
        return;
    }
    if (begins_with(tokenizer, start, "->")) {
        set_comment(tokenizer, token, start, start, start + 2);
        return;
    }
    const char *at = start;
    while ((at = tokenizer->scan->comment(at, end, &token->seen)) < end) {
        if (begins_with(tokenizer, at, "-->")) {
            set_comment(tokenizer, token, start, at, at + 3);
            return;
        }
        if (begins_with(tokenizer, at, "--!>")) {
            set_comment(tokenizer, token, start, at, at + 4);
            return;
        }
        at++;
    }
    set_comment(tokenizer, token, start, drop_unfinished_close(start, end), end);
}

void galley_tokenizer_bogus(galley_tokenizer *tokenizer, const char *start, galley_token *token) {
    const char *close = memchr(start, '>', (size_t)(tokenizer->end - start));
    const char *end = close != NULL ? close : tokenizer->end;
    set_comment(tokenizer, token, start, end, close != NULL ? close + 1 : end);
    token->seen = GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL; /* rare: not worth a scan */
}

static void read_doctype(galley_tokenizer *tokenizer, const char *start, galley_token *token) {
    const char *close = memchr(start, '>', (size_t)(tokenizer->end - start));
    token->kind = GALLEY_TOKEN_DOCTYPE;
    token->start = start;
    token->end = close != NULL ? close : tokenizer->end;
    token->cut = close == NULL;
    tokenizer->at = close != NULL ? close + 1 : tokenizer->end;
}

void galley_tokenizer_cdata(galley_tokenizer *tokenizer, galley_token *token) {
    const char *start = tokenizer->at;
    const char *end = tokenizer->end;
    const char *at = start;
    while (at < end && !begins_with(tokenizer, at, "]]>")) {
        const char *bracket = memchr(at + 1, ']', (size_t)(end - at - 1));
        at = bracket != NULL ? bracket : end;
    }
    token->kind = GALLEY_TOKEN_TEXT;
    token->start = start;
    token->end = at;
    token->seen = GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL; /* rare: not worth a scan */
    token->raw = true;
    token->replace_nul = false;
    tokenizer->at = at < end ? at + 3 : end;
}

void galley_tokenizer_declaration(galley_tokenizer *tokenizer, bool cdata, galley_token *token) {
    const char *at = tokenizer->at + 2;
    if (begins_with(tokenizer, at, "--")) {
        read_comment(tokenizer, at + 2, token);
    } else if (begins_with(tokenizer, at, "doctype")) {
        read_doctype(tokenizer, at + 7, token);
    } else if (cdata && tokenizer->end - at >= 7 && memcmp(at, "[CDATA[", 7) == 0) {
        tokenizer->at = at + 7;
        galley_tokenizer_cdata(tokenizer, token);
    } else {
        galley_tokenizer_bogus(tokenizer, at, token);
    }
}
