/*
 * A table of families comes first, the one loop that writes their pages after it. What each family
 * aims at is said beside it; where two names begin alike, they take different ways to one place.
 */
#include "hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 }
#define NOTHING                                                                                    \
    { NULL, 0 }

static const bench_family families[] = {
    /* The stack of open elements grows without end. */
    {"div_nested", NOTHING, TEXT("<div>"), NOTHING, NOTHING},
    {"div_nested_text", NOTHING, TEXT("<div>x"), NOTHING, NOTHING},
    {"div_nested_closed", NOTHING, TEXT("<div>"), TEXT("</div>"), NOTHING},
    {"unknown_nested", NOTHING, TEXT("<x#>"), NOTHING, NOTHING},
    {"unknown_closed", NOTHING, TEXT("<x#>x</x#>"), NOTHING, NOTHING},
    {"template_nested", NOTHING, TEXT("<template>"), NOTHING, NOTHING},
    {"svg_nested", NOTHING, TEXT("<svg>"), NOTHING, NOTHING},
    {"svg_foreign_object", NOTHING, TEXT("<svg><foreignObject>"), NOTHING, NOTHING},
    {"math_nested", NOTHING, TEXT("<math><mi>"), NOTHING, NOTHING},
    {"button_nested", NOTHING, TEXT("<button>"), NOTHING, NOTHING},
    {"select_nested", NOTHING, TEXT("<select>"), NOTHING, NOTHING},
    {"select_options", TEXT("<select>"), TEXT("<option><optgroup>"), NOTHING, NOTHING},
    {"form_nested", NOTHING, TEXT("<form><div>"), NOTHING, NOTHING},
    {"heading_nested", NOTHING, TEXT("<h1><span>"), NOTHING, NOTHING},
    {"ruby_nested", TEXT("<ruby>"), TEXT("<rb><rt><rtc>"), NOTHING, NOTHING},
    {"list_nested", NOTHING, TEXT("<ul><li>"), NOTHING, NOTHING},
    {"definition_nested", NOTHING, TEXT("<dl><dd><dt>"), NOTHING, NOTHING},

    /* A search down the stack for each of many tags. */
    {"item_under_spans", NOTHING, TEXT("<span>"), TEXT("<li></li>"), NOTHING},
    {"definition_under_spans", NOTHING, TEXT("<span>"), TEXT("<dd></dd>"), NOTHING},
    {"item_under_divs", NOTHING, TEXT("<div>"), TEXT("<li></li>"), NOTHING},
    {"p_under_spans", NOTHING, TEXT("<span>"), TEXT("<p>x</p>"), NOTHING},
    {"p_end_alone", NOTHING, TEXT("</p>"), NOTHING, NOTHING},
    {"p_end_under_spans", NOTHING, TEXT("<span>"), TEXT("</p>"), NOTHING},
    {"end_unmatched", NOTHING, TEXT("<span>"), TEXT("</i></q></x>"), NOTHING},
    {"end_unmatched_block", NOTHING, TEXT("<div>"), TEXT("</ul></h1>"), NOTHING},
    {"end_unmatched_svg", TEXT("<svg>"), TEXT("<g>"), TEXT("</x>"), NOTHING},
    {"break_out_of_svg", NOTHING, TEXT("<svg><g><p>"), NOTHING, NOTHING},
    {"form_end_under_spans", TEXT("<form>"), TEXT("<span>"), TEXT("</form><form>"), NOTHING},
    {"template_modes", NOTHING, TEXT("<template>"), TEXT("<tr></template>"), NOTHING},

    /* The list of active formatting elements, and the copies made from it. */
    {"formatting_one_kind", NOTHING, TEXT("<b>"), NOTHING, NOTHING},
    {"formatting_kinds", NOTHING,
     TEXT("<b><i><u><em><strong><small><s><code><tt><big><font><strike>"), NOTHING, NOTHING},
    {"formatting_attributes", NOTHING, TEXT("<b a=#>"), NOTHING, NOTHING},
    {"formatting_many_attributes", NOTHING, TEXT("<b a=# b=# c=# d=# e=# f=# g=# h=#>"), NOTHING,
     NOTHING},
    {"reopened_one_kind", NOTHING, TEXT("<b>"), TEXT("<p>x"), NOTHING},
    {"reopened_different", NOTHING, TEXT("<font size=#>"), TEXT("<p>x"), NOTHING},
    {"reopened_closed", NOTHING, TEXT("<p><font size=#></p>"), TEXT("<p>x</p>"), NOTHING},
    {"reopened_growing", NOTHING, TEXT("<p><b id=#>x"), NOTHING, NOTHING},
    {"reopened_in_cells", NOTHING, TEXT("<b id=#>"), TEXT("<table><td>x</table>y"), NOTHING},
    {"a_nested", NOTHING, TEXT("<a>"), NOTHING, NOTHING},
    {"a_nested_different", NOTHING, TEXT("<a href=#>x"), NOTHING, NOTHING},
    {"a_div_nested", NOTHING, TEXT("<a><div>"), NOTHING, NOTHING},
    {"nobr_nested", NOTHING, TEXT("<nobr><div>"), NOTHING, NOTHING},
    {"adoption_paragraphs", NOTHING, TEXT("<b><p></b>"), NOTHING, NOTHING},
    {"adoption_text", NOTHING, TEXT("<b><p>x</b>y"), NOTHING, NOTHING},
    {"adoption_deep", NOTHING, TEXT("<b><div>"), TEXT("</b>"), NOTHING},
    {"adoption_mixed", NOTHING, TEXT("<b><i><u><em><p></b></i></u></em>"), NOTHING, NOTHING},
    {"adoption_different", NOTHING, TEXT("<b id=#><div></b>"), NOTHING, NOTHING},
    {"adoption_alone", NOTHING, TEXT("<b>"), TEXT("</b></i></b>"), NOTHING},
    {"markers", NOTHING, TEXT("<b><object>"), TEXT("</object>x"), NOTHING},

    /* Tables: foster parents, and text that waits until the table knows what it is. */
    {"table_nested", NOTHING, TEXT("<table><td>"), NOTHING, NOTHING},
    {"table_in_table", NOTHING, TEXT("<table>"), NOTHING, NOTHING},
    {"table_text", TEXT("<table>"), TEXT("x"), NOTHING, NOTHING},
    {"table_words", TEXT("<table>"), TEXT("word "), NOTHING, NOTHING},
    {"table_space", TEXT("<table>"), TEXT(" "), NOTHING, NOTHING},
    {"table_text_rows", TEXT("<table>"), TEXT("x<tr>"), NOTHING, NOTHING},
    {"table_text_comments", TEXT("<table>"), TEXT("x<!---->"), NOTHING, NOTHING},
    {"table_text_formatting", TEXT("<table>"), TEXT("<b id=#>x<tr>"), NOTHING, NOTHING},
    {"table_elements", TEXT("<table>"), TEXT("<div>x"), NOTHING, NOTHING},
    {"table_elements_closed", TEXT("<table>"), TEXT("<p>x</p><tr>"), NOTHING, NOTHING},
    {"table_a", NOTHING, TEXT("<table><a>"), NOTHING, NOTHING},
    {"table_a_text", TEXT("<table>"), TEXT("<a>x<tr>"), NOTHING, NOTHING},
    {"table_nested_foster", NOTHING, TEXT("<table><div>"), NOTHING, NOTHING},
    {"table_nul", TEXT("<table>"), TEXT("\0x"), NOTHING, NOTHING},
    {"table_many", NOTHING, TEXT("<table>x<td>y</table>"), NOTHING, NOTHING},

    /* Tags of the document that may come late or often. */
    {"html_attributes", NOTHING, TEXT("<html a#=1>"), NOTHING, NOTHING},
    {"html_attributes_same", TEXT("<html a=1>"), TEXT("<html a=1>"), NOTHING, NOTHING},
    {"body_attributes", TEXT("<body>"), TEXT("<body a#=1>"), NOTHING, NOTHING},
    {"frameset_late", NOTHING, TEXT("<div>"), NOTHING, TEXT("<frameset>")},
    {"frameset_late_wide", NOTHING, TEXT("<p>"), NOTHING, TEXT("<frameset>")},
    {"frameset_nested", NOTHING, TEXT("<frameset>"), NOTHING, NOTHING},
    {"after_body", NOTHING, TEXT("</body><!---->x"), NOTHING, NOTHING},
    {"head_late", TEXT("<head></head>"), TEXT("<meta><title>x</title>"), NOTHING, NOTHING},

    /* Attributes. */
    {"attributes_one_tag", TEXT("<div"), TEXT(" a#=1"), NOTHING, TEXT(">")},
    {"attributes_one_html", TEXT("<html"), TEXT(" a#=1"), NOTHING, TEXT(">")},
    {"attributes_one_formatting", TEXT("<b"), TEXT(" a#=1"), TEXT(" b#=1"), TEXT("><p>x<p>x")},
    {"attributes_formatting_alike", NOTHING, TEXT("<b a b c d e f g h i j k l m n o p>"), NOTHING,
     NOTHING},
    {"attributes_duplicate", TEXT("<div"), TEXT(" a=1"), NOTHING, TEXT(">")},
    {"attributes_names", NOTHING, TEXT("<p a#=1>"), NOTHING, NOTHING},
    {"attributes_svg", TEXT("<svg"), TEXT(" xlink:href=# viewbox=#"), NOTHING, TEXT(">")},
    {"attributes_end_tag", TEXT("</p"), TEXT(" a#"), NOTHING, TEXT(">")},
    {"attribute_value", TEXT("<p title=\""), TEXT("x"), NOTHING, TEXT("\">")},
    {"attribute_value_href", TEXT("<a href='"), TEXT("&amp;"), NOTHING, TEXT("'>x<p>x")},
    {"attribute_name", TEXT("<p "), TEXT("x"), NOTHING, TEXT(">")},
    {"attribute_solidus", TEXT("<p"), TEXT("/"), NOTHING, TEXT(">")},
    {"quotes_unclosed", NOTHING, TEXT("<p a=\">"), NOTHING, NOTHING},
    {"quotes_odd", NOTHING, TEXT("<a href=\"x><b id='"), NOTHING, NOTHING},

    /* The tokenizer alone. */
    {"text", NOTHING, TEXT("x"), NOTHING, NOTHING},
    {"less_than", NOTHING, TEXT("<"), NOTHING, NOTHING},
    {"less_than_letter", NOTHING, TEXT("<a "), NOTHING, NOTHING},
    {"tag_name", TEXT("<"), TEXT("x"), NOTHING, TEXT(">")},
    {"tag_unclosed", TEXT("<p"), TEXT(" a=b"), NOTHING, NOTHING},
    {"comment_unclosed", TEXT("<!--"), TEXT("x"), NOTHING, NOTHING},
    {"comment_dashes", TEXT("<!--"), TEXT("-"), NOTHING, NOTHING},
    {"comment_opened_again", NOTHING, TEXT("<!--"), NOTHING, NOTHING},
    {"comment_nearly_closed", TEXT("<!--"), TEXT("--!"), NOTHING, NOTHING},
    {"comments_empty", NOTHING, TEXT("<!-->"), NOTHING, NOTHING},
    {"comment_bogus", NOTHING, TEXT("<!x"), NOTHING, NOTHING},
    {"ampersands_half", NOTHING, TEXT("&x"), NOTHING, NOTHING},
    {"ampersands", NOTHING, TEXT("&"), NOTHING, NOTHING},
    {"references_named", NOTHING, TEXT("&notit;&CounterClockwiseContourIntegra"), NOTHING, NOTHING},
    {"reference_number", TEXT("&#"), TEXT("9"), NOTHING, NOTHING},
    {"references_in_value", TEXT("<p title=\""), TEXT("&not=&amp"), NOTHING, TEXT("\">")},
    {"nul", NOTHING, TEXT("\0"), NOTHING, NOTHING},
    {"nul_in_text", NOTHING, TEXT("\0x"), NOTHING, NOTHING},
    {"nul_in_svg", TEXT("<svg>"), TEXT("\0"), NOTHING, NOTHING},
    {"carriage_returns", NOTHING, TEXT("\r"), NOTHING, NOTHING},
    {"script_comments", TEXT("<script>"), TEXT("<!--"), NOTHING, NOTHING},
    {"script_double", TEXT("<script>"), TEXT("<!--<script>"), NOTHING, NOTHING},
    {"script_double_closed", TEXT("<script><!--"), TEXT("<script></script>"), NOTHING, NOTHING},
    {"script_end_nearly", TEXT("<script>"), TEXT("</scrip"), NOTHING, NOTHING},
    {"scripts", NOTHING, TEXT("<script>x</script>"), NOTHING, NOTHING},
    {"title_end_nearly", TEXT("<title>"), TEXT("</titl&"), NOTHING, NOTHING},
    {"textarea", NOTHING, TEXT("<textarea>"), NOTHING, NOTHING},
    {"plaintext", TEXT("<plaintext>"), TEXT("<p>"), NOTHING, NOTHING},
    {"cdata_unclosed", TEXT("<svg><![CDATA["), TEXT("x"), NOTHING, NOTHING},
    {"cdata_brackets", TEXT("<svg><![CDATA["), TEXT("]"), NOTHING, NOTHING},
    {"cdata_many", TEXT("<svg>"), TEXT("<![CDATA[x]]>"), NOTHING, NOTHING},
    {"doctype_identifier", TEXT("<!DOCTYPE html PUBLIC \""), TEXT("x"), NOTHING, NOTHING},
    {"doctypes", NOTHING, TEXT("<!DOCTYPE html>"), NOTHING, NOTHING},
};

const bench_family *bench_family_nth(size_t index) {
    return index < sizeof families / sizeof *families ? &families[index] : NULL;
}

typedef struct writer {
    char *bytes;
    size_t len;
    size_t number; /* the next that has not been used */
} writer;

static void write_slice(writer *w, galley_slice slice) {
    if (slice.len > 0) {
        memcpy(w->bytes + w->len, slice.ptr, slice.len);
        w->len += slice.len;
    }
}

/* Six digits always: units of one size make the time per byte comparable, and ten megabytes of the
 * shortest unit use fewer numbers. */
enum { NUMBER_WIDTH = 6 };

static void write_number(writer *w) {
    size_t number = w->number++;
    for (size_t i = NUMBER_WIDTH; i-- > 0; number /= 10) {
        w->bytes[w->len + i] = (char)('0' + number % 10);
    }
    w->len += NUMBER_WIDTH;
}

static size_t unit_len(galley_slice unit) {
    size_t len = unit.len;
    for (size_t i = 0; i < unit.len; i++) {
        if (unit.ptr[i] == '#') {
            len += NUMBER_WIDTH - 1;
        }
    }
    return len;
}

static void write_unit(writer *w, galley_slice unit) {
    for (size_t i = 0; i < unit.len; i++) {
        if (unit.ptr[i] == '#') {
            write_number(w);
        } else {
            w->bytes[w->len++] = unit.ptr[i];
        }
    }
}

static void repeat(writer *w, galley_slice unit, size_t until) {
    for (size_t len = unit_len(unit); w->len + len <= until;) {
        write_unit(w, unit);
    }
}

char *bench_family_make(const bench_family *family, size_t size, size_t *len) {
    writer w = {malloc(size + family->before.len + family->after.len + 1), 0, 0};
    if (!w.bytes) {
        return NULL;
    }
    write_slice(&w, family->before);
    if (family->second.len > 0) {
        repeat(&w, family->first, size / 2);
        repeat(&w, family->second, size);
    } else {
        repeat(&w, family->first, size);
    }
    write_slice(&w, family->after);
    w.bytes[w.len] = '\0';
    *len = w.len;
    return w.bytes;
}
