//! Counts beside those told of before: "another 10 were hurt", "four other people were killed".

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Claim, Extent, Measure, Span};
use crate::quantity::Interval;
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// Words beside a figure that set it beside others.
static COMPLEMENTS: WordList = WordList::named("complements");
/// What makes a comparison of it: "12 more than on Monday".
static COMPARING: WordList = WordList::named("comparing what is more");

/// So many counts of a measure are remembered.
const MOST: usize = 64;

/// Makes a rest of each count beside those that the text counted of one measure before: alone it is not all of them. In "three
/// were killed and 12 others hurt" the others are so beside the dead, and all the hurt.
pub(super) fn settle_rests(text: &str, measures: &[Arc<Measure>], claims: &mut [Claim]) {
    let mut counted: BTreeMap<String, Vec<Interval>> = BTreeMap::new();
    let mut last: Option<(Option<Span>, String)> = None;
    for claim in claims.iter_mut() {
        let (Some(measure), Some(span)) = (claim.statistic.measure.clone(), claim.span) else { continue };
        if !measures.iter().any(|known| known.name == measure && (known.accumulates || known.fluctuates)) {
            continue;
        }
        // Beside those of another measure in its sentence.
        let other = last.as_ref().is_some_and(|(sentence, of)| *sentence == claim.sentence && *of != measure);
        let before = counted.entry(measure.clone()).or_default();
        // What was counted as many of before is told again.
        let own = claim.quantity.asserted;
        let told = before.is_empty() || before.iter().any(|count| count.meets(&own));
        let beside = claim.extent == Extent::Whole && !other && !told;
        if beside && is_beside_others(text, span.start(), span.end()) {
            claim.extent = Extent::Rest;
        } else if claim.extent == Extent::Whole && !before.contains(&own) && before.len() < MOST {
            before.push(own);
        }
        last = Some((claim.sentence, measure));
    }
}

/// Whether the words around a figure set it beside others: "another 10", "10 more", but not "more than 10", "10 more than".
fn is_beside_others(text: &str, start: usize, end: usize) -> bool {
    let ahead = text.get(..start).and_then(Spaced::last_word).unwrap_or_default();
    let begins = |words: &str| {
        let mut words = words.words();
        let first = words.next().is_some_and(|word| COMPLEMENTS.holds(word));
        first && !words.next().is_some_and(|word| COMPARING.holds(word))
    };
    COMPLEMENTS.holds(ahead) || [start..end, end..text.len()].into_iter().filter_map(|at| text.get(at)).any(begins)
}
