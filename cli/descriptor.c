/*
 * read(2) and write(2) as one wishes they were: whole, not interrupted, and patient with
 * descriptors that somebody has made non-blocking (a terminal shared with another program often
 * is).
 */
#define _POSIX_C_SOURCE 200809L
#include "descriptor.h"

#include "alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Linux moves at most 2^31 - 4096 bytes at once and others refuse more than INT_MAX. */
static const size_t piece_max = (size_t)1 << 30;

/* True when the call that just failed is to be made again. */
static bool wait_for(int descriptor, short event) {
    if (errno == EINTR) {
        return true;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
        return false;
    }
    struct pollfd one = {.fd = descriptor, .events = event, .revents = 0};
    return poll(&one, 1, -1) >= 0 || errno == EINTR;
}

ptrdiff_t galley_cli_descriptor_read(int descriptor, char *bytes, size_t len) {
    for (;;) {
        ssize_t got = read(descriptor, bytes, len < piece_max ? len : piece_max);
        if (got >= 0 || !wait_for(descriptor, POLLIN)) {
            return got;
        }
    }
}

bool galley_cli_descriptor_write(int descriptor, const char *bytes, size_t len) {
    while (len > 0) {
        ssize_t put = write(descriptor, bytes, len < piece_max ? len : piece_max);
        if (put >= 0) {
            bytes += put;
            len -= (size_t)put;
        } else if (!wait_for(descriptor, POLLOUT)) {
            return false;
        }
    }
    return true;
}

void galley_cli_descriptor_sync_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 0 : (size_t)(slash - path);
    char *folder = slash == NULL ? galley_cli_alloc_copy(".", 1)
                                 : galley_cli_alloc_copy(path, len == 0 ? 1 : len);
    int descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (descriptor >= 0) {
        (void)fsync(descriptor); /* some file systems cannot, and then do not need to */
        (void)close(descriptor);
    }
    free(folder);
}

void galley_cli_descriptor_fill(void) {
    for (int wanted = STDIN_FILENO; wanted <= STDERR_FILENO; wanted++) {
        if (fcntl(wanted, F_GETFD) < 0 && errno == EBADF) {
            /* The lowest free number is the wanted one; opened the wrong way round on purpose. */
            (void)open("/dev/null", wanted == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}
