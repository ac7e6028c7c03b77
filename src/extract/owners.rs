//! Whose a figure is, where a construction names somebody: a candidate, a party, an option, a side; of a margin, who leads
//! over whom.

use super::claims::{Reader, Stretch, Topic};
use super::subjects::owner_named;
use crate::frames::{Counted, Frame, Key};
use crate::model::{Basis, Measure, Span};

impl Reader<'_> {
    /// Whose a figure is, by the frame it stands in; `None` where no frame says what it counts. A frame that names nobody
    /// leaves it open: what is only near a figure is not its owner.
    pub(super) fn owner(
        &self,
        measure: &Measure,
        frame: &Frame,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(Option<String>, Option<Span>, Basis)> {
        let read = matches!(&frame.counted, Some(Counted::Measure(name)) if *name == measure.name);
        let Some((words, span)) = frame.keys.get(&Key::Owner) else {
            return read.then_some((None, None, Basis::Open));
        };
        let Some((owner, basis)) = self.whose(words, *span, stretch, before) else {
            return Some((None, *span, Basis::Open));
        };
        let Some((over, over_span)) = frame.keys.get(&Key::Over) else { return Some((Some(owner), *span, basis)) };
        let over = self.whose(over, *over_span, stretch, before);
        Some((over.map(|(over, _)| format!("{owner} over {over}")), *span, basis))
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
            return Some((owner_named(words, led), Basis::Said));
        }
        let here = before.last().filter(|topic| topic.index == stretch.sentence);
        let name = here
            .and_then(|topic| topic.statistic.subject.clone())
            .filter(|name| name.starts_with(char::is_uppercase) && !name.contains(" over "))
            .or_else(|| self.named_before(stretch, false))
            .or_else(|| self.told_of(stretch, before))?;
        Some((name, Basis::Carried))
    }
}
