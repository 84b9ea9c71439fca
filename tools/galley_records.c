/*
 * galley-records: lists the records of web archives, a JSON object a line, to look at and for
 * tests.
 *
 *     galley-records [--body] [--base=OFFSET] [--record-bytes=N] [--body-bytes=N] FILE...
 *
 * The exit status is 0 when all has been read, losses told; 1 when a file could not be read, or the
 * output not be written; 2 when the command line cannot be understood.
 */
#include "../archive/archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: galley-records [--body] [--base=OFFSET] [--record-bytes=N] [--body-bytes=N] FILE...\n"
    "Lists the records of web archives, a JSON object a line; what could not be read too. FILE "
    "may\n"
    "be -. With --body each line has the body, its bytes as the characters U+0000 to U+00FF.\n";

typedef struct settings {
    uint64_t base;
    galley_archive_limits limits;
    bool with_body;
} settings;

static ptrdiff_t read_file(void *ctx, char *bytes, size_t len) {
    FILE *file = ctx;
    size_t got = fread(bytes, 1, len, file);
    return got == 0 && ferror(file) ? -1 : (ptrdiff_t)got;
}

/* A string of JSON: each byte is a character, so that any bytes can be told. */
static void print_string(const char *name, galley_archive_span span) {
    if (span.ptr == NULL) {
        return;
    }
    printf(", \"%s\": \"", name);
    for (size_t i = 0; i < span.len; i++) {
        unsigned char c = (unsigned char)span.ptr[i];
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') {
            printf("\\u%04x", c);
        } else {
            putchar(c);
        }
    }
    putchar('"');
}

static void print_place(uint64_t offset, uint64_t length, uint64_t within, bool shared) {
    printf("\"offset\": %llu, \"length\": %llu", (unsigned long long)offset,
           (unsigned long long)length);
    if (shared) {
        printf(", \"within\": %llu", (unsigned long long)within);
    }
}

static void print_record(const galley_archive_record *record, bool with_body) {
    static const char *const kinds[GALLEY_ARCHIVE_KINDS] = {
        "response", "resource", "conversion", "revisit", "request", "metadata", "info", "other"};
    printf("{\"kind\": \"%s\", ", kinds[record->kind]);
    print_place(record->offset, record->length, record->within, record->shared);
    print_string("url", record->url);
    print_string("id", record->id);
    print_string("date", record->date);
    if (record->status != 0) {
        printf(", \"status\": %d", record->status);
    }
    print_string("type", record->content_type);
    if (galley_archive_is_page(record->kind)) {
        printf(", \"body_length\": %zu", record->body.len);
    }
    if (record->truncated) {
        fputs(", \"truncated\": true", stdout);
    }
    if (with_body) {
        print_string("body", record->body);
    }
    puts("}");
}

static void print_loss(const galley_archive_loss *loss) {
    fputs("{\"loss\": {", stdout);
    print_place(loss->offset, loss->length, loss->within, loss->shared);
    print_string("why", (galley_archive_span){loss->why, strlen(loss->why)});
    puts("}}");
}

static bool fail(const char *name, const char *reason) {
    fprintf(stderr, "galley-records: %s: %s\n", name, reason);
    return false;
}

static bool list(galley_archive *archive, const char *path, bool with_body) {
    for (;;) {
        galley_archive_record record;
        galley_archive_loss loss;
        switch (galley_archive_next(archive, &record, &loss)) {
        case GALLEY_ARCHIVE_RECORD:
            print_record(&record, with_body);
            break;
        case GALLEY_ARCHIVE_LOSS:
            print_loss(&loss);
            break;
        case GALLEY_ARCHIVE_END:
            return true;
        case GALLEY_ARCHIVE_FAILED:
            fprintf(stderr, "galley-records: %s: %s: %s\n", path, loss.why, strerror(errno));
            return false;
        }
    }
}

static bool list_file(const char *path, const settings *chosen) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    galley_archive *archive = NULL;
    bool listed = false;
    if (file == NULL || (chosen->base > 0 && fseek(file, (long)chosen->base, SEEK_SET) != 0)) {
        fail(path, strerror(errno));
    } else {
        archive = galley_archive_open(read_file, file, chosen->base, &chosen->limits);
        listed =
            archive == NULL ? fail(path, strerror(ENOMEM)) : list(archive, path, chosen->with_body);
    }
    galley_archive_close(archive);
    if (file != NULL && file != stdin) {
        (void)fclose(file);
    }
    return listed;
}

/* Takes --name=NUMBER. */
static bool take_number(const char *argument, const char *name, uint64_t *number) {
    size_t len = strlen(name);
    if (strncmp(argument, name, len) != 0) {
        return false;
    }
    char *end = NULL;
    *number = strtoull(argument + len, &end, 10);
    return end != argument + len && *end == '\0';
}

static bool take_option(const char *argument, settings *chosen) {
    if (strcmp(argument, "--body") == 0) {
        chosen->with_body = true;
        return true;
    }
    return take_number(argument, "--base=", &chosen->base) ||
           take_number(argument, "--record-bytes=", &chosen->limits.record_bytes) ||
           take_number(argument, "--body-bytes=", &chosen->limits.body_bytes);
}

int main(int argc, char **argv) {
    settings chosen = {0};
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1] == '-') {
        if (!take_option(argv[at], &chosen)) {
            fputs(usage, stderr);
            return 2;
        }
        at++;
    }
    if (at == argc) {
        fputs(usage, stderr);
        return 2;
    }
    bool good = true;
    for (; at < argc; at++) {
        good = list_file(argv[at], &chosen) && good;
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        good = fail("standard output", strerror(errno));
    }
    return good ? 0 : 1;
}
