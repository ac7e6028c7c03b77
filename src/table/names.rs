//! Names by number: each distinct text is kept once.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::problem::RowFault;
use crate::grid::heads;
use crate::model::Measures;

/// A measure as it is declared: by its name, whatever its letters' case and the signs between its words, else by what heads of
/// tables call it. `Ballots cast` is `ballots_cast`, and `Killed` is `deaths`.
pub(super) fn canonical(name: &str, measures: &Measures) -> String {
    let word = name.trim().to_lowercase().replace([' ', '-'], "_");
    if measures.get(&word).is_some() {
        return word;
    }
    let known = heads::measure_of(&heads::plain(name)).filter(|measure| measures.get(measure).is_some());
    known.map_or(word, str::to_owned)
}

/// Names of one kind, numbered from 0 in the order of first appearance.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<Arc<[u8]>, u32, RandomState>,
    names: Vec<Arc<str>>,
    last: u32,
    /// How many bytes the names have together.
    bytes: usize,
}

/// About how many bytes a name takes beside its own: its counts, its places in the list and in the map of all.
const NAME_WEIGHT: usize = 96;

impl Names {
    /// The number of a name. Rows mostly repeat the name above them, or go to the one that came after it before.
    pub(super) fn number(&mut self, name: &[u8]) -> Result<u32, RowFault> {
        for likely in [self.last, self.last.saturating_add(1)] {
            if self.text(likely) == Some(name) {
                self.last = likely;
                return Ok(likely);
            }
        }
        let number = match self.numbers.get(name) {
            Some(number) => *number,
            None => self.add(name)?,
        };
        self.last = number;
        Ok(number)
    }

    #[cold]
    fn add(&mut self, name: &[u8]) -> Result<u32, RowFault> {
        if name.contains(&0) {
            return Err(RowFault::Nul);
        }
        let text: Arc<str> = Arc::from(std::str::from_utf8(name).map_err(|_| RowFault::NotUtf8)?);
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.bytes += name.len();
        self.numbers.insert(Arc::from(text.clone()), number);
        self.names.push(text);
        Ok(number)
    }

    /// The number of a name that may be written in several ways, one of which is kept.
    pub(super) fn number_of_any(
        &mut self,
        name: &[u8],
        kept: impl Fn(&str) -> Option<String>,
    ) -> Result<u32, RowFault> {
        if let Some(number) = [self.last, self.last.saturating_add(1)].into_iter().find(|n| self.text(*n) == Some(name))
        {
            self.last = number;
            return Ok(number);
        }
        if let Some(number) = self.numbers.get(name) {
            self.last = *number;
            return Ok(*number);
        }
        match std::str::from_utf8(name).ok().and_then(kept) {
            Some(text) => {
                let number = self.number(text.as_bytes())?;
                self.bytes += name.len();
                self.numbers.insert(Arc::from(name), number);
                Ok(number)
            }
            None => self.number(name),
        }
    }

    fn text(&self, number: u32) -> Option<&[u8]> {
        Some(self.names.get(index(number))?.as_bytes())
    }

    pub(super) fn name(&self, number: u32) -> &str {
        self.names.get(index(number)).map(|name| &**name).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// About how many bytes the names take.
    pub(super) fn weight(&self) -> usize {
        self.bytes + self.names.len() * NAME_WEIGHT
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// Takes in the names of another set; answers with the numbers that they have here, by their numbers there.
    pub(super) fn absorb(&mut self, other: &Names) -> Vec<u32> {
        other.iter().map(|name| self.number(name.as_bytes()).unwrap_or(u32::MAX)).collect()
    }
}

/// A number as an index; on the machines that Rust's standard library supports here, nothing is lost.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number() {
        let mut names = Names::default();
        let numbers: Vec<u32> =
            ["a", "b", "a", "c", "b", "c", "a"].map(|name| names.number(name.as_bytes()).unwrap()).into();
        assert_eq!(numbers, [0, 1, 0, 2, 1, 2, 0]);
        assert_eq!(names.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!((names.number(b"x\0"), names.number(b"\xff")), (Err(RowFault::Nul), Err(RowFault::NotUtf8)));
        let mut others = Names::default();
        assert_eq!((others.number(b"c"), others.number(b"b"), others.number(b"d")), (Ok(0), Ok(1), Ok(2)));
        assert_eq!(names.absorb(&others), [2, 1, 3]);
    }
}
