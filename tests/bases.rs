//! How each key of a claim is known, and how its document stands to it: said, carried, assumed; asserted, required, projected.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its text should fail")]

use corroborate::model::keys;
use corroborate::{Basis, Claim, Corpus, Document, Event, EventKind, Extent, Quantity, Standing, Statistic, Verifier};

/// The claim of a text at a figure.
fn claim(text: &str, figure: &str) -> Claim {
    let document = Document::new("d", text).with_published("2022-06-15".parse().unwrap());
    let corpus = Verifier::new().extract(&[document]).unwrap();
    let found = corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure));
    found.unwrap().clone()
}

#[test]
fn keys_are_said_beside_the_figure_carried_from_before_or_assumed() {
    use Basis::{Assumed, Carried, Said};
    let said = "In the referendum of 5 June 2022 in Kazakhstan turnout was 68%.";
    let carried = "A referendum was held in Kazakhstan on 5 June 2022. It went calmly. Turnout was 68%.";
    let blast = "A bomb went off at a market in Strelsau. The blast killed 45 people.";
    for (text, figure, wanted) in [
        (said, "68%", [("event", Said), ("kind", Said), ("place", Said), ("date", Said)]),
        (carried, "68%", [("event", Carried), ("kind", Carried), ("place", Carried), ("date", Carried)]),
        (blast, "45", [("event", Said), ("kind", Said), ("measure", Said), ("date", Assumed)]),
    ] {
        let claim = claim(text, figure);
        for (key, basis) in wanted {
            assert_eq!(claim.basis(key), basis, "{key}: {text}");
        }
    }
}

#[test]
fn bases_stand_in_json_where_they_are_not_said() {
    let claim = claim("A bomb went off at a market in Strelsau. The blast killed 45 people.", "45");
    let json = serde_json::to_string(&claim).unwrap();
    assert!(json.contains(r#""basis":{"date":"assumed"}"#), "{json}");
    assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
}

#[test]
fn standing_is_read_from_words_on_the_figure() {
    for (text, figure, standing) in [
        ("Turnout in the referendum was 68%.", "68%", Standing::Asserted),
        ("Turnout in the referendum was far below the required 50%.", "50%", Standing::Required),
        ("The referendum missed the 40% turnout threshold.", "40%", Standing::Required),
        ("In the flood 12 people died. The death toll could reach 40.", "40", Standing::Projected),
        ("In the flood 12 people died. The death toll reached 40.", "40", Standing::Asserted),
    ] {
        assert_eq!(claim(text, figure).standing, standing, "{text}");
    }
}

#[test]
fn each_standing_is_compared_with_its_like() {
    let vote = Event::new(EventKind::REFERENDUM).in_place("Kazakhstan").on("2022-06-05".parse().unwrap());
    let groups = |first: Standing, second: Standing| {
        let mut corpus = Corpus::new();
        for (id, share, standing) in [("a", 50, first), ("b", 40, second)] {
            corpus.add_document(Document::new(id, "")).unwrap();
            let claim = Claim::new(id, Statistic::new("turnout", vote.clone()), Quantity::percent(share));
            corpus.add_claim(claim.with_standing(standing)).unwrap();
        }
        Verifier::new().statistics(&corpus).iter().map(|group| group.claims.len()).collect::<Vec<_>>()
    };
    for like in [Standing::Asserted, Standing::Planned, Standing::Required, Standing::Projected] {
        assert_eq!(groups(like, like), [2], "{like:?}");
    }
    assert_eq!(groups(Standing::Asserted, Standing::Required), [1, 1]);
    assert_eq!(groups(Standing::Projected, Standing::Planned), [1, 1]);
    for apart in [Standing::Denied, Standing::Hypothetical] {
        assert!(groups(apart, apart).is_empty(), "{apart:?}");
    }
}

#[test]
fn no_word_of_a_hand_made_claim_has_a_meaning_of_its_own() {
    let compared = |statistic: &Statistic| {
        let mut corpus = Corpus::new();
        for (id, share) in [("a", 50), ("b", 40)] {
            corpus.add_document(Document::new(id, "")).unwrap();
            corpus.add_claim(Claim::new(id, statistic.clone(), Quantity::percent(share))).unwrap();
        }
        let groups = Verifier::new().statistics(&corpus);
        (groups.iter().map(|group| group.claims.len()).collect::<Vec<_>>(), groups.iter().all(|group| group.certain))
    };
    let vote = Event::new(EventKind::REFERENDUM).in_place("Kazakhstan").on("2022-06-05".parse().unwrap());
    let share = Statistic::new("vote_share", vote);
    for statistic in [
        share.clone().of("the other side"),
        share.clone().of("Hill").within("counting", "part"),
        share.clone().of("Hill").within("time", "before"),
        share.of("Hill").within("place", "the Hague"),
    ] {
        assert_eq!(compared(&statistic), (vec![2], true), "{statistic}");
    }
}

#[test]
fn what_is_left_open_a_part_or_of_before_is_not_compared() {
    let vote = Event::new(EventKind::REFERENDUM).in_place("Kazakhstan").on("2022-06-05".parse().unwrap());
    let groups = |change: &dyn Fn(Claim) -> Claim| {
        let mut corpus = Corpus::new();
        for (id, share) in [("a", 50), ("b", 40)] {
            corpus.add_document(Document::new(id, "")).unwrap();
            let statistic = Statistic::new("vote_share", vote.clone()).of("Hill").within("place", "the district");
            let claim = change(Claim::new(id, statistic, Quantity::percent(share)));
            let json = serde_json::to_string(&claim).unwrap();
            assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
            corpus.add_claim(claim).unwrap();
        }
        let groups = Verifier::new().statistics(&corpus);
        groups.iter().map(|group| (group.claims.len(), group.certain)).collect::<Vec<_>>()
    };
    assert_eq!(groups(&|claim| claim), [(2, true)]);
    assert_eq!(groups(&|claim| claim.with_basis(keys::PLACE_WITHIN, Basis::Open)), [(2, false)]);
    assert_eq!(groups(&|claim| claim.with_extent(Extent::Rest)), [(2, true)]);
    assert!(groups(&|claim| claim.with_basis(keys::SUBJECT, Basis::Open)).is_empty());
    // A part that is told meets its like; five of the votes and four of the votes may be any.
    assert_eq!(groups(&|claim| claim.with_extent(Extent::Part)), [(2, true)]);
    let untold = |mut claim: Claim| {
        claim.statistic.scope.clear();
        claim.with_extent(Extent::Part)
    };
    assert!(groups(&untold).is_empty());
    let before = |mut claim: Claim| {
        claim.former = true;
        claim
    };
    assert!(groups(&before).is_empty());
}

#[test]
fn parts_and_what_is_left_open_are_read() {
    let rest = "In the first round Hill won 41% and five other candidates 3% each.";
    assert_eq!(claim(rest, "five").extent, Extent::Rest);
    let votes = "In the referendum of 5 June 2031 in Peru the yes side won 58.6% of the vote to 41.4%.";
    assert_eq!(claim(votes, "41.4").basis(keys::SUBJECT), Basis::Open);
    let before = "Turnout in the referendum of 5 June 2031 in Peru was 68%, up from 62%.";
    assert!(claim(before, "62%").former && !claim(before, "68%").former);
}
