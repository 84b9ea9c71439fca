/*
 * A library by its name in, its functions out. The name has libcurl's version of its interface in
 * it, 4 since 2006, so that what is found is what curl/curl.h describes.
 */
#include "curl_library.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef GALLEY_HAVE_CURL

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#ifdef __APPLE__
#define NAME "libcurl.4.dylib"
#else
#define NAME "libcurl.so.4"
#endif

static galley_cli_curl_library library;
static bool loaded;

static const struct {
    const char *name;
    size_t place;
} functions[] = {
#define FUNCTION(name)                                                                             \
    { "curl_" #name, offsetof(galley_cli_curl_library, name) }
    FUNCTION(global_init),  FUNCTION(easy_init),     FUNCTION(easy_setopt),  FUNCTION(easy_perform),
    FUNCTION(easy_getinfo), FUNCTION(easy_strerror), FUNCTION(easy_cleanup), FUNCTION(free),
    FUNCTION(url),          FUNCTION(url_set),       FUNCTION(url_get),      FUNCTION(url_cleanup),
#undef FUNCTION
};

static void load(void) {
    void *handle = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        return;
    }
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        void *function = dlsym(handle, functions[i].name);
        if (function == NULL) {
            return;
        }
        /* POSIX says that the bytes of the one are those of the other; ISO C has no cast for it. */
        memcpy((char *)&library + functions[i].place, &function, sizeof function);
    }
    loaded = library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const galley_cli_curl_library *galley_cli_curl(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, load);
    return loaded ? &library : NULL;
}

#endif
