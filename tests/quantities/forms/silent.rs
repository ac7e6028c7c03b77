//! What looks like a figure and counts nothing.

use super::Forms;

pub(super) fn produce(forms: &mut Forms) {
    dates(forms);
    times(forms);
    names(forms);
    codes(forms);
}

fn dates(forms: &mut Forms) {
    const MONTHS: [&str; 6] = ["January", "February", "April", "June", "Sept.", "December"];
    for month in MONTHS {
        for (name, day) in [("digits", "5"), ("two digits", "23"), ("suffix", "3rd"), ("suffix", "21st")] {
            for (order, text) in [
                ("day month", format!("on {day} {month}")), ("month day", format!("on {month} {day}")), ("day of month", format!("on the {day} of {month}")), ("day month year", format!("on {day} {month} 2031")), ("month day year", format!("on {month} {day}, 2031")), ("weekday", format!("on Monday, {month} {day}")), ("span", format!("from {month} {day} to {month} 28")), ("span of days", format!("on {month} {day}–25")), ("since", format!("since {month} {day}")), ("month day year, no comma", format!("on {month} {day} 2031")),
            ] {
                if order == "span of days" && name == "suffix" || order == "day of month" && name != "suffix" {
                    continue;
                }
                forms.silent("silent_dates", &[order, name, month], &format!("They came {text}."));
            }
        }
        for text in [format!("in {month} 2031"), format!("since {month} 2019"), format!("by {month} of 2024")] {
            forms.silent("silent_dates", &["month and year", &text], &format!("They came {text}."));
        }
    }
    for text in [
        "in 2031", "since 1998", "by 2030", "in the 1990s", "in the ’90s", "in the 80s", "between 1990 and 1999", "from 2001 to 2008", "in 2012–13", "in 2012-2013", "in the year 2020", "in early 2015", "in mid-2015", "on 2031-04-05", "on 05.04.2031", "on 4/25/2031", "on 25/4/2031", "in 2019/20", "during 1914–18",
        "in nineteen seventy-three", "in the mid-1980s", "on 12/13", "on 9/11", "on 12/13/31", "in spring 2022", "in the summer of 2012", "(2001–2008)", "in FY2019", "in Q3 2020", "in the 19th century", "in the twenty-first century", "in the third quarter of 2019", "in the fourth quarter", "as of 2020", "at the 2016 Games", "after the 2014 vote", "on July 4th", "on the Fourth of July", "on the 5th", "until the 3rd of May", "on Sept 11", "circa 1850", "in about 1259", "in AD 79", "in 44 BC", "in 1066", "around 2015", "on 1 May and 2 May", "on May 1 and 2", "on 3, 4 and 5 May", "on 3 or 4 May", "between 3 and 5 May", "by the end of 2021",
    ] {
        forms.silent("silent_dates", &["others", text], &format!("They came {text}."));
    }
    for text in ["The 2019 election was lost.", "It opened in 2004 and closed in 2011.", "2015: They won.", "The 1998 floods were worse.", "Born 1984, he stayed.", "The May 2012 vote was close."] {
        forms.silent("silent_dates", &["years", text], text);
    }
}

fn times(forms: &mut Forms) {
    for text in [
        "12:30", "at 12:30", "at 9:05 a.m.", "at 9:05 am", "at 9 a.m.", "at 9 am", "at 9am", "at 9.30am", "at 9.30 p.m.", "at 7pm", "at 7 PM", "at 18.45", "at 18:45:30", "at 10 o'clock", "at 10 o’clock", "at ten o'clock", "at 0600 GMT", "at 1000 hours on 12 October", "at 1542 hours", "at 14h30", "at 1830 hrs", "at half past six", "at half past 6", "at a quarter to nine", "at a quarter past 9",
        "at 0900", "at 2345 local time", "at noon", "from 9 to 5", "from 9am to 5pm", "between 9am and 5pm", "between 8 and 9 p.m.", "around 3 pm", "about 3 a.m.", "at about 10.30 on Monday", "by 6pm", "until 11 p.m. EST", "at 17.20 GMT", "from 8.30 until 17.00", "at 6 in the morning", "at six in the evening", "at 1400 UTC", "at 20h", "shortly after 7 a.m. on Monday", "9 a.m.–5 p.m.",
    ] {
        forms.silent("silent_times", &[text], &format!("It began {text}."));
        forms.silent("silent_times", &[text, "inside"], &format!("It began {text}, they said."));
    }
}

fn names(forms: &mut Forms) {
    for text in [
        "COVID-19", "5G", "4G", "3D", "G20", "G7", "the Big Four", "the Big Three", "iPhone 15", "Boeing 737", "the Boeing 747", "Airbus A320", "F-16", "an F-16", "the AK-47", "an M-16", "MiG-29", "Apollo 11", "Windows 10", "Channel 4", "BBC Radio 4", "Formula 1", "Formula One", "Ligue 1", "Area 51", "Route 66", "Highway 61", "Interstate 95", "the M25", "the A1", "Room 101", "Prague 8", "Flight 93", "Flight MH370", "the Group of Seven", "the Group of 20",
        "Catch-22", "Title IX", "Henry VIII", "Pope John XXIII", "World War II", "World War 2", "Super Bowl 50", "Resolution 2254", "Article 50", "Section 230", "Chapter 11", "Proposition 8", "Amendment 1", "Kilometre 42", "Phase 3", "Group 4", "Class 5", "Tier 2", "Level 4", "Gate 12", "Platform 9", "Unit 731", "Terminal 5", "Bus 42", "Line 3", "District 9", "Ward 7", "Precinct 13", "Page 3", "No. 10", "No 10", "number 10 Downing Street", "10 Downing Street", "Studio 54", "U2", "H1N1", "PM2.5", "CO2", "H2O", "B52", "P5+1", "C5+1", "3M", "7-Eleven", "20th Century Fox", "One Nation", "One Direction", "the Five Star Movement", "Seven Sisters Road", "the Twelve Apostles", "the Three Gorges", "Fifth Avenue", "First Lady", "Second World War", "First World War", "the Third Reich", "the Fourth Estate", "Four Seasons", "Twin Towers", "Nine Elms", "Thousand Oaks", "Model 3", "Type 2", "Version 2.0", "Web 2.0", "MP3", "Mach 2", "Vitamin B12", "Covid-19",
    ] {
        forms.silent("silent_names", &[text], &format!("They spoke of {text} again."));
    }
}

fn codes(forms: &mut Forms) {
    for text in [
        "call 0762640374", "call +7 (495) 767-81-36", "call 555-1234", "call 020 7946 0018", "call (020) 7946 0018", "call 1-800-555-0199", "call 0800 123 456", "call +44 20 7946 0018", "phone 01632 960 983", "dial 112", "dial 999", "ISBN 978-3-16-148410-0", "version 2.0", "section 3.1", "pp. 45–47", "p. 12", "Figure 3", "Table 2", "see note 5", "no. 17", "№ 5", "§ 12", "[7]", "[3–5]", "at 192.168.1.2", "article 5", "case 12/2020", "won 3-1", "a 2–0 win", "lost 6-4, 7-5", "drew 1-1", "in room 12", "75008 Paris", "in 75008 Paris", "in 10115 Berlin", "221B Baker Street", "at 10 Main Street", "at 1600 Pennsylvania Avenue", "ID 4711", "PO Box 1234", "zip code 90210", "SW1A 2AA", "model 500", "ticket #42", "order number 4711", "docket 12-345", "18 U.S.C. 1030", "24/7", "a 50-50 chance", "50/50", "and/or 1)", "step 2", "his number 7 shirt", "channel 5", "serial number 12345678", "flight 370", "bus number 12", "Matthew 5:3", "a score of 3-2", "beat them 21-17", "latitude 51.5", "at 51.5°N", "page 12 of 30", "§ 5 (2)", "paragraph 7", "question 12", "account 12345678", "IP address 10.0.0.1", "account no. 12345678", "chapter 3", "on page 9", "the code 1234", "PIN 1234", "room number 5",
    ] {
        forms.silent("silent_codes", &[text], &format!("It was {text}."));
    }
    for text in ["one of them left", "no one of note", "one another", "one by one", "on the one hand", "at one point", "one must ask", "the one they like", "second thoughts", "at first", "first and foremost", "a second opinion", "one day he will", "everyone", "one-off talks", "one-sided talks", "second-hand", "one of a kind", "in one way or another", "for one thing", "one and all", "first-class mail", "at sixes and sevens", "third parties", "half-hearted", "half-time", "a half-brother", "the better half", "the first half", "the second half", "the other half", "the quarter", "in the last quarter", "a few more than", "in a second", "for a second time", "ten to one he"] {
        if text.starts_with("a few") || text.starts_with("ten") || text == "in a second" || text == "no one of note" {
            continue;
        }
        forms.silent("silent_codes", &["idiom", text], &format!("They said that {text} again."));
    }
}
