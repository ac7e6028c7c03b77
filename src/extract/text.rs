//! The built-in extractor for running text.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::date_claims::read_date_claims;
use super::the_rest::settle_rests;
use super::unmarked::WithoutMarks;
use super::{DateMention, Extraction, Extractor, ReadingOptions, read_figures};
use crate::align::same_event_by;
use crate::cues::Lexicon;
use crate::discourse::{Updates, Wording};
use crate::events::{Events, read_events};
use crate::figures::Mention;
use crate::frames::Known;
use crate::grid::Grids;
use crate::model::{
    Basis, Citation, Claim, ClaimId, Document, Event, Extent, KindRules, Measures, Reference, Relation, RelationKind,
    Role, Span, Standing, Statistic, Story, StoryId, Unread, keys,
};
use crate::quantity::{Number, Quantity, Unit};
use crate::relations::{NamedSum, read_relations};
use crate::scope::{Reader, SaidOfStanding, Standee, Topic, counted_phrase};
use crate::sources::{Citations, Polls, SentenceCredits, credit_source_lines, read_citations, read_credits};
use crate::text::{ReadText, SegmentKind, Segments, Sentence, lowered, other_language, segment};
use crate::vocabulary::OwnWords;
use crate::vocabulary::WordList;

/// Reads figures, events, credits and citations out of English prose.
#[derive(Debug)]
pub(crate) struct TextExtractor {
    reading: ReadingOptions,
    lexicon: Arc<Lexicon>,
    sums: Vec<NamedSum>,
}

impl TextExtractor {
    /// An extractor that looks for these measures and their kinds of event, knows these words beside the built-in ones, and
    /// reads figures this way.
    pub(crate) fn new(measures: &Measures, words: &OwnWords, reading: ReadingOptions) -> TextExtractor {
        TextExtractor { reading, lexicon: Lexicon::shared(measures, words), sums: NamedSum::of(measures) }
    }
}

impl Extractor for TextExtractor {
    fn name(&self) -> &str {
        Claim::READ
    }

    fn extract(&self, document: &Document, extraction: &mut Extraction) {
        let read = ReadText::of(document);
        let Some(as_read) = read.document(document) else { return self.read_text(document, extraction) };
        let mark = extraction.mark();
        self.read_text(&as_read, extraction);
        extraction.map_spans_since(mark, |span| read.source_of(span));
    }
}

impl TextExtractor {
    /// Reads a document whose text is as it is read.
    fn read_text(&self, document: &Document, extraction: &mut Extraction) {
        if other_language(document).is_some() {
            return self.read_numbers(document, extraction);
        }
        let segments = segment(&document.text);
        let citations = read_citations(document, &segments);
        match WithoutMarks::of(document, &segments, &citations) {
            Some(bare) => {
                let mark = extraction.mark();
                self.read(&bare.document, &bare.segments, &bare.citations, extraction);
                extraction.map_spans_since(mark, |span| bare.marked(span));
            }
            None => self.read(document, &segments, &citations, extraction),
        }
        citations.citations.into_iter().for_each(|citation| extraction.add_citation(citation));
        citations.references.into_iter().for_each(|reference| extraction.add_reference(reference));
    }

    /// Reads the numbers of a text whose words are not read, and what shows by its form: markers and entries.
    fn read_numbers(&self, document: &Document, extraction: &mut Extraction) {
        let segments = segment(&document.text);
        let citations = read_citations(document, &segments);
        let bare = WithoutMarks::of(document, &segments, &citations);
        let text = bare.as_ref().map_or(&document.text, |bare| &bare.document.text);
        for mention in &read_figures(text, &self.reading).mentions {
            let place = bare.as_ref().map_or(mention.span, |bare| bare.marked(mention.span));
            let claim = Claim::new(document.id.clone(), Statistic::default(), mention.quantity.clone()).at(place);
            extraction.add_claim(claim);
        }
        citations.citations.into_iter().for_each(|citation| extraction.add_citation(citation));
        citations.references.into_iter().for_each(|reference| extraction.add_reference(reference));
    }

    /// How a figure of a sentence stands, of which constructions may have said that it is no count.
    fn standing(
        &self,
        credits: &SentenceCredits,
        claim: &Claim,
        mention: &Mention,
        sentence: Option<Span>,
        (text, said): (&str, &mut SaidOfStanding),
    ) -> Standing {
        let within = |span: Option<Span>| span.is_some_and(|span| span.overlaps(mention.span));
        if within(credits.asked) || within(credits.denied) {
            return Standing::Denied;
        }
        let measure = claim.statistic.measure.as_deref();
        // Those who say that they will are counted already.
        let Some(sentence) = sentence
            .filter(|_| claim.standing == Standing::Asserted && !measure.is_some_and(|name| ASKED.contains(&name)))
        else {
            return claim.standing;
        };
        said.look_up(text, sentence);
        let measure = measure.and_then(|name| self.lexicon.measures.iter().find(|known| known.name == name));
        let standee = Standee {
            text,
            figure: mention.span,
            unit: &claim.quantity.unit,
            measure: measure.map(|measure| &**measure),
            in_plan: within(credits.planned),
        };
        standee.standing(said)
    }

    /// The claim of a figure.
    fn claim_of(&self, mention: &Mention, topic: Topic, read: &mut Claimed<'_>, extraction: &mut Extraction) -> Claim {
        let mut quantity = mention.quantity.clone();
        if let Some(number) = quantity.stated.filter(|_| topic.bare_share) {
            quantity = Quantity::read(number, quantity.hedge, Unit::Percent, &self.reading.hedging);
        }
        let mut claim = Claim::new(read.document.id.clone(), topic.statistic, quantity).at(mention.span);
        claim.sentence = topic.sentence;
        claim.event_span = topic.event;
        claim.story = read.stories.of(topic.leaves, claim.statistic.event.as_ref(), extraction);
        pin(&read.events.kinds, &mut claim.statistic.event, &read.document.events);
        claim.key_spans = topic.key_spans;
        claim.bases = topic.bases;
        claim.extent = topic.extent;
        claim.former = topic.former;
        claim.standing = topic.standing;
        claim.window = topic.window;
        claim.as_of = topic.as_of;
        if let Some((name, basis)) = topic.index.and_then(|index| read.poll_of(&claim, index)) {
            claim.poll = Some(name.to_owned());
            if basis != Basis::Said {
                claim.bases.insert(keys::POLL.to_owned(), basis);
            }
        }
        claim.update = read.updates.at(mention.span.start());
        claim.citations = keys_within(&read.citations.citations, topic.sentence);
        if let Some(sentence) = topic.index.and_then(|index| read.credits.get(index)) {
            // The words of its hedge may be those of the source: "the Red Cross estimates that 400 died".
            claim.credits = sentence.at(mention.span.end().saturating_sub(1));
            claim.credits.truncate(MOST_CREDITS);
            claim.reported = sentence.reported;
            claim.standing =
                self.standing(sentence, &claim, mention, topic.sentence, (read.text, &mut read.said_of_standing));
        }
        claim
    }

    /// The single people who come to harm, each with what is told of it. Other figures are read as they are without them.
    fn singles<'t>(&self, reader: &Reader<'t>, known: &mut Known<'t>) -> Vec<(Mention, Topic)> {
        let sentences = reader.segments.sentences.iter().map(|sentence| sentence.span);
        let (all, singles) = self.lexicon.grammar.with_singles(reader.text, sentences, reader.mentions, known);
        if singles.is_empty() {
            return Vec::new();
        }
        let mut anew = known.anew(reader.text);
        let again = Reader { mentions: &all, contenders: OnceCell::new(), places: OnceCell::new(), ..*reader };
        let topics = again.topics(&mut anew);
        // Its places are those of the text, with whoever is single in it.
        if let Some(places) = again.places.into_inner() {
            reader.places.get_or_init(|| places);
        }
        known.take_back(anew);
        let is_single = |mention: &Mention| singles.binary_search(&mention.span.start()).is_ok();
        // Nobody of whom nothing more is known makes an event beside the main one.
        let is_told = |topic: &Topic| topic.statistic.measure.is_some() && !topic.leaves;
        let told = all.iter().zip(topics).filter(|(mention, topic)| is_single(mention) && is_told(topic));
        // One of all whom it befell, whoever else is told of.
        let part = |topic: Topic| Topic { extent: Extent::Part, ..topic };
        told.map(|(mention, topic)| (mention.clone(), part(topic))).collect()
    }

    /// Reads a text whose markers and entries are known.
    fn read(&self, document: &Document, segments: &Segments, citations: &Citations, extraction: &mut Extraction) {
        let text = document.text.as_str();
        let reading = read_figures(text, &self.reading);
        let cues = self.lexicon.find(text);
        let dates = dates_of_events(&reading.dates, &citations.references);
        let events = read_events(document, segments, &self.lexicon, &cues, &dates);
        let reader = Reader {
            text,
            segments,
            lexicon: &self.lexicon,
            cues: &cues,
            events: &events,
            mentions: &reading.mentions,
            contenders: OnceCell::new(),
            of_contest: &OnceCell::new(),
            places: OnceCell::new(),
        };
        let mut credits = read_credits(text, segments);
        credit_source_lines(&mut credits, segments, &citations.references);
        let updates = Updates::of(text, segments);
        let mut stories = Stories::new(document, segments, &events);
        let mut ids: Vec<ClaimId> = Vec::with_capacity(reading.mentions.len());
        extraction.claims.reserve(reading.mentions.len());
        let mut known = Known::of(text);
        let singles = self.singles(&reader, &mut known);
        let mut ahead = singles.iter().peekable();
        let mut read = Claimed {
            document,
            events: &events,
            credits: &credits,
            updates: &updates,
            citations,
            stories: &mut stories,
            text,
            said_of_standing: SaidOfStanding::default(),
            polls: OnceCell::new(),
            segments,
        };
        let grids = Grids::of(text, segments, &reading.mentions);
        let mut topics = reader.topics(&mut known.anew(text));
        reader.take_up_cells(&grids, &mut topics);
        for (mention, topic) in reading.mentions.iter().zip(topics) {
            while let Some((single, topic)) = ahead.next_if(|(single, _)| single.span.start() < mention.span.start()) {
                let claim = self.claim_of(single, topic.clone(), &mut read, extraction);
                extraction.add_claim(claim);
            }
            let claim = self.claim_of(mention, topic, &mut read, extraction);
            ids.push(extraction.add_claim(claim));
        }
        for (single, topic) in ahead {
            let claim = self.claim_of(single, topic.clone(), &mut read, extraction);
            extraction.add_claim(claim);
        }
        for relation in &reading.relations {
            let members = relation.members.iter().filter_map(|(role, index)| Some((*role, *ids.get(*index)?)));
            let mut start = Relation::new(relation.kind, document.id.clone());
            // Between two values the factor belongs to the rise or fall that is read from the sentence.
            start.factor = relation.factor.filter(|_| relation.members.len() == 1);
            extraction.add_relation(members.fold(start, |relation, (role, claim)| relation.with(role, claim)));
        }
        for date in read_date_claims(document, segments, &events) {
            extraction.add_date(date);
        }
        let relations = read_relations(document, segments, &reading, &ids, &grids, &self.sums);
        for (mention, quantity) in relations.completed {
            if let Some(claim) = ids.get(mention).and_then(|id| extraction.claims.get_mut(id.index())) {
                claim.quantity = quantity;
            }
        }
        // How far a count has come is no part of what was counted.
        let progress: Vec<ClaimId> = reading
            .mentions
            .iter()
            .zip(&ids)
            .filter(|(mention, _)| counted_phrase(text, mention, text.len()).is_some())
            .map(|(_, id)| *id)
            .collect();
        let of_progress =
            |relation: &Relation| relation.members.iter().any(|member| progress.binary_search(&member.claim).is_ok());
        let relations = relations.relations.into_iter().filter(|relation| !of_progress(relation));
        for relation in relations {
            tell_apart(&relation, &mut extraction.claims);
            extraction.add_relation(relation);
        }
        settle_parts(text, &mut extraction.claims);
        settle_rests(text, &self.lexicon.measures, &mut extraction.claims);
        for (span, reason) in &reading.unread {
            extraction.add_unread(Unread::new(document.id.clone(), *span, *reason));
        }
    }
}

/// What the claims of a text are made with.
struct Claimed<'a> {
    document: &'a Document,
    events: &'a Events,
    credits: &'a [SentenceCredits],
    updates: &'a Updates,
    citations: &'a Citations,
    stories: &'a mut Stories,
    text: &'a str,
    /// What was found of how the figures of the last sentence stand.
    said_of_standing: SaidOfStanding,
    /// Looked for where a share is read.
    polls: OnceCell<Polls>,
    segments: &'a Segments,
}

impl Claimed<'_> {
    /// Who took the poll that a share of a sentence, by number, is of.
    fn poll_of(&self, claim: &Claim, sentence: usize) -> Option<(&str, Basis)> {
        static OF_POLLS: WordList = WordList::named("measures of what polls ask");
        let measure = claim.statistic.measure.as_deref();
        if !(claim.quantity.unit == Unit::Percent || measure.is_some_and(|measure| OF_POLLS.contains(&measure))) {
            return None;
        }
        let sentence = self.segments.sentences.get(sentence)?;
        let paragraph = self.segments.paragraphs.get(sentence.paragraph)?;
        let polls = self.polls.get_or_init(|| Polls::of(self.document, self.segments));
        polls.at(claim.span?, sentence.span, paragraph.span)
    }
}

/// What a relation says of its members: the value before a change is no value of today's, its size none at all, and a
/// part that is described as its whole is, stays a part of it.
fn tell_apart(relation: &Relation, claims: &mut [Claim]) {
    let statistic = |role: Role| {
        let claim = relation.playing(role).next().and_then(|id| claims.get(id.index()));
        claim.map(|claim| claim.statistic.clone())
    };
    let whole = statistic(Role::Whole).filter(|_| relation.kind == RelationKind::AllParts);
    let after = statistic(Role::After);
    for member in &relation.members {
        let Some(claim) = claims.get_mut(member.claim.index()) else { continue };
        // "Up from 62 % in 2027" is of another vote.
        let of_its_own = after.as_ref().is_some_and(|after| *after != claim.statistic);
        match member.role {
            Role::Before if !of_its_own => claim.former = true,
            Role::Difference => claim.extent = Extent::Part,
            Role::Part if whole.as_ref() == Some(&claim.statistic) => claim.extent = Extent::Part,
            _ => {}
        }
    }
}

/// Of what is a part of others that are counted as something else, all are told: "116 people were on board, and nine of them were
/// killed", "nine of the 116 on board were killed". It stays a part where the text counts more of its own measure.
fn settle_parts(text: &str, claims: &mut [Claim]) {
    static PRONOUNS: WordList = WordList::named("pronouns of those before");
    let of_all_there = parts_of_all_there(text, claims);
    let mut most: BTreeMap<String, Number> = BTreeMap::new();
    for claim in claims.iter() {
        let (Some(measure), Some(low)) = (&claim.statistic.measure, claim.quantity.asserted.low) else { continue };
        let known = most.entry(measure.clone()).or_insert(low.value);
        *known = low.value.max(*known);
    }
    for claim in claims.iter_mut().filter(|claim| claim.extent == Extent::Part) {
        let (Some(measure), Some(low)) = (&claim.statistic.measure, claim.quantity.asserted.low) else { continue };
        let behind = claim.span.and_then(|span| text.get(span.end()..)).unwrap_or_default().trim_start();
        let of_those = PRONOUNS.iter().any(|words| behind.starts_with(words))
            || claim.span.is_some_and(|span| of_all_there.contains(&span.start()));
        if of_those && most.get(measure) == Some(&low.value) && claim.statistic.scope.is_empty() {
            claim.extent = Extent::Whole;
        }
    }
}

/// Where the figures stand that are of all who were there: "nine of the 116 on board".
fn parts_of_all_there(text: &str, claims: &[Claim]) -> BTreeSet<usize> {
    static ALL_THERE: WordList = WordList::named("measures of all who were there");
    static OF: WordList = WordList::named("leading to a whole");
    let pairs = claims.iter().zip(claims.iter().skip(1));
    let of_all = pairs.filter_map(|(part, whole)| {
        let (own, next) = (part.span?, whole.span?);
        let between = lowered(text.get(own.end()..next.start())?);
        let there = whole.statistic.measure.as_deref().is_some_and(|measure| ALL_THERE.contains(&measure));
        (there && part.statistic.measure != whole.statistic.measure && OF.contains(&between.trim()))
            .then(|| own.start())
    });
    of_all.collect()
}

/// The stories of a document, each added when the first claim of it is.
struct Stories {
    main: Story,
    main_is: Option<StoryId>,
    beside: BTreeMap<Event, StoryId>,
}

impl Stories {
    fn new(document: &Document, segments: &Segments, events: &Events) -> Stories {
        let prose = |sentence: &&Sentence| {
            let kind = segments.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind);
            !matches!(kind, Some(SegmentKind::Note | SegmentKind::Furniture))
        };
        let sentences: Vec<Span> = segments.sentences.iter().filter(prose).map(|sentence| sentence.span).collect();
        let wording = Wording::of(document.title.as_deref(), &document.text, &sentences);
        let event = events.main.and_then(|main| events.entities.get(main)).cloned().unwrap_or_default();
        let mut main = Story::new(document.id.clone(), event).named(wording.names);
        main.title_names = wording.title_names;
        main.rare_words = wording.rare_words;
        main.date_is_assumed = !events.main_is_dated;
        Stories { main, main_is: None, beside: BTreeMap::new() }
    }

    /// The story of a claim: the main one unless its own words say otherwise.
    fn of(&mut self, leaves: bool, event: Option<&Event>, extraction: &mut Extraction) -> Option<StoryId> {
        if leaves {
            let event = event.cloned().unwrap_or_default();
            let known = self.beside.get(&event).copied();
            return Some(known.unwrap_or_else(|| {
                let story = Story::new(self.main.document.clone(), event.clone()).beside();
                let id = extraction.add_story(story);
                self.beside.insert(event, id);
                id
            }));
        }
        let id = self.main_is.unwrap_or_else(|| extraction.add_story(self.main.clone()));
        self.main_is = Some(id);
        Some(id)
    }
}

/// Gives an event the name that was given by hand to the first that it may be.
fn pin(kinds: &KindRules, event: &mut Option<Event>, by_hand: &[Event]) {
    let Some(event) = event else { return };
    if let Some(known) = by_hand.iter().find(|known| same_event_by(kinds, known, event).is_possible()) {
        event.pinned.clone_from(&known.pinned);
    }
}

/// The dates without those that say when a source was published: "«The referendum». Echo, 06.06.2022" dates no vote.
fn dates_of_events(dates: &[DateMention], references: &[Reference]) -> Vec<DateMention> {
    let published = |date: &DateMention| {
        let after =
            references.partition_point(|entry| entry.span.is_some_and(|span| span.start() <= date.span.start()));
        let entry = after.checked_sub(1).and_then(|index| references.get(index));
        entry
            .filter(|entry| entry.span.is_some_and(|span| span.contains(date.span)))
            .and_then(|entry| entry.published)
            .is_some_and(|published| {
                date.year == Some(published.year_number())
                    && date.month == published.month_number()
                    && date.day == published.day_number()
            })
    };
    dates.iter().filter(|date| !published(date)).cloned().collect()
}

/// A figure keeps this many of the credits and markers of its sentence: more do not stand for it.
const MOST_CREDITS: usize = 8;

/// Measures of what people say when they are asked: those who say that they will are counted already.
static ASKED: WordList = WordList::named("measures of those asked");

/// The keys of the markers that stand in a sentence, in order. The markers come in the order of the text.
fn keys_within(citations: &[Citation], sentence: Option<Span>) -> Vec<String> {
    let Some(sentence) = sentence else { return Vec::new() };
    let first = citations.partition_point(|citation| citation.span.start() < sentence.start());
    citations
        .iter()
        .skip(first)
        .take_while(|citation| citation.span.end() <= sentence.end())
        .take(MOST_CREDITS)
        .map(|citation| citation.key.clone())
        .collect()
}
