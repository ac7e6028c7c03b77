//! Which measure a figure is of: by the noun it counts, by the cue that stands best to it, or by the figure before it.

use crate::cues::{Cue, CueMatch, Position};
use crate::figures::Mention;
use crate::model::Measure;
use crate::quantity::{Unit, is_time};
use crate::scope::{
    AROUND, Reader, counted_phrase, deed_of, group_of, harm_of, is_event_noun, is_group, law_of, names_of, noun_end,
    was_before, whole_behind,
};
use crate::text::{Spaced, is_one_of, near_behind, words_between};
use crate::vocabulary::{Vocabulary, WordList};

/// A measure that a cue may name of a figure: what it costs, the figure, the cue, the measure, each by index.
type Candidate = (usize, usize, usize, usize);

impl Reader<'_> {
    /// "For these amendments 70% of citizens voted": a share of the votes for something, whatever the verb says alone.
    fn votes_for_something(&self, measure: usize, cue: &CueMatch, mention: &Mention, start: usize) -> bool {
        let turnout = self.lexicon.measures.get(measure).is_some_and(|measure| measure.name == "turnout");
        let verb = self.text.get(cue.start..cue.end).is_some_and(|words| words.eq_ignore_ascii_case("voted"));
        let opening = self.text.get(start..mention.span.start()).unwrap_or_default().trim_start();
        turnout && verb && crate::scope::opens_with_side(opening).is_some()
    }

    /// The measure of each figure of a sentence: by the noun it counts, else by the cue that stands best to it.
    pub(crate) fn measures_of(
        &self,
        mentions: &[&Mention],
        cues: &[&CueMatch],
        (start, end): (usize, usize),
    ) -> Vec<Option<usize>> {
        let by_noun: Vec<Option<usize>> = mentions.iter().map(|mention| self.measure_by_noun(mention)).collect();
        // "48 protesters were killed" counts the dead: of people the verb beside them decides.
        let waits = |mention: &&Mention| mention.quantity.noun.as_deref().is_some_and(is_group);
        let mut found: Vec<Option<usize>> =
            mentions.iter().zip(&by_noun).map(|(mention, measure)| measure.filter(|_| !waits(mention))).collect();
        // "With 63% of the votes counted" says how far the count has come, not what anybody got.
        for (slot, mention) in found.iter_mut().zip(mentions) {
            *slot = slot.filter(|_| counted_phrase(self.text, mention, end).is_none());
        }
        let candidates = self.candidates(mentions, cues, (start, end), &by_noun, &found);
        let governed = self.govern(mentions, cues, candidates, &mut found);
        for (slot, measure) in found.iter_mut().zip(&by_noun) {
            *slot = slot.or(*measure);
        }
        self.ballots(mentions, cues, &mut found);
        self.inherit(mentions, &governed, start, &mut found);
        self.continue_shares(mentions, start, &mut found);
        self.share_seats(mentions, &mut found);
        self.repeat_for_names(mentions, &mut found);
        self.divided_votes(mentions, start, &mut found);
        found
    }

    /// The measures that cues may name of the figures that have none.
    fn candidates(
        &self,
        mentions: &[&Mention],
        cues: &[&CueMatch],
        (start, end): (usize, usize),
        by_noun: &[Option<usize>],
        found: &[Option<usize>],
    ) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (index, mention) in mentions.iter().enumerate() {
            let settled = found.get(index).is_some_and(Option::is_some);
            if settled || counted_phrase(self.text, mention, end).is_some() || self.is_age(mention) {
                continue;
            }
            for (number, cue) in cues.iter().enumerate() {
                for meaning in self.lexicon.cues_of(cue.phrase) {
                    let Cue::Measure(measure, position) = *meaning else { continue };
                    let measure = if self.votes_for_something(measure, cue, mention, start) {
                        self.lexicon.measures.iter().position(|other| other.name == "vote_share").unwrap_or(measure)
                    } else {
                        measure
                    };
                    let Some(declared) = self.lexicon.measures.get(measure) else { continue };
                    if !counts_in(declared, mention) || counts_no_person(declared, mention) {
                        continue;
                    }
                    // "A majority" as a figure names no vote by itself.
                    if cue.start >= mention.span.start() && cue.end <= mention.span.end() {
                        continue;
                    }
                    let of_voters = COUNTS_OF_VOTERS.contains(&declared.name.as_str());
                    if (of_voters || declared.name == Measure::VOTES)
                        && (self.is_glued(mention)
                            || of_voters && counts_no_voter(mention)
                            || self.is_parted_from_voters(mentions, index, cue))
                    {
                        continue;
                    }
                    let another_thing = declared.unit == Unit::Count
                        && mention
                            .quantity
                            .noun
                            .as_deref()
                            .is_some_and(|noun| group_of(noun).is_none() && !noun.starts_with(char::is_uppercase));
                    if position == Position::Near && another_thing {
                        continue;
                    }
                    // "Won" and "took" are of a vote only where the sentence names one.
                    let weak = position == Position::Preceding && declared.unit == Unit::Percent;
                    if weak && !self.names_event_of(declared, cues) && !self.told_of_before(declared, mention) {
                        continue;
                    }
                    let waiting = by_noun.get(index).is_some_and(Option::is_some);
                    if let Some(cost) = self.cost(mentions, index, cue, position)
                        && (!waiting || (cost <= BESIDE_NOUN && position != Position::Near))
                    {
                        candidates.push((cost, index, number, measure));
                    }
                }
            }
        }
        candidates
    }

    /// "The 63-year-old senator won a six-year term": how old somebody is measures nothing else.
    fn is_age(&self, mention: &Mention) -> bool {
        static OLD: WordList = WordList::named("old");
        let behind = self.text.get(mention.span.end()..).unwrap_or_default().trim_start_matches(['-', ' ']);
        is_time(&mention.quantity.unit) && behind.words().next().is_some_and(|word| OLD.holds(word.unmarked()))
    }

    /// "The five-member majority", "a 17-term lawmaker": a number that says how large something is.
    fn is_glued(&self, mention: &Mention) -> bool {
        mention.noun.is_some() && self.text.get(mention.number.end()..).is_some_and(|behind| behind.starts_with('-'))
    }

    /// Whether words of voting are of another than a figure's: of those whom the next figure counts ("1,009 adults, including 895
    /// registered voters"), or behind what parts them ("ten million more than voted in May").
    fn is_parted_from_voters(&self, mentions: &[&Mention], index: usize, cue: &CueMatch) -> bool {
        static PARTING: WordList = WordList::named("parting a figure from a vote");
        let Some(mention) = mentions.get(index) else { return false };
        let is_of = |other: &&Mention| {
            other.span.start() > mention.span.start()
                && noun_end(other) > other.span.end()
                && cue.start >= other.span.end()
                && cue.start < noun_end(other)
        };
        let between = self.text.get(noun_end(mention)..cue.start);
        let parts = || between.is_some_and(|between| between.words().any(|word| PARTING.holds(word.unmarked())));
        mentions.iter().copied().any(|other| is_of(&other)) || parts()
    }

    /// Gives figures the measures that stand best to them. Answers for each figure whether the words that name its measure
    /// stand before it, so that they govern what follows too.
    fn govern(
        &self,
        mentions: &[&Mention],
        cues: &[&CueMatch],
        mut candidates: Vec<Candidate>,
        found: &mut [Option<usize>],
    ) -> Vec<bool> {
        candidates.sort_unstable();
        // A verb governs one figure; further ones are joined to it by "and".
        let mut taken = vec![false; cues.len()];
        // Cues that a figure right behind them has taken: "a turnout of 85.4 per cent" says nothing of a figure before it.
        let mut led = vec![false; cues.len()];
        let mut governed = vec![false; mentions.len()];
        for (_, index, number, measure) in candidates {
            let free = taken.get(number).is_some_and(|taken| !taken);
            let verb = self.lexicon.measures.get(measure).is_some_and(|measure| !measure.following_cues.is_empty());
            let place = cues.get(number).zip(mentions.get(index));
            let (ahead, gap) = place.map_or((false, 0), |(cue, mention)| {
                (cue.end <= mention.span.start(), words_between(self.text, cue.end, mention.span.start()))
            });
            if !ahead && led.get(number).copied().unwrap_or_default() {
                continue;
            }
            if let (Some(slot @ None), true) = (found.get_mut(index), free) {
                *slot = Some(measure);
                if let (Some(led), true) = (led.get_mut(number), ahead && gap <= 2) {
                    *led = true;
                }
                let before = cues.get(number).zip(mentions.get(index));
                if let (Some((cue, mention)), Some(governed)) = (before, governed.get_mut(index)) {
                    *governed = cue.end <= mention.span.start();
                }
                if let (Some(taken), true) = (taken.get_mut(number), verb) {
                    *taken = true;
                }
            }
        }
        governed
    }

    /// "Voted by 66.4% to 33.6%": the shares of two sides, whatever the verb says alone.
    fn divided_votes(&self, mentions: &[&Mention], start: usize, found: &mut [Option<usize>]) {
        let measure = |name: &str| self.lexicon.measures.iter().position(|measure| measure.name == name);
        for index in 1..mentions.len() {
            let (Some(first), Some(second)) = (mentions.get(index - 1), mentions.get(index)) else { continue };
            let shares = first.quantity.unit == Unit::Percent && second.quantity.unit == Unit::Percent;
            let joint = self.text.get(first.span.end()..second.span.start()).unwrap_or_default();
            let lead = self.text.get(start..first.span.start()).unwrap_or_default().trim_end();
            if !shares || joint.trim() != "to" || !lead.ends_with(" by") {
                continue;
            }
            if found.get(index - 1).copied().flatten() != measure("turnout") {
                continue;
            }
            for slot in found.iter_mut().skip(index - 1).take(2) {
                *slot = measure("vote_share");
            }
        }
    }

    pub(crate) fn measure_by_noun(&self, mention: &Mention) -> Option<usize> {
        let noun = mention.quantity.noun.as_deref()?;
        let index = self.measure_of_longer_noun(noun, mention).or_else(|| self.lexicon.measure_of_noun(noun))?;
        let measure = self.lexicon.measures.get(index)?;
        // "291 buildings" are of an event where the words say what became of them.
        let harmed = measure.scope_keys.iter().all(|key| key != "harm")
            || harm_of(self.text, mention, self.text.len()).is_some();
        // "33 articles", "50 companies": of a law, and where the words say what they did.
        let declares = |key: &str| measure.scope_keys.iter().any(|declared| declared == key);
        let bounds = self.segments.sentence_at(mention.span.start()).and_then(|at| self.segments.sentences.get(at));
        let bounds = bounds.map_or((0, self.text.len()), |sentence| (sentence.span.start(), sentence.span.end()));
        let lawful = !declares("law") || law_of(self.text, mention, bounds).is_some();
        let done = declares("law") || !declares("deed") || deed_of(self.text, mention, bounds).is_some();
        (counts_in(measure, mention) && harmed && lawful && done).then_some(index)
    }

    /// "2,286,217 votes cast": the noun with the participle behind it, where that is one of the declared nouns. Votes cast
    /// for somebody are somebody's.
    fn measure_of_longer_noun(&self, noun: &str, mention: &Mention) -> Option<usize> {
        let behind = self.text.get(mention.noun?.end()..)?;
        // Word by word up to the first mark, which may be far.
        let mut open = true;
        let mut words = behind.words().map_while(|word| {
            let bare = word.split([',', ';', '.', ')']).next().filter(|_| open);
            open = bare.is_some_and(|bare| bare.len() == word.len());
            bare.filter(|bare| !bare.is_empty())
        });
        let first = words.next().filter(|first| matches!(*first, "cast" | "were" | "counted"))?;
        let longer = if first == "were" { format!("{noun} were {}", words.next()?) } else { format!("{noun} {first}") };
        if words.next() == Some("for") {
            return None;
        }
        self.lexicon.nouns_measure(&longer)
    }

    /// How far a cue stands from a figure, in words; `None` where it cannot belong to it.
    fn cost(&self, mentions: &[&Mention], index: usize, cue: &CueMatch, position: Position) -> Option<usize> {
        let mention = mentions.get(index)?;
        // "666,344 of 1,806,336 registered voters cast a ballot": the noun is the whole's, the verb is its part's.
        let whole = whole_behind(self.text, mentions, index);
        let figure_end = noun_end(whole.unwrap_or(mention));
        if whole.is_some() && cue.start >= mention.span.end() && cue.start < figure_end {
            return None;
        }
        let (from, to, before) = if cue.end <= mention.span.start() {
            (cue.end, mention.span.start(), true)
        } else if cue.start >= figure_end {
            (figure_end, cue.start, false)
        } else {
            // The cue is part of the noun phrase: "300 dead".
            return (position != Position::Preceding).then_some(0);
        };
        if to - from > AROUND {
            return None;
        }
        let gap = words_between(self.text, from, to);
        let between = self.text.get(from..to)?;
        let others = mentions.iter().filter(|other| other.span.start() >= from && other.span.end() <= to).count();
        let broken = between.contains([';', ':']) || between.contains("--");
        let risen = before && {
            let words: Vec<&str> = between.words().collect();
            let led = words.iter().rev().take(3).any(|word| is_one_of(word, &RISING));
            // "Lowered the toll of the August fires to 97".
            let moved = matches!(words.last(), Some(&("to" | "at"))) && !between.contains([',', ';']);
            led || moved
        };
        // "Of voters" says whose share it is; the verb says of what: "57% of voters took part".
        let base =
            self.text.get(cue.start..cue.end).is_some_and(|words| words.starts_with("of ") && words.contains("voters"));
        // "On board, 193 of them Dutch": they are of what the figure before counts.
        let partitive = self
            .text
            .get(mention.span.end()..)
            .is_some_and(|behind| PARTITIVE_TAILS.iter().any(|tail| behind.trim_start().starts_with(tail)));
        if base && self.text.get(cue.end..).is_some_and(takes_part) {
            return None;
        }
        let extra = if partitive && before && index > 0 { 8 } else { 0 };
        // A text has sums of money and lengths of time for many things: only the words right beside them name theirs.
        let reach = match &mention.quantity.unit {
            Unit::Currency(_) => NEAR_MONEY,
            unit if is_time(unit) => NEAR_MONEY,
            _ => NEAR,
        };
        let way = Way { before, gap, others, broken, risen, reach };
        Some(way.cost(position, between)? + extra)
    }

    /// "killing four soldiers and three civilians", "230 killed, of whom 19 were soldiers": the second figure is of the
    /// measure of the first.
    fn inherit(&self, mentions: &[&Mention], governed: &[bool], start: usize, found: &mut [Option<usize>]) {
        for index in 1..mentions.len() {
            let (Some(Some(measure)), Some(None)) = (found.get(index - 1).copied(), found.get(index)) else { continue };
            let (Some(before), Some(mention)) = (mentions.get(index - 1), mentions.get(index)) else { continue };
            let Some(declared) = self.lexicon.measures.get(measure) else { continue };
            let Some(between) = self.text.get(before.span.end()..mention.span.start()) else { continue };
            let words = |list: &[&str]| {
                list.iter().any(|word| between.split([' ', ',', '(', '\u{a0}']).any(|part| part == *word))
            };
            // "Killing four soldiers and three civilians" goes on; "five died and eight fell ill" does not.
            let governed = governed.get(index - 1).copied().unwrap_or_default();
            let linked = words(&PARTITIVES) || (governed && words(&COORDINATORS));
            // "Killing 141 people, 132 of them children".
            let behind = near_behind(self.text, mention.span.end(), self.text.len()).trim_start();
            let some = PARTITIVE_TAILS.iter().any(|tail| behind.starts_with(tail));
            let linked = linked || some || self.is_out_of(before, mention);
            // "Increased from 210 to 340".
            let changed = between.trim() == "to" && was_before(self.text, before, start).is_some();
            // "68.4%, up from 62.1%".
            let former = before.quantity.unit == mention.quantity.unit
                && mention.quantity.noun.is_none()
                && was_before(self.text, mention, start).is_some();
            let changed = changed || former;
            let linked = linked || changed;
            let countable = counts_in(declared, mention) && !counts_no_person(declared, mention);
            let placed = mention.quantity.noun.is_none() && self.is_gapped(before, mention);
            let person = !declared.accumulates || some || changed || placed || self.group(mention).is_some();
            let linked = linked || placed;
            if linked
                && countable
                && person
                && between.len() <= if placed { 160 } else { 80 }
                && (placed || !between.contains(['.', ';', ':']))
                && let Some(slot) = found.get_mut(index)
            {
                *slot = Some(measure);
            }
        }
    }

    /// "The SPD had 25.7 per cent of the vote, the CDU 18.9 per cent and the Greens 14.8": where a share has been read as
    /// somebody's, bare shares behind the names that follow it are theirs.
    fn continue_shares(&self, mentions: &[&Mention], start: usize, found: &mut [Option<usize>]) {
        /// The words between two shares of a list: "per cent of second votes, the Christian Democratic Union".
        const MOST_WORDS: usize = 10;
        for (index, mention) in mentions.iter().enumerate() {
            let bare = mention.quantity.noun.is_none() && mention.quantity.unit == Unit::Percent;
            if !bare || found.get(index).is_none_or(Option::is_some) {
                continue;
            }
            let shares = (0..index).rev().filter_map(|before| mentions.get(before).zip(found.get(before).copied()));
            let last = shares.take(2).find(|(before, _)| before.quantity.unit == Unit::Percent);
            let Some((before, Some(measure))) = last else { continue };
            let shares = self.lexicon.measures.get(measure).is_some_and(|measure| measure.needs_subject);
            let Some(between) = self.text.get(before.span.end().max(start)..mention.span.start()) else { continue };
            let item = between.rsplit([',', ';']).next().unwrap_or_default();
            let item = item.rsplit(" and ").next().unwrap_or_default();
            let short = between.count_words() <= MOST_WORDS;
            let named = !names_of(item).is_empty() && item.words().all(|word| !COMPARED.contains(&word));
            if let (true, Some(slot)) = (shares && short && named, found.get_mut(index)) {
                *slot = Some(measure);
            }
        }
    }

    /// "206 of 736 seats": the part is of what its whole is, where each is somebody's.
    fn share_seats(&self, mentions: &[&Mention], found: &mut [Option<usize>]) {
        for index in 0..mentions.len() {
            let (Some(None), Some(Some(measure))) = (found.get(index), found.get(index + 1).copied()) else { continue };
            let owned = self.lexicon.measures.get(measure).is_some_and(|measure| measure.needs_subject);
            let part = owned && whole_behind(self.text, mentions, index).is_some();
            if let (true, Some(slot)) = (part, found.get_mut(index)) {
                *slot = Some(measure);
            }
        }
    }
}

/// The way from a cue to its figure.
struct Way {
    /// Whether the cue stands before the figure.
    before: bool,
    /// The number of words between them.
    gap: usize,
    /// The number of other figures between them.
    others: usize,
    /// Whether a mark between them ends the clause.
    broken: bool,
    /// Whether a verb leads from the one to the other: "the toll has risen to".
    risen: bool,
    /// So many words may stand between where the cue may stand on either side or behind.
    reach: usize,
}

impl Way {
    /// How far it is; `None` where the cue cannot belong to the figure.
    fn cost(&self, position: Position, between: &str) -> Option<usize> {
        let Way { before, gap, others, broken, risen, reach } = *self;
        match (position, before) {
            // "The death toll in the blast … has risen to 70": however far, the figure is the toll's.
            (Position::Near | Position::Preceding, true) if risen => {
                (gap <= 40 && !broken).then_some(3 + gap / 4 + 4 * others)
            }
            (Position::Near, _) => (gap <= reach && !broken).then_some(3 + gap + 4 * others),
            (Position::Following, false) => {
                let joined = between.first_word().is_some_and(|word| word == "and" || word == "or");
                let passive = between.words().all(|word| AUXILIARIES.contains(&word));
                let cost = if passive { 1 } else { 2 + gap };
                (gap <= reach.min(NEAR_BEHIND) && others == 0 && !joined && !broken).then_some(cost)
            }
            (Position::Preceding, true) if between.first_word().is_some_and(is_joining) => None,
            // "Yes won the referendum of 5 June in Peru with 52.6 percent".
            (Position::Preceding, true) => {
                let reach = if between.trim_end().ends_with(" with") { 14 } else { 5 };
                (gap <= reach && others == 0 && !broken).then_some(1 + gap)
            }
            _ => None,
        }
    }
}

/// So many words may stand between a figure and a word that names its measure on either side,
const NEAR: usize = 12;

/// so many where it stands behind the figure,
const NEAR_BEHIND: usize = 9;

/// and so many where it is money or time. Of 120 such figures of articles that readers judged, 35 wrong ones and 15 right ones had more.
const NEAR_MONEY: usize = 5;

/// Whether words begin with a verb by which voters take part, whatever they vote for.
fn takes_part(words: &str) -> bool {
    static VERBS: WordList = WordList::named("verbs");
    static LINKS: WordList = WordList::named("links");
    static CHOICES: WordList = WordList::named("choices");
    let mut words = words.words().skip_while(|word| LINKS.contains(word));
    let verb = words.next().map(|word| word.unmarked()).unwrap_or_default();
    let choice = words.next().unwrap_or_default();
    VERBS.contains(&verb) && !(verb == "voted" && CHOICES.contains(&choice))
}

/// "Some 6,000 injured and 21 missing": what follows "and" has a verb of its own.
fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "or" | "," | "while" | "but" | "plus")
}

/// A noun of people that names a measure by itself gives way to a verb this near.
const BESIDE_NOUN: usize = 4;

/// Verbs that lead from what is measured to its figure.
static RISING: WordList = WordList::named("rising");

/// Words between what is counted and a passive verb.
static AUXILIARIES: WordList = WordList::named("auxiliaries");

/// What stands behind a figure that is a part of the one before.
static PARTITIVE_TAILS: WordList = WordList::named("partitive tails");

/// Words that make a further figure a part of the one before.
static PARTITIVES: WordList = WordList::named("partitives");

/// Words that put a further figure beside the one before, under the same verb.
static COORDINATORS: WordList = WordList::named("coordinators");

/// Words that set a share against one of another time or place.
static COMPARED: WordList = WordList::named("compared");

/// Whether a measure is counted or measured in what the figure is.
pub(crate) fn counts_in(measure: &Measure, mention: &Mention) -> bool {
    match (&measure.unit, &mention.quantity.unit) {
        (Unit::Number, _) => true,
        (Unit::Count, Unit::Count | Unit::Number) => true,
        (Unit::Currency(_), Unit::Currency(_)) => true,
        (declared, found) => declared == found,
    }
}

/// What counts voters, or what they cast.
static COUNTS_OF_VOTERS: WordList = WordList::named("counts of voters");

/// Whether a figure counts things that have no vote: "several tweets", "16 clubs".
fn counts_no_voter(mention: &Mention) -> bool {
    static OF_VOTERS: WordList = WordList::named("classes of voters");
    let vocabulary = Vocabulary::english();
    let is_voter = |noun: &str| {
        let mut classes = OF_VOTERS.iter().filter_map(|class| vocabulary.class(class));
        let found = vocabulary.noun_at_end(noun).map(|(_, classes)| classes);
        let is_named = noun.last_word().is_some_and(|word| word.starts_with(char::is_uppercase));
        is_named || found.is_some_and(|found| classes.any(|class| found & class != 0))
    };
    mention.quantity.noun.as_deref().is_some_and(|noun| !is_voter(noun))
}

/// Whether a measure of people meets a figure that counts things: "killed in three attacks".
fn counts_no_person(measure: &Measure, mention: &Mention) -> bool {
    let of_people = measure.scope_keys.iter().any(|key| key == "group");
    of_people && mention.quantity.noun.as_deref().is_some_and(is_event_noun)
}
