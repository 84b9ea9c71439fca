/*
 * The journal of a run. In: a checkpoint now and then, when the output is on the disk; out: lines
 * that a later run finds. Each line ends in a hash of itself, so that one that was cut off by a
 * crash, or never reached the disk in whole, is known; what follows it is not read.
 *
 *     galley-journal 1 FINGERPRINT HASH
 *     d TEXT-HASH TEXT-HASH ... HASH      texts seen since the line before, with --dedup
 *     c NUMBERS ... HASH                  a checkpoint; the lines before it hold
 *     end STATUS HASH
 */
#define _POSIX_C_SOURCE 200809L
#include "journal.h"

#include "alloc.h"
#include "descriptor.h"
#include "hash.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The members of a checkpoint that are numbers, before those of the tally. */
enum { PLACE_NUMBERS = 9, NUMBERS = PLACE_NUMBERS + GALLEY_CLI_COUNTS };

static const char file_mark[] = "galley-journal ";

static void pack_numbers(const galley_cli_checkpoint *checkpoint, uint64_t *numbers) {
    const uint64_t place[PLACE_NUMBERS] = {
        checkpoint->place.ordinal, checkpoint->place.offset,    checkpoint->place.within,
        checkpoint->place.steps,   checkpoint->place.resumable, checkpoint->name_hash,
        checkpoint->extent.shard,  checkpoint->extent.bytes,    checkpoint->extent.earlier,
    };
    memcpy(numbers, place, sizeof place);
    memcpy(numbers + PLACE_NUMBERS, checkpoint->tally.of, sizeof checkpoint->tally.of);
}

static void unpack_numbers(const uint64_t *numbers, galley_cli_checkpoint *checkpoint) {
    checkpoint->place =
        (galley_cli_place){numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] != 0};
    checkpoint->name_hash = numbers[5];
    checkpoint->extent = (galley_cli_extent){numbers[6], numbers[7], numbers[8]};
    memcpy(checkpoint->tally.of, numbers + PLACE_NUMBERS, sizeof checkpoint->tally.of);
}

static char *name_of(const char *output) {
    galley_cli_text name = {NULL, 0, 0};
    galley_cli_text_print(&name, "%s.journal", output);
    char *copy = galley_cli_alloc_copy(name.bytes, name.len);
    galley_cli_text_free(&name);
    return copy;
}

/* Takes the hash off the end of a line. False when it is not that of the line. */
static bool check_line(char *line, size_t *len) {
    enum { HASH_LEN = 17 }; /* with the space before it */
    char *end = NULL;
    if (*len <= HASH_LEN + 1 || line[*len - 1] != '\n' || line[*len - 1 - HASH_LEN] != ' ') {
        return false;
    }
    size_t body = *len - 1 - HASH_LEN;
    line[*len - 1] = '\0';
    uint64_t hash = strtoull(line + body + 1, &end, 16);
    line[body] = '\0';
    *len = body;
    return *end == '\0' && hash == galley_cli_hash(line, body, 0);
}

/* Reads exactly so many numbers. */
static bool read_numbers(const char *at, uint64_t *numbers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *end = NULL;
        if (*at != ' ') {
            return false;
        }
        numbers[i] = strtoull(at + 1, &end, 10);
        at = end;
    }
    return *at == '\0';
}

static void remember_texts(const char *at, galley_cli_dedup *dedup) {
    while (*at == ' ') {
        char *end = NULL;
        (void)galley_cli_dedup_seen(dedup, strtoull(at + 1, &end, 16));
        at = end;
    }
}

typedef struct journal_reader {
    FILE *file;
    char *line;
    size_t capacity;
    size_t len;
    uint64_t at; /* of the byte after the line */
} journal_reader;

/* False at the end, and at a line that is not whole. */
static bool read_line(journal_reader *reader) {
    ssize_t got = getline(&reader->line, &reader->capacity, reader->file);
    if (got <= 0) {
        return false;
    }
    reader->at += (uint64_t)got;
    reader->len = (size_t)got;
    return check_line(reader->line, &reader->len);
}

/* From the second line on. Texts count with the checkpoint after them only. */
static galley_cli_journal_state read_lines(journal_reader *reader, galley_cli_journal *journal,
                                           galley_cli_checkpoint *checkpoint,
                                           galley_cli_dedup *dedup) {
    galley_cli_journal_state state = GALLEY_CLI_JOURNAL_NONE;
    uint64_t numbers[NUMBERS];
    galley_cli_text texts = {NULL, 0, 0};
    while (read_line(reader)) {
        const char *line = reader->line;
        if (strncmp(line, "end", 3) == 0 && read_numbers(line + 3, numbers, 1)) {
            journal->status = (int)(numbers[0] & 0xFF);
            state = GALLEY_CLI_JOURNAL_ENDED;
        } else if (line[0] == 'd') {
            galley_cli_text_print(&texts, "%s", line + 1);
        } else if (line[0] == 'c' && read_numbers(line + 1, numbers, NUMBERS)) {
            unpack_numbers(numbers, checkpoint);
            state = GALLEY_CLI_JOURNAL_FOUND;
            journal->keep = reader->at;
            if (texts.len > 0 && dedup->hashes != NULL) {
                remember_texts(texts.bytes, dedup);
            }
            galley_cli_text_clear(&texts);
        }
    }
    galley_cli_text_free(&texts);
    return state;
}

galley_cli_journal_state galley_cli_journal_read(galley_cli_journal *journal, const char *output,
                                                 uint64_t fingerprint,
                                                 galley_cli_checkpoint *checkpoint,
                                                 galley_cli_dedup *dedup) {
    char first[64];
    char *name = name_of(output);
    journal_reader reader = {.file = fopen(name, "re")};
    galley_cli_journal_state state = GALLEY_CLI_JOURNAL_NONE;
    free(name);
    if (reader.file == NULL) {
        return errno == ENOENT ? GALLEY_CLI_JOURNAL_NONE : GALLEY_CLI_JOURNAL_OTHER;
    }
    (void)snprintf(first, sizeof first, "galley-journal 1 %016" PRIx64, fingerprint);
    if (read_line(&reader)) {
        state = strcmp(reader.line, first) == 0 ? read_lines(&reader, journal, checkpoint, dedup)
                                                : GALLEY_CLI_JOURNAL_OTHER;
    } else if (reader.at > 0 && strncmp(reader.line, file_mark, sizeof file_mark - 1) != 0) {
        state = GALLEY_CLI_JOURNAL_OTHER;
    }
    free(reader.line);
    (void)fclose(reader.file);
    return state;
}

static bool fail(const galley_cli_journal *journal, int number) {
    galley_cli_text reason = {NULL, 0, 0};
    galley_cli_message_errno(&reason, number);
    galley_cli_message(journal->name, reason.bytes);
    galley_cli_text_free(&reason);
    return false;
}

static void end_line(galley_cli_text *lines, size_t begin) {
    galley_cli_text_print(lines, " %016" PRIx64 "\n",
                          galley_cli_hash(lines->bytes + begin, lines->len - begin, 0));
}

static bool write_lines(galley_cli_journal *journal, const galley_cli_text *lines) {
    return (galley_cli_descriptor_write(journal->descriptor, lines->bytes, lines->len) &&
            fdatasync(journal->descriptor) == 0) ||
           fail(journal, errno);
}

bool galley_cli_journal_is_open(const galley_cli_journal *journal) { return journal->name != NULL; }

/* Whether a file may be written over: an empty one, or a journal. */
static bool is_ours(int descriptor) {
    char first[sizeof file_mark];
    ssize_t got = pread(descriptor, first, sizeof first - 1, 0);
    return got == 0 || (got > 0 && memcmp(first, file_mark, (size_t)got) == 0);
}

bool galley_cli_journal_begin(galley_cli_journal *journal, const char *output,
                              uint64_t fingerprint) {
    journal->name = name_of(output);
    journal->descriptor = open(journal->name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    if (journal->descriptor >= 0 && !is_ours(journal->descriptor)) {
        galley_cli_message(journal->name, "is in the way: it is no journal of a run");
        return false;
    }
    if (journal->descriptor < 0 || ftruncate(journal->descriptor, (off_t)journal->keep) != 0 ||
        lseek(journal->descriptor, 0, SEEK_END) < 0) {
        return fail(journal, errno);
    }
    if (journal->keep > 0) {
        return true;
    }
    galley_cli_text line = {NULL, 0, 0};
    galley_cli_text_print(&line, "galley-journal 1 %016" PRIx64, fingerprint);
    end_line(&line, 0);
    bool written = write_lines(journal, &line);
    galley_cli_text_free(&line);
    galley_cli_descriptor_sync_folder(journal->name);
    return written;
}

void galley_cli_journal_note(galley_cli_journal *journal, uint64_t hash) {
    galley_cli_text_print(&journal->hashes, "%s %016" PRIx64, journal->hashes.len == 0 ? "d" : "",
                          hash);
}

bool galley_cli_journal_vouch(galley_cli_journal *journal,
                              const galley_cli_checkpoint *checkpoint) {
    uint64_t numbers[NUMBERS];
    galley_cli_text *lines = &journal->hashes;
    if (lines->len > 0) {
        end_line(lines, 0);
    }
    size_t begin = lines->len;
    pack_numbers(checkpoint, numbers);
    galley_cli_text_print(lines, "c");
    for (size_t i = 0; i < NUMBERS; i++) {
        galley_cli_text_print(lines, " %" PRIu64, numbers[i]);
    }
    end_line(lines, begin);
    bool written = write_lines(journal, lines);
    galley_cli_text_clear(lines);
    return written;
}

bool galley_cli_journal_end(galley_cli_journal *journal, int status) {
    galley_cli_text line = {NULL, 0, 0};
    galley_cli_text_print(&line, "end %d", status);
    end_line(&line, 0);
    bool written = write_lines(journal, &line);
    galley_cli_text_free(&line);
    return written;
}

void galley_cli_journal_close(galley_cli_journal *journal) {
    if (journal->name != NULL && journal->descriptor >= 0) {
        (void)close(journal->descriptor);
    }
    free(journal->name);
    galley_cli_text_free(&journal->hashes);
    *journal = (galley_cli_journal){.name = NULL};
}
