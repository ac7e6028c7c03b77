//! A second grammar of figures, written down as data without a look at what the reader knows, and read back at random.
//!
//! `parts.txt` says what forms are made of and what each part is worth, `classes.txt` and the files numbered after it which forms there are and
//! what must be read from them, `sentences.txt` where they stand. Values are worked out here in fractions of whole
//! numbers. What is drawn depends on the class alone, so that every run reads the same texts.

use std::collections::BTreeMap;
use std::fmt::Write;

use corroborate::{Hedging, Quantity, Span, Unit, read_quantities};

use super::forms::Ratio;

const PARTS: [&str; 2] = [include_str!("parts.txt"), include_str!("parts3.txt")];
const CLASSES: [&str; 4] = [
    include_str!("classes.txt"),
    include_str!("classes2.txt"),
    include_str!("classes3.txt"),
    include_str!("classes4.txt"),
];
const SENTENCES: &str = include_str!("sentences.txt");

/// The columns of the lines that are no comment.
fn lines(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = data.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.map(|line| line.split('\t').collect())
}

/// What a part is worth: a number, or a word such as a unit.
#[derive(Clone, Debug)]
enum Worth {
    Number(Ratio),
    Word(String),
}

enum Piece {
    Text(String),
    Part(&'static str),
}

/// One wording of a part, and its worth as it is to be worked out.
struct Wording {
    pieces: Vec<Piece>,
    worth: &'static str,
}

impl Wording {
    fn all(template: &'static str, worth: &'static str) -> impl Iterator<Item = Wording> {
        template.split('|').map(move |wording| {
            let mut pieces = Vec::new();
            for piece in wording.split_inclusive('>') {
                let (text, part) = match piece.rsplit_once('<').filter(|_| piece.ends_with('>')) {
                    Some((text, part)) if !part.contains([' ', '=']) && part.len() > 1 => {
                        (text, part.strip_suffix('>'))
                    }
                    _ => (piece, None),
                };
                let text = text
                    .replace("{nbsp}", "\u{a0}")
                    .replace("{thin}", "\u{2009}")
                    .replace("{narrow}", "\u{202f}")
                    .replace("\\n", "\n");
                pieces.push(Piece::Text(text));
                pieces.extend(part.map(Piece::Part));
            }
            Wording { pieces, worth }
        })
    }
}

/// A worth worked out from left to right.
fn worked_out(worth: &str, within: &[Worth]) -> Worth {
    let one = |token: &str| -> Worth {
        if let Some(index) = token.strip_prefix('$').and_then(|index| index.parse::<usize>().ok()) {
            return within[index - 1].clone();
        }
        match token.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit()) {
            true => Worth::Number(Ratio::decimal(token)),
            false => Worth::Word(token.to_owned()),
        }
    };
    let tokens: Vec<&str> = worth.split(' ').collect();
    let mut value = one(tokens[0]);
    for pair in tokens[1..].chunks(2) {
        let (Worth::Number(first), Worth::Number(second)) = (&value, &one(pair[1])) else {
            panic!("{worth}: {within:?}")
        };
        value = Worth::Number(match pair[0] {
            "+" => first.plus(*second),
            "-" => first.minus(*second),
            "*" => first.times(*second),
            "/" => first.over(*second),
            "^" => (0..20)
                .filter(|power| Ratio::whole(*power).is_less(*second))
                .fold(*first, |value, _| value.times(Ratio::whole(10))),
            operator => panic!("{operator} in {worth}"),
        });
    }
    value
}

/// A figure as a class expects it.
#[derive(Debug)]
struct Expected {
    value: Option<Ratio>,
    ends: Option<[Ratio; 2]>,
    unit: Option<String>,
    hedge: Option<String>,
}

impl Expected {
    fn of(columns: &[&str], within: &[Worth]) -> Expected {
        let number = |worth: &str| match worked_out(worth, within) {
            Worth::Number(value) => value,
            Worth::Word(word) => panic!("{word} is no number"),
        };
        let word = |worth: &str| match worked_out(worth, within) {
            Worth::Word(word) => Some(word).filter(|word| word != "-"),
            Worth::Number(_) => panic!("{worth} is no word: {within:?}"),
        };
        let (value, ends) = match columns[0].split_once("..") {
            Some((low, high)) => (None, Some([number(low), number(high)])),
            None => ((columns[0] != "-").then(|| number(columns[0])), None),
        };
        Expected { value, ends, unit: word(columns[1]), hedge: word(columns[2]) }
    }

    fn is(&self, quantity: &Quantity) -> bool {
        let unit = match &quantity.unit {
            Unit::Count => "number",
            unit => unit.as_str(),
        };
        let bounds = [quantity.asserted.low, quantity.asserted.high];
        let ends = |ends: &[Ratio; 2]| {
            ends.iter().zip(bounds).all(|(end, bound)| bound.is_some_and(|bound| end.is_near(&bound.value.to_string())))
        };
        self.value.is_none_or(|value| quantity.stated.is_some_and(|stated| value.is_near(&stated.to_string())))
            && self.ends.as_ref().is_none_or(ends)
            && self.unit.as_ref().is_none_or(|expected| expected == unit)
            && self.hedge.as_ref().is_none_or(|expected| expected == quantity.hedge.as_str())
    }
}

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn of(name: &str) -> Random {
        Random(
            name.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 20) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// A line of a class: its sentences, its wordings and what each must give.
struct Row {
    sentences: &'static str,
    wordings: Vec<Wording>,
    figures: Vec<Vec<&'static str>>,
}

/// The grammar.
pub(crate) struct Grammar {
    parts: BTreeMap<&'static str, Vec<Wording>>,
    /// Parts whose wordings are values of one form.
    values: Vec<&'static str>,
    classes: BTreeMap<&'static str, Vec<Row>>,
    sentences: BTreeMap<&'static str, Vec<&'static str>>,
    aside: Vec<&'static str>,
}

impl Grammar {
    pub(crate) fn read() -> Grammar {
        let mut grammar = Grammar {
            parts: BTreeMap::new(),
            values: Vec::new(),
            classes: BTreeMap::new(),
            sentences: BTreeMap::new(),
            aside: Vec::new(),
        };
        for columns in PARTS.into_iter().flat_map(lines) {
            let name = columns[0].trim_start_matches('*');
            if name.len() < columns[0].len() {
                grammar.values.push(name);
            }
            let worth = columns.get(2).copied().unwrap_or("$1");
            grammar.parts.entry(name).or_default().extend(Wording::all(columns[1], worth));
        }
        for columns in CLASSES.into_iter().flat_map(lines) {
            if columns[0] == "aside" {
                grammar.aside.push(columns[1]);
                continue;
            }
            let figures = match columns[3] {
                "none" => Vec::new(),
                _ => columns[3..].split(|column| *column == "&").map(<[&str]>::to_vec).collect(),
            };
            let wordings = Wording::all(columns[2], "").collect();
            grammar.classes.entry(columns[0]).or_default().push(Row { sentences: columns[1], wordings, figures });
        }
        for columns in lines(SENTENCES) {
            grammar.sentences.entry(columns[0]).or_default().push(columns[1]);
        }
        grammar
    }

    /// One wording drawn from some, with the worth of the parts within it.
    fn drawn(&self, wordings: &[Wording], random: &mut Random) -> (String, Vec<Worth>, &'static str) {
        let wording = &wordings[random.below(wordings.len())];
        let (mut text, mut within) = (String::new(), Vec::new());
        for piece in &wording.pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Part(name) => {
                    let Some(wordings) = self.parts.get(name) else { panic!("no part {name}") };
                    let (words, parts, worth) = self.drawn(wordings, random);
                    text.push_str(&words);
                    within.push(worked_out(worth, &parts));
                }
            }
        }
        (text, within, wording.worth)
    }

    /// How many forms some wordings make: values of one kind count once.
    fn forms(&self, wordings: &[Wording]) -> u128 {
        let of_part = |name: &&str| if self.values.contains(name) { 1 } else { self.forms(&self.parts[name]) };
        let parts = |wording: &Wording| {
            let parts = wording.pieces.iter().filter_map(|piece| match piece {
                Piece::Part(name) => Some(of_part(name)),
                Piece::Text(_) => None,
            });
            parts.product::<u128>()
        };
        wordings.iter().map(parts).sum()
    }

    /// Reads so many texts of each class, and tells what is read otherwise of the classes that are asked for.
    pub(crate) fn told(&self, texts: usize, asked: &str) -> (String, usize, usize) {
        let hedging = Hedging::default();
        let (mut told, mut all, mut right, mut forms) = (String::new(), 0, 0, 0);
        for (class, rows) in &self.classes {
            let mut random = Random::of(class);
            let of_class: u128 = rows.iter().map(|row| self.forms(&row.wordings)).sum();
            forms += of_class;
            let wanted = asked.split(';').any(|name| name == *class || name == "all") && !self.aside.contains(class);
            let (mut read_right, mut wrong) = (0, Vec::new());
            for index in 0..texts {
                let row = &rows[index % rows.len()];
                let (form, within, _) = self.drawn(&row.wordings, &mut random);
                let sentences = &self.sentences[row.sentences];
                let sentence = sentences[random.below(sentences.len())];
                let text = written(class, sentence, &form, &mut random);
                let expected: Vec<Expected> =
                    row.figures.iter().map(|columns| Expected::of(columns, &within)).collect();
                let read = read_quantities(&text, &hedging);
                if read.len() == expected.len() && expected.iter().zip(&read).all(|(one, (_, found))| one.is(found)) {
                    read_right += 1;
                } else if wanted {
                    wrong.push(format!("  {text:?} gives {}", shown(&text, &read)));
                }
            }
            (all, right) = (all + texts, right + read_right);
            let thousandths = read_right * 1000 / texts.max(1);
            let aside = if self.aside.contains(class) { "  (aside)" } else { "" };
            writeln!(told, "{class:32} {of_class:>12} forms, {thousandths:4} ‰ of {texts} texts{aside}").unwrap();
            wrong.sort();
            wrong.dedup();
            for line in wrong {
                writeln!(told, "{line}").unwrap();
            }
        }
        writeln!(told, "{forms} forms; {right} of {all} texts read").unwrap();
        (told, right, all)
    }
}

/// A form within a sentence, in the letters and digits of its class.
fn written(class: &str, sentence: &str, form: &str, random: &mut Random) -> String {
    let form = match class {
        "words in capitals" => form.to_uppercase(),
        "words in titles" => titled(form),
        "digits of other scripts" => {
            let script = [["０", "，", "．", "％"], ["٠", "٬", "٫", "٪"], ["۰", "٬", "٫", "٪"], ["०", ",", ".", "%"]];
            let [zero, comma, point, percent] = script[random.below(script.len())];
            let zero = u32::from(zero.chars().next().unwrap());
            let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).map(String::from);
            form.chars()
                .map(|c| match c {
                    ',' => comma.to_owned(),
                    '.' => point.to_owned(),
                    '%' => percent.to_owned(),
                    c => digit(c).unwrap_or_else(|| c.to_string()),
                })
                .collect()
        }
        _ => form.to_owned(),
    };
    let mut letters = form.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    sentence.replace("{^}", &capital).replace("{}", &form)
}

fn titled(form: &str) -> String {
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    form.split(' ').map(title).collect::<Vec<String>>().join(" ")
}

fn shown(text: &str, read: &[(Span, Quantity)]) -> String {
    let figures = read.iter().map(|(span, quantity)| {
        let words = text.get(span.start()..span.end()).unwrap_or_default();
        let stated = quantity.stated.map(|number| number.to_string()).unwrap_or_default();
        format!("[{words}: {} ({stated}) {}, {}]", quantity.asserted, quantity.unit, quantity.hedge)
    });
    figures.collect::<Vec<String>>().join(" ")
}
