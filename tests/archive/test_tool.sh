# galley-records names what it cannot read or write, and goes on with the next file; what of an archive
# cannot be read is part of its list.
. tests/house/common.sh
records=$(cd "$GALLEY_BUILD" && pwd)/galley-records
cd "$scratch"
: >empty.warc
head -c 5000 /dev/zero >nuls
mkdir folder
printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 999999999999999\r\n\r\ntext\r\n\r\n' >huge.warc
printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 4\r\n\r\ntext\r\n\r\n' >good.warc
cat good.warc >>huge.warc

# expect STATUS STANDARD-ERROR LINES WORDS... : runs the tool, which prints so many lines.
expect() {
    status=$1 err=$2 lines=$3
    shift 3
    given=0
    "$records" "$@" >out 2>err || given=$?
    [ "$given" = "$status" ] || fail "$*: status $given, not $status"
    [ "$(cat err)" = "${err:+galley-records: $err}" ] || fail "$*: says $(cat err)"
    [ "$(wc -l <out)" = "$lines" ] || fail "$*: $(cat out)"
}

expect 0 "" 1 good.warc
expect 0 "" 0 empty.warc
expect 0 "" 1 nuls
grep -q '"length": 5000, "why": "bytes that are no record"' out || fail "nuls: $(cat out)"
expect 0 "" 2 huge.warc
grep -q '"why": "a record that is larger than the limit"' out || fail "huge.warc: $(cat out)"
expect 1 "missing: No such file or directory" 1 missing good.warc
expect 1 "folder: reading failed: Is a directory" 1 folder good.warc
"$records" --what good.warc 2>err && fail "an option that is none is taken"
grep -q '^usage: galley-records ' err || fail "an option that is none: $(cat err)"
if [ -w /dev/full ]; then
    "$records" good.warc >/dev/full 2>err && fail "a full disk is no failure"
    [ "$(cat err)" = "galley-records: standard output: No space left on device" ] ||
        fail "a full disk: $(cat err)"
fi
echo "what cannot be read or written is named"
