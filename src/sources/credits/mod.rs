//! Whom sentences credit, and what they report, deny, plan or ask.

mod clauses;
mod frames;
mod headlines;
mod heads;
mod names;
mod questions;
mod quoted;
mod reaches;
mod source_lines;
mod subjects;

use headlines::headline_credit;
use heads::{LEADS, bare, is_bare, is_body, is_body_by_name, is_plural, turns_on_documents};
use names::{JOINTS, Words};
use questions::asked;
pub(crate) use reaches::Attribution;
use reaches::{Named, Stance, reaches};
pub(crate) use source_lines::credit_source_lines;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::cues::{CreditCues, Cue, PREPOSITIONS, STOPS};
use super::quotations::read_quotations;
use crate::model::{Credit, Document, Span};
use crate::places::countries::is_country_word;
use crate::text::{SegmentKind, Segments, lowered, segment};
use crate::vocabulary::{WordList, stored};

/// What one sentence shows of where its words come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SentenceCredits {
    /// Whom it names, nearest first: an outlet before the one it cites; each with what is on its word.
    pub(crate) credits: Vec<Attribution>,
    /// Whether it gives somebody else's words.
    pub(crate) reported: bool,
    /// The words that are denied.
    pub(crate) denied: Option<Span>,
    /// The words that are planned, promised or forecast.
    pub(crate) planned: Option<Span>,
    /// The words that are asked, without a clause that tells of what is known: "was it arson that left 14 people dead?"
    pub(crate) asked: Option<Span>,
}

impl SentenceCredits {
    /// On whose word a figure at a place is.
    pub(crate) fn at(&self, place: usize) -> Vec<Credit> {
        // "Two officials said": how many they are is not on their word.
        let is_of_source =
            |named: &Attribution| named.own.is_some_and(|span| (span.start()..span.end()).contains(&place));
        let reaches = |own: &&Attribution| (own.reach.start()..own.reach.end()).contains(&place) && !is_of_source(own);
        let reaching = self.credits.iter().filter(reaches);
        let mut seen = BTreeSet::new();
        let mut credits: Vec<Credit> =
            reaching.filter(|own| seen.insert(own.credit.to.as_str())).map(|own| own.credit.clone()).collect();
        // "data from the ministry show": the ministry, not "data".
        let spans: Vec<Span> = credits.iter().filter_map(|credit| credit.span).collect();
        credits.retain(|credit| {
            let holds = |own: Span| spans.iter().any(|span| own != *span && own.contains(*span));
            !(credit.span.is_some_and(holds) && turns_on_documents(&credit.to))
        });
        if credits.iter().any(|credit| !is_bare(&credit.to)) {
            credits.retain(|credit| !is_bare(&credit.to));
        }
        credits
    }
}

/// What finds the cues, as it was put together when the crate was built: see `build.rs`.
static FINDER: LazyLock<CreditCues> = LazyLock::new(|| stored(BUILT).unwrap_or_else(CreditCues::of_tables));

const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/credits"));

/// A cue in the text.
#[derive(Clone, Copy, Debug)]
struct Found {
    cue: Cue,
    start: usize,
    end: usize,
}

/// How many paragraphs on a pronoun or an unattributed quotation still goes back to a speaker.
const REMEMBERED: usize = 2;

/// Reads what each sentence shows of where its words come from; as many answers as sentences, in their order.
pub(crate) fn read_credits(text: &str, segments: &Segments) -> Vec<SentenceCredits> {
    let mut reader = Reader::new(text);
    read_with(&mut reader, text, segments)
}

/// Who speaks the quotations of a document, where it says so.
pub fn speakers(document: &Document) -> Vec<(Span, String)> {
    let mut reader = Reader::new(&document.text);
    read_with(&mut reader, &document.text, &segment(&document.text));
    reader.speakers
}

fn read_with(reader: &mut Reader<'_>, text: &str, segments: &Segments) -> Vec<SentenceCredits> {
    let quotations = read_quotations(text, segments);
    let mut answers: Vec<SentenceCredits> = Vec::with_capacity(segments.sentences.len());
    let mut next_quotation = 0;
    for (index, paragraph) in segments.paragraphs.iter().enumerate() {
        let first = answers.len();
        for sentence in segments.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            answers.push(reader.sentence(sentence.span, index));
        }
        if let Some(credit) = headline_credit(text, paragraph) {
            for answer in answers.iter_mut().skip(first).filter(|answer| answer.credits.is_empty()) {
                answer.reported = true;
                answer.credits.push(Attribution { credit: credit.clone(), reach: paragraph.span, own: None });
            }
        }
        let rest = quotations.get(next_quotation..).unwrap_or_default();
        let count = rest.partition_point(|quotation| quotation.span.start() < paragraph.span.end());
        let here = rest.get(..count).unwrap_or_default();
        next_quotation += count;
        let sentences = segments.sentences.get(paragraph.sentences.clone()).unwrap_or_default();
        // In notes and headings quotation marks hold titles.
        let speaks = matches!(paragraph.kind, SegmentKind::Prose | SegmentKind::ListItem);
        if let Some(answers) = answers.get_mut(first..).filter(|_| speaks) {
            let spans: Vec<Span> = sentences.iter().map(|sentence| sentence.span).collect();
            reader.attribute(here, &spans, answers, index);
        }
    }
    answers
}

fn cues(text: &str) -> Vec<Found> {
    let letter_before = |place: usize| {
        text.get(..place).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric)
    };
    let letter_after =
        |place: usize| text.get(place..).and_then(|after| after.chars().next()).is_some_and(char::is_alphanumeric);
    let mut at = 0;
    let found = std::iter::from_fn(|| {
        let found = FINDER.next(text, at)?;
        at = found.2;
        Some(found)
    });
    found
        .filter(|(_, start, end)| !letter_before(*start) && !letter_after(*end))
        .map(|(cue, start, end)| Found { cue, start, end })
        .collect()
}

/// The last speaker, for the pronouns after.
struct Speaker {
    credit: Credit,
    paragraph: usize,
}

struct Reader<'a> {
    text: &'a str,
    cues: Vec<Found>,
    next_cue: usize,
    speaker: Option<Speaker>,
    /// Who speaks which quotation.
    speakers: Vec<(Span, String)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        Reader { text, cues: cues(text), next_cue: 0, speaker: None, speakers: Vec::new() }
    }

    fn sentence(&mut self, span: Span, paragraph: usize) -> SentenceCredits {
        let mut answer = SentenceCredits { asked: asked(self.text, span), ..SentenceCredits::default() };
        let rest = self.cues.get(self.next_cue..).unwrap_or_default();
        let skipped = rest.partition_point(|cue| cue.start < span.start());
        let count = rest.partition_point(|cue| cue.start < span.end()) - skipped;
        self.next_cue += skipped;
        let here: Vec<Found> = rest.iter().skip(skipped).take(count).copied().collect();
        self.next_cue += count;
        let owns = self.text.get(span.start()..span.end()).is_some_and(|words| words.contains(['\'', '’']));
        if here.is_empty() && !owns {
            self.notice(span, paragraph);
            return answer;
        }
        let sentence = Words::new(self.text, span);
        let mut named: Vec<Named> = Vec::new();
        for (credit, from, to) in sentence.owners() {
            let stance =
                if sentence.opens_clause(from) || sentence.says_more(to) { Stance::Opens } else { Stance::Within };
            named.push(self.named(credit, (from, to), stance, paragraph));
        }
        for cue in here.iter().filter(|cue| cue.end <= span.end()) {
            match cue.cue {
                Cue::Denies if answer.denied.is_none() => {
                    answer.denied = Span::new(cue.start, sentence.clause_end(cue.end));
                }
                // "746 pledged delegates".
                Cue::Plans if sentence.is_modifier(cue.start) => {}
                Cue::Plans => answer.planned = join(answer.planned, Span::new(cue.start, sentence.planned_to(cue.end))),
                Cue::Will if sentence.is_noun(cue.start) => {}
                Cue::Will => {
                    let start = sentence.planned_from(cue.start);
                    answer.planned = join(answer.planned, Span::new(start, sentence.planned_to(cue.end)));
                }
                Cue::Denies => {}
                _ => answer.reported |= self.source(&sentence, cue, paragraph, &mut named),
            }
        }
        if here.is_empty() && named.is_empty() {
            self.notice(span, paragraph);
        }
        answer.reported |= !named.is_empty();
        let mut starts = BTreeSet::new();
        named.retain(|named| named.credit.span.is_none_or(|span| starts.insert((span.start(), named.from))));
        named.sort_by_key(|named| named.stance == Stance::Chained);
        answer.credits = reaches(named, &sentence);
        answer
    }

    /// Whom a cue names; whether it gives somebody else's words though nobody is named.
    fn source(&mut self, sentence: &Words<'_>, cue: &Found, paragraph: usize, found: &mut Vec<Named>) -> bool {
        match cue.cue {
            Cue::Follows | Cue::FollowsNamed | Cue::FollowsApart => {
                if cue.cue == Cue::FollowsApart
                    && !sentence.stands_apart(cue.start)
                    && !sentence.opens_clause(cue.start)
                {
                    return false;
                }
                let anybody = cue.cue == Cue::Follows;
                let Some(credit) = sentence.name_after(cue.end, anybody) else {
                    return sentence.pronoun_after(cue.end);
                };
                let to = credit.span.map_or(cue.end, Span::end);
                let stance = if sentence.opens_clause(cue.start) { Stance::Opens } else { Stance::Within };
                found.push(self.named(credit, (cue.start, to), stance, paragraph));
                false
            }
            Cue::Cites => {
                let Some(credit) = sentence.name_after(cue.end, true) else { return false };
                let to = credit.span.map_or(cue.end, Span::end);
                found.push(Named { credit, from: cue.start, to, stance: Stance::Chained });
                true
            }
            Cue::Hearsay => {
                let own = lowered(self.text.get(cue.start..cue.end).unwrap_or_default());
                let singular = HEARSAY_OF_ONE.iter().any(|opening| own.starts_with(opening));
                let of_somebody = HEARSAY_OF_MANY.iter().any(|opening| own.starts_with(opening));
                if let Some(credit) = (singular || of_somebody).then(|| self.remembered(paragraph, singular)).flatten()
                {
                    found.push(self.named(credit, (cue.start, cue.end), Stance::Within, paragraph));
                }
                true
            }
            _ => {
                if let Some((credit, from, stance)) = self.subject(sentence, cue, paragraph) {
                    let to = credit.span.filter(|span| sentence.span.contains(*span)).map_or(cue.end, Span::end);
                    found.push(self.named(credit, (from, to.max(cue.end)), stance, paragraph));
                }
                false
            }
        }
    }

    /// A source that a sentence names, remembered for the pronouns after; a body spoken of again under its name.
    fn named(&mut self, credit: Credit, (from, to): (usize, usize), stance: Stance, paragraph: usize) -> Named {
        let credit = self.spoken_of_again(&credit, paragraph).unwrap_or(credit);
        self.speaker = Some(Speaker { credit: credit.clone(), paragraph });
        Named { credit, from, to, stance }
    }

    /// The body that is spoken of again as "the group", where it spoke last.
    fn spoken_of_again(&self, credit: &Credit, paragraph: usize) -> Option<Credit> {
        let noun = lowered(&credit.to);
        let noun = noun.strip_prefix("the ")?;
        (BODIES_OF_ANY_KIND.holds(noun) || BODIES_OF_ONE_KIND.holds(noun)).then_some(())?;
        let last = self.remembered(paragraph, false)?;
        let named = last.to.contains(char::is_uppercase) && lowered(&last.to) != lowered(&credit.to);
        let span = Span::new(0, last.to.len())?;
        let words = Words::new(&last.to, span).words;
        // "The Seed Council … the council"; of bodies of any kind, "the group", a name as such.
        let own = words.iter().any(|word| lowered(word.text) == noun);
        let of_any = BODIES_OF_ANY_KIND.holds(noun) && is_body_by_name(&words);
        (named && (own || of_any)).then_some(last)
    }

    /// Remembers whom a sentence begins with, for the pronouns of the next ones: "Anna Lind came. She said".
    fn notice(&mut self, span: Span, paragraph: usize) {
        let words = self.text.get(span.start()..span.end()).unwrap_or_default();
        let mut end = 0;
        let mut count = 0;
        for word in words.split_inclusive(' ').take(4) {
            let bare = word.trim_end();
            if !bare.starts_with(char::is_uppercase) || !bare.ends_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            end += word.len();
            count += 1;
        }
        let name = words.get(..end).unwrap_or_default().trim_end();
        if count < 2 {
            return;
        }
        let first = name.split(' ').next().unwrap_or_default();
        let is_word = [&STOPS, &LEADS, &JOINTS, &PREPOSITIONS].iter().any(|words| words.holds(first));
        if !is_word && !is_plural(name) {
            let mut credit = Credit::new(name);
            credit.span = Span::new(span.start(), span.start() + name.len());
            self.speaker = Some(Speaker { credit, paragraph });
        }
    }

    /// Who spoke last, for a pronoun; "he" and "she" are no "experts" and no "data".
    fn remembered(&self, paragraph: usize, singular: bool) -> Option<Credit> {
        let speaker = self.speaker.as_ref().filter(|speaker| paragraph - speaker.paragraph <= REMEMBERED)?;
        let many = is_plural(&speaker.credit.to);
        (!singular || !many).then(|| speaker.credit.clone())
    }

    /// Who speaks by a verb of saying, where the words for it begin, and where these stand to what is said.
    fn subject(&self, sentence: &Words<'_>, cue: &Found, paragraph: usize) -> Option<(Credit, usize, Stance)> {
        let verb = self.text.get(cue.start..cue.end)?;
        // A verb begins with a capital only where it begins its sentence: "State" is an office, "States" a country.
        let begins = cue.start == sentence.span.start();
        // "claimed 12 lives", "claimed responsibility"
        if CLAIMS.holds(verb) && sentence.takes(cue.end, &CLAIMED) {
            return None;
        }
        (begins || !verb.starts_with(char::is_uppercase)).then_some(())?;
        // "Nine nurses and a guard were hurt, said the mayor."
        if cue.cue == Cue::Says && INVERTED.holds(verb) && sentence.is_behind_comma(cue.start) {
            let ends = |credit: &Credit| credit.span.is_some_and(|span| sentence.ends_part(span.end()));
            if let Some(credit) = sentence.name_after(cue.end, true).filter(ends) {
                return Some((credit, cue.start, Stance::Ends));
            }
        }
        if cue.cue != Cue::SaysAfterQuotation {
            match sentence.name_before(cue.start, Words::is_plain(verb)) {
                Some((credit, pronoun)) => {
                    let from = credit.span.map_or(cue.start, Span::start);
                    let apart = sentence.stands_apart(from);
                    let fits = match cue.cue {
                        Cue::SaysIfPlural => is_plural(&credit.to) || pronoun,
                        // "…, the Herald's Anna Lind reports": nothing follows.
                        Cue::SaysIfGoesOn => {
                            let closes = apart && !sentence.says_more(cue.end);
                            (sentence.goes_on(cue.end) || closes) && !is_plural(&credit.to)
                        }
                        Cue::Counts => sentence.counts(cue.end) && (pronoun || is_counter(&credit)),
                        Cue::Shows => sentence.shows(&credit, verb, cue.end),
                        Cue::Puts => sentence.puts(verb, cue.end) && (pronoun || is_counter(&credit)),
                        _ => sentence.is_verb(verb, cue.end, apart) && !is_place_of_count(sentence, &credit, cue.end),
                    };
                    fits.then_some(())?;
                    let more = sentence.says_more(cue.end);
                    // "…, these officials said": nothing follows that they say.
                    // "…, these officials said": nothing follows that they say.
                    let stance = match more {
                        _ if sentence.is_in_relative(from) => Stance::Opens,
                        _ if sentence.is_within_clause(from) && (more || !apart) => Stance::OpensWithin,
                        false if !sentence.opens_clause(from) => Stance::Within,
                        _ => Stance::Opens,
                    };
                    let singular = !verb.ends_with("say") && sentence.singular_before(cue.start);
                    // "It" is a body.
                    let neuter = NEUTER.holds(&lowered(&credit.to));
                    let here = self.speaker.as_ref().is_some_and(|speaker| speaker.paragraph == paragraph);
                    let is_it = |spoke: &Credit| here && is_counter(spoke) && !is_plural(&spoke.to);
                    let spoke = || self.remembered(paragraph, singular).filter(|spoke| !neuter || is_it(spoke));
                    let credit = if pronoun { spoke()? } else { credit };
                    return Some((credit, from, stance));
                }
                None if !matches!(cue.cue, Cue::Says | Cue::SaysIfGoesOn) => return None,
                None => {}
            }
        }
        // ", said the mayor": behind a quotation or a comma.
        let before = self.text.get(sentence.span.start()..cue.start).unwrap_or_default().trim_end();
        let quoted = (before.ends_with(QUOTED) || before.is_empty()) && !verb.ends_with("ing");
        let credit = quoted.then(|| sentence.name_after(cue.end, true)).flatten()?;
        // ", reports the Herald": nothing follows that it reports. "Lind, says the girls are there" is another's.
        let end = credit.span.map_or(cue.end, Span::end);
        if before.ends_with(',') && !sentence.ends_part(end) && sentence.says_more(end) {
            return None;
        }
        (cue.cue != Cue::SaysIfGoesOn || !sentence.says_more(end)).then_some((credit, cue.start, Stance::Ends))
    }
}

/// Whether a country is where what follows was counted, rather than who says it: "Lindia reported 12 deaths".
fn is_place_of_count(sentence: &Words<'_>, credit: &Credit, place: usize) -> bool {
    sentence.counts(place) && is_country(credit)
}

fn is_country(credit: &Credit) -> bool {
    is_country_word(&lowered(bare(&credit.to)))
}

/// Whether a source can have counted: a body or people of one, not a country alone.
fn is_counter(credit: &Credit) -> bool {
    let Some(span) = Span::new(0, credit.to.len()) else { return false };
    !is_country(credit) && is_body(&Words::new(&credit.to, span).words)
}

/// What stands for a body that spoke before.
static NEUTER: WordList = WordList::named("pronouns of bodies");

/// Verbs of saying that may stand before their subject.
static INVERTED: WordList = WordList::named("inverted verbs of saying");

/// Marks behind which a verb of saying may stand before its subject.
const QUOTED: [char; 8] = ['”', '"', '»', '’', '–', '—', ',', '-'];

/// Forms of a verb that takes lives as well as words.
static CLAIMS: WordList = WordList::named("forms of claim");

/// What is claimed without a word.
static CLAIMED: WordList = WordList::named("claimed without words");

/// What hearsay opens with that is on the word of one who spoke before, or of whoever did.
static HEARSAY_OF_ONE: WordList = WordList::named("hearsay of one");
static HEARSAY_OF_MANY: WordList = WordList::named("hearsay of somebody");

/// What a body is called when it is spoken of again: of whatever kind it is,
static BODIES_OF_ANY_KIND: WordList = WordList::named("bodies of any kind spoken of again");
/// and of its own kind.
static BODIES_OF_ONE_KIND: WordList = WordList::named("bodies of one kind spoken of again");

fn join(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.join(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests;
