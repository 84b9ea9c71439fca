/*
 * In: a read function; out: a window of stored bytes that moves on through the file.
 */
#include "source.h"

#include "bytes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Memory grows with the file up to four times what is kept: of four bytes read one is moved then. A
 * read asks for a quarter of it at least.
 */
enum { FIRST = 1 << 16, CAPACITY = 4 * GALLEY_SOURCE_KEPT };

/*
 * What may be read again: so many bytes for each new one, and so many from the beginning. An
 * archive with every member damaged takes two for one; only what is made to be slow takes more.
 * Each step back costs a fixed sum too, about as much as beginning a member does.
 */
enum { CREDIT_FIRST = 1 << 22, CREDIT_PER_BYTE = 16, COST_OF_STEP = 256 };

bool galley_source_open(galley_source *source, galley_archive_read_fn read, void *ctx,
                        uint64_t base) {
    *source = (galley_source){.read = read, .ctx = ctx, .offset = base, .credit = CREDIT_FIRST};
    source->bytes = malloc(FIRST + GALLEY_BYTES_SLACK);
    source->capacity = FIRST;
    return source->bytes != NULL;
}

void galley_source_close(galley_source *source) { free(source->bytes); }

/* Grows, or lets go of what lies further back than is kept. */
static bool make_room(galley_source *source) {
    if (source->capacity < CAPACITY) {
        unsigned char *bytes = realloc(source->bytes, 2 * source->capacity + GALLEY_BYTES_SLACK);
        if (bytes == NULL) {
            return false;
        }
        source->bytes = bytes;
        source->capacity *= 2;
        return true;
    }
    size_t drop = source->at > GALLEY_SOURCE_KEPT ? source->at - GALLEY_SOURCE_KEPT : 0;
    memmove(source->bytes, source->bytes + drop, source->end - drop);
    source->offset += drop;
    source->at -= drop;
    source->end -= drop;
    return true;
}

static bool read_more(galley_source *source) {
    if (source->ended || source->error != 0) {
        return false;
    }
    if (source->capacity - source->end < source->capacity / 4 && !make_room(source)) {
        source->error = ENOMEM;
        return false;
    }
    size_t room = source->capacity - source->end;
    ptrdiff_t got = source->read(source->ctx, (char *)source->bytes + source->end, room);
    if (got < 0 || (size_t)got > room) {
        source->error = got < 0 && errno != 0 ? errno : EIO;
        return false;
    }
    source->ended = got == 0;
    source->end += (size_t)got;
    source->credit += (uint64_t)got * CREDIT_PER_BYTE;
    return got > 0;
}

bool galley_source_want(galley_source *source, size_t count) {
    while (source->end - source->at < count) {
        if (!read_more(source)) {
            return false;
        }
    }
    return true;
}

bool galley_source_back(galley_source *source, uint64_t offset) {
    uint64_t target = offset < source->offset ? source->offset : offset;
    uint64_t now = galley_source_tell(source);
    if (target < now && now - target + COST_OF_STEP <= source->credit) {
        source->credit -= now - target + COST_OF_STEP;
        source->at -= (size_t)(now - target);
    }
    return galley_source_tell(source) == offset;
}
