//! Figures that share a verb, a measure or a whole with their neighbours: "64 soldiers and five civilians were killed",
//! "Leave received 17.4 million votes and Remain 16.1 million", "4,809 died in Liberia, and in Guinea 2,543".

use super::measured::counts_in;
use crate::cues::CueMatch;
use crate::figures::Mention;
use crate::quantity::Unit;
use crate::scope::{Reader, group_of};
use crate::text::{Spaced, is_one_of, near_behind};
use crate::vocabulary::{WordList, month_number};

impl Reader<'_> {
    /// "1,429,981 people voted Yes" are votes, "14.2 million voted" are ballots.
    pub(crate) fn ballots(&self, mentions: &[&Mention], cues: &[&CueMatch], found: &mut [Option<usize>]) {
        static CHOICES: WordList = WordList::named("choices");
        let named = |name: &str| self.lexicon.measures.iter().position(|measure| measure.name == name);
        for (index, mention) in mentions.iter().enumerate() {
            let Some(slot) = found.get(index).copied() else { continue };
            let before = self.text.get(..mention.span.start()).unwrap_or_default().trim_end();
            if mention.quantity.unit == Unit::Percent {
                // "Hill's 66.1 per cent in the runoff".
                let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s"));
                let named_so = owner
                    .and_then(|owner| owner.rsplit(' ').next())
                    .is_some_and(|name| name.starts_with(char::is_uppercase));
                let share = named("vote_share");
                let of_vote = share
                    .and_then(|share| self.lexicon.measures.get(share))
                    .is_some_and(|share| self.names_event_of(share, cues));
                if let (None, true, Some(slot)) = (slot, named_so && of_vote, found.get_mut(index)) {
                    *slot = share;
                }
                continue;
            }
            if !matches!(mention.quantity.unit, Unit::Count | Unit::Number) {
                continue;
            }
            // "Beat Hill by 2.2 million votes", "the 270 votes he needed": nobody has so many.
            let behind_noun = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
            let needed = near_behind(self.text, behind_noun, self.text.len()).words().take(4);
            let needed =
                needed.into_iter().any(|word| matches!(word.trim_matches(','), "needed" | "required" | "needs"));
            let margin = MARGINS.iter().any(|words| before.ends_with(words));
            if (margin || needed)
                && (slot == named("votes") || slot == named("electoral_votes") || slot == named("seats"))
            {
                if let Some(slot) = found.get_mut(index) {
                    *slot = None;
                }
                continue;
            }
            let end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
            let mut behind = near_behind(self.text, end, self.text.len()).words();
            let links = ["had", "have", "has", "who", "also"];
            let verb = behind.by_ref().find(|word| !links.contains(word)).unwrap_or_default();
            let noun = mention.quantity.noun.as_deref().unwrap_or_default();
            let people = noun.starts_with(char::is_uppercase) || noun.ends_with("voters") || group_of(noun).is_some();
            let free = slot.is_none() || slot == named("ballots_cast");
            if free && people && matches!(verb, "voted" | "chose") {
                let next = behind.next().unwrap_or_default();
                let next = next.unmarked();
                let choice = is_one_of(next, &CHOICES) || next.starts_with(char::is_uppercase);
                if let Some(slot) = found.get_mut(index) {
                    *slot = named(if choice { "votes" } else { "ballots_cast" });
                }
            }
        }
    }

    /// "Leave received 17.4 million votes and Remain 16.1 million", "81 million votes (51.3%)": a bare figure beside a name
    /// repeats the measure before it, a share behind votes is their share.
    pub(crate) fn repeat_for_names(&self, mentions: &[&Mention], found: &mut [Option<usize>]) {
        /// So many figures back the measure may stand.
        const BACK: usize = 4;
        for index in 1..mentions.len() {
            let (Some(mention), Some(before), Some(None)) =
                (mentions.get(index), mentions.get(index - 1), found.get(index))
            else {
                continue;
            };
            let end = before.noun.map_or(before.span.end(), |noun| noun.end().max(before.span.end()));
            let between = self.text.get(end..mention.span.start()).unwrap_or_default();
            let last = found.get(index - 1).copied().flatten().and_then(|measure| self.lexicon.measures.get(measure));
            if mention.quantity.unit == Unit::Percent
                && last.is_some_and(|measure| measure.name == "votes")
                && (matches!(between.trim(), "(" | "or") || (between.len() <= 40 && ends_with_or(between)))
            {
                if let Some(slot) = found.get_mut(index) {
                    *slot = self.lexicon.measures.iter().position(|measure| measure.name == "vote_share");
                }
                continue;
            }
            if mention.quantity.noun.is_some() || !self.stands_beside_a_name(between, mention) {
                continue;
            }
            let measure = (0..index).rev().take(BACK).find_map(|back| {
                let measure = found.get(back).copied().flatten()?;
                let declared = self.lexicon.measures.get(measure)?;
                (declared.needs_subject && counts_in(declared, mention)).then_some(measure)
            });
            if let (Some(slot), Some(measure)) = (found.get_mut(index), measure) {
                *slot = Some(measure);
            }
        }
    }

    /// Whether nothing but a name and what joins it stands between two figures, or "for" and a name behind the second.
    pub(crate) fn stands_beside_a_name(&self, between: &str, mention: &Mention) -> bool {
        static JOINTS: WordList = WordList::named("joints of sharing");
        let is_name =
            |word: &str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
        let mut words = between.words().filter(|word| word.chars().any(char::is_alphanumeric)).peekable();
        let joined = words.clone().all(|word| is_name(word) || JOINTS.contains(&word.trim_matches(',')));
        let named = words.any(is_name);
        let behind = near_behind(self.text, mention.span.end(), self.text.len());
        let for_name = behind.strip_prefix(" for ").is_some_and(is_name);
        joined && between.len() <= 80 && !between.contains(['.', ':']) && (named || for_name)
    }

    /// "4,809 people died in Liberia, and in Guinea 2,543", "2,975 people in Puerto Rico and 65 in Dominica": a bare figure
    /// with a place of its own repeats what was said of another place.
    pub(crate) fn is_gapped(&self, before: &Mention, mention: &Mention) -> bool {
        static LEADING: WordList = WordList::named("leading");
        let between = self.text.get(before.span.end()..mention.span.start()).unwrap_or_default();
        let behind = near_behind(self.text, mention.span.end(), self.text.len());
        let is_name = |word: &str| word.starts_with(char::is_uppercase);
        let mut words = behind.words().filter(|word| *word != "the");
        let placed_behind = words.next().is_some_and(|word| LEADING.contains(&word))
            && words.next().is_some_and(|word| is_name(word) && month_number(word.trim_matches(',')).is_none());
        let last = between.rsplit([',', ';']).find(|part| !part.trim().is_empty()).unwrap_or_default();
        let mut words = last.words().filter(|word| !matches!(*word, "and" | "while" | "but" | "at" | "least"));
        let placed_before = words.next().is_some_and(|word| word == "in")
            && words.clone().next().is_some_and(|word| is_name(word) && month_number(word).is_none())
            && words.all(is_name)
            && between.contains([',', ';']);
        let ends = behind.starts_with([',', '.', ';', ')']) || behind.trim().is_empty();
        let links = between.split([' ', ',']).any(|word| matches!(word, "and" | "including")) || between.contains(';');
        (placed_behind && links && last.words().all(|word| word.starts_with(char::is_lowercase) || is_name(word)))
            || (placed_before && ends)
    }
}

/// Words before a number of votes by which somebody leads.
static MARGINS: WordList = WordList::named("margins");

/// "6.94 million votes in August, or 47.6 percent".
fn ends_with_or(between: &str) -> bool {
    [", or", ", or about", ", or some", ", or nearly"].iter().any(|words| between.trim_end().ends_with(words))
}
