//! Hedges at the end of a figure's clause: "300 drivers stopped work, if not more".

use super::cursor::Text;
use super::hedge_words::AFTERTHOUGHTS;
use super::hedges::CLOSING_BEHIND;
use crate::quantity::Hedge;

/// So many bytes of a clause may stand between a figure and what is said of it behind a comma.
const CLAUSE: usize = 60;

/// The hedge that follows at the end of the figure's clause, "300 drivers stopped work, if not more"; a clause with another
/// figure has none.
pub(super) fn afterthought(text: Text<'_>, at: usize) -> Option<Hedge> {
    let comma = (at..at + CLAUSE).find(|at| {
        let byte = text.byte(*at);
        matches!(byte, 0 | b'.' | b',' | b';' | b':' | b'(' | b'\n') || byte.is_ascii_digit()
    });
    let comma = comma.filter(|comma| text.byte(*comma) == b',')?;
    // "300 drivers stopped work, or more", but ", or more than half of them".
    let closes = |end: usize| {
        let next = text.skip_spaces(end);
        text.word(next).is_none_or(|(word, _)| CLOSING_BEHIND.holds(word.as_str())) && !text.byte(next).is_ascii_digit()
    };
    let said = |phrase: &str| text.phrase_end(comma + 1, &[phrase]).is_some_and(closes);
    AFTERTHOUGHTS.iter().find(|(phrase, _)| said(phrase)).map(|(_, hedge)| *hedge)
}
