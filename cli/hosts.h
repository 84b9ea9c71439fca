/* How many pages are fetched from one host at a time. */
#ifndef GALLEY_CLI_HOSTS_H
#define GALLEY_CLI_HOSTS_H

#include <pthread.h>
#include <stddef.h>

typedef struct galley_cli_host galley_cli_host;

/* Shared by all threads of a run. */
typedef struct galley_cli_hosts {
    pthread_mutex_t lock;
    pthread_cond_t left;   /* somebody has left a host */
    galley_cli_host *busy; /* hosts that somebody is at, in no order */
    size_t count;
    size_t capacity;
} galley_cli_hosts;

void galley_cli_hosts_open(galley_cli_hosts *hosts);
/* Nobody is at any host any more. */
void galley_cli_hosts_close(galley_cli_hosts *hosts);

/* Waits until there is room at the host, and takes it. A thread that is at one host must leave it
 * before it enters another: so nobody waits for himself. */
void galley_cli_hosts_enter(galley_cli_hosts *hosts, const char *name);
void galley_cli_hosts_leave(galley_cli_hosts *hosts, const char *name);

#endif
