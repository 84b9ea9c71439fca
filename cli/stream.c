/*
 * An input as a stream. In: a name; out: its bytes, in order, each once, whether it is a file, a
 * pipe or standard input. What an input is can be told from its first bytes only, and a pipe gives
 * those once: they are kept for the reader that follows.
 */
#define _POSIX_C_SOURCE 200809L
#include "stream.h"

#include "../archive/archive.h"
#include "descriptor.h"
#include "input_file.h"
#include "message.h"
#include "read_file.h"
#include "stop.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* A page of memory tells gzip and plain files. Zstandard unpacks whole blocks, of up to 128 KiB,
 * and a dictionary may stand before them. */
enum { FIRST_LEN = 1 << 12, FIRST_LEN_ZSTD = 1 << 18 };

static bool fail(galley_cli_stream *stream, galley_cli_text *reason, int number) {
    galley_cli_message_errno(reason, number);
    galley_cli_stream_close(stream);
    return false;
}

bool galley_cli_stream_open(galley_cli_stream *stream, const char *path, const struct stat *output,
                            galley_cli_text *reason) {
    struct stat status;
    galley_cli_text kept = stream->first;
    galley_cli_text_clear(&kept);
    *stream = (galley_cli_stream){.first = kept};
    stream->descriptor = galley_cli_input_open(path, output, &status, reason);
    stream->open = stream->descriptor >= 0;
    if (!stream->open) {
        return false;
    }
    stream->is_stdin = stream->descriptor == STDIN_FILENO;
    stream->regular = S_ISREG(status.st_mode);
    stream->size = stream->regular && status.st_size > 0 ? (uint64_t)status.st_size : 0;
    return true;
}

/* Reads on until `len` first bytes are there, or the end. */
static bool look_further(galley_cli_stream *stream, size_t len) {
    galley_cli_text *first = &stream->first;
    if (len > first->len && !galley_cli_text_reserve(first, len - first->len)) {
        errno = ENOMEM;
        return false;
    }
    while (first->len < len) {
        ptrdiff_t got = galley_cli_descriptor_read(stream->descriptor, first->bytes + first->len,
                                                   len - first->len);
        if (got <= 0) {
            return got == 0;
        }
        first->len += (size_t)got;
    }
    return true;
}

/* A frame of Zstandard, or one to be skipped, which a dictionary comes in. */
static bool begins_zstd(const galley_cli_text *first) {
    if (first->len < 4) {
        return false;
    }
    const unsigned char *at = (const unsigned char *)first->bytes;
    bool frame = memcmp(at, "\x28\xB5\x2F\xFD", 4) == 0;
    return frame || ((at[0] & 0xF0) == 0x50 && memcmp(at + 1, "\x2A\x4D\x18", 3) == 0);
}

bool galley_cli_stream_look(galley_cli_stream *stream, galley_cli_text *reason) {
    if (!look_further(stream, FIRST_LEN) ||
        (begins_zstd(&stream->first) && !look_further(stream, FIRST_LEN_ZSTD))) {
        return fail(stream, reason, errno);
    }
    return true;
}

bool galley_cli_stream_is_archive(const galley_cli_stream *stream) {
    return stream->first.len > 0 && galley_archive_sniff(stream->first.bytes, stream->first.len);
}

ptrdiff_t galley_cli_stream_read(void *context, char *bytes, size_t len) {
    galley_cli_stream *stream = context;
    size_t left = stream->first.len - stream->given;
    if (left > 0) {
        size_t piece = left < len ? left : len;
        memcpy(bytes, stream->first.bytes + stream->given, piece);
        stream->given += piece;
        return (ptrdiff_t)piece;
    }
    if (!stream->regular && !galley_cli_stop_wait_read(stream->descriptor)) {
        return 0;
    }
    return galley_cli_descriptor_read(stream->descriptor, bytes, len);
}

/* What cannot be gone to is read and forgotten. */
static bool pass_over(galley_cli_stream *stream, uint64_t len) {
    char bytes[1 << 14];
    while (len > 0) {
        size_t piece = len < sizeof bytes ? (size_t)len : sizeof bytes;
        ptrdiff_t got = galley_cli_stream_read(stream, bytes, piece);
        if (got < 0) {
            return false;
        }
        if (got == 0) {
            return true; /* shorter than it was: what comes next finds the end */
        }
        len -= (uint64_t)got;
    }
    return true;
}

bool galley_cli_stream_seek(galley_cli_stream *stream, uint64_t offset) {
    if (!stream->regular) {
        return pass_over(stream, offset);
    }
    stream->given = stream->first.len;
    return offset <= INT64_MAX &&
           lseek(stream->descriptor, (off_t)offset, SEEK_SET) == (off_t)offset;
}

bool galley_cli_stream_read_all(galley_cli_stream *stream, size_t max_bytes, galley_cli_text *bytes,
                                galley_cli_text *reason) {
    galley_cli_text_clear(bytes);
    if (!galley_cli_text_add(bytes, stream->first.bytes, stream->first.len)) {
        return fail(stream, reason, ENOMEM);
    }
    return galley_cli_read_rest(stream->descriptor, max_bytes, bytes, reason);
}

void galley_cli_stream_close(galley_cli_stream *stream) {
    if (stream->open) {
        galley_cli_input_close(stream->descriptor);
    }
    stream->open = false;
    galley_cli_text_free(&stream->first);
}
