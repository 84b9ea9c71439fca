/* The charset of an HTTP Content-Type. */
#ifndef GALLEY_CLI_CONTENT_TYPE_H
#define GALLEY_CLI_CONTENT_TYPE_H

/* The value of the charset parameter, owned by the caller; NULL when there is none. */
char *galley_cli_content_type_charset(const char *value);

#endif
