#!/usr/bin/env python3
"""Generated files are what their generators write today. A generator says in its first lines
"usage: tools/NAME.py > FILE"; one with another usage needs data that is not in the repository."""
import pathlib
import re
import subprocess
import sys

USAGE = re.compile(r"^usage: (tools/\w+\.py) > (\S+)$", re.M)


def main():
    made = failed = 0
    for path in sorted(pathlib.Path("tools").glob("make_*.py")):
        usage = USAGE.search(path.read_text(encoding="utf-8"))
        if not usage:
            print(f"{path}: needs data from elsewhere; not tried")
            continue
        target = pathlib.Path(usage.group(2))
        fresh = subprocess.run([sys.executable, path], check=True, stdout=subprocess.PIPE).stdout
        same = target.read_bytes() == fresh
        print(f"{target}: {'as made' if same else 'is not what ' + str(path) + ' writes'}")
        made += 1
        failed += not same
    if not made and not failed:
        print("skipped: no generator to run")
        return 77
    return 1 if failed else 0


sys.exit(main())
