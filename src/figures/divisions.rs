//! Numbers that part a house or its votes: "passed the Senate 60-37".

use super::cursor::{Folded, Text};
use super::joints;
use super::numeral::Numeral;
use crate::quantity::Number;
use crate::vocabulary::WordList;

/// Whether three numbers are those for, those against and the rest of a vote: "passed 230-197-1"; no day, no plan of three
/// steps.
pub(super) fn is_division_of_three(text: Text<'_>, start: usize, after: usize) -> bool {
    /// A house that votes so has more members than this.
    const FEWEST: u32 = 8;
    let mut groups =
        text.slice(start, after).split('-').map(|group| group.parse::<u32>().ok().filter(|_| group.len() <= 3));
    let (Some(Some(first)), Some(Some(second)), Some(Some(rest)), None) =
        (groups.next(), groups.next(), groups.next(), groups.next())
    else {
        return false;
    };
    let is_day = first <= 12 && second <= 31 && rest >= 10;
    let parts = first != second && rest <= first.min(second) && first + second > FEWEST;
    let bare = !text.is_word_at(after) && !matches!(text.byte(after), b'%' | b'/' | b'-');
    parts && !is_day && bare && tells_of_a_division(text, start, after)
}

/// Words that tell what two numbers are, and how far from them they may stand: so many words and bytes, over semicolons or not.
struct Telling {
    words: WordList,
    most: usize,
    reach: usize,
    is_of_rows: bool,
}

/// Words beside two numbers that part a house or its votes: "passed the Senate 60-37".
static DIVISIONS: Telling =
    Telling { words: WordList::named("words of divisions"), most: 14, reach: 140, is_of_rows: false };

/// Words beside the numbers of a game.
static GAMES: WordList = WordList::named("words of games");

/// Whether the words around two numbers, in their sentence, tell of votes or seats, or of rivals whose shares they may be, and of no
/// game.
pub(super) fn tells_of_a_division(text: Text<'_>, start: usize, after: usize) -> bool {
    are_shares(text, start, after) || tells_of(text, start, after, &DIVISIONS) || tells_of_rivals(text, start, after)
}

/// Whether a number stands before another that is in percent, and both are shares: "by 58-43 percent", "a 46 to 37 percent margin".
pub(super) fn is_in_percent_of_the_next(text: Text<'_>, numeral: &Numeral) -> bool {
    if numeral.plain.is_none_or(|length| length > 2) {
        return false;
    }
    let dash = ["-", "–"].iter().find(|dash| text.starts_with(numeral.end, dash));
    let spaced = text.skip_spaces(numeral.end);
    let word = || text.phrase_end(spaced, &TO).filter(|_| spaced > numeral.end).map(|end| text.skip_spaces(end));
    let Some(second) = dash.map(|dash| numeral.end + dash.len()).or_else(word) else { return false };
    let Some((share, end)) = super::digits_run(text, second).filter(|(_, end)| *end <= second + 2) else {
        return false;
    };
    is_percent(text, end)
        && (numeral.number > Number::from(share) || tells_of_rivals(text, numeral.start, end))
        && joints::change_before(text, numeral.start).is_none()
}

/// What joins two shares.
static TO: WordList = WordList::named("joining two shares");

/// Whether percent stands behind an offset.
pub(super) fn is_percent(text: Text<'_>, end: usize) -> bool {
    let behind = text.skip_spaces(end);
    text.byte(behind) == b'%' || text.phrase_end(behind, &PERCENT).is_some()
}

/// Whether two numbers are in percent and make up nearly all: "in Virginia (49-47 percent)".
fn are_shares(text: Text<'_>, start: usize, after: usize) -> bool {
    is_percent(text, after) && are_nearly_all(text.slice(start, after))
}

/// Whether two numbers make up nearly all of those who answer or vote, and the words around them tell of rivals: "trails in the
/// north, 38 to 46". How far one leads is one figure with two ends: "leads by 3 to 5 percent".
pub(super) fn tells_of_rivals(text: Text<'_>, start: usize, after: usize) -> bool {
    let one = text.word_before(start).is_some_and(|(word, _)| LEADING_TO_ONE.contains(&word.as_str()));
    !one && are_nearly_all(text.slice(start, after)) && tells_of(text, start, after, &RIVALS)
}

/// Words for percent behind two numbers.
static PERCENT: WordList = WordList::named("percent behind two numbers");

/// Whether the two numbers among some words come to so much together, in percent: no third has much.
fn are_nearly_all(words: &str) -> bool {
    const WHOLE: (i64, i64) = (74, 101);
    let numbers = words.split(|c: char| !c.is_ascii_digit() && c != '.').map(|number| number.trim_matches('.'));
    let mut numbers = numbers.filter(|number| !number.is_empty()).map(|number| number.parse::<Number>().ok());
    let (Some(Some(first)), Some(Some(second)), None) = (numbers.next(), numbers.next(), numbers.next()) else {
        return false;
    };
    first.checked_add(second).is_some_and(|sum| sum >= WHOLE.0.into() && sum <= WHOLE.1.into())
}

/// Whether a word of a list stands beside two numbers, in their sentence, and none of a game.
fn tells_of(text: Text<'_>, start: usize, after: usize, list: &Telling) -> bool {
    let (told, games) = told_beside(text, start, after, list);
    told > 0 && games == 0
}

/// Whether more of the words beside two numbers tell of a game than of a division.
pub(super) fn tells_of_a_game(text: Text<'_>, start: usize, after: usize) -> bool {
    let (told, games) = told_beside(text, start, after, &DIVISIONS);
    games > told
}

/// How many words of a list stand beside two numbers, in their sentence, and how many of a game.
fn told_beside(text: Text<'_>, start: usize, after: usize, list: &Telling) -> (usize, usize) {
    let ends = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | b'\n') || byte == b';' && !list.is_of_rows;
    let (mut told, mut games) = (0, 0);
    let mut look = |word: Folded, end: usize| {
        told += usize::from(list.words.contains(&word.as_str()));
        // "A match-up" of candidates is none.
        games += usize::from(GAMES.contains(&word.as_str()) && text.byte(end) != b'-');
    };
    let (mut at, mut count) = (start, 0);
    while at > 0 && start - at < list.reach && count < list.most && !ends(text.before(at)) {
        match text.word_before(at) {
            Some((word, from)) => {
                look(word, from + word.as_str().len());
                (at, count) = (from, count + 1);
            }
            None => at -= 1,
        }
    }
    (at, count) = (after, 0);
    while at < text.len() && at - after < list.reach && count < list.most && !ends(text.byte(at)) {
        match text.word(at) {
            Some((word, to)) => {
                look(word, to);
                (at, count) = (to, count + 1);
            }
            None => at += 1,
        }
    }
    (told, games)
}

/// Words of those who stand against each other,
static RIVALS: Telling = Telling {
    words: WordList::named("standing against each other"),
    most: 36,
    reach: 240,
    // "Trails in the north, 38 to 46; in the south, 36 to 44".
    is_of_rows: true,
};

/// and what leads to one figure with two ends.
static LEADING_TO_ONE: WordList = WordList::named("leading to one range");
