//! Figures that stand far from an event which their text names only in passing.

use crate::events::EventMention;
use crate::model::{Event, KindRules, Measure};
use crate::scope::{Reader, Stretch};
use crate::text::words_of;
use crate::vocabulary::{WordList, traits};

/// Words of a sentence that goes on about what happened: "police", "the wounded".
static SCENE: WordList = WordList::named("words of a scene");

impl Reader<'_> {
    /// Whether a figure in whose sentence no event is named is of the main one as little as of any: neither the title names that nor more than
    /// a few sentences, none of them near, and nothing in the figure's own sentence speaks of a scene. Of 75 such figures in articles on
    /// anything 2 were of it.
    pub(super) fn is_far_from_main_story(&self, measure: &Measure, stretch: &Stretch<'_>) -> bool {
        /// Of a hundred sentences fewer than so many name it;
        const SELDOM: usize = 4;
        /// the last of them more than so many sentences back.
        const FAR: usize = 4;
        let of_people = !measure.is_of_votes();
        let Some(main) = self.events.main.filter(|main| of_people && self.fits(measure, *main)) else { return false };
        let event = self.events.entities.get(main);
        if self.events.main_is_titled || event.is_none_or(|event| is_vote(&self.events.kinds, event)) {
            return false;
        }
        let named = self.events.named.get(main).copied().unwrap_or_default();
        if named * 100 >= SELDOM * self.segments.sentences.len() {
            return false;
        }
        let mentions = &self.events.mentions;
        let here = mentions.partition_point(|event| event.start < stretch.start);
        let named_here = mentions.get(here).is_some_and(|event| event.start < stretch.end);
        let is_near = |event: &EventMention| stretch.sentence.is_some_and(|here| event.sentence + FAR >= here);
        let mut back = mentions.get(..here).unwrap_or_default().iter().rev().take_while(|event| is_near(event));
        let sentence = self.text.get(stretch.start..stretch.end).unwrap_or_default();
        let of_scene = |word: &str| SCENE.holds(word.trim_matches(|c: char| !c.is_alphanumeric()));
        !named_here && !back.any(|event| event.entity == main) && !words_of(sentence).any(|(_, word)| of_scene(word))
    }
}

fn is_vote(kinds: &KindRules, event: &Event) -> bool {
    event.kind.as_ref().is_some_and(|kind| kinds.of(kind.as_str()).is(traits::VOTES))
}

#[cfg(test)]
mod tests {
    use crate::model::{Basis, keys};
    use crate::{Document, Verifier};

    /// Whether a figure is left with the main story of its text.
    fn is_kept(title: &str, text: &str, figure: &str) -> bool {
        let document = Document::new("d", text).with_title(title).with_published("2031-05-14".parse().unwrap());
        let corpus = Verifier::new().extract(&[document]).unwrap();
        let claim = corpus.claims().iter().find(|claim| corpus.quote(claim).contains(figure)).unwrap();
        claim.basis(keys::EVENT) != Basis::Open
    }

    /// An article on a policy that names an event in passing, with a sentence at its end.
    fn on_a_policy(event: &str, last: &str) -> String {
        let lead = "The board began to debate a plan on Tuesday. Its sponsor, Anna Berg, said that it would ask for a licence. ";
        let rest = "The union is against it. A committee will read it in June. Nobody knows how the house will vote. ";
        format!("{lead}{}Since {event} the matter is before the board.\n\n{}{last}", rest.repeat(2), rest.repeat(9))
    }

    #[test]
    fn what_an_article_on_something_else_counts_is_of_no_event_that_it_names() {
        let rifles = on_a_policy("the shooting in Zenda", "Each year 400 people are killed with such rifles.");
        assert!(!is_kept("Board debates rifles", &rifles, "400"));
        let mines = on_a_policy("the mine accident in Hentzau", "The firm says that 14 workers died in 20 years.");
        assert!(!is_kept("Board debates safety", &mines, "14"));
    }

    #[test]
    fn what_a_report_counts_is_of_its_event() {
        let rest = "The union is against it. A committee will read it in June. Nobody knows how the house will vote. "
            .repeat(5);
        let lead = "A blast at a mine in Hentzau killed 9 people on Monday.";
        assert!(is_kept(
            "Mine blast kills 9 in Hentzau",
            &format!("{lead} {rest}In all 14 people were injured."),
            "14"
        ));
        // Near by, and of the scene.
        let near = on_a_policy("the shooting in Zenda, where 17 people died,", "");
        assert!(is_kept("Board debates rifles", &near, "17"));
        let scene = on_a_policy("the shooting in Zenda", "Police said that 12 people were wounded.");
        assert!(is_kept("Board debates rifles", &scene, "12"));
    }
}
