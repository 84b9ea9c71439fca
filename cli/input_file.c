/*
 * Opening inputs. In: a name; out: a descriptor with the file's status, unless it is the file that
 * we write: of that we would read what we have just written, or what is left of it.
 */
#define _POSIX_C_SOURCE 200809L
#include "input_file.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool galley_cli_is_same_file(const struct stat *a, const struct stat *b) {
    return S_ISREG(a->st_mode) && S_ISREG(b->st_mode) && a->st_dev == b->st_dev &&
           a->st_ino == b->st_ino;
}

bool galley_cli_input_is_output(const struct stat *input, const struct stat *output,
                                galley_cli_text *reason) {
    bool same = output != NULL && galley_cli_is_same_file(input, output);
    if (same) {
        galley_cli_text_print(reason, "is the file that the output goes to");
    }
    return same;
}

int galley_cli_input_open(const char *path, const struct stat *output, struct stat *status,
                          galley_cli_text *reason) {
    bool is_stdin = strcmp(path, "-") == 0;
    int descriptor = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0 || fstat(descriptor, status) != 0) {
        galley_cli_message_errno(reason, errno);
    } else if (!galley_cli_input_is_output(status, output, reason)) {
        return descriptor;
    }
    galley_cli_input_close(descriptor);
    return -1;
}

void galley_cli_input_close(int descriptor) {
    if (descriptor >= 0 && descriptor != STDIN_FILENO) {
        (void)close(descriptor);
    }
}
