/*
 * Unpacks gzip with zlib, when the build has it. In: a whole .gz file in memory, of one member or
 * several. Out: its bytes in a growing buffer, never more than the caller allows, so that a small
 * file cannot ask for all memory. zlib takes its memory from the caller's allocator; as it gives
 * pieces back without their size, each carries its size in front.
 */
#include "gzip.h"

static galley_status fail(galley_error *error, galley_status status, const char *message,
                          size_t position) {
    if (error != NULL) {
        *error = (galley_error){status, message, position};
    }
    return status;
}

bool galley_gzip_is(galley_slice bytes) {
    return bytes.len >= 2 && memcmp(bytes.ptr, "\x1f\x8b", 2) == 0;
}

#ifdef GALLEY_HAVE_ZLIB
#include <stddef.h>

/* zlib's input pointer is to const only when asked for. */
#define ZLIB_CONST
#include <zlib.h>

/* Window bits of a gzip wrapper with the largest window: 15 + 16, as zlib.h has it. */
enum { GZIP_WINDOW = 31 };

/* Output is asked for in pieces of at least this: about one small page. */
enum { PIECE = 32 * 1024 };

typedef union piece_head {
    size_t size;
    max_align_t align;
} piece_head;

static voidpf take(voidpf context, uInt items, uInt size) {
    const galley_allocator *allocator = context;
    if (size != 0 && items > (SIZE_MAX - sizeof(piece_head)) / size) {
        return Z_NULL;
    }
    size_t whole = sizeof(piece_head) + (size_t)items * size;
    piece_head *head = galley_memory_new(allocator, whole);
    if (head == NULL) {
        return Z_NULL;
    }
    head->size = whole;
    return head + 1;
}

static void give_back(voidpf context, voidpf ptr) {
    piece_head *head = (piece_head *)ptr - 1;
    galley_memory_free(context, head, head->size);
}

/* The largest piece that both zlib's counters and the task allow. */
static uInt clamp(size_t size) { return size < UINT32_MAX / 2 ? (uInt)size : UINT32_MAX / 2; }

/* Gives zlib room for more output. */
static galley_status make_room(z_stream *stream, galley_buffer *output, size_t max_bytes) {
    size_t more = max_bytes - output->len;
    if (more == 0) {
        return GALLEY_STATUS_TOO_LARGE;
    }
    more = more < PIECE ? more : PIECE;
    if (!galley_buffer_reserve(output, more)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    /* Doubling may have given more room than was asked for: all of it, within the limit. */
    size_t room = output->capacity - output->len;
    room = room < max_bytes - output->len ? room : max_bytes - output->len;
    stream->next_out = (Bytef *)output->bytes + output->len;
    stream->avail_out = clamp(room);
    return GALLEY_STATUS_OK;
}

/* After a member: true when another one follows. */
static bool next_member(z_stream *stream, const char *end) {
    const char *at = (const char *)stream->next_in;
    return galley_gzip_is(galley_slice_make(at, (size_t)(end - at))) &&
           inflateReset(stream) == Z_OK;
}

/* One call of zlib, its output counted in. */
static int step(z_stream *stream, const char *end, galley_buffer *output) {
    uInt room = stream->avail_out;
    stream->avail_in = clamp((size_t)(end - (const char *)stream->next_in));
    int result = inflate(stream, Z_NO_FLUSH);
    output->len += room - stream->avail_out;
    return result;
}

static galley_status inflate_all(z_stream *stream, const char *end, size_t max_bytes,
                                 galley_buffer *output) {
    for (;;) {
        /* A full member may need one more call without room to notice its end: only a call that
         * asks for room and gets none is too large. */
        galley_status status =
            stream->avail_out > 0 ? GALLEY_STATUS_OK : make_room(stream, output, max_bytes);
        if (status == GALLEY_STATUS_NO_MEMORY) {
            return status;
        }
        bool full = status == GALLEY_STATUS_TOO_LARGE;
        switch (step(stream, end, output)) {
        case Z_STREAM_END:
            if (!next_member(stream, end)) {
                return GALLEY_STATUS_OK;
            }
            break;
        case Z_OK:
            break;
        case Z_MEM_ERROR:
            return GALLEY_STATUS_NO_MEMORY;
        case Z_BUF_ERROR:
            return full ? GALLEY_STATUS_TOO_LARGE : GALLEY_STATUS_CORRUPT;
        default:
            return GALLEY_STATUS_CORRUPT;
        }
    }
}

static const char *message_of(galley_status status) {
    switch (status) {
    case GALLEY_STATUS_TOO_LARGE:
        return "gzip input unpacks to more than the limit";
    case GALLEY_STATUS_CORRUPT:
        return "gzip input is damaged or cut off";
    default:
        return "no memory to unpack gzip input";
    }
}

bool galley_gzip_supported(void) { return true; }

galley_status galley_gzip_unpack(galley_slice bytes, size_t max_bytes, galley_buffer *output,
                                 galley_error *error) {
    galley_buffer_clear(output);
    if (bytes.len == 0) {
        return fail(error, GALLEY_STATUS_CORRUPT, message_of(GALLEY_STATUS_CORRUPT), 0);
    }
    galley_allocator allocator = *output->allocator;
    Bytef nothing = 0; /* zlib wants a place for output even when there is no room */
    z_stream stream = {.next_in = (const Bytef *)bytes.ptr,
                       .next_out = &nothing,
                       .zalloc = take,
                       .zfree = give_back,
                       .opaque = &allocator};
    galley_status status = GALLEY_STATUS_NO_MEMORY;
    size_t read = 0;
    if (inflateInit2(&stream, GZIP_WINDOW) == Z_OK) {
        status = inflate_all(&stream, bytes.ptr + bytes.len, max_bytes, output);
        read = (size_t)((const char *)stream.next_in - bytes.ptr);
        inflateEnd(&stream);
    }
    return status == GALLEY_STATUS_OK ? status : fail(error, status, message_of(status), read);
}
#else
bool galley_gzip_supported(void) { return false; }

galley_status galley_gzip_unpack(galley_slice bytes, size_t max_bytes, galley_buffer *output,
                                 galley_error *error) {
    (void)bytes;
    (void)max_bytes;
    galley_buffer_clear(output);
    return fail(error, GALLEY_STATUS_UNSUPPORTED,
                "gzip input: this build is without zlib (Debian: zlib1g-dev)", 0);
}
#endif
