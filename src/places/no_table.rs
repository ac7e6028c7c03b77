//! Without the feature `places` there is no table but that of countries: every town and region is unknown.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::countries::COUNTRIES;
use super::key::Key;
use super::place::{Kind, Place};

/// The places of a name: its country, or none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidates(Option<u8>);

impl Iterator for Candidates {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let country = self.0.take()?;
        Some(Place { kind: Kind::Country, town: None, region: None, country, magnitude: 0, latitude: 0, longitude: 0 })
    }
}

/// The names of countries, folded for look-up.
static NAMES: LazyLock<HashMap<Vec<u8>, u8>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (number, country) in (0_u8..).zip(COUNTRIES.iter()).filter(|(_, country)| country.code != "EU") {
        for name in [country.name].iter().chain(&country.also) {
            names.extend(Key::of(name).map(|key| (key.as_bytes().to_vec(), number)));
        }
    }
    names
});

/// The letters that the names of countries have beside those of ASCII.
pub(super) fn letter(c: char) -> Option<u8> {
    match c {
        'ã' | 'á' => Some(b'a'),
        'ç' => Some(b'c'),
        'é' => Some(b'e'),
        'í' => Some(b'i'),
        'ô' => Some(b'o'),
        'ü' => Some(b'u'),
        _ => None,
    }
}

pub(super) fn find(key: &Key) -> Option<(Candidates, bool)> {
    let number = NAMES.get(key.as_bytes())?;
    Some((Candidates(Some(*number)), false))
}

pub(super) fn country_code(country: u8) -> Option<&'static str> {
    COUNTRIES.get(usize::from(country)).map(|country| country.code)
}

pub(super) fn region_name(_: u16) -> Option<&'static str> {
    None
}
