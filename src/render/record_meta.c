/*
 * The head of the record: identity, and what the page says of itself. What is absent is left out.
 */
#include "../article/article.h"
#include "record.h"

static void write_field(galley_json *json, const galley_article *article, const char *key,
                        galley_field field) {
    galley_record_text(json, key, galley_article_field(article, field));
}

static void write_list(galley_json *json, const galley_article *article, const char *key,
                       galley_list list) {
    size_t count = galley_article_list_count(article, list);
    if (count == 0) {
        return;
    }
    galley_json_key(json, key);
    galley_json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        galley_json_element(json);
        galley_json_string(json, galley_article_list_item(article, list, i));
    }
    galley_json_close(json, ']');
}

void galley_record_meta(galley_json *json, const galley_article *article) {
    galley_json_key(json, "schema");
    galley_json_string(json, galley_slice_from("galley/1"));
    write_field(json, article, "id", GALLEY_FIELD_ID);
    write_field(json, article, "source", GALLEY_FIELD_SOURCE);
    write_field(json, article, "url", GALLEY_FIELD_URL);
    write_field(json, article, "canonical_url", GALLEY_FIELD_CANONICAL_URL);
    write_field(json, article, "site", GALLEY_FIELD_SITE);
    write_field(json, article, "language", GALLEY_FIELD_LANGUAGE);
    const char *page_type = galley_page_type_name(article->page_type);
    if (page_type != NULL) {
        galley_json_key(json, "page_type");
        galley_json_string(json, galley_slice_from(page_type));
    }
    write_field(json, article, "title", GALLEY_FIELD_TITLE);
    write_list(json, article, "authors", GALLEY_LIST_AUTHORS);
    write_field(json, article, "published", GALLEY_FIELD_PUBLISHED);
    write_field(json, article, "modified", GALLEY_FIELD_MODIFIED);
    write_field(json, article, "description", GALLEY_FIELD_DESCRIPTION);
    write_field(json, article, "section", GALLEY_FIELD_SECTION);
    write_list(json, article, "tags", GALLEY_LIST_TAGS);
    write_field(json, article, "license", GALLEY_FIELD_LICENSE);
    write_field(json, article, "image", GALLEY_FIELD_IMAGE);
    write_field(json, article, "publisher", GALLEY_FIELD_PUBLISHER);
    int paywalled = galley_article_paywalled(article);
    if (paywalled >= 0) {
        galley_json_key(json, "paywalled");
        galley_json_bool(json, paywalled == 1);
    }
}

static void write_candidate(galley_json *json, const galley_candidate *candidate) {
    galley_json_element(json);
    galley_json_open(json, '{');
    galley_json_key(json, "value");
    galley_json_string(json, candidate->value);
    galley_json_key(json, "source");
    galley_json_string(json, galley_slice_from(candidate->source));
    if (candidate->key.len > 0) {
        galley_json_key(json, "key");
        galley_json_string(json, candidate->key);
    }
    galley_json_key(json, "weight");
    galley_json_count(json, candidate->weight > 0 ? (size_t)candidate->weight : 0);
    galley_json_close(json, '}');
}

static void write_candidates(galley_json *json, const galley_meta *meta, const char *key,
                             bool author) {
    galley_json_key(json, key);
    galley_json_open(json, '[');
    for (size_t i = 0; i < meta->candidate_count; i++) {
        if (meta->candidates[i].author == author) {
            write_candidate(json, &meta->candidates[i]);
        }
    }
    galley_json_close(json, ']');
}

void galley_record_candidates(galley_json *json, const galley_article *article) {
    galley_json_key(json, "meta");
    galley_json_open(json, '{');
    write_candidates(json, &article->meta, "title", false);
    write_candidates(json, &article->meta, "authors", true);
    galley_record_dates(json, &article->meta.dates);
    galley_json_close(json, '}');
}
