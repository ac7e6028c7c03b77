//! What a frame says of a figure, put into what is known of it.

use super::topic::Topic;
use crate::frames::{Frame, Key};
use crate::model::{Basis, Extent, Measure, Standing, keys};
use crate::places::countries::country_named;
use crate::places::{holds_name, is_one_name, of};
use crate::text::{Spaced, lowered};
use crate::vocabulary::{Vocabulary, WordList};

/// Fills in the keys and the standing that a frame gives and nothing else has given.
pub(crate) fn add_keys(frame: &Frame, topic: &mut Topic) {
    for (key, (words, span)) in &frame.keys {
        let (name, value) = match key {
            Key::Group => (keys::GROUP, lowered(words).into_owned()),
            // The whole country is no part of itself.
            Key::Where if is_place_of_event(words, topic) => continue,
            // What a construction says of the figure itself goes before what stands elsewhere in its sentence.
            Key::Where => {
                let earlier = topic.key_spans.get(keys::PLACE).zip(*span);
                if earlier.is_some_and(|(told, own)| told.start() < own.start()) {
                    topic.statistic.scope.remove(keys::PLACE);
                }
                (keys::PLACE, words.clone())
            }
            Key::Spot => {
                let place = is_spot(words) && !is_at(words, topic) && !topic.statistic.scope.contains_key(keys::PLACE);
                if place {
                    topic.set(keys::PLACE, (words.clone(), *span));
                    topic.known(keys::PLACE_WITHIN, Basis::Assumed);
                }
                continue;
            }
            Key::Scope(name) => (*name, lowered(country_named(words).unwrap_or(words)).into_owned()),
            // "Berg and the two others": they are all but one.
            Key::Besides => {
                if topic.extent == Extent::Whole {
                    topic.extends_to(Extent::Rest, *span);
                }
                (keys::CASE, left_out(words))
            }
            Key::Counted | Key::Source => (keys::STATUS, lowered(words).into_owned()),
            Key::Part => {
                if topic.extent == Extent::Whole {
                    topic.extends_to(Extent::Part, *span);
                }
                continue;
            }
            // Whose it is has been read with the frame, by an answer too.
            Key::Owner | Key::Over => continue,
            Key::Kind | Key::How if topic.statistic.measure.as_deref().is_some_and(Measure::is_of_answers) => continue,
            Key::Kind | Key::How => (keys::CASE, lowered(words).into_owned()),
            Key::Standing => {
                if topic.standing == Standing::Asserted {
                    topic.standing = standing_named(words);
                }
                continue;
            }
        };
        let scope = &mut topic.statistic.scope;
        // What is told already: of which nation a group is, how badly the injured are hurt, of whom a share is.
        let told = match name {
            keys::GROUP => scope.contains_key(keys::NATIONALITY),
            keys::CASE => scope.contains_key(keys::SEVERITY) || scope.contains_key(keys::BASE),
            _ => false,
        };
        if told || scope.contains_key(name) {
            continue;
        }
        scope.insert(name.to_owned(), value);
        topic.key_spans.extend(span.map(|span| (name.to_owned(), span)));
        topic
            .known(name, if matches!(key, Key::Kind | Key::How | Key::Besides) { Basis::Assumed } else { Basis::Said });
    }
}

/// The others than somebody: "other than the mayor".
fn left_out(words: &str) -> String {
    static LEADING: WordList = WordList::named("leading to those left out");
    let lead = LEADING.first().copied().unwrap_or_default();
    format!("{lead} {}", lowered(words))
}

/// A standing by the word that patterns and JSON use.
fn standing_named(word: &str) -> Standing {
    let all = [Standing::Planned, Standing::Required, Standing::Projected, Standing::Hypothetical, Standing::Denied];
    all.into_iter().find(|standing| standing.as_str() == word).unwrap_or_default()
}

/// Whether words say where, by themselves or as the name of a place: no body and nobody is one.
fn is_spot(words: &str) -> bool {
    // "Elsewhere", "the state"; a name is in no table of words, and what opens a sentence is told from it by a list.
    static BEGINNING: WordList = WordList::named("beginning spots that are no names");
    let first = words.first_word().unwrap_or_default();
    let word = lowered(first);
    let small = first.starts_with(char::is_lowercase);
    let known = || BEGINNING.contains(&&*word) || small && Vocabulary::english().look_up(&word).is_some();
    of(words).next().is_some() || country_named(words).is_some() || known()
}

/// Whether words name where the figure's own event was.
fn is_at(words: &str, topic: &Topic) -> bool {
    let Some(event) = &topic.statistic.event else { return false };
    event.place.as_deref().is_some_and(|place| place.split(", ").any(|place| is_one_name(place, words)))
        || holds_name(&event.localities, words)
}

/// Whether words name the place of the figure's own event, or a country as a whole.
fn is_place_of_event(words: &str, topic: &Topic) -> bool {
    let words = words.trim_start_matches("the ");
    let place = topic.statistic.event.as_ref().and_then(|event| event.place.as_deref());
    country_named(words).is_some() || place.is_some_and(|place| place.eq_ignore_ascii_case(words))
}
