//! Rows of a caller's own, beside those of the tables.

use super::rows::Row;
use serde::{Deserialize, Serialize};

use super::{Kinds, Vocabulary};

/// Rows of your own for the tables of words that texts are read by: the same tables, the same cells, the same reader as those
/// that are built in. Each row is a list of cells, as a line of the table is between its tabs; `-` is an empty cell.
///
/// ```
/// use corroborate::{Configuration, Document, Verifier};
///
/// let mut house = Configuration::default();
/// let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
/// house.vocabulary.verbs.push(row(&["defenestrate", "-", "*=deaths", "-"]));
/// house.vocabulary.nouns.push(row(&["people", "-", "y", "lineman/linemen"]));
/// let verifier = Verifier::new().configured(&house)?;
/// let corpus = verifier.extract(&[Document::new("a", "In the riot 4 linemen were defenestrated in Ghana.")])?;
/// assert_eq!(corpus.claims()[0].statistic.measure.as_deref(), Some("deaths"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnWords {
    /// Words of a class: the class, the words. `["hedge", "north_of"]`
    pub words: Vec<Vec<String>>,
    /// Words that stand for one: the phrase, the word. `["bled to death", "bled_to_death"]`
    pub phrases: Vec<Vec<String>>,
    /// Deeds: the lemma; irregular forms (past, participle, -ing); what it counts of those it is done to, by class of noun
    /// (`*` any); what it counts of those who do it. `["defenestrate", "-", "*=deaths", "-"]`
    pub verbs: Vec<Vec<String>>,
    /// What may be counted: classes; the measure it names by itself; whether it narrows what is counted to a group (`y`, `n`);
    /// the nouns, an irregular plural behind `/`. `["people", "-", "y", "lineman/linemen"]`
    pub nouns: Vec<Vec<String>>,
    /// Kinds of event: names; family; traits; families its words may mean too; kinds that may be called so; what it is named
    /// after; days between two dates of one event; days of coverage; phrases parted by `;`.
    /// `["hunger_strike", "unrest", "gathers town", "-", "-", "-", "60", "2", "hunger strike; hunger strikes"]`
    pub kinds: Vec<Vec<String>>,
    /// Measures: name; unit; kinds of event; scope keys; how it goes; nouns; phrases near a figure, behind, before; equations.
    /// `["beds", "count", "{harms}", "place", "fluctuates", "beds", "-", "-", "-", "-"]`
    pub measures: Vec<Vec<String>>,
}

/// The name of a table, a caller's rows of it, and what its cells are.
type TableOfOwn<'a> = (&'static str, &'a [Vec<String>], &'static [&'static str]);

/// A row that is none: its table, its place there, and what is wrong.
pub(crate) type Fault = (&'static str, usize, String);

impl OwnWords {
    /// Whether there are rows of words, phrases, verbs or nouns: what the constructions are read with.
    pub(crate) fn has_words(&self) -> bool {
        [&self.words, &self.phrases, &self.verbs, &self.nouns].iter().any(|rows| !rows.is_empty())
    }

    /// The first row that does not parse.
    pub(crate) fn fault(&self) -> Option<Fault> {
        let cells: [TableOfOwn<'_>; 6] = [
            ("words", &self.words, &["class", "words"]),
            ("phrases", &self.phrases, &["phrase", "the word it stands for"]),
            (
                "verbs",
                &self.verbs,
                &["lemma", "irregular forms", "what it counts of those it is done to", "and of those who do it"],
            ),
            ("nouns", &self.nouns, &["classes", "measure", "y or n: whether it narrows", "nouns"]),
            (
                "kinds",
                &self.kinds,
                &[
                    "names",
                    "family",
                    "traits",
                    "families it may mean too",
                    "kinds that may be called so",
                    "what it is named after",
                    "days of slack",
                    "days of coverage",
                    "phrases",
                ],
            ),
            (
                "measures",
                &self.measures,
                &[
                    "name",
                    "unit",
                    "kinds of event",
                    "scope keys",
                    "how it goes",
                    "nouns",
                    "phrases near",
                    "phrases behind",
                    "phrases before",
                    "equations",
                ],
            ),
        ];
        for (table, rows, wanted) in cells {
            for (index, row) in rows.iter().enumerate() {
                if row.len() != wanted.len() || row.iter().any(|cell| cell.trim().is_empty()) {
                    let message = format!(
                        "a row of `{table}` has {} cells ({}), `-` where one is empty; this has {}",
                        wanted.len(),
                        wanted.join("; "),
                        row.iter().filter(|cell| !cell.trim().is_empty()).count()
                    );
                    return Some((table, index, message));
                }
                if let Some(message) = unread(table, &cells_of(row)) {
                    return Some((table, index, message));
                }
            }
        }
        None
    }

    /// The measures that rows of verbs and nouns name, each with its table and place.
    pub(crate) fn measures_named(&self) -> impl Iterator<Item = (&'static str, usize, &str)> {
        let verbs = self.verbs.iter().enumerate().flat_map(|(index, row)| {
            row.iter().skip(2).flat_map(|cell| super::list(cell)).map(move |(_, measure)| ("verbs", index, measure))
        });
        let nouns =
            self.nouns.iter().enumerate().filter_map(|(index, row)| Some(("nouns", index, row.get(1)?.as_str())));
        verbs.chain(nouns).filter(|(_, _, measure)| !matches!(*measure, "-" | "none"))
    }
}

/// The cells of a row.
pub(crate) fn cells_of(row: &[String]) -> Row<'_> {
    row.iter().map(|cell| cell.trim()).collect()
}

/// What keeps a row with the right number of cells from being read.
fn unread(table: &str, row: &[&str]) -> Option<String> {
    let vocabulary = Vocabulary::english();
    let unknown = |classes: Vec<&str>| {
        let class = classes.into_iter().find(|class| *class != "*" && vocabulary.class(class).is_none())?;
        let near = crate::nearest::nearest(class, vocabulary.classes.iter().map(|name| &**name));
        Some(format!(
            "unknown class `{class}`{}",
            near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
        ))
    };
    match (table, row) {
        ("words", [class, _]) => unknown(vec![class]),
        ("verbs", [_, _, object, subject]) => [object, subject].into_iter().find_map(|cell| {
            let pairs = cell.split(',').filter(|pair| *pair != "-");
            let broken = pairs.clone().find(|pair| !pair.contains('=')).map(|pair| {
                format!(
                    "`{pair}` says nothing of what is counted; write classes and a measure, such as `people=deaths`"
                )
            });
            broken.or_else(|| unknown(super::list(cell).flat_map(|(classes, _)| classes.split('|')).collect()))
        }),
        ("nouns", [classes, _, narrows, _]) => match *narrows {
            "y" | "n" => unknown(classes.split(' ').collect()),
            other => Some(format!("`{other}` is neither `y` nor `n`: whether the noun narrows what is counted")),
        },
        ("kinds", row) if Kinds::default().with_row(row).is_none() => {
            Some("a trait is unknown, or days are no number; see the first lines of `kinds.tsv`".to_owned())
        }
        _ => None,
    }
}
