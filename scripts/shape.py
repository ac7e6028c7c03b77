#!/usr/bin/env python3
"""Measures the shape of the sources: how much code reads, how much of it is words, and where it cuts text again.

    scripts/shape.py [ROOT] [-v]

For each room: lines of code, of comments and of tests, literals of words (small letters, as a phrase would be written),
lists of words (an array with three such literals or more), scans (`split_whitespace`, `to_lowercase`, `.contains("`),
other cuts at spaces, and words asked for: calls of the one cutter of words and of the one way to small letters, which
`text` has, over a stretch that is no token yet. Then the functions above 100 lines, the files above 500, and the lines of the vocabulary's data. With
`-v` every scan and every list is named. Comments and tests are counted apart and searched for nothing.
"""

import pathlib
import re
import sys
from collections import defaultdict

SCANS = re.compile(r'split_whitespace|\.to_lowercase\(\)|\.contains\("')
CUTS = re.compile(r"split(?:n|_once|_terminator|_inclusive)?\((?:\d+, )?(?:char::is_whitespace|' '|\" \"|\[[^\]]*' '[^\]]*\]|\|c: char\|)")
ASKED = re.compile(r"\.(?:words|first_word|last_word|count_words|single_spaced)\(\)|\b(?:words_of|words_between|lowered|is_one_of)\(")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
FUNCTION = re.compile(r"^(\s*)(?:pub(?:\([a-z]+\))? )?(?:const )?fn (\w+)")
MOST_LINES_OF_FUNCTION, MOST_LINES_OF_FILE = 100, 500


def is_words(literal):
    return sum(c.islower() for c in literal) >= 2 and all(c.islower() or c in " '’-." for c in literal)


def parts(text):
    """The lines of code, of comments and of tests, each with its number."""
    code, comments, tests = [], [], []
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("#[cfg(test)]"):
            tests.append((index + 1, line))
            index += 1
            while index < len(lines) and lines[index].startswith("#"):
                tests.append((index + 1, lines[index]))
                index += 1
            if index < len(lines):
                tests.append((index + 1, lines[index]))
                if lines[index].endswith(("{", "(")):
                    index += 1
                    while index < len(lines) and not lines[index].startswith(("}", ")")):
                        tests.append((index + 1, lines[index]))
                        index += 1
        elif line.strip().startswith("//"):
            comments.append((index + 1, line))
        elif line.strip():
            code.append((index + 1, line))
        index += 1
    return code, comments, tests


def lists_of_words(code):
    """Where arrays begin that hold three literals of words or more."""
    text = "\n".join(line for _, line in code)
    numbers = [number for number, _ in code]
    for match in re.finditer(r"\[(?:[^\[\]\"]|\"(?:[^\"\\]|\\.)*\")*\]", text):
        if sum(is_words(literal) for literal in LITERAL.findall(match.group(0))) >= 3:
            yield numbers[text.count("\n", 0, match.start())]


def functions(text):
    """Every function outside tests, with its first line and its number of lines."""
    code, comments, _ = parts(text)
    lines = dict(code) | dict(comments)
    open_at = None
    for number in sorted(lines):
        line = lines[number]
        if open_at is None:
            found = FUNCTION.match(line)
            if found and not line.rstrip().endswith(";") and not line.rstrip().endswith("}"):
                open_at = (found.group(1), found.group(2), number)
        elif line.rstrip() == open_at[0] + "}":
            yield open_at[1], open_at[2], number - open_at[2] + 1
            open_at = None


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    verbose = "-v" in sys.argv
    root = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parent.parent
    rooms = defaultdict(lambda: defaultdict(int))
    long_functions, long_files, named = [], [], []
    for path in sorted((root / "src").rglob("*.rs")):
        name = path.relative_to(root / "src").as_posix()
        text = path.read_text(encoding="utf8")
        room = rooms[name.split("/")[0]]
        if path.name == "tests.rs":
            room["tests"] += text.count("\n")
            continue
        code, comments, tests = parts(text)
        room["files"] += 1
        room["code"] += len(code)
        room["comments"] += len(comments)
        room["tests"] += len(tests)
        for number, line in code:
            room["words"] += sum(is_words(literal) for literal in LITERAL.findall(line))
            for what, pattern in (("scans", SCANS), ("cuts", CUTS), ("asked", ASKED)):
                found = pattern.findall(line)
                room[what] += len(found)
                named += [f"{name}:{number}: {what}: {line.strip()[:110]}"] * bool(found)
        for number in lists_of_words(code):
            room["lists"] += 1
            named.append(f"{name}:{number}: list")
        long_functions += [f"{name}:{line} {function} {length}" for function, line, length in functions(text) if length > MOST_LINES_OF_FUNCTION]
        if len(code) + len(comments) > MOST_LINES_OF_FILE:
            long_files.append(f"{name} {len(code) + len(comments)}")
    columns = ["files", "code", "comments", "tests", "words", "lists", "scans", "cuts", "asked"]
    print(f"{'room':<18}" + "".join(f"{column:>10}" for column in columns))
    order = ["text", "vocabulary", "places", "figures", "frames", "discourse", "align", "sources", "relations", "cues", "events", "scope", "measures", "extract", "check"]
    for room in [room for room in order if room in rooms] + [room for room in sorted(rooms) if room not in order]:
        print(f"{room:<18}" + "".join(f"{rooms[room][column]:>10}" for column in columns))
    reading = [room for room in ("cues", "events", "scope", "measures", "extract") if room in rooms]
    print(f"{'reading of claims':<18}" + "".join(f"{sum(rooms[room][column] for room in reading):>10}" for column in columns))
    outside = [room for room in order if room != "text" and room in rooms]
    print(f"{'all but text':<18}" + "".join(f"{sum(rooms[room][column] for room in outside):>10}" for column in columns))
    data = sum(path.read_text(encoding="utf8").count("\n") for path in (root / "src" / "vocabulary").rglob("*") if path.suffix in (".tsv", ".txt"))
    print(f"\ndata of the vocabulary: {data} lines")
    print(f"functions above {MOST_LINES_OF_FUNCTION} lines: {len(long_functions)}", *long_functions, sep="\n  ")
    print(f"files above {MOST_LINES_OF_FILE} lines: {len(long_files)}", *long_files, sep="\n  ")
    if verbose:
        print(*named, sep="\n")


main()
