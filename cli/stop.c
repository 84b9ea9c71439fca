/*
 * Stopping on request. The handler notes the signal and writes a byte into a pipe, so that a thread
 * that waits for input on another pipe wakes up, whichever thread the signal came to.
 */
#define _POSIX_C_SOURCE 200809L
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static atomic_int asked;
static atomic_bool listening;
static int wake[2] = {-1, -1};

static void note(int number) {
    int error = errno;
    atomic_store(&asked, number);
    ssize_t put = write(wake[1], "", 1);
    (void)put;
    errno = error;
}

void galley_cli_stop_listen(void) {
    static const int signals[] = {SIGINT, SIGTERM};
    struct sigaction action;
    if (atomic_exchange(&listening, true) || pipe(wake) != 0) {
        return;
    }
    (void)fcntl(wake[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(wake[1], F_SETFD, FD_CLOEXEC);
    (void)fcntl(wake[1], F_SETFL, O_NONBLOCK);
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    /* The second signal finds the default, and calls in hand go on. */
    action.sa_flags = (int)(SA_RESETHAND | (unsigned)SA_RESTART);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        /* Who starts us in the background may have had it ignored. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            (void)sigaction(signals[i], &action, NULL);
        }
    }
}

int galley_cli_stop_asked(void) { return atomic_load(&asked); }

bool galley_cli_stop_wait_read(int descriptor) {
    struct pollfd both[2] = {{.fd = descriptor, .events = POLLIN},
                             {.fd = wake[0], .events = POLLIN}};
    while (galley_cli_stop_asked() == 0) {
        /* Without the pipe, -1 is passed over by poll. */
        if (poll(both, 2, -1) < 0 && errno != EINTR) {
            return true; /* the read will say what is wrong */
        }
        if (both[0].revents != 0) {
            return true;
        }
    }
    return false;
}
