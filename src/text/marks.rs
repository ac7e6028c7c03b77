//! Marks of notes on words and figures: `227[4] people`, `227 people³`, `227^1^`, `68 %*`.
//!
//! A mark says nothing of what it stands on. It is told by its form and by standing behind a word, a figure or another mark;
//! where its form may be a number's own ("10³", "km²", "5³ people"), it is none.

use super::entries::{is_footnote_name, raised_digit};
use super::lowered::lowered;
use super::map::SourceMap;
use crate::model::Span;
use crate::vocabulary::WordList;

/// A text with some of its stretches left out or replaced, with the way back.
#[derive(Clone, Debug)]
pub(crate) struct Unmarked {
    text: String,
    map: SourceMap,
}

impl Unmarked {
    /// The text with each of the spans, which come in order, as the words beside it; `None` where there are no spans. White
    /// space before what is left out goes with it, unless words would grow together.
    pub(crate) fn of(text: &str, changes: &[(Span, &str)]) -> Option<Unmarked> {
        (!changes.is_empty()).then_some(())?;
        let mut unmarked = Unmarked { text: String::with_capacity(text.len()), map: SourceMap::default() };
        let mut from = 0;
        for (place, (span, words)) in changes.iter().enumerate() {
            // Of marks that stand together the last one says what grows together.
            let next = changes.get(place + 1).filter(|(next, _)| words.is_empty() && next.start() == span.end());
            if next.is_some_and(|(_, words)| words.is_empty()) {
                let before = text.get(from..span.start())?;
                unmarked.text.push_str(before);
                unmarked.map.copy_some(from, before.len());
                from = span.end();
                continue;
            }
            let before = text.get(from..span.start())?;
            let behind = text.get(span.end()..).and_then(|rest| rest.chars().next());
            let grows = behind.is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '"' | '“' | '$' | '€' | '£'));
            let kept = if words.is_empty() && !grows { before.trim_end_matches([' ', '\u{a0}']) } else { before };
            unmarked.text.push_str(kept);
            unmarked.map.copy_some(from, kept.len());
            let spaced = kept.ends_with(char::is_whitespace) || kept.is_empty();
            let words = if words.is_empty() && grows && !spaced { " " } else { words };
            if !words.is_empty() {
                unmarked.text.push_str(words);
                unmarked.map.replace(span.start(), span.length(), words.len());
            }
            from = span.end();
        }
        let rest = text.get(from..)?;
        unmarked.text.push_str(rest);
        unmarked.map.copy_some(from, rest.len());
        Some(unmarked)
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a span stands in the text with its marks.
    pub(crate) fn marked(&self, span: Span) -> Span {
        self.map.source_of(span)
    }

    /// Where a span of the text with its marks stands in this one; empty where nothing of it is left.
    pub(crate) fn unmarked(&self, span: Span) -> Span {
        self.map.read_of(span)
    }
}

/// Words of notes within brackets: "note 2".
static NOTE_WORDS: WordList = WordList::named("note words");

/// What editors put behind words in brackets.
static EDITORIAL: WordList = WordList::named("editorial marks");

/// Units behind which a raised digit is a power.
static BEFORE_POWERS: WordList = WordList::named("before powers");

/// No mark in brackets is longer, in bytes.
const LONGEST: usize = 48;

/// The marks of notes in a text, in order.
pub(crate) fn note_marks(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found: Vec<Span> = Vec::new();
    let begins = |byte: &u8| matches!(byte, b'[' | b'^' | b'*' | b'{' | 0xc2 | 0xe2);
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(begins)) {
        at += next;
        let chained = found.last().is_some_and(|last| last.end() == at);
        let length = mark_length(text, at, chained).filter(|length| *length > 0);
        found.extend(length.and_then(|length| Span::new(at, at + length)));
        at += length.unwrap_or(1);
    }
    found
}

/// The length of the mark that begins at a byte, where one does.
fn mark_length(text: &str, at: usize, chained: bool) -> Option<usize> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?;
    let first = rest.chars().next()?;
    let length = match first {
        '[' => bracketed(rest, before, chained)?,
        '{' => rest.find('}').filter(|end| is_number(rest.get(1..*end).unwrap_or_default())).map(|end| end + 1)?,
        '^' => caret(rest, before)?,
        '*' | '†' | '‡' => run(rest, |c| c == first).filter(|length| *length <= 3 * first.len_utf8())?,
        '⁽' => rest.find('⁾').filter(|end| *end <= LONGEST).map(|end| end + '⁾'.len_utf8())?,
        _ => {
            if is_lowered(first) {
                let length = run(rest, is_lowered)?;
                let word = before.chars().rev().take_while(|c| c.is_lowercase()).take(SHORTEST).count();
                return (word == SHORTEST && !rest.get(length..)?.starts_with(char::is_alphanumeric)).then_some(length);
            }
            raised_digit(first)?;
            let length = run(rest, |c| raised_digit(c).is_some() || c == ',')?;
            let digits = rest.get(..length)?.trim_end_matches(',').len();
            (chained || !is_power(before)).then_some(digits)?
        }
    };
    let behind = rest.get(length..).and_then(|behind| behind.chars().next());
    // "5* hotels" are no five hotels; "3*4", "a[1]b" and "f(x)^2y" go on.
    let goes_on = behind.is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '(' | '_'))
        && !(matches!(first, '†' | '‡') || raised_digit(first).is_some() && behind != Some('('));
    let starred = first == '*' && ends_in_one_digit(before);
    (stands_on(before, first, chained) && !goes_on && !starred).then_some(length)
}

fn is_lowered(character: char) -> bool {
    matches!(character, '₀'..='₉')
}

/// Whether a mark stands on something: right behind a word, a figure, a percent sign or a mark; in brackets behind a space too.
fn stands_on(before: &str, first: char, chained: bool) -> bool {
    let is_base = |c: char| c.is_alphanumeric() || matches!(c, '%' | ')' | '”' | '"' | '’' | '»' | ',' | ';' | ':');
    let behind_space = || {
        let word = before.strip_suffix(' ');
        word.is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric() || c == '%'))
    };
    chained || before.ends_with(is_base) || first == '[' && behind_space()
}

/// The length of a run of characters at the beginning of a text.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> Option<usize> {
    let length: usize = text.chars().take(8).take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let ends = !text.get(length..)?.starts_with(is_part);
    (length > 0 && ends).then_some(length)
}

/// `[4]`, `[^4]`, `[^board]`, `[3, 4]`, `[a]`, `[iv]`, `[note 2]`, `[citation needed]`, `[[4]]`, and a page behind them: `[1]:5`.
fn bracketed(text: &str, before: &str, chained: bool) -> Option<usize> {
    let near = text.as_bytes().get(..LONGEST).unwrap_or(text.as_bytes());
    let close = memchr::memchr(b']', near)?;
    let inside = text.get(1..close)?;
    let (inside, doubled) = inside.strip_prefix('[').map_or((inside, 0), |inside| (inside, 1));
    let length = close + 1 + doubled;
    (doubled == 0 || near.get(close + 1) == Some(&b']')).then_some(())?;
    let glued = chained || !before.ends_with(' ');
    let raised = run(inside, |c| raised_digit(c).is_some()) == Some(inside.len());
    let numbers = raised || inside.split([',', ';']).all(|number| is_number(number.trim()));
    let is_mark = match inside.strip_prefix('^') {
        Some(name) => is_number(name) || is_footnote_name(name),
        // Words behind a space may be those of a quotation: "the [four] men".
        None if glued => numbers || is_range(inside) || is_letter(inside) || is_note(inside),
        None => is_number(inside) || EDITORIAL.contains(&inside),
    };
    // "x[1]" is an element of x.
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').take(24).collect();
    let indexes = word.len() == 1 && word.first().is_some_and(|c| c.is_ascii_lowercase()) || word.contains(&'_');
    (is_mark && !indexes).then_some(())?;
    Some(length + page(text.get(length..)?))
}

/// The page that stands behind a mark: `:5`, `:5–7`.
fn page(rest: &str) -> usize {
    let Some(page) = rest.strip_prefix(':') else { return 0 };
    let length: usize = page.chars().take(12).take_while(|c| is_page(*c)).map(char::len_utf8).sum();
    let shown = page.get(..length).unwrap_or_default().trim_end_matches([',', '-', '–']).len();
    if shown > 0 && page.starts_with(|c: char| c.is_ascii_digit()) { 1 + shown } else { 0 }
}

fn is_page(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '–' | ',')
}

fn is_number(words: &str) -> bool {
    (1..=3).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_range(words: &str) -> bool {
    words.split_once(['-', '–']).is_some_and(|(first, last)| is_number(first) && is_number(last))
}

/// One letter, or a small Roman number.
fn is_letter(words: &str) -> bool {
    let letter = words.len() == 1 && words.bytes().all(|byte| byte.is_ascii_alphabetic());
    letter || (1..=5).contains(&words.len()) && words.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// "note 2", "nb 1", "citation needed".
fn is_note(words: &str) -> bool {
    let named = words.split_once(' ').is_some_and(|(word, number)| {
        NOTE_WORDS.contains(&&*lowered(word)) && (is_number(number) || is_letter(number))
    });
    named || EDITORIAL.contains(&words)
}

/// `^1^`, `^[1]^`, `^a^`; `^1` behind a word, or behind a figure that is no base of a power, before a word.
fn caret(text: &str, before: &str) -> Option<usize> {
    let inside = text.get(1..)?;
    let near: usize = inside.chars().take(8).take_while(|c| *c != '^').map(char::len_utf8).sum();
    if inside.get(near..)?.starts_with('^') {
        let words = inside.get(..near)?;
        let words = words.strip_prefix('[').and_then(|words| words.strip_suffix(']')).unwrap_or(words);
        return (is_number(words) || is_letter(words)).then_some(near + 2);
    }
    let digits = inside.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let number = inside.get(..digits).filter(|digits| is_number(digits))?;
    let behind = inside.get(digits..)?;
    let before_word = behind.strip_prefix(' ').is_some_and(|word| word.starts_with(char::is_alphabetic));
    let open = behind.is_empty() || behind.starts_with([' ', ',', '.', ';', ')']);
    let word = before.ends_with(|c: char| c.is_alphabetic() || c == '%') && !is_power(before);
    let figure = before.ends_with(|c: char| c.is_ascii_digit()) && before_word && !is_power(before);
    (word && open || figure).then_some(1 + number.len())
}

/// Whether a raised digit may be a power of what stands before it: of a unit, of ten, of a single digit or letter.
fn is_power(before: &str) -> bool {
    let word: usize = before.chars().rev().take(24).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let word = before.get(before.len() - word..).unwrap_or_default();
    if word.ends_with(|c: char| c.is_ascii_digit()) {
        // "8x2^10": the base of a product.
        let base = word.rsplit_once('x').filter(|(factor, _)| factor.ends_with(|c: char| c.is_ascii_digit()));
        let base = base.map_or(word, |(_, base)| base);
        return base.len() < word.len() && base.len() == 1 || ends_in_one_digit(before) || base == TEN;
    }
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    !letters.is_empty() && (letters.chars().count() < SHORTEST || BEFORE_POWERS.contains(&letters))
}

/// The base of most powers.
const TEN: &str = "10";

/// A shorter word is a unit, or a letter of a formula.
const SHORTEST: usize = 3;

/// Whether a text ends in a number of one digit.
fn ends_in_one_digit(before: &str) -> bool {
    let mut last = before.chars().rev();
    last.next().is_some_and(|c| c.is_ascii_digit())
        && last.next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unmarked(text: &str) -> String {
        let marks: Vec<(Span, &str)> = note_marks(text).into_iter().map(|span| (span, "")).collect();
        Unmarked::of(text, &marks).map_or(text.to_owned(), |unmarked| unmarked.text)
    }

    #[test]
    fn marks_of_notes_go() {
        for mark in [
            "[4]",
            "[^1]",
            "[^board]",
            "[3, 4]",
            "[3–5]",
            "[a]",
            "[iv]",
            "[note 2]",
            "[4][5]",
            "[1]:5",
            "[[4]]",
            "³",
            "¹²",
            "¹,²",
            "^1^",
            "^[1]^",
            "^2",
            "*",
            "**",
            "†",
            "‡",
            "⁽¹⁾",
            "{1}",
            " [4]",
            "[citation needed]",
            "[4]³",
        ] {
            for (before, behind) in [
                ("Some 227", " boats sank."),
                ("Some 1,227", " boats sank."),
                ("Some 227 boats", " sank."),
                ("Of 3.5 million", " trees, nine fell."),
                ("Of some 68%", " nobody knew."),
            ] {
                assert_eq!(unmarked(&format!("{before}{mark}{behind}")), format!("{before}{behind}"), "{mark}");
            }
        }
    }

    #[test]
    fn numbers_powers_and_quotations_stay() {
        for text in [
            "An area of 12 km² and 40 feet², or 10³ kg and 2³² of them, 7³ boats.",
            "the [four] men; [4] The entry; x[1] and row_a[2]; f[3](x)",
            "a 5* hotel and 3*4 = 12, 10^6 and 2^8",
            "It holds 8x2^10 bits, 3x10^4 boats and 1.5x10³ people.",
            "It fell.[2] It was old.³",
            "95 % CI [3, 5]",
            "{12, 14} and {x}",
        ] {
            assert_eq!(unmarked(text), text);
        }
    }

    #[test]
    fn places_lead_back_over_the_marks() {
        let text = "Some 227[^1] boats³ sank, said Lind [4].";
        let marks: Vec<(Span, &str)> = note_marks(text).into_iter().map(|span| (span, "")).collect();
        let unmarked = Unmarked::of(text, &marks).unwrap();
        assert_eq!(unmarked.text(), "Some 227 boats sank, said Lind.");
        for (words, expected) in [("227", "227"), ("227 boats", "227[^1] boats"), ("sank", "sank"), ("Lind", "Lind")] {
            let start = unmarked.text().find(words).unwrap();
            let span = Span::new(start, start + words.len()).unwrap();
            let back = unmarked.marked(span);
            assert_eq!(text.get(back.start()..back.end()).unwrap(), expected);
            assert_eq!(unmarked.unmarked(back), span);
        }
    }
}
