//! What a test could have caught: the smallest slip of each figure that is certain to show.

use super::network::{Form, Network};
use super::projection::{Domains, project};
use crate::model::{ClaimId, Corpus, Measures, Relation};
use crate::quantity::{Interval, Number};

/// Relations of more figures than this are left out: each figure is held against all the others.
const FIGURES: usize = 256;

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
    if relation.members.len() > FIGURES {
        return Vec::new();
    }
    let slip = |id: ClaimId| {
        let variable = (0..network.variables.len()).find(|variable| network.claim_id(*variable) == Some(id))?;
        let own = network.asserted(variable);
        let mut required = Interval::EVERYTHING;
        for constraint in network.constraints_of(variable) {
            let form = network.form(*constraint)?;
            let others = Others { network: &network, without: *constraint };
            required = required.intersection(&project(form, variable, &others)?)?;
        }
        let up = required.high?.value.checked_sub(own.low?.value)?;
        let down = own.high?.value.checked_sub(required.low?.value)?;
        Some((id, up.max(down)))
    };
    relation.members.iter().filter_map(|member| slip(member.claim)).collect()
}

/// What is known of variables without one constraint: of a whole that no claim states, what the other pairs imply.
struct Others<'n> {
    network: &'n Network,
    without: usize,
}

impl Domains for Others<'_> {
    fn domain(&self, variable: usize) -> Interval {
        let asserted = self.network.asserted(variable);
        if self.network.claim_id(variable).is_some() {
            return asserted;
        }
        let printed: Vec<Interval> = self.network.variables.iter().map(|variable| variable.asserted).collect();
        let others = self.network.constraints_of(variable).iter().filter(|other| **other != self.without);
        let implied = others.filter_map(|other| match self.network.form(*other)? {
            form @ Form::Product { .. } => project(form, variable, &printed),
            Form::Sum { .. } => None,
        });
        implied.fold(asserted, |known, implied| known.intersection(&implied).unwrap_or(known))
    }
}
