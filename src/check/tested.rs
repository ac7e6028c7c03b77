//! What a check of figures could have caught, where it found nothing.

use crate::quantity::Number;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Label;

/// What a check came to that tests relations between figures: how many hold, and what it could have caught.
///
/// ```
/// use corroborate::{Document, Verifier};
///
/// let text = "The city spent EUR 9.4 million: EUR 4.1 million on schools and EUR 5.3 million on everything else.";
/// let report = Verifier::new().run(&[Document::new("budget", text)])?;
/// let sums = report.tested.iter().find(|tested| tested.check == "parts-and-whole");
/// assert!(sums.is_some_and(|sums| sums.held[0].note == "any figure off by more than EUR 150 thousand would show"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Tested {
    /// The check.
    pub check: String,
    /// How many relations it tested: sums, pairs, rates, changes.
    pub checked: usize,
    /// Of these, the ones that hold.
    pub agrees: usize,
    /// Relations that there was too little to test: one part only, units that do not go together, a divisor that may be
    /// zero, numbers too large.
    pub not_testable: usize,
    /// The smallest slips, in percent of a figure, that are certain to show: of the relation that is sharpest in this, and
    /// of the one that is least so. `None` where none holds that leaves no figure free.
    pub shows: Option<[Number; 2]>,
    /// The places of relations that hold, each with what would have shown there; the first thousand of them.
    pub held: Vec<Label>,
}

impl fmt::Display for Tested {
    /// One sentence: "parts-and-whole: 7 of 8 hold; in the tightest, a figure off by more than 0.3 % would be found".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let untested = match self.not_testable {
            0 => String::new(),
            count => format!("; {count} could not be tested, for want of a figure or because units do not go together"),
        };
        if self.checked == 0 {
            return write!(formatter, "{}: nothing was tested{untested}", self.check);
        }
        write!(formatter, "{}: {} of {} hold", self.check, self.agrees, self.checked)?;
        if let Some([sharpest, _]) = self.shows.as_ref().filter(|[sharpest, _]| !sharpest.is_zero()) {
            write!(formatter, "; in the tightest, a figure off by more than {sharpest} % would be found")?;
        }
        formatter.write_str(&untested)
    }
}
