//! What speaks for two texts telling of one thing, and what against it.

use super::texts::{Known, Sharing, Telling, Text, Token, shared_of};

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Holds of every two.
    Any,
    /// They were published two days apart, or three.
    TwoDaysApart,
    ThreeDaysApart,
    OnePublisher,
    /// A name in both titles, which few texts of those days have, or some, or many.
    TitleNameOfFew,
    TitleNameOfSome,
    TitleNameOfMany,
    /// A name that stands elsewhere in one of them.
    NameOfFew,
    NameOfSome,
    NameOfMany,
    /// A word of both titles.
    TitleWordOfFew,
    TitleWordOfSome,
    /// A word that is rare in the language.
    RareWordOfFew,
    RareWordOfSome,
    /// A number of which three digits say something, or two.
    LongNumberOfFew,
    LongNumberOfMore,
    ShortNumberOfFew,
    ShortNumberOfMore,
    /// What is of one thing in both: a round number that few give, a count below a hundred, so many in a hundred that few give.
    RoundNumber,
    SmallNumber,
    WholeShare,
    /// A long or short number is of one thing.
    NumberOfOneThing,
    /// A number stands in the lead of both.
    NumberOfLeads,
    /// They share two numbers that few have, small ones and shares left out.
    TwoNumbers,
}

/// What each piece weighs, in hundredths, and how many times at most: a logistic regression over pairs of texts published within three
/// days, those of 81 events in the news with figures that readers had put together, each alone and within an archive of its days, against
/// 90,000 of an archive that tell of two things. The record is in docs/stories.md.
const WEIGHTS: [(Piece, i32, usize); 24] = [
    (Piece::Any, -1039, 1),
    (Piece::TwoDaysApart, -44, 1),
    (Piece::ThreeDaysApart, -117, 1),
    (Piece::OnePublisher, -83, 1),
    (Piece::TitleNameOfFew, 74, 3),
    (Piece::TitleNameOfSome, 75, 3),
    (Piece::TitleNameOfMany, 34, 3),
    (Piece::NameOfFew, 72, 3),
    (Piece::NameOfSome, 14, 3),
    (Piece::NameOfMany, 21, 3),
    (Piece::TitleWordOfFew, 97, 4),
    (Piece::TitleWordOfSome, 69, 4),
    (Piece::RareWordOfFew, 77, 8),
    (Piece::RareWordOfSome, 48, 8),
    (Piece::LongNumberOfFew, 200, 3),
    (Piece::LongNumberOfMore, 37, 3),
    (Piece::ShortNumberOfFew, 136, 3),
    (Piece::ShortNumberOfMore, 104, 3),
    (Piece::RoundNumber, 154, 3),
    (Piece::SmallNumber, 228, 3),
    (Piece::WholeShare, 89, 3),
    (Piece::NumberOfOneThing, 61, 3),
    (Piece::NumberOfLeads, 110, 3),
    (Piece::TwoNumbers, 305, 1),
];

/// From this sum on two texts are held to tell of one thing.
pub(super) const ENOUGH: i32 = 0;

/// What speaks for two texts telling of one thing, less what speaks against it.
pub(super) fn sum<'t>(known: &Known<'t>, a: &'t Text<'_>, b: &'t Text<'_>) -> i32 {
    let mut counts = [0; WEIGHTS.len()];
    let mut sum = 0;
    let mut tell = |piece: Piece| {
        let entry = WEIGHTS.get(piece as usize).zip(counts.get_mut(piece as usize));
        if let Some(((_, weight, most), count)) = entry
            && *count < *most
        {
            *count += 1;
            sum += weight;
        }
    };
    tell(Piece::Any);
    match (a.day - b.day).abs() {
        0 | 1 => {}
        2 => tell(Piece::TwoDaysApart),
        _ => tell(Piece::ThreeDaysApart),
    }
    if a.publisher.is_some() && a.publisher == b.publisher {
        tell(Piece::OnePublisher);
    }
    of_words(known, a, b, &mut tell);
    of_numbers(known, a, b, &mut tell);
    sum
}

/// What names and words say.
fn of_words<'t>(known: &Known<'t>, a: &'t Text<'_>, b: &'t Text<'_>, tell: &mut dyn FnMut(Piece)) {
    let leads = |text: &Text<'_>, name: &String| text.story.title_names.binary_search(name).is_ok();
    for name in shared_of(&a.story.names, &b.story.names) {
        let Some(sharing) = known.sharing(Token::Name(name), a, b) else { continue };
        tell(match (sharing, leads(a, name) && leads(b, name)) {
            (Sharing::Few, true) => Piece::TitleNameOfFew,
            (Sharing::Some, true) => Piece::TitleNameOfSome,
            (Sharing::Many, true) => Piece::TitleNameOfMany,
            (Sharing::Few, false) => Piece::NameOfFew,
            (Sharing::Some, false) => Piece::NameOfSome,
            (Sharing::Many, false) => Piece::NameOfMany,
        });
    }
    let titles = shared_of(&a.title, &b.title).map(|word| Token::TitleWord(word));
    let rare = shared_of(&a.story.rare_words, &b.story.rare_words).map(|word| Token::RareWord(word));
    for token in titles.chain(rare) {
        match (known.sharing(token, a, b), matches!(token, Token::TitleWord(_))) {
            (Some(Sharing::Few), true) => tell(Piece::TitleWordOfFew),
            (Some(Sharing::Some), true) => tell(Piece::TitleWordOfSome),
            (Some(Sharing::Few), false) => tell(Piece::RareWordOfFew),
            (Some(Sharing::Some), false) => tell(Piece::RareWordOfSome),
            // What many have told nothing of what was read.
            (Some(Sharing::Many) | None, _) => {}
        }
    }
}

/// What the numbers say that both give.
fn of_numbers<'t>(known: &Known<'t>, a: &'t Text<'_>, b: &'t Text<'_>, tell: &mut dyn FnMut(Piece)) {
    let mut telling_numbers = 0;
    for (given, own) in &a.numbers {
        let (Some(other), Some(telling)) = (b.numbers.get(given), given.telling()) else { continue };
        let of_both = || own.of.intersection(&other.of);
        // What tells little by itself must be of one thing.
        let sharing = match telling {
            Telling::Long | Telling::Short => known.sharing(Token::Number(*given), a, b),
            _ => of_both().filter_map(|of| known.sharing(Token::NumberOf(*given, of), a, b)).min(),
        };
        let Some(sharing) = sharing else { continue };
        let is_of_few = sharing == Sharing::Few;
        let piece = match (telling, is_of_few) {
            (Telling::Long, true) => Some(Piece::LongNumberOfFew),
            (Telling::Long, false) => Some(Piece::LongNumberOfMore),
            (Telling::Short, true) => Some(Piece::ShortNumberOfFew),
            (Telling::Short, false) => Some(Piece::ShortNumberOfMore),
            (Telling::Small, _) => Some(Piece::SmallNumber),
            (Telling::Round, true) => Some(Piece::RoundNumber),
            (Telling::WholeShare, true) => Some(Piece::WholeShare),
            (Telling::Round | Telling::WholeShare, false) => None,
        };
        piece.into_iter().for_each(&mut *tell);
        if matches!(telling, Telling::Small | Telling::WholeShare) {
            continue;
        }
        if telling != Telling::Round && of_both().next().is_some() {
            tell(Piece::NumberOfOneThing);
        }
        if own.leads && other.leads {
            tell(Piece::NumberOfLeads);
        }
        telling_numbers += usize::from(is_of_few);
    }
    if telling_numbers >= 2 {
        tell(Piece::TwoNumbers);
    }
}

/// Whether each weight stands at its piece's place.
#[cfg(test)]
pub(super) fn is_in_order() -> bool {
    WEIGHTS.iter().enumerate().all(|(index, (piece, ..))| *piece as usize == index)
        && WEIGHTS.len() == Piece::TwoNumbers as usize + 1
}
