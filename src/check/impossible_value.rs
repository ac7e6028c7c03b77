//! Values that nothing can have.

use std::collections::BTreeSet;

use super::{Check, Context, Draft, ExplanationKind, Rule, Severity, Sink};
use crate::model::{Basis, Claim, ClaimId, Corpus, RelationKind, Role, Standing, keys};
use crate::quantity::{Hedge, Interval, Number, Unit};
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// Finds shares above a hundred percent, negative counts and fractions of people.
#[derive(Debug)]
pub(crate) struct ImpossibleValue;

static RULE: Rule =
    Rule::new("impossible-value", "a share above 100 %, a negative count, a fraction of a person or a vote")
        .with_severity(Severity::Error)
        .with_documentation(
            "\
## What it finds

Shares of a whole above 100 % (turnout, shares of a vote, percentages beside their amounts); counts of people, votes and seats that
are negative or not whole.

## Why it matters

No source and no later update can make such a figure right: it was mistyped, or it is of another kind than the words say.

## Example that conflicts

> Turnout reached 117.4 %.

## Example that does not

> Prices rose by 117.4 %, and the average household has 2.4 people.

Growth has no upper end, and averages need not be whole.
",
        );

/// Measures whose value is a share of a whole. Growth, prices and approval of several things at once are none.
pub(super) const SHARES: [&str; 2] = ["turnout", "vote_share"];

/// Nouns of things that come whole, by their last word.
pub(super) static WHOLE_THINGS: WordList = WordList::named("whole things");

/// Words beside which a count is a mean or a rate, and need not be whole.
static AVERAGES: WordList = WordList::named("averages");

impl Check for ImpossibleValue {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let shares = shares_in_relations(context.corpus);
        for (id, claim) in context.corpus.claims_with_ids() {
            if matches!(claim.standing, Standing::Denied | Standing::Hypothetical) {
                continue;
            }
            let measure = claim.statistic.measure.as_deref();
            let named = measure.is_some_and(|measure| SHARES.contains(&measure)) && is_told(claim);
            let is_share = !is_signed(claim) && (named || shares.contains(&id));
            check(context.corpus, claim, is_share, sink);
        }
    }
}

/// Whether a text says of whom a share is, where it is somebody's: with "a thousand percent" it may only stress what it says,
/// and what "rose 147 percent" is no share.
fn is_told(claim: &Claim) -> bool {
    let owned = claim.statistic.measure.as_deref() == Some(OWNED);
    let read = claim.basis(keys::MEASURE) != Basis::Assumed && claim.basis(keys::SUBJECT) == Basis::Said;
    claim.span.is_none() || !owned || read && claim.statistic.subject.is_some()
}

/// The measure whose values are each somebody's.
const OWNED: &str = "vote_share";

/// Whether a percentage was printed with a minus, as changes are, and as no share is.
fn is_signed(claim: &Claim) -> bool {
    claim.span.is_some() && claim.quantity.stated.is_some_and(|stated| stated.is_negative())
}

/// The claims that relations give as shares of a whole.
fn shares_in_relations(corpus: &Corpus) -> BTreeSet<ClaimId> {
    let shares = corpus
        .relations()
        .iter()
        .filter(|relation| matches!(relation.kind, RelationKind::ShareAndAmount | RelationKind::Ratio));
    shares.flat_map(|relation| relation.playing(Role::Share)).collect()
}

fn check(corpus: &Corpus, claim: &Claim, is_share: bool, sink: &mut Sink<'_>) {
    let quantity = &claim.quantity;
    let all = Interval::at_most(Number::HUNDRED);
    let positive = Interval::at_least(Number::ZERO);
    if quantity.unit == Unit::Percent && is_share {
        if quantity.asserted.meets(&all) && quantity.asserted.meets(&positive) {
            return;
        }
        sink.differs();
        let text = quantity.to_string();
        let bound = if quantity.asserted.meets(&positive) { "above 100%" } else { "below 0%" };
        let draft = sink.report(format_args!("{text} is given as a share, and no share is {bound}"));
        repaired(draft.claim(claim, "a share"), claim);
        return;
    }
    if quantity.unit != Unit::Count || !counts_whole_things(claim) {
        return;
    }
    let fraction = quantity.stated.is_some_and(|number| !number.is_whole())
        && quantity.hedge == Hedge::Exact
        && !is_average(corpus, claim);
    let negative = !quantity.asserted.meets(&positive) && (claim.span.is_none() || is_minus(corpus, claim));
    if fraction || negative {
        sink.differs();
        let why = if fraction { "come whole" } else { "cannot be fewer than none" };
        let noun = quantity.noun.as_deref().unwrap_or("these");
        sink.report(format_args!("{quantity}: {noun} {why}")).claim(claim, "a count");
    }
}

/// Whether the sign of a figure in a text is a minus: right at its number, behind a word and a space. At the beginning of a
/// line it marks an item, behind another figure it joins two, and with a second one behind it parts words from the rest.
fn is_minus(corpus: &Corpus, claim: &Claim) -> bool {
    let (Some(document), Some(span), Some(sentence)) =
        (corpus.document(claim.document.as_str()), claim.span, claim.sentence)
    else {
        return false;
    };
    let before = document.text.get(sentence.start()..span.start()).unwrap_or_default();
    let behind = document.text.get(span.end()..sentence.end()).unwrap_or_default();
    let word = before.strip_suffix(' ').is_some_and(|words| words.ends_with(|c: char| c.is_alphabetic() || c == ','));
    word && !DASHES.iter().any(|dash| behind.contains(dash))
}

/// What closes words that a dash opened.
const DASHES: [&str; 6] = [" -", "- ", " –", "– ", " —", "—"];

/// Names a decimal point that slipped, where moving it makes the share possible.
fn repaired(draft: Draft<'_, '_>, claim: &Claim) {
    let possible = |tenth: &Number| *tenth <= Number::HUNDRED && !tenth.is_negative();
    let number = claim.quantity.stated.and_then(|stated| stated.scaled(-1)).filter(possible);
    match number {
        Some(tenth) => drop(draft.explain(ExplanationKind::ScaleSlip, format!("{tenth}% would be possible"))),
        None => drop(draft),
    }
}

fn counts_whole_things(claim: &Claim) -> bool {
    let noun = claim.quantity.noun.as_deref().unwrap_or_default();
    let last = noun.last_word().unwrap_or_default().to_lowercase();
    WHOLE_THINGS.contains(&last.as_str())
}

fn is_average(corpus: &Corpus, claim: &Claim) -> bool {
    let (Some(document), Some(span), Some(sentence)) =
        (corpus.document(claim.document.as_str()), claim.span, claim.sentence)
    else {
        return false;
    };
    // "328.5 deaths/100 000": the noun and no other number stands before what it is over.
    let behind = document.text.get(span.end()..sentence.end()).unwrap_or_default();
    let over_a_number = behind.split_once('/').is_some_and(|(noun, below)| {
        noun.chars().all(|c| c.is_alphabetic() || c == ' ')
            && below.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    let words = document.quote(sentence).to_lowercase();
    over_a_number || words.split(|c: char| !c.is_alphanumeric()).any(|word| AVERAGES.contains(&word))
}
