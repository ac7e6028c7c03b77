//! `corroborate quantities`: line by line, in constant memory.

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use corroborate::report::json;
use corroborate::{Hedging, read_quantities};
use serde::Deserialize;

use super::Failure;

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

pub(super) fn quantities() -> Result<ExitCode, Failure> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut out = BufWriter::new(io::stdout().lock());
    let hedging = Hedging::default();
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.buffer().is_empty() {
            // The next line may be long in coming: whoever waits for the answers so far shall have them.
            out.flush()?;
        }
        let read = input
            .read_until(b'\n', &mut bytes)
            .map_err(|error| Failure::Message(format!("cannot read standard input: {error}")))?;
        if read == 0 {
            break;
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match parse(&bytes, number) {
            Ok(line) => json::write_quantities(&line.id, &line.text, &read_quantities(&line.text, &hedging), &mut out)?,
            Err(failure) => {
                // The lines before are whole and stay good.
                out.flush()?;
                return Err(failure);
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn parse(bytes: &[u8], number: u64) -> Result<Line, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        Failure::Message(format!(
            "standard input, line {number}: the byte at offset {offset} of the line is not UTF-8; send UTF-8"
        ))
    })?;
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line 1").next().unwrap_or(&message);
        Failure::Message(format!(
            "standard input, line {number}, column {}: {message}; a line is {{\"id\": \"…\", \"text\": \"…\"}}",
            error.column()
        ))
    })
}
