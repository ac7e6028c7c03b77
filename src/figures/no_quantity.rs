//! What a bare number is that is no quantity: the item of a list, a label, a year, a time, a part of a name.

use super::codes::{LABELS, digits};
use super::cursor::Text;
use super::divisions::tells_of_a_division;
use super::numeral::{Kind, Numeral};
use super::rows_of_names::{divides_whole, is_part_of_a_whole, second_of, stands_in_list};
use super::table::Words;
use super::{dates, hedges, idioms, nouns, years};
use crate::model::UnreadReason;
use crate::quantity::{Unit, is_symbol_of_time};
use crate::vocabulary::WordList;

/// Where what is no quantity ends, and what it is.
type NoQuantity = Option<(usize, UnreadReason)>;

/// Whether a bare number is no quantity after all, and where what it is ends.
pub(super) fn no_quantity(
    text: Text<'_>,
    numeral: &Numeral,
    start: usize,
    end: usize,
    unit: Option<&Unit>,
) -> NoQuantity {
    if unit.is_some_and(|unit| *unit == Unit::Ordinal) {
        let next = text.word(text.skip_spaces(end) + usize::from(text.byte(end) == b'-'));
        let century = next.is_some_and(|(word, _)| matches!(word.as_bytes(), b"century" | b"centuries"));
        return century.then_some((end, UnreadReason::Date));
    }
    if let Some(Unit::Measured(symbol)) = unit
        && is_symbol_of_time(symbol)
    {
        return idioms::is_titled_length(text, start, end).then_some((end, UnreadReason::Name));
    }
    // "51.5° N, 0.1° W"
    if unit.is_some_and(|unit| *unit == Unit::Measured("°".into())) {
        let next = text.skip_spaces(end);
        let quarter = matches!(text.byte(next), b'N' | b'S' | b'E' | b'W') && !text.is_word_at(next + 1);
        let minutes = text.byte(end).is_ascii_digit();
        return (quarter || minutes).then_some((next + usize::from(quarter), UnreadReason::Code));
    }
    // "seat 14A"
    if unit.is_some_and(|unit| *unit == Unit::Measured("A".into())) && text.byte(end.saturating_sub(2)).is_ascii_digit()
    {
        let behind = text.word_before(text.skip_spaces_back(start));
        return behind.filter(|(word, _)| LETTERED.holds(word.as_str())).map(|_| (end, UnreadReason::Label));
    }
    if unit.is_some() {
        return None;
    }
    if text.byte(end) == b'^' {
        let mut cursor = end + 1;
        while matches!(text.byte(cursor), b'-' | b'+') && cursor < end + 4 {
            cursor += 1;
        }
        return Some((digits(text, cursor).1.max(end + 1), UnreadReason::Ambiguous));
    }
    if numeral.plain.is_none() && !numeral.spelled && !numeral.scaled && is_numbered(text, numeral) {
        return Some((end, UnreadReason::Label));
    }
    // "4K video"
    if numeral.scaled && SIZES.holds(text.slice(numeral.start, numeral.end)) {
        let next = text.word(text.skip_spaces(end));
        return next.filter(|(word, _)| PICTURES.holds(word.as_str())).map(|_| (end, UnreadReason::Name));
    }
    // "20-somethings", "a thirty-something"
    let something = text.word(end + 1).filter(|(word, _)| text.byte(end) == b'-' && SOME_AGE.holds(word.as_str()));
    if let Some((_, end)) = something {
        return Some((end, UnreadReason::Idiom));
    }
    let plain = numeral.plain?;
    // "1/0", "12/10": neither a fraction nor anything else that one could know.
    if text.byte(end) == b'/' && text.byte(end + 1).is_ascii_digit() {
        return Some((digits(text, end + 1).1, UnreadReason::Ambiguous));
    }
    if let Some(found) = with_letters_attached(text, plain, end) {
        return Some(found);
    }
    if numeral.kind != Kind::Cardinal {
        return None;
    }
    if plain <= 3
        && !numeral.number.is_negative()
        && opens_an_item(text, start, end)
        && !(plain > 1 && stands_behind_a_share(text, start))
    {
        return Some((end, UnreadReason::Label));
    }
    if let Some(found) = labelled(text, start, end) {
        return Some(found);
    }
    if plain == 3 && dialled(text, start, end) {
        return Some((end, UnreadReason::Name));
    }
    // "the Group of 20", "a Group of Seven"
    let before = text.skip_spaces_back(start);
    if text.ends_with(before, "of") && idioms::is_group_named(text, start) && !counts_plural(text, end) {
        return Some((end, UnreadReason::Name));
    }
    // "0000 GMT"
    let zone = text.letters_end(text.skip_spaces(end));
    if plain == 4 && matches!(text.slice(text.skip_spaces(end), zone), "GMT" | "UTC" | "CET" | "EST" | "BST" | "hrs") {
        return Some((zone, UnreadReason::Time));
    }
    if plain <= 4 && names_a_bill(text, start, end) {
        return Some((end, UnreadReason::Name));
    }
    let noun = nouns::phrase(text, end, false);
    if let Some((_, year_end)) = dates::year(text, numeral.start)
        && start == numeral.start
        && years::is_year(text, numeral, noun)
    {
        return Some((year_end, UnreadReason::Date));
    }
    if noun.is_none() && plain <= 4 { behind_a_name(text, start, end) } else { None }
}

/// "she called 911", "the 118 service": the number of those who help.
fn dialled(text: Text<'_>, start: usize, end: usize) -> bool {
    /// So many words before it may the call stand: "on the phone with 911".
    const WORDS: usize = 3;
    let number = text.slice(start, end);
    if !KNOWN_NUMBERS.holds(number) || text.is_word_at(end) {
        return false;
    }
    // "112 calls" are counted, "911 calls" are not.
    let sure = SURE_NUMBERS.holds(number);
    let next = text.word(text.skip_spaces(end)).filter(|_| text.byte(end) == b' ');
    if next.is_some_and(|(word, _)| EMERGENCY.holds(word.as_str()) || HOTLINES.holds(word.as_str())) {
        return sure || !counts_plural(text, end);
    }
    let mut at = start;
    for words in 0..WORDS {
        let before = text.skip_spaces_back(at);
        let Some((word, start)) = text.word_before(before).filter(|_| before < at) else { return false };
        if EMERGENCY.holds(word.as_str()) {
            return (words == 0 || sure) && !counts_plural(text, end);
        }
        at = start;
    }
    false
}

/// Whether several things are counted behind an offset.
fn counts_plural(text: Text<'_>, end: usize) -> bool {
    nouns::phrase(text, end, false)
        .and_then(|(_, end)| text.word_before(end))
        .is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()))
}

/// "the SB 50 vote", "H.R. 1 passed": capitals before a number that counts nothing.
fn names_a_bill(text: Text<'_>, start: usize, end: usize) -> bool {
    let before = text.skip_spaces_back(start);
    let Some((word, at)) = text.word_before(before).filter(|_| before < start) else {
        let capital = text.before(before) == b'.' && text.before(before - 1).is_ascii_uppercase();
        let one = capital
            && (matches!(text.before(before - 2), b' ' | b'(')
                || text.ends_with(before, "H.R.")
                || text.ends_with(before, "H. R."));
        return one && text.before(before - 1) != b'U' && !counts_plural(text, end);
    };
    let letters = word.as_bytes().len();
    let capitals = (2..=4).contains(&letters) && (at..before).all(|at| text.byte(at).is_ascii_uppercase());
    // Printed in capitals throughout, nothing is a name.
    let shouted = text.word_before(text.skip_spaces_back(at)).is_some_and(|(word, at)| {
        word.as_bytes().len() > 1 && (at..at + word.as_bytes().len()).all(|at| text.byte(at).is_ascii_uppercase())
    });
    capitals
        && !shouted
        && !text.opens_sentence(at)
        && !counts_plural(text, end)
        && hedges::before(text, start).is_none()
        && !nouns::is_function_word(word.as_bytes())
        && nouns::phrase(text, end, false).is_some()
}

/// Letters or an unknown sign right after the digits: "5G", "3D", "2x4", "1960s", "the 90's".
fn with_letters_attached(text: Text<'_>, plain: usize, end: usize) -> NoQuantity {
    let c = text.char_at(end)?;
    // "section 287(g)"
    if c == '(' && text.byte(end + 1).is_ascii_lowercase() && text.byte(end + 2) == b')' {
        return Some((end + 3, UnreadReason::Label));
    }
    if c.is_alphabetic() || c == '_' {
        let mut name_end = end;
        while name_end < end + 64 && text.is_word_at(name_end) {
            name_end += text.char_at(name_end).map_or(1, char::len_utf8);
        }
        let is_decade = text.slice(end, name_end) == "s" && plain >= 2;
        return Some((name_end, if is_decade { UnreadReason::Date } else { UnreadReason::Name }));
    }
    let is_decade = (c == '\'' || c == '’') && plain >= 2 && text.is_word(end + c.len_utf8(), "s");
    is_decade.then(|| (end + c.len_utf8() + 1, UnreadReason::Date))
}

/// "18% (243)", "18 percent (450)": the amount in brackets behind its share.
fn stands_behind_a_share(text: Text<'_>, start: usize) -> bool {
    let before = if text.before(start) == b'(' { text.skip_spaces_back(start - 1) } else { return false };
    text.before(before) == b'%' || text.word_before(before).is_some_and(|(word, _)| PERCENT.contains(word.as_bytes()))
}

/// "1." and "1)" at the start of a line, "(1)".
fn opens_an_item(text: Text<'_>, start: usize, end: usize) -> bool {
    let opens = text.opens_line(start) || text.before(start) == b'(' && text.opens_line(start - 1);
    let closes = match text.byte(end) {
        b')' => true,
        b'.' => {
            text.skip_spaces(end + 1) > end + 1 && !matches!(text.byte(text.skip_spaces(end + 1)), b'\n' | b'\r' | 0)
        }
        _ => false,
    };
    opens && closes || text.before(start) == b'(' && text.byte(end) == b')'
}

/// "Page 12", "No. 5", "§ 3".
fn labelled(text: Text<'_>, start: usize, end: usize) -> NoQuantity {
    let before = text.skip_spaces_back(start);
    let point = if text.before(before) == b'.' && before > 0 { before - 1 } else { before };
    let label = text.word_before(text.skip_spaces_back(point)).filter(|(word, word_start)| {
        LABELS.contains(word.as_bytes())
            && !(word.as_bytes() == b"group" && text.is_phrase_before(*word_start, &["age"]))
            && (point == before
                || matches!(
                    word.as_bytes(),
                    b"no" | b"nr" | b"p" | b"fig" | b"art" | b"vol" | b"pp" | b"sec" | b"nrs" | b"eq" | b"nos"
                ))
            && (word.as_bytes() != b"no" || point != before || text.byte(*word_start).is_ascii_uppercase())
    });
    if let Some((word, _)) = label {
        let plural = word.as_bytes().ends_with(b"s") || word.as_bytes() == b"pp";
        return Some((labels_end(text, end, plural), UnreadReason::Label));
    }
    // "the Fortune 500 firms"
    let capital = |at: usize| text.byte(at).is_ascii_uppercase();
    if text.word_before(before).is_some_and(|(word, at)| capital(at) && ROLLS.holds(word.as_str())) && before < start {
        return Some((end, UnreadReason::Name));
    }
    // "train 188 was late", but "they train 188 guards"
    let may_be = text.word_before(before).filter(|_| before < start);
    if may_be.is_some_and(|(word, at)| {
        LABELS_OR_DEEDS.holds(word.as_str())
            && text.word_before(text.skip_spaces_back(at)).is_none_or(|(word, _)| !TO_DO.holds(word.as_str()))
    }) && nouns::phrase(text, end, false).is_none()
        && !text.is_word(text.skip_spaces(end), "of")
        && text.byte(end) != b'-'
    {
        return Some((labels_end(text, end, true), UnreadReason::Label));
    }
    let sign = ["§", "№", "#"].iter().any(|sign| text.ends_with(before, sign));
    sign.then_some((end, UnreadReason::Label))
}

/// Rolls and indices that are named by how many they hold: "the Fortune 500".
static ROLLS: WordList = WordList::named("rolls named by a number");

/// Words of a share.
static PERCENT: Words = Words::named("words of percent");

/// Words before a label that may be deeds too: "train 188", "train 188 guards",
static LABELS_OR_DEEDS: WordList = WordList::named("labels that may be deeds");

/// and before deeds.
static TO_DO: WordList = WordList::named("before a deed");

/// "Russia 24", "Boeing 737": a capital before a bare number, unless it only starts the sentence.
fn behind_a_name(text: Text<'_>, start: usize, end: usize) -> NoQuantity {
    let before = text.skip_spaces_back(start);
    let (word, word_start) = text.word_before(before).filter(|_| before < start)?;
    // "Boeing 737", "iPhone 15", but not "Then 15".
    // "Area 51 is closed": of one thing, whatever its number.
    let opens = text.opens_sentence(word_start);
    let single = opens && text.slice(start, end) != "1" && {
        let next = text.skip_spaces(end);
        text.word(next).is_some_and(|(word, _)| OF_ONE_THING.holds(word.as_str()))
    };
    let capital = text.byte(word_start).is_ascii_uppercase() && (!opens || single)
        || word.as_bytes().len() > 2
            && text.byte(word_start + 1).is_ascii_uppercase()
            && text.byte(word_start).is_ascii_lowercase();
    let of_a_result = divides_whole(text, start, end)
        || second_of(text, end).is_some_and(|(_, after)| tells_of_a_division(text, start, after));
    let end = if text.byte(end) == b'-' { digits(text, end + 1).1.max(end) } else { end };
    let end = if text.before(end) == b'-' { end - 1 } else { end };
    let of_a_result = of_a_result || stands_in_list(text, word_start, end) || is_part_of_a_whole(text, end);
    let next = text.skip_spaces(end);
    // "At Lund 23 more were hurt", "In Lund, Ohio 8- to 10-foot walls"
    let counts = next > end && text.phrase_end(next, &BEHIND_A_COUNT).is_some()
        || text.byte(end) == b'-'
            && text.phrase_end(end + 1, &JOINING_SUSPENDED).is_some()
            && !text.is_word_at(end + 1);
    if counts {
        return None;
    }
    let hedge = || hedges::before(text, start).is_some();
    // "Police Arrest 8 in Raid": in a headline the deed has a capital too.
    let deed = || DEEDS.holds(word.as_str());
    let is_name = capital && !nouns::is_function_word(word.as_bytes()) && !of_a_result && !hedge() && !deed();
    // "Getty Images 1 of 5"
    let end = if is_name { labels_end(text, end, false) } else { end };
    is_name.then_some((end, UnreadReason::Name))
}

/// What stands behind a number that counts and names nothing: "23 more", "40 of them",
static BEHIND_A_COUNT: WordList = WordList::named("behind a count");

/// and between the hyphens of two: "8- to 10-foot".
static JOINING_SUSPENDED: WordList = WordList::named("joining suspended numbers");

/// Deeds that headlines tell before a number: "Bomb Kills 12".
static DEEDS: WordList = WordList::named("deeds before a number");

/// Verbs of one thing: "Area 51 is closed".
static OF_ONE_THING: WordList = WordList::named("verbs of one thing");

/// What is numbered with points: "version 2.0", "Table 3.1".
pub(super) static NUMBERED: Words = Words::named("numbered");

/// Whether a decimal is the number of a section or version.
fn is_numbered(text: Text<'_>, numeral: &Numeral) -> bool {
    let before = text.skip_spaces_back(numeral.start);
    let point = if text.before(before) == b'.' { before - 1 } else { before };
    text.word_before(point).is_some_and(|(word, _)| NUMBERED.contains(word.as_bytes())) && before < numeral.start
}

/// The end of the labels after a first: "pp. 45–47", "Articles 5 and 7".
fn labels_end(text: Text<'_>, end: usize, plural: bool) -> usize {
    let mut end = end;
    for _ in 0..8 {
        let next = text.skip_spaces(end);
        let after = match text.byte(next) {
            b'-' if next == end => next + 1,
            b',' if plural => next + 1,
            // "Caption 5 of 27 Photos"
            _ if next > end && text.is_word(next, "of") && text.byte(text.skip_spaces(next + 2)).is_ascii_digit() => {
                next + 2
            }
            _ if text.starts_with(next, "–") => next + 3,
            _ if plural && next > end && text.is_word(next, "and") => next + 3,
            _ if plural && next > end && text.is_word(next, "to") => next + 2,
            _ => return end,
        };
        let at = text.skip_spaces(after);
        let (length, last) = digits(text, at);
        let goes_on = matches!(text.byte(last), b'.' | b',') && text.byte(last + 1).is_ascii_digit();
        let whole = text.is_word(next, "of");
        let counts = !whole && nouns::phrase(text, last, false).is_some() || text.byte(last) == b'%';
        if length == 0 || length > 4 || goes_on || counts || text.is_word_at(last) {
            return end;
        }
        end = last;
    }
    end
}

/// What makes of a number people of about that age: "20-somethings".
static SOME_AGE: WordList = WordList::named("people of some age");

/// What is numbered with a letter: "seat 14A".
static LETTERED: WordList = WordList::named("numbered with a letter");

/// Sizes of pictures, as they are printed,
static SIZES: WordList = WordList::named("sizes of pictures");

/// and pictures whose size is told by a number: "4K video".
static PICTURES: WordList = WordList::named("pictures of a size");

/// Words beside the number that one dials for help,
static EMERGENCY: WordList = WordList::named("emergency calls");

/// words behind it,
static HOTLINES: WordList = WordList::named("lines of help");

/// numbers of help that are seldom a count,
static SURE_NUMBERS: WordList = WordList::named("numbers of help alone");

/// and such numbers.
static KNOWN_NUMBERS: WordList = WordList::named("numbers of help");

/// Nouns that are counted in thousands where a year could stand.
pub(super) static COUNTED: Words = Words::named("counted things");

/// Whether a noun is one of [`COUNTED`].
pub(super) fn is_thing_counted(word: &[u8]) -> bool {
    COUNTED.contains(word)
}
