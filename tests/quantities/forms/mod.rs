//! The grammar of figures that `docs/quantities.md` writes down, produced form by form, and what each form must give.
//!
//! A form is one choice for each part: "digits in groups, a currency before, a scale word". It is written with some
//! values into some sentences; it counts as read where every one of them gives its value, unit, hedge and place and nothing
//! else. The values come from here, in fractions of whole numbers, and share no code with the reader.

mod bounds;
mod hedges;
mod joined;
mod measures;
mod money;
mod numbers;
mod ratio;
mod silent;
mod wordings;
mod words;

use std::collections::BTreeMap;

use corroborate::{Hedge, Hedging, Quantity, Span, Unit, read_quantities};
pub(crate) use ratio::Ratio;

/// What one figure must be.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Its number; none for a range or a word without a number.
    stated: Option<Ratio>,
    /// The ends of what it asserts, where they are checked: value, and whether the end is left out.
    ends: Option<[Option<(Ratio, bool)>; 2]>,
    unit: String,
    hedge: Option<Hedge>,
    /// Its words, where they are not all of the form's.
    words: Option<String>,
}

impl Figure {
    fn number(value: Ratio) -> Figure {
        Figure { stated: Some(value), ends: None, unit: "number".into(), hedge: None, words: None }
    }

    fn whole(value: i64) -> Figure {
        Figure::number(Ratio::whole(value))
    }

    fn within(low: Ratio, high: Ratio) -> Figure {
        let ends = Some([Some((low, false)), Some((high, false))]);
        Figure { stated: None, ends, unit: "number".into(), hedge: None, words: None }
    }

    fn unit(mut self, unit: &str) -> Figure {
        unit.clone_into(&mut self.unit);
        self
    }

    fn hedge(mut self, hedge: Hedge) -> Figure {
        self.hedge = Some(hedge);
        self
    }

    fn ends(mut self, ends: [Option<(Ratio, bool)>; 2]) -> Figure {
        self.ends = Some(ends);
        self
    }

    fn words(mut self, words: &str) -> Figure {
        self.words = Some(words.into());
        self
    }

    /// Whether this is what was read over these words.
    fn is(&self, quantity: &Quantity, read: &str, form: &str) -> bool {
        let unit = match &quantity.unit {
            Unit::Count => "number",
            unit => unit.as_str(),
        };
        let stated = match self.stated {
            Some(value) => quantity.stated.is_some_and(|number| value.is_near(&number.to_string())),
            None => true,
        };
        let ends = self.ends.is_none_or(|ends| {
            let found = [quantity.asserted.low, quantity.asserted.high];
            ends.iter().zip(found).all(|(expected, found)| match (expected, found) {
                (Some((value, open)), Some(bound)) => value.is_near(&bound.value.to_string()) && *open == bound.open,
                (None, None) => true,
                _ => false,
            })
        });
        let words = read.trim() == self.words.as_deref().unwrap_or(form);
        stated && ends && words && self.unit == unit && self.hedge.is_none_or(|hedge| hedge == quantity.hedge)
    }
}

/// Sentences for a form that has a unit or closes its phrase. "^" stands for the form with a capital.
const WHOLE: &[&str] = &[
    "{}",
    "It was {}.",
    "It was {}, they said.",
    "It came to {} on Monday",
    "The amount ({}) was known.",
    "The amount: {}; it was known.",
    "It was “{}” in all.",
    "{^} was the amount.",
    "They said {} — all of it — was there.",
];

/// Sentences for a form that may count things.
const COUNTED: &[&str] = &[
    "{}",
    "There were {}.",
    "There were {} people.",
    "Officials saw {} small boats, they said.",
    "{^} people were there on Monday.",
    "In the north {} homes burnt down.",
    "It held ({} seats) in all.",
    "Of {} voters, all came.",
];

/// A form with a sentence of its own.
const OWN: &[&str] = &["{}", "They said: {}", "Earlier, she added. {} They left."];

/// The forms as they are produced.
#[derive(Default)]
pub(crate) struct Forms {
    /// For each class and shape, the texts with what each must give.
    forms: BTreeMap<(&'static str, String), Vec<Sample>>,
}

struct Sample {
    /// The words of the form.
    words: String,
    sentences: &'static [&'static str],
    figures: Vec<Figure>,
}

impl Forms {
    /// Every form of the grammar.
    pub(crate) fn all() -> Forms {
        let mut forms = Forms::default();
        numbers::produce(&mut forms);
        words::produce(&mut forms);
        measures::produce(&mut forms);
        money::produce(&mut forms);
        bounds::produce(&mut forms);
        hedges::produce(&mut forms);
        joined::produce(&mut forms);
        silent::produce(&mut forms);
        forms
    }

    fn add(
        &mut self,
        class: &'static str,
        shape: &[&str],
        sentences: &'static [&'static str],
        words: String,
        figures: Vec<Figure>,
    ) {
        self.forms.entry((class, shape.join(" · "))).or_default().push(Sample { words, sentences, figures });
    }

    fn whole(&mut self, class: &'static str, shape: &[&str], words: String, figure: Figure) {
        self.add(class, shape, WHOLE, words, vec![figure]);
    }

    fn counted(&mut self, class: &'static str, shape: &[&str], words: String, figure: Figure) {
        self.add(class, shape, COUNTED, words, vec![figure]);
    }

    fn own(&mut self, class: &'static str, shape: &[&str], words: &str, figures: Vec<Figure>) {
        self.add(class, shape, OWN, words.into(), figures);
    }

    fn silent(&mut self, class: &'static str, shape: &[&str], words: &str) {
        self.own(class, shape, words, Vec::new());
    }

    /// How every `step`-th form is read, by class: read, all, and what is read otherwise.
    pub(crate) fn read(&self, step: usize) -> BTreeMap<&'static str, Share> {
        let hedging = Hedging::default();
        let mut shares: BTreeMap<&'static str, Share> = BTreeMap::new();
        for ((class, shape), samples) in self.forms.iter().step_by(step) {
            let share = shares.entry(class).or_default();
            let mut wrong = None;
            for sample in samples {
                for sentence in sample.sentences {
                    share.texts += 1;
                    let (text, words) = written(sentence, &sample.words);
                    let read = read_quantities(&text, &hedging);
                    if !fits(&text, &words, &read, &sample.figures) {
                        share.wrong_texts += 1;
                        wrong.get_or_insert_with(|| format!("{class}: {shape}: {text:?} gives {}", told(&text, &read)));
                    }
                }
            }
            share.forms += 1;
            share.wrong.extend(wrong);
        }
        shares
    }
}

/// How a class is read.
#[derive(Default)]
pub(crate) struct Share {
    pub(crate) forms: usize,
    pub(crate) texts: usize,
    pub(crate) wrong_texts: usize,
    /// For each form that is read otherwise, the first of its texts.
    pub(crate) wrong: Vec<String>,
}

/// The text, and the words of the form as they stand in it.
fn written(sentence: &str, words: &str) -> (String, String) {
    if sentence.contains("{^}") {
        let mut letters = words.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        return (sentence.replace("{^}", &capital), capital);
    }
    (sentence.replace("{}", words), words.to_owned())
}

fn fits(text: &str, words: &str, read: &[(Span, Quantity)], figures: &[Figure]) -> bool {
    let capital = words.chars().next().is_some_and(char::is_uppercase);
    read.len() == figures.len()
        && read.iter().zip(figures).all(|((span, quantity), figure)| {
            let found = text.get(span.start()..span.end()).unwrap_or_default();
            let lower = |text: &str| if capital { text.to_lowercase() } else { text.to_owned() };
            let mut figure = figure.clone();
            figure.words = figure.words.map(|words| lower(&words));
            figure.is(quantity, &lower(found), &lower(words))
        })
}

fn told(text: &str, read: &[(Span, Quantity)]) -> String {
    let figures = read.iter().map(|(span, quantity)| {
        let words = text.get(span.start()..span.end()).unwrap_or_default();
        let stated = quantity.stated.map(|number| number.to_string()).unwrap_or_default();
        format!("[{words}: {} ({stated}) {}, {}]", quantity.asserted, quantity.unit, quantity.hedge)
    });
    figures.collect::<Vec<String>>().join(" ")
}

/// The cases in which words are printed.
fn cases(words: &str) -> [(&'static str, String); 4] {
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    let titled = words.split(' ').map(title).collect::<Vec<String>>().join(" ");
    [("lower", words.to_owned()), ("first", title(words)), ("title", titled), ("upper", words.to_uppercase())]
}

/// A number in one of the ways that combine with signs, currencies, units, hedges and ranges.
#[derive(Clone, Copy)]
struct Printed {
    shape: &'static str,
    words: &'static str,
    value: Ratio,
    /// The step of the last printed digit.
    step: Ratio,
    /// Whether a word names its scale.
    scaled: bool,
    spelled: bool,
}

/// The ways to print a number that every other part of the grammar combines with.
fn printed() -> Vec<Printed> {
    let mut all = Vec::new();
    let mut add = |shape, words, value: &str, step: &str, scaled, spelled| {
        let (value, step) = (Ratio::decimal(value), Ratio::decimal(step));
        all.push(Printed { shape, words, value, step, scaled, spelled });
    };
    add("digit", "7", "7", "1", false, false);
    add("digits", "45", "45", "1", false, false);
    add("round digits", "300", "300", "1", false, false);
    add("decimals", "3.5", "3.5", "0.1", false, false);
    add("more decimals", "12.25", "12.25", "0.01", false, false);
    add("decimals below one", "0.4", "0.4", "0.1", false, false);
    add("groups", "1,250", "1250", "1", false, false);
    add("more groups", "12,500,000", "12500000", "1", false, false);
    add("blank groups", "45\u{a0}600", "45600", "1", false, false);
    add("groups and decimals", "4,312.75", "4312.75", "0.01", false, false);
    add("digits and scale", "3 million", "3000000", "1000000", true, false);
    add("decimals and scale", "3.5 million", "3500000", "100000", true, false);
    add("hyphen and scale", "3-million", "3000000", "1000000", true, false);
    add("digits and two scales", "2 hundred thousand", "200000", "1000", true, false);
    add("word", "seven", "7", "1", false, true);
    add("teen", "fifteen", "15", "1", false, true);
    add("tens", "forty-five", "45", "1", false, true);
    add("hundreds", "two hundred and ten", "210", "1", false, true);
    add("a hundred", "a hundred", "100", "1", false, true);
    add("thousands in words", "four thousand", "4000", "1000", true, true);
    add("millions in words", "two million", "2000000", "1000000", true, true);
    add("point in words", "two point five million", "2500000", "100000", true, true);
    add("half of a scale", "half a million", "500000", "100000", true, true);
    add("whole and half of a scale", "two and a half million", "2500000", "100000", true, true);
    all
}
