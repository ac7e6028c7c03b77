//! The pass over a text: from one place where a figure or date may start to the next.

use super::cursor::Text;
use super::lexicon::{self, Word};
use super::numeral::{self, Kind, Mark, Numeral, Outcome};
use super::relation::Multiple;
use super::{
    DateMention, Reading, ReadingOptions, clocks, codes, dates, fractions, hedges, idioms, misprints, nouns, one, runs,
    spelled, units, vague,
};
use crate::model::{Span, UnreadReason};
use crate::quantity::Number;

/// What a document's numbers show of its decimal mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) points: usize,
    pub(super) commas: usize,
    pub(super) either: usize,
}

pub(super) struct Scanner<'t> {
    pub(super) text: Text<'t>,
    pub(super) options: &'t ReadingOptions,
    pub(super) comma_decimals: bool,
    pub(super) evidence: Evidence,
    pub(super) reading: Reading,
    /// The figure read last, for lists, bounds and relations.
    pub(super) latest: Option<Latest>,
    /// The "doubled" read last.
    pub(super) multiple: Option<Multiple>,
}

/// What the next figure may need of the one before it.
#[derive(Clone, Copy)]
pub(super) struct Latest {
    pub(super) index: usize,
    /// Where its unit or noun ended.
    pub(super) end: usize,
    /// Its number, where it stands bare: without unit, scale, hedge behind it or noun.
    pub(super) bare: Option<Number>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, options: &'t ReadingOptions, comma_decimals: bool) -> Scanner<'t> {
        Scanner {
            text: Text::new(text),
            options,
            comma_decimals,
            evidence: Evidence::default(),
            reading: Reading::default(),
            latest: None,
            multiple: None,
        }
    }

    /// Reads the whole text.
    pub(super) fn run(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let byte = self.text.byte(at);
            if byte.is_ascii_alphabetic() {
                let start = at;
                while self.text.byte(at).is_ascii_alphabetic() {
                    at += 1;
                }
                if lexicon::is_candidate(byte, self.text.byte(start + 1), at - start) {
                    at = self.at_word(start).unwrap_or(at).max(at);
                }
            } else if byte.is_ascii_digit() {
                at = self.at_digit(at).max(at + 1);
            } else if byte == b':' && self.text.starts_with(at, "://") {
                at = codes::address_end(self.text, at);
            } else if byte == b'.' && self.text.byte(at + 1).is_ascii_digit() && !self.text.is_word_before(at) {
                at = self.at_digit(at).max(at + 1);
            } else if byte < 0x80 {
                at += 1;
            } else {
                at = self.beyond_ascii(at);
            }
        }
    }

    /// Past one character beyond ASCII, or past the figure that it is.
    pub(super) fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(character) = self.text.char_at(at) else { return at + 1 };
        let end = at + character.len_utf8();
        if let (Some(end), false) = (misprints::lowered_end(self.text, at), self.text.is_word_before(at)) {
            return self.unread(at, end, UnreadReason::Misprint);
        }
        if let (Some((numerator, denominator, _)), false) =
            (fractions::vulgar_fraction(character), self.text.is_word_before(at))
            && let Some(number) = fractions::ratio(Number::from(numerator), denominator)
        {
            let numeral = Numeral {
                start: at,
                end,
                number,
                kind: Kind::Fraction,
                spelled: false,
                scaled: false,
                plain: None,
                mark: Mark::Silent,
                power: 0,
            };
            // "½ million"
            let numeral = fractions::scaled_fraction(self.text, numeral);
            return self.figure(numeral).unwrap_or(end);
        }
        end
    }

    pub(super) fn unread(&mut self, start: usize, end: usize, reason: UnreadReason) -> usize {
        if let Some(span) = Span::new(start, end) {
            self.reading.unread.push((span, reason));
        }
        end
    }

    pub(super) fn date(&mut self, mention: DateMention, end: usize) -> usize {
        self.reading.dates.push(mention);
        end
    }

    pub(super) fn at_digit(&mut self, at: usize) -> usize {
        let text = self.text;
        if let Some(end) = runs::run_end(text, at) {
            return self.unread(at, end, UnreadReason::Code);
        }
        if let Some((start, end, reason)) = codes::part_of_name(text, at) {
            return self.unread(start, end, reason);
        }
        if let Some((end, reason)) = misprints::misprint(text, at) {
            return self.unread(at, end, reason);
        }
        if text.byte(at) != b'.' {
            if let Some(found) = dates::at_digits(text, at)
                && !codes::continues_a_code(text, at, found.end)
            {
                return self.date(found.mention, found.end);
            }
            // "a 5-figure sum"
            if let (Some(end), digits) = (vague::figures_end(text, at + 1), text.byte(at).wrapping_sub(b'0'))
                && !text.is_word_before(at)
            {
                return self.so_many_figures(at, end, digits).unwrap_or(end);
            }
            if let Some(numeral) = fractions::proportion(text, at) {
                return self.figure(numeral).unwrap_or(numeral.end);
            }
            if let Some((end, reason)) = codes::code(text, at) {
                return self.unread(at, end, reason);
            }
        }
        match numeral::read(text, at, self.comma_decimals) {
            Outcome::Read(numeral) => self.figure(numeral).unwrap_or(numeral.end),
            Outcome::TooLong(end) => self.unread(at, end, UnreadReason::TooLong),
            Outcome::Code(end) => self.unread(at, end, UnreadReason::Code),
            Outcome::Nothing => {
                let mut end = at + 1;
                while text.byte(end).is_ascii_digit() {
                    end += 1;
                }
                end
            }
        }
    }

    /// A word of the lexicon may stand here; the answer is where to go on, where something was read.
    pub(super) fn at_word(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        if matches!(text.before(at), b'0'..=b'9' | b'_' | b'@') || text.before(at) >= 0x80 && text.is_word_before(at) {
            return None;
        }
        let (word, end) = text.lexicon(at)?;
        if text.byte(end) == b'\'' && text.byte(end + 1).is_ascii_alphabetic() && text.byte(end + 1) != b's' {
            return None;
        }
        match word {
            Word::Month(_) | Word::ShortMonth(_) => {
                let found = dates::at_month(text, at)?;
                Some(self.date(found.mention, found.end))
            }
            Word::Vague(vague) => self.vague(at, end, vague),
            Word::Hundreds => self.vague_plural(at, end, 2),
            Word::Scales(power) => self.vague_plural(at, end, i32::from(power)),
            Word::Dozens => self.vague_plural(at, end, 1),
            Word::Scores if idioms::scores_count(text, at, end) || vague::second_vague(text, end).is_some() => {
                self.vague_plural(at, end, 1)
            }
            Word::Scores => None,
            Word::TensOf if text.is_word(text.skip_spaces(end), "of") || vague::second_vague(text, end).is_some() => {
                self.vague_plural(at, end, 1)
            }
            Word::TensOf => None,
            Word::Score => {
                let (start, end) = idioms::score_counts(text, at, end)?;
                let numeral = self.plain_numeral(start, end, Number::from(20));
                self.counted_of(numeral)
            }
            Word::Single | Word::Digits(_) => {
                self.digits_wide(at, end, word).or_else(|| self.multiple_word(at, end, word))
            }
            Word::Multiple(_) | Word::Halved | Word::Twice(_) => self.multiple_word(at, end, word),
            Word::Fold(times) => self.fold(at, end, Number::from(u32::from(times))),
            Word::Pair => {
                let start = article_before(text, at)?;
                self.counted_of(self.plain_numeral(start, end, Number::from(2)))
            }
            Word::Twin | Word::Lone | Word::No | Word::Nobody => self.quantifier(at, end, word),
            Word::Abbreviated(_) | Word::Denominator(_) => None,
            Word::Things => self.lengths_of_time(at, end),
            Word::Multi => self.many_scaled(at, end).or_else(|| self.many_fold(at, end)),
            Word::Thing => {
                let Some(start) = article_before(text, at) else { return self.length_of_time(at, end) };
                let mass = units::is_measure_after(text, start + usize::from(text.byte(start + 1) != b' ') + 1);
                if !idioms::article_counts(text, start, end, mass, units::time_word(text, at).is_some())
                    || !mass
                        && !text.opens_line(start)
                        && idioms::is_a_thing_too(text, at, end)
                        && hedges::before(text, start).is_none()
                {
                    return None;
                }
                let article_end = start + if text.byte(start + 1).is_ascii_alphabetic() { 2 } else { 1 };
                let numeral = self.plain_numeral(start, article_end, Number::ONE);
                self.figure(numeral)
            }
            Word::Scale(5) if text.is_word(at, "lac") => None,
            Word::Digit(0) if idioms::denies(text, end) => Some(self.unread(at, end, UnreadReason::Idiom)),
            Word::Digit(_) | Word::Teen(_) if idioms::is_number_of(text, at, end) => {
                Some(self.unread(at, end, UnreadReason::Label))
            }
            Word::Digit(figures) if vague::figures_end(text, end).is_some() => {
                self.so_many_figures(at, vague::figures_end(text, end)?, figures)
            }
            Word::Digit(parts @ 2..) if fractions::to_one(text, at, end).is_some() => {
                let ratio = self.plain_numeral(at, fractions::to_one(text, at, end)?, Number::from(u32::from(parts)));
                self.figure(Numeral { kind: Kind::Fraction, spelled: false, ..ratio })
            }
            Word::Digit(1) if !one::counts(text, at, end) => Some(self.unread(at, end, UnreadReason::Idiom)),
            _ => self.number_word(at, word, end),
        }
    }

    pub(super) fn plain_numeral(&self, start: usize, end: usize, number: Number) -> Numeral {
        Numeral {
            start,
            end,
            number,
            kind: Kind::Cardinal,
            spelled: true,
            scaled: false,
            plain: None,
            mark: Mark::Silent,
            power: 0,
        }
    }

    /// "a pair of boats", "a score of people": what stands behind "of" is counted.
    fn counted_of(&mut self, numeral: Numeral) -> Option<usize> {
        let text = self.text;
        let of = text.skip_spaces(numeral.end);
        let before = self.reading.mentions.len();
        let after = self.figure(numeral);
        if let (Some(mention), true) = (self.reading.mentions.get_mut(before), text.is_word(of, "of"))
            && let Some((noun_start, noun_end)) = nouns::phrase(text, of + 2, false)
            && mention.noun.is_none()
        {
            mention.noun = Span::new(noun_start, noun_end);
            mention.quantity = mention.quantity.clone().with_noun(text.slice(noun_start, noun_end));
        }
        after
    }

    pub(super) fn number_word(&mut self, at: usize, word: Word, word_end: usize) -> Option<usize> {
        let text = self.text;
        let article = article_before(text, at);
        let single_part = article.is_some();
        if matches!(word, Word::Scale(_) | Word::Hundred) && misprints::is_behind_unread(text, at) {
            return Some(self.unread(at, word_end, UnreadReason::Misprint));
        }
        // "a third", "a fifth of": one part, unless a noun follows.
        let word = if word == Word::HundredOrdinal && single_part { Word::Ordinal(100) } else { word };
        if let (Word::Ordinal(parts), Some(start)) = (word, article)
            && parts > 2
            && (!numeral::names_a_thing(text, word_end) || hedges::before(text, start).is_some())
        {
            let number = fractions::ratio(Number::ONE, u32::from(parts))?;
            let numeral = Numeral { kind: Kind::Fraction, number, ..self.plain_numeral(start, word_end, number) };
            return self.figure(numeral);
        }
        if let Some(end) = clocks::in_words(text, at, word, word_end)
            && (word != Word::Quarter || single_part || clocks::is_clock_before(text, at))
        {
            return Some(self.unread(article.unwrap_or(at), end, UnreadReason::Time));
        }
        if word == Word::Quarter && !single_part && !idioms::bare_quarter(text, word_end) {
            return None;
        }
        if word == Word::Half && idioms::half_is_no_number(text, at, word_end) {
            return None;
        }
        if let Word::Ordinal(_) | Word::Adverb(_) = word
            && let Some(reason) = idioms::ordinal_idiom(text, at, word_end)
        {
            return Some(self.unread(at, word_end, reason));
        }
        match numeral::read(text, at, self.comma_decimals) {
            Outcome::Read(mut numeral) => {
                if let Some(found) = dates::at_spelled_day(text, &numeral) {
                    return Some(self.date(found.mention, found.end));
                }
                if let Some(end) = self.spoken(&numeral) {
                    return Some(end);
                }
                // "Two Point Five Million" in a title is no name.
                let composed = (numeral.scaled || numeral.number.exponent() < 0)
                    && text.slice(at, numeral.end).contains([' ', '-']);
                if !composed && idioms::is_name(text, at, numeral.end) {
                    return Some(self.unread(at, numeral.end, UnreadReason::Name));
                }
                let takes_article =
                    matches!(word, Word::Hundred | Word::Scale(_) | Word::Dozen | Word::Quarter | Word::Half);
                if let (Some(start), true) = (article, takes_article) {
                    numeral.start = start;
                }
                self.figure(numeral)
            }
            Outcome::TooLong(end) => Some(self.unread(at, end, UnreadReason::TooLong)),
            Outcome::Code(_) | Outcome::Nothing => None,
        }
    }

    /// "nineteen seventy-three", and numbers that are read out one by one: "five five five".
    pub(super) fn spoken(&mut self, numeral: &Numeral) -> Option<usize> {
        let text = self.text;
        let small = |number: Number| number < Number::HUNDRED;
        // "The first two years" are counted after a position.
        let row = numeral.kind == Kind::Cardinal || numeral.kind == Kind::Ordinal && numeral.number >= Number::from(20);
        let simple = numeral.spelled && row && !numeral.scaled && small(numeral.number);
        let whole = simple && numeral.number.exponent() == 0;
        let (second, mut end) = spelled::spoken_next(text, numeral.end).filter(|_| whole)?;
        let third = spelled::spoken_next(text, end);
        let century = numeral.number >= Number::from(10) && numeral.number <= Number::from(20);
        if century && third.is_none() && (10..100).contains(&second) && text.byte(end) != b'-' {
            let first: i32 = numeral.number.to_string().parse().ok()?;
            let year = first * 100 + i32::try_from(second).ok()?;
            let span = Span::new(numeral.start, end)?;
            return Some(self.date(DateMention { span, year: Some(year), month: None, day: None, end: None }, end));
        }
        while let Some((_, next)) = spelled::spoken_next(text, end) {
            end = next;
        }
        Some(self.unread(numeral.start, end, UnreadReason::Code))
    }
}

/// The start of "a" or "an" before a word.
pub(super) fn article_before(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip_spaces_back(at);
    if end == at {
        return None;
    }
    let (word, start) = text.word_before(end)?;
    matches!(word.as_bytes(), b"a" | b"an").then_some(start)
}
