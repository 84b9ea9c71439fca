/*
 * Pages in, what the judge measures of them out, as files that numpy reads: what training starts
 * from. Not installed.
 *
 * usage: dump FOLDER < paths      a path of a page a line, plain or .gz
 *
 * Written to FOLDER, rows being the blocks of all pages in order:
 *   pages.tsv                     path, first row, rows; a line a page
 *   names.txt                     name, level (1: there is one only), unit, words; a line a feature
 *   features.npy                  bytes [rows, features]
 *   scores.npy                    int32 [rows]: log-odds in 1/1024
 *   kept.npy, tags.npy            bytes [rows]
 *   row_alike.npy                 uint32 [rows]: number of the blocks alike on its page, or 2^32 - 1
 *   words.npy                     uint32 [rows]: words as the judge counts them
 *   texts.bin, text_starts.npy    UTF-8; uint64 [rows + 1]
 *   row_container.npy             uint32 [rows]: an index of all containers
 *   container_parent.npy          uint32, 0xffffffff for none
 *   container_tokens.npy, container_token_starts.npy   uint32 hashes; uint64 [containers + 1]
 *   row_tokens.npy, row_token_starts.npy               the same of the blocks' own tokens
 *   page_features.npy             bytes [pages, page features]; page_names.txt
 *
 * The model it is compiled with (src/judge/model_table.c) gives the lexicon's points and scores.
 */
#define _POSIX_C_SOURCE 200809L
#include "columns.h"
#include "html/parser.h"
#include "input/decode.h"
#include "judge/evidence.h"
#include "judge/judge.h"
#include "judge/type.h"

typedef struct output {
    FILE *pages;
    FILE *texts;
    column features, scores, kept, tags, words, row_alike, text_starts, row_container,
        container_parent, container_tokens, container_token_starts, row_tokens, row_token_starts, page_features;
    size_t rows, containers;
    uint64_t text;
} output;

static void open_output(output *o) {
    o->pages = open_file("pages.tsv");
    o->texts = open_file("texts.bin");
    o->features = open_column("features.npy", "|u1", 1, GALLEY_FEATURE_COUNT);
    o->scores = open_column("scores.npy", "<i4", 4, 0);
    o->kept = open_column("kept.npy", "|u1", 1, 0);
    o->tags = open_column("tags.npy", "|u1", 1, 0);
    o->words = open_column("words.npy", "<u4", 4, 0);
    o->row_alike = open_column("row_alike.npy", "<u4", 4, 0);
    o->text_starts = open_column("text_starts.npy", "<u8", 8, 0);
    o->row_container = open_column("row_container.npy", "<u4", 4, 0);
    o->container_parent = open_column("container_parent.npy", "<u4", 4, 0);
    o->container_tokens = open_column("container_tokens.npy", "<u4", 4, 0);
    o->container_token_starts = open_column("container_token_starts.npy", "<u8", 8, 0);
    o->row_tokens = open_column("row_tokens.npy", "<u4", 4, 0);
    o->row_token_starts = open_column("row_token_starts.npy", "<u8", 8, 0);
    o->page_features = open_column("page_features.npy", "|u1", 1, GALLEY_PAGE_FEATURE_COUNT);
}

static void close_output(output *o) {
    put_u64(&o->text_starts, o->text);
    put_u64(&o->container_token_starts, o->container_tokens.count);
    put_u64(&o->row_token_starts, o->row_tokens.count);
    column *columns[] = {&o->features,
                         &o->scores,
                         &o->kept,
                         &o->tags,
                         &o->words,
                         &o->row_alike,
                         &o->text_starts,
                         &o->row_container,
                         &o->container_parent,
                         &o->container_tokens,
                         &o->container_token_starts,
                         &o->row_tokens,
                         &o->row_token_starts,
                         &o->page_features};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        close_column(columns[i]);
    }
    if (fclose(o->pages) != 0 || fclose(o->texts) != 0) {
        die("cannot write all of it to", folder);
    }
}

static void write_names(void) {
    static const char *const units[] = {"flag",   "count", "log",  "share",
                                        "points", "score", "level"};
    FILE *names = open_file("names.txt");
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        fprintf(names, "%s\t1\t%s\t%s\n", galley_features[i].name, units[galley_features[i].unit],
                galley_features[i].words);
    }
    fclose(names);
    names = open_file("page_names.txt");
    for (size_t i = 0; i < GALLEY_PAGE_FEATURE_COUNT; i++) {
        fprintf(names, "%s\n", galley_page_feature_names[i]);
    }
    fclose(names);
}

static void take_token(void *context, uint32_t hash) { put_u32(context, hash); }

/* Tokens of inline elements from the innermost up to, and without, `end`. */
static void write_inline(const galley_document *document, uint32_t node, uint32_t end,
                         column *tokens) {
    while (node != GALLEY_NODE_NONE && node != end) {
        galley_evidence_tokens(document, node, take_token, tokens);
        node = document->nodes[node].parent;
    }
}

static void write_containers(output *o, const galley_blocks *blocks,
                             const galley_document *document) {
    for (size_t i = 0; i < blocks->container_count; i++) {
        const galley_container *container = &blocks->containers[i];
        bool root = container->parent == GALLEY_CONTAINER_NONE;
        put_u32(&o->container_parent,
                root ? UINT32_MAX : (uint32_t)o->containers + container->parent);
        put_u64(&o->container_token_starts, o->container_tokens.count);
        galley_evidence_tokens(document, container->node, take_token, &o->container_tokens);
        write_inline(document, container->inline_node,
                     root ? GALLEY_NODE_NONE : blocks->containers[container->parent].node,
                     &o->container_tokens);
    }
}

static void write_row_tokens(output *o, const galley_survey *survey, const galley_blocks *blocks,
                             const galley_document *document, size_t i) {
    const galley_segment *segment = &blocks->segments[i];
    const galley_mark *mark = &survey->marks[i];
    const galley_glance *glance = &mark->glance;
    put_u64(&o->row_token_starts, o->row_tokens.count);
    put(&o->row_tokens, glance->first, glance->first_count);
    put(&o->row_tokens, glance->last, glance->last_count);
    if (glance->text != 0) {
        put_u32(&o->row_tokens, glance->text);
    }
    if (mark->heading != GALLEY_SURVEY_NONE) {
        uint32_t hashes[GALLEY_GLANCE_FIRST];
        galley_slice heading = galley_segment_text(blocks, &blocks->segments[mark->heading]);
        int count = galley_glance_words(heading, GALLEY_LEXICON_HEADING, hashes);
        put(&o->row_tokens, hashes, (size_t)count);
    }
    write_inline(document, segment->inline_node, blocks->containers[segment->container].node,
                 &o->row_tokens);
}

static void write_row(output *o, const galley_survey *survey, const galley_blocks *blocks,
                      size_t i) {
    const galley_segment *segment = &blocks->segments[i];
    uint8_t features[GALLEY_FEATURE_COUNT];
    for (size_t f = 0; f < GALLEY_FEATURE_COUNT; f++) {
        features[f] = survey->columns[f * survey->stride + i];
    }
    put(&o->features, features, GALLEY_FEATURE_COUNT);
    put(&o->scores, &survey->scores[i], 1);
    uint8_t kept = segment->kept;
    put(&o->kept, &kept, 1);
    put(&o->tags, &segment->tag, 1);
    put_u32(&o->words, segment->words);
    put_u32(&o->row_alike, survey->marks[i].alike);
    put_u32(&o->row_container, (uint32_t)o->containers + segment->container);
    put_u64(&o->text_starts, o->text);
    galley_slice text = galley_segment_text(blocks, segment);
    fwrite(text.ptr, 1, text.len, o->texts);
    o->text += text.len;
}

static void write_page(output *o, const char *path, const galley_survey *survey,
                       const galley_blocks *blocks, const galley_document *document) {
    uint8_t page[GALLEY_PAGE_FEATURE_COUNT] = {0};
    fprintf(o->pages, "%s\t%zu\t%zu\n", path, o->rows, blocks->count);
    write_containers(o, blocks, document);
    for (size_t i = 0; i < blocks->count; i++) {
        write_row_tokens(o, survey, blocks, document, i);
        write_row(o, survey, blocks, i);
    }
    if (blocks->count > 0) {
        galley_page_features(survey, blocks, document, page);
    }
    put(&o->page_features, page, sizeof page);
    o->rows += blocks->count;
    o->containers += blocks->container_count;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: dump FOLDER < paths\n", stderr);
        return 2;
    }
    folder = argv[1];
    galley_allocator allocator = galley_allocator_default();
    galley_decoder decoder;
    galley_document document;
    galley_blocks blocks;
    galley_survey survey;
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    galley_document_init(&document, &allocator);
    galley_blocks_init(&blocks, &allocator);
    galley_survey_init(&survey, &allocator);
    galley_parser *parser = galley_parser_new(&allocator, galley_scan_best(), 0);
    output o = {0};
    open_output(&o);
    write_names();
    char path[4096];
    char *bytes = NULL;
    size_t capacity = 0;
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = '\0';
        galley_slice text;
        galley_verdict verdict;
        galley_slice page = read_page(path, &bytes, &capacity);
        if (galley_decode_page(&decoder, page, galley_slice_from(""), NULL, &text) !=
                GALLEY_STATUS_OK ||
            galley_parser_parse(parser, text, &document) != GALLEY_STATUS_OK ||
            galley_blocks_cut(&blocks, &document) != GALLEY_STATUS_OK ||
            galley_judge_blocks(&survey, &blocks, &document, GALLEY_FAVOR_BALANCED, &verdict) !=
                GALLEY_STATUS_OK) {
            die("no memory for", path);
        }
        write_page(&o, path, &survey, &blocks, &document);
    }
    close_output(&o);
    free(bytes);
    galley_parser_free(parser);
    galley_survey_free(&survey);
    galley_blocks_free(&blocks);
    galley_document_free(&document);
    galley_decoder_free(&decoder);
    return 0;
}
