//! How the places of two events lie to each other: by the table of places where it has them, else by their names.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::events::share_words;
use crate::model::Event;
use crate::places::{Context, Kind, Meaning, Meant, Relation, meaning, spelling};

/// Where an event was: its country, and the narrower places within it.
#[derive(Clone, Debug)]
pub(super) struct Whereabouts<'a> {
    pub(super) country: Option<Cow<'a, str>>,
    towns: Vec<&'a str>,
}

/// A narrower place as it is compared with others.
struct Spot<'a> {
    name: &'a str,
    meant: Meant,
    /// Once it is asked for.
    spelling: OnceCell<String>,
}

impl Spot<'_> {
    fn spelling(&self) -> &str {
        self.spelling.get_or_init(|| spelling(self.name))
    }
}

/// How the narrower places of two events lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Towns<'a> {
    /// One town is a place of both.
    Same(&'a str),
    /// A town of one lies in a region of the other, or both name one region.
    Related(&'a str, &'a str),
    /// No place of one is, holds or lies in one of the other: by the table of places, for each pair of them.
    Apart(&'a str, &'a str),
    /// The names are different ones, and the table does not have them all.
    OtherNames(&'a str, &'a str),
    /// One of them names none, or the table leaves it open.
    Unknown,
}

impl<'a> Whereabouts<'a> {
    /// A place given by hand may be a town: "Almaty" is one in Kazakhstan.
    pub(super) fn of(event: &'a Event) -> Whereabouts<'a> {
        let mut towns: Vec<&str> = event.localities.iter().map(String::as_str).collect();
        let Some(place) = event.place.as_deref() else { return Whereabouts { country: None, towns } };
        let country = match meaning(place, Context::NOWHERE) {
            Meaning::One(known) if known.kind != Kind::Country => {
                towns.push(place);
                known.country().map(|country| Cow::Borrowed(country.name))
            }
            _ => None,
        };
        Whereabouts { country: Some(country.unwrap_or(Cow::Borrowed(place))), towns }
    }

    /// How the narrower places lie to those of another event.
    pub(super) fn towns(&self, other: &Whereabouts<'a>) -> Towns<'a> {
        if self.towns.is_empty() || other.towns.is_empty() {
            return Towns::Unknown;
        }
        let own = self.context();
        // Most that are compared lie in one country.
        let others = other.spots(if self.country == other.country { own } else { other.context() });
        let mut answer = Towns::Unknown;
        let mut open = false;
        for first in self.spots(own) {
            let town = first.name;
            for other in &others {
                let second = other.name;
                let lie = first.meant.relation(&other.meant);
                // What an unlisted name shares with another it is known by: "Qamishli", and "Qamishli in Hasaka".
                let named_alike = lie != Relation::Apart && share_words(first.spelling(), other.spelling());
                let next = match lie {
                    Relation::Same if is_region(town, own) => Towns::Related(town, second),
                    // Nothing outweighs a town in common.
                    Relation::Same => return Towns::Same(town),
                    _ if named_alike => return Towns::Same(town),
                    Relation::Within | Relation::Contains => Towns::Related(town, second),
                    Relation::Apart => Towns::Apart(town, second),
                    Relation::Unknown if is_listed(town) && is_listed(second) => {
                        open = true;
                        continue;
                    }
                    Relation::Unknown => Towns::OtherNames(town, second),
                };
                if rank(next) > rank(answer) {
                    answer = next;
                }
            }
        }
        // A town near one of the other's is open: it may be meant by it.
        if open && rank(answer) < rank(Towns::Related("", "")) { Towns::Unknown } else { answer }
    }

    /// The narrower places as they are compared.
    fn spots(&self, context: Context) -> Vec<Spot<'a>> {
        let spot = |name: &&'a str| Spot { name, meant: Meant::by(name, context), spelling: OnceCell::new() };
        self.towns.iter().map(spot).collect()
    }

    fn context(&self) -> Context {
        self.country.as_deref().map_or(Context::NOWHERE, Context::of_country)
    }
}

/// Which of two answers holds: one town in common outweighs others that lie apart.
fn rank(towns: Towns<'_>) -> u8 {
    match towns {
        Towns::Unknown => 0,
        Towns::Apart(..) => 1,
        Towns::OtherNames(..) => 2,
        Towns::Related(..) => 3,
        Towns::Same(_) => 4,
    }
}

fn is_listed(name: &str) -> bool {
    crate::places::of(name).next().is_some()
}

fn is_region(name: &str, context: Context) -> bool {
    // A city that is a region of its own is as narrow as a town.
    matches!(meaning(name, context), Meaning::One(place) if place.kind == Kind::Region)
        && !crate::places::of(name).any(|place| place.kind == Kind::Town)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EventKind;

    fn flood(place: &str, towns: &[&str]) -> Event {
        let event = Event::new(EventKind::from("flood"));
        let event = if place.is_empty() { event } else { event.in_place(place) };
        towns.iter().fold(event, |event, town| event.at(*town))
    }

    #[test]
    fn names_that_the_table_lacks_are_compared_as_names() {
        let towns = |a: &[&str], b: &[&str]| {
            let (first, second) = (flood("Ruritania", a), flood("Ruritania", b));
            format!("{:?}", Whereabouts::of(&first).towns(&Whereabouts::of(&second)))
        };
        assert_eq!(towns(&["strelsau"], &["zenda"]), r#"OtherNames("strelsau", "zenda")"#);
        assert_eq!(towns(&["zenda"], &["zenda"]), r#"Same("zenda")"#);
        assert_eq!(towns(&["zenda"], &[]), "Unknown");
    }

    #[cfg(feature = "places")]
    #[test]
    fn towns_and_regions_lie_as_the_table_says() {
        let towns =
            |first: &Event, second: &Event| format!("{:?}", Whereabouts::of(first).towns(&Whereabouts::of(second)));
        let peru = |town: &str| flood("Peru", &[town]);
        assert_eq!(towns(&peru("cusco"), &peru("puno")), r#"Apart("cusco", "puno")"#);
        assert_eq!(towns(&peru("juliaca"), &peru("puno")), r#"Related("juliaca", "puno")"#);
        assert_eq!(towns(&peru("juliaca"), &flood("Peru", &["cusco", "juliaca"])), r#"Same("juliaca")"#);
        // By hand, a town is a place.
        let by_hand = flood("Almaty", &[]);
        assert_eq!(Whereabouts::of(&by_hand).country.as_deref(), Some("Kazakhstan"));
        assert_eq!(towns(&by_hand, &flood("Kazakhstan", &["almaty"])), r#"Same("Almaty")"#);
        assert_eq!(towns(&by_hand, &flood("Kazakhstan", &["taraz"])), r#"Apart("Almaty", "taraz")"#);
        // Villeurbanne is next to Lyon.
        assert_eq!(towns(&flood("France", &["lyon"]), &flood("France", &["villeurbanne"])), "Unknown");
    }
}
