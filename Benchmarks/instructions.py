"""Counts instructions, which do not depend on how busy the machine is: those of reading a file to a
portfolio, divided by those of libxml2's own pass over the file. As a program it fails when the quotient is
above the limit.

What it takes to start a program counts for nothing: the counts are those of a larger file less those of
a smaller one.
"""

import os
import pathlib
import re
import subprocess
import sys

# The quotient that must not be passed. Never raise it for convenience: first see what became slower.
LIMIT = 2.1

ACCOUNTS = (20, 320)
BUILD = pathlib.Path(__file__).parent / ".build"


def instructions(*command):
    """How many instructions a program executes."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


def generate(accounts):
    """The file of a portfolio of so many accounts, which is made if need be."""
    path = BUILD / f"{accounts}.graphml"
    with open(path, "wb") as file:
        subprocess.run(
            [BUILD / "release/generate", "--accounts", str(accounts)], check=True, stdout=file)
    return path


def measure():
    """The instructions of the floor and of reading, for the accounts that the larger file has more."""
    small, large = map(generate, ACCOUNTS)
    return [
        instructions(program, large) - instructions(program, small)
        for program in (BUILD / "floor", BUILD / "release/read")
    ]


if __name__ == "__main__":
    floor, read = measure()
    print(f"reading takes {read / floor:.3f} times the instructions of libxml2's pass, "
          f"{read} for {floor}; the limit is {LIMIT}")
    sys.exit(read / floor > LIMIT)
