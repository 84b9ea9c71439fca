/*
 * Printing tokens as JSON. Nothing but tests uses it; it keeps the tokenizer testable by itself.
 */
#include "token_print.h"

#include <stdio.h>

#include "attribute_step.h"
#include "decode_text.h"
#include "tokenizer.h"

struct printer {
    galley_tokenizer tokenizer;
    galley_buffer text;    /* of the Character token being gathered */
    galley_buffer scratch; /* a decoded name or value */
    galley_buffer *out;
};

static void append(struct printer *printer, const char *text) {
    galley_buffer_append(printer->out, text, strlen(text));
}

static void append_json(struct printer *printer, const galley_buffer *text) {
    append(printer, "\"");
    for (size_t i = 0; i < text->len; i++) {
        char c = text->bytes[i];
        if (c == '"' || c == '\\') {
            galley_buffer_append_byte(printer->out, '\\');
        }
        if ((unsigned char)c < 0x20 || c == 0x7F) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", (unsigned)(unsigned char)c);
            append(printer, escape);
        } else {
            galley_buffer_append_byte(printer->out, c);
        }
    }
    append(printer, "\"");
}

/* A decoded name, or null for an absent one. */
static void append_name(struct printer *printer, galley_slice name) {
    galley_buffer_clear(&printer->scratch);
    if (name.ptr == NULL) {
        append(printer, "null");
        return;
    }
    galley_attribute_read_name(name, &printer->scratch);
    append_json(printer, &printer->scratch);
}

static void flush_text(struct printer *printer) {
    if (printer->text.len > 0) {
        append(printer, "[\"Character\",");
        append_json(printer, &printer->text);
        append(printer, "]\n");
    }
    galley_buffer_clear(&printer->text);
}

/* A NUL outside raw text is left to the tree builder: the tokenizer gives it as it is. */
static void gather_text(struct printer *printer, const galley_token *token) {
    unsigned how = (token->raw ? 0U : GALLEY_DECODE_REFERENCES) |
                   (token->replace_nul ? GALLEY_DECODE_REPLACE_NUL : 0U);
    for (const char *at = token->start; at < token->end;) {
        const char *nul = token->replace_nul ? NULL : memchr(at, '\0', (size_t)(token->end - at));
        const char *stop = nul != NULL ? nul : token->end;
        galley_decode_text(galley_slice_make(at, (size_t)(stop - at)), how, &printer->text);
        if (nul != NULL) {
            galley_buffer_append_byte(&printer->text, '\0');
        }
        at = nul != NULL ? nul + 1 : token->end;
    }
}

/* Whether an attribute of this name stands in the tag before `stop`. Quadratic, which tests bear.
 */
static bool is_repeated(const struct printer *printer, const char *at, galley_slice name) {
    galley_attribute attribute;
    while (galley_attribute_step_next(&at, printer->tokenizer.end, &attribute) ==
               GALLEY_ATTRIBUTE_STEP_FOUND &&
           attribute.name.ptr < name.ptr) {
        if (galley_slice_equal_nocase(attribute.name, name)) {
            return true;
        }
    }
    return false;
}

static void print_start_tag(struct printer *printer, const galley_token *token) {
    const char *name_end = galley_char_skip_tag_name(token->start + 1, token->end);
    append(printer, "[\"StartTag\",");
    append_name(printer,
                galley_slice_make(token->start + 1, (size_t)(name_end - token->start - 1)));
    append(printer, ",{");
    const char *at = name_end;
    const char *comma = "";
    galley_attribute attribute;
    while (galley_attribute_step_next(&at, printer->tokenizer.end, &attribute) ==
           GALLEY_ATTRIBUTE_STEP_FOUND) {
        if (is_repeated(printer, name_end, attribute.name)) {
            continue;
        }
        append(printer, comma);
        append_name(printer, attribute.name);
        append(printer, ":");
        galley_buffer_clear(&printer->scratch);
        galley_attribute_read_value(attribute.value, &printer->scratch);
        append_json(printer, &printer->scratch);
        comma = ",";
    }
    append(printer, token->self_closing ? "},true]\n" : "}]\n");
}

static void print_doctype(struct printer *printer, const galley_token *token) {
    galley_doctype doctype = galley_doctype_parse(
        galley_slice_make(token->start, (size_t)(token->end - token->start)), token->cut);
    append(printer, "[\"DOCTYPE\",");
    append_name(printer, doctype.name);
    const galley_slice ids[] = {doctype.public_id, doctype.system_id};
    for (int i = 0; i < 2; i++) {
        galley_buffer_clear(&printer->scratch);
        append(printer, ids[i].ptr == NULL ? ",null" : ",");
        if (ids[i].ptr != NULL) {
            galley_doctype_read_id(ids[i], &printer->scratch);
            append_json(printer, &printer->scratch);
        }
    }
    append(printer, doctype.force_quirks ? ",false]\n" : ",true]\n");
}

static void print_token(struct printer *printer, const galley_token *token) {
    if (token->kind == GALLEY_TOKEN_TEXT) {
        gather_text(printer, token);
        return;
    }
    flush_text(printer);
    galley_slice span = galley_slice_make(token->start, (size_t)(token->end - token->start));
    switch (token->kind) {
    case GALLEY_TOKEN_START_TAG:
        print_start_tag(printer, token);
        break;
    case GALLEY_TOKEN_END_TAG:
        append(printer, "[\"EndTag\",");
        append_name(printer, galley_slice_make(
                                 token->start + 2,
                                 (size_t)(galley_char_skip_tag_name(token->start + 2, token->end) -
                                          token->start - 2)));
        append(printer, "]\n");
        break;
    case GALLEY_TOKEN_COMMENT:
        append(printer, "[\"Comment\",");
        galley_buffer_clear(&printer->scratch);
        galley_decode_text(span, GALLEY_DECODE_REPLACE_NUL, &printer->scratch);
        append_json(printer, &printer->scratch);
        append(printer, "]\n");
        break;
    case GALLEY_TOKEN_DOCTYPE:
        print_doctype(printer, token);
        break;
    default:
        break;
    }
}

/* The first token in the state that the test begins in. False for the data state. */
static bool read_first(struct printer *printer, const char *state, galley_slice last_start_tag,
                       galley_token *token) {
    static const struct {
        const char *name;
        galley_raw_kind kind;
    } raw_states[] = {{"RCDATA state", GALLEY_RAW_RCDATA},
                      {"RAWTEXT state", GALLEY_RAW_RAWTEXT},
                      {"Script data state", GALLEY_RAW_SCRIPT}};
    galley_tokenizer *tokenizer = &printer->tokenizer;
    for (size_t i = 0; i < sizeof raw_states / sizeof *raw_states; i++) {
        if (strcmp(state, raw_states[i].name) == 0 && last_start_tag.len > 0) {
            galley_tokenizer_raw(tokenizer, raw_states[i].kind, last_start_tag, token);
            return true;
        }
        if (strcmp(state, raw_states[i].name) == 0) {
            galley_tokenizer_rest(tokenizer, raw_states[i].kind != GALLEY_RAW_RCDATA, token);
            return true;
        }
    }
    if (strcmp(state, "PLAINTEXT state") == 0) {
        galley_tokenizer_rest(tokenizer, true, token);
        return true;
    }
    if (strcmp(state, "CDATA section state") == 0) {
        galley_tokenizer_cdata(tokenizer, token);
        return true;
    }
    return false;
}

bool galley_token_print(galley_slice input, const char *state, galley_slice last_start_tag,
                        const galley_scan *scan, galley_buffer *out) {
    struct printer printer = {.out = out};
    galley_tokenizer_init(&printer.tokenizer, scan);
    galley_buffer_init(&printer.text, out->allocator);
    galley_buffer_init(&printer.scratch, out->allocator);
    galley_tokenizer_start(&printer.tokenizer,
                           galley_slice_make(input.len > 0 ? input.ptr : "", input.len));
    galley_token token;
    if (read_first(&printer, state, last_start_tag, &token)) {
        print_token(&printer, &token);
    }
    do {
        galley_tokenizer_next(&printer.tokenizer, false, &token);
        print_token(&printer, &token);
    } while (token.kind != GALLEY_TOKEN_END_OF_INPUT && !out->failed);
    bool complete = !out->failed && !printer.text.failed && !printer.scratch.failed;
    galley_buffer_free(&printer.text);
    galley_buffer_free(&printer.scratch);
    return complete;
}
