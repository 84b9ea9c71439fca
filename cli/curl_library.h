/*
 * libcurl, loaded when the first page is fetched. Were it linked, each run of the command would
 * load it with some two dozen libraries of its own, which takes three times as long as all else
 * that a run begins with.
 */
#ifndef GALLEY_CLI_CURL_LIBRARY_H
#define GALLEY_CLI_CURL_LIBRARY_H

#ifdef GALLEY_HAVE_CURL

#include <curl/curl.h>

/* Its functions, by their names without "curl_". */
typedef struct galley_cli_curl_library {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *curl, CURLoption option, ...);
    CURLcode (*easy_perform)(CURL *curl);
    CURLcode (*easy_getinfo)(CURL *curl, CURLINFO info, ...);
    const char *(*easy_strerror)(CURLcode code);
    void (*easy_cleanup)(CURL *curl);
    void (*free)(void *memory);
    CURLU *(*url)(void);
    CURLUcode (*url_set)(CURLU *url, CURLUPart part, const char *text, unsigned flags);
    CURLUcode (*url_get)(const CURLU *url, CURLUPart part, char **text, unsigned flags);
    void (*url_cleanup)(CURLU *url);
} galley_cli_curl_library;

/* Loaded by the first call, whichever thread makes it. NULL when there is none to load. */
const galley_cli_curl_library *galley_cli_curl(void);

#endif
#endif
