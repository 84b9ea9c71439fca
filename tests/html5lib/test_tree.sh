#!/bin/sh
# Runs the tree construction cases of html5lib-tests, documents and fragments.
#
# In: the .dat files under $HTML5LIB_TESTS/tree-construction (default: ../shared/data/html5lib-tests
# beside the repository), and $GALLEY_BUILD/tests/html5lib-tree, made from tree.c. The folder
# "scripted" is for parsers that run scripts and is left out; so are cases marked #script-on.
# Exit status: 0 all passed, 1 some failed, 77 the suite is not there.
root=$(cd "$(dirname "$0")/../.." && pwd)
suite=${HTML5LIB_TESTS:-$root/../shared/data/html5lib-tests}
if ! [ -d "$suite/tree-construction" ]; then
    echo "html5lib-tests is not in $suite: set HTML5LIB_TESTS to where it is"
    exit 77
fi
exec "${GALLEY_BUILD:-$root/build}/tests/html5lib-tree" "$@" "$suite"/tree-construction/*.dat
