/*
 * Fetching. In: a URL; out: the bytes of one page, unpacked, and what its HTTP head says of it, or
 * the reason why there is none. libcurl does the protocol; here are the limits. Everything a server
 * says is hostile: how long the page is, where it redirects to, and what its name resolves to.
 *
 * Redirects are followed here and not by libcurl, so that each one counts at the host it leads to.
 * Whether an address is private is asked of the very address that is connected to: a look at the
 * name beforehand would be got around by a redirect, or by a name that resolves to another address
 * the second time.
 *
 * Known limit: a page is read whole before any of it is parsed, and web archives are not read.
 */
#define _POSIX_C_SOURCE 200809L
#include "fetch.h"

#ifdef GALLEY_HAVE_CURL

#include "../archive/archive.h"
#include "address.h"
#include "alloc.h"
#include "clock.h"
#include "content_type.h"
#include "curl_library.h"
#include "page_kind.h"
#include "scheme.h"

#include <arpa/inet.h>
#include <galley.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
    REDIRECTS_MAX = 10,   /* servers in earnest need two or three; the rest are loops */
    CONNECT_SECONDS = 10, /* a host that does not answer by then is down */
    LOOK_LEN = 4096       /* tells a web archive */
};

/* Why a transfer was ended from our side. */
typedef enum fetch_stop {
    FETCH_STOP_NOT,
    FETCH_STOP_HEAD, /* the head says all: an error, no page */
    FETCH_STOP_TOO_LONG,
    FETCH_STOP_ARCHIVE,
    FETCH_STOP_NO_MEMORY
} fetch_stop;

struct galley_cli_fetcher {
    const galley_cli_fetch_rules *rules;
    const galley_cli_curl_library *library;
    CURL *curl;
    char words[CURL_ERROR_SIZE]; /* of libcurl, on what went wrong */
    /* Of the page at hand: */
    galley_cli_text *bytes;
    uint64_t spent; /* nanoseconds */
    /* Of the answer at hand: */
    size_t dropped; /* bytes that come with a redirect */
    fetch_stop stop;
    char refused[INET6_ADDRSTRLEN]; /* a private address, or empty */
};

static long status_of(const galley_cli_fetcher *fetcher) {
    long status = 0;
    (void)fetcher->library->easy_getinfo(fetcher->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* NULL when nothing is declared. */
static const char *type_of(const galley_cli_fetcher *fetcher) {
    char *type = NULL;
    (void)fetcher->library->easy_getinfo(fetcher->curl, CURLINFO_CONTENT_TYPE, &type);
    return type;
}

static bool is_page_type(const galley_cli_fetcher *fetcher) {
    const char *type = type_of(fetcher);
    return fetcher->rules->any_type || type == NULL ||
           galley_cli_page_kind_may_be((galley_slice){type, strlen(type)});
}

static bool is_archive(const galley_cli_text *bytes) {
    return bytes->len > 0 && galley_archive_sniff(bytes->bytes, bytes->len);
}

static fetch_stop take(galley_cli_fetcher *fetcher, const char *piece, size_t len) {
    galley_cli_text *bytes = fetcher->bytes;
    size_t before = bytes->len;
    if (len > fetcher->rules->max_bytes - before - fetcher->dropped) {
        return FETCH_STOP_TOO_LONG;
    }
    long status = status_of(fetcher);
    if (status >= 300 && status < 400) {
        fetcher->dropped += len; /* libcurl says where it leads when all of it is there */
        return FETCH_STOP_NOT;
    }
    if (status >= 400 || !is_page_type(fetcher)) {
        return FETCH_STOP_HEAD;
    }
    if (!galley_cli_text_add(bytes, piece, len)) {
        return FETCH_STOP_NO_MEMORY;
    }
    bool looked = before < LOOK_LEN && bytes->len >= LOOK_LEN;
    return looked && is_archive(bytes) ? FETCH_STOP_ARCHIVE : FETCH_STOP_NOT;
}

/* For libcurl: takes a piece of the page, unpacked. */
static size_t receive(char *piece, size_t size, size_t count, void *context) {
    galley_cli_fetcher *fetcher = context;
    size_t len = size * count; /* size is 1, always */
    fetcher->stop = take(fetcher, piece, len);
    return fetcher->stop == FETCH_STOP_NOT ? len : len + 1;
}

static void note_refused(galley_cli_fetcher *fetcher, const struct sockaddr *address) {
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    const char *words = NULL;
    if (address->sa_family == AF_INET) {
        memcpy(&v4, address, sizeof v4);
        words = inet_ntop(AF_INET, &v4.sin_addr, fetcher->refused, sizeof fetcher->refused);
    } else if (address->sa_family == AF_INET6) {
        memcpy(&v6, address, sizeof v6);
        words = inet_ntop(AF_INET6, &v6.sin6_addr, fetcher->refused, sizeof fetcher->refused);
    }
    if (words == NULL) {
        memcpy(fetcher->refused, "?", 2);
    }
}

/* For libcurl: a socket for an address that a name has been resolved to. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address) {
    galley_cli_fetcher *fetcher = context;
    (void)purpose;
    if (!fetcher->rules->allow_private &&
        galley_cli_address_is_private(&address->addr, address->addrlen)) {
        note_refused(fetcher, &address->addr);
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static bool set_protocols(const galley_cli_fetcher *fetcher, bool file) {
#if LIBCURL_VERSION_NUM >= 0x075500
    const char *protocols = file ? "file" : "http,https";
    return fetcher->library->easy_setopt(fetcher->curl, CURLOPT_PROTOCOLS_STR, protocols) ==
           CURLE_OK;
#else
    long protocols = file ? CURLPROTO_FILE : CURLPROTO_HTTP | CURLPROTO_HTTPS;
    return fetcher->library->easy_setopt(fetcher->curl, CURLOPT_PROTOCOLS, protocols) == CURLE_OK;
#endif
}

static bool set_identity(const galley_cli_fetcher *fetcher) {
    const galley_cli_curl_library *library = fetcher->library;
    char agent[64] = "galley/";
    const char *version = galley_version();
    size_t len = strcspn(version, " ");
    size_t room = sizeof agent - strlen(agent) - 1;
    (void)strncat(agent, version, len < room ? len : room);
    return library->easy_setopt(fetcher->curl, CURLOPT_USERAGENT, agent) == CURLE_OK &&
           library->easy_setopt(fetcher->curl, CURLOPT_ACCEPT_ENCODING, "") == CURLE_OK;
}

/* A proxy, which the environment may name, resolves names for us and connects for us: the address
 * that we see is its own, and what is behind it would be hidden from the look. */
static bool set_proxy(const galley_cli_fetcher *fetcher) {
    return fetcher->rules->allow_private ||
           fetcher->library->easy_setopt(fetcher->curl, CURLOPT_PROXY, "") == CURLE_OK;
}

/* What holds for all pages. Connections are not kept: an idle one would count at its host. */
static bool set_up(galley_cli_fetcher *fetcher) {
    CURLcode (*set)(CURL *, CURLoption, ...) = fetcher->library->easy_setopt;
    CURL *curl = fetcher->curl;
    return set(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           set(curl, CURLOPT_FORBID_REUSE, 1L) == CURLE_OK &&
           set(curl, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           set(curl, CURLOPT_ERRORBUFFER, fetcher->words) == CURLE_OK &&
           set(curl, CURLOPT_WRITEFUNCTION, receive) == CURLE_OK &&
           set(curl, CURLOPT_WRITEDATA, fetcher) == CURLE_OK &&
           set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK &&
           set(curl, CURLOPT_OPENSOCKETDATA, fetcher) == CURLE_OK &&
           set(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)fetcher->rules->max_bytes) ==
               CURLE_OK &&
           set_identity(fetcher) && set_proxy(fetcher);
}

galley_cli_fetcher *galley_cli_fetcher_new(const galley_cli_fetch_rules *rules) {
    galley_cli_fetcher *fetcher = galley_cli_alloc(1, sizeof *fetcher);
    fetcher->rules = rules;
    fetcher->library = galley_cli_curl();
    if (fetcher->library == NULL) {
        return fetcher;
    }
    fetcher->curl = fetcher->library->easy_init();
    if (fetcher->curl == NULL || !set_up(fetcher)) {
        galley_cli_fetcher_free(fetcher);
        return NULL;
    }
    return fetcher;
}

void galley_cli_fetcher_free(galley_cli_fetcher *fetcher) {
    if (fetcher != NULL) {
        if (fetcher->curl != NULL) {
            fetcher->library->easy_cleanup(fetcher->curl);
        }
        free(fetcher);
    }
}

/* A host in small letters, without a final full stop. */
static char *copy_host(const char *host) {
    size_t len = strlen(host);
    char *copy = galley_cli_alloc_copy(host, len > 1 && host[len - 1] == '.' ? len - 1 : len);
    for (char *at = copy; *at != '\0'; at++) {
        *at = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    }
    return copy;
}

/* Tells libcurl what to fetch: blanks and what is not ASCII are escaped before, as browsers do.
 * Returns the host, which is the caller's, and is empty for a file; NULL when the URL is none. */
static char *aim(galley_cli_fetcher *fetcher, const char *url) {
    const galley_cli_curl_library *library = fetcher->library;
    CURLU *parts = library->url();
    char *escaped = NULL;
    char *host = NULL;
    char *copy = NULL;
    bool file = galley_cli_scheme_of(url) == GALLEY_CLI_SCHEME_FILE;
    if (parts != NULL &&
        library->url_set(parts, CURLUPART_URL, url, CURLU_URLENCODE) == CURLUE_OK &&
        library->url_get(parts, CURLUPART_URL, &escaped, 0) == CURLUE_OK &&
        (file || library->url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK) &&
        set_protocols(fetcher, file) &&
        library->easy_setopt(fetcher->curl, CURLOPT_URL, escaped) == CURLE_OK) {
        copy = copy_host(host == NULL ? "" : host);
    }
    library->free(host);
    library->free(escaped);
    library->url_cleanup(parts);
    return copy;
}

/* One request. False when there is no time left for it. */
static bool perform(galley_cli_fetcher *fetcher, const char *host, CURLcode *code) {
    uint64_t allowed = (uint64_t)fetcher->rules->seconds * 1000;
    uint64_t used = fetcher->spent / 1000000;
    if (used >= allowed) {
        return false;
    }
    (void)fetcher->library->easy_setopt(fetcher->curl, CURLOPT_TIMEOUT_MS, (long)(allowed - used));
    (void)fetcher->library->easy_setopt(fetcher->curl, CURLOPT_CONNECTTIMEOUT,
                                        (long)CONNECT_SECONDS);
    if (host[0] != '\0') {
        galley_cli_hosts_enter(fetcher->rules->hosts, host);
    }
    uint64_t begun = galley_cli_clock();
    *code = fetcher->library->easy_perform(fetcher->curl);
    fetcher->spent += galley_cli_clock() - begun;
    if (host[0] != '\0') {
        galley_cli_hosts_leave(fetcher->rules->hosts, host);
    }
    return true;
}

static void explain_time(const galley_cli_fetcher *fetcher, galley_cli_text *reason) {
    /* libcurl counts in thousandths, and ends a little early or late. */
    if ((fetcher->spent + 100000000) / 1000000000 >= fetcher->rules->seconds) {
        galley_cli_text_print(reason, "not there after %zu s (--timeout)", fetcher->rules->seconds);
    } else {
        galley_cli_text_print(reason, "%s", fetcher->words);
    }
}

static void explain_archive(galley_cli_text *reason) {
    galley_cli_text_print(reason, "a web archive, which is read from files only; fetch it first");
}

/* A transfer that did not end well. */
static void explain(const galley_cli_fetcher *fetcher, CURLcode code, galley_cli_text *reason) {
    if (fetcher->stop == FETCH_STOP_TOO_LONG || code == CURLE_FILESIZE_EXCEEDED) {
        galley_cli_text_print(reason, "longer than %zu bytes (--max-bytes)",
                              fetcher->rules->max_bytes);
    } else if (fetcher->stop == FETCH_STOP_ARCHIVE) {
        explain_archive(reason);
    } else if (fetcher->stop == FETCH_STOP_NO_MEMORY) {
        galley_cli_text_print(reason, "not enough memory");
    } else if (fetcher->refused[0] != '\0') {
        galley_cli_text_print(reason,
                              "its address %s is not of the public internet (--allow-private)",
                              fetcher->refused);
    } else if (code == CURLE_OPERATION_TIMEDOUT) {
        explain_time(fetcher, reason);
    } else {
        galley_cli_text_print(reason, "%s",
                              fetcher->words[0] != '\0' ? fetcher->words
                                                        : fetcher->library->easy_strerror(code));
    }
}

/* The head of an answer that has come. Fills `next` with a copy of where it redirects to. */
static bool check_head(const galley_cli_fetcher *fetcher, char **next, galley_cli_text *reason) {
    char *target = NULL;
    long status = status_of(fetcher);
    (void)fetcher->library->easy_getinfo(fetcher->curl, CURLINFO_REDIRECT_URL, &target);
    if (target != NULL) {
        *next = galley_cli_alloc_copy(target, strlen(target));
        return true;
    }
    if (status >= 300) {
        galley_cli_text_print(reason, "HTTP status %ld", status);
        return false;
    }
    if (!is_page_type(fetcher)) {
        galley_cli_text_print(reason, "not a page but %s, as its head declares", type_of(fetcher));
        return false;
    }
    if (is_archive(fetcher->bytes)) {
        explain_archive(reason);
        return false;
    }
    return true;
}

/* Fetches one URL, without what it may redirect to. */
static bool fetch_one(galley_cli_fetcher *fetcher, const char *url, char **next,
                      galley_cli_text *reason) {
    CURLcode code = CURLE_OK;
    char *host = aim(fetcher, url);
    fetcher->dropped = 0;
    fetcher->stop = FETCH_STOP_NOT;
    fetcher->words[0] = '\0';
    fetcher->refused[0] = '\0';
    if (host == NULL) {
        galley_cli_text_print(reason, "not a URL that can be fetched");
        return false;
    }
    bool in_time = perform(fetcher, host, &code);
    free(host);
    if (!in_time) {
        explain_time(fetcher, reason);
    } else if (code == CURLE_OK || fetcher->stop == FETCH_STOP_HEAD) {
        return check_head(fetcher, next, reason);
    } else {
        explain(fetcher, code, reason);
    }
    return false;
}

/* Whether a redirect may be followed. */
static bool check_redirect(const char *next, int hop, galley_cli_text *reason) {
    if (hop >= REDIRECTS_MAX) {
        galley_cli_text_print(reason, "redirects more than %d times", REDIRECTS_MAX);
        return false;
    }
    if (galley_cli_scheme_of(next) != GALLEY_CLI_SCHEME_WEB) {
        galley_cli_text_print(reason, "redirects to what is neither http nor https");
        return false;
    }
    return true;
}

static void take_head(const galley_cli_fetcher *fetcher, galley_cli_fetched *fetched) {
    const char *type = type_of(fetcher);
    fetched->status = (int)status_of(fetcher);
    fetched->charset = type == NULL ? NULL : galley_cli_content_type_charset(type);
}

bool galley_cli_fetch(galley_cli_fetcher *fetcher, const char *url, galley_cli_text *bytes,
                      galley_cli_fetched *fetched, galley_cli_text *reason) {
    galley_cli_text_clear(bytes);
    if (fetcher == NULL) {
        galley_cli_text_print(reason, "not enough memory");
        return false;
    }
    if (fetcher->library == NULL) {
        galley_cli_text_print(reason, "no libcurl is there to fetch pages with (Debian package "
                                      "libcurl4)");
        return false;
    }
    fetcher->bytes = bytes;
    fetcher->spent = 0;
    fetched->url = galley_cli_alloc_copy(url, strlen(url));
    for (int hop = 0;; hop++) {
        char *next = NULL;
        galley_cli_text_clear(bytes);
        if (!fetch_one(fetcher, fetched->url, &next, reason)) {
            break;
        }
        if (next == NULL) {
            take_head(fetcher, fetched);
            return true;
        }
        bool follow = check_redirect(next, hop, reason);
        free(fetched->url);
        fetched->url = next;
        if (!follow) {
            break;
        }
    }
    if (strcmp(fetched->url, url) != 0) {
        galley_cli_text_print(reason, ": %s", fetched->url);
    }
    return false;
}

#else

galley_cli_fetcher *galley_cli_fetcher_new(const galley_cli_fetch_rules *rules) {
    (void)rules;
    return NULL;
}

void galley_cli_fetcher_free(galley_cli_fetcher *fetcher) { (void)fetcher; }

bool galley_cli_fetch(galley_cli_fetcher *fetcher, const char *url, galley_cli_text *bytes,
                      galley_cli_fetched *fetched, galley_cli_text *reason) {
    (void)fetcher;
    (void)url;
    (void)fetched;
    galley_cli_text_clear(bytes);
    galley_cli_text_print(reason, "this galley was built without libcurl and fetches no pages "
                                  "(Debian package libcurl4-openssl-dev)");
    return false;
}

#endif
