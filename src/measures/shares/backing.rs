//! Which shares of those asked are shares of votes whatever the sum says: how many support somebody who stands, and how many
//! nobody.
//!
//! "In the poll she had reached 58 percent support among miners", "six percent are still undecided": constructions take both for
//! answers, since the same words tell of a ban or a plan.

use super::around::{About, Around};
use super::evidence::{Share, Told};
use crate::figures::Mention;
use crate::scope::{Named, Reader, Stretch, Token, noun_end};
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// What a share of those who support somebody is called: "58 percent support".
static BACKING: WordList = WordList::named("nouns of backing");
/// What stands between such a noun and a share behind it: "the support of 58 percent",
static OF: WordList = WordList::named("between backing and its share");
/// and between a share and such a noun behind it: "a 58 percent level of support".
static LEVEL: WordList = WordList::named("levels of backing");
/// What such a noun is followed by, where it is one and no verb.
static BEHIND: WordList = WordList::named("behind nouns of backing");
/// What only a plan or a law has.
static POLICY: WordList = WordList::named("words of policy");
/// Who is for nobody, in words behind a share.
static NOBODY: WordList = WordList::named("for nobody");
/// What those do who want somebody,
static WANTING: WordList = WordList::named("wanting somebody");
/// and what makes it another answer: "more likely to vote for".
static OTHERS: WordList = WordList::named("wanting nobody");
/// What parts what is told of one from what is told of another.
static PARTING: WordList = WordList::named("parting whom some want");
/// What the whole does whose part he is: "a friend's support of Berg would strain".
static DOING: WordList = WordList::named("doing behind whom some want");
/// What a question on anything but whom they want is about: "it makes no difference".
static NO_CHOICE: WordList = WordList::named("asked of something else than whom they want");
/// What those say behind him of whom it is told only whom they want: "50 percent of those who voted for Berg said".
static ANSWERS: WordList = WordList::named("words about shares: answering");
/// What of an answer such words may also be.
static OTHERWISE: WordList = WordList::named("unsure of something else");

/// That a share is of those who support somebody, or nobody, and whom, if it is told for certain.
pub(super) struct Backed {
    pub(super) owner: Option<String>,
}

impl Reader<'_> {
    /// What a share of answers, or one of which constructions say nothing, is of, if it is one of votes.
    pub(super) fn backed(&self, named: &Named, around: &Around<'_, '_>) -> Option<Backed> {
        let told = around.told.get(around.index);
        let may_be = matches!(told, Some(Told::Unsaid | Told::Share(Share::Answers)));
        let [votes, ..] = around.in_text;
        if !may_be || votes == 0 || !self.is_of_contest() {
            return None;
        }
        let of_nobody = || self.backs_nobody(named, around).then_some(Backed { owner: None });
        self.backs_somebody(named, around).or_else(|| self.wants_somebody(named, around)).or_else(of_nobody)
    }

    /// "Pulling nine percent support": whether it is told of somebody who stands that so many support him.
    fn backs_somebody(&self, named: &Named, around: &Around<'_, '_>) -> Option<Backed> {
        /// So many words lie between him and the figure at most.
        const MOST: usize = 14;
        /// and so many where it is his: "Berg's firm".
        const MOST_OWNED: usize = 3;
        let mention = around.stretch.mentions.get(around.index)?;
        let (start, end) = (mention.span.start(), mention.span.end());
        let text = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        if !is_led_by_backing(text(around.stretch.start, start)) && !leads_to_backing(text(end, around.stretch.end)) {
            return None;
        }
        let led = named.within(around.stretch.start, start);
        let is_doer = |token: &&Token| named.stands(token) || token.is_doer();
        let doer = led.iter().rfind(is_doer)?;
        let stands = doer.is_doer() || named.is_person(doer) || named.is_one_of(doer, around.contestants);
        let between = text(doer.end, start);
        let is_owner = between.starts_with(['\'', '’']);
        let far = between.count_words();
        let of_policy = |words: &str| words.words().any(|word| POLICY.holds(word.unmarked()));
        let most = if is_owner { MOST_OWNED } else { MOST };
        let is_his = stands && far <= most && !of_policy(between) && !of_policy(text(end, around.stretch.end));
        // Where the sentence names another before, it may be that one's.
        let owner = named.name_at(doer);
        let is_only =
            !led.iter().filter(is_doer).any(|token| named.name_at(token) != owner) && !self.is_one_of_two(around);
        is_his.then(|| Backed { owner: owner.filter(|_| is_only).map(str::to_owned) })
    }

    /// "Six percent are still undecided": whether so many are for nobody of whom shares are told beside them.
    fn backs_nobody(&self, named: &Named, around: &Around<'_, '_>) -> bool {
        let has = |told: &[Told], share: Share| told.contains(&Told::Share(share));
        let own = |index: usize| index == around.index || self.says_nobody(around, index);
        let answers = around.told.iter().enumerate().filter(|(_, told)| **told == Told::Share(Share::Answers));
        // Beside other answers they may be undecided about anything.
        let is_alone = !has(around.told_before, Share::Answers) && answers.map(|(index, _)| index).all(own);
        let near = has(around.told, Share::Votes) || has(around.told_before, Share::Votes) && is_alone;
        let sentence = self.text.get(around.stretch.start..around.stretch.end).unwrap_or_default();
        let is_of_else = || sentence.words().any(|word| NO_CHOICE.holds(word.unmarked()));
        if !near || around.said.has(About::Viewing) || around.said_before.has(About::Viewing) || is_of_else() {
            return false;
        }
        let from = self.start_of_sentence_before(around.stretch);
        let mut told_of = named.within(from, around.stretch.end).iter();
        told_of.any(|token| named.is_one_of(token, around.contestants)) && self.says_nobody(around, around.index)
    }

    /// Whether it is told behind a figure of a stretch that so many are for nobody.
    fn says_nobody(&self, around: &Around<'_, '_>, index: usize) -> bool {
        /// So many words lie between the figure and what says so at most.
        const MOST: usize = 12;
        let mentions = &around.stretch.mentions;
        let end = |index: usize| mentions.get(index).map_or(around.stretch.end, |mention| noun_end(mention));
        let start = |index: usize| mentions.get(index).map_or(around.stretch.end, |next| next.span.start());
        let text = |from: usize, to: usize| self.text.get(from.min(to)..to).unwrap_or_default();
        // "Six percent (6%) are".
        let is_again = text(end(index), start(index + 1)).trim() == "(";
        let last = if is_again { index + 1 } else { index };
        let behind = text(end(last), start(last + 1));
        let clause = behind.split([';', ':', '.']).next().unwrap_or_default();
        let words: Vec<&str> =
            clause.words().map(Spaced::unmarked).filter(|word| !word.is_empty()).take(MOST).collect();
        let says =
            words.iter().any(|word| NOBODY.holds(word)) || words.windows(2).any(|two| NOBODY.holds(&two.join(" ")));
        says && !words.iter().any(|word| OTHERWISE.holds(word) || POLICY.holds(word))
    }

    /// "34 percent of the miners said they planned to vote for Berg": whether it is told behind it that so many want somebody who
    /// stands.
    fn wants_somebody(&self, named: &Named, around: &Around<'_, '_>) -> Option<Backed> {
        /// So many words stand between what they do and whom they want at most,
        const NEAR: usize = 4;
        /// and between the figure and him.
        const MOST: usize = 20;
        let mention = around.stretch.mentions.get(around.index)?;
        let end = mention.span.end();
        let until = around.stretch.mentions.get(around.index + 1).map_or(around.stretch.end, |next| next.span.start());
        let wanted = named.within(end, until).iter().find(|token| named.is_one_of(token, around.contestants))?;
        let between = self.text.get(end..wanted.at).unwrap_or_default();
        let words: Vec<&str> = between.words().map(Spaced::unmarked).collect();
        let wants = || words.iter().rev().take(NEAR).any(|word| WANTING.holds(word));
        let behind = self.text.get(wanted.end..until).unwrap_or_default();
        let goes_on = |word: &str| ANSWERS.holds(word.unmarked()) || DOING.holds(word);
        let is_whole = !behind.starts_with(['\'', '’']) && !behind.first_word().is_some_and(goes_on);
        let is_other = |word: &&str| OTHERS.holds(word) || POLICY.holds(word);
        let has_mark = between.contains([';', ':', '.', '(', ')', '"', '“', '”']);
        // "28 percent, while Lund": what is told of him is told of somebody else.
        let is_parted =
            between.split(',').skip(1).any(|part| part.first_word().is_some_and(|word| PARTING.holds(word)));
        let does = words.len() <= MOST && !has_mark && !is_parted && is_whole && wants();
        // One of two shares, "47 to 39 percent", or of two whom they want.
        let is_paired = self.is_one_of_two(around) || behind.first_word().is_some_and(|word| PARTING.holds(word));
        let owner = named.name_at(wanted).filter(|_| !is_paired).map(str::to_owned);
        (does && !words.iter().any(is_other)).then_some(Backed { owner })
    }

    /// Whether a share stands beside another as one of two.
    fn is_one_of_two(&self, around: &Around<'_, '_>) -> bool {
        let mentions = &around.stretch.mentions;
        let beside = |index: Option<usize>| index.and_then(|index| mentions.get(index)).copied();
        let (previous, own, next) =
            (beside(around.index.checked_sub(1)), beside(Some(around.index)), beside(around.index.checked_add(1)));
        let paired = |one: Option<&Mention>, other: Option<&Mention>| {
            one.zip(other).is_some_and(|(one, other)| {
                let between = self.text.get(noun_end(one)..other.span.start()).unwrap_or_default();
                self.are_paired(one, other) || PARTING.holds(between.trim())
            })
        };
        paired(previous, own) || paired(own, next)
    }

    /// Where the sentence before a stretch begins that has figures, if it is near, or the stretch.
    fn start_of_sentence_before(&self, stretch: &Stretch<'_>) -> usize {
        /// So many sentences back.
        const BACK: usize = 2;
        let before = stretch.sentence.and_then(|index| self.segments.sentences.get(index.saturating_sub(BACK)));
        before.map_or(stretch.start, |sentence| sentence.span.start())
    }
}

/// Whether some words end with a noun of backing and what joins it to a share: "with the support of just".
fn is_led_by_backing(before: &str) -> bool {
    /// So many words stand before the figure at most.
    const MOST: usize = 3;
    let words: Vec<&str> = before.words().rev().take(MOST).map(Spaced::unmarked).collect();
    let joined = words.windows(2).find(|pair| matches!(pair, [of, noun] if OF.holds(of) && BACKING.holds(noun)));
    joined.is_some()
}

/// Whether some words begin with a noun of backing: "support among miners", "level of support".
fn leads_to_backing(behind: &str) -> bool {
    /// So many words stand between at most: "level of".
    const MOST: usize = 2;
    let mut words = behind.trim_start_matches('-').words();
    for _ in 0..=MOST {
        let Some(raw) = words.next() else { return false };
        let word = raw.unmarked();
        if BACKING.holds(word) {
            let ends = raw.ends_with(|mark: char| !mark.is_alphanumeric());
            return ends
                || words.next().is_none_or(|next| {
                    BEHIND.holds(next.unmarked()) || next.starts_with(|mark: char| !mark.is_alphanumeric())
                });
        }
        if !LEVEL.holds(word) || raw.len() != word.len() {
            return false;
        }
    }
    false
}
