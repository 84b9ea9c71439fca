# The public header stands alone, and is clean as C11 and as C++17 in both compilers. Each internal
# header stands alone as C11.
. tests/house/common.sh
[ -n "$(compilers)" ] || skip "neither gcc nor clang is here"
strict="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only -Iinclude"
echo '#include <galley.h>' >"$scratch/alone.c"
cp "$scratch/alone.c" "$scratch/alone.cpp"
checked=0
for compiler in $(compilers); do
    $compiler -std=c11 $strict -Wstrict-prototypes "$scratch/alone.c"
    for header in src/*/*.h archive/*.h; do
        # A list of macro calls (X macros) is part of its user, not a header of its own.
        grep -q '#ifndef GALLEY_' "$header" || continue
        printf '#include "%s"\n' "$PWD/$header" >"$scratch/internal.c"
        $compiler -std=c11 $strict "$scratch/internal.c" || fail "$compiler: $header"
        checked=$((checked + 1))
    done
    if $compiler -x c++ -std=c++17 -fsyntax-only /dev/null 2>/dev/null; then
        $compiler -x c++ -std=c++17 $strict "$scratch/alone.cpp"
        echo "$compiler: C11, C++17"
    else
        echo "$compiler: C11; no C++ (Debian package g++)"
    fi
done
echo "$checked internal headers, each compiler's counted"
