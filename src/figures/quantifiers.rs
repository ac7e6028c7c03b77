//! Words that count without being numbers: "twin bombs", "a lone gunman", "nobody was hurt", "no deaths".

use super::cursor::Text;
use super::lexicon::Word;
use super::scan::{Latest, Scanner};
use super::{Mention, nouns, units};
use crate::model::Span;
use crate::quantity::{Hedge, Number, Quantity, Unit};
use crate::vocabulary::WordList;

/// Those whom something befell, and what befell them: "no deaths", "no injuries".
static HARM_NOUNS: WordList = WordList::named("harm nouns");

/// Words between "no" and its noun that leave the count as it is: "no confirmed deaths".
static MERE: WordList = WordList::named("mere");

/// What befalls somebody, as a participle or adjective.
static BEFALLEN: WordList = WordList::named("befallen");

/// Words after "lone" and "single" that are one person or one thing that acts.
static LONE: WordList = WordList::named("lone actors");

/// Plurals after "Twin" that are names.
const TWIN_NAMES: [&[u8]; 5] = [b"towers", b"cities", b"peaks", b"falls", b"pines"];

impl Scanner<'_> {
    /// A word of [`Word::Twin`], [`Word::Lone`], [`Word::No`] or [`Word::Nobody`] at an offset.
    pub(super) fn quantifier(&mut self, at: usize, end: usize, word: Word) -> Option<usize> {
        let text = self.text;
        match word {
            Word::Twin => {
                let (noun, noun_end) = nouns::phrase(text, end, false)?;
                let last = text.word_before(noun_end)?.0;
                let named = text.byte(noun).is_ascii_uppercase() && TWIN_NAMES.contains(&last.as_bytes());
                (nouns::is_plural(last.as_bytes()) && !named)
                    .then(|| self.told_of(at, end, Number::from(2), Some((noun, noun_end))))?
            }
            Word::Lone => {
                let next = text.skip_spaces(end);
                let (noun, noun_end) = text.word(next).filter(|_| next > end)?;
                LONE.holds(noun.as_str()).then(|| self.told_of(at, end, Number::ONE, Some((next, noun_end))))?
            }
            Word::No => {
                if let Some(end) = nobody_end(text, at, end) {
                    return befallen(text, end).then(|| self.told_of(at, end, Number::ZERO, None))?;
                }
                let noun = counted_by_none(text, end)?;
                self.told_of(at, end, Number::ZERO, Some(noun))
            }
            Word::Nobody => befallen(text, end).then(|| self.told_of(at, end, Number::ZERO, None))?,
            _ => None,
        }
    }

    fn told_of(&mut self, at: usize, end: usize, number: Number, noun: Option<(usize, usize)>) -> Option<usize> {
        let mut quantity = Quantity::read(number, Hedge::Exact, Unit::Number, &self.options.hedging);
        if let Some((start, end)) = noun {
            quantity = quantity.with_noun(self.text.slice(start, end));
        }
        let span = Span::new(at, end)?;
        let noun_span = noun.and_then(|(start, end)| Span::new(start, end));
        self.reading.mentions.push(Mention { span, number: span, noun: noun_span, quantity });
        let after = noun.map_or(end, |(_, end)| end);
        self.latest = Some(Latest { index: self.reading.mentions.len() - 1, end: after, bare: None });
        Some(end)
    }
}

/// The end of "no one" that is nobody at all.
fn nobody_end(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    let one = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
    (text.is_word(at, "no") && text.is_word(one, "one")).then_some(one + 3)
}

/// Whether what follows "nobody" befell nobody: "was killed", "has been hurt", "aboard". "No one else was hurt" says nothing
/// of all.
fn befallen(text: Text<'_>, end: usize) -> bool {
    let mut at = end;
    for index in 0..5 {
        let next = text.skip_spaces(at);
        let Some((word, word_end)) = text.word(next).filter(|_| next > at) else { return false };
        match word.as_bytes() {
            _ if BEFALLEN.holds(word.as_str()) => {
                let word = word.as_bytes();
                return index > 0 || word == b"died" || word == b"hurt" || word == b"killed" || word == b"injured";
            }
            b"aboard" => return true,
            b"was" | b"were" | b"is" | b"are" | b"has" | b"have" | b"had" | b"been" | b"being" | b"reported"
            | b"reportedly" | b"believed" | b"to" | b"be" | b"seriously" | b"so" | b"far" | b"immediately" => {
                at = word_end
            }
            _ => return false,
        }
    }
    false
}

/// The noun that "no" denies where a reader counts none: "no deaths", "no confirmed casualties", "no passengers were hurt".
fn counted_by_none(text: Text<'_>, end: usize) -> Option<(usize, usize)> {
    let mut at = end;
    for _ in 0..2 {
        let next = text.skip_spaces(at);
        let (word, word_end) = text.word(next).filter(|_| next > at)?;
        if HARM_NOUNS.holds(word.as_str()) {
            return Some((next, word_end));
        }
        if !MERE.holds(word.as_str()) {
            break;
        }
        at = word_end;
    }
    let (start, noun_end) = nouns::phrase(text, end, false)?;
    let first = text.word(start)?.0;
    let other = matches!(
        first.as_bytes(),
        b"other" | b"more" | b"further" | b"new" | b"additional" | b"such" | b"longer" | b"one"
    );
    (!other && !units::is_unit_word(text, start) && befallen(text, noun_end)).then_some((start, noun_end))
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};

    #[test]
    fn words_count_only_where_they_count() {
        for (text, expected) in [
            ("Twin explosions shook the port.", Some("2")),
            ("the twin charges he faced", Some("2")),
            ("the Twin Towers", None),
            ("his twin brother", None),
            ("a lone gunman fled", Some("1")),
            ("a lone tree", None),
            ("Nobody was hurt in the fire.", Some("0")),
            ("No one has been killed so far.", Some("0")),
            ("Nobody was surprised.", None),
            ("No one else was hurt.", None),
            ("There were no casualties.", Some("0")),
            ("No passengers were injured.", Some("0")),
            ("There were no reports of deaths.", None),
            ("no further deaths", None),
            ("No trains were running.", None),
        ] {
            let reading = read_figures(text, &ReadingOptions::default());
            let found =
                reading.mentions.first().and_then(|mention| mention.quantity.stated).map(|number| number.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
