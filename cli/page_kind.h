/* Whether a record of an archive is a page, by what is declared and by its first bytes. */
#ifndef GALLEY_CLI_PAGE_KIND_H
#define GALLEY_CLI_PAGE_KIND_H

#include <galley.h>
#include <stdbool.h>

/* "text/html" of " Text/HTML; charset=utf-8"; letters are as they stand. */
galley_slice galley_cli_page_kind_essence(galley_slice type);
/* HTML as declared and not plainly something else, or, where nothing useful is declared, as it
 * looks. */
bool galley_cli_page_kind_is_html(galley_slice type, galley_slice body);
/* Declared as HTML or plain text, or as nothing useful. */
bool galley_cli_page_kind_may_be(galley_slice type);
/* Declared as plain text. */
bool galley_cli_page_kind_is_plain(galley_slice type);

#endif
