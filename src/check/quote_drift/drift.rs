//! How two wordings of a quotation stand to each other, and the words in which they differ.

use std::collections::BTreeSet;
use std::ops::Range;

use super::wordings::Wording;
use crate::extract::read_quantities;
use crate::nearest::edits;
use crate::quantity::{Hedging, Number};
use crate::vocabulary::WordList;

/// How many words in a row make a trace by which quotations are found again.
pub(super) const TRACE: usize = 4;

/// How two quotations that share words in a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drift {
    /// Two quotations.
    None,
    /// One, or one of them cut short in an honest way.
    Same,
    /// Words spelt in another way.
    Spelling,
    /// Words left out inside, unmarked.
    Omitted,
    /// A "not" left out.
    Negation,
    /// Other words.
    Changed,
}

/// Words that turn a sentence into its contrary.
static NEGATIONS: WordList = WordList::named("negations");

pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

pub(super) fn compare(one: &Wording, other: &Wording) -> Drift {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    if long.words.windows(short.words.len()).any(|window| window == short.words) {
        return Drift::Same;
    }
    let pairs = common(&short.words, &long.words);
    if pairs.len() * 10 < short.words.len() * 7 || pairs.len() < TRACE + 1 {
        return Drift::None;
    }
    let (Some((first, low)), Some((last, high))) = (pairs.first().copied(), pairs.last().copied()) else {
        return Drift::None;
    };
    let inside = pairs.windows(2).map(|pair| match pair {
        [(a, b), (next_a, next_b)] => between((short, a + 1..*next_a), (long, b + 1..*next_b)),
        _ => Drift::Same,
    });
    let inside = inside.max().unwrap_or(Drift::Same);
    // At an end one may be cut short; words of both may be those of another quotation.
    let end = |own: Range<usize>, others: Range<usize>| match own.is_empty() || others.is_empty() {
        true => Drift::Same,
        false => between((short, own), (long, others)),
    };
    let ends = end(0..first, low.saturating_sub(first)..low);
    let ends =
        ends.max(end(last + 1..short.words.len(), high + 1..(high + short.words.len() - last).min(long.words.len())));
    let whole = low == 0 && high + 1 == long.words.len();
    match (inside, ends) {
        (Drift::Changed, _) => Drift::Changed,
        (_, Drift::Changed | Drift::Negation) if whole => Drift::Changed,
        (Drift::Same, Drift::Changed | Drift::Negation) => Drift::None,
        (_, Drift::Changed | Drift::Negation) => inside,
        _ => inside.max(ends),
    }
}

/// How words between those that two wordings have in common stand to each other.
fn between((short, own): (&Wording, Range<usize>), (long, others): (&Wording, Range<usize>)) -> Drift {
    let (one, other) =
        (short.words.get(own.clone()).unwrap_or_default(), long.words.get(others.clone()).unwrap_or_default());
    if one.is_empty() && other.is_empty() {
        return Drift::Same;
    }
    // Brackets and dots say that somebody else speaks, or that words are left out: where they stand anything may.
    let marked = |wording: &Wording, range: &Range<usize>| wording.gaps.range(range.start..=range.end).next().is_some();
    let is_marked = marked(short, &own) || marked(long, &others);
    // A whole clause with a "not" of its own is no "not" of what stays.
    let swallowed = |left: &[String], kept: &[String]| {
        kept.is_empty() && left.len() <= SWALLOWED && left.iter().any(|word| is_negation(word))
    };
    match () {
        () if swallowed(one, other) || swallowed(other, one) => Drift::Negation,
        () if is_marked => Drift::Same,
        () if one.is_empty() || other.is_empty() => Drift::Omitted,
        () => respelt(&in_full(one), &in_full(other)),
    }
}

/// The most words that are a "not" of the words around them: "not", "not, whatever comes,".
const SWALLOWED: usize = 3;

/// Words that stand for longer ones, or end so: "gov governor", "'re are", each with what it stands for.
static SHORT_FORMS: WordList = WordList::named("short forms of speech");

/// Words run together, short forms in full: "don't" is "do not", "Gov." is "Governor".
fn in_full(words: &[String]) -> String {
    let forms = || SHORT_FORMS.iter().filter_map(|entry| entry.split_once(' '));
    let full = |word: &String| {
        if let Some((_, full)) = forms().find(|(short, _)| short == word) {
            return full.replace(' ', "");
        }
        let ends = forms().filter(|(short, _)| short.contains('\''));
        let stem = ends.filter_map(|(short, full)| Some(format!("{}{full}", word.strip_suffix(short)?))).next();
        stem.unwrap_or_else(|| word.clone())
    };
    words.iter().map(full).collect()
}

/// How far a word may change and still be the same one in another spelling: "Hasaka", "Hasakeh".
const RESPELT: usize = 2;

/// Whether the words between the common ones differ in spelling alone, in spaces ("air strike") at the least.
pub(super) fn spelling(short: &[String], long: &[String], pairs: &[(usize, usize)]) -> Option<Drift> {
    let ends = [(short.len(), long.len())];
    let mut drift = Drift::Same;
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in pairs.iter().chain(&ends) {
        let one: String = short.get(a..*next_a).unwrap_or_default().concat();
        let other: String = long.get(b..*next_b).unwrap_or_default().concat();
        (a, b) = (next_a + 1, next_b + 1);
        match respelt(&one, &other) {
            Drift::Same => {}
            Drift::Spelling => drift = Drift::Spelling,
            _ => return None,
        }
    }
    Some(drift)
}

/// How words, run together, stand to those in whose place they are: "nonconsensual" and "non-consensual", "4" and "four", a word of
/// which only the first letter is printed.
fn respelt(one: &str, other: &str) -> Drift {
    static OF_ONE_LETTER: WordList = WordList::named("words of one letter");
    let masked = |short: &str, long: &str| {
        short.chars().count() == 1
            && !short.chars().all(char::is_numeric)
            && !OF_ONE_LETTER.contains(&short)
            && long.starts_with(short)
    };
    let one_number = || number_of(one).is_some_and(|value| number_of(other) == Some(value));
    if one == other || one_number() || masked(one, other) || masked(other, one) {
        return Drift::Same;
    }
    let digits = one.chars().chain(other.chars()).any(|c| c.is_ascii_digit());
    let first = one.chars().next() == other.chars().next();
    // "now" and "not" are near, and not one word.
    let near = !digits && first && one.len().min(other.len()) >= 4 && edits(one, other) <= RESPELT;
    if near { Drift::Spelling } else { Drift::Changed }
}

/// The number that a word is: "4", "four".
fn number_of(word: &str) -> Option<Number> {
    let read = read_quantities(word, &Hedging::default());
    let [(span, quantity)] = read.as_slice() else { return None };
    (span.start() == 0 && span.end() == word.len()).then_some(quantity.stated)?
}

/// The longest common subsequence of two wordings, as pairs of places.
pub(super) fn common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    // lengths[i * width + j]: of the parts from i and j on.
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let length = match x == y {
                true => at(&lengths, i + 1, j + 1) + 1,
                false => at(&lengths, i + 1, j).max(at(&lengths, i, j + 1)),
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How a quotation stands to the running text that it is said to come from, and which words of that text it takes.
///
/// Unlike two quotations of one sentence, which may each be cut short, all of a quotation must be in the text.
pub(super) fn against_text(quoted: &Wording, text: &[String]) -> (Drift, (usize, usize)) {
    let size = quoted.words.len();
    if let Some(from) = text.windows(size.max(1)).position(|window| window == quoted.words) {
        return (Drift::Same, (from, from + size));
    }
    let pairs = without_loose_ends(common(&quoted.words, text));
    let (Some((q, t)), Some((last_q, last_t))) = (pairs.first().copied(), pairs.last().copied()) else {
        return (Drift::None, (0, 0));
    };
    if pairs.len() * 10 < size * 7 || pairs.len() < TRACE {
        return (Drift::None, (0, 0));
    }
    let range = (t.saturating_sub(q), (last_t + size - last_q).min(text.len()));
    if pairs.len() == size {
        return (left_out(&quoted.gaps, text, &pairs), range);
    }
    let window = text.get(range.0..range.1).unwrap_or_default();
    let shifted: Vec<(usize, usize)> = pairs.iter().map(|(q, t)| (*q, t - range.0)).collect();
    (spelling(&quoted.words, window, &shifted).unwrap_or(Drift::Changed), range)
}

/// Pairs without single words that match far off from the others.
fn without_loose_ends(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let loose = |a: (usize, usize), b: (usize, usize)| b.1 - a.1 > (b.0 - a.0) + LOOSE;
    while let [a, b, ..] = pairs.as_slice()
        && loose(*a, *b)
    {
        pairs.remove(0);
    }
    while let [.., a, b] = pairs.as_slice()
        && loose(*a, *b)
    {
        pairs.pop();
    }
    pairs
}

/// How many words may stand between a text's first common word and its next ones.
const LOOSE: usize = 6;

/// What is left out between words that are all there: something unmarked, or a "not".
fn left_out(gaps: &BTreeSet<usize>, long: &[String], pairs: &[(usize, usize)]) -> Drift {
    let mut drift = Drift::Same;
    for pair in pairs.windows(2) {
        let [(_, a), (next, b)] = pair else { continue };
        let gap = long.get(a + 1..*b).unwrap_or_default();
        if gap.is_empty() {
            continue;
        }
        if gap.len() <= SWALLOWED && gap.iter().any(|word| is_negation(word)) {
            return Drift::Negation;
        }
        if !gaps.contains(next) {
            drift = Drift::Omitted;
        }
    }
    drift
}

/// The words in which two wordings differ, place by place: `"tolls" against "fees", "not" left out`.
pub(super) fn difference(a: &[String], b: &[String]) -> String {
    let pairs = common(a, b);
    let (mut i, mut j) = (0, 0);
    let mut parts: Vec<String> = Vec::new();
    for (next_i, next_j) in pairs.iter().copied().chain([(a.len(), b.len())]) {
        let one = a.get(i..next_i).unwrap_or_default().join(" ");
        let other = b.get(j..next_j).unwrap_or_default().join(" ");
        (i, j) = (next_i + 1, next_j + 1);
        match (one.is_empty(), other.is_empty()) {
            (true, true) => {}
            (false, true) => parts.push(format!("only one has {one:?}")),
            (true, false) => parts.push(format!("only the other has {other:?}")),
            (false, false) => parts.push(format!("{one:?} against {other:?}")),
        }
    }
    let more = parts.len().saturating_sub(SHOWN);
    parts.truncate(SHOWN);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    parts.join(", ") + &more
}

/// How many places a difference shows.
const SHOWN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn shows_differences_word_by_word() {
        for (a, b, shown) in [
            ("we raise the tolls", "we raise the fees", "\"tolls\" against \"fees\""),
            ("we shall not raise it", "we shall raise it now", "only one has \"not\", only the other has \"now\""),
            ("a b c", "a b c", ""),
        ] {
            assert_eq!(difference(&words(a), &words(b)), shown);
        }
    }

    #[test]
    fn a_text_holds_all_of_a_quotation_or_it_is_altered() {
        let text =
            words("it was said that we shall not raise the tolls of the old bridge before next spring and so on");
        let quoted = |quote: &str, gaps: &[usize]| Wording {
            words: words(quote),
            gaps: gaps.iter().copied().collect(),
            places: Vec::new(),
            titled: false,
        };
        for (quote, gaps, drift) in [
            ("we shall not raise the tolls of the old bridge", [].as_slice(), Drift::Same),
            ("we shall raise the tolls of the old bridge", &[2], Drift::Negation),
            ("we shall not raise the tolls before next spring", &[6], Drift::Same),
            ("we shall not raise the tolls before next spring", &[], Drift::Omitted),
            ("we shall not raise the fees of the old bridge", &[], Drift::Changed),
            ("we shall not raise the tolls of the old ferry", &[], Drift::Changed),
            ("the council fears for its school and its mill", &[], Drift::None),
        ] {
            assert_eq!(against_text(&quoted(quote, gaps), &text).0, drift, "{quote}");
        }
    }
}
