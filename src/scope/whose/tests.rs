use super::evidence::is_in_order;
use crate::{Document, Verifier};

/// Whose the figure is that stands somewhere in a text.
fn owner(text: &str, figure: &str) -> Option<String> {
    let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
    let claim = corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure));
    claim.unwrap().statistic.subject.clone()
}

fn assert_owner(text: &str, figure: &str, expected: Option<&str>) {
    assert_eq!(owner(text, figure).as_deref(), expected, "{figure}: {text}");
}

/// A race that has been told of.
const RACE: &str =
    "Anna Berg won 47 percent of the vote in the election of the mayor on Sunday. Carl Lund won 44 percent.";

#[test]
fn the_pieces_stand_in_their_order() {
    assert!(is_in_order());
}

#[test]
fn a_name_beside_the_figure_is_its_owner() {
    assert_owner(&format!("{RACE} In the harbour Berg climbed to 58 percent of the vote."), "58", Some("Berg"));
    assert_owner(&format!("{RACE} Of the delegates 31 percent are nobody's yet."), "31", None);
    // What nobody knows to be a share of votes is anything.
    assert_owner(&format!("{RACE} In May Berg said that rents rise by 6 percent a year."), "6", None);
}

#[test]
fn who_asks_and_who_speaks_own_nothing() {
    let text = format!("{RACE} The Hentzau University poll has a margin of error of 3 percent.");
    assert_owner(&text, "3 percent", None);
    let text = format!("{RACE} The observer Jane Mwangi said that turnout was 61 percent.");
    assert_owner(&text, "61", None);
}

#[test]
fn a_pronoun_stands_for_the_last_one_told_of() {
    assert_owner(
        &format!("{RACE} Lund thanked his voters. In the harbour he reached 58 percent of the vote."),
        "58",
        Some("Lund"),
    );
    assert_owner(
        &format!("{RACE} Berg thanked her voters. In the harbour she reached 58 percent of the vote."),
        "58",
        Some("Berg"),
    );
}

#[test]
fn who_leads_has_the_larger_of_two_and_the_lead() {
    let text = format!("{RACE} In the harbour Berg was ahead of Lund in the count, 58 percent to 31 percent.");
    assert_owner(&text, "58", Some("Berg"));
    assert_owner(&text, "31", Some("Lund"));
    let text = format!("{RACE} In the harbour Berg was trailing Lund in the count, 31 percent to 58 percent.");
    assert_owner(&text, "31", Some("Berg"));
    assert_owner(&text, "58", Some("Lund"));
}

#[test]
fn harm_and_what_a_rule_asks_for_are_nobodys() {
    assert_owner(&format!("{RACE} Lund was near when a fire killed 12 people."), "12", None);
    assert_owner(&format!("{RACE} A candidate needs 50 percent to win."), "50", None);
}

#[test]
fn a_text_without_a_contest_has_no_owners() {
    assert_owner("A fire at Zenda killed 12 people, said Anna Berg. Carl Lund saw 40 trucks.", "40", None);
}
