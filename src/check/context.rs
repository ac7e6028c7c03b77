//! What a check may read.

use std::collections::BTreeMap;

use crate::align::Alignment;
use crate::model::{Corpus, Measures};

/// What a check may read. Immutable, and the same for built-in checks and yours.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The documents and what they assert.
    pub corpus: &'a Corpus,
    /// Which claims may be compared.
    pub alignment: &'a Alignment,
    /// The measures by name.
    pub measures: &'a Measures,
    /// Documents declared by hand to be one voice: by name, the ids or publishers of its documents.
    pub origins: &'a BTreeMap<String, Vec<String>>,
}
