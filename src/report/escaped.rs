//! JSON without characters that steer a terminal: they stand as escapes, which say the same.

use std::io::{self, Write};

/// Writes JSON with what steers a terminal as `\u009b`. Such characters stand in strings alone.
pub(crate) struct EscapedJson<W>(pub(crate) W);

impl<W: Write> Write for EscapedJson<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// What looks through many bytes at once costs more to begin than a few pieces of JSON are long.
        const LONG: usize = 64;
        // Most lines have nothing of the kind.
        if bytes.len() >= LONG
            && memchr::memchr3(0xc2, 0xd8, 0xe2, bytes).is_none()
            && memchr::memchr(0x7f, bytes).is_none()
        {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let mut from = 0;
        let mut at = 0;
        // What is looked for begins with these bytes; most of JSON is none of them.
        while let Some(next) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, 0x7f | 0xc2 | 0xd8 | 0xe2)))
        {
            at += next;
            match steering(bytes.get(at..).unwrap_or_default()) {
                Some((code, length)) => {
                    self.0.write_all(bytes.get(from..at).unwrap_or_default())?;
                    write!(self.0, "\\u{code:04x}")?;
                    at += length;
                    from = at;
                }
                None => at += 1,
            }
        }
        self.0.write_all(bytes.get(from..).unwrap_or_default())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The code of the character that steers a terminal at the beginning of some UTF-8, and its length.
fn steering(bytes: &[u8]) -> Option<(u32, usize)> {
    let length = match bytes.first()? {
        0x7f => 1,
        0xe2 => 3,
        _ => 2,
    };
    let character = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    super::steers(character).then(|| (u32::from(character), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_escaped_and_means_the_same() {
        for text in ["plain", "é – “x”", "\u{9b}1m and \u{7f}", "\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}", "\u{85}‐"]
        {
            let mut out = Vec::new();
            serde_json::to_writer(EscapedJson(&mut out), text).unwrap();
            let written = String::from_utf8(out).unwrap();
            assert!(!written.contains(super::super::steers), "{written:?}");
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
