/*
 * The judge: blocks in, for each a score, kept or not, a role and a reason. What judges is behind
 * this one function.
 */
#ifndef GALLEY_JUDGE_JUDGE_H
#define GALLEY_JUDGE_JUDGE_H

#include "survey.h"

/* What is decided of the page as a whole. */
typedef struct galley_verdict {
    double confidence; /* the word F1 it expects, from 0 to 1; 0 when nothing is kept */
} galley_verdict;

/* Judges every block, by what other pages of its host are like as well; NULL where none is known.
 * The survey is the page's workspace. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_judge_blocks(galley_survey *survey, galley_blocks *blocks,
                                  const galley_document *document, const galley_site_view *site,
                                  galley_favor favor, galley_verdict *verdict);

#endif
