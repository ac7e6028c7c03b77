//! Numbers behind names that are counts all the same: those of results, of rows of names, and parts of a whole.

use super::codes::digits;
use super::cursor::Text;
use crate::vocabulary::WordList;

/// "Berg beat Lund 54 to 46": two shares that make up the whole.
pub(super) fn divides_whole(text: Text<'_>, start: usize, end: usize) -> bool {
    let Some((second, after)) = second_of(text, end) else { return false };
    let parse = |start: usize, end: usize| text.slice(start, end).parse::<u32>().ok();
    let sum = parse(start, end).zip(parse(second, after)).and_then(|(a, b)| a.checked_add(b));
    sum.is_some_and(|sum| (99..=101).contains(&sum))
}

/// The digits set against those that end at an offset, with a dash or "to" between them: "60-37", "51 to 47".
pub(super) fn second_of(text: Text<'_>, end: usize) -> Option<(usize, usize)> {
    let next = text.skip_spaces(end);
    let second = match text.byte(next) {
        b'-' if next == end => next + 1,
        // "Lund 88 - 5 percent"
        b'-' if text.byte(next + 1) == b' ' => text.skip_spaces(next + 1),
        _ if text.starts_with(next, "–") => next + 3,
        _ if text.is_word(next, "to") => text.skip_spaces(next + 2),
        _ => return None,
    };
    let (length, after) = digits(text, second);
    (length > 0).then_some((second, after))
}

/// "Berg 63, Lund 17, Hill 4": whether another name with its number follows, or goes before.
pub(super) fn stands_in_list(text: Text<'_>, name: usize, end: usize) -> bool {
    /// So many words has a name at most.
    const WORDS: usize = 3;
    /// So far back the other number stands, in bytes.
    const REACH: usize = 40;
    if matches!(text.byte(end), b',' | b';') {
        let mut at = text.skip_spaces(end + 1);
        for words in 0..=WORDS {
            if text.byte(at).is_ascii_digit() {
                return words > 0;
            }
            let Some((_, after)) = text.word(at).filter(|_| text.byte(at).is_ascii_uppercase()) else { break };
            at = text.skip_spaces(after);
        }
    }
    // "Berg had 52.1 percent, Lund 41.", "60 seats and the Greens 22": the number ends its item, another stands before.
    let next = text.skip_spaces(end);
    let closes = matches!(text.byte(end), b',' | b';' | b'.' | b')' | 0) || text.is_word(next, "and");
    // "30 delegates and Hill 12 in Ohio": things are counted there, and it goes on.
    let goes_on = text.word(next).is_some_and(|(word, _)| GOING_ON.holds(word.as_str()));
    if !(closes || goes_on) || text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit() {
        return false;
    }
    let mut at = name;
    for _ in 0..=WORDS {
        let before = text.skip_spaces_back(at);
        let joined = closes && matches!(text.before(before), b',' | b';');
        let word = text.word_before(before);
        if joined || word.is_some_and(|(word, _)| matches!(word.as_bytes(), b"and" | b"while" | b"but")) {
            let from = before.saturating_sub(REACH);
            let behind = (from..before).rev().take_while(|at| !matches!(text.byte(*at), b'\n' | b'.' | b'!' | b'?'));
            let mut behind = behind.filter(|at| text.byte(*at).is_ascii_digit());
            let counted = |digit: usize| {
                let next = text.skip_spaces(digit + 1);
                text.byte(next).is_ascii_lowercase() || text.byte(next) == b'%'
            };
            return behind.next().is_some_and(|digit| closes || counted(digit));
        }
        match word {
            Some((word, start)) if text.byte(start).is_ascii_uppercase() || word.as_bytes() == b"the" => at = start,
            _ => return false,
        }
    }
    false
}

/// Words by which a clause goes on behind the number of the last of some names.
static GOING_ON: WordList = WordList::named("behind the last count of a row");

/// "Gave Labour 12 of the 40 seats": a part of what is counted behind it.
pub(super) fn is_part_of_a_whole(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let led = LEADING_WHOLES.iter().find(|words| text.starts_with(next, words));
    led.is_some_and(|words| text.byte(text.skip_spaces(next + words.len())).is_ascii_digit())
}

/// Words that lead to the number of a whole.
static LEADING_WHOLES: WordList = WordList::named("leading the number of a whole");
