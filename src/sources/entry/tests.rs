use super::*;

fn read(text: &str) -> Reference {
    let document = Document::new("d", text);
    read_entry(&document, document.span(0, text.len()).unwrap(), "1", 0)
}

#[test]
fn reads_entries_of_many_styles() {
    for (text, authors, title, publisher, published, url) in [
        (
            "Bridge wins 81.3% of the vote in Lindby. Echo, 21.11.2021. https://echo.example/21/11/2021/ab",
            "",
            "Bridge wins 81.3% of the vote in Lindby",
            "Echo",
            "2021-11-21",
            "https://echo.example/21/11/2021/ab",
        ),
        (
            "See A. Lind, ‘The miners’ town escapes’, Echo, 5 January 2022, echo.com.example.",
            "A. Lind",
            "The miners’ town escapes",
            "Echo",
            "2022-01-05",
            "https://echo.com.example/",
        ),
        (
            "«Bridges – for all. Now». Institute for River Studies, 28.10.2022.",
            "",
            "Bridges – for all. Now",
            "Institute for River Studies",
            "2022-10-28",
            "",
        ),
        (
            "11 bridges: «mend or end». Gazeta.Ru, 18.10.2022.",
            "",
            "11 bridges: «mend or end»",
            "Gazeta.Ru",
            "2022-10-18",
            "",
        ),
        (
            "«A new sort of bridge will be built», Osei. River TV, 18.11.2022. www.river.example/a",
            "",
            "«A new sort of bridge will be built», Osei",
            "River TV",
            "2022-11-18",
            "https://www.river.example/a",
        ),
        (
            "What became of the bridge? Who paid for it? Daily Echo, 3 May 2019",
            "",
            "What became of the bridge? Who paid for it?",
            "Daily Echo",
            "2019-05-03",
            "",
        ),
        (
            "Lind, A., & Osei, B. (2020). Bridges in the north. River Press. https://doi.org/10.1234/x.5",
            "Lind, A.|Osei, B.",
            "Bridges in the north",
            "River Press",
            "2020",
            "https://doi.org/10.1234/x.5",
        ),
        (
            "Lind, Anna. “The bridge falls.” The Echo, 5 May 2020, echo.example. Accessed 7 June 2021.",
            "Lind, Anna",
            "The bridge falls",
            "The Echo",
            "2020-05-05",
            "https://echo.example/",
        ),
        (
            "B. Novak, ‘An end that is missing. And more of it, The Echo, 15 April 2022, echo.example.",
            "B. Novak",
            "An end that is missing. And more of it",
            "The Echo",
            "2022-04-15",
            "https://echo.example/",
        ),
        (
            "Whose start is missing’, Echo Weekly, 26 May 2022.",
            "",
            "Whose start is missing",
            "Echo Weekly",
            "2022-05-26",
            "",
        ),
        (
            "See A. Lind, ‘Bridges. A history’, ECHO, Lindby 2016, echo.example.",
            "A. Lind",
            "Bridges. A history",
            "ECHO",
            "2016",
            "https://echo.example/",
        ),
        ("Reuters, 5 January 2022", "", "", "Reuters", "2022-01-05", ""),
    ] {
        let found = read(text);
        assert_eq!(found.authors.join("|"), authors, "{text}");
        assert_eq!(found.title.as_deref().unwrap_or_default(), title, "{text}");
        assert_eq!(found.publisher.as_deref().unwrap_or_default(), publisher, "{text}");
        assert_eq!(found.published.map(|date| date.to_string()).unwrap_or_default(), published, "{text}");
        assert_eq!(found.url.map(String::from).unwrap_or_default(), url, "{text}");
        assert_eq!(found.problems, [], "{text}");
    }
}

#[test]
fn pages_numbers_and_ranges_of_days_are_no_publishers() {
    for (text, authors, title, publisher, published) in [
        (
            "Lind, Anna (2016). Bridges of the north. River Press. ISBN 978-0-306-40615-7.",
            "Lind, Anna",
            "Bridges of the north",
            "River Press",
            "2016",
        ),
        (
            "Lind, Anna. Bridges of the north. River Press, 2016. ISBN 978-0-306-40615-7.",
            "Lind, Anna",
            "Bridges of the north",
            "River Press",
            "2016",
        ),
        (
            "Lind, Anna (16 July 2021). \"A bridge too old\". The Echo. p. 3. ISSN 1234-5678.",
            "Lind, Anna",
            "A bridge too old",
            "The Echo",
            "2021-07-16",
        ),
        ("Bridge falls at Lindby. The Echo, February 2–9, 2020", "", "Bridge falls at Lindby", "The Echo", "2020-02"),
        (
            "\"Bridge falls at Lindby\". The Echo. 2–9 February 2020.",
            "",
            "Bridge falls at Lindby",
            "The Echo",
            "2020-02",
        ),
        (
            "\"Bridge falls at Lindby\", The Echo, 5 May 2021, p. 12",
            "",
            "Bridge falls at Lindby",
            "The Echo",
            "2021-05-05",
        ),
        (
            "Lind, A., & Osei, B. (2020). Bridges. River Studies, 12(3), 45–67. https://doi.org/10.1234/x.5",
            "Lind, A.|Osei, B.",
            "Bridges",
            "River Studies",
            "2020",
        ),
        (
            "Lind, A. \"Bridges in the north,\" River Studies, vol. 12, no. 3, pp. 45–67, February 2020.",
            "Lind, A.",
            "Bridges in the north",
            "River Studies",
            "2020-02",
        ),
        (
            "Anna Lind, “Bridges,” River Studies 12, no. 3 (2020): 45–67, https://doi.org/10.1234/x.5.",
            "Anna Lind",
            "Bridges",
            "River Studies",
            "2020",
        ),
        (
            "Lind, A. (2020) 'Bridges in the north', River Studies, 12(3), pp. 45–67. doi:10.1234/x.5",
            "Lind, A.",
            "Bridges in the north",
            "River Studies",
            "2020",
        ),
        (
            "Osei B. Bridges in the north: a review. River Studies. 2020;12(3):45-67.",
            "",
            "Osei B. Bridges in the north: a review",
            "River Studies",
            "2020",
        ),
        (
            "World Bridge Bank, Bridge Update, no. 12 (Lindby: World Bridge Bank, 2022), 14–16.",
            "",
            "World Bridge Bank, Bridge Update",
            "World Bridge Bank",
            "2022",
        ),
        (
            "World Bridge Bank, Situation report no. 12, 5 May 2021, https://wbb.example/12.pdf",
            "",
            "Situation report no. 12",
            "World Bridge Bank",
            "2021-05-05",
        ),
        (
            "Commission of Inquiry (2 February 2022). Report on the bridge. Government of Ruritania. pp. 10–14.",
            "Commission of Inquiry",
            "Report on the bridge",
            "Government of Ruritania",
            "2022-02-02",
        ),
        (
            "Lund, P. (2021, May 5). How the bridge fell. The Echo. https://echo.example/b",
            "Lund, P.",
            "How the bridge fell",
            "The Echo",
            "2021-05-05",
        ),
        (
            "\"Bridge of Lindby\", River Press, https://river.example/lindby (accessed on 7 June 2021).",
            "",
            "Bridge of Lindby",
            "River Press",
            "",
        ),
        (
            "Anna Lind (@alind), \"The bridge is closed\", Twitter, 5 May 2021, https://twitter.com/alind/status/1",
            "",
            "The bridge is closed",
            "Twitter",
            "2021-05-05",
        ),
        (
            "@LindbyPolice. \"The bridge is closed\" (Tweet). 5 May 2021 – via Twitter.",
            "@LindbyPolice",
            "The bridge is closed",
            "",
            "2021-05-05",
        ),
        (
            "\"Bridge falls\". Echo. 15 July 2021. https://web.archive.org/web/20210716120000/https://echo.example/b",
            "",
            "Bridge falls",
            "Echo",
            "2021-07-15",
        ),
        (
            "Bridge falls at Lindby // The Echo. 05.05.2021. URL: https://echo.example/a (date of access: 07.06.2021).",
            "",
            "Bridge falls at Lindby",
            "The Echo",
            "2021-05-05",
        ),
        ("Reuters, \"Bridge falls, 12 dead\", 5 May 2021", "", "Bridge falls, 12 dead", "Reuters", "2021-05-05"),
        (
            "“Ruritania votes,” Associated Press (AP), June 6, 2022.",
            "",
            "Ruritania votes",
            "Associated Press (AP)",
            "2022-06-06",
        ),
        ("\"Ruritania votes\". Channel 4 News. 6 June 2022.", "", "Ruritania votes", "Channel 4 News", "2022-06-06"),
    ] {
        let found = read(text);
        assert_eq!(found.authors.join("|"), authors, "{text}");
        assert_eq!(found.title.as_deref().unwrap_or_default(), title, "{text}");
        assert_eq!(found.publisher.as_deref().unwrap_or_default(), publisher, "{text}");
        assert_eq!(found.published.map(|date| date.to_string()).unwrap_or_default(), published, "{text}");
        assert_eq!(found.problems, [], "{text}");
    }
}

#[test]
fn the_date_of_an_archive_is_none_of_publication() {
    let found = read(
        "\"Bridge falls\". Reuters. 15 July 2021. Archived from the original on 16 July 2021. Retrieved 3 August 2021.",
    );
    assert_eq!(found.published.map(|date| date.to_string()).as_deref(), Some("2021-07-15"));
}

#[test]
fn leaves_commentary_raw() {
    for text in [
        "This took place on 5 May. The changes were adopted on 19 May by the council of the town.",
        "It was in the interest of the town to mend the bridge quickly, and it wanted to show that it could.",
        "It had paid a ‘debt of thanks’ to the town, and so the ‘old rift’, it seemed, was healed.",
        "The law of 5 May 2021 was changed twice, and nobody noticed it at the time, or said so.",
    ] {
        let found = read(text);
        assert_eq!((found.title, found.publisher, found.published, found.url), (None, None, None, None), "{text}");
    }
}

#[test]
fn names_what_is_malformed() {
    let kinds = |text: &str| -> Vec<String> {
        let document = Document::new("d", text);
        let problems = read(text).problems;
        problems.iter().map(|problem| document.quote(problem.span()).to_owned()).collect()
    };
    assert_eq!(kinds("«Bridge». Echo, 17.11. 2021. https://echo.example/2021/11/17/x/"), ["17.11. 2021"]);
    assert_eq!(kinds("«Bridge». Echo, 31.02.2021."), ["31.02.2021"]);
    assert_eq!(kinds("«Bridge». Echo, 05/06/2021."), ["05/06/2021"]);
    assert_eq!(kinds("«Bridge». Echo, 5 June 2021, htps://echo.example/a."), ["htps://echo.example/a"]);
    assert_eq!(kinds("«Bridge». Echo, 15.06.2021. https://echo.example/2021/07/15/x"), ["15.06.2021"]);
    for innocent in [
        "«Bridge». Echo, 15.06.2021. https://echo.example/2021/06/16/x",
        "«Bridge». Echo, June 2021. https://echo.example/2021/07/15/x",
        "«Bridge». Echo, 15.06.2021. https://archive.example/web/2023/01/05/https://echo.example/x",
        "«Bridge». Echo, 26/10/2021. https://echo.example/a_(b)",
        "«Bridge». Echo, 05/06/2021. https://echo.example/2021/06/05/x",
    ] {
        assert_eq!(kinds(innocent), Vec::<String>::new(), "{innocent}");
    }
}

proptest::proptest! {
    #[test]
    fn reads_anything(text in "([«»“”\"‘’,.:;?() \n]|https?://|www\\.|[A-Za-zé]{1,9}|[0-9./]{1,10}|See |\\PC){0,60}") {
        let found = read(&text);
        proptest::prop_assert_eq!(found.raw, text.clone());
        let document = Document::new("d", text);
        proptest::prop_assert!(found.problems.iter().all(|problem| document.holds(problem.span())));
    }
}
