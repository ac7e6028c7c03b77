use super::evidence::is_in_order;
use super::*;
use crate::Verifier;
use crate::model::Document;

const LEASE: &str = "The harbour board of Strelsau wants to lease two quays to the shipyard Hentzau. The tenancy of the \
                     drydock runs for 30 years, and the shipwright pays a deposit of 4.2 million crowns, the notary said.";

const HARVEST: &str = "Growers picked 48,700 tonnes of apples last autumn, the ministry said. That is 6.3% less than a year \
                       before, and a pound fetched 1.18 crowns.";

fn on(name: &str, title: &str, text: &str, day: &str) -> Document {
    Document::new(name, text).with_title(title).with_published(day.parse().unwrap())
}

/// The sets of names of texts that are alike.
fn sets(documents: &[Document]) -> Vec<Vec<String>> {
    let corpus = Verifier::new().extract(documents).unwrap();
    let sets = alike_texts(&corpus, &BTreeMap::new());
    sets.iter().map(|set| set.iter().map(|name| name.as_str().to_owned()).collect()).collect()
}

/// Whether two texts are alike, the second published on a day and the first on 14 June 2022.
fn are_alike(first: &str, second: &str, day: &str) -> bool {
    !sets(&[on("a", "", first, "2022-06-14"), on("b", "", second, day)]).is_empty()
}

#[test]
fn each_weight_stands_at_its_piece() {
    assert!(is_in_order());
}

#[test]
fn texts_of_a_few_days_that_share_names_and_rare_words_tell_of_one_thing() {
    let text = "At Strelsau the shipyard Hentzau is to get a tenancy of the drydock for a deposit of 4.2 million crowns. The notary \
                read the lease of the quays to the board, and the shipwright signed.";
    let is_alike = |day: &str| {
        let lease = on("a", "Strelsau wants to lease quays to the shipyard", LEASE, "2022-06-14");
        !sets(&[lease, on("b", "Shipyard Hentzau to lease the quays of Strelsau", text, day)]).is_empty()
    };
    assert!(is_alike("2022-06-15"));
    assert!(!is_alike("2022-06-25"));
}

#[test]
fn texts_that_share_a_name_and_a_number_alone_tell_of_two_things() {
    let text = "In Strelsau the museum has bought a painting for 4.2 million crowns. The curator of Zenda will hang it in the \
                vestibule beside the tapestry.";
    assert!(!are_alike(LEASE, text, "2022-06-15"));
}

#[test]
fn texts_that_share_numbers_which_few_others_give_tell_of_one_thing() {
    let same =
        "A poor year for apples: 48,700 tonnes were picked, 6.3% fewer than before. The price rose to 1.18 crowns.";
    let other =
        "A poor year for pears: 31,400 tonnes were picked, 2.9% fewer than before. The price rose to 1.44 crowns.";
    assert!(are_alike(HARVEST, same, "2022-06-14"));
    assert!(!are_alike(HARVEST, other, "2022-06-14"));
}

#[test]
fn numbers_that_anybody_may_give_tell_nothing() {
    let first =
        "A third of the 30 looms stood still for 12 months, and 50% of the weavers left in 2019, a foreman said.";
    let second = "Of 30 pupils 50% walk to school, a third cycle, and 12 have moved here since 2019, a teacher said.";
    assert!(!are_alike(first, second, "2022-06-14"));
}

#[test]
fn what_many_texts_of_those_days_give_tells_nothing() {
    let text =
        |index: usize| format!("Parcel {index}: 48,700 tonnes of apples, 6.3% less than before, at 1.18 crowns.");
    let documents = |count: usize| -> Vec<Document> {
        (0..count).map(|index| on(&format!("{index:03}"), "", &text(index), "2022-06-14")).collect()
    };
    assert!(!sets(&documents(3)).is_empty());
    assert!(sets(&documents(70)).is_empty());
}

#[test]
fn sets_are_the_same_in_any_order() {
    let short = "Apples: 48,700 tonnes, down 6.3%.";
    let long = "The ministry counts 48,700 tonnes of apples, 6.3% less, at 1.18 crowns. Growers blame a late frost.";
    let mut documents = vec![
        on("a", "Apple harvest falls", HARVEST, "2022-06-14"),
        on("b", "Apple harvest down 6.3%", short, "2022-06-15"),
        on("c", "Frost hits the apple harvest", long, "2022-06-14"),
        on("d", "Quays for lease", LEASE, "2022-06-14"),
    ];
    let found = sets(&documents);
    assert_eq!(found, [["a", "b", "c"]]);
    documents.reverse();
    assert_eq!(sets(&documents), found);
}
