/*
 * In: stored bytes; out: members, one after another, decoded.
 *
 * What is damaged is not decoded further: a member's own sum, where it has one, tells at its end.
 * Then the next member is searched by the mark that it begins with; whether one truly begins there
 * is for the caller to see from what it decodes to.
 */
#include "members.h"

#include "form.h"

#include <errno.h>
#include <string.h>

/* Dictionaries have a hundred kilobytes; what is larger is not held. */
enum { DICTIONARY_MAX = 8 << 20 };

/* What a dictionary is unpacked by at least. */
enum { PIECE = 1 << 16 };

/* The mark of a skippable frame and its length. */
enum { SKIPPABLE_HEAD = 8 };

static galley_members_state set(galley_members *members, galley_members_state state,
                                const char *why) {
    members->state = state;
    members->why = why;
    return state;
}

static galley_members_state fail(galley_members *members, int error) {
    members->error = error;
    return set(members, GALLEY_MEMBERS_FAILED, NULL);
}

bool galley_members_open(galley_members *members, galley_archive_read_fn read, void *ctx,
                         uint64_t base) {
    *members = (galley_members){.form = GALLEY_MEMBERS_UNKNOWN, .start = base};
    return galley_source_open(&members->source, read, ctx, base);
}

void galley_members_close(galley_members *members) {
    galley_decoder_close(&members->decoder);
    galley_source_close(&members->source);
}

static galley_coding coding_of(galley_members_form form) {
    return form == GALLEY_MEMBERS_GZIP   ? GALLEY_CODING_GZIP
           : form == GALLEY_MEMBERS_ZSTD ? GALLEY_CODING_ZSTD
                                         : GALLEY_CODING_NONE;
}

static void find_form(galley_members *members) {
    (void)galley_source_want(&members->source, GALLEY_SOURCE_KEPT);
    members->form =
        galley_form_of(galley_source_here(&members->source), galley_source_held(&members->source));
}

static bool skip(galley_source *source, uint64_t count) {
    while (count > 0) {
        if (galley_source_held(source) == 0 && !galley_source_want(source, 1)) {
            return false;
        }
        size_t held = galley_source_held(source);
        size_t step = count < held ? (size_t)count : held;
        source->at += step;
        count -= step;
    }
    return true;
}

/* The contents of a skippable frame into memory. */
static bool collect(galley_source *source, galley_bytes *bytes, size_t len) {
    while (bytes->len < len) {
        if (galley_source_held(source) == 0 && !galley_source_want(source, 1)) {
            return false;
        }
        size_t held = galley_source_held(source);
        size_t step = len - bytes->len < held ? len - bytes->len : held;
        memcpy(bytes->ptr + bytes->len, galley_source_here(source), step);
        bytes->len += step;
        source->at += step;
    }
    return true;
}

/* A dictionary that is compressed itself. False where it cannot be unpacked, or without memory;
 * then *error is set. */
static bool unpack(const galley_bytes *packed, galley_bytes *bytes, int *error) {
    galley_decoder decoder = {.coding = GALLEY_CODING_NONE};
    galley_decoder_io io = {(const unsigned char *)packed->ptr, packed->len, NULL, 0};
    galley_decoding status = galley_decoder_begin(&decoder, GALLEY_CODING_ZSTD, 0)
                                 ? GALLEY_DECODING_MORE
                                 : GALLEY_DECODING_NO_MEMORY;
    while (status == GALLEY_DECODING_MORE && bytes->len < DICTIONARY_MAX) {
        if (!galley_bytes_reserve(bytes, PIECE)) {
            status = GALLEY_DECODING_NO_MEMORY;
            break;
        }
        size_t room = bytes->capacity - bytes->len;
        io.out = bytes->ptr + bytes->len;
        io.room = room;
        status = galley_decoder_run(&decoder, &io);
        bytes->len += room - io.room;
        if (io.room == room && io.in_len == 0) {
            break;
        }
    }
    galley_decoder_close(&decoder);
    *error = status == GALLEY_DECODING_NO_MEMORY ? ENOMEM : *error;
    return status == GALLEY_DECODING_END;
}

static bool take_dictionary(galley_members *members, size_t len) {
    galley_bytes stored = {NULL, 0, 0};
    galley_bytes plain = {NULL, 0, 0};
    if (!galley_bytes_reserve(&stored, len)) {
        members->error = ENOMEM;
        return false;
    }
    const galley_bytes *dictionary = &stored;
    bool taken = collect(&members->source, &stored, len);
    if (taken && len >= GALLEY_FORM_MARK && galley_form_zstd((unsigned char *)stored.ptr)) {
        dictionary = &plain;
        taken = unpack(&stored, &plain, &members->error);
    }
    taken = taken && galley_decoder_dictionary(&members->decoder, dictionary->ptr, dictionary->len);
    galley_bytes_free(&stored);
    galley_bytes_free(&plain);
    members->has_dictionary = members->has_dictionary || taken;
    return taken;
}

/* Passes over one skippable frame; false where it is cut off or its dictionary cannot be used. */
static bool pass_skippable(galley_members *members) {
    galley_source *source = &members->source;
    if (!galley_source_want(source, SKIPPABLE_HEAD)) {
        return false;
    }
    const unsigned char *head = galley_source_here(source);
    uint32_t len = (uint32_t)head[4] | (uint32_t)head[5] << 8 | (uint32_t)head[6] << 16 |
                   (uint32_t)head[7] << 24;
    bool dictionary = galley_form_dictionary(head);
    source->at += SKIPPABLE_HEAD;
    if (dictionary) {
        return len <= DICTIONARY_MAX && take_dictionary(members, len);
    }
    return skip(source, len);
}

static bool begins(const galley_members *members, const unsigned char *bytes) {
    return members->form == GALLEY_MEMBERS_GZIP
               ? galley_form_gzip(bytes)
               : galley_form_zstd(bytes) || galley_form_skippable(bytes);
}

/* At the mark of a member. */
static galley_members_state begin(galley_members *members) {
    const char *missing = galley_decoder_missing(coding_of(members->form));
    if (missing != NULL) {
        return set(members, GALLEY_MEMBERS_LOST, missing);
    }
    members->start = galley_source_tell(&members->source);
    members->made = 0;
    if (!galley_decoder_begin(&members->decoder, coding_of(members->form), 0)) {
        return fail(members, ENOMEM);
    }
    return set(members, GALLEY_MEMBERS_INSIDE, NULL);
}

/* The state at the end of what can be read: the end, or a failure. */
static galley_members_state stop(galley_members *members, galley_members_state state,
                                 const char *why) {
    int error = members->source.error != 0 ? members->source.error : members->error;
    return error != 0 ? fail(members, error) : set(members, state, why);
}

galley_members_state galley_members_enter(galley_members *members) {
    galley_source *source = &members->source;
    if (members->form == GALLEY_MEMBERS_UNKNOWN) {
        find_form(members);
    }
    if (!galley_source_want(source, 1)) {
        return stop(members, GALLEY_MEMBERS_END, NULL);
    }
    if (members->form == GALLEY_MEMBERS_PLAIN) {
        return begin(members);
    }
    while (galley_source_want(source, GALLEY_FORM_MARK) &&
           begins(members, galley_source_here(source))) {
        if (members->form == GALLEY_MEMBERS_GZIP ||
            !galley_form_skippable(galley_source_here(source))) {
            return begin(members);
        }
        if (!pass_skippable(members)) {
            return stop(members, GALLEY_MEMBERS_LOST, "a zstd dictionary that cannot be read");
        }
    }
    return galley_source_held(source) == 0
               ? stop(members, GALLEY_MEMBERS_END, NULL)
               : stop(members, GALLEY_MEMBERS_LOST, "bytes between members that are none");
}

static galley_members_state read_plain(galley_members *members, char *out, size_t room,
                                       size_t *made) {
    galley_source *source = &members->source;
    size_t held = galley_source_held(source);
    *made = room < held ? room : held;
    memcpy(out, galley_source_here(source), *made);
    source->at += *made;
    return GALLEY_MEMBERS_INSIDE;
}

/* One call of the decoder, its input the source's. */
static galley_decoding decode(galley_members *members, galley_decoder_io *io) {
    galley_source *source = &members->source;
    io->in = galley_source_here(source);
    io->in_len = galley_source_held(source);
    galley_decoding status = galley_decoder_run(&members->decoder, io);
    source->at = source->end - io->in_len;
    return status;
}

/*
 * The file has ended inside a member: begins it once more, with the decoder that gives all there
 * is, and passes over what was given already. False where that is not to be had.
 */
static bool read_again(galley_members *members) {
    galley_source *source = &members->source;
    galley_coding exact = galley_decoder_exact(members->decoder.coding);
    if (exact == GALLEY_CODING_NONE || source->error != 0 ||
        !galley_source_back(source, members->start) ||
        !galley_decoder_begin(&members->decoder, exact, 0)) {
        return false;
    }
    galley_decoding status = GALLEY_DECODING_MORE;
    for (uint64_t left = members->made; left > 0 && status == GALLEY_DECODING_MORE;) {
        char passed[1 << 12];
        size_t room = left < sizeof passed ? (size_t)left : sizeof passed;
        galley_decoder_io io = {NULL, 0, passed, room};
        status = decode(members, &io);
        left -= room - io.room;
        if (io.room == room && io.in_len == 0) {
            break;
        }
    }
    return status == GALLEY_DECODING_MORE;
}

/* Into io's room. */
static galley_members_state read_packed(galley_members *members, galley_decoder_io *io) {
    size_t room = io->room;
    galley_decoding status = decode(members, io);
    members->made += room - io->room;
    switch (status) {
    case GALLEY_DECODING_MORE:
        break;
    case GALLEY_DECODING_END:
        return set(members, GALLEY_MEMBERS_BETWEEN, NULL);
    case GALLEY_DECODING_BROKEN:
        return set(members, GALLEY_MEMBERS_BROKEN, "a damaged member");
    case GALLEY_DECODING_NO_MEMORY:
        return fail(members, ENOMEM);
    }
    bool over = io->room == room && io->in_len == 0 && !galley_source_want(&members->source, 1);
    if (over && !read_again(members)) {
        members->source.at = members->source.end;
        return stop(members, GALLEY_MEMBERS_CUT, "the file ends inside a member");
    }
    return GALLEY_MEMBERS_INSIDE;
}

galley_members_state galley_members_read(galley_members *members, char *out, size_t room,
                                         size_t *made) {
    *made = 0;
    if (members->state != GALLEY_MEMBERS_INSIDE) {
        return members->state;
    }
    if (members->form != GALLEY_MEMBERS_PLAIN) {
        galley_decoder_io io = {NULL, 0, out, room};
        galley_members_state state = read_packed(members, &io);
        *made = room - io.room;
        return state;
    }
    return galley_source_want(&members->source, 1) ? read_plain(members, out, room, made)
                                                   : stop(members, GALLEY_MEMBERS_BETWEEN, NULL);
}

/* The next mark among what is held; the last bytes, which may begin one, stay. */
static bool find_mark(galley_members *members) {
    galley_source *source = &members->source;
    unsigned char gzip = 0x1F;
    while (galley_source_held(source) >= GALLEY_FORM_MARK) {
        if (begins(members, galley_source_here(source))) {
            return true;
        }
        source->at++;
        if (members->form == GALLEY_MEMBERS_GZIP) {
            size_t held = galley_source_held(source);
            const unsigned char *here = galley_source_here(source);
            const unsigned char *next = memchr(here, gzip, held);
            source->at += next == NULL ? held : (size_t)(next - here);
        }
    }
    return false;
}

galley_members_state galley_members_search(galley_members *members, uint64_t offset) {
    galley_source *source = &members->source;
    (void)galley_source_back(source, offset);
    /* Without going back, the search begins behind the last mark all the same. */
    if (galley_source_tell(source) < offset) {
        (void)skip(source, offset - galley_source_tell(source));
    }
    do {
        if (find_mark(members)) {
            members->start = galley_source_tell(source);
            set(members, GALLEY_MEMBERS_BETWEEN, NULL);
            return galley_members_enter(members);
        }
    } while (galley_source_want(source, galley_source_held(source) + 1));
    source->at = source->end;
    return stop(members, GALLEY_MEMBERS_END, NULL);
}
