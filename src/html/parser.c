/*
 * The parser: hands each token to the rules in force, from the first to the end of the input, and
 * then lets the document be put in order. Fragments begin with a root and the mode that their
 * context calls for.
 */
#include "builder.h"

/* As browsers have it. Deeper elements become siblings: open_elements.c. */
#define DEFAULT_DEPTH 512
/* html, head or body, and something in them. */
#define LEAST_DEPTH 3
/* Active formatting elements behind the last marker; the oldest gives way. No page of the test sets
 * has more than 5. */
#define DEFAULT_FORMATTING 64
/* Work on a page grows with the depth it may have; beyond this it would not count as linear. Counts
 * of open elements have 16 bits. */
#define MOST_DEPTH 32768
/* Elements without a tag of their own (copies of formatting elements) that any page may have, and
 * how many bytes of input allow one more. The 1,358 pages of wcxb have 419 in all, one of them 89.
 */
#define FREE_COPIES 512
#define BYTES_A_COPY 64
/* Bytes a node, for a first guess at the array's size: the pages of the test sets have 100 to 140
 * on average, and a denser page makes the array grow. */
#define BYTES_A_NODE 64

static size_t open_room(const galley_parser *parser) {
    return (size_t)parser->max_depth + GALLEY_OPEN_ROOM;
}

galley_parser *galley_parser_new(const galley_allocator *allocator, const galley_scan *scan,
                                 uint32_t max_depth) {
    galley_parser *parser = galley_memory_new(allocator, sizeof *parser);
    if (parser == NULL) {
        return NULL;
    }
    memset(parser, 0, sizeof *parser);
    parser->allocator = allocator;
    parser->max_depth = max_depth == 0 ? DEFAULT_DEPTH : max_depth;
    parser->max_depth = parser->max_depth < LEAST_DEPTH ? LEAST_DEPTH : parser->max_depth;
    parser->max_depth = parser->max_depth > MOST_DEPTH ? MOST_DEPTH : parser->max_depth;
    galley_parser_set_limits(parser, 0, 0);
    galley_tokenizer_init(&parser->tokenizer, scan);
    galley_buffer_init(&parser->scratch, allocator);
    parser->open = galley_memory_new(allocator, open_room(parser) * sizeof *parser->open);
    parser->template_modes = galley_memory_new(allocator, open_room(parser));
    if (parser->open == NULL || parser->template_modes == NULL) {
        galley_parser_free(parser);
        return NULL;
    }
    return parser;
}

void galley_parser_set_limits(galley_parser *parser, uint32_t max_formatting, uint32_t max_copies) {
    parser->max_formatting = max_formatting == 0 ? DEFAULT_FORMATTING : max_formatting;
    parser->max_copies = max_copies;
}

void galley_parser_free(galley_parser *parser) {
    if (parser == NULL) {
        return;
    }
    const galley_allocator *allocator = parser->allocator;
    galley_buffer_free(&parser->scratch);
    galley_memory_free(allocator, parser->open, open_room(parser) * sizeof *parser->open);
    galley_memory_free(allocator, parser->template_modes, open_room(parser));
    galley_memory_free(allocator, parser->formatting,
                       parser->formatting_capacity * sizeof *parser->formatting);
    galley_memory_free(allocator, parser->links, parser->link_capacity * sizeof *parser->links);
    galley_memory_free(allocator, parser, sizeof *parser);
}

uint64_t galley_parser_steps(const galley_parser *parser) { return parser->steps; }

galley_verdict galley_mode_current(galley_parser *parser, galley_token *token) {
    static galley_mode_rules *const rules[] = {
        [GALLEY_MODE_INITIAL] = galley_mode_initial,
        [GALLEY_MODE_BEFORE_HTML] = galley_mode_before_html,
        [GALLEY_MODE_BEFORE_HEAD] = galley_mode_before_head,
        [GALLEY_MODE_IN_HEAD] = galley_mode_in_head,
        [GALLEY_MODE_IN_HEAD_NOSCRIPT] = galley_mode_in_head_noscript,
        [GALLEY_MODE_AFTER_HEAD] = galley_mode_after_head,
        [GALLEY_MODE_IN_BODY] = galley_mode_in_body,
        [GALLEY_MODE_IN_TABLE] = galley_mode_in_table,
        [GALLEY_MODE_IN_CAPTION] = galley_mode_in_caption,
        [GALLEY_MODE_IN_COLUMN_GROUP] = galley_mode_in_column_group,
        [GALLEY_MODE_IN_TABLE_BODY] = galley_mode_in_table_body,
        [GALLEY_MODE_IN_ROW] = galley_mode_in_row,
        [GALLEY_MODE_IN_CELL] = galley_mode_in_cell,
        [GALLEY_MODE_IN_TEMPLATE] = galley_mode_in_template,
        [GALLEY_MODE_AFTER_BODY] = galley_mode_after_body,
        [GALLEY_MODE_IN_FRAMESET] = galley_mode_in_frameset,
        [GALLEY_MODE_AFTER_FRAMESET] = galley_mode_after_frameset,
        [GALLEY_MODE_AFTER_AFTER_BODY] = galley_mode_after_after_body,
        [GALLEY_MODE_AFTER_AFTER_FRAMESET] = galley_mode_after_after_frameset,
    };
    return rules[parser->mode](parser, token);
}

static void process(galley_parser *parser, galley_token *token) {
    if (parser->skip_line_feed) {
        parser->skip_line_feed = false;
        if (token->kind == GALLEY_TOKEN_TEXT) {
            galley_token_drop_line_feed(token);
            if (token->start == token->end) {
                return;
            }
        }
    }
    if (galley_open_is_too_deep(parser, token)) {
        return;
    }
    galley_verdict verdict;
    do {
        verdict = galley_open_is_foreign(parser) && galley_foreign_applies(parser, token)
                      ? galley_foreign_rules(parser, token)
                      : galley_mode_current(parser, token);
    } while (verdict == GALLEY_VERDICT_AGAIN && !parser->failed);
}

static void next_token(galley_parser *parser, galley_token *token) {
    if (parser->plaintext && parser->tokenizer.at < parser->tokenizer.end) {
        galley_tokenizer_rest(&parser->tokenizer, true, token);
        return;
    }
    galley_tokenizer_next(&parser->tokenizer, galley_open_is_foreign(parser), token);
}

/* Sets all back to the state before the first token, and makes the document node. */
static bool start(galley_parser *parser, galley_slice input, galley_document *document) {
    document->input = galley_slice_make(input.len > 0 ? input.ptr : "", input.len);
    document->count = 0;
    document->merge_count = 0;
    document->data_count = 0;
    document->quirks = false;
    document->limited_quirks = false;
    void *nodes = document->nodes;
    size_t guess = input.len / BYTES_A_NODE + 64;
    if (document->capacity < guess &&
        !galley_memory_resize(document->allocator, &nodes, &document->capacity, guess,
                              sizeof *document->nodes)) {
        return false;
    }
    document->nodes = nodes;
    document->nodes[document->count++] =
        (galley_node){0, 0, GALLEY_NODE_NONE, GALLEY_NODE_DOCUMENT << GALLEY_NODE_KIND_SHIFT};

    parser->document = document;
    galley_tokenizer_start(&parser->tokenizer, document->input);
    galley_open_forget(parser);
    parser->formatting_count = 0;
    parser->template_count = 0;
    parser->linked = false;
    parser->mode = GALLEY_MODE_INITIAL;
    parser->head = GALLEY_NODE_NONE;
    parser->form = GALLEY_NODE_NONE;
    parser->form_set = false;
    parser->fragment = false;
    parser->frameset_ok = true;
    parser->foster = false;
    parser->skip_line_feed = false;
    parser->plaintext = false;
    parser->has_selectedcontent = false;
    parser->failed = false;
    parser->copies_left =
        parser->max_copies != 0 ? parser->max_copies : FREE_COPIES + input.len / BYTES_A_COPY;
    parser->steps = 0;
    return true;
}

/* Begins with a token that is there already, if any. */
static galley_status run(galley_parser *parser, const galley_token *first) {
    galley_token token;
    do {
        if (first == NULL) {
            next_token(parser, &token);
        } else {
            token = *first;
            first = NULL;
        }
        process(parser, &token);
    } while (token.kind != GALLEY_TOKEN_END_OF_INPUT && !parser->failed);
    if (parser->has_selectedcontent && !parser->failed) {
        galley_selected_content_fill(parser);
    }
    if (parser->failed) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    parser->steps += parser->document->input.len + parser->document->count;
    galley_links_finish(parser);
    return galley_document_list_data(parser->document) ? GALLEY_STATUS_OK : GALLEY_STATUS_NO_MEMORY;
}

galley_status galley_parser_parse(galley_parser *parser, galley_slice input,
                                  galley_document *document) {
    if (input.len >= UINT32_MAX) {
        return GALLEY_STATUS_TOO_LARGE;
    }
    return start(parser, input, document) ? run(parser, NULL) : GALLEY_STATUS_NO_MEMORY;
}

/* "svg path", "math mi", or a name alone. */
static galley_open describe_context(galley_slice context) {
    static const char *const prefixes[] = {"", "svg ", "math "};
    galley_open open = {GALLEY_NODE_NONE, GALLEY_TAG_NONE, 0, GALLEY_NAMESPACE_HTML};
    for (int space = GALLEY_NAMESPACE_SVG; space <= GALLEY_NAMESPACE_MATH; space++) {
        size_t len = strlen(prefixes[space]);
        if (context.len > len && memcmp(context.ptr, prefixes[space], len) == 0) {
            open.space = (galley_namespace)space;
            context = galley_slice_make(context.ptr + len, context.len - len);
            break;
        }
    }
    open.name = galley_tag_find(context);
    open.traits = open.space == GALLEY_NAMESPACE_HTML
                      ? galley_traits_html(open.name)
                      : galley_traits_foreign(open.space, open.name);
    return open;
}

/* In these contexts the whole fragment is one text. */
static bool context_holds_text(const galley_open *context, bool *raw) {
    if (context->space != GALLEY_NAMESPACE_HTML) {
        return false;
    }
    switch (context->name) {
    case GALLEY_TAG_TITLE:
    case GALLEY_TAG_TEXTAREA:
        *raw = false;
        return true;
    case GALLEY_TAG_STYLE:
    case GALLEY_TAG_XMP:
    case GALLEY_TAG_IFRAME:
    case GALLEY_TAG_NOEMBED:
    case GALLEY_TAG_NOFRAMES:
    case GALLEY_TAG_SCRIPT:
    case GALLEY_TAG_PLAINTEXT:
        *raw = true;
        return true;
    default:
        return false;
    }
}

galley_status galley_parser_parse_fragment(galley_parser *parser, galley_slice input,
                                           galley_slice context, galley_document *document) {
    if (input.len >= UINT32_MAX) {
        return GALLEY_STATUS_TOO_LARGE;
    }
    if (!start(parser, input, document)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    parser->fragment = true;
    parser->context = describe_context(context);
    galley_insert_root(parser, NULL);
    if (galley_open_is(&parser->context, GALLEY_TAG_TEMPLATE)) {
        parser->template_modes[parser->template_count++] = GALLEY_MODE_IN_TEMPLATE;
    }
    parser->form_set = galley_open_is(&parser->context, GALLEY_TAG_FORM);
    galley_mode_reset(parser);
    galley_token text;
    bool raw;
    if (input.len > 0 && context_holds_text(&parser->context, &raw)) {
        galley_tokenizer_rest(&parser->tokenizer, raw, &text);
        return run(parser, &text);
    }
    return run(parser, NULL);
}
