/*
 * The decoders of single libraries: what decoder.c chooses from. `state` is made at the first
 * begin. Each stands in a file of its own, which says so when the build is without its library.
 */
#ifndef GALLEY_ARCHIVE_CODECS_H
#define GALLEY_ARCHIVE_CODECS_H

#include "decoder.h"

const char *galley_zlib_missing(void);
bool galley_zlib_begin(void **state, galley_coding coding);
galley_decoding galley_zlib_run(void *state, galley_decoder_io *io);
void galley_zlib_free(void *state);

/* For gzip in place of zlib, where the build has it. */
bool galley_isal_has(void);
bool galley_isal_begin(void **state);
galley_decoding galley_isal_run(void *state, galley_decoder_io *io);
void galley_isal_free(void *state);

const char *galley_brotli_missing(void);
bool galley_brotli_begin(void **state);
galley_decoding galley_brotli_run(void *state, galley_decoder_io *io);
void galley_brotli_free(void *state);

const char *galley_zstd_missing(void);
bool galley_zstd_begin(void **state, int window_max);
galley_decoding galley_zstd_run(void *state, galley_decoder_io *io);
bool galley_zstd_dictionary(void **state, const char *bytes, size_t len);
void galley_zstd_free(void *state);

#endif
