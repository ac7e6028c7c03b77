#!/usr/bin/env python3
"""hostile.py BINARY [--sizes 0.25,0.5,1,2] [--only WORDS] [--limit SECONDS] [--tsv FILE] [--most EXPONENT]: how time and memory grow on hostile input.

Each pattern is repeated to each size (MB), given to the command, and its processor time taken; the exponent is the slope of
log time over log size, from where the time can be told from the start of the program. Prints one line a pattern, the worst
first: exponent, seconds a MB, bytes of memory a byte. With --most it fails where a pattern grows faster or does not end.
"""
import argparse, json, math, os, resource, signal, subprocess, sys, tempfile, time


def rep(piece):
    return lambda n: (piece * (n // max(1, len(piece.encode())) + 1)).encode()[:n].decode("utf8", "ignore")


def numbered(form, step=1):
    """Pieces with a number that rises."""
    def go(n):
        out, size, i = [], 0, 1
        while size < n:
            piece = form.replace("#", str(i))
            out.append(piece)
            size += len(piece.encode())
            i += step
        return "".join(out)
    return go


def nested(opening, middle, closing):
    return lambda n: opening * (n // (len(opening) + len(closing))) + middle + closing * (n // (len(opening) + len(closing)))


def ids(form):
    """Words that differ each time."""
    def word(i):
        s = ""
        while True:
            s += "abcdefghijklmnopqrstuvwxyz"[i % 26]
            i //= 26
            if not i:
                return s
    def go(n):
        out, size, i = [], 0, 0
        while size < n:
            piece = form.replace("#", word(i)).replace("@", word(i * 7919 % 100003).capitalize())
            out.append(piece)
            size += len(piece.encode())
            i += 1
        return "".join(out)
    return go


def around(before, inner, after):
    return lambda n: before + inner(n) + after


REPEATED = [
    "1 ", "1,", "123,", "1.", "1,1,1 ", "1-", "1/", "1:", "1'", "1 000 ", "1.1.1.", "0.", "0", "9", ".5", "-1 ", "+1 ", "1%", "$1 ", "$", "€1,", "1e1 ", "1^1 ", "10³ ", "2O7 ", "½ ", "1½ ",
    "one ", "two hundred ", "hundred ", "million ", "twenty-", "half of ", "half a ", "a third of ", "dozens of ", "tens of thousands of ", "more than ", "at least ", "up to ", "between 1 and ", "from 1 to ",
    "including 5 soldiers, ", "including ", "among them 3 children, ", "of whom 5 ", "5 people, ", "5 people and ", "5 people died. ", "5 people died ", "killed ", "killed 5 people ", "was killed ", "said ",
    "he said that ", "according to ", "the ministry said ", "police said 5 died. ", "compared with ", "up from 5 to 6, ", "rose by 5% to ", "fell from ", "3 times ", "doubled to ", "twice as many as ",
    "on 3 May 2031 ", "May 3, ", "3 May ", "2031 ", "2031-05-03 ", "on Monday ", "yesterday ", "in 2031, ", "since 2030 ", "at 5pm ", "5 days ago ", "in Lindby ", "in Lindby, Ruritania ", "in Kazakhstan ", "Lindby ", "Paris, ",
    "a fire ", "the fire in Lindby killed 5. ", "earthquake ", "an attack on ", "election ", "turnout was 5%. ", "the party won 5% of the vote. ", "Lind 54%, ", "Lind (54%) ", "A. Lind, ", "Dr. ", "U.S. ", "e.g. ", "the U.N. ", "Mr. Lind ",
    "a", "A", "a ", "A ", "é", "e\u0301", "\u0301", "\u200b", "\u00ad", "\u00a0", "\x00", "\x1b[1m", "\ufffd", "语", "٣", "𝟐", " ", "\t", "\n", "\r\n", "\r", "\f", "-", "–", "—", "- ", "* ", "*", "**", "_", "`", "~", "#", "# ", ">", "> ", "|", "| 1 ", "1 | 2\n",
    "[", "]", "[1", "[1]", "[1] ", "[^1]", "[[1]]", "(1) ", "(", ")", "((", "{1}", "{", "[a](b)", "[1](https://e.example) ", "![", "<", ">", "<b>", "<p>", "<!--", "<script>", "<a href=", "&", "&amp;", "&nbsp;", "&#x41;", "&bogus;", "http://", "https://e.example/a ", "www.", "@", "a@b.example ",
    "“", "\"", "'", "‘a’ ", "“5 people died,” he said. ", "“five ", "...", "…", "?!", ". ", ".", ", ", ",", ";", ": ", "a-\n", "twenty-\n", "5\n", "Deaths: 5\n", "- 5 people died\n", "1. 5 people died\n", "[1] Lind, 2016.\n", "¹ Lind\n", "^ ", "³", "5³ ", "a³ ", "1)\n",
    "(Lind 2016) ", "(Lind, 2016; Novak, 2017) ", "Lind (2016) ", "Lind et al. (2016) ", "COVID-19 ", "G20 ", "No. 5 ", "p. 5 ", "12:30 ", "+44 20 7946 0018 ", "1.2.3.4 ", "3-2 ", "52-48 ", "Article 5 ", "5 km ", "5 km/h ", "5 kg of ", "€5 million ", "$5bn ", "5 percentage points ",
]

TEXTS = {f"text {piece!r}": rep(piece) for piece in REPEATED}
TEXTS.update({
    "text rising numbers": numbered("# "), "text rising people": numbered("# people died. "), "text rising lists": numbered("#, "), "text rising parts": numbered("including # soldiers, "),
    "text rising entries": numbered("[#] Lind, A. Title. Echo, 2016.\n"), "text rising items": numbered("#. Lind, A. Title. 2016.\n"), "text rising markers": numbered("It fell [#]. "), "text rising dates": numbered("On 3 May # it fell. "),
    "text names": ids("@ Lind said 5 people died. "), "text places": ids("A fire in @ killed 5 people. "), "text words": ids("# "), "text nouns": ids("5 # died. "), "text of events": ids("The @ bombing killed 5 people and wounded 6. "),
    "text quoted names": ids("“We lost 5,” said @ Lind. "), "text shares": ids("@ won 5% of the vote. "), "text rivals": ids("In the election @ led Mr. @ton, 52 percent to 46 percent. "), "text rivals in one sentence": around("In the election ", ids("@ led Lind 52-46 and "), "it was over."),
    "text owners": ids("In the election @ said he had 5 percent of the vote. "), "text owners far": ids("The election of @. She took it with 5 percent of the vote. "), "text places of votes": ids("In @ Lind won 5 percent of the vote. "), "text places pointed to": ids("In @ 5 people died, 6 in the state. "),
    "text rests": ids("A fire in @ killed 5 people. Another 6 were killed. "), "text rows": ids("@ | 5 | 6\n"), "text records": ids("@: 5\n"), "text columns": ids("@\t5\t6\n"),
    "text entries by author": ids("@, A. (2016). Title of #. Echo.\n"), "text author markers": ids("It fell (@ 2016). "), "text brackets deep": nested("(", "5", ")"), "text quotes deep": nested("“", "5", "”"),
    "text one sentence": around("At least ", ids("5 # and "), "6 people died."), "text hyphens": ids("#-\n"), "text sections": ids("# @\n\nA fire killed 5 people.\n\n"), "text headings": ids("## @\n"),
})
MARKDOWN = {f"markdown {piece!r}": rep(piece) for piece in ["*a ", "**a", "_a ", "[a](", "[a][", "[a]: b\n", "![a](b", "> ", "- ", "1. ", "    a\n", "```\n", "|a|b|\n", "|-|-|\n", "<b>a", "<!-- a", "&amp;", "~~a", "~~a~~ ", "`a", "``a` ", "[^a]", "[^a]: b\n", "# a\n", "a\n=\n", "\\*", "---\n", "<p>5 people"]}
MARKDOWN.update({"markdown quotes deep": rep("> "), "markdown footnotes": numbered("It fell.[^#]\n\n[^#]: Lind.\n\n"), "markdown links": ids("[@](https://e.example/#) "), "markdown rows": around("| a | b |\n|---|---|\n", ids("| @ | 5 |\n"), ""), "markdown emphasis": nested("*a **b ", "5", "** *")})
HTML = {f"html {piece!r}": rep(piece) for piece in ["<p>", "<div>", "<b>", "<script>", "<style>", "<!--", "<a href='#x'>1</a>", "<td>5", "<tr><td>5</td></tr>", "<sup>1</sup>", "<sub>1</sub>", "&nbsp;", "&bogus", "&bogus;", "<", "</", "<a ", "<p>5 people died</p>", "<title>", "<td colspan=40>", "<li>5", "<h1>a", "<br>", "<pre>", "<![CDATA["]}
HTML.update({"html divs deep": nested("<div>", "5", "</div>"), "html table": around("<table>", ids("<tr><td>@</td><td>5</td></tr>"), "</table>")})

STORY = "A fire in Lindby on 3 May 2031 killed 12 people. "
PAIRS = {
    "pair riots": (numbered("# people died in riots in Lindby.\n"), numbered("# people died in riots in Lindby.\n", 2)), "pair equal numbers": (rep("5 people died. "), rep("6 people died. ")),
    "pair copies": (ids("A fire in @ killed 5 people. "), ids("A fire in @ killed 5 people. ")), "pair near copies": (ids("A fire in @ killed 5 people. "), ids("A fire in @ killed 6 people. ")),
    "pair author markers": (ids("It fell (@ 2016). "), ids("It fell (@ 2017). ")), "pair quotations": (ids("“We lost 5 in @,” said Lind. "), ids("“We lost 5 in @,” said Lind. ")), "pair shares": (ids("@ won 5% of the vote in Lindby. "), ids("@ won 6% of the vote in Lindby. ")),
    "pair dates": (numbered("The vote in Lindby was on 3 May #. "), numbered("The vote in Lindby was on 4 May #. ")), "pair one event": (rep(STORY), rep(STORY.replace("12", "19"))), "pair rising tolls": (around(STORY, numbered("At least # people were killed in Lindby. "), ""), around(STORY, numbered("Some # people were killed in Lindby. ", 3), "")),
    "pair rows": (ids("@: 5\n"), ids("@: 6\n")), "pair entries": (ids("@, A. (2016). Title of #. Echo.\n"), ids("@, A. (2016). Title of #. Post.\n")), "pair repeated line": (rep("The mayor of Lindby opened the bridge on Monday. "), rep("The mayor of Lindby opened the bridge on Monday. ")),
    "pair repeated word": (rep("bridge "), rep("bridge ")), "pair groups": (ids("5 # were killed in the fire in Lindby. "), ids("6 # were killed in the fire in Lindby. ")),
}
FILES = {
    "bib deep title": ("bib", lambda n: "@misc{a, title = {" + "{" * (n // 2) + "x" + "}" * (n // 2) + "}, year = 2016}"), "bib entries": ("bib", numbered("@misc{k#, title = {T #}, author = {Lind, A.}, year = 2016}\n")),
    "bib authors": ("bib", lambda n: "@misc{a, title = {T}, author = {" + "Lind, A. and " * (n // 13) + "Novak, B.}, year = 2016}"), "bib concat": ("bib", lambda n: "@misc{a, title = " + "\"x\" # " * (n // 6) + "\"y\"}"), "bib open": ("bib", rep("@misc{")), "bib strings": ("bib", numbered("@string{s# = \"x\"}\n")),
    "bib accents": ("bib", lambda n: "@misc{a, title = {" + "\\'e" * (n // 3) + "}}"), "csl entries": ("csl", lambda n: "[" + ",".join('{"id":"k%d","type":"book","title":"T %d"}' % (i, i) for i in range(n // 40)) + "]"),
    "csl deep": ("csl", lambda n: "[" * n), "json deep": ("json", lambda n: '{"a":' * (n // 5)), "json long key": ("json", lambda n: '[{"' + "x" * n + '": 1}]'), "manifest entries": ("json", lambda n: "[" + ",".join('{"id":"a%d","file":"a.txt"}' % i for i in range(n // 28)) + "]"),
    "csv rows": ("csv", around("event,measure,place,date,value\n", numbered("flood,deaths,P#,2031-05,#\n"), "")), "csv one line": ("csv", rep("a,")), "csv quote": ("csv", around("event,measure,place,date,value\n\"", rep("a"), "")), "csv bad rows": ("csv", around("event,measure,place,date,value\n", rep("a,b\n"), "")), "csv columns": ("csv", lambda n: ",".join(f"c{i}" for i in range(n // 7)) + "\n"),
    "jsonl claims": ("jsonl", numbered('{"document":"a","measure":"deaths","quantity":{"stated":"#","unit":"count"}}\n')), "jsonl bad": ("jsonl", rep("{\n")), "jsonl long": ("jsonl", rep("[")), "front matter": ("md", around("---\n", ids("#: 5\n"), "---\ntext\n")), "front matter open": ("md", around("---\n", rep("a: b\n"), "")), "front matter list": ("md", around("---\nauthors: [", rep("a, "), "]\n---\nx\n")),
    "configuration": ("toml", ids("[measures.m#]\nunit = \"count\"\nwords = [\"#\"]\n")), "quantities lines": ("quantities", rep('{"id":"a","text":"more than 70% voted"}\n')), "quantities line": ("quantities", lambda n: '{"id":"a","text":"' + "more than 70% voted " * (n // 20) + '"}\n'),
}


def cases():
    for name, make in TEXTS.items():
        yield name, lambda n, make=make: {"a.txt": make(n)}, ["a.txt"]
    for name, make in MARKDOWN.items():
        yield name, lambda n, make=make: {"a.md": make(n)}, ["a.md"]
    for name, make in HTML.items():
        yield name, lambda n, make=make: {"a.html": make(n)}, ["a.html"]
    for name, (a, b) in PAIRS.items():
        yield name, lambda n, a=a, b=b: {"a.txt": a(n // 2), "b.txt": b(n // 2)}, ["a.txt", "b.txt"]
    for name, (kind, make) in FILES.items():
        if kind in ("bib", "csl"):
            end = "bib" if kind == "bib" else "json"
            yield name, lambda n, make=make, end=end: {"a.txt": "x\n", f"a.{end}": make(n)}, ["a.txt", f"a.{end}"]
        elif kind == "toml":
            yield name, lambda n, make=make: {"a.txt": "x\n", "c.toml": make(n)}, ["a.txt", "--config", "c.toml"]
        else:
            yield name, lambda n, make=make, kind=kind: {f"a.{kind}": make(n), "a.txt" if kind != "txt" else "b.txt": "x\n"}, [f"a.{kind}"]


def run(binary, files, given, limit):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf8", newline="") as out:
                out.write(text)
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in files)
        command = [binary, "check", "--no-config", "--fail-on", "never", "--format", "json", *given]
        if "--config" in given:
            command.remove("--no-config")
        stdin = subprocess.DEVNULL
        if given == ["a.quantities"]:
            command, stdin = [binary, "quantities"], open(os.path.join(folder, "a.quantities"), "rb")

        def bound():
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
            resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        child = subprocess.Popen(command, cwd=folder, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bound)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = 0
        ended = os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 1, 2)
        return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, size, ended


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--sizes", default="0.25,0.5,1,2")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--tsv")
    parser.add_argument("--most", type=float)
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    sizes = [int(float(size) * 1_000_000) for size in arguments.sizes.split(",")]
    start, memory, _, _ = min(run(binary, {"a.txt": "x\n"}, ["a.txt"], 10) for _ in range(3))
    rows = []
    for name, make, given in cases():
        if arguments.only and not any(word in name for word in arguments.only.split(",")):
            continue
        points, bytes_a_byte, per_mb, note = [], 0.0, 0.0, ""
        for size in sizes:
            seconds, peak, real, ended = run(binary, make(size), given, arguments.limit)
            if not ended:
                note = f"ended at {size / 1e6} MB"
                per_mb = max(per_mb, seconds / (real / 1e6))
                points.append((real, seconds))
                break
            seconds = max(seconds - start, 0.0)
            per_mb, bytes_a_byte = seconds / (real / 1e6), (peak - memory) / real
            if seconds > 0.03:
                points.append((real, seconds))
        exponent = 0.0
        if len(points) > 1:
            logs = [(math.log(x), math.log(y)) for x, y in points]
            mx, my = sum(x for x, _ in logs) / len(logs), sum(y for _, y in logs) / len(logs)
            exponent = sum((x - mx) * (y - my) for x, y in logs) / sum((x - mx) ** 2 for x, _ in logs)
        rows.append((exponent, per_mb, bytes_a_byte, name, note))
        print(f"{exponent:5.2f} {per_mb:8.3f} s/MB {bytes_a_byte:7.1f} B/B  {name}  {note}", flush=True)
    if arguments.tsv:
        with open(arguments.tsv, "w", encoding="utf8") as out:
            out.write("pattern\texponent\tseconds a MB\tbytes a byte\tnote\n")
            for exponent, per_mb, bytes_a_byte, name, note in rows:
                out.write(f"{name}\t{exponent:.2f}\t{per_mb:.3f}\t{bytes_a_byte:.1f}\t{note}\n")
    print(f"\n{len(rows)} patterns; the worst by exponent, by time and by memory:")
    for key in (lambda row: row[0], lambda row: row[1], lambda row: row[2]):
        for row in sorted(rows, key=key, reverse=True)[:12]:
            print(f"{row[0]:5.2f} {row[1]:8.3f} s/MB {row[2]:7.1f} B/B  {row[3]}  {row[4]}")
        print()
    worse = [row for row in rows if arguments.most and (row[0] > arguments.most or row[4])]
    for row in worse:
        print(f"grows too fast: {row[0]:.2f} {row[3]}  {row[4]}")
    sys.exit(bool(worse))


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()
