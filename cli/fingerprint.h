/* A number for what decides the bytes of output: inputs and options. */
#ifndef GALLEY_CLI_FINGERPRINT_H
#define GALLEY_CLI_FINGERPRINT_H

#include "options.h"

#include <galley.h>
#include <stdint.h>

uint64_t galley_cli_fingerprint(const galley_cli_options *options, galley_format format);

#endif
