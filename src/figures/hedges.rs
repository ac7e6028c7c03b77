//! The words around a number that loosen or bound it.

use super::cursor::{Folded, Text};
use super::hedge_words::{
    AFTER, BEFORE, DOWNWARDS, FILLERS, LOOSELY, NARROWLY, NEAREST, NEGATIONS, REACHING, UPWARDS, WIDELY,
};
use super::lexicon::Word;
use super::numeral::{self, Kind, Outcome};
use super::{dates, prepositions};
use crate::quantity::{Hedge, Number};
use crate::vocabulary::WordList;

/// The double dagger, which has the code of "≥" in the symbol font.
const MISREAD_AT_LEAST: &str = "‡";

/// Signs before a number.
const SIGNS: &[(&str, Hedge)] = &[
    ("~", Hedge::About),
    ("∼", Hedge::About),
    ("≈", Hedge::About),
    ("≃", Hedge::About),
    (">=", Hedge::AtLeast),
    ("<=", Hedge::AtMost),
    ("≥", Hedge::AtLeast),
    // What "≥" of a symbol font becomes in text taken from a page. Only right before a digit: elsewhere a mark of a note.
    (MISREAD_AT_LEAST, Hedge::AtLeast),
    ("⩾", Hedge::AtLeast),
    ("≳", Hedge::AtLeast),
    ("≤", Hedge::AtMost),
    ("⩽", Hedge::AtMost),
    ("≲", Hedge::AtMost),
    (">", Hedge::MoreThan),
    ("<", Hedge::LessThan),
];

/// A hedge, and the edge of the wording away from the number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) hedge: Hedge,
    pub(super) edge: usize,
}

/// The words before an offset, nearest first, in one sentence.
struct Behind {
    words: [Option<(Folded, usize)>; 5],
}

impl Behind {
    fn read(text: Text<'_>, at: usize, most: usize) -> Behind {
        let mut words = [None; 5];
        let mut at = at;
        for (index, slot) in words.iter_mut().take(most).enumerate() {
            let mut end = text.skip_spaces_back(at);
            if index > 0 && end == at {
                break;
            }
            // "ca. 20", "approx. 20", "est. 20": the point of an abbreviation.
            if index == 0 && text.before(end) == b'.' {
                let abbreviation = text.word_before(end - 1);
                let known = abbreviation.is_some_and(|(word, _)| {
                    matches!(word.as_bytes(), b"ca" | b"approx" | b"c" | b"est" | b"max" | b"min")
                });
                if !known {
                    break;
                }
                end -= 1;
            }
            let Some((word, start)) = text.word_before(end) else { break };
            *slot = Some((word, start));
            at = start;
        }
        Behind { words }
    }

    fn phrase(&self, phrase: &str) -> Option<usize> {
        let mut start = 0;
        let mut words = self.words.iter();
        for expected in phrase.rsplit(' ') {
            let (word, at) = words.next()?.as_ref()?;
            if word.as_bytes() != expected.as_bytes() {
                return None;
            }
            start = *at;
        }
        Some(start)
    }
}

/// The hedge before an offset, with any that is stacked before it, "no more than roughly", and past what may stand between:
/// "at least another".
pub(super) fn before(text: Text<'_>, at: usize) -> Option<Found> {
    let nearest = match single(text, at, at) {
        Some(found) => found,
        None => match phrase_before(text, at, &FILLERS) {
            Some(filler) => single(text, filler, at)?,
            None => before_article(text, at)?,
        },
    };
    let outer = single(text, nearest.edge, at).or_else(|| {
        // "more than an estimated 300"
        let filler = phrase_before(text, nearest.edge, &["a", "an"]).filter(|_| nearest.hedge == Hedge::About)?;
        single(text, filler, at)
    });
    match outer {
        Some(outer) => Some(Found { hedge: stacked(outer.hedge, nearest.hedge), edge: outer.edge }),
        None => Some(nearest),
    }
}

/// "Nearly a 20-point lead": the hedge before the article of a number that describes a thing. "Under a 10-year plan", "older than a
/// 12-year-old" hedge nothing.
fn before_article(text: Text<'_>, at: usize) -> Option<Found> {
    let article = phrase_before(text, at, &["a", "an"])
        .filter(|_| text.byte(at).is_ascii_digit() || text.lexicon(at).is_some())?;
    phrase_before(text, article, &BEFORE_AN_ARTICLE)?;
    let Outcome::Read(numeral) = numeral::read(text, at, false) else { return None };
    let word = text.word(numeral.end + 1).filter(|_| text.byte(numeral.end) == b'-');
    let percent = text.starts_with(numeral.end, "%") || text.is_word(text.skip_spaces(numeral.end), "percent");
    let describes = percent || word.is_some_and(|(_, end)| text.slice(end, end + 4) != "-old");
    let counts = numeral.kind != Kind::Ordinal && numeral.number > Number::ONE;
    single(text, article, at).filter(|_| describes && counts)
}

/// Hedges before the article of a number: "nearly a 20-point lead".
static BEFORE_AN_ARTICLE: WordList = WordList::named("before an article");

/// A bound says more than "about".
fn stacked(outer: Hedge, inner: Hedge) -> Hedge {
    match (outer, inner) {
        (Hedge::About, inner) => inner,
        (outer, _) => outer,
    }
}

/// The start of the longest of some phrases that ends before an offset.
fn phrase_before(text: Text<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    // Most words end none of them.
    let (last, _) = text.word_before(text.skip_spaces_back(at))?;
    if !phrases.iter().any(|phrase| phrase.ends_with(last.as_str())) {
        return None;
    }
    let behind = Behind::read(text, at, 3);
    phrases.iter().filter_map(|phrase| behind.phrase(phrase)).min()
}

/// The start of a denial before an offset: "not", "never", "didn't", "failed to".
fn denial(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip_spaces_back(at);
    for contraction in ["n't", "n’t"] {
        if text.ends_with(end, contraction) && end < at {
            let mut start = end - contraction.len();
            while text.before(start).is_ascii_alphabetic() && end - start < 16 {
                start -= 1;
            }
            return Some(start);
        }
    }
    phrase_before(text, at, &NEGATIONS)
}

/// What stands before a bound and turns it or brings it near: "no", "just", "well".
fn modified(text: Text<'_>, found: Found) -> Found {
    let mut found = found;
    for _ in 0..2 {
        let hedge = found.hedge;
        let bound = matches!(hedge, Hedge::MoreThan | Hedge::LessThan);
        if bound && let Some(edge) = phrase_before(text, found.edge, &NARROWLY) {
            found = Found { hedge: if hedge == Hedge::MoreThan { Hedge::JustOver } else { Hedge::Almost }, edge };
        } else if bound && let Some(edge) = denial(text, found.edge) {
            return Found { hedge: if hedge == Hedge::MoreThan { Hedge::AtMost } else { Hedge::AtLeast }, edge };
        } else if bound && let Some(edge) = phrase_before(text, found.edge, &WIDELY) {
            found.edge = edge;
        } else if matches!(hedge, Hedge::About | Hedge::Almost | Hedge::UpTo | Hedge::JustOver)
            && let Some(edge) = phrase_before(text, found.edge, &LOOSELY)
            && !text.is_word(edge, "only")
        {
            found.edge = edge;
        } else {
            break;
        }
    }
    found
}

/// "Did not reach 40 %", "almost reached 300".
fn reaching(text: Text<'_>, start: usize) -> Option<Found> {
    if let Some(edge) = denial(text, start) {
        return Some(Found { hedge: Hedge::LessThan, edge });
    }
    if text.is_phrase_before(start, &["to"]) {
        let to = text.skip_spaces_back(start).checked_sub(2)?;
        let (word, edge) = text.word_before(text.skip_spaces_back(to))?;
        let failed = matches!(word.as_bytes(), b"failed" | b"fails" | b"failing" | b"fail");
        return failed.then_some(Found { hedge: Hedge::LessThan, edge });
    }
    let edge = phrase_before(text, start, &["almost", "nearly", "just about", "all but"])?;
    Some(Found { hedge: Hedge::Almost, edge })
}

/// The hedge that ends at an offset, of the number at another.
fn single(text: Text<'_>, at: usize, number: usize) -> Option<Found> {
    let end = text.skip_spaces_back(at);
    if end < at && text.before(end) == b',' {
        return inserted(text, end - 1, number);
    }
    quoted(text, end, number).or_else(|| worded(text, opened(text, at).unwrap_or(at), number))
}

/// "attended by, at most, 60 people": a hedge between two commas, the second at an offset.
fn inserted(text: Text<'_>, comma: usize, number: usize) -> Option<Found> {
    let found = worded(text, comma, number)?;
    let before = text.skip_spaces_back(found.edge);
    let bounds = matches!(found.hedge, Hedge::AtLeast | Hedge::AtMost | Hedge::About);
    // "At a minimum, 60 nurses are needed"
    if !bounds || text.opens_sentence(found.edge) {
        return Some(found).filter(|_| bounds);
    }
    (text.before(before) == b',').then(|| Found { edge: before - 1, ..found })
}

fn worded(text: Text<'_>, at: usize, number: usize) -> Option<Found> {
    let end = text.skip_spaces_back(at);
    let last = text.before(end);
    if (last >= 0x80 || matches!(last, b'~' | b'<' | b'>' | b'='))
        && let Some((sign, hedge)) = SIGNS.iter().find(|(sign, _)| text.ends_with(end, sign))
        && (*sign != MISREAD_AT_LEAST || end == at)
    {
        return Some(Found { hedge: *hedge, edge: end - sign.len() });
    }
    let behind = Behind::read(text, at, 1);
    let (nearest, start) = behind.words.first()?.as_ref()?;
    if REACHING.holds(nearest.as_str()) {
        return reaching(text, *start).filter(|_| is_large(text, at));
    }
    let nearest = nearest.as_bytes();
    let first = usize::from(nearest.first().map_or(0, |first| first.wrapping_sub(b'a')));
    let known = NEAREST.get(first).copied().unwrap_or(0);
    if nearest.len() > 31 || known >> nearest.len() & 1 == 0 {
        return None;
    }
    let behind = Behind::read(text, at, 5);
    let mut best: Option<Found> = None;
    let last = (nearest.first().copied().unwrap_or(0), nearest.len());
    let first = BEFORE.partition_point(|before| before.last < last);
    for before in BEFORE.iter().skip(first).take_while(|before| before.last == last) {
        if let Some(edge) = behind.phrase(before.words)
            && best.is_none_or(|best| edge < best.edge)
        {
            best = Some(Found { hedge: before.hedge, edge });
        }
    }
    let found = best.filter(|found| fits(text, *found, at))?;
    let modified = modified(text, found);
    (modified.edge < found.edge || !prepositions::governs(text, found.edge, at, number)).then_some(modified)
}

/// "‘At least’ $15", "[about] 30": the hedge that quotation marks or brackets hold alone, before an offset.
fn quoted(text: Text<'_>, end: usize, number: usize) -> Option<Found> {
    let closing = text.char_before(end)?;
    let (_, opening) = HELD.iter().find(|(close, _)| *close == closing)?;
    let found = worded(text, end - closing.len_utf8(), number)?;
    let before = text.skip_spaces_back(found.edge);
    let opens = text.char_before(before).filter(|opens| opens == opening)?;
    Some(Found { edge: before - opens.len_utf8(), ..found })
}

/// Marks that hold a hedge, the closing with its opening.
const HELD: [(char, char); 6] = [('’', '‘'), ('”', '“'), ('"', '"'), ('\'', '\''), (']', '['), (')', '(')];

/// "An estimated [300 people](address)": the offset before the mark that opens right before a number.
fn opened(text: Text<'_>, at: usize) -> Option<usize> {
    let mark = text.char_before(at).filter(|mark| matches!(mark, '[' | '“' | '‘' | '"'))?;
    let before = at - mark.len_utf8();
    (text.skip_spaces_back(before) < before).then_some(before)
}

/// Wordings that mean something else after certain words.
fn fits(text: Text<'_>, found: Found, at: usize) -> bool {
    let before = text.skip_spaces_back(found.edge);
    // "399 lower than 63,482" compares two figures, and bounds none.
    if text.before(before).is_ascii_digit()
        && !dates::ends_a_date(text, before)
        && text
            .word(found.edge)
            .is_some_and(|(word, end)| COMPARATIVES.holds(word.as_str()) && text.is_word(text.skip_spaces(end), "than"))
    {
        return false;
    }
    let previous = text.word_before(before).map(|(word, _)| word);
    let previous = previous.as_ref().map_or(&b""[..], Folded::as_bytes);
    match text.byte(found.edge).to_ascii_lowercase() {
        // "the other some", "all over", "turned around 50".
        b'o' if text.is_word(found.edge, "over") => match previous {
            b"took" => prepositions::lasts(text, found.edge, at),
            previous => !matches!(previous, b"all" | b"hand" | b"handed"),
        },
        b's' if text.is_word(found.edge, "some") => true,
        b'c' if text.is_word(found.edge, "c") => text.byte(found.edge) == b'c',
        // "Approached two women" comes near to nobody's number.
        b'a' if text.is_word(found.edge, "approached") || text.is_word(found.edge, "approaches") => is_large(text, at),
        // "a good 40 people", but "a good first step"
        b'a' if text.word(text.skip_spaces(found.edge + 1)).is_some_and(|(word, _)| GOOD.holds(word.as_str())) => {
            !matches!(text.lexicon(at), Some((Word::Ordinal(_), _)))
        }
        // "could approach 40", but "the approach 40 years on"
        b'a' if text.is_word(found.edge, "approach") => {
            is_large(text, at) && text.word_before(before).is_some_and(|(word, _)| BEFORE_APPROACH.holds(word.as_str()))
        }
        // "The top 20" are no more than twenty; "did not top 20 %" is the verb.
        b't' if text.is_word(found.edge, "top") => {
            denial(text, found.edge).is_some()
                || prepositions::passes(text, found.edge)
                || matches!(previous, b"to" | b"will" | b"could" | b"may" | b"would" | b"might")
        }
        b'p' | b'c' | b'b' if prepositions::is_passing(text, found.edge) => {
            is_large(text, at) && prepositions::passes(text, found.edge)
        }
        b'u' | b'd' if text.is_word(found.edge, "up") || text.is_word(found.edge, "down") => {
            !prepositions::leads_to_a_value(text, found.edge, at)
        }
        b'p' if text.is_word(found.edge, "probably") || text.is_word(found.edge, "possibly") => false,
        _ => true,
    }
}

/// Words that close a bound behind its number: "300 at most in all".
pub(super) static CLOSING_BEHIND: WordList = WordList::named("closing a bound behind");

/// Words behind "and over" that close the bound: "45 and over were", "45 and over in all".
static CLOSING: WordList = WordList::named("closing a bound");

/// What joins a bound to an age: "60 and over".
static BOUNDING_AGES: WordList = WordList::named("bounding ages");

/// Adjectives of a number: "a good 40".
static GOOD: WordList = WordList::named("adjectives of a number");

/// Words before "approach" that make it a verb.
static BEFORE_APPROACH: WordList = WordList::named("before approach");

/// Words that compare a figure with the one before them.
static COMPARATIVES: WordList = WordList::named("comparatives");

/// Whether what stands at an offset is more than a handful: two digits, a currency, a number from twenty on.
fn is_large(text: Text<'_>, at: usize) -> bool {
    let article = ["a", "an"].iter().find(|article| text.is_word(at, article));
    let at = article.map_or(at, |article| text.skip_spaces(at + article.len()));
    let digits = text.byte(at).is_ascii_digit()
        && (matches!(text.byte(at + 1), b'0'..=b'9' | b',' | b'.')
            || matches!(text.lexicon(text.skip_spaces(at + 1)), Some((Word::Scale(_), _))));
    digits
        || matches!(
            text.lexicon(at),
            Some((Word::Tens(_) | Word::Hundred | Word::Scale(_) | Word::Half | Word::Dozen, _))
        )
        || matches!(text.lexicon(at), Some((Word::Digit(_) | Word::Teen(_), end)) if matches!(text.lexicon(text.skip_spaces(end)), Some((Word::Hundred | Word::Scale(_), _))))
        || matches!(text.char_at(at), Some('$' | '€' | '£'))
}

/// The hedge after a number and its unit: "or more", "-plus", "+", "or so".
pub(super) fn after(text: Text<'_>, at: usize) -> Option<Found> {
    if text.byte(at) == b'+' && !text.byte(at + 1).is_ascii_digit() && !text.byte(at + 1).is_ascii_alphabetic() {
        return Some(Found { hedge: Hedge::AtLeast, edge: at + 1 });
    }
    if text.byte(at) == b'-' {
        let (word, end) = text.word(at + 1)?;
        // "a 61-seat-or-more majority"
        let joined = if word.as_bytes() == b"or" { at } else { end };
        if text.starts_with(joined, "-or-") {
            let (direction, _) = text.word(joined + 4)?;
            return Some(Found { hedge: bound_towards(direction.as_str())?, edge: at });
        }
        return match word.as_bytes() {
            b"plus" => Some(Found { hedge: Hedge::AtLeast, edge: end }),
            b"odd" | b"ish" | b"some" => Some(Found { hedge: Hedge::About, edge: end }),
            _ => None,
        };
    }
    let spaced = text.skip_spaces(at);
    let comma = text.byte(spaced) == b',' || text.starts_with(spaced, "—") || text.starts_with(spaced, "–");
    let next = match (comma, text.byte(spaced)) {
        (true, b',') => text.skip_spaces(spaced + 1),
        (true, _) => text.skip_spaces(spaced + 3),
        _ => spaced,
    };
    if next == at {
        return None;
    }
    let (word, end) = text.word(next)?;
    if let Some(found) = worded_after(text, next) {
        return Some(found);
    }
    let following = |end: usize| {
        let next = text.skip_spaces(end);
        text.word(next).filter(|_| next > end)
    };
    match word.as_bytes() {
        b"or" | b"and" if !comma || text.is_word(next, "or") && ends_behind(text, end) => {
            let (word, end) = following(end)?;
            let hedge = bound_towards(word.as_str())?;
            // "200 or greater than 190", "18 and under 30": a number of its own follows.
            let after = text.skip_spaces(end);
            let goes_on = text.is_word(after, "than")
                || text.byte(after).is_ascii_digit()
                || matches!(
                    word.as_bytes(),
                    b"over" | b"under" | b"above" | b"below" | b"more" | b"less" | b"up" | b"down" | b"later"
                ) && text.is_word(next, "and")
                    && text.word(after).is_some_and(|(word, _)| !CLOSING.holds(word.as_str()));
            (!goes_on).then_some(Found { hedge, edge: end })
        }
        b"plus" if !comma => {
            // "300 plus people" is a bound, "3 plus 4" a sum.
            let next = text.skip_spaces(end);
            let sum = text.byte(next).is_ascii_digit()
                || text.lexicon(next).is_some_and(|(word, _)| word != Word::Things)
                || text.is_word(next, "or");
            (!sum && text.word(next).is_some()).then_some(Found { hedge: Hedge::AtLeast, edge: end })
        }
        // "300 odd people": what is counted follows; "300 odd" alone is nothing anybody says.
        b"odd" if !comma => following(end).map(|_| Found { hedge: Hedge::About, edge: end }),
        _ => None,
    }
}

/// Whether one word more ends the sentence or its clause: "5 euros, or more", but "5 euros, or more of the same".
fn ends_behind(text: Text<'_>, end: usize) -> bool {
    let last = text.word(text.skip_spaces(end)).map(|(_, end)| text.skip_spaces(end));
    last.is_some_and(|last| !text.is_word_at(last) && !matches!(text.byte(last), b'-' | b'$'))
}

/// "aged 60 and over": what follows an age bounds it whatever comes behind.
pub(super) fn after_age(text: Text<'_>, at: usize) -> Option<Found> {
    let joint = text.skip_spaces(at);
    let (_, end) = text.word(joint).filter(|(word, _)| joint > at && BOUNDING_AGES.holds(word.as_str()))?;
    let next = text.skip_spaces(end);
    let (direction, end) = text.word(next).filter(|_| next > end)?;
    let hedge = bound_towards(direction.as_str())?;
    let after = text.skip_spaces(end);
    (!text.byte(after).is_ascii_digit()).then_some(Found { hedge, edge: end })
}

/// The bound that a word behind a number sets: "or more", "and under".
fn bound_towards(direction: &str) -> Option<Hedge> {
    match (UPWARDS.holds(direction), DOWNWARDS.holds(direction)) {
        (true, _) => Some(Hedge::AtLeast),
        (_, true) => Some(Hedge::AtMost),
        _ => None,
    }
}

/// A wording of [`AFTER`] at an offset, closed by what is no part of the next number's hedge: in "5 were killed, at least 3 of
/// them children" the bound is the second number's.
fn worded_after(text: Text<'_>, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    let first = [text.byte(at).to_ascii_lowercase(), text.byte(at + 1).to_ascii_lowercase()];
    for (phrase, hedge) in AFTER.iter().filter(|(phrase, _)| phrase.as_bytes().starts_with(&first)) {
        let mut end = at;
        let fits = phrase.split(' ').enumerate().all(|(index, word)| {
            let next = if index == 0 { end } else { text.skip_spaces(end) };
            let fits = text.is_word(next, word);
            end = next + word.len();
            fits
        });
        if fits && best.is_none_or(|best| end > best.edge) {
            best = Some(Found { hedge: *hedge, edge: end });
        }
    }
    let found = best?;
    let next = text.skip_spaces(found.edge);
    let opening = text.byte(next).is_ascii_digit() || matches!(text.char_at(next), Some('$' | '€' | '£'));
    let joined =
        text.is_word(at, "or") || text.is_word(at, "more") || text.is_word(at, "if") || text.is_word(at, "give");
    let closes = joined || text.word(next).is_none_or(|(word, _)| CLOSING_BEHIND.holds(word.as_str()));
    (closes && !opening && text.lexicon(next).is_none()).then_some(found)
}

/// The hedge that stands for both, where words before and after a number hedge it.
pub(super) fn combined(before: Hedge, after: Hedge) -> Hedge {
    match (before, after) {
        (Hedge::Exact | Hedge::About, after) => after,
        (Hedge::MoreThan, Hedge::AtLeast) => Hedge::AtLeast,
        (before, _) => before,
    }
}
