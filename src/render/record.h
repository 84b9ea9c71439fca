/*
 * Members of the JSON record that have a file of their own. Each writes nothing when the page has
 * none of it.
 */
#ifndef GALLEY_RENDER_RECORD_H
#define GALLEY_RENDER_RECORD_H

#include "../meta/date.h"
#include "json_writer.h"

/* Writes a member unless the text is empty. */
static inline void galley_record_text(galley_json *json, const char *key, galley_slice text) {
    if (text.len > 0) {
        galley_json_key(json, key);
        galley_json_string(json, text);
    }
}

/* From "schema" to "paywalled": where the page comes from, and what it says of itself. */
void galley_record_meta(galley_json *json, const galley_article *article);

/* "meta": what was found for title and authors, and where; for those who ask why. */
void galley_record_candidates(galley_json *json, const galley_article *article);

void galley_record_images(galley_json *json, const galley_article *article);
void galley_record_markdown(galley_json *json, const galley_article *article);

/* The candidates for the dates. */
void galley_record_dates(galley_json *json, const galley_dates *dates);
void galley_record_related(galley_json *json, const galley_article *article);
void galley_record_comments(galley_json *json, const galley_article *article);

#endif
