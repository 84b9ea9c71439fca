/*
 * Where renderers write: pieces are gathered into larger ones before the caller's function gets
 * them.
 */
#ifndef GALLEY_RENDER_SINK_H
#define GALLEY_RENDER_SINK_H

#include <galley.h>
#include <stdbool.h>
#include <string.h>

/* Holds most of a record's keys and short values, and lies on the stack. */
enum { GALLEY_SINK_SIZE = 4096 };

typedef struct galley_sink {
    galley_write_fn write;
    void *context;
    size_t len;
    bool failed; /* write did not return 0; nothing more is written */
    char bytes[GALLEY_SINK_SIZE];
} galley_sink;

void galley_sink_init(galley_sink *sink, galley_write_fn write, void *context);
/* What does not fit. */
void galley_sink_pass(galley_sink *sink, const char *bytes, size_t len);

static inline void galley_sink_write(galley_sink *sink, const char *bytes, size_t len) {
    if (len > GALLEY_SINK_SIZE - sink->len) {
        galley_sink_pass(sink, bytes, len);
    } else if (len > 0) {
        memcpy(sink->bytes + sink->len, bytes, len);
        sink->len += len;
    }
}

static inline void galley_sink_write_text(galley_sink *sink, const char *text) {
    galley_sink_write(sink, text, strlen(text));
}

/* Hands on what is gathered. False when any write has failed. */
bool galley_sink_flush(galley_sink *sink);

#endif
