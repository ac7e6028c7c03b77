//! Two values that traded places: a percentage and its amount, or the same column of two rows.

use std::collections::BTreeMap;

use super::conflict::{Cause, Conflict, Solution};
use super::network::Form;
use super::repair::{Repair, RepairKind, Replacement, Surroundings};
use crate::model::Corpus;
use crate::quantity::Quantity;

/// Rows of one table among which exchanges are looked for; more are no slip of two rows.
const ROWS: usize = 24;
/// Exchanges within one constraint that make everything hold.
pub(crate) fn within(corpus: &Corpus, surroundings: &Surroundings<'_>) -> Vec<Repair> {
    let mut repairs = Vec::new();
    for form in surroundings.failing().iter().filter_map(|c| surroundings.solution().network.form(*c)) {
        let candidates = match form {
            Form::Product { factor, whole, amount, .. } => vec![(*factor, *amount), (*whole, *amount)],
            Form::Sum { terms, .. } => match terms.as_slice() {
                [first, second] => vec![(first.variable, second.variable)],
                _ => Vec::new(),
            },
        };
        for (a, b) in candidates {
            let repair = exchange(corpus, surroundings, a, b);
            repairs.extend(repair.filter(|repair| !repairs.contains(repair)));
        }
    }
    repairs
}

/// For pairs of conflicts that one exchange of two rows explains: the first, with the second and the exchange.
pub(crate) fn between(
    corpus: &Corpus,
    solution: &Solution,
    conflicts: &[Conflict],
) -> BTreeMap<usize, (usize, Repair)> {
    let mut rows: BTreeMap<usize, Vec<(usize, usize, usize)>> = BTreeMap::new();
    for (index, conflict) in conflicts.iter().enumerate() {
        let Cause::Outvoted { whole, .. } = conflict.cause else { continue };
        let forms = conflict.failing.iter().filter_map(|constraint| solution.network.form(*constraint));
        for form in forms {
            if let Form::Product { factor, amount, whole: own, .. } = form
                && *own == whole
            {
                rows.entry(whole).or_default().push((index, *factor, *amount));
            }
        }
    }
    let mut joined: BTreeMap<usize, (usize, Repair)> = BTreeMap::new();
    let mut taken = Vec::new();
    for rows in rows.into_values().filter(|rows| rows.len() <= ROWS) {
        let mut others = rows.as_slice();
        while let Some(((first, factor, amount), behind)) = others.split_first() {
            others = behind;
            for (second, other_factor, other_amount) in behind {
                if first == second || taken.contains(first) || taken.contains(second) {
                    continue;
                }
                let (Some(conflict), Some(other)) = (conflicts.get(*first), conflicts.get(*second)) else { continue };
                let own = |conflict| !within(corpus, &Surroundings::new(solution, conflict)).is_empty();
                if own(conflict) || own(other) {
                    continue;
                }
                let both = Surroundings::new(solution, conflict).with(other);
                let swap = exchange(corpus, &both, *amount, *other_amount)
                    .or_else(|| exchange(corpus, &both, *factor, *other_factor));
                if let Some(repair) = swap {
                    joined.insert(*first, (*second, repair));
                    taken.extend([*first, *second]);
                }
            }
        }
    }
    joined
}

fn exchange(corpus: &Corpus, surroundings: &Surroundings<'_>, a: usize, b: usize) -> Option<Repair> {
    let network = &surroundings.solution().network;
    let (first, second) = (&network.claim(corpus, a)?.quantity, &network.claim(corpus, b)?.quantity);
    let (new_first, new_second) = (with_digits_of(first, second)?, with_digits_of(second, first)?);
    if new_first.stated == first.stated {
        return None;
    }
    let changes = BTreeMap::from([(a, new_first.asserted), (b, new_second.asserted)]);
    surroundings.accepts(&changes).then(|| Repair {
        kind: RepairKind::SwappedValues,
        changes: vec![(a, Replacement::Figure(new_first)), (b, Replacement::Figure(new_second))],
    })
}

/// The digits of one figure in the unit and scale of another: "20.5 billion" in the place of "18.2 %" is "20.5 %".
fn with_digits_of(place: &Quantity, digits: &Quantity) -> Option<Quantity> {
    let (own, other) = (place.stated?, digits.stated?);
    let number = if place.unit == digits.unit { other } else { other.scaled(own.scale_word() - other.scale_word())? };
    if place.unit.is_counted() && !number.is_whole() {
        return None;
    }
    let mut figure = Quantity::hedged(number, digits.hedge, place.unit.clone());
    figure.noun.clone_from(&place.noun);
    Some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Number, Unit};

    #[test]
    fn digits_change_places_and_units_stay() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        let amount = Quantity::exact(number("20.5").scaled(9).unwrap(), Unit::EURO).with_noun("exports");
        let share = Quantity::percent(number("18.2"));
        assert_eq!(with_digits_of(&share, &amount).unwrap().to_string(), "20.5%");
        assert_eq!(with_digits_of(&amount, &share).unwrap().to_string(), "EUR 18.2 billion exports");
        let votes = Quantity::count(12_480);
        assert_eq!(with_digits_of(&votes, &Quantity::count(3_400)).unwrap().to_string(), "3400");
    }
}
