/*
 * The encoding that a page declares inside itself.
 */
#ifndef GALLEY_INPUT_PRESCAN_H
#define GALLEY_INPUT_PRESCAN_H

#include "encoding.h"

/* The standard's "prescan a byte stream to determine its encoding", over all of `bytes`: the caller
 * cuts them to the 1,024 that browsers look at. GALLEY_ENCODING_NONE when it finds nothing. */
galley_encoding galley_prescan(galley_slice bytes);

/* The same over a whole page, where it has to tell elements from what only looks like them: what
 * stands inside script, style and the like does not count. */
galley_encoding galley_prescan_page(galley_slice bytes);

#endif
