//! Units of measurement and currencies by name, symbol and code.

use super::table::Table;

/// Units by name or abbreviation in lower case, sorted, with their symbol.
#[rustfmt::skip]
pub(super) static UNIT_WORDS: Table<&str> = Table::new(&[
    ("acre", "acre"), ("acres", "acre"), ("amp", "A"), ("ampere", "A"), ("amperes", "A"), ("amps", "A"),
    ("angstrom", "Å"), ("angstroms", "Å"), ("annum", "year"), ("au", "au"), ("bar", "bar"), ("barrel", "bbl"),
    ("barrels", "bbl"), ("bars", "bar"), ("bbl", "bbl"), ("becquerel", "Bq"), ("becquerels", "Bq"), ("bhp", "hp"),
    ("bit", "bit"), ("bits", "bit"), ("bpm", "bpm"), ("bushel", "bushel"), ("bushels", "bushel"), ("byte", "B"),
    ("bytes", "B"), ("calorie", "cal"), ("calories", "cal"), ("carat", "ct"), ("carats", "ct"), ("celcius", "°C"),
    ("celsius", "°C"), ("centigrade", "°C"), ("centigrate", "°C"), ("centiliter", "cl"), ("centiliters", "cl"), ("centilitre", "cl"),
    ("centilitres", "cl"), ("centimeter", "cm"), ("centimeters", "cm"), ("centimetre", "cm"), ("centimetres", "cm"), ("centuries", "century"),
    ("century", "century"), ("cl", "cl"), ("cm", "cm"), ("cms", "cm"), ("cup", "cup"), ("cups", "cup"),
    ("cwt", "cwt"), ("day", "day"), ("days", "day"), ("db", "dB"), ("decade", "decade"), ("decades", "decade"),
    ("decagram", "dag"), ("decagrams", "dag"), ("decameter", "dam"), ("decameters", "dam"), ("decametre", "dam"), ("decametres", "dam"),
    ("decibel", "dB"), ("decibels", "dB"), ("deciliter", "dl"), ("deciliters", "dl"), ("decilitre", "dl"), ("decilitres", "dl"),
    ("decimeter", "dm"), ("decimeters", "dm"), ("decimetre", "dm"), ("decimetres", "dm"), ("dl", "dl"), ("dm", "dm"),
    ("dpi", "dpi"), ("electronvolt", "eV"), ("electronvolts", "eV"), ("exabyte", "EB"), ("exabytes", "EB"), ("fahrenheit", "°F"),
    ("farad", "F"), ("farads", "F"), ("farenheit", "°F"), ("fathom", "fathom"), ("fathoms", "fathom"), ("feet", "ft"),
    ("fold", "fold"), ("foot", "ft"), ("fortnight", "fortnight"), ("fortnights", "fortnight"), ("fps", "fps"), ("ft", "ft"),
    ("furlong", "furlong"), ("furlongs", "furlong"), ("gal", "gal"), ("gallon", "gal"), ("gallons", "gal"), ("gals", "gal"),
    ("gb", "GB"), ("ghz", "GHz"), ("gigabit", "Gbit"), ("gigabits", "Gbit"), ("gigabyte", "GB"), ("gigabytes", "GB"),
    ("gigahertz", "GHz"), ("gigajoule", "GJ"), ("gigajoules", "GJ"), ("gigapascal", "GPa"), ("gigapascals", "GPa"), ("gigaton", "Gt"),
    ("gigatonne", "Gt"), ("gigatonnes", "Gt"), ("gigatons", "Gt"), ("gigawatt", "GW"), ("gigawatts", "GW"), ("gm", "g"),
    ("gms", "g"), ("gram", "g"), ("gramme", "g"), ("grammes", "g"), ("grams", "g"), ("gsm", "g/m²"),
    ("gwh", "GWh"), ("ha", "ha"), ("hectare", "ha"), ("hectares", "ha"), ("hectogram", "hg"), ("hectograms", "hg"),
    ("hectoliter", "hl"), ("hectoliters", "hl"), ("hectolitre", "hl"), ("hectolitres", "hl"), ("hectometer", "hm"), ("hectometers", "hm"),
    ("hectometre", "hm"), ("hectometres", "hm"), ("hectopascal", "hPa"), ("hectopascals", "hPa"), ("hertz", "Hz"), ("hl", "hl"),
    ("horsepower", "hp"), ("hour", "h"), ("hours", "h"), ("hp", "hp"), ("hpa", "hPa"), ("hr", "h"),
    ("hrs", "h"), ("hundredweight", "cwt"), ("hz", "Hz"), ("inch", "in"), ("inches", "in"), ("joule", "J"),
    ("joules", "J"), ("kb", "kB"), ("kcal", "kcal"), ("kelvin", "K"), ("kelvins", "K"), ("kg", "kg"),
    ("kgs", "kg"), ("khz", "kHz"), ("kilo", "kg"), ("kilobit", "kbit"), ("kilobits", "kbit"), ("kilobyte", "kB"),
    ("kilobytes", "kB"), ("kilocalorie", "kcal"), ("kilocalories", "kcal"), ("kilogram", "kg"), ("kilogramme", "kg"), ("kilogrammes", "kg"),
    ("kilograms", "kg"), ("kilohertz", "kHz"), ("kilojoule", "kJ"), ("kilojoules", "kJ"), ("kilometer", "km"), ("kilometers", "km"),
    ("kilometre", "km"), ("kilometres", "km"), ("kilonewton", "kN"), ("kilonewtons", "kN"), ("kilopascal", "kPa"), ("kilopascals", "kPa"),
    ("kilos", "kg"), ("kiloton", "kt"), ("kilotonne", "kt"), ("kilotonnes", "kt"), ("kilotons", "kt"), ("kilovolt", "kV"),
    ("kilovolts", "kV"), ("kilowatt", "kW"), ("kilowatts", "kW"), ("km", "km"), ("kmph", "km/h"), ("kms", "km"),
    ("knot", "kn"), ("knots", "kn"), ("kpa", "kPa"), ("kph", "km/h"), ("kv", "kV"), ("kwh", "kWh"),
    ("kwhs", "kWh"), ("lb", "lb"), ("lbs", "lb"), ("lightyear", "ly"), ("lightyears", "ly"), ("liter", "l"),
    ("liters", "l"), ("litre", "l"), ("litres", "l"), ("ltr", "l"), ("lumen", "lm"), ("lumens", "lm"),
    ("lux", "lx"), ("magnitude", "magnitude"), ("mb", "MB"), ("mbar", "mbar"), ("megabit", "Mbit"), ("megabits", "Mbit"),
    ("megabyte", "MB"), ("megabytes", "MB"), ("megahertz", "MHz"), ("megajoule", "MJ"), ("megajoules", "MJ"), ("megaparsec", "Mpc"),
    ("megaparsecs", "Mpc"), ("megapascal", "MPa"), ("megapascals", "MPa"), ("megapixel", "MP"), ("megapixels", "MP"), ("megaton", "Mt"),
    ("megatonne", "Mt"), ("megatonnes", "Mt"), ("megatons", "Mt"), ("megavolt", "MV"), ("megavolts", "MV"), ("megawatt", "MW"),
    ("megawatts", "MW"), ("meter", "m"), ("meters", "m"), ("metre", "m"), ("metres", "m"), ("mg", "mg"),
    ("mhz", "MHz"), ("mi", "mi"), ("microamp", "µA"), ("microampere", "µA"), ("microamperes", "µA"), ("microamps", "µA"),
    ("microgram", "µg"), ("microgramme", "µg"), ("microgrammes", "µg"), ("micrograms", "µg"), ("microliter", "µl"), ("microliters", "µl"),
    ("microlitre", "µl"), ("microlitres", "µl"), ("micrometer", "µm"), ("micrometers", "µm"), ("micrometre", "µm"), ("micrometres", "µm"),
    ("micron", "µm"), ("microns", "µm"), ("microsecond", "µs"), ("microseconds", "µs"), ("mile", "mi"), ("miles", "mi"),
    ("millennia", "millennium"), ("millennium", "millennium"), ("millenniums", "millennium"), ("milliamp", "mA"), ("milliampere", "mA"), ("milliamperes", "mA"),
    ("milliamps", "mA"), ("millibar", "mbar"), ("millibars", "mbar"), ("milligram", "mg"), ("milligramme", "mg"), ("milligrammes", "mg"),
    ("milligrams", "mg"), ("milliliter", "ml"), ("milliliters", "ml"), ("millilitre", "ml"), ("millilitres", "ml"), ("millimeter", "mm"),
    ("millimeters", "mm"), ("millimetre", "mm"), ("millimetres", "mm"), ("millimole", "mmol"), ("millimoles", "mmol"), ("millisecond", "ms"),
    ("milliseconds", "ms"), ("millisievert", "mSv"), ("millisieverts", "mSv"), ("millivolt", "mV"), ("millivolts", "mV"), ("milliwatt", "mW"),
    ("milliwatts", "mW"), ("min", "min"), ("mins", "min"), ("minute", "min"), ("minutes", "min"), ("ml", "ml"),
    ("mls", "ml"), ("mm", "mm"), ("mmhg", "mmHg"), ("mmol", "mmol"), ("mo", "month"), ("mole", "mol"),
    ("moles", "mol"), ("month", "month"), ("months", "month"), ("mos", "month"), ("mpa", "MPa"), ("mph", "mph"),
    ("msec", "ms"), ("mwh", "MWh"), ("nanogram", "ng"), ("nanograms", "ng"), ("nanometer", "nm"), ("nanometers", "nm"),
    ("nanometre", "nm"), ("nanometres", "nm"), ("nanosecond", "ns"), ("nanoseconds", "ns"), ("newton", "N"), ("newtons", "N"),
    ("nm", "nm"), ("nmi", "nmi"), ("ohm", "Ω"), ("ohms", "Ω"), ("ounce", "oz"), ("ounces", "oz"),
    ("oz", "oz"), ("parsec", "pc"), ("parsecs", "pc"), ("pascal", "Pa"), ("pascals", "Pa"), ("petabyte", "PB"),
    ("petabytes", "PB"), ("petajoule", "PJ"), ("petajoules", "PJ"), ("picometer", "pm"), ("picometers", "pm"), ("picometre", "pm"),
    ("picometres", "pm"), ("pint", "pt"), ("pints", "pt"), ("pixel", "px"), ("pixels", "px"), ("ppb", "ppb"),
    ("ppm", "ppm"), ("psi", "psi"), ("quart", "qt"), ("quarts", "qt"), ("quintal", "quintal"), ("quintals", "quintal"),
    ("radian", "rad"), ("radians", "rad"), ("rpm", "rpm"), ("sec", "s"), ("second", "s"), ("seconds", "s"),
    ("secs", "s"), ("sievert", "sv"), ("sieverts", "sv"), ("sqft", "ft²"), ("stone", "st"), ("tablespoon", "tbsp"),
    ("tablespoons", "tbsp"), ("tb", "TB"), ("tbsp", "tbsp"), ("teaspoon", "tsp"), ("teaspoons", "tsp"), ("terabyte", "TB"),
    ("terabytes", "TB"), ("terahertz", "THz"), ("terawatt", "TW"), ("terawatts", "TW"), ("ton", "ton"), ("tonne", "t"),
    ("tonnes", "t"), ("tons", "ton"), ("tsp", "tsp"), ("twh", "TWh"), ("volt", "V"), ("volts", "V"),
    ("watt", "W"), ("watthour", "Wh"), ("watthours", "Wh"), ("watts", "W"), ("week", "week"), ("weeks", "week"),
    ("wk", "week"), ("wks", "week"), ("yard", "yd"), ("yards", "yd"), ("yd", "yd"), ("yds", "yd"),
    ("year", "year"), ("years", "year"), ("yr", "year"), ("yrs", "year"),
]);

/// Units by symbol, where case matters, sorted, with the symbol they are kept by.
#[rustfmt::skip]
pub(super) static UNIT_SYMBOLS: Table<&str> = Table::new(&[
    ("A", "A"), ("AU", "au"), ("Ah", "Ah"), ("Bq", "Bq"), ("Da", "Da"), ("EJ", "EJ"),
    ("GB", "GB"), ("GHz", "GHz"), ("GJ", "GJ"), ("GPa", "GPa"), ("GW", "GW"), ("GWh", "GWh"),
    ("Ga", "Ga"), ("Gb", "Gbit"), ("Gbps", "Gbit/s"), ("GeV", "GeV"), ("Gt", "Gt"), ("Hz", "Hz"),
    ("J", "J"), ("Jy", "Jy"), ("K", "K"), ("KB", "kB"), ("L", "l"), ("MB", "MB"),
    ("MHz", "MHz"), ("MJ", "MJ"), ("MN", "MN"), ("MPa", "MPa"), ("MV", "MV"), ("MVA", "MVA"),
    ("MW", "MW"), ("MWh", "MWh"), ("Ma", "Ma"), ("Mb", "Mbit"), ("Mbps", "Mbit/s"), ("MeV", "MeV"),
    ("Mpc", "Mpc"), ("Mt", "Mt"), ("MΩ", "MΩ"), ("N", "N"), ("Nm", "Nm"), ("PB", "PB"),
    ("PJ", "PJ"), ("PS", "PS"), ("T", "T"), ("TB", "TB"), ("THz", "THz"), ("TJ", "TJ"),
    ("TW", "TW"), ("TWh", "TWh"), ("V", "V"), ("VA", "VA"), ("W", "W"), ("am", "am"),
    ("atm", "atm"), ("bpd", "bbl/day"), ("bpm", "bpm"), ("cSt", "cSt"), ("cc", "cm³"), ("cm2", "cm²"),
    ("cm3", "cm³"), ("cm²", "cm²"), ("cm³", "cm³"), ("dB", "dB"), ("dl", "dl"), ("dm", "dm"),
    ("dpi", "dpi"), ("eV", "eV"), ("fps", "fps"), ("g", "g"), ("h", "h"), ("kB", "kB"),
    ("kDa", "kDa"), ("kG", "kG"), ("kHz", "kHz"), ("kJ", "kJ"), ("kN", "kN"), ("kPa", "kPa"),
    ("kV", "kV"), ("kVA", "kVA"), ("kW", "kW"), ("kWh", "kWh"), ("kbps", "kbit/s"), ("keV", "keV"),
    ("kgf", "kgf"), ("km2", "km²"), ("km²", "km²"), ("km³", "km³"), ("kpc", "kpc"), ("kt", "kt"),
    ("kΩ", "kΩ"), ("l", "l"), ("lm", "lm"), ("lx", "lx"), ("m", "m"), ("m2", "m²"),
    ("m3", "m³"), ("mA", "mA"), ("mAh", "mAh"), ("mJy", "mJy"), ("mK", "mK"), ("mM", "mM"),
    ("mSv", "mSv"), ("mT", "mT"), ("mV", "mV"), ("mW", "mW"), ("mbar", "mbar"), ("meV", "meV"),
    ("mmHg", "mmHg"), ("mmol", "mmol"), ("mol", "mol"), ("ms", "ms"), ("m²", "m²"), ("m³", "m³"),
    ("nK", "nK"), ("nM", "nM"), ("ng", "ng"), ("ns", "ns"), ("pc", "pc"), ("ppb", "ppb"),
    ("ppm", "ppm"), ("rpm", "rpm"), ("s", "s"), ("sqkm", "km²"), ("sqm", "m²"), ("sr", "sr"),
    ("t", "t"), ("tpd", "t/day"), ("um", "µm"), ("yo", "year"), ("µA", "µA"), ("µK", "µK"),
    ("µM", "µM"), ("µg", "µg"), ("µl", "µl"), ("µm", "µm"), ("µs", "µs"), ("Å", "Å"),
    ("Ω", "Ω"), ("μA", "µA"), ("μK", "µK"), ("μg", "µg"), ("μl", "µl"), ("μm", "µm"),
    ("μs", "µs"),
]);

/// Currencies by name, sorted. A name that several countries share means the largest of them.
#[rustfmt::skip]
pub(super) static CURRENCY_WORDS: Table<&str> = Table::new(&[
    ("afghani", "AFN"), ("afghanis", "AFN"), ("baht", "THB"), ("bahts", "THB"), ("bitcoin", "BTC"),
    ("bitcoins", "BTC"), ("buck", "USD"), ("bucks", "USD"), ("crown", "SEK"), ("crowns", "SEK"),
    ("deutschemark", "DEM"), ("deutschemarks", "DEM"), ("dinar", "KWD"), ("dinars", "KWD"), ("dirham", "AED"),
    ("dirhams", "AED"), ("dollar", "USD"), ("dollars", "USD"), ("dong", "VND"), ("dongs", "VND"), ("dram", "AMD"),
    ("drams", "AMD"), ("egyptianpound", "EGP"), ("escudo", "PTE"), ("escudos", "PTE"), ("euro", "EUR"),
    ("euros", "EUR"), ("forint", "HUF"), ("forints", "HUF"), ("franc", "CHF"), ("francs", "CHF"), ("guilder", "NLG"),
    ("guilders", "NLG"), ("hryvnia", "UAH"), ("hryvnias", "UAH"), ("hryvnya", "UAH"), ("koruna", "CZK"),
    ("korunas", "CZK"), ("krona", "SEK"), ("krone", "DKK"), ("kroner", "DKK"), ("kronor", "SEK"), ("kuai", "CNY"),
    ("lari", "GEL"), ("laris", "GEL"), ("lei", "RON"), ("leu", "RON"), ("lev", "BGN"), ("leva", "BGN"),
    ("lira", "TRY"), ("liras", "TRY"), ("manat", "AZN"), ("manats", "AZN"), ("mark", "DEM"), ("marks", "DEM"),
    ("naira", "NGN"), ("nairas", "NGN"), ("peseta", "ESP"), ("pesetas", "ESP"), ("peso", "MXN"), ("pesos", "MXN"),
    ("piso", "PHP"), ("quid", "GBP"), ("rand", "ZAR"), ("rands", "ZAR"), ("reais", "BRL"), ("real", "BRL"),
    ("renminbi", "CNY"), ("rial", "IRR"), ("rials", "IRR"), ("ringgit", "MYR"), ("ringgits", "MYR"), ("riyal", "SAR"),
    ("riyals", "SAR"), ("rmb", "CNY"), ("rouble", "RUB"), ("roubles", "RUB"), ("ruble", "RUB"), ("rubles", "RUB"),
    ("rupee", "INR"), ("rupees", "INR"), ("rupiah", "IDR"), ("rupiahs", "IDR"), ("shekel", "ILS"), ("shekels", "ILS"),
    ("shilling", "KES"), ("shillings", "KES"), ("somoni", "TJS"), ("somonis", "TJS"), ("sterling", "GBP"),
    ("sterlings", "GBP"), ("taka", "BDT"), ("takas", "BDT"), ("tenge", "KZT"), ("tenges", "KZT"), ("tugrik", "MNT"),
    ("tugriks", "MNT"), ("won", "KRW"), ("wons", "KRW"), ("yen", "JPY"), ("yens", "JPY"), ("yuan", "CNY"),
    ("yuans", "CNY"), ("zloties", "PLN"), ("zloty", "PLN"), ("zlotys", "PLN"),
]);

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
