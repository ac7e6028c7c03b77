//! Whom sentences credit, and what they report, deny, plan or ask.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::cues::{BETWEEN, CUES, Cue, GOES_ON, PLURALS, PREPOSITIONS, PRONOUNS, SOURCE_NOUNS, STOPS};
use super::quotations::{Quotation, read_quotations};
use super::segment::{SegmentKind, Segments};
use crate::model::{Credit, Reference, Span};

/// What one sentence shows of where its words come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SentenceCredits {
    /// Whom it names, nearest first: an outlet before the one it cites.
    pub(crate) credits: Vec<Credit>,
    /// Whether it gives somebody else's words.
    pub(crate) reported: bool,
    /// The words that are denied.
    pub(crate) denied: Option<Span>,
    /// The words that are planned, promised or forecast.
    pub(crate) planned: Option<Span>,
    /// Whether it asks.
    pub(crate) question: bool,
}

/// The cues as one automaton. A pattern's number is its place in the flattened table.
static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let patterns = CUES.iter().flat_map(|(_, words)| words.iter());
    AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(patterns).ok()
});

static KINDS: LazyLock<Vec<Cue>> =
    LazyLock::new(|| CUES.iter().flat_map(|(cue, words)| words.iter().map(|_| *cue)).collect());

/// A cue in the text.
#[derive(Clone, Copy, Debug)]
struct Found {
    cue: Cue,
    start: usize,
    end: usize,
}

/// How many words a quotation needs to be taken for somebody's words rather than for a term or a title.
const SPOKEN_WORDS: usize = 5;

/// How many paragraphs on a pronoun or an unattributed quotation still goes back to a speaker.
const REMEMBERED: usize = 2;

/// Reads what each sentence shows of where its words come from; as many answers as sentences, in their order.
pub(crate) fn read_credits(text: &str, segments: &Segments) -> Vec<SentenceCredits> {
    let quotations = read_quotations(text, segments);
    let mut reader = Reader { text, cues: cues(text), next_cue: 0, speaker: None };
    let mut answers: Vec<SentenceCredits> = Vec::with_capacity(segments.sentences.len());
    let mut next_quotation = 0;
    for (index, paragraph) in segments.paragraphs.iter().enumerate() {
        let first = answers.len();
        for sentence in segments.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            answers.push(reader.sentence(sentence.span, index));
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

/// How many paragraphs above it a line "Source: …" speaks for, at most.
const SOURCED: usize = 6;

/// Credits the figures of a section to the source that a line under it names: "Source: River Board, 10 May 2021."
///
/// Such a line speaks for the paragraphs above it up to their heading, where they credit nobody themselves.
pub(crate) fn credit_source_lines(answers: &mut [SentenceCredits], segments: &Segments, references: &[Reference]) {
    for reference in references.iter().filter(|reference| reference.key.is_empty()) {
        // "Source: River Board." is all name; of anything longer the first part is.
        let plain = reference.raw.split_once(": ").map_or("", |(_, words)| words);
        let plain = plain.split([',', ';', '\n']).next().unwrap_or_default().trim_end_matches(['.', ' ']);
        let plain = Some(plain).filter(|name| (1..=8).contains(&name.split_whitespace().count()));
        let read = reference.publisher.as_deref().or(reference.title.as_deref());
        let Some(name) = read.or(plain) else { continue };
        let line = segments.paragraphs.partition_point(|paragraph| paragraph.span.start() < reference.span.start());
        let is_line = segments.paragraphs.get(line).is_some_and(|paragraph| paragraph.kind != SegmentKind::Note);
        let above = segments.paragraphs.iter().take(line).rev().take(SOURCED);
        for paragraph in above.take_while(|above| is_line && above.kind != SegmentKind::Heading) {
            let sentences = answers.get_mut(paragraph.sentences.clone()).unwrap_or_default();
            for answer in sentences.iter_mut().filter(|answer| answer.credits.is_empty()) {
                let mut credit = Credit::new(name);
                credit.span = Some(reference.span);
                answer.credits.push(credit);
            }
        }
    }
}

fn cues(text: &str) -> Vec<Found> {
    let Some(automaton) = AUTOMATON.as_ref() else { return Vec::new() };
    let letter_before = |place: usize| {
        text.get(..place).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric)
    };
    let letter_after =
        |place: usize| text.get(place..).and_then(|after| after.chars().next()).is_some_and(char::is_alphanumeric);
    automaton
        .find_iter(text)
        .filter_map(|found| {
            let cue = *KINDS.get(found.pattern().as_usize())?;
            let (start, end) = (found.start(), found.end());
            (cue == Cue::Owns || !letter_before(start)).then_some(())?;
            (!letter_after(end)).then_some(Found { cue, start, end })
        })
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
}

impl Reader<'_> {
    fn sentence(&mut self, span: Span, paragraph: usize) -> SentenceCredits {
        let mut answer = SentenceCredits { question: self.asks(span), ..SentenceCredits::default() };
        let rest = self.cues.get(self.next_cue..).unwrap_or_default();
        let skipped = rest.partition_point(|cue| cue.start < span.start());
        let count = rest.partition_point(|cue| cue.start < span.end()) - skipped;
        self.next_cue += skipped;
        let here: Vec<Found> = rest.iter().skip(skipped).take(count).copied().collect();
        self.next_cue += count;
        if here.is_empty() {
            self.notice(span, paragraph);
            return answer;
        }
        let sentence = Words::new(self.text, span);
        let mut cited = Vec::new();
        for cue in here.iter().filter(|cue| cue.end <= span.end()) {
            match cue.cue {
                Cue::Says | Cue::SaysIfPlural | Cue::SaysIfGoesOn | Cue::SaysAfterQuotation => {
                    if let Some(credit) = self.subject(&sentence, cue, paragraph) {
                        self.credit(&mut answer, credit, paragraph);
                    }
                }
                Cue::Follows => match sentence.name_after(cue.end) {
                    Some(credit) => self.credit(&mut answer, credit, paragraph),
                    None => answer.reported |= sentence.pronoun_after(cue.end),
                },
                Cue::Owns => {
                    if let Some(credit) = sentence.name_before(cue.start).map(|name| name.0) {
                        self.credit(&mut answer, credit, paragraph);
                    }
                }
                Cue::Cites => cited.extend(sentence.name_after(cue.end)),
                Cue::Hearsay => {
                    answer.reported = true;
                    let own = self.text.get(cue.start..cue.end).unwrap_or_default().to_ascii_lowercase();
                    let singular = own.starts_with("in his") || own.starts_with("in her");
                    if own.starts_with("in ")
                        && let Some(credit) = self.remembered(paragraph, singular)
                    {
                        self.credit(&mut answer, credit, paragraph);
                    }
                }
                Cue::Denies if answer.denied.is_none() => {
                    answer.denied = Span::new(cue.start, sentence.clause_end(cue.end));
                }
                Cue::Plans => answer.planned = join(answer.planned, Span::new(cue.start, sentence.clause_end(cue.end))),
                Cue::Will if sentence.is_noun(cue) => {}
                Cue::Will => {
                    let start = sentence.planned_from(cue.start);
                    answer.planned = join(answer.planned, Span::new(start, sentence.clause_end(cue.end)));
                }
                Cue::Denies => {}
            }
        }
        if !cited.is_empty() {
            answer.reported = true;
            answer.credits.extend(cited);
        }
        let mut seen = BTreeSet::new();
        let mut starts = BTreeSet::new();
        answer.credits.retain(|credit| {
            let start = credit.span.is_none_or(|span| starts.insert(span.start()));
            start && seen.insert(credit.to.clone())
        });
        // "data from the ministry show": the ministry, not "data".
        if answer.credits.iter().any(|credit| !is_bare(&credit.to)) {
            answer.credits.retain(|credit| !is_bare(&credit.to));
        }
        answer
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
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        let is_word = [STOPS, LEADS, JOINTS, PREPOSITIONS].iter().any(|words| words.contains(&first.as_str()));
        if count >= 2 && !is_word && !is_plural(name) {
            let mut credit = Credit::new(name);
            credit.span = Span::new(span.start(), span.start() + name.len());
            self.speaker = Some(Speaker { credit, paragraph });
        }
    }

    fn credit(&mut self, answer: &mut SentenceCredits, credit: Credit, paragraph: usize) {
        answer.reported = true;
        self.speaker = Some(Speaker { credit: credit.clone(), paragraph });
        answer.credits.push(credit);
    }

    /// Who spoke last, for a pronoun; "he" and "she" are no "experts" and no "data".
    fn remembered(&self, paragraph: usize, singular: bool) -> Option<Credit> {
        let speaker = self.speaker.as_ref().filter(|speaker| paragraph - speaker.paragraph <= REMEMBERED)?;
        let many = is_plural(&speaker.credit.to);
        (!singular || !many).then(|| speaker.credit.clone())
    }

    /// Who speaks by a verb of saying.
    fn subject(&self, sentence: &Words<'_>, cue: &Found, paragraph: usize) -> Option<Credit> {
        let verb = self.text.get(cue.start..cue.end)?;
        // A verb begins with a capital only where it begins its sentence: "State" is an office, "States" a country.
        let begins = cue.start == sentence.span.start();
        // "claimed 12 lives", "claimed responsibility"
        if verb.starts_with("claim") && sentence.takes(cue.end, &["lives", "life", "responsibility", "victory"]) {
            return None;
        }
        (begins || !verb.starts_with(char::is_uppercase)).then_some(())?;
        if cue.cue != Cue::SaysAfterQuotation {
            match sentence.name_before(cue.start) {
                Some((credit, pronoun)) => {
                    let fits = match cue.cue {
                        Cue::SaysIfPlural => is_plural(&credit.to) || pronoun,
                        Cue::SaysIfGoesOn => sentence.goes_on(cue.end) && !is_plural(&credit.to),
                        _ => true,
                    };
                    let singular = !verb.ends_with("say") && sentence.singular_before(cue.start);
                    return match pronoun {
                        _ if !fits => None,
                        true => self.remembered(paragraph, singular),
                        false => Some(credit),
                    };
                }
                None if cue.cue != Cue::Says => return None,
                None => {}
            }
        }
        // ", said the mayor": behind a quotation or a comma.
        let before = self.text.get(sentence.span.start()..cue.start).unwrap_or_default().trim_end();
        let quoted = before.ends_with(['”', '"', '»', '’', '–', '—', ',', '-']) || before.is_empty();
        quoted.then(|| sentence.name_after(cue.end)).flatten()
    }

    fn asks(&self, span: Span) -> bool {
        let words = self.text.get(span.start()..span.end()).unwrap_or_default();
        let words = words.trim_end_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '[' | ']' | ' ' | ',' | '"' | '”' | '»' | '’' | ')')
        });
        words.ends_with('?')
    }

    /// Credits quoted sentences to whom the sentences around the quotation name.
    fn attribute(
        &mut self,
        quotations: &[Quotation],
        spans: &[Span],
        answers: &mut [SentenceCredits],
        paragraph: usize,
    ) {
        for quotation in quotations.iter().filter(|quotation| quotation.depth == 0) {
            let words = self.text.get(quotation.inside.start()..quotation.inside.end()).unwrap_or_default();
            if words.split_whitespace().take(SPOKEN_WORDS).count() < SPOKEN_WORDS {
                continue;
            }
            let first = spans.partition_point(|span| span.end() <= quotation.span.start());
            let count = spans.partition_point(|span| span.start() < quotation.span.end()).saturating_sub(first);
            // Who is named in the sentences that hold the quotation, best in the last; or right before it.
            let inside = answers.get(first..first + count).unwrap_or_default();
            let named = inside.iter().rev().find_map(|answer| {
                answer.credits.iter().find(|credit| credit.span.is_none_or(|span| !quotation.span.contains(span)))
            });
            let leads =
                first.checked_sub(1).and_then(|before| answers.get(before)).and_then(|answer| answer.credits.first());
            // Without a name beside it, only what begins a sentence is speech; elsewhere it may be a title.
            let speech = spans.get(first).is_some_and(|span| span.start() == quotation.span.start());
            if named.is_none() && !speech {
                continue;
            }
            let credit = named.or(leads).cloned().or_else(|| self.remembered(paragraph, false));
            for answer in answers.iter_mut().skip(first).take(count) {
                answer.reported = true;
                if let Some(credit) =
                    credit.as_ref().filter(|credit| !answer.credits.iter().any(|own| own.to == credit.to))
                {
                    answer.credits.push(credit.clone());
                }
            }
            if let Some(credit) = credit {
                self.speaker = Some(Speaker { credit, paragraph });
            }
        }
    }
}

fn join(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.join(other)),
        (one, other) => one.or(other),
    }
}

// ---------------------------------------------------------------------------------------------------- names

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Whether punctuation stands between it and the word before.
    cut: bool,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text.to_lowercase().as_str())
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A sentence as words.
struct Words<'a> {
    text: &'a str,
    span: Span,
    words: Vec<Word<'a>>,
}

/// How long the name of a source may be, in words.
const LONGEST_NAME: usize = 14;

/// What joins the parts of a name.
const JOINTS: &[&str] = &["of", "for", "and", "&", "de", "von", "van", "al", "bin", "la", "the", "di"];

impl<'a> Words<'a> {
    fn new(text: &'a str, span: Span) -> Words<'a> {
        let words = text.get(span.start()..span.end()).unwrap_or_default();
        let inner = |c: char| matches!(c, '-' | '\'' | '’' | '.' | '/');
        let mut found: Vec<Word<'a>> = Vec::new();
        let mut start = None;
        let mut cut = true;
        for (place, character) in words.char_indices().chain([(words.len(), ' ')]) {
            let belongs = character.is_alphanumeric() || (start.is_some() && inner(character)) || character == '&';
            match (belongs, start) {
                (true, None) => start = Some(place),
                (false, Some(from)) => {
                    let word = words.get(from..place).unwrap_or_default();
                    // A name's own full stops stay: "J.", "U.S."; a sentence's goes.
                    let bare = if word.len() > 3 && !is_initials(word) { word.trim_end_matches(inner) } else { word };
                    let end = span.start() + from + bare.len();
                    found.push(Word { text: bare, start: span.start() + from, end, cut });
                    cut = bare.len() < word.len();
                    start = None;
                }
                _ => {}
            }
            if !belongs && !character.is_whitespace() {
                cut = true;
            }
        }
        Words { text, span, words: found }
    }

    fn credit(&self, first: usize, last: usize) -> Option<Credit> {
        let (first, last) = (self.words.get(first)?, self.words.get(last)?);
        let mut end = last.end;
        let name = self.text.get(first.start..end)?;
        if let Some(bare) = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")) {
            end = first.start + bare.len();
        }
        let mut credit = Credit::new(self.text.get(first.start..end)?.split_whitespace().collect::<Vec<_>>().join(" "));
        credit.span = Span::new(first.start, end);
        Some(credit)
    }

    /// The name that begins right after a place: after "according to".
    fn name_after(&self, place: usize) -> Option<Credit> {
        let first = self.words.partition_point(|word| word.start < place);
        let mut last = None;
        let mut named = false;
        let mut sourced = false;
        for (index, word) in self.words.iter().enumerate().skip(first).take(LONGEST_NAME) {
            if index > first && word.cut {
                break;
            }
            // Brackets and quotation marks right behind the cue are no part of a name either.
            if index == first
                && self.text.get(place..word.start).is_some_and(|gap| gap.trim().starts_with([',', '.', ';', ':']))
            {
                return None;
            }
            let joint = word.is(JOINTS);
            if word.is_number()
                || (word.is(STOPS) && !(index == first && word.is(&["his", "her", "their", "its", "our"])))
            {
                break;
            }
            if word.is_capital() && !(joint && index == first) {
                named = true;
            } else if !joint {
                let noun = word.is(SOURCE_NOUNS);
                // Behind a name, only a noun of office goes on with it: "the Lindby health officials".
                let leads_on = || {
                    (1..=2)
                        .any(|step| self.words.get(index + step).is_some_and(|word| word.is(SOURCE_NOUNS) && !word.cut))
                };
                if named && !noun && !leads_on() {
                    break;
                }
                sourced |= noun;
            } else if word.text == "the"
                && index > first
                && !self.words.get(index - 1).is_some_and(|word| word.is(JOINTS))
            {
                break;
            }
            last = Some(index);
        }
        let mut last = last?;
        while last > first && self.words.get(last).is_some_and(|word| word.is(JOINTS)) {
            last -= 1;
        }
        let sourced = sourced && is_source(self.words.get(first..=last).unwrap_or_default());
        (named || sourced).then(|| self.credit(first, last)).flatten()
    }

    /// Whether what a verb of saying says follows: "that", a figure, a quotation.
    fn goes_on(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        let Some(next) = self.words.get(first) else { return false };
        next.is(GOES_ON)
            || next.is_number()
            || self.text.get(place..next.start).is_some_and(|gap| gap.contains([':', '“', '"', '«', '‘']))
    }

    /// Whether one of these nouns follows within a few words.
    fn takes(&self, place: usize, nouns: &[&str]) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words.iter().skip(first).take(6).any(|word| word.is(nouns))
    }

    /// Whether the word before a place stands for one person.
    fn singular_before(&self, place: usize) -> bool {
        let end = self.words.partition_point(|word| word.end <= place);
        self.words.iter().take(end).rev().take(4).any(|word| word.is(&["he", "she"]))
    }

    /// "the will of", "at will", "Will Lind".
    fn is_noun(&self, cue: &Found) -> bool {
        let first = self.words.partition_point(|word| word.start < cue.start);
        let before = first.checked_sub(1).and_then(|before| self.words.get(before));
        let after = self.words.get(first + 1);
        let capital = self.words.get(first).is_some_and(Word::is_capital) && first > 0;
        capital
            || after.is_some_and(|word| word.text == "of")
            || before
                .is_some_and(|word| word.is(&["a", "at", "his", "her", "the", "their", "good", "political", "free"]))
    }

    fn pronoun_after(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words
            .get(first)
            .is_some_and(|word| word.is(&["him", "her", "them", "it", "this", "these", "some", "other", "one"]))
    }

    /// The name that ends right before a place, as the subject of a verb there; and whether it is a pronoun.
    fn name_before(&self, place: usize) -> Option<(Credit, bool)> {
        let mut end = self.words.partition_point(|word| word.end <= place);
        // The word that the cue cut in two: "Lind" of "Lind's figures".
        if self.words.get(end).is_some_and(|word| word.start < place) {
            end += 1;
        }
        while end > 0
            && self
                .words
                .get(end - 1)
                .is_some_and(|word| word.is(BETWEEN) || (word.text.ends_with("ly") && !word.is_capital()))
        {
            end -= 1;
        }
        let next = self.words.get(end - usize::from(end > 0))?;
        // A comma before the verb closes an apposition: "Lind, the mayor of Lindby, said".
        let gap = self.text.get(next.end..place).unwrap_or_default();
        let participle = self.text.get(place..).is_some_and(|rest| rest.starts_with("saying"));
        if gap.contains([',', '–', '—', '(', ')']) && !gap.contains(['"', '”', '»', '“', '«']) && !participle
        {
            return self.before_apposition(end);
        }
        if gap.contains(['"', '”', '»', ';', ':', '“', '«']) {
            return None;
        }
        if next.is(PRONOUNS) {
            return Some((self.credit(end - 1, end - 1)?, true));
        }
        // Phrases between subject and verb: "Lind at the meeting with the miners said".
        for _ in 0..4 {
            let first = self.run_back(end)?;
            let behind = first.checked_sub(1).and_then(|before| self.words.get(before));
            let cut = self.words.get(first).is_some_and(|word| word.cut);
            match behind {
                Some(word) if !cut && word.is(PREPOSITIONS) => end = first - 1,
                _ => return self.qualify(first, end),
            }
            if end == 0 {
                return None;
            }
        }
        None
    }

    /// The first word of the run of words before `end` that may be one name.
    fn run_back(&self, end: usize) -> Option<usize> {
        let mut first = end.checked_sub(1)?;
        let word = self.words.get(first)?;
        (!word.is(STOPS) && !word.is_number()).then_some(())?;
        while first > 0 && end - first < LONGEST_NAME {
            let (this, before) = (self.words.get(first)?, self.words.get(first - 1)?);
            if this.cut
                || before.is_number()
                || (before.is(STOPS) && !before.is(&["his", "her", "their", "its", "our", "to"]))
            {
                break;
            }
            // "Plenipotentiary to the Russian Federation": only inside titles.
            if before.is(&["to"])
                && !(self.words.get(first.wrapping_sub(2)).is_some_and(Word::is_capital) && this.is(&["the"]))
            {
                break;
            }
            first -= 1;
        }
        Some(first)
    }

    fn qualify(&self, first: usize, end: usize) -> Option<(Credit, bool)> {
        let (mut first, mut end) = (first, end);
        // "Lind condemned the flood, saying": what precedes a verb in the past is the subject.
        let past = (first + 1..end).find(|index| {
            let next_opens = self.words.get(index + 1).is_some_and(|word| word.is(ARTICLES) || word.is_capital());
            self.words.get(*index).is_some_and(|word| !word.is_capital() && word.text.ends_with("ed")) && next_opens
        });
        if let Some(past) =
            past.filter(|past| self.words.get(first..*past).is_some_and(|words| words.iter().any(Word::is_capital)))
        {
            end = past;
        }
        // An article inside begins the name, unless a joint leads to it: "killed 5 people the mayor".
        let article = (first + 1..end).rev().find(|index| {
            let joined = self.words.get(index - 1).is_some_and(|word| word.is(JOINTS) || word.is(PREPOSITIONS));
            self.words.get(*index).is_some_and(|word| word.is(ARTICLES) && !word.is_capital()) && !joined
        });
        // "Opening the meeting Ambassador Lind": what the participle governs is no part of the name.
        let governed = self.words.get(first).is_some_and(|word| word.text.ends_with("ing"));
        first = article.unwrap_or(first);
        // What leads the sentence is no name: "Earlier officials", "And Lind".
        while first + 1 < end
            && self.words.get(first).is_some_and(|word| word.is(LEADS) || (word.is(JOINTS) && !word.is(&["the"])))
        {
            first += 1;
        }
        let words = self.words.get(first..end)?;
        // A lower-case run before a name belongs to it only as its office: "Opening the meeting Ambassador Lind".
        let capital = words.iter().position(|word| word.is_capital() && word.start != self.span.start());
        if let Some(capital) = capital
            && let Some(before) = words.get(..capital)
            && before.iter().any(|word| !word.is(JOINTS) && !word.is(SOURCE_NOUNS))
            && (before.len() > 2 || (governed && !before.is_empty()))
        {
            return Some((self.credit(first + capital, end - 1)?, false));
        }
        let named =
            words.iter().any(|word| word.is_capital() && (word.start != self.span.start() || is_name_start(words)));
        (named || is_source(words)).then_some(())?;
        Some((self.credit(first, end - 1)?, false))
    }

    /// The name before an apposition that ends at a comma: the first part of the clause that is no adverbial.
    fn before_apposition(&self, end: usize) -> Option<(Credit, bool)> {
        let mut part = end;
        let mut best = None;
        // Parts between commas, from the verb back to the beginning of the clause.
        while part > 0 {
            let mut first = part - 1;
            while first > 0 && !self.words.get(first)?.cut {
                first -= 1;
            }
            let gap = match first.checked_sub(1).and_then(|before| self.words.get(before)) {
                Some(before) => self.text.get(before.end..self.words.get(first)?.start).unwrap_or_default(),
                None => "",
            };
            let lead = self.words.get(first)?;
            let adverbial = lead.is(PREPOSITIONS) || lead.is(LEADS) || lead.is(&["as", "when", "while", "if"]);
            if !adverbial
                && part != end
                && let Some(found) = self.run_back(part).and_then(|start| self.qualify(start.max(first), part))
            {
                best = Some(found);
            }
            if gap.contains([';', ':', '"', '”', '»', '“', '«', '.', '?', '!']) || adverbial || end - first > 40 {
                break;
            }
            part = first;
        }
        best.filter(|(credit, _)| credit.to.chars().any(char::is_uppercase))
    }

    // ------------------------------------------------------------------------------------------------ clauses

    /// Where the clause ends that goes on at a place: at a semicolon, or at a comma before a word that turns.
    fn clause_end(&self, place: usize) -> usize {
        let rest = self.text.get(place..self.span.end()).unwrap_or_default();
        let mut offset = 0;
        while let Some(found) = rest.get(offset..).and_then(|rest| rest.find([',', ';'])) {
            let at = offset + found;
            if rest.get(at..).is_some_and(|rest| rest.starts_with(';')) {
                return place + at;
            }
            let next = rest.get(at + 1..).unwrap_or_default().trim_start();
            let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if TURNS.contains(&word) {
                return place + at;
            }
            offset = at + 1;
        }
        self.span.end()
    }

    /// Where the clause begins whose verb is planned: what "will happen" stands before "will".
    fn planned_from(&self, place: usize) -> usize {
        let before = self.text.get(self.span.start()..place).unwrap_or_default();
        let cut = before.rfind([',', ';', ':', '—', '–', '(']).map_or(0, |cut| cut + 1);
        let mut cut = cut;
        while !before.is_char_boundary(cut) {
            cut += 1;
        }
        let clause = before.get(cut..).unwrap_or_default();
        let lead = clause.split_whitespace().next().unwrap_or_default().to_lowercase();
        // "The 300 firms will …": the firms are there already.
        if ["the", "these", "those", "all", "both", "its", "his", "her", "their", "our"].contains(&lead.as_str()) {
            return place;
        }
        self.span.start() + cut + (clause.len() - clause.trim_start().len())
    }
}

const ARTICLES: &[&str] = &["a", "an", "the"];

/// Words that begin clauses in which another standing holds.
const TURNS: &[&str] = &[
    "adding",
    "and",
    "but",
    "claiming",
    "insisting",
    "instead",
    "noting",
    "saying",
    "stating",
    "though",
    "up",
    "versus",
    "whereas",
    "while",
];

/// Words that may stand before a subject and are no part of it.
const LEADS: &[&str] = &[
    "additionally",
    "also",
    "although",
    "and",
    "as",
    "because",
    "but",
    "consequently",
    "earlier",
    "finally",
    "firstly",
    "furthermore",
    "hence",
    "however",
    "if",
    "instead",
    "last",
    "later",
    "meanwhile",
    "moreover",
    "next",
    "nevertheless",
    "now",
    "once",
    "only",
    "or",
    "previously",
    "recently",
    "secondly",
    "since",
    "so",
    "still",
    "then",
    "therefore",
    "though",
    "thus",
    "today",
    "when",
    "yet",
];

/// Whether a sentence's first words are a name rather than a word with a sentence's capital.
fn is_name_start(words: &[Word<'_>]) -> bool {
    match words {
        [one] => !one.is(STOPS) && one.text.len() > 2 && !one.text.ends_with("ing"),
        [first, second, ..] => second.is_capital() || first.text.bytes().filter(u8::is_ascii_uppercase).count() > 1,
        [] => false,
    }
}

/// Whether the noun that a phrase turns on is a source: "the ministry of health", but not "a government building".
fn is_source(words: &[Word<'_>]) -> bool {
    let start = words.iter().position(|word| !word.is(ARTICLES)).unwrap_or(0);
    let words = words.get(start..).unwrap_or_default();
    let end = words.iter().position(|word| word.is(JOINTS)).unwrap_or(words.len());
    end.checked_sub(1).and_then(|head| words.get(head)).is_some_and(|head| head.is(SOURCE_NOUNS))
}

/// Whether a source is many: "the experts", "officials in Lindby", "official data".
fn is_plural(to: &str) -> bool {
    let noun = to.split(" of ").next().unwrap_or(to).split(' ').next_back().unwrap_or_default().to_lowercase();
    PLURALS.contains(&noun.as_str()) || (noun.ends_with('s') && SOURCE_NOUNS.contains(&noun.as_str()))
}

/// Whether a credit is a noun alone: "data", "reports".
fn is_bare(to: &str) -> bool {
    to.chars().all(char::is_lowercase) && SOURCE_NOUNS.contains(&to)
}

fn is_initials(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::segment::segment;
    use crate::model::Document;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<SentenceCredits> {
        read_credits(text, &segment(text))
    }

    fn credits(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|answer| answer.credits.into_iter().map(|credit| credit.to).collect()).collect()
    }

    #[test]
    fn names_whom_a_sentence_credits() {
        for (text, to) in [
            ("According to official data, 12 people drowned.", "official data"),
            ("According to the experts, it will take ten years.", "the experts"),
            ("The river, according to Lind, has risen by 2 m.", "Lind"),
            ("Mayor Anna Lind said that 12 people drowned.", "Mayor Anna Lind"),
            ("The ministry of health reported 300 cases.", "The ministry of health"),
            ("Police said 40 were arrested.", "Police"),
            ("Boris Novak, the deputy chairman of the River Board, stressed that 6 boats are left.", "Boris Novak"),
            (
                "Recently, Anna Lind at the meeting with the citizens of the valley said that 50 firms came.",
                "Anna Lind",
            ),
            ("Regional analysts note that the bridge is old.", "Regional analysts"),
            ("The toll was 12, the Interior Ministry spokesman told reporters.", "the Interior Ministry spokesman"),
            ("Of these, 12 were adults, data from the Health Ministry show.", "the Health Ministry"),
            ("The River Board's figures put the loss at $5 million.", "The River Board"),
            ("\"It rose by 3 metres in one single night,\" said Osei Lund, doctor of history.", "Osei Lund"),
            ("«It rose by 3 metres in one single night», Lund concludes.", "Lund"),
            ("The flood killed 5 people a source in Lindby said.", "a source"),
            ("Boris Novak condemned the raid, saying that 5 died.", "Boris Novak"),
            ("Losses were confirmed by Lindian health officials.", "Lindian health officials"),
            ("As Anna Lind said earlier, 50 firms have come.", "Anna Lind"),
            (
                "Opening the meeting Ambassador Extraordinary of Lindia to the Northern Union Ermin Lund said that it was so.",
                "Ambassador Extraordinary of Lindia to the Northern Union Ermin Lund",
            ),
        ] {
            assert_eq!(credits(text), [[to]], "{text}");
        }
    }

    #[test]
    fn keeps_chains_in_their_order() {
        assert_eq!(
            credits("According to the Telegram channel River Watch, citing Lindby News, 12 drowned."),
            [["the Telegram channel River Watch", "Lindby News"]]
        );
    }

    #[test]
    fn credits_nobody_where_nobody_is_named() {
        for text in [
            "The river rose by 3 metres in May.",
            "The price of bread put pressure on families.",
            "In total, 12 people were found in the water.",
            "He lived in a state of fear, as they say.",
            "It shows how old the bridge is.",
            "The Lindby flood claimed 12 lives.",
            "The shells hit a government building, it was said, and a stadium.",
            "Losses were put down, according to a government building inspection rule, to rain.",
        ] {
            assert!(credits(text).concat().is_empty(), "{text}: {:?}", credits(text));
        }
    }

    #[test]
    fn follows_quotations_over_sentences_and_pronouns_to_names() {
        let text = "“The river rose by 3 metres in a night. It took 12 lives with it,” Anna Lind said.\n\nHe added that 40 are missing.";
        assert_eq!(credits(text), [["Anna Lind"], ["Anna Lind"], ["Anna Lind"]]);
        assert!(read(text).iter().all(|answer| answer.reported));
        assert!(!read("They call it “the long night” in Lindby.")[0].reported);
    }

    #[test]
    fn marks_what_is_denied_planned_or_asked() {
        let words = |text: &str, span: Option<Span>| Document::new("d", text).quote(span.unwrap()).to_owned();
        let denied = "The mayor denied that 500 died, saying only 12 had drowned.";
        assert_eq!(words(denied, read(denied)[0].denied), "denied that 500 died");
        let planned = "Lindia plans to invest $13 billion by 2030, while 2 billion have been spent.";
        assert_eq!(words(planned, read(planned)[0].planned), "plans to invest $13 billion by 2030");
        let will = "By 2030, 800 thousand new places will appear.";
        assert_eq!(words(will, read(will)[0].planned), "800 thousand new places will appear.");
        let there = "The 300 firms will move to Lindby.";
        assert_eq!(words(there, read(there)[0].planned), "will move to Lindby.");
        assert!(read("Did 500 people die?")[0].question && !read("500 people died.")[0].question);
        assert!(read("He was reportedly paid $5 million.")[0].reported);
        let plain = &read("In May 12 people died.")[0];
        assert!(!plain.reported && plain.denied.is_none() && plain.planned.is_none());
    }

    #[test]
    fn credits_a_section_to_the_line_under_it() {
        let text = "An account of the flood\n\nThe flood\n\nIt drowned 12 people and 40 cows.\n\nPolice said 3 are missing.\n\n\
            Source: Losses of the year, River Board, 10 May 2021.";
        let document = Document::new("d", text);
        let segments = segment(text);
        let mut answers = read_credits(text, &segments);
        let references = crate::extract::citations::read_citations(&document, &segments).references;
        credit_source_lines(&mut answers, &segments, &references);
        let names: Vec<Vec<&str>> =
            answers.iter().map(|answer| answer.credits.iter().map(|credit| credit.to.as_str()).collect()).collect();
        assert_eq!(names.get(2), Some(&vec!["River Board"]));
        assert_eq!((names.first(), names.get(3)), (Some(&vec![]), Some(&vec!["Police"])));
        assert!(!answers[2].reported);
    }

    proptest! {
        #[test]
        fn answers_for_every_sentence(text in "(said |according to |will |denied that |Lind|the |, |\\. |[a-zé]{1,6} |“|”|\"|'s figures|\n\n|of |\\PC){0,50}") {
            let document = Document::new("d", text.as_str());
            let segments = segment(&text);
            let answers = read_credits(&text, &segments);
            prop_assert_eq!(answers.len(), segments.sentences.len());
            for (answer, sentence) in answers.iter().zip(&segments.sentences) {
                for span in answer.denied.into_iter().chain(answer.planned) {
                    prop_assert!(document.holds(span) && sentence.span.contains(span));
                }
                prop_assert!(answer.credits.iter().all(|credit| credit.span.is_some_and(|span| document.holds(span))));
            }
        }
    }
}
