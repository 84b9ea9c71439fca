/*
 * Reading an input whole. In: its name; out: its bytes. Plain reads, no mapping: a file that is cut
 * short while we look at it is then a shorter page, and not the end of the program. A file that
 * says its size is read into a buffer made once; pipes and devices, which do not, double it.
 */
#define _POSIX_C_SOURCE 200809L
#include "read_file.h"

#include "descriptor.h"
#include "input_file.h"
#include "message.h"

#include <errno.h>

/* What a pipe holds on Linux. */
enum { PIPE_SIZE = 1 << 16 };

static bool fail_errno(galley_cli_text *reason, int number) {
    galley_cli_message_errno(reason, number);
    return false;
}

static bool fail_too_large(galley_cli_text *reason, size_t max_bytes) {
    galley_cli_text_print(reason, "longer than %zu bytes (--max-bytes)", max_bytes);
    return false;
}

/* How many bytes there are; 0 where that is not said. */
static unsigned long long size_of(const struct stat *status) {
    bool says = S_ISREG(status->st_mode) && status->st_size > 0;
    return says ? (unsigned long long)status->st_size : 0;
}

static bool read_all(int descriptor, size_t max_bytes, size_t first, galley_cli_text *bytes,
                     galley_cli_text *reason) {
    if (!galley_cli_text_reserve(bytes, first)) {
        return fail_errno(reason, ENOMEM);
    }
    for (;;) {
        size_t room = bytes->capacity - bytes->len;
        size_t allowed = max_bytes + 1 - bytes->len;
        ptrdiff_t got = galley_cli_descriptor_read(descriptor, bytes->bytes + bytes->len,
                                                   room < allowed ? room : allowed);
        if (got <= 0) {
            return got == 0 || fail_errno(reason, errno);
        }
        bytes->len += (size_t)got;
        if (bytes->len > max_bytes) {
            return fail_too_large(reason, max_bytes);
        }
        if (bytes->len == bytes->capacity && !galley_cli_text_reserve(bytes, PIPE_SIZE)) {
            return fail_errno(reason, ENOMEM);
        }
    }
}

static bool read_sized(int descriptor, unsigned long long size, size_t max_bytes,
                       galley_cli_text *bytes, galley_cli_text *reason) {
    if (size > max_bytes) {
        return fail_too_large(reason, max_bytes);
    }
    /* room for one byte more than there are, to see the end */
    return read_all(descriptor, max_bytes, size > 0 ? (size_t)size + 1 : PIPE_SIZE, bytes, reason);
}

bool galley_cli_read_rest(int descriptor, size_t max_bytes, galley_cli_text *bytes,
                          galley_cli_text *reason) {
    if (bytes->len > max_bytes) {
        return fail_too_large(reason, max_bytes);
    }
    return read_all(descriptor, max_bytes, PIPE_SIZE, bytes, reason);
}

bool galley_cli_read_file(const char *path, size_t max_bytes, const struct stat *output,
                          galley_cli_text *bytes, galley_cli_text *reason) {
    struct stat status;
    int descriptor = galley_cli_input_open(path, output, &status, reason);
    galley_cli_text_clear(bytes);
    if (descriptor < 0) {
        return false;
    }
    bool read = read_sized(descriptor, size_of(&status), max_bytes, bytes, reason);
    galley_cli_input_close(descriptor);
    return read;
}
