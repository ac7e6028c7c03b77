//! Whether a figure is planned or expected, by a sum of evidence, where no construction says how it stands.
//!
//! "Would cost 40 jobs", "the firm agreed to 3 percent": a word of planning in a clause says little, since most clauses that have one also have
//! figures that are there already. So what all words of the sentence say is summed, by where they stand to the figure, and what it counts.

mod evidence;
#[cfg(test)]
mod tests;

use super::held::add_held;
use crate::model::{Measure, Span, Standing};
use crate::quantity::Unit;
use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::{Vocabulary, WordGroups, WordList, forms};
use evidence::{Cue, Known, Place, weigh};

/// What words say of how the figures beside them stand, a list for each cue in the order of [`Cue::ALL`].
static CUES: WordGroups = WordGroups::named("words of standing");

/// Words by which a deed is one that may come, or none ("with 900 lives lost" stands in forecasts too); and those that make of a form of the past one of the passive.
static NOT_YET: WordList = WordList::named("not done yet");
static HELPING: WordList = WordList::named("helping what is done");

/// Marks that part a clause from the next.
const MARKS: [char; 8] = [',', ';', ':', '(', ')', '—', '–', '…'];

/// A word that says how figures stand, with its place.
#[derive(Clone, Copy, Debug)]
struct Said {
    start: usize,
    end: usize,
    cue: Cue,
}

/// The words of a sentence that say how its figures stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaidOfStanding {
    span: Option<Span>,
    words: Vec<Said>,
}

impl SaidOfStanding {
    /// Those of a sentence; what was found for it before is kept.
    pub(crate) fn look_up(&mut self, text: &str, sentence: Span) {
        if self.span == Some(sentence) {
            return;
        }
        self.span = Some(sentence);
        self.words.clear();
        let start = sentence.start();
        for (at, raw) in words_of(text.get(start..sentence.end()).unwrap_or_default()) {
            let (led, bare) = raw.unmarked_at();
            let cue = CUES.list_of(bare).and_then(|list| Cue::ALL.get(list)).copied();
            let place = start + at + led;
            self.words.extend(cue.map(|cue| Said { start: place, end: place + bare.len(), cue }));
        }
    }
}

/// A figure whose standing is asked for: no construction says it.
pub(crate) struct Standee<'a> {
    pub(crate) text: &'a str,
    pub(crate) figure: Span,
    pub(crate) unit: &'a Unit,
    pub(crate) measure: Option<&'a Measure>,
    /// Whether a clause that is planned by its words holds it.
    pub(crate) in_plan: bool,
}

impl Standee<'_> {
    /// Whether it is planned, or expected, or neither.
    pub(crate) fn standing(&self, said: &SaidOfStanding) -> Standing {
        /// What no words say is planned needs so much more than neither and than the other;
        const ENOUGH: i32 = 100;
        /// of what they do, more speaks for it than this.
        const IN_PLAN: i32 = -100;
        // What befalls people is planned by nobody.
        let befalls = self.measure.is_some_and(|measure| measure.accumulates);
        let [planned, expected] = weigh(&self.cues(said), &self.known());
        let is_plan = planned >= expected;
        let (sum, other) = if is_plan { (planned, expected) } else { (expected, planned) };
        let holds = if self.in_plan { sum > IN_PLAN } else { sum - other.max(0) >= ENOUGH };
        match (holds, is_plan) {
            (true, true) if !befalls => Standing::Planned,
            (true, false) if !(befalls && has_befallen(self.text, self.figure)) => Standing::Projected,
            _ => Standing::Asserted,
        }
    }

    /// What the words of its sentence say, each once.
    fn cues(&self, said: &SaidOfStanding) -> Vec<(Cue, Place)> {
        let mut cues: Vec<(Cue, Place)> = Vec::with_capacity(said.words.len());
        let clause = self.clause(said.span.unwrap_or(self.figure));
        for said in &said.words {
            // "No more than 40": a word of the figure itself says nothing of it.
            let is_own = said.start < self.figure.end() && self.figure.start() < said.end;
            let place = self.place_of(said, clause);
            if !is_own && !cues.contains(&(said.cue, place)) {
                cues.push((said.cue, place));
            }
        }
        cues
    }

    /// Where its clause begins and ends: at marks.
    fn clause(&self, sentence: Span) -> (usize, usize) {
        let (start, end) = (self.figure.start(), self.figure.end());
        let before = self.text.get(sentence.start()..start).unwrap_or_default();
        let behind = self.text.get(end..sentence.end()).unwrap_or_default();
        let from = before.rfind(MARKS).map_or(sentence.start(), |at| sentence.start() + at);
        (from, behind.find(MARKS).map_or(sentence.end(), |at| end + at))
    }

    /// Where a word stands to the figure, whose clause begins and ends somewhere.
    fn place_of(&self, said: &Said, (from, to): (usize, usize)) -> Place {
        /// So many words between are few.
        const NEAR: usize = 4;
        let between = || self.text.get(said.end..self.figure.start()).unwrap_or_default();
        if said.end <= from || said.start >= to {
            Place::Elsewhere
        } else if said.start >= self.figure.end() {
            Place::Behind
        } else if between().count_words() <= NEAR {
            Place::Beside
        } else {
            Place::Before
        }
    }

    /// What else is known of it.
    fn known(&self) -> Vec<Known> {
        let is = |test: fn(&Measure) -> bool| self.measure.is_some_and(test);
        let held = [
            (Known::Any, true),
            (Known::InPlan, self.in_plan),
            (Known::OfHarm, is(Measure::is_of_harm)),
            (Known::OfVotes, is(Measure::is_of_votes)),
            (Known::OfMoney, matches!(self.unit, Unit::Currency(_))),
        ];
        let mut known = Vec::with_capacity(held.len());
        add_held(&mut known, held);
        known
    }
}

/// Whether the deed beside a figure is told as done, and not as what may come: "killed four", "two were arrested".
pub(super) fn has_befallen(text: &str, figure: Span) -> bool {
    /// So many words are looked at on each side.
    const NEAR: usize = 5;
    let vocabulary = Vocabulary::english();
    let told = |word: &str| vocabulary.look_up(&lowered(word.unmarked())).copied().unwrap_or_default();
    let opens = |word: &str| NOT_YET.contains(&&*lowered(word.unmarked()));
    let ends = |word: &str| word.ends_with(MARKS) || word.ends_with('.');
    for word in text.get(figure.end()..).unwrap_or_default().words().take(NEAR) {
        let entry = told(word);
        if entry.verb.is_some() && entry.forms & (forms::PAST | forms::DONE) != 0 {
            return true;
        }
        if opens(word) {
            return false;
        }
        if ends(word) {
            break;
        }
    }
    let before = text.get(..figure.start()).unwrap_or_default();
    let is_deed = |word: &str| {
        let entry = told(word);
        entry.verb.is_some() && entry.noun.is_none()
    };
    let mut before = before.words().rev().take(NEAR).skip_while(|word| !ends(word) && !is_deed(word));
    let Some(deed) = before.next().filter(|word| !ends(word)) else { return false };
    let led = before.next().filter(|word| !ends(word));
    told(deed).forms & forms::PAST != 0 && !led.is_some_and(|word| opens(word) || HELPING.contains(&&*lowered(word)))
}
