//! What documents assert: documents, claims, relations, citations and the corpus that holds them.
//!
//! Plain data, usable without any text reading: a program that has structured claims from elsewhere fills a
//! [`Corpus`] and gets findings. Nothing here reads text or compares claims.

mod citation;
mod claim;
mod claim_form;
mod corpus;
mod date;
mod date_claim;
mod document;
mod equation;
mod event;
pub mod keys;
mod measure;
mod measure_names;
mod measures;
mod relation;
mod span;
mod statistic;
mod story;
mod unread;
mod window;

pub(crate) use citation::ReferenceProblem;
pub use citation::{Citation, Reference};
pub use claim::{Basis, Claim, Credit, Extent, Standing};
#[cfg(feature = "json")]
pub(crate) use claim_form::{ClaimForm, OwnedClaimForm};
#[cfg(feature = "json")]
pub(crate) use corpus::OwnedCorpusForm;
pub use corpus::{ClaimId, Corpus};
#[cfg(feature = "table")]
pub(crate) use date::DateFault;
pub use date::PartialDate;
pub use date_claim::DateClaim;
pub use document::{Document, DocumentId, Format};
pub(crate) use equation::{Equation, EquationForm};
pub use event::{Event, EventKind};
pub use measure::Measure;
pub(crate) use measure::Measures;
pub use relation::{Relation, RelationKind, Role};
pub use span::Span;
pub use statistic::Statistic;
pub use story::{Story, StoryId, StoryRole};
pub use unread::{Unread, UnreadReason};
pub use window::Window;

pub(crate) use crate::vocabulary::Kinds as KindRules;
