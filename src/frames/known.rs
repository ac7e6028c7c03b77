//! What is used again while the sentences of a text are read.

use super::positions::Window;
use crate::vocabulary::LookedUp;

/// What is used again from one sentence of a text to the next.
#[derive(Clone, Debug)]
pub(crate) struct Known<'t> {
    pub(super) window: Window,
    pub(super) words: LookedUp<'t>,
}

impl Known<'_> {
    /// What is known of a text before any of it is read.
    pub(crate) fn of(text: &str) -> Self {
        Known { window: Window::default(), words: LookedUp::of_text(text.len()) }
    }

    /// What is known before another reading of the text, which takes over the memory for its sentences.
    pub(crate) fn anew<'n>(&mut self, text: &'n str) -> Known<'n> {
        Known { window: std::mem::take(&mut self.window), words: LookedUp::of_text(text.len()) }
    }

    /// Takes back the memory that another reading took over.
    pub(crate) fn take_back(&mut self, other: Known<'_>) {
        self.window = other.window;
    }
}
