#!/usr/bin/env python3
"""Many inputs: order, failures among them, memory that does not grow, and progress."""
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import (GALLEY, SANITIZED, SECONDS, Skip, case, contains, equal, failed, galley, main,
                     on_terminal, page, pages, went_well, write)


@case
def the_order_is_that_of_the_inputs(folder):
    names = [f"d/{number:03}.html" for number in range(150)]
    for number, name in enumerate(names):
        # Pages of very different lengths, so that threads finish out of order.
        write(folder, name, page(f"heron{number}", 1 + number * 7919 % 97))
    wanted = went_well(galley(folder, "-j1", "d"))
    equal(wanted.sources(), names)
    for jobs in (2, 3, 8, 64):
        equal(went_well(galley(folder, f"-j{jobs}", "d")).out, wanted.out)
    equal(went_well(galley(folder, "d")).out, wanted.out)


@case
def one_bad_input_does_not_stop_the_others(folder):
    names = pages(folder, *[f"{number}.html" for number in range(40)])
    write(folder, "7.html", b"%PDF-1.4\n")
    write(folder, "23.html", b"")
    for jobs in ("-j1", "-j4"):
        done = galley(folder, jobs, *names, "missing.html")
        failed(done, "7.html: not a page but a PDF document", "23.html: empty",
               "missing.html: No such file or directory")
        equal(done.sources(), [name for name in names if name not in ("7.html", "23.html")])


@case
def all_inputs_bad(folder):
    names = [f"{number}.html" for number in range(100)]
    for jobs in ("-j1", "-j4"):
        done = galley(folder, jobs, *names)
        failed(done, *[f"{name}: No such file or directory" for name in names])
        equal(done.out, b"")


@case
def more_jobs_than_inputs(folder):
    pages(folder, "a.html", "b.html")
    equal(went_well(galley(folder, "-j100", "a.html", "b.html")).sources(), ["a.html", "b.html"])


@case
def the_same_page_gives_the_same_record(folder):
    write(folder, "a.html", page("heron", 30))
    write(folder, "list", "a.html\n" * 300)
    records = went_well(galley(folder, "-j4", "--files-from=list")).out.splitlines()
    equal((len(records), len(set(records))), (300, 1))


@case
def memory_does_not_grow_with_the_number_of_inputs(folder):
    if SANITIZED:
        raise Skip("sanitizers keep freed memory")
    write(folder, "a.html", page("heron", 1000))

    def most_memory(count):
        write(folder, "list", "a.html\n" * count)
        script = ("import resource, subprocess, sys\n"
                  "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
                  "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", script, GALLEY, "-j2", "--files-from", "list"],
                              cwd=folder, capture_output=True, timeout=SECONDS, check=True)
        return int(done.stdout)

    few, many = most_memory(40), most_memory(300)
    assert many < few * 1.5, f"{few} kB for 40 inputs, {many} kB for 300"


@case
def progress_is_for_terminals(folder):
    pages(folder, "a.html", "b.html")
    equal(went_well(galley(folder, "--progress", "a.html", "b.html")).err, "")
    equal(on_terminal(folder, "a.html", "b.html"), "")
    shown = on_terminal(folder, "--progress", "a.html", "b.html", "missing.html")
    contains(shown, "galley: missing.html: No such file or directory\n")
    contains(shown.split("\r")[-1], "3 inputs, 1 failed, ")
    assert shown.endswith("/s\n"), shown
    equal(on_terminal(folder, "--progress", "--quiet", "a.html", "missing.html"), "")


if __name__ == "__main__":
    sys.exit(main())
