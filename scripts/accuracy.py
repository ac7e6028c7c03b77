#!/usr/bin/env python3
"""Makes the table of docs/accuracy.md from what the scorers print.

    scripts/accuracy.py [--unseen FILE] [--drawn FILE] [--short FILE] [--reading FILE] [--archive FILE] [--clusters FILE] [--cases FILE] [--alone FILE] [--invariants FILE] [--report FILE] [--write PAGE]

Each FILE holds what one scorer printed. The table goes to standard output, or with --write between the two marks of PAGE.
"""

import argparse
import re
from pathlib import Path

START, END = "<!-- table -->\n", "<!-- /table -->"


def found(pattern, text):
    match = re.search(pattern, text)
    return match.groups() if match else None


def percent(part, whole):
    if not int(whole):
        return "–"
    rounded = round(100 * int(part) / int(whole))
    # What is nearly all is not all.
    return f"{min(rounded, 99) if int(part) < int(whole) else rounded} %"


def share(part, whole):
    return f"{part} of {whole}, {percent(part, whole)}"


def of_clusters(text, on="news of several publishers on one event, looked at while rules were written"):
    if hit := found(r"figures (\d+)/(\d+)", text):
        yield on, "figures found", share(*hit)
    if hit := found(r"measure (\d+)/(\d+)", text):
        yield "", "what they count, right", share(*hit)
    if hit := found(r"recall (\d+)/(\d+)", text):
        yield "", "pairs of figures on one statistic that are brought together", share(*hit)
    if hit := found(r"precision (\d+)/(\d+)", text):
        yield "", "of the pairs brought together, rightly so", share(*hit)
    if hit := found(r"contradictions raised (\d+)/(\d+)", text):
        yield "", "contradictions that are raised", share(*hit)
    if hit := found(r"findings: right (\d+), mixed (\d+), wrong (\d+), open (\d+)", text):
        right, mixed, wrong, unsure = map(int, hit)
        judged = right + mixed + wrong
        yield "", "errors and warnings on values that are right", f"{share(right, judged)}; {unsure} more that nobody has judged"


def of_unseen(text):
    yield from of_clusters(text, "**news of several publishers on events that nobody had looked at**")


def of_reading(text):
    if hit := found(r"found with value (\d+)/(\d+)", text):
        yield "**excerpts of many agencies, decades and kinds of event, read before any rule was written**", "figures found", share(*hit)
    if hit := found(r"measure (\d+)/(\d+)", text):
        yield "", "what they count, right", share(*hit)
    for key, name in [("group", "whom they count"), ("owner", "whose they are")]:
        if hit := found(rf"{key} \d+ % \((\d+)/(\d+)\)", text):
            yield "", f"{name}, where the text says so, right", share(*hit)


def of_drawn(text):
    """Figures drawn at random, one an article, and pairs of them: "known measures 183/232", "owner 28/55 & 28/40", "recall 30/39"."""
    if hit := found(r"known measures (\d+)/(\d+)", text):
        yield "**figures drawn at random from articles on hundreds of events, kept aside until the end**", "what they count, right", share(*hit)
    names = [("group", "whom they count"), ("owner", "whose they are"), ("where", "where"), ("which", "which kind of case"), ("window", "in which time")]
    for key, name in names:
        if hit := found(rf"{key} (\d+)/(\d+) & (\d+)/(\d+)", text):
            yield "", f"{name}: found of what the text says; right of what is said", f"{share(*hit[:2])}; {share(*hit[2:])}"
    if hit := found(r"recall (\d+)/(\d+), false (\d+) of (\d+)", text):
        yield "", "pairs on one statistic, brought together", share(*hit[:2])
        yield "", "pairs on two, brought together all the same", share(*hit[2:])


def of_archive(text):
    """Articles drawn at random and checked together: "errors and warnings 433 on 8000 articles", "figures 16/53, quotations 50/80"."""
    if hit := found(r"errors and warnings (\d+) on (\d+) articles", text):
        per = round(1000 * int(hit[0]) / int(hit[1]))
        yield "**articles drawn at random from eight years and checked as one archive, looked at for the first time**", "errors and warnings", f"{hit[0]} on {hit[1]} articles, {per} on a thousand"
    if hit := found(r"figures (\d+)/(\d+), quotations (\d+)/(\d+)", text):
        yield "", "of errors and warnings on figures, dates and sums, right", share(*hit[:2])
        yield "", "of warnings on quotations, right", share(*hit[2:])


def of_cases(text):
    for name, words in [("to be said", "short cases in which something is to be said"), ("to be left", "short cases in which nothing is")]:
        if hit := found(rf"{name}\s+(\d+) / (\d+)", text):
            yield words, "as they should be", share(*hit)


def of_short(text):
    """Pairs of short reports by people who do not know the rules, kept aside until the end: what `score_cases` prints of them."""
    if hit := found(r"to be said\s+(\d+) / (\d+)", text):
        yield "**pairs of short reports and cases by kind, by a second reader, kept aside until the end**", "contradictions found, figures read", share(*hit)
    if hit := found(r"to be left\s+(\d+) / (\d+)", text):
        yield "", "look-alikes left alone", share(*hit)


def of_kinds(text):
    rows = re.findall(r"^([a-z][a-z-]+)\s+(\d+) / (\d+)$", text, re.M)
    weak = sorted((int(part) / int(whole), kind, part, whole) for kind, part, whole in rows)
    if weak:
        listed = ", ".join(f"{kind} {part}/{whole}" for _, kind, part, whole in weak[:6])
        yield "", "weakest kinds", listed


def of_alone(text):
    if hit := found(r"errors and warnings in (\d+) of (\d+) articles", text):
        yield "news articles, each checked alone", "articles with an error or a warning, nearly all of them false", share(*hit)


def of_invariants(text):
    if hit := found(r"invariants kept (\d+)/(\d+)", text):
        yield "the same texts wrapped, reordered, quoted or marked up otherwise", "reports that stay the same", share(*hit)


def of_report(text):
    if hit := found(r"tier 1: (\d+)/(\d+)", text):
        yield "five documents on one country", "slips that rules can settle, found", share(*hit)
    if hit := found(r"precision\s+(\d+)/(\d+)", text):
        yield "", "errors and warnings that answer to a slip known", share(*hit)


READERS = {
    "unseen": [of_unseen],
    "drawn": [of_drawn],
    "short": [of_short],
    "reading": [of_reading],
    "archive": [of_archive],
    "clusters": [of_clusters],
    "cases": [of_cases, of_kinds],
    "alone": [of_alone],
    "report": [of_report],
    "invariants": [of_invariants],
}


def table(outputs):
    lines = ["| on | what | how often |", "|---|---|---|"]
    for name, readers in READERS.items():
        for reader in readers if name in outputs else []:
            lines += [f"| {' | '.join(row)} |" for row in reader(outputs[name])]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in READERS:
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    given = {name: getattr(arguments, name) for name in READERS}
    made = table({name: path.read_text(encoding="utf8") for name, path in given.items() if path})
    if not arguments.write:
        print(made, end="")
        return
    page = arguments.write.read_text(encoding="utf8")
    before, rest = page.split(START, 1)
    _, after = rest.split(END, 1)
    arguments.write.write_text(before + START + made + END + after, encoding="utf8")


if __name__ == "__main__":
    main()
