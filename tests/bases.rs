//! How each key of a claim is known, and how its document stands to it: said, carried, assumed; asserted, required, projected.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its text should fail")]

use corroborate::{Basis, Claim, Corpus, Document, Event, EventKind, Quantity, Standing, Statistic, Verifier};

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
            let claim = Claim::new(id, Statistic::new("turnout", vote.clone()), Quantity::percent(share.into()));
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
