/*
 * From bytes to tokens: the standard's tokenizer states, run together so that one call gives one
 * whole token. A token holds no copies: it points into the input, and the attributes of a tag are
 * read from there when somebody asks (attribute_step.h). Which elements hold raw text is for the
 * caller to know: it asks for that text after their start tag.
 */
#ifndef GALLEY_HTML_TOKENIZER_H
#define GALLEY_HTML_TOKENIZER_H

#include "document.h"
#include "scan.h"

typedef enum galley_token_kind {
    GALLEY_TOKEN_END_OF_INPUT,
    GALLEY_TOKEN_TEXT,
    GALLEY_TOKEN_START_TAG,
    GALLEY_TOKEN_END_TAG,
    GALLEY_TOKEN_COMMENT,
    GALLEY_TOKEN_DOCTYPE
} galley_token_kind;

typedef struct galley_token {
    galley_token_kind kind;
    uint32_t name;     /* of a tag, as in galley_node_name */
    const char *start; /* text, comment, doctype: first byte of the data. tag: its '<' */
    const char *end;   /* text, comment, doctype: after the data. tag: after its '>' */
    unsigned seen;     /* text, comment: special bytes in it, GALLEY_SCAN_* */
    bool raw;          /* text: character references are not decoded */
    bool replace_nul;  /* text: NUL is read as U+FFFD wherever it is put */
    bool self_closing; /* tag: ends with "/>" */
    bool cut;          /* doctype: the input ends inside it */
} galley_token;

typedef struct galley_tokenizer {
    const galley_scan *scan;
    const char *input;
    const char *at;
    const char *end;
} galley_tokenizer;

void galley_tokenizer_init(galley_tokenizer *tokenizer, const galley_scan *scan);

/* Starts on an input, which must not be at a NULL address. */
void galley_tokenizer_start(galley_tokenizer *tokenizer, galley_slice input);

/* The next token. cdata tells whether "<![CDATA[" opens a CDATA section here, as it does inside SVG
 * and MathML. After the last token it gives GALLEY_TOKEN_END_OF_INPUT each time. */
void galley_tokenizer_next(galley_tokenizer *tokenizer, bool cdata, galley_token *token);

typedef enum galley_raw_kind {
    GALLEY_RAW_RCDATA, /* character references are decoded */
    GALLEY_RAW_RAWTEXT,
    GALLEY_RAW_SCRIPT /* with the rules for "<!--" inside scripts */
} galley_raw_kind;

/* The text up to the end tag `name` (in lower case) or the end of the input, as one token that may
 * be empty. The end tag comes with the next call of galley_tokenizer_next. */
void galley_tokenizer_raw(galley_tokenizer *tokenizer, galley_raw_kind kind, galley_slice name,
                          galley_token *token);

/* All that is left of the input, as one text: after <plaintext>, or where no end tag can come. */
void galley_tokenizer_rest(galley_tokenizer *tokenizer, bool raw, galley_token *token);

/* Steps of galley_tokenizer_next: what "<!" begins, and a comment that is none, from `start` up to
 * the next '>'. */
void galley_tokenizer_declaration(galley_tokenizer *tokenizer, bool cdata, galley_token *token);
void galley_tokenizer_bogus(galley_tokenizer *tokenizer, const char *start, galley_token *token);

/* The text of a CDATA section whose "<![CDATA[" has been passed; goes behind its "]]>". */
void galley_tokenizer_cdata(galley_tokenizer *tokenizer, galley_token *token);

#endif
