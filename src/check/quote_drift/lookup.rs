//! Quotations of a document of the corpus, looked up in its running text: found, found altered, not found.
//!
//! A quotation is a document's where a marker behind it cites the document, or where the document is its speaker's own: a
//! speech, a statement, a text of which the speaker is the author. Each document is read once, with a table of the
//! quotations that are said to be its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::drift::{Drift, against_text, common, difference};
use super::last_name;
use super::speeches::{NEGATION, OMITTED, SPEECH, SPELLING, are_of_one_fortnight};
use super::wordings::Wording;
use crate::align::{Resolution, fold, folded_words, is_long_text, is_small, resolve_references, words};
use crate::check::{Context, Draft, ExplanationKind, LabelRole, Severity, Sink, Verdict};
use crate::extract::speakers;
use crate::model::{Citation, Corpus, Document, Span};
use crate::vocabulary::WordList;

/// The fewest words of a quotation that is looked up.
const FEWEST: usize = 5;

/// A quotation with the document that it is said to come from.
#[derive(Clone, Copy, Debug)]
struct Attributed<'a> {
    wording: &'a Wording,
    /// The quoting document, and the place.
    place: (usize, Span),
    /// The document that it is said to come from.
    target: usize,
    by: By<'a>,
}

/// Who says where a quotation comes from.
#[derive(Clone, Copy, Debug)]
enum By<'a> {
    /// A marker behind it.
    Marker(&'a Citation),
    /// The name beside it; the speaker may have said it elsewhere.
    Speaker,
}

/// Looks up the quotations whose document is in the corpus.
pub(super) fn look_up(context: &Context<'_>, wordings: &[Wording], sink: &mut Sink<'_>) {
    let corpus = context.corpus;
    let mut by_target: BTreeMap<usize, Vec<Attributed<'_>>> = BTreeMap::new();
    for attributed in cited(corpus, wordings).into_iter().chain(spoken(corpus, wordings)) {
        by_target.entry(attributed.target).or_default().push(attributed);
    }
    let mut answers: BTreeMap<(usize, Span), Vec<(Attributed<'_>, Answer)>> = BTreeMap::new();
    for (target, attributed) in by_target {
        let Some(document) = corpus.documents().get(target) else { continue };
        for (attributed, answer) in attributed.iter().zip(answers_of(document, &attributed)) {
            answers.entry(attributed.place).or_default().push((*attributed, answer));
        }
    }
    for (_, answers) in answers {
        // Of several documents that it may come from, one that holds it is enough.
        let best = answers.iter().min_by_key(|(attributed, answer)| (answer.rank(), attributed.target));
        if let Some((attributed, answer)) = best {
            say(corpus, attributed, answer, sink);
        }
    }
}

// ---------------------------------------------------------------------------------------------------- attribution

/// How far behind a quotation a marker still stands for it, in bytes.
const REACH: usize = 160;

/// The quotations behind which markers cite documents of the corpus.
fn cited<'a>(corpus: &'a Corpus, wordings: &'a [Wording]) -> Vec<Attributed<'a>> {
    let mut entries: BTreeMap<(usize, &str), BTreeSet<Option<usize>>> = BTreeMap::new();
    for (reference, resolution) in corpus.references().iter().zip(resolve_references(corpus)) {
        let Some(own) = corpus.document_index(reference.document.as_str()) else { continue };
        let target = match resolution {
            Resolution::Resolved(target, _) if target != own => Some(target),
            _ => None,
        };
        entries.entry((own, reference.key.as_str())).or_default().insert(target);
    }
    if entries.values().flatten().flatten().next().is_none() {
        return Vec::new();
    }
    let mut markers: BTreeMap<usize, Vec<&Citation>> = BTreeMap::new();
    for citation in corpus.citations() {
        if let Some(own) = corpus.document_index(citation.document.as_str()) {
            markers.entry(own).or_default().push(citation);
        }
    }
    markers.values_mut().for_each(|markers| markers.sort_by_key(|citation| citation.span));
    let mut found = Vec::new();
    for wording in wordings.iter().filter(|wording| wording.words.len() >= FEWEST && !wording.titled) {
        for place in &wording.places {
            let behind = behind(corpus, *place, markers.get(&place.0).map(Vec::as_slice).unwrap_or_default());
            let targets: Vec<(&Citation, Option<usize>)> = behind
                .into_iter()
                .map(|citation| {
                    let targets = entries.get(&(place.0, citation.key.as_str()));
                    let target =
                        targets.filter(|targets| targets.len() == 1).and_then(|targets| targets.first().copied());
                    (citation, target.flatten())
                })
                .collect();
            // Where one of the sources is not in the corpus, the quotation may be from there.
            if targets.iter().all(|(_, target)| target.is_some()) {
                found.extend(targets.into_iter().filter_map(|(citation, target)| {
                    Some(Attributed { wording, place: *place, target: target?, by: By::Marker(citation) })
                }));
            }
        }
    }
    found
}

/// The first markers behind a quotation, in its sentence.
fn behind<'a>(corpus: &Corpus, (document, span): (usize, Span), markers: &[&'a Citation]) -> Vec<&'a Citation> {
    let Some(text) = corpus.documents().get(document).map(|document| document.text.as_str()) else { return Vec::new() };
    let first = markers.partition_point(|citation| citation.span.start() < span.end());
    let mut end = span.end();
    let mut found: Vec<&Citation> = Vec::new();
    for citation in markers.iter().skip(first) {
        let gap = text.get(end..citation.span.start()).unwrap_or_default();
        // One marker may name several entries; then the next ones begin at the same place.
        let same = found.last().is_some_and(|last| last.span == citation.span);
        let words = gap.trim_start_matches(['.', ',', ';', '!', '?', '”', '"', '»', '’', ' ']);
        // A sentence that ended with the quotation goes on in no other.
        let stopped = gap.get(..gap.len() - words.len()).is_some_and(|stops| stops.contains(['.', '!', '?']));
        let own = words.is_empty() || !(stopped || words.contains(". ") || words.contains(['“', '«', '"']));
        let goes_on = match found.is_empty() {
            true => own && gap.len() <= REACH && !gap.contains('\n'),
            false => same || gap.trim().is_empty(),
        };
        if !goes_on {
            break;
        }
        found.push(citation);
        end = end.max(citation.span.end());
    }
    found
}

/// Words in the title of a text that is somebody's own.
static OWN_TEXTS: WordList = WordList::named("own texts");

/// The quotations whose speaker a document of the corpus is by.
fn spoken<'a>(corpus: &'a Corpus, wordings: &'a [Wording]) -> Vec<Attributed<'a>> {
    let mut by_name: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        for author in document.authors.iter().chain(&document.publisher) {
            by_name.entry(last_name(author)).or_default().insert(index);
        }
        let title: Vec<String> =
            document.title.as_deref().map(|title| folded_words(title).collect()).unwrap_or_default();
        if title.iter().any(|word| OWN_TEXTS.contains(&word.as_str())) {
            title.into_iter().filter(|word| !is_small(word)).for_each(|word| {
                by_name.entry(word).or_default().insert(index);
            });
        }
    }
    by_name.remove("");
    if by_name.is_empty() {
        return Vec::new();
    }
    let mut quoted: BTreeMap<usize, Vec<(&Wording, Span)>> = BTreeMap::new();
    for wording in wordings.iter().filter(|wording| wording.words.len() >= FEWEST && !wording.titled) {
        for (document, span) in &wording.places {
            quoted.entry(*document).or_default().push((wording, *span));
        }
    }
    let mut found = Vec::new();
    for (document, quoted) in quoted {
        let Some(text) = corpus.documents().get(document) else { continue };
        let speakers: BTreeMap<Span, String> = speakers(text).into_iter().collect();
        for (wording, span) in quoted {
            let name = speakers.get(&span).map(|speaker| last_name(speaker));
            let targets = name.and_then(|name| by_name.get(&name)).into_iter().flatten();
            let may_be_its_own = |target: &usize| {
                let other = corpus.documents().get(*target);
                *target != document && other.is_some_and(|other| may_be_of_one_speech(text, other, wording))
            };
            found.extend(targets.copied().filter(may_be_its_own).map(|target| Attributed {
                wording,
                place: (document, span),
                target,
                by: By::Speaker,
            }));
        }
    }
    found
}

/// Whether a quotation may be of the speech that a text is of: people say much, and a longer text of another month that is "on the
/// speech" of somebody holds a few of the words by chance.
fn may_be_of_one_speech(quoting: &Document, quoted: &Document, wording: &Wording) -> bool {
    let is_short = !is_long_text(quoting) || !is_long_text(quoted);
    is_short || wording.words.len() >= SPEECH && are_of_one_fortnight(quoting, quoted).unwrap_or(true)
}

// ---------------------------------------------------------------------------------------------------- looking up

/// What a document answers.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Found,
    /// In other words, at a place.
    Altered(Drift, Span),
    NotFound,
    /// The document has no text, or one in another language.
    NotTestable,
}

impl Answer {
    fn rank(&self) -> u8 {
        match self {
            Answer::Found => 0,
            Answer::Altered(Drift::Spelling | Drift::Omitted, _) => 1,
            Answer::Altered(..) => 2,
            Answer::NotTestable => 3,
            Answer::NotFound => 4,
        }
    }
}

/// How many words in a row lead from a text to a quotation.
const TRACE: usize = 3;

/// How many quotations one trace leads to, and how many places one quotation is compared at.
const KEPT: usize = 8;

/// How many of its traces are looked at for one quotation.
const MOST: usize = 64;

fn answers_of(document: &Document, attributed: &[Attributed<'_>]) -> Vec<Answer> {
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut traces: HashMap<[u64; TRACE], Vec<(usize, usize)>> = HashMap::new();
    for (index, quoted) in attributed.iter().enumerate() {
        let hashes = hashes(&quoted.wording.words.join(" "));
        for (place, window) in hashes.windows(TRACE).enumerate() {
            let Ok(trace) = <[u64; TRACE]>::try_from(window) else { continue };
            let known = traces.entry(trace).or_default();
            if known.len() < KEPT {
                known.push((index, place));
            }
        }
    }
    let text: Vec<_> = words(&document.text, 0).collect();
    // By quotation, where in the text it would begin.
    let mut begins: Vec<Vec<usize>> = vec![Vec::new(); attributed.len()];
    for (at, window) in text.windows(TRACE).enumerate() {
        let trace: Vec<u64> = window.iter().map(|word| word.hash).collect();
        let Ok(trace) = <[u64; TRACE]>::try_from(trace.as_slice()) else { continue };
        for (index, place) in traces.get(&trace).into_iter().flatten() {
            if let Some(begins) = begins.get_mut(*index).filter(|begins| begins.len() < MOST) {
                begins.push(at.saturating_sub(*place));
            }
        }
    }
    let readable = is_english(&document.text);
    let mut answers = Vec::new();
    for (quoted, begins) in attributed.iter().zip(begins) {
        let answer = match () {
            () if document.text.trim().is_empty() => Answer::NotTestable,
            () => answer(document, &text, quoted.wording, &begins, readable),
        };
        let retold = matches!(quoted.by, By::Speaker) && is_said_otherwise(document, quoted.wording, &answer);
        answers.push(if retold { Answer::NotTestable } else { answer });
    }
    answers
}

/// Whether the words found are in part a text's own and in part what it quotes, so that it is no speech and tells of one; or fewer
/// than four in five of them are those of the quotation, as where a speaker says a thing again.
fn is_said_otherwise(document: &Document, quoted: &Wording, answer: &Answer) -> bool {
    const MARKS: [char; 5] = ['"', '“', '”', '«', '»'];
    let Answer::Altered(_, span) = answer else { return false };
    let words = document.quote(*span);
    let theirs: Vec<String> = folded_words(words).collect();
    words.contains(MARKS) || common(&quoted.words, &theirs).len() * 5 < quoted.words.len() * 4
}

fn hashes(text: &str) -> Vec<u64> {
    words(text, 0).map(|word| word.hash).collect()
}

fn answer(
    document: &Document,
    text: &[crate::align::Word],
    wording: &Wording,
    begins: &[usize],
    readable: bool,
) -> Answer {
    let size = wording.words.len();
    let slack = 4 + size / 4;
    let gap = if wording.gaps.is_empty() { 0 } else { 60 };
    let mut tried: BTreeSet<usize> = BTreeSet::new();
    let mut best: Option<Answer> = None;
    for begin in begins {
        let from = begin.saturating_sub(slack);
        // Traces of one place begin near each other.
        if tried.len() >= KEPT || !tried.insert(from / (slack + 1)) {
            continue;
        }
        let to = (begin + size + slack + gap).min(text.len());
        let part = text.get(from..to).unwrap_or_default();
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let Some(span) = document.span(first.start, last.end) else { continue };
        let theirs: Vec<String> = folded_words(document.quote(span)).collect();
        let found = match against_text(wording, &theirs) {
            (Drift::None, _) => continue,
            (Drift::Same, _) => Answer::Found,
            (drift, range) => Answer::Altered(drift, narrowed(document, span, range)),
        };
        if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            best = Some(found);
        }
    }
    let title = document.title.as_deref().map(fold).unwrap_or_default();
    match best {
        Some(found) => found,
        None if title.contains(&wording.words.join(" ")) => Answer::Found,
        None if readable => Answer::NotFound,
        None => Answer::NotTestable,
    }
}

/// The part of a span that holds some of its folded words.
fn narrowed(document: &Document, span: Span, (from, to): (usize, usize)) -> Span {
    let text = document.quote(span);
    let mut places = Vec::new();
    let mut at = 0;
    // As `folded_words` cuts them.
    for part in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '%')) {
        if !part.trim_matches(['\'', '’']).is_empty() {
            places.push((at, at + part.len()));
        }
        at += part.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let start = places.get(from).map_or(0, |place| place.0);
    let end = to.checked_sub(1).and_then(|last| places.get(last)).map_or(text.len(), |place| place.1);
    document.span(span.start() + start, span.start() + end.max(start)).unwrap_or(span)
}

/// How much of a text is looked at to tell its language, in words.
const LANGUAGE: usize = 400;

/// Whether a text is in the language that is read: every tenth word is a small one.
fn is_english(text: &str) -> bool {
    let words: Vec<String> = folded_words(text).take(LANGUAGE).collect();
    words.iter().filter(|word| is_small(word)).count() * 10 >= words.len()
}

// ---------------------------------------------------------------------------------------------------- findings

fn say(corpus: &Corpus, attributed: &Attributed<'_>, answer: &Answer, sink: &mut Sink<'_>) {
    let (Some(own), Some(target)) =
        (corpus.documents().get(attributed.place.0), corpus.documents().get(attributed.target))
    else {
        return;
    };
    let place = |draft: Draft<'_, '_>| -> () {
        let draft = draft.verdict(Verdict::Review).identity(attributed.wording.words.join(" ")).place(
            &own.id,
            attributed.place.1,
            LabelRole::Context,
            "quoted so",
        );
        let draft = match attributed.by {
            By::Marker(citation) => {
                draft.place(&own.id, citation.span, LabelRole::Citation, format!("cites {}", target.id))
            }
            By::Speaker => draft,
        };
        if let Answer::Altered(drift, span) = answer {
            let theirs: Vec<String> = folded_words(target.quote(*span)).collect();
            let draft = draft.place(&target.id, *span, LabelRole::Context, "the words there");
            let draft = match drift {
                Drift::Negation => draft.explain(ExplanationKind::Remark, NEGATION),
                Drift::Omitted => draft.explain(ExplanationKind::Remark, OMITTED),
                Drift::Spelling => draft.explain(ExplanationKind::Remark, SPELLING),
                _ => draft,
            };
            draft.explain(ExplanationKind::Remark, difference(&attributed.wording.words, &theirs));
        }
    };
    match answer {
        Answer::Found => sink.agrees(),
        Answer::NotTestable => sink.not_testable(),
        Answer::Altered(drift, _) => {
            sink.differs();
            let severity = match drift {
                Drift::Omitted | Drift::Spelling => Severity::Note,
                _ => Severity::Warning,
            };
            let draft = sink.report(format_args!("a quotation in {} stands in {} in other words", own.id, target.id));
            place(draft.severity(severity));
        }
        // Who is quoted by name may have said it elsewhere.
        Answer::NotFound if matches!(attributed.by, By::Speaker) => sink.not_testable(),
        Answer::NotFound => {
            sink.differs();
            let draft =
                sink.report(format_args!("a quotation in {} does not stand in {}, which it cites", own.id, target.id));
            place(draft.severity(Severity::Warning));
        }
    }
}
