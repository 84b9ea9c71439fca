/*
 * The tokenizer's data and tag states. declaration.c has those of comments, doctypes and CDATA,
 * raw_text.c those of raw text.
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
    galley_tokenizer_bogus(tokenizer, at, token);
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
            galley_tokenizer_declaration(tokenizer, cdata, token);
            return;
        }
        if (at[1] == '?') {
            galley_tokenizer_bogus(tokenizer, at + 1, token);
            return;
        }
        if (read_end_tag(tokenizer, token)) {
            return;
        }
    }
    set_end_of_input(tokenizer, token);
}
