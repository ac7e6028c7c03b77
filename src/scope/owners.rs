//! Whose a figure is, where a construction names somebody: a candidate, a party, an option, a side; of a margin, who leads
//! over whom.

use super::stretch::{Reader, Stretch};
use super::subjects::{names_of, owner_named};
use super::topic::Topic;
use crate::frames::{Counted, Frame, Key, names_region};
use crate::model::{Basis, Measure, Span, keys};

impl Reader<'_> {
    /// Whose a figure is, by the frame it stands in; `None` where no frame says what it counts. A frame that names nobody
    /// leaves it open: what is only near a figure is not its owner.
    pub(crate) fn owner(
        &self,
        measure: &Measure,
        frame: &Frame,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(Option<String>, Option<Span>, Basis)> {
        let read = matches!(&frame.counted, Some(Counted::Measure(name)) if *name == measure.name);
        let Some((words, span)) = frame.keys.get(&Key::Owner) else {
            if read && measure.name == MARGIN {
                return Some(
                    leader_told(stretch, before)
                        .map_or((None, None, Basis::Open), |(owner, span)| (Some(owner), span, Basis::Carried)),
                );
            }
            return read.then_some((None, None, Basis::Open));
        };
        let Some((owner, basis)) = self.whose(words, *span, stretch, before) else {
            return Some((None, *span, Basis::Open));
        };
        // "New York's 95 delegates": a country or region is where, not whose.
        if names_region(&owner) {
            return Some((None, *span, Basis::Open));
        }
        let Some((over, over_span)) = frame.keys.get(&Key::Over) else { return Some((Some(owner), *span, basis)) };
        let over = self.whose(over, *over_span, stretch, before);
        Some((over.map(|(over, _)| format!("{owner}{}{over}", keys::OVER)), *span, basis))
    }

    /// Words as an owner: a name in its short form, a pronoun as the one it stands for, if that is known.
    fn whose(
        &self,
        words: &str,
        span: Option<Span>,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(String, Basis)> {
        let Some(span) = span else { return Some((words.to_owned(), Basis::Said)) };
        if !self.lexicon.grammar.is_pronoun(words) {
            if let Some(side) = self.lexicon.grammar.option_named(words) {
                return Some((side.to_owned(), Basis::Said));
            }
            let led = self.text.get(stretch.start..span.start()).unwrap_or_default().trim_end();
            let behind = self.text.get(span.end()..stretch.end).unwrap_or_default();
            let next = behind.strip_prefix(' ').and_then(|behind| behind.split(|c: char| !c.is_alphabetic()).next());
            let is_party = next.is_some_and(|word| self.lexicon.grammar.is_side(word));
            return Some((owner_named(words, led, is_party), Basis::Said));
        }
        let here = before.last().filter(|topic| topic.index == stretch.sentence);
        // "The League has fallen back since April, when it took 10 percent": the only name so far.
        let only = || {
            let mut names = names_of(self.text.get(stretch.start..span.start())?);
            names.dedup();
            names.pop().filter(|name| names.is_empty() && !names_region(name))
        };
        let name = here
            .and_then(|topic| topic.statistic.subject.clone())
            .filter(|name| name.starts_with(char::is_uppercase) && !name.contains(keys::OVER))
            .or_else(only)
            .or_else(|| self.named_before(stretch, false))
            .or_else(|| self.told_of(stretch, before))?;
        Some((name, Basis::Carried))
    }
}

/// The measure whose owner leads over somebody.
const MARGIN: &str = "margin";

/// Who leads by a margin that names nobody: "Berg beat Lund by 1,200 votes. The margin was 3 points". The figure right before
/// it, in its sentence or in the one before.
fn leader_told(stretch: &Stretch<'_>, before: &[Topic]) -> Option<(String, Option<Span>)> {
    let last = before.iter().rev().find(|topic| topic.statistic.measure.is_some())?;
    let near = last.index.zip(stretch.sentence).is_some_and(|(of, here)| of <= here && of + 1 >= here);
    let margin = near && last.statistic.measure.as_deref() == Some(MARGIN);
    let owner = last.statistic.subject.clone().filter(|_| margin)?;
    Some((owner, last.key_spans.get(keys::SUBJECT).copied()))
}
