//! What scraped texts hold: each figure in each sentence is read as it stands there, whatever was left around and in it, or
//! it is declined and listed; never is another figure read.
#![allow(clippy::unwrap_used, reason = "a test stops where a document cannot be read")]

use std::collections::BTreeSet;

use corroborate::{Corpus, Document, Format, Verifier};

const FIGURES: [&str; 7] =
    ["227", "12,400", "3.5 million", "two hundred and twenty-seven", "more than 40", "54 percent", "$3.2 billion"];

/// Sentences for counts, for shares and for money; `{}` is the figure.
const COUNTS: [&str; 4] = [
    "A fire at the mill in Lindby on 3 May 2031 killed {} workers, the prefect said.",
    "In all {} people lost their lives in Saudi Arabia when the dam broke, the ministry said.",
    "The blast injured {} people and two firefighters.",
    "Some 90 officers and {} protesters were injured.",
];
const SHARES: [&str; 2] =
    ["Turnout stood at {}, the election commission said.", "The party won {} of the vote in Lindby."];
const MONEY: [&str; 2] = ["The damage was put at {} by the insurers.", "The company was fined {} on Tuesday."];

fn sentences(figure: &str) -> &'static [&'static str] {
    match figure {
        _ if figure.contains("percent") => &SHARES,
        _ if figure.contains('$') => &MONEY,
        _ => &COUNTS,
    }
}

/// What is claimed of a text: measure, interval, unit and hedge of each figure.
fn claimed(corpus: &Corpus) -> Vec<(Option<String>, String, String, String)> {
    let said = corpus.claims().iter().map(|claim| {
        let quantity = &claim.quantity;
        let bounds = format!(
            "{:?} to {:?}",
            quantity.asserted.low.map(|low| low.value),
            quantity.asserted.high.map(|high| high.value)
        );
        (claim.statistic.measure.clone(), bounds, quantity.unit.to_string(), quantity.hedge.to_string())
    });
    let mut said: Vec<_> = said.collect();
    said.sort();
    said
}

/// How what was left changes a text: by its sentence and its figure.
type Change<'a> = &'a dyn Fn(&str, &str) -> String;

struct Tried {
    verifier: Verifier,
    same: usize,
    declined: usize,
    wrong: Vec<String>,
}

impl Tried {
    fn new() -> Tried {
        Tried { verifier: Verifier::new(), same: 0, declined: 0, wrong: Vec::new() }
    }

    fn read(&self, text: &str, format: Format) -> Corpus {
        let text = format!("{text}\n");
        self.verifier.extract(&[Document::new("d", text).with_format(format)]).unwrap()
    }

    /// Tries a change of every figure in every sentence. Where it `may_decline`, a figure may be listed in place of being read.
    fn change(&mut self, name: &str, formats: &[Format], may_decline: bool, change: Change<'_>) {
        for figure in FIGURES {
            for sentence in sentences(figure) {
                let expected = claimed(&self.read(&sentence.replace("{}", figure), Format::Plain));
                let changed = change(sentence, figure);
                for format in formats {
                    let corpus = self.read(&changed, *format);
                    let found = claimed(&corpus);
                    if found == expected {
                        self.same += 1;
                        continue;
                    }
                    let known: BTreeSet<&String> = expected.iter().map(|(_, bounds, ..)| bounds).collect();
                    let others = found.iter().any(|(_, bounds, ..)| !known.contains(bounds));
                    let listed = corpus.unread().iter().any(|unread| unread.reason.as_str() != "date");
                    if may_decline && !others && listed {
                        self.declined += 1;
                    } else {
                        self.wrong.push(format!(
                            "{name} in {format:?}: {changed:?}\n  expected {expected:?}\n  found    {found:?}"
                        ));
                    }
                }
            }
        }
    }

    fn holds(&self, least: usize) {
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(self.same + self.declined >= least, "{} the same, {} declined", self.same, self.declined);
    }
}

const ALL: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// The counted nouns of the sentences.
const NOUNS: [&str; 3] = ["workers", "people", "protesters"];

fn behind_noun(sentence: &str, figure: &str, mark: &str) -> String {
    let text = sentence.replace("{}", figure);
    let noun = NOUNS.iter().find(|noun| text.contains(**noun));
    noun.map_or(text.clone(), |noun| text.replacen(noun, &format!("{noun}{mark}"), 1))
}

#[test]
fn marks_of_notes_change_no_figure() {
    let mut tried = Tried::new();
    for mark in [
        "[^1]",
        "[^12]",
        "[4]",
        "[12]",
        "³",
        "¹²",
        "^1^",
        "[a]",
        "[note 2]",
        "[citation needed]",
        "*",
        "†",
        "‡",
        "[4][5]",
        "[3,4]",
        "<sup>4</sup>",
        "<sup>[4]</sup>",
        "&#91;4&#93;",
        "[1]:5",
        "[[4]](#n4)",
        "[[1]]",
        "[i]",
        "[^note]",
        "⁽¹⁾",
        "<sup><a href=\"#n1\">1</a></sup>",
        "\u{2060}³",
        " [4]",
        "{1}",
        "<ref name=\"a\" />",
        "<ref>{{cite web|title=A fire killed 9 people|year=2016}}</ref>",
    ] {
        tried.change(mark, &ALL, false, &|sentence, figure| sentence.replace("{}", &format!("{figure}{mark}")));
        tried.change(mark, &ALL, false, &|sentence, figure| behind_noun(sentence, figure, mark));
    }
    tried.holds(3500);
}

#[test]
fn tags_and_emphasis_change_no_figure() {
    let mut tried = Tried::new();
    for (open, close) in [
        ("<b>", "</b>"),
        ("<strong class=\"n\">", "</strong>"),
        ("<span data-n=\"5\">", "</span>"),
        ("<a href=\"https://echo.example/12\">", "</a>"),
        ("<!-- 12 -->", "<!-- 13 -->"),
        ("**", "**"),
        ("*", "*"),
        ("_", "_"),
        ("__", "__"),
        ("***", "***"),
        ("[", "](https://echo.example/12)"),
        ("<mark>", "</mark>"),
    ] {
        tried.change(open, &ALL, false, &|sentence, figure| sentence.replace("{}", &format!("{open}{figure}{close}")));
    }
    tried.change("paragraph", &ALL, false, &|sentence, figure| format!("<p>{}</p>", sentence.replace("{}", figure)));
    tried.change("cell", &ALL, false, &|sentence, figure| {
        format!("<div>\n<p>{}\n</div>", sentence.replace("{}", figure))
    });
    tried.holds(800);
}

#[test]
fn spaces_of_any_kind_are_spaces() {
    let mut tried = Tried::new();
    for space in [
        "\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "\u{2007}", "  ", "\t", "\n", "\r\n", " \n ", "\u{a0} ",
        "&nbsp;", "&#160;", "&#xa0;", "&thinsp;", "&emsp;",
    ] {
        // Markdown and HTML read a line for a line.
        tried.change(space, &ALL, false, &|sentence, figure| sentence.replace("{}", figure).replace(' ', space));
    }
    for group in ["\u{a0}", "\u{202f}", "\u{2009}", "&nbsp;", "&#8239;", "&thinsp;"] {
        tried.change(group, &ALL, false, &|sentence, figure| sentence.replace("{}", &figure.replace(',', group)));
    }
    tried.holds(1400);
}

/// The text with something put inside of each of its longer words and numbers.
fn inside(text: &str, what: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut changed = String::new();
    for (place, letter) in letters.iter().enumerate() {
        changed.push(*letter);
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        let next = letters.get(place + 1);
        let digits = letter.is_ascii_digit()
            && next.is_some_and(char::is_ascii_digit)
            && !before.is_some_and(char::is_ascii_digit);
        let word = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphabetic);
        let second = word(Some(letter))
            && word(before)
            && word(next)
            && !place.checked_sub(2).is_some_and(|first| word(letters.get(first)));
        if digits || second {
            changed.push_str(what);
        }
    }
    changed
}

#[test]
fn what_cannot_be_seen_changes_no_figure() {
    let mut tried = Tried::new();
    for unseen in [
        "\u{ad}",
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}",
        "\u{34f}",
        "\u{180e}",
        "\u{fe0f}",
        "\u{e0001}",
        "\u{3164}",
        "\u{fff9}",
        "\u{1}",
        "\u{8}",
        "\u{7f}",
        "\u{9b}",
        "\u{202e}",
        "\u{200e}",
        "\u{61c}",
        "\u{2066}",
        "\u{1b}[1m",
        "&shy;",
        "&zwnj;",
        "&#173;",
        "&ZeroWidthSpace;",
        "<wbr>",
    ] {
        tried.change(unseen, &ALL, false, &|sentence, figure| inside(&sentence.replace("{}", figure), unseen));
        tried.change(unseen, &ALL, false, &|sentence, figure| {
            sentence.replace("{}", &format!("{unseen}{figure}{unseen}"))
        });
    }
    tried.holds(3000);
}

/// The text in lines of at most so many characters, broken at its hyphens too where `hyphens` says so.
fn wrapped(text: &str, width: usize, hyphens: bool) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let parts: Vec<&str> = if hyphens { word.split_inclusive('-').collect() } else { vec![word] };
        for (place, part) in parts.iter().enumerate() {
            let length = part.chars().count();
            let space = usize::from(place == 0);
            if column > 0 && column + space + length > width {
                wrapped.push('\n');
                column = 0;
            } else if column > 0 && place == 0 {
                wrapped.push(' ');
                column += 1;
            }
            wrapped.push_str(part);
            column += length;
        }
    }
    wrapped
}

#[test]
fn lines_of_any_width_are_read_alike() {
    let mut tried = Tried::new();
    for width in [8, 10, 16, 20, 25, 30, 35, 40, 50, 72] {
        for hyphens in [false, true] {
            let wrap = |sentence: &str, figure: &str| wrapped(&sentence.replace("{}", figure), width, hyphens);
            tried.change(&format!("{width} columns"), &ALL, false, &wrap);
        }
    }
    // A typesetter's hyphen in the words of the figure, or in the noun.
    let broken = |sentence: &str, figure: &str| {
        let text = sentence.replace("{}", figure);
        let breaks = [
            ("twenty", "twen-\nty"),
            ("hundred", "hun-\ndred"),
            ("million", "mil-\nlion"),
            ("billion", "bil-\nlion"),
            ("workers", "work-\ners"),
            ("people", "peo-\nple"),
            ("protesters", "pro-\ntesters"),
            ("percent", "per-\ncent"),
        ];
        breaks.iter().fold(text, |text, (word, broken)| text.replacen(word, broken, 1))
    };
    tried.change("hyphens", &ALL, false, &broken);
    tried.change("soft hyphens", &ALL, false, &|sentence, figure| broken(sentence, figure).replace("-\n", "\u{ad}\n"));
    tried.holds(1400);
}

#[test]
fn digits_and_letters_of_any_kind_are_read() {
    let mut tried = Tried::new();
    for zero in [0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xa66, 0xbe6, 0x17e0, 0x7c0, 0x1d7ce, 0x1d7f6] {
        let own = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
        tried.change(&format!("{zero:x}"), &ALL, false, &|sentence, figure| {
            sentence.replace("{}", &figure.chars().map(own).collect::<String>())
        });
    }
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_graphic()).unwrap_or(c);
    tried.change("wide", &ALL, false, &|sentence, figure| {
        sentence.replace("{}", &figure.chars().map(wide).collect::<String>())
    });
    tried.change("ligatures", &ALL, false, &|sentence, figure| {
        sentence.replace("{}", figure).replace("fi", "ﬁ").replace("fl", "ﬂ")
    });
    let apart = |sentence: &str, figure: &str| sentence.replace("{}", figure).replace("Lindby", "Li\u{301}ndby");
    tried.change("apart", &[Format::Plain], true, &apart);
    tried.holds(500);
}

#[test]
fn no_part_of_a_misprinted_figure_is_read() {
    let mut tried = Tried::new();
    for letter in ['O', 'o', 'l', 'I', '\u{fffd}'] {
        // In the place of each digit but the first of a short number's.
        for place in 0..4 {
            let misprint = |sentence: &str, figure: &str| {
                let digits: Vec<usize> = figure.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
                let at = digits
                    .get(place)
                    .copied()
                    .filter(|at| digits.len() > 2 && (place > 0 || figure.get(at + 1..at + 2) != Some(",")));
                // "22l" are litres, "22o" is nothing that is written.
                let last = at == digits.last().copied() && matches!(letter, 'l' | 'o');
                let mut figure = figure.to_owned();
                if let Some(at) = at.filter(|_| !last) {
                    figure.replace_range(at..=at, &letter.to_string());
                }
                sentence.replace("{}", &figure)
            };
            tried.change(&format!("{letter}"), &ALL, true, &misprint);
        }
    }
    let lowered = |sentence: &str, figure: &str| {
        let low = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(c);
        sentence.replace("{}", &figure.chars().map(low).collect::<String>())
    };
    tried.change("lowered", &[Format::Plain], true, &lowered);
    tried.holds(1200);
}

#[test]
fn fractions_before_scales_are_read() {
    let verifier = Verifier::new();
    for (words, stated) in
        [("½ million", "500000"), ("2½ million", "2500000"), ("¾ billion", "750000000"), ("1 ½ million", "1500000")]
    {
        let text = format!("Some {words} people were displaced by the flood, the ministry said.");
        let corpus = verifier.extract(&[Document::new("d", text)]).unwrap();
        let found: Vec<String> =
            corpus.claims().iter().filter_map(|claim| claim.quantity.stated).map(|number| number.to_string()).collect();
        assert_eq!(found, [stated], "{words}");
    }
}
