//! The words that figures and dates are made of.
//!
//! One sorted table, and a filter by first two letters and length that turns most words of a text away without a look
//! into it.

use std::sync::LazyLock;

use super::table::Table;
use crate::vocabulary::{NUMBERS, parted, rows};

/// What a word contributes to a figure or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 0 to 9.
    Digit(u8),
    /// 10 to 19.
    Teen(u8),
    /// 20, 30 to 90.
    Tens(u8),
    /// "hundred".
    Hundred,
    /// "hundreds": vague where no number stands before it.
    Hundreds,
    /// A power of ten: "million".
    Scale(u8),
    /// A power of ten in the plural, vague where no number stands before it.
    Scales(u8),
    /// A power of ten that counts only after a number: "mln".
    Abbreviated(u8),
    /// "dozen".
    Dozen,
    /// "dozens".
    Dozens,
    /// "scores", vague only.
    Scores,
    /// "score": twenty, where it counts.
    Score,
    /// "tens", vague only.
    TensOf,
    /// "twin": two, before a plural.
    Twin,
    /// "lone": one, before who acts.
    Lone,
    /// "no": none, where it counts.
    No,
    /// "nobody", "none".
    Nobody,
    /// "half".
    Half,
    /// "quarter".
    Quarter,
    /// A position, or the denominator of one part: "fifth".
    Ordinal(u8),
    /// "hundredth".
    HundredOrdinal,
    /// The position of a power of ten: "millionth".
    ScaleOrdinal(u8),
    /// A denominator in the plural: "fifths".
    Denominator(u16),
    /// A position as an adverb: "secondly".
    Adverb(u8),
    /// A month in full, 1 to 12.
    Month(u8),
    /// A month cut short: "Sept".
    ShortMonth(u8),
    /// A word that names no number: "several".
    Vague(Vague),
    /// A unit that an article may count: "a week".
    Thing,
    /// Units of time in the plural, counted without a number: "many years".
    Things,
    /// "multi-fold".
    Multi,
    /// "a pair".
    Pair,
    /// "single": one where it counts, a number of digits in "single-digit".
    Single,
    /// "double-digit", "triple-digit"; how many times as much in "double the number".
    Digits(u8),
    /// "doubled": so many times as much.
    Multiple(u8),
    /// "halved".
    Halved,
    /// "twice": so many times as much where it compares.
    Twice(u8),
    /// "threefold": so many times.
    Fold(u8),
}

/// The words that name a share or a number without saying which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    Couple,
    Few,
    Several,
    Handful,
    Majority,
    Minority,
    Most,
}

/// What a row of `numbers.tsv` says of its words.
fn meaning(kind: &str, value: &str) -> Option<Word> {
    let number: Option<u8> = value.parse().ok();
    Some(match kind {
        "digit" => Word::Digit(number?),
        "teen" => Word::Teen(number?),
        "tens" => Word::Tens(number?),
        "hundred" => Word::Hundred,
        "hundreds" => Word::Hundreds,
        "scale" => Word::Scale(number?),
        "scales" => Word::Scales(number?),
        "abbreviated" => Word::Abbreviated(number?),
        "dozen" => Word::Dozen,
        "dozens" => Word::Dozens,
        "scores" => Word::Scores,
        "score" => Word::Score,
        "tens_of" => Word::TensOf,
        "pair" => Word::Pair,
        "half" => Word::Half,
        "quarter" => Word::Quarter,
        "ordinal" => Word::Ordinal(number?),
        "hundred_ordinal" => Word::HundredOrdinal,
        "scale_ordinal" => Word::ScaleOrdinal(number?),
        "denominator" => Word::Denominator(value.parse().ok()?),
        "adverb" => Word::Adverb(number?),
        "single" => Word::Single,
        "digits" => Word::Digits(number?),
        "multiple" => Word::Multiple(number?),
        "halved" => Word::Halved,
        "twice" => Word::Twice(number?),
        "fold" => Word::Fold(number?),
        "multi" => Word::Multi,
        "twin" => Word::Twin,
        "lone" => Word::Lone,
        "no" => Word::No,
        "nobody" => Word::Nobody,
        "vague" => Word::Vague(match value {
            "couple" => Vague::Couple,
            "few" => Vague::Few,
            "several" => Vague::Several,
            "handful" => Vague::Handful,
            "majority" => Vague::Majority,
            "minority" => Vague::Minority,
            "most" => Vague::Most,
            _ => return None,
        }),
        "month" => Word::Month(number?),
        "short_month" => Word::ShortMonth(number?),
        "thing" => Word::Thing,
        "things" => Word::Things,
        _ => return None,
    })
}

/// Every word, with a filter by its first two letters and its length.
struct Words {
    table: Table<Word>,
    /// For each pair of first letters, a bit for each length that some word of the table has.
    lengths: Vec<u32>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let meant = rows(NUMBERS).filter_map(|row| match row.as_slice() {
        [kind, value, words] => Some((meaning(kind, value)?, *words)),
        _ => None,
    });
    let rows: Vec<(&str, Word)> =
        meant.flat_map(|(meaning, words)| parted(words, b' ').map(move |word| (word, meaning))).collect();
    let mut lengths = vec![0; 26 * 26];
    for (word, _) in &rows {
        if let [first, second, ..] = word.as_bytes()
            && let Some(lengths) = lengths.get_mut(pair(*first, *second).unwrap_or(usize::MAX))
        {
            *lengths |= 1 << word.len().min(31);
        }
    }
    Words { table: Table::of(rows), lengths }
});

/// Where two first letters stand in the filter, in any case.
#[inline]
fn pair(first: u8, second: u8) -> Option<usize> {
    let (first, second) = ((first | 0x20).wrapping_sub(b'a'), (second | 0x20).wrapping_sub(b'a'));
    (first < 26 && second < 26).then(|| usize::from(first) * 26 + usize::from(second))
}

/// Whether a word with these first letters and this length may be in the table.
#[inline]
pub(super) fn is_candidate(first: u8, second: u8, length: usize) -> bool {
    let lengths = pair(first, second).and_then(|index| WORDS.lengths.get(index));
    length < 32 && lengths.is_some_and(|lengths| lengths >> length & 1 == 1)
}

/// The word of the table, in lower case.
#[inline]
pub(super) fn lookup(word: &[u8]) -> Option<Word> {
    WORDS.table.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_what_its_words_contribute_and_they_are_found_through_the_filter() {
        assert!(WORDS.table.entries().windows(2).all(|pair| pair[0].0 < pair[1].0));
        for row in rows(NUMBERS) {
            let [kind, value, words] = row.as_slice() else { panic!("{row:?}") };
            let meaning = meaning(kind, value);
            assert!(meaning.is_some(), "{row:?}");
            for word in words.split(' ') {
                let bytes = word.as_bytes();
                assert!(bytes.iter().all(u8::is_ascii_lowercase), "{word}");
                assert_eq!(lookup(bytes), meaning, "{word} stands twice");
                if bytes.len() > 1 {
                    assert!(is_candidate(bytes[0], bytes[1], bytes.len()), "{word}");
                }
            }
        }
        assert_eq!(lookup(b"there"), None);
    }
}
