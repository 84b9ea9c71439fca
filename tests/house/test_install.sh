# What is installed can be used: the example builds by pkg-config, shared and static, and by
# find_package with either library; manual page and completions are there.
. tests/house/common.sh
"$GALLEY" -f text examples/news.html >"$scratch/expected"
prefix=$scratch/prefix
"$CMAKE" --install "$GALLEY_BUILD" --prefix "$prefix" >"$scratch/log" || fail "$(cat "$scratch/log")"
for file in bin/galley include/galley.h share/man/man1/galley.1 \
    share/bash-completion/completions/galley share/zsh/site-functions/_galley; do
    [ -s "$prefix/$file" ] || fail "$file is not installed"
done
[ "$(cat "$prefix"/include/*.h | cksum)" = "$(cksum <include/galley.h)" ] || fail "another header"
library=$(dirname "$(find "$prefix" -name libgalley.a)")
export LD_LIBRARY_PATH="$library"

run() {
    "$1" examples/news.html | sed 1,2d | cmp - "$scratch/expected" || fail "$2: another text"
    echo "$2: builds and runs"
}

if have pkg-config; then
    export PKG_CONFIG_PATH="$library/pkgconfig"
    ${CC:-cc} examples/example.c $(pkg-config --cflags --libs galley) -o "$scratch/shared"
    run "$scratch/shared" "pkg-config"
    ${CC:-cc} examples/example.c $(pkg-config --cflags galley) "$library/libgalley.a" \
        $(pkg-config --static --libs galley | sed 's/-lgalley//') -o "$scratch/static"
    run "$scratch/static" "pkg-config --static"
else
    echo "pkg-config is not here (Debian package pkg-config): that way was not tried"
fi

mkdir "$scratch/user"
cat >"$scratch/user/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.20)
project(user LANGUAGES C)
find_package(galley 0.1 REQUIRED)
add_executable(shared $PWD/examples/example.c)
target_link_libraries(shared PRIVATE galley::galley)
add_executable(static $PWD/examples/example.c)
target_link_libraries(static PRIVATE galley::static)
END
{
    "$CMAKE" -S "$scratch/user" -B "$scratch/user/build" -DCMAKE_PREFIX_PATH="$prefix" \
        -DCMAKE_C_COMPILER="${CC:-cc}" && "$CMAKE" --build "$scratch/user/build"
} >"$scratch/log" 2>&1 || fail "$(cat "$scratch/log")"
run "$scratch/user/build/shared" "find_package"
run "$scratch/user/build/static" "find_package, static"
