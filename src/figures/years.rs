//! Four digits that are a year by the words around them.

use super::cursor::Text;
use super::numeral::Numeral;
use super::{dates, hedges, no_quantity, nouns};
use crate::quantity::Number;
use crate::vocabulary::WordList;

/// Four digits from 1000 to 2199 in a place where a year stands.
pub(super) fn is_year(text: Text<'_>, numeral: &Numeral, noun: Option<(usize, usize)>) -> bool {
    let start = numeral.start;
    let before = text.skip_spaces_back(start);
    let previous = text.word_before(before).map(|(word, _)| word);
    let previous = previous.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if let Some(years) = dates::span_of_years(text, numeral) {
        return years;
    }
    let recent = numeral.number >= Number::from(1900) && numeral.number <= Number::from(2100);
    // "In 2019 people left."
    let fronted = matches!(previous, b"in" | b"by" | b"since" | b"during" | b"until")
        && text.word_before(before).is_some_and(|(_, word)| text.opens_sentence(word));
    if fronted && recent {
        return true;
    }
    // "in about 1259"
    if matches!(previous, b"about" | b"around" | b"roughly" | b"approximately")
        && noun.is_none()
        && text.word_before(before).is_some_and(|(_, word)| text.is_phrase_before(word, &["in"]))
    {
        return true;
    }
    let hedged = hedges::before(text, start).is_some();
    let last = noun.and_then(|(_, end)| text.word_before(end));
    let is_last = |is: fn(&[u8]) -> bool| last.as_ref().is_some_and(|(word, _)| is(word.as_bytes()));
    let people = is_last(no_quantity::is_thing_counted);
    let several = is_last(nouns::is_plural);
    // Nobody counts to 2016 and writes it without a comma, but for one noun right behind it: "2016 people drowned". Who stands for an
    // office is told apart by the year all the same: "the 2016 candidates", "likely 2020 presidential voters".
    let unround = numeral.number.scaled(-2).is_none_or(|hundreds| !hundreds.is_whole());
    let led = noun.zip(last.as_ref()).is_some_and(|((first, _), (_, last))| *last > first);
    let by_year = last.as_ref().is_some_and(|(word, _)| OF_A_VOTE.holds(word.as_str()));
    let dated = recent && unround && !hedged && (led || by_year);
    // "Some 2000 people", "a 2013 list of members"
    if people && !dated && !matches!(previous, b"a" | b"an" | b"this" | b"that") {
        return false;
    }
    if dated {
        return true;
    }
    if hedged && !matches!(previous, b"around" | b"circa" | b"c" | b"ca" | b"over") {
        return false;
    }
    if text.before(start) == b'-' && text.is_word_before(start - 1) {
        return true;
    }
    // "the law of 1881", "the flood of 2020 killed nine"; but "a crisis of 2000 patients"
    if previous == b"of" && !several && numeral.number >= Number::from(1500) {
        let dated = text.word_before(before).and_then(|(_, of)| text.word_before(text.skip_spaces_back(of)));
        // "the Panic of 1893"
        let named =
            |at: usize| recent_or_old(numeral) && text.byte(at).is_ascii_uppercase() && !text.opens_sentence(at);
        if dated.is_some_and(|(word, at)| DATED.holds(word.as_str()) || named(at)) {
            return true;
        }
    }
    if recent_or_old(numeral) && stands_as_a_year(text, numeral, noun, before) {
        return true;
    }
    let temporal = dates::is_temporal(previous)
        && !matches!(
            previous,
            b"of" | b"and" | b"to" | b"from" | b"for" | b"over" | b"between" | b"on" | b"after" | b"before" | b"year"
        );
    // "after 2014 pictures emerged", but "after 2000 hours"
    if recent && unround && matches!(previous, b"after" | b"before" | b"and") {
        return true;
    }
    if temporal || matches!(previous, b"year" | b"january" | b"spring") {
        return true;
    }
    // "an 1850 letter", "his 1797 journey"
    let dated = text.word_before(before).is_some_and(|(word, _)| BEFORE_A_YEAR.holds(word.as_str()));
    if !recent && dated && numeral.number >= Number::from(1500) && numeral.number < Number::from(1900) {
        return last.is_some() && !several;
    }
    if !recent {
        return false;
    }
    // "the 2022 elections", but "2022 votes"; "in the summer of 2012 Abdul said".
    unround && !people && !hedged
        || noun.is_none_or(|(noun, _)| nouns::is_name(text, noun))
        || matches!(previous, b"the" | b"its" | b"his" | b"their" | b"a" | b"this" | b"s")
        || !dates::is_temporal(previous)
}

/// Whether the words around a number that may be a year say that it is one: "1860 and 1864", "the year was 1813", "the 1863 Convention",
/// "the best films of 2016 include", "© 1995".
fn stands_as_a_year(text: Text<'_>, numeral: &Numeral, noun: Option<(usize, usize)>, before: usize) -> bool {
    let is_year = |at: usize| dates::year(text, at).is_some_and(|(year, _)| (1700..=2100).contains(&year));
    if text.ends_with(before, "©") {
        return true;
    }
    let Some((word, start)) = text.word_before(before) else { return false };
    let behind = text.skip_spaces_back(start);
    let behind = if text.before(behind) == b',' { behind - 1 } else { behind };
    let named = noun.is_none_or(|(noun, _)| nouns::is_name(text, noun));
    let unround = text.byte(numeral.end.saturating_sub(1)) != b'0';
    let joined = JOINING_YEARS.holds(word.as_str());
    // "1860 and 1864"
    if joined && named && behind < start && behind.checked_sub(4).is_some_and(is_year) {
        return true;
    }
    let next = text.word(text.skip_spaces(numeral.end));
    let goes_on = next.is_some_and(|(word, end)| JOINING_YEARS.holds(word.as_str()) && is_year(text.skip_spaces(end)));
    let several =
        noun.is_some_and(|(_, end)| text.word_before(end).is_some_and(|(word, _)| nouns::is_plural(word.as_bytes())));
    match word.as_str() {
        word if BEFORE_A_YEAR.holds(word) => {
            unround && (goes_on || noun.is_some_and(|(noun, _)| nouns::is_name(text, noun)))
        }
        word if LEADING_TO_A_YEAR.holds(word) => unround && named,
        word if BEING_A_YEAR.holds(word) => text.is_phrase_before(start, &["year"]),
        word if OF_A_YEAR.holds(word) => {
            numeral.number >= Number::from(1950)
                && unround
                && !several
                && text.word_before(behind).is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()))
        }
        _ => false,
    }
}

/// What joins two years,
static JOINING_YEARS: WordList = WordList::named("joining two years");

/// what leads to one alone,
static LEADING_TO_A_YEAR: WordList = WordList::named("leading to a year");

/// what says which a year was,
static BEING_A_YEAR: WordList = WordList::named("being a year");

/// and what says of which year things are: "the best films of 2016".
static OF_A_YEAR: WordList = WordList::named("of a year");

/// Whether a number lies between the years that things are named by.
fn recent_or_old(numeral: &Numeral) -> bool {
    numeral.number >= Number::from(1700) && numeral.number <= Number::from(2100)
}

/// Words between which and a noun a year stands: "an 1850 letter".
static BEFORE_A_YEAR: WordList = WordList::named("determiners of a year");

/// Those who are told apart by the year in which they stand or choose: "the 2016 candidates".
static OF_A_VOTE: WordList = WordList::named("told by the year of a vote");

/// Nouns that are told apart by their year: "the law of 1881".
static DATED: WordList = WordList::named("told apart by year");
