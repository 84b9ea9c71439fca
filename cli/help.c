/*
 * --help, --version and the short usage. In: the table of options; out: lines of at most 79
 * columns, the options' names on the left, what they do on the right.
 */
#include "manual.h"
#include "option_table.h"

#include <galley.h>
#include <string.h>

enum { LEFT_WIDTH = 30, LINE_WIDTH = 79 };

const galley_cli_pair galley_cli_manual_exits[] = {
    {"0", "every input gave a record; an article without text is one, too"},
    {"1", "some input failed, and is named on standard error"},
    {"2", "the command line cannot be understood"},
    {"3", "output could not be written"},
    {"130", "interrupted (143: ended); what was in hand is written, --resume goes on"},
};
const size_t galley_cli_manual_exit_count =
    sizeof galley_cli_manual_exits / sizeof galley_cli_manual_exits[0];

const galley_cli_pair galley_cli_manual_examples[] = {
    {"galley page.html", "the text of the article"},
    {"galley https://example.org/ -f json", "the record of a page of the web"},
    {"galley -o pages.jsonl.gz pages/", "all pages of a folder, packed"},
    {"galley crawl.warc.gz -o articles.jsonl.zst", "every page of a web archive"},
    {"find . -name '*.html' | galley --files-from - -j 4", "a list of pages"},
};
const size_t galley_cli_manual_example_count =
    sizeof galley_cli_manual_examples / sizeof galley_cli_manual_examples[0];

static const char usage[] = "usage: galley [OPTIONS] [INPUT...]\n";

/* Words from column LEFT_WIDTH on; the cursor is there already. */
static void add_wrapped(galley_cli_text *out, const char *words) {
    size_t column = LEFT_WIDTH;
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (column > LEFT_WIDTH && column + 1 + len > LINE_WIDTH) {
            galley_cli_text_print(out, "\n%*s", LEFT_WIDTH, "");
            column = LEFT_WIDTH;
        } else if (column > LEFT_WIDTH) {
            galley_cli_text_print(out, " ");
            column++;
        }
        galley_cli_text_print(out, "%.*s", (int)len, words);
        column += len;
        words += len + (words[len] == ' ');
    }
    galley_cli_text_print(out, "\n");
}

static void add_option(galley_cli_text *out, const galley_cli_option *option) {
    size_t begin = out->len;
    if (option->letter != 0) {
        galley_cli_text_print(out, "  -%c, --%s", option->letter, option->name);
    } else {
        galley_cli_text_print(out, "      --%s", option->name);
    }
    if (option->argument != NULL) {
        galley_cli_text_print(out, " %s", option->argument);
    }
    size_t used = out->len - begin;
    if (used + 1 < LEFT_WIDTH) {
        galley_cli_text_print(out, "%*s", (int)(LEFT_WIDTH - used), "");
    } else {
        galley_cli_text_print(out, "\n%*s", LEFT_WIDTH, "");
    }
    add_wrapped(out, option->help);
}

void galley_cli_manual_usage(galley_cli_text *out) {
    galley_cli_text_print(out,
                          "%sgives the article of a web page: galley page.html\n"
                          "galley --help lists the options\n",
                          usage);
}

void galley_cli_manual_help(galley_cli_text *out) {
    galley_cli_text_print(
        out,
        "%s\nGives the articles of web pages. An INPUT is an HTML file, plain or gzip, a web\n"
        "archive (WARC or ARC, plain, gzip or zstd), a folder of both, a URL of a page,\n"
        "or - for standard input, which is also read when there is no INPUT.\n"
        "\nOptions:\n",
        usage);
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (!galley_cli_option_at(i)->hidden) {
            add_option(out, galley_cli_option_at(i));
        }
    }
    galley_cli_text_print(out, "\nExit status:\n");
    for (size_t i = 0; i < galley_cli_manual_exit_count; i++) {
        galley_cli_text_print(out, "  %s  %s\n", galley_cli_manual_exits[i].term,
                              galley_cli_manual_exits[i].meaning);
    }
    galley_cli_text_print(out, "\nExamples:\n");
    for (size_t i = 0; i < galley_cli_manual_example_count; i++) {
        galley_cli_text_print(out, "  %s\n", galley_cli_manual_examples[i].term);
    }
}

void galley_cli_manual_version(galley_cli_text *out) {
    const char *version = galley_version();
    size_t len = strcspn(version, " ");
    galley_cli_text_print(out, "galley %.*s\n", (int)len, version);
    galley_cli_text_print(out, "library with:%s\n",
                          version[len] == ' ' ? version + len : " nothing");
    galley_cli_text_print(out, "command with: threads"
#ifdef GALLEY_HAVE_ZLIB
                               " zlib"
#endif
#ifdef GALLEY_HAVE_ISAL
                               " isa-l"
#endif
#ifdef GALLEY_HAVE_ZSTD
                               " zstd"
#endif
#ifdef GALLEY_HAVE_BROTLI
                               " brotli"
#endif
#ifdef GALLEY_HAVE_CJSON
                               " cjson"
#endif
#ifdef GALLEY_HAVE_CURL
                               " curl"
#endif
                               "\n");
}
