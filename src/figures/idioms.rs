//! Number words that name no number where they stand, and articles that do.

use super::cursor::Text;
use super::lexicon::Word;
use super::table::Table;
use super::{nouns, units};
use crate::model::UnreadReason;

/// Nouns and participles that "majority" only describes: "a majority stake", "majority-owned". Sorted.
#[rustfmt::skip]
pub(super) static AFTER_MAJORITY: Table<()> = Table::new(&[
    ("decision", ()), ("held", ()), ("leader", ()), ("opinion", ()), ("owned", ()), ("owner", ()), ("owners", ()),
    ("party", ()), ("rule", ()), ("shareholder", ()), ("shareholders", ()), ("shareholding", ()), ("stake", ()),
    ("system", ()), ("vote", ()), ("whip", ()),
]);

/// Whether "majority" describes the noun after it instead of naming a share.
pub(super) fn majority_modifies(text: Text<'_>, end: usize) -> bool {
    let next = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
    next > end && text.word(next).is_some_and(|(word, _)| AFTER_MAJORITY.contains(word.as_bytes()))
}

/// Whether "majority" has a number of its own: "a two-thirds majority", "a majority of 12".
pub(super) fn majority_counted(text: Text<'_>, at: usize, end: usize) -> bool {
    let previous = text.skip_spaces_back(at);
    let fraction = matches!(text.lexicon_before(previous), Some(Word::Denominator(_)));
    let of = text.skip_spaces(end);
    let number = text.skip_spaces(of + 2);
    fraction || text.before(previous) == b'%' || text.is_word(of, "of") && text.byte(number).is_ascii_digit()
}

/// A "quarter" without a number before it is a fraction only before what it parts.
pub(super) fn bare_quarter(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    matches!(text.lexicon(next), Some((Word::Scale(_), _))) || units::is_measure_after(text, end)
}

/// Words before "a week" that show it to be counted. Sorted.
#[rustfmt::skip]
pub(super) static BEFORE_ARTICLE: Table<()> = Table::new(&[
    ("about", ()), ("above", ()), ("after", ()), ("almost", ()), ("around", ()), ("at", ()), ("below", ()),
    ("by", ()), ("for", ()), ("from", ()), ("in", ()), ("just", ()), ("least", ()), ("nearly", ()), ("only", ()),
    ("over", ()), ("plus", ()), ("roughly", ()), ("than", ()), ("under", ()), ("until", ()), ("within", ()),
]);

/// Words after "a week" that show it to be counted. Sorted.
#[rustfmt::skip]
pub(super) static AFTER_ARTICLE: Table<()> = Table::new(&[
    ("after", ()), ("ago", ()), ("and", ()), ("before", ()), ("earlier", ()), ("later", ()), ("long", ()),
]);

/// Whether an article before a unit counts it: "within a year", "a month ago", not "twice a day", "$5 a barrel".
pub(super) fn article_counts(text: Text<'_>, article: usize, unit_end: usize, mass: bool, time: bool) -> bool {
    let previous = text.word_before(text.skip_spaces_back(article));
    let next_at = text.skip_spaces(unit_end);
    let next = text.word(next_at).filter(|_| next_at > unit_end);
    let counts_before = previous.is_some_and(|(word, _)| BEFORE_ARTICLE.contains(word.as_bytes()));
    let counts_after = next.is_some_and(|(word, _)| AFTER_ARTICLE.contains(word.as_bytes()));
    let of = next.is_some_and(|(word, _)| word.as_bytes() == b"of");
    let alone = previous.is_none() && next.is_none() && text.opens_line(article);
    let rate = text.before(text.skip_spaces_back(article)).is_ascii_digit()
        || previous.is_some_and(|(word, _)| matches!(word.as_bytes(), b"once" | b"twice" | b"times"));
    // "a barrel bomb", "by a foot soldier": the word describes the noun after it.
    let describes =
        !time && !of && next.is_some_and(|(word, _)| !nouns::is_function_word(word.as_bytes())) && !counts_after;
    !rate
        && !describes
        && (counts_before || counts_after && previous.is_none() || counts_after && !of || mass && of || alone)
}

/// "first half", "the second half", "half-time", "half brother", "half past".
pub(super) fn half_is_no_number(text: Text<'_>, at: usize, end: usize) -> bool {
    let previous = text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word);
    let previous = previous.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if matches!(
        previous,
        b"first" | b"second" | b"other" | b"latter" | b"former" | b"better" | b"behalf" | b"this" | b"that"
    ) {
        return true;
    }
    if text.before(at) == b'-' && text.is_word_before(at - 1) {
        return true;
    }
    let next = text.word(text.skip_spaces(end) + usize::from(text.byte(end) == b'-'));
    next.is_some_and(|(word, _)| {
        matches!(
            word.as_bytes(),
            b"time"
                | b"brother"
                | b"sister"
                | b"past"
                | b"way"
                | b"hearted"
                | b"truth"
                | b"measures"
                | b"back"
                | b"life"
        )
    })
}

/// Positions that are no count of anything: "at first", "second thoughts", "First Lady", "21st century".
pub(super) fn ordinal_idiom(text: Text<'_>, at: usize, end: usize) -> Option<UnreadReason> {
    let previous = text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word);
    let next = text.word(text.skip_spaces(end)).map(|(word, _)| word);
    let next = next.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if previous.is_some_and(|word| word.as_bytes() == b"at") && !next.is_empty() && nouns::is_function_word(next)
        || previous.is_some_and(|word| word.as_bytes() == b"at") && next.is_empty()
    {
        return Some(UnreadReason::Idiom);
    }
    let capital = text.byte(text.skip_spaces(end)).is_ascii_uppercase() && text.byte(at).is_ascii_uppercase();
    match next {
        b"of" if text.is_word(text.skip_spaces(text.skip_spaces(end) + 2), "all") => Some(UnreadReason::Idiom),
        b"and" if text.is_word(text.skip_spaces(text.skip_spaces(end) + 3), "foremost") => Some(UnreadReason::Idiom),
        b"thoughts" | b"hand" | b"name" | b"names" | b"aid" => Some(UnreadReason::Idiom),
        b"lady" | b"world" | b"minister" if capital => Some(UnreadReason::Name),
        b"century" | b"centuries" => Some(UnreadReason::Date),
        _ => None,
    }
}
