//! The constructions of English as they were read when the crate was built: see `build.rs`.

use std::borrow::Cow;

use super::constructions::Constructions;
use super::parts::{NODE, Node, nodes_of};
use crate::vocabulary::stored;

const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/constructions"));

/// Their nodes.
const NODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/nodes"));

#[allow(long_running_const_eval, reason = "there are tens of thousands, made once")]
static BUILT_NODES: [Node; NODES.len() / NODE] = nodes_of(NODES);

/// All of them; `None` where the build kept other bytes.
pub(super) fn constructions() -> Option<Constructions> {
    let mut built: Constructions = stored(BUILT)?;
    built.parts.nodes = Cow::Borrowed(&BUILT_NODES);
    Some(built)
}
