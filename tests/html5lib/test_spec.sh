#!/bin/sh
# Runs our own cases of tree construction, tests/spec.txt and tests/regression.txt.
# In: $GALLEY_BUILD/tests/html5lib-tree, made from tree.c.
root=$(cd "$(dirname "$0")/../.." && pwd)
exec "${GALLEY_BUILD:-$root/build}/tests/html5lib-tree" "$@" \
    "$root/tests/spec.txt" "$root/tests/regression.txt"
