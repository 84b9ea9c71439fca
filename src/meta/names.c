/*
 * A byline in, names out.
 *
 * The words that stand around names are few in each language, and are listed for those that the
 * press of the web is written in. A word that is a name somewhere else ("De", "Di") is cut off only
 * where what it stands before is a name of two words or more.
 */
#include "names.h"
#include "word_list.h"

/* Behind these, with a space or a colon, a name begins. */
static const char *const prefixes[] = {"by",
                                       "written by",
                                       "posted by",
                                       "published by",
                                       "story by",
                                       "words by",
                                       "text by",
                                       "reported by",
                                       "author",
                                       "authors",
                                       "author(s)",
                                       "writer",
                                       "from",
                                       "submitted by",
                                       "created by",
                                       "edited by",
                                       "a post by",
                                       "article by",
                                       "review by",
                                       "reviewed by",
                                       "contributed by",
                                       "about the author",
                                       "von",
                                       "autor",
                                       "autorin",
                                       "autoren",
                                       "text",
                                       "text von",
                                       "ein artikel von",
                                       "ein beitrag von",
                                       "geschrieben von",
                                       "verfasst von",
                                       "ver\303\266ffentlicht von",
                                       "ein kommentar von",
                                       "eine analyse von",
                                       "ein gastbeitrag von",
                                       "eine kolumne von",
                                       "kommentar von",
                                       "beitrag von",
                                       "interview von",
                                       "par",
                                       "auteur",
                                       "auteurs",
                                       "publi\xC3\xA9 par",
                                       "\303\251crit par",
                                       "propos recueillis par",
                                       "r\303\251dig\xC3\xA9 par",
                                       "por",
                                       "autora",
                                       "autores",
                                       "escrito por",
                                       "publicado por",
                                       "texto",
                                       "redactado por",
                                       "di",
                                       "a cura di",
                                       "scritto da",
                                       "autore",
                                       "pubblicato da",
                                       "door",
                                       "geschreven door",
                                       "av",
                                       "skrevet av",
                                       "af",
                                       "skrevet af",
                                       "text av",
                                       "tekst",
                                       "przez",
                                       "autorzy",
                                       "tekst:",
                                       "yazan",
                                       "yazar",
                                       "haz\xC4\xB1rlayan",
                                       "muhabir",
                                       "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
                                       "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
                                       "\xD0\xA2\xD0\xB5\xD0\xBA\xD1\x81\xD1\x82",
                                       "autor:",
                                       "szerz\xC5\x91",
                                       "kirjoittaja",
                                       "ngu",
                                       "\xE4\xBD\x9C\xE8\x80\x85",
                                       "\xE6\x96\x87",
                                       "\xE8\xAE\xB0\xE8\x80\x85",
                                       "\xE8\xA8\x98\xE8\x80\x85",
                                       "\xE8\xB4\xA3\xE4\xBB\xBB\xE7\xBC\x96\xE8\xBE\x91",
                                       "\xE7\xBC\x96\xE8\xBE\x91",
                                       "\xE5\x9F\xB7\xE7\xAD\x86",
                                       "\xE8\x91\x97\xE8\x80\x85",
                                       "\xEA\xB8\x80",
                                       "oleh",
                                       "penulis",
                                       "\xD9\x83\xD8\xAA\xD8\xA8",
                                       NULL};

/* Words that mean "and", with the spaces around them; some more that part names. */
static const char *const joints[] = {" and ",
                                     " und ",
                                     " et ",
                                     " y ",
                                     " e ",
                                     " en ",
                                     " og ",
                                     " och ",
                                     " i ",
                                     " ve ",
                                     " oraz ",
                                     " ja ",
                                     " \xD0\xB8 ",
                                     " a ",
                                     " with ",
                                     " mit ",
                                     " avec ",
                                     " con ",
                                     " com ",
                                     " met ",
                                     " dan ",
                                     " & ",
                                     " | ",
                                     " - ",
                                     " \xE2\x80\x93 ",
                                     " \xE2\x80\x94 ",
                                     " \xC2\xB7 ",
                                     " \xE2\x80\xA2 ",
                                     " / ",
                                     " // ",
                                     " \xE2\x8B\x85 ",
                                     " \xE2\x97\x8F ",
                                     " \xE2\x80\xBA ",
                                     NULL};

/* Behind these stands whom somebody works for: up to the next mark it is no name. */
static const char *const services[] = {" for ",        " in ",   " aus ",  " at ",
                                       " f\xC3\xBCr ", " pour ", " para ", " per ",
                                       " of ",         " from ", NULL};

/* Single characters that part names wherever they stand. */
static const char *const marks[] = {",",
                                    ";",
                                    "|",
                                    "\xE3\x80\x81",
                                    "\xEF\xBC\x8C",
                                    "\xEF\xBC\x9B",
                                    "\xE2\x80\xA2",
                                    "\xE2\x8B\x85",
                                    "\xEF\xBC\x8F",
                                    "\xD8\x8C",
                                    "(",
                                    "[",
                                    "\xEF\xBC\x88",
                                    "<",
                                    "\xE3\x80\x90",
                                    NULL};

/* Who somebody is, not what somebody is called: a part that has one of these words is cut off
 * there. */
static const char *const roles[] = {"editor",
                                    "editors",
                                    "reporter",
                                    "reporters",
                                    "correspondent",
                                    "writer",
                                    "writers",
                                    "journalist",
                                    "contributor",
                                    "contributors",
                                    "columnist",
                                    "author",
                                    "producer",
                                    "director",
                                    "manager",
                                    "founder",
                                    "co-founder",
                                    "ceo",
                                    "chief",
                                    "analyst",
                                    "photographer",
                                    "senior",
                                    "associate",
                                    "assistant",
                                    "professor",
                                    "fellow",
                                    "researcher",
                                    "staff",
                                    "head",
                                    "intern",
                                    "specialist",
                                    "strategist",
                                    "consultant",
                                    "president",
                                    "expert",
                                    "lead",
                                    "freelance",
                                    "redakteur",
                                    "redakteurin",
                                    "redaktor",
                                    "reporterin",
                                    "korrespondent",
                                    "korrespondentin",
                                    "journalistin",
                                    "autorin",
                                    "autor",
                                    "ressortleiter",
                                    "volont\xC3\xA4r",
                                    "chefredakteur",
                                    "chefredakteurin",
                                    "leiter",
                                    "leiterin",
                                    "chefkorrespondent",
                                    "journaliste",
                                    "r\303\251dacteur",
                                    "r\303\251dactrice",
                                    "correspondant",
                                    "correspondante",
                                    "envoy\xC3\xA9",
                                    "envoy\303\251e",
                                    "grand",
                                    "periodista",
                                    "redactor",
                                    "redactora",
                                    "corresponsal",
                                    "enviado",
                                    "enviada",
                                    "editora",
                                    "giornalista",
                                    "redattore",
                                    "corrispondente",
                                    "inviato",
                                    "jornalista",
                                    "rep\xC3\xB3rter",
                                    "redator",
                                    "verslaggever",
                                    "redacteur",
                                    "journalist,",
                                    "redakt\xC3\xB8r",
                                    "redakt\xC3\xB6r",
                                    "dziennikarz",
                                    "dziennikarka",
                                    "muhabiri",
                                    "edit\xC3\xB6r\xC3\xBC",
                                    "published",
                                    "updated",
                                    "posted",
                                    "last",
                                    "on",
                                    "am",
                                    "vom",
                                    "le",
                                    "minute",
                                    "min",
                                    "read",
                                    "follow",
                                    "view",
                                    "more",
                                    "see",
                                    "bio",
                                    "is",
                                    "ist",
                                    "est",
                                    "says",
                                    "covers",
                                    NULL};

/* Letters behind a name. */
static const char *const degrees[] = {
    "phd",    "ph.d.",    "ph.d",        "dr.",  "dr",  "md",    "m.d.", "m.d",    "mba",
    "rd",     "rdn",      "rn",          "cfp",  "cpa", "esq.",  "esq",  "dds",    "mph",
    "ms",     "m.s.",     "ma",          "m.a.", "bs",  "jd",    "j.d.", "ii",     "iii",
    "jr.",    "jr",       "sr.",         "sr",   "cfa", "cissp", "pmp",  "cscs",   "ld",
    "lcsw",   "do",       "pt",          "dpt",  "np",  "faad",  "psyd", "psy.d.", "cpt",
    "pharmd", "pharm.d.", "cfp\xC2\xAE", "mscp", "msc", "bsc",   "mfa",  "dvm",    NULL};

static bool is_space(char c) { return galley_ascii_space(c); }

static bool is_letter(char c) {
    char lower = galley_ascii_lower(c);
    return lower >= 'a' && lower <= 'z';
}

/* Without what stands around names: white space, points, dashes, quotes. */
static galley_slice trim_marks(galley_slice s) {
    static const char *const edges[] = {" ",
                                        "\n",
                                        ".",
                                        ":",
                                        "-",
                                        "\"",
                                        "*",
                                        "'",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xC2\xB7",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x9D",
                                        "\xEF\xBC\x9A",
                                        "\xEF\xBC\x89",
                                        "\xE3\x80\x91",
                                        "\xC2\xA9",
                                        "_",
                                        "~",
                                        "@",
                                        "\xE2\x80\xBA",
                                        "\xC2\xBB",
                                        ">",
                                        ")",
                                        "]",
                                        "+",
                                        NULL};
    bool again = s.len > 0 && !(is_letter(s.ptr[0]) && is_letter(s.ptr[s.len - 1]));
    while (again && s.len > 0) {
        again = false;
        for (size_t i = 0; edges[i] != NULL; i++) {
            if (s.len == 0 || (s.ptr[0] != edges[i][0] && (unsigned char)s.ptr[s.len - 1] < 0x80 &&
                               s.ptr[s.len - 1] != edges[i][0])) {
                continue;
            }
            galley_slice edge = galley_slice_from(edges[i]);
            if (galley_slice_begins(s, edge)) {
                s = galley_slice_make(s.ptr + edge.len, s.len - edge.len);
                again = true;
            }
            bool initial = edge.ptr[0] == '.' && s.len > 2 && galley_word_is_initial(s);
            if (!initial && edge.ptr[0] != '+' && galley_slice_ends(s, edge)) {
                s.len -= edge.len;
                again = true;
            }
        }
    }
    return s;
}

size_t galley_names_prefix(galley_slice line) {
    size_t best = 0;
    char first = line.len > 0 ? galley_ascii_lower(line.ptr[0]) : '\0';
    for (size_t i = 0; prefixes[i] != NULL; i++) {
        if (prefixes[i][0] != first) {
            continue;
        }
        galley_slice prefix = galley_slice_from(prefixes[i]);
        if (prefix.len <= best || !galley_slice_begins_nocase(line, prefix)) {
            continue;
        }
        char next = line.len > prefix.len ? line.ptr[prefix.len] : ' ';
        bool wide = (unsigned char)prefix.ptr[0] >= 0xE3;
        galley_slice rest = galley_slice_make(line.ptr + prefix.len, line.len - prefix.len);
        bool ends = is_space(next) || next == ':' || next == '/' || next == '-' ||
                    galley_slice_begins(rest, galley_slice_from("\xEF\xBC\x9A")) ||
                    galley_slice_begins(rest, galley_slice_from("\xEF\xBC\x8F"));
        if (ends || (wide && prefix.len > 3)) {
            best = prefix.len;
        }
    }
    return best;
}

static galley_slice cut_prefixes(galley_slice line) {
    for (int i = 0; i < 3; i++) {
        line = trim_marks(line);
        size_t len = galley_names_prefix(line);
        if (len == 0 || len == line.len) {
            break;
        }
        galley_slice rest = trim_marks(galley_slice_make(line.ptr + len, line.len - len));
        /* "Di Lee", "Von Trapp": somebody's name */
        bool name =
            len <= 3 && memchr(rest.ptr, ' ', rest.len) == NULL && line.ptr[0] >= 'A' &&
            line.ptr[0] <= 'Z' &&
            galley_slice_equal_nocase(galley_slice_make(line.ptr, len), galley_slice_from("di"));
        if (name) {
            break;
        }
        line = rest;
    }
    return line;
}

/* Length of what parts two names at the beginning of `rest`, 0 when nothing does. */
static size_t joint_at(galley_slice rest) {
    char c = rest.ptr[0];
    if (is_letter(c)) {
        return 0;
    }
    if (c == ' ') {
        for (size_t i = 0; joints[i] != NULL; i++) {
            if (rest.len < 3 || galley_ascii_lower(rest.ptr[1]) != joints[i][1]) {
                continue;
            }
            galley_slice joint = galley_slice_from(joints[i]);
            if (galley_slice_begins(rest, joint) || (joint.ptr[1] == 'a' && joint.len == 5 &&
                                                     galley_slice_begins_nocase(rest, joint))) {
                return joint.len;
            }
        }
    }
    for (size_t i = 0; marks[i] != NULL; i++) {
        if (c != marks[i][0]) {
            continue;
        }
        galley_slice mark = galley_slice_from(marks[i]);
        if (galley_slice_begins(rest, mark)) {
            return mark.len;
        }
    }
    return 0;
}

static const char *const months[] = {"jan",
                                     "feb",
                                     "mar",
                                     "apr",
                                     "jun",
                                     "jul",
                                     "aug",
                                     "sep",
                                     "sept",
                                     "oct",
                                     "nov",
                                     "dec",
                                     "january",
                                     "february",
                                     "march",
                                     "april",
                                     "may",
                                     "june",
                                     "july",
                                     "august",
                                     "september",
                                     "october",
                                     "november",
                                     "december",
                                     "januar",
                                     "februar",
                                     "m\xC3\xA4rz",
                                     "mai",
                                     "juni",
                                     "juli",
                                     "oktober",
                                     "dezember",
                                     "janvier",
                                     "f\xC3\xA9vrier",
                                     "mars",
                                     "avril",
                                     "juin",
                                     "juillet",
                                     "ao\xC3\xBBt",
                                     "septembre",
                                     "octobre",
                                     "novembre",
                                     "d\303\251cembre",
                                     "enero",
                                     "febrero",
                                     "marzo",
                                     "abril",
                                     "mayo",
                                     "junio",
                                     "julio",
                                     "agosto",
                                     "septiembre",
                                     "octubre",
                                     "noviembre",
                                     "diciembre",
                                     "gennaio",
                                     "febbraio",
                                     "aprile",
                                     "maggio",
                                     "giugno",
                                     "luglio",
                                     "settembre",
                                     "ottobre",
                                     "dicembre",
                                     "janeiro",
                                     "fevereiro",
                                     "mar\xC3\xA7o",
                                     "maio",
                                     "junho",
                                     "julho",
                                     "setembro",
                                     "outubro",
                                     "novembro",
                                     "dezembro",
                                     "mon",
                                     "tue",
                                     "wed",
                                     "thu",
                                     "fri",
                                     "sat",
                                     "sun",
                                     "monday",
                                     "tuesday",
                                     "wednesday",
                                     "thursday",
                                     "friday",
                                     "saturday",
                                     "sunday",
                                     NULL};

/* Cuts a part at the first word that tells a role or a day, and at a number. */
static galley_slice cut_role(galley_slice part) {
    size_t at = 0;
    size_t words = 0;
    while (at < part.len) {
        size_t end = at;
        while (end < part.len && !is_space(part.ptr[end])) {
            end++;
        }
        galley_slice word = galley_slice_make(part.ptr + at, end - at);
        bool digit = word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
        galley_slice bare = trim_marks(word);
        if (digit || galley_word_in(roles, bare) || (words > 0 && galley_word_in(months, bare))) {
            /* "Travel Editor": what stands before one word is no name */
            part.len = words == 1 && !digit && galley_word_in(roles, bare) ? 0 : at;
            break;
        }
        words++;
        while (end < part.len && is_space(part.ptr[end])) {
            end++;
        }
        at = end;
    }
    return words == 0 || (words == 1 && galley_word_in(months, trim_marks(part)))
               ? galley_slice_make(part.ptr, 0)
               : part;
}

/* The closing bracket that belongs to the one at `at`, or the end. */
static size_t bracket_end(galley_slice line, size_t at) {
    while (at < line.len && strchr(")]>", line.ptr[at]) == NULL) {
        at++;
    }
    return at < line.len ? at + 1 : at;
}

/* Up to four capitals or points: letters behind a name, unless an agency goes by them. */
static bool is_degree(galley_slice part) {
    if (galley_word_in(degrees, part)) {
        return true;
    }
    if (part.len > 6 || galley_name_judge(part, false) == GALLEY_NAME_ORGANIZATION) {
        return false;
    }
    for (size_t i = 0; i < part.len; i++) {
        if (!(part.ptr[i] >= 'A' && part.ptr[i] <= 'Z') && part.ptr[i] != '.') {
            return false;
        }
    }
    return true;
}

/* Without a label and its colon, "Interview: Ann Lee"; empty where the label is that of another
 * thing, "Updated: Monday". */
static galley_slice cut_label(galley_slice part) {
    static const char *const labels[] = {"interview",
                                         "text",
                                         "words",
                                         "story",
                                         "texte",
                                         "texto",
                                         "testo",
                                         "report",
                                         "bericht",
                                         "protokoll",
                                         "recherche",
                                         "written",
                                         "ein gespr\303\244ch",
                                         NULL};
    const char *colon = memchr(part.ptr, ':', part.len);
    if (colon == NULL) {
        return part;
    }
    galley_slice label = galley_slice_make(part.ptr, (size_t)(colon - part.ptr));
    galley_slice rest = galley_slice_make(colon + 1, part.len - label.len - 1);
    bool said = galley_word_in(labels, label) || galley_names_prefix(label) > 0;
    return said ? trim_marks(rest) : galley_slice_make(part.ptr, 0);
}

static galley_slice cut_service(galley_slice part) {
    for (size_t at = 1; at < part.len; at++) {
        for (size_t i = 0; part.ptr[at] == ' ' && services[i] != NULL; i++) {
            galley_slice rest = galley_slice_make(part.ptr + at, part.len - at);
            if (rest.len > 2 && galley_ascii_lower(rest.ptr[1]) == services[i][1] &&
                galley_slice_begins_nocase(rest, galley_slice_from(services[i]))) {
                return galley_slice_make(part.ptr, at);
            }
        }
    }
    return part;
}

static size_t add_part(galley_slice part, galley_slice *names, size_t count) {
    part = cut_service(cut_label(cut_prefixes(part)));
    if (count > 0 ? is_degree(part) : galley_word_in(degrees, part)) {
        return count;
    }
    part = trim_marks(cut_role(part));
    if (part.len == 0 || count == GALLEY_NAMES_MOST) {
        return count;
    }
    names[count] = part;
    return count + 1;
}

/* Cuts a line into names, until there are enough of them. */
static size_t split(galley_slice line, galley_slice *names, size_t enough) {
    size_t count = 0;
    size_t begin = 0;
    size_t at = 0;
    line = cut_prefixes(line);
    while (at < line.len && count < enough) {
        size_t len = joint_at(galley_slice_make(line.ptr + at, line.len - at));
        if (len == 0) {
            at++;
            continue;
        }
        count = add_part(galley_slice_make(line.ptr + begin, at - begin), names, count);
        bool bracket = strchr("([<", line.ptr[at]) != NULL;
        at = bracket ? bracket_end(line, at) : at + len;
        begin = at;
    }
    return count == enough
               ? count
               : add_part(galley_slice_make(line.ptr + begin, line.len - begin), names, count);
}

size_t galley_names_split(galley_slice line, galley_slice names[GALLEY_NAMES_MOST]) {
    return split(line, names, GALLEY_NAMES_MOST);
}

bool galley_names_first(galley_slice line, galley_slice *name) { return split(line, name, 1) == 1; }
