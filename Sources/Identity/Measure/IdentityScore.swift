/// How good a catalogue's grouping of names and records is, measured on a gold.
///
/// Only what carries a label counts. See `byline identity score`.
public struct IdentityScore: Hashable, Sendable {
    /// One way to group the labelled mentions.
    public struct People: Hashable, Sendable {
        public var partition: PartitionScore
        /// True pairs whose surfaces differ: found, and all there are.
        public var variantPairsFound: Int
        public var variantPairs: Int
        /// Known-different pairs of people of whom some mentions were joined.
        public var strangersJoined: Int
        public var variantRecall: Double { PartitionScore.share(variantPairsFound, of: variantPairs) }
    }
    /// Part of the mentions, with how they came out.
    public struct NameClass: Hashable, Sendable {
        /// `rare full`, `frequent initials`, …
        public var name: String
        public var people: PartitionScore
    }

    public var people: People
    /// The trivial floors: equal surfaces are one person; equal family and first initial are.
    public var exactName: People
    public var surnameInitial: People
    public var classes: [NameClass]
    /// Known-different pairs of whom both have labelled mentions.
    public var strangers: Int
    /// Records in which one researcher holds two places.
    public var doublePlaces: Int
    /// Over the labelled records. Pairs that an open record leaves undone are no misses.
    public var works: PartitionScore
    /// Share of the true works whose records are exactly right and whose every author is.
    public var workAccuracy: Double
    public var queue: Queue
    /// Labels of the gold that stand at a place the catalogue does not have.
    public var labelsWithoutPlace: Int

    /// What the questions that wait for a person are worth.
    public struct Queue: Hashable, Sendable {
        /// Questions about labelled mentions, and those of the first fifty whose answer is “same”.
        public var asked: Int
        public var firstAsked: Int
        public var firstRight: Int
        /// Recall over pairs if all whose answer is “same” were accepted.
        public var recallIfAccepted: Double
    }
}

/// A mention as the catalogue has it.
public struct MeasuredMention: Hashable, Sendable {
    public var place: Gold.Place
    public var surface: String
    /// The place in the author list, from 1.
    public var position: Int?
    /// Any number that names its record, its work, and the researcher it was given to.
    public var record: Int
    public var work: Int?
    public var researcher: Int

    public init(
        place: Gold.Place, surface: String, position: Int?, record: Int, work: Int?, researcher: Int
    ) {
        self.place = place
        self.surface = surface
        self.position = position
        self.record = record
        self.work = work
        self.researcher = researcher
    }
}

/// A record as the catalogue has it.
public struct MeasuredRecord: Hashable, Sendable {
    public var place: Gold.Place
    /// Any number that names the record, and its work, if it is of one.
    public var record: Int
    public var work: Int?

    public init(place: Gold.Place, record: Int, work: Int?) {
        self.place = place
        self.record = record
        self.work = work
    }
}

extension IdentityScore {
    /// - Parameters:
    ///   - mentions: every mention of the catalogue, in any order.
    ///   - records: every record.
    ///   - questions: pairs of mentions, by index into `mentions`, that wait for a person; best first.
    public init(
        gold: Gold, mentions: [MeasuredMention], records: [MeasuredRecord], questions: [(a: Int, b: Int)] = []
    ) {
        let labelled = LabelledMentions(mentions, gold)
        let labelledRecords = LabelledRecords(records, gold)
        people = labelled.score(labelled.researchers)
        exactName = labelled.score(labelled.surfaces)
        surnameInitial = labelled.score(labelled.initialKeys)
        classes = labelled.classes()
        strangers = labelled.strangerPairs.count
        doublePlaces = Self.doublePlaces(mentions)
        works = labelledRecords.score
        workAccuracy = labelledRecords.accuracy(given: labelled.wrongMentions)
        queue = labelled.queue(questions)
        labelsWithoutPlace =
            Set(gold.people.keys).subtracting(mentions.map(\.place)).count
            + Set(gold.works.keys).subtracting(records.map(\.place)).count
    }

    /// Researchers who hold two places of one record, once for each record.
    private static func doublePlaces(_ mentions: [MeasuredMention]) -> Int {
        let placed = mentions.filter { $0.position != nil }
        return Dictionary(grouping: placed) { [$0.record, $0.researcher] }.values
            .count { Set($0.map(\.position)).count > 1 }
    }
}
