/*
 * HTML pages in, the same pages as lines of text out, menus and all, as other tools would have left
 * them: what the model of lines is taught and measured with. Not installed.
 *
 * usage: flatten FOLDER FORM < paths      a path of a page a line, plain or .gz
 *
 * FORM is a number that, hashed with the page's name, draws a form for each page, or letters:
 *   a  alternative texts of pictures on lines of their own
 *   b  a blank line between all blocks    p  only around paragraphs, headings and quotations
 *   i  inline children of one element on one line
 *   l  a mark before each item of a list  n  texts for browsers without scripts left out
 *   t  the page's title as first line     w  lines wrapped at 80
 *   -  nothing of all that
 *
 * Written to FOLDER: SET/ID.txt for .../SET/pages/ID.html.gz, and lines.npy: uint32 [lines, 3], the
 * page's number, the line's first byte in it, and the block it is of, 0xffffffff for none.
 */
#define _POSIX_C_SOURCE 200809L
#include "columns.h"
#include "html/parser.h"
#include "input/decode.h"
#include "judge/blocks.h"

#include <sys/stat.h>

enum { NO_BLOCK = -1 };

typedef struct form {
    bool alternatives, blanks, paragraphs, inlined, marks, no_fallback, title;
    size_t width;
} form;

typedef struct flattening {
    const galley_document *document;
    const galley_blocks *blocks;
    form form;
    FILE *file;
    uint32_t page;
    uint32_t at; /* bytes written */
    bool apart;  /* what was written last wants a blank line after it */
    galley_buffer text;
    column *lines;
} flattening;

/* FNV-1a. */
static uint64_t hash_text(const char *text, uint64_t hash) {
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    }
    return hash;
}

/* A number below `below`, another one for each draw. */
static unsigned draw(uint64_t *state, unsigned below) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(*state >> 40) % below;
}

static form draw_form(const char *number, const char *name) {
    static const size_t widths[] = {70, 72, 76, 78, 80, 80, 80, 100};
    uint64_t state = hash_text(name, hash_text(number, UINT64_C(0xCBF29CE484222325)));
    unsigned blanks = draw(&state, 100);
    form f = {.alternatives = draw(&state, 100) < 60,
              .blanks = blanks < 20,
              .paragraphs = blanks >= 20 && blanks < 75,
              .inlined = draw(&state, 100) < 50,
              .marks = draw(&state, 100) < 15,
              .no_fallback = draw(&state, 100) < 50,
              .title = draw(&state, 100) < 35};
    f.width = draw(&state, 100) < 12 ? widths[draw(&state, 8)] : 0;
    return f;
}

static form read_form(const char *letters) {
    return (form){.alternatives = strchr(letters, 'a') != NULL,
                  .blanks = strchr(letters, 'b') != NULL,
                  .paragraphs = strchr(letters, 'p') != NULL,
                  .inlined = strchr(letters, 'i') != NULL,
                  .marks = strchr(letters, 'l') != NULL,
                  .no_fallback = strchr(letters, 'n') != NULL,
                  .title = strchr(letters, 't') != NULL,
                  .width = strchr(letters, 'w') != NULL ? 80 : 0};
}

static void write_bytes(flattening *f, const char *bytes, size_t len) {
    fwrite(bytes, 1, len, f->file);
    f->at += (uint32_t)len;
}

static size_t count_characters(const char *at, const char *end) {
    size_t count = 0;
    for (; at < end; at++) {
        count += ((unsigned char)*at & 0xC0) != 0x80;
    }
    return count;
}

/* A text whose lines are as long as they are, or wrapped. */
static void write_text(flattening *f, galley_slice text) {
    const char *end = text.ptr + text.len;
    size_t used = 0;
    for (const char *at = text.ptr; at < end;) {
        const char *begin = at;
        while (at < end && *at != ' ') {
            at++;
        }
        size_t size = count_characters(begin, at);
        if (used > 0) {
            bool full = f->form.width > 0 && used + 1 + size > f->form.width;
            write_bytes(f, full ? "\n" : " ", 1);
            used = full ? 0 : used + 1;
        }
        write_bytes(f, begin, (size_t)(at - begin));
        used += size > 0 ? size : 1;
        at += at < end;
    }
}

/* A line of its own; blank ones around it where the form has them. */
static void write_line(flattening *f, galley_slice text, const char *mark, bool apart,
                       int64_t block) {
    if (f->at > 0) {
        bool blank = f->form.blanks || (f->form.paragraphs && (apart || f->apart));
        write_bytes(f, "\n\n", blank ? 2 : 1);
    }
    uint32_t row[3] = {f->page, f->at, (uint32_t)block};
    put(f->lines, row, 3);
    write_bytes(f, mark, strlen(mark));
    write_text(f, text);
    f->apart = apart;
}

/* Collapses the white space of what was read. */
static galley_slice collapse(galley_buffer *text) {
    size_t len = 0;
    for (size_t i = 0; i < text->len; i++) {
        bool space = galley_ascii_space(text->bytes[i]);
        if (!space || (len > 0 && text->bytes[len - 1] != ' ')) {
            text->bytes[len++] = space ? ' ' : text->bytes[i];
        }
    }
    return galley_slice_trim(galley_buffer_slice(text, 0, len));
}

static void write_title(flattening *f) {
    const galley_document *document = f->document;
    for (uint32_t i = 1; i + 1 < document->count; i++) {
        if (galley_node_tag(&document->nodes[i]) == GALLEY_TAG_TITLE &&
            galley_node_is_text(&document->nodes[i + 1])) {
            galley_buffer_clear(&f->text);
            galley_document_read(document, i + 1, &f->text);
            galley_slice title = collapse(&f->text);
            if (title.len > 0) {
                write_line(f, title, "", true, NO_BLOCK);
            }
            return;
        }
    }
}

static bool is_in(const galley_document *document, uint32_t node, galley_tag tag) {
    while (node != GALLEY_NODE_NONE) {
        if (galley_node_tag(&document->nodes[node]) == tag) {
            return true;
        }
        node = document->nodes[node].parent;
    }
    return false;
}

static void write_alternative(flattening *f, uint32_t node) {
    galley_slice value;
    if (!galley_document_attribute(f->document, node, galley_slice_from("alt"), &value) ||
        is_in(f->document, node, GALLEY_TAG_NOSCRIPT)) {
        return;
    }
    galley_buffer_clear(&f->text);
    galley_attribute_read_value(value, &f->text);
    galley_slice text = collapse(&f->text);
    if (text.len > 0) {
        write_line(f, text, "", false, NO_BLOCK);
    }
}

static bool stands_apart(galley_tag tag) {
    return tag == GALLEY_TAG_P || tag == GALLEY_TAG_BLOCKQUOTE || tag == GALLEY_TAG_PRE ||
           (tag >= GALLEY_TAG_H1 && tag <= GALLEY_TAG_H6);
}

/* A block, and those after it that go on its line. Returns the block after them. */
static size_t write_block(flattening *f, size_t index) {
    const galley_segment *segments = f->blocks->segments;
    const galley_segment *segment = &segments[index];
    galley_tag tag = (galley_tag)segment->tag;
    write_line(f, galley_segment_text(f->blocks, segment),
               f->form.marks && tag == GALLEY_TAG_LI ? "- " : "", stands_apart(tag),
               (int64_t)index);
    index++;
    while (f->form.inlined && index < f->blocks->count &&
           segments[index].join == GALLEY_JOIN_INLINE &&
           segments[index].container == segment->container) {
        write_bytes(f, " ", 1);
        write_text(f, galley_segment_text(f->blocks, &segments[index]));
        index++;
    }
    return index;
}

static void write_page(flattening *f) {
    uint32_t node = 1;
    if (f->form.title) {
        write_title(f);
    }
    for (size_t i = 0; i < f->blocks->count;) {
        const galley_segment *segment = &f->blocks->segments[i];
        for (; f->form.alternatives && node < segment->first; node++) {
            if (galley_node_tag(&f->document->nodes[node]) == GALLEY_TAG_IMG) {
                write_alternative(f, node);
            }
        }
        if (f->form.no_fallback && is_in(f->document, segment->first, GALLEY_TAG_NOSCRIPT)) {
            i++;
        } else {
            i = write_block(f, i);
        }
    }
    if (f->at > 0) {
        write_bytes(f, "\n", 1);
    }
}

/* FOLDER/SET/ID.txt, and "SET/ID". */
static FILE *open_page(const char *path, char name[1024]) {
    char copy[4096];
    char target[8192];
    char *parts[3] = {"", "", ""};
    snprintf(copy, sizeof copy, "%s", path);
    for (char *part = strtok(copy, "/"); part != NULL; part = strtok(NULL, "/")) {
        parts[0] = parts[1];
        parts[1] = parts[2];
        parts[2] = part;
    }
    char *dot = strstr(parts[2], ".html");
    if (dot != NULL) {
        *dot = '\0';
    }
    snprintf(name, 1024, "%s/%s", parts[0], parts[2]);
    snprintf(target, sizeof target, "%s/%s", folder, parts[0]);
    mkdir(target, 0777);
    snprintf(target, sizeof target, "%s.txt", name);
    return open_file(target);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: flatten FOLDER FORM < paths\n", stderr);
        return 2;
    }
    folder = argv[1];
    galley_allocator allocator = galley_allocator_default();
    galley_decoder decoder;
    galley_document document;
    galley_blocks blocks;
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    galley_document_init(&document, &allocator);
    galley_blocks_init(&blocks, &allocator);
    galley_parser *parser = galley_parser_new(&allocator, galley_scan_best(), 0);
    column lines = open_column("lines.npy", "<u4", 4, 3);
    flattening f = {.document = &document, .blocks = &blocks, .lines = &lines};
    galley_buffer_init(&f.text, &allocator);
    char path[4096];
    char name[1024];
    char *bytes = NULL;
    size_t capacity = 0;
    for (; fgets(path, sizeof path, stdin) != NULL; f.page++) {
        path[strcspn(path, "\n")] = '\0';
        galley_slice text;
        galley_slice page = read_page(path, &bytes, &capacity);
        if (galley_decode_page(&decoder, page, galley_slice_from(""), NULL, &text) !=
                GALLEY_STATUS_OK ||
            galley_parser_parse(parser, text, &document) != GALLEY_STATUS_OK ||
            galley_blocks_cut(&blocks, &document) != GALLEY_STATUS_OK) {
            die("no memory for", path);
        }
        f.file = open_page(path, name);
        f.form = *argv[2] >= '0' && *argv[2] <= '9' ? draw_form(argv[2], name) : read_form(argv[2]);
        f.at = 0;
        f.apart = false;
        write_page(&f);
        if (fclose(f.file) != 0) {
            die("cannot write all of", path);
        }
    }
    close_column(&lines);
    free(bytes);
    galley_buffer_free(&f.text);
    galley_parser_free(parser);
    galley_blocks_free(&blocks);
    galley_document_free(&document);
    galley_decoder_free(&decoder);
    return 0;
}
