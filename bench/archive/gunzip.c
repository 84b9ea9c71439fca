/*
 * Unpacks a gzip file of many members, held in memory, with zlib, ISA-L and libdeflate, three times
 * in turn, and prints how fast each does it. Members are unpacked one by one, as a reader of
 * archives has to. libdeflate wants a member's output in one piece, of which nobody says the size:
 * it gets room for the largest one so far, and tries again with twice as much where that is too
 * little.
 */
#define _POSIX_C_SOURCE 200809L
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

enum { TURNS = 3, PIECE = 1 << 16, GZIP_WINDOW = 31 };

typedef struct input {
    unsigned char *bytes;
    size_t len;
} input;

static unsigned char piece[PIECE];

/* Each returns the unpacked bytes, or 0 when the file is damaged. */
static size_t with_zlib(input file) {
    z_stream stream = {.next_in = Z_NULL};
    size_t at = 0;
    size_t total = 0;
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK) {
        return 0;
    }
    while (at < file.len) {
        int status = inflateReset(&stream);
        stream.next_in = file.bytes + at;
        stream.avail_in = (uInt)(file.len - at);
        while (status == Z_OK) {
            stream.next_out = piece;
            stream.avail_out = PIECE;
            status = inflate(&stream, Z_NO_FLUSH);
            total += PIECE - stream.avail_out;
        }
        if (status != Z_STREAM_END) {
            total = 0;
            break;
        }
        at = file.len - stream.avail_in;
    }
    (void)inflateEnd(&stream);
    return total;
}

static size_t with_isal(input file) {
    static struct inflate_state stream;
    size_t at = 0;
    size_t total = 0;
    isal_inflate_init(&stream);
    while (at < file.len) {
        isal_inflate_reset(&stream);
        stream.crc_flag = ISAL_GZIP;
        stream.next_in = file.bytes + at;
        stream.avail_in = (uint32_t)(file.len - at);
        do {
            stream.next_out = piece;
            stream.avail_out = PIECE;
            if (isal_inflate(&stream) != ISAL_DECOMP_OK) {
                return 0;
            }
            total += PIECE - stream.avail_out;
        } while (stream.block_state != ISAL_BLOCK_FINISH);
        at = file.len - stream.avail_in;
    }
    return total;
}

static size_t with_libdeflate(input file) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    size_t room = PIECE;
    unsigned char *out = malloc(room);
    size_t total = 0;
    for (size_t at = 0; decompressor != NULL && out != NULL && at < file.len;) {
        size_t used = 0;
        size_t made = 0;
        enum libdeflate_result result = libdeflate_gzip_decompress_ex(
            decompressor, file.bytes + at, file.len - at, out, room, &used, &made);
        if (result == LIBDEFLATE_SUCCESS) {
            at += used;
            total += made;
        } else if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            room *= 2;
            free(out);
            out = malloc(room);
        } else {
            total = 0;
            break;
        }
    }
    free(out);
    libdeflate_free_decompressor(decompressor);
    return total;
}

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool read_file(const char *path, input *file) {
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return false;
    }
    long len = fseek(stream, 0, SEEK_END) == 0 ? ftell(stream) : -1;
    bool sized = len > 0 && len < INT32_MAX;
    file->len = sized ? (size_t)len : 0;
    file->bytes = sized ? malloc(file->len) : NULL;
    rewind(stream);
    bool read = file->bytes != NULL && fread(file->bytes, 1, file->len, stream) == file->len;
    (void)fclose(stream);
    return read;
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        size_t (*unpack)(input file);
    } ways[] = {{"zlib", with_zlib}, {"ISA-L", with_isal}, {"libdeflate", with_libdeflate}};
    input file;
    if (argc != 2 || !read_file(argv[1], &file)) {
        fputs("usage: gunzip FILE.gz (of less than 2 GiB)\n", stderr);
        return 2;
    }
    for (int turn = 0; turn < TURNS; turn++) {
        for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
            double begin = now();
            size_t total = ways[i].unpack(file);
            double seconds = now() - begin;
            if (total == 0) {
                fprintf(stderr, "gunzip: %s cannot unpack it\n", ways[i].name);
                return 1;
            }
            printf("%s %.0f MB/s%s", ways[i].name, (double)total / seconds / 1e6,
                   i + 1 < sizeof ways / sizeof ways[0] ? ", " : " unpacked\n");
        }
    }
    free(file.bytes);
    return 0;
}
