/*
 * Addresses that need no reading: a shorter way for galley_url_resolve, with the same result.
 */
#ifndef GALLEY_BASE_URL_PLAIN_H
#define GALLEY_BASE_URL_PLAIN_H

#include "buffer.h"

/*
 * Appends the address that `reference` is relative to `base`, both without white space at their
 * ends, when nothing of either must be changed for it: the reference names its host, or begins with
 * a slash. False, with nothing appended, for any other.
 */
bool galley_url_copy_plain(galley_slice base, galley_slice reference, galley_buffer *out);

#endif
