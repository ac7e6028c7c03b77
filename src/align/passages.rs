//! A passage that two places have in common, read along word by word over small edits.

use super::copies::Repetition;
use super::words::{Word, Words, WordsBack, words, words_back};
use crate::model::{Corpus, Span};

/// A passage with fewer equal letters may be a quotation or a formula.
const LEAST: usize = 300;

/// Fewer sentences may be one long quotation.
const FEWEST: usize = 3;

/// How many words may differ in a row inside a passage.
const GAP: usize = 40;

/// How many words in a row are equal again behind a gap, at the least.
const AGAIN: usize = 4;

/// Equal words in a row: their bytes in the first occurrence and in the repetition.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: (usize, usize),
    again: (usize, usize),
    weight: usize,
    words: usize,
}

impl Run {
    fn of(first: &Word, again: &Word) -> Run {
        Run { first: (first.start, first.end), again: (again.start, again.end), weight: again.length(), words: 1 }
    }

    fn push(&mut self, first: &Word, again: &Word) {
        self.first.1 = first.end;
        self.again.1 = again.end;
        self.weight += again.length();
        self.words += 1;
    }
}

/// Runs of equal words with gaps between them.
#[derive(Debug)]
pub(super) struct Passage {
    runs: Vec<Run>,
    /// The most words of each gap, behind each run but the last.
    gaps: Vec<usize>,
}

impl Passage {
    /// Reads two texts along from a place at which they are equal, and back from it, down to `floor` in the repetition.
    pub(super) fn read(first: Source<'_>, origin: usize, again: &[Word], place: usize, floor: usize) -> Passage {
        let own = matches!(first, Source::Read(_));
        // What stands between two copies in one document belongs to one of them only.
        let floor = if own { floor.max(origin + 1) } else { floor };
        let (mut start, mut start_again) = (origin, place);
        along(first.back(origin, 0), Source::Read(again).back(place, floor), |step| {
            if let Step::Equal(one, other) = step {
                (start, start_again) = (one.start, other.start);
            }
        });
        // In one document the first occurrence ends where the repetition begins.
        let ceiling = if own { start_again } else { usize::MAX };
        let mut passage = Passage { runs: Vec::new(), gaps: Vec::new() };
        let mut run: Option<Run> = None;
        along(first.ahead(start, ceiling), Source::Read(again).ahead(start_again, usize::MAX), |step| match step {
            Step::Equal(one, other) => match &mut run {
                Some(run) => run.push(one, other),
                None => run = Some(Run::of(one, other)),
            },
            Step::Gap(words) => {
                passage.runs.extend(run.take());
                passage.gaps.push(words);
            }
        });
        passage.runs.extend(run);
        passage
    }

    /// The byte of the repetition behind its last word.
    pub(super) fn end(&self) -> Option<usize> {
        self.runs.last().map(|run| run.again.1)
    }

    /// The passage, where it weighs enough for a copy.
    pub(super) fn repetition(&self, corpus: &Corpus, (first, again): (usize, usize)) -> Option<Repetition> {
        let weight: usize = self.runs.iter().map(|run| run.weight).sum();
        let equal: usize = self.runs.iter().map(|run| run.words).sum();
        let altered: usize = self.gaps.iter().sum();
        (weight >= LEAST && equal * 2 >= altered * 3).then_some(())?;
        let (start, end) = (self.runs.first()?, self.runs.last()?);
        let one = corpus.documents().get(first)?;
        let other = corpus.documents().get(again)?;
        let stops = sentences(other.text.get(start.again.0..end.again.1)?);
        (stops >= FEWEST).then_some(())?;
        let gaps: Vec<(Span, Span)> = self
            .runs
            .windows(2)
            .filter_map(|pair| match pair {
                [before, after] => Some((
                    trimmed(&one.text, before.first.1, after.first.0)?,
                    trimmed(&other.text, before.again.1, after.again.0)?,
                )),
                _ => None,
            })
            .collect();
        // One form filled in with other figures each time is a form, not a copy.
        let figures = gaps.iter().filter(|(a, b)| has_digit(one.quote(*a)) && has_digit(other.quote(*b))).count();
        (figures * 3 <= stops).then_some(())?;
        let wide = |text: &str, from: usize, to: usize| Span::new(opened(text, from), closed(text, to));
        Some(Repetition {
            first: (first, wide(&one.text, start.first.0, end.first.1)?),
            again: (again, wide(&other.text, start.again.0, end.again.1)?),
            equal: self.runs.iter().filter_map(|run| wide(&other.text, run.again.0, run.again.1)).collect(),
            altered: gaps,
            weight,
        })
    }
}

// ---------------------------------------------------------------------------------------------------- two texts

/// What two texts have at the place up to which they were read.
enum Step<'a> {
    /// A word that is equal.
    Equal(&'a Word, &'a Word),
    /// So many words, at the most, behind which they are equal again.
    Gap(usize),
}

/// How many words are compared at a time.
const BLOCK: usize = 8;

/// Reads two texts along in one direction for as long as they are equal, gaps aside.
fn along(mut one: Ahead<'_>, mut other: Ahead<'_>, mut step: impl FnMut(Step<'_>)) {
    loop {
        let (a, b) = (one.upcoming(BLOCK), other.upcoming(BLOCK));
        let mut equal = 0;
        for (a, b) in a.iter().zip(b).take_while(|(a, b)| a.hash == b.hash) {
            step(Step::Equal(a, b));
            equal += 1;
        }
        let (i, j) = match equal {
            0 => {
                let Some((i, j)) = meet(one.upcoming(VIEW), other.upcoming(VIEW)) else { return };
                step(Step::Gap(i.max(j)));
                (i, j)
            }
            equal => (equal, equal),
        };
        one.skip(i);
        other.skip(j);
    }
}

/// Where the words of a text come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'a> {
    /// All were read before.
    Read(&'a [Word]),
    /// They are read when they are asked for: most places that look like a copy are none.
    Text(&'a str),
}

impl<'a> Source<'a> {
    /// The words from a place on that end before another.
    fn ahead(&self, from: usize, ceiling: usize) -> Ahead<'a> {
        match self {
            Source::Read(words) => {
                let from = words.partition_point(|word| word.start < from);
                let to = words.partition_point(|word| word.end <= ceiling);
                Ahead::Read(words.get(from..to).unwrap_or_default())
            }
            Source::Text(text) => Ahead::some(Rest::Ahead(words(text, from))),
        }
    }

    /// The words before a place, the last one first, that begin at another or behind it.
    fn back(&self, end: usize, floor: usize) -> Ahead<'a> {
        match self {
            Source::Read(words) => {
                let from = words.partition_point(|word| word.start < floor);
                let to = words.partition_point(|word| word.end <= end);
                Ahead::some(Rest::Read(words.get(from..to).unwrap_or_default().iter()))
            }
            Source::Text(text) => Ahead::some(Rest::Back(words_back(text, end))),
        }
    }
}

/// The words of a text in one direction.
enum Rest<'a> {
    Ahead(Words<'a>),
    Back(WordsBack<'a>),
    /// Words that were read before, the last one first.
    Read(std::slice::Iter<'a, Word>),
}

/// The words ahead in one direction.
enum Ahead<'a> {
    /// All are there.
    Read(&'a [Word]),
    /// They come one by one.
    Some {
        rest: Rest<'a>,
        /// Those that were looked at and not passed, and some that were passed.
        seen: Vec<Word>,
        /// How many were passed.
        at: usize,
    },
}

impl<'a> Ahead<'a> {
    fn some(rest: Rest<'a>) -> Ahead<'a> {
        Ahead::Some { rest, seen: Vec::with_capacity(2 * VIEW), at: 0 }
    }

    /// The next so many words; fewer at the end.
    fn upcoming(&mut self, count: usize) -> &[Word] {
        let view = match self {
            Ahead::Read(words) => words,
            Ahead::Some { rest, seen, at } => {
                if seen.len() < *at + count && *at >= VIEW {
                    seen.drain(..*at);
                    *at = 0;
                }
                while seen.len() < *at + count {
                    let next = match rest {
                        Rest::Ahead(words) => words.next(),
                        Rest::Back(words) => words.next(),
                        Rest::Read(words) => words.next_back().copied(),
                    };
                    let Some(next) = next else { break };
                    seen.push(next);
                }
                seen.get(*at..).unwrap_or_default()
            }
        };
        view.get(..count).unwrap_or(view)
    }

    fn skip(&mut self, count: usize) {
        match self {
            Ahead::Read(words) => *words = words.get(count..).unwrap_or_default(),
            Ahead::Some { at, .. } => *at += count,
        }
    }
}

/// How many words in a row are equal behind a gap of so many words in both texts together.
fn needed(size: usize) -> usize {
    AGAIN + size / 6
}

/// How many words of a text [`meet`] looks at: the widest gap, and what must be equal behind it. They fit in the bits of a
/// `u64`.
const VIEW: usize = GAP + AGAIN + 2 * GAP / 6;

/// Of how many kinds words are for a first look.
const KINDS: usize = 256;

fn kind(word: &Word) -> usize {
    let [least, ..] = word.hash.to_le_bytes();
    usize::from(least)
}

/// The smallest gap behind which two texts are equal again: how many words of each it takes.
///
/// By kind of word, a set of bits tells where it stands in the one text; so the places where a few words in a row may be
/// equal to those at a place of the other are found in as many steps as there are words.
fn meet(one: &[Word], other: &[Word]) -> Option<(usize, usize)> {
    let mut kinds = [0_u64; KINDS];
    for (i, word) in one.iter().take(VIEW).enumerate() {
        if let Some(places) = kinds.get_mut(kind(word)) {
            *places |= 1 << i;
        }
    }
    let mut alike = [0_u64; VIEW];
    for (alike, word) in alike.iter_mut().zip(other) {
        *alike = kinds.get(kind(word)).copied().unwrap_or(0);
    }
    let mut best: Option<(usize, usize)> = None;
    for (j, window) in alike.windows(AGAIN).take(GAP + 1).enumerate() {
        let in_a_row = window.iter().enumerate().fold((2_u64 << GAP) - 1, |all, (step, places)| all & (places >> step));
        let mut left = in_a_row;
        while left != 0 {
            let i = left.trailing_zeros() as usize;
            left &= left - 1;
            let size = i + j;
            if size == 0 || best.is_some_and(|(a, b)| (a + b, a) <= (size, i)) {
                continue;
            }
            let pairs = one.iter().skip(i).zip(other.iter().skip(j)).take(needed(size));
            if pairs.filter(|(a, b)| a.hash == b.hash).count() == needed(size) {
                best = Some((i, j));
            }
        }
    }
    best
}

/// How many sentences and lines a passage has.
fn sentences(text: &str) -> usize {
    let bytes = text.as_bytes();
    let stops = memchr::memchr3_iter(b'.', b'\n', b'?', bytes).filter(|place| {
        let after = bytes.get(place + 1).copied();
        match bytes.get(*place) {
            Some(b'\n') => {
                after.is_some_and(|next| !next.is_ascii_whitespace())
                    && !text.get(..*place).is_some_and(|before| before.trim_end().ends_with(['.', '?']))
            }
            _ => after.is_some_and(|next| next.is_ascii_whitespace() || !next.is_ascii_alphanumeric()),
        }
    });
    stops.count() + 1
}

/// The place between two words without the white space around it; may be empty.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let gap = text.get(start..end)?;
    let left = gap.len() - gap.trim_start().len();
    let kept = gap.trim();
    Span::new(start + left.min(gap.len()), start + left.min(gap.len()) + kept.len())
}

/// The end of a run with the stops and closing marks behind its last word.
fn closed(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let after = rest.trim_start_matches(['.', '!', '?', '…', ')', ']', '"', '”', '’', '»']);
    end + (rest.len() - after.len())
}

/// The start of a run with the opening marks before its first word.
fn opened(text: &str, start: usize) -> usize {
    text.get(..start).unwrap_or_default().trim_end_matches(['(', '[', '"', '“', '‘', '«', '„']).len()
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every gap, the smallest first.
    fn meet_slowly(one: &[Word], other: &[Word]) -> Option<(usize, usize)> {
        for size in 1..=2 * GAP {
            for i in size.saturating_sub(GAP)..=size.min(GAP) {
                let pairs = one.iter().skip(i).zip(other.iter().skip(size - i));
                if pairs.take_while(|(a, b)| a.hash == b.hash).take(needed(size)).count() == needed(size) {
                    return Some((i, size - i));
                }
            }
        }
        None
    }

    fn read(text: &str) -> Vec<Word> {
        words(text, 0).collect()
    }

    /// Runs of words that come again, with others between them.
    fn text() -> impl Strategy<Value = String> {
        let run = "(the bridge of the old town fell in the night of the storm and nobody saw it )";
        let piece = prop_oneof![run, "[a-c] ", "([a-z]{1,2} ){1,12}", "(the old bridge ){1,8}"];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn meets_at_the_smallest_gap(one in text(), other in text()) {
            let (one, other) = (read(&one), read(&other));
            let equal_at_once = one.first().zip(other.first()).is_some_and(|(a, b)| a.hash == b.hash);
            prop_assume!(!equal_at_once);
            prop_assert_eq!(meet(&one, &other), meet_slowly(&one, &other));
        }

        #[test]
        fn reads_a_text_as_it_reads_words(one in text(), other in text()) {
            let (own, known) = (read(&other), read(&one));
            for word in own.iter().take(5) {
                let Some(origin) = known.iter().find(|origin| origin.hash == word.hash) else { continue };
                let passage = Passage::read(Source::Text(&one), origin.start, &own, word.start, 0);
                let places: Vec<_> = passage.runs.iter().map(|run| (run.first, run.again)).collect();
                let equal = |(first, again): &((usize, usize), (usize, usize))| {
                    let hashes = |text: &str, place: (usize, usize)| -> Vec<u64> {
                        read(text.get(place.0..place.1).unwrap()).iter().map(|word| word.hash).collect()
                    };
                    hashes(&one, *first) == hashes(&other, *again)
                };
                prop_assert!(places.iter().all(equal));
                prop_assert!(places.windows(2).all(|pair| pair[0].0.1 <= pair[1].0.0 && pair[0].1.1 <= pair[1].1.0));
                let first_words = |source: Source<'_>| {
                    let ahead = source.ahead(origin.start, usize::MAX).upcoming(VIEW).to_vec();
                    (ahead, source.back(origin.start, 0).upcoming(VIEW).to_vec())
                };
                prop_assert_eq!(first_words(Source::Text(&one)), first_words(Source::Read(&known)));
            }
        }
    }
}
