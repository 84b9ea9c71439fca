/*
 * galley: the article of a web page, and its record.
 *
 * Make one engine, make one page for each thread, extract as many inputs as you like with each
 * page, read the article or render it, free the page and then the engine:
 *
 *     galley_engine *engine = galley_engine_new(NULL);
 *     galley_page *page = galley_page_new(engine);
 *     if (galley_extract(page, bytes, len, NULL, NULL) == GALLEY_STATUS_OK) {
 *         galley_slice text = galley_article_field(galley_page_article(page), GALLEY_FIELD_TEXT);
 *         fwrite(text.ptr, 1, text.len, stdout);
 *     }
 *     galley_page_free(page);
 *     galley_engine_free(engine);
 *
 * Strings that the library gives are slices of UTF-8: not ended by NUL, and a NUL may stand in
 * them. The library keeps no global state, prints nothing, never aborts and does not read the
 * environment. Bad HTML is not an error. What can fail returns a status.
 */
#ifndef GALLEY_H
#define GALLEY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GALLEY_VERSION "0.1.0"

#if defined(__GNUC__)
#define GALLEY_API __attribute__((visibility("default")))
#else
#define GALLEY_API
#endif

/* A run of bytes that somebody else owns. An absent string has a NULL ptr and the length 0. */
typedef struct galley_slice {
    const char *ptr;
    size_t len;
} galley_slice;

typedef enum galley_status {
    GALLEY_STATUS_OK = 0,
    GALLEY_STATUS_NO_MEMORY,   /* the allocator gave nothing, or max_memory is reached */
    GALLEY_STATUS_TOO_LARGE,   /* the input, or what it unpacks to, is over max_bytes */
    GALLEY_STATUS_ARGUMENT,    /* an argument that the function cannot take */
    GALLEY_STATUS_UNSUPPORTED, /* needs a library that this build was made without */
    GALLEY_STATUS_CORRUPT,     /* compressed input that cannot be unpacked */
    GALLEY_STATUS_WRITE        /* the caller's write function failed */
} galley_status;

/* What went wrong: a constant English message, and the byte of the input it was noticed at. */
typedef struct galley_error {
    galley_status status;
    const char *message;
    size_t position;
} galley_error;

/*
 * One function does all the memory work. ptr is NULL for a new piece, new_size is 0 to free one;
 * old_size is what the piece was asked for with. It returns NULL when there is no memory, and then
 * leaves the piece as it was. Pages of one engine may call it from several threads at once.
 */
typedef struct galley_allocator {
    void *(*reallocate)(void *context, void *ptr, size_t old_size, size_t new_size);
    void *context;
} galley_allocator;

/* Where a page leaves the choice, what is to be had rather. */
typedef enum galley_favor {
    GALLEY_FAVOR_BALANCED = 0,
    GALLEY_FAVOR_PRECISION, /* less text, of which less does not belong */
    GALLEY_FAVOR_RECALL     /* more text, of which less is missing */
} galley_favor;

/*
 * Begin with GALLEY_OPTIONS_INIT, then set what you want otherwise. A field of 0 or NULL means its
 * default. The size makes it possible to add fields: set it to sizeof(galley_options).
 */
typedef struct galley_options {
    size_t size;
    const galley_allocator *allocator; /* copied; default: realloc and free of the C library */
    size_t max_bytes;                  /* longest input, packed and unpacked; default 256 MiB */
    uint32_t max_depth;      /* deepest nesting; default 512 as in browsers, at most 32768 */
    uint32_t max_formatting; /* unclosed <b>, <font>, ... that are opened again; default 64 */
    uint32_t max_copies;     /* elements so opened again; default 512 and one for 64 bytes */
    int explain;             /* 1: the JSON forms list every block, kept or dropped, and why */
    galley_favor favor;      /* default GALLEY_FAVOR_BALANCED */
    int comments;            /* 1: the text has the readers' comments that are found, too */
    int captions;            /* 1: ... and the captions of its pictures */
    int no_links;            /* 1: Markdown and HTML have the texts of links only */
    int no_images;           /* 1: ... and no pictures */
    int no_tables;           /* 1: tables of data are left out, of the text as well */
    int text_only;           /* 1: only the text is found, which takes less time: no title, authors,
                                dates, pictures, related items, comments */
} galley_options;
#define GALLEY_OPTIONS_INIT                                                                        \
    { sizeof(galley_options), NULL, 0, 0, 0, 0, 0, GALLEY_FAVOR_BALANCED, 0, 0, 0, 0, 0, 0 }

/* What an input is. */
typedef enum galley_input {
    GALLEY_INPUT_DETECT = 0, /* text where there are lines and no markup, else HTML */
    GALLEY_INPUT_HTML,
    GALLEY_INPUT_TEXT /* a page that was turned into lines of text, with all that was on it */
} galley_input;

/* What the pages of each host have in common, see galley_sites_learn. */
typedef struct galley_sites galley_sites;

/* What the caller knows of one input. All of it may be absent; what there is must outlive the
 * article. */
typedef struct galley_hints {
    size_t size;               /* sizeof(galley_hints) */
    galley_slice charset;      /* label of the encoding that the HTTP head declares */
    galley_slice url;          /* where the page came from */
    galley_slice id;           /* copied into the record */
    galley_slice source;       /* name of the input, copied into the record */
    galley_input input;        /* default GALLEY_INPUT_DETECT */
    const galley_sites *sites; /* what is known of other pages of the url's host */
} galley_hints;
#define GALLEY_HINTS_INIT                                                                          \
    { sizeof(galley_hints), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, GALLEY_INPUT_DETECT, NULL }

/* Immutable once made; any number of threads may use it. */
typedef struct galley_engine galley_engine;

/* A workspace, used by one thread at a time. It keeps its memory from input to input, so that one
 * that has warmed up allocates nothing. */
typedef struct galley_page galley_page;

/* What the last extraction gave. It belongs to its page, and is valid until the next extract or the
 * page's end; so is every slice got from it. */
typedef struct galley_article galley_article;

/* Returns NULL when there is no memory. options may be NULL. Free it after its last page. */
GALLEY_API galley_engine *galley_engine_new(const galley_options *options);
GALLEY_API void galley_engine_free(galley_engine *engine);

/* Returns NULL when there is no memory. The engine must outlive the page. */
GALLEY_API galley_page *galley_page_new(const galley_engine *engine);
GALLEY_API void galley_page_free(galley_page *page);

/*
 * Extracts the article from len bytes of HTML or lines of text in any encoding, plain or gzip. The
 * bytes must stay as they are until the page's next extract or its end, for the article points into
 * them. hints and error may be NULL. On any status but GALLEY_STATUS_OK the article is empty, and
 * the page can be used again. A page without an article is no error: it gives an empty text.
 */
GALLEY_API galley_status galley_extract(galley_page *page, const void *bytes, size_t len,
                                        const galley_hints *hints, galley_error *error);

/*
 * Who has many pages of a host can have each judged beside the others: menus, notices and teasers
 * stand on many of them, an article's paragraphs on one.
 *
 *     galley_sites *sites = galley_sites_new(NULL, 0);
 *     for each page:    galley_page_prints(page, bytes, len, &hints, &prints, NULL);
 *                       galley_sites_learn(sites, prints);
 *     hints.sites = sites;
 *     for each page:    galley_extract(page, bytes, len, &hints, NULL);
 *     galley_sites_free(sites);
 *
 * The memory does not grow with the pages: texts are counted in a sketch, which now and then takes
 * a text to stand on one page more than it does. Learning and judging the same pages in any order
 * gives the same records, but for that.
 */

/* bytes: of memory, 0 for 64 MiB, which is enough for 40,000 pages. allocator: NULL for realloc and
 * free of the C library; copied. Returns NULL when there is no memory. */
GALLEY_API galley_sites *galley_sites_new(const galley_allocator *allocator, size_t bytes);
/* No hints may name it any more. */
GALLEY_API void galley_sites_free(galley_sites *sites);

/* What a page is learnt by: numbers that stand for its host and its texts. None when hints have no
 * url of a host. */
typedef struct galley_prints {
    const uint64_t *ptr;
    size_t len;
} galley_prints;

/*
 * Reads an input as galley_extract does, as far as the prints of its texts, which takes about half
 * the time. They belong to the page and are valid until its next use. hints and error may be NULL.
 * On any status but GALLEY_STATUS_OK there are none. The page's article is empty afterwards.
 */
GALLEY_API galley_status galley_page_prints(galley_page *page, const void *bytes, size_t len,
                                            const galley_hints *hints, galley_prints *prints,
                                            galley_error *error);

/* Learns a page. A page that has been learnt already counts once. One thread at a time, and none
 * may extract with the sites meanwhile. */
GALLEY_API void galley_sites_learn(galley_sites *sites, galley_prints prints);

/* The article of the last extract: never NULL, and empty before the first. */
GALLEY_API const galley_article *galley_page_article(const galley_page *page);

typedef enum galley_field {
    GALLEY_FIELD_ID,
    GALLEY_FIELD_SOURCE,
    GALLEY_FIELD_URL,
    GALLEY_FIELD_LANGUAGE, /* as declared on the html element, "en" or "pt-BR" */
    GALLEY_FIELD_TITLE,
    GALLEY_FIELD_TEXT, /* blocks separated by a blank line, list items and headings on their own */
    GALLEY_FIELD_CANONICAL_URL, /* the address that the page says is its own */
    GALLEY_FIELD_SITE,          /* the name of the site, "The Daily News" */
    GALLEY_FIELD_PUBLISHED,     /* ISO 8601, as precise as the page is */
    GALLEY_FIELD_MODIFIED,      /* the same */
    GALLEY_FIELD_DESCRIPTION,   /* the summary that the page gives of itself */
    GALLEY_FIELD_SECTION,       /* the part of the site, "Politics" */
    GALLEY_FIELD_LICENSE,       /* its address or name */
    GALLEY_FIELD_IMAGE,         /* address of the picture that stands for the page */
    GALLEY_FIELD_PUBLISHER      /* who publishes the site */
} galley_field;

/* One string of the record; an absent slice when the page has none. */
GALLEY_API galley_slice galley_article_field(const galley_article *article, galley_field field);

/* What the record has several of. */
typedef enum galley_list {
    GALLEY_LIST_AUTHORS, /* names, in the order of the page */
    GALLEY_LIST_TAGS     /* keywords */
} galley_list;

GALLEY_API size_t galley_article_list_count(const galley_article *article, galley_list list);
/* An absent slice when there is no item of that index. */
GALLEY_API galley_slice galley_article_list_item(const galley_article *article, galley_list list,
                                                 size_t index);

/* 1 when the page says that not everybody may read all of it, 0 when it says that everybody may, -1
 * when it says nothing. */
GALLEY_API int galley_article_paywalled(const galley_article *article);

/* How much of the text is right, as far as can be told: the word F1 to be expected, from 0 to 1. */
GALLEY_API double galley_article_confidence(const galley_article *article);

typedef enum galley_page_type {
    GALLEY_PAGE_TYPE_NONE = 0, /* not known */
    GALLEY_PAGE_TYPE_ARTICLE,
    GALLEY_PAGE_TYPE_DOCUMENTATION,
    GALLEY_PAGE_TYPE_SERVICE, /* what somebody offers: a company, an institution, a place */
    GALLEY_PAGE_TYPE_FORUM,
    GALLEY_PAGE_TYPE_LISTING,    /* teasers of other pages */
    GALLEY_PAGE_TYPE_COLLECTION, /* a category of a shop */
    GALLEY_PAGE_TYPE_PRODUCT
} galley_page_type;

GALLEY_API galley_page_type galley_article_page_type(const galley_article *article);

/* The type's name in the record, "article"; constant. NULL for GALLEY_PAGE_TYPE_NONE. */
GALLEY_API const char *galley_page_type_name(galley_page_type type);

typedef enum galley_role {
    GALLEY_ROLE_OTHER,
    GALLEY_ROLE_TITLE,
    GALLEY_ROLE_PARAGRAPH,
    GALLEY_ROLE_HEADING,
    GALLEY_ROLE_LIST_ITEM,
    GALLEY_ROLE_QUOTE,
    GALLEY_ROLE_CODE,
    GALLEY_ROLE_MATH,
    GALLEY_ROLE_TABLE,
    GALLEY_ROLE_CAPTION,
    GALLEY_ROLE_CREDIT,
    GALLEY_ROLE_IMAGE_ALT,
    GALLEY_ROLE_EMBED_TITLE,
    GALLEY_ROLE_BYLINE,
    GALLEY_ROLE_DATELINE,
    GALLEY_ROLE_COMMENT,
    GALLEY_ROLE_SHARE,
    GALLEY_ROLE_RELATED_HEADING,
    GALLEY_ROLE_RELATED_TITLE,
    GALLEY_ROLE_RELATED_TEASER,
    GALLEY_ROLE_NAVIGATION,
    GALLEY_ROLE_ADVERTISEMENT,
    GALLEY_ROLE_LEGAL,
    GALLEY_ROLE_FORM
} galley_role;

/* The role's name in the record, "list_item"; constant. */
GALLEY_API const char *galley_role_name(galley_role role);

/* The most reasons that are given for one block. */
#define GALLEY_BLOCK_REASONS 3

/* A block of the page: the smallest piece of text that is kept or dropped as a whole. */
typedef struct galley_block {
    galley_slice text; /* decoded, white space collapsed */
    galley_role role;
    int kept;     /* 1 when the block is part of the article's text */
    double score; /* how sure the judge is that it belongs, from 0 to 1 */
    size_t start; /* where its source begins in the page's UTF-8 bytes ... */
    size_t end;   /* ... and the byte after its end */
    /* What moved the judge most, in words, for people: the strongest first, absent slices behind
     * the last. Nearly all of it is found with galley_options.explain only. */
    galley_slice why[GALLEY_BLOCK_REASONS];
} galley_block;

/* Blocks of the page in document order, kept or not. */
GALLEY_API size_t galley_article_block_count(const galley_article *article);
/* Returns GALLEY_STATUS_ARGUMENT when there is no block of that index. */
GALLEY_API galley_status galley_article_block(const galley_article *article, size_t index,
                                              galley_block *block);

/* A picture of the article. What the page does not give is an absent slice, or 0. */
typedef struct galley_image {
    galley_slice src;     /* its address, the largest form that the page names; absolute where the
                             page's own address is known */
    galley_slice alt;     /* what it shows, for who cannot see it */
    galley_slice caption; /* the words below it, without the credit */
    galley_slice credit;  /* who made it, without a label such as "Photo:" */
    uint32_t width;       /* as the page says, in pixels */
    uint32_t height;
} galley_image;

/* Pictures of the article in the order of the page: none of teasers, authors, advertisements. */
GALLEY_API size_t galley_article_image_count(const galley_article *article);
/* Returns GALLEY_STATUS_ARGUMENT when there is no picture of that index. */
GALLEY_API galley_status galley_article_image(const galley_article *article, size_t index,
                                              galley_image *image);

/* An item of another page that stands around the article or in it. */
typedef struct galley_related {
    galley_slice heading;   /* the words over the items, "You may also like" */
    galley_slice title;     /* never absent */
    galley_slice url;       /* never absent */
    galley_slice teaser;    /* what the item says of the other page */
    galley_slice image_alt; /* the alternative text of its picture */
} galley_related;

/* In the order of the page. Nothing of them is in the text. */
GALLEY_API size_t galley_article_related_count(const galley_article *article);
/* Returns GALLEY_STATUS_ARGUMENT when there is no item of that index. */
GALLEY_API galley_status galley_article_related(const galley_article *article, size_t index,
                                                galley_related *related);

/* What a reader wrote below the article, or one post of a forum. */
typedef struct galley_comment {
    galley_slice author;
    galley_slice date; /* as the page gives it, for machines where it has that form */
    galley_slice text; /* never absent; paragraphs are separated by a blank line */
    uint32_t depth;    /* how many comments it stands below: 0, 1, ... */
} galley_comment;

/* In the order of the page. Their text is in the article's with galley_options.comments only; posts
 * of a forum are text of the article, too. */
GALLEY_API size_t galley_article_comment_count(const galley_article *article);
/* Returns GALLEY_STATUS_ARGUMENT when there is no comment of that index. */
GALLEY_API galley_status galley_article_comment(const galley_article *article, size_t index,
                                                galley_comment *comment);

typedef enum galley_format {
    GALLEY_FORMAT_TEXT,     /* the text, ended by a line feed unless it is empty */
    GALLEY_FORMAT_JSON,     /* the record as one indented object, ended by a line feed */
    GALLEY_FORMAT_JSONL,    /* the record in one line, ended by a line feed */
    GALLEY_FORMAT_MARKDOWN, /* CommonMark with GitHub's tables, ended by a line feed; the title, if
                               there is one, is its first heading */
    GALLEY_FORMAT_HTML      /* the inside of an article element, the title first: nothing runs */
} galley_format;

/* Receives output piece by piece; returns 0, or anything else to stop. */
typedef int (*galley_write_fn)(void *context, const char *bytes, size_t len);

/* Writes the page's article. Returns GALLEY_STATUS_WRITE as soon as write does not return 0. */
GALLEY_API galley_status galley_render(const galley_page *page, galley_format format,
                                       galley_write_fn write, void *context);

/* The version, and the optional libraries this build has: "0.1.0 zlib"; constant. */
GALLEY_API const char *galley_version(void);

#ifdef __cplusplus
}
#endif

#endif
