//! Rows that documents speak of as well: they become ordinary claims, so that text and table are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::Cell;
use super::dictionary::{KEY_END, Series, VALUE_END};
use super::names::canonical;
use super::tables::{ClaimKey, Tables};
use crate::align::same_event;
use crate::error::Error;
use crate::model::keys;
use crate::model::{Claim, Corpus, Document, Event, KindRules, Measures, PartialDate, Statistic};
use crate::vocabulary::Kind;

/// How many rows go over to the documents at most: an ordinary claim costs far more than a row.
const MOST_SHARED: usize = 10_000;

/// A claim of a table that goes over, and which one it is.
type Shared = (ClaimKey, Claim);

impl Tables {
    /// The corpus with the rows that its documents speak of, and the tables without them; `None` where there are none.
    ///
    /// A row is spoken of where a claim has its measure, and an event whose kind stands among the words of the row's event,
    /// whose place is the row's place (or stands among these words), and whose dates allow the row's.
    pub(super) fn shared_with(&self, corpus: &Corpus, measures: &Measures) -> Result<Option<(Corpus, Tables)>, Error> {
        let mut told: BTreeMap<String, BTreeSet<&Event>> = BTreeMap::new();
        for claim in corpus.claims() {
            if let (Some(measure), Some(event)) = (&claim.statistic.measure, &claim.statistic.event)
                && event.kind.is_some()
            {
                told.entry(measure.clone()).or_default().insert(event);
            }
        }
        if told.is_empty() {
            return Ok(None);
        }
        let mut moved: Vec<Shared> = Vec::new();
        self.visit(|part, _| {
            part.spoken_of(&told, measures, &mut moved);
            Ok(())
        })?;
        if moved.is_empty() {
            return Ok(None);
        }
        keep_first(&mut moved);
        let mut shared = corpus.clone();
        let mut apart = BTreeSet::new();
        for (key, claim) in moved {
            apart.insert(key);
            if shared.document(claim.document.as_str()).is_none() {
                shared.add_document(Document::new(claim.document.as_str(), ""))?;
            }
            shared.add_claim(claim)?;
        }
        let cells = self.cells.iter().filter(|cell| !apart.contains(&self.claim_key(&self.names, cell)));
        let rest = Tables {
            cells: cells.copied().collect(),
            names: self.names.clone(),
            calendar: self.calendar,
            overflow: self.overflow.clone(),
            apart: Arc::new(apart),
            ..self.emptied()
        };
        Ok(Some((shared, rest)))
    }

    /// Gathers the rows that some event speaks of, by measure.
    fn spoken_of(&self, told: &BTreeMap<String, BTreeSet<&Event>>, measures: &Measures, moved: &mut Vec<Shared>) {
        let names = &self.names;
        let events_of = |series: &Series| -> Vec<&Event> {
            let measure = canonical(names.measures.name(series.measure), measures);
            let Some(told) = told.get(&measure) else { return Vec::new() };
            let (words, place) = (folded(names.events.name(series.event)), folded(names.places.name(series.place)));
            told.iter().copied().filter(|event| speaks_of(event, &words, &place, measures.kinds())).collect()
        };
        for cells in self.cells.chunk_by(|a, b| a.series == b.series) {
            let Some(series) = cells.first().map(|cell| self.series(cell)) else { continue };
            let told = events_of(&series);
            if told.is_empty() {
                continue;
            }
            for cell in cells {
                let date: Option<PartialDate> = names.dates.name(cell.date).parse().ok();
                let dated = |event: &Event| match date {
                    Some(date) => Event { from: Some(date), to: Some(date), ..event.clone() },
                    None => event.clone(),
                };
                if let Some(event) = told.iter().find(|event| same_event(event, &dated(event)).is_possible()) {
                    moved.push((self.claim_key(names, cell), self.share(cell, dated(event), measures)));
                }
            }
            if moved.len() > 2 * MOST_SHARED {
                keep_first(moved);
            }
        }
    }

    /// A row as an ordinary claim about an event.
    fn share(&self, cell: &Cell, event: Event, measures: &Measures) -> Claim {
        let names = &self.names;
        let series = self.series(cell);
        let mut statistic = Statistic::new(canonical(names.measures.name(series.measure), measures), event);
        for key in names.scopes.name(series.scope).split(char::from(VALUE_END)) {
            match key.split_once(char::from(KEY_END)) {
                Some((keys::SUBJECT, value)) => statistic.subject = Some(value.to_owned()),
                Some((key, value)) => {
                    statistic.scope.insert(key.to_owned(), value.to_owned());
                }
                None => {}
            }
        }
        let source = names.sources.name(self.source(cell));
        Claim::new(source, statistic, cell.value().quantity(&self.unit(series.measure, measures)))
    }
}

/// Of the rows that are spoken of, keeps as many as go over: the first in the order read.
fn keep_first(moved: &mut Vec<Shared>) {
    moved.sort_by(|(a, _), (b, _)| a.cmp(b));
    moved.truncate(MOST_SHARED);
}

/// Words in lower case with single spaces: `votes_dem` and `Votes dem` are the same.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<String> = text.replace('_', " ").split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

fn speaks_of(event: &Event, words: &str, place: &str, rules: &KindRules) -> bool {
    let among = |name: &str| format!(" {words} ").contains(&format!(" {} ", folded(name)));
    let Some(kind) = &event.kind else { return false };
    let mut places = event.place.iter().chain(&event.localities);
    // A row's words name a kind as those of a text do: a riot is unrest.
    let named = |other: &Kind| {
        rules.are_one(other.name(), kind.as_str()) && (among(other.name()) || other.phrases().any(among))
    };
    (among(kind.as_str()) || rules.iter().any(named))
        && if place.is_empty() { places.any(|name| among(name)) } else { places.any(|name| folded(name) == place) }
}
