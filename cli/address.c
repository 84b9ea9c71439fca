/*
 * Private addresses. In: the address that is about to be connected to, after all names have been
 * resolved; out: whether a page of the public web can be there. The blocks are those of the IANA
 * registries of special-purpose addresses. Of IPv6 it is the other way round: what has been given
 * out for the public is one block, with holes. An IPv4 address that IPv6 carries is looked at
 * itself.
 */
#define _POSIX_C_SOURCE 200809L
#include "address.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

typedef struct address_block {
    uint32_t base;
    unsigned bits;
} address_block;

static const address_block private_v4[] = {
    {0x00000000, 8},  /* 0.0.0.0/8: this network, and the unspecified address */
    {0x0A000000, 8},  /* 10.0.0.0/8 */
    {0x64400000, 10}, /* 100.64.0.0/10: shared behind the NAT of a provider */
    {0x7F000000, 8},  /* 127.0.0.0/8: loopback */
    {0xA9FE0000, 16}, /* 169.254.0.0/16: link-local, and the metadata services of clouds */
    {0xAC100000, 12}, /* 172.16.0.0/12 */
    {0xC0000000, 24}, /* 192.0.0.0/24: of protocols */
    {0xC0000200, 24}, /* 192.0.2.0/24: documentation */
    {0xC0586300, 24}, /* 192.88.99.0/24: relays to 6to4 */
    {0xC0A80000, 16}, /* 192.168.0.0/16 */
    {0xC6120000, 15}, /* 198.18.0.0/15: benchmarks */
    {0xC6336400, 24}, /* 198.51.100.0/24: documentation */
    {0xCB007100, 24}, /* 203.0.113.0/24: documentation */
    {0xE0000000, 3},  /* multicast, reserved, broadcast */
};

static bool is_private_v4(uint32_t address) {
    for (size_t i = 0; i < sizeof private_v4 / sizeof private_v4[0]; i++) {
        unsigned rest = 32 - private_v4[i].bits;
        if (address >> rest == private_v4[i].base >> rest) {
            return true;
        }
    }
    return false;
}

static uint32_t read_v4(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool begins(const unsigned char *bytes, const char *prefix, size_t len) {
    return memcmp(bytes, prefix, len) == 0;
}

/* Inside 2000::/3, these are for no host of the public. */
static bool is_hole_v6(const unsigned char *bytes) {
    bool protocols = begins(bytes, "\x20\x01", 2) && bytes[2] < 0x02; /* 2001::/23, with Teredo */
    bool example = begins(bytes, "\x20\x01\x0D\xB8", 4) ||            /* 2001:db8::/32 */
                   (begins(bytes, "\x3F\xFF", 2) && bytes[2] < 0x10); /* 3fff::/20 */
    return protocols || example;
}

static bool is_private_v6(const unsigned char *bytes) {
    if (begins(bytes, "\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12) ||   /* ::ffff:0:0/96: mapped */
        begins(bytes, "\0\x64\xFF\x9B\0\0\0\0\0\0\0\0", 12)) { /* 64:ff9b::/96: NAT64 */
        return is_private_v4(read_v4(bytes + 12));
    }
    if (begins(bytes, "\x20\x02", 2)) { /* 2002::/16: 6to4 */
        return is_private_v4(read_v4(bytes + 2));
    }
    return (bytes[0] & 0xE0) != 0x20 || is_hole_v6(bytes);
}

bool galley_cli_address_is_private(const struct sockaddr *address, size_t len) {
    if (len >= sizeof(struct sockaddr_in) && address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        return is_private_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (len >= sizeof(struct sockaddr_in6) && address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, address, sizeof v6);
        return is_private_v6(v6.sin6_addr.s6_addr);
    }
    return true;
}
