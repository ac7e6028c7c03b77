//! `quote-drift`: the same quotation or title in different words.

use std::collections::BTreeSet;

mod drift;
mod lookup;
mod speeches;
mod titles;
mod voices;
mod wordings;

use drift::difference;
use lookup::look_up;
use speeches::speeches;
use titles::titles;
use wordings::{Wording, wordings};

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::fold;
use crate::model::Corpus;

/// One quotation or title, quoted in different words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct QuoteDrift;

const DOCUMENTATION: &str = "\
## What it finds

Quoted words that stand in the corpus in two wordings: sentences of somebody's speech, and the titles of programmes, slogans, \
laws and books. Typography is folded away first, and so are short forms: \"don't\" and \"do not\" are one. A quotation cut short, at its \
ends or at an ellipsis, is no drift; an ellipsis that swallows a \"not\", and not a whole clause, is. One quotation in three texts, each in its own words, \
is one finding. Remarks that are alike are no drift: of \
two speakers, of different days where what they share is said every day, or beside each other in a text that quotes the first as well.

A quotation with a marker whose entry names a document of the corpus is looked up in the text of that document, and so is one \
whose speaker is the author of a document or gave the speech that it holds. Three answers: found; found in other words, which \
are shown; not found. A text that gives the words in part as its own and in part as somebody's is no speech, and is not asked.

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
        look_up(context, &wordings, sink);
    }
}

/// The last word of a name, folded: "lind" of "Mayor Anna Lind" and, of the form with a comma, of "Lind, Anna".
fn last_name(name: &str) -> String {
    let name = name.split(',').next().unwrap_or(name);
    fold(name).rsplit(' ').next().unwrap_or_default().to_owned()
}

/// How many wordings a finding shows.
const SHOWN: usize = 8;

fn report(
    corpus: &Corpus,
    (wordings, widest): (&[&Wording], Option<[&Wording; 2]>),
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
    let mut ends = widest.unwrap_or([first, second]);
    ends.sort_by_key(|wording| wording.places.first().copied());
    let [one, other] = ends;
    draft = draft.explain(ExplanationKind::Remark, difference(&one.words, &other.words));
    if what == "title" {
        draft = draft.explain(ExplanationKind::Remark, "each may be a translation of its own");
    }
    drop(draft);
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::speeches::{NEGATION, OMITTED, SPELLING};
    use super::*;

    const DIFFERENCE: &str =
        "\"for everyone\" against \"to one\", only one has \"for\", \"forever\" against \"for good\"";
    use crate::model::Document;

    fn run(texts: &[&str]) -> Vec<(Severity, String)> {
        let documents: Vec<Document> =
            texts.iter().enumerate().map(|(index, text)| Document::new(format!("d{index}"), *text)).collect();
        let remark = |finding: &crate::check::Finding| finding.explanations[0].to_string();
        findings(QuoteDrift, &documents).iter().map(|finding| (finding.severity, remark(finding))).collect()
    }

    #[test]
    fn three_texts_that_quote_one_sentence_make_one_finding() {
        let a = "“The longer the council waits for this, the closer we get to the end of the quay,” she said.";
        let b = "“The longer the council waits with it, the nearer we get to the end of the quay,” she said.";
        let c = "“The longer this council waits for this, the closer we come to the end of the quay,” she said.";
        for texts in [[a, b, c], [c, a, b], [b, c, a]] {
            let found = run(&texts);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].0, Severity::Warning);
        }
        // Two sentences that a third text quotes as one are each a quotation of their own.
        let both = "“The longer the council waits for this, the closer we get to the end of the quay. Nobody in the house will ever \
                    pay for the bridges of our neighbours again,” she said.";
        let other = "“Nobody in this house will ever pay for all the bridges of our neighbours again,” she said.";
        assert_eq!(run(&[both, b, other]).len(), 2);
    }

    #[test]
    fn reports_a_title_in_several_wordings() {
        let texts = [
            "Her programme is titled «Fair Lindby – for everyone and for all. Now and forever».",
            "She read her program «Fair Lindby – to one and all. Now and for good» to the town.",
            "Its main slogan is “A fair Lindby for everyone.”",
        ];
        assert_eq!(run(&texts), [(Severity::Warning, DIFFERENCE.to_owned())]);
    }

    #[test]
    fn reports_changed_words_and_swallowed_negations() {
        let said = "“We will not raise the tolls of the old bridge before the spring of next year,” she said.";
        let changed = "“We will not raise the fees of the old bridge before the summer of next year,” she said.";
        assert_eq!(
            run(&[said, changed]),
            [(Severity::Warning, "\"tolls\" against \"fees\", \"spring\" against \"summer\"".to_owned())]
        );
        let negated = "“We will … raise the tolls of the old bridge before the spring of next year,” she said.";
        assert_eq!(run(&[said, negated]), [(Severity::Warning, NEGATION.to_owned())]);
        let respelt = "“We will not raise the tols of the old bridge before the spring of next year,” she said.";
        assert_eq!(run(&[said, respelt]), [(Severity::Note, SPELLING.to_owned())]);
        let omitted = "“We will not raise the tolls before the spring of next year,” she said.";
        assert_eq!(run(&[said, omitted]), [(Severity::Note, OMITTED.to_owned())]);
    }

    #[test]
    fn words_in_full_and_clauses_marked_as_left_out_are_no_other_words() {
        for (said, other) in [
            (
                "“I am sure that we do not need another bridge in this town,” she said.",
                "“I'm sure that we don't need another bridge in this town,” she said.",
            ),
            (
                "“We thank Governor Lind for the bridge, and the miners for their patience,” he said.",
                "“We thank Gov. Lind for the bridge, and the miners for their patience,” he said.",
            ),
            (
                "“If you do not trust the mayor and do not trust any of her engineers, then close the old bridge,” he said.",
                "“If you do not trust the mayor … then close the old bridge,” he said.",
            ),
        ] {
            assert_eq!(run(&[said, other]), [], "{other}");
        }
    }

    #[test]
    fn two_speakers_and_two_remarks_are_not_one() {
        for (said, other) in [
            (
                "“This is now the third time that the council has looked into the bridge,” Anna Lind said.",
                "“This is now the third time the engineers have looked at the old bridge,” Boris Novak said.",
            ),
            (
                "“No one, not even the mayor of this town, is above the law,” Anna Lind said.",
                "“No one, not even the owner of a mine, is above the law,” Boris Novak said.",
            ),
            // The second text quotes the first remark as well.
            (
                "“It is a shame that the mayor had to go through all of this,” she said.",
                "“It is a shame that our town had to go through all of this,” she said. Later, at the inn, as the lamps were being \
                 lit and the ferry came in: “It is a shame that the mayor had to go through all of this.”",
            ),
        ] {
            assert_eq!(run(&[said, other]), [], "{other}");
        }
        let said = "“We will not raise the tolls of the old bridge before the spring of next year,” Anna Lind said.";
        let other = "“We will not raise the fees of the old bridge before the spring of next year,” Mayor Lind said.";
        assert_eq!(run(&[said, other]).len(), 1);
    }

    #[test]
    fn what_is_in_part_told_and_in_part_quoted_is_no_speech() {
        let quoting = "“We will not raise the fees of the old bridge before the spring,” Boris Novak said.";
        let told = "Novak said they \"will not raise the tolls\" of the old bridge \"before the spring\" of the year.";
        assert_eq!(look_up(told, quoting), []);
        let spoken = "We will not raise the tolls of the old bridge before the spring of next year.";
        assert_eq!(look_up(spoken, quoting).len(), 1);
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
            "“[We in Lindby] won’t raise the tolls of the old bridge before the spring of next year,” she said.",
            "“We will not raise the tolls of the old-bridge before the spring of next year or so,” she said.",
            "“We will not raise the t—— of the old bridge before the spring of next year,” she said.",
            "“The mayor and the council say: we will not raise the tolls of the old bridge before the spring of next year.”",
            "“The old bridge has seen many a spring and will see many more of them,” he said.",
        ] {
            assert_eq!(run(&[said, other]), [], "{other}");
        }
        let counted = ["four", "4"]
            .map(|many| format!("“There are {many} old bridges in the town, and all of them leak,” she said."));
        assert_eq!(run(&[&counted[0], &counted[1]]), []);
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

    fn look_up(source: &str, quoting: &str) -> Vec<(Severity, String)> {
        let url = url::Url::parse("https://lindby.example/report").unwrap();
        let mut source = Document::new("source", source).with_url(url);
        source.authors.push("Boris Novak".to_owned());
        let list = "\n\n[1] «Report on the bridge». Lindby Press, 5 May 2021. https://lindby.example/report\n\n[2] Post, 6 May 2021.";
        let found = findings(QuoteDrift, &[source, Document::new("own", format!("{quoting}{list}"))]);
        found.iter().map(|finding| (finding.severity, finding.message.clone())).collect()
    }

    const SOURCE: &str = "Report on the bridge\n\nThe bridge was inspected once a year by an engineer of the town. We will not raise \
        the tolls of the old bridge before the spring of next year. In our view nobody can be blamed for what happened to it.";

    #[test]
    fn looks_up_what_is_quoted_from_a_document() {
        let altered = "a quotation in own stands in source in other words".to_owned();
        let absent = "a quotation in own does not stand in source, which it cites".to_owned();
        for (quoting, expected) in [
            ("It “was inspected twice a year by an engineer of the town”.[1]", (Severity::Warning, altered.clone())),
            ("“We will … raise the tolls of the old bridge”, they wrote.[1]", (Severity::Warning, altered.clone())),
            ("“We will not raise the tolls before the spring of next year”.[1]", (Severity::Note, altered.clone())),
            ("They say that “the bridge was never any danger to the public”.[1]", (Severity::Warning, absent)),
            (
                "“We will not raise the fees of the old bridge before the spring,” Boris Novak said.",
                (Severity::Warning, altered),
            ),
        ] {
            assert_eq!(look_up(SOURCE, quoting), [expected], "{quoting}");
        }
    }

    #[test]
    fn finds_what_is_there_and_asks_for_nothing_more() {
        for quoting in [
            "It “was inspected once a year by an engineer of the town”.[1]",
            "“We will not raise the tolls … before the spring of next year”, they wrote.[1]",
            "They “will not raise the tolls of the old bridge” so soon.[1]",
            "“The bridge was never any danger to the public,” Boris Novak said.",
            "They say that “the bridge was never any danger to the public”.[2]",
            "They say that “the bridge was never any danger to the public”.[1][2]",
            "The “golden bridge” is old.[1]",
            "They say that “the bridge was never any danger to the public”. It was old.[1]",
        ] {
            assert_eq!(look_up(SOURCE, quoting), [], "{quoting}");
        }
        let translated =
            "Le pont a été inspecté une fois par an par un ingénieur de la ville, et personne ne peut être blâmé.";
        assert_eq!(look_up(translated, "“The bridge was inspected once a year by an engineer”, they wrote.[1]"), []);
        assert_eq!(look_up("", "“The bridge was inspected once a year by an engineer”, they wrote.[1]"), []);
    }
}
