/*
 * What the tree builder asks of a single token: the white space a text begins with, whether it
 * holds anything else, an attribute of a tag.
 */
#include "builder.h"

#include "attribute_step.h"
#include "decode_text.h"
#include "reference.h"

void galley_token_drop_line_feed(galley_token *text) {
    if (text->start < text->end && *text->start == '\r') {
        text->start++;
        text->start += text->start < text->end && *text->start == '\n';
    } else if (text->start < text->end && *text->start == '\n') {
        text->start++;
    } else if (text->start < text->end && *text->start == '&') {
        galley_reference reference = {0, 0};
        size_t len = galley_reference_read(text->start, text->end, false, &reference);
        text->start += len > 0 && reference.first == '\n' && reference.second == 0 ? len : 0;
    }
}

bool galley_token_split_space(galley_token *token, galley_token *space) {
    galley_slice span = galley_slice_make(token->start, (size_t)(token->end - token->start));
    size_t len = token->raw ? 0 : galley_decode_leading_space(span);
    while (token->raw && len < span.len && galley_ascii_space(span.ptr[len])) {
        len++;
    }
    *space = *token;
    space->end = token->start + len;
    token->start = space->end;
    return len > 0;
}

bool galley_token_is_blank(const galley_token *token) {
    galley_token rest = *token;
    galley_token space;
    do {
        galley_token_split_space(&rest, &space);
        while (rest.start < rest.end && *rest.start == '\0') {
            rest.start++;
            space.end = rest.start;
        }
    } while (rest.start < rest.end && space.start < space.end);
    return rest.start == rest.end;
}

bool galley_token_attribute(const galley_parser *parser, const galley_token *token,
                            const char *name, galley_slice *value) {
    const char *at = galley_char_skip_tag_name(token->start + 1, token->end);
    galley_attribute attribute;
    galley_slice wanted = galley_slice_from(name);
    while (galley_attribute_step_next(&at, parser->tokenizer.end, &attribute) ==
           GALLEY_ATTRIBUTE_STEP_FOUND) {
        if (galley_slice_equal_nocase(attribute.name, wanted)) {
            *value = attribute.value;
            return true;
        }
    }
    return false;
}

bool galley_token_is_hidden_input(const galley_parser *parser, const galley_token *token) {
    galley_slice type;
    return galley_token_attribute(parser, token, "type", &type) &&
           galley_slice_equal_nocase(type, galley_slice_from("hidden"));
}
