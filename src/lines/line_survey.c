/*
 * Cut lines in, what is known of each out, before any is judged: the weights of its words, what is
 * in it, which lines say the same or begin alike, which of its words come again on the page, and
 * sums over runs of lines.
 *
 * All arrays are cut from one piece of memory, whose size follows from the number of lines alone.
 */
#include "../base/memory.h"
#include "../judge/codes.h"
#include "../judge/credit.h"
#include "line_model.h"
#include "line_signs.h"
#include "lines.h"

/* Every array begins at such a multiple, for vector loads of columns and for any type. */
#define ALIGNMENT 64
/* Lines of this many words read as running text, shorter ones when they end as a sentence. */
#define READABLE_WORDS 20
#define READABLE_SENTENCE 5
/* Lines of fewer words are short. */
#define SHORT_WORDS 5
/* A line that is over others has at most so many words, and they are at most so far below. */
#define HEAD_WORDS 10
#define HEAD_REACH 8

void galley_lines_init(galley_lines *lines, const galley_allocator *allocator) {
    *lines = (galley_lines){.allocator = allocator};
}

void galley_lines_free(galley_lines *lines) {
    galley_memory_free(lines->allocator, lines->memory, lines->capacity);
    galley_memory_free(lines->allocator, lines->gaps, 2 * lines->gap_capacity);
    galley_lines_init(lines, lines->allocator);
}

static size_t round_up(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* The next piece of the memory, or only its size while there is none. */
static void *take(char *memory, size_t *at, size_t size) {
    void *piece = memory == NULL ? NULL : memory + *at;
    *at += round_up(size);
    return piece;
}

/* Cuts the memory up and returns how much is needed; with NULL it only counts. */
static size_t cut_up(galley_lines *lines, char *memory, size_t count) {
    size_t at = 0;
    lines->stride = round_up(count) | ALIGNMENT;
    lines->slot_count = galley_keys_slots(count);
    lines->columns = take(memory, &at, GALLEY_LINE_FEATURE_COUNT * lines->stride);
    lines->scores = take(memory, &at, 2 * lines->stride * sizeof *lines->scores);
    lines->sums = take(memory, &at, (count + 1) * sizeof *lines->sums);
    lines->lines = take(memory, &at, count * sizeof *lines->lines);
    lines->copies = take(memory, &at, count * sizeof *lines->copies);
    lines->starts = take(memory, &at, count * sizeof *lines->starts);
    lines->words = take(memory, &at, GALLEY_LINE_WORDS * sizeof *lines->words);
    lines->slots = take(memory, &at, lines->slot_count * sizeof *lines->slots);
    return at;
}

static bool need_memory(galley_lines *lines, size_t count) {
    size_t size = cut_up(lines, NULL, count) + ALIGNMENT;
    void *array = lines->memory;
    if (!galley_memory_grow(lines->allocator, &array, &lines->capacity, size, 1)) {
        return false;
    }
    lines->memory = array;
    size_t skip = (ALIGNMENT - (uintptr_t)lines->memory % ALIGNMENT) % ALIGNMENT;
    cut_up(lines, lines->memory + skip, count);
    return true;
}

static void weigh_words(galley_line *line) {
    const galley_lexicon *lexicon = &galley_lines_lexicon;
    const galley_glance *glance = &line->glance;
    for (int i = 0; i < glance->first_count; i++) {
        int weight = galley_lexicon_find(lexicon, glance->first[i]);
        line->first_points = (int16_t)(line->first_points + weight);
        line->worst_points = (int16_t)(weight < line->worst_points ? weight : line->worst_points);
        line->best_points = (int16_t)(weight > line->best_points ? weight : line->best_points);
    }
    for (int i = 0; i < glance->last_count; i++) {
        line->last_points =
            (int16_t)(line->last_points + galley_lexicon_find(lexicon, glance->last[i]));
    }
    line->text_points = glance->text == 0 ? 0 : (int16_t)galley_lexicon_find(lexicon, glance->text);
}

/* A token of two numbers, the same on every machine. */
static uint32_t token_of(galley_lexicon_kind kind, uint32_t high, uint32_t low) {
    return galley_lexicon_end(galley_lexicon_start(kind, 8), (uint64_t)high << 32 | low);
}

galley_line_tokens galley_lines_tokens(const galley_lines *lines, size_t count, size_t index) {
    const galley_glance *glance = &lines->lines[index].glance;
    uint32_t before = index > 0 ? lines->lines[index - 1].glance.text : 0;
    uint32_t after = index + 1 < count ? lines->lines[index + 1].glance.text : 0;
    galley_line_tokens tokens = {0, 0, 0};
    if (glance->first_count >= 2) {
        tokens.pair = token_of(GALLEY_LEXICON_PAIR, glance->first[0], glance->first[1]);
    }
    if (before != 0) {
        tokens.before = token_of(GALLEY_LEXICON_BEFORE, 0, before);
    }
    if (after != 0) {
        tokens.after = token_of(GALLEY_LEXICON_AFTER, 0, after);
    }
    return tokens;
}

static int16_t weigh_token(uint32_t token) {
    return (int16_t)(token == 0 ? 0 : galley_lexicon_find(&galley_lines_lexicon, token));
}

static void weigh_tokens(galley_lines *lines, size_t count, size_t index) {
    galley_line_tokens tokens = galley_lines_tokens(lines, count, index);
    lines->lines[index].pair_points = weigh_token(tokens.pair);
    lines->lines[index].near_points =
        (int16_t)(weigh_token(tokens.before) + weigh_token(tokens.after));
}

/* The words behind the first, and the mean of all. */
static void weigh_body(galley_slice text, galley_line *line) {
    uint32_t hashes[GALLEY_LINE_BODY];
    size_t count = galley_line_body(text, hashes);
    int32_t points = 0;
    for (size_t i = 0; i < count; i++) {
        points += galley_lexicon_find(&galley_lines_lexicon, hashes[i]);
    }
    int32_t words = (int32_t)count + line->glance.first_count;
    line->body_points = (int16_t)points;
    line->mean_points = (int16_t)(words == 0 ? 0 : (points + line->first_points) * 8 / words);
}

static uint8_t find_credit(galley_slice text) {
    galley_slice caption;
    galley_slice credit;
    if (!galley_credit_split(text, &caption, &credit)) {
        return GALLEY_LINE_NO_CREDIT;
    }
    return caption.len > 0 ? GALLEY_LINE_ENDS_IN_CREDIT : GALLEY_LINE_IS_CREDIT;
}

/* One of few kinds: how long, and how it ends. */
static uint8_t find_shape(const galley_segment *segment, const galley_line *line) {
    static const uint8_t most[] = {2, 4, 8, 14, 24, 45};
    size_t size = 0;
    while (size < sizeof most && segment->words > most[size]) {
        size++;
    }
    unsigned end = segment->ends_sentence                      ? 1U
                   : line->glance.ends == GALLEY_ENDS_ELLIPSIS ? 2U
                   : line->credit != GALLEY_LINE_NO_CREDIT     ? 3U
                   : (line->signs & GALLEY_LINE_DATE) != 0     ? 4U
                                                               : 0U;
    return (uint8_t)(size * 5 + end);
}

static bool is_head(const galley_segment *segment, const galley_line *line) {
    return !line->readable && segment->words <= HEAD_WORDS && !segment->ends_sentence;
}

/* The words of the short line above, as those of a heading. */
static int16_t weigh_head(const galley_blocks *blocks, size_t head) {
    uint32_t hashes[GALLEY_GLANCE_FIRST];
    int32_t points = 0;
    int count = galley_glance_words(galley_segment_text(blocks, &blocks->segments[head]),
                                    GALLEY_LEXICON_HEADING, hashes);
    for (int i = 0; i < count; i++) {
        points += galley_lexicon_find(&galley_lines_lexicon, hashes[i]);
    }
    return (int16_t)points;
}

size_t galley_lines_head(const galley_lines *lines, const galley_blocks *blocks, size_t index) {
    size_t least = index > HEAD_REACH ? index - HEAD_REACH : 0;
    for (size_t i = index; i-- > least;) {
        if (is_head(&blocks->segments[i], &lines->lines[i])) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void see_line(galley_lines *lines, const galley_blocks *blocks, size_t index) {
    const galley_segment *segment = &blocks->segments[index];
    galley_slice text = galley_segment_text(blocks, segment);
    galley_line *line = &lines->lines[index];
    *line = (galley_line){.glance = galley_glance_at(text),
                          .copy_before = GALLEY_LINE_NONE,
                          .title = GALLEY_LINE_NONE,
                          .gap = lines->gaps[2 * index],
                          .wraps = lines->gaps[2 * index + 1],
                          .signs = galley_line_signs(text),
                          .cased = galley_line_cased(text),
                          .credit = find_credit(text)};
    line->readable = segment->words >= READABLE_WORDS ||
                     (segment->words >= READABLE_SENTENCE && segment->ends_sentence);
    line->shape = find_shape(segment, line);
    weigh_words(line);
    weigh_body(text, line);
    size_t head = galley_lines_head(lines, blocks, index);
    line->head_points = head == SIZE_MAX ? 0 : weigh_head(blocks, head);
}

static uint32_t count_copy(galley_keys *keys, galley_line_copy *copies, uint64_t key,
                           uint32_t words, uint32_t index, uint32_t *before) {
    uint32_t number = galley_keys_number(keys, key);
    *before = copies[number].count > 0 ? copies[number].last : GALLEY_LINE_NONE;
    copies[number].count++;
    copies[number].words += words;
    copies[number].last = index;
    return number;
}

static void find_copies(galley_lines *lines, const galley_blocks *blocks) {
    galley_keys keys;
    uint32_t before;
    memset(lines->copies, 0, blocks->count * sizeof *lines->copies);
    memset(lines->starts, 0, blocks->count * sizeof *lines->starts);
    galley_keys_init(&keys, lines->slots, lines->slot_count);
    for (uint32_t i = 0; i < blocks->count; i++) {
        galley_line *line = &lines->lines[i];
        const galley_segment *segment = &blocks->segments[i];
        uint32_t hash =
            galley_lexicon_hash(GALLEY_LEXICON_TEXT, galley_segment_text(blocks, segment));
        uint64_t key = galley_keys_pair(hash, segment->len);
        line->copy =
            count_copy(&keys, lines->copies, key, blocks->segments[i].words, i, &line->copy_before);
    }
    galley_keys_init(&keys, lines->slots, lines->slot_count);
    for (uint32_t i = 0; i < blocks->count; i++) {
        galley_line *line = &lines->lines[i];
        uint32_t first = line->glance.first_count > 0 ? line->glance.first[0] : 0;
        line->begins =
            count_copy(&keys, lines->starts, first, blocks->segments[i].words, i, &before);
    }
}

/* The line whose words are taken. */
typedef struct word_owner {
    galley_line_word *words; /* of the page */
    uint32_t line;           /* plus one */
    uint32_t seen;
    uint32_t shared;
} word_owner;

static bool count_word(void *context, uint32_t hash, size_t len) {
    const word_owner *owner = context;
    galley_line_word *word = &owner->words[hash % GALLEY_LINE_WORDS];
    if (len < GALLEY_LINE_TOPIC_BYTES) {
        return true;
    }
    word->lines += word->last != owner->line;
    word->last = owner->line;
    return true;
}

static bool share_word(void *context, uint32_t hash, size_t len) {
    word_owner *owner = context;
    if (len >= GALLEY_LINE_TOPIC_BYTES) {
        owner->seen++;
        owner->shared += owner->words[hash % GALLEY_LINE_WORDS].lines > 1;
    }
    return true;
}

static void find_words(galley_lines *lines, const galley_blocks *blocks) {
    memset(lines->words, 0, GALLEY_LINE_WORDS * sizeof *lines->words);
    for (uint32_t i = 0; i < blocks->count; i++) {
        word_owner owner = {lines->words, i + 1, 0, 0};
        if (lines->lines[i].copy_before == GALLEY_LINE_NONE) {
            galley_line_words(galley_segment_text(blocks, &blocks->segments[i]),
                              GALLEY_LEXICON_WORD, count_word, &owner);
        }
    }
    for (uint32_t i = 0; i < blocks->count; i++) {
        word_owner owner = {lines->words, i + 1, 0, 0};
        galley_line_words(galley_segment_text(blocks, &blocks->segments[i]), GALLEY_LEXICON_WORD,
                          share_word, &owner);
        lines->lines[i].recurs = galley_code_share(owner.shared, owner.seen);
    }
}

void galley_line_run_add(galley_line_run *run, uint32_t line, int64_t worth) {
    if (run->sum <= 0) {
        run->sum = 0;
        run->at = line;
    }
    run->sum += worth;
    if (run->sum > run->most) {
        run->most = run->sum;
        run->begin = run->at;
        run->end = line + 1;
    }
}

/* Adds up, and finds the main run: running text, with few other lines between. */
static void add_up(galley_lines *lines, const galley_blocks *blocks) {
    enum { MOST_WORTH = 60, LEAST_COST = 6, MOST_COST = 20 };
    galley_line_sum sum = {0};
    galley_line_run run = {0};
    for (uint32_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        const galley_line *line = &lines->lines[i];
        uint32_t words = segment->words;
        lines->sums[i] = sum;
        sum.words += words;
        sum.readable += line->readable ? words : 0;
        sum.endings += segment->ends_sentence;
        sum.shorts += words < SHORT_WORDS;
        sum.gaps += line->gap > 0;
        sum.credits += line->credit != GALLEY_LINE_NO_CREDIT;
        sum.dates += (line->signs & GALLEY_LINE_DATE) != 0;
        sum.prices += (line->signs & GALLEY_LINE_PRICE) != 0;
        sum.codes += (line->signs & GALLEY_LINE_CODE) != 0;
        sum.points += line->first_points + line->body_points;
        uint32_t cost = LEAST_COST + words / 2 < MOST_COST ? LEAST_COST + words / 2 : MOST_COST;
        galley_line_run_add(&run, i,
                            line->readable ? (int64_t)(words < MOST_WORTH ? words : MOST_WORTH)
                                           : -(int64_t)cost);
    }
    lines->sums[blocks->count] = sum;
    lines->main_begin = run.begin;
    lines->main_end = run.end;
}

bool galley_lines_survey(galley_lines *lines, const galley_blocks *blocks) {
    if (!need_memory(lines, blocks->count)) {
        return false;
    }
    for (size_t i = 0; i < blocks->count; i++) {
        see_line(lines, blocks, i);
    }
    for (size_t i = 0; i < blocks->count; i++) {
        weigh_tokens(lines, blocks->count, i);
    }
    find_copies(lines, blocks);
    find_words(lines, blocks);
    add_up(lines, blocks);
    return true;
}
