/*
 * Writes JSON, indented or in one line. The caller opens and closes what it opened; the writer puts
 * commas, colons and white space.
 */
#ifndef GALLEY_RENDER_JSON_WRITER_H
#define GALLEY_RENDER_JSON_WRITER_H

#include "sink.h"

typedef struct galley_json {
    galley_sink *sink;
    bool indented;
    unsigned depth;
    bool begun; /* the innermost object or array has a member */
} galley_json;

void galley_json_open(galley_json *json, char bracket);  /* '{' or '[' */
void galley_json_close(galley_json *json, char bracket); /* '}' or ']' */

/* Begins a member of an object; its value follows. */
void galley_json_key(galley_json *json, const char *key);
/* Begins an element of an array. */
void galley_json_element(galley_json *json);

/* Values. A string may hold any bytes: what is not UTF-8 becomes U+FFFD. */
void galley_json_string(galley_json *json, galley_slice value);
/* A string in pieces of UTF-8, that need not end where its characters do; the caller begins and
 * ends it with galley_json_quote. */
void galley_json_quote(galley_json *json);
void galley_json_piece(galley_json *json, galley_slice piece);
void galley_json_bool(galley_json *json, bool value);
void galley_json_count(galley_json *json, size_t value);
/* A number from 0 to 1 with three decimals, whatever the locale. */
void galley_json_share(galley_json *json, double value);

#endif
