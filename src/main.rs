//! The `corroborate` command: opens files, calls the library, prints.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
