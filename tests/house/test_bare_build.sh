# The library needs libc alone and no configure step: one plain command builds it with a program that
# uses it, and the program gives the same text as the command.
. tests/house/common.sh
"$GALLEY" -f text examples/news.html >"$scratch/expected"
[ -n "$(compilers)" ] || skip "neither gcc nor clang is here"
for compiler in $(compilers); do
    $compiler -O2 -Iinclude src/*.c src/*/*.c examples/example.c -o "$scratch/example"
    "$scratch/example" examples/news.html >"$scratch/out"
    sed 1,2d "$scratch/out" | cmp - "$scratch/expected" || fail "$compiler: another text"
    echo "$compiler: builds and runs"
done
