//! Lines that name the source of a section: "Source: River Board, 10 May 2021."

use super::{Attribution, SentenceCredits};
use crate::model::{Credit, Reference};
use crate::text::{SegmentKind, Segments, Spaced};

/// How many paragraphs above it a line "Source: …" speaks for, at most.
const SOURCED: usize = 6;

/// Credits the figures of a section to the source that a line under it names: "Source: River Board, 10 May 2021."
///
/// Such a line speaks for the paragraphs above it up to their heading, where they credit nobody themselves.
pub(crate) fn credit_source_lines(answers: &mut [SentenceCredits], segments: &Segments, references: &[Reference]) {
    for reference in references.iter().filter(|reference| reference.key.is_empty()) {
        // "Source: River Board." is all name; of anything longer the first part is.
        let plain = reference.raw.split_once(": ").map_or("", |(_, words)| words);
        let plain = plain.split([',', ';', '\n']).next().unwrap_or_default().trim_end_matches(['.', ' ']);
        let plain = Some(plain).filter(|name| (1..=8).contains(&name.count_words()));
        let read = reference.publisher.as_deref().or(reference.title.as_deref());
        let Some(name) = read.or(plain) else { continue };
        let Some(place) = reference.span else { continue };
        let line = segments.paragraphs.partition_point(|paragraph| paragraph.span.start() < place.start());
        let is_line = segments.paragraphs.get(line).is_some_and(|paragraph| paragraph.kind != SegmentKind::Note);
        let above = segments.paragraphs.iter().take(line).rev().take(SOURCED);
        for paragraph in above.take_while(|above| is_line && above.kind != SegmentKind::Heading) {
            let sentences = answers.get_mut(paragraph.sentences.clone()).unwrap_or_default();
            for answer in sentences.iter_mut().filter(|answer| answer.credits.is_empty()) {
                let mut credit = Credit::new(name);
                credit.span = Some(place);
                answer.credits.push(Attribution { credit, reach: paragraph.span, own: None });
            }
        }
    }
}
