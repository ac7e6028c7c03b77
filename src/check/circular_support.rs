//! `circular-support`: documents that vouch for each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Check, Context, LabelRole, Rule, Sink, Verdict};
use crate::align::{Link, StatisticGroup, links};
use crate::model::{ClaimId, Corpus, Span};

/// Documents each of which rests on the next, and the last on the first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CircularSupport;

const DOCUMENTATION: &str = "\
## What it finds

Cycles of citation and credit: a document cites another, by an entry or by crediting a figure to its publisher, and that one \
rests on the first again, directly or over others. One finding shows the whole cycle. Credits count only where they are given \
for figures of one statistic.

## Why it matters

A figure that everybody has from each other has no source at all.

## Example that conflicts

> a: [1] «Bridge falls». Post, 05.05.2021. https://post.example/bridge\\
> b (https://post.example/bridge): [1] «It fell». Echo, 05.05.2021. https://echo.example/a

## Example that does not

> a cites b and c; b cites c.
";

/// From a document to one it rests on, with the place that says so.
type Links = BTreeMap<usize, BTreeMap<usize, Option<Span>>>;

impl Check for CircularSupport {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("circular-support", "documents that cite or credit each other in a circle")
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let corpus = context.corpus;
        let mut reported = BTreeSet::new();
        let all = links(corpus);
        cycles(corpus, &listed(corpus, &all), &mut reported, sink);
        for links in credited(context, &all) {
            cycles(corpus, &links, &mut reported, sink);
        }
    }
}

/// From which document a link leads to which, by index.
fn ends(corpus: &Corpus, link: &Link) -> Option<(usize, usize)> {
    Some((corpus.document_index(link.from.as_str())?, corpus.document_index(link.to.as_str())?))
}

/// Who lists whom among its sources, whatever for.
fn listed(corpus: &Corpus, all: &[Link]) -> Links {
    let mut links = Links::new();
    for link in all.iter().filter(|link| link.claim.is_none()) {
        if let Some((own, target)) = ends(corpus, link) {
            links.entry(own).or_default().entry(target).or_insert(link.span);
        }
    }
    links
}

/// For each statistic, who credits a figure to whose publisher.
fn credited(context: &Context<'_>, all: &[Link]) -> Vec<Links> {
    let mut by_claim: BTreeMap<ClaimId, Vec<&Link>> = BTreeMap::new();
    for link in all.iter().filter(|link| link.key.is_none() && link.span.is_some()) {
        if let Some(claim) = link.claim {
            by_claim.entry(claim).or_default().push(link);
        }
    }
    let links = |group: &StatisticGroup| {
        let mut links = Links::new();
        for link in group.claims.iter().filter_map(|claim| by_claim.get(claim)).flatten() {
            if let Some((own, target)) = ends(context.corpus, link) {
                links.entry(own).or_default().entry(target).or_insert(link.span);
            }
        }
        links
    };
    context.groups.iter().map(links).filter(|links| links.len() > 1).collect()
}

/// Reports one shortest cycle of every set of documents that rest on each other.
fn cycles(corpus: &Corpus, links: &Links, reported: &mut BTreeSet<Vec<usize>>, sink: &mut Sink<'_>) {
    for component in components(links) {
        let Some(first) = component.iter().next().copied() else { continue };
        if component.len() < 2 || !reported.insert(component.iter().copied().collect()) {
            continue;
        }
        let cycle = shortest_cycle(links, &component, first);
        let id =
            |index: usize| corpus.documents().get(index).map(|document| document.id.to_string()).unwrap_or_default();
        let names: Vec<String> = cycle.iter().chain([&first]).map(|index| id(*index)).collect();
        sink.differs();
        let mut draft = sink.report(names.join(" rests on ")).verdict(Verdict::Review);
        for (from, to) in cycle.iter().zip(cycle.iter().skip(1).chain([&first])) {
            let place = links.get(from).and_then(|targets| targets.get(to));
            if let (Some(document), Some(Some(span))) = (corpus.documents().get(*from), place) {
                draft = draft.place(&document.id, *span, LabelRole::Citation, format!("rests on {}", id(*to)));
            }
        }
        drop(draft);
    }
}

/// The sets of documents each of which is reached from every other: Tarjan's, with a stack of its own so that a long chain
/// of citations cannot exhaust the program's.
fn components(links: &Links) -> Vec<BTreeSet<usize>> {
    let mut order: BTreeMap<usize, usize> = BTreeMap::new();
    let mut low: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut is_open: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    let targets = |node: usize| links.get(&node).map(|targets| targets.keys().copied().collect()).unwrap_or_default();
    for start in links.keys().copied() {
        if order.contains_key(&start) {
            continue;
        }
        let mut stack: Vec<(usize, VecDeque<usize>)> = vec![(start, targets(start))];
        order.insert(start, order.len());
        low.insert(start, order.len() - 1);
        open.push(start);
        is_open.insert(start);
        while let Some((node, rest)) = stack.last_mut() {
            let node = *node;
            let own = low.get(&node).copied().unwrap_or(0);
            match rest.pop_front() {
                Some(next) if !order.contains_key(&next) => {
                    order.insert(next, order.len());
                    low.insert(next, order.len() - 1);
                    open.push(next);
                    is_open.insert(next);
                    stack.push((next, targets(next)));
                }
                Some(next) => {
                    if is_open.contains(&next) {
                        let seen = order.get(&next).copied().unwrap_or(own);
                        low.insert(node, own.min(seen));
                    }
                }
                None => {
                    stack.pop();
                    if let Some((parent, _)) = stack.last() {
                        let above = low.get(parent).copied().unwrap_or(own);
                        low.insert(*parent, above.min(own));
                    }
                    if order.get(&node) == Some(&own) {
                        let from = open.iter().rposition(|other| *other == node).unwrap_or(0);
                        let component: BTreeSet<usize> = open.split_off(from).into_iter().collect();
                        component.iter().for_each(|node| {
                            is_open.remove(node);
                        });
                        found.push(component);
                    }
                }
            }
        }
    }
    found
}

/// The nodes of a shortest way from a node back to itself within its component.
fn shortest_cycle(links: &Links, component: &BTreeSet<usize>, first: usize) -> Vec<usize> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(node) = queue.pop_front() {
        for next in links.get(&node).into_iter().flat_map(|targets| targets.keys().copied()) {
            if next == first {
                let mut path = vec![node];
                while let Some(previous) = path.last().and_then(|last| before.get(last)) {
                    path.push(*previous);
                }
                path.reverse();
                return path;
            }
            if component.contains(&next) && !before.contains_key(&next) {
                before.insert(next, node);
                queue.push_back(next);
            }
        }
    }
    vec![first]
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    use crate::model::Document;
    use url::Url;

    /// A document at an address that cites the documents at others.
    fn document(id: &str, cites: &[&str]) -> Document {
        let entries: String = cites
            .iter()
            .enumerate()
            .map(|(index, other)| format!("[{}] https://{other}.example/page\n\n", index + 1))
            .collect();
        let markers: String = (1..=cites.len()).map(|number| format!("[{number}]")).collect();
        let url = Url::parse(&format!("https://{id}.example/page")).unwrap();
        Document::new(id, format!("The bridge fell.{markers}\n\n{entries}")).with_url(url)
    }

    #[test]
    fn reports_a_cycle_as_a_whole() {
        let found = findings(
            CircularSupport,
            &[document("a", &["b", "d"]), document("b", &["c"]), document("c", &["a"]), document("d", &[])],
        );
        let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["a rests on b rests on c rests on a"]);
        assert_eq!(found[0].labels.len(), 3);
    }

    #[test]
    fn reports_no_chain_and_no_document_that_cites_itself() {
        let documents = [document("a", &["b", "c"]), document("b", &["c"]), document("c", &["c"])];
        assert_eq!(findings(CircularSupport, &documents), []);
    }

    #[test]
    fn reports_credits_in_a_circle() {
        let vote = |id: &str, publisher: &str, credit: &str| {
            let text =
                format!("According to {credit}, turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.");
            Document::new(id, text).with_publisher(publisher)
        };
        let found = findings(CircularSupport, &[vote("a", "Echo", "Lindby Post"), vote("b", "Lindby Post", "Echo")]);
        assert_eq!(found.len(), 1);
        let found =
            findings(CircularSupport, &[vote("a", "Echo", "Lindby Post"), vote("b", "Lindby Post", "officials")]);
        assert_eq!(found, []);
    }

    #[test]
    fn follows_a_chain_of_any_length() {
        let links: Links = (0..50_000).map(|index| (index, BTreeMap::from([(index + 1, Span::new(0, 0))]))).collect();
        assert_eq!(components(&links).iter().filter(|component| component.len() > 1).count(), 0);
    }
}
