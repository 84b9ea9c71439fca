/*
 * In: the value of a Content-Type head, "text/html; Charset='utf-8'" included; out: the charset in
 * it. Lenient as browsers are: white space anywhere, single quotes, an end that is missing.
 */
#define _POSIX_C_SOURCE 200809L
#include "content_type.h"

#include "alloc.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char blanks[] = " \t\r\n";

char *galley_cli_content_type_charset(const char *value) {
    static const char name[] = "charset";
    for (const char *at = strchr(value, ';'); at != NULL; at = strchr(at, ';')) {
        at++;
        at += strspn(at, blanks);
        if (strncasecmp(at, name, sizeof name - 1) != 0) {
            continue;
        }
        const char *sign = at + sizeof name - 1;
        sign += strspn(sign, blanks);
        if (*sign != '=') {
            continue;
        }
        const char *begin = sign + 1 + strspn(sign + 1, " \t\r\n\"'");
        size_t len = strcspn(begin, " \t\r\n\"';");
        return len > 0 ? galley_cli_alloc_copy(begin, len) : NULL;
    }
    return NULL;
}
