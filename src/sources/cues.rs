//! The words by which a text credits, reports, denies and plans.

use crate::text::Phrases;
use crate::vocabulary::{WordList, by_fields};

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A verb of saying: its subject speaks. "X said"; after a quotation also ", said X".
    Says,
    /// A verb in the plural that is a noun as well: it needs a plural subject. "experts note"
    SaysIfPlural,
    /// A verb in the singular that is a plural noun as well: what it says must follow. "Reuters reports that"
    SaysIfGoesOn,
    /// A verb that says something only behind quoted words. "…, continued the mayor"
    SaysAfterQuotation,
    /// What follows is credited. "according to X"
    Follows,
    /// What follows is credited by what is credited already. "citing X"
    Cites,
    /// What follows is credited, where it is an office or a name. "a report of X"
    FollowsNamed,
    /// What follows is credited, where a mark parts it from what stands before. ", per X"
    FollowsApart,
    /// A verb of counting: its subject is credited with the figure that follows. "X counted 30,000"
    Counts,
    /// A verb of documents: its subject is credited where it is one, or a body. "results showing"
    Shows,
    /// A verb by which a figure is put at something. "X put the toll at 40"
    Puts,
    /// Nobody is named. "reportedly"
    Hearsay,
    /// What follows is denied. "denied that"
    Denies,
    /// What follows is planned. "plans to"
    Plans,
    /// The clause around it is planned. "will"
    Will,
}

/// The cues by what they say, in lower case. Matched on whole words, the longest first.
static CUES: [(Cue, WordList); 15] = [
    (Cue::Says, WordList::named("cues: says")),
    (Cue::SaysIfPlural, WordList::named("cues: says if plural")),
    (Cue::SaysIfGoesOn, WordList::named("cues: says if goes on")),
    (Cue::SaysAfterQuotation, WordList::named("cues: says after quotation")),
    (Cue::Follows, WordList::named("cues: follows")),
    (Cue::Cites, WordList::named("cues: cites")),
    (Cue::FollowsNamed, WordList::named("cues: follows named")),
    (Cue::FollowsApart, WordList::named("cues: follows apart")),
    (Cue::Counts, WordList::named("cues: counts")),
    (Cue::Shows, WordList::named("cues: shows")),
    (Cue::Puts, WordList::named("cues: puts")),
    (Cue::Hearsay, WordList::named("cues: hearsay")),
    (Cue::Denies, WordList::named("cues: denies")),
    (Cue::Plans, WordList::named("cues: plans")),
    (Cue::Will, WordList::named("cues: will")),
];

/// The cues in one finder, with what each says. Put together when the crate is built (`build.rs` is made of this file too).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditCues {
    finder: Phrases,
    /// Which row of [`CUES`] each phrase is of.
    rows: Vec<u8>,
}

by_fields!(CreditCues { finder, rows });

impl CreditCues {
    /// The cues of the tables.
    pub(crate) fn of_tables() -> CreditCues {
        let rows = (0..).zip(&CUES).flat_map(|(row, (_, words))| words.iter().map(move |_| row));
        CreditCues { finder: Phrases::new(CUES.iter().flat_map(|(_, words)| words.iter())), rows: rows.collect() }
    }

    /// The first cue from a place on: what it says, and where it begins and ends.
    pub(super) fn next(&self, text: &str, from: usize) -> Option<(Cue, usize, usize)> {
        let (phrase, start, end) = self.finder.next(text, from)?;
        let (cue, _) = CUES.get(usize::from(*self.rows.get(phrase)?))?;
        Some((*cue, start, end))
    }
}

/// Nouns in lower case that may be credited without a name.
pub(super) static SOURCE_NOUNS: WordList = WordList::named("source nouns");

/// Words at which the name of a source ends, on either side.
pub(super) static STOPS: WordList = WordList::named("stops");

/// Prepositions behind which words are no subject: "at the meeting".
pub(super) static PREPOSITIONS: WordList = WordList::named("prepositions");

/// What stands between a subject and its verb of saying.
pub(super) static BETWEEN: WordList = WordList::named("between");

/// Pronouns that stand for whoever spoke before.
pub(super) static PRONOUNS: WordList = WordList::named("pronouns");

/// Words by which goes on what a verb of saying has said, where the verb is a noun as well.
pub(super) static GOES_ON: WordList = WordList::named("goes on");

/// Source nouns that take a plural verb without ending in "s".
pub(super) static PLURALS: WordList = WordList::named("plurals");
