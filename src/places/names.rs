//! What a name in a text means: one place of the table, several, or none.

use std::cell::RefCell;

use super::key::Key;
use super::place::{Kind, Place, Relation};
use super::table::{self, Candidates};
use crate::vocabulary::WordList;

/// What a text tells of where its places lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Context {
    region: Option<u16>,
    country: Option<u8>,
    /// Whether it stands beside the name, "Copacabana, Bolivia", so that the name is that of nothing elsewhere.
    is_said: bool,
}

/// A name as far as the table settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The table does not have it, or not in the region that the text gives.
    Unknown,
    /// Several places of that name; all of them may lie in one country.
    Several(Option<Place>),
    One(Place),
}

/// So many of the places of one name are compared with each other; a name of more is settled by nothing but its region.
const MOST: usize = 8;

/// A place whose magnitude is so much below another's is not meant without need: Paris in Texas.
const DOMINATED: u8 = 4;

/// Within the country that a text is about a little less is enough: Birmingham in Michigan.
const DOMINATED_AT_HOME: u8 = 3;

/// A place in the country that the text is about is still not meant rather than another that is so much larger.
const OVERSHADOWED: u8 = 7;

/// The words behind a name that say what is called so, and are no part of it: "Davao City", "Idlib Province".
static KINDS: WordList = WordList::named("kinds of names");

/// All places of a name.
///
/// ```ignore
/// let springfields = places::of("Springfield");
/// assert!(springfields.count() > 3);
/// ```
pub(crate) fn of(name: &str) -> Candidates {
    find(name).map_or_else(Candidates::default, |(candidates, _)| candidates)
}

/// Whether a name is a word, a first name or a surname as well: "Reading", "Sydney", "Lincoln". It names a place only
/// behind a preposition of place or with a larger place behind it.
pub(crate) fn is_ambiguous_word(name: &str) -> bool {
    find(name).is_some_and(|(_, is_word)| is_word)
}

/// What the table has for a name: its places, and whether it is a word as well.
type Found = Option<(Candidates, bool)>;

/// What the table has for the names of a text that were looked up last: a text names its places again and again. Each name
/// has one slot that it shares with others, so that no text can make it slow.
#[derive(Debug)]
pub(super) struct LookedUp<'t>(RefCell<Vec<Option<(&'t str, Found)>>>);

impl<'t> LookedUp<'t> {
    /// Room for the names of a text of so many bytes.
    pub(super) fn of_text(length: usize) -> LookedUp<'t> {
        /// About so many bytes a text has for each slot, and no more are made than these.
        const BYTES: usize = 4;
        const MOST: usize = 4096;
        LookedUp(RefCell::new(vec![None; (length / BYTES).next_power_of_two().min(MOST)]))
    }

    fn find(&self, name: &'t str) -> Found {
        let mut slots = self.0.borrow_mut();
        let hash = name.bytes().fold(0, |hash: usize, byte| hash.rotate_left(5).wrapping_add(usize::from(byte)));
        let place = (hash ^ hash >> 11) & slots.len().wrapping_sub(1);
        match slots.get_mut(place) {
            Some(Some((known, found))) if *known == name => *found,
            Some(slot) => slot.insert((name, find(name))).1,
            None => find(name),
        }
    }

    /// [`of`].
    pub(super) fn of(&self, name: &'t str) -> Candidates {
        self.find(name).map_or_else(Candidates::default, |(candidates, _)| candidates)
    }

    /// [`is_ambiguous_word`].
    pub(super) fn is_ambiguous_word(&self, name: &'t str) -> bool {
        self.find(name).is_some_and(|(_, is_word)| is_word)
    }

    /// [`meaning`].
    pub(super) fn meaning(&self, name: &'t str, context: Context) -> Meaning {
        meaning_of(self.find(name), context)
    }
}

/// The places of a name, with the word behind it that says what it is left out where the name is none with it.
fn find(name: &str) -> Found {
    let found = |name: &str| Key::of(name).as_ref().and_then(table::find);
    found(name).or_else(|| {
        // Most names are one word.
        name.as_bytes().contains(&b' ').then_some(())?;
        let (rest, last) = name.trim_end().rsplit_once(' ')?;
        KINDS.iter().any(|kind| last.eq_ignore_ascii_case(kind)).then(|| found(rest))?
    })
}

/// The state or province that an abbreviation behind a town means: "Fla.", "N.Y.", "TX".
pub(crate) fn of_abbreviation(name: &str) -> Option<Place> {
    let (mut found, _) = table::find(&Key::of_abbreviation(name)?)?;
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

impl Context {
    /// Nothing is known.
    pub(crate) const NOWHERE: Context = Context { region: None, country: None, is_said: false };

    /// A text that is about a country, by one of its names or its code.
    pub(crate) fn of_country(name: &str) -> Context {
        let by_name = of(name).find(|place| place.kind == Kind::Country).map(|place| place.country);
        Context { country: by_name.or_else(|| by_code(name)), ..Context::NOWHERE }
    }

    /// What the name behind a comma gives: "Springfield, Ill.", "Tripoli, Lebanon", "Zhanaozen, Mangystau".
    pub(crate) fn of_larger(name: &str) -> Context {
        match (of_abbreviation(name), meaning(name, Context::NOWHERE)) {
            (Some(region), _) => Context::said(&region),
            (None, Meaning::One(place) | Meaning::Several(Some(place))) => Context::said(&place),
            _ => Context::NOWHERE,
        }
    }

    /// What lies in a place.
    pub(crate) fn inside(place: &Place) -> Context {
        Context { region: place.region, country: Some(place.country), is_said: false }
    }

    /// What lies in a place that is named right behind it.
    pub(super) fn said(place: &Place) -> Context {
        Context { is_said: true, ..Context::inside(place) }
    }

    /// This context, and where it leaves something open the other one.
    pub(crate) fn or(self, other: Context) -> Context {
        if self.country.is_some() { self } else { other }
    }
}

fn by_code(code: &str) -> Option<u8> {
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(())?;
    (0..u8::MAX)
        .take_while(|country| table::country_code(*country).is_some())
        .find(|country| table::country_code(*country) == Some(code))
}

/// The places that a name may mean, each other one left out.
#[derive(Clone, Copy, Debug, Default)]
struct Possible {
    places: [Option<Place>; MOST],
    /// Whether there were more of them.
    overflows: bool,
}

impl Possible {
    fn of(candidates: Candidates, context: Context) -> Possible {
        let in_region = |place: &Place| context.region.is_none_or(|region| place.region == Some(region));
        let in_country = |place: &Place| context.country.is_none_or(|country| place.country == country);
        let fits = |place: &Place| in_country(place) && (in_region(place) || place.kind == Kind::Country);
        let largest = |keep: &dyn Fn(&Place) -> bool| candidates.filter(keep).map(|place| place.magnitude).max();
        let mut kept = Possible::default();
        let here = largest(&fits);
        if context.region.is_some() {
            // The region settles it, however small the place is in it.
            kept.extend(candidates.filter(fits));
            return kept;
        }
        let Some(all) = largest(&|_| true) else { return kept };
        match here.filter(|_| context.country.is_some()) {
            // "Paris" in a text on the United States may still be the capital of France.
            Some(here) if context.is_said || here + OVERSHADOWED > all => {
                kept.extend(candidates.filter(|place| fits(place) && place.magnitude + DOMINATED_AT_HOME > here));
            }
            None if context.is_said => {}
            _ => kept.extend(candidates.filter(|place| {
                place.magnitude + DOMINATED > all || fits(place) && here.is_some() && context.country.is_some()
            })),
        }
        kept
    }

    fn extend(&mut self, places: impl Iterator<Item = Place>) {
        for place in places {
            // A town within the region of its name, and a region within the country: the name is that of the larger. Of two
            // regions of one name it is the city and what surrounds it: Kyiv, Almaty.
            let mut known = self.places.iter_mut().flatten();
            if let Some(known) = known.find(|known| is_inside(&place, known) || is_inside(known, &place)) {
                if known.kind < place.kind {
                    *known = place;
                }
                continue;
            }
            match self.places.iter_mut().find(|slot| slot.is_none()) {
                Some(slot) => *slot = Some(place),
                None => self.overflows = true,
            }
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().flatten()
    }
}

/// Whether a name that both of two places have is that of the second and takes in the first.
fn is_inside(place: &Place, other: &Place) -> bool {
    let around = place.kind == Kind::Region && other.kind == Kind::Region && place.country == other.country;
    around || matches!(place.relation(other), Relation::Within | Relation::Same)
}

/// What a name means in a text.
pub(crate) fn meaning(name: &str, context: Context) -> Meaning {
    meaning_of(find(name), context)
}

fn meaning_of(found: Found, context: Context) -> Meaning {
    let Some((candidates, _)) = found else { return Meaning::Unknown };
    let possible = Possible::of(candidates, context);
    let mut places = possible.iter();
    let Some(first) = places.next() else { return Meaning::Unknown };
    if places.next().is_none() && !possible.overflows {
        return Meaning::One(*first);
    }
    let one_country = possible.iter().all(|place| place.country == first.country) && !possible.overflows;
    let whole = Place { kind: Kind::Country, town: None, region: None, ..*first };
    Meaning::Several(one_country.then_some(whole))
}

/// The place that the name behind a comma puts a town in, though the table does not list the town: "Santa Fe, Texas".
pub(crate) fn unlisted(larger: &Place) -> Place {
    larger.unlisted_town()
}

/// The country in which a name lies, by its usual name.
pub(crate) fn country_of(name: &str, context: Context) -> Option<&'static str> {
    match meaning(name, context) {
        Meaning::One(place) | Meaning::Several(Some(place)) => place.country().map(|country| country.name),
        _ => None,
    }
}

/// How a place of one name lies to a place of another, each name with what its text tells of where it lies.
///
/// Where a name is that of several places, the answer is the one that holds for all of them. Ambiguity and names that the
/// table lacks give [`Relation::Unknown`], never [`Relation::Apart`].
///
/// ```ignore
/// use crate::places::{Context, Relation, relation};
///
/// let anywhere = Context::NOWHERE;
/// assert_eq!(relation(("Almaty", anywhere), ("Kazakhstan", anywhere)), Relation::Within);
/// assert_eq!(relation(("Lyon", anywhere), ("Nice", anywhere)), Relation::Apart);
/// assert_eq!(relation(("Springfield", anywhere), ("Illinois", anywhere)), Relation::Unknown);
/// assert_eq!(relation(("Tripoli", anywhere), ("Beirut", anywhere)), Relation::Unknown);
/// assert_eq!(relation(("Tripoli", Context::of_country("Libya")), ("Beirut", anywhere)), Relation::Apart);
/// ```
pub(crate) fn relation(first: (&str, Context), second: (&str, Context)) -> Relation {
    Meant::by(first.0, first.1).relation(&Meant::by(second.0, second.1))
}

/// The places that a name may mean in a text: looked up once where it is compared with many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meant(Option<Possible>);

impl Meant {
    /// What a name may mean, with what its text tells of where it lies.
    pub(crate) fn by(name: &str, context: Context) -> Meant {
        Meant(find(name).map(|(candidates, _)| Possible::of(candidates, context)))
    }

    /// How the place of this name lies to that of another.
    pub(crate) fn relation(&self, other: &Meant) -> Relation {
        let (Some(a), Some(b)) = (&self.0, &other.0) else { return Relation::Unknown };
        if a.overflows || b.overflows {
            return Relation::Unknown;
        }
        let mut answers = a.iter().flat_map(|one| b.iter().map(|other| one.relation(other)));
        let Some(answer) = answers.next() else { return Relation::Unknown };
        let one_country = |places: &Possible| {
            let mut countries = places.iter().map(|place| place.country);
            let first = countries.next();
            countries.all(|country| Some(country) == first)
        };
        match answers.all(|other| other == answer) {
            // Two names of one key may still be two towns: Tripoli, and Tripoli.
            true if answer == Relation::Apart && !(one_country(a) && one_country(b)) => Relation::Unknown,
            true => answer,
            false => Relation::Unknown,
        }
    }
}
