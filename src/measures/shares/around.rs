//! What stands around a percentage.

use super::evidence::{Piece, Share, Told};
use crate::quantity::{Number, Unit};
use crate::scope::{Contenders, Named, Reader, Stretch, add_held, noun_end};
use crate::text::{Spaced, bare_of_owner, words_of};
use crate::vocabulary::WordList;

/// What the words of a sentence that has shares are about.
static ABOUT: [(WordList, About); 8] = [
    (WordList::named("words about shares: voting"), About::Voting),
    (WordList::named("words about shares: voters"), About::Voters),
    (WordList::named("words about shares: asking"), About::Asking),
    (WordList::named("words about shares: viewing"), About::Viewing),
    (WordList::named("words about shares: answering"), About::Answering),
    (WordList::named("words about shares: supporting"), About::Supporting),
    (WordList::named("words about shares: trading"), About::Trading),
    (WordList::named("words about shares: people"), About::People),
];

/// What stands right before a share,
static BEFORE: [(WordList, Piece); 5] = [
    (WordList::named("words before a share: at"), Piece::BehindAt),
    (WordList::named("words before a share: getting"), Piece::BehindGetting),
    (WordList::named("words before a share: by"), Piece::BehindBy),
    (WordList::named("words before a share: of"), Piece::BehindOf),
    (WordList::named("words before a share: article"), Piece::BehindArticle),
];

/// and right behind it;
static BEHIND: [(WordList, Piece); 4] = [
    (WordList::named("words behind a share: of"), Piece::LedOf),
    (WordList::named("words behind a share: in"), Piece::LedIn),
    (WordList::named("words behind a share: for"), Piece::LedFor),
    (WordList::named("words about shares: answering"), Piece::LedAnswer),
];
/// and what stands there and says nothing.
static JOINTS: WordList = WordList::named("words behind a share: joint");

/// Words of rising,
static RISE: WordList = WordList::named("rise");
/// and of falling.
static FALL: WordList = WordList::named("fall");

/// A word that says what a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Voting,
    Voters,
    Asking,
    Viewing,
    Answering,
    Supporting,
    Trading,
    People,
    Changing,
}

/// The words of a sentence that say what it is about, with their places, and with how many words stand before each.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    words: Vec<(usize, usize, About)>,
    /// Where each word begins.
    starts: Vec<usize>,
}

impl Said {
    /// Whether a word of the sentence says that it is about something.
    pub(super) fn has(&self, about: About) -> bool {
        self.words.iter().any(|(_, _, own)| *own == about)
    }

    /// Whether such a word stands beside a figure: so many words before it, or behind.
    fn has_near(&self, about: About, (start, end): (usize, usize)) -> bool {
        /// So many words before,
        const BEFORE: usize = 5;
        /// and behind.
        const BEHIND: usize = 4;
        let first = self.starts.partition_point(|word| *word < start);
        let last = self.starts.partition_point(|word| *word < end);
        let near = |number: usize| number + BEFORE >= first && number < last + BEHIND;
        self.words.iter().any(|(at, number, own)| *own == about && near(*number) && !(start..end).contains(at))
    }
}

/// A percentage with what stands around it.
pub(super) struct Around<'a, 's> {
    pub(super) stretch: &'a Stretch<'s>,
    pub(super) index: usize,
    /// What constructions say of the figures of the stretch, and of the one before.
    pub(super) told: &'a [Told],
    pub(super) told_before: &'a [Told],
    pub(super) said: &'a Said,
    pub(super) said_before: &'a Said,
    /// How many shares of each kind constructions find in the text.
    pub(super) in_text: [usize; 3],
    /// Those to whom constructions give votes in the text.
    pub(super) contestants: &'a Contenders,
}

impl Around<'_, '_> {
    fn has_told(&self, told: Told) -> bool {
        self.told.iter().enumerate().any(|(index, other)| index != self.index && *other == told)
    }

    /// Whether another figure that is no percentage stands in the stretch.
    fn has_count(&self) -> bool {
        self.stretch.mentions.iter().any(|mention| mention.quantity.unit != Unit::Percent)
    }
}

impl Reader<'_> {
    /// What the words between two places are about.
    pub(super) fn said_of_shares(&self, start: usize, end: usize) -> Said {
        let mut said = Said::default();
        for (number, (at, raw)) in words_of(self.text.get(start..end).unwrap_or_default()).enumerate() {
            said.starts.push(start + at);
            let word = raw.unmarked();
            let word = bare_of_owner(word);
            let about = meaning_in(&ABOUT, word);
            let about = about.or_else(|| (RISE.holds(word) || FALL.holds(word)).then_some(About::Changing));
            said.words.extend(about.map(|about| (start + at, number, about)));
        }
        said
    }

    /// What speaks for a percentage being a share of something.
    pub(super) fn pieces_of_share(&self, named: &Named, around: &Around<'_, '_>) -> Vec<Piece> {
        let mut pieces = vec![Piece::Any];
        pieces_of_told(self, around, &mut pieces);
        pieces_of_words(around, &mut pieces);
        self.pieces_beside(around, &mut pieces);
        self.pieces_of_names(named, around, &mut pieces);
        pieces_of_numbers(self, around, &mut pieces);
        pieces
    }

    /// What stands right before the figure, and right behind it.
    fn pieces_beside(&self, around: &Around<'_, '_>, pieces: &mut Vec<Piece>) {
        let Some(mention) = around.stretch.mentions.get(around.index) else { return };
        let before = self.text.get(around.stretch.start..mention.span.start()).unwrap_or_default().trim_end();
        let last = before.last_word().unwrap_or_default();
        let is_open = last.is_empty() || last.ends_with(|mark: char| !mark.is_alphanumeric());
        pieces.extend(if is_open { Some(Piece::BehindMark) } else { meaning_in(&BEFORE, last) });
        let behind = self.text.get(mention.span.end()..around.stretch.end).unwrap_or_default();
        let mut words = behind.trim_start().words();
        let next = words.next().unwrap_or_default();
        let is_end = next.is_empty() || next.starts_with(|mark: char| !mark.is_alphanumeric());
        let bare = next.unmarked();
        let of_people = || words.take(4).any(|word| meaning_in(&ABOUT, word.unmarked()) == Some(About::People));
        pieces.extend(match meaning_in(&BEHIND, bare) {
            _ if is_end => Some(Piece::LedEnd),
            Some(Piece::LedOf) if of_people() => Some(Piece::LedOfPeople),
            None if JOINTS.holds(bare) => None,
            None => Some(Piece::LedOther),
            led => led,
        });
    }

    /// Whom the sentence names.
    fn pieces_of_names(&self, named: &Named, around: &Around<'_, '_>, pieces: &mut Vec<Piece>) {
        /// So many words from a name to the figure are few.
        const NEAR: usize = 4;
        let Some(mention) = around.stretch.mentions.get(around.index) else { return };
        let (start, end) = (mention.span.start(), noun_end(mention));
        let led = named.within(around.stretch.start, start);
        let behind = named.within(end, around.stretch.end);
        let last = led.iter().rfind(|token| named.stands(token));
        let words = |token_end: usize| self.text.get(token_end..start).unwrap_or_default().count_words();
        let is_near = last.is_some_and(|token| words(token.end) <= NEAR);
        let next = behind.iter().find(|token| named.stands(token));
        let names = led.iter().chain(behind).filter(|token| named.stands(token)).count();
        let has_lead = led.iter().chain(behind).any(|token| token.leads());
        add_held(
            pieces,
            [
                (Piece::NameNear, is_near),
                (Piece::NameBefore, last.is_some() && !is_near),
                (Piece::NameBehind, next.is_some()),
                (Piece::NamesHere, names > 1),
                (Piece::LeadHere, has_lead),
            ],
        );
    }
}

/// What constructions say of the figure and of those near it.
fn pieces_of_told(reader: &Reader<'_>, around: &Around<'_, '_>, pieces: &mut Vec<Piece>) {
    let own = around.told.get(around.index).copied().unwrap_or(Told::Unsaid);
    let [votes, answers, views] = around.in_text;
    let own_of = |share: Share| own == Told::Share(share);
    let beside = |times: usize, share: Share| times > usize::from(own_of(share));
    let before = |told: Told| around.told_before.contains(&told);
    add_held(
        pieces,
        [
            (Piece::ToldVotes, own_of(Share::Votes)),
            (Piece::ToldAnswers, own_of(Share::Answers)),
            (Piece::ToldViews, own_of(Share::Views)),
            (Piece::InContest, reader.is_of_contest()),
            (Piece::HasContenders, reader.has_contenders()),
            (Piece::VotesInText, beside(votes, Share::Votes)),
            (Piece::AnswersInText, beside(answers, Share::Answers)),
            (Piece::ViewsInText, beside(views, Share::Views)),
            (Piece::VotesHere, around.has_told(Told::Share(Share::Votes))),
            (Piece::OtherHere, around.has_told(Told::Other)),
            (Piece::VotesBefore, before(Told::Share(Share::Votes))),
            (Piece::AnswersBefore, before(Told::Share(Share::Answers))),
            (Piece::ViewsBefore, before(Told::Share(Share::Views))),
            (Piece::OtherBefore, before(Told::Other)),
        ],
    );
}

/// What the sentence and the one before are about.
fn pieces_of_words(around: &Around<'_, '_>, pieces: &mut Vec<Piece>) {
    let Some(mention) = around.stretch.mentions.get(around.index) else { return };
    let place = (mention.span.start(), mention.span.end());
    let (here, before) = (around.said, around.said_before);
    let near = |about: About| here.has_near(about, place);
    add_held(
        pieces,
        [
            (Piece::Voting, here.has(About::Voting)),
            (Piece::Voters, here.has(About::Voters)),
            (Piece::Asking, here.has(About::Asking)),
            (Piece::Viewing, here.has(About::Viewing)),
            (Piece::Answering, here.has(About::Answering)),
            (Piece::Supporting, here.has(About::Supporting)),
            (Piece::Trading, here.has(About::Trading)),
            (Piece::Changing, here.has(About::Changing)),
            (Piece::VotingBefore, before.has(About::Voting)),
            (Piece::AskingBefore, before.has(About::Asking)),
            (Piece::ViewingBefore, before.has(About::Viewing)),
            (Piece::AnsweringBefore, before.has(About::Answering)),
            (Piece::TradingBefore, before.has(About::Trading)),
            (Piece::NearVoting, near(About::Voting)),
            (Piece::NearVoters, near(About::Voters)),
            (Piece::NearAsking, near(About::Asking)),
            (Piece::NearViewing, near(About::Viewing)),
            (Piece::NearAnswering, near(About::Answering)),
            (Piece::NearSupporting, near(About::Supporting)),
            (Piece::NearTrading, near(About::Trading)),
            (Piece::NearChanging, near(About::Changing)),
        ],
    );
}

/// How large it is, and what other figures stand in the sentence.
fn pieces_of_numbers(reader: &Reader<'_>, around: &Around<'_, '_>, pieces: &mut Vec<Piece>) {
    let mentions = &around.stretch.mentions;
    let Some(mention) = mentions.get(around.index) else { return };
    let hundred = Number::from(100);
    let stated = mention.quantity.stated;
    let is = |test: fn(Number, Number) -> bool, bound: Number| stated.is_some_and(|stated| test(stated, bound));
    let beside = |index: Option<usize>| mentions.get(index?).copied();
    let pairs = |one: Option<&crate::figures::Mention>, other: Option<&crate::figures::Mention>| {
        one.zip(other).is_some_and(|(one, other)| reader.are_paired(one, other))
    };
    let previous = beside(around.index.checked_sub(1));
    let next = beside(around.index.checked_add(1));
    add_held(
        pieces,
        [
            (Piece::CountsHere, around.has_count()),
            (Piece::Paired, pairs(previous, Some(mention)) || pairs(Some(mention), next)),
            (Piece::All, is(|own, bound| own == bound, hundred)),
            (Piece::Few, is(|own, bound| own < bound, Number::from(3))),
            (Piece::Fraction, stated.is_some_and(|stated| !stated.is_whole())),
        ],
    );
}

/// What a word means: of the first list that has it.
fn meaning_in<T: Copy>(lists: &[(WordList, T)], word: &str) -> Option<T> {
    lists.iter().find(|(list, _)| list.holds(word)).map(|(_, meaning)| *meaning)
}
