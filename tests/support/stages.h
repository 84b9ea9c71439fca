/*
 * The stages of an extraction one after another, for tests that look between them: a page is cut
 * into blocks, judged, and its article put together.
 */
#ifndef GALLEY_TESTS_SUPPORT_STAGES_H
#define GALLEY_TESTS_SUPPORT_STAGES_H

#include "../../src/article/article.h"
#include "../../src/html/parser.h"
#include "../../src/judge/judge.h"
#include "check.h"

typedef struct stages {
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_blocks blocks;
    galley_survey survey;
    galley_reasons reasons;
    galley_article article;
    galley_verdict verdict;
} stages;

static inline void stages_open(stages *s) {
    s->allocator = galley_allocator_default();
    s->parser = galley_parser_new(&s->allocator, galley_scan_best(), 0);
    galley_document_init(&s->document, &s->allocator);
    galley_blocks_init(&s->blocks, &s->allocator);
    galley_survey_init(&s->survey, &s->allocator);
    galley_reasons_init(&s->reasons, &s->allocator);
    galley_article_init(&s->article, &s->allocator);
}

static inline void stages_close(stages *s) {
    galley_article_free(&s->article);
    galley_reasons_free(&s->reasons);
    galley_survey_free(&s->survey);
    galley_blocks_free(&s->blocks);
    galley_document_free(&s->document);
    galley_parser_free(s->parser);
}

static inline void stages_cut(stages *s, galley_slice html) {
    CHECK(galley_parser_parse(s->parser, html, &s->document) == GALLEY_STATUS_OK);
    CHECK(galley_blocks_cut(&s->blocks, &s->document) == GALLEY_STATUS_OK);
}

static inline void stages_judge(stages *s, galley_slice html, galley_favor favor) {
    stages_cut(s, html);
    CHECK(galley_judge_blocks(&s->survey, &s->blocks, &s->document, NULL, favor, &s->verdict) ==
          GALLEY_STATUS_OK);
}

/* Puts the article of a cut page together. */
static inline void stages_assemble(stages *s) {
    galley_article_clear(&s->article);
    galley_article_begin(&s->article, &s->blocks, &s->document, &s->reasons);
    CHECK(galley_article_describe(&s->article) == GALLEY_STATUS_OK);
    CHECK(galley_article_build(&s->article) == GALLEY_STATUS_OK);
}

/* Is it this text? `what` tells where it comes from. */
static inline void stages_expect(galley_slice got, const char *want, const char *what) {
    CHECK_SAYING(galley_slice_equal(got, galley_slice_from(want)), "%s\n  gives: %.*s\n  not:   %s",
                 what, (int)got.len, got.len > 0 ? got.ptr : "", want);
}

#endif
