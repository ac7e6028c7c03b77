//! `quote-drift`: the same quotation or title in different words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::checks::edits;
use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::{folded_words, is_small};
use crate::extract::quotations;
use crate::model::{Corpus, Span};

/// One quotation or title, quoted in different words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct QuoteDrift;

const DOCUMENTATION: &str = "\
## What it finds

Quoted words that stand in the corpus in two wordings: sentences of somebody's speech, and the titles of programmes, slogans, \
laws and books. Typography is folded away first. A quotation cut short, at its ends or at an ellipsis, is no drift; an ellipsis \
that swallows a \"not\" is.

## Why it matters

Quotation marks promise the very words. Where two texts differ, at least one is a paraphrase, a translation of its own or a slip.

## Example that conflicts

> a: Her programme is called “A fair Lindby for everyone, now and forever”.\\
> b: She read out her programme “A fair Lindby for one and all, now and for good”.

## Example that does not

> a: “The bridge will be mended by the spring, whatever it may cost us,” she said.\\
> b: She promised that the bridge “will be mended by the spring”.
";

impl Check for QuoteDrift {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("quote-drift", "one quotation or title in different words").with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let wordings = wordings(context.corpus);
        titles(context.corpus, &wordings, sink);
        speeches(context.corpus, &wordings, sink);
    }
}

/// One wording, with every place where it stands.
#[derive(Debug)]
struct Wording {
    /// Its words, folded.
    words: Vec<String>,
    /// The places in it, by word, where it says that words are left out.
    gaps: BTreeSet<usize>,
    /// The documents, by index, and the places.
    places: Vec<(usize, Span)>,
    /// Whether the words before it call it a title.
    titled: bool,
}

/// The fewest and the most words of a quotation that is compared.
const SIZE: std::ops::RangeInclusive<usize> = 3..=200;

fn wordings(corpus: &Corpus) -> Vec<Wording> {
    let mut by_words: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut wordings: Vec<Wording> = Vec::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        for quotation in quotations(document).into_iter().filter(|quotation| quotation.closed) {
            let text = document.quote(quotation.inside);
            if text.len() > 2_000 {
                continue;
            }
            let (words, gaps) = words_and_gaps(text);
            if !SIZE.contains(&words.len()) {
                continue;
            }
            let titled = is_titled(document.text.get(..quotation.span.start()).unwrap_or_default());
            match by_words.get(&words).and_then(|known| wordings.get_mut(*known)) {
                Some(wording) => {
                    wording.places.push((index, quotation.span));
                    wording.titled |= titled;
                }
                None => {
                    by_words.insert(words.clone(), wordings.len());
                    wordings.push(Wording { words, gaps, places: vec![(index, quotation.span)], titled });
                }
            }
        }
    }
    wordings
}

/// The folded words, and before which of them the quotation marks an omission: "…", "[…]", "[the mayor]", "(IS)".
fn words_and_gaps(text: &str) -> (Vec<String>, BTreeSet<usize>) {
    let mut words = Vec::new();
    let mut gaps = BTreeSet::new();
    let mut rest = text;
    loop {
        let mark = ["…", "...", "[", "("].iter().filter_map(|mark| rest.find(mark)).min();
        let Some(place) = mark else {
            words.extend(folded_words(rest));
            return (words, gaps);
        };
        words.extend(folded_words(rest.get(..place).unwrap_or_default()));
        gaps.insert(words.len());
        rest = rest.get(place..).unwrap_or_default();
        // What stands in brackets is the quoting text's own.
        let inside = match rest.strip_prefix('[') {
            Some(inside) => inside.split_once(']'),
            None => rest.strip_prefix('(').and_then(|inside| inside.split_once(')')),
        };
        rest = match inside {
            Some((_, after)) => after,
            None => rest.trim_start_matches(['…', '.', '[', '(']),
        };
    }
}

/// Nouns and verbs before a title.
const TITLES: &[&str] = &[
    "address",
    "agenda",
    "article",
    "book",
    "campaign",
    "called",
    "concept",
    "document",
    "doctrine",
    "entitled",
    "film",
    "initiative",
    "law",
    "manifesto",
    "motto",
    "named",
    "paper",
    "plan",
    "platform",
    "program",
    "programme",
    "project",
    "report",
    "slogan",
    "song",
    "speech",
    "strategy",
    "theme",
    "title",
    "titled",
];

/// Whether the words before a quotation call it a title.
fn is_titled(before: &str) -> bool {
    let mut start = before.len().saturating_sub(60);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let clause = before.get(start..).unwrap_or_default().rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let words: Vec<String> = folded_words(clause).collect();
    words.iter().rev().take(4).any(|word| TITLES.contains(&word.as_str()))
}

// ---------------------------------------------------------------------------------------------------- titles

/// The longest title, in words.
const LONGEST_TITLE: usize = 16;

/// Titles that begin with the same two telling words and share telling words after them.
fn titles(corpus: &Corpus, wordings: &[Wording], sink: &mut Sink<'_>) {
    let mut by_start: BTreeMap<(&str, &str), Vec<&Wording>> = BTreeMap::new();
    for wording in wordings.iter().filter(|wording| wording.titled && wording.words.len() <= LONGEST_TITLE) {
        let telling = telling(&wording.words);
        if let [first, second, _, ..] = telling.as_slice() {
            by_start.entry((first, second)).or_default().push(wording);
        }
    }
    for (_, alike) in by_start {
        for cluster in clusters(&alike) {
            let drifted = cluster.iter().enumerate().any(|(index, a)| {
                cluster.iter().skip(index + 1).any(|b| !shortens(&a.words, &b.words) && !shortens(&b.words, &a.words))
            });
            if drifted {
                report(corpus, &cluster, "title", Severity::Warning, None, sink);
            } else if cluster.len() > 1 {
                sink.agrees();
            }
        }
    }
}

fn telling(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).filter(|word| !is_small(word)).collect()
}

/// The most wordings that begin alike and are compared with one another.
const MOST_ALIKE: usize = 40;

/// Groups of wordings each of which is like another one of its group.
fn clusters<'a>(alike: &[&'a Wording]) -> Vec<Vec<&'a Wording>> {
    let mut clusters: Vec<Vec<&Wording>> = Vec::new();
    for wording in alike.iter().take(MOST_ALIKE) {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            clusters.into_iter().partition(|cluster| cluster.iter().any(|other| is_like(wording, other)));
        clusters = rest;
        let mut cluster: Vec<&Wording> = joined.drain(..).flatten().collect();
        cluster.push(wording);
        clusters.push(cluster);
    }
    clusters
}

/// Whether two titles with one beginning have at least a third of their other telling words in common, or all of one's.
fn is_like(a: &Wording, b: &Wording) -> bool {
    let (a, b) = (telling(&a.words), telling(&b.words));
    let a: BTreeSet<&str> = a.into_iter().skip(2).collect();
    let b: BTreeSet<&str> = b.into_iter().skip(2).collect();
    let common = a.intersection(&b).count();
    let union = a.len() + b.len() - common;
    common > 0 && (common * 3 >= union || common == a.len().min(b.len()))
}

/// Whether one wording is the other with words cut off its ends, small words at the beginning aside.
fn shortens(short: &[String], long: &[String]) -> bool {
    let start = short.iter().position(|word| !is_small(word)).unwrap_or(0);
    let short = short.get(start..).unwrap_or_default();
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

// ---------------------------------------------------------------------------------------------------- speeches

/// The fewest words of a quotation that is looked for in other wordings.
const SPEECH: usize = 8;

/// How many words in a row make a trace by which quotations are found again.
const TRACE: usize = 4;

/// How many quotations are kept for one trace, and compared with one quotation.
const KEPT: usize = 4;

fn speeches(corpus: &Corpus, wordings: &[Wording], sink: &mut Sink<'_>) {
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut traces: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (index, wording) in wordings.iter().enumerate().filter(|(_, wording)| wording.words.len() >= SPEECH) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for trace in wording.words.windows(TRACE) {
            let known = traces.entry(trace).or_default();
            known.iter().for_each(|other| *shared.entry(*other).or_default() += 1);
            if known.len() < KEPT && known.last() != Some(&index) {
                known.push(index);
            }
        }
        shared.remove(&index);
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().map(|(other, count)| (count, other)).collect();
        candidates.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
        for (_, other) in candidates.into_iter().take(KEPT) {
            let Some(before) = wordings.get(other) else { continue };
            match compare(before, wording) {
                Drift::None => {}
                Drift::Same => sink.agrees(),
                Drift::Spelling => {
                    report(corpus, &[before, wording], "quotation", Severity::Note, Some(SPELLING), sink);
                }
                Drift::Omitted => {
                    report(corpus, &[before, wording], "quotation", Severity::Note, Some(OMITTED), sink);
                }
                Drift::Negation => {
                    report(corpus, &[before, wording], "quotation", Severity::Warning, Some(NEGATION), sink);
                }
                Drift::Changed => report(corpus, &[before, wording], "quotation", Severity::Warning, None, sink),
            }
        }
    }
}

const OMITTED: &str = "words are left out without a mark";
const SPELLING: &str = "only the spelling differs";
const NEGATION: &str = "a negation is left out";

/// How two quotations that share words in a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drift {
    /// Two quotations.
    None,
    /// One, or one of them cut short in an honest way.
    Same,
    /// Words spelt in another way.
    Spelling,
    /// Words left out inside, unmarked.
    Omitted,
    /// A "not" left out.
    Negation,
    /// Other words.
    Changed,
}

/// Words that turn a sentence into its contrary.
const NEGATIONS: &[&str] =
    &["cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

fn compare(one: &Wording, other: &Wording) -> Drift {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    if long.words.windows(short.words.len()).any(|window| window == short.words) {
        return Drift::Same;
    }
    let pairs = common(&short.words, &long.words);
    if pairs.len() * 10 < short.words.len() * 7 || pairs.len() < TRACE + 1 {
        return Drift::None;
    }
    let (Some((_, low)), Some((_, high))) = (pairs.first().copied(), pairs.last().copied()) else { return Drift::None };
    let left_out = |from: usize, to: usize| long.words.get(from..to).unwrap_or_default();
    if pairs.len() == short.words.len() {
        // Every word of the shorter is there: what is left out between them, and is it marked?
        let mut drift = Drift::Same;
        for pair in pairs.windows(2) {
            let [(_, a), (next, b)] = pair else { continue };
            let gap = left_out(a + 1, *b);
            if gap.is_empty() {
                continue;
            }
            if gap.iter().any(|word| is_negation(word)) {
                return Drift::Negation;
            }
            if !short.gaps.contains(next) {
                drift = Drift::Omitted;
            }
        }
        return drift;
    }
    if let Some(drift) = spelling(&short.words, &long.words, &pairs) {
        return drift;
    }
    // Words of the shorter that the longer has not: at its ends they may be another quotation's.
    let inner: Vec<usize> = pairs.iter().map(|(short, _)| *short).collect();
    let changed_inside = inner.windows(2).any(|pair| matches!(pair, [a, b] if b - a > 1));
    let whole = low == 0 && high + 1 == long.words.len();
    if changed_inside || whole { Drift::Changed } else { Drift::None }
}

/// How far a word may change and still be the same one in another spelling: "Hasaka", "Hasakeh".
const RESPELT: usize = 2;

/// Whether the words between the common ones differ in spelling alone, in spaces ("air strike") at the least.
fn spelling(short: &[String], long: &[String], pairs: &[(usize, usize)]) -> Option<Drift> {
    let ends = [(short.len(), long.len())];
    let mut drift = Drift::Same;
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in pairs.iter().chain(&ends) {
        let one: String = short.get(a..*next_a).unwrap_or_default().concat();
        let other: String = long.get(b..*next_b).unwrap_or_default().concat();
        (a, b) = (next_a + 1, next_b + 1);
        if one == other {
            continue;
        }
        let digits = one.chars().chain(other.chars()).any(|c| c.is_ascii_digit());
        let first = one.chars().next() == other.chars().next();
        // "now" and "not" are near, and not one word.
        let near = !digits && first && one.len().min(other.len()) >= 4 && edits(&one, &other) <= RESPELT;
        if !near {
            return None;
        }
        drift = Drift::Spelling;
    }
    Some(drift)
}

/// The longest common subsequence of two wordings, as pairs of places.
fn common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    // lengths[i * width + j]: of the parts from i and j on.
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let length = match x == y {
                true => at(&lengths, i + 1, j + 1) + 1,
                false => at(&lengths, i + 1, j).max(at(&lengths, i, j + 1)),
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

// ---------------------------------------------------------------------------------------------------- findings

/// How many wordings a finding shows.
const SHOWN: usize = 8;

fn report(
    corpus: &Corpus,
    wordings: &[&Wording],
    what: &str,
    severity: Severity,
    remark: Option<&str>,
    sink: &mut Sink<'_>,
) {
    let mut wordings: Vec<&Wording> = wordings.to_vec();
    wordings.sort_by_key(|wording| wording.places.first().copied());
    let (Some(first), Some(second)) = (wordings.first(), wordings.get(1)) else { return };
    sink.differs();
    let quote = |wording: &Wording| {
        let place = wording.places.first();
        place.and_then(|(index, span)| Some(corpus.documents().get(*index)?.quote(*span))).unwrap_or_default()
    };
    let count = match wordings.len() {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        many => many.to_string(),
    };
    let message = match what {
        "title" => format!("one title in {count} wordings: {} and {}", quote(first), quote(second)),
        _ => format!("one quotation in {count} wordings"),
    };
    let mut draft = sink.report(message).severity(severity).verdict(Verdict::Review);
    for wording in wordings.iter().take(SHOWN) {
        draft = draft.identity(wording.words.join(" "));
        let mut documents = BTreeSet::new();
        for (index, span) in &wording.places {
            if let Some(document) = corpus.documents().get(*index).filter(|_| documents.insert(*index)) {
                draft = draft.place(&document.id, *span, LabelRole::Context, "quoted so");
            }
        }
    }
    if let Some(remark) = remark {
        draft = draft.explain(ExplanationKind::Remark, remark);
    }
    draft = draft.explain(ExplanationKind::Remark, difference(&first.words, &second.words));
    if what == "title" {
        draft = draft.explain(ExplanationKind::Remark, "each may be a translation of its own");
    }
    drop(draft);
}

/// The words in which two wordings differ: "for everyone" against "to one".
fn difference(a: &[String], b: &[String]) -> String {
    let pairs = common(a, b);
    let only = |words: &[String], common: BTreeSet<usize>| {
        let words: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(index, _)| !common.contains(index))
            .map(|(_, word)| word.as_str())
            .collect();
        words.join(" ")
    };
    let (first, second) =
        (only(a, pairs.iter().map(|pair| pair.0).collect()), only(b, pairs.iter().map(|pair| pair.1).collect()));
    match (first.is_empty(), second.is_empty()) {
        (true, _) => format!("only one of them has {second:?}"),
        (_, true) => format!("only one of them has {first:?}"),
        _ => format!("{first:?} against {second:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    use crate::model::Document;

    fn run(texts: &[&str]) -> Vec<(Severity, String)> {
        let documents: Vec<Document> =
            texts.iter().enumerate().map(|(index, text)| Document::new(format!("d{index}"), *text)).collect();
        let remark = |finding: &crate::check::Finding| finding.explanations[0].message.clone();
        findings(QuoteDrift, &documents).iter().map(|finding| (finding.severity, remark(finding))).collect()
    }

    #[test]
    fn reports_a_title_in_several_wordings() {
        let texts = [
            "Her programme is titled «Fair Lindby – for everyone and for all. Now and forever».",
            "She read her program «Fair Lindby – to one and all. Now and for good» to the town.",
            "Its main slogan is “A fair Lindby for everyone.”",
        ];
        assert_eq!(
            run(&texts),
            [(Severity::Warning, "\"for everyone for forever\" against \"to one for good\"".to_owned())]
        );
    }

    #[test]
    fn reports_changed_words_and_swallowed_negations() {
        let said = "“We will not raise the tolls of the old bridge before the spring of next year,” she said.";
        let changed = "“We will not raise the fees of the old bridge before the summer of next year,” she said.";
        assert_eq!(run(&[said, changed]), [(Severity::Warning, "\"tolls spring\" against \"fees summer\"".to_owned())]);
        let negated = "“We will … raise the tolls of the old bridge before the spring of next year,” she said.";
        assert_eq!(run(&[said, negated]), [(Severity::Warning, NEGATION.to_owned())]);
        let respelt = "“We will not raise the tols of the old bridge before the spring of next year,” she said.";
        assert_eq!(run(&[said, respelt]), [(Severity::Note, SPELLING.to_owned())]);
        let omitted = "“We will not raise the tolls before the spring of next year,” she said.";
        assert_eq!(run(&[said, omitted]), [(Severity::Note, OMITTED.to_owned())]);
    }

    #[test]
    fn reports_nothing_for_honest_shortening_and_for_other_words() {
        let said = "“We will not raise the tolls of the old bridge before the spring of next year,” she said.";
        for other in [
            "\"We will not raise the tolls of the old bridge before the spring of next year\", she said.",
            "She promised that they “will not raise the tolls of the old bridge before the spring”.",
            "“We will not raise the tolls … before the spring of next year,” she said.",
            "“We will not raise the tolls of the old bridge (Lindby’s) before the springof next year,” she said.",
            "“We will not raise the tolls of [Lindby] before the spring of next year,” she said.",
            "“The mayor and the council say: we will not raise the tolls of the old bridge before the spring of next year.”",
            "“The old bridge has seen many a spring and will see many more of them,” he said.",
        ] {
            assert_eq!(run(&[said, other]), [], "{other}");
        }
        assert_eq!(run(&["The law «On the bridges of Lindby»", "The law «On the bridges of Strelsau»"]), []);
        assert_eq!(
            run(&["The book “Anna Lind and the golden river”", "The book “Anna Lind and the silver mountain”"]),
            []
        );
        assert_eq!(
            run(&[
                "Its slogan is “A fair Lindby for everyone, now and forever”",
                "Its slogan is “Fair Lindby for everyone”"
            ]),
            []
        );
    }
}
