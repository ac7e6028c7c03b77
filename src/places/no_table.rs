//! Without the feature `places` there is no table: every name is unknown.

use super::key::Key;
use super::place::Place;

/// The places of a name: none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidates;

impl Iterator for Candidates {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        None
    }
}

pub(super) fn letter(_: char) -> Option<u8> {
    None
}

pub(super) fn find(_: &Key) -> Option<(Candidates, bool)> {
    None
}

pub(super) fn country_code(_: u8) -> Option<&'static str> {
    None
}

pub(super) fn region_name(_: u16) -> Option<&'static str> {
    None
}
