/*
 * Politeness. In: threads that want to fetch from hosts; out: at most two at a time are at each.
 * The table holds those hosts only that somebody is at, so there are never more in it than threads,
 * and a walk through it is nothing beside a page of the network.
 */
#define _POSIX_C_SOURCE 200809L
#include "hosts.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

/* What a browser of a person hardly exceeds with one page after the other. */
enum { AT_A_HOST_MAX = 2 };

struct galley_cli_host {
    char *name;
    unsigned visitors; /* never 0 */
};

void galley_cli_hosts_open(galley_cli_hosts *hosts) {
    (void)pthread_mutex_init(&hosts->lock, NULL);
    (void)pthread_cond_init(&hosts->left, NULL);
    hosts->busy = NULL;
    hosts->count = 0;
    hosts->capacity = 0;
}

void galley_cli_hosts_close(galley_cli_hosts *hosts) {
    free(hosts->busy);
    (void)pthread_cond_destroy(&hosts->left);
    (void)pthread_mutex_destroy(&hosts->lock);
}

/* The lock is held, here and in the next. NULL when nobody is there. */
static galley_cli_host *find(const galley_cli_hosts *hosts, const char *name) {
    for (size_t i = 0; i < hosts->count; i++) {
        if (strcmp(hosts->busy[i].name, name) == 0) {
            return &hosts->busy[i];
        }
    }
    return NULL;
}

static void add(galley_cli_hosts *hosts, const char *name) {
    if (hosts->count == hosts->capacity) {
        hosts->capacity = hosts->capacity * 2 + 4;
        hosts->busy = galley_cli_alloc_again(hosts->busy, hosts->capacity, sizeof *hosts->busy);
    }
    hosts->busy[hosts->count++] = (galley_cli_host){galley_cli_alloc_copy(name, strlen(name)), 1};
}

void galley_cli_hosts_enter(galley_cli_hosts *hosts, const char *name) {
    (void)pthread_mutex_lock(&hosts->lock);
    galley_cli_host *host = find(hosts, name);
    while (host != NULL && host->visitors == AT_A_HOST_MAX) {
        (void)pthread_cond_wait(&hosts->left, &hosts->lock);
        host = find(hosts, name);
    }
    if (host != NULL) {
        host->visitors++;
    } else {
        add(hosts, name);
    }
    (void)pthread_mutex_unlock(&hosts->lock);
}

void galley_cli_hosts_leave(galley_cli_hosts *hosts, const char *name) {
    (void)pthread_mutex_lock(&hosts->lock);
    galley_cli_host *host = find(hosts, name);
    if (host != NULL && --host->visitors == 0) {
        free(host->name);
        *host = hosts->busy[--hosts->count];
    }
    /* All, for who waits for which host is not known. */
    (void)pthread_cond_broadcast(&hosts->left);
    (void)pthread_mutex_unlock(&hosts->lock);
}
