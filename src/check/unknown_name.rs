//! `unknown-name`: a measure, a kind of event or a unit that is nearly one that is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::unread_language::first_line;
use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::fold;
use crate::model::{Claim, Document, Measure};
use crate::nearest::nearest;
use crate::quantity::Unit;
use crate::vocabulary::{UNITS, lines, parted, parted_once};

/// A measure, a kind of event or a unit that is nearly one that is known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnknownName;

const DOCUMENTATION: &str = "\
## What it finds

Claims made by hand, as JSON, as rows of a table or by an extractor of your own whose measure, kind of event or unit nobody \
declared, and events that a manifest gives a document, where that is nearly a name that is known: a letter or two away, in other capitals, with a blank for a dash, or a word \
for it in the texts. Of three capital letters, which mean a currency, those that are no code of one.

Names of your own that are like none of ours are left alone.

## Why it matters

A claim of an unknown measure is compared with its like alone. A conflict that a slip of the pen hides is not found, and nothing \
says so.

## Example that conflicts

> {\"document\": \"desk\", \"measure\": \"deahts\", \"quantity\": {\"stated\": \"227\"}}

## Example that does not

> {\"document\": \"desk\", \"measure\": \"helmets_sold\", \"quantity\": {\"stated\": \"227\"}}
";

/// What follows from a name that nobody declared.
pub(crate) const ALONE: &str = "claims of an unknown name are compared with their like alone; one of your own can be declared in the \
                                configuration, or this check be allowed";

/// So many claims of one unknown name are shown.
const SHOWN: usize = 3;

impl Check for UnknownName {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("unknown-name", "a measure, kind of event or unit that is nearly one that is known")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let measures: Vec<&Measure> = context.measures().collect();
        let kinds: BTreeSet<&str> = context.event_kinds().collect();
        let mut unknown: BTreeMap<(What, &str), Users<'_>> = BTreeMap::new();
        for claim in context.corpus.claims() {
            // What texts are read for is known, and what they measure in is theirs.
            if claim.extractor.as_deref() == Some(Claim::READ) {
                continue;
            }
            let measure = claim.statistic.measure.as_deref().filter(|name| context.measure(name).is_none());
            let kind = claim.statistic.event.as_ref().and_then(|event| event.kind.as_ref()).map(|kind| kind.as_str());
            let kind = kind.filter(|name| !kinds.contains(name));
            let unit = Some(&claim.quantity.unit).filter(|unit| !is_known(unit)).map(Unit::as_str);
            for (what, name) in [(What::Measure, measure), (What::Kind, kind), (What::Unit, unit)] {
                if let Some(name) = name {
                    unknown.entry((what, name)).or_default().0.push(claim);
                }
            }
        }
        // An event that a manifest gives a document has no claim of its own.
        for document in context.corpus.documents() {
            let given = document.events.iter().filter_map(|event| event.kind.as_ref()).map(|kind| kind.as_str());
            for name in given.filter(|name| !kinds.contains(name)) {
                unknown.entry((What::Kind, name)).or_default().1.push(document);
            }
        }
        for ((what, name), (claims, documents)) in unknown {
            let (shown, meant) = match what {
                What::Measure => (format!("measure `{name}`"), measure_meant(&measures, name)),
                What::Kind => {
                    (format!("kind of event `{name}`"), meant(name, kinds.iter().copied(), std::iter::empty()))
                }
                What::Unit => (format!("unit `{name}`"), unit_meant(name)),
            };
            let Some(meant) = meant else { continue };
            let count = match claims.len() {
                0 | 1 => String::new(),
                many => format!(" in {many} claims"),
            };
            let message = match meant {
                "" => format!("unknown {shown}{count}: no currency has this code"),
                meant => format!("unknown {shown}{count}: did you mean `{meant}`?"),
            };
            let mut draft = sink.report(message).verdict(Verdict::NotTestable).identity(&shown);
            for claim in claims.into_iter().take(SHOWN) {
                draft = draft.claim(claim, format!("of the {shown}"));
            }
            for document in documents.into_iter().take(SHOWN) {
                if let Some(span) = first_line(document) {
                    draft = draft.place(&document.id, span, LabelRole::Context, format!("given a {shown}"));
                }
            }
            draft.explain(ExplanationKind::Remark, ALONE);
        }
    }
}

/// The claims and documents that use a name.
type Users<'a> = (Vec<&'a Claim>, Vec<&'a Document>);

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Measure,
    Kind,
    Unit,
}

/// A name as it is compared: without capitals, underlines and dashes.
fn folded(name: &str) -> String {
    fold(&name.replace('_', " "))
}

/// The one that a name nobody declared may stand for: one that is written like it, has it for a word, or is a slip away.
fn meant<'a>(
    name: &str,
    names: impl Iterator<Item = &'a str> + Clone,
    words: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    let own = folded(name);
    let alike = names.clone().find(|known| folded(known) == own);
    let by_word = || {
        let called: BTreeSet<&str> = words.filter(|(_, word)| folded(word) == own).map(|(known, _)| known).collect();
        called.first().copied().filter(|_| called.len() == 1)
    };
    alike.or_else(by_word).or_else(|| nearest(name, names))
}

/// The declared measure that an undeclared one may stand for; `None` for a declared one, and for one of a caller's own.
pub(crate) fn measure_meant<'a>(measures: &[&'a Measure], name: &str) -> Option<&'a str> {
    let names = measures.iter().map(|measure| measure.name.as_str());
    if name.is_empty() || names.clone().any(|known| known == name) {
        return None;
    }
    let words = |measure: &&'a Measure| {
        let name = measure.name.as_str();
        measure.nouns.iter().map(move |noun| (name, noun.as_str()))
    };
    meant(name, names, measures.iter().flat_map(words))
}

/// Units and currencies as claims name them, and the words of texts for them.
struct KnownUnits {
    /// Codes and symbols.
    names: BTreeSet<&'static str>,
    /// Each with a word for it.
    words: Vec<(&'static str, &'static str)>,
}

/// Codes of currencies that are English words, and that texts are therefore not read for.
const CODES: [&str; 2] = ["ALL", "TOP"];

static KNOWN: LazyLock<KnownUnits> = LazyLock::new(|| {
    let mut known = KnownUnits { names: BTreeSet::from(CODES), words: Vec::new() };
    for line in lines(UNITS) {
        let row = parted_once(line, b'\t').and_then(|(_, row)| parted_once(row, b'\t'));
        match row {
            // The list of codes is kept by nothing.
            Some(("", codes)) => known.names.extend(parted(codes, b' ')),
            Some((kept, names)) => {
                known.names.insert(kept);
                known.words.extend(parted(names, b' ').map(|name| (kept, name)));
            }
            None => {}
        }
    }
    known
});

/// The units that are no symbols.
static BARE: [Unit; 5] = [Unit::Number, Unit::Count, Unit::Percent, Unit::PercentagePoint, Unit::Ordinal];

fn is_known(unit: &Unit) -> bool {
    BARE.contains(unit) || KNOWN.names.contains(unit.as_str())
}

/// The least letters of a unit for which one a letter away is meant: symbols are a letter away from each other.
const LONG: usize = 4;

/// The unit that one nobody knows may stand for; nothing in words where three capital letters are no currency, and `None` for a
/// unit of a caller's own.
fn unit_meant(name: &str) -> Option<&'static str> {
    let own = name.replace([' ', '-'], "_");
    let names = || BARE.iter().map(Unit::as_str).chain(KNOWN.names.iter().copied());
    let alike = names().find(|known| known.eq_ignore_ascii_case(&own));
    let by_word = || KNOWN.words.iter().find(|(_, word)| word.eq_ignore_ascii_case(&own)).map(|(known, _)| *known);
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let code = || {
        let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        let mut turned = names().filter(|known| known.len() == 3 && sorted(known) == sorted(name));
        let one = turned.next().filter(|_| turned.next().is_none());
        is_code.then(|| one.unwrap_or_default())
    };
    let slip = || {
        let long = KNOWN.words.iter().filter(|(_, word)| word.len() >= LONG);
        let bare = BARE.iter().map(|unit| (unit.as_str(), unit.as_str()));
        let mut words = bare.chain(long.copied());
        let near = nearest(&own, words.clone().map(|(_, word)| word)).filter(|_| own.chars().count() >= LONG)?;
        words.find(|(_, word)| *word == near).map(|(kept, _)| kept)
    };
    alike.or_else(by_word).or_else(code).or_else(slip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Corpus, Event, EventKind, Statistic};
    use crate::quantity::{Number, Quantity};
    use crate::verifier::Verifier;

    fn messages(claims: Vec<Claim>) -> Vec<String> {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("desk", "")).unwrap();
        for claim in claims {
            corpus.add_claim(claim).unwrap();
        }
        let report = Verifier::new().without_checks().check(UnknownName).unwrap().verify(&corpus);
        report.findings.into_iter().map(|finding| finding.message).collect()
    }

    fn claim(measure: &str, kind: &str, unit: &str) -> Claim {
        let statistic = Statistic::new(measure, Event::new(EventKind::from(kind)));
        Claim::new("desk", statistic, Quantity::exact(Number::from(12), unit.parse().unwrap()))
    }

    #[test]
    fn a_slip_of_the_pen_is_named_with_what_was_meant() {
        let said = |measure: &str, kind: &str, unit: &str| messages(vec![claim(measure, kind, unit)]).join("; ");
        assert_eq!(said("deahts", "flood", "count"), "unknown measure `deahts`: did you mean `deaths`?");
        assert_eq!(
            said("Vote share", "election", "percent"),
            "unknown measure `Vote share`: did you mean `vote_share`?"
        );
        assert_eq!(said("fatalities", "flood", "count"), "unknown measure `fatalities`: did you mean `deaths`?");
        assert_eq!(
            said("deaths", "earthqake", "count"),
            "unknown kind of event `earthqake`: did you mean `earthquake`?"
        );
        assert_eq!(said("turnout", "election", "%"), "unknown unit `%`: did you mean `percent`?");
        assert_eq!(said("debt", "flood", "eur"), "unknown unit `eur`: did you mean `EUR`?");
        assert_eq!(said("debt", "flood", "UDS"), "unknown unit `UDS`: did you mean `USD`?");
        assert_eq!(said("debt", "flood", "QQQ"), "unknown unit `QQQ`: no currency has this code");
        assert_eq!(said("road", "flood", "kilometers"), "unknown unit `kilometers`: did you mean `km`?");
        assert_eq!(said("road", "flood", "kilometrs"), "unknown unit `kilometrs`: did you mean `km`?");
    }

    #[test]
    fn names_of_your_own_and_known_ones_are_left_alone() {
        for [measure, kind, unit] in [
            ["helmets_sold", "flood", "count"],
            ["deaths", "regatta", "count"],
            ["deaths", "hurricane", "number"],
            ["load", "flood", "GWe"],
            ["price", "flood", "EUR/MWh"],
            ["debt", "flood", "ALL"],
            ["road", "flood", "km"],
        ] {
            assert_eq!(messages(vec![claim(measure, kind, unit)]), Vec::<String>::new(), "{measure} {kind} {unit}");
        }
    }

    #[test]
    fn one_name_is_one_finding() {
        let claims = vec![
            claim("deahts", "flood", "count"),
            claim("deahts", "flood", "count"),
            claim("injurd", "flood", "count"),
        ];
        assert_eq!(
            messages(claims),
            [
                "unknown measure `deahts` in 2 claims: did you mean `deaths`?",
                "unknown measure `injurd`: did you mean `injured`?"
            ]
        );
    }

    #[test]
    fn an_event_given_to_a_document_is_looked_at_too() {
        let event = Event::new(EventKind::from("earthqake")).pinned("may");
        let document = Document::new("desk", "The quake killed 48 people.\n").with_event(event);
        let report = Verifier::new().without_checks().check(UnknownName).unwrap().run(&[document]).unwrap();
        let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
        assert_eq!(finding.message, "unknown kind of event `earthqake`: did you mean `earthquake`?");
        assert_eq!(finding.labels[0].text, "The quake killed 48 people.");
    }

    #[test]
    fn what_is_declared_is_known_and_what_is_read_says_nothing() {
        let mut house = crate::Configuration::default();
        house.measures.push(crate::Measure::new("deahts", Unit::Count));
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("desk", "")).unwrap();
        corpus.add_claim(claim("deahts", "flood", "count")).unwrap();
        let report = Verifier::new().configured(&house).unwrap().verify(&corpus);
        assert_eq!(report.of("unknown-name").count(), 0);
        let text = "The flood of 3 May 2022 in Peru killed 48 people, and 12 bps of 300 kWp were lost.";
        assert_eq!(Verifier::new().run(&[Document::new("a", text)]).unwrap().of("unknown-name").count(), 0);
    }
}
