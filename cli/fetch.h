/* A page from the web. */
#ifndef GALLEY_CLI_FETCH_H
#define GALLEY_CLI_FETCH_H

#include "hosts.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/* What is the same for all pages of a run. */
typedef struct galley_cli_fetch_rules {
    size_t max_bytes; /* of a page, unpacked */
    size_t seconds;   /* for a page, with all its redirects, without waiting for others */
    bool allow_private;
    bool any_type; /* take what is declared as no page for one */
    galley_cli_hosts *hosts;
} galley_cli_fetch_rules;

/* What came with the page. The strings are the caller's, NULL when not known. */
typedef struct galley_cli_fetched {
    char *url; /* after all redirects */
    char *charset;
    int status; /* of HTTP; 0: none */
} galley_cli_fetched;

/* One thread at a time. */
typedef struct galley_cli_fetcher galley_cli_fetcher;

/* NULL when there is no memory. Without a library to fetch with, each fetch says so. */
galley_cli_fetcher *galley_cli_fetcher_new(const galley_cli_fetch_rules *rules);
void galley_cli_fetcher_free(galley_cli_fetcher *fetcher);

/* Puts the page into `bytes`, and what came with it into `fetched`, which must be zeroed. False,
 * with the reason. A NULL fetcher has a reason, too. */
bool galley_cli_fetch(galley_cli_fetcher *fetcher, const char *url, galley_cli_text *bytes,
                      galley_cli_fetched *fetched, galley_cli_text *reason);

#endif
