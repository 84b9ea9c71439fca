/*
 * What an element's name alone says: how it cuts the text, and what it is evidence of.
 */
#ifndef GALLEY_JUDGE_DISPLAY_H
#define GALLEY_JUDGE_DISPLAY_H

#include "../html/document.h"
#include <stdbool.h>

typedef enum galley_flow {
    GALLEY_FLOW_INLINE,  /* runs on with the text around it; unknown names too */
    GALLEY_FLOW_BLOCK,   /* a block begins before and after it */
    GALLEY_FLOW_BREAK,   /* br, hr: a cut without content */
    GALLEY_FLOW_PICTURE, /* a picture or a player: counted, but not read as text */
    GALLEY_FLOW_SKIP     /* never read as text, nor is anything in it */
} galley_flow;

typedef struct galley_display {
    uint8_t flow;      /* galley_flow */
    bool phrase;       /* its inline children are one text: p, h1, code, b */
    bool quiet;        /* its attributes tell nothing worth their reading */
    uint32_t evidence; /* bits of evidence.h */
} galley_display;

/* The display of an element in any namespace. */
const galley_display *galley_display_of(const galley_node *element);

#endif
