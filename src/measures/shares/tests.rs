use super::evidence::is_in_order;
use super::{piece_of_neighbour, share_of};
use crate::model::{Basis, keys};
use crate::{Document, Measure, Verifier};

/// A race that is told of before each sentence.
const RACE: &str = "Anna Berg and Carl Lund are the candidates in the race for mayor of Strelsau. Berg won 47 percent of the vote in \
                    the primary. Voters choose between them on Sunday.";

/// The measure of the figure that stands somewhere in a text, and whether it is assumed.
fn measure(text: &str, figure: &str) -> (Option<String>, bool) {
    let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
    let claim = corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure)).unwrap();
    (claim.statistic.measure.clone(), claim.basis(keys::MEASURE) == Basis::Assumed)
}

fn assert_in_race(sentence: &str, figure: &str, expected: Option<&str>) {
    let (measure, _) = measure(&format!("{RACE} {sentence}"), figure);
    assert_eq!(measure.as_deref(), expected, "{figure}: {sentence}");
}

#[test]
fn the_pieces_stand_in_their_order() {
    assert!(is_in_order());
}

#[test]
fn where_candidates_stand_in_a_survey_is_a_share_of_votes() {
    let sentence =
        "In the newest poll of the institute Berg commands 43 percent, and Lund dropped to a meager 31 percent there.";
    assert_in_race(sentence, "43", Some(Measure::VOTE_SHARE));
    let (measure, is_assumed) = measure(&format!("{RACE} {sentence}"), "31");
    assert_eq!(measure.as_deref(), Some(Measure::VOTE_SHARE));
    assert!(is_assumed);
}

#[test]
fn what_else_is_measured_in_percent_is_no_share_of_votes() {
    for (sentence, figure) in [
        ("Lund would lower the tax on property, which stands at 4 percent.", "4 percent"),
        ("Rents in the harbour have gone up by 12 percent, Berg said.", "12"),
        ("About 30 percent of the people of the town are older than 60.", "30"),
        ("The budget of the hospital grew 8 percent in a year.", "8 percent"),
        ("Of the buses that Lund bought 20 percent run on gas.", "20"),
    ] {
        assert_in_race(sentence, figure, None);
    }
}

#[test]
fn how_many_think_well_of_somebody_is_no_share_of_votes() {
    let (measure, _) = measure(
        &format!(
            "{RACE} In the poll Lund's favorability stood at 38 percent among likely voters, Berg's at 52 percent."
        ),
        "52",
    );
    assert_ne!(measure.as_deref(), Some(Measure::VOTE_SHARE));
}

/// The measure of a figure behind the race, and whose it is.
fn owned_in_race(sentence: &str, figure: &str) -> (Option<String>, Option<String>) {
    let corpus = Verifier::new().extract(&[Document::new("d", format!("{RACE} {sentence}"))]).unwrap();
    let claim = corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure)).unwrap();
    (claim.statistic.measure.clone(), claim.statistic.subject.clone())
}

#[test]
fn how_many_support_somebody_who_stands_is_a_share_of_votes() {
    for (sentence, figure, owner) in [
        ("Lund, she wrote in the spring, had 28 percent support.", "28", Some("Lund")),
        ("The survey gave Lund just four percent support nationwide.", "four", Some("Lund")),
        (
            "In the north Berg topped the list with a record level of 58 percent support among miners.",
            "58",
            Some("Berg"),
        ),
        ("Of the miners 34 percent said they planned to vote for Lund.", "34", Some("Lund")),
        ("Some 61 percent of nurses who own a boat told the paper they would choose Berg.", "61", Some("Berg")),
    ] {
        let (measure, subject) = owned_in_race(sentence, figure);
        assert_eq!(measure.as_deref(), Some(Measure::VOTE_SHARE), "{figure}: {sentence}");
        assert_eq!(subject.as_deref(), owner, "{figure}: {sentence}");
    }
}

#[test]
fn how_many_are_for_nobody_is_a_share_of_votes() {
    let sentence = "In the survey Berg has 47 percent and Lund 31 percent. Another 14 percent are still undecided.";
    assert_in_race(sentence, "14", Some(Measure::VOTE_SHARE));
    let sentence =
        "In the survey Berg has 47 percent and Lund 31 percent. Some nine percent would vote for someone else.";
    assert_in_race(sentence, "nine", Some(Measure::VOTE_SHARE));
}

#[test]
fn how_many_support_a_plan_or_might_vote_is_no_share_of_votes() {
    for (sentence, figure) in [
        ("Lund's ban on cars finds 58 percent support among miners.", "58"),
        ("Lund asked for a wall which has the support of 71 percent of the miners.", "71"),
        ("In a survey 34 percent said the strike made them less likely to vote for Lund.", "34"),
        ("Of the nurses asked 34 percent would not vote for Lund, whatever he said.", "34"),
        ("Asked about the harbour, 51 percent want a wall there and 14 percent are unsure.", "14"),
    ] {
        let (measure, _) = owned_in_race(sentence, figure);
        assert_ne!(measure.as_deref(), Some(Measure::VOTE_SHARE), "{figure}: {sentence}");
    }
}

#[test]
fn without_a_contest_nothing_is_weighed() {
    let text = "The dam above Zenda is at 43 percent, the one at Hentzau further back at 31 percent, said Anna Berg of the water board.";
    assert_eq!(measure(text, "43").0, None);
    assert_eq!(measure(text, "31").0, None);
}

#[test]
fn a_kind_is_chosen_only_well_ahead_of_the_others_and_of_none() {
    assert!(share_of([99, -20, -40]).is_none());
    assert!(share_of([150, 60, -40]).is_none());
    assert!(share_of([-10, -20, -300]).is_none());
    assert!(share_of([100, 0, -40]).is_some());
    assert_eq!(piece_of_neighbour([0, -1, -2]), super::Piece::BesideNone);
    assert_eq!(piece_of_neighbour([1, 1, 2]), super::Piece::BesideViews);
}
