/*
 * The address that a page's own addresses are relative to: its base element's, else where it came
 * from, else the address that it calls its own.
 */
#include "../base/url.h"
#include "article.h"

/* An absolute address that the page gives as its own, or an absent slice. */
static galley_slice own_address(const galley_facts *facts) {
    const galley_fact *found = galley_fact_find(facts, GALLEY_FACT_LINK, "canonical");
    if (found == NULL) {
        found = galley_fact_find(facts, GALLEY_FACT_META, "og:url");
    }
    galley_slice url = found == NULL ? galley_slice_make(NULL, 0) : galley_fact_value(facts, found);
    return galley_url_host(url).len > 0 ? url : galley_slice_make(NULL, 0);
}

bool galley_article_find_base(galley_article *article) {
    const galley_facts *facts = &article->meta.facts;
    galley_buffer *out = &article->base_buffer;
    article->base = article->url.len > 0 ? article->url : own_address(facts);
    const galley_fact *found = galley_fact_find(facts, GALLEY_FACT_BASE, "base");
    if (found != NULL && galley_url_resolve(article->base, galley_fact_value(facts, found), out)) {
        article->base = galley_buffer_slice(out, 0, out->len);
    }
    return !out->failed;
}
