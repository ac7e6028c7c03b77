//! How figures belong together by the wording around them: shares with their amounts, rates with their numerator and
//! denominator, changes, sums.
//!
//! A relation is read only where the words say so; figures that merely stand side by side are left alone. Cue words
//! live in tables, one file for each kind of relation.

mod bullets;
mod changes;
mod gaps;
mod kinds;
mod lists;
mod pairs;
mod ratios;
mod referring;
mod rows;
mod shares;
mod subsets;
mod sums;
mod tables;

use std::borrow::Cow;

use gaps::Gaps;

use crate::figures::Reading;
use crate::grid::Grids;
use crate::model::{ClaimId, Document, Equation, EquationForm, Measures, Relation, RelationKind, Role, Span};
use crate::quantity::{Bound, Number, Quantity, Unit};
use crate::text::{SegmentKind, Segments, Spaced, lowered};

/// A sum of measures with the words that name each of them: "trade" for "exports" and "imports".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedSum {
    /// The words for the whole.
    whole: Vec<String>,
    /// The words for each part.
    parts: Vec<Vec<String>>,
}

impl NamedSum {
    /// The sums among the equations of measures.
    pub(crate) fn of(measures: &Measures) -> Vec<NamedSum> {
        let words = |name: &str| -> Vec<String> {
            let own = measures.get(name).into_iter().flat_map(|measure| measure.cues.iter().chain(&measure.nouns));
            own.map(|word| lowered(word).into_owned()).collect()
        };
        let sum = |equation: &Equation| match equation.form() {
            EquationForm::Sum { result, terms } if terms.iter().all(|term| !term.negative) => {
                Some(NamedSum { whole: words(result), parts: terms.iter().map(|term| words(&term.measure)).collect() })
            }
            _ => None,
        };
        measures.equations().filter_map(sum).collect()
    }
}

/// A relation between figures by their index in the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: RelationKind,
    members: Vec<(Role, usize)>,
    factor: Option<Number>,
    /// Parts that are named and not counted, one each.
    named: Vec<Span>,
    /// Whether the parts are printed without the unit and scale that they share with the whole: "The total is USD 38.2 bn.
    /// Russia plans 13.2, …".
    elliptical: bool,
}

impl Found {
    fn new(kind: RelationKind, members: Vec<(Role, usize)>) -> Found {
        Found { kind, members, factor: None, named: Vec::new(), elliptical: false }
    }

    /// Whether another relation says nothing that this one does not.
    fn covers(&self, other: &Found) -> bool {
        other.kind == RelationKind::SomeParts
            && other.named.is_empty()
            && other.members.iter().all(|member| self.members.contains(member))
    }
}

/// The relations of a document, and figures that they complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Relations {
    /// The relations, in the order of the text.
    pub(crate) relations: Vec<Relation>,
    /// Figures, by their index in the reading, with the unit and scale that the total of their list lends them.
    pub(crate) completed: Vec<(usize, Quantity)>,
}

/// Reads how the figures of a document belong together. `ids` holds the claim of each figure of the reading, `grids` its tables.
pub(crate) fn read_relations(
    document: &Document,
    segments: &Segments,
    reading: &Reading,
    ids: &[ClaimId],
    grids: &Grids,
    sums: &[NamedSum],
) -> Relations {
    let sheet = Sheet::new(&document.text, segments, reading, grids);
    let mut used = vec![false; reading.mentions.len()];
    let mut found = ratios::read(&sheet, &mut used);
    let groups = pairs::read(&sheet, &mut used);
    found.extend(rows::read(&sheet, &groups, sums));
    found.extend(changes::read(&sheet, &mut used));
    found.extend(parts(&sheet, &used));
    found.extend(bullets::read(&sheet));
    found.extend(tables::read(grids, &reading.mentions));
    let completed = found.iter().filter(|found| found.elliptical).flat_map(|found| sheet.completed(found)).collect();
    let mut relations: Vec<Relation> = found
        .into_iter()
        .filter_map(|found| {
            let mut relation = Relation::new(found.kind, document.id.clone());
            relation.factor = found.factor;
            relation.named.clone_from(&found.named);
            for (role, mention) in &found.members {
                relation = relation.with(*role, *ids.get(*mention)?);
            }
            let spans = found.members.iter().filter_map(|(_, mention)| sheet.span(*mention));
            relation.span = spans.chain(found.named.iter().copied()).reduce(Span::join);
            Some(relation)
        })
        .collect();
    relations.sort_by_key(|relation| relation.span.map(|span| (span.start(), span.end())));
    Relations { relations, completed }
}

/// Wholes with their parts, sentence by sentence.
fn parts(sheet: &Sheet<'_>, used: &[bool]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (sentence, line) in sheet.sentences() {
        let first = found.len();
        let all = sums::read(sheet, sentence, line, used)
            .or_else(|| shares::read(sheet, sentence, line))
            .or_else(|| lists::read(sheet, sentence, line, used))
            .or_else(|| subsets::complements(sheet, line, used));
        found.extend(all);
        found.extend(lists::including(sheet, sentence, line, used));
        for subset in subsets::read(sheet, line, used) {
            // What is held against the whole with all its siblings need not be tested without them.
            let covered = found.iter().skip(first).any(|other| other.covers(&subset));
            if !covered {
                found.push(subset);
            }
        }
        for parts in referring::read(sheet, sentence, line, used) {
            found.retain(|other| !parts.covers(other));
            if !found.iter().any(|other| other.covers(&parts)) {
                found.push(parts);
            }
        }
        let own: Vec<Found> = found.drain(first..).filter(|found| !sheet.is_of_another_whole(line, found)).collect();
        found.extend(own);
    }
    found
}

/// A text with its figures, sentence by sentence.
struct Sheet<'a> {
    text: &'a str,
    segments: &'a Segments,
    reading: &'a Reading,
    /// The figures of each sentence, in order.
    lines: Vec<Vec<usize>>,
    /// What stands between them.
    gaps: Gaps,
}

impl<'a> Sheet<'a> {
    fn new(text: &'a str, segments: &'a Segments, reading: &'a Reading, grids: &Grids) -> Sheet<'a> {
        let mut lines = vec![Vec::new(); segments.sentences.len()];
        let mut sentence = 0;
        for (index, mention) in reading.mentions.iter().enumerate() {
            // Both come in the order of the text.
            while segments.sentences.get(sentence).is_some_and(|s| s.span.end() <= mention.span.start()) {
                sentence += 1;
            }
            let inside = segments.sentences.get(sentence).is_some_and(|s| s.span.contains(mention.span));
            // The cells of a table are read by its heads.
            if let (true, Some(line)) = (inside && !grids.holds(mention.span.start()), lines.get_mut(sentence)) {
                line.push(index);
            }
        }
        let mut sheet = Sheet { text, segments, reading, lines, gaps: Gaps::default() };
        sheet.gaps = sheet.read_gaps();
        sheet
    }

    fn read_gaps(&self) -> Gaps {
        let mut gaps = Gaps::of(self.reading.mentions.len());
        for (sentence, line) in self.segments.sentences.iter().zip(&self.lines).filter(|(_, line)| !line.is_empty()) {
            let mut from = sentence.span.start();
            for mention in line {
                gaps.add_before(*mention, self.text.get(from..self.start(*mention)).unwrap_or_default());
                from = self.end(*mention);
            }
            gaps.add(self.text.get(from..sentence.span.end()).unwrap_or_default());
        }
        gaps
    }

    /// The sentences that may assert something, each with its figures.
    fn sentences(&self) -> impl Iterator<Item = (usize, &[usize])> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
        lines
            .filter(|(sentence, _)| {
                !matches!(self.segments.kind_of(*sentence), SegmentKind::Note | SegmentKind::Furniture)
            })
            .map(|(sentence, line)| (sentence, line.as_slice()))
    }

    fn line(&self, sentence: usize) -> &[usize] {
        self.lines.get(sentence).map(Vec::as_slice).unwrap_or_default()
    }

    fn paragraph_of(&self, sentence: usize) -> Option<usize> {
        self.segments.sentences.get(sentence).map(|sentence| sentence.paragraph)
    }

    fn span(&self, mention: usize) -> Option<Span> {
        self.reading.mentions.get(mention).map(|mention| mention.span)
    }

    fn start(&self, mention: usize) -> usize {
        self.span(mention).map_or(0, Span::start)
    }

    /// The end of a figure with its noun.
    fn end(&self, mention: usize) -> usize {
        let Some(mention) = self.reading.mentions.get(mention) else { return 0 };
        mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()))
    }

    fn unit(&self, mention: usize) -> Option<&'a Unit> {
        self.reading.mentions.get(mention).map(|mention| &mention.quantity.unit)
    }

    /// The only value that a figure admits, where there is one.
    fn single(&self, mention: usize) -> Option<Number> {
        self.reading.mentions.get(mention).and_then(|mention| mention.quantity.asserted.single())
    }

    /// Whether parts are of another whole than the one they were given: what they add up to stands in their sentence too, as in
    /// "81 of the 435 members – 62 of the one party and 19 of the other"; or a part is so much more that no slip makes it a part.
    fn is_of_another_whole(&self, line: &[usize], found: &Found) -> bool {
        /// No slip of a digit or of a decimal point makes a part so many times its whole.
        const TIMES: i32 = 100;
        let playing =
            |role: Role| found.members.iter().filter(move |(own, _)| *own == role).map(|(_, mention)| *mention);
        let Some(whole) = playing(Role::Whole).next().and_then(|whole| self.single(whole)) else { return false };
        let most = whole.checked_mul(TIMES.into());
        let low = |part: usize| Some(self.reading.mentions.get(part)?.quantity.asserted.low?.value);
        if found.kind == RelationKind::SomeParts && playing(Role::Part).any(|part| low(part) > most && most.is_some()) {
            return true;
        }
        let parts: Option<Vec<Number>> = playing(Role::Part).map(|part| self.single(part)).collect();
        let Some(parts) = parts.filter(|_| found.named.is_empty()) else { return false };
        let sum = parts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add(*part));
        let is_member = |mention: usize| found.members.iter().any(|(_, member)| *member == mention);
        let is_sum = |mention: &usize| !is_member(*mention) && self.single(*mention) == sum;
        parts.len() > 1 && sum.is_some_and(|sum| sum != whole) && line.iter().any(is_sum)
    }

    /// Whether a figure is a bound that is open to one side: "4 percent or less".
    fn bounded(&self, mention: usize) -> bool {
        self.reading.mentions.get(mention).is_some_and(|mention| {
            let asserted = mention.quantity.asserted;
            let stated = |end: Option<Bound>| end.map(|end| end.value) == mention.quantity.stated;
            asserted.single().is_none() && (stated(asserted.low) || stated(asserted.high))
        })
    }

    /// Whether a figure is a word of a name: "the Five Eyes nations".
    fn is_of_name(&self, mention: usize) -> bool {
        let Some(span) = self.span(mention) else { return false };
        let capital = |at: usize| self.text.get(at..).is_some_and(|text| text.starts_with(char::is_uppercase));
        let opens = self.segments.sentence_at(span.start()).and_then(|sentence| self.segments.sentences.get(sentence));
        let inside = opens.is_some_and(|sentence| {
            let lead = self.text.get(sentence.span.start()..span.start()).unwrap_or_default();
            lead.contains(char::is_alphanumeric)
        });
        let noun = self.reading.mentions.get(mention).and_then(|mention| mention.noun);
        inside && capital(span.start()) && noun.is_some_and(|noun| capital(noun.start()))
    }

    /// A figure as it is printed.
    fn quote(&self, mention: usize) -> &'a str {
        self.span(mention).and_then(|span| self.text.get(span.start()..span.end())).unwrap_or_default()
    }

    fn stated(&self, mention: usize) -> Option<Number> {
        self.reading.mentions.get(mention).and_then(|mention| mention.quantity.stated)
    }

    /// Whether a number looks like a year, whatever it is a year of: "of 2019 levels".
    fn is_year(&self, mention: usize) -> bool {
        let stated = self.stated(mention);
        self.quote(mention).len() == 4 && stated.is_some_and(|year| year >= 1900.into() && year <= 2100.into())
    }

    /// The parts of an elliptical list in the unit and scale of their whole.
    fn completed(&self, found: &Found) -> Vec<(usize, Quantity)> {
        let whole = found.members.iter().find(|(role, _)| *role == Role::Whole).map(|(_, whole)| *whole);
        let Some((unit, stated)) = whole.and_then(|whole| Some((self.unit(whole)?, self.stated(whole)?))) else {
            return Vec::new();
        };
        let complete = |part: usize| {
            let own = &self.reading.mentions.get(part)?.quantity;
            // A part that has a scale word of its own lacks the currency alone.
            let own_scale = own.stated?.exponent() > 0;
            let number = if own_scale { own.stated? } else { own.stated?.scaled(stated.scale_word())? };
            Some((part, Quantity::hedged(number, own.hedge, unit.clone())))
        };
        let parts = found.members.iter().filter(|(role, _)| *role == Role::Part);
        parts.filter_map(|(_, part)| complete(*part)).collect()
    }

    fn noun(&self, mention: usize) -> Option<String> {
        let noun = self.reading.mentions.get(mention)?.noun?;
        Some(plain(self.text.get(noun.start()..noun.end())?))
    }

    fn is_percent(&self, mention: usize) -> bool {
        self.unit(mention) == Some(&Unit::Percent)
    }

    /// Whether a figure is an amount of something: a count or money.
    fn is_amount(&self, mention: usize) -> bool {
        matches!(self.unit(mention), Some(Unit::Count | Unit::Number | Unit::Currency(_)))
            && self.reading.mentions.get(mention).is_some_and(|m| m.quantity.asserted.low.is_some())
    }

    /// Whether two figures can be added: both counts, or money in one currency.
    fn same_unit(&self, a: usize, b: usize) -> bool {
        let counted = |unit: &Unit| matches!(unit, Unit::Count | Unit::Number);
        match (self.unit(a), self.unit(b)) {
            (Some(a), Some(b)) => a == b || (counted(a) && counted(b)),
            _ => false,
        }
    }

    /// Whether a figure is printed with a sign, as changes are: "(+5 %)".
    fn is_signed(&self, mention: usize) -> bool {
        let Some(span) = self.span(mention) else { return false };
        let own = self.text.get(span.start()..span.end()).unwrap_or_default();
        let before = self.text.get(..span.start()).and_then(|text| text.chars().next_back());
        let sign = |c: char| matches!(c, '+' | '-' | '−' | '±');
        own.starts_with(sign) || before.is_some_and(sign)
    }

    /// The words from one figure to another, in lower case.
    fn between(&self, first: usize, second: usize) -> Cow<'_, str> {
        let apart = || plain(self.text.get(self.end(first)..self.start(second)).unwrap_or_default());
        self.gaps.between(first, second).map_or_else(|| Cow::Owned(apart()), Cow::Borrowed)
    }

    /// The words before a figure, back to the figure before it or the start of its sentence, in lower case.
    fn before(&self, mention: usize) -> &str {
        self.gaps.before(mention).unwrap_or_default()
    }

    /// The words before a figure as they are printed.
    fn text_before(&self, sentence: usize, mention: usize) -> &'a str {
        let line = self.line(sentence);
        let previous = line.partition_point(|other| *other < mention).checked_sub(1).and_then(|index| line.get(index));
        let from = match previous {
            Some(previous) => self.end(*previous),
            None => self.segments.sentences.get(sentence).map_or(0, |sentence| sentence.span.start()),
        };
        self.text.get(from..self.start(mention)).unwrap_or_default()
    }

    /// The words after a figure and its noun, up to the next figure or the end of the sentence, in lower case.
    fn after(&self, mention: usize) -> &str {
        self.gaps.after(mention).unwrap_or_default()
    }

    /// A sentence in lower case.
    fn sentence(&self, sentence: usize) -> String {
        plain(self.printed(sentence))
    }

    /// A sentence as it is printed.
    fn printed(&self, sentence: usize) -> &'a str {
        let span = self.segments.sentences.get(sentence).map(|sentence| sentence.span);
        span.and_then(|span| self.text.get(span.start()..span.end())).unwrap_or_default()
    }
}

/// Text in lower case, its white space single and none around it.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Adds a text in lower case, its white space single and none around it.
fn fold_into(text: &str, out: &mut String) {
    // Nearly all of prose is ASCII, where letters are lowered in place, and its white space is single already.
    let ascii = text.is_ascii();
    let start = out.len();
    let trimmed = text.trim();
    let broken = trimmed.bytes().fold(false, |broken, byte| broken | matches!(byte, b'\t'..=b'\r'));
    if ascii && !broken && memchr::memmem::find(trimmed.as_bytes(), b"  ").is_none() {
        out.push_str(trimmed);
    } else {
        for word in trimmed.words() {
            if out.len() > start {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    if ascii {
        out.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    } else {
        let lowered = lowered(out.get(start..).unwrap_or_default()).replace('’', "'");
        out.truncate(start);
        out.push_str(&lowered);
    }
}

/// Whether a text holds one of some phrases as whole words.
fn holds(text: &str, phrases: &[&str]) -> bool {
    // One walk over the text for all phrases: most of its bytes begin none of them.
    let mut firsts = [0_u64; 4];
    let place = |byte: u8| (usize::from(byte >> 6), 1_u64 << (byte & 63));
    for (word, bit) in phrases.iter().filter_map(|phrase| phrase.bytes().next()).map(place) {
        firsts.iter_mut().skip(word).take(1).for_each(|set| *set |= bit);
    }
    let mut before = b' ';
    text.bytes().enumerate().any(|(start, byte)| {
        let (word, bit) = place(byte);
        let within = std::mem::replace(&mut before, byte).is_ascii_alphanumeric() && byte.is_ascii_alphanumeric();
        !within
            && firsts.get(word).is_some_and(|set| set & bit != 0)
            && phrases.iter().any(|phrase| {
                text.get(start..).is_some_and(|rest| rest.starts_with(phrase))
                    && is_edge(text, start)
                    && is_edge(text, start + phrase.len())
            })
    })
}

/// Whether a text ends with one of some phrases, as whole words.
fn ends_with(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.ends_with(phrase) && is_edge(text, text.len() - phrase.len()))
}

/// Whether a text begins with one of some phrases, as whole words.
fn begins_with(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.starts_with(phrase) && is_edge(text, phrase.len()))
}

/// Whether a word begins or ends at an offset.
fn is_edge(text: &str, offset: usize) -> bool {
    let word = |c: char| c.is_alphanumeric();
    let before = text.get(..offset).and_then(|text| text.chars().next_back());
    let after = text.get(offset..).and_then(|text| text.chars().next());
    !(before.is_some_and(word) && after.is_some_and(word))
}

/// How many words a text has.
fn words(text: &str) -> usize {
    if text.is_ascii() {
        let mut counted = false;
        let begins = |byte: u8| {
            let first = !counted && byte.is_ascii_alphanumeric();
            counted = first || (counted && !matches!(byte, b'\t'..=b'\r' | b' '));
            first
        };
        return text.bytes().map(begins).filter(|first| *first).count();
    }
    text.words().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The words after the last mark within a text.
fn last_clause(text: &str) -> &str {
    text.rsplit([',', ';', ':']).next().unwrap_or_default().trim()
}

/// The words before the first mark within a text.
fn first_clause(text: &str) -> &str {
    text.split([',', ';', ':', '.']).next().unwrap_or_default().trim()
}
