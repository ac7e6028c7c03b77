//! Quoted words, of any style of quotation marks, nested ones too.

use crate::model::{Document, Span};
use crate::text::{Segments, segment};

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// With its marks.
    pub(crate) span: Span,
    /// Without them.
    pub(crate) inside: Span,
    /// Whether the closing mark was found; else it runs to the end of its paragraph.
    pub(crate) closed: bool,
    /// How many quotations it stands in.
    pub(crate) depth: usize,
}

/// How deep quotations are followed; what is deeper counts as text of the deepest.
const DEEPEST: usize = 4;

/// Reads the quotations of a text, in order of their first byte, in time linear in its length.
///
/// None goes on beyond its paragraph: an unclosed mark must not swallow the text.
pub(crate) fn read_quotations(text: &str, segments: &Segments) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for paragraph in &segments.paragraphs {
        let first = quotations.len();
        read_paragraph(text, paragraph.span, &mut quotations);
        if let Some(found) = quotations.get_mut(first..) {
            found.sort_by_key(|quotation: &Quotation| (quotation.span.start(), quotation.depth));
        }
    }
    quotations
}

/// The quotations of a document.
pub(crate) fn quotations(document: &Document) -> Vec<Quotation> {
    read_quotations(&document.text, &segment(&document.text))
}

/// An opening mark that waits for its closing one.
struct Open {
    mark: char,
    start: usize,
    inside: usize,
}

fn read_paragraph(text: &str, paragraph: Span, quotations: &mut Vec<Quotation>) {
    let Some(words) = text.get(paragraph.start()..paragraph.end()) else { return };
    let mut open: Vec<Open> = Vec::new();
    let bytes = words.as_bytes();
    // Every mark but the straight one begins with one of two bytes in UTF-8.
    for place in memchr::memchr3_iter(b'"', 0xC2, 0xE2, bytes) {
        let Some(mark) = words.get(place..).and_then(|rest| rest.chars().next()) else { continue };
        if !matches!(mark, '"' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '‹' | '›') {
            continue;
        }
        let at = paragraph.start() + place;
        let end = at + mark.len_utf8();
        let before = words.get(..place).and_then(|before| before.chars().next_back());
        let after = words.get(place + mark.len_utf8()..).and_then(|after| after.chars().next());
        match role(mark, before, after, &open) {
            Role::Opens if open.len() < DEEPEST => open.push(Open { mark, start: at, inside: end }),
            Role::Closes(level) => {
                // What was left open inside is given up: an apostrophe, or a slip.
                open.truncate(level + 1);
                if let Some(opened) = open.pop()
                    && let (Some(span), Some(inside)) = (Span::new(opened.start, end), Span::new(opened.inside, at))
                {
                    quotations.push(Quotation { span, inside, closed: true, depth: level });
                }
            }
            _ => {}
        }
    }
    for (level, opened) in open.iter().enumerate() {
        // A single mark left open is an apostrophe as often as not.
        let spans = Span::new(opened.start, paragraph.end()).zip(Span::new(opened.inside, paragraph.end()));
        if let Some((span, inside)) = spans.filter(|_| opened.mark != '‘') {
            quotations.push(Quotation { span, inside, closed: false, depth: level });
        }
    }
}

enum Role {
    Opens,
    /// Closes what was opened at this level.
    Closes(usize),
    Neither,
}

fn role(mark: char, before: Option<char>, after: Option<char>, open: &[Open]) -> Role {
    let level = |marks: &[char]| open.iter().rposition(|opened| marks.contains(&opened.mark));
    let close = |marks: &[char]| level(marks).map_or(Role::Neither, Role::Closes);
    let word_before =
        before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '—' | '–' | '«' | '“' | '‘' | '"'));
    let word_after = after.is_some_and(char::is_alphanumeric);
    match mark {
        '«' | '‹' | '„' => Role::Opens,
        '»' => close(&['«']),
        '›' => close(&['‹']),
        '”' => close(&['“', '„', '"', '”']),
        '’' if word_before && word_after => Role::Neither,
        '’' => close(&['‘']),
        // Some keyboards give it at both ends.
        '“' | '‘' if word_before && !word_after => close(&['„', '“', '‘']),
        '“' | '‘' => Role::Opens,
        _ if word_before && !(word_after && level(&['"']).is_none()) => close(&['"', '“', '„']),
        _ => Role::Opens,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, usize, bool)> {
        let document = Document::new("d", text);
        let quote =
            |quotation: &Quotation| (document.quote(quotation.inside).to_owned(), quotation.depth, quotation.closed);
        read_quotations(text, &segment(text)).iter().map(quote).collect()
    }

    #[test]
    fn reads_every_style() {
        for text in [
            "He called it «a fine bridge» and left.",
            "He called it “a fine bridge” and left.",
            "He called it \"a fine bridge\" and left.",
            "He called it ‘a fine bridge’ and left.",
            "He called it „a fine bridge“ and left.",
            "He called it “a fine bridge“ and left.",
        ] {
            assert_eq!(read(text), [("a fine bridge".to_owned(), 0, true)], "{text}");
        }
    }

    #[test]
    fn reads_nested_and_unclosed_ones() {
        assert_eq!(
            read("\"It is no \"great leap\". It is a step,\" she said."),
            [("It is no \"great leap\". It is a step,".to_owned(), 0, true), ("great leap".to_owned(), 1, true)]
        );
        assert_eq!(
            read("“It goes on here.\n\nAnd “ends there” again."),
            [("It goes on here.".to_owned(), 0, false), ("ends there".to_owned(), 0, true)]
        );
        assert_eq!(read("The miner’s lamp and the miners’ town."), []);
    }

    proptest! {
        #[test]
        fn lies_within_the_text(text in "([«»“”„\"‘’‹›]|[a-zé]{1,4}|[ .,]|\n\n){0,60}") {
            let document = Document::new("d", text.as_str());
            for quotation in read_quotations(&text, &segment(&text)) {
                prop_assert!(document.holds(quotation.span) && document.holds(quotation.inside));
                prop_assert!(quotation.span.contains(quotation.inside));
            }
        }
    }
}
