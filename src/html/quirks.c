/*
 * Quirks mode from the doctype, by the standard's lists of old public identifiers.
 */
#include "builder.h"

static const char *const quirks_prefixes[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
    NULL};

static const char *const limited_prefixes[] = {"-//w3c//dtd xhtml 1.0 frameset//",
                                               "-//w3c//dtd xhtml 1.0 transitional//", NULL};

/* Limited quirks with a system identifier, full quirks without one. */
static const char *const html4_prefixes[] = {"-//w3c//dtd html 4.01 frameset//",
                                             "-//w3c//dtd html 4.01 transitional//", NULL};

static bool equals(galley_slice slice, const char *text) {
    return galley_slice_equal_nocase(slice, galley_slice_from(text));
}

static bool begins_with_any(galley_slice slice, const char *const *prefixes) {
    for (; *prefixes != NULL; prefixes++) {
        galley_slice prefix = galley_slice_from(*prefixes);
        if (slice.len >= prefix.len &&
            galley_slice_equal_nocase(galley_slice_make(slice.ptr, prefix.len), prefix)) {
            return true;
        }
    }
    return false;
}

static bool is_quirky(galley_doctype doctype) {
    if (doctype.force_quirks || !equals(doctype.name, "html")) {
        return true;
    }
    if (doctype.system_id.ptr != NULL &&
        equals(doctype.system_id, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd")) {
        return true;
    }
    galley_slice public_id = doctype.public_id;
    return public_id.ptr != NULL &&
           (equals(public_id, "-//w3o//dtd w3 html strict 3.0//en//") ||
            equals(public_id, "-/w3c/dtd html 4.0 transitional/en") || equals(public_id, "html") ||
            begins_with_any(public_id, quirks_prefixes) ||
            (doctype.system_id.ptr == NULL && begins_with_any(public_id, html4_prefixes)));
}

void galley_quirks_decide(galley_document *document, galley_doctype doctype) {
    document->quirks = is_quirky(doctype);
    document->limited_quirks =
        !document->quirks && doctype.public_id.ptr != NULL &&
        (begins_with_any(doctype.public_id, limited_prefixes) ||
         (doctype.system_id.ptr != NULL && begins_with_any(doctype.public_id, html4_prefixes)));
}
