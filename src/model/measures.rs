//! The built-in measures, from their table.

use super::{KindRules, Measure, keys};
use crate::vocabulary::{ENGLISH, WordList, listed, rows, traits, words_of_cell};

/// Measures of what those asked in a poll say.
static OF_ANSWERS: WordList = WordList::named("measures of answers");

/// The built-in measures, with their equations, of these kinds of event.
pub(super) fn built_in(kinds: &KindRules) -> impl Iterator<Item = Measure> {
    rows(ENGLISH.measures).filter_map(|row| Measure::of_row(&row, kinds))
}

/// What a cell may say of all kinds of event that have a trait.
const TRAITS: [(&str, u16); 3] =
    [("{harms}", traits::HARMS), ("{votes}", traits::VOTES), ("{gathers}", traits::GATHERS)];

impl Measure {
    /// Whether a measure, by its name, is the share of those asked in a poll who gave an answer.
    pub(crate) fn is_of_answers(name: &str) -> bool {
        OF_ANSWERS.contains(&name)
    }

    /// Whether it counts people to whom something happens, and declares who they are and how far that is known.
    pub(crate) fn is_of_harm(&self) -> bool {
        let declares = |key: &str| self.scope_keys.iter().any(|own| own == key);
        !self.needs_subject && declares(keys::GROUP) && declares(keys::STATUS)
    }

    /// Whether it is of what somebody wins in a vote.
    pub(crate) fn is_of_votes(&self) -> bool {
        self.needs_subject && !self.events.is_empty()
    }

    /// Reads a row of the table: `None` where it does not parse.
    pub(crate) fn of_row(row: &[&str], kinds: &KindRules) -> Option<Measure> {
        let [name, unit, events, scope_keys, how, nouns, near, following, preceding, equations] = row else {
            return None;
        };
        let events = words_of_cell(events).flat_map(|word| match TRAITS.iter().find(|(name, _)| *name == word) {
            Some((_, a_trait)) => kinds.names_of(*a_trait).map(str::to_owned).collect(),
            None => vec![word.to_owned()],
        });
        let mut measure = Measure::new(*name, unit.parse().ok()?)
            .with_events(events)
            .with_scope_keys(words_of_cell(scope_keys))
            .with_nouns(listed(nouns))
            .with_cues(listed(near))
            .with_following_cues(listed(following))
            .with_preceding_cues(listed(preceding));
        for word in words_of_cell(how) {
            match word {
                "accumulates" => measure.accumulates = true,
                "fluctuates" => measure.fluctuates = true,
                "fixed" => measure.fixed = true,
                "subject" => measure.needs_subject = true,
                _ => return None,
            }
        }
        measure.equations = listed(equations).map(str::to_owned).collect();
        Some(measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_parse_and_name_what_there_is() {
        let kinds = KindRules::english();
        let mut names = Vec::new();
        for row in rows(ENGLISH.measures) {
            let measure = Measure::of_row(&row, kinds).unwrap_or_else(|| panic!("{row:?}"));
            let unknown = measure.events.iter().find(|kind| kinds.of(kind).name().is_empty());
            assert_eq!(unknown, None, "{}", measure.name);
            assert!(measure.equations.iter().all(|text| text.parse::<crate::model::Equation>().is_ok()), "{measure:?}");
            names.push(measure.name);
        }
        names.sort();
        assert!(names.windows(2).all(|pair| pair.first() != pair.last()), "{names:?}");
    }

    #[test]
    fn a_row_has_what_a_measure_has() {
        let row = [
            "beds",
            "count",
            "{gathers} fire",
            "place",
            "fluctuates subject",
            "beds",
            "bed count; beds held",
            "set up",
            "-",
            "beds = deaths + injured",
        ];
        let read = Measure::of_row(&row, KindRules::english()).unwrap();
        assert!(read.events.iter().any(|kind| kind == "protest") && read.events.iter().any(|kind| kind == "fire"));
        assert!(read.fluctuates && read.needs_subject && !read.accumulates);
        assert_eq!((read.cues.len(), read.following_cues.len(), read.preceding_cues.len()), (2, 1, 0));
        assert_eq!(read.equations, ["beds = deaths + injured"]);
        assert_eq!(Measure::of_row(&["beds", "count"], KindRules::english()), None);
    }
}
