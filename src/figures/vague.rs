//! Words that name a number or a share without saying which: "dozens", "several", "a majority".

use super::cursor::Text;
use super::lexicon::{Vague, Word};
use super::numeral::Numeral;
use super::scan::{Latest, Scanner, article_before};
use super::{Mention, durations, idioms, nouns, units};
use crate::model::{Span, UnreadReason};
use crate::quantity::{Bound, Hedge, Interval, Number, Quantity, Unit};
use crate::vocabulary::WordList;

/// "Thousands rally": what no "of" leads to behind a plural is no noun, but for those that count by themselves, "dozens dead".
fn does_behind_plural(text: Text<'_>, end: usize, noun: usize) -> bool {
    let is_plural = |at: usize| text.word_before(at).is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()));
    let counts = text.word_before(noun).is_some_and(|(word, _)| nouns::NOMINAL.contains(word.as_bytes()));
    is_plural(end) && !is_plural(noun) && !counts
}

impl Scanner<'_> {
    /// "dozens of people", "tens of thousands", "hundreds".
    pub(super) fn vague_plural(&mut self, at: usize, end: usize, power: i32) -> Option<usize> {
        let text = self.text;
        // "the hundreds place" and "in the thousands" keep their sense; "tens of thousands" joins.
        let mut end = end;
        let mut name = String::from(text.folded(at, end).as_str());
        let mut start = at;
        for _ in 0..2 {
            let next = text.skip_spaces(end);
            if !text.is_word(next, "of") || next == end {
                break;
            }
            let after = text.skip_spaces(next + 2);
            match text.lexicon(after) {
                Some((Word::Scales(_) | Word::Hundreds | Word::Dozens, word_end)) => {
                    name.push_str(" of ");
                    name.push_str(text.folded(after, word_end).as_str());
                    end = word_end;
                }
                _ => break,
            }
        }
        if let Some((word, word_start)) = text.word_before(text.skip_spaces_back(at)) {
            let _ = (word, word_start, power);
            if word.as_bytes() == b"of"
                && let Some((tens, tens_start)) = text.word_before(text.skip_spaces_back(word_start))
                && tens.as_bytes() == b"tens"
            {
                name.insert_str(0, "tens of ");
                start = tens_start;
            }
        }
        let (mut asserted, mut lenient) = self.options.hedging.vague(&name)?;
        if let Some((second, second_end)) = second_vague(text, end) {
            // "tens if not hundreds of thousands"
            let shared = second.split_once(" of ").filter(|_| name.split_once(" of ").is_none());
            let whole = shared.and_then(|(_, of)| self.options.hedging.vague(&format!("{name} of {of}")));
            let first = whole.unwrap_or((asserted, lenient));
            let (high, lenient_high) = self.options.hedging.vague(&second)?;
            let rises = first.0.low.zip(high.low).is_some_and(|(first, second)| first.value <= second.value);
            if rises {
                (asserted, lenient) = (first.0.with_high(high.high), first.1.with_high(lenient_high.high));
                end = second_end;
            }
        }
        self.vague_quantity(start, end, asserted, lenient, Unit::Number)
    }

    pub(super) fn vague_quantity(
        &mut self,
        start: usize,
        end: usize,
        asserted: Interval,
        lenient: Interval,
        unit: Unit,
    ) -> Option<usize> {
        let text = self.text;
        let mut quantity = Quantity::from_intervals(asserted, lenient, Hedge::Vague, unit);
        let mut span_end = end;
        let mut noun = None;
        if quantity.unit == Unit::Number {
            let next = text.skip_spaces(end);
            let of = if text.is_word(next, "of") { next + 2 } else { end };
            let numeral = self.plain_numeral(start, end, Number::ZERO);
            // "dozens of barrel bombs" hold no barrel
            let single = text.word(text.skip_spaces(of)).is_some_and(|(word, _)| !nouns::is_plural(word.as_bytes()));
            let describes = single && of > end && units::is_unit_word(text, text.skip_spaces(of));
            let found = units::after(text, &Numeral { end: of, ..numeral });
            if let Some(found) = found.filter(|_| !describes || nouns::phrase(text, of, false).is_none()) {
                span_end = found.edge;
                quantity.unit = found.unit;
                durations::in_years(&mut quantity);
            } else if let Some((noun_start, noun_end)) =
                nouns::phrase(text, of, false).filter(|(_, noun)| of > end || !does_behind_plural(text, end, *noun))
            {
                noun = Span::new(noun_start, noun_end);
                quantity = quantity.with_noun(text.slice(noun_start, noun_end));
            }
        }
        let number = Span::new(start, end)?;
        let span = Span::new(start, span_end)?;
        self.reading.mentions.push(Mention { span, number, noun, quantity });
        let noun_end = noun.map_or(span_end, |noun| noun.end());
        self.latest = Some(Latest { index: self.reading.mentions.len() - 1, end: noun_end, bare: None });
        Some(span_end)
    }

    pub(super) fn vague(&mut self, at: usize, end: usize, vague: Vague) -> Option<usize> {
        let text = self.text;
        let next = text.skip_spaces(end);
        let of = text.is_word(next, "of");
        let (name, start, unit) = match vague {
            // "A couple would flee" are two people, "a couple of cars" are counted.
            Vague::Couple if !of && !counts_what_follows(text, end) => {
                return Some(self.unread(at, end, UnreadReason::InPassing));
            }
            // "a couple of hours", "the past couple of weeks"
            Vague::Couple => {
                let start = article_before(text, at);
                ("a couple", start.or_else(|| durations::relative_before(text, at).map(|_| at))?, Unit::Number)
            }
            // "a few", "the next few"; "few" alone denies more than it counts.
            Vague::Few => match article_before(text, at) {
                Some(start) => ("a few", start, Unit::Number),
                None if durations::relative_before(text, at).is_some() => ("a few", at, Unit::Number),
                None => return None,
            },
            Vague::Majority if idioms::majority_modifies(text, end) || idioms::majority_counted(text, at, end) => {
                return None;
            }
            Vague::Majority | Vague::Minority if !idioms::has_plural_base(text, end) => {
                return Some(self.unread(at, end, UnreadReason::InPassing));
            }
            Vague::Most => return of.then(|| self.unread(at, end, UnreadReason::InPassing)),
            // "several tens of thousands"
            Vague::Several if matches!(text.lexicon(next), Some((Word::TensOf, _))) => return None,
            Vague::Several => ("several", at, Unit::Number),
            Vague::Handful => ("a handful", article_before(text, at)?, Unit::Number),
            Vague::Majority => ("majority", article_before(text, at).unwrap_or(at), Unit::Percent),
            Vague::Minority => ("minority", article_before(text, at).unwrap_or(at), Unit::Percent),
        };
        let (asserted, lenient) = self.options.hedging.vague(name)?;
        // "several hundred", "a couple of thousand".
        let scale_at = if of { text.skip_spaces(next + 2) } else { next };
        if unit == Unit::Number && scale_at > end {
            let power = |power: u8| Number::from_parts(1, i32::from(power));
            let scale = |at: usize| match text.lexicon(at) {
                Some((Word::Hundred | Word::Hundreds, end)) => Some((Number::HUNDRED, end)),
                Some((Word::Dozen | Word::Dozens, end)) => Some((Number::from(12), end)),
                Some((Word::Scale(scale) | Word::Scales(scale), end)) => power(scale).map(|factor| (factor, end)),
                _ => None,
            };
            if let Some((mut factor, mut end)) = scale(scale_at) {
                // "several hundred thousand"
                let next = text.skip_spaces(end);
                if let Some((Word::Scale(_), _)) = text.lexicon(next)
                    && let Some((second, second_end)) = scale(next)
                {
                    (factor, end) = (factor.checked_mul(second)?, second_end);
                }
                let asserted = multiplied(asserted, factor, vague == Vague::Several)?;
                let lenient = lenient.multiplied(factor)?;
                return self.vague_quantity(start, end, asserted, lenient, unit);
            }
        }
        let stated = (vague == Vague::Couple).then(|| Number::from(2));
        let before = self.reading.mentions.len();
        let end = self.vague_quantity(start, end, asserted, lenient, unit);
        if let (Some(number), Some(mention)) = (stated, self.reading.mentions.get_mut(before)) {
            mention.quantity.stated = Some(number);
        }
        end
    }

    /// "double-digit growth".
    pub(super) fn digits_wide(&mut self, at: usize, end: usize, word: Word) -> Option<usize> {
        let text = self.text;
        let next = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
        let digit = text.word(next).filter(|(word, _)| matches!(word.as_bytes(), b"digit" | b"digits"));
        let Some((_, digit_end)) = digit else {
            if word == Word::Single && text.word(text.skip_spaces_back(at).saturating_sub(1)).is_none() {
                let alone = at == 0 && end == text.len();
                let article = article_before(text, at);
                if !alone && article.is_none() {
                    return None;
                }
            }
            return None;
        };
        let name = match word {
            Word::Single => "single-digit",
            Word::Digits(2) => "double-digit",
            _ => "triple-digit",
        };
        let (asserted, lenient) = self.options.hedging.vague(name)?;
        let (number, span) = (Span::new(at, digit_end)?, Span::new(at, digit_end)?);
        // "A single-digit lead", "won by double digits": points.
        let is_one_of = |list: &WordList, word: &[u8]| list.iter().any(|listed| listed.as_bytes() == word);
        let led = text.word_before(text.skip_spaces_back(at));
        let led = led.is_some_and(|(word, _)| is_one_of(&BY_POINTS, word.as_bytes()));
        let next = text.word(text.skip_spaces(digit_end));
        let in_points = led || next.is_some_and(|(word, _)| is_one_of(&IN_POINTS, word.as_bytes()));
        let unit = if in_points { Unit::PercentagePoint } else { Unit::Number };
        let quantity = Quantity::from_intervals(asserted, lenient, Hedge::Vague, unit);
        self.reading.mentions.push(Mention { span, number, noun: None, quantity });
        Some(digit_end)
    }
}

impl Scanner<'_> {
    /// "a six-figure sum": so many digits wide.
    pub(super) fn so_many_figures(&mut self, at: usize, end: usize, figures: u8) -> Option<usize> {
        let low = Number::ONE.scaled(i32::from(figures.checked_sub(1)?))?;
        let high = Number::ONE.scaled(i32::from(figures))?.checked_sub(Number::ONE)?;
        let asserted = Interval::closed(low.with_exponent(0), high);
        self.vague_quantity(at, end, asserted, Interval::at_least(low), Unit::Number)
    }

    /// "a multi-million-dollar deal": two of them at least.
    pub(super) fn many_scaled(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let start = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
        let Some((Word::Scale(power), scale_end)) = text.lexicon(start) else { return None };
        let plural = Interval::at_least(Number::from(2).scaled(i32::from(power))?.with_exponent(0));
        let numeral = Numeral { end: scale_end, ..self.plain_numeral(at, scale_end, Number::ONE) };
        let (unit, last) = match units::after(text, &numeral) {
            Some(found) => (found.unit, found.edge),
            None => (Unit::Number, scale_end),
        };
        self.vague_quantity(at, last, plural, plural, unit)
    }
}

/// What a number of digits is told in.
static WIDE: WordList = WordList::named("so many digits wide");

/// The end of "-figure" behind a number.
pub(super) fn figures_end(text: Text<'_>, end: usize) -> Option<usize> {
    let (word, after) = text.word(end + 1).filter(|_| text.byte(end) == b'-')?;
    WIDE.holds(word.as_str()).then_some(after)
}

/// Whether "a couple" without "of" counts what follows: "a couple hundred", "a couple more", "a couple days".
fn counts_what_follows(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let scale = matches!(
        text.lexicon(next),
        Some((Word::Hundred | Word::Hundreds | Word::Dozen | Word::Dozens | Word::Scale(_) | Word::Scales(_), _))
    );
    let plural = || {
        let noun = nouns::phrase(text, end, false).and_then(|(_, end)| text.word_before(end));
        noun.is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()))
    };
    scale || text.is_word(next, "more") || plural()
}

/// "hundreds, if not thousands", "dozens or even hundreds", "thousands upon thousands": the second of two vague words that make one
/// figure, and the end, past a comma that closes it.
pub(super) fn second_vague(text: Text<'_>, end: usize) -> Option<(String, usize)> {
    let comma = text.byte(end) == b',';
    let mut at = text.skip_spaces(end + usize::from(comma));
    let joint = at;
    for words in JOINING_VAGUE.iter() {
        let mut next = joint;
        let joins = words.split(' ').all(|word| {
            let here = text.is_word(next, word);
            next = text.skip_spaces(next + word.len());
            here
        });
        at = if joins { at.max(next) } else { at };
    }
    if at == joint || joint == end {
        return None;
    }
    let plural = |at: usize| match text.lexicon(at) {
        Some((Word::Scales(_) | Word::Hundreds | Word::Dozens | Word::Scores, after)) => Some(after),
        _ => None,
    };
    let first_end = plural(at)?;
    // "dozens and dozens", "thousands upon thousands", but "dozens and hundreds" are two figures.
    let alike = text.word_before(end).is_some_and(|(word, _)| word.as_bytes() == text.folded(at, first_end).as_bytes());
    if !alike && matches!(text.slice(joint, at).trim(), "and" | "upon") {
        return None;
    }
    let mut name = String::from(text.folded(at, first_end).as_str());
    let mut last = first_end;
    let of = text.skip_spaces(last);
    if text.is_word(of, "of")
        && let Some(after) = plural(text.skip_spaces(of + 2))
    {
        name.push_str(" of ");
        name.push_str(text.folded(text.skip_spaces(of + 2), after).as_str());
        last = after;
    }
    let closing = comma && text.byte(last) == b',' && text.is_word(text.skip_spaces(last + 1), "of");
    Some((name, last + usize::from(closing)))
}

/// What joins two vague words: "hundreds, if not thousands".
static JOINING_VAGUE: WordList = WordList::named("joining vague words");

/// The word behind which digits are points: "won by double digits",
static BY_POINTS: WordList = WordList::named("by points");
/// and nouns of what is measured in points: "a single-digit lead".
static IN_POINTS: WordList = WordList::named("measured in points");

/// The interval of "several hundred": all up to nine hundred and ninety-nine, since "hundreds" reaches as far.
fn multiplied(interval: Interval, factor: Number, full: bool) -> Option<Interval> {
    let whole = interval.multiplied(factor)?;
    let Some(high) = whole.high.filter(|_| full) else { return Some(whole) };
    let last = high.value.checked_add(factor)?.checked_sub(Number::ONE)?;
    Some(whole.with_high(Some(Bound::closed(last))))
}
