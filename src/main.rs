//! The `corroborate` command.

fn main() {}
