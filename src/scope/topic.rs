//! What a figure is about, key by key.

use std::collections::BTreeMap;

use crate::model::{Basis, Extent, PartialDate, Span, Standing, Statistic, Window, keys};

/// The words that each key was read from, by key.
pub(crate) type KeySpans = BTreeMap<String, Span>;

/// A value of a key, and the words it was read from.
pub(crate) type Bound = (String, Option<Span>);

/// What a figure was found to be about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Topic {
    pub(crate) statistic: Statistic,
    /// The sentence around the figure.
    pub(crate) sentence: Option<Span>,
    /// Its index in [`Segments::sentences`].
    pub(crate) index: Option<usize>,
    /// Where the text names the event.
    pub(crate) event: Option<Span>,
    /// Whether the event is another than the main story's.
    pub(crate) leaves: bool,
    /// Where the text names the other keys.
    pub(crate) key_spans: KeySpans,
    /// How keys are known that are not said beside the figure.
    pub(crate) bases: BTreeMap<String, Basis>,
    /// How much of what its keys describe the figure counts.
    pub(crate) extent: Extent,
    /// Whether it is what a value was before it changed.
    pub(crate) former: bool,
    /// What the figure is, where words say that it is no count.
    pub(crate) standing: Standing,
    /// When the value held, where the text says so.
    pub(crate) as_of: Option<PartialDate>,
    /// The days that its window means.
    pub(crate) window: Option<Window>,
    /// Whether a bare number is a share: "52 percent to Hill's 48".
    pub(crate) bare_share: bool,
    /// Whether it is of how many think of somebody, well or badly.
    pub(crate) rates: bool,
}

impl Topic {
    /// Gives a key of the scope its value, with the words it was read from.
    pub(crate) fn set(&mut self, key: &str, (value, span): Bound) {
        self.key_spans.extend(span.map(|span| (key.to_owned(), span)));
        self.statistic.scope.insert(key.to_owned(), value);
    }

    /// Notes that the figure counts less than its keys describe, with the words that say so.
    pub(crate) fn extends_to(&mut self, extent: Extent, span: Option<Span>) {
        self.extent = extent;
        self.key_spans.extend(span.map(|span| (keys::COUNTING.to_owned(), span)));
    }

    /// Notes how a key is known; what is said needs no note.
    pub(crate) fn known(&mut self, key: &str, basis: Basis) {
        if basis != Basis::Said {
            self.bases.insert(key.to_owned(), basis);
        }
    }
}
