/*
 * In: the content of a record; out: what its URL stood for.
 *
 * Heads are believed only as far as the bytes bear them out: a body that does not begin as its
 * encoding does is taken as it is. An encoding that breaks off leaves what was decoded before.
 */
#include "body.h"

#include "chunked.h"
#include "fields.h"
#include "http.h"
#include "span.h"

/* Room for output is made in pieces of this at least. */
enum { PIECE = 1 << 16 };

/* RFC 8878 asks receivers for 8 MiB of window, and senders to keep to it. */
enum { ZSTD_WINDOW_MAX = 23 };

typedef struct payload {
    galley_archive_span bytes;
    bool early;  /* it ends before it should */
    size_t turn; /* which run of bytes is written next */
} payload;

static bool begins_gzip(galley_archive_span bytes) {
    return bytes.len >= 3 && memcmp(bytes.ptr, "\x1F\x8B\x08", 3) == 0;
}

static bool begins_zlib(galley_archive_span bytes) {
    if (bytes.len < 2) {
        return false;
    }
    unsigned method = (unsigned char)bytes.ptr[0];
    unsigned flags = (unsigned char)bytes.ptr[1];
    return (method & 0x0F) == 8 && (method >> 4) <= 7 && (method * 256 + flags) % 31 == 0;
}

static bool begins_zstd(galley_archive_span bytes) {
    return bytes.len >= 4 && memcmp(bytes.ptr, "\x28\xB5\x2F\xFD", 4) == 0;
}

/* What is written plainly though an encoding without a mark is declared: text begins so. */
static bool begins_text(galley_archive_span bytes) {
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0) {
        return true;
    }
    bytes = galley_span_trim(bytes);
    return bytes.len > 0 && (bytes.ptr[0] == '<' || bytes.ptr[0] == '{');
}

/* The encoding that the bytes have, where one was declared. NONE: they are plain. */
static galley_coding coding_of(galley_coding declared, galley_archive_span bytes) {
    switch (declared) {
    case GALLEY_CODING_GZIP:
    case GALLEY_CODING_ZLIB:
    case GALLEY_CODING_DEFLATE:
        /* The two names are often confused. */
        if (begins_gzip(bytes)) {
            return GALLEY_CODING_GZIP;
        }
        if (begins_zlib(bytes)) {
            return GALLEY_CODING_ZLIB;
        }
        return declared == GALLEY_CODING_GZIP ? GALLEY_CODING_NONE : GALLEY_CODING_DEFLATE;
    case GALLEY_CODING_ZSTD:
        return begins_zstd(bytes) ? GALLEY_CODING_ZSTD : GALLEY_CODING_NONE;
    default:
        return bytes.len == 0 ? GALLEY_CODING_NONE : declared;
    }
}

/* Decodes all of `in` into `out`, up to `most` bytes. */
static galley_decoding decode(galley_decoder *decoder, galley_archive_span in, uint64_t most,
                              galley_bytes *out) {
    galley_decoder_io io = {(const unsigned char *)in.ptr, in.len, NULL, 0};
    galley_decoding status = GALLEY_DECODING_MORE;
    while (status == GALLEY_DECODING_MORE && out->len < most) {
        if (!galley_bytes_reserve(out, PIECE)) {
            return GALLEY_DECODING_NO_MEMORY;
        }
        size_t room = out->capacity - out->len;
        room = most - out->len < room ? (size_t)(most - out->len) : room;
        io.out = out->ptr + out->len;
        io.room = room;
        status = galley_decoder_run(decoder, &io);
        out->len += room - io.room;
        if (io.room == room && io.in_len == 0) {
            break;
        }
    }
    return status;
}

/* Undoes one encoding. */
static galley_body_status undo(galley_body *body, galley_coding declared, uint64_t most,
                               payload *load, const char **why) {
    galley_coding coding = coding_of(declared, load->bytes);
    if (coding == GALLEY_CODING_NONE) {
        return GALLEY_BODY_OK;
    }
    *why = galley_decoder_missing(coding);
    if (*why != NULL) {
        return begins_text(load->bytes) ? GALLEY_BODY_OK : GALLEY_BODY_MISSING;
    }
    if (!galley_decoder_begin(&body->decoder, coding, ZSTD_WINDOW_MAX)) {
        return GALLEY_BODY_NO_MEMORY;
    }
    galley_bytes *out = &body->bytes[load->turn];
    galley_bytes_clear(out);
    galley_decoding status = decode(&body->decoder, load->bytes, most, out);
    galley_coding exact = galley_decoder_exact(coding);
    bool ends = status == GALLEY_DECODING_END || out->len == most;
    if (!ends && status != GALLEY_DECODING_NO_MEMORY && exact != GALLEY_CODING_NONE) {
        galley_bytes_clear(out);
        status = galley_decoder_begin(&body->decoder, exact, 0)
                     ? decode(&body->decoder, load->bytes, most, out)
                     : GALLEY_DECODING_NO_MEMORY;
    }
    if (status == GALLEY_DECODING_NO_MEMORY) {
        return GALLEY_BODY_NO_MEMORY;
    }
    bool nothing = status == GALLEY_DECODING_BROKEN && out->len == 0;
    if (nothing || (status != GALLEY_DECODING_END && begins_text(load->bytes))) {
        return GALLEY_BODY_OK;
    }
    load->early = load->early || status != GALLEY_DECODING_END;
    load->bytes = galley_span_make(out->ptr, out->len);
    load->turn = 1 - load->turn;
    return GALLEY_BODY_OK;
}

static galley_body_status undo_all(galley_body *body, const galley_http *http, char *content,
                                   uint64_t most, payload *load, const char **why) {
    if (http->chunked && load->bytes.len > 0) {
        size_t joined = 0;
        load->early = galley_chunked_join(content + http->head_len, load->bytes.len, &joined) ==
                      GALLEY_CHUNKED_EARLY;
        load->bytes.len = joined;
    }
    galley_body_status status = GALLEY_BODY_OK;
    for (size_t i = http->encoding_count; i > 0 && status == GALLEY_BODY_OK; i--) {
        status = undo(body, http->encodings[i - 1], most, load, why);
    }
    return status;
}

/* Whether the content is a response of HTTP: said, or to be seen. */
static bool is_http(const galley_head *head, galley_archive_span content) {
    return galley_span_begins_nocase(head->content_type, "application/http") ||
           (head->kind == GALLEY_ARCHIVE_RESPONSE && galley_http_begins(content));
}

galley_body_status galley_body_read(galley_body *body, const galley_head *head, char *content,
                                    size_t len, uint64_t most, galley_archive_record *record,
                                    const char **why) {
    payload load = {galley_span_make(content, len), false, 0};
    galley_body_status status = GALLEY_BODY_OK;
    record->content_type = head->content_type;
    if (is_http(head, load.bytes)) {
        galley_http http;
        galley_http_read(content, len, &http);
        galley_field_unfold(content, http.head_len);
        record->status = http.status;
        record->content_type = http.content_type;
        load.bytes = galley_span_after(load.bytes, http.head_len);
        status = undo_all(body, &http, content, most, &load, why);
    }
    if (load.bytes.len > most) {
        load.bytes.len = (size_t)most;
        load.early = true;
    }
    record->body = load.bytes;
    record->truncated = record->truncated || load.early;
    return status;
}

void galley_body_free(galley_body *body) {
    galley_decoder_close(&body->decoder);
    galley_bytes_free(&body->bytes[0]);
    galley_bytes_free(&body->bytes[1]);
}
