/*
 * Facts, judged blocks and the page's address in, the dates of publication and of the last change
 * out.
 *
 * Candidates are weighed by where they come from. Those of one day support each other, each source
 * counting once: a date that only the head claims loses against one that the address and the byline
 * agree on. The answer is the most precise candidate of the day that won.
 */
#include "date.h"

enum {
    DAY = 24 * 60,  /* minutes */
    EAST = 14 * 60, /* the furthest zones */
    WEST = 12 * 60,
    ENOUGH_WEIGHT = 25,
    REFINE_WEIGHT = 20, /* of what may add the time to a day */
    SURE_WEIGHT = 40,   /* of what may correct another */
    LESS_SAME = 40      /* of a date of publication that is that of the last change */
};

void galley_dates_add(galley_dates *dates, const galley_date_candidate *candidate) {
    bool weight = candidate->published > GALLEY_DATE_LEAST || candidate->modified > 0;
    if (weight && dates->count < GALLEY_DATE_CANDIDATES) {
        dates->candidates[dates->count++] = *candidate;
    }
}

static int weight_of(const galley_date_candidate *c, bool modified) {
    return modified ? c->modified : c->published;
}

/* All of what the candidate says is true of the other: the same day, or its month. */
static bool agrees(const galley_date *coarse, const galley_date *fine) {
    return coarse->year == fine->year && (coarse->month == 0 || coarse->month == fine->month) &&
           (coarse->day == 0 || coarse->day == fine->day);
}

/* Can an instant that is told in Greenwich time be of that day elsewhere? A day that is told with
 * its time must be off by whole quarters of an hour. *zone becomes the difference in minutes. */
static bool is_local(const galley_date *instant, const galley_date *local, int *zone) {
    *zone = 0;
    if (!instant->has_zone || instant->zone != 0 || !instant->has_time || local->day == 0) {
        return false;
    }
    int minutes = instant->hour * 60 + instant->minute;
    int days = galley_date_days(local) - galley_date_days(instant);
    if (local->has_zone || !local->has_time) {
        /* noon and midnight are what is written where no time is known */
        bool reached = days == 1 ? minutes >= DAY - EAST : days == -1 && minutes < WEST;
        *zone = days * DAY;
        return reached && (!local->has_zone || galley_date_compare(instant, local) == 0);
    }
    *zone = days * DAY + local->hour * 60 + local->minute - minutes;
    return *zone % 15 == 0 && *zone <= EAST && *zone >= -WEST;
}

/* Does the other say what the candidate says, or less, or the same in another zone? */
static bool supports(const galley_date_candidate *other, const galley_date_candidate *c) {
    int zone;
    if (agrees(&other->date, &c->date)) {
        return true;
    }
    bool instant = other->date.has_zone && other->date.zone == 0;
    return instant && is_local(&other->date, &c->date, &zone) &&
           galley_date_days(&other->date) != galley_date_days(&c->date);
}

/* The weight of a candidate's day: its own, and half of what each other source adds. */
static int support(const galley_dates *dates, const galley_date_candidate *c, bool modified) {
    int best[GALLEY_DATE_SOURCES] = {0};
    int sum = 0;
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *other = &dates->candidates[i];
        int weight = weight_of(other, modified);
        if (weight > best[other->source] && supports(other, c)) {
            best[other->source] = weight;
        }
    }
    int most = 0;
    for (size_t i = 0; i < GALLEY_DATE_SOURCES; i++) {
        sum += best[i];
        most = best[i] > most ? best[i] : most;
    }
    return most + (sum - most) / 2;
}

static int precision(const galley_date *date) {
    return (date->month != 0) + (date->day != 0) + date->has_time + date->has_seconds +
           date->has_zone;
}

/* The candidate of the chosen one's day that says most, with time and zone. */
static const galley_date_candidate *refine(const galley_dates *dates,
                                           const galley_date_candidate *chosen, bool modified) {
    const galley_date_candidate *best = chosen;
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        bool better = precision(&c->date) > precision(&best->date) ||
                      (precision(&c->date) == precision(&best->date) &&
                       weight_of(c, modified) > weight_of(best, modified));
        if (better && weight_of(c, modified) >= REFINE_WEIGHT && agrees(&chosen->date, &c->date)) {
            best = c;
        }
    }
    return best;
}

static const galley_date_candidate *choose(const galley_dates *dates, bool modified) {
    const galley_date_candidate *best = NULL;
    int most = -1;
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        if (weight_of(c, modified) <= (modified ? 0 : GALLEY_DATE_LEAST)) {
            continue;
        }
        int weight = support(dates, c, modified);
        if (weight > most) {
            best = c;
            most = weight;
        }
    }
    return best == NULL ? NULL : refine(dates, best, modified);
}

/* Does this page write the month first? As English does in America, unless the page shows else. */
static galley_date_order order_of(const galley_date_page *page) {
    static const char *const first[] = {"en-us", "en_us", "en-ph", "fil", "es-us"};
    galley_slice language = page->language;
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
        galley_slice prefix = galley_slice_from(first[i]);
        if (language.len >= prefix.len &&
            galley_slice_equal_nocase(galley_slice_make(language.ptr, prefix.len), prefix)) {
            return GALLEY_DATE_MONTH_FIRST;
        }
    }
    bool english =
        language.len == 2 && galley_slice_equal_nocase(language, galley_slice_from("en"));
    return english ? GALLEY_DATE_MONTH_FIRST : GALLEY_DATE_DAY_FIRST;
}

/* Dates whose day and month might be turned are turned where that makes them agree with a sure one.
 */
static void turn(galley_dates *dates) {
    for (size_t i = 0; i < dates->count; i++) {
        galley_date_candidate *c = &dates->candidates[i];
        galley_date turned = c->date;
        bool straight = !c->turned;
        bool better = false;
        turned.month = c->date.day;
        turned.day = c->date.month;
        for (size_t j = 0; j < dates->count && !straight; j++) {
            const galley_date_candidate *sure = &dates->candidates[j];
            if (!sure->turned) {
                straight = agrees(&sure->date, &c->date);
                better = better || agrees(&sure->date, &turned);
            }
        }
        if (better && !straight) {
            c->date = turned;
        }
    }
}

/* What a candidate must weigh to stand against the machine's word. */
static int least_of(const galley_date_candidate *c) {
    switch (c->source) {
    case GALLEY_DATE_FROM_TIME:
        return 1000; /* often of other pages */
    case GALLEY_DATE_FROM_TEXT:
    case GALLEY_DATE_FROM_URL:
        return SURE_WEIGHT + 10;
    default:
        return SURE_WEIGHT * 2;
    }
}

/* Does the address say the same as the date, as far as it says anything? */
static bool is_of_address(const galley_dates *dates, const galley_date *date) {
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        if (c->source == GALLEY_DATE_FROM_URL && agrees(&c->date, date)) {
            return true;
        }
    }
    return false;
}

/* Systems that know no date of publication give that of the last change for it. Where something
 * earlier is sure as well, the earlier one is believed. */
static void doubt_same(galley_dates *dates) {
    const galley_date_candidate *modified = choose(dates, true);
    bool earlier = false;
    if (modified == NULL || is_of_address(dates, &modified->date)) {
        return;
    }
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        earlier = earlier || (c->published >= least_of(c) && c->date.day != 0 &&
                              galley_date_days(&c->date) + 1 < galley_date_days(&modified->date));
    }
    for (size_t i = 0; i < dates->count && earlier; i++) {
        galley_date_candidate *c = &dates->candidates[i];
        bool machine = c->source != GALLEY_DATE_FROM_TEXT && c->source != GALLEY_DATE_FROM_URL;
        if (machine && agrees(&modified->date, &c->date)) {
            c->published = (int16_t)(c->published - LESS_SAME);
        }
    }
}

/* A local time without its zone gets that, and its seconds, from an instant that is the same time.
 */
static galley_date complete(const galley_dates *dates, const galley_date *local) {
    for (size_t i = 0; i < dates->count && local->has_time && !local->has_zone; i++) {
        const galley_date *instant = &dates->candidates[i].date;
        int zone;
        if (instant->day != 0 && is_local(instant, local, &zone)) {
            return galley_date_in_zone(*instant, zone);
        }
    }
    return *local;
}

/* What was chosen, in the zone in which the page tells it to its readers, if it does. */
static galley_date localize(const galley_dates *dates, const galley_date_candidate *chosen,
                            bool modified) {
    const galley_date_candidate *best = chosen;
    int most = SURE_WEIGHT - 10;
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        bool reads = c->source == GALLEY_DATE_FROM_TEXT || c->source == GALLEY_DATE_FROM_URL;
        bool same =
            reads && !c->date.has_time && c->date.day != 0 && agrees(&c->date, &chosen->date);
        int zone;
        if (weight_of(c, modified) > most &&
            (same || (c->date.day != 0 && is_local(&chosen->date, &c->date, &zone)))) {
            best = same ? chosen : c;
            most = weight_of(c, modified);
        }
    }
    return complete(dates, &best->date);
}

/* Is there a candidate that needs no more beside it? */
static bool is_known(const galley_dates *dates) {
    for (size_t i = 0; i < dates->count; i++) {
        if (dates->candidates[i].published >= ENOUGH_WEIGHT && dates->candidates[i].date.day != 0) {
            return true;
        }
    }
    return false;
}

static void find_language(galley_date_page *page) {
    const galley_document *document = page->document;
    for (uint32_t i = 1; i < document->count && i < 16 && page->language.ptr == NULL; i++) {
        if (galley_node_tag(&document->nodes[i]) == GALLEY_TAG_HTML) {
            galley_document_attribute(document, i, galley_slice_from("lang"), &page->language);
        }
    }
    page->language = galley_slice_trim(page->language);
}

void galley_dates_clear(galley_dates *dates) {
    dates->count = 0;
    dates->published_len = 0;
    dates->modified_len = 0;
}

void galley_dates_find(galley_dates *dates, const galley_facts *facts, const galley_blocks *blocks,
                       const galley_document *document, galley_slice url) {
    galley_date_page page = {.facts = facts, .blocks = blocks, .document = document, .url = url};
    static const char *const addresses[] = {"canonical", "og:url"};
    galley_dates_clear(dates);
    find_language(&page);
    dates->order = order_of(&page);
    galley_date_lay_out(&page);
    galley_dates_add_url(dates, url);
    for (size_t i = 0; i < 2 && dates->count == 0; i++) {
        const galley_fact *fact =
            galley_fact_find(facts, i == 0 ? GALLEY_FACT_LINK : GALLEY_FACT_META, addresses[i]);
        if (fact != NULL) {
            galley_dates_add_url(dates, galley_fact_value(facts, fact));
        }
    }
    galley_dates_add_facts(dates, &page);
    galley_dates_add_texts(dates, &page);
    galley_dates_doubt_lists(dates, &page);
    if (!is_known(dates)) {
        galley_dates_add_scripts(dates, &page);
    }
    turn(dates);
    doubt_same(dates);
    const galley_date_candidate *published = choose(dates, false);
    const galley_date_candidate *modified = choose(dates, true);
    galley_date first = {.year = 0};
    if (published != NULL) {
        first = localize(dates, published, false);
        dates->published_len = (uint8_t)galley_date_format(&first, dates->published);
    }
    if (modified != NULL) {
        galley_date last = localize(dates, modified, true);
        if (galley_date_compare(&last, &first) >= 0) {
            dates->modified_len = (uint8_t)galley_date_format(&last, dates->modified);
        }
    }
}
