/*
 * A judged block in, its role out. What the article keeps has a role of the text's structure. What
 * is dropped is named by its own words where they say what it is, then by the evidence around it,
 * the narrowest first, and by its structure only when there is none.
 *
 * Known limit: names of classes are all there is to tell a comment or a teaser by, so that on a
 * page with classes of other languages many dropped blocks are called by their structure.
 */
#include "role.h"
#include "evidence.h"
#include "role_words.h"

static bool is_heading(const galley_segment *segment) {
    switch (segment->tag) {
    case GALLEY_TAG_H1:
    case GALLEY_TAG_H2:
    case GALLEY_TAG_H3:
    case GALLEY_TAG_H4:
    case GALLEY_TAG_H5:
    case GALLEY_TAG_H6:
        return true;
    default:
        return false;
    }
}

static bool is_linked(const galley_segment *segment) {
    return segment->link_words * 2 >= segment->words;
}

static galley_role find_structure(const galley_segment *segment) {
    if (is_heading(segment)) {
        return GALLEY_ROLE_HEADING;
    }
    switch (segment->tag) {
    case GALLEY_TAG_PRE:
    case GALLEY_TAG_LISTING:
    case GALLEY_TAG_PLAINTEXT:
    case GALLEY_TAG_XMP:
        return GALLEY_ROLE_CODE;
    case GALLEY_TAG_FIGCAPTION:
    case GALLEY_TAG_CAPTION:
        return GALLEY_ROLE_CAPTION;
    default:
        break;
    }
    if (segment->cell != GALLEY_NODE_NONE) {
        return GALLEY_ROLE_TABLE;
    }
    if (segment->evidence & GALLEY_EVIDENCE_LIST) {
        return GALLEY_ROLE_LIST_ITEM;
    }
    return segment->evidence & GALLEY_EVIDENCE_QUOTE ? GALLEY_ROLE_QUOTE : GALLEY_ROLE_PARAGRAPH;
}

static galley_role find_related(const galley_segment *segment) {
    return is_heading(segment)  ? GALLEY_ROLE_RELATED_HEADING
           : is_linked(segment) ? GALLEY_ROLE_RELATED_TITLE
                                : GALLEY_ROLE_RELATED_TEASER;
}

/* Who wrote, or when: a day has digits. */
static galley_role find_byline(const galley_segment *segment) {
    return segment->digits >= 3 && segment->words <= 12 ? GALLEY_ROLE_DATELINE : GALLEY_ROLE_BYLINE;
}

static galley_role find_furniture(const galley_segment *segment) {
    static const struct {
        uint32_t bits;
        galley_role role;
    } roles[] = {
        {GALLEY_EVIDENCE_CREDIT, GALLEY_ROLE_CREDIT},
        {GALLEY_EVIDENCE_CAPTION, GALLEY_ROLE_CAPTION},
        {GALLEY_EVIDENCE_LEGAL, GALLEY_ROLE_LEGAL},
        {GALLEY_EVIDENCE_SHARE, GALLEY_ROLE_SHARE},
        {GALLEY_EVIDENCE_COMMENT, GALLEY_ROLE_COMMENT},
        {GALLEY_EVIDENCE_FORM, GALLEY_ROLE_FORM},
        {GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_PROMOTION, GALLEY_ROLE_ADVERTISEMENT},
        {GALLEY_EVIDENCE_EMBED, GALLEY_ROLE_EMBED_TITLE},
        {GALLEY_EVIDENCE_PULLED, GALLEY_ROLE_QUOTE},
        {GALLEY_EVIDENCE_RELATED, GALLEY_ROLE_RELATED_TITLE},
        {GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_TAGS, GALLEY_ROLE_NAVIGATION},
        {GALLEY_EVIDENCE_BYLINE, GALLEY_ROLE_BYLINE},
    };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (segment->evidence & roles[i].bits) {
            return roles[i].role == GALLEY_ROLE_BYLINE ? find_byline(segment) : roles[i].role;
        }
    }
    return is_linked(segment) ? GALLEY_ROLE_NAVIGATION : GALLEY_ROLE_OTHER;
}

/* What stands in a caption is no share line, whatever it says, and its credit has a sign that legal
 * lines have. */
static galley_role find_said(const galley_segment *segment, galley_slice text) {
    const uint32_t told = GALLEY_EVIDENCE_CREDIT | GALLEY_EVIDENCE_CAPTION;
    if ((segment->evidence & told) != 0 && (segment->evidence & GALLEY_EVIDENCE_SHARE) == 0) {
        return GALLEY_ROLE_OTHER;
    }
    return galley_role_of_words(text, segment->words);
}

galley_role galley_role_find(const galley_segment *segment, galley_slice text, bool title) {
    if (title) {
        return GALLEY_ROLE_TITLE;
    }
    galley_role structure = find_structure(segment);
    if (segment->kept) {
        return structure;
    }
    galley_role said = find_said(segment, text);
    if (said != GALLEY_ROLE_OTHER) {
        return said;
    }
    galley_role furniture = find_furniture(segment);
    if (furniture == GALLEY_ROLE_RELATED_TITLE) {
        return find_related(segment);
    }
    return furniture == GALLEY_ROLE_OTHER ? structure : furniture;
}

const char *galley_role_name(galley_role role) {
    static const char *const names[] = {
        [GALLEY_ROLE_OTHER] = "other",
        [GALLEY_ROLE_TITLE] = "title",
        [GALLEY_ROLE_PARAGRAPH] = "paragraph",
        [GALLEY_ROLE_HEADING] = "heading",
        [GALLEY_ROLE_LIST_ITEM] = "list_item",
        [GALLEY_ROLE_QUOTE] = "quote",
        [GALLEY_ROLE_CODE] = "code",
        [GALLEY_ROLE_MATH] = "math",
        [GALLEY_ROLE_TABLE] = "table",
        [GALLEY_ROLE_CAPTION] = "caption",
        [GALLEY_ROLE_CREDIT] = "credit",
        [GALLEY_ROLE_IMAGE_ALT] = "image_alt",
        [GALLEY_ROLE_EMBED_TITLE] = "embed_title",
        [GALLEY_ROLE_BYLINE] = "byline",
        [GALLEY_ROLE_DATELINE] = "dateline",
        [GALLEY_ROLE_COMMENT] = "comment",
        [GALLEY_ROLE_SHARE] = "share",
        [GALLEY_ROLE_RELATED_HEADING] = "related_heading",
        [GALLEY_ROLE_RELATED_TITLE] = "related_title",
        [GALLEY_ROLE_RELATED_TEASER] = "related_teaser",
        [GALLEY_ROLE_NAVIGATION] = "navigation",
        [GALLEY_ROLE_ADVERTISEMENT] = "advertisement",
        [GALLEY_ROLE_LEGAL] = "legal",
        [GALLEY_ROLE_FORM] = "form",
    };
    unsigned index = (unsigned)role;
    return names[index < sizeof names / sizeof names[0] ? index : GALLEY_ROLE_OTHER];
}
