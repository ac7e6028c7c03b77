//! Where the places of the world lie: towns of 15,000 inhabitants and more in their regions and countries.
//!
//! The names are the main ones of GeoNames and the English ones of `names.tsv`; other names are those of too many places.
//! What the table does not settle is unknown, and unknown is not different. Without the feature `places` all names are
//! unknown, except that the table of countries is always there.

pub(crate) mod countries;
mod key;
mod mention;
mod names;
mod place;
mod reading;
mod spelling;
mod standing;
#[cfg(feature = "places")]
mod table;
#[cfg(not(feature = "places"))]
#[path = "no_table.rs"]
mod table;
#[cfg(all(test, feature = "places"))]
mod tests;
mod words;

#[allow(unused_imports, reason = "the readers of events use the rest")]
pub(crate) use mention::{Mention, Role, Standing};
#[allow(unused_imports, reason = "the readers of events use the rest")]
pub(crate) use names::{
    Context, Meaning, Meant, country_of, is_ambiguous_word, meaning, of, of_abbreviation, relation, unlisted,
};
#[allow(unused_imports, reason = "the readers of events use the rest")]
pub(crate) use place::{Kind, Place, Relation};
#[allow(unused_imports, reason = "the readers of events use the rest")]
pub(crate) use reading::{home, read_places};
pub(crate) use spelling::{add_names, holds_name, is_one_name, spelling};
