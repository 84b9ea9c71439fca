# Only what galley.h declares leaves the shared library, and all of it does.
. tests/house/common.sh
have nm || skip "nm is not here (Debian package binutils)"
nm -D --defined-only "$GALLEY_SHARED" | awk '{print $3}' | sort >"$scratch/exported"
# A declaration begins with GALLEY_API and may run over several lines; its name stands before "(".
tr '\n' ' ' <include/galley.h | grep -oE 'GALLEY_API [^;()]*\(' |
    grep -oE 'galley_[a-z0-9_]+\($' | tr -d '(' | sort >"$scratch/declared"
[ -s "$scratch/declared" ] || fail "no declaration found in galley.h"
diff "$scratch/declared" "$scratch/exported" || fail "left: declared, right: exported"
echo "$(wc -l <"$scratch/exported") symbols, all of them declared in galley.h"
