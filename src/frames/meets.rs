//! Which tests a piece meets by what it is, found when the patterns are read: a run takes down of each thing in a sentence what it
//! meets, and asks no test.

use super::parts::{Parts, Test};
use crate::vocabulary::{MOST_CLASSES, Stored, by_fields};

/// The tests that things meet, by the numbers of the tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meets {
    /// So many numbers there are: those of tests, and behind them those of what a test wants not.
    pub(super) count: usize,
    /// What is met by each class,
    pub(super) by_class: Lists,
    /// each word,
    pub(super) by_word: Lists,
    /// a verb in each form,
    pub(super) by_form: Lists,
    /// each verb: see [`Meets::with_forms`],
    by_verb: Lists,
    /// any piece,
    pub(super) by_any: Vec<u32>,
    /// and any but a mark or figure.
    pub(super) by_plain: Vec<u32>,
    /// Tests, and what a piece must not meet as well.
    pub(super) except: Vec<(u32, u32)>,
}

by_fields!(Meets { count, by_class, by_word, by_form, by_verb, by_any, by_plain, except });

/// Lists of tests, one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    /// Where each begins, and the last ends.
    starts: Vec<u32>,
    tests: Vec<u32>,
}

/// All numbers of a list are taken at once.
impl Stored for Lists {
    fn put(&self, to: &mut Vec<u8>) {
        self.starts.put(to);
        self.tests.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let mut numbers = || -> Option<Vec<u32>> {
            let length = usize::take(from)?.checked_mul(size_of::<u32>())?;
            let (bytes, rest) = from.split_at_checked(length)?;
            *from = rest;
            Some(bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
        };
        Some(Lists { starts: numbers()?, tests: numbers()? })
    }
}

/// The forms of verbs that are told apart.
pub(super) const FORMS: usize = 8;

/// The bits of a number in a list of verbs that are the test's; above them are those of the forms.
const OF_TEST: u32 = 24;

impl Meets {
    /// What meets the tests of patterns.
    pub(super) fn of(parts: &Parts) -> Meets {
        let mut rows = Rows { by_class: vec![Vec::new(); MOST_CLASSES], ..Rows::default() };
        rows.by_form.resize(FORMS, Vec::new());
        let (mut except, mut count) = (Vec::new(), as_u32(parts.tests.len()));
        for (number, test) in (0..).zip(parts.tests.iter()) {
            rows.add(number, test);
            for other in &test.except {
                rows.add(count, other);
                except.push((number, count));
                count += 1;
            }
        }
        let Rows { by_class, by_word, by_form, by_verb, by_any, by_plain } = rows;
        let [by_class, by_word, by_form, by_verb] = [by_class, by_word, by_form, by_verb].map(Lists::of);
        let count = usize::try_from(count).unwrap_or_default();
        Meets { count, by_class, by_word, by_form, by_verb, by_any, by_plain, except }
    }

    /// The tests that a verb meets in some form, each with the bits of its forms.
    pub(super) fn with_forms(&self, verb: usize) -> impl Iterator<Item = (u32, u32)> {
        self.by_verb.row(verb).iter().map(|both| (both & ((1 << OF_TEST) - 1), both >> OF_TEST))
    }
}

impl Lists {
    fn of(rows: Vec<Vec<u32>>) -> Lists {
        let (mut starts, mut tests) = (vec![0], Vec::new());
        for mut row in rows {
            row.sort_unstable();
            row.dedup();
            tests.append(&mut row);
            starts.push(as_u32(tests.len()));
        }
        Lists { starts, tests }
    }

    /// The list of a number.
    pub(super) fn row(&self, number: usize) -> &[u32] {
        let place = |at: usize| self.starts.get(at).and_then(|place| usize::try_from(*place).ok());
        let (start, end) = place(number).zip(place(number + 1)).unwrap_or_default();
        self.tests.get(start..end).unwrap_or_default()
    }
}

/// Lists as they are being made.
#[derive(Default)]
struct Rows {
    by_class: Vec<Vec<u32>>,
    by_word: Vec<Vec<u32>>,
    by_form: Vec<Vec<u32>>,
    by_verb: Vec<Vec<u32>>,
    by_any: Vec<u32>,
    by_plain: Vec<u32>,
}

impl Rows {
    /// Puts down what meets a number by what a test wants.
    fn add(&mut self, number: u32, test: &Test) {
        if test.any {
            self.by_any.push(number);
        }
        if test.word {
            self.by_plain.push(number);
        }
        test.classes.numbers().for_each(|class| put(&mut self.by_class, class, number));
        test.words.iter().filter_map(|word| usize::try_from(*word).ok()).for_each(|word| {
            put(&mut self.by_word, word, number);
        });
        if test.verbs.is_empty() {
            let forms = (0..FORMS).filter(|form| test.forms >> form & 1 == 1);
            forms.for_each(|form| put(&mut self.by_form, form, number));
        }
        let with_forms = number | u32::from(test.forms) << OF_TEST;
        test.verbs.iter().for_each(|verb| put(&mut self.by_verb, *verb, with_forms));
    }
}

fn put(rows: &mut Vec<Vec<u32>>, at: usize, number: u32) {
    if rows.len() <= at {
        rows.resize(at + 1, Vec::new());
    }
    if let Some(row) = rows.get_mut(at) {
        row.push(number);
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
