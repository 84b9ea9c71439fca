/*
 * Judged blocks in, comments out: containers that their names call a comment (on a forum: a post,
 * an answer) are found, each block belongs to the innermost of them around it, and is its author,
 * its date or a part of its text, by the names of the elements on the way and by its words.
 *
 * A comment's text that the judge dropped is kept where that is wanted. On pages whose comments are
 * in no containers of their own, blocks are kept by the evidence around them and a bound: the model
 * says that comments do not belong to an article, so that their scores are low, but among them a
 * name, a date or a button still scores far less than what somebody wrote.
 *
 * Known limit: comments that a script loads are not on the page.
 */
#include "comments.h"
#include "comment_part.h"
#include "reasons.h"
#include "role_words.h"

/* The least score of a comment's text, where only the evidence tells of it. */
#define LEAST_SCORE (1.0F / 16)
/* Comments in comments, deeper ones count as the last level's. It bounds the time, too. */
#define MOST_DEPTH 24
#define MOST_COMMENTS 5000
/* Words of a name, and of a day with its time. */
#define NAME_WORDS 6
#define DATE_WORDS 12
/* Beside the depth inside a comment: nothing of it was found yet. */
#define HOLLOW 0x80000000U

typedef struct finding {
    galley_comment_list *list;
    galley_blocks *blocks;
    const galley_survey *survey;
    const galley_document *document;
    bool posts; /* a forum: what is kept may be a post */
    bool keep;
} finding;

void galley_comments_init(galley_comment_list *list, const galley_allocator *allocator) {
    memset(list, 0, sizeof *list);
    list->allocator = allocator;
    galley_buffer_init(&list->text, allocator);
}

void galley_comments_free(galley_comment_list *list) {
    galley_buffer_free(&list->text);
    galley_memory_free(list->allocator, list->items, list->capacity * sizeof *list->items);
    galley_memory_free(list->allocator, list->owners, list->owner_capacity * sizeof *list->owners);
    galley_memory_free(list->allocator, list->parts, list->part_capacity);
}

void galley_comments_clear(galley_comment_list *list) {
    galley_buffer_clear(&list->text);
    list->count = 0;
}

/* Is there anything that can be a comment? Most pages have none, and cost nothing more. */
static bool has_any(const finding *f) {
    for (size_t i = 0; !f->posts && i < f->blocks->count; i++) {
        if ((f->blocks->segments[i].evidence & GALLEY_EVIDENCE_COMMENT) != 0) {
            return true;
        }
    }
    return f->posts;
}

/* How many comments are around a container; bounded, for it is asked while owners are found. */
static uint32_t count_around(const finding *f, uint32_t container) {
    uint32_t count = 0;
    uint32_t at = f->blocks->containers[container].parent;
    while (at != GALLEY_CONTAINER_NONE && f->list->owners[at] != GALLEY_CONTAINER_NONE &&
           count < MOST_DEPTH) {
        count++;
        at = f->blocks->containers[f->list->owners[at]].parent;
    }
    return count;
}

static uint32_t *inner_depth(const finding *f, uint32_t owner) {
    return &f->list->owners[f->blocks->container_count + owner];
}

/* The depth of a comment: one more than that of the comment around it which has a text. */
static uint32_t depth_of(const finding *f, uint32_t owner) {
    uint32_t parent = f->blocks->containers[owner].parent;
    uint32_t around = parent == GALLEY_CONTAINER_NONE ? parent : f->list->owners[parent];
    return around == GALLEY_CONTAINER_NONE ? 0 : *inner_depth(f, around) & ~HOLLOW;
}

/* A comment without words of its own, whose first comment inside takes its place: an item of a list
 * around the comment's body, and around the answers to it. A wrapper of all comments is none. */
static bool is_hollow(const finding *f, uint32_t owner) {
    const galley_region *region = &f->survey->regions[owner];
    galley_slice id;
    return f->survey->groups[region->group].members >= 2 ||
           (galley_document_attribute(f->document, f->blocks->containers[owner].node,
                                      galley_slice_from("id"), &id) &&
            id.len > 0 && id.ptr[id.len - 1] >= '0' && id.ptr[id.len - 1] <= '9');
}

/* The comment takes the place of a hollow one around it. */
static void take_place(const finding *f, uint32_t owner, uint32_t depth) {
    uint32_t parent = f->blocks->containers[owner].parent;
    uint32_t around = parent == GALLEY_CONTAINER_NONE ? parent : f->list->owners[parent];
    if (around != GALLEY_CONTAINER_NONE && (*inner_depth(f, around) & HOLLOW) != 0) {
        *inner_depth(f, around) = depth + 1;
    }
}

/* Fills the owners: a container's comment is itself, or its parent's. */
static bool find_owners(finding *f) {
    const galley_blocks *blocks = f->blocks;
    void *array = f->list->owners;
    if (!galley_memory_grow(f->list->allocator, &array, &f->list->owner_capacity,
                            2 * blocks->container_count, sizeof *f->list->owners)) {
        return false;
    }
    f->list->owners = array;
    array = f->list->parts;
    if (!galley_memory_grow(f->list->allocator, &array, &f->list->part_capacity, blocks->count,
                            sizeof *f->list->parts)) {
        return false;
    }
    f->list->parts = array;
    for (uint32_t i = 0; i < blocks->container_count; i++) {
        const galley_container *container = &blocks->containers[i];
        bool may = f->posts || (container->evidence & GALLEY_EVIDENCE_COMMENT) != 0;
        uint32_t above = container->parent == GALLEY_CONTAINER_NONE
                             ? GALLEY_CONTAINER_NONE
                             : f->list->owners[container->parent];
        f->list->owners[i] = above;
        if (may && galley_comment_is(f->document, container->node, f->posts)) {
            f->list->owners[i] = i;
            if (count_around(f, i) >= MOST_DEPTH) {
                f->list->owners[i] = above;
            }
        }
    }
    return true;
}

static bool is_button(galley_slice text, uint32_t words) {
    static const char *const buttons[] = {
        "reply",
        "report",
        "like",
        "quote",
        "share",
        "edit",
        "delete",
        "permalink",
        "flag",
        "log in",
        "antworten",
        "melden",
        "r\xC3\xA9pondre",
        "signaler",
        "responder",
        "denunciar",
        "rispondi",
        "segnala",
        "beantwoorden",
        "svara",
        "svar",
        "odpowiedz",
        "cevapla",
        "link",
        "top",
        "vote",
        "upvote",
        "downvote",
        "zitieren",
        "citar",
        "more",
        "#",
        "\xD0\x9E\xD1\x82\xD0\xB2\xD0\xB5\xD1\x82\xD0\xB8\xD1\x82\xD1\x8C",
        "\xE8\xBF\x94\xE4\xBF\xA1"};
    for (size_t i = 0; words <= 3 && i < sizeof buttons / sizeof buttons[0]; i++) {
        size_t len = strlen(buttons[i]);
        if (text.len >= len && galley_slice_equal_nocase(galley_slice_make(text.ptr, len),
                                                         galley_slice_make(buttons[i], len))) {
            return true;
        }
    }
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') {
        digits++;
    }
    /* a number of votes, a mark, "says:" */
    return digits == text.len || (text.len < 3 && words == 1 && (text.ptr[0] & 0x80) == 0) ||
           (words == 1 && text.ptr[text.len - 1] == ':');
}

/* What a block of a comment is, where the names say nothing: a first line that is linked is who
 * wrote, one with digits when. */
static galley_comment_part guess_part(const galley_comment_item *item,
                                      const galley_segment *segment) {
    bool first = item->text.len == 0;
    if (first && item->date.len == 0 && segment->digits >= 2 && segment->words <= DATE_WORDS &&
        segment->digits * 8U >= segment->len) {
        return GALLEY_COMMENT_DATE;
    }
    if (segment->link_words == segment->words && segment->words <= NAME_WORDS) {
        return first && item->author.len == 0 ? GALLEY_COMMENT_AUTHOR : GALLEY_COMMENT_NOTHING;
    }
    bool strong = first && item->author.len == 0 && segment->words <= 3 && !segment->ends_sentence;
    return strong ? GALLEY_COMMENT_AUTHOR : GALLEY_COMMENT_TEXT;
}

static galley_comment_part part_of(const finding *f, uint32_t owner,
                                   const galley_comment_item *item, const galley_segment *segment) {
    galley_slice text = galley_segment_text(f->blocks, segment);
    galley_comment_part part =
        galley_comment_part_of(f->document, f->blocks->containers[owner].node, segment);
    if (is_button(text, segment->words)) {
        return GALLEY_COMMENT_NOTHING;
    }
    galley_role said = galley_role_of_words(text, segment->words);
    bool dated = said == GALLEY_ROLE_DATELINE ||
                 (segment->digits >= 6 && segment->digits * 6U >= segment->len);
    if (part <= GALLEY_COMMENT_TEXT && part != GALLEY_COMMENT_AUTHOR && item->text.len == 0 &&
        dated && segment->words <= DATE_WORDS) {
        part = GALLEY_COMMENT_DATE;
    }
    if (part == GALLEY_COMMENT_NONE) {
        part = said != GALLEY_ROLE_OTHER ? GALLEY_COMMENT_NOTHING : guess_part(item, segment);
    }
    if (part == GALLEY_COMMENT_AUTHOR && (segment->words > NAME_WORDS || item->author.len > 0)) {
        part = segment->words > NAME_WORDS ? GALLEY_COMMENT_TEXT : GALLEY_COMMENT_NOTHING;
    }
    if (part == GALLEY_COMMENT_DATE && (segment->words > DATE_WORDS || item->date.len > 0)) {
        part = segment->words > DATE_WORDS ? GALLEY_COMMENT_TEXT : GALLEY_COMMENT_NOTHING;
    }
    return part;
}

/* Appends to the text that is at the end of the buffer. */
static void append(galley_comment_list *list, galley_comment_text *to, galley_slice text) {
    if (to->len == 0) {
        to->start = list->text.len;
    } else {
        galley_buffer_append(&list->text, "\n\n", 2);
    }
    galley_buffer_append_slice(&list->text, text);
    to->len = list->text.len - to->start;
}

static void take_date(finding *f, galley_comment_item *item, const galley_segment *segment) {
    galley_comment_list *list = f->list;
    galley_slice machine = galley_slice_trim(galley_comment_datetime(f->document, segment));
    if (machine.len == 0 || machine.len > 40) {
        append(list, &item->date, galley_segment_text(f->blocks, segment));
        return;
    }
    item->date.start = list->text.len;
    galley_attribute_read_value(machine, &list->text);
    item->date.len = list->text.len - item->date.start;
}

/* Is a block one of the comment's own, not of a comment in it, and not of the article? */
static bool is_own(const finding *f, uint32_t owner, const galley_segment *segment) {
    bool form = !f->posts && (segment->evidence & GALLEY_EVIDENCE_FORM) != 0;
    return f->list->owners[segment->container] == owner && (!segment->kept || f->posts) && !form;
}

/* Finds what the blocks of a comment are: each decides over those behind it. */
static void find_parts(const finding *f, uint32_t owner) {
    const galley_region *region = &f->survey->regions[owner];
    galley_comment_item seen = {.depth = 0};
    for (size_t i = region->first; i < region->end; i++) {
        const galley_segment *segment = &f->blocks->segments[i];
        galley_comment_part part = GALLEY_COMMENT_NONE;
        if (is_own(f, owner, segment)) {
            part = part_of(f, owner, &seen, segment);
            seen.author.len |= part == GALLEY_COMMENT_AUTHOR;
            seen.date.len |= part == GALLEY_COMMENT_DATE;
            seen.text.len |= part == GALLEY_COMMENT_TEXT;
        }
        f->list->parts[i] = (uint8_t)part;
    }
}

/* Takes author and date of a comment, and gives blocks that are not kept their roles. */
static void take_signature(finding *f, uint32_t owner, galley_comment_item *item) {
    const galley_region *region = &f->survey->regions[owner];
    for (size_t i = region->first; i < region->end; i++) {
        galley_segment *segment = &f->blocks->segments[i];
        uint8_t part = f->list->parts[i];
        if (part == GALLEY_COMMENT_AUTHOR) {
            append(f->list, &item->author, galley_segment_text(f->blocks, segment));
        } else if (part == GALLEY_COMMENT_DATE) {
            take_date(f, item, segment);
        }
        if (!segment->kept) {
            segment->role = (uint8_t)(part == GALLEY_COMMENT_TEXT     ? GALLEY_ROLE_COMMENT
                                      : part == GALLEY_COMMENT_AUTHOR ? GALLEY_ROLE_BYLINE
                                      : part == GALLEY_COMMENT_DATE   ? GALLEY_ROLE_DATELINE
                                                                      : segment->role);
        }
    }
}

/* Takes the text of a comment: one run of the buffer, as author and date are. */
static void take_text(finding *f, uint32_t owner, galley_comment_item *item) {
    const galley_region *region = &f->survey->regions[owner];
    for (size_t i = region->first; i < region->end; i++) {
        if (f->list->parts[i] == GALLEY_COMMENT_TEXT) {
            append(f->list, &item->text, galley_segment_text(f->blocks, &f->blocks->segments[i]));
        }
    }
}

static bool keep_item(galley_comment_list *list, const galley_comment_item *item) {
    void *array = list->items;
    if (!galley_memory_grow(list->allocator, &array, &list->capacity, list->count + 1,
                            sizeof *list->items)) {
        return false;
    }
    list->items = array;
    list->items[list->count++] = *item;
    return !list->text.failed;
}

static bool take_comment(finding *f, uint32_t owner) {
    galley_comment_item item = {.depth = depth_of(f, owner)};
    size_t before = f->list->text.len;
    find_parts(f, owner);
    take_signature(f, owner, &item);
    take_text(f, owner, &item);
    *inner_depth(f, owner) = item.text.len > 0     ? item.depth + 1
                             : is_hollow(f, owner) ? item.depth | HOLLOW
                                                   : item.depth;
    if (item.text.len > 0) {
        take_place(f, owner, item.depth);
    } else {
        f->list->text.len = before;
        return !f->list->text.failed;
    }
    return keep_item(f->list, &item);
}

static void keep_block(galley_segment *segment) {
    segment->kept = true;
    segment->reason = GALLEY_REASON_COMMENT;
    segment->role = GALLEY_ROLE_COMMENT;
}

static bool is_comment(const galley_segment *segment) {
    return (segment->evidence & GALLEY_EVIDENCE_COMMENT) != 0 &&
           segment->reason == GALLEY_REASON_FEATURES && segment->score >= LEAST_SCORE &&
           segment->link_words * 2 <= segment->words;
}

void galley_comments_keep(galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        if (!segment->kept && is_comment(segment)) {
            keep_block(segment);
        }
    }
}

/* Where comments were found, their text is kept; elsewhere what is likely to be one. */
static void keep_blocks(finding *f) {
    if (f->list->count == 0) {
        galley_comments_keep(f->blocks);
        return;
    }
    for (size_t i = 0; i < f->blocks->count; i++) {
        galley_segment *segment = &f->blocks->segments[i];
        if (!segment->kept && segment->role == GALLEY_ROLE_COMMENT &&
            f->list->owners[segment->container] != GALLEY_CONTAINER_NONE) {
            keep_block(segment);
        }
    }
}

galley_status galley_comments_find(galley_comment_list *list, galley_blocks *blocks,
                                   const galley_survey *survey, const galley_document *document,
                                   galley_page_type type, bool keep) {
    finding f = {list, blocks, survey, document, type == GALLEY_PAGE_TYPE_FORUM, keep};
    galley_comments_clear(list);
    if (blocks->count == 0 || !has_any(&f)) {
        return GALLEY_STATUS_OK;
    }
    if (!find_owners(&f)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    for (uint32_t i = 0; i < blocks->container_count && list->count < MOST_COMMENTS; i++) {
        if (list->owners[i] == i && !take_comment(&f, i)) {
            return GALLEY_STATUS_NO_MEMORY;
        }
    }
    if (keep) {
        keep_blocks(&f);
    }
    return GALLEY_STATUS_OK;
}
