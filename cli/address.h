/* Which addresses of the network are not of the public internet. */
#ifndef GALLEY_CLI_ADDRESS_H
#define GALLEY_CLI_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct sockaddr;

/* Whether the address, of `len` bytes, is anything else than a host of the public internet:
 * loopback, link-local, private, shared, reserved, multicast, or of a family that is not IP. */
bool galley_cli_address_is_private(const struct sockaddr *address, size_t len);

#endif
