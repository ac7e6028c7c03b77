use super::evidence::{Cue, is_in_order};
use crate::{Document, Standing, Verifier};

/// How the figure stands that stands somewhere in a text.
fn standing(text: &str, figure: &str) -> Standing {
    let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
    corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure)).unwrap().standing
}

fn assert_standing(text: &str, figure: &str, expected: Standing) {
    assert_eq!(standing(text, figure), expected, "{figure}: {text}");
}

#[test]
fn the_weights_stand_in_their_order() {
    assert!(is_in_order());
    assert!(Cue::ALL.iter().enumerate().all(|(index, cue)| *cue as usize == index));
    assert_eq!(super::CUES.len(), Cue::ALL.len());
}

#[test]
fn each_list_is_that_of_its_cue() {
    for (word, cue) in [("will", Cue::Will), ("might", Cue::Could), ("pledged", Cue::Planning), ("never", Cue::Not)] {
        assert_eq!(super::CUES.list_of(word).and_then(|list| Cue::ALL.get(list)), Some(&cue), "{word}");
    }
}

#[test]
fn what_somebody_means_to_do_is_planned() {
    assert_standing("The board wants to build 300 flats beside the harbour.", "300", Standing::Planned);
    assert_standing("The cooperative has pledged to plant 4,000 trees.", "4,000", Standing::Planned);
}

#[test]
fn what_is_reckoned_to_come_is_projected() {
    assert_standing(
        "By the model of the institute the drought would cost the valley 900 jobs.",
        "900",
        Standing::Projected,
    );
    assert_standing("The ferry is expected to carry 2,000 passengers next year.", "2,000", Standing::Projected);
}

#[test]
fn what_is_there_already_is_a_count_whatever_else_is_planned() {
    assert_standing("The mill employs 120 people, and its owner plans to open another one.", "120", Standing::Asserted);
    assert_standing("The hotel, which has 80 rooms, will be sold.", "80", Standing::Asserted);
    assert_standing(
        "The bus company, which agreed to a new timetable, ran 40 lines last year.",
        "40",
        Standing::Asserted,
    );
    assert_standing("Of the 14 lists that stand, the voters will choose one on Sunday.", "14", Standing::Asserted);
}

#[test]
fn what_has_befallen_people_is_no_forecast() {
    for text in [
        "The minister is expected to speak of the slide that killed 40 people.",
        "A report that predicts more floods names the 40 people killed by the last one.",
        "They will bury the 40 people who were killed.",
    ] {
        assert_standing(text, "40", Standing::Asserted);
    }
    assert_standing("The model predicts that the fever will kill 40 people.", "40", Standing::Projected);
}
