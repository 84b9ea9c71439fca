/*
 * The manual page galley(1). In: the table of options; out: roff in the man macros. It carries no
 * date, so that the same source makes the same page.
 */
#include "manual.h"
#include "option_table.h"

#include <galley.h>

/* Adds words with what roff would take for its own made harmless: a hyphen is a minus, a backslash
 * a backslash, and no line begins with a control character. */
static void add_words(galley_cli_text *out, const char *words) {
    if (words[0] == '.' || words[0] == '\'') {
        galley_cli_text_print(out, "\\&");
    }
    for (; *words != '\0'; words++) {
        if (*words == '\\') {
            galley_cli_text_print(out, "\\e");
        } else if (*words == '\'') {
            galley_cli_text_print(out, "\\(aq");
        } else {
            galley_cli_text_print(out, *words == '-' ? "\\-" : "%c", *words);
        }
    }
}

static void add_option(galley_cli_text *out, const galley_cli_option *option) {
    galley_cli_text_print(out, ".TP\n");
    if (option->letter != 0) {
        galley_cli_text_print(out, "\\fB\\-%c\\fR, ", option->letter);
    }
    galley_cli_text_print(out, "\\fB\\-\\-");
    add_words(out, option->name);
    galley_cli_text_print(out, "\\fR");
    if (option->argument != NULL) {
        galley_cli_text_print(out, " \\fI%s\\fR", option->argument);
    }
    galley_cli_text_print(out, "\n");
    add_words(out, option->help);
    if (option->values != NULL) {
        galley_cli_text_print(out, ".\nOne of: %s", option->values);
    }
    galley_cli_text_print(out, ".\n");
}

static const char before_options[] =
    ".SH NAME\n"
    "galley \\- the article of a web page\n"
    ".SH SYNOPSIS\n"
    ".B galley\n"
    "[\\fIOPTIONS\\fR] [\\fIINPUT\\fR...]\n"
    ".SH DESCRIPTION\n"
    "Finds the article in web pages and writes its text, or a record in JSON, without the menus,\n"
    "teasers and notices around it.\n"
    ".PP\n"
    "An input is a file of HTML in any encoding, plain or packed by gzip; a web archive, WARC or "
    "ARC,\n"
    "plain or packed by gzip or zstd; a folder, of which all files below it are read, by name, "
    "that "
    "end\n"
    "in .html, .htm, .xhtml, .warc, .arc or .wet, also with .gz; a URL, of http or https, of which "
    "the "
    "page\n"
    "is fetched; or\n"
    "\\fB\\-\\fR for standard input, which is read too when no input is named and it is no "
    "terminal.\n"
    "Files and folders whose names begin with a dot, and symbolic links to folders, are passed "
    "over.\n"
    ".PP\n"
    "One input that fails does not stop the others. Records come in the order of the inputs. Of "
    "many\n"
    "texts, a line with a form feed stands between two.\n"
    ".PP\n"
    "Of an archive, every page becomes a record of its own, with its place in the archive. Beside "
    "an\n"
    "output file FILE there is then a journal, FILE.journal, from which \\fB\\-\\-resume\\fR goes "
    "on "
    "after\n"
    "the run was killed or the disk was full.\n"
    ".SH OPTIONS\n";

static const char after_options[] =
    ".SH LISTS\n"
    "A line of the file for \\fB\\-\\-files\\-from\\fR is a path, relative to the working "
    "directory, or,\n"
    "when it begins with a brace, a JSON object:\n"
    ".PP\n"
    ".EX\n"
    "{\"path\": \"a/17.html\", \"url\": \"https://example.org/17\", \"id\": \"17\",\n"
    " \"content_type\": \"text/html; charset=windows\\-1252\"}\n"
    ".EE\n"
    ".PP\n"
    "on one line. Only path is needed; id and url go into the record, of content_type the charset "
    "is\n"
    "used, other members are passed over. Blank lines are, too. A line that cannot be used is "
    "named\n"
    "with its number, and the others are done.\n"
    ".SH EXIT STATUS\n";

void galley_cli_manual_page(galley_cli_text *out) {
    galley_cli_text_print(out, ".TH GALLEY 1 \"\" \"galley %s\" \"User Commands\"\n",
                          GALLEY_VERSION);
    galley_cli_text_print(out, "%s", before_options);
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (!galley_cli_option_at(i)->hidden) {
            add_option(out, galley_cli_option_at(i));
        }
    }
    galley_cli_text_print(out, "%s", after_options);
    for (size_t i = 0; i < galley_cli_manual_exit_count; i++) {
        galley_cli_text_print(out, ".TP\n%s\n", galley_cli_manual_exits[i].term);
        add_words(out, galley_cli_manual_exits[i].meaning);
        galley_cli_text_print(out, ".\n");
    }
    galley_cli_text_print(out, ".SH EXAMPLES\n");
    for (size_t i = 0; i < galley_cli_manual_example_count; i++) {
        galley_cli_text_print(out, ".TP\n\\fB");
        add_words(out, galley_cli_manual_examples[i].term);
        galley_cli_text_print(out, "\\fR\n");
        add_words(out, galley_cli_manual_examples[i].meaning);
        galley_cli_text_print(out, "\n");
    }
}
