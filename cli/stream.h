/* The bytes of one input as they come, with a look at the first of them before. */
#ifndef GALLEY_CLI_STREAM_H
#define GALLEY_CLI_STREAM_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

/* A zeroed one is not open. */
typedef struct galley_cli_stream {
    bool open;
    bool is_stdin;
    bool regular; /* a file on a disk: it can be read again, and from any place */
    int descriptor;
    uint64_t size;         /* of a regular file */
    galley_cli_text first; /* what has been read for the look */
    size_t given;          /* of this, handed on */
} galley_cli_stream;

/* As galley_cli_input_open. False, with the reason. */
bool galley_cli_stream_open(galley_cli_stream *stream, const char *path, const struct stat *output,
                            galley_cli_text *reason);
/* Reads the first bytes; they are in `first`, and are given again by what reads on. */
bool galley_cli_stream_look(galley_cli_stream *stream, galley_cli_text *reason);
/* Whether they begin an archive. */
bool galley_cli_stream_is_archive(const galley_cli_stream *stream);
/* As read(2). A galley_archive_read_fn, whose context is the stream. Ends early when we are asked
 * to stop. */
ptrdiff_t galley_cli_stream_read(void *context, char *bytes, size_t len);
/* Goes to this byte of the input, before anything is given. False with errno set. */
bool galley_cli_stream_seek(galley_cli_stream *stream, uint64_t offset);
/* All of it. */
bool galley_cli_stream_read_all(galley_cli_stream *stream, size_t max_bytes, galley_cli_text *bytes,
                                galley_cli_text *reason);
void galley_cli_stream_close(galley_cli_stream *stream);

#endif
