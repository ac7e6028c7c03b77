//! Whose report a document carries: the wire in its dateline, byline or last lines.

use super::bodies::WIRES;
use super::folding::fold;
use crate::model::Document;

/// How far from its ends a document names its wire, in bytes.
const REACH: usize = 700;

/// The wire whose report a document carries, where it says so: "STRELSAU (AP) —", "With AFP", "Source: TASS". A wire that the
/// text cites for a fact is not one that it carries.
pub(super) fn wire(document: &Document) -> Option<&'static str> {
    let text = document.text.as_str();
    let head = part(text, 0, REACH);
    let tail = part(text, text.len().saturating_sub(REACH), text.len());
    let named =
        |name: &str| WIRES.iter().find(|(_, names)| names.contains(&fold(name).as_str())).map(|(wire, _)| *wire);
    if let Some(wire) = document.publisher.as_deref().and_then(named) {
        return Some(wire);
    }
    let dateline = || {
        ["(", "/"].iter().find_map(|open| {
            let close = if *open == "(" { ")" } else { "/" };
            head.match_indices(open).find_map(|(place, _)| {
                let (name, after) = head.get(place + 1..)?.split_once(close)?;
                // A dash goes on with the report; "(Reuters)" behind a sentence is a credit like any other.
                let goes_on = after.trim_start().starts_with(['-', '–', '—']) || open == &"/";
                let begins = head
                    .get(..place)
                    .is_some_and(|before| before.rsplit(['\n', '.']).next().is_some_and(|line| line.len() <= 60));
                (goes_on && begins && name.len() <= 40).then(|| named(name.split([',', '/']).next().unwrap_or(name)))?
            })
        })
    };
    let byline = || head.lines().take(8).chain(tail.lines()).find_map(|line| line_of(line.trim()).and_then(named));
    // The wire that signs so.
    let signed = || (tail.contains("(Reporting by ") && tail.contains("diting by ")).then_some("Reuters");
    dateline().or_else(byline).or_else(signed)
}

/// The name in a line that tells the source of the whole: "With AFP", "Source: TASS", "© Reuters".
fn line_of(line: &str) -> Option<&str> {
    if line.len() > 80 {
        return None;
    }
    let lowered = line.to_ascii_lowercase();
    // "By our foreign staff, with AFP"
    if let Some(place) = lowered.find(", with ").filter(|_| lowered.starts_with("by ")) {
        return Some(line.get(place + ", with ".len()..)?.trim_end_matches('.'));
    }
    let start = STARTS.iter().find(|start| lowered.starts_with(**start))?;
    Some(line.get(start.len()..)?.trim_end_matches(['.', ')']).trim())
}

/// How a line begins that tells the source of the whole.
const STARTS: [&str; 9] =
    ["source: ", "with reporting by ", "reporting by ", "with ", "by ", "from ", "© ", "(c) ", "agencies: "];

fn part(text: &str, start: usize, end: usize) -> &str {
    let (mut start, mut end) = (start, end.min(text.len()));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&'static str> {
        wire(&Document::new("d", text))
    }

    #[test]
    fn reads_datelines_bylines_and_signatures() {
        for (text, name) in [
            ("STRELSAU, Ruritania (AP) — A blast killed 45.", "AP"),
            ("Blast kills 45\n\n(Reuters) - At least 45 were killed.", "Reuters"),
            ("STRELSAU, June 5. /TASS/. A blast killed 45.", "TASS"),
            ("Blast kills 45\nBy our foreign staff, with AFP\n\nA blast killed 45.", "AFP"),
            ("A blast killed 45.\n\nSource: Interfax", "Interfax"),
            ("A blast killed 45. (Reporting by A. Lind; Editing by B. Novak)", "Reuters"),
        ] {
            assert_eq!(read(text), Some(name), "{text}");
        }
        for text in [
            "A blast killed 45, Reuters reported.",
            "A blast killed 45 (AP).",
            "The minister (Reuters reported) resigned.",
            "With rain and wind.\n\nBy the river.",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
