# Makes the manual page galley.3 from include/galley.h: the first comment describes the library, and
# each declaration stands with the comment before it. Lines of a comment that are indented by four
# spaces and more, and all declarations, are set as they are.
#
# usage: awk -f tools/man3.awk -v version=0.1.0 include/galley.h > galley.3

function escape(line) {
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    sub(/^[.']/, "\\\\\\&&", line)
    return line
}

# The text of a comment line, without its marks.
function bare(line) {
    sub(/ *\*\/ *$/, "", line)
    sub(/^ *\/\* ?/, "", line)
    sub(/^ \* ?/, "", line)
    return line
}

function print_as_is(text) {
    print ".nf"
    print escape(text)
    print ".fi"
}

function print_comment(text,    lines, count, i) {
    sub(/\n+$/, "", text)
    count = split(text, lines, "\n")
    for (i = 1; i <= count; i++) {
        if (lines[i] ~ /^ *$/) {
            print ".PP"
        } else if (lines[i] ~ /^    /) {
            print_as_is(lines[i])
        } else {
            print escape(lines[i])
        }
    }
}

BEGIN {
    print ".TH GALLEY 3 \"\" \"galley " version "\" \"Library functions\""
    print ".SH NAME\ngalley \\- the article of a web page, and its record"
    print ".SH SYNOPSIS\n.nf\n#include <galley.h>\n.fi\n.SH DESCRIPTION"
}

# A declaration runs to the line that ends it at the outermost level.
in_declaration || /^(GALLEY_API|typedef|#define GALLEY_[A-Z]+_INIT)/ {
    if (!in_declaration) {
        print ".PP"
        depth = 0
        in_declaration = 1
        print ".nf"
    }
    line = $0
    sub(/^GALLEY_API /, "", line)
    print escape(line)
    code = line
    gsub(/\/\*[^*]*\*\//, "", code)
    depth += gsub(/{/, "", code) - gsub(/}/, "", code)
    if (depth == 0 && (code ~ /; *$/ || line ~ /^#define/)) {
        in_declaration = 0
        print ".fi"
        if (comment != "") {
            print ".RS"
            print_comment(comment)
            print ".RE"
        }
        comment = ""
    }
    next
}

/^ *\/\*/ { comment = ""; in_comment = 1 }
in_comment {
    text = bare($0)
    comment = comment == "" ? text : comment "\n" text
    if (/\*\/ *$/) {
        in_comment = 0
        if (!described) {
            sub(/^galley: [^\n]*\n*/, "", comment)
            print_comment(comment)
            print ".SH INTERFACE"
            described = 1
            comment = ""
        }
    }
}

END { print ".SH SEE ALSO\n.BR galley (1)" }
