/*
 * The gathering of output. A piece that is longer than the room goes to the caller directly.
 */
#include "sink.h"
#include <string.h>

void galley_sink_init(galley_sink *sink, galley_write_fn write, void *context) {
    sink->write = write;
    sink->context = context;
    sink->len = 0;
    sink->failed = false;
}

bool galley_sink_flush(galley_sink *sink) {
    if (!sink->failed && sink->len > 0) {
        sink->failed = sink->write(sink->context, sink->bytes, sink->len) != 0;
    }
    sink->len = 0;
    return !sink->failed;
}

void galley_sink_pass(galley_sink *sink, const char *bytes, size_t len) {
    if (!galley_sink_flush(sink)) {
        return;
    }
    if (len > GALLEY_SINK_SIZE) {
        sink->failed = sink->write(sink->context, bytes, len) != 0;
        return;
    }
    memcpy(sink->bytes, bytes, len);
    sink->len = len;
}
