/* A place for one page, used for one after the other: the memory for its bytes is kept, the small
 * strings are not. */
#include "work.h"

#include <stdlib.h>

/* Most pages are far smaller; a ring of places of this size is bounded. */
static const size_t bytes_keep = (size_t)1 << 19;

void galley_cli_work_drop_page(galley_cli_work *work) {
    galley_cli_text_trim(&work->bytes, bytes_keep);
}

void galley_cli_work_clear(galley_cli_work *work) {
    galley_cli_work_drop_page(work);
    galley_cli_text bytes = work->bytes;
    galley_cli_item_free(&work->item);
    free(work->record_id);
    free(work->date);
    *work = (galley_cli_work){.bytes = bytes};
}

void galley_cli_work_free(galley_cli_work *work) {
    galley_cli_work_clear(work);
    galley_cli_text_free(&work->bytes);
}
