//! Numbers that part a house or its votes: "passed the Senate 60-37".

use super::cursor::{Folded, Text};
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

/// Words beside two numbers that part a house or its votes: "passed the Senate 60-37".
static DIVISIONS: WordList = WordList::named("words of divisions");

/// Words beside the numbers of a game.
static GAMES: WordList = WordList::named("words of games");

/// Whether the words around two numbers, in their sentence, tell of votes or seats, and of no game.
pub(super) fn tells_of_a_division(text: Text<'_>, start: usize, after: usize) -> bool {
    /// So many words before and behind the numbers,
    const WORDS: usize = 14;
    /// and so many bytes.
    const REACH: usize = 140;
    let ends = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | b'\n' | b';');
    let (mut divided, mut at) = (false, start);
    let mut is_game = |word: Folded| {
        divided |= DIVISIONS.contains(&word.as_str());
        GAMES.contains(&word.as_str())
    };
    let mut count = 0;
    while at > 0 && start - at < REACH && count < WORDS && !ends(text.before(at)) {
        match text.word_before(at) {
            Some((word, from)) => {
                if is_game(word) {
                    return false;
                }
                (at, count) = (from, count + 1);
            }
            None => at -= 1,
        }
    }
    (at, count) = (after, 0);
    while at < text.len() && at - after < REACH && count < WORDS && !ends(text.byte(at)) {
        match text.word(at) {
            Some((word, to)) => {
                if is_game(word) {
                    return false;
                }
                (at, count) = (to, count + 1);
            }
            None => at += 1,
        }
    }
    divided
}
