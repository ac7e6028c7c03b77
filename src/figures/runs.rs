//! Runs of numbers without a word among them: data that was pasted into a text.
//!
//! No figure of such a run says what it counts, and each would cost as much as one that does. The run is declined as a whole.

use super::cursor::Text;

/// So many numbers without a word between them are no prose.
const MOST_NUMBERS: usize = 120;

/// The end of the run of numbers that begins at a digit, where it holds too many. A row of a table is none: bars part it.
pub(super) fn run_end(text: Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut last = at;
    let mut numbers = 0;
    loop {
        let byte = text.byte(end);
        if byte.is_ascii_digit() {
            numbers += usize::from(!text.before(end).is_ascii_digit() || end == at);
            end += 1;
            last = end;
        } else if byte >= 0x80 {
            // Signs of currencies, dashes, blanks of other widths, and fractions, which are numbers too.
            let Some(sign) = text.char_at(end).filter(|sign| !sign.is_alphabetic()) else { break };
            end += sign.len_utf8();
            if sign.is_numeric() {
                numbers += 1;
                last = end;
            }
        } else if matches!(byte, b' '..=b'/' | b':'..=b'@' | b'[' | b']' | b'^' | b'{' | b'}' | b'~' | b'\t') {
            end += 1;
        } else {
            break;
        }
    }
    (numbers > MOST_NUMBERS).then_some(last)
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};
    use crate::model::UnreadReason;

    #[test]
    fn many_numbers_without_a_word_are_declined_as_one() {
        for piece in ["1 ", "1,", "123,", "1.1 ", "5%, ", "$7; ", "1/", "3-", "€1, ", "1½ ", "3–"] {
            let text = format!("Then {}were 7 boats.", piece.repeat(200));
            let reading = read_figures(&text, &ReadingOptions::default());
            assert_eq!(reading.mentions.len(), 1, "{piece}: {:?}", reading.mentions.len());
            assert_eq!(reading.unread.len(), 1, "{piece}");
            assert_eq!(reading.unread.first().map(|(_, reason)| *reason), Some(UnreadReason::Code), "{piece}");
        }
    }

    #[test]
    fn lists_of_some_numbers_are_read() {
        let text = format!("The marks were {}and 5.", "12, ".repeat(60));
        assert_eq!(read_figures(&text, &ReadingOptions::default()).mentions.len(), 61);
    }
}
