//! Places of the world, and what their names settle.

use proptest::prelude::*;

use super::countries::COUNTRIES;
use super::*;

fn near(country: &str) -> Context {
    if country.is_empty() { Context::NOWHERE } else { Context::of_country(country) }
}

fn lie((first, one): (&str, &str), (second, other): (&str, &str)) -> Relation {
    relation((first, near(one)), (second, near(other)))
}

/// A town, its region as GeoNames shows it, and the code of its country.
const CHAINS: &[(&str, &str, &str)] = &[
    ("Almaty", "Almaty", "KZ"),
    ("Shymkent", "Shymkent", "KZ"),
    ("Kandahar", "Kandahar", "AF"),
    ("Falluja", "Anbar", "IQ"),
    ("Saraqib", "Idlib", "SY"),
    ("Douma", "Rif-dimashq", "SY"),
    ("Beersheba", "Southern District", "IL"),
    ("Benghazi", "Banghazi", "LY"),
    ("Sousse", "Sousse Governorate", "TN"),
    ("Maiduguri", "Borno State", "NG"),
    ("Goma", "North Kivu", "CD"),
    ("Mombasa", "Mombasa County", "KE"),
    ("Durban", "KwaZulu-Natal", "ZA"),
    ("Lyon", "Auvergne-Rhône-Alpes", "FR"),
    ("Nice", "Provence-Alpes-Côte d'Azur", "FR"),
    ("Cologne", "North Rhine-Westphalia", "DE"),
    ("Bergamo", "Lombardy", "IT"),
    ("Seville", "Andalusia", "ES"),
    ("Malmö", "Skåne", "SE"),
    ("Geneva", "Geneva", "CH"),
    ("Manchester", "England", "GB"),
    ("Glasgow", "Scotland", "GB"),
    ("Mariupol", "Donetsk", "UA"),
    ("Kazan", "Tatarstan Republic", "RU"),
    ("Chicago", "Illinois", "US"),
    ("Toronto", "Ontario", "CA"),
    ("Tijuana", "Baja California", "MX"),
    ("Medellín", "Antioquia", "CO"),
    ("Arequipa", "Arequipa", "PE"),
    ("Recife", "Pernambuco", "BR"),
    ("Sendai", "Miyagi", "JP"),
    ("Wuhan", "Hubei", "CN"),
    ("Pokhara", "Gandaki Pradesh", "NP"),
    ("Banda Aceh", "Aceh", "ID"),
    ("Marawi", "Autonomous Region in Muslim Mindanao", "PH"),
    ("Christchurch", "Canterbury", "NZ"),
    ("Brisbane", "Queensland", "AU"),
];

#[test]
fn towns_lie_in_their_regions_and_countries() {
    for (town, region, code) in CHAINS {
        let country = COUNTRIES.iter().find(|country| country.code == *code).unwrap();
        let found = of(town).find(|place| place.country_code() == *code && place.region_name() == Some(region));
        let found = found.unwrap_or_else(|| panic!("{town}: {:?}", of(town).next().map(|place| place.region_name())));
        assert_eq!(found.country().map(|country| country.name), Some(country.name), "{town}");
        assert_eq!(lie((town, country.name), (country.name, "")), Relation::Within, "{town}");
        assert_eq!(lie((country.name, ""), (town, country.name)), Relation::Contains, "{town}");
        let inside = lie((town, country.name), (region, country.name));
        // A region called like its town is known under the same name, one called by its direction under none.
        assert!(
            matches!(inside, Relation::Within | Relation::Same) || *region == "Southern District",
            "{town}: {inside:?}"
        );
    }
}

#[test]
fn english_names_and_older_ones_are_the_same_towns() {
    for (one, other) in
        [("Kyiv", "Kiev"), ("Mumbai", "Bombay"), ("Köln", "Cologne"), ("Basra", "Basrah"), ("Cusco", "Cuzco")]
    {
        assert_eq!(lie((one, ""), (other, "")), Relation::Same, "{one}, {other}");
    }
    assert_eq!(lie(("Deir al-Zour", ""), ("Deir ez-Zor", "")), Relation::Same);
    assert_eq!(lie(("St. Louis", "US"), ("Saint Louis", "US")), Relation::Same);
    assert_eq!(lie(("Davao City", ""), ("Davao", "")), Relation::Same);
    assert_eq!(lie(("Idlib Governorate", ""), ("Idlib", "")), Relation::Same);
}

#[test]
fn towns_of_one_country_lie_apart_and_suburbs_do_not() {
    assert_eq!(lie(("Lyon", ""), ("Nice", "")), Relation::Apart);
    assert_eq!(lie(("Zurich", ""), ("Geneva", "")), Relation::Apart);
    assert_eq!(lie(("Aleppo", ""), ("Idlib", "")), Relation::Apart);
    assert_eq!(lie(("Texas", ""), ("Ohio", "")), Relation::Apart);
    assert_eq!(lie(("Lyon", ""), ("Villeurbanne", "")), Relation::Unknown);
    assert_eq!(lie(("Brooklyn", "US"), ("New York City", "")), Relation::Unknown);
}

#[test]
fn names_of_several_places_settle_nothing_without_their_country() {
    for (name, other) in
        [("Springfield", "Illinois"), ("Tripoli", "Beirut"), ("Birmingham", "London"), ("Georgia", "Texas")]
    {
        assert_eq!(lie((name, ""), (other, "")), Relation::Unknown, "{name}, {other}");
        assert_eq!(lie((name, ""), (name, "")), Relation::Unknown, "{name}");
    }
    assert_eq!(lie(("Tripoli", "Libya"), ("Tripoli", "Lebanon")), Relation::Apart);
    assert_eq!(lie(("Tripoli", "Libya"), ("Tripoli", "Libya")), Relation::Same);
    assert_eq!(lie(("Birmingham", "United States"), ("Alabama", "")), Relation::Within);
    assert_eq!(relation(("Springfield", Context::of_larger("Ill.")), ("Illinois", Context::NOWHERE)), Relation::Within);
    assert_eq!(relation(("Springfield", Context::of_larger("Mo.")), ("Illinois", Context::NOWHERE)), Relation::Apart);
}

#[test]
fn a_much_larger_town_is_meant_unless_the_text_says_otherwise() {
    assert_eq!(country_of("Paris", Context::NOWHERE), Some("France"));
    assert_eq!(country_of("Paris", Context::of_larger("Texas")), Some("United States"));
    // Of a text on the United States it is open which one is meant.
    assert_eq!(country_of("Paris", Context::of_country("US")), None);
    assert_eq!(country_of("London", Context::of_country("Canada")), Some("Canada"));
    // What the text's country does not have lies where it lies.
    assert_eq!(country_of("Aleppo", Context::of_country("Kenya")), Some("Syria"));
    assert_eq!(country_of("Springfield", Context::of_country("US")), Some("United States"));
}

#[test]
fn countries_are_those_of_the_table_of_countries() {
    for country in COUNTRIES.iter().filter(|country| country.code != "EU" && country.name != "Gaza") {
        for name in [country.name].iter().chain(&country.also) {
            let found = of(name).find(|place| place.kind == Kind::Country && place.country_code() == country.code);
            assert!(found.is_some(), "{name}");
        }
        assert_eq!(country_of(country.name, Context::of_country(country.code)), Some(country.name));
    }
    let standard: std::collections::BTreeSet<&str> =
        celes::Country::get_countries().iter().map(|country| country.alpha2).collect();
    for (name, ..) in CHAINS {
        for place in of(name) {
            assert!(
                standard.contains(place.country_code()) || place.country_code() == "XK",
                "{}",
                place.country_code()
            );
        }
    }
}

#[test]
fn abbreviations_of_states_are_no_names_of_their_own() {
    for (short, state) in
        [("Fla.", "Florida"), ("N.Y.", "New York"), ("TX", "Texas"), ("Pa.", "Pennsylvania"), ("Ont.", "Ontario")]
    {
        assert_eq!(of_abbreviation(short).and_then(|place| place.region_name()), Some(state), "{short}");
    }
    assert_eq!(of_abbreviation("Paris"), None);
    assert!(of("Fla").next().is_none());
}

#[test]
fn words_and_peoples_names_are_marked() {
    for name in ["Reading", "Nice", "Mobile", "Of", "Victoria", "Sydney", "Lincoln", "Washington", "Jordan", "Houston"]
    {
        assert!(is_ambiguous_word(name), "{name}");
    }
    for name in ["Almaty", "Aleppo", "Glasgow", "Illinois", "Kazakhstan", "Shanghai", "nowhere at all"] {
        assert!(!is_ambiguous_word(name), "{name}");
    }
}

#[test]
fn no_months_or_days_are_places() {
    for name in
        ["Monday", "Sunday", "January", "December", "Yesterday", "President", "Minister", "Meanwhile", "However"]
    {
        assert!(of(name).next().is_none(), "{name}");
    }
}

#[test]
fn names_that_nobody_has_are_unknown() {
    assert_eq!(meaning("Dravna", Context::NOWHERE), Meaning::Unknown);
    assert_eq!(lie(("Dravna", ""), ("Lyon", "")), Relation::Unknown);
    assert_eq!(lie(("", ""), ("", "")), Relation::Unknown);
}

proptest! {
    #[test]
    fn every_string_can_be_looked_up(one in ".{0,80}", other in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?") {
        let context = Context::of_larger(&other).or(Context::of_country(&one));
        let there = relation((&one, context), (&other, Context::NOWHERE));
        let back = relation((&other, Context::NOWHERE), (&one, context));
        let turned = match there {
            Relation::Within => Relation::Contains,
            Relation::Contains => Relation::Within,
            same => same,
        };
        prop_assert_eq!(back, turned);
        prop_assert!(of(&one).count() < 100);
        let _ = (country_of(&one, context), is_ambiguous_word(&other), of_abbreviation(&one));
    }
}

/// What is read in a sentence, a line for each place.
fn read_lines(text: &str) -> Vec<String> {
    let mentions = read_places(text, [(0, text.len())].into_iter());
    let line = |mention: &Mention| {
        let name = text.get(mention.start..mention.end).unwrap_or_default();
        format!("{name} | {:?} | {:?} | {}", mention.standing, mention.role, mention.country().unwrap_or("-"))
    };
    mentions.iter().map(line).collect()
}

#[test]
fn places_are_read_as_they_stand() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    let lines: Vec<&str> = include_str!("readings.txt").lines().filter(|line| !line.starts_with('#')).collect();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let wanted: Vec<&str> = block[1..].iter().map(|line| line.trim()).collect();
        let found = read_lines(block[0]);
        count += 1;
        if found != wanted {
            wrong.push(format!("{}\n  wanted {wanted:#?}\n  found {found:#?}", block[0]));
        }
    }
    assert!(count > 30);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn every_text_can_be_read(text in ".{0,120}", words in "([A-Z]?[a-z]{1,7}[ ,.']{1,2}){0,20}") {
        for text in [&text, &words] {
            for mention in read_places(text, [(0, text.len())].into_iter()) {
                prop_assert!(text.get(mention.start..mention.end).is_some());
            }
        }
    }
}
