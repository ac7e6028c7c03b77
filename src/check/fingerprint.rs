//! The identity of a finding over time.
//!
//! Made of what the finding is about, not of how it is worded or where it stands: check, documents, measures, subjects,
//! scopes, the family, place and year of the event, and the numbers as printed. Hedges, days, sentences and positions
//! stay out, so that an edited text keeps the identity of its findings; another number is another finding. The parts of
//! all claims are put together, so that what one sentence leaves out does no harm where another says it.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::align::{event_family, fold};
use crate::model::{Claim, Event};
use crate::quantity::Number;

/// Of a labelled text that alone tells a finding from others, this many characters are looked at.
const MOST_OF_A_TEXT: usize = 400;

/// What a finding is about, in parts that no order and no repetition changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    parts: BTreeSet<String>,
}

impl Identity {
    /// Takes in what a labelled claim is about.
    pub(super) fn claim(&mut self, claim: &Claim) {
        let statistic = &claim.statistic;
        match (&statistic.measure, &claim.quantity.noun) {
            (Some(measure), _) => self.add("measure", measure),
            // What is counted tells figures without a measure apart; its adjectives come and go.
            (None, Some(noun)) => self.add("noun", &fold(noun.rsplit(' ').next().unwrap_or(noun))),
            (None, None) => {}
        }
        if let Some(subject) = &statistic.subject {
            self.add("subject", &fold(subject));
        }
        for (key, value) in &statistic.scope {
            self.add(&format!("scope {key}"), &fold(value));
        }
        if let Some(event) = &statistic.event {
            self.event(event);
        }
        if let Some(stated) = claim.quantity.stated {
            self.add("number", &plain(stated));
        }
    }

    fn event(&mut self, event: &Event) {
        if let Some(kind) = &event.kind {
            self.add("event", event_family(kind));
        }
        if let Some(place) = &event.place {
            self.add("place", &fold(place));
        }
        if let Some(date) = event.from.or(event.to) {
            self.add("year", &date.year_number().to_string());
        }
    }

    /// Takes in what a check says is part of it.
    pub(super) fn own(&mut self, part: String) {
        self.add("own", &part);
    }

    fn add(&mut self, key: &str, value: &str) {
        self.parts.insert(format!("{key}={value}"));
    }

    /// The fingerprint of a finding whose labels are all there.
    pub(super) fn fingerprint(mut self, finding: &Finding) -> String {
        // Nothing but documents is known of it: then the words themselves tell it from others.
        if self.parts.is_empty()
            && let Some(label) = finding.labels.iter().min_by_key(|label| (&label.document, label.start))
        {
            let text: String = fold(&label.text).chars().take(MOST_OF_A_TEXT).collect();
            self.add("text", &text);
        }
        for label in &finding.labels {
            self.add("document", label.document.as_str());
        }
        hash(std::iter::once(finding.check.as_str()).chain(self.parts.iter().map(String::as_str)))
    }
}

/// Gives findings that still share a fingerprint one each: the second of them in the order given is the second.
pub(crate) fn distinguish(findings: &mut [Finding]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.fingerprint = hash([finding.fingerprint.as_str(), &count.to_string()].into_iter());
        }
    }
}

/// A number without the zeros that only say how finely it was printed: 70.0 is 70.
fn plain(number: Number) -> String {
    let text = number.to_string();
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// FNV-1a, 64 bits, over the parts with a separator that no part contains; 16 hexadecimal digits.
///
/// Written out because it must stay the same over versions and machines, which `std`'s hashers do not promise.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
fn hash<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_published_function() {
        // FNV-1a of "" and of "a", from the authors' table; a part ends with a zero byte.
        assert_eq!(hash(std::iter::empty()), "cbf29ce484222325");
        let a = (0xcbf2_9ce4_8422_2325_u64 ^ 0x61).wrapping_mul(0x0000_0100_0000_01b3);
        assert_eq!(a, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(["a"].into_iter()), format!("{:016x}", a.wrapping_mul(0x0000_0100_0000_01b3)));
    }

    #[test]
    fn numbers_are_told_by_value() {
        let plain = |text: &str| plain(text.parse().unwrap());
        assert_eq!([plain("70.0"), plain("70"), plain("0.50"), plain("1200")], ["70", "70", "0.5", "1200"]);
    }
}
