#!/usr/bin/env python3
"""Prints how many instructions the command takes on five fixed inputs, as valgrind counts them.

    cargo build --release --features cli
    scripts/instructions.py target/release/corroborate > before.txt
    scripts/instructions.py target/release/corroborate --against before.txt

Counts do not depend on what else the machine does. With --against a row that takes a twentieth more than before is marked,
and the exit code is 1. The inputs are made of the texts of tests/fixtures, so that they change with these alone.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures"

# A row may take so much more than before.
TOLERANCE = 1.05


def inputs(folder):
    """The rows: a name, the arguments of the command, and what it reads from its standard input."""
    prose = "\n\n".join(path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    prose = (prose * (1 + 200_000 // len(prose)))[:200_000]

    def written(name, text):
        path = folder / name
        path.write_text(text, "utf-8")
        return str(path)

    halves = [written("first.txt", prose[:50_000]), written("second.txt", prose[50_000:100_000])]
    lines = "".join(json.dumps({"id": str(at), "text": prose[at : at + 500]}) + "\n" for at in range(0, len(prose), 500))
    return [
        ("start", ["claims", written("short.txt", "Riots killed 227 men.")], ""),
        ("claims", ["claims", written("prose.txt", prose)], ""),
        ("check", ["check", "--format", "json", *halves], ""),
        ("quantities", ["quantities"], lines),
        ("figures in a row", ["claims", written("row.txt", "1," * 4_000)], ""),
    ]


def count(binary, arguments, given):
    """The instructions of one run."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, *arguments]
    run = subprocess.run(command, input=given.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    found = re.search(rb"refs:\s+([\d,]+)", run.stderr)
    if not found:
        sys.exit(run.stderr.decode(errors="replace"))
    return int(found[1].replace(b",", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--against", type=pathlib.Path, metavar="FILE", help="what an earlier run printed")
    arguments = parser.parse_args()
    before = {}
    if arguments.against:
        rows = (line.split("\t") for line in arguments.against.read_text("utf-8").splitlines())
        before = {row[0]: int(row[1].replace(",", "")) for row in rows}
    slower = False
    with tempfile.TemporaryDirectory() as folder:
        for name, command, given in inputs(pathlib.Path(folder)):
            now = count(arguments.binary, command, given)
            row = f"{name}\t{now:,}"
            if name in before:
                worse = now > before[name] * TOLERANCE
                slower |= worse
                row += f"\t{now / before[name]:.2f}" + ("\tmore than before" if worse else "")
            print(row, flush=True)
    sys.exit(1 if slower else 0)


if __name__ == "__main__":
    main()
