/*
 * What a short block's own words say it is, in the languages at hand: a share line, the mark of an
 * advertisement, a legal line, the heading over related items. Names of classes are not asked.
 */
#ifndef GALLEY_JUDGE_ROLE_WORDS_H
#define GALLEY_JUDGE_ROLE_WORDS_H

#include "../base/slice.h"

/* The role that the words give a block which the article does not keep; GALLEY_ROLE_OTHER when they
 * say nothing. `words` is the number of its words. */
galley_role galley_role_of_words(galley_slice text, uint32_t words);

/* Is the text a heading over items of other pages: "You may also like", "Mehr zum Thema"? */
bool galley_role_heads_related(galley_slice text);

/* The length of the words before a title, "Read more: ", "Lesen Sie auch: "; 0: there are none. */
size_t galley_role_related_prefix(galley_slice text);

#endif
