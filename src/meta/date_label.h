/*
 * What the words before a date say that it is the date of.
 */
#ifndef GALLEY_META_DATE_LABEL_H
#define GALLEY_META_DATE_LABEL_H

#include "../base/slice.h"

typedef enum galley_date_label {
    GALLEY_DATE_LABEL_NONE,
    GALLEY_DATE_LABEL_PUBLISHED, /* published, posted, written */
    GALLEY_DATE_LABEL_MODIFIED,  /* updated, changed */
    GALLEY_DATE_LABEL_OTHER      /* an event, a deadline, somebody's joining: not of the page */
} galley_date_label;

/* The label that stands last in a text: what stands before a date, or in a class name. */
galley_date_label galley_date_label_find(galley_slice text);

#endif
