/*
 * One line of a list of inputs. In: its bytes; out: an item. A line that begins with { is a JSON
 * object (a path that begins so can be written ./{...), any other is a path as it stands. A
 * carriage return at the end is taken off, for lists are made on Windows, too. Members of the
 * object that we do not know are passed over, so that the output of other tools can be handed in as
 * it is, and null counts as absent.
 */
#define _POSIX_C_SOURCE 200809L
#include "line.h"

#include "alloc.h"
#include "content_type.h"
#include "text.h"

#include <stdbool.h>
#include <string.h>

static void fail(galley_cli_item *item, const char *message) {
    galley_cli_item_free(item);
    item->failure = galley_cli_alloc_copy(message, strlen(message));
}

#ifdef GALLEY_HAVE_CJSON

#include <cjson/cJSON.h>
#include <stdint.h>

/* Up to here, doubles are exact integers: a longer id would be changed by reading it. */
static const double id_max = 9007199254740992.0;

/* cJSON ends strings at a NUL, so that "a\u0000b" would open a. */
static bool has_escaped_nul(const char *at) {
    for (; *at != '\0'; at++) {
        if (*at == '\\') {
            if (strncmp(at + 1, "u0000", 5) == 0) {
                return true;
            }
            at += at[1] != '\0';
        }
    }
    return false;
}

static bool is_absent(const cJSON *member) { return member == NULL || cJSON_IsNull(member); }

/* False, with the item failed, when the member is there and no string. */
static bool copy_string(const cJSON *object, const char *name, char **copy, galley_cli_item *item) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    if (is_absent(member)) {
        return true;
    }
    if (!cJSON_IsString(member)) {
        galley_cli_text message = {NULL, 0, 0};
        galley_cli_text_print(&message, "%s is not a string", name);
        fail(item, message.bytes);
        galley_cli_text_free(&message);
        return false;
    }
    *copy = galley_cli_alloc_copy(member->valuestring, strlen(member->valuestring));
    return true;
}

/* Ids of databases are numbers, and stay what they are when they become strings. */
static bool copy_id(const cJSON *object, galley_cli_item *item) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, "id");
    if (!cJSON_IsNumber(member)) {
        return copy_string(object, "id", &item->id, item);
    }
    double number = member->valuedouble;
    bool fits = number >= -id_max && number <= id_max;
    if (!fits || (double)(int64_t)number != number) {
        fail(item, "id is a number that cannot be kept exactly; write it as a string");
        return false;
    }
    galley_cli_text digits = {NULL, 0, 0};
    galley_cli_text_print(&digits, "%.0f", number);
    item->id = galley_cli_alloc_copy(digits.bytes, digits.len);
    galley_cli_text_free(&digits);
    return true;
}

static void read_members(const cJSON *object, galley_cli_item *item) {
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "content_type");
    if (!copy_string(object, "path", &item->path, item) ||
        !copy_string(object, "url", &item->url, item) || !copy_id(object, item)) {
        return;
    }
    if (cJSON_IsString(type)) {
        item->charset = galley_cli_content_type_charset(type->valuestring);
    } else if (!is_absent(type)) {
        fail(item, "content_type is not a string");
        return;
    }
    if (item->path == NULL || item->path[0] == '\0') {
        fail(item, "a JSON object without path");
    }
}

static void read_object(const char *bytes, size_t len, galley_cli_item *item) {
    const char *end = bytes;
    cJSON *object = cJSON_ParseWithLengthOpts(bytes, len + 1, &end, 0);
    bool whole = object != NULL && end[strspn(end, " \t\r")] == '\0';
    if (!whole) {
        galley_cli_text message = {NULL, 0, 0};
        galley_cli_text_print(&message, "invalid JSON at byte %zu", (size_t)(end - bytes) + 1);
        fail(item, message.bytes);
        galley_cli_text_free(&message);
    } else if (has_escaped_nul(bytes)) {
        fail(item, "a NUL in a string");
    } else {
        read_members(object, item);
    }
    cJSON_Delete(object);
}

#else

static void read_object(const char *bytes, size_t len, galley_cli_item *item) {
    (void)bytes;
    (void)len;
    fail(item, "a JSON object, which this build cannot read: it was made without cJSON "
               "(Debian package libcjson-dev)");
}

#endif

void galley_cli_line_read(char *bytes, size_t len, galley_cli_item *item) {
    if (len > 0 && bytes[len - 1] == '\r') {
        bytes[--len] = '\0';
    }
    size_t blanks = strspn(bytes, " \t");
    if (memchr(bytes, '\0', len) != NULL) {
        fail(item, "a NUL byte in the line");
    } else if (bytes[blanks] == '{') {
        read_object(bytes, len, item);
    } else if (blanks < len) {
        item->path = galley_cli_alloc_copy(bytes, len);
    }
}
