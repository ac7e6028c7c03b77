//! The trait that every check implements, built in or yours.

use std::borrow::Cow;

use super::{Context, Severity, Sink};
use crate::align::StatisticGroup;
use crate::error::{Error, ErrorRepr};
use crate::model::{Claim, Document};

#[allow(clippy::indexing_slicing, reason = "bounded by the loop; iterators are not const")]
const fn is_well_formed(name: &[u8]) -> bool {
    let mut index = 0;
    let mut slashes = 0;
    let mut previous = b'/';
    while index < name.len() {
        let byte = name[index];
        match byte {
            b'a'..=b'z' => {}
            b'0'..=b'9' if previous != b'/' => {}
            b'-' if previous != b'/' && previous != b'-' => {}
            b'/' if previous != b'/' && previous != b'-' => slashes += 1,
            _ => return false,
        }
        previous = byte;
        index += 1;
    }
    slashes <= 1 && previous != b'/' && previous != b'-'
}

/// What a check is: its name, how much its findings matter by default, and what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Rule {
    /// Its name: kebab-case; a check of your own carries a namespace, `myroom/turnout-by-region`.
    pub name: Cow<'static, str>,
    /// The severity of its findings, unless the check or the caller says otherwise.
    pub severity: Severity,
    /// One line: what it finds.
    pub summary: Cow<'static, str>,
    /// Its page, in Markdown: what it finds, why it matters, an example that conflicts and one that does not.
    pub documentation: Cow<'static, str>,
    /// Whether it runs only where the caller sets its level.
    pub optional: bool,
}

impl Rule {
    /// A rule whose findings are warnings.
    ///
    /// # Panics
    ///
    /// Where the name is not kebab-case with an optional `namespace/`; in a `static` or `const` it then does not compile.
    pub const fn new(name: &'static str, summary: &'static str) -> Rule {
        assert!(
            is_well_formed(name.as_bytes()),
            "a check's name is kebab-case, such as `turnout-by-region`, with a namespace of yours before it: `myroom/turnout-by-region`"
        );
        Rule {
            name: Cow::Borrowed(name),
            severity: Severity::Warning,
            summary: Cow::Borrowed(summary),
            documentation: Cow::Borrowed(""),
            optional: false,
        }
    }

    /// A rule whose name is known when the program runs: from a file of a house's rules, say.
    ///
    /// ```
    /// use corroborate::Rule;
    ///
    /// let rule = Rule::try_new(format!("house/{}", "no-source"), "a figure that credits nobody")?;
    /// assert_eq!(rule.name, "house/no-source");
    /// assert!(Rule::try_new("No Source", "").is_err());
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Registration`](crate::ErrorKind::Registration) where the name is not kebab-case with an optional
    /// `namespace/`.
    pub fn try_new(name: impl Into<Cow<'static, str>>, summary: impl Into<Cow<'static, str>>) -> Result<Rule, Error> {
        let name = name.into();
        if !is_well_formed(name.as_bytes()) {
            return Err(ErrorRepr::MalformedName { name: name.into_owned() }.into());
        }
        let (summary, documentation) = (summary.into(), Cow::Borrowed(""));
        Ok(Rule { name, severity: Severity::Warning, summary, documentation, optional: false })
    }

    /// The same rule with another default severity.
    pub const fn with_severity(mut self, severity: Severity) -> Rule {
        self.severity = severity;
        self
    }

    /// The same rule with a page of documentation.
    pub const fn with_documentation(mut self, documentation: &'static str) -> Rule {
        // What stood there is not dropped, which a constant may not do; it was borrowed or is forgotten.
        std::mem::forget(std::mem::replace(&mut self.documentation, Cow::Borrowed(documentation)));
        self
    }

    /// The same rule, which runs only where the caller sets its level.
    ///
    /// ```
    /// use corroborate::{Level, Severity, Verifier, check::Rule};
    ///
    /// static PRAISE: Rule = Rule::new("myroom/praise", "figures in good order").with_severity(Severity::Note).optional();
    /// assert!(PRAISE.optional);
    /// // A built-in one is switched on in the same way.
    /// let verifier = Verifier::new().level("independent-agreement", Level::Note)?;
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub const fn optional(mut self) -> Rule {
        self.optional = true;
        self
    }
}

/// One consistency rule. Implement [`rule`](Check::rule) and the one hook whose grain fits; the others do nothing.
///
/// Prefer [`check_statistic`](Check::check_statistic): statistics are independent of one another, so they spread over cores.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no check",
    label = "a check is wanted here",
    note = "implement `Check` for it, or make a check of a closure with `check::claim_check`, `statistic_check`, \
            `document_check` or `corpus_check`"
)]
pub trait Check: Send + Sync {
    /// What the check is.
    fn rule(&self) -> &Rule;

    /// Called for each claim.
    fn check_claim(&self, context: &Context<'_>, claim: &Claim, sink: &mut Sink<'_>) {
        let _ = (context, claim, sink);
    }

    /// Called for each group of claims about one statistic.
    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        let _ = (context, group, sink);
    }

    /// Called for each document.
    fn check_document(&self, context: &Context<'_>, document: &Document, sink: &mut Sink<'_>) {
        let _ = (context, document, sink);
    }

    /// Called once for the whole corpus.
    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let _ = (context, sink);
    }
}
