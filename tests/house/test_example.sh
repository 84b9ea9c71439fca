# examples/example.c is short, builds against the library, and gives title and text of the example
# page; the command gives the same text.
. tests/house/common.sh
lines=$(wc -l <examples/example.c)
[ "$lines" -lt 40 ] || fail "examples/example.c has $lines lines, not fewer than 40"
if [ "$GALLEY_SANITIZE" = 0 ]; then
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude examples/example.c \
        "$GALLEY_SHARED" "-Wl,-rpath,$(dirname "$GALLEY_SHARED")" -o "$scratch/example"
    "$scratch/example" examples/news.html >"$scratch/out"
    head -n 1 "$scratch/out" | grep -q 'lighthouse' || fail "another title: $(head -n 1 "$scratch/out")"
    sed 1,2d "$scratch/out" | diff examples/news.txt - || fail "example.c: left expected, right given"
    if "$scratch/example" "$scratch/no-such-page" 2>/dev/null; then
        fail "a missing file is no error"
    fi
fi
"$GALLEY" -f text examples/news.html | diff examples/news.txt - ||
    fail "galley -f text: left expected, right given"
