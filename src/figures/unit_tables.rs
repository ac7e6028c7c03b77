//! Units of measurement and currencies by name, symbol and code.

use std::sync::LazyLock;

use super::table::Table;
use crate::vocabulary::UNITS;

/// The rows of a table of `units.tsv`: each name with what it is kept by.
fn named(table: &str) -> Table<&'static str> {
    let rows = UNITS.lines().filter_map(|line| {
        let (name, rest) = line.split_once('\t')?;
        let (kept, names) = rest.split_once('\t').filter(|_| name == table)?;
        Some(names.split(' ').map(move |name| (name, kept)))
    });
    Table::of(rows.flatten().collect())
}

/// Units by name or abbreviation in lower case, with their symbol. Rows of `units.tsv`.
pub(super) static UNIT_WORDS: LazyLock<Table<&'static str>> = LazyLock::new(|| named("words"));

/// Units by symbol, where case matters, with the symbol they are kept by. Rows of `units.tsv`.
pub(super) static UNIT_SYMBOLS: LazyLock<Table<&'static str>> = LazyLock::new(|| named("symbols"));

/// Currencies by name. Rows of `units.tsv`.
pub(super) static CURRENCY_WORDS: LazyLock<Table<&'static str>> = LazyLock::new(|| named("currencies"));

/// Hundredths of a currency, by name, sorted.
#[rustfmt::skip]
pub(super) static MINOR_WORDS: Table<()> = Table::new(&[
    ("cent", ()), ("centime", ()), ("centimes", ()), ("cents", ()), ("eurocent", ()), ("eurocents", ()),
    ("kopeck", ()), ("kopecks", ()), ("kopek", ()), ("kopeks", ()), ("kopiyka", ()), ("kopiykas", ()), ("paisa", ()),
    ("paise", ()), ("pence", ()), ("pennies", ()), ("penny", ()), ("tiyn", ()),
]);

/// ISO 4217 codes that stand before or after amounts, sorted, without the two that are English words.
#[rustfmt::skip]
pub(super) static CURRENCY_CODES: Table<()> = Table::new(&[
    ("AED", ()), ("AFN", ()), ("AMD", ()), ("ANG", ()), ("AOA", ()), ("ARS", ()), ("AUD", ()), ("AWG", ()),
    ("AZN", ()), ("BAM", ()), ("BBD", ()), ("BDT", ()), ("BGN", ()), ("BHD", ()), ("BIF", ()), ("BMD", ()),
    ("BND", ()), ("BOB", ()), ("BRL", ()), ("BSD", ()), ("BTN", ()), ("BWP", ()), ("BYN", ()), ("BZD", ()),
    ("CAD", ()), ("CDF", ()), ("CHF", ()), ("CLP", ()), ("CNY", ()), ("COP", ()), ("CRC", ()), ("CUP", ()),
    ("CVE", ()), ("CZK", ()), ("DEM", ()), ("DJF", ()), ("DKK", ()), ("DOP", ()), ("DZD", ()), ("EGP", ()),
    ("ERN", ()), ("ESP", ()), ("ETB", ()), ("EUR", ()), ("FJD", ()), ("FKP", ()), ("FRF", ()), ("GBP", ()),
    ("GEL", ()), ("GHS", ()), ("GIP", ()), ("GMD", ()), ("GNF", ()), ("GTQ", ()), ("GYD", ()), ("HKD", ()),
    ("HNL", ()), ("HRK", ()), ("HTG", ()), ("HUF", ()), ("IDR", ()), ("ILS", ()), ("INR", ()), ("IQD", ()),
    ("IRR", ()), ("ISK", ()), ("ITL", ()), ("JMD", ()), ("JOD", ()), ("JPY", ()), ("KES", ()), ("KGS", ()),
    ("KHR", ()), ("KMF", ()), ("KPW", ()), ("KRW", ()), ("KWD", ()), ("KYD", ()), ("KZT", ()), ("LAK", ()),
    ("LBP", ()), ("LKR", ()), ("LRD", ()), ("LSL", ()), ("LYD", ()), ("MAD", ()), ("MDL", ()), ("MGA", ()),
    ("MKD", ()), ("MMK", ()), ("MNT", ()), ("MOP", ()), ("MRU", ()), ("MUR", ()), ("MVR", ()), ("MWK", ()),
    ("MXN", ()), ("MYR", ()), ("MZN", ()), ("NAD", ()), ("NGN", ()), ("NIO", ()), ("NLG", ()), ("NOK", ()),
    ("NPR", ()), ("NZD", ()), ("OMR", ()), ("PAB", ()), ("PEN", ()), ("PGK", ()), ("PHP", ()), ("PKR", ()),
    ("PLN", ()), ("PYG", ()), ("QAR", ()), ("RMB", ()), ("RON", ()), ("RSD", ()), ("RUB", ()), ("RWF", ()),
    ("SAR", ()), ("SBD", ()), ("SCR", ()), ("SDG", ()), ("SEK", ()), ("SGD", ()), ("SHP", ()), ("SLE", ()),
    ("SOS", ()), ("SRD", ()), ("SSP", ()), ("STN", ()), ("SVC", ()), ("SYP", ()), ("SZL", ()), ("THB", ()),
    ("TJS", ()), ("TMT", ()), ("TND", ()), ("TRY", ()), ("TTD", ()), ("TWD", ()), ("TZS", ()), ("UAH", ()),
    ("UGX", ()), ("USD", ()), ("UYU", ()), ("UZS", ()), ("VED", ()), ("VES", ()), ("VND", ()), ("VUV", ()),
    ("WST", ()), ("XAF", ()), ("XCD", ()), ("XDR", ()), ("XOF", ()), ("XPF", ()), ("YER", ()), ("ZAR", ()),
    ("ZMW", ()), ("ZWL", ()),
]);

/// Signs that stand before or after an amount.
#[rustfmt::skip]
pub(super) const CURRENCY_SIGNS: &[(&str, &str)] = &[
    ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₽", "RUB"), ("₸", "KZT"), ("₹", "INR"), ("₴", "UAH"),
    ("₺", "TRY"), ("₩", "KRW"), ("฿", "THB"), ("₾", "GEL"), ("₡", "CRC"), ("₪", "ILS"), ("₫", "VND"), ("₦", "NGN"),
    ("₱", "PHP"), ("₼", "AZN"), ("元", "CNY"), ("円", "JPY"), ("₵", "GHS"), ("₲", "PYG"), ("៛", "KHR"), ("₮", "MNT"),
    ("₭", "LAK"), ("৳", "BDT"), ("Kč", "CZK"), ("zł", "PLN"),
];

/// Letters that tell whose dollar "$" is, and the signs written in letters.
#[rustfmt::skip]
pub(super) const CURRENCY_PREFIXES: &[(&str, &str)] = &[
    ("us", "USD"), ("a", "AUD"), ("au", "AUD"), ("aus", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cdn", "CAD"), ("hk", "HKD"),
    ("nz", "NZD"), ("s", "SGD"), ("sg", "SGD"), ("nt", "TWD"), ("r", "BRL"), ("mx", "MXN"), ("ar", "ARS"), ("j", "JMD"), ("bds", "BBD"),
    ("ec", "XCD"), ("tt", "TTD"), ("fj", "FJD"), ("z", "ZWL"), ("b", "BND"), ("n", "NAD"), ("l", "LRD"), ("g", "GYD"), ("cl", "CLP"), ("col", "COP"),
];

/// Adjectives that tell whose currency a shared name means.
#[rustfmt::skip]
pub(super) const NATIONS: &[(&str, &str, &str)] = &[
    ("american", "dollar", "USD"), ("australian", "dollar", "AUD"), ("canadian", "dollar", "CAD"),
    ("hong", "dollar", "HKD"), ("kong", "dollar", "HKD"), ("singapore", "dollar", "SGD"), ("taiwan", "dollar", "TWD"),
    ("zealand", "dollar", "NZD"), ("us", "dollar", "USD"), ("british", "pound", "GBP"), ("egyptian", "pound", "EGP"),
    ("syrian", "pound", "SYP"), ("lebanese", "pound", "LBP"), ("sudanese", "pound", "SDG"), ("irish", "pound", "IEP"),
    ("swiss", "franc", "CHF"), ("french", "franc", "FRF"), ("belgian", "franc", "BEF"), ("czech", "crown", "CZK"),
    ("danish", "crown", "DKK"), ("norwegian", "crown", "NOK"), ("swedish", "crown", "SEK"),
    ("czech", "koruna", "CZK"), ("danish", "krone", "DKK"), ("norwegian", "krone", "NOK"),
    ("swedish", "krona", "SEK"), ("chinese", "yuan", "CNY"), ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"), ("japanese", "yen", "JPY"), ("korean", "won", "KRW"), ("russian", "rouble", "RUB"),
    ("russian", "ruble", "RUB"), ("belarusian", "rouble", "BYN"), ("belarusian", "ruble", "BYN"),
    ("turkish", "lira", "TRY"), ("italian", "lira", "ITL"), ("iraqi", "dinar", "IQD"), ("kuwaiti", "dinar", "KWD"),
    ("jordanian", "dinar", "JOD"), ("serbian", "dinar", "RSD"), ("algerian", "dinar", "DZD"),
    ("iranian", "rial", "IRR"), ("omani", "rial", "OMR"), ("saudi", "riyal", "SAR"), ("qatari", "riyal", "QAR"),
    ("mexican", "peso", "MXN"), ("argentine", "peso", "ARS"), ("chilean", "peso", "CLP"),
    ("philippine", "peso", "PHP"), ("kazakh", "tenge", "KZT"), ("kazakhstani", "tenge", "KZT"),
    ("malaysia", "ringgit", "MYR"), ("malaysian", "ringgit", "MYR"), ("moroccan", "dirham", "MAD"),
    ("german", "mark", "DEM"), ("dutch", "guilder", "NLG"), ("ukrainian", "hryvnia", "UAH"),
    ("kenyan", "shilling", "KES"),
    ("colombian", "peso", "COP"), ("cuban", "peso", "CUP"), ("dominican", "peso", "DOP"), ("uruguayan", "peso", "UYU"), ("argentinian", "peso", "ARS"), ("filipino", "peso", "PHP"), ("tanzanian", "shilling", "TZS"), ("ugandan", "shilling", "UGX"), ("somali", "shilling", "SOS"), ("brazilian", "real", "BRL"), ("lankan", "rupee", "LKR"), ("nepali", "rupee", "NPR"), ("nepalese", "rupee", "NPR"), ("mauritian", "rupee", "MUR"), ("namibian", "dollar", "NAD"), ("jamaican", "dollar", "JMD"), ("fijian", "dollar", "FJD"), ("liberian", "dollar", "LRD"), ("zimbabwean", "dollar", "ZWL"), ("taiwanese", "dollar", "TWD"), ("singaporean", "dollar", "SGD"), ("bahraini", "dinar", "BHD"), ("libyan", "dinar", "LYD"), ("tunisian", "dinar", "TND"), ("macedonian", "denar", "MKD"), ("yemeni", "rial", "YER"), ("emirati", "dirham", "AED"), ("north korean", "won", "KPW"), ("icelandic", "krona", "ISK"), ("congolese", "franc", "CDF"), ("rwandan", "franc", "RWF"), ("burundian", "franc", "BIF"), ("cfa", "franc", "XOF"), ("cypriot", "pound", "CYP"), ("south sudanese", "pound", "SSP"), ("african", "rand", "ZAR"), ("slovak", "koruna", "SKK"), ("slovak", "crown", "SKK"), ("estonian", "kroon", "EEK"), ("danish", "kroner", "DKK"), ("icelandic", "crown", "ISK"),
];

/// The adjectives of [`NATIONS`], sorted.
#[rustfmt::skip]
pub(super) static NATION_NAMES: Table<()> = Table::new(&[
    ("african", ()), ("algerian", ()), ("american", ()), ("argentine", ()), ("argentinian", ()), ("australian", ()), ("bahraini", ()), ("belarusian", ()),
    ("belgian", ()), ("brazilian", ()), ("british", ()), ("burundian", ()), ("canadian", ()), ("cfa", ()), ("chilean", ()), ("chinese", ()),
    ("colombian", ()), ("congolese", ()), ("cuban", ()), ("cypriot", ()), ("czech", ()), ("danish", ()), ("dominican", ()), ("dutch", ()),
    ("egyptian", ()), ("emirati", ()), ("estonian", ()), ("fijian", ()), ("filipino", ()), ("french", ()), ("german", ()), ("hong", ()),
    ("icelandic", ()), ("indian", ()), ("iranian", ()), ("iraqi", ()), ("irish", ()), ("italian", ()), ("jamaican", ()), ("japanese", ()),
    ("jordanian", ()), ("kazakh", ()), ("kazakhstani", ()), ("kenyan", ()), ("kong", ()), ("korean", ()), ("kuwaiti", ()), ("lankan", ()),
    ("lebanese", ()), ("liberian", ()), ("libyan", ()), ("macedonian", ()), ("malaysia", ()), ("malaysian", ()), ("mauritian", ()), ("mexican", ()),
    ("moroccan", ()), ("namibian", ()), ("nepalese", ()), ("nepali", ()), ("new", ()), ("north", ()), ("norwegian", ()), ("omani", ()),
    ("pakistani", ()), ("philippine", ()), ("qatari", ()), ("russian", ()), ("rwandan", ()), ("saudi", ()), ("serbian", ()), ("singapore", ()),
    ("singaporean", ()), ("slovak", ()), ("somali", ()), ("south", ()), ("sri", ()), ("sudanese", ()), ("swedish", ()), ("swiss", ()),
    ("syrian", ()), ("taiwan", ()), ("taiwanese", ()), ("tanzanian", ()), ("tunisian", ()), ("turkish", ()), ("ugandan", ()), ("ukrainian", ()),
    ("uruguayan", ()), ("us", ()), ("yemeni", ()), ("zealand", ()), ("zimbabwean", ()),
]);
