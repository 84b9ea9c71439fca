/*
 * The table of options, and the ways to find one in it. Each line of help says what a user decides
 * and what happens when he does not.
 */
#include "option_table.h"

#include <string.h>

static const galley_cli_option table[] = {
    {GALLEY_CLI_OPTION_FORMAT, 'f', false, "format", "FORMAT", "text md html json jsonl",
     "what to write: the text alone, Markdown, HTML, an indented JSON object for each input, or "
     "JSON lines; default md for one input, jsonl for many and for archives"},
    {GALLEY_CLI_OPTION_OUTPUT, 'o', false, "output", "FILE", NULL,
     "write to FILE, compressed when its name ends in .gz or .zst; default standard output"},
    {GALLEY_CLI_OPTION_FILES_FROM, 0, false, "files-from", "FILE", NULL,
     "read names of inputs from FILE, one a line: a path, or a JSON object with path and, when "
     "known, url, id and content_type; - is standard input"},
    {GALLEY_CLI_OPTION_INPUT_FORMAT, 0, false, "input-format", "FORMAT", "html text warc",
     "take inputs for HTML, for pages turned into lines of text, or for web archives (WARC, ARC), "
     "without looking what they are; "
     "by default lines are taken for text when there are hardly any tags among them"},
    {GALLEY_CLI_OPTION_URL, 0, false, "url", "URL", NULL,
     "where the page came from; for one input only"},
    {GALLEY_CLI_OPTION_CHARSET, 0, false, "charset", "NAME", NULL,
     "the encoding that the HTTP head declared; default what the page itself says"},
    {GALLEY_CLI_OPTION_FAVOR, 0, false, "favor", "WHICH", "precision balanced recall",
     "where it is a choice, less text of which more belongs, or more text of which less is "
     "missing; "
     "default balanced"},
    {GALLEY_CLI_OPTION_COMMENTS, 0, false, "comments", NULL, NULL,
     "keep in the text what readers commented, where it is found; default not"},
    {GALLEY_CLI_OPTION_CAPTIONS, 0, false, "captions", NULL, NULL,
     "keep captions of pictures in the text, where they stand in it; default not"},
    {GALLEY_CLI_OPTION_NO_LINKS, 0, false, "no-links", NULL, NULL,
     "write texts of links without their addresses in Markdown and HTML"},
    {GALLEY_CLI_OPTION_NO_IMAGES, 0, false, "no-images", NULL, NULL,
     "write no pictures in Markdown and HTML"},
    {GALLEY_CLI_OPTION_NO_TABLES, 0, false, "no-tables", NULL, NULL,
     "leave out tables of data, in all formats"},
    {GALLEY_CLI_OPTION_EXPLAIN, 0, false, "explain", NULL, NULL,
     "JSON with every block, kept or dropped: its role, its score and what moved that most"},
    {GALLEY_CLI_OPTION_STATUS, 0, false, "status", "CODES", NULL,
     "of archives, take pages with one of these HTTP statuses only: 200 or 200,300-399; what has "
     "none is taken"},
    {GALLEY_CLI_OPTION_TYPE, 0, false, "type", "TYPE", NULL,
     "of archives, take html, text, or what is declared as a type that fits a pattern, as "
     "application/*; default HTML and the flattened text of WET files"},
    {GALLEY_CLI_OPTION_HOST, 0, false, "host", "HOSTS", NULL,
     "take pages of these hosts, and of those below them, only: example.org,example.com"},
    {GALLEY_CLI_OPTION_SAMPLE, 0, false, "sample", "N", NULL,
     "take one page in N, by a hash of its URL: the same pages in every run"},
    {GALLEY_CLI_OPTION_LANGUAGE, 0, false, "language", "TAGS", NULL,
     "write pages in these languages only: en,pt-BR"},
    {GALLEY_CLI_OPTION_MIN_WORDS, 0, false, "min-words", "N", NULL,
     "write pages whose text has N words or more only"},
    {GALLEY_CLI_OPTION_MIN_CONFIDENCE, 0, false, "min-confidence", "X", NULL,
     "write pages whose confidence is X, from 0 to 1, or more only"},
    {GALLEY_CLI_OPTION_DEDUP, 0, false, "dedup", NULL, NULL,
     "write pages with the same text once, the first; up to some millions of texts are remembered"},
    {GALLEY_CLI_OPTION_SITES, 0, false, "sites", NULL, NULL,
     "read all inputs twice, and judge each page by what other pages of its host have in common "
     "with it; needs the URLs of pages, which archives have"},
    {GALLEY_CLI_OPTION_SITES_MEMORY, 0, false, "sites-memory", "SIZE", NULL,
     "memory for what --sites learns; default 64M, which is enough for some 40,000 pages"},
    {GALLEY_CLI_OPTION_SHARD_SIZE, 0, false, "shard-size", "SIZE", NULL,
     "write numbered files, out-00000.jsonl and so on, and begin the next when one has SIZE bytes"},
    {GALLEY_CLI_OPTION_RESUME, 0, false, "resume", NULL, NULL,
     "go on with a run over archives that was broken off, where the journal beside the output "
     "(FILE.journal) says; without one, begin"},
    {GALLEY_CLI_OPTION_CHECKPOINT, 0, false, "checkpoint", "SIZE", NULL,
     "make the run resumable every SIZE bytes of output; default 32M"},
    {GALLEY_CLI_OPTION_STATS, 0, false, "stats", "FILE", NULL,
     "write counts of records, pages, bytes and times to FILE, as JSON"},
    {GALLEY_CLI_OPTION_JOBS, 'j', false, "jobs", "N", NULL,
     "work on N inputs at a time; the order of output is that of input; default one for each core"},
    {GALLEY_CLI_OPTION_MAX_BYTES, 0, false, "max-bytes", "SIZE", NULL,
     "refuse an input, or a record of an archive, that is longer or unpacks to more; K, M and G "
     "are "
     "understood; default 256M, of records 32M"},
    {GALLEY_CLI_OPTION_TIMEOUT, 0, false, "timeout", "SECONDS", NULL,
     "give up a page that is fetched from a URL when it is not there after so long; default 30"},
    {GALLEY_CLI_OPTION_ALLOW_PRIVATE, 0, false, "allow-private", NULL, NULL,
     "fetch from addresses that are not of the public internet too, through the proxy that the "
     "environment names, and read file: URLs; default not"},
    {GALLEY_CLI_OPTION_PROGRESS, 0, false, "progress", NULL, NULL,
     "count the inputs on standard error when it is a terminal, as is done for archives anyway; "
     "for "
     "these, write a summary at the end wherever it is"},
    {GALLEY_CLI_OPTION_QUIET, 'q', false, "quiet", NULL, NULL,
     "do not name inputs that fail; the exit status still tells"},
    {GALLEY_CLI_OPTION_VERSION, 'V', false, "version", NULL, NULL,
     "print the version and the optional libraries of this build"},
    {GALLEY_CLI_OPTION_HELP, 'h', false, "help", NULL, NULL, "print this help"},
    {GALLEY_CLI_OPTION_DUMP_MAN, 0, true, "dump-man", NULL, NULL, "print the manual page"},
    {GALLEY_CLI_OPTION_DUMP_COMPLETION, 0, true, "dump-completion", "SHELL", "bash zsh",
     "print the completion for a shell"},
};

/* Longer than any name in the table; a mistyped option that is longer still has no near one. */
enum { NAME_MAX_LEN = 31 };

size_t galley_cli_option_count(void) { return sizeof table / sizeof table[0]; }

const galley_cli_option *galley_cli_option_at(size_t index) { return &table[index]; }

const galley_cli_option *galley_cli_option_named(const char *name, size_t len) {
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (strlen(table[i].name) == len && memcmp(table[i].name, name, len) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

const galley_cli_option *galley_cli_option_lettered(char letter) {
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (table[i].letter == letter && letter != 0) {
            return &table[i];
        }
    }
    return NULL;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* How many letters must be put in, taken out or changed: Levenshtein's, with one row. */
static size_t count_edits(const char *a, size_t a_len, const char *b, size_t b_len) {
    size_t row[NAME_MAX_LEN + 1];
    for (size_t j = 0; j <= b_len; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t above = row[j];
            size_t changed = diagonal + (a[i - 1] != b[j - 1]);
            row[j] = least(changed, least(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
    return row[b_len];
}

const galley_cli_option *galley_cli_option_nearest(const char *name, size_t len) {
    const galley_cli_option *nearest = NULL;
    /* Two slips, or one in three letters: more is another word. */
    size_t best = (len / 3 > 2 ? len / 3 : 2) + 1;
    if (len == 0 || len > NAME_MAX_LEN) {
        return NULL;
    }
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (table[i].hidden) {
            continue;
        }
        if (strncmp(table[i].name, name, len) == 0) {
            return &table[i];
        }
        size_t edits = count_edits(name, len, table[i].name, strlen(table[i].name));
        if (edits < best) {
            best = edits;
            nearest = &table[i];
        }
    }
    return nearest;
}
