//! A document asserts that a statistic has a quantity.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentId, PartialDate, Span, Statistic};
use crate::quantity::Quantity;

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
/// `subject`, `scope`, `quantity`, `as_of`, `credits`, `citations`, `reported`, `standing`. Only `document` and `quantity` are needed.
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
    /// The value claimed.
    pub quantity: Quantity,
    /// When the value held, where the text says so; not the event's date and not the document's.
    pub as_of: Option<PartialDate>,
    /// Whom the text names for it, nearest first.
    pub credits: Vec<Credit>,
    /// The keys of the citation markers that stand for it: `7` for `[7]`.
    pub citations: Vec<String>,
    /// Whether the document gives it as the words of somebody else.
    pub reported: bool,
    /// Whether the document asserts the value, plans it, or denies it.
    pub standing: Standing,
}

impl Claim {
    /// A claim without a place in a text: for figures that come from a table, a database or a person.
    pub fn new(document: impl Into<DocumentId>, statistic: Statistic, quantity: Quantity) -> Claim {
        Claim {
            document: document.into(),
            span: None,
            sentence: None,
            event_span: None,
            key_spans: BTreeMap::new(),
            statistic,
            quantity,
            as_of: None,
            credits: Vec::new(),
            citations: Vec::new(),
            reported: false,
            standing: Standing::Asserted,
        }
    }

    /// The same claim at a place in its document's text.
    pub fn at(mut self, span: Span) -> Claim {
        self.span = Some(span);
        self
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

    /// The same claim with another standing.
    pub fn with_standing(mut self, standing: Standing) -> Claim {
        self.standing = standing;
        self
    }
}

/// How a document stands to a figure it prints. Only asserted figures are compared with one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Standing {
    /// Said to be so.
    #[default]
    Asserted,
    /// A target, plan, promise or forecast.
    Planned,
    /// Printed in order to be denied, disputed or asked about.
    Denied,
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
