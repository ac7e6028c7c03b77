//! What is held to be comparable, as text: for each statistic a table of what every document gives.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::lines::Lines;
use crate::align::StatisticGroup;
use crate::check::figure;
use crate::model::{Claim, ClaimId, Corpus, Event, Statistic};

/// Puts groups in the order in which a reader wants them: by event, those that disagree first, in an event as among events.
pub(crate) fn order(corpus: &Corpus, groups: &mut Vec<StatisticGroup>) {
    let agreeing: Vec<bool> = groups.iter().map(|group| group.agrees(corpus)).collect();
    // Of each event, whether all that is said of it agrees, and where it comes first.
    let mut events: BTreeMap<Option<Event>, (bool, usize)> = BTreeMap::new();
    for (index, (group, agrees)) in groups.iter().zip(&agreeing).enumerate() {
        let (all_agree, _) = events.entry(group.statistic.event.clone()).or_insert((true, index));
        *all_agree &= agrees;
    }
    let mut agreeing: Vec<(StatisticGroup, bool)> = groups.drain(..).zip(agreeing).collect();
    agreeing.sort_by_key(|(group, agrees)| (events.get(&group.statistic.event).copied(), *agrees));
    groups.extend(agreeing.into_iter().map(|(group, _)| group));
}

/// Renders groups of comparable claims, as [`Verifier::statistics`](crate::Verifier::statistics) gives them, as text: under
/// each event its statistics, for each the figure of every document with its hedge, its date and whom it is credited to.
/// Statistics with one figure are counted and not shown.
///
/// ```
/// use corroborate::report::statistics::render;
/// use corroborate::{Document, Verifier};
///
/// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
/// let documents = [
///     Document::new("a", format!("Turnout {vote} was 68%.")),
///     Document::new("b", format!("Turnout {vote} was 70%, the election commission said.")),
/// ];
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&documents)?;
/// let text = render(&verifier.statistics(&corpus), &corpus);
/// assert_eq!(
///     text,
///     "referendum of 2022-06-05 in Kazakhstan\n\
///      \n  turnout: the values differ\
///      \n    a:1  68%  no source named\
///      \n    b:1  70%  the election commission\n\
///      \n1 statistic with more than one figure, 1 with values that differ; 0 statistics with one figure\n"
/// );
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn render(groups: &[StatisticGroup], corpus: &Corpus) -> String {
    let mut text = String::new();
    let mut lines = Lines::default();
    let mut heading: Option<Option<&Event>> = None;
    let (mut shown, mut differing) = (0, 0);
    for group in groups.iter().filter(|group| group.claims.len() > 1) {
        let event = group.statistic.event.as_ref();
        if heading != Some(event) {
            let name = event.map_or_else(|| "no event named".to_owned(), ToString::to_string);
            let _ = writeln!(text, "{name}\n");
            heading = Some(event);
        }
        let agrees = group.agrees(corpus);
        (shown, differing) = (shown + 1, differing + usize::from(!agrees));
        let statistic = Statistic { event: None, ..group.statistic.clone() };
        let values = if agrees { "the values agree" } else { "the values differ" };
        let _ = writeln!(text, "  {statistic}: {values}{}", doubt(group));
        table(&rows(group, corpus, &mut lines), &mut text);
        text.push('\n');
    }
    let single = groups.len() - shown;
    let statistics = |count: usize| if count == 1 { "statistic" } else { "statistics" };
    let _ = writeln!(
        text,
        "{shown} {} with more than one figure, {differing} with values that differ; {single} {} with one figure",
        statistics(shown),
        statistics(single)
    );
    text
}

/// What is said of a group that may not be all of one event: why it is held to be.
fn doubt(group: &StatisticGroup) -> String {
    match (group.certain, group.evidence.as_str()) {
        (true, _) => String::new(),
        (false, "") => "; perhaps not all of one event".to_owned(),
        (false, evidence) => format!("; perhaps not all of one event: {evidence}"),
    }
}

/// Place, value, date, and credit with what is uncertain: a row of the table.
type Row = [String; 4];

/// The rows of a group, in the order of the documents.
fn rows<'a>(group: &StatisticGroup, corpus: &'a Corpus, lines: &mut Lines<'a>) -> Vec<Row> {
    let mut claims: Vec<(usize, ClaimId)> = group
        .claims
        .iter()
        .filter_map(|id| Some((corpus.document_index(corpus.claim(*id)?.document.as_str())?, *id)))
        .collect();
    claims.sort_by_key(|(document, id)| (*document, corpus.claim(*id).and_then(|claim| claim.span), *id));
    let row = |(_, id): &(usize, ClaimId)| {
        let claim = corpus.claim(*id)?;
        let place = match (claim.span, corpus.document(claim.document.as_str())) {
            (Some(span), Some(document)) => {
                format!("{}:{}", claim.document, lines.of(document).line_of(span.start()) + 1)
            }
            _ => claim.document.to_string(),
        };
        let date = claim.as_of.map(|date| format!("as of {date}")).unwrap_or_default();
        let mut credit = credits(claim);
        // Where all are in doubt, the heading says so.
        let among = |ids: &[ClaimId]| ids.len() < group.claims.len() && ids.binary_search(id).is_ok();
        if among(&group.agreeing) {
            credit.push_str("; here for its number");
        } else if among(&group.uncertain) {
            credit.push_str("; perhaps of another event");
        }
        Some([place, figure(corpus.quote(claim), &claim.quantity), date, credit])
    };
    claims.iter().filter_map(row).collect()
}

/// Whom a claim is credited to, and what it cites.
fn credits(claim: &Claim) -> String {
    let mut named: Vec<String> = claim.credits.iter().map(|credit| credit.to.clone()).collect();
    named.extend(claim.citations.iter().map(|key| format!("[{key}]")));
    if named.is_empty() { "no source named".to_owned() } else { named.join(", ") }
}

/// Rows under one another; a column in which nothing stands is left out.
fn table(rows: &[Row], text: &mut String) {
    let mut widths = [0; 4];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for row in rows {
        let cells = row.iter().zip(widths).filter(|(_, width)| *width > 0);
        let line: Vec<String> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(text, "    {}", line.join("  ").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, EventKind};
    use crate::quantity::{Hedge, Quantity, Unit};
    use crate::verifier::Verifier;

    /// Deaths and injured of a flood, deaths of a fire: the injured and the fire agree or stand alone.
    fn corpus() -> Corpus {
        let mut corpus = Corpus::new();
        let event = |kind: &str| Event::new(EventKind::from(kind)).in_place("Ruritania").on("2022-06".parse().unwrap());
        for id in ["a", "b"] {
            corpus.add_document(Document::new(id, "")).unwrap();
        }
        let mut add = |document: &str, measure: &str, kind: &str, quantity: Quantity| {
            let claim = Claim::new(document, Statistic::new(measure, event(kind)), quantity);
            corpus.add_claim(claim.as_of("2022-07".parse().unwrap()).credited_to("the mayor")).unwrap();
        };
        add("b", "deaths", "wildfire", Quantity::count(3));
        add("a", "deaths", "wildfire", Quantity::count(3));
        add("a", "injured", "flood", Quantity::count(10));
        add("b", "injured", "flood", Quantity::hedged(5.into(), Hedge::MoreThan, Unit::Count));
        add("a", "deaths", "flood", Quantity::count(4));
        add("b", "deaths", "flood", Quantity::count(5));
        add("b", "missing", "flood", Quantity::count(5));
        corpus
    }

    #[test]
    fn events_and_statistics_that_disagree_come_first() {
        let corpus = corpus();
        let groups = Verifier::new().statistics(&corpus);
        let order: Vec<String> = groups.iter().map(|group| group.statistic.to_string()).collect();
        assert_eq!(
            order,
            [
                "deaths, flood of 2022-06 in Ruritania",
                "injured, flood of 2022-06 in Ruritania",
                "missing, flood of 2022-06 in Ruritania",
                "deaths, wildfire of 2022-06 in Ruritania",
            ]
        );
    }

    #[test]
    fn a_table_shows_value_date_and_credit_in_the_order_of_the_documents() {
        let corpus = corpus();
        let text = render(&Verifier::new().statistics(&corpus), &corpus);
        let wanted = "\
flood of 2022-06 in Ruritania

  deaths: the values differ
    a  4  as of 2022-07  the mayor
    b  5  as of 2022-07  the mayor

  injured: the values agree
    a  10           as of 2022-07  the mayor
    b  more than 5  as of 2022-07  the mayor

wildfire of 2022-06 in Ruritania

  deaths: the values agree
    a  3  as of 2022-07  the mayor
    b  3  as of 2022-07  the mayor

3 statistics with more than one figure, 1 with values that differ; 1 statistic with one figure
";
        assert_eq!(text, wanted);
    }

    #[test]
    fn doubt_stands_where_it_belongs() {
        let corpus = corpus();
        let mut groups = Verifier::new().statistics(&corpus);
        groups.truncate(1);
        let doubted = |uncertain: &[usize], evidence: &str| {
            let claims = groups[0].claims.clone();
            let uncertain = uncertain.iter().map(|index| claims[*index]).collect();
            let group =
                StatisticGroup { certain: false, uncertain, evidence: evidence.to_owned(), ..groups[0].clone() };
            render(&[group], &corpus)
        };
        let some = doubted(&[1], "");
        assert!(some.contains("differ; perhaps not all of one event\n"), "{some}");
        assert!(some.contains("the mayor\n") && some.contains("the mayor; perhaps of another event\n"), "{some}");
        let all = doubted(&[0, 1], "one town");
        assert!(all.contains("differ; perhaps not all of one event: one town\n"), "{all}");
        assert!(!all.contains("of another event"), "{all}");
    }

    #[test]
    fn an_empty_corpus_has_no_statistics() {
        let text = render(&[], &Corpus::new());
        assert_eq!(
            text,
            "0 statistics with more than one figure, 0 with values that differ; 0 statistics with one figure\n"
        );
    }
}
