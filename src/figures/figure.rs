//! One number with all that belongs to it: sign, currency, unit, hedges, noun.

use super::cursor::Text;
use super::numeral::{Kind, Mark, Numeral};
use super::scan::{Latest, Scanner};
use super::{
    DateMention, Mention, afterthoughts, ages, compounds, currencies, dates, divisions, fractions, hedges, idioms,
    joints, no_quantity, nouns, scales, units,
};
use crate::model::{Span, UnreadReason};
use crate::quantity::{Hedge, Interval, Number, Quantity, Unit, is_symbol_of_time};
use crate::vocabulary::{SCALES, WordList};

/// A number with what stands directly around it.
pub(super) struct Figure {
    pub(super) numeral: Numeral,
    /// The start, with sign and currency.
    pub(super) start: usize,
    /// The end, with unit.
    pub(super) end: usize,
    pub(super) unit: Option<Unit>,
}

/// Words that join the numbers of several.
static JOINING: WordList = WordList::named("joining numbers");

/// Whether a number is joined to another behind it: "Category 1 and 2 districts", which numbers kinds.
fn goes_on_with_a_number(text: Text<'_>, end: usize) -> bool {
    let at = text.skip_spaces(end);
    let behind = |word: &str| at + word.len();
    JOINING.iter().any(|word| text.starts_with(at, word) && text.byte(text.skip_spaces(behind(word))).is_ascii_digit())
}

impl Scanner<'_> {
    /// Where the figure before ends: what is its unit or hedge is not a second time that of the next, "1 EUR 2 workers",
    /// "5 min 54 %".
    fn taken(&self) -> usize {
        self.reading.mentions.last().map_or(0, |mention| mention.span.end())
    }

    /// The hedge before a figure, of words that are not those of the figure before.
    pub(super) fn hedged_before(&self, at: usize) -> Option<hedges::Found> {
        hedges::before(self.text, at).filter(|found| found.edge >= self.taken())
    }

    /// A number with sign, currency and unit.
    pub(super) fn measured(&self, numeral: Numeral) -> Figure {
        let text = self.text;
        let mut numeral = numeral;
        let mut start = numeral.start;
        let taken = self.taken();
        // "1$+.5": the sign of the figure before is none of this one.
        if let Some((sign_start, negative)) = joints::sign(text, start).filter(|(sign, _)| *sign >= taken) {
            start = sign_start;
            if negative {
                numeral.number = numeral.number.negated();
            }
        }
        if let Some(found) = currencies::before(text, start).filter(|found| found.edge >= taken) {
            start = found.edge;
            if let (Some((sign_start, true)), false) = (joints::sign(text, start), numeral.number.is_negative()) {
                start = sign_start;
                numeral.number = numeral.number.negated();
            }
            let mut end = numeral.end;
            if let Some((sum, cents_end)) = currencies::hundredths(text, numeral.number, end) {
                numeral.number = sum;
                end = cents_end;
            }
            return Figure { numeral, start, end, unit: Some(found.unit) };
        }
        if let Some((unit, power, start, end)) = currencies::scaled_currency(text, (start, numeral.end), taken)
            && let Some(number) = numeral.number.scaled(power)
        {
            let numeral = Numeral { number, scaled: true, plain: None, ..numeral };
            return Figure { numeral, start, end, unit: Some(unit) };
        }
        if numeral.kind == Kind::Ordinal {
            return Figure { numeral, start, end: numeral.end, unit: Some(Unit::Ordinal) };
        }
        if let Some((number, unit, end)) = compounds::in_signs(text, &numeral) {
            let numeral = Numeral { number, plain: None, ..numeral };
            return Figure { numeral, start, end, unit: Some(unit) };
        }
        let found = units::after(text, &numeral).or_else(|| {
            // "half a gallon", "a quarter of an hour".
            let part = numeral.kind == Kind::Fraction || numeral.spelled && !numeral.number.is_whole();
            part.then(|| units::after_fraction(text, &numeral)).flatten()
        });
        if let Some(found) = found {
            let mut end = found.edge;
            if let Unit::Currency(_) = found.unit
                && let Some((sum, cents_end)) = currencies::hundredths(text, numeral.number, end)
            {
                numeral.number = sum;
                end = cents_end;
            }
            let mut unit = found.unit;
            if let Some(below) = units::below_zero(text, &unit, end).filter(|_| !numeral.number.is_negative()) {
                numeral.number = numeral.number.negated();
                end = below;
            }
            if let (Unit::Currency(_), false, Some((power, scale_end))) =
                (&unit, numeral.scaled, scales::scale_after(text, end))
                && let Some(number) = numeral.number.scaled(power)
            {
                numeral = Numeral { number, scaled: true, plain: None, ..numeral };
                end = scale_end;
            }
            // "three decades" are thirty years, counted in tens.
            if unit == Unit::Measured("decade".into())
                && let Some(number) = numeral.number.scaled(1)
            {
                unit = Unit::Measured("year".into());
                numeral = Numeral { number, scaled: true, plain: None, power: numeral.power + 1, ..numeral };
            }
            if let Some((sum, fraction_end)) = compounds::fraction_after_unit(text, numeral.number, &unit, end) {
                numeral.number = sum;
                numeral.plain = None;
                end = fraction_end;
            }
            for _ in 0..3 {
                if self.continues_a_length(start) {
                    break;
                }
                let Some(whole) = compounds::smaller_part(text, numeral.number, &unit, end) else { break };
                (numeral.number, unit, end) = whole;
                numeral.plain = None;
            }
            return Figure { numeral, start, end, unit: Some(unit) };
        }
        let scale = SCALES.iter().filter(|_| !numeral.scaled).find(|scale| text.stands_on(start, scale));
        if let Some(scale) = scale.filter(|_| !goes_on_with_a_number(text, numeral.end)) {
            return Figure { numeral, start, end: numeral.end, unit: Some(Unit::Measured((*scale).into())) };
        }
        let age = ages::before(text, &numeral).is_some() || ages::of_person(text, &numeral);
        let unit = age.then(|| Unit::Measured("year".into()));
        // "by 58-43 percent": the percent of both.
        let unit = unit.or_else(|| divisions::is_in_percent_of_the_next(text, &numeral).then_some(Unit::Percent));
        Figure { numeral, start, end: numeral.end, unit }
    }

    /// "3 years, 2 months, 14 days and 16 hours": a length whose first parts have no fixed number of the last stays in
    /// parts.
    fn continues_a_length(&self, start: usize) -> bool {
        let Some(latest) = self.latest else { return false };
        let unit = self.reading.mentions.get(latest.index).map(|mention| &mention.quantity.unit);
        let time = matches!(unit, Some(Unit::Measured(symbol)) if is_symbol_of_time(symbol));
        let between = || self.text.slice(latest.end, start);
        time && start >= latest.end && start - latest.end < 8 && matches!(between().trim(), "" | "," | "and" | ", and")
    }

    /// Reads the figure whose number was found, with all that belongs to it; the answer is where to go on.
    pub(super) fn figure(&mut self, numeral: Numeral) -> Option<usize> {
        let text = self.text;
        match numeral.mark {
            Mark::Silent => {}
            Mark::Point => self.evidence.points += 1,
            Mark::Comma => self.evidence.commas += 1,
            Mark::Either => self.evidence.either += 1,
        }
        let figure = self.measured(numeral);
        if let Some((end, reason)) =
            no_quantity::no_quantity(text, &figure.numeral, figure.start, figure.end, figure.unit.as_ref())
        {
            return Some(match reason {
                UnreadReason::Date => self.year(&figure, end),
                reason => self.unread(figure.numeral.start, end, reason),
            });
        }
        if let Some(end) = self.one_in_ten(&figure) {
            return Some(end);
        }
        if let Some(end) = self.bounds_of_a_symbol(&figure).or_else(|| self.interval_in_brackets(&figure)) {
            return Some(end);
        }
        if let Some(end) = self.range(&figure) {
            return Some(end);
        }
        if figure.unit == Some(Unit::Ordinal) && !idioms::position_counts(text, &figure) {
            return Some(self.unread(figure.numeral.start, figure.end, UnreadReason::InPassing));
        }
        self.single(figure)
    }

    pub(super) fn year(&mut self, figure: &Figure, end: usize) -> usize {
        let start = figure.numeral.start;
        if let (Some((year, _)), Some(span)) = (dates::year(self.text, start), Span::new(start, end)) {
            return self.date(DateMention { span, year: Some(year), month: None, day: None, end: None }, end);
        }
        self.unread(start, end, UnreadReason::Date)
    }

    /// "one in ten", "3 out of 4": a share, where the whole is a round or small number.
    pub(super) fn one_in_ten(&mut self, figure: &Figure) -> Option<usize> {
        let text = self.text;
        let numeral = &figure.numeral;
        if figure.unit.is_some() || numeral.kind != Kind::Cardinal || numeral.scaled || !numeral.number.is_whole() {
            return None;
        }
        // "one-in-ten voters"
        let hyphen = text.byte(figure.end) == b'-' && text.is_word(figure.end + 1, "in");
        let next = if hyphen { figure.end + 1 } else { text.skip_spaces(figure.end) };
        let out_of = text.is_word(next, "out");
        let at = if out_of { text.skip_spaces(next + 3) } else { next };
        // "in", "out of", and before "every" "of" alone.
        let of = text.is_word(at, "of");
        let start = if hyphen && text.byte(at + 2) == b'-' { at + 3 } else { text.skip_spaces(at + 2) };
        let each = ["every", "each"].iter().find(|word| text.is_word(start, word));
        let joined = next > figure.end && (text.is_word(at, "in") && !out_of || of && (out_of || each.is_some()));
        let start = each.map_or(start, |word| text.skip_spaces(start + word.len()));
        let article = ["a", "an"].iter().find(|word| text.is_word(start, word));
        let start = article.map_or(start, |word| text.skip_spaces(start + word.len()));
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
        let noun = nouns::phrase(text, whole.end, false);
        let people = noun.and_then(|(_, end)| text.word_before(end)).is_some_and(|(word, _)| {
            no_quantity::is_thing_counted(word.as_bytes()) || matches!(word.as_bytes(), b"chance" | b"chances")
        });
        // "1 in 25 adults", "one in every 16"
        let round = round || part == Number::ONE && (people || each.is_some()) && of <= Number::HUNDRED;
        // "killed 3 in 5 attacks" counts: digits above one are a share only where nothing else could be counted.
        let opens = text.opens_sentence(figure.start) || hedges::before(text, figure.start).is_some();
        let ten = of.roundness().is_some_and(|roundness| roundness >= Number::from(10));
        let deed = text
            .word_before(text.skip_spaces_back(figure.start))
            .is_some_and(|(word, _)| word.as_bytes().ends_with(b"ed") || word.as_bytes().ends_with(b"ing"));
        let likely = numeral.spelled && (whole.numeral.spelled || ten) || people || part == Number::ONE || opens;
        let spelled = out_of || each.is_some() || likely && (!deed || numeral.spelled && whole.numeral.spelled);
        if !plain || !round || !bounded || !spelled || part.is_zero() {
            return None;
        }
        let denominator = of.to_string().parse::<u32>().ok()?;
        let number = percent_of(fractions::ratio(part, denominator)?)?;
        let before = self.hedged_before(figure.start);
        let start = before.map_or(figure.start, |found| found.edge);
        // "a 2 in 3 chance or better"
        let behind = hedges::after(text, noun.map_or(whole.end, |(_, end)| end)).map(|found| found.hedge);
        let hedge = before.map(|found| found.hedge).or(behind).unwrap_or(Hedge::Fraction);
        // "one out of three" of nothing is a bare fraction, as "a third" is.
        let (number, unit) = match (out_of, noun) {
            (true, None) if each.is_none() && !text.is_word_at(text.skip_spaces(whole.end)) => {
                (fractions::ratio(part, denominator)?, Unit::Number)
            }
            _ => (number, Unit::Percent),
        };
        let mut quantity = Quantity::read(number, hedge, unit, &self.options.hedging);
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
    pub(super) fn single(&mut self, figure: Figure) -> Option<usize> {
        let text = self.text;
        let tolerance = self.tolerance(&figure);
        let Figure { mut numeral, start, mut end, mut unit } = figure;
        let behind = hedges::after(text, end);
        let behind = behind.map(|found| self.parted(&mut numeral, &mut unit, end, found));
        let tolerance = tolerance.map(|(number, tolerance_end, tolerance_unit)| {
            end = tolerance_end;
            unit = unit.take().or(tolerance_unit);
            number
        });
        let behind = if tolerance.is_some() { hedges::after(text, end) } else { behind };
        let by = numeral.kind == Kind::Fraction
            && numeral.spelled
            && joints::change_before(text, start).is_some_and(|change| change.by);
        // "A third or more of the harvest": the hedge stands between.
        let has_base = || joints::has_base(text, end) || behind.is_some_and(|found| joints::has_base(text, found.edge));
        let base = numeral.kind == Kind::Fraction && unit.is_none() && (by || has_base());
        let (number, unit, fraction) = match (base, unit) {
            (true, _) => (percent_of(numeral.number)?, Unit::Percent, true),
            (false, Some(unit)) => (numeral.number, unit, false),
            (false, None) => (numeral.number, Unit::Number, numeral.kind == Kind::Fraction && numeral.spelled),
        };
        let (mut hedge, span_start) = self.hedge_before(&numeral, (start, end), &unit);
        let mut span_end = end;
        let mut after_noun = end;
        let mut noun = None;
        let aged = || ages::before(text, &numeral).and_then(|_| hedges::after_age(text, end));
        let after = behind.or_else(aged);
        if let Some(found) = after {
            hedge = hedges::combined(hedge, found.hedge);
            span_end = found.edge;
            after_noun = found.edge;
        }
        if unit == Unit::Number && !base {
            // "Two 17-year-old boys": the noun stands behind their age.
            let led = ages::leading(text, span_end).unwrap_or(span_end);
            noun = nouns::phrase(text, led, number == Number::ONE);
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
        if hedge == Hedge::Exact && !base {
            hedge = afterthoughts::afterthought(text, after_noun).unwrap_or(hedge);
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
        self.relate(index, span_start, numeral.power);
        self.relate_multiple(index, span_start);
        self.latest = Some(Latest { index, end: after_noun, bare });
        Some(span_end.min(after_noun).max(end))
    }
}

impl Scanner<'_> {
    /// The hedge between a number and its scale or unit, which it then has: "30+ million", "20-plus years", "10 or more km".
    fn parted(
        &self,
        numeral: &mut Numeral,
        unit: &mut Option<Unit>,
        end: usize,
        found: hedges::Found,
    ) -> hedges::Found {
        let text = self.text;
        if numeral.kind != Kind::Cardinal || text.slice(end, found.edge).contains([',', '—']) {
            return found;
        }
        let mut edge = found.edge;
        let money = matches!(unit, Some(Unit::Currency(_)));
        if (unit.is_none() || money)
            && !numeral.scaled
            && let Some((power, scale_end)) = scales::scale_after(text, edge)
            && let Some(number) = numeral.number.scaled(power)
        {
            *numeral = Numeral { number, scaled: true, plain: None, power, ..*numeral };
            edge = scale_end;
        }
        if unit.is_none()
            && let Some(behind) = units::after(text, &Numeral { end: edge, ..*numeral })
        {
            *unit = Some(behind.unit);
            edge = behind.edge;
        }
        hedges::Found { edge, ..found }
    }

    /// What the words before a figure make of it, and where they begin.
    fn hedge_before(&self, numeral: &Numeral, (start, end): (usize, usize), unit: &Unit) -> (Hedge, usize) {
        let text = self.text;
        let mut before = self.hedged_before(start);
        if before.is_none() && numeral.kind == Kind::Ordinal && text.is_phrase_before(start, &["the"]) {
            // "higher than the tenth"
            let the = text.skip_spaces_back(start).saturating_sub(3);
            before = self.hedged_before(the).filter(|found| {
                matches!(found.hedge, Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost)
            });
        }
        if before.is_none() && matches!(unit, Unit::Measured(symbol) if symbol == "year") {
            // "over the age of 65"
            before = ages::before(text, numeral).and_then(|edge| self.hedged_before(edge));
        }
        let mut found = before.map_or((Hedge::Exact, start), |found| (found.hedge, found.edge));
        if found.0 == Hedge::UpTo && self.goes_up_to(numeral, end, unit) {
            found = (Hedge::Exact, start);
        }
        if found.0 == Hedge::Exact
            && let (Some(edge), Unit::Measured(symbol)) = (joints::within(text, start), unit)
            && is_symbol_of_time(symbol)
        {
            found = (Hedge::AtMost, edge);
        }
        found
    }

    /// "up to 45 % from 40 %": where a value went, no bound.
    fn goes_up_to(&self, numeral: &Numeral, end: usize, unit: &Unit) -> bool {
        let text = self.text;
        let next = text.skip_spaces(end);
        if next == end || !text.is_word(next, "from") {
            return false;
        }
        let start = text.skip_spaces(next + 4);
        let Some(before) = self.second_figure(start) else { return false };
        let alike = before.unit.as_ref().unwrap_or(&Unit::Number) == unit;
        let counted = *unit == Unit::Number && nouns::phrase(text, before.end, false).is_some();
        alike && !counted && before.numeral.number < numeral.number
    }
}

fn percent_of(fraction: Number) -> Option<Number> {
    let percent = fraction.checked_mul(Number::HUNDRED)?;
    if percent.exponent() < -6 { percent.rounded_to(-6) } else { Some(percent) }
}
