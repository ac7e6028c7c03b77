//! Two ends in the notation of mathematics: "0.4 ≤ x < 0.6", "(250, 300) GPa".

use super::cursor::Text;
use super::figure::Figure;
use super::joints::Joint;
use super::numeral::Numeral;
use super::scan::{Latest, Scanner};
use super::{Mention, units};
use crate::model::Span;
use crate::quantity::{Bound, Hedge, Interval, Quantity};

/// Signs that say of what stands behind them that it is greater, and whether it may be as great.
const LESS: [(&str, bool); 5] = [("<=", false), ("<", true), ("≤", false), ("⩽", false), ("≲", false)];

/// A symbol is no longer than this, in bytes: "β", "x", "T_c".
const LONGEST_SYMBOL: usize = 6;

impl Scanner<'_> {
    /// "0.4 ≤ x < 0.6": one figure with two ends.
    pub(super) fn bounds_of_a_symbol(&mut self, first: &Figure) -> Option<usize> {
        let text = self.text;
        let (opens, symbol) = sign_at(text, first.end)?;
        let mut end = symbol;
        while end < symbol + LONGEST_SYMBOL && (text.is_word_at(end) || text.byte(end) == b'_') {
            end += text.char_at(end).map_or(1, char::len_utf8);
        }
        let letters = text.char_at(symbol).is_some_and(char::is_alphabetic);
        let (closes, second) = sign_at(text, end).filter(|_| letters && !text.is_word_at(end))?;
        let second = self.second_figure(second)?;
        let joint = Joint { end: second.start, start: None, word: false, alternative: false, between: false };
        let (unit, low, high) = self.common(first, &second, &joint)?;
        if low >= high {
            return None;
        }
        let asserted =
            Interval { low: Some(Bound { value: low, open: opens }), high: Some(Bound { value: high, open: closes }) };
        let quantity = Quantity::from_intervals(asserted, Interval::closed(low, high), Hedge::Between, unit);
        self.two_ends(first.start, second.end, Span::new(first.numeral.start, second.numeral.end)?, quantity)
    }

    /// "(250, 300) GPa": an interval in brackets with its unit behind it.
    pub(super) fn interval_in_brackets(&mut self, first: &Figure) -> Option<usize> {
        let text = self.text;
        if first.unit.is_some() || text.byte(first.end) != b',' || !matches!(text.before(first.start), b'(' | b'[') {
            return None;
        }
        let second = self.second_figure(text.skip_spaces(first.end + 1))?;
        if second.unit.is_some() || !matches!(text.byte(second.end), b')' | b']') {
            return None;
        }
        let closed = second.end + 1;
        let found = units::after(text, &Numeral { end: closed, ..second.numeral })?;
        let (low, high) = (first.numeral.number, second.numeral.number);
        if low >= high {
            return None;
        }
        let quantity = Quantity::range(low, high, found.unit, &self.options.hedging);
        let start = first.start - 1;
        self.two_ends(start, found.edge, Span::new(first.numeral.start, second.numeral.end)?, quantity)
    }

    fn two_ends(&mut self, start: usize, end: usize, number: Span, quantity: Quantity) -> Option<usize> {
        self.reading.mentions.push(Mention { span: Span::new(start, end)?, number, noun: None, quantity });
        self.latest = Some(Latest { index: self.reading.mentions.len() - 1, end, bare: None });
        Some(end)
    }
}

/// A sign of less than at an offset, past blanks: whether it leaves its end out, and the offset of what stands behind it.
fn sign_at(text: Text<'_>, at: usize) -> Option<(bool, usize)> {
    let start = text.skip_spaces(at);
    let (sign, open) = LESS.iter().find(|(sign, _)| text.starts_with(start, sign))?;
    Some((*open, text.skip_spaces(start + sign.len())))
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};

    #[test]
    fn two_ends_in_the_notation_of_mathematics_are_one_figure() {
        for (text, expected) in [
            ("It holds for 0.4 ≤ x ≤ 0.6.", "[0.4, 0.6]"),
            ("It holds where 1 < β < 7 and more.", "(1, 7)"),
            ("With 3 <= n < 12 it fails.", "[3, 12)"),
            ("Values of (250, 300) GPa were found.", "[250, 300]"),
        ] {
            let reading = read_figures(text, &ReadingOptions::default());
            let found: Vec<String> = reading.mentions.iter().map(|read| read.quantity.asserted.to_string()).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in ["Tables (3, 4) hold it.", "It is 5 < 7 and so on.", "Of 7 (12, 15) boats"] {
            let reading = read_figures(text, &ReadingOptions::default());
            let two = |read: &crate::figures::Mention| read.quantity.hedge == crate::quantity::Hedge::Between;
            assert!(!reading.mentions.iter().any(two), "{text}: {reading:?}");
        }
    }
}
