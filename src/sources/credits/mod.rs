//! Whom sentences credit, and what they report, deny, plan or ask.

mod clauses;
mod headlines;
mod names;
mod quoted;
mod source_lines;

use headlines::headline_credit;
use names::{JOINTS, LEADS, Words, is_bare, is_plural};
pub(crate) use source_lines::credit_source_lines;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::cues::{CUES, Cue, PREPOSITIONS, STOPS};
use super::quotations::read_quotations;
use crate::model::{Credit, Document, Span};
use crate::text::{Phrases, SegmentKind, Segments, lowered, segment, words_of};
use crate::vocabulary::{Vocabulary, WordList, forms};

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
    /// The words that are asked, without a clause that tells of what is known: "was it arson that left 14 people dead?"
    pub(crate) asked: Option<Span>,
}

/// What finds the cues. A phrase's number is its place in the flattened table.
static FINDER: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(CUES.iter().flat_map(|(_, words)| words.iter())));

static KINDS: LazyLock<Vec<Cue>> =
    LazyLock::new(|| CUES.iter().flat_map(|(cue, words)| words.iter().map(|_| *cue)).collect());

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
                answer.credits.push(credit.clone());
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
        .filter_map(|(phrase, start, end)| {
            let cue = *KINDS.get(phrase)?;
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
    /// Who speaks which quotation.
    speakers: Vec<(Span, String)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        Reader { text, cues: cues(text), next_cue: 0, speaker: None, speakers: Vec::new() }
    }

    fn sentence(&mut self, span: Span, paragraph: usize) -> SentenceCredits {
        let mut answer = SentenceCredits { asked: self.asked(span), ..SentenceCredits::default() };
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
                Cue::Plans => answer.planned = join(answer.planned, Span::new(cue.start, sentence.planned_to(cue.end))),
                Cue::Will if sentence.is_noun(cue.start) => {}
                Cue::Will => {
                    let start = sentence.planned_from(cue.start);
                    answer.planned = join(answer.planned, Span::new(start, sentence.planned_to(cue.end)));
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

    fn asked(&self, span: Span) -> Option<Span> {
        let text = self.text.get(span.start()..span.end()).unwrap_or_default();
        // Most sentences end with a full stop.
        if text.ends_with('.') {
            return None;
        }
        let asks = text
            .trim_end_matches(|c: char| {
                c.is_ascii_digit() || matches!(c, '[' | ']' | ' ' | ',' | '"' | '”' | '»' | '’' | ')')
            })
            .ends_with('?');
        if !asks {
            return None;
        }
        let mut words = words_of(text).peekable();
        let small = |word: &str| lowered(word).into_owned();
        let mut opening = words_of(text).map(|(_, word)| small(word.trim_matches(|c: char| !c.is_alphanumeric())));
        let presupposes = opening.next().is_some_and(|word| PRESUPPOSING.contains(&word.as_str()))
            && opening.next().is_some_and(|word| !OPEN_BEHIND.contains(&word.as_str()));
        if presupposes {
            return None;
        }
        let known =
            std::iter::from_fn(|| words.next().map(|(at, word)| (at, word, words.peek().map(|(_, next)| *next))));
        let tells =
            |next: &str| Vocabulary::english().look_up(next).is_some_and(|entry| entry.forms & forms::PAST != 0);
        let mut known = known.filter(|(at, word, next)| *at > 0 && TELLING.contains(word) && next.is_some_and(tells));
        let end = known.next().map_or(span.end(), |(at, ..)| span.start() + at);
        Span::new(span.start(), end)
    }
}

/// Words by which a question takes what it tells for known: "why did 73 people die?"
static PRESUPPOSING: WordList = WordList::named("presupposing questions");

/// Words behind those by which it does not: "what if 300 die?", "how many".
static OPEN_BEHIND: WordList = WordList::named("open behind them");

/// Words that lead to what a question takes for known, where a verb of the past follows at once.
static TELLING: WordList = WordList::named("telling in questions");

fn join(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.join(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::text::segment;
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
                "The electoral commission of Lindia said that 12 lists had been handed in.",
                "The electoral commission of Lindia",
            ),
            (
                "A blast killed 5 people, officials in the emergency ministry said.",
                "officials in the emergency ministry",
            ),
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
        let has_been = "The minister will open a ward for the fever, which has killed 60 people in the valley.";
        assert_eq!(words(has_been, read(has_been)[0].planned), "will open a ward for the fever, ");
        let to_be = "Lindia plans to open a camp where 300 families can sleep.";
        assert_eq!(words(to_be, read(to_be)[0].planned), "plans to open a camp where 300 families can sleep.");
        assert!(read("Did 500 people die?")[0].asked.is_some() && read("500 people died.")[0].asked.is_none());
        let asked =
            |text: &str| read(text)[0].asked.and_then(|span| Some(text.get(span.start()..span.end())?.to_owned()));
        assert_eq!(asked("Was it arson that left 14 people dead?").as_deref(), Some("Was it arson "));
        assert_eq!(asked("Was the vote that gave him 80 percent rigged?").as_deref(), Some("Was the vote "));
        assert_eq!(asked("Is it true that 500 people died?").as_deref(), Some("Is it true that 500 people died?"));
        assert_eq!(asked("Why did 73 people die in the valley?"), None);
        assert_eq!(asked("How did the mayor win 41,000 votes?"), None);
        assert_eq!(asked("What if 300 people die?").as_deref(), Some("What if 300 people die?"));
        assert_eq!(asked("How could 300 people die?").as_deref(), Some("How could 300 people die?"));
        assert_eq!(asked("Were there 40 or 50 boats?").as_deref(), Some("Were there 40 or 50 boats?"));
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
        let references = crate::sources::citations::read_citations(&document, &segments).references;
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
