//! What a test could have caught: the smallest slip of each figure that is certain to show.

use super::network::{Form, Network};
use super::paper::value;
use super::projection::{Domains, project};
use crate::model::{ClaimId, Corpus, Measures, Relation};
use crate::quantity::{Interval, Number, Unit};

/// Relations of more figures than this are left out: each figure is held against all the others.
const FIGURES: usize = 256;
/// Figures named one by one where their slips differ.
const NAMED: usize = 4;

/// What a relation could catch: for each of its claims, in order, how far off the figure may be without being certain to
/// show, in the figure's own unit. Any larger slip of one figure alone breaks the relation, whichever way it goes.
///
/// Claims that the relation leaves free on one side are left out: of "227 killed, including 19 officers" no larger total
/// would show. Empty for a relation that cannot be tested.
///
/// ```
/// use corroborate::{Claim, Corpus, Document, Quantity, Relation, RelationKind, Role, Statistic, Unit, detectable_slips};
///
/// let mut corpus = Corpus::new();
/// corpus.add_document(Document::new("budget", ""))?;
/// let mut add = |text: &str| {
///     let quantity = Quantity::exact(text.parse().unwrap(), Unit::Measured("t".into()));
///     corpus.add_claim(Claim::new("budget", Statistic::default(), quantity))
/// };
/// let sum = Relation::new(RelationKind::AllParts, "budget")
///     .with(Role::Whole, add("9.4")?)
///     .with(Role::Part, add("4.1")?)
///     .with(Role::Part, add("5.3")?);
/// corpus.add_relation(sum.clone())?;
/// // Three figures rounded to tenths: 0.05 each.
/// assert!(detectable_slips(&corpus, &sum).iter().all(|(_, slip)| slip.to_string() == "0.15"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn detectable_slips(corpus: &Corpus, relation: &Relation) -> Vec<(ClaimId, Number)> {
    let network = Network::of_relations(corpus, &Measures::default(), std::slice::from_ref(relation));
    let constraints: Vec<usize> = (0..network.constraints.len()).collect();
    let slips = slips(&network, &constraints);
    let slip = |id: ClaimId| slips.iter().find(|(variable, _)| network.claim_id(*variable) == Some(id));
    relation.members.iter().filter_map(|member| slip(member.claim).map(|(_, slip)| (member.claim, *slip))).collect()
}

/// What some constraints together could catch: for each variable that a claim states, how far off it may be.
fn slips(network: &Network, constraints: &[usize]) -> Vec<(usize, Number)> {
    let forms: Vec<&Form> = constraints.iter().filter_map(|constraint| network.form(*constraint)).collect();
    let mut variables: Vec<usize> = Vec::new();
    for variable in forms.iter().flat_map(|form| form.variables()) {
        if network.claim_id(variable).is_some() && !variables.contains(&variable) {
            variables.push(variable);
        }
        if variables.len() > FIGURES {
            return Vec::new();
        }
    }
    let slip = |variable: usize| {
        let own = network.asserted(variable);
        let mut required = Interval::EVERYTHING;
        for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.variables().contains(&variable)) {
            let others = Others { network, forms: &forms, without: index };
            required = required.intersection(&project(form, variable, &others)?)?;
        }
        let up = required.high?.value.checked_sub(own.low?.value)?;
        let down = own.high?.value.checked_sub(required.low?.value)?;
        Some((variable, up.max(down)))
    };
    variables.into_iter().filter_map(slip).collect()
}

/// What is known of variables without one constraint: of a whole that no claim states, what the other pairs imply.
struct Others<'n> {
    network: &'n Network,
    forms: &'n [&'n Form],
    without: usize,
}

impl Domains for Others<'_> {
    fn domain(&self, variable: usize) -> Interval {
        let asserted = self.network.asserted(variable);
        if self.network.claim_id(variable).is_some() {
            return asserted;
        }
        let others = self.forms.iter().enumerate().filter(|(index, _)| *index != self.without);
        let implied = others.filter_map(|(_, form)| match form {
            Form::Product { whole, .. } if *whole == variable => project(form, variable, &Printed(self.network)),
            _ => None,
        });
        implied.fold(asserted, |known, implied| known.intersection(&implied).unwrap_or(known))
    }
}

/// The values that figures admit as they are printed.
struct Printed<'n>(&'n Network);

impl Domains for Printed<'_> {
    fn domain(&self, variable: usize) -> Interval {
        self.0.asserted(variable)
    }
}

/// What a relation that holds could have caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Power {
    /// In words: "any figure off by more than EUR 115 million would show".
    pub(crate) note: String,
    /// The smallest slip that shows, in percent of its figure.
    pub(crate) relative: Number,
}

/// What some constraints could have caught; `None` where they leave every figure free on one side.
pub(crate) fn power(corpus: &Corpus, network: &Network, constraints: &[usize]) -> Option<Power> {
    let slips = slips(network, constraints);
    let figure = |variable: usize| network.claim(corpus, variable).map(|claim| &claim.quantity);
    let shares = slips.iter().filter_map(|(variable, slip)| {
        let stated = figure(*variable)?.stated?.absolute();
        slip.checked_mul(Number::HUNDRED)?.checked_div(stated)
    });
    let relative = shares.min()?;
    let in_words = |variable: usize, slip: Number| {
        let unit = match &figure(variable)?.unit {
            Unit::Percent => Unit::PercentagePoint,
            unit => unit.clone(),
        };
        let short = short(slip)?;
        Some(value(if unit.is_counted() { short.with_exponent(0) } else { short }, &unit))
    };
    let (first, slip) = slips.first().copied()?;
    let same = slips.iter().all(|(variable, other)| {
        let units = (figure(*variable).map(|q| &q.unit), figure(first).map(|q| &q.unit));
        *other == slip && matches!(units, (Some(a), Some(b)) if super::network::same_unit(a, b))
    });
    let note = if same && slip.is_zero() {
        "any other figure in the place of one of these would show".to_owned()
    } else if same {
        format!("any figure off by more than {} would show", in_words(first, slip)?)
    } else {
        let mut list: Vec<String> = Vec::new();
        for (variable, slip) in slips.iter().take(NAMED) {
            let mut bare = figure(*variable)?.clone();
            bare.noun = None;
            list.push(format!("{bare} off by more than {}", in_words(*variable, *slip)?));
        }
        let more = if slips.len() > NAMED { format!(", and {} more", slips.len() - NAMED) } else { String::new() };
        format!("would show: {}{more}", list.join(", "))
    };
    Some(Power { note, relative: short(relative)? })
}

/// A number to two significant digits, rounded up: what is said to show is certain to show.
pub(crate) fn short(number: Number) -> Option<Number> {
    if number.is_zero() {
        return Some(number);
    }
    let exponent = number.magnitude().saturating_sub(1).clamp(-28, 28);
    let rounded = number.rounded_outwards(exponent, true)?;
    Some(rounded)
}
