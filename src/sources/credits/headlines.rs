//! Whom headlines and the titles of entries credit: "CEC: Lind wins with 61 %", "Death toll rises to 225 – prosecutor".

use super::heads::is_office;
use crate::model::{Credit, Span};
use crate::text::{Paragraph, SegmentKind, Spaced, entry_key};

/// The longest name that a headline puts before its colon, in words.
const LONGEST: usize = 5;

/// Whom a heading, or an entry of a list of sources, credits with what it says.
pub(super) fn headline_credit(text: &str, paragraph: &Paragraph) -> Option<Credit> {
    let words = text.get(paragraph.span.start()..paragraph.span.end())?;
    let (start, last) = match paragraph.kind {
        SegmentKind::Heading => (0, true),
        SegmentKind::Note => (entry_key(words).map_or(0, |(.., length)| length), false),
        _ => return None,
    };
    let title = words.get(start..)?;
    let quoted = title.len() - title.trim_start_matches(['«', '“', '"', '‘', '„']).len();
    let start = start + quoted;
    let title = title.get(quoted..)?;
    let credit = |from: usize, name: &str| {
        let from = paragraph.span.start() + from;
        let mut credit = Credit::new(name);
        credit.span = Span::new(from, from + name.len());
        Some(credit)
    };
    if let Some((name, _)) = title.split_once(": ").filter(|(name, _)| names_somebody(name)) {
        return credit(start, name);
    }
    let dash = [" – ", " — ", " - "].iter().filter_map(|dash| Some((title.rfind(dash)?, dash.len()))).max()?;
    let name = title.get(dash.0 + dash.1..).filter(|name| last && names_somebody(name))?;
    credit(start + dash.0 + dash.1, name)
}

/// Whether a few words are an office or its initials: "CEC", "Prosecutor general's office", "Ministry".
fn names_somebody(name: &str) -> bool {
    let initials = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let few = name.len() <= 60 && name.count_words() <= LONGEST;
    few && ((initials && !LABELS.contains(&name)) || is_office(name))
}

/// Capitals before a colon that name nobody.
const LABELS: &[&str] =
    &["DOI", "FAQ", "HTTP", "HTTPS", "ISBN", "ISSN", "JEL", "NB", "PDF", "PMID", "URL", "VIDEO", "WATCH"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    fn read(text: &str) -> Vec<String> {
        let segments = segment(text);
        segments
            .paragraphs
            .iter()
            .filter_map(|paragraph| headline_credit(text, paragraph))
            .map(|credit| credit.to)
            .collect()
    }

    #[test]
    fn headlines_credit_offices_and_initials() {
        let entry = |title: &str| format!("It was so.[1]\n\n[1] {title}. Echo, 5 May 2021.\n\n[2] Post, 6 May 2021.");
        for (title, to) in [
            ("CEC: Lind wins with 61.31% of the vote", "CEC"),
            ("«Ministry: 12 dead»", "Ministry"),
            ("“Prosecutor general's office: 225 died in the unrest”", "Prosecutor general's office"),
        ] {
            assert_eq!(read(&entry(title)), [to], "{title}");
        }
        for title in
            ["Lindia: a bloody January", "The bridge: who is to blame?", "DOI: 10.1234/x.5", "Sources: the council"]
        {
            assert_eq!(read(&entry(title)), Vec::<String>::new(), "{title}");
        }
        assert_eq!(
            read("Death toll rises to 225 – prosecutor\n\nIt rose in the night, and nobody knows how far."),
            ["prosecutor"]
        );
    }
}
