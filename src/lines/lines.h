/*
 * The page as lines: what is known of a page that somebody has already turned into text, menus and
 * all. Its lines become the blocks of a document that holds nothing but paragraphs, so that all
 * that follows (article, record, renderers) works as for HTML; this is the judge's view of them.
 *
 * A page's workspace holds one galley_lines and uses it again. Its arrays are cut from one piece of
 * memory, which is asked for when a page is larger than those before.
 */
#ifndef GALLEY_LINES_LINES_H
#define GALLEY_LINES_LINES_H

#include "../judge/blocks.h"
#include "../judge/glance.h"
#include "../judge/judge.h"
#include "../judge/keys.h"
#include "line_features.h"

#define GALLEY_LINE_NONE UINT32_MAX

/* What a line has in it: bits. */
enum {
    GALLEY_LINE_BULLET = 1, /* begins with the mark or number of a list's item */
    GALLEY_LINE_DATE = 2,   /* a year, or numbers set as a date */
    GALLEY_LINE_CLOCK = 4,  /* a time of day */
    GALLEY_LINE_PRICE = 8,
    GALLEY_LINE_ADDRESS = 16, /* of the web or of mail */
    GALLEY_LINE_PERCENT = 32,
    GALLEY_LINE_RULE = 64, /* nothing but signs */
    GALLEY_LINE_COLON = 128,
    GALLEY_LINE_CODE = 256 /* ends or begins as a line of a program does */
};

/* How a line speaks of who made a picture. */
enum { GALLEY_LINE_NO_CREDIT, GALLEY_LINE_ENDS_IN_CREDIT, GALLEY_LINE_IS_CREDIT };

/* A line, beside its segment. */
typedef struct galley_line {
    galley_glance glance;
    uint32_t copy;        /* index of the texts equal to its */
    uint32_t copy_before; /* the line before of that text, or NONE */
    uint32_t begins;      /* index of the lines that begin with the same word */
    uint32_t title;       /* roles: of a related item, its title's line, or NONE */
    int16_t first_points; /* of its first words: their sum, ... */
    int16_t worst_points; /* ... the least, ... */
    int16_t best_points;  /* ... and the most */
    int16_t text_points;
    int16_t last_points;
    int16_t head_points; /* of the words of the short line above */
    int16_t pair_points; /* of its first two words together */
    int16_t near_points; /* of what the lines before and after say */
    int16_t body_points; /* of the words behind the first: their sum, ... */
    int16_t mean_points; /* ... and the mean of all, in 1/8 of a point */
    uint8_t gap;         /* blank lines before it */
    uint16_t signs;
    uint8_t credit;
    uint8_t cased;  /* its words with a capital, a share */
    uint8_t recurs; /* its words that other lines have too, a share */
    uint8_t shape;  /* lines of one length and one kind of ending have the same */
    uint8_t wraps;  /* lines of the source that it is made of, up to 255 */
    bool readable;
} galley_line;

/* Sums over the lines before one. */
typedef struct galley_line_sum {
    uint32_t words;
    uint32_t readable; /* words of lines that read as running text */
    uint32_t endings;  /* lines that end as a sentence does */
    uint32_t shorts;   /* lines of few words */
    uint32_t gaps;     /* lines after a blank one */
    uint32_t credits;
    uint32_t dates;  /* lines with one */
    uint32_t prices; /* the same */
    uint32_t codes;  /* lines that look like a program's */
    uint32_t chosen; /* words of what the first forest would keep */
    int32_t points;
    uint64_t belief; /* words times the first forest's probability, in 1/256 */
} galley_line_sum;

/* Lines of equal text, or with the same first word. */
typedef struct galley_line_copy {
    uint32_t count;
    uint32_t last; /* the last that was met */
    uint32_t words;
    uint64_t belief;
} galley_line_copy;

/* A word of the page, or several of one hash. */
typedef struct galley_line_word {
    uint32_t lines; /* that have it */
    uint32_t last;  /* the last of these, plus one */
    uint64_t belief;
} galley_line_word;

enum {
    GALLEY_LINE_WORDS = 1 << 13,
    GALLEY_LINE_TOPIC_BYTES = 5 /* words of fewer bytes tell no topic */
};

typedef struct galley_lines {
    const galley_allocator *allocator;
    char *memory;
    size_t capacity;

    /* beside the segments while they are cut, in memory of their own */
    uint8_t *gaps; /* two bytes a line: blank lines before it, lines it is made of */
    size_t gap_capacity;

    galley_line_sum *sums; /* one more than lines */
    galley_line *lines;
    galley_line_copy *copies;
    galley_line_copy *starts;
    galley_line_word *words; /* GALLEY_LINE_WORDS */
    int32_t *scores;         /* of both forests, a stride each */
    uint8_t *columns;        /* GALLEY_LINE_FEATURE_COUNT, a stride each */
    size_t stride;
    galley_keys_slot *slots;
    size_t slot_count;

    uint32_t main_begin; /* the run of lines with most running text */
    uint32_t main_end;
    bool wrapped; /* the source breaks its lines at a width */
} galley_lines;

void galley_lines_init(galley_lines *lines, const galley_allocator *allocator);
void galley_lines_free(galley_lines *lines);

/* Does this read as text without markup? A few tags in a text about tags do not make it HTML. */
bool galley_lines_plain(galley_slice text);

/* Cuts UTF-8 into blocks, and makes the document that they stand in. The document points into the
 * text. GALLEY_STATUS_OK, _NO_MEMORY, or _TOO_LARGE when the text is longer than 4 GiB. */
galley_status galley_lines_cut(galley_lines *lines, galley_slice text, galley_document *document,
                               galley_blocks *blocks);

/* The width at which the lines of a text are broken; 0 where they are as long as they like. */
size_t galley_lines_width(galley_slice text);

/* Judges the blocks: scores, kept or not, roles. What is furniture of their host is left out; the
 * site is NULL where no other page is known. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_lines_judge(galley_lines *lines, galley_blocks *blocks,
                                 galley_document *document, const galley_site_view *site,
                                 galley_favor favor, galley_verdict *verdict);

/* The steps of it. */
bool galley_lines_survey(galley_lines *lines, const galley_blocks *blocks);
void galley_lines_measure(galley_lines *lines, const galley_blocks *blocks);
void galley_lines_believe(galley_lines *lines, const galley_blocks *blocks);

/* The run of lines with the greatest sum of what each is worth. */
typedef struct galley_line_run {
    uint32_t begin;
    uint32_t end;
    int64_t sum; /* of the run that ends here */
    uint32_t at; /* where that begins */
    int64_t most;
} galley_line_run;

void galley_line_run_add(galley_line_run *run, uint32_t line, int64_t worth);

/* Takes a word, or a pair of characters where writing has no spaces: its hash and its bytes. False
 * to see no more. */
typedef bool galley_line_taker(void *context, uint32_t hash, size_t len);
void galley_line_words(galley_slice text, galley_lexicon_kind kind, galley_line_taker *take,
                       void *context);

/* The words behind the first, as tokens of the lexicon. Returns how many. */
enum { GALLEY_LINE_BODY = 40 };
size_t galley_line_body(galley_slice text, uint32_t hashes[GALLEY_LINE_BODY]);

/* The lexicon's tokens of a line beside those of its glance; 0 for none. */
typedef struct galley_line_tokens {
    uint32_t pair;
    uint32_t before;
    uint32_t after;
} galley_line_tokens;

galley_line_tokens galley_lines_tokens(const galley_lines *lines, size_t count, size_t index);

/* The short line that may be a heading over this one; SIZE_MAX for none. */
size_t galley_lines_head(const galley_lines *lines, const galley_blocks *blocks, size_t index);

/* The difference of two sums. */
static inline galley_line_sum galley_lines_between(const galley_lines *lines, size_t from,
                                                   size_t to) {
    const galley_line_sum *a = &lines->sums[from];
    const galley_line_sum *b = &lines->sums[to];
    return (galley_line_sum){.words = b->words - a->words,
                             .readable = b->readable - a->readable,
                             .endings = b->endings - a->endings,
                             .shorts = b->shorts - a->shorts,
                             .gaps = b->gaps - a->gaps,
                             .credits = b->credits - a->credits,
                             .dates = b->dates - a->dates,
                             .prices = b->prices - a->prices,
                             .codes = b->codes - a->codes,
                             .chosen = b->chosen - a->chosen,
                             .points = b->points - a->points,
                             .belief = b->belief - a->belief};
}

#endif
