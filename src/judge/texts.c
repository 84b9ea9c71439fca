/*
 * What each block's text says: the weights of its words in the lexicon, the texts equal to it, and
 * how much of it stands in the page's title.
 */
#include "codes.h"
#include "survey.h"

/* The title element stands among a document's first nodes. */
#define TITLE_WITHIN 4096
/* Longer titles are lists of keywords. */
#define TITLE_BYTES 400
/* The title's words are kept as so many bits. */
#define TITLE_BITS 512

_Static_assert(sizeof((galley_survey *)0)->titled * 8 == TITLE_BITS, "a bit for each");

static galley_slice find_title(const galley_document *document) {
    size_t count = document->count < TITLE_WITHIN ? document->count : TITLE_WITHIN;
    for (uint32_t i = 1; i + 1 < count; i++) {
        const galley_node *node = &document->nodes[i];
        if (galley_node_is_element(node) && galley_node_tag(node) == GALLEY_TAG_TITLE &&
            galley_node_space(node) == GALLEY_NAMESPACE_HTML && node->extent > i + 1 &&
            galley_node_is_text(&document->nodes[i + 1])) {
            return galley_document_span(document, i + 1);
        }
    }
    return galley_slice_from("");
}

/* Read as it stands in the source: a word with a character reference in it is not found again. */
void galley_survey_title(galley_survey *survey, const galley_document *document) {
    memset(survey->titled, 0, sizeof survey->titled);
    galley_slice title = galley_slice_trim(find_title(document));
    const char *at = title.ptr;
    const char *end = at + (title.len < TITLE_BYTES ? title.len : TITLE_BYTES);
    while (at < end) {
        const char *begin = at;
        while (at < end && !galley_ascii_space(*at)) {
            at++;
        }
        uint32_t hash;
        galley_slice word = galley_slice_make(begin, (size_t)(at - begin));
        if (word.len > 0 && galley_glance_word(word, GALLEY_LEXICON_WORD, &hash)) {
            survey->titled[hash % TITLE_BITS / 32] |= 1U << hash % 32;
        }
        at += at < end;
    }
}

static void weigh_words(const galley_lexicon *lexicon, galley_mark *mark) {
    const galley_glance *glance = &mark->glance;
    mark->first_points = mark->worst_points = mark->best_points = mark->last_points = 0;
    for (int i = 0; i < glance->first_count; i++) {
        int weight = galley_lexicon_find(lexicon, glance->first[i]);
        mark->first_points = (int16_t)(mark->first_points + weight);
        mark->worst_points = (int16_t)(weight < mark->worst_points ? weight : mark->worst_points);
        mark->best_points = (int16_t)(weight > mark->best_points ? weight : mark->best_points);
    }
    for (int i = 0; i < glance->last_count; i++) {
        mark->last_points =
            (int16_t)(mark->last_points + galley_lexicon_find(lexicon, glance->last[i]));
    }
    mark->text_points = glance->text == 0 ? 0 : (int16_t)galley_lexicon_find(lexicon, glance->text);
}

static void weigh_heading(const galley_lexicon *lexicon, galley_slice text, galley_mark *mark) {
    uint32_t hashes[GALLEY_GLANCE_FIRST];
    int count = galley_glance_words(text, GALLEY_LEXICON_HEADING, hashes);
    mark->head_points = 0;
    for (int i = 0; i < count; i++) {
        mark->head_points = (int16_t)(mark->head_points + galley_lexicon_find(lexicon, hashes[i]));
    }
}

/* Takes what another block's words say. */
static void copy_words(galley_mark *mark, const galley_mark *from) {
    mark->glance = from->glance;
    mark->first_points = from->first_points;
    mark->worst_points = from->worst_points;
    mark->best_points = from->best_points;
    mark->last_points = from->last_points;
    mark->text_points = from->text_points;
}

/* Notes which texts are equal. Gives the first block of the text that this one seems to copy. */
static uint32_t note_copy(galley_survey *survey, galley_slice text, uint32_t index) {
    galley_mark *mark = &survey->marks[index];
    uint32_t hash = galley_lexicon_hash(GALLEY_LEXICON_TEXT, text);
    uint64_t key = galley_keys_pair((uint32_t)text.len, hash);
    mark->copy = galley_keys_number(&survey->keys, key);
    galley_copy *copy = &survey->copies[mark->copy];
    mark->copied = copy->count > 0;
    copy->first = mark->copied ? copy->first : index;
    copy->count++;
    return copy->first;
}

/* A quarter of all texts stands on its page before. */
void galley_survey_texts(galley_survey *survey, const galley_blocks *blocks) {
    const galley_lexicon *lexicon = blocks->memory.lexicon;
    galley_keys_forget(&survey->keys);
    memset(survey->copies, 0, blocks->count * sizeof *survey->copies);
    for (uint32_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        galley_mark *mark = &survey->marks[i];
        galley_slice text = galley_segment_text(blocks, segment);
        uint32_t first = note_copy(survey, text, i);
        if (first < i &&
            galley_slice_equal(text, galley_segment_text(blocks, &blocks->segments[first]))) {
            copy_words(mark, &survey->marks[first]);
        } else {
            mark->glance = galley_glance_at(text);
            weigh_words(lexicon, mark);
        }
        if (galley_segment_is_heading(segment)) {
            weigh_heading(lexicon, text, mark);
        }
    }
}
