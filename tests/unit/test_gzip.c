/*
 * Unpacking: one member and several, cut off at every place, damaged at every place, over the
 * limit, and with every allocation refused in turn. In a build without zlib: that it says so.
 */
#include "../../src/input/gzip.h"
#include "../support/check.h"
#include "../support/counting.h"

#include <string.h>

/* "galley, galley, galley" and a line feed, packed by gzip -9n. */
static const char packed[] =
    "\037\213\010\000\000\000\000\000\002\003\113\117\314\311\111\255\324\121\110\107"
    "\241\271\000\053\321\031\001\027\000\000\000";
static const char plain[] = "galley, galley, galley\n";
enum { PACKED = sizeof packed - 1, PLAIN = sizeof plain - 1 };

static galley_status unpack(galley_slice bytes, size_t max_bytes, galley_buffer *output) {
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_status status = galley_gzip_unpack(bytes, max_bytes, output, &error);
    CHECK(status == error.status && (status == GALLEY_STATUS_OK) == (error.message == NULL));
    CHECK(error.position <= bytes.len && output->len <= max_bytes);
    CHECK(galley_gzip_unpack(bytes, max_bytes, output, NULL) == status);
    return status;
}

static void test_detection(void) {
    CHECK(galley_gzip_is(galley_slice_from("\x1f\x8b")));
    CHECK(!galley_gzip_is(galley_slice_from("\x1f")));
    CHECK(!galley_gzip_is(galley_slice_from("\x1f\x8c\x08")));
    CHECK(!galley_gzip_is(galley_slice_make(NULL, 0)));
}

static void test_unsupported(galley_buffer *output) {
    galley_slice bytes = galley_slice_make(packed, PACKED);
    CHECK(unpack(bytes, 100, output) == GALLEY_STATUS_UNSUPPORTED && output->len == 0);
}

static bool holds(const galley_buffer *output, size_t times) {
    bool same = output->len == times * PLAIN;
    for (size_t i = 0; same && i < times; i++) {
        same = memcmp(output->bytes + i * PLAIN, plain, PLAIN) == 0;
    }
    return same;
}

static void test_members(galley_buffer *output) {
    char bytes[3 * PACKED + 4];
    for (size_t i = 0; i < 3; i++) {
        memcpy(bytes + i * PACKED, packed, PACKED);
    }
    memcpy(bytes + sizeof bytes - 4, "\0\0\0\0", 4);
    for (size_t i = 1; i <= 3; i++) {
        CHECK(unpack(galley_slice_make(bytes, i * PACKED), 1000, output) == GALLEY_STATUS_OK);
        CHECK(holds(output, i));
    }
    /* What follows the last member does not matter. */
    CHECK(unpack(galley_slice_make(bytes, sizeof bytes), 1000, output) == GALLEY_STATUS_OK);
    CHECK(holds(output, 3));
    for (size_t max = 0; max <= 3 * PLAIN; max++) {
        galley_status status = unpack(galley_slice_make(bytes, sizeof bytes), max, output);
        CHECK(status == (max == 3 * PLAIN ? GALLEY_STATUS_OK : GALLEY_STATUS_TOO_LARGE));
        CHECK(output->len == max);
    }
}

static void test_damage(galley_buffer *output) {
    for (size_t len = 0; len < PACKED; len++) {
        CHECK(unpack(galley_slice_make(packed, len), 1000, output) == GALLEY_STATUS_CORRUPT);
        CHECK(output->len <= PLAIN &&
              memcmp(output->bytes == NULL ? "" : output->bytes, plain, output->len) == 0);
    }
    /* All but the check sum has come out. */
    CHECK(output->len == PLAIN);
    for (size_t at = 0; at < PACKED; at++) {
        char bytes[PACKED];
        memcpy(bytes, packed, PACKED);
        bytes[at] = (char)(bytes[at] ^ 0x55);
        unpack(galley_slice_make(bytes, PACKED), 1000, output);
    }
    CHECK(unpack(galley_slice_make(NULL, 0), 1000, output) == GALLEY_STATUS_CORRUPT);
}

static void test_memory(void) {
    galley_status status = GALLEY_STATUS_NO_MEMORY;
    for (size_t fail_at = 0; status != GALLEY_STATUS_OK; fail_at++) {
        counting count = counting_make();
        count.fail_from = fail_at;
        galley_allocator allocator = counting_allocator(&count);
        galley_buffer output;
        galley_buffer_init(&output, &allocator);
        status = galley_gzip_unpack(galley_slice_make(packed, PACKED), 1000, &output, NULL);
        CHECK(status == GALLEY_STATUS_OK || status == GALLEY_STATUS_NO_MEMORY);
        galley_buffer_free(&output);
        CHECK(count.live == 0 && !count.misused);
        if (!CHECK(fail_at < 100)) {
            return;
        }
    }
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer output;
    galley_buffer_init(&output, &allocator);
    test_detection();
    if (galley_gzip_supported()) {
        test_members(&output);
        test_damage(&output);
        test_memory();
    } else {
        test_unsupported(&output);
    }
    galley_buffer_free(&output);
    return check_finish();
}
