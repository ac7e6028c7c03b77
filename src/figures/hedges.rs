//! The words around a number that loosen or bound it.

use super::cursor::{Folded, Text};
use crate::quantity::Hedge;
use crate::vocabulary::WordList;

/// Wordings before a number, longest first among those that end alike.
const BEFORE: &[(&str, Hedge)] = &[
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("some", Hedge::About),
    ("roughly", Hedge::About),
    ("circa", Hedge::About),
    ("approximately", Hedge::About),
    ("approx", Hedge::About),
    ("ca", Hedge::About),
    ("c", Hedge::About),
    ("est", Hedge::About),
    ("estimated", Hedge::About),
    ("in the region of", Hedge::About),
    ("of order", Hedge::About),
    ("of the order of", Hedge::About),
    ("in the order of", Hedge::About),
    ("on the order of", Hedge::About),
    ("in the neighbourhood of", Hedge::About),
    ("somewhere near", Hedge::About),
    ("almost", Hedge::Almost),
    ("nearly", Hedge::Almost),
    ("close to", Hedge::Almost),
    ("just under", Hedge::Almost),
    ("just below", Hedge::Almost),
    ("a little under", Hedge::Almost),
    ("slightly under", Hedge::Almost),
    ("slightly below", Hedge::Almost),
    ("slightly less than", Hedge::Almost),
    ("just less than", Hedge::Almost),
    ("a little less than", Hedge::Almost),
    ("just short of", Hedge::Almost),
    ("short of", Hedge::Almost),
    ("shy of", Hedge::Almost),
    ("not quite", Hedge::Almost),
    ("nearing", Hedge::Almost),
    ("approaching", Hedge::Almost),
    ("virtually", Hedge::Almost),
    ("just over", Hedge::JustOver),
    ("just above", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("slightly above", Hedge::JustOver),
    ("a little over", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("a little more than", Hedge::JustOver),
    ("just more than", Hedge::JustOver),
    ("not more than", Hedge::AtMost),
    ("no more than", Hedge::AtMost),
    ("not less than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("not over", Hedge::AtMost),
    ("not above", Hedge::AtMost),
    ("not exceeding", Hedge::AtMost),
    ("not under", Hedge::AtLeast),
    ("not below", Hedge::AtLeast),
    ("no greater than", Hedge::AtMost),
    ("no higher than", Hedge::AtMost),
    ("no lower than", Hedge::AtLeast),
    ("less than or equal to", Hedge::AtMost),
    ("lower than or equal to", Hedge::AtMost),
    ("lower or equal than", Hedge::AtMost),
    ("lower or equal to", Hedge::AtMost),
    ("smaller than or equal to", Hedge::AtMost),
    ("greater than or equal to", Hedge::AtLeast),
    ("more than or equal to", Hedge::AtLeast),
    ("higher than or equal to", Hedge::AtLeast),
    ("higher or equal than", Hedge::AtLeast),
    ("higher or equal to", Hedge::AtLeast),
    ("at least or equal to", Hedge::AtLeast),
    ("more than", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("higher than", Hedge::MoreThan),
    ("larger than", Hedge::MoreThan),
    ("bigger than", Hedge::MoreThan),
    ("longer than", Hedge::MoreThan),
    ("older than", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("exceed", Hedge::MoreThan),
    ("exceeds", Hedge::MoreThan),
    ("exceeding", Hedge::MoreThan),
    ("exceeded", Hedge::MoreThan),
    ("surpass", Hedge::MoreThan),
    ("surpasses", Hedge::MoreThan),
    ("surpassing", Hedge::MoreThan),
    ("surpassed", Hedge::MoreThan),
    ("topped", Hedge::MoreThan),
    ("topping", Hedge::MoreThan),
    ("beyond", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("upward of", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("well over", Hedge::MoreThan),
    ("at least", Hedge::AtLeast),
    ("at a minimum", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("at minimum", Hedge::AtLeast),
    ("down to", Hedge::AtLeast),
    ("lower limit of", Hedge::AtLeast),
    ("minimum", Hedge::AtLeast),
    ("min", Hedge::AtLeast),
    ("lower than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("lower than", Hedge::LessThan),
    ("fewer than", Hedge::LessThan),
    ("smaller than", Hedge::LessThan),
    ("younger than", Hedge::LessThan),
    ("shorter than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("beneath", Hedge::LessThan),
    ("underneath", Hedge::LessThan),
    ("upper limit of", Hedge::AtMost),
    ("maximum", Hedge::AtMost),
    ("max", Hedge::AtMost),
    ("within a distance of", Hedge::AtMost),
    ("within a radius of", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("at the most", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("maximum of", Hedge::AtMost),
    ("up to", Hedge::UpTo),
    ("as many as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("as high as", Hedge::UpTo),
    ("as large as", Hedge::UpTo),
    ("as long as", Hedge::UpTo),
    ("a shade over", Hedge::JustOver),
    ("a shade above", Hedge::JustOver),
    ("a touch over", Hedge::JustOver),
    ("a touch above", Hedge::JustOver),
    ("a fraction over", Hedge::JustOver),
    ("a fraction above", Hedge::JustOver),
    ("a bit over", Hedge::JustOver),
    ("a bit more than", Hedge::JustOver),
    ("a little above", Hedge::JustOver),
    ("marginally over", Hedge::JustOver),
    ("marginally above", Hedge::JustOver),
    ("marginally more than", Hedge::JustOver),
    ("fractionally over", Hedge::JustOver),
    ("fractionally above", Hedge::JustOver),
    ("fractionally more than", Hedge::JustOver),
    ("barely over", Hedge::JustOver),
    ("barely more than", Hedge::JustOver),
    ("only just over", Hedge::JustOver),
    ("a shade under", Hedge::Almost),
    ("a shade below", Hedge::Almost),
    ("a touch under", Hedge::Almost),
    ("a touch below", Hedge::Almost),
    ("a fraction under", Hedge::Almost),
    ("a fraction below", Hedge::Almost),
    ("a bit under", Hedge::Almost),
    ("a bit less than", Hedge::Almost),
    ("a little below", Hedge::Almost),
    ("marginally under", Hedge::Almost),
    ("marginally below", Hedge::Almost),
    ("marginally less than", Hedge::Almost),
    ("fractionally under", Hedge::Almost),
    ("fractionally below", Hedge::Almost),
    ("fractionally less than", Hedge::Almost),
    ("not far short of", Hedge::Almost),
    ("not far off", Hedge::Almost),
    ("practically", Hedge::Almost),
    ("the best part of", Hedge::Almost),
    ("the better part of", Hedge::Almost),
    ("perhaps", Hedge::About),
    ("maybe", Hedge::About),
    ("in the vicinity of", Hedge::About),
    ("in the area of", Hedge::About),
    ("something like", Hedge::About),
    ("in the neighborhood of", Hedge::About),
    ("in the range of", Hedge::About),
    ("more or less", Hedge::About),
    ("at the very least", Hedge::AtLeast),
    ("as few as", Hedge::AtLeast),
    ("as little as", Hedge::AtLeast),
    ("as low as", Hedge::AtLeast),
    ("no smaller than", Hedge::AtLeast),
    ("no shorter than", Hedge::AtLeast),
    ("a floor of", Hedge::AtLeast),
    ("at the very most", Hedge::AtMost),
    ("at the outside", Hedge::AtMost),
    ("a ceiling of", Hedge::AtMost),
    ("not greater than", Hedge::AtMost),
    ("not higher than", Hedge::AtMost),
    ("no larger than", Hedge::AtMost),
    ("no longer than", Hedge::AtMost),
    ("no older than", Hedge::AtMost),
    ("tops", Hedge::MoreThan),
    ("heavier than", Hedge::MoreThan),
    ("taller than", Hedge::MoreThan),
    ("wider than", Hedge::MoreThan),
    ("deeper than", Hedge::MoreThan),
    ("faster than", Hedge::MoreThan),
    ("north of", Hedge::MoreThan),
    ("south of", Hedge::LessThan),
    ("nears", Hedge::Almost),
    ("neared", Hedge::Almost),
    ("not exceed", Hedge::AtMost),
    ("never exceeded", Hedge::AtMost),
    ("not surpass", Hedge::AtMost),
    ("not top", Hedge::AtMost),
    ("not reach", Hedge::LessThan),
    ("never reached", Hedge::LessThan),
    ("failed to reach", Hedge::LessThan),
    ("fell short of", Hedge::LessThan),
    ("falls short of", Hedge::LessThan),
    ("fall short of", Hedge::LessThan),
    ("falling short of", Hedge::LessThan),
    ("not even", Hedge::LessThan),
    ("not fall below", Hedge::AtLeast),
    ("never fell below", Hedge::AtLeast),
    ("nowhere near", Hedge::LessThan),
    ("nothing like", Hedge::LessThan),
];

/// What is said behind a comma of the figure before it: "300 drivers stopped work, if not more".
const AFTERTHOUGHTS: [(&str, Hedge); 7] = [
    ("if not more", Hedge::AtLeast),
    ("if not higher", Hedge::AtLeast),
    ("or even more", Hedge::AtLeast),
    ("perhaps more", Hedge::AtLeast),
    ("possibly more", Hedge::AtLeast),
    ("maybe more", Hedge::AtLeast),
    ("give or take", Hedge::About),
];

/// So many bytes of a clause may stand between a figure and what is said of it behind a comma.
const CLAUSE: usize = 60;

/// The hedge that follows at the end of the figure's clause; a clause with another figure has none.
pub(super) fn afterthought(text: Text<'_>, at: usize) -> Option<Hedge> {
    let comma = (at..at + CLAUSE).find(|at| {
        let byte = text.byte(*at);
        matches!(byte, 0 | b'.' | b',' | b';' | b':' | b'(' | b'\n') || byte.is_ascii_digit()
    });
    let comma = comma.filter(|comma| text.byte(*comma) == b',')?;
    let (_, hedge) = AFTERTHOUGHTS.into_iter().find(|(phrase, _)| {
        let mut at = comma + 1;
        phrase.split(' ').all(|word| {
            let start = text.skip_spaces(at);
            at = start + word.len();
            text.is_word(start, word)
        })
    })?;
    Some(hedge)
}

/// For each first letter, a bit for each length of a word that ends some wording of [`BEFORE`].
static NEAREST: [u32; 26] = nearest();

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
const fn nearest() -> [u32; 26] {
    let mut table = [0; 26];
    let mut index = 0;
    while index < LAST_WORDS.len() {
        let (first, length) = LAST_WORDS[index];
        table[(first - b'a') as usize] |= 1 << length;
        index += 1;
    }
    table
}

/// The first letter and the length of the last word of each wording of [`BEFORE`].
const LAST_WORDS: [(u8, u8); BEFORE.len()] = last_words();

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
#[allow(clippy::cast_possible_truncation, reason = "no word has 256 letters")]
const fn last_words() -> [(u8, u8); BEFORE.len()] {
    let mut table = [(0, 0); BEFORE.len()];
    let mut index = 0;
    while index < BEFORE.len() {
        let phrase = BEFORE[index].0.as_bytes();
        let mut start = phrase.len();
        while start > 0 && phrase[start - 1] != b' ' {
            start -= 1;
        }
        table[index] = (phrase[start], (phrase.len() - start) as u8);
        index += 1;
    }
    table
}

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

/// Words after "or" or "and" that let a number go on: "70% or more", "18 and over".
static UPWARDS: WordList = WordList::named("upwards");
static DOWNWARDS: WordList = WordList::named("downwards");

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

/// The hedge before an offset, with any that is stacked before it: "no more than roughly".
pub(super) fn before(text: Text<'_>, at: usize) -> Option<Found> {
    let nearest = single(text, at)?;
    match single(text, nearest.edge) {
        Some(outer) => Some(Found { hedge: stacked(outer.hedge, nearest.hedge), edge: outer.edge }),
        None => Some(nearest),
    }
}

/// A bound says more than "about".
fn stacked(outer: Hedge, inner: Hedge) -> Hedge {
    match (outer, inner) {
        (Hedge::About, inner) => inner,
        (outer, _) => outer,
    }
}

fn single(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.skip_spaces_back(at);
    let last = text.before(end);
    if (last >= 0x80 || matches!(last, b'~' | b'<' | b'>' | b'='))
        && let Some((sign, hedge)) = SIGNS.iter().find(|(sign, _)| text.ends_with(end, sign))
        && (*sign != MISREAD_AT_LEAST || end == at)
    {
        return Some(Found { hedge: *hedge, edge: end - sign.len() });
    }
    let behind = Behind::read(text, at, 1);
    let (nearest, _) = behind.words.first()?.as_ref()?;
    let nearest = nearest.as_bytes();
    let first = usize::from(nearest.first().map_or(0, |first| first.wrapping_sub(b'a')));
    let known = NEAREST.get(first).copied().unwrap_or(0);
    if nearest.len() > 31 || known >> nearest.len() & 1 == 0 {
        return None;
    }
    let behind = Behind::read(text, at, 5);
    let mut best: Option<Found> = None;
    let last = (nearest.first().copied().unwrap_or(0), u8::try_from(nearest.len()).unwrap_or(0));
    for ((phrase, hedge), _) in BEFORE.iter().zip(&LAST_WORDS).filter(|(_, word)| **word == last) {
        if let Some(edge) = behind.phrase(phrase)
            && best.is_none_or(|best| edge < best.edge)
        {
            best = Some(Found { hedge: *hedge, edge });
        }
    }
    best.filter(|found| fits(text, *found))
}

/// Wordings that mean something else after certain words.
fn fits(text: Text<'_>, found: Found) -> bool {
    let before = text.skip_spaces_back(found.edge);
    // "399 lower than 63,482" compares two figures, and bounds none.
    if text.before(before).is_ascii_digit()
        && text.word(found.edge).is_some_and(|(word, end)| {
            COMPARATIVES.contains(&word.as_str()) && text.is_word(text.skip_spaces(end), "than")
        })
    {
        return false;
    }
    let previous = text.word_before(before).map(|(word, _)| word);
    let previous = previous.as_ref().map_or(&b""[..], Folded::as_bytes);
    match text.byte(found.edge).to_ascii_lowercase() {
        // "the other some", "all over", "turned around 50".
        b'o' if text.is_word(found.edge, "over") => !matches!(previous, b"all" | b"took" | b"hand" | b"handed"),
        b's' if text.is_word(found.edge, "some") => true,
        b'c' if text.is_word(found.edge, "c") => text.byte(found.edge) == b'c',
        _ => true,
    }
}

/// Words that compare a figure with the one before them.
static COMPARATIVES: WordList = WordList::named("comparatives");

/// The hedge after a number and its unit: "or more", "-plus", "+", "or so".
pub(super) fn after(text: Text<'_>, at: usize) -> Option<Found> {
    if text.byte(at) == b'+' && !text.byte(at + 1).is_ascii_digit() && !text.byte(at + 1).is_ascii_alphabetic() {
        return Some(Found { hedge: Hedge::AtLeast, edge: at + 1 });
    }
    if text.byte(at) == b'-' {
        let (word, end) = text.word(at + 1)?;
        return match word.as_bytes() {
            b"plus" => Some(Found { hedge: Hedge::AtLeast, edge: end }),
            b"odd" | b"ish" => Some(Found { hedge: Hedge::About, edge: end }),
            _ => None,
        };
    }
    let next = text.skip_spaces(at);
    if next == at {
        return None;
    }
    let (word, end) = text.word(next)?;
    let following = |end: usize| {
        let next = text.skip_spaces(end);
        text.word(next).filter(|_| next > end)
    };
    match word.as_bytes() {
        b"or" | b"and" => {
            let (word, end) = following(end)?;
            let direction = word.as_str();
            if matches!(direction, "so" | "thereabouts" | "thereabout") && text.is_word(next, "or") {
                return Some(Found { hedge: Hedge::About, edge: end });
            }
            let hedge = if UPWARDS.contains(&direction) {
                Hedge::AtLeast
            } else if DOWNWARDS.contains(&direction) {
                Hedge::AtMost
            } else {
                return None;
            };
            // "200 or greater than 190", "18 and under 30": a number of its own follows.
            let after = text.skip_spaces(end);
            let goes_on = text.is_word(after, "than")
                || text.byte(after).is_ascii_digit()
                || matches!(word.as_bytes(), b"over" | b"under" | b"above" | b"below" | b"more" | b"less")
                    && text.is_word(next, "and")
                    && text.word(after).is_some();
            (!goes_on).then_some(Found { hedge, edge: end })
        }
        b"more" if text.is_word(text.skip_spaces(end), "or") => {
            let (or, end) = following(end)?;
            let (less, end) = following(end)?;
            (or.as_bytes() == b"or" && less.as_bytes() == b"less").then_some(Found { hedge: Hedge::About, edge: end })
        }
        b"plus" => {
            // "300 plus people" is a bound, "3 plus 4" a sum.
            let next = text.skip_spaces(end);
            let sum = text.byte(next).is_ascii_digit()
                || text.lexicon(next).is_some_and(|(word, _)| word != super::lexicon::Word::Things);
            (!sum && text.word(next).is_some()).then_some(Found { hedge: Hedge::AtLeast, edge: end })
        }
        b"at" => {
            let (word, end) = following(end)?;
            let hedge = match word.as_bytes() {
                b"least" => Hedge::AtLeast,
                b"most" => Hedge::AtMost,
                _ => return None,
            };
            // "... killed 5, at least 3 of them": the bound belongs to the next number.
            let next = text.skip_spaces(end);
            let closes = text.word(next).is_none() && !text.byte(next).is_ascii_digit();
            closes.then_some(Found { hedge, edge: end })
        }
        _ => None,
    }
}

/// The hedge that stands for both, where words before and after a number hedge it.
pub(super) fn combined(before: Hedge, after: Hedge) -> Hedge {
    match (before, after) {
        (Hedge::Exact | Hedge::About, after) => after,
        (Hedge::MoreThan, Hedge::AtLeast) => Hedge::AtLeast,
        (before, _) => before,
    }
}
