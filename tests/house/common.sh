# Sourced by the scripts of this folder: a folder that goes away at the end, the compilers at hand,
# and the way to say that a test cannot run here.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
: "${GALLEY_BUILD:=build}" "${GALLEY_SANITIZE:=0}" "${CMAKE:=cmake}"

skip() {
    echo "skipped: $*"
    exit 77
}

fail() {
    echo "failed: $*"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

compilers() {
    for compiler in gcc clang; do
        ! have $compiler || echo $compiler
    done
}
