//! The measures of the figures of single sentences, by nouns and cue words alone.

use crate::scope::testing::{one_stretch, with_reader};

/// The measure of each figure.
fn measures(text: &str) -> Vec<Option<String>> {
    with_reader(text, |reader| {
        let cues: Vec<_> = reader.cues.iter().collect();
        let found = reader.measures_of(&one_stretch(reader).mentions, &cues, (0, text.len()));
        let name = |index: usize| reader.lexicon.measures.get(index).map(|measure| measure.name.clone());
        found.into_iter().map(|measure| measure.and_then(name)).collect()
    })
}

#[test]
fn a_figure_is_of_what_stands_best_to_it() {
    for (text, expected) in [
        ("Turnout was 61 percent.", "turnout"),
        ("The party took 12 seats.", "seats"),
        ("There were 40 spoilt ballots.", "invalid_votes"),
    ] {
        assert_eq!(measures(text), [Some(expected.to_owned())], "{text}");
    }
}

#[test]
fn what_no_word_names_is_of_no_measure() {
    for text in ["They sold 40 boats.", "The bridge is 230 metres long.", "It was seen by 61 percent of viewers."] {
        assert_eq!(measures(text), [None], "{text}");
    }
}

#[test]
fn a_verb_holds_for_the_names_that_are_joined_to_it() {
    let votes = Some("votes".to_owned());
    assert_eq!(measures("Hill received 17.4 million votes and Berg 16.1 million."), [votes.clone(), votes]);
}
