//! One place of the table, and how two of them lie.

use super::countries::{Country, country_of_code};
use super::table;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Town,
    /// A state, province or other division of the first level.
    Region,
    Country,
}

/// A town, a region or a country, with what it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) kind: Kind,
    /// Which town it is, by the number of its main name; `None` of a region, and of a town that the table does not list.
    pub(super) town: Option<u16>,
    pub(super) region: Option<u16>,
    pub(super) country: u8,
    /// The binary logarithm of its inhabitants over 15,000.
    pub(crate) magnitude: u8,
    /// In tenths of a degree, of a region the middle of its towns.
    pub(super) latitude: i16,
    pub(super) longitude: i16,
}

/// How one place lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They are one place.
    Same,
    /// The first lies in the second.
    Within,
    /// The second lies in the first.
    Contains,
    /// Neither lies in the other.
    Apart,
    /// The names do not settle it: one is unknown or is that of several places, or the places lie so near each other that
    /// texts may mean one by the other.
    Unknown,
}

impl Place {
    /// The code of its country in ISO 3166-1.
    pub(crate) fn country_code(&self) -> &'static str {
        table::country_code(self.country).unwrap_or_default()
    }

    /// Its country, where the table of countries has it.
    pub(crate) fn country(&self) -> Option<&'static Country> {
        country_of_code(self.country_code())
    }

    /// The name of its region.
    pub(crate) fn region_name(&self) -> Option<&'static str> {
        self.region.and_then(table::region_name)
    }

    /// A town that the table does not list, in this region or country: "Santa Fe, Texas".
    pub(super) fn unlisted_town(self) -> Place {
        Place { kind: Kind::Town, town: None, magnitude: 0, ..self }
    }

    /// How it lies to another place.
    pub(crate) fn relation(&self, other: &Place) -> Relation {
        if self.country != other.country {
            return Relation::Apart;
        }
        match (self.kind, other.kind) {
            (Kind::Country, Kind::Country) => Relation::Same,
            (Kind::Country, _) => Relation::Contains,
            (_, Kind::Country) => Relation::Within,
            _ => self.relation_within_country(other),
        }
    }

    fn relation_within_country(&self, other: &Place) -> Relation {
        let one_region = self.region == other.region;
        // A town whose region nobody gives may lie in any.
        let known = |place: &Place| place.kind == Kind::Town || place.region_name().is_some();
        let placed = self.region_name().is_some() && other.region_name().is_some();
        match (self.kind, other.kind) {
            (Kind::Region, Kind::Region) if one_region => Relation::Same,
            (Kind::Town, Kind::Region) if one_region && known(other) => Relation::Within,
            (Kind::Region, Kind::Town) if one_region && known(self) => Relation::Contains,
            (Kind::Town, Kind::Town) if self.town.is_some() && self.town == other.town && one_region => Relation::Same,
            (Kind::Town, Kind::Town) if self.town.is_none() || other.town.is_none() => match one_region || !placed {
                true => Relation::Unknown,
                false => Relation::Apart,
            },
            (Kind::Town, Kind::Town) if !self.is_near(other) => Relation::Apart,
            _ if placed && !self.is_near(other) => Relation::Apart,
            _ => Relation::Unknown,
        }
    }

    /// Whether two places lie within some thirty kilometres: a suburb, a district, a city and the region around it.
    fn is_near(&self, other: &Place) -> bool {
        /// In tenths of a degree.
        const NEAR: u16 = 3;
        // Meridians draw together towards the poles.
        let widened = NEAR + self.latitude.unsigned_abs() / 200;
        self.latitude.abs_diff(other.latitude) <= NEAR && self.longitude.abs_diff(other.longitude) <= widened
    }
}
