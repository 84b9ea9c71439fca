/*
 * Output. In: records; out: the named file itself, numbered ones, or standard output, with every
 * write and the close looked at, for a full disk may show as late as that. A name that ends in .gz
 * or .zst is packed. Nothing is held back: a record is on its way when it is done, and packed
 * output when its packer has enough of it.
 */
#define _POSIX_C_SOURCE 200809L
#include "output.h"

#include "descriptor.h"
#include "exit_status.h"
#include "input_file.h"
#include "message.h"
#include "shard.h"
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int check_ending(const char *path) {
    const char *package = galley_cli_packing_missing(galley_cli_packing_of(path));
    if (package != NULL) {
        return galley_cli_message_usage(
            "%s: this build was made without what packs such a file (Debian package %s); write "
            "another, or pipe into a program that packs",
            path, package);
    }
    return GALLEY_CLI_EXIT_OK;
}

static bool is_input_file(const char *path, const struct stat *output) {
    struct stat status;
    int got = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status);
    return got == 0 && galley_cli_is_same_file(&status, output);
}

/* True when any input, also one in a folder or a list, is the file to be written. */
static bool is_among_inputs(const galley_cli_options *options, const struct stat *output) {
    galley_cli_source source;
    galley_cli_item item = {NULL, NULL, NULL, NULL, NULL};
    bool found = false;
    for (size_t i = 0; i < options->input_count && !found; i++) {
        found = is_input_file(options->inputs[i].name, output);
    }
    if (found || !galley_cli_source_can_repeat(options)) {
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

static bool put(void *context, const char *bytes, size_t len) {
    galley_cli_output *output = context;
    output->extent.bytes += len;
    return galley_cli_descriptor_write(output->descriptor, bytes, len);
}

static bool is_stdout(const char *path) { return path == NULL || strcmp(path, "-") == 0; }

/* Opens the present file, of which this many bytes stay. */
static bool open_file(galley_cli_output *output, uint64_t keep) {
    if (is_stdout(output->path)) {
        output->name = "standard output";
        output->descriptor = STDOUT_FILENO;
    } else {
        output->name = output->path;
        if (output->shard_size > 0) {
            free(output->shard_name);
            output->shard_name = galley_cli_shard_name(output->path, output->extent.shard);
            output->name = output->shard_name;
        }
        output->descriptor =
            open(output->name,
                 O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (keep == 0 ? O_TRUNC : 0), 0666);
    }
    output->named = false;
    if (output->descriptor < 0 || fstat(output->descriptor, &output->status) != 0) {
        return fail(output, errno);
    }
    return true;
}

static bool open_output(galley_cli_output *output, const char *path, uint64_t shard_size,
                        const galley_cli_extent *extent) {
    *output = (galley_cli_output){.path = path, .shard_size = shard_size, .extent = *extent};
    if (!open_file(output, extent->bytes)) {
        return false;
    }
    galley_cli_packing packing =
        is_stdout(path) ? GALLEY_CLI_PACKING_NONE : galley_cli_packing_of(path);
    if (packing != GALLEY_CLI_PACKING_NONE) {
        output->packer = galley_cli_packer_new(packing, put, output);
        return output->packer != NULL || fail(output, ENOMEM);
    }
    return true;
}

bool galley_cli_output_open(galley_cli_output *output, const char *path, uint64_t shard_size) {
    galley_cli_extent none = {0, 0, 0};
    return open_output(output, path, shard_size, &none);
}

bool galley_cli_output_open_again(galley_cli_output *output, const char *path, uint64_t shard_size,
                                  const galley_cli_extent *extent) {
    if (!open_output(output, path, shard_size, extent)) {
        return false;
    }
    if (output->status.st_size < 0 || (uint64_t)output->status.st_size < extent->bytes) {
        galley_cli_message(output->name, "is shorter than the journal says; it is not what the run "
                                         "to be resumed has written");
        return false;
    }
    if (ftruncate(output->descriptor, (off_t)extent->bytes) != 0 ||
        lseek(output->descriptor, 0, SEEK_END) < 0) {
        return fail(output, errno);
    }
    return true;
}

bool galley_cli_output_write(galley_cli_output *output, const char *bytes, size_t len) {
    if (output->packer == NULL) {
        return put(output, bytes, len) || fail(output, errno);
    }
    output->unsealed = output->unsealed || len > 0;
    return galley_cli_packer_write(output->packer, bytes, len) || fail(output, errno);
}

bool galley_cli_output_seal(galley_cli_output *output) {
    if (!output->unsealed) {
        return true;
    }
    output->unsealed = false;
    return galley_cli_packer_end(output->packer) || fail(output, errno);
}

bool galley_cli_output_sync(galley_cli_output *output) {
    if (!output->named) {
        galley_cli_descriptor_sync_folder(output->name);
        output->named = true;
    }
    return fdatasync(output->descriptor) == 0 || fail(output, errno);
}

bool galley_cli_output_is_full(const galley_cli_output *output) {
    return output->shard_size > 0 && output->extent.bytes >= output->shard_size;
}

bool galley_cli_output_is_file(const galley_cli_output *output) {
    return !is_stdout(output->path) && S_ISREG(output->status.st_mode);
}

/* A packed file without any record still has a member, an empty one. */
static bool close_file(galley_cli_output *output) {
    output->unsealed = output->packer != NULL && (output->unsealed || output->extent.bytes == 0);
    return galley_cli_output_seal(output) &&
           (close(output->descriptor) == 0 || fail(output, errno));
}

bool galley_cli_output_turn(galley_cli_output *output) {
    if (!galley_cli_output_seal(output) || !galley_cli_output_sync(output) || !close_file(output)) {
        return false;
    }
    output->extent.earlier += output->extent.bytes;
    output->extent.bytes = 0;
    output->extent.shard++;
    return open_file(output, 0);
}

bool galley_cli_output_close(galley_cli_output *output) {
    bool closed = close_file(output);
    galley_cli_packer_free(output->packer);
    free(output->shard_name);
    output->packer = NULL;
    output->shard_name = NULL;
    return closed;
}
