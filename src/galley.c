/*
 * The public functions: engine, page, and the way of an input through the stages in order.
 *
 *     bytes -> unpack -> decode -> parse -> cut -> judge -> assemble -> render -> bytes
 *
 * Lines of text have nothing to be parsed: they are cut and judged by stages of their own.
 */
#include "article/article.h"
#include "base/url.h"
#include "html/parser.h"
#include "input/decode.h"
#include "input/gzip.h"
#include "judge/captions.h"
#include "judge/comments.h"
#include "judge/explain.h"
#include "judge/judge.h"
#include "judge/model.h"
#include "judge/prints.h"
#include "judge/type.h"
#include "lines/lines.h"
#include "render/render.h"

/* Real pages end at some 30 MB; a node array stays within 32 bits far beyond. */
#define DEFAULT_MAX_BYTES ((size_t)256 << 20)

struct galley_engine {
    galley_allocator allocator;
    size_t max_bytes;
    uint32_t max_depth; /* these three 0: the parser's default */
    uint32_t max_formatting;
    uint32_t max_copies;
    galley_favor favor;
    bool comments;
    bool captions;
    bool explain;
    bool text_only;
    galley_tree_without without;
    const galley_scan *scan;
    const galley_utf8 *utf8;
};

struct galley_page {
    const galley_engine *engine;
    galley_buffer unpacked;
    galley_decoder decoder;
    galley_parser *parser;
    galley_document document;
    galley_blocks blocks;
    galley_print_list prints;
    galley_survey survey;
    galley_lines lines;
    galley_reasons reasons;
    galley_article article;
};

galley_engine *galley_engine_new(const galley_options *options) {
    galley_options given = GALLEY_OPTIONS_INIT;
    if (options != NULL) {
        /* a caller compiled with an older header has fewer fields, with a newer one more */
        memcpy(&given, options, options->size < sizeof given ? options->size : sizeof given);
    }
    galley_allocator allocator =
        given.allocator == NULL ? galley_allocator_default() : *given.allocator;
    galley_engine *engine = galley_memory_new(&allocator, sizeof *engine);
    if (engine != NULL) {
        *engine = (galley_engine){
            .allocator = allocator,
            .max_bytes = given.max_bytes == 0 ? DEFAULT_MAX_BYTES : given.max_bytes,
            .max_depth = given.max_depth,
            .max_formatting = given.max_formatting,
            .max_copies = given.max_copies,
            .favor = given.favor,
            .comments = given.comments != 0,
            .captions = given.captions != 0,
            .without = {given.no_links != 0 || given.text_only != 0, given.no_images != 0,
                        given.no_tables != 0},
            .explain = given.explain != 0,
            .text_only = given.text_only != 0,
            .scan = galley_scan_best(),
            .utf8 = galley_utf8_best(),
        };
    }
    return engine;
}

void galley_engine_free(galley_engine *engine) {
    if (engine != NULL) {
        galley_allocator allocator = engine->allocator;
        galley_memory_free(&allocator, engine, sizeof *engine);
    }
}

galley_page *galley_page_new(const galley_engine *engine) {
    const galley_allocator *allocator = &engine->allocator;
    galley_page *page = galley_memory_new(allocator, sizeof *page);
    if (page == NULL) {
        return NULL;
    }
    page->engine = engine;
    galley_buffer_init(&page->unpacked, allocator);
    galley_decoder_init(&page->decoder, allocator, engine->utf8);
    galley_document_init(&page->document, allocator);
    galley_blocks_init(&page->blocks, allocator);
    galley_print_list_init(&page->prints, allocator);
    galley_survey_init(&page->survey, allocator);
    galley_lines_init(&page->lines, allocator);
    galley_reasons_init(&page->reasons, allocator);
    galley_article_init(&page->article, allocator);
    page->parser = galley_parser_new(allocator, engine->scan, engine->max_depth);
    if (page->parser == NULL) {
        galley_page_free(page);
        return NULL;
    }
    galley_parser_set_limits(page->parser, engine->max_formatting, engine->max_copies);
    return page;
}

void galley_page_free(galley_page *page) {
    if (page == NULL) {
        return;
    }
    galley_article_free(&page->article);
    galley_reasons_free(&page->reasons);
    galley_lines_free(&page->lines);
    galley_survey_free(&page->survey);
    galley_print_list_free(&page->prints);
    galley_blocks_free(&page->blocks);
    galley_document_free(&page->document);
    galley_parser_free(page->parser);
    galley_decoder_free(&page->decoder);
    galley_buffer_free(&page->unpacked);
    galley_memory_free(&page->engine->allocator, page, sizeof *page);
}

static galley_status fail(galley_error *error, galley_status status, const char *message,
                          size_t position) {
    *error = (galley_error){status, message, position};
    return status;
}

static galley_status fail_memory(galley_error *error) {
    return fail(error, GALLEY_STATUS_NO_MEMORY, "no memory", 0);
}

/* What the bytes are: themselves, or what they unpack to. */
static galley_status unpack(galley_page *page, galley_slice *bytes, galley_error *error) {
    size_t most = page->engine->max_bytes;
    if (bytes->len > most) {
        return fail(error, GALLEY_STATUS_TOO_LARGE, "the input is longer than max_bytes", most);
    }
    if (!galley_gzip_is(*bytes)) {
        return GALLEY_STATUS_OK;
    }
    galley_status status = galley_gzip_unpack(*bytes, most, &page->unpacked, error);
    *bytes = galley_buffer_slice(&page->unpacked, 0, page->unpacked.len);
    return status;
}

static bool is_lines(galley_slice text, galley_input input) {
    return input == GALLEY_INPUT_TEXT || (input != GALLEY_INPUT_HTML && galley_lines_plain(text));
}

/* Parses HTML, or takes lines as they are, into a document and its blocks. */
static galley_status cut(galley_page *page, galley_slice text, bool lines) {
    if (lines) {
        return galley_lines_cut(&page->lines, text, &page->document, &page->blocks);
    }
    galley_status status = galley_parser_parse(page->parser, text, &page->document);
    return status == GALLEY_STATUS_OK ? galley_blocks_cut(&page->blocks, &page->document) : status;
}

/* What the page's blocks are known by at its host. */
static galley_status make_prints(galley_page *page, const galley_hints *hints) {
    return galley_print_list_make(&page->prints, &page->blocks, galley_url_host(hints->url))
               ? GALLEY_STATUS_OK
               : GALLEY_STATUS_NO_MEMORY;
}

/* Decides what is kept, of which type the page is, and why if that was asked for. */
static galley_status judge_html(galley_page *page, const galley_site_view *site) {
    const galley_engine *engine = page->engine;
    galley_verdict verdict;
    galley_status status = galley_judge_blocks(&page->survey, &page->blocks, &page->document, site,
                                               engine->favor, &verdict);
    if (status != GALLEY_STATUS_OK || page->blocks.count == 0) {
        return status;
    }
    page->article.confidence = verdict.confidence;
    if (verdict.confidence > 0) {
        page->article.page_type =
            galley_page_type_find(&page->survey, &page->blocks, &page->document);
        if (engine->comments || !engine->text_only) {
            status =
                galley_comments_find(&page->article.comments, &page->blocks, &page->survey,
                                     &page->document, page->article.page_type, engine->comments);
        }
        if (status != GALLEY_STATUS_OK) {
            return status;
        }
        if (engine->captions) {
            galley_captions_keep(&page->blocks);
        }
    }
    galley_case judged = {page->survey.columns, page->survey.stride, &galley_model_forest};
    return engine->explain ? galley_explain_blocks(&judged, &page->blocks, &page->reasons)
                           : GALLEY_STATUS_OK;
}

static galley_status judge_lines(galley_page *page, const galley_site_view *site) {
    galley_verdict verdict;
    galley_status status = galley_lines_judge(&page->lines, &page->blocks, &page->document, site,
                                              page->engine->favor, &verdict);
    page->article.confidence = verdict.confidence;
    return status;
}

/* Judges what was cut, beside other pages of its host where any are known. */
static galley_status judge(galley_page *page, const galley_hints *hints, bool lines) {
    galley_site_view view;
    const galley_site_view *site = NULL;
    galley_reasons_clear(&page->reasons);
    if (hints->sites != NULL) {
        galley_status status = make_prints(page, hints);
        if (status != GALLEY_STATUS_OK) {
            return status;
        }
        if (page->prints.count > 0) {
            view = galley_sites_view(hints->sites, page->prints.of);
            site = &view;
        }
    }
    return lines ? judge_lines(page, site) : judge_html(page, site);
}

/* Finds all of the record but the text: what the page says of itself, and what stands around. */
static galley_status find_record(galley_page *page, bool lines) {
    galley_status status = galley_article_describe(&page->article);
    if (status != GALLEY_STATUS_OK) {
        return status;
    }
    return lines ? galley_article_look_at_lines(&page->article, &page->lines)
                 : galley_article_look_around(&page->article, &page->blocks, &page->survey);
}

/* What cutting or judging ended with, as an error. */
static galley_status tell(galley_error *error, galley_status status) {
    return status == GALLEY_STATUS_TOO_LARGE
               ? fail(error, status, "the page is longer than 4 GiB as UTF-8", 0)
               : fail_memory(error);
}

static galley_status run_stages(galley_page *page, galley_slice text, const galley_hints *hints,
                                galley_error *error) {
    galley_article *article = &page->article;
    bool lines = is_lines(text, hints->input);
    galley_status status = cut(page, text, lines);
    if (status == GALLEY_STATUS_OK) {
        status = judge(page, hints, lines);
    }
    if (status != GALLEY_STATUS_OK) {
        return tell(error, status);
    }
    article->id = hints->id;
    article->source = hints->source;
    article->url = hints->url;
    article->without = page->engine->without;
    article->meta.explain = page->engine->explain;
    galley_article_begin(article, &page->blocks, &page->document, &page->reasons);
    if (!page->engine->text_only) {
        status = find_record(page, lines);
    }
    if (status != GALLEY_STATUS_OK || galley_article_build(article) != GALLEY_STATUS_OK) {
        return fail_memory(error);
    }
    return GALLEY_STATUS_OK;
}

/* An input as it was handed over: what is known of it, and its text as UTF-8. */
typedef struct page_input {
    galley_hints hints;
    galley_slice text;
} page_input;

/* Empties the page and brings an input as far as its text. */
static galley_status begin(galley_page *page, galley_slice bytes, const galley_hints *hints,
                           page_input *input, galley_error *error) {
    *error = (galley_error){GALLEY_STATUS_OK, "", 0};
    *input = (page_input){.hints = GALLEY_HINTS_INIT};
    if (page == NULL) {
        return fail(error, GALLEY_STATUS_ARGUMENT, "there is no page", 0);
    }
    galley_article_clear(&page->article);
    if (bytes.ptr == NULL && bytes.len > 0) {
        return fail(error, GALLEY_STATUS_ARGUMENT, "there are no bytes", 0);
    }
    if (hints != NULL) {
        size_t known = sizeof input->hints;
        memcpy(&input->hints, hints, hints->size < known ? hints->size : known);
    }
    bytes = bytes.ptr == NULL ? galley_slice_from("") : bytes;
    galley_status status = unpack(page, &bytes, error);
    if (status != GALLEY_STATUS_OK) {
        return status;
    }
    status = galley_decode_page(&page->decoder, bytes, input->hints.charset, NULL, &input->text);
    return status == GALLEY_STATUS_OK ? status : fail_memory(error);
}

galley_status galley_extract(galley_page *page, const void *bytes, size_t len,
                             const galley_hints *hints, galley_error *error) {
    page_input input;
    galley_error unasked;
    error = error == NULL ? &unasked : error;
    galley_status status = begin(page, galley_slice_make(bytes, len), hints, &input, error);
    if (status == GALLEY_STATUS_OK) {
        status = run_stages(page, input.text, &input.hints, error);
        if (status != GALLEY_STATUS_OK) {
            galley_article_clear(&page->article);
        }
    }
    return status;
}

static galley_status read_prints(galley_page *page, const page_input *input) {
    galley_status status = cut(page, input->text, is_lines(input->text, input->hints.input));
    if (status == GALLEY_STATUS_OK) {
        status = make_prints(page, &input->hints);
    }
    return status != GALLEY_STATUS_OK || galley_print_list_settle(&page->prints)
               ? status
               : GALLEY_STATUS_NO_MEMORY;
}

galley_status galley_page_prints(galley_page *page, const void *bytes, size_t len,
                                 const galley_hints *hints, galley_prints *prints,
                                 galley_error *error) {
    page_input input;
    galley_error unasked;
    error = error == NULL ? &unasked : error;
    *prints = (galley_prints){NULL, 0};
    galley_status status = begin(page, galley_slice_make(bytes, len), hints, &input, error);
    if (status != GALLEY_STATUS_OK || galley_url_host(input.hints.url).len == 0) {
        return status;
    }
    status = read_prints(page, &input);
    if (status != GALLEY_STATUS_OK) {
        return tell(error, status);
    }
    *prints = (galley_prints){page->prints.of, page->prints.count};
    return GALLEY_STATUS_OK;
}

const galley_article *galley_page_article(const galley_page *page) { return &page->article; }

galley_status galley_render(const galley_page *page, galley_format format, galley_write_fn write,
                            void *context) {
    if (page == NULL || write == NULL) {
        return GALLEY_STATUS_ARGUMENT;
    }
    galley_json_style style = {format == GALLEY_FORMAT_JSON, page->engine->explain};
    galley_sink sink;
    galley_sink_init(&sink, write, context);
    switch (format) {
    case GALLEY_FORMAT_TEXT:
        galley_render_text(&page->article, &sink);
        break;
    case GALLEY_FORMAT_MARKDOWN:
        galley_render_markdown(&page->article, &sink);
        break;
    case GALLEY_FORMAT_HTML:
        galley_render_html(&page->article, &sink);
        break;
    case GALLEY_FORMAT_JSON:
    case GALLEY_FORMAT_JSONL:
        galley_render_json(&page->article, style, &sink);
        break;
    default:
        return GALLEY_STATUS_ARGUMENT;
    }
    return galley_sink_flush(&sink) ? GALLEY_STATUS_OK : GALLEY_STATUS_WRITE;
}

const char *galley_version(void) {
    return GALLEY_VERSION
#ifdef GALLEY_HAVE_ZLIB
        " zlib"
#endif
        ;
}
