/*
 * Several pages of one engine, each in a thread of its own: every thread gets the same records as a
 * single one does. Under ThreadSanitizer it shows that the engine is only read.
 */
#include "../support/check.h"
#include "../support/file.h"

#include <galley.h>
#include <pthread.h>
#include <string.h>

enum { THREADS = 6, ROUNDS = 20, PAGES = 4 };

static const char *const small_pages[PAGES - 1] = {
    "<title>One</title><p>A short page with &eacute; and a <b>paragraph</b>.",
    "<table>misplaced<tr><td>cell<a>link<a>link</table><x-name>unknown</x-name>",
    "<meta charset=koi8-r><p>\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2",
};

typedef struct work {
    const galley_engine *engine;
    galley_slice pages[PAGES];
    uint64_t hashes[PAGES];
    bool good;
} work;

static int add_to_hash(void *context, const char *bytes, size_t len) {
    uint64_t *hash = context;
    for (size_t i = 0; i < len; i++) {
        *hash = (*hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    }
    return 0;
}

static bool hash_page(galley_page *page, galley_slice bytes, uint64_t *hash) {
    *hash = UINT64_C(14695981039346656037);
    return galley_extract(page, bytes.ptr, bytes.len, NULL, NULL) == GALLEY_STATUS_OK &&
           galley_render(page, GALLEY_FORMAT_JSON, add_to_hash, hash) == GALLEY_STATUS_OK;
}

static void *run(void *context) {
    work *job = context;
    galley_page *page = galley_page_new(job->engine);
    job->good = page != NULL;
    for (int round = 0; round < ROUNDS && job->good; round++) {
        for (size_t i = 0; i < PAGES; i++) {
            uint64_t hash = 0;
            job->good = job->good && hash_page(page, job->pages[i], &hash) &&
                        (round == 0 || hash == job->hashes[i]);
            job->hashes[i] = hash;
        }
    }
    galley_page_free(page);
    return NULL;
}

static void check_threads(const work *alone) {
    work jobs[THREADS];
    pthread_t threads[THREADS];
    int started = 0;
    while (started < THREADS) {
        jobs[started] = *alone;
        if (!CHECK(pthread_create(&threads[started], NULL, run, &jobs[started]) == 0)) {
            break;
        }
        started++;
    }
    for (int i = 0; i < started; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK_SAYING(jobs[i].good, "thread %d: an extraction fails or differs from its first", i);
        for (size_t k = 0; k < PAGES; k++) {
            CHECK_SAYING(jobs[i].hashes[k] == alone->hashes[k],
                         "thread %d, page %zu: another record", i, k);
        }
    }
}

int main(void) {
    galley_slice news = file_read("examples/news.html");
    galley_engine *engine = galley_engine_new(NULL);
    work alone = {.engine = engine, .pages = {news}};
    for (size_t i = 1; i < PAGES; i++) {
        alone.pages[i] = (galley_slice){small_pages[i - 1], strlen(small_pages[i - 1])};
    }
    run(&alone);
    CHECK(alone.good);
    check_threads(&alone);
    galley_engine_free(engine);
    file_free(news);
    return check_finish();
}
