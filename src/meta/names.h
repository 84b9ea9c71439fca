/*
 * Names of people: lines as pages write them ("By Ann Lee and Bob Ray, Political Editor") in, names
 * out.
 */
#ifndef GALLEY_META_NAMES_H
#define GALLEY_META_NAMES_H

#include "../base/slice.h"

typedef enum galley_name_kind {
    GALLEY_NAME_NOTHING,      /* "Staff", "admin", an address, a sentence */
    GALLEY_NAME_ORGANIZATION, /* an agency, a paper */
    GALLEY_NAME_PERSON
} galley_name_kind;

/* Of one line; a project's list of contributors is no byline. */
enum { GALLEY_NAMES_MOST = 24 };

/* Cuts a line into names: at commas, bars and words that mean "and"; "by" and its like, roles,
 * degrees and what stands in brackets are left out. What is left may still be no name. */
size_t galley_names_split(galley_slice line, galley_slice names[GALLEY_NAMES_MOST]);

/* The first of them alone: false when there is none. */
bool galley_names_first(galley_slice line, galley_slice *name);

/* What a name is. One that people did not write as a name but as part of a sentence should be asked
 * for with `strict`: it must look like one, two to five words with capitals. */
galley_name_kind galley_name_judge(galley_slice name, bool strict);

/* Is it one of the agencies that papers print beside their own authors? */
bool galley_name_is_agency(galley_slice name);

/* The length of "By ", "Von: ", "Text:" or their like at the beginning of a line, 0 without one. A
 * word alone on its line counts, "Author". */
size_t galley_names_prefix(galley_slice line);

#endif
