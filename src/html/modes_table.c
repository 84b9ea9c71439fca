/*
 * The insertion modes of tables: in table (with table text), in caption, in column group, in table
 * body, in row, in cell. What a table cannot hold is put before it: foster parenting.
 */
#include "builder.h"

static bool is_start(const galley_token *token) { return token->kind == GALLEY_TOKEN_START_TAG; }

static bool is_end(const galley_token *token) { return token->kind == GALLEY_TOKEN_END_TAG; }

static bool in_table_scope(galley_parser *parser, uint32_t name) {
    return galley_open_in_scope(parser, name, GALLEY_TRAIT_TABLE_SCOPE);
}

static galley_verdict switch_to(galley_parser *parser, galley_mode mode, galley_verdict verdict) {
    parser->mode = mode;
    return verdict;
}

static galley_verdict insert_outside_table(galley_parser *parser, galley_token *token) {
    parser->foster = true;
    galley_verdict verdict = galley_mode_in_body(parser, token);
    parser->foster = false;
    return verdict;
}

/* The mode in table text, for the whole text at once. */
static galley_verdict insert_table_text(galley_parser *parser, galley_token *token) {
    uint32_t traits = galley_open_current(parser)->traits;
    bool holds_no_text =
        (traits & GALLEY_TRAIT_FOSTERS) != 0 || galley_open_current_is(parser, GALLEY_TAG_TEMPLATE);
    if (holds_no_text && galley_token_is_blank(token)) {
        galley_insert_text(parser, token);
        return GALLEY_VERDICT_DONE;
    }
    return insert_outside_table(parser, token);
}

static void open_in_table(galley_parser *parser, const galley_token *token, galley_mode mode) {
    galley_open_pop_until(parser, GALLEY_TRAIT_TABLE_CONTEXT);
    galley_insert_element(parser, token);
    parser->mode = mode;
}

static galley_verdict imply_in_table(galley_parser *parser, galley_tag tag, galley_mode mode) {
    galley_open_pop_until(parser, GALLEY_TRAIT_TABLE_CONTEXT);
    galley_insert_implied(parser, tag);
    return switch_to(parser, mode, GALLEY_VERDICT_AGAIN);
}

static void start_form_in_table(galley_parser *parser, const galley_token *token) {
    if (!parser->form_set && !galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        parser->form = galley_insert_element(parser, token);
        parser->form_set = true;
        galley_open_pop(parser);
    }
}

/* Closes the table; false when there is none to close. */
static bool close_table(galley_parser *parser) {
    if (!in_table_scope(parser, GALLEY_TAG_TABLE)) {
        return false;
    }
    galley_open_pop_to(parser, GALLEY_TAG_TABLE);
    galley_mode_reset(parser);
    return true;
}

static galley_verdict start_in_table(galley_parser *parser, galley_token *token) {
    switch (token->name) {
    case GALLEY_TAG_CAPTION:
        galley_formatting_mark(parser);
        open_in_table(parser, token, GALLEY_MODE_IN_CAPTION);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TAG_COLGROUP:
        open_in_table(parser, token, GALLEY_MODE_IN_COLUMN_GROUP);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TAG_COL:
        return imply_in_table(parser, GALLEY_TAG_COLGROUP, GALLEY_MODE_IN_COLUMN_GROUP);
    case GALLEY_TAG_TBODY:
    case GALLEY_TAG_TFOOT:
    case GALLEY_TAG_THEAD:
        open_in_table(parser, token, GALLEY_MODE_IN_TABLE_BODY);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TH:
    case GALLEY_TAG_TR:
        return imply_in_table(parser, GALLEY_TAG_TBODY, GALLEY_MODE_IN_TABLE_BODY);
    case GALLEY_TAG_TABLE:
        return close_table(parser) ? GALLEY_VERDICT_AGAIN : GALLEY_VERDICT_DONE;
    case GALLEY_TAG_STYLE:
    case GALLEY_TAG_SCRIPT:
    case GALLEY_TAG_TEMPLATE:
        return galley_mode_in_head(parser, token);
    case GALLEY_TAG_INPUT:
        if (galley_token_is_hidden_input(parser, token)) {
            galley_insert_void(parser, token);
            return GALLEY_VERDICT_DONE;
        }
        return insert_outside_table(parser, token);
    case GALLEY_TAG_FORM:
        start_form_in_table(parser, token);
        return GALLEY_VERDICT_DONE;
    default:
        return insert_outside_table(parser, token);
    }
}

static galley_verdict end_in_table(galley_parser *parser, galley_token *token) {
    switch (token->name) {
    case GALLEY_TAG_TABLE:
        close_table(parser);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TAG_BODY:
    case GALLEY_TAG_CAPTION:
    case GALLEY_TAG_COL:
    case GALLEY_TAG_COLGROUP:
    case GALLEY_TAG_HTML:
    case GALLEY_TAG_TBODY:
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TFOOT:
    case GALLEY_TAG_TH:
    case GALLEY_TAG_THEAD:
    case GALLEY_TAG_TR:
        return GALLEY_VERDICT_DONE;
    case GALLEY_TAG_TEMPLATE:
        return galley_mode_in_head(parser, token);
    default:
        return insert_outside_table(parser, token);
    }
}

galley_verdict galley_mode_in_table(galley_parser *parser, galley_token *token) {
    switch (token->kind) {
    case GALLEY_TOKEN_TEXT:
        return insert_table_text(parser, token);
    case GALLEY_TOKEN_START_TAG:
        return start_in_table(parser, token);
    case GALLEY_TOKEN_END_TAG:
        return end_in_table(parser, token);
    default:
        return galley_mode_in_body(parser, token);
    }
}

/* Start tags of a table's own parts, which end a caption, a cell or a row that is open. */
static bool is_table_part(const galley_token *token) {
    switch (token->name) {
    case GALLEY_TAG_CAPTION:
    case GALLEY_TAG_COL:
    case GALLEY_TAG_COLGROUP:
    case GALLEY_TAG_TBODY:
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TFOOT:
    case GALLEY_TAG_TH:
    case GALLEY_TAG_THEAD:
    case GALLEY_TAG_TR:
        return true;
    default:
        return false;
    }
}

static bool close_caption(galley_parser *parser) {
    if (!in_table_scope(parser, GALLEY_TAG_CAPTION)) {
        return false;
    }
    galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
    galley_open_pop_to(parser, GALLEY_TAG_CAPTION);
    galley_formatting_clear_to_mark(parser);
    parser->mode = GALLEY_MODE_IN_TABLE;
    return true;
}

galley_verdict galley_mode_in_caption(galley_parser *parser, galley_token *token) {
    if (galley_token_ends(token, GALLEY_TAG_CAPTION)) {
        close_caption(parser);
        return GALLEY_VERDICT_DONE;
    }
    if ((is_start(token) && is_table_part(token)) || (galley_token_ends(token, GALLEY_TAG_TABLE))) {
        return close_caption(parser) ? GALLEY_VERDICT_AGAIN : GALLEY_VERDICT_DONE;
    }
    if (is_end(token) && (is_table_part(token) || token->name == GALLEY_TAG_BODY ||
                          token->name == GALLEY_TAG_HTML)) {
        return GALLEY_VERDICT_DONE;
    }
    return galley_mode_in_body(parser, token);
}

static galley_verdict leave_column_group(galley_parser *parser, galley_verdict verdict) {
    if (!galley_open_current_is(parser, GALLEY_TAG_COLGROUP)) {
        return GALLEY_VERDICT_DONE;
    }
    galley_open_pop(parser);
    return switch_to(parser, GALLEY_MODE_IN_TABLE, verdict);
}

galley_verdict galley_mode_in_column_group(galley_parser *parser, galley_token *token) {
    galley_token space;
    switch (token->kind) {
    case GALLEY_TOKEN_TEXT:
        if (galley_token_split_space(token, &space)) {
            galley_insert_text(parser, &space);
        }
        return token->start == token->end ? GALLEY_VERDICT_DONE
                                          : leave_column_group(parser, GALLEY_VERDICT_AGAIN);
    case GALLEY_TOKEN_COMMENT:
        galley_insert_comment(parser, token);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_DOCTYPE:
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_END_OF_INPUT:
        return galley_mode_in_body(parser, token);
    default:
        break;
    }
    if (token->name == GALLEY_TAG_TEMPLATE) {
        return galley_mode_in_head(parser, token);
    }
    if (galley_token_starts(token, GALLEY_TAG_HTML)) {
        return galley_mode_in_body(parser, token);
    }
    if (token->name == GALLEY_TAG_COL) {
        if (is_start(token)) {
            galley_insert_void(parser, token);
        }
        return GALLEY_VERDICT_DONE;
    }
    bool closes = galley_token_ends(token, GALLEY_TAG_COLGROUP);
    return leave_column_group(parser, closes ? GALLEY_VERDICT_DONE : GALLEY_VERDICT_AGAIN);
}

static bool in_table_body_scope(galley_parser *parser) {
    return in_table_scope(parser, GALLEY_TAG_TBODY) || in_table_scope(parser, GALLEY_TAG_THEAD) ||
           in_table_scope(parser, GALLEY_TAG_TFOOT);
}

static void close_table_body(galley_parser *parser) {
    galley_open_pop_until(parser, GALLEY_TRAIT_BODY_CONTEXT);
    galley_open_pop(parser);
    parser->mode = GALLEY_MODE_IN_TABLE;
}

static bool is_table_section(uint32_t name) {
    return name == GALLEY_TAG_TBODY || name == GALLEY_TAG_TFOOT || name == GALLEY_TAG_THEAD;
}

static bool is_cell(uint32_t name) { return name == GALLEY_TAG_TD || name == GALLEY_TAG_TH; }

galley_verdict galley_mode_in_table_body(galley_parser *parser, galley_token *token) {
    if (galley_token_starts(token, GALLEY_TAG_TR)) {
        galley_open_pop_until(parser, GALLEY_TRAIT_BODY_CONTEXT);
        galley_insert_element(parser, token);
        return switch_to(parser, GALLEY_MODE_IN_ROW, GALLEY_VERDICT_DONE);
    }
    if (is_start(token) && is_cell(token->name)) {
        galley_open_pop_until(parser, GALLEY_TRAIT_BODY_CONTEXT);
        galley_insert_implied(parser, GALLEY_TAG_TR);
        return switch_to(parser, GALLEY_MODE_IN_ROW, GALLEY_VERDICT_AGAIN);
    }
    if (is_end(token) && is_table_section(token->name)) {
        if (in_table_scope(parser, token->name)) {
            close_table_body(parser);
        }
        return GALLEY_VERDICT_DONE;
    }
    if ((is_start(token) && is_table_part(token)) || (galley_token_ends(token, GALLEY_TAG_TABLE))) {
        if (!in_table_body_scope(parser)) {
            return GALLEY_VERDICT_DONE;
        }
        close_table_body(parser);
        return GALLEY_VERDICT_AGAIN;
    }
    return galley_mode_in_table(parser, token);
}

/* Closes the row; false when none is open in this table. */
static bool close_row(galley_parser *parser) {
    if (!in_table_scope(parser, GALLEY_TAG_TR)) {
        return false;
    }
    galley_open_pop_until(parser, GALLEY_TRAIT_ROW_CONTEXT);
    galley_open_pop(parser);
    parser->mode = GALLEY_MODE_IN_TABLE_BODY;
    return true;
}

galley_verdict galley_mode_in_row(galley_parser *parser, galley_token *token) {
    if (is_start(token) && is_cell(token->name)) {
        galley_open_pop_until(parser, GALLEY_TRAIT_ROW_CONTEXT);
        galley_insert_element(parser, token);
        galley_formatting_mark(parser);
        return switch_to(parser, GALLEY_MODE_IN_CELL, GALLEY_VERDICT_DONE);
    }
    if (galley_token_ends(token, GALLEY_TAG_TR)) {
        close_row(parser);
        return GALLEY_VERDICT_DONE;
    }
    bool ends_section = is_end(token) && is_table_section(token->name);
    if (ends_section && !in_table_scope(parser, token->name)) {
        return GALLEY_VERDICT_DONE;
    }
    if (ends_section || (is_start(token) && is_table_part(token)) ||
        (galley_token_ends(token, GALLEY_TAG_TABLE))) {
        return close_row(parser) ? GALLEY_VERDICT_AGAIN : GALLEY_VERDICT_DONE;
    }
    if (is_end(token) && (is_cell(token->name) || token->name == GALLEY_TAG_CAPTION ||
                          token->name == GALLEY_TAG_COL || token->name == GALLEY_TAG_COLGROUP)) {
        return GALLEY_VERDICT_DONE;
    }
    return galley_mode_in_table(parser, token);
}

/* Closes the open cell; false when there is none. */
static bool close_cell(galley_parser *parser) {
    bool td = in_table_scope(parser, GALLEY_TAG_TD);
    if (!td && !in_table_scope(parser, GALLEY_TAG_TH)) {
        return false;
    }
    galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
    galley_open_pop_to(parser, td ? GALLEY_TAG_TD : GALLEY_TAG_TH);
    galley_formatting_clear_to_mark(parser);
    parser->mode = GALLEY_MODE_IN_ROW;
    return true;
}

galley_verdict galley_mode_in_cell(galley_parser *parser, galley_token *token) {
    if (is_end(token) && is_cell(token->name)) {
        if (in_table_scope(parser, token->name)) {
            galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
            galley_open_pop_to(parser, token->name);
            galley_formatting_clear_to_mark(parser);
            parser->mode = GALLEY_MODE_IN_ROW;
        }
        return GALLEY_VERDICT_DONE;
    }
    if (is_start(token) && is_table_part(token)) {
        return close_cell(parser) ? GALLEY_VERDICT_AGAIN : GALLEY_VERDICT_DONE;
    }
    if (is_end(token)) {
        switch (token->name) {
        case GALLEY_TAG_BODY:
        case GALLEY_TAG_CAPTION:
        case GALLEY_TAG_COL:
        case GALLEY_TAG_COLGROUP:
        case GALLEY_TAG_HTML:
            return GALLEY_VERDICT_DONE;
        case GALLEY_TAG_TABLE:
        case GALLEY_TAG_TBODY:
        case GALLEY_TAG_TFOOT:
        case GALLEY_TAG_THEAD:
        case GALLEY_TAG_TR:
            return in_table_scope(parser, token->name) && close_cell(parser) ? GALLEY_VERDICT_AGAIN
                                                                             : GALLEY_VERDICT_DONE;
        default:
            break;
        }
    }
    return galley_mode_in_body(parser, token);
}
