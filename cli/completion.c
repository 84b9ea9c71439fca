/* Completions for bash and zsh. In: the table of options; out: a script for the shell. Options that
 * take one of a few words complete to those, all else to file names. */
#include "manual.h"
#include "option_table.h"

#include <stdbool.h>
#include <string.h>

/* The option in all its forms, with `between` between them. */
static void add_names(galley_cli_text *out, const galley_cli_option *option, const char *between) {
    if (option->letter != 0) {
        galley_cli_text_print(out, "-%c%s", option->letter, between);
    }
    galley_cli_text_print(out, "--%s", option->name);
}

static bool takes_file(const galley_cli_option *option) {
    return strcmp(option->argument, "FILE") == 0;
}

/* What completes the value of one option. */
static void add_bash_case(galley_cli_text *out, const galley_cli_option *option) {
    galley_cli_text_print(out, "    ");
    add_names(out, option, "|");
    galley_cli_text_print(out, ")\n");
    if (option->values != NULL) {
        galley_cli_text_print(out,
                              "        mapfile -t COMPREPLY < <(compgen -W '%s' -- \"$word\")\n",
                              option->values);
    } else if (takes_file(option)) {
        galley_cli_text_print(out, "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n");
    } else {
        galley_cli_text_print(out, "        COMPREPLY=()\n");
    }
    galley_cli_text_print(out, "        return\n        ;;\n");
}

void galley_cli_manual_bash(galley_cli_text *out) {
    galley_cli_text_print(out,
                          "# Completion of galley for bash; made by galley --dump-completion=bash\n"
                          "_galley() {\n"
                          "    local word=${COMP_WORDS[COMP_CWORD]}\n"
                          "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n");
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        const galley_cli_option *option = galley_cli_option_at(i);
        if (!option->hidden && option->argument != NULL) {
            add_bash_case(out, option);
        }
    }
    galley_cli_text_print(out, "    esac\n"
                               "    if [[ $word == -* ]]; then\n"
                               "        mapfile -t COMPREPLY < <(compgen -W '");
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (!galley_cli_option_at(i)->hidden) {
            galley_cli_text_print(out, i == 0 ? "" : " ");
            add_names(out, galley_cli_option_at(i), " ");
        }
    }
    galley_cli_text_print(out, "' -- \"$word\")\n"
                               "    else\n"
                               "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
                               "    fi\n"
                               "}\n"
                               "complete -o filenames -F _galley galley\n");
}

/* One argument of zsh's _arguments: '(-f --format)'{-f,--format}'[help]:FORMAT:(text json)'. */
static void add_zsh_option(galley_cli_text *out, const galley_cli_option *option) {
    const char *sign = option->argument != NULL ? "=" : "";
    galley_cli_text_print(out, "    ");
    if (option->letter != 0) {
        galley_cli_text_print(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name,
                              option->letter, option->argument != NULL ? "+" : "", option->name,
                              sign);
    } else {
        galley_cli_text_print(out, "'--%s%s[", option->name, sign);
    }
    for (const char *at = option->help; *at != '\0'; at++) {
        galley_cli_text_print(out, *at == ':' || *at == '[' || *at == ']' ? "\\%c" : "%c", *at);
    }
    galley_cli_text_print(out, "]");
    if (option->values != NULL) {
        galley_cli_text_print(out, ":%s:(%s)", option->argument, option->values);
    } else if (option->argument != NULL) {
        galley_cli_text_print(out, ":%s:%s", option->argument, takes_file(option) ? "_files" : "");
    }
    galley_cli_text_print(out, "' \\\n");
}

void galley_cli_manual_zsh(galley_cli_text *out) {
    galley_cli_text_print(out,
                          "#compdef galley\n"
                          "# Completion of galley for zsh; made by galley --dump-completion=zsh\n"
                          "_arguments -s \\\n");
    for (size_t i = 0; i < galley_cli_option_count(); i++) {
        if (!galley_cli_option_at(i)->hidden) {
            add_zsh_option(out, galley_cli_option_at(i));
        }
    }
    galley_cli_text_print(out, "    '*:input:_files'\n");
}
