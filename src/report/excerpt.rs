//! Long lines cut down to what fits, with the marked places in sight.

use std::ops::Range;

/// Stands where text was left out.
const CUT: &str = "…";

/// The least context shown beside a mark, in characters, whatever the width: less says nothing.
const LEAST_CONTEXT: usize = 12;

/// A line as it is shown, and where the marked places stand in it, in the order in which they were given.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    pub(crate) marks: Vec<Range<usize>>,
}

/// Cuts a line down to about `width` characters so that every mark stays in sight: prose has lines of a paragraph's length.
///
/// Marks are bytes of `line`; they are moved onto character boundaries and into bounds where they are not. `note` is the
/// length of the longest note that will stand to the right of a mark: room is left for it where context allows.
pub(crate) fn excerpt(line: &str, marks: &[Range<usize>], note: usize, width: usize) -> Excerpt {
    let mut shown = cut(line, marks, note, width);
    // Some terminals take these for the beginning of a command, or turn what follows; places behind them stay where they are.
    if shown.text.contains(is_command) {
        let blank = |c: char| if is_command(c) { " ".repeat(c.len_utf8()) } else { c.to_string() };
        shown.text = shown.text.chars().map(blank).collect();
    }
    shown
}

fn is_command(character: char) -> bool {
    !character.is_ascii() && super::steers(character)
}

fn cut(line: &str, marks: &[Range<usize>], note: usize, width: usize) -> Excerpt {
    let marks: Vec<Range<usize>> = marks.iter().map(|mark| clamp(line, mark)).collect();
    if line.chars().nth(width).is_none() {
        return Excerpt { text: line.to_owned(), marks };
    }
    // A mark of a sentence's length shows its beginning, and leaves room for what is said of it.
    let room = width.saturating_sub(note + 2);
    let widest = (room / marks.len().max(1)).max(2 * LEAST_CONTEXT);
    let marks: Vec<Range<usize>> =
        marks.into_iter().map(|mark| mark.start..forward(line, mark.start, widest).min(mark.end)).collect();
    let windows = windows(line, &marks, note, width);

    let mut text = String::new();
    let mut shown = Vec::with_capacity(marks.len());
    shown.resize(marks.len(), 0..0);
    let mut previous_end = 0;
    for window in &windows {
        if window.start > 0 {
            text.push_str(if previous_end == 0 { CUT } else { " … " });
        }
        for (mark, place) in marks.iter().zip(&mut shown) {
            if window.start <= mark.start && mark.end <= window.end {
                let start = text.len() + (mark.start - window.start);
                *place = start..start + (mark.end - mark.start);
            }
        }
        text.push_str(line.get(window.clone()).unwrap_or_default());
        previous_end = window.end;
    }
    if previous_end < line.len() {
        text.push_str(CUT);
    }
    Excerpt { text, marks: shown }
}

/// The parts of the line to show: around each mark, joined where they meet, in order.
fn windows(line: &str, marks: &[Range<usize>], note: usize, width: usize) -> Vec<Range<usize>> {
    if marks.is_empty() {
        let end = forward(line, 0, width.saturating_sub(1));
        return std::iter::once(0..back_to_word(line, 0, end)).collect();
    }
    let length = |range: Range<usize>| line.get(range).map_or(0, |text| text.chars().count());
    let marked: usize = marks.iter().map(|mark| length(mark.clone())).sum();
    // Each window costs a mark of omission with its spaces.
    let context = (width.saturating_sub(marked) / marks.len()).saturating_sub(3);
    // Of many marks each has what there is: words that nobody can see say nothing either.
    let least = if marks.len() > 3 { LEAST_CONTEXT / 3 } else { LEAST_CONTEXT };
    let context = context.max(2 * least);
    let mut windows: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| {
            // The note stands to the right of the caret, so the mark goes to the left third, or as far as the note asks.
            let room = width.saturating_sub(length(mark.clone()) + note + 2).max(least);
            let mut start = backward(line, mark.start, room.min(context / 3));
            let end = forward(line, mark.end, context.saturating_sub(length(start..mark.start)));
            // Near the end of the line what is spare goes to the left.
            let spare = context.saturating_sub(length(mark.end..end));
            start = start.min(backward(line, mark.start, spare.min(room.max(context / 3))));
            on_to_word(line, start, mark.start)..back_to_word(line, mark.end, end)
        })
        .collect();
    windows.sort_by_key(|window| (window.start, window.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(windows.len());
    for window in windows {
        match joined.last_mut() {
            Some(last) if window.start <= last.end + CUT.len() => last.end = last.end.max(window.end),
            _ => joined.push(window),
        }
    }
    joined
}

/// A range within `line`, in order and on character boundaries.
pub(crate) fn clamp(line: &str, range: &Range<usize>) -> Range<usize> {
    let floor =
        |index: usize| (0..=index.min(line.len())).rev().find(|index| line.is_char_boundary(*index)).unwrap_or(0);
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

/// The place `count` characters before `from`.
fn backward(line: &str, from: usize, count: usize) -> usize {
    let Some(before) = line.get(..from) else { return from };
    match count.checked_sub(1) {
        None => from,
        Some(skipped) => before.char_indices().rev().nth(skipped).map_or(0, |(index, _)| index),
    }
}

/// The place `count` characters after `from`.
fn forward(line: &str, from: usize, count: usize) -> usize {
    let after = line.get(from..).unwrap_or_default();
    after.char_indices().nth(count).map_or(line.len(), |(index, _)| from + index)
}

/// The first beginning of a word in `start..limit`, so that no word is shown cut in half; `start` where there is none.
fn on_to_word(line: &str, start: usize, limit: usize) -> usize {
    let before = line.get(..start).and_then(|before| before.chars().next_back());
    if before.is_none_or(char::is_whitespace) {
        return start;
    }
    let words = line.get(start..limit).unwrap_or_default();
    words.char_indices().find(|(_, c)| c.is_whitespace()).map_or(start, |(index, c)| start + index + c.len_utf8())
}

/// The last end of a word in `limit..end`; `end` where there is none.
fn back_to_word(line: &str, limit: usize, end: usize) -> usize {
    let after = line.get(end..).and_then(|after| after.chars().next());
    if after.is_none_or(char::is_whitespace) {
        return end;
    }
    let words = line.get(limit..end).unwrap_or_default();
    words.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(end, |(index, _)| limit + index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = "The commission said in the evening that a total of 412 ballots were spoilt in the northern \
                        district, where observers had counted 421 of them by hand before the doors were closed.";

    fn find(words: &str) -> Range<usize> {
        let start = LINE.find(words).unwrap();
        start..start + words.len()
    }

    #[test]
    fn a_short_line_stays_as_it_is() {
        let shown = excerpt("Turnout was 68 %.", std::slice::from_ref(&(12..16)), 0, 40);
        assert_eq!((shown.text.as_str(), shown.marks.first()), ("Turnout was 68 %.", Some(&(12..16))));
    }

    #[test]
    fn a_long_line_is_cut_at_words_around_the_mark() {
        let shown = excerpt(LINE, &[find("412")], 0, 40);
        assert_eq!(shown.text, "…a total of 412 ballots were spoilt in…");
        assert_eq!(shown.text.get(shown.marks[0].clone()), Some("412"));
    }

    #[test]
    fn a_long_note_moves_the_mark_to_the_left() {
        let shown = excerpt(LINE, &[find("421")], 50, 70);
        assert_eq!(shown.text, "…had counted 421 of them by hand before the doors were closed.");
    }

    #[test]
    fn two_marks_far_apart_are_both_shown() {
        let shown = excerpt(LINE, &[find("421"), find("412")], 0, 70);
        assert_eq!(shown.text.get(shown.marks[0].clone()), Some("421"));
        assert_eq!(shown.text.get(shown.marks[1].clone()), Some("412"));
        assert!(shown.text.contains(" … "), "{}", shown.text);
    }

    #[test]
    fn a_mark_as_long_as_the_line_shows_its_beginning() {
        let shown = excerpt(LINE, std::slice::from_ref(&(0..LINE.len())), 0, 40);
        assert_eq!(shown.text.get(shown.marks[0].clone()), LINE.get(..38));
    }

    #[test]
    fn a_line_without_marks_shows_its_beginning() {
        assert_eq!(excerpt(LINE, &[], 0, 30).text, "The commission said in the…");
    }

    proptest! {
        #[test]
        fn every_mark_stays_in_sight_and_on_boundaries(
            line in "[a-zé€𝟗 ]{0,300}",
            places in prop::collection::vec((0_usize..900, 0_usize..40), 0..6),
            note in 0_usize..150,
            width in 0_usize..120,
        ) {
            let marks: Vec<Range<usize>> = places.iter().map(|(start, length)| *start..start + length).collect();
            let shown = excerpt(&line, &marks, note, width);
            prop_assert_eq!(shown.marks.len(), marks.len());
            for (mark, place) in marks.iter().zip(&shown.marks) {
                let wanted = line.get(clamp(&line, mark)).unwrap();
                let got = shown.text.get(place.clone());
                prop_assert!(got.is_some_and(|got| wanted.starts_with(got) && (wanted.is_empty() || !got.is_empty())));
            }
        }
    }
}
