/* One input on its way from the command line, a folder or a list to a worker. */
#ifndef GALLEY_CLI_ITEM_H
#define GALLEY_CLI_ITEM_H

typedef struct galley_cli_item {
    char *path; /* "-" is standard input */
    char *url;  /* NULL when not known, as the next two */
    char *id;
    char *charset;
    char *failure; /* not NULL: there is nothing to read, and this is why */
} galley_cli_item;

/* Frees what it holds and leaves it zeroed. */
void galley_cli_item_free(galley_cli_item *item);

/* Makes of it an input that has failed already. */
void galley_cli_item_fail(galley_cli_item *item, const char *path, const char *message);
void galley_cli_item_fail_errno(galley_cli_item *item, const char *path, int number);

#endif
