/*
 * Output. In: records; out: the named file itself or standard output, with every write and the
 * close looked at, for a full disk may show as late as that. A name that ends in .gz is packed by
 * zlib. Nothing is held back: a record is on its way when it is done, and packed output at its end.
 */
#define _POSIX_C_SOURCE 200809L
#include "output.h"

#include "descriptor.h"
#include "exit_status.h"
#include "message.h"
#include "read_file.h"
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#ifdef GALLEY_HAVE_ZLIB
#include <zlib.h>
#endif

static bool ends_with(const char *name, const char *suffix) {
    size_t len = strlen(name);
    size_t suffix_len = strlen(suffix);
    return len >= suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

static bool is_packed(const char *path) { return ends_with(path, ".gz"); }

static int check_ending(const char *path) {
    if (ends_with(path, ".zst")) {
        return galley_cli_message_usage(
            "%s: writing Zstandard is planned with libzstd (Debian package libzstd-dev) and not in "
            "this version; write .gz, or pipe into zstd",
            path);
    }
#ifndef GALLEY_HAVE_ZLIB
    if (is_packed(path)) {
        return galley_cli_message_usage(
            "%s: this build was made without zlib (Debian package zlib1g-dev); pipe into gzip",
            path);
    }
#endif
    return GALLEY_CLI_EXIT_OK;
}

static bool is_input_file(const char *path, const struct stat *output) {
    struct stat status;
    int got = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status);
    return got == 0 && galley_cli_is_same_file(&status, output);
}

/* A list that is a pipe can be read once only, and not by us. */
static bool can_read_twice(const galley_cli_options *options) {
    for (size_t i = 0; i < options->input_count; i++) {
        struct stat status;
        const char *name = options->inputs[i].name;
        if (options->inputs[i].is_list &&
            (strcmp(name, "-") == 0 || stat(name, &status) != 0 || !S_ISREG(status.st_mode))) {
            return false;
        }
    }
    return true;
}

/* True when any input, also one in a folder or a list, is the file to be written. */
static bool is_among_inputs(const galley_cli_options *options, const struct stat *output) {
    galley_cli_source source;
    galley_cli_item item = {NULL, NULL, NULL, NULL, NULL};
    bool found = false;
    for (size_t i = 0; i < options->input_count && !found; i++) {
        found = is_input_file(options->inputs[i].name, output);
    }
    if (found || !can_read_twice(options)) {
        return found;
    }
    galley_cli_source_open(&source, options);
    while (!found && galley_cli_source_next(&source, &item)) {
        found = item.failure == NULL && is_input_file(item.path, output);
        galley_cli_item_free(&item);
    }
    galley_cli_source_close(&source);
    return found;
}

int galley_cli_output_check(const galley_cli_options *options) {
    struct stat status;
    const char *path = options->output;
    if (path == NULL || strcmp(path, "-") == 0) {
        return GALLEY_CLI_EXIT_OK;
    }
    /* An empty file has nothing to lose, and mostly there is no file yet: no second walk then. */
    bool holds = stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    if (holds && is_among_inputs(options, &status)) {
        return galley_cli_message_usage("%s is an input, and is not written over", path);
    }
    return check_ending(path);
}

static bool fail(const galley_cli_output *output, int number) {
    galley_cli_text reason = {NULL, 0, 0};
    /* Where SIGPIPE is ignored we live to see this. The reader has had enough: no cause for words.
     */
    if (number != EPIPE) {
        galley_cli_message_errno(&reason, number);
        galley_cli_message(output->name, reason.bytes);
    }
    galley_cli_text_free(&reason);
    return false;
}

bool galley_cli_output_open(galley_cli_output *output, const char *path) {
    bool is_stdout = path == NULL || strcmp(path, "-") == 0;
    *output = (galley_cli_output){.name = is_stdout ? "standard output" : path,
                                  .descriptor = STDOUT_FILENO};
    if (!is_stdout) {
        output->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    }
    if (output->descriptor < 0 || fstat(output->descriptor, &output->status) != 0) {
        return fail(output, errno);
    }
#ifdef GALLEY_HAVE_ZLIB
    if (!is_stdout && is_packed(path)) {
        output->packer = gzdopen(output->descriptor, "wb");
        return output->packer != NULL || fail(output, ENOMEM);
    }
#endif
    return true;
}

#ifdef GALLEY_HAVE_ZLIB

static bool pack(const galley_cli_output *output, const char *bytes, size_t len) {
    /* gzwrite counts in unsigned int. */
    const size_t piece_max = (size_t)1 << 30;
    while (len > 0) {
        size_t piece = len < piece_max ? len : piece_max;
        errno = 0;
        if (gzwrite(output->packer, bytes, (unsigned)piece) != (int)piece) {
            return fail(output, errno == 0 ? EIO : errno);
        }
        bytes += piece;
        len -= piece;
    }
    return true;
}

static bool close_packed(galley_cli_output *output) {
    errno = 0;
    int status = gzclose(output->packer);
    int number = errno;
    output->packer = NULL;
    return status == Z_OK || fail(output, number == 0 ? EIO : number);
}

#else

static bool pack(const galley_cli_output *output, const char *bytes, size_t len) {
    (void)bytes;
    (void)len;
    return fail(output, ENOTSUP);
}

static bool close_packed(galley_cli_output *output) { return fail(output, ENOTSUP); }

#endif

bool galley_cli_output_write(galley_cli_output *output, const char *bytes, size_t len) {
    if (output->packer != NULL) {
        return pack(output, bytes, len);
    }
    return galley_cli_descriptor_write(output->descriptor, bytes, len) || fail(output, errno);
}

bool galley_cli_output_close(galley_cli_output *output) {
    if (output->packer != NULL) {
        return close_packed(output);
    }
    return close(output->descriptor) == 0 || fail(output, errno);
}
