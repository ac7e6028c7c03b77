//! A document asserts how claims belong together.

use serde::{Deserialize, Serialize};

use super::{ClaimId, DocumentId, Span};
use crate::quantity::Number;
use crate::worded::worded;

/// A document asserts how claims belong together: parts of a whole, a share of a total, a change from one value to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Relation {
    /// How the members belong together.
    pub kind: RelationKind,
    /// The document that says so.
    pub document: DocumentId,
    /// Where it says so; `None` for a relation declared by hand.
    #[serde(default)]
    pub span: Option<Span>,
    /// How many times the value before the value after is, where a word says so and no figure: 2 for "doubled".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<Number>,
    /// Parts that the document names without a figure, one thing each: "three provinces – Amla, Borsk and Cetin".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Span>,
    /// The claims, each with its part in the relation, in the order of the text.
    pub(crate) members: Vec<Member>,
}

impl Relation {
    /// A relation of a kind that a document asserts, without members yet.
    pub fn new(kind: RelationKind, document: impl Into<DocumentId>) -> Relation {
        Relation { kind, document: document.into(), span: None, factor: None, named: Vec::new(), members: Vec::new() }
    }

    /// The same relation at a place in its document's text.
    pub fn at(mut self, span: Span) -> Relation {
        self.span = Some(span);
        self
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        let document = &self.document;
        self.span.iter_mut().chain(&mut self.named).for_each(|span| *span = place(document, *span));
    }

    /// The same relation, the value after being `factor` times the value before.
    pub fn with_factor(mut self, factor: Number) -> Relation {
        self.factor = Some(factor);
        self
    }

    /// The same relation with one more member.
    pub fn with(mut self, role: Role, claim: ClaimId) -> Relation {
        self.members.push(Member { role, claim });
        self
    }

    /// The claims, each with the part it plays, in the order of the text.
    pub fn members(&self) -> impl Iterator<Item = (Role, ClaimId)> + '_ {
        self.members.iter().map(|member| (member.role, member.claim))
    }

    /// The claims that play a part, in the order of the text.
    pub fn playing(&self, role: Role) -> impl Iterator<Item = ClaimId> + '_ {
        self.members.iter().filter(move |member| member.role == role).map(|member| member.claim)
    }
}

/// How the members of a relation belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelationKind {
    /// The parts make up the whole, and there are no others: they must add up to it.
    AllParts,
    /// The parts are some of the whole ("including"): together they must not exceed it.
    SomeParts,
    /// Percentages and the amounts that they stand for, of one total: "29.4 %, i.e. €26.1 billion". The first share belongs to
    /// the first amount, the second to the second. The whole is a member where the document states it; where it does
    /// not, the pairs of one relation still share it. Parts that the document gives for the whole add up to it.
    ShareAndAmount,
    /// A part, its total and the percentage that they make: "831,200 of 1,195,000, or 69.6 %".
    Ratio,
    /// A value before and one after, the direction left open: "from 107 to 98", "changed by 5 points to 40".
    Change,
    /// A change for which the words say that the value grew: "rose by 5 points to 40", "doubled".
    Rise,
    /// A change for which the words say that the value shrank: "fell by 5 points to 40".
    Fall,
}

worded!(RelationKind, "kind of relation", {
    AllParts => "all_parts", SomeParts => "some_parts", ShareAndAmount => "share_and_amount", Ratio => "ratio",
    Change => "change", Rise => "rise", Fall => "fall",
});

/// One claim's part in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    /// The part it plays.
    pub(crate) role: Role,
    /// The claim.
    pub(crate) claim: ClaimId,
}

/// The part that a claim plays in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// The whole, or the denominator.
    Whole,
    /// A part, or the numerator.
    Part,
    /// A percentage of the whole.
    Share,
    /// The amount that a percentage stands for.
    Amount,
    /// The value before a change.
    Before,
    /// The value after a change.
    After,
    /// The change itself: an amount, percentage points, or a percentage of the value before. Never negative; the kind of the
    /// relation says which way.
    Difference,
}

worded!(Role, "role", {
    Whole => "whole", Part => "part", Share => "share", Amount => "amount", Before => "before", After => "after",
    Difference => "difference",
});
