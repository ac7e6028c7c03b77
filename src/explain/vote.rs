//! The value that most of several intervals admit.

use crate::quantity::{Interval, Number};

/// An interval with what speaks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voter {
    /// The values it admits.
    pub(crate) interval: Interval,
    /// How much it counts.
    pub(crate) weight: usize,
}

/// What a vote came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Vote {
    /// Some voters, by index, agree on the interval, and no other set of voters weighs as much.
    Reference { interval: Interval, weight: usize, outvoted: Vec<usize> },
    /// Several sets of voters that exclude one another weigh the same. Holds the voters that take a side.
    Tied { voters: Vec<usize> },
}

/// A place on the line of numbers, with those just below and just above each number, and both infinities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Below,
    At(Number, i8),
    Above,
}

/// The first and the last place of an interval.
fn places(interval: &Interval) -> (Place, Place) {
    let low = interval.low.map_or(Place::Below, |bound| Place::At(bound.value, i8::from(bound.open)));
    let high = interval.high.map_or(Place::Above, |bound| Place::At(bound.value, -i8::from(bound.open)));
    (low, high)
}

/// Finds the set of voters that agree on a value and weigh most, in n log n steps.
///
/// `None` without voters.
pub(crate) fn vote(voters: &[Voter]) -> Option<Vote> {
    // Starts before ends at one place: closed intervals that touch there agree.
    let mut events: Vec<(Place, bool, usize)> = Vec::new();
    for voter in voters {
        let (low, high) = places(&voter.interval);
        events.push((low, false, voter.weight));
        events.push((high, true, voter.weight));
    }
    events.sort_unstable();
    let mut weight = 0;
    let mut heaviest = 0;
    // The first place of each stretch on which the greatest weight is reached.
    let mut peaks: Vec<Place> = Vec::new();
    for (place, is_end, own) in events {
        if is_end {
            weight -= own;
            continue;
        }
        weight += own;
        if weight > heaviest {
            heaviest = weight;
            peaks.clear();
        }
        if weight == heaviest {
            peaks.push(place);
        }
    }
    let peak = *peaks.first()?;
    let at = |place: Place, voter: &Voter| {
        let (low, high) = places(&voter.interval);
        low <= place && place <= high
    };
    if peaks.len() > 1 {
        let takes_a_side = |voter: &Voter| !peaks.iter().all(|peak| at(*peak, voter));
        let on_a_peak = |voter: &Voter| peaks.iter().any(|peak| at(*peak, voter));
        let voters = (0..).zip(voters).filter(|(_, v)| takes_a_side(v) && on_a_peak(v)).map(|(index, _)| index);
        return Some(Vote::Tied { voters: voters.collect() });
    }
    let mut interval = Interval::EVERYTHING;
    let mut outvoted = Vec::new();
    for (index, voter) in voters.iter().enumerate() {
        if at(peak, voter) {
            interval = interval.intersection(&voter.interval)?;
        } else {
            outvoted.push(index);
        }
    }
    Some(Vote::Reference { interval, weight: heaviest, outvoted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Bound;
    use proptest::prelude::*;

    fn closed(low: i32, high: i32) -> Interval {
        Interval::closed(Number::from(low), Number::from(high))
    }

    fn of(intervals: &[Interval]) -> Option<Vote> {
        vote(&intervals.iter().map(|interval| Voter { interval: *interval, weight: 1 }).collect::<Vec<Voter>>())
    }

    #[test]
    fn the_largest_agreeing_set_wins() {
        assert_eq!(of(&[]), None);
        assert_eq!(
            of(&[closed(1, 3), closed(7, 9), closed(2, 4)]),
            Some(Vote::Reference { interval: closed(2, 3), weight: 2, outvoted: vec![1] })
        );
        assert_eq!(
            of(&[closed(1, 2), closed(2, 3)]),
            Some(Vote::Reference { interval: closed(2, 2), weight: 2, outvoted: vec![] })
        );
        assert_eq!(of(&[closed(1, 2), Interval::above(Number::from(2))]), Some(Vote::Tied { voters: vec![0, 1] }));
        // The third agrees with both sides and takes none.
        assert_eq!(of(&[closed(1, 2), closed(4, 5), closed(0, 9)]), Some(Vote::Tied { voters: vec![0, 1] }));
    }

    proptest! {
        #[test]
        fn no_value_has_more_voters(
            bounds in prop::collection::vec((0_i32..8, 0_i32..4, any::<(bool, bool)>(), 1_usize..4), 1..12),
        ) {
            // Few values, so that ends often touch: open and open, open and closed.
            let voters: Vec<Voter> = bounds
                .iter()
                .map(|(low, width, (below, above), weight)| {
                    let bound = |value: i32, open: bool| Bound { value: Number::from(value), open: open && *width > 0 };
                    let (low, high) = (bound(low * 2, *below), bound((low + width) * 2, *above));
                    Voter { interval: Interval { low: Some(low), high: Some(high) }, weight: *weight }
                })
                .collect();
            let at = |value: i32| {
                let inside = voters.iter().filter(|voter| voter.interval.contains(Number::from(value)));
                inside.map(|voter| voter.weight).sum::<usize>()
            };
            let most = (0..60).map(at).max().unwrap();
            match vote(&voters).unwrap() {
                Vote::Reference { interval, weight, outvoted } => {
                    prop_assert_eq!(weight, most);
                    for (index, voter) in voters.iter().enumerate() {
                        prop_assert_eq!(outvoted.contains(&index), !voter.interval.meets(&interval));
                    }
                }
                Vote::Tied { voters: sides } => {
                    let peaks: Vec<i32> = (0..60).filter(|value| at(*value) == most).collect();
                    prop_assert!(peaks.len() > 1 && sides.len() > 1);
                }
            }
        }
    }
}
