//! Who speaks the quoted words.

use super::{Attribution, Reader, SentenceCredits, Speaker};
use crate::model::Span;
use crate::sources::quotations::Quotation;
use crate::text::Spaced;

/// How many words a quotation needs to be taken for somebody's words rather than for a term or a title.
const SPOKEN_WORDS: usize = 5;

impl Reader<'_> {
    /// Credits quoted sentences to whom the sentences around the quotation name.
    pub(super) fn attribute(
        &mut self,
        quotations: &[Quotation],
        spans: &[Span],
        answers: &mut [SentenceCredits],
        paragraph: usize,
    ) {
        for quotation in quotations.iter().filter(|quotation| quotation.depth == 0) {
            let words = self.text.get(quotation.inside.start()..quotation.inside.end()).unwrap_or_default();
            if words.words().take(SPOKEN_WORDS).count() < SPOKEN_WORDS {
                continue;
            }
            let first = spans.partition_point(|span| span.end() <= quotation.span.start());
            let count = spans.partition_point(|span| span.start() < quotation.span.end()).saturating_sub(first);
            // Who is named in the sentences that hold the quotation, best in the last; or right before it.
            let inside = answers.get(first..first + count).unwrap_or_default();
            let named = inside.iter().rev().find_map(|answer| {
                let outside = |own: &&Attribution| own.credit.span.is_none_or(|span| !quotation.span.contains(span));
                answer.credits.iter().find(outside).map(|own| &own.credit)
            });
            let leads = first
                .checked_sub(1)
                .and_then(|before| answers.get(before))
                .and_then(|answer| answer.credits.first())
                .map(|own| &own.credit);
            // Without a name beside it, only what begins a sentence is speech; elsewhere it may be a title.
            let speech = spans.get(first).is_some_and(|span| span.start() == quotation.span.start());
            if named.is_none() && !speech {
                continue;
            }
            let credit = named.or(leads).cloned().or_else(|| self.remembered(paragraph, false));
            self.speakers.extend(credit.as_ref().map(|credit| (quotation.span, credit.to.clone())));
            for answer in answers.iter_mut().skip(first).take(count) {
                answer.reported = true;
                if let Some(credit) = &credit {
                    answer.credits.push(Attribution { credit: credit.clone(), reach: quotation.span, own: None });
                }
            }
            if let Some(credit) = credit {
                self.speaker = Some(Speaker { credit, paragraph });
            }
        }
    }
}
