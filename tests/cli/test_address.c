/* Which addresses are private: both ends of each block, and what lies beside it. */
#define _POSIX_C_SOURCE 200809L
#include "../../cli/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const char *const private_ones[] = {
    "0.0.0.0",
    "0.255.255.255",
    "10.0.0.0",
    "10.255.255.255",
    "100.64.0.0",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.0.0",
    "169.254.169.254",
    "172.16.0.0",
    "172.31.255.255",
    "192.0.0.0",
    "192.0.0.255",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.0",
    "192.168.255.255",
    "198.18.0.0",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.0",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "::ffff:0:8.8.8.8",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001::1",
    "2001:0:5ef5:79fd::1",
    "2001:1ff::1",
    "2001:db8::1",
    "2001:db8:ffff::1",
    "2002:7f00:1::1",
    "2002:c0a8:101::1",
    "3fff::1",
    "3fff:fff::1",
    "5f00::1",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "ff02::1",
};

static const char *const public_ones[] = {
    "1.0.0.0",          "8.8.8.8",        "9.255.255.255",        "11.0.0.0",
    "100.63.255.255",   "100.128.0.0",    "126.255.255.255",      "128.0.0.0",
    "169.253.255.255",  "169.255.0.0",    "172.15.255.255",       "172.32.0.0",
    "192.0.1.0",        "192.0.3.0",      "192.88.98.255",        "192.88.100.0",
    "192.167.255.255",  "192.169.0.0",    "198.17.255.255",       "198.20.0.0",
    "198.51.99.255",    "198.51.101.0",   "203.0.112.255",        "203.0.114.0",
    "223.255.255.255",  "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",     "2001:200::1",
    "2001:db7:ffff::1", "2001:db9::1",    "2001:4860:4860::8888", "2002:808:808::1",
    "2606:4700::1",     "3ffe:ffff::1",   "3fff:1000::1",         "2000::1",
};

static int failed;

static bool ask(const char *words) {
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    struct sockaddr_storage address = {0};
    size_t len = 0;
    if (inet_pton(AF_INET, words, &v4.sin_addr) == 1) {
        len = sizeof v4;
        memcpy(&address, &v4, len);
    } else if (inet_pton(AF_INET6, words, &v6.sin6_addr) == 1) {
        len = sizeof v6;
        memcpy(&address, &v6, len);
    } else {
        printf("%s is no address\n", words);
        failed++;
    }
    return galley_cli_address_is_private((const struct sockaddr *)&address, len);
}

static void check(const char *const *ones, size_t count, bool wanted) {
    for (size_t i = 0; i < count; i++) {
        if (ask(ones[i]) != wanted) {
            printf("%s is taken for %s\n", ones[i], wanted ? "public" : "private");
            failed++;
        }
    }
}

/* What is no address of IP, or not all of one, is not connected to. */
static void check_others(void) {
    struct sockaddr_storage address = {0};
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_addr = {htonl(0x08080808)}};
    address.ss_family = AF_UNIX;
    failed += !galley_cli_address_is_private((const struct sockaddr *)&address, sizeof address);
    memcpy(&address, &v4, sizeof v4);
    failed += !galley_cli_address_is_private((const struct sockaddr *)&address, 4);
    failed += galley_cli_address_is_private((const struct sockaddr *)&address, sizeof v4);
}

int main(void) {
    check(private_ones, sizeof private_ones / sizeof private_ones[0], true);
    check(public_ones, sizeof public_ones / sizeof public_ones[0], false);
    check_others();
    return failed == 0 ? 0 : 1;
}
