//! What the words of a sentence say of all of its figures: read when it is asked for first, and once.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::statuses::{hour_in, status_of};
use crate::text::Spellings;
use crate::vocabulary::WordList;

/// Where words stand in a sentence, and how long they are.
type Place = (usize, usize);

/// A kind of figure, with the place of the words that say so.
type Status = (&'static str, usize, usize);

/// The words around some figures of one sentence.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    words: &'a str,
    hour: OnceCell<Option<Place>>,
    /// The status of counts that do not accumulate, and of those that do.
    status: [OnceCell<Option<Status>>; 2],
    running_total: OnceCell<bool>,
}

/// Words by which a sum is that of a long time.
static RUNNING_TOTALS: WordList = WordList::named("running totals");

static RUNNING_TOTAL: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(RUNNING_TOTALS.iter().copied()));

impl<'a> Wording<'a> {
    pub(crate) fn new(words: &'a str) -> Wording<'a> {
        Wording { words, hour: OnceCell::new(), status: Default::default(), running_total: OnceCell::new() }
    }

    /// The hour of the day up to which was counted.
    pub(crate) fn hour(&self) -> Option<Place> {
        *self.hour.get_or_init(|| hour_in(self.words))
    }

    /// The kind of figure that the words say they give, and where.
    pub(crate) fn status(&self, accumulates: bool) -> Option<Status> {
        let [final_counts, running_counts] = &self.status;
        let status = if accumulates { running_counts } else { final_counts };
        *status.get_or_init(|| status_of(self.words, accumulates))
    }

    /// Whether the words give the sum of a long time.
    pub(crate) fn is_running_total(&self) -> bool {
        *self.running_total.get_or_init(|| RUNNING_TOTAL.are_in(self.words))
    }
}
