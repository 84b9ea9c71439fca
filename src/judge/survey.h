/*
 * The survey: what is known of a page's blocks before any is judged, gathered in a few passes.
 *
 * A page's workspace holds one galley_survey and uses it again. All its arrays are cut from one
 * piece of memory, which is asked for when a page is larger than those before.
 */
#ifndef GALLEY_JUDGE_SURVEY_H
#define GALLEY_JUDGE_SURVEY_H

#include "../sites/sites.h"
#include "blocks.h"
#include "features.h"
#include "glance.h"
#include "keys.h"
#include "said.h"

#define GALLEY_SURVEY_NONE UINT32_MAX

/* Sums over the blocks before one: a run of blocks is the difference of two. */
typedef struct galley_sum {
    uint32_t words;
    uint32_t link_words;
    uint32_t readable; /* words of blocks that read like running text */
    uint32_t said;     /* words found in what the page says of itself */
} galley_sum;

/* A block, beside its segment. */
typedef struct galley_mark {
    galley_glance glance;
    int16_t first_points; /* of its first words: their sum, ... */
    int16_t worst_points; /* ... the least, ... */
    int16_t best_points;  /* ... and the most */
    int16_t text_points;
    int16_t last_points;
    int16_t head_points;   /* headings: of its words as those of a heading */
    int16_t head_worst;    /* the least of the headings it stands under */
    int16_t head_tail;     /* the least since the page's title */
    uint32_t heading;      /* the heading above, or NONE */
    uint32_t section_end;  /* headings: the block after what they are over */
    uint32_t next_heading; /* or the number of blocks */
    uint32_t heads;        /* headings before it */
    uint32_t kind;         /* index of the blocks of its shape */
    uint32_t alike;        /* index of those of them in the outermost list around it, or NONE */
    uint32_t copy;         /* index of the texts equal to its */
    uint32_t said;         /* words found in what the page says of itself */
    uint8_t repeats;       /* galley_repeats: whether other pages of the host have its text */
    bool readable;
    bool copied;    /* an equal text stands before it */
    bool furniture; /* its text stands on most other pages of the host */
    bool echo;      /* its text stands elsewhere, where the judge would rather have it */
} galley_mark;

/* How many codes a container and a list of siblings have for the features made of them. Of a
 * container of some size only the first count. */
enum { GALLEY_REGION_CODES = 8, GALLEY_SIZED_CODES = 6, GALLEY_GROUP_CODES = 9 };

/* Containers of some size on the path from a block up: the smallest that is as large, the outermost
 * where none is; or the largest that is not, its own where that is as large. */
typedef enum galley_size {
    GALLEY_SIZE_FEW,   /* 60 words */
    GALLEY_SIZE_MANY,  /* 200 words */
    GALLEY_SIZE_TENTH, /* of the page's words */
    GALLEY_SIZE_THIRD, /* three tenths of them */
    GALLEY_SIZE_MOST,  /* six tenths of them */
    GALLEY_SIZE_LESS,  /* less than half of them */
    GALLEY_SIZES
} galley_size;

/* What a container's place is told against. */
typedef enum galley_pole {
    GALLEY_POLE_MAIN,  /* the main container */
    GALLEY_POLE_TITLE, /* the page's title, where it has one */
    GALLEY_POLES
} galley_pole;

/* Where the paths to a container and to a pole part. */
typedef struct galley_fork {
    uint32_t at;    /* the innermost container that holds both */
    uint32_t below; /* levels that the container is below it */
} galley_fork;

/* A container, beside galley_container. Its blocks are a run, its containers too. */
typedef struct galley_region {
    uint32_t first;
    uint32_t end;
    uint32_t wider; /* the next container up that holds more blocks; itself when there is none */
    uint32_t sized[GALLEY_SIZES]; /* containers on its path, itself among them */
    uint32_t scale;               /* makes a block's place in it a code, see measure.c */
    uint32_t children;            /* containers right inside it */
    uint32_t group;               /* of the siblings of its shape */
    uint32_t card;                /* innermost group of several around it, or NONE */
    uint32_t list;                /* the outermost */
    uint32_t images;              /* in its whole subtree */
    uint32_t links;
    galley_fork forks[GALLEY_POLES];
    int16_t path;  /* points of the names on the path: their sum, ... */
    int16_t worst; /* ... the least, ... */
    int16_t best;  /* ... and the most */
    uint8_t codes[GALLEY_REGION_CODES];
    uint8_t said;  /* codes: how much of it the page says of itself, ... */
    uint8_t tells; /* ... and how much of that is in it */
} galley_region;

/* Siblings of one shape, or all blocks of one shape on the page. */
typedef struct galley_group {
    uint32_t members;
    uint32_t blocks;
    uint32_t words;
    uint32_t link_words;
    uint32_t readable;
    uint32_t most; /* words of its longest member */
    uint32_t pictured;
    uint32_t linked;
    uint32_t sentences; /* blocks that end as one does */
    uint8_t codes[GALLEY_GROUP_CODES];
} galley_group;

/* Equal texts. */
typedef struct galley_copy {
    uint32_t count;
    uint32_t first; /* block */
    uint32_t best;  /* the block among them that scores best */
} galley_copy;

/* Scores of blocks alike. */
typedef struct galley_level {
    int64_t sum;
    int64_t count;
} galley_level;

typedef struct galley_survey {
    const galley_allocator *allocator;
    char *memory;
    size_t capacity;

    /* arrays, as long as there are blocks unless said otherwise */
    galley_sum *sums; /* one more */
    galley_mark *marks;
    galley_region *regions; /* containers */
    galley_group *groups; /* of containers: as many as there are of these, but only the first ... */
    uint32_t group_count; /* ... so many are in use */
    galley_group *kinds;  /* of blocks */
    galley_copy *copies;
    galley_level *levels; /* only the first ... */
    uint32_t level_count; /* ... so many are in use */
    int32_t *scores;      /* log-odds in 1/1024, a stride */
    uint8_t *columns;     /* GALLEY_FEATURE_COUNT, a stride each */
    size_t stride;
    galley_keys_slot *slots;
    size_t slot_count;
    galley_keys keys; /* over the slots: of containers, then of blocks' shapes, then of texts */

    /* facts of the page */
    uint32_t main;       /* the main container: the smallest that holds most readable words */
    uint32_t title;      /* the first h1, or the number of blocks */
    uint32_t heads;      /* headings */
    uint32_t paragraphs; /* words in paragraphs, ... */
    uint32_t cells;      /* ... in tables' cells, ... */
    uint32_t comments;   /* ... in comments, ... */
    uint32_t listed;     /* ... in lists of siblings alike */
    uint32_t titled[16]; /* words of the title element, as bits */
    uint8_t expected;    /* code of the F1 that is expected of the decision */
    galley_said said;    /* what the page says of itself */
} galley_survey;

void galley_survey_init(galley_survey *survey, const galley_allocator *allocator);
void galley_survey_free(galley_survey *survey);

/* Fills all but scores and columns. False: no memory. There is at least one block. */
bool galley_survey_make(galley_survey *survey, galley_blocks *blocks,
                        const galley_document *document, const galley_site_view *site);

/* The steps of it, in order; each is a file. */
void galley_survey_regions(galley_survey *survey, galley_blocks *blocks);
void galley_survey_groups(galley_survey *survey, const galley_blocks *blocks);
void galley_survey_title(galley_survey *survey, const galley_document *document);
void galley_survey_texts(galley_survey *survey, const galley_blocks *blocks);
void galley_survey_outline(galley_survey *survey, const galley_blocks *blocks);
void galley_survey_around_title(galley_survey *survey, const galley_blocks *blocks);
void galley_survey_site(galley_survey *survey, const galley_blocks *blocks,
                        const galley_site_view *site);
bool galley_survey_said(galley_survey *survey, galley_blocks *blocks,
                        const galley_document *document);

/* Features of all blocks, from the survey. */
void galley_measure(galley_survey *survey, const galley_blocks *blocks);

/* Draws the scores of blocks alike together. */
void galley_survey_level(galley_survey *survey, const galley_blocks *blocks);

/* Finds the blocks whose text stands elsewhere with a better score. */
void galley_survey_echoes(galley_survey *survey, const galley_blocks *blocks);

/* The sum over the blocks [from, to). */
static inline galley_sum galley_sum_between(const galley_sum *sums, size_t from, size_t to) {
    return (galley_sum){.words = sums[to].words - sums[from].words,
                        .link_words = sums[to].link_words - sums[from].link_words,
                        .readable = sums[to].readable - sums[from].readable,
                        .said = sums[to].said - sums[from].said};
}

/* The sum over the blocks of a container. */
static inline galley_sum galley_region_sum(const galley_survey *survey,
                                           const galley_region *region) {
    return galley_sum_between(survey->sums, region->first, region->end);
}

static inline bool galley_segment_is_heading(const galley_segment *segment) {
    return segment->tag >= GALLEY_TAG_H1 && segment->tag <= GALLEY_TAG_H6;
}

#endif
