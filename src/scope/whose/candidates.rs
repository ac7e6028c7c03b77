//! Those whose a figure may be, each with the evidence that speaks for it.

use super::super::bindings::noun_end;
use super::super::held::add_held;
use super::super::stretch::{Reader, Stretch};
use super::super::topic::Topic;
use super::evidence::Piece;
use super::named::{Named, Token, What};
use crate::figures::Mention;
use crate::model::{Basis, Measure, Standing, keys};
use crate::quantity::Unit;
use crate::text::{Spaced, lowered};
use crate::vocabulary::WordList;

/// What stands between two shares of one contest.
static JOINTS: WordList = WordList::named("joints of two shares");

/// Words beside figures of how something was asked or counted.
static OF_METHOD: WordList = WordList::named("beside figures of a method");

/// Marks that part a clause from the next.
const MARKS: [char; 6] = [',', ';', ':', '(', '—', '–'];

/// Names at most that are looked at on one side of a figure, or in one sentence.
const MOST_NAMES: usize = 8;

/// So many words from a name to the figure are few,
const NEAR_BEFORE: usize = 4;
/// and more than so many are many.
const FAR_BEFORE: usize = 12;

/// Somebody whose a figure may be.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) pieces: Vec<Piece>,
    /// Whether constructions say so,
    pub(super) is_told: bool,
    /// and whether the sentence names him.
    pub(super) is_here: bool,
    /// Whether he leads by the words of the sentence, or trails.
    pub(super) leads: Option<bool>,
}

/// A figure with what stands around it.
pub(super) struct Around<'a> {
    pub(super) stretch: &'a Stretch<'a>,
    pub(super) index: usize,
    pub(super) mention: &'a Mention,
    pub(super) topic: &'a Topic,
    pub(super) measure: &'a Measure,
    /// What the sentence says before the figure, and behind it.
    pub(super) led: &'a [Token],
    pub(super) behind: &'a [Token],
    /// The sentences before it, the nearest first: whether it is of another paragraph, and what it says.
    pub(super) before: &'a [(bool, &'a [Token])],
    /// Whose the last figure of the sentence is that is somebody's.
    pub(super) last_owner: Option<&'a str>,
    /// Whether the figure right before makes a pair with this one, and whose that one is then.
    pub(super) is_second: bool,
    pub(super) first_owner: Option<&'a str>,
}

impl Around<'_> {
    /// Whose it is by constructions: a name, an option.
    fn told(&self) -> Option<&str> {
        let told = self.topic.statistic.subject.as_deref().filter(|told| !is_answer(told))?;
        told.split(keys::OVER).next()
    }

    /// Whether it is how far one leads.
    pub(super) fn is_margin(&self) -> bool {
        self.measure.name == Measure::MARGIN || self.mention.quantity.unit == Unit::PercentagePoint
    }

    /// Whether another figure stands between two places.
    fn has_figure(&self, from: usize, to: usize) -> bool {
        self.figures_between(from, to) > 0
    }

    fn figures_between(&self, from: usize, to: usize) -> usize {
        let is_between = |other: &&&Mention| other.span.start() >= from && other.span.end() <= to;
        self.stretch.mentions.iter().filter(is_between).count()
    }
}

/// Whether a subject is what people answered, in the words of the text: "say she is honest".
pub(super) fn is_answer(subject: &str) -> bool {
    subject.contains(' ') && subject.starts_with(char::is_lowercase) && lowered(subject) == subject
}

/// The names among some tokens, by index.
fn names_in<'a>(tokens: impl Iterator<Item = &'a Token>) -> impl Iterator<Item = usize> {
    let name = |token: &Token| if let What::Name(index) = token.what { Some(index) } else { None };
    tokens.filter_map(name).take(MOST_NAMES)
}

impl Reader<'_> {
    /// Those whose a figure may be: whom its sentence and those before it name, and whom constructions do.
    pub(super) fn owners_possible(&self, named: &Named, around: &Around<'_>) -> Vec<Candidate> {
        let mut found: Vec<usize> = names_in(around.led.iter().rev()).collect();
        found.extend(names_in(around.behind.iter()));
        found.extend(around.before.iter().flat_map(|(_, tokens)| names_in(tokens.iter().rev())));
        let told = around.told();
        found.extend(told.and_then(|told| named.index_of(told)));
        found.sort_unstable();
        found.dedup();
        let shared = self.pieces_of_figure(around);
        let of_name = |index: usize| {
            // A body, a thing with a name, owns what it counts only where constructions say so.
            let name = named.name(index).filter(|name| name.may_stand || told == Some(name.words.as_str()))?;
            let mut pieces = shared.clone();
            let owns = |owner: Option<&str>| owner.is_some_and(|owner| owner == name.words);
            add_held(
                &mut pieces,
                [
                    (Piece::ThirdNamed, name.rank == 2),
                    (Piece::NamedOnce, name.times == 1),
                    (Piece::OwnsLast, !around.is_second && owns(around.last_owner)),
                    (Piece::OtherOfPaired, around.first_owner.is_some() && !owns(around.first_owner)),
                ],
            );
            self.pieces_before(named, index, around, &mut pieces);
            self.pieces_behind(named, index, around, &mut pieces);
            pieces_of_sentences_before(named, index, around, &mut pieces);
            let stands = pieces_of_pronouns(named, index, around, &mut pieces);
            let leads = leads(index, stands, around);
            pieces.extend(leads.and_then(|leads| self.piece_of_lead(leads, around)));
            let is_told = told.is_some_and(|told| named.index_of(told) == Some(index));
            pieces.extend(told.map(|_| if is_told { told_how(around.topic) } else { Piece::ToldOther }));
            let answer = around.topic.statistic.subject.as_deref().filter(|subject| is_answer(subject));
            let in_answer = answer.is_some_and(|answer| answer.contains(&*lowered(&name.words)));
            pieces.extend(in_answer.then_some(Piece::InAnswer));
            let is = |token: &Token| token.what == What::Name(index);
            let is_here = around.led.iter().chain(around.behind).any(is);
            Some(Candidate { name: name.words.clone(), pieces, is_told, is_here, leads })
        };
        let mut all: Vec<Candidate> = found.into_iter().filter_map(of_name).collect();
        // An option, a name of several words: where constructions found it.
        if let Some(told) = told.filter(|_| !all.iter().any(|candidate| candidate.is_told)) {
            let mut pieces = shared;
            pieces.push(told_how(around.topic));
            let (span, figure) = (around.topic.key_spans.get(keys::SUBJECT), around.mention.span);
            let is_behind = span.is_some_and(|span| span.start() >= figure.end());
            let led = span.and_then(|span| self.text.get(span.end()..figure.start()));
            let is_near = led.is_some_and(|words| words.count_words() <= NEAR_BEFORE);
            add_held(
                &mut pieces,
                [(Piece::Before, led.is_some()), (Piece::Near, is_near), (Piece::NextBehind, is_behind)],
            );
            all.push(Candidate { name: told.to_owned(), pieces, is_told: true, is_here: true, leads: None });
        }
        all
    }

    /// What holds of a figure, whoever's it is.
    fn pieces_of_figure(&self, around: &Around<'_>) -> Vec<Piece> {
        let mention = around.mention;
        let is_percent = mention.quantity.unit == Unit::Percent;
        let measure = around.measure.name.as_str();
        let is_share =
            |name: &str| [Measure::VOTE_SHARE, Measure::MARGIN].contains(&name) || Measure::is_of_answers(name);
        let before = self.text.get(around.stretch.start..mention.span.start()).unwrap_or_default();
        let behind = self.text.get(mention.span.end()..around.stretch.end).unwrap_or_default();
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let mut beside = before.words().rev().take(6).chain(behind.words().take(4)).chain(noun.words());
        let mut pieces = Vec::new();
        add_held(
            &mut pieces,
            [
                (Piece::Any, true),
                (Piece::OfOther, !is_share(measure)),
                (Piece::Percent, is_percent),
                (Piece::Required, around.topic.standing == Standing::Required),
                (Piece::OfMethod, beside.any(|word| OF_METHOD.holds(word.unmarked()))),
                (Piece::OwnedHere, around.last_owner.is_some()),
            ],
        );
        pieces
    }

    /// What the words from a name to the figure say.
    fn pieces_before(&self, named: &Named, index: usize, around: &Around<'_>, pieces: &mut Vec<Piece>) {
        let is = |token: &Token| token.what == What::Name(index);
        let figure = around.mention.span.start();
        let next_behind = around.behind.iter().find(|token| named.stands(token)).filter(|token| !is(token));
        pieces.extend(next_behind.filter(|token| self.is_beside(token, around)).map(|_| Piece::OtherBehind));
        let Some(at) = around.led.iter().rposition(is) else { return };
        let Some(token) = around.led.get(at) else { return };
        let words = self.text.get(token.end..figure).unwrap_or_default().count_words();
        let first = around.led.iter().find(|token| named.stands(token));
        let neighbours = [at.checked_sub(1).and_then(|at| around.led.get(at)), around.led.get(at + 1)];
        let led_by = neighbours.first().copied().flatten();
        let is_led = led_by.is_some_and(|by| by.what == What::Leading && by.number + 3 >= token.number);
        add_held(
            pieces,
            [
                (Piece::Before, true),
                (Piece::Near, words <= NEAR_BEFORE),
                (Piece::Far, words > FAR_BEFORE),
                (Piece::First, first.is_some_and(is)),
                (Piece::LedBy, is_led),
            ],
        );
        let figures = around.figures_between(token.end, figure).min(2);
        pieces.extend(std::iter::repeat_n(Piece::FigureBetween, figures));
        speaks(token, neighbours, pieces);
    }

    /// Whether a name behind the figure stands in its clause, not far from it.
    fn is_beside(&self, token: &Token, around: &Around<'_>) -> bool {
        /// So many words between at most.
        const NEAR: usize = 6;
        let from = noun_end(around.mention).min(token.at);
        let words = self.text.get(from..token.at).unwrap_or_default();
        !words.contains(MARKS) && words.count_words() <= NEAR && !around.has_figure(around.mention.span.end(), token.at)
    }

    /// What the words from the figure to a name behind it say.
    fn pieces_behind(&self, named: &Named, index: usize, around: &Around<'_>, pieces: &mut Vec<Piece>) {
        /// Where the sentence names him before too, so many words between at most.
        const NEAR: usize = 4;
        let is = |token: &Token| token.what == What::Name(index);
        let Some(at) = around.behind.iter().position(is) else { return };
        let (Some(token), Some(between)) = (around.behind.get(at), around.behind.get(..at)) else { return };
        let words = self.text.get(noun_end(around.mention).min(token.at)..token.at).unwrap_or_default();
        let is_named_before = pieces.contains(&Piece::Before);
        if is_named_before && words.count_words() > NEAR {
            return;
        }
        let is_next = !between.iter().any(|token| named.stands(token));
        let has_figure = around.has_figure(around.mention.span.end(), token.at);
        let has = |what: fn(What) -> bool| between.iter().any(|token| what(token.what));
        let has_contrast = has(|what| what == What::Contrast);
        add_held(
            pieces,
            [
                (Piece::NextBehind, is_next),
                (Piece::OwnBehind, is_next && !has_figure && !has_contrast && !words.contains(MARKS)),
                (Piece::FigureBetweenBehind, has_figure),
                (Piece::ContrastBehind, has_contrast),
                (Piece::VerbBehind, has(|what| matches!(what, What::Verb | What::Lead { .. }))),
            ],
        );
        if !is_named_before {
            let before = at.checked_sub(1).and_then(|at| around.behind.get(at)).or(around.led.last());
            speaks(token, [before, around.behind.get(at + 1)], pieces);
        }
    }

    /// What it says of a figure that somebody leads, or trails.
    fn piece_of_lead(&self, leads: bool, around: &Around<'_>) -> Option<Piece> {
        let (own, other) =
            (around.mention.quantity.stated, self.other_of_pair(around).and_then(|other| other.quantity.stated));
        match own.zip(other).filter(|_| !around.is_margin()) {
            Some((own, other)) if (own >= other) == leads => Some(Piece::FitsLead),
            Some(_) => Some(Piece::AgainstLead),
            None => leads.then_some(if around.is_margin() { Piece::LeadsBy } else { Piece::Leads }),
        }
    }

    /// The figure beside which this one stands as one of two shares.
    fn other_of_pair<'a>(&self, around: &Around<'a>) -> Option<&'a Mention> {
        let beside = |index: Option<usize>| around.stretch.mentions.get(index?).copied();
        let next = || beside(around.index.checked_add(1)).filter(|next| self.are_paired(around.mention, next));
        beside(around.index.checked_sub(1)).filter(|_| around.is_second).or_else(next)
    }

    /// Whether two figures stand side by side as the shares of two.
    pub(crate) fn are_paired(&self, one: &Mention, other: &Mention) -> bool {
        let start = noun_end(one).min(other.span.start());
        self.text.get(start..other.span.start()).is_some_and(|between| JOINTS.holds(between.trim()))
    }
}

/// Whether a candidate leads by the words of the sentence, or trails; a pronoun may `stand` for him.
fn leads(index: usize, stands: bool, around: &Around<'_>) -> Option<bool> {
    /// So many words behind such a word its object stands at most.
    const NEAR: usize = 8;
    let here: Vec<&Token> = around.led.iter().chain(around.behind).collect();
    let is_lead = |token: &Token| matches!(token.what, What::Lead { .. });
    let last = around.led.iter().rposition(is_lead);
    let at = last.or_else(|| here.iter().position(|token| is_lead(token)))?;
    let (before, behind) = here.split_at(at);
    let (lead, behind) = behind.split_first()?;
    let What::Lead { is_ahead, is_of_object } = lead.what else { return None };
    let is = |token: &Token| token.what == What::Name(index);
    let is_named = |token: &Token| matches!(token.what, What::Name(_));
    let is_doer = |token: &Token| is_named(token) || token.what == What::Person { does: true };
    let subject = before.iter().rfind(|token| is_doer(token));
    let object = behind.iter().find(|token| is_named(token)).filter(|token| token.number <= lead.number + NEAR);
    let is_subject = subject.is_some_and(|token| is(token) || stands && !is_named(token));
    match (is_of_object, is_subject, object.is_some_and(|token| is(token))) {
        (true, _, true) => Some(true),
        (false, true, _) => Some(is_ahead),
        (false, false, true) => Some(!is_ahead),
        _ => None,
    }
}

/// Whether a name says something, by the word behind it, or asks people, by those on either side.
fn speaks(token: &Token, neighbours: [Option<&Token>; 2], pieces: &mut Vec<Piece>) {
    let is = |other: Option<&Token>, what: What| {
        other.is_some_and(|other| other.what == what && other.number.abs_diff(token.number) <= 2)
    };
    let [before, behind] = neighbours;
    pieces.extend(is(behind, What::Saying).then_some(Piece::Speaks));
    pieces.extend((is(before, What::Asking) || is(behind, What::Asking)).then_some(Piece::Asks));
}

/// What the nearest sentence before says that names somebody whom this one does not.
fn pieces_of_sentences_before(named: &Named, index: usize, around: &Around<'_>, pieces: &mut Vec<Piece>) {
    let is = |token: &Token| token.what == What::Name(index);
    let mut here = around.led.iter().chain(around.behind);
    if here.clone().any(is) {
        return;
    }
    let is_name = |token: &Token| matches!(token.what, What::Name(_));
    let Some((is_other, tokens)) = around.before.iter().find(|(_, tokens)| tokens.iter().any(is)) else { return };
    let stands = |token: &&Token| named.stands(token);
    let is_first = tokens.iter().find(stands).is_some_and(is);
    add_held(
        pieces,
        [
            (Piece::OtherParagraph, *is_other),
            (Piece::FirstForNobody, is_first && !here.any(is_name)),
            (Piece::LastBefore, tokens.iter().rfind(stands).is_some_and(is)),
        ],
    );
}

/// Whether a pronoun of the sentence may stand for a person, and what that says: the last one before the figure, else the next.
fn pieces_of_pronouns(named: &Named, index: usize, around: &Around<'_>, pieces: &mut Vec<Piece>) -> bool {
    if !named.name(index).is_some_and(|name| name.is_person) {
        return false;
    }
    let is = |token: &Token| token.what == What::Name(index);
    let is_pronoun = |token: &&Token| matches!(token.what, What::Person { .. });
    let ahead = around.led.iter().rfind(is_pronoun);
    let Some(pronoun) = ahead.or_else(|| around.behind.iter().find(is_pronoun)) else { return false };
    let is_person = |token: &&Token| named.is_person(token);
    let before =
        || around.before.iter().map(|(_, tokens)| *tokens).find(|tokens| tokens.iter().any(|token| is_person(&token)));
    let here = || around.led.iter().chain(around.behind).take_while(|token| token.at < pronoun.at).filter(is_person);
    let last = here().last().or_else(|| before()?.iter().rfind(is_person));
    let first = here().next().or_else(|| before()?.iter().find(is_person));
    let stands = last.is_some_and(is);
    pieces.extend((stands && ahead.is_some()).then_some(Piece::Stood));
    pieces.extend(first.is_some_and(is).then_some(Piece::StoodFirst));
    stands
}

/// How constructions say whose a figure is.
fn told_how(topic: &Topic) -> Piece {
    match topic.bases.get(keys::SUBJECT) {
        None | Some(Basis::Said) => Piece::Told,
        Some(_) => Piece::ToldElsewhere,
    }
}
