//! Rows that documents speak of as well: they become ordinary claims, so that text and table are compared.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::names::index;
use super::tables::{KEY_END, Series, Tables, VALUE_END};
use crate::align::same_event;
use crate::error::Error;
use crate::model::{Claim, Corpus, Document, Event, Measures, PartialDate, Statistic};

/// How many rows go over to the documents at most: an ordinary claim costs far more than a row.
const MOST_SHARED: usize = 10_000;

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
                told.entry(folded(measure)).or_default().insert(event);
            }
        }
        if told.is_empty() {
            return Ok(None);
        }
        let names = &self.names;
        let events_of = |series: &Series| -> Vec<&Event> {
            let (words, place) = (folded(names.events.name(series.event)), folded(names.places.name(series.place)));
            let told = told.get(&folded(names.measures.name(series.measure)));
            told.into_iter().flatten().copied().filter(|event| speaks_of(event, &words, &place)).collect()
        };
        let events: Vec<Vec<&Event>> = names.series.iter().map(events_of).collect();
        let mut shared = corpus.clone();
        let mut rest: Vec<Cell> = Vec::new();
        let mut moved = 0;
        for cell in &self.cells {
            let date: Option<PartialDate> = names.dates.name(cell.date).parse().ok();
            let dated = |event: &Event| match date {
                Some(date) => Event { from: Some(date), to: Some(date), ..event.clone() },
                None => event.clone(),
            };
            let told = events.get(index(cell.series)).map(Vec::as_slice).unwrap_or_default();
            let event = told.iter().find(|event| same_event(event, &dated(event)).is_possible());
            match event.filter(|_| moved < MOST_SHARED) {
                Some(event) => {
                    moved += 1;
                    self.share(&mut shared, cell, dated(event), measures)?;
                }
                None => rest.push(*cell),
            }
        }
        Ok((moved > 0).then(|| (shared, Tables { cells: rest, ..self.clone() })))
    }

    fn share(&self, corpus: &mut Corpus, cell: &Cell, event: Event, measures: &Measures) -> Result<(), Error> {
        let names = &self.names;
        let series = self.series(cell);
        let mut statistic = Statistic::new(folded(names.measures.name(series.measure)).replace(' ', "_"), event);
        for key in names.scopes.name(series.scope).split(char::from(VALUE_END)) {
            match key.split_once(char::from(KEY_END)) {
                Some(("subject", value)) => statistic.subject = Some(value.to_owned()),
                Some((key, value)) => {
                    statistic.scope.insert(key.to_owned(), value.to_owned());
                }
                None => {}
            }
        }
        let source = names.sources.name(self.source(cell));
        if corpus.document(source).is_none() {
            corpus.add_document(Document::new(source, ""))?;
        }
        corpus.add_claim(Claim::new(source, statistic, cell.value().quantity(&self.unit(series.measure, measures))))?;
        Ok(())
    }
}

/// Words in lower case with single spaces: `votes_dem` and `Votes dem` are the same.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.replace('_', " ").split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

fn speaks_of(event: &Event, words: &str, place: &str) -> bool {
    let among = |name: &str| format!(" {words} ").contains(&format!(" {} ", folded(name)));
    let Some(kind) = &event.kind else { return false };
    let mut places = event.place.iter().chain(&event.localities);
    among(kind.as_str())
        && if place.is_empty() { places.any(|name| among(name)) } else { places.any(|name| folded(name) == place) }
}
