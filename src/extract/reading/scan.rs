//! The pass over a text: from one place where a figure or date may start to the next.

use super::cursor::Text;
use super::lexicon::{self, Vague, Word};
use super::numeral::{self, Kind, Mark, Numeral, Outcome};
use super::{DateMention, Mention, MentionRelation, Reading, ReadingOptions, dates, hedges, nouns, one, rules, units};
use crate::model::{RelationKind, Role, Span, UnreadReason};
use crate::quantity::{Bound, Hedge, Interval, Number, Quantity, Unit};

/// What a document's numbers show of its decimal mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) points: usize,
    pub(super) commas: usize,
    pub(super) either: usize,
}

pub(super) struct Scanner<'t> {
    text: Text<'t>,
    options: &'t ReadingOptions,
    comma_decimals: bool,
    pub(super) evidence: Evidence,
    pub(super) reading: Reading,
    /// The figure read last, for lists, bounds and relations.
    latest: Option<Latest>,
}

/// What the next figure may need of the one before it.
#[derive(Clone, Copy)]
struct Latest {
    index: usize,
    /// Where its unit or noun ended.
    end: usize,
    /// Its number, where it stands bare: without unit, scale, hedge behind it or noun.
    bare: Option<Number>,
}

/// A number with what stands directly around it.
struct Figure {
    numeral: Numeral,
    /// The start, with sign and currency.
    start: usize,
    /// The end, with unit.
    end: usize,
    unit: Option<Unit>,
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
                at = rules::address_end(self.text, at);
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
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(character) = self.text.char_at(at) else { return at + 1 };
        let end = at + character.len_utf8();
        if let (Some((numerator, denominator, _)), false) =
            (numeral::vulgar_fraction(character), self.text.is_word_before(at))
            && let Some(number) = numeral::ratio(Number::from(numerator), denominator)
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
            return self.figure(numeral).unwrap_or(end);
        }
        end
    }

    fn unread(&mut self, start: usize, end: usize, reason: UnreadReason) -> usize {
        if let Some(span) = Span::new(start, end) {
            self.reading.unread.push((span, reason));
        }
        end
    }

    fn date(&mut self, mention: DateMention, end: usize) -> usize {
        self.reading.dates.push(mention);
        end
    }

    fn at_digit(&mut self, at: usize) -> usize {
        let text = self.text;
        if let Some((start, end, reason)) = rules::part_of_name(text, at) {
            return self.unread(start, end, reason);
        }
        if text.byte(at) != b'.' {
            if let Some(found) = dates::at_digits(text, at)
                && !rules::continues_a_code(text, at, found.end)
            {
                return self.date(found.mention, found.end);
            }
            if let Some((end, reason)) = rules::code(text, at) {
                return self.unread(at, end, reason);
            }
        }
        match numeral::read(text, at, self.comma_decimals) {
            Outcome::Read(numeral) => self.figure(numeral).unwrap_or(numeral.end),
            Outcome::TooLong(end) => self.unread(at, end, UnreadReason::TooLong),
            Outcome::Code(end) => self.unread(at, end, UnreadReason::Code),
            Outcome::Nothing => at + 1,
        }
    }

    /// A word of the lexicon may stand here; the answer is where to go on, where something was read.
    fn at_word(&mut self, at: usize) -> Option<usize> {
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
            // "He scores"; "scores of people".
            Word::Scores if text.is_word(text.skip_spaces_and_line(end), "of") => self.vague_plural(at, end, 1),
            Word::Scores => None,
            Word::Single | Word::Digits(_) => self.digits_wide(at, end, word),
            Word::Pair => {
                let start = article_before(text, at)?;
                let numeral = self.plain_numeral(start, end, Number::from(2));
                self.figure(numeral)
            }
            Word::Abbreviated(_) | Word::Denominator(_) => None,
            Word::Thing => {
                let start = article_before(text, at)?;
                let mass = units::is_measure_after(text, start + usize::from(text.byte(start + 1) != b' ') + 1);
                if !rules::article_counts(text, start, end, mass) {
                    return None;
                }
                let article_end = start + if text.byte(start + 1).is_ascii_alphabetic() { 2 } else { 1 };
                let numeral = self.plain_numeral(start, article_end, Number::ONE);
                self.figure(numeral)
            }
            Word::Digit(1) if !one::counts(text, at, end) => Some(self.unread(at, end, UnreadReason::Idiom)),
            _ => self.number_word(at, word, end),
        }
    }

    fn plain_numeral(&self, start: usize, end: usize, number: Number) -> Numeral {
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

    fn number_word(&mut self, at: usize, word: Word, word_end: usize) -> Option<usize> {
        let text = self.text;
        let article = article_before(text, at);
        let single_part = article.is_some();
        // "a third", "a fifth of": one part, unless a noun follows.
        if let (Word::Ordinal(parts), Some(start)) = (word, article)
            && parts > 2
            && !numeral::names_a_thing(text, word_end)
        {
            let number = numeral::ratio(Number::ONE, u32::from(parts))?;
            let numeral = Numeral { kind: Kind::Fraction, number, ..self.plain_numeral(start, word_end, number) };
            return self.figure(numeral);
        }
        if word == Word::Quarter && !single_part && !rules::bare_quarter(text, word_end) {
            return None;
        }
        if word == Word::Half && rules::half_is_no_number(text, at, word_end) {
            return None;
        }
        if let Word::Ordinal(_) | Word::Adverb(_) = word
            && let Some(reason) = rules::ordinal_idiom(text, at, word_end)
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
    fn spoken(&mut self, numeral: &Numeral) -> Option<usize> {
        let text = self.text;
        let small = |number: Number| number < Number::HUNDRED;
        let simple = numeral.spelled && numeral.kind != Kind::Fraction && !numeral.scaled && small(numeral.number);
        let whole = simple && numeral.number.exponent() == 0;
        let (second, mut end) = numeral::spoken_next(text, numeral.end).filter(|_| whole)?;
        let third = numeral::spoken_next(text, end);
        let century = numeral.number >= Number::from(10) && numeral.number <= Number::from(20);
        if century && third.is_none() && (10..100).contains(&second) && text.byte(end) != b'-' {
            let first: i32 = numeral.number.to_string().parse().ok()?;
            let year = first * 100 + i32::try_from(second).ok()?;
            let span = Span::new(numeral.start, end)?;
            return Some(self.date(DateMention { span, year: Some(year), month: None, day: None, end: None }, end));
        }
        while let Some((_, next)) = numeral::spoken_next(text, end) {
            end = next;
        }
        Some(self.unread(numeral.start, end, UnreadReason::Code))
    }

    /// "dozens of people", "tens of thousands", "hundreds".
    fn vague_plural(&mut self, at: usize, end: usize, power: i32) -> Option<usize> {
        let text = self.text;
        // "the hundreds place" and "in the thousands" keep their sense; "tens of thousands" joins.
        let mut end = end;
        let mut name = String::from(text.folded(at, end).as_str());
        let mut start = at;
        for _ in 0..2 {
            let next = text.skip_spaces_and_line(end);
            if !text.is_word(next, "of") || next == end {
                break;
            }
            let after = text.skip_spaces_and_line(next + 2);
            match text.lexicon(after) {
                Some((Word::Scales(_) | Word::Hundreds | Word::Dozens, word_end)) => {
                    name.push_str(" of ");
                    name.push_str(text.folded(after, word_end).as_str());
                    end = word_end;
                }
                _ => break,
            }
        }
        if let Some((word, word_start)) = text.word_before(text.skip_spaces_and_line_back(at)) {
            let _ = (word, word_start, power);
            if word.as_bytes() == b"of"
                && let Some((tens, tens_start)) = text.word_before(text.skip_spaces_and_line_back(word_start))
                && tens.as_bytes() == b"tens"
            {
                name.insert_str(0, "tens of ");
                start = tens_start;
            }
        }
        let (asserted, lenient) = self.options.hedging.vague(&name)?;
        self.vague_quantity(start, end, asserted, lenient, Unit::Number)
    }

    fn vague_quantity(
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
            let next = text.skip_spaces_and_line(end);
            let of = if text.is_word(next, "of") { next + 2 } else { end };
            let numeral = self.plain_numeral(start, end, Number::ZERO);
            if let Some(found) = units::after(text, &Numeral { end: of, ..numeral }) {
                span_end = found.edge;
                quantity.unit = found.unit;
            } else if let Some((noun_start, noun_end)) = nouns::phrase(text, of, false) {
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

    fn vague(&mut self, at: usize, end: usize, vague: Vague) -> Option<usize> {
        let text = self.text;
        let next = text.skip_spaces_and_line(end);
        let of = text.is_word(next, "of");
        let (name, start, unit) = match vague {
            Vague::Couple => ("a couple", article_before(text, at)?, Unit::Number),
            Vague::Few => ("a few", article_before(text, at)?, Unit::Number),
            Vague::Several => ("several", at, Unit::Number),
            Vague::Majority => ("majority", article_before(text, at).unwrap_or(at), Unit::Percent),
            Vague::Minority => ("minority", article_before(text, at).unwrap_or(at), Unit::Percent),
            Vague::Most if of => ("most", at, Unit::Percent),
            Vague::Most => return None,
        };
        let (asserted, lenient) = self.options.hedging.vague(name)?;
        // "several hundred", "a couple of thousand".
        let scale_at = if of { text.skip_spaces_and_line(next + 2) } else { next };
        if unit == Unit::Number && scale_at > end {
            let factor = match text.lexicon(scale_at) {
                Some((Word::Hundred, end)) => Some((2, end)),
                Some((Word::Scale(power), end)) => Some((i32::from(power), end)),
                _ => None,
            };
            if let Some((power, end)) = factor {
                let factor = Number::from_parts(1, power)?;
                return self.vague_quantity(
                    start,
                    end,
                    asserted.multiplied(factor)?,
                    lenient.multiplied(factor)?,
                    unit,
                );
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
    fn digits_wide(&mut self, at: usize, end: usize, word: Word) -> Option<usize> {
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
        let quantity = Quantity::from_intervals(asserted, lenient, Hedge::Vague, Unit::Number);
        self.reading.mentions.push(Mention { span, number, noun: None, quantity });
        Some(digit_end)
    }

    /// A number with sign, currency and unit.
    fn measured(&self, numeral: Numeral) -> Figure {
        let text = self.text;
        let mut numeral = numeral;
        let mut start = numeral.start;
        if let Some((sign_start, negative)) = rules::sign(text, start) {
            start = sign_start;
            if negative {
                numeral.number = numeral.number.negated();
            }
        }
        if let Some(found) = units::before(text, start) {
            start = found.edge;
            if let (Some((sign_start, true)), false) = (rules::sign(text, start), numeral.number.is_negative()) {
                start = sign_start;
                numeral.number = numeral.number.negated();
            }
            let mut end = numeral.end;
            if let Some((sum, cents_end)) = units::hundredths(text, numeral.number, end) {
                numeral.number = sum;
                end = cents_end;
            }
            return Figure { numeral, start, end, unit: Some(found.unit) };
        }
        if let Some((unit, power, start, end)) = units::scaled_currency(text, start, numeral.end)
            && let Some(number) = numeral.number.scaled(power)
        {
            let numeral = Numeral { number, scaled: true, plain: None, ..numeral };
            return Figure { numeral, start, end, unit: Some(unit) };
        }
        if numeral.kind == Kind::Ordinal {
            return Figure { numeral, start, end: numeral.end, unit: Some(Unit::Ordinal) };
        }
        let found = units::after(text, &numeral).or_else(|| {
            // "half a gallon", "a quarter of an hour".
            (numeral.kind == Kind::Fraction).then(|| units::after_fraction(text, &numeral)).flatten()
        });
        match found {
            Some(found) => {
                let mut end = found.edge;
                if let Unit::Currency(_) = found.unit
                    && let Some((sum, cents_end)) = units::hundredths(text, numeral.number, end)
                {
                    numeral.number = sum;
                    end = cents_end;
                }
                let mut unit = found.unit;
                if let (Unit::Currency(_), false, Some((power, scale_end))) =
                    (&unit, numeral.scaled, numeral::scale_after(text, end))
                    && let Some(number) = numeral.number.scaled(power)
                {
                    numeral = Numeral { number, scaled: true, plain: None, ..numeral };
                    end = scale_end;
                }
                for _ in 0..3 {
                    let Some(whole) = units::smaller_part(text, numeral.number, &unit, end) else { break };
                    (numeral.number, unit, end) = whole;
                    numeral.plain = None;
                }
                return Figure { numeral, start, end, unit: Some(unit) };
            }
            None => {}
        }
        Figure { numeral, start, end: numeral.end, unit: None }
    }

    /// Reads the figure whose number was found, with all that belongs to it; the answer is where to go on.
    fn figure(&mut self, numeral: Numeral) -> Option<usize> {
        let text = self.text;
        match numeral.mark {
            Mark::Silent => {}
            Mark::Point => self.evidence.points += 1,
            Mark::Comma => self.evidence.commas += 1,
            Mark::Either => self.evidence.either += 1,
        }
        let figure = self.measured(numeral);
        if let Some((end, reason)) =
            rules::no_quantity(text, &figure.numeral, figure.start, figure.end, figure.unit.as_ref())
        {
            return Some(match reason {
                UnreadReason::Date => self.year(&figure, end),
                reason => self.unread(figure.numeral.start, end, reason),
            });
        }
        if let Some(end) = self.one_in_ten(&figure) {
            return Some(end);
        }
        let change = rules::change_before(text, figure.start);
        if !change.is_some_and(|change| change.by)
            && let Some(end) = self.range(&figure, change.is_some())
        {
            return Some(end);
        }
        self.single(figure)
    }

    fn year(&mut self, figure: &Figure, end: usize) -> usize {
        let start = figure.numeral.start;
        if let (Some((year, _)), Some(span)) = (dates::year(self.text, start), Span::new(start, end)) {
            return self.date(DateMention { span, year: Some(year), month: None, day: None, end: None }, end);
        }
        self.unread(start, end, UnreadReason::Date)
    }

    /// "one in ten", "3 out of 4": a share, where the whole is a round or small number.
    fn one_in_ten(&mut self, figure: &Figure) -> Option<usize> {
        let text = self.text;
        let numeral = &figure.numeral;
        if figure.unit.is_some() || numeral.kind != Kind::Cardinal || numeral.scaled || !numeral.number.is_whole() {
            return None;
        }
        let next = text.skip_spaces_and_line(figure.end);
        let out_of = text.is_word(next, "out");
        let at = if out_of { text.skip_spaces(next + 3) } else { next };
        let joined = next > figure.end && text.is_word(at, if out_of { "of" } else { "in" });
        let start = text.skip_spaces_and_line(at + 2);
        if !joined || !text.byte(start).is_ascii_digit() && text.lexicon(start).is_none() {
            return None;
        }
        if text.byte(start).is_ascii_digit() && dates::at_digits(text, start).is_some() {
            return None;
        }
        let whole = self.second_figure(start).filter(|_| text.byte(start) != b'~')?;
        let (part, of) = (numeral.number, whole.numeral.number);
        let round = of.roundness().is_some_and(|roundness| of <= Number::from(10) || roundness >= Number::from(10));
        let plain = whole.unit.is_none() && whole.numeral.kind == Kind::Cardinal && of.is_whole() && part < of;
        let bounded = of <= Number::from(100) || part == Number::ONE;
        // "killed 3 in 5 attacks" counts: digits above one are a share only where nothing else could be counted.
        let spelled = numeral.spelled && whole.numeral.spelled || part == Number::ONE || out_of;
        if !plain || !round || !bounded || !spelled || part.is_zero() {
            return None;
        }
        let denominator = of.to_string().parse::<u32>().ok()?;
        let number = percent_of(numeral::ratio(part, denominator)?)?;
        let before = hedges::before(text, figure.start);
        let start = before.map_or(figure.start, |found| found.edge);
        let hedge = before.map_or(Hedge::Fraction, |found| found.hedge);
        let noun = nouns::phrase(text, whole.end, false);
        let mut quantity = Quantity::read(number, hedge, Unit::Percent, &self.options.hedging);
        if let Some((noun_start, noun_end)) = noun {
            quantity.noun = Some(text.slice(noun_start, noun_end).to_owned());
        }
        self.reading.mentions.push(Mention {
            span: Span::new(start, whole.end)?,
            number: Span::new(numeral.start, whole.end)?,
            noun: noun.and_then(|(start, end)| Span::new(start, end)),
            quantity,
        });
        let index = self.reading.mentions.len() - 1;
        self.latest = Some(Latest { index, end: whole.end, bare: None });
        Some(whole.end)
    }

    /// One number, with hedges and noun.
    fn single(&mut self, figure: Figure) -> Option<usize> {
        let text = self.text;
        let tolerance = self.tolerance(&figure);
        let Figure { numeral, start, mut end, mut unit } = figure;
        let tolerance = tolerance.map(|(number, tolerance_end, tolerance_unit)| {
            end = tolerance_end;
            unit = unit.take().or(tolerance_unit);
            number
        });
        let by = numeral.spelled && rules::change_before(text, start).is_some_and(|change| change.by);
        let base = numeral.kind == Kind::Fraction && unit.is_none() && (by || rules::has_base(text, end));
        let (number, unit, fraction) = match (base, unit) {
            (true, _) => (percent_of(numeral.number)?, Unit::Percent, true),
            (false, Some(unit)) => (numeral.number, unit, false),
            (false, None) => (numeral.number, Unit::Number, numeral.kind == Kind::Fraction && numeral.spelled),
        };
        let mut before = hedges::before(text, start);
        if before.is_none() && numeral.kind == Kind::Ordinal && text.is_phrase_before(start, &["the"]) {
            // "higher than the tenth"
            let the = text.skip_spaces_and_line_back(start).saturating_sub(3);
            before = hedges::before(text, the).filter(|found| {
                matches!(found.hedge, Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost)
            });
        }
        let mut span_start = before.map_or(start, |found| found.edge);
        let mut hedge = before.map_or(Hedge::Exact, |found| found.hedge);
        let mut span_end = end;
        if hedge == Hedge::Exact
            && let (Some(edge), Unit::Measured(symbol)) = (rules::within(text, start), &unit)
            && units::is_time(symbol)
        {
            hedge = Hedge::AtMost;
            span_start = edge;
        }
        let mut after_noun = end;
        let mut noun = None;
        let after = hedges::after(text, end);
        if let Some(found) = after {
            hedge = hedges::combined(hedge, found.hedge);
            span_end = found.edge;
            after_noun = found.edge;
        }
        if unit == Unit::Number && !base {
            noun = nouns::phrase(text, span_end, number == Number::ONE);
            if let Some((_, noun_end)) = noun {
                after_noun = noun_end;
                if after.is_none()
                    && let Some(found) = hedges::after(text, noun_end)
                {
                    hedge = hedges::combined(hedge, found.hedge);
                    span_end = found.edge;
                }
            }
        }
        let tolerance = tolerance.filter(|_| hedge == Hedge::Exact || hedge == Hedge::About);
        let hedge = match tolerance {
            Some(_) => Hedge::Tolerance,
            None if hedge == Hedge::Exact && fraction => Hedge::Fraction,
            None => hedge,
        };
        let bare = (unit == Unit::Number && noun.is_none() && !numeral.scaled && numeral.kind == Kind::Cardinal)
            .then_some(number);
        let mut quantity = Quantity::read(number, hedge, unit, &self.options.hedging);
        if let Some(around) = tolerance.and_then(|tolerance| {
            Some(Interval::closed(number.checked_sub(tolerance)?, number.checked_add(tolerance)?))
        }) {
            quantity.lenient = quantity.lenient.hull(&around);
            quantity.asserted = around;
        }
        if let Some((noun_start, noun_end)) = noun {
            quantity = quantity.with_noun(text.slice(noun_start, noun_end));
        }
        let mention = Mention {
            span: Span::new(span_start, span_end)?,
            number: Span::new(numeral.start, numeral.end)?,
            noun: noun.and_then(|(start, end)| Span::new(start, end)),
            quantity,
        };
        if let Some(end) = self.joined_bounds(&mention, after_noun) {
            return Some(end);
        }
        self.share_with_list(&mention, &numeral, span_start);
        self.reading.mentions.push(mention);
        let index = self.reading.mentions.len() - 1;
        self.relate(index, span_start);
        self.latest = Some(Latest { index, end: after_noun, bare });
        Some(span_end.min(after_noun).max(end))
    }

    /// "5, 6 and 7 million": the scale and unit of the last belong to all.
    fn share_with_list(&mut self, mention: &Mention, numeral: &Numeral, start: usize) {
        let unit = &mention.quantity.unit;
        let shares = numeral.power > 0 || !matches!(unit, Unit::Number | Unit::Count | Unit::Ordinal);
        let Some(latest) = self.latest.filter(|_| shares && mention.quantity.hedge == Hedge::Exact) else { return };
        let mut joined = latest;
        let mut start = start;
        for index in (0..=latest.index).rev() {
            let Some(number) = joined.bare else { return };
            let small = number < Number::from(1000);
            if !small || !rules::list_joint(self.text.slice(joined.end, start)) {
                return;
            }
            let Some(previous) = self.reading.mentions.get_mut(index) else { return };
            if previous.quantity.hedge != Hedge::Exact || previous.quantity.unit != Unit::Number {
                return;
            }
            let Some(scaled) = number.scaled(numeral.power) else { return };
            previous.quantity = Quantity::read(scaled, Hedge::Exact, unit.clone(), &self.options.hedging);
            start = previous.span.start();
            let Some(before) = index.checked_sub(1).and_then(|index| self.reading.mentions.get(index)) else { return };
            let bare = before.noun.is_none() && before.quantity.unit == Unit::Number;
            joined = Latest {
                index: index.saturating_sub(1),
                end: before.span.end(),
                bare: before.quantity.stated.filter(|number| bare && number.exponent() <= 0),
            };
        }
    }

    /// "more than 10 and less than 40" is one range.
    fn joined_bounds(&mut self, mention: &Mention, after_noun: usize) -> Option<usize> {
        let latest = self.latest?;
        let previous = self.reading.mentions.get_mut(latest.index)?;
        let joint = self.text.slice(latest.end, mention.span.start()).trim();
        if !matches!(joint, "and" | "but" | "," | "and is" | "but is" | ", but" | ", and") {
            return None;
        }
        let lower = |hedge: Hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
        let upper = |hedge: Hedge| matches!(hedge, Hedge::LessThan | Hedge::AtMost);
        let (first, second) = (&previous.quantity, &mention.quantity);
        let (low, high) = if lower(first.hedge) && upper(second.hedge) {
            (first, second)
        } else if upper(first.hedge) && lower(second.hedge) {
            (second, first)
        } else {
            return None;
        };
        let bare = |unit: &Unit| matches!(unit, Unit::Number | Unit::Count);
        let alike = first.unit == second.unit || bare(&first.unit) && bare(&second.unit) || first.unit == Unit::Number;
        if joint == "," && upper(first.hedge) {
            return None;
        }
        let (Some(from), Some(to)) = (low.stated, high.stated) else { return None };
        if !alike || from >= to {
            return None;
        }
        let unit = if first.unit == Unit::Number { second.unit.clone() } else { first.unit.clone() };
        let asserted = Interval {
            low: Some(Bound { value: from, open: low.hedge == Hedge::MoreThan }),
            high: Some(Bound { value: to, open: high.hedge == Hedge::LessThan }),
        };
        let noun = second.noun.clone().or_else(|| first.noun.clone());
        let mut quantity = Quantity::from_intervals(asserted, Interval::closed(from, to), Hedge::Between, unit);
        if let Some(noun) = noun {
            quantity = quantity.with_noun(noun);
        }
        previous.quantity = quantity;
        previous.span = previous.span.join(mention.span);
        previous.noun = mention.noun.or(previous.noun);
        self.latest = Some(Latest { bare: None, end: after_noun, ..latest });
        Some(mention.span.end())
    }

    /// Two ends with a dash or words between them.
    fn range(&mut self, first: &Figure, change: bool) -> Option<usize> {
        let text = self.text;
        let joint = rules::range_joint(text, first.start, first.end).or_else(|| {
            (first.end > first.numeral.end && first.unit.is_none())
                .then(|| rules::range_joint(text, first.start, first.numeral.end))
                .flatten()
        })?;
        if change && joint.word {
            return None;
        }
        let second_start = joint.end;
        let second = self.second_figure(second_start)?;
        if joint.alternative {
            // "two or three" is a range, "1,500 or 1,800" are two figures.
            let near = first.numeral.number.checked_add(Number::ONE) == Some(second.numeral.number);
            let spelled = first.numeral.spelled && second.numeral.spelled;
            let small = second.numeral.number <= Number::from(20);
            if !small || !near && !spelled || first.unit.is_some() {
                return None;
            }
        }
        let (unit, first_number, second_number) = self.common(first, &second, &joint)?;
        if first_number >= second_number {
            return None;
        }
        let mut start = joint.start.unwrap_or(first.start);
        let mut hedged = None;
        if let Some(found) = hedges::before(text, start) {
            start = found.edge;
            hedged = Some(found.hedge);
        }
        let mut quantity = Quantity::range(first_number, second_number, unit, &self.options.hedging);
        if hedged == Some(Hedge::About) {
            quantity.lenient = quantity.lenient.hull(&widened(&quantity, &self.options.hedging));
        }
        let mut noun = None;
        if quantity.unit == Unit::Number {
            noun = nouns::phrase(text, second.end, false);
            if let Some((noun_start, noun_end)) = noun {
                quantity = quantity.with_noun(text.slice(noun_start, noun_end));
            }
        }
        let mention = Mention {
            span: Span::new(start, second.end)?,
            number: Span::new(first.numeral.start, second.numeral.end)?,
            noun: noun.and_then(|(start, end)| Span::new(start, end)),
            quantity,
        };
        self.reading.mentions.push(mention);
        let index = self.reading.mentions.len() - 1;
        self.latest = Some(Latest { index, end: noun.map_or(second.end, |(_, end)| end), bare: None });
        Some(second.end)
    }

    /// The number after a dash or "to", past currency signs and words such as "about".
    fn second_figure(&self, at: usize) -> Option<Figure> {
        let text = self.text;
        let at = rules::second_start(text, at);
        let digit = text.byte(at).is_ascii_digit() || text.byte(at) == b'.' && text.byte(at + 1).is_ascii_digit();
        if !digit && text.lexicon(at).is_none() {
            return None;
        }
        if digit && dates::at_digits(text, at).is_some_and(|found| found.mention.month.is_some()) {
            return None;
        }
        let Outcome::Read(numeral) = numeral::read(text, at, self.comma_decimals) else { return None };
        let figure = self.measured(numeral);
        let code = matches!(text.byte(figure.end), b'-' | b':') && text.byte(figure.end + 1).is_ascii_digit();
        (!code && !text.is_word_at(figure.end)).then_some(figure)
    }

    /// The unit and numbers of two ends, each with the scale and unit that the other lends it.
    fn common(&self, first: &Figure, second: &Figure, joint: &rules::Joint) -> Option<(Unit, Number, Number)> {
        let unit = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) if a == b => a.clone(),
            (Some(_), Some(_)) => return None,
            (Some(unit), None) | (None, Some(unit)) => unit.clone(),
            (None, None) => Unit::Number,
        };
        let number = first.numeral.number;
        let lends = second.numeral.power > 0 && !first.numeral.scaled && number < Number::from(1000);
        let first_number = if lends { number.scaled(second.numeral.power)? } else { number };
        let second_number = second.numeral.number;
        // "5-4" is a score, "2-3" may be one: without a unit, a dash between single digits needs a noun.
        let _ = joint;
        Some((unit, first_number, second_number))
    }

    /// "± 0.4%", "+/- 2", "(± 1)" after a number: the tolerance, its end and unit.
    fn tolerance(&self, figure: &Figure) -> Option<(Number, usize, Option<Unit>)> {
        let text = self.text;
        let mut at = text.skip_spaces(figure.end);
        let bracket = text.byte(at) == b'(';
        if bracket {
            at = text.skip_spaces(at + 1);
        }
        let sign = ["±", "+/-", "+/−", "+-"].iter().find(|sign| text.starts_with(at, sign))?;
        let second = self.second_figure(text.skip_spaces(at + sign.len()))?;
        let alike = match (&figure.unit, &second.unit) {
            (Some(first), Some(second)) => first == second,
            _ => true,
        };
        let closing = text.skip_spaces(second.end);
        let end = match (bracket, text.byte(closing)) {
            (true, b')') => closing + 1,
            (true, _) => return None,
            (false, _) => second.end,
        };
        let mut unit = second.unit;
        let mut end = end;
        if bracket && unit.is_none() {
            if let Some(found) = units::after(text, &Numeral { end, ..second.numeral }) {
                end = found.edge;
                unit = Some(found.unit);
            }
        }
        alike.then_some((second.numeral.number.absolute(), end, unit))
    }

    /// The relations that the wording makes with the figure before.
    fn relate(&mut self, index: usize, start: usize) {
        let Some(latest) = self.latest else { return };
        let text = self.text;
        if start < latest.end || start - latest.end > 24 || latest.index + 1 != index {
            return;
        }
        let between = text.slice(latest.end, start);
        let words = between.trim();
        let Some(previous) = self.reading.mentions.get(latest.index) else { return };
        let unit = previous.quantity.unit.clone();
        let change = rules::change_before(text, previous.span.start());
        let members = match (words, change) {
            ("to", Some(change)) if change.by => (RelationKind::Change, Role::Difference, Role::After),
            ("to", Some(change)) if change.from => (RelationKind::Change, Role::Before, Role::After),
            ("to", Some(_)) => (RelationKind::Change, Role::Difference, Role::After),
            ("of" | "of the" | "of a total of" | "of all", _) if unit == Unit::Percent => {
                (RelationKind::Ratio, Role::Share, Role::Whole)
            }
            ("of" | "of the" | "out of" | "out of the" | "out of a total of", _) => {
                (RelationKind::Ratio, Role::Part, Role::Whole)
            }
            _ => return,
        };
        let (kind, first, second) = members;
        self.reading.relations.push(MentionRelation { kind, members: vec![(first, latest.index), (second, index)] });
    }
}

fn widened(quantity: &Quantity, hedging: &crate::quantity::Hedging) -> Interval {
    let ends = [quantity.asserted.low, quantity.asserted.high];
    ends.iter()
        .flatten()
        .fold(quantity.lenient, |wide, bound| wide.hull(&hedging.lenient(bound.value, Hedge::About, &quantity.unit)))
}

fn percent_of(fraction: Number) -> Option<Number> {
    let percent = fraction.checked_mul(Number::HUNDRED)?;
    if percent.exponent() < -6 { percent.rounded_to(-6) } else { Some(percent) }
}

/// The start of "a" or "an" before a word.
fn article_before(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip_spaces_and_line_back(at);
    if end == at {
        return None;
    }
    let (word, start) = text.word_before(end)?;
    matches!(word.as_bytes(), b"a" | b"an").then_some(start)
}
