/*
 * The search for bytes that cannot be copied: in vectors it stops at no harmful byte too late.
 */
#include "../../src/render/special.h"
#include "../support/check.h"
#include "../support/random.h"

#define FIND_ALL(kinds)                                                                            \
    static const char *find_##kinds(const char *at, const char *end) {                             \
        while ((at = galley_special_next(at, end, kinds)) < end && !galley_special_is(*at, kinds)) \
            at++;                                                                                  \
        return at;                                                                                 \
    }

enum {
    STRING = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_HIGH | GALLEY_SPECIAL_JSON,
    PIECE = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_JSON,
    TEXT = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_MARKDOWN
};
FIND_ALL(STRING)
FIND_ALL(PIECE)
FIND_ALL(TEXT)

int main(void) {
    random_source random = {1};
    for (int round = 0; round < 20000; round++) {
        char bytes[48];
        size_t len = random_below(&random, sizeof bytes + 1);
        for (size_t i = 0; i < len; i++) {
            bool any = random_below(&random, 24) == 0;
            bytes[i] = any ? (char)random_below(&random, 256) : 'a';
        }
        const char *end = bytes + len;
        CHECK(find_STRING(bytes, end) == galley_special_find(bytes, end, STRING));
        CHECK(find_PIECE(bytes, end) == galley_special_find(bytes, end, PIECE));
        CHECK(find_TEXT(bytes, end) == galley_special_find(bytes, end, TEXT));
    }
    return check_finish();
}
