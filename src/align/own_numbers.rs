//! Counts of which a report gives many, each of something of its own: arrests night by night, crowds at each gate.
//!
//! Of such figures only equal numbers are of one thing as far as can be seen, and "hundreds of protesters" is of no other
//! text's hundreds. The record, over 90 clusters of news that readers had judged: of pairs of crowds that stood in one statistic
//! 3 of 59 belonged there, of differing arrests 3 of 38, of differing vote shares in one text 1 of 14.

use std::collections::{BTreeMap, BTreeSet};

use super::leading::is_near;
use super::reports::{is_aside, is_in_long_text, is_of_report};
use super::rivals::rivals;
use crate::model::{Claim, ClaimId, Corpus, DocumentId, Measure};
use crate::quantity::{Hedge, Interval, Number, Quantity};
use crate::vocabulary::WordList;

/// Measures of which each figure is of something of its own.
static EACH: WordList = WordList::named("measures of many things");

/// Measures of which one text gives many, each of something of its own.
static MANY_IN_A_TEXT: WordList = WordList::named("measures of many things in a text");

/// The sides of a vote on a question.
static SIDES: WordList = WordList::named("sides of ballots");

/// Whether each figure of a measure is of something of its own.
pub(super) fn is_of_many(measure: &str) -> bool {
    EACH.contains(&measure)
}

/// What a figure is known by: its number, and of a vague one itself.
type Own = (Option<Number>, Option<ClaimId>);

/// Parts the claims of one key, where their measure counts many things, by number; what texts of one thing say, and what one text
/// sets beside each other on the word of different sources, stays together.
pub(super) fn by_own_number(corpus: &Corpus, measure: Option<&Measure>, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let name = measure.map(|measure| measure.name.as_str()).unwrap_or_default();
    let (each, many) = (EACH.contains(&name), MANY_IN_A_TEXT.contains(&name));
    if !each && !many {
        return vec![ids];
    }
    let claims: Vec<(ClaimId, &Claim)> = ids.iter().filter_map(|id| Some((*id, corpus.claim(*id)?))).collect();
    let told: Vec<&Claim> = claims.iter().map(|(_, claim)| *claim).collect();
    let beside = rivals(corpus, &told);
    let is_rival = |claim: &Claim| beside.iter().flatten().any(|rival| std::ptr::eq(*rival, claim));
    // What a text tells beside its main story is even less of one thing.
    // A first report gives one count of arrests, or of a crowd.
    let of_a_report = |claim: &Claim| {
        let long = is_in_long_text(corpus, claim);
        is_of_report(corpus, claim) && (long || !each) || is_aside(corpus, claim) && long
    };
    let mut given: BTreeMap<&DocumentId, Vec<&Quantity>> = BTreeMap::new();
    for (_, claim) in &claims {
        given.entry(&claim.document).or_default().push(&claim.quantity);
    }
    // "Less than half of one percent, 0.15": what may be one value is no second.
    let differ = |given: &&Vec<&Quantity>| {
        let all = given.iter().try_fold(Interval::EVERYTHING, |all, next| all.intersection(&next.asserted));
        all.is_none()
    };
    let several: BTreeSet<Number> =
        given.values().filter(differ).flatten().filter_map(|quantity| quantity.stated).collect();
    let mut parts: BTreeMap<Option<Own>, Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in claims {
        let stated = claim.quantity.stated;
        let is_own = of_a_report(claim) && !is_rival(claim);
        // Of one vote a first report tells.
        let is_one_of_many = is_roll_call(claim) && is_in_long_text(corpus, claim);
        let of_many = each || is_one_of_many || stated.is_some_and(|stated| several.contains(&stated));
        let vague = (each && claim.quantity.hedge == Hedge::Vague).then_some(id);
        parts.entry((is_own && of_many).then_some((stated, vague))).or_default().push(id);
    }
    let vague = |own: &Option<Own>| own.is_some_and(|(_, vague)| vague.is_some());
    let (mut parts, apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(own, _)| own.is_some() && !vague(own));
    parts.sort_by_key(|(own, _)| own.and_then(|(number, _)| number));
    let mut joined: Vec<Vec<ClaimId>> = Vec::new();
    for (_, ids) in parts {
        match joined.last_mut().filter(|known| may_be_one(corpus, known, &ids)) {
            Some(known) => known.extend(ids),
            None => joined.push(ids),
        }
    }
    joined.iter_mut().for_each(|ids| ids.sort());
    joined.into_iter().chain(apart.into_iter().map(|(_, ids)| ids)).collect()
}

/// Whether numbers of different texts are one number, said more and less exactly: "more than 30" and 32.
fn may_be_one(corpus: &Corpus, known: &[ClaimId], others: &[ClaimId]) -> bool {
    /// Fewer are alike by chance.
    const FEW: i32 = 10;
    let all = || known.iter().chain(others).filter_map(|id| corpus.claim(*id));
    let numbers = || all().filter_map(|claim| claim.quantity.stated);
    let near = numbers().min().zip(numbers().max());
    let near = near.is_some_and(|(low, high)| low >= FEW.into() && is_near(low, high));
    let documents = |ids: &[ClaimId]| -> BTreeSet<&DocumentId> {
        ids.iter().filter_map(|id| corpus.claim(*id)).map(|claim| &claim.document).collect()
    };
    let common = all().try_fold(Interval::EVERYTHING, |all, claim| all.intersection(&claim.quantity.asserted));
    near && common.is_some() && documents(known).is_disjoint(&documents(others))
}

/// Whether a figure is one side's of the votes that are taken by the day in a house: of two tallies each is of a vote of its own.
/// Of eight differing ones that the record found across reports and within them none was of one vote.
fn is_roll_call(claim: &Claim) -> bool {
    /// No house has more members.
    const HOUSE: i32 = 1_000;
    let side = claim.statistic.subject.as_deref().filter(|side| SIDES.contains(side));
    claim.statistic.measure.as_deref() == Some(Measure::VOTES)
        && side.is_some()
        && claim.quantity.stated.is_some_and(|stated| stated < HOUSE.into())
}

#[cfg(test)]
mod tests {
    use crate::{Document, Verifier};

    const FIRST: &str = "Riots shook Strelsau in Ruritania on Monday, 5 May 2031, said Mayor Jon Berg and Minister Ada Lund, \
        after the price of bread had doubled within a week. Shops in the old town stayed shut, trams stood still, and the mayor asked citizens to stay at home until \
        guards had left the bridges. Bakers promised flour, millers promised grain, and nobody believed either.";
    const SECOND: &str = "Riots went on in Strelsau, Ruritania, on Monday, 5 May 2031, said Mayor Jon Berg and Minister \
        Ada Lund, from the harbour to the mint. Windows were broken in the old town, trams stood still, and a horse was hurt. The council will sit on Thursday, said the mayor, \
        and bakers will sell bread at the old price so long as there is flour in the stores by the bridges.";

    /// What makes a report of either that tells of more than one thing.
    const MORE: &str = "Along the quays the bakers had closed their shutters before noon, and the smell of smoke hung over the \
        river until the evening. Neighbours carried water to the square, swept the glass from the steps of the mint and sat up \
        late to talk about flour, about the millers and about the harvest, which had been poor in the hills and worse in the \
        plain. Nobody knew who had thrown the first stone, and nobody would say so to a stranger. The mayor walked from house \
        to house with the minister and promised an inquiry. Trams will run again as soon as the tracks are clear, the schools \
        stay open, and the market moves to the meadow below the mint until the stalls have been mended and the pavement laid.";

    /// Whether figures of two reports of one riot stand in one statistic.
    fn are_together(first: &str, second: &str) -> bool {
        of_texts_with(MORE, first, second)
    }

    fn of_texts_with(more: &str, first: &str, second: &str) -> bool {
        let on = |id: &str, lead: &str, text: &str| {
            let text = format!("{lead} {text} {more}");
            let document = Document::new(id, text).with_title("Riots over bread in Strelsau");
            document.with_published("2031-05-06".parse().unwrap())
        };
        let corpus = Verifier::new().extract(&[on("a", FIRST, first), on("b", SECOND, second)]).unwrap();
        Verifier::new().statistics(&corpus).iter().any(|group| group.spans_documents(&corpus))
    }

    #[test]
    fn arrests_and_crowds_of_reports_are_one_by_their_number() {
        assert!(are_together("Police arrested 31 people.", "In all, 31 people were arrested."));
        assert!(!are_together("Police arrested 31 people.", "In all, 27 people were arrested."));
        // One number, said more and less exactly.
        assert!(are_together("Police arrested more than 30 people.", "In all, 32 people were arrested."));
        assert!(!are_together("Police arrested more than 30 people.", "In all, 57 people were arrested."));
        assert!(!are_together("Hundreds of protesters marched.", "Hundreds of protesters sat down."));
        // A first report gives the one count that there is.
        assert!(of_texts_with("", "Police arrested 31 people.", "In all, 27 people were arrested."));
        // The dead of one riot are one count.
        assert!(are_together("The riots killed 31 people.", "The riots killed 27 people."));
    }
}
