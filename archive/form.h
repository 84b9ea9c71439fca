/*
 * How a file is stored, by its first bytes, and the marks that members begin with.
 */
#ifndef GALLEY_ARCHIVE_FORM_H
#define GALLEY_ARCHIVE_FORM_H

#include "members.h"

/* Whether a member of that form may begin with these bytes, of which there are GALLEY_FORM_MARK. */
enum { GALLEY_FORM_MARK = 4 };
bool galley_form_gzip(const unsigned char *bytes);
bool galley_form_zstd(const unsigned char *bytes);
bool galley_form_skippable(const unsigned char *bytes);
bool galley_form_dictionary(const unsigned char *bytes);

/*
 * The form of a file that begins so. Where its first bytes are nothing known (damage may have begun
 * there), the first thing found among them decides, text before binary forms, for text holds them
 * as contents. PLAIN when nothing is.
 */
galley_members_form galley_form_of(const unsigned char *bytes, size_t len);

#endif
