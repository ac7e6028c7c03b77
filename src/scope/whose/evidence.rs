//! What speaks for a figure being somebody's, and what against it.

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Holds of everybody.
    Any,
    /// Nothing says what the figure counts;
    Unmeasured,
    /// so too, and it is a share.
    UnmeasuredShare,
    /// It counts votes, seats or something else, no share, answer or lead.
    OfOther,
    Percent,
    /// It is what a rule asks for.
    Required,
    /// Words beside it are of how something was asked or counted.
    OfMethod,
    /// The sentence has told whose a figure before it is.
    OwnedHere,
    /// Two are named more often in the text.
    ThirdNamed,
    NamedOnce,
    /// The name says something, or asks people.
    Speaks,
    Asks,
    /// The name stands in the sentence before the figure,
    Before,
    /// four words before it at most,
    Near,
    /// or more than twelve.
    Far,
    /// It is the first of the sentence.
    First,
    /// Another figure stands between; this and the second one each count.
    FigureBetween,
    /// The name stands right behind "by" or "as".
    LedBy,
    /// The name is the next one behind the figure;
    NextBehind,
    /// so too, and no mark, figure or contrast parts the two.
    OwnBehind,
    /// Another name stands so.
    OtherBehind,
    /// Before the name behind the figure stands another figure,
    FigureBetweenBehind,
    /// a contrast,
    ContrastBehind,
    /// or a verb.
    VerbBehind,
    /// The nearest sentence before that names him names him last.
    LastBefore,
    /// It names him first, and this sentence names nobody.
    FirstForNobody,
    /// That sentence is of another paragraph.
    OtherParagraph,
    /// A pronoun before the figure may stand for him, as the last one named before it,
    Stood,
    /// and a pronoun anywhere, as the first one.
    StoodFirst,
    /// The last figure of the sentence that is somebody's is his.
    OwnsLast,
    /// The figure right before it makes a pair with it, and is another's.
    OtherOfPaired,
    /// Of the two in a pair it is the larger, and he leads; or the smaller, and he trails;
    FitsLead,
    /// or the other way round.
    AgainstLead,
    /// He leads, and the figure has no pair.
    Leads,
    /// He leads by it.
    LeadsBy,
    /// Constructions of the figure's own clause say so,
    Told,
    /// or others,
    ToldElsewhere,
    /// or say somebody else.
    ToldOther,
    /// What people answered names him.
    InAnswer,
}

/// What each piece weighs, in hundredths: a conditional logistic regression over 873 figures of 80 events in the news, each with those
/// whose it may be, that readers had judged. The record of the whole is in docs/stories.md.
const WEIGHTS: &[(Piece, i32)] = &[
    (Piece::Any, -66),
    (Piece::Unmeasured, -223),
    (Piece::UnmeasuredShare, 126),
    (Piece::OfOther, -209),
    (Piece::Percent, -11),
    (Piece::Required, -131),
    (Piece::OfMethod, -55),
    (Piece::OwnedHere, 79),
    (Piece::ThirdNamed, -48),
    (Piece::NamedOnce, -93),
    (Piece::Speaks, -82),
    (Piece::Asks, -117),
    (Piece::Before, 185),
    (Piece::Near, 92),
    (Piece::Far, -121),
    (Piece::First, 78),
    (Piece::FigureBetween, -54),
    (Piece::LedBy, -186),
    (Piece::NextBehind, 153),
    (Piece::OwnBehind, 113),
    (Piece::OtherBehind, -62),
    (Piece::FigureBetweenBehind, 77),
    (Piece::ContrastBehind, -107),
    (Piece::VerbBehind, -78),
    (Piece::LastBefore, 78),
    (Piece::FirstForNobody, 35),
    (Piece::OtherParagraph, -183),
    (Piece::Stood, 134),
    (Piece::StoodFirst, 63),
    (Piece::OwnsLast, -63),
    (Piece::OtherOfPaired, 119),
    (Piece::FitsLead, 115),
    (Piece::AgainstLead, -189),
    (Piece::Leads, 71),
    (Piece::LeadsBy, 102),
    (Piece::Told, 197),
    (Piece::ToldElsewhere, 168),
    (Piece::ToldOther, -76),
    (Piece::InAnswer, 41),
];

/// What some pieces weigh together.
pub(super) fn weigh(pieces: &[Piece]) -> i32 {
    pieces.iter().filter_map(|piece| WEIGHTS.get(*piece as usize)).map(|(_, weight)| *weight).sum()
}

/// Who is ahead of the next by so much is the owner,
pub(super) const ENOUGH: i32 = 75;
/// and by so much is taken for him.
pub(super) const SOME: i32 = 25;

/// Whether each weight stands at its piece's place.
#[cfg(test)]
pub(super) fn is_in_order() -> bool {
    WEIGHTS.iter().enumerate().all(|(index, (piece, _))| *piece as usize == index)
        && WEIGHTS.len() == Piece::InAnswer as usize + 1
}
