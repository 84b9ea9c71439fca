# The command links the reader of web archives and the library: no name is in both.
. tests/house/common.sh
have nm || skip "nm is not here (Debian package binutils)"
names() {
    nm -g --defined-only "$1" 2>/dev/null | awk 'NF == 3 {print $3}' | grep '^galley_' | sort -u
}
names "$GALLEY_STATIC" >"$scratch/library"
names "$(dirname "$GALLEY_STATIC")/libgalley_archive.a" >"$scratch/archive"
[ -s "$scratch/library" ] && [ -s "$scratch/archive" ] || fail "no names found"
both=$(comm -12 "$scratch/library" "$scratch/archive")
[ -z "$both" ] || fail "in both libraries:" $both
echo "$(cat "$scratch/library" "$scratch/archive" | wc -l) names, none twice"
# Nor does the reader use anything of the library's.
! grep -n '#include.*src/' archive/*.[ch] || fail "archive/ includes what is in src/"
