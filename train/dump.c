/*
 * Pages in, what the judge measures of them out, as files that numpy reads: what training starts
 * from. Not installed.
 *
 * usage: dump FOLDER < pages      a page a line: its path, plain or .gz, and, behind a tab, its
 *                                 host. Pages with a host are judged beside the others of it.
 *
 * Written to FOLDER, rows being the blocks of all pages in order:
 *   pages.tsv                     path, first row, rows; a line a page
 *   names.txt                     name, level (1: there is one only), unit, words; a line a feature
 *   features.npy                  bytes [rows, features]
 *   scores.npy                    int32 [rows]: log-odds in 1/1024
 *   kept.npy, tags.npy            bytes [rows]
 *   row_alike.npy                 uint32 [rows]: number of the blocks alike on its page, or 2^32 -
 * 1 words.npy                     uint32 [rows]: words as the judge counts them texts.bin,
 * text_starts.npy    UTF-8; uint64 [rows + 1] row_container.npy             uint32 [rows]: an index
 * of all containers container_parent.npy          uint32, 0xffffffff for none container_tokens.npy,
 * container_token_starts.npy   uint32 hashes; uint64 [containers + 1] row_tokens.npy,
 * row_token_starts.npy               the same of the blocks' own tokens page_features.npy bytes
 * [pages, page features]; page_names.txt
 *
 * The model it is compiled with (src/judge/model_table.c) gives the lexicon's points and scores.
 */
#define _POSIX_C_SOURCE 200809L
#include "columns.h"
#include "html/parser.h"
#include "input/decode.h"
#include "judge/evidence.h"
#include "judge/judge.h"
#include "judge/prints.h"
#include "judge/type.h"

typedef struct output {
    FILE *pages;
    FILE *texts;
    column features, scores, kept, tags, words, row_alike, text_starts, row_container,
        container_parent, container_tokens, container_token_starts, row_tokens, row_token_starts,
        page_features;
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

/* What a page is worked on with. */
typedef struct workspace {
    galley_decoder decoder;
    galley_document document;
    galley_blocks blocks;
    galley_survey survey;
    galley_print_list prints;
    galley_parser *parser;
    char *bytes;
    size_t capacity;
} workspace;

static void open_workspace(workspace *w, const galley_allocator *allocator) {
    *w = (workspace){.parser = galley_parser_new(allocator, galley_scan_best(), 0)};
    galley_decoder_init(&w->decoder, allocator, galley_utf8_best());
    galley_document_init(&w->document, allocator);
    galley_blocks_init(&w->blocks, allocator);
    galley_survey_init(&w->survey, allocator);
    galley_print_list_init(&w->prints, allocator);
}

static void close_workspace(workspace *w) {
    free(w->bytes);
    galley_parser_free(w->parser);
    galley_print_list_free(&w->prints);
    galley_survey_free(&w->survey);
    galley_blocks_free(&w->blocks);
    galley_document_free(&w->document);
    galley_decoder_free(&w->decoder);
}

/* A line of the input: a path, and the host behind a tab. */
static void cut_page(workspace *w, char *line, galley_slice *host) {
    galley_slice text;
    line[strcspn(line, "\n")] = '\0';
    char *tab = line + strcspn(line, "\t");
    *host = galley_slice_from(*tab == '\t' ? tab + 1 : "");
    *tab = '\0';
    galley_slice page = read_page(line, &w->bytes, &w->capacity);
    if (galley_decode_page(&w->decoder, page, galley_slice_from(""), NULL, &text) !=
            GALLEY_STATUS_OK ||
        galley_parser_parse(w->parser, text, &w->document) != GALLEY_STATUS_OK ||
        galley_blocks_cut(&w->blocks, &w->document) != GALLEY_STATUS_OK ||
        !galley_print_list_make(&w->prints, &w->blocks, *host)) {
        die("no memory for", line);
    }
}

static void learn_page(workspace *w, galley_sites *sites, char *line) {
    galley_slice host;
    cut_page(w, line, &host);
    if (!galley_print_list_settle(&w->prints)) {
        die("no memory for", line);
    }
    galley_sites_learn(sites, (galley_prints){w->prints.of, w->prints.count});
}

static void judge_page(workspace *w, const galley_sites *sites, char *line, output *o) {
    galley_slice host;
    galley_verdict verdict;
    galley_site_view site;
    cut_page(w, line, &host);
    bool known = w->prints.count > 0;
    if (known) {
        site = galley_sites_view(sites, w->prints.of);
    }
    if (galley_judge_blocks(&w->survey, &w->blocks, &w->document, known ? &site : NULL,
                            GALLEY_FAVOR_BALANCED, &verdict) != GALLEY_STATUS_OK) {
        die("no memory for", line);
    }
    write_page(o, line, &w->survey, &w->blocks, &w->document);
}

/* All of standard input, ended by NUL. */
static char *read_lines(void) {
    size_t len = 0, capacity = 1 << 16;
    char *lines = malloc(capacity);
    while (lines != NULL &&
           (len += fread(lines + len, 1, capacity - 1 - len, stdin)) + 1 == capacity) {
        capacity *= 2;
        lines = realloc(lines, capacity);
    }
    if (lines == NULL) {
        die("no memory for", "the list of pages");
    }
    lines[len] = '\0';
    return lines;
}

/* Copies the next line, with its end, and returns what follows; NULL when there is none. */
static const char *next_line(const char *at, char line[4096]) {
    size_t len = strcspn(at, "\n");
    if (*at == '\0' || len >= 4096) {
        return NULL;
    }
    memcpy(line, at, len);
    line[len] = '\0';
    return at + len + (at[len] == '\n');
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: dump FOLDER < pages\n", stderr);
        return 2;
    }
    folder = argv[1];
    galley_allocator allocator = galley_allocator_default();
    workspace w;
    output o = {0};
    char line[4096];
    char *lines = read_lines();
    galley_sites *sites = galley_sites_new(&allocator, 0);
    if (sites == NULL) {
        die("no memory for", "sites");
    }
    open_workspace(&w, &allocator);
    open_output(&o);
    write_names();
    for (const char *at = lines; (at = next_line(at, line)) != NULL;) {
        if (strchr(line, '\t') != NULL) {
            learn_page(&w, sites, line);
        }
    }
    for (const char *at = lines; (at = next_line(at, line)) != NULL;) {
        judge_page(&w, sites, line, &o);
    }
    close_output(&o);
    close_workspace(&w);
    galley_sites_free(sites);
    free(lines);
    return 0;
}
