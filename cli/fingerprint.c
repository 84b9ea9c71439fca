/*
 * What a run that is resumed must have in common with the one that was broken off. In: options;
 * out: a hash of all that decides which bytes are written. The number of threads is none of it.
 */
#include "fingerprint.h"

#include "hash.h"
#include "text.h"

#include <inttypes.h>
#include <string.h>

/* A word with its length before it, so that two never run together into the same. */
static void add_word(galley_cli_text *words, const char *word) {
    galley_cli_text_print(words, " %s", word == NULL ? "-" : "=");
    if (word != NULL) {
        galley_cli_text_print(words, "%zu:%s", strlen(word), word);
    }
}

static void add_choice(galley_cli_text *words, const galley_cli_choice *choice) {
    add_word(words, choice->status);
    add_word(words, choice->type);
    add_word(words, choice->hosts);
    add_word(words, choice->languages);
    galley_cli_text_print(words, " %zu %zu %.9f %d", choice->sample, choice->min_words,
                          choice->min_confidence, choice->dedup);
}

uint64_t galley_cli_fingerprint(const galley_cli_options *options, galley_format format) {
    galley_cli_text words = {NULL, 0, 0};
    galley_cli_text_print(&words, "%s %d %d %d %d %d %d %d %d %d %d", galley_version(), (int)format,
                          (int)options->favor, options->comments, options->captions,
                          options->no_links, options->no_images, options->no_tables,
                          options->explain, (int)options->input, options->input_is_archive);
    galley_cli_text_print(&words, " %zu %" PRIu64 " %" PRIu64 " %" PRIu64, options->max_bytes,
                          options->record_bytes, options->checkpoint, options->shard_size);
    galley_cli_text_print(&words, " %zu %d", options->timeout, options->allow_private);
    galley_cli_text_print(&words, " %d %zu", options->sites, options->sites_bytes);
    add_word(&words, options->url);
    add_word(&words, options->charset);
    add_choice(&words, &options->choice);
    for (size_t i = 0; i < options->input_count; i++) {
        galley_cli_text_print(&words, " %d", options->inputs[i].is_list);
        add_word(&words, options->inputs[i].name);
    }
    uint64_t hash = galley_cli_hash(words.bytes, words.len, 0);
    galley_cli_text_free(&words);
    return hash;
}
