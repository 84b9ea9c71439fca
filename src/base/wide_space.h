/*
 * White space outside ASCII: pages put it around texts as they put spaces, and it is not seen.
 */
#ifndef GALLEY_BASE_WIDE_SPACE_H
#define GALLEY_BASE_WIDE_SPACE_H

#include "slice.h"

/* Without the white space at both ends, Unicode's included, and without zero-width spaces there. */
galley_slice galley_slice_trim_wide(galley_slice text);

#endif
