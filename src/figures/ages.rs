//! Ages: a number of years without the word, "aged 34", "over the age of 65", "Jane Roe, 34, said".

use super::cursor::Text;
use super::lexicon::Word;
use super::numeral::{Kind, Numeral};
use super::{hedges, nouns};
use crate::quantity::Number;
use crate::vocabulary::WordList;

/// Nobody is older.
const OLDEST: i32 = 120;

/// Whether a bare number is an age in years by what stands before it, and where these words start.
pub(super) fn before(text: Text<'_>, numeral: &Numeral) -> Option<usize> {
    let oldest = Number::from(OLDEST);
    if numeral.kind != Kind::Cardinal
        || numeral.scaled
        || !numeral.number.is_whole()
        || numeral.number > oldest
        || !text.is_near_before(numeral.start, b"age")
    {
        return None;
    }
    // "Age: 61"
    let behind = text.skip_spaces_back(numeral.start);
    if text.before(behind) == b':'
        && text.opens_line(behind.saturating_sub(4))
        && text.is_word(behind.saturating_sub(4), "age")
    {
        return Some(behind.saturating_sub(4));
    }
    let start = hedges::before(text, numeral.start).map_or(numeral.start, |found| found.edge);
    let mut before = text.skip_spaces_back(start);
    for between in ["between", "from"] {
        if text.is_phrase_before(start, &[between]) {
            before = text.skip_spaces_back(before.saturating_sub(between.len()));
        }
    }
    let (word, word_start) = text.word_before(before)?;
    match word.as_bytes() {
        b"aged" | b"age" | b"ages" => Some(word_start),
        b"of" if text.is_phrase_before(word_start, &["ages"]) => {
            text.word_before(text.skip_spaces_back(word_start)).map(|(_, at)| at)
        }
        b"of" if text.is_phrase_before(word_start, &["the", "age"]) => {
            let age = text.skip_spaces_back(word_start).checked_sub(3)?;
            Some(text.skip_spaces_back(age).saturating_sub(3))
        }
        _ => None,
    }
}

/// "Jane Roe, 34, said": a number between commas after the two names of a person.
pub(super) fn of_person(text: Text<'_>, numeral: &Numeral) -> bool {
    if numeral.plain != Some(2) || !matches!(text.byte(numeral.end), b',' | b';') {
        return false;
    }
    let comma = text.skip_spaces_back(numeral.start);
    if text.before(comma) != b',' || comma == numeral.start {
        return false;
    }
    // "James Roe Jr., 29,"
    let junior = JUNIORS.iter().find(|suffix| text.ends_with(comma - 1, suffix));
    let comma = junior.map_or(comma, |suffix| text.skip_spaces_back(comma - 1 - suffix.len()) + 1);
    let comma = if junior.is_some() && text.before(comma - 1) == b',' { comma - 1 } else { comma };
    let name = |end: usize| {
        text.word_before(end).filter(|(_, start)| text.byte(*start).is_ascii_uppercase()).map(|(_, start)| start)
    };
    // "The woman, 56, was freed."
    if let Some((word, start)) = text.word_before(comma - 1)
        && PERSONS.holds(word.as_str())
        && text.word_before(text.skip_spaces_back(start)).is_some()
    {
        return true;
    }
    // "His brother David, 54;", "Mr. Espy, 64,"
    let titled = |end: usize| {
        let point = usize::from(text.before(end) == b'.');
        text.word_before(end - point)
            .is_some_and(|(word, _)| PERSONS.holds(word.as_str()) || TITLES.contains(&word.as_str()))
    };
    if name(comma - 1).is_some_and(|start| titled(text.skip_spaces_back(start))) {
        return true;
    }
    let family = name(comma - 1);
    // "Officers said Berg, 26, was": one name, where the sentence goes on.
    if let Some(start) = family
        && text.byte(numeral.end) == b','
        && text.byte(text.skip_spaces(numeral.end + 1)).is_ascii_lowercase()
        && !text.word(text.skip_spaces(numeral.end + 1)).is_some_and(|(word, _)| LISTING.holds(word.as_str()))
        && !text.word(start).is_some_and(|(word, _)| nouns::is_function_word(word.as_bytes()))
        && !text.word_before(text.skip_spaces_back(start)).is_some_and(|(word, at)| {
            PLACING.holds(word.as_str()) && text.skip_spaces_back(start) < start && at < start
        })
    {
        return true;
    }
    let Some(first) = family.and_then(|family| name(text.skip_spaces_back(family))) else { return false };
    // "In Deir Ezzor, 34, and in Homs, 12": a place.
    let place = text.word_before(text.skip_spaces_back(first));
    !place.is_some_and(|(word, _)| matches!(word.as_bytes(), b"in" | b"at" | b"from" | b"near"))
        && !text.word(first).is_some_and(|(word, _)| matches!(word.as_bytes(), b"in" | b"at" | b"from" | b"near"))
}

/// The end of an age that says more of those a number counts: "two | 17-year-old boys". "Two 17-year-olds" are counted by it.
pub(super) fn leading(text: Text<'_>, at: usize) -> Option<usize> {
    let start = text.skip_spaces(at);
    let digits = (start..start + 3).take_while(|at| text.byte(*at).is_ascii_digit()).count();
    let spelled = || matches!(text.lexicon(start), Some((Word::Digit(_), _))).then(|| text.lexicon(start)).flatten();
    let number = if digits > 0 { start + digits } else { spelled()?.1 };
    let (_, unit) = text.word(number + 1)?;
    let (_, end) = text.word(unit + 1)?;
    let joined = matches!(text.byte(number), b'-' | b' ');
    (start > at && joined && AGES.contains(&text.folded(number + 1, end).as_str())).then_some(end)
}

/// What goes on with a list behind a number: "in Berg, 26, and".
static LISTING: WordList = WordList::named("going on with a list");

/// What stands before a place.
static PLACING: WordList = WordList::named("before a place of a number");

/// Single persons whose age may stand behind a comma.
static PERSONS: WordList = WordList::named("persons with an age");

/// What stands behind the name of a person: "Roe Jr.".
const JUNIORS: [&str; 3] = ["Jr.", "Sr.", "III"];

/// What stands before the name of a person: "Mr.", "Sen.".
static TITLES: WordList = WordList::named("titles of persons");

/// What makes a number before a noun an age.
static AGES: WordList = WordList::named("ages before nouns");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::numeral::{Outcome, read};

    fn age(text: &str) -> bool {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let Outcome::Read(numeral) = read(Text::new(text), at, false) else { return false };
        before(Text::new(text), &numeral).is_some() || of_person(Text::new(text), &numeral)
    }

    #[test]
    fn an_age_needs_its_words_or_a_person() {
        for text in [
            "women aged 34 and",
            "a clerk aged over 65",
            "those aged between 18 and 24",
            "under the age of 18",
            "Jane Roe, 34, said",
            "Her mother, 61, and",
            "the driver, 27, fled",
            "her husband Karl, 86; Ann Roe",
            "Mr. Roe, 64, fell",
            "Ann Roe, 84; her",
            "Officers said Roe, 26, was",
        ] {
            assert!(age(text), "{text}");
        }
        for text in [
            "In Deir Ezzor, 34, and",
            "the average of 18",
            "wines aged 400 days",
            "in Homs, 34,",
            "Roe, 34 others",
            "In Homs, 34, and",
            "near Homs, 34, were",
            "the drivers, 27, and",
        ] {
            assert!(!age(text), "{text}");
        }
    }
}
