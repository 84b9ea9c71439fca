/*
 * Web addresses: a reference as a page writes it is made absolute, or refused.
 */
#ifndef GALLEY_BASE_URL_H
#define GALLEY_BASE_URL_H

#include "buffer.h"

/*
 * Appends the absolute address of a decoded reference. Only http, https, mailto and tel are let
 * through; for any other (javascript:, data:), for what is no address, and for a relative one
 * without an absolute base it is false, with nothing appended. False as well without memory, which
 * out->failed tells. The two slices must not lie in `out`.
 */
bool galley_url_resolve(galley_slice base, galley_slice reference, galley_buffer *out);

/* The host of an absolute http or https address, without user and port; empty for others. */
galley_slice galley_url_host(galley_slice url);

#endif
