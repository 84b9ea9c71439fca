/*
 * The tables of features: names are unique, and every byte of every feature can be said.
 */
#include "../../src/judge/features.h"
#include "../../src/judge/type.h"
#include "../../src/judge/wording.h"
#include "../support/check.h"
#include "../support/utf8.h"

#include <string.h>

static void test_names(void) {
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        const char *name = galley_features[i].name;
        CHECK(name != NULL && name[0] != '\0');
        for (size_t k = 0; k < i; k++) {
            CHECK_SAYING(strcmp(name, galley_features[k].name) != 0, "two features: %s", name);
        }
    }
    for (size_t i = 0; i < GALLEY_PAGE_FEATURE_COUNT; i++) {
        for (size_t k = 0; k < i; k++) {
            CHECK_SAYING(strcmp(galley_page_feature_names[i], galley_page_feature_names[k]) != 0,
                         "two features of a page: %s", galley_page_feature_names[i]);
        }
    }
}

/* Words have one place for the value, but for flags and levels, which are words themselves. */
static void test_words(void) {
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        const galley_feature *feature = &galley_features[i];
        bool told = feature->unit == GALLEY_UNIT_FLAG || feature->unit == GALLEY_UNIT_LEVEL;
        const char *place = strchr(feature->words, '%');
        CHECK_SAYING(strlen(feature->words) > 3 || place != NULL, "%s: no words", feature->name);
        CHECK_SAYING((place == NULL) == told, "%s: %s", feature->name, feature->words);
        CHECK_SAYING(place == NULL || strchr(place + 1, '%') == NULL, "%s: two values",
                     feature->name);
        CHECK_SAYING((strchr(feature->words, '|') != NULL) == (feature->unit == GALLEY_UNIT_LEVEL),
                     "%s: %s", feature->name, feature->words);
    }
}

static void test_saying(galley_buffer *text) {
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        for (unsigned code = 0; code <= UINT8_MAX; code++) {
            galley_buffer_clear(text);
            galley_feature_say(&galley_features[i], (uint8_t)code, text);
            CHECK_SAYING(text->len > 3 && utf8_is_valid(text->bytes, text->len) &&
                             memchr(text->bytes, '%', text->len) == NULL &&
                             memchr(text->bytes, '|', text->len) == NULL &&
                             memchr(text->bytes, '\n', text->len) == NULL,
                         "%s of %u: %.*s", galley_features[i].name, code, (int)text->len,
                         text->bytes);
        }
    }
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer text;
    galley_buffer_init(&text, &allocator);
    test_names();
    test_words();
    test_saying(&text);
    galley_buffer_free(&text);
    return check_finish();
}
