//! A document asserts that a statistic has a quantity.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentId, KindRules, PartialDate, Span, Statistic, StoryId, Window, keys};
use crate::quantity::Quantity;
use crate::vocabulary::{WordList, traits};
use crate::worded::worded;

/// A document asserts that a statistic has a quantity, at a place in its text, possibly as of a date, possibly on
/// someone's credit.
///
/// ```
/// use corroborate::{Claim, Event, EventKind, Quantity, Statistic};
///
/// let unrest = Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse()?);
/// let claim = Claim::new("osw-2022-06", Statistic::new("deaths", unrest), Quantity::count(227))
///     .credited_to("official data");
/// assert_eq!(claim.credits[0].to, "official data");
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// In JSON one flat object: `document`, `start` and `end` of the figure, `sentence_start`, `sentence_end`, `event_start` and
/// `event_end` of the words that name the event, `key_spans` of those that name the other keys, `measure`, `event`,
/// `subject`, `scope`, `basis` (how keys are known), `extent`, `quantity`, `window` (its days, with `from` and `to`), `as_of`, `update`, `former`, `poll` (who asked), `credits`, `citations`, `reported`,
/// `standing`, `extractor`. Only `document` and `quantity` are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Claim {
    /// The document that asserts it.
    pub document: DocumentId,
    /// The figure with its hedge and unit; `None` for a claim that was not read from a text.
    pub span: Option<Span>,
    /// The sentence around it.
    pub sentence: Option<Span>,
    /// Where the text names the event that the value is claimed of.
    pub event_span: Option<Span>,
    /// Where the text names the other keys of the statistic: `subject`, and those of the scope.
    pub key_spans: BTreeMap<String, Span>,
    /// What the value is claimed of.
    pub statistic: Statistic,
    /// How keys of the statistic are known, by the names in [`keys`](super::keys): `event`, its `kind`, `place` and `date`,
    /// `measure`, `subject` and those of the scope. A key that is absent here is said; see [`Claim::basis`].
    pub bases: BTreeMap<String, Basis>,
    /// The story of its document that the value belongs to; `None` where the event of the statistic is all that is known.
    pub story: Option<StoryId>,
    /// How much of what the statistic describes the value counts: all of it, some of it, or the rest.
    pub extent: Extent,
    /// The value claimed.
    pub quantity: Quantity,
    /// The days that the scope's [`window`](super::keys::WINDOW) means, where its words and the day of publication tell.
    pub window: Option<Window>,
    /// When the value held, where the text says so; not the event's date and not the document's.
    pub as_of: Option<PartialDate>,
    /// Which state of its text it stands in, where the text holds several, as an article under its updates or a live page
    /// does: 1 is the one written first. Of one document a later state replaces what an earlier one gives otherwise.
    pub update: Option<u32>,
    /// Whether it is what the value was before it changed, the text not saying when: "up from 8.9%". Compared with nothing; a
    /// toll before it rose stands with that toll and contradicts nothing.
    pub former: bool,
    /// Who asked, of a figure from a poll, as the text names them: "Quinnipiac University"; `None` where the text names nobody or
    /// it is of no poll. Two polls ask other people: their shares are two statistics. Carried on from the sentences before where
    /// [`bases`](Claim::bases) says so of `poll`.
    pub poll: Option<String>,
    /// Whom the text names for it, nearest first.
    pub credits: Vec<Credit>,
    /// The keys of the citation markers that stand for it: `7` for `[7]`.
    pub citations: Vec<String>,
    /// Whether the document gives it as the words of somebody else.
    pub reported: bool,
    /// Whether the document asserts the value, plans it, denies it, …
    pub standing: Standing,
    /// The [name](crate::Extractor::name) of what made the claim: `text` where it was read from prose, `table` of a row, that of an
    /// extractor of your own; `None` for one that was made by hand.
    pub extractor: Option<Cow<'static, str>>,
}

/// How what is said of a count that is not through ends: "preliminary", "97% counted".
static UNFINISHED: WordList = WordList::named("unfinished counts");

impl Claim {
    /// The [extractor](Claim::extractor) of claims that were read from prose.
    pub const READ: &'static str = "text";

    /// A claim without a place in a text: for figures that come from a table, a database or a person.
    pub fn new(document: impl Into<DocumentId>, statistic: Statistic, quantity: Quantity) -> Claim {
        Claim {
            document: document.into(),
            span: None,
            sentence: None,
            event_span: None,
            key_spans: BTreeMap::new(),
            statistic,
            bases: BTreeMap::new(),
            story: None,
            extent: Extent::Whole,
            quantity,
            window: None,
            as_of: None,
            update: None,
            former: false,
            poll: None,
            credits: Vec::new(),
            citations: Vec::new(),
            reported: false,
            standing: Standing::Asserted,
            extractor: None,
        }
    }

    /// The same claim at a place in its document's text.
    pub fn at(mut self, span: Span) -> Claim {
        self.span = Some(span);
        self
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        let document = &self.document;
        let own = [&mut self.span, &mut self.sentence, &mut self.event_span].into_iter().flatten();
        let credited = self.credits.iter_mut().filter_map(|credit| credit.span.as_mut());
        own.chain(self.key_spans.values_mut()).chain(credited).for_each(|span| *span = place(document, *span));
    }

    /// The same claim as of a date.
    pub fn as_of(mut self, date: PartialDate) -> Claim {
        self.as_of = Some(date);
        self
    }

    /// The same claim, credited to a speaker, an institution or an outlet that the document names.
    pub fn credited_to(mut self, to: impl Into<String>) -> Claim {
        self.credits.push(Credit::new(to));
        self
    }

    /// The same claim with a key of its statistic known in another way than by being said.
    ///
    /// ```
    /// use corroborate::model::keys;
    /// use corroborate::{Basis, Claim, Event, EventKind, Quantity, Statistic};
    ///
    /// let flood = Event::new(EventKind::from("flood")).on("2022-06-14".parse()?);
    /// let claim = Claim::new("wire", Statistic::new("deaths", flood), Quantity::count(12))
    ///     .with_basis(keys::DATE, Basis::Assumed);
    /// assert_eq!(claim.basis(keys::DATE), Basis::Assumed);
    /// assert_eq!(claim.basis(keys::KIND), Basis::Said);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn with_basis(mut self, key: impl Into<String>, basis: Basis) -> Claim {
        self.bases.insert(key.into(), basis);
        self
    }

    /// How a key of the statistic is known. What nothing is noted of is said: by the text, or by whoever made the claim.
    pub fn basis(&self, key: &str) -> Basis {
        self.bases.get(key).copied().unwrap_or_default()
    }

    /// How far a count of votes had come when the claim's figure was given, in the words of its status: "97% counted",
    /// "preliminary"; `None` for a figure that is no count of votes on its way, as a final result or an exit poll.
    ///
    /// Figures of different progress are of one statistic, and contradict nothing.
    ///
    /// ```
    /// use corroborate::model::keys;
    /// use corroborate::{Claim, Event, EventKind, Quantity, Statistic};
    ///
    /// let mut share = Statistic::new("vote_share", Event::new(EventKind::ELECTION)).of("Okoth");
    /// share.scope.insert(keys::STATUS.to_owned(), "97% counted".to_owned());
    /// let claim = Claim::new("wire", share, Quantity::percent(48));
    /// assert_eq!(claim.progress(), Some("97% counted"));
    /// ```
    pub fn progress(&self) -> Option<&str> {
        let status = self.statistic.scope.get(keys::STATUS)?;
        let kind = self.statistic.event.as_ref().and_then(|event| event.kind.as_ref())?;
        let of_votes = KindRules::english().of_family(kind.as_str()).is(traits::VOTES);
        (of_votes && UNFINISHED.iter().any(|end| status.ends_with(end))).then_some(status)
    }

    /// The same claim of a part of what its statistic describes, or of the rest of it.
    pub fn with_extent(mut self, extent: Extent) -> Claim {
        self.extent = extent;
        self
    }

    /// The same claim with another standing.
    pub fn with_standing(mut self, standing: Standing) -> Claim {
        self.standing = standing;
        self
    }
}

/// How a key of a claim's statistic is known, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Basis {
    /// Its words are beside the figure, or whoever made the claim gave it.
    #[default]
    Said,
    /// It goes on from what the text told before, or tells of throughout.
    Carried,
    /// Nothing in the text says so: it follows from the day of publication, or from the country that a document is about; or
    /// little speaks for it, and for nothing else more.
    Assumed,
    /// The text points to one and does not say which: "in the district", and in "58% to 42%" whose the second is. Such a
    /// place leaves open whether two figures are of one statistic; with any other key so, a figure is compared with nothing.
    Open,
}

/// How much of what its statistic describes a value counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// Some of it, the text not saying which otherwise: "ten of the dead". Compared with nothing.
    Part,
    /// What is left beside others that were counted: "five others". Compared with its like.
    Rest,
}

/// How a document stands to a figure it prints. Asserted figures are compared with one another, and so are plans,
/// requirements and projections, each with their like; what is denied or only supposed is compared with nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Standing {
    /// Said to be so.
    #[default]
    Asserted,
    /// A target, plan or promise.
    Planned,
    /// What a rule asks for: "the 50% threshold", "needed 270 votes".
    Required,
    /// What is expected or reckoned to come: a forecast, "could reach 800".
    Projected,
    /// What is only supposed: "if 50 were to vote against".
    Hypothetical,
    /// Printed in order to be denied, disputed or asked about.
    Denied,
}

worded!(Basis, "basis", { Said => "said", Carried => "carried", Assumed => "assumed", Open => "open" });

worded!(Standing, "standing", {
    Asserted => "asserted", Planned => "planned", Required => "required", Projected => "projected",
    Hypothetical => "hypothetical", Denied => "denied",
});

worded!(Extent, "extent", { Whole => "whole", Part => "part", Rest => "rest" });

impl Standing {
    /// Whether figures of this standing are compared with their like.
    pub(crate) fn is_comparable(self) -> bool {
        !matches!(self, Standing::Hypothetical | Standing::Denied)
    }
}

/// Whom a text names for a claim: a speaker, an institution, an outlet, "official data".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Credit {
    /// Who, in the words of the text.
    pub to: String,
    /// Where the text names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Whether what is credited was itself read: it is a document of the corpus.
    #[serde(default)]
    pub read: bool,
}

impl Credit {
    /// A credit that was not itself read.
    pub fn new(to: impl Into<String>) -> Credit {
        Credit { to: to.into(), span: None, read: false }
    }
}
