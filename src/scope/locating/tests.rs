//! What speaks for a place and what against it, each by a short text of its own.

use crate::Verifier;
use crate::model::{Document, keys};

/// The place of each figure of a text; "-" where it has none.
fn places(text: &str) -> Vec<String> {
    let document = Document::new("d", text).with_published("2031-05-20".parse().unwrap());
    let corpus = Verifier::new().extract(&[document]).unwrap();
    let place = |scope: &std::collections::BTreeMap<String, String>| scope.get(keys::PLACE).cloned();
    corpus.claims().iter().map(|claim| place(&claim.statistic.scope).unwrap_or_else(|| "-".to_owned())).collect()
}

/// A poll in three provinces.
const POLL: &str = "The election is on Sunday. A poll in Ontario, Quebec and Manitoba asked voters about Berg. ";

#[test]
fn those_who_are_asked_are_of_the_place_before_them() {
    let read = places(&format!("{POLL}Thirty-six percent of Ontario voters trust him."));
    assert_eq!(read, ["Ontario"]);
    let read = places(&format!("{POLL}The senator from Quebec has 12 aides."));
    assert_eq!(read, ["-"]);
}

#[test]
fn of_several_places_each_figure_has_its_own() {
    let read = places("Storms crossed Ontario, Quebec and Manitoba. In Ontario, 40 houses burned and 300 trees fell.");
    assert_eq!(read, ["Ontario", "Ontario"]);
}

#[test]
fn what_is_said_of_each_place_is_of_none() {
    let read = places(&format!("{POLL}The margin of error is 3 points in each province."));
    assert_eq!(read, ["-"]);
}

#[test]
fn the_place_of_the_story_is_no_part_of_it() {
    let read = places(
        "Voters in Ontario choose a premier on Sunday. A poll found that 44 percent of voters in Ontario trust Berg.",
    );
    assert_eq!(read, ["-"]);
}

#[test]
fn a_spot_is_named_by_its_noun() {
    let read = places(
        "A flood swept through the valley. Police found 12 bodies: seven in the parking lot, five near the front of the restaurant.",
    );
    assert_eq!(read.get(1).map(String::as_str), Some("parking lot"));
    assert_eq!(read.first().map(String::as_str), Some("-"));
}

#[test]
fn a_time_is_limited_to_no_place() {
    assert_eq!(places("The bridge fell in Lampa. It took 30 years to build."), ["-"]);
}
