//! How is a check of one's own written, and run beside the built-in ones? The desk's rule: a toll that a later text lowers
//! is a correction where the text says so, and a question where it does not.
//!
//!     cargo run --example custom_check

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::align::StatisticGroup;
use corroborate::report::text::{TextOptions, render};
use corroborate::{Check, Claim, Context, Document, PartialDate, Rule, Sink, Verifier};

/// Finds counts that fall from one text to a later one, without a word on it.
struct SilentFall {
    /// The beginnings of words that own up to a correction.
    words: &'static [&'static str],
}

static RULE: Rule = Rule::new("desk/silent-fall", "a toll that a later text lowers without saying so");

impl Check for SilentFall {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        // Only what can but grow.
        if !context.measure_of(&group.statistic).is_some_and(|measure| measure.accumulates) {
            return;
        }
        let document = |claim: &Claim| context.corpus.document(claim.document.as_str());
        let published = |claim: &Claim| -> Option<PartialDate> { document(claim)?.published };
        let mut claims: Vec<&Claim> = group.claims(context.corpus).collect();
        claims.sort_by_key(|claim| published(claim));
        for pair in claims.windows(2) {
            let [before, after] = pair else { continue };
            let text = document(after).map(|document| document.text.to_lowercase()).unwrap_or_default();
            let told = self.words.iter().any(|word| text.contains(word));
            if told || after.quantity.stated >= before.quantity.stated {
                sink.agrees();
                continue;
            }
            sink.differs();
            sink.report(format_args!(
                "{} in {}, after {} in {}",
                after.quantity, after.document, before.quantity, before.document
            ))
            .claim(after, "lower, and not a word on it")
            .claim(before, "what was given before");
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let of = |id: &str, day: &str, text: &str| -> Result<Document, corroborate::Error> {
        Ok(Document::new(id, text).with_published(day.parse()?))
    };
    let documents = [
        of("monday", "2022-05-09", "The flood of 3 May 2022 in Peru killed 48 people, the civil defence said.")?,
        of(
            "tuesday",
            "2022-05-10",
            "Rescuers reached two more villages. The flood of 3 May 2022 in Peru killed 41 people.",
        )?,
        of(
            "friday",
            "2022-05-13",
            "The civil defence corrected its count: the flood of 3 May 2022 in Peru killed 39 people.",
        )?,
    ];
    let verifier = Verifier::new().check(SilentFall { words: &["correct", "revis", "lowered"] })?;
    let corpus = verifier.extract(&documents)?;
    let report = verifier.verify(&corpus);
    print!("{}", render(&report, &corpus, &TextOptions::default()));
    Ok(())
}
