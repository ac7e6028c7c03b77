//! The fingerprints of an earlier report.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::claims::{parse, without_mark};
use super::document::text;
use crate::error::{Error, ErrorRepr};
use crate::report::Report;

/// What a baseline needs of a report; the rest may be of a later version.
#[derive(Deserialize)]
struct BaselineForm {
    schema: String,
    findings: Vec<FingerprintForm>,
}

#[derive(Deserialize)]
struct FingerprintForm {
    fingerprint: String,
}

/// The fingerprints of a baseline: of a report in JSON, a JSON list, or lines of text, one a line; in text, what follows a `#`
/// is a comment.
///
/// ```
/// let lines = "0123456789abcdef  # confirmed by the desk\n";
/// let baseline = corroborate::import::baseline("known.txt", lines.as_bytes())?;
/// assert!(baseline.contains("0123456789abcdef"));
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the bytes are not UTF-8,
/// [`ErrorKind::Format`](crate::ErrorKind::Format) where they are none of the three; the message names line and column.
pub fn baseline(path: &str, bytes: &[u8]) -> Result<BTreeSet<String>, Error> {
    let text = text(path, bytes)?;
    match without_mark(text).trim_start().bytes().next() {
        Some(b'{') => {
            let form: BaselineForm = parse(path, text)?;
            if !form.schema.starts_with("corroborate/report/") {
                let cause = ErrorRepr::Schema { found: form.schema, known: Report::SCHEMA }.into();
                return Err(ErrorRepr::InFile { file: path.to_owned(), cause }.into());
            }
            Ok(form.findings.into_iter().map(|finding| finding.fingerprint).collect())
        }
        Some(b'[') => parse(path, text),
        _ => lines(path, without_mark(text)),
    }
}

fn lines(path: &str, text: &str) -> Result<BTreeSet<String>, Error> {
    let mut fingerprints = BTreeSet::new();
    for (index, line) in text.lines().enumerate() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if entry.is_empty() {
            continue;
        }
        if entry.len() != 16 || !entry.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let message = format!("{entry:?} is no fingerprint, which has 16 hexadecimal digits");
            return Err(ErrorRepr::Malformed { file: path.to_owned(), line: index + 1, column: 1, message }.into());
        }
        fingerprints.insert(entry.to_ascii_lowercase());
    }
    Ok(fingerprints)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reports_lists_and_lines_are_read() {
        let read = |text: &str| baseline("known", text.as_bytes()).map(Vec::from_iter);
        let one = vec!["0123456789abcdef".to_owned()];
        let report = r#"{"schema": "corroborate/report/1", "findings": [{"fingerprint": "0123456789abcdef", "new": 1}], "x": {}}"#;
        assert_eq!(read(report).unwrap(), one);
        assert_eq!(read("\u{feff}[\"0123456789abcdef\"]").unwrap(), one);
        assert_eq!(read("# all\n\n0123456789ABCDEF # why\r\n").unwrap(), one);
        assert_eq!(read("").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_place() {
        let refused = |text: &str| baseline("known", text.as_bytes()).unwrap_err().to_string();
        assert_eq!(refused("\nabc\n"), "known:2:1: \"abc\" is no fingerprint, which has 16 hexadecimal digits");
        assert_eq!(
            refused(r#"{"schema": "corroborate/corpus/1", "findings": []}"#),
            "`known`: the schema is `corroborate/corpus/1`, and this version reads `corroborate/report/1`"
        );
        assert!(refused("[1]").starts_with("known:1:2: invalid type"), "{}", refused("[1]"));
    }

    proptest! {
        #[test]
        fn any_baseline_is_read_or_refused(text in "[\\[\\]{}\":,0-9a-f# \n]{0,40}") {
            let _ = baseline("known", text.as_bytes());
        }
    }
}
