//! The JSON form of a claim: flat, one object, the same on a line of its own and inside a corpus.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Basis, Claim, Credit, DocumentId, Event, Extent, PartialDate, Span, Standing, Statistic, StoryId, Window};
use crate::quantity::Quantity;

/// A claim as it is written: `text` is the words at its place, where they are known.
#[derive(Serialize)]
pub(crate) struct ClaimForm<'a> {
    document: &'a DocumentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence_end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_end: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    key_spans: &'a BTreeMap<String, Span>,
    measure: Option<&'a str>,
    event: Option<&'a Event>,
    subject: Option<&'a str>,
    scope: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    basis: &'a BTreeMap<String, Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<StoryId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<Extent>,
    quantity: &'a Quantity,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<Window>,
    as_of: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    former: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    poll: Option<&'a str>,
    credits: &'a [Credit],
    citations: &'a [String],
    reported: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extractor: Option<&'a str>,
}

impl<'a> ClaimForm<'a> {
    /// A claim of a corpus, with the words at its place.
    #[cfg(feature = "json")]
    pub(crate) fn of(claim: &'a Claim, corpus: &'a super::Corpus) -> ClaimForm<'a> {
        ClaimForm::new(claim, claim.span.map(|_| corpus.quote(claim)))
    }

    pub(crate) fn new(claim: &'a Claim, text: Option<&'a str>) -> ClaimForm<'a> {
        let Statistic { measure, event, subject, scope } = &claim.statistic;
        ClaimForm {
            document: &claim.document,
            start: claim.span.map(Span::start),
            end: claim.span.map(Span::end),
            text,
            sentence_start: claim.sentence.map(Span::start),
            sentence_end: claim.sentence.map(Span::end),
            event_start: claim.event_span.map(Span::start),
            event_end: claim.event_span.map(Span::end),
            key_spans: &claim.key_spans,
            measure: measure.as_deref(),
            event: event.as_ref(),
            subject: subject.as_deref(),
            scope,
            basis: &claim.bases,
            story: claim.story,
            extent: (claim.extent != Extent::Whole).then_some(claim.extent),
            quantity: &claim.quantity,
            window: claim.window,
            as_of: claim.as_of,
            update: claim.update,
            former: claim.former.then_some(true),
            poll: claim.poll.as_deref(),
            credits: &claim.credits,
            citations: &claim.citations,
            reported: claim.reported,
            standing: (claim.standing != Standing::Asserted).then_some(claim.standing),
            extractor: claim.extractor.as_deref(),
        }
    }
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ClaimForm::new(self, None).serialize(serializer)
    }
}

/// A claim as it is read. `text` is kept, so that an importer may hold it against the document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnedClaimForm {
    document: DocumentId,
    #[serde(default)]
    start: Option<usize>,
    #[serde(default)]
    end: Option<usize>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    sentence_start: Option<usize>,
    #[serde(default)]
    sentence_end: Option<usize>,
    #[serde(default)]
    event_start: Option<usize>,
    #[serde(default)]
    event_end: Option<usize>,
    #[serde(default)]
    key_spans: BTreeMap<String, Span>,
    #[serde(default)]
    measure: Option<String>,
    #[serde(default)]
    event: Option<Event>,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    scope: BTreeMap<String, String>,
    #[serde(default)]
    basis: BTreeMap<String, Basis>,
    #[serde(default)]
    story: Option<StoryId>,
    #[serde(default)]
    extent: Extent,
    quantity: Quantity,
    #[serde(default)]
    window: Option<Window>,
    #[serde(default)]
    as_of: Option<PartialDate>,
    #[serde(default)]
    update: Option<u32>,
    #[serde(default)]
    former: bool,
    #[serde(default)]
    poll: Option<String>,
    #[serde(default)]
    credits: Vec<Credit>,
    #[serde(default)]
    citations: Vec<String>,
    #[serde(default)]
    reported: bool,
    #[serde(default)]
    standing: Standing,
    #[serde(default)]
    extractor: Option<String>,
}

impl OwnedClaimForm {
    /// The claim, and the words it says stand at its place; the message says what is wrong with its offsets.
    pub(crate) fn into_claim(self) -> Result<(Claim, Option<String>), String> {
        let span = place("start", self.start, "end", self.end)?;
        let sentence = place("sentence_start", self.sentence_start, "sentence_end", self.sentence_end)?;
        let event_span = place("event_start", self.event_start, "event_end", self.event_end)?;
        let claim = Claim {
            document: self.document,
            span,
            sentence,
            event_span,
            key_spans: self.key_spans,
            statistic: Statistic { measure: self.measure, event: self.event, subject: self.subject, scope: self.scope },
            bases: self.basis,
            story: self.story,
            extent: self.extent,
            quantity: self.quantity,
            window: self.window,
            as_of: self.as_of,
            update: self.update,
            former: self.former,
            poll: self.poll,
            credits: self.credits,
            citations: self.citations,
            reported: self.reported,
            standing: self.standing,
            extractor: self.extractor.map(Cow::Owned),
        };
        Ok((claim, self.text))
    }
}

fn place(start_name: &str, start: Option<usize>, end_name: &str, end: Option<usize>) -> Result<Option<Span>, String> {
    match (start, end) {
        (None, None) => Ok(None),
        (Some(start), Some(end)) => Span::new(start, end)
            .map(Some)
            .ok_or_else(|| format!("`{start_name}` {start} lies after `{end_name}` {end}, or beyond 4 GiB")),
        _ => Err(format!("a place needs both `{start_name}` and `{end_name}`, or neither")),
    }
}

impl<'de> Deserialize<'de> for Claim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Claim, D::Error> {
        let (claim, _) = OwnedClaimForm::deserialize(deserializer)?.into_claim().map_err(serde::de::Error::custom)?;
        Ok(claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, EventKind};

    #[test]
    fn a_claim_is_one_flat_object() {
        let document = Document::new("note", "Turnout was 68 %.");
        let claim =
            Claim::new("note", Statistic::new("turnout", Event::new(EventKind::REFERENDUM)), Quantity::count(68))
                .at(document.span(12, 16).unwrap());
        let json = serde_json::to_string(&ClaimForm::new(&claim, Some("68 %"))).unwrap();
        assert_eq!(
            json,
            r#"{"document":"note","start":12,"end":16,"text":"68 %","measure":"turnout","event":{"kind":"referendum","place":null,"from":null,"to":null},"subject":null,"scope":{},"quantity":{"stated":"68","low":"68","low_open":false,"high":"68","high_open":false,"lenient":{"low":"67.5","low_open":false,"high":"68.5","high_open":false},"unit":"count","hedge":"exact"},"as_of":null,"credits":[],"citations":[],"reported":false}"#
        );
        assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
    }

    #[test]
    fn document_and_quantity_are_enough() {
        let claim: Claim = serde_json::from_str(r#"{"document":"a","quantity":{"stated":"227"}}"#).unwrap();
        assert_eq!((claim.span, claim.statistic.measure), (None, None));
    }

    #[test]
    fn half_a_place_and_unknown_keys_are_refused() {
        let reason = |json: &str| serde_json::from_str::<Claim>(json).unwrap_err().to_string();
        let with = |more: &str| format!(r#"{{"document":"a","quantity":{{"stated":"1"}},{more}}}"#);
        assert!(reason(&with(r#""start":3"#)).contains("needs both `start` and `end`"));
        assert!(reason(&with(r#""sentence_start":9,"sentence_end":3"#)).contains("lies after"));
        assert!(reason(&with(r#""mesure":"deaths""#)).contains("unknown field `mesure`"));
    }
}
