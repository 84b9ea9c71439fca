#!/bin/sh
# The trees of the shared data's pages are those that lexbor builds. Left out where the pages are not
# at hand, or lexbor cannot be had.
set -eu
BUILD=${GALLEY_BUILD:-build} exec tests/compare-lexbor
