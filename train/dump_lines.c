/*
 * Pages of lines in, what the judge measures of them out: as dump.c does for HTML, with the same
 * files where there is the same to say. Not installed.
 *
 * usage: dump_lines FOLDER < paths      a path of a text a line
 *
 * Written to FOLDER, rows being the lines of all pages in order: pages.tsv, names.txt,
 * features.npy, scores.npy, kept.npy, words.npy, texts.bin, text_starts.npy, row_tokens.npy,
 * row_token_starts.npy as dump.c has them, and
 *   row_starts.npy                uint32 [rows]: the line's first byte in its page
 */
#define _POSIX_C_SOURCE 200809L
#include "columns.h"
#include "input/decode.h"
#include "lines/lines.h"

typedef struct output {
    FILE *pages;
    FILE *texts;
    column features, scores, kept, words, text_starts, row_starts, row_tokens, row_token_starts;
    size_t rows;
    uint64_t text;
} output;

static void open_output(output *o) {
    o->pages = open_file("pages.tsv");
    o->texts = open_file("texts.bin");
    o->features = open_column("features.npy", "|u1", 1, GALLEY_LINE_FEATURE_COUNT);
    o->scores = open_column("scores.npy", "<i4", 4, 2);
    o->kept = open_column("kept.npy", "|u1", 1, 0);
    o->words = open_column("words.npy", "<u4", 4, 0);
    o->text_starts = open_column("text_starts.npy", "<u8", 8, 0);
    o->row_starts = open_column("row_starts.npy", "<u4", 4, 0);
    o->row_tokens = open_column("row_tokens.npy", "<u4", 4, 0);
    o->row_token_starts = open_column("row_token_starts.npy", "<u8", 8, 0);
}

static void close_output(output *o) {
    put_u64(&o->text_starts, o->text);
    put_u64(&o->row_token_starts, o->row_tokens.count);
    column *columns[] = {&o->features,    &o->scores,     &o->kept,       &o->words,
                         &o->text_starts, &o->row_starts, &o->row_tokens, &o->row_token_starts};
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
    for (size_t i = 0; i < GALLEY_LINE_FEATURE_COUNT; i++) {
        fprintf(names, "%s\t%d\t%s\t%s\n", galley_line_features[i].name,
                i < GALLEY_LINE_FEATURE_FIRST_COUNT ? 1 : 2, units[galley_line_features[i].unit],
                galley_line_features[i].words);
    }
    fclose(names);
}

static void write_tokens(output *o, const galley_lines *lines, const galley_blocks *blocks,
                         size_t i) {
    const galley_glance *glance = &lines->lines[i].glance;
    size_t head = galley_lines_head(lines, blocks, i);
    put_u64(&o->row_token_starts, o->row_tokens.count);
    put(&o->row_tokens, glance->first, glance->first_count);
    put(&o->row_tokens, glance->last, glance->last_count);
    if (glance->text != 0) {
        put_u32(&o->row_tokens, glance->text);
    }
    galley_line_tokens tokens = galley_lines_tokens(lines, blocks->count, i);
    uint32_t more[] = {tokens.pair, tokens.before, tokens.after};
    for (size_t n = 0; n < sizeof more / sizeof more[0]; n++) {
        put(&o->row_tokens, &more[n], more[n] != 0);
    }
    uint32_t body[GALLEY_LINE_BODY];
    put(&o->row_tokens, body,
        galley_line_body(galley_segment_text(blocks, &blocks->segments[i]), body));
    if (head != SIZE_MAX) {
        uint32_t hashes[GALLEY_GLANCE_FIRST];
        int count = galley_glance_words(galley_segment_text(blocks, &blocks->segments[head]),
                                        GALLEY_LEXICON_HEADING, hashes);
        put(&o->row_tokens, hashes, (size_t)count);
    }
}

static void write_row(output *o, const galley_lines *lines, const galley_blocks *blocks,
                      const galley_document *document, size_t i) {
    const galley_segment *segment = &blocks->segments[i];
    uint8_t features[GALLEY_LINE_FEATURE_COUNT];
    for (size_t f = 0; f < GALLEY_LINE_FEATURE_COUNT; f++) {
        features[f] = lines->columns[f * lines->stride + i];
    }
    put(&o->features, features, GALLEY_LINE_FEATURE_COUNT);
    int32_t scores[2] = {lines->scores[i], lines->scores[lines->stride + i]};
    put(&o->scores, scores, 2);
    uint8_t kept = segment->kept;
    put(&o->kept, &kept, 1);
    put_u32(&o->words, segment->words);
    put_u32(&o->row_starts, document->nodes[segment->first].start);
    put_u64(&o->text_starts, o->text);
    galley_slice text = galley_segment_text(blocks, segment);
    fwrite(text.ptr, 1, text.len, o->texts);
    o->text += text.len;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: dump_lines FOLDER < paths\n", stderr);
        return 2;
    }
    folder = argv[1];
    galley_allocator allocator = galley_allocator_default();
    galley_decoder decoder;
    galley_document document;
    galley_blocks blocks;
    galley_lines lines;
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    galley_document_init(&document, &allocator);
    galley_blocks_init(&blocks, &allocator);
    galley_lines_init(&lines, &allocator);
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
        if (galley_decode_page(&decoder, page, galley_slice_from("utf-8"), NULL, &text) !=
                GALLEY_STATUS_OK ||
            galley_lines_cut(&lines, text, &document, &blocks) != GALLEY_STATUS_OK ||
            galley_lines_judge(&lines, &blocks, &document, NULL, GALLEY_FAVOR_BALANCED, &verdict) !=
                GALLEY_STATUS_OK) {
            die("no memory for", path);
        }
        fprintf(o.pages, "%s\t%zu\t%zu\n", path, o.rows, blocks.count);
        for (size_t i = 0; i < blocks.count; i++) {
            write_tokens(&o, &lines, &blocks, i);
            write_row(&o, &lines, &blocks, &document, i);
        }
        o.rows += blocks.count;
    }
    close_output(&o);
    free(bytes);
    galley_lines_free(&lines);
    galley_blocks_free(&blocks);
    galley_document_free(&document);
    galley_decoder_free(&decoder);
    return 0;
}
