/*
 * The tokenizer's data, tag, comment, doctype and CDATA states. raw_text.c has those of raw text.
 *
 * A '<' that begins nothing belongs to the text around it. A tag that the input ends in is dropped,
 * as the standard has it.
 */
#include "tokenizer.h"

#include "attribute_step.h"

void galley_tokenizer_init(galley_tokenizer *tokenizer, const galley_scan *scan) {
    *tokenizer = (galley_tokenizer){scan, NULL, NULL, NULL};
}

void galley_tokenizer_start(galley_tokenizer *tokenizer, galley_slice input) {
    tokenizer->input = input.ptr;
    tokenizer->at = input.ptr;
    tokenizer->end = input.ptr + input.len;
}

static bool begins_with(const galley_tokenizer *tokenizer, const char *at, const char *lower) {
    for (; *lower != '\0'; at++, lower++) {
        if (at >= tokenizer->end || galley_ascii_lower(*at) != *lower) {
            return false;
        }
    }
    return true;
}

static void set_end_of_input(galley_tokenizer *tokenizer, galley_token *token) {
    tokenizer->at = tokenizer->end;
    token->kind = GALLEY_TOKEN_END_OF_INPUT;
    token->start = tokenizer->end;
    token->end = tokenizer->end;
}

/* True when the '<' at `at` begins a tag, a comment or a declaration. */
static bool begins_markup(const galley_tokenizer *tokenizer, const char *at) {
    if (tokenizer->end - at < 2) {
        return false;
    }
    char next = at[1];
    if (next == '/') {
        return tokenizer->end - at > 2;
    }
    return galley_char_is(next, GALLEY_CHAR_LETTER) || next == '!' || next == '?';
}

static void read_text(galley_tokenizer *tokenizer, galley_token *token) {
    const char *at = tokenizer->at;
    token->kind = GALLEY_TOKEN_TEXT;
    token->start = at;
    token->seen = 0;
    token->raw = false;
    token->replace_nul = false;
    do {
        at = tokenizer->scan->text(at + (*at == '<'), tokenizer->end, &token->seen);
    } while (at < tokenizer->end && !begins_markup(tokenizer, at));
    token->end = at;
    tokenizer->at = at;
}

/* From behind a tag's name to behind its '>'. NULL when the input ends before. */
static const char *skip_attributes(galley_tokenizer *tokenizer, const char *at,
                                   bool *self_closing) {
    const char *close = tokenizer->scan->tag(at, tokenizer->end);
    if (close != NULL) {
        *self_closing = close[-1] == '/';
        return close + 1;
    }
    galley_attribute attribute;
    galley_attribute_step step;
    do {
        step = galley_attribute_step_next(&at, tokenizer->end, &attribute);
    } while (step == GALLEY_ATTRIBUTE_STEP_FOUND);
    *self_closing = step == GALLEY_ATTRIBUTE_STEP_CLOSE_SELF;
    return step == GALLEY_ATTRIBUTE_STEP_CUT ? NULL : at;
}

/* A tag whose name begins at `name`. False when the input ends inside it. */
static bool read_tag(galley_tokenizer *tokenizer, const char *name, galley_token *token) {
    const char *end = tokenizer->end;
    const char *at = galley_char_skip_tag_name(name, end);
    if (at == end) {
        return false;
    }
    galley_slice text = galley_slice_make(name, (size_t)(at - name));
    token->self_closing = false;
    if (*at == '>') {
        at++;
    } else {
        at = skip_attributes(tokenizer, at, &token->self_closing);
        if (at == NULL) {
            return false;
        }
    }
    token->name = galley_tag_find(text);
    if (token->name == GALLEY_TAG_NONE) {
        token->name = galley_tag_hash(text);
    }
    token->start = tokenizer->at;
    token->end = at;
    tokenizer->at = at;
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

/* What is no comment but is treated as one: up to the next '>'. */
static void read_bogus_comment(galley_tokenizer *tokenizer, const char *start,
                               galley_token *token) {
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

static void read_declaration(galley_tokenizer *tokenizer, bool cdata, galley_token *token) {
    const char *at = tokenizer->at + 2;
    if (begins_with(tokenizer, at, "--")) {
        read_comment(tokenizer, at + 2, token);
    } else if (begins_with(tokenizer, at, "doctype")) {
        read_doctype(tokenizer, at + 7, token);
    } else if (cdata && tokenizer->end - at >= 7 && memcmp(at, "[CDATA[", 7) == 0) {
        tokenizer->at = at + 7;
        galley_tokenizer_cdata(tokenizer, token);
    } else {
        read_bogus_comment(tokenizer, at, token);
    }
}

/* What begins with "</" but is no tag. False for "</>", which is nothing at all. */
static bool read_end_tag(galley_tokenizer *tokenizer, galley_token *token) {
    const char *at = tokenizer->at + 2;
    if (galley_char_is(*at, GALLEY_CHAR_LETTER)) {
        token->kind = GALLEY_TOKEN_END_TAG;
        if (!read_tag(tokenizer, at, token)) {
            set_end_of_input(tokenizer, token);
        }
        return true;
    }
    if (*at == '>') {
        tokenizer->at = at + 1;
        return false;
    }
    read_bogus_comment(tokenizer, at, token);
    return true;
}

void galley_tokenizer_next(galley_tokenizer *tokenizer, bool cdata, galley_token *token) {
    while (tokenizer->at < tokenizer->end) {
        const char *at = tokenizer->at;
        if (*at != '<' || !begins_markup(tokenizer, at)) {
            read_text(tokenizer, token);
            return;
        }
        if (galley_char_is(at[1], GALLEY_CHAR_LETTER)) {
            token->kind = GALLEY_TOKEN_START_TAG;
            if (!read_tag(tokenizer, at + 1, token)) {
                set_end_of_input(tokenizer, token);
            }
            return;
        }
        if (at[1] == '!') {
            read_declaration(tokenizer, cdata, token);
            return;
        }
        if (at[1] == '?') {
            read_bogus_comment(tokenizer, at + 1, token);
            return;
        }
        if (read_end_tag(tokenizer, token)) {
            return;
        }
    }
    set_end_of_input(tokenizer, token);
}
