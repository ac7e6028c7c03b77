//! How far what a sentence denies or plans reaches.

use super::names::Words;
use crate::extract::lowered::is_one_of;

/// How far the ends of a clause are looked for, in bytes.
const REACH: usize = 600;

impl Words<'_> {
    /// Where the clause ends that goes on at a place: at a semicolon, or at a comma before a word that turns.
    pub(super) fn clause_end(&self, place: usize) -> usize {
        // Of a clause that runs on for longer no end is looked for.
        let mut reach = self.span.end().min(place + REACH);
        while !self.text.is_char_boundary(reach) {
            reach -= 1;
        }
        let rest = self.text.get(place..reach).unwrap_or_default();
        let mut offset = 0;
        while let Some(found) = rest.get(offset..).and_then(|rest| rest.find([',', ';'])) {
            let at = offset + found;
            if rest.get(at..).is_some_and(|rest| rest.starts_with(';')) {
                return place + at;
            }
            let next = rest.get(at + 1..).unwrap_or_default().trim_start();
            let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if TURNS.contains(&word) {
                return place + at;
            }
            offset = at + 1;
        }
        self.span.end()
    }

    /// Where the clause begins whose verb is planned: what "will happen" stands before "will".
    pub(super) fn planned_from(&self, place: usize) -> usize {
        let mut start = self.span.start().max(place.saturating_sub(REACH));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let before = self.text.get(start..place).unwrap_or_default();
        let cut = before.rfind([',', ';', ':', '—', '–', '(']).map_or(0, |cut| cut + 1);
        let mut cut = cut;
        while !before.is_char_boundary(cut) {
            cut += 1;
        }
        let clause = before.get(cut..).unwrap_or_default();
        let lead = clause.split_whitespace().next().unwrap_or_default();
        // "The 300 firms will …": the firms are there already.
        if is_one_of(lead, &["the", "these", "those", "all", "both", "its", "his", "her", "their", "our"]) {
            return place;
        }
        start + cut + (clause.len() - clause.trim_start().len())
    }
}

/// Words that begin clauses in which another standing holds.
const TURNS: &[&str] = &[
    "adding",
    "and",
    "but",
    "claiming",
    "insisting",
    "instead",
    "noting",
    "saying",
    "stating",
    "though",
    "up",
    "versus",
    "whereas",
    "while",
];
