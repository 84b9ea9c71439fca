/* Prints the title of a page, an empty line, and its text. Usage: example PAGE */
#include <galley.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 16 * 1024 * 1024 };

static void print_line(galley_slice slice) {
    fwrite(slice.ptr, 1, slice.len, stdout);
    putchar('\n');
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    char *bytes = malloc(LONGEST);
    if (file == NULL || bytes == NULL) {
        fprintf(stderr, "usage: example PAGE\n");
        return 2;
    }
    size_t len = fread(bytes, 1, LONGEST, file);
    fclose(file);

    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = engine == NULL ? NULL : galley_page_new(engine);
    galley_error error = {GALLEY_STATUS_NO_MEMORY, "no memory", 0};
    int good = page != NULL && galley_extract(page, bytes, len, NULL, &error) == GALLEY_STATUS_OK;
    if (good) {
        const galley_article *article = galley_page_article(page);
        print_line(galley_article_field(article, GALLEY_FIELD_TITLE));
        putchar('\n');
        print_line(galley_article_field(article, GALLEY_FIELD_TEXT));
    } else {
        fprintf(stderr, "%s, at byte %zu\n", error.message, error.position);
    }
    galley_page_free(page);
    galley_engine_free(engine);
    free(bytes);
    return good ? 0 : 1;
}
