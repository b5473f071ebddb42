import Catalog
import Identity
import Store

/// Layer 2 of one record: the keys under which it and its names are compared, and the readings of each name.
struct RecordReadings: Sendable {
    struct Mention: Sendable {
        var readings: [Store.StoredReading]
        var keys: [String]
    }
    var keys: [String]
    /// In the order of the record's mentions.
    var mentions: [Mention]

    init(_ record: StoredRecord, _ shelf: NameShelf) {
        keys = recordKeys(RecordEvidence(record))
        mentions = record.printed.mentions.map { mention in
            let name = shelf.name(mention.surface)
            return Mention(readings: name.readings, keys: name.keys + mention.personIdentifiers.map { "#" + $0 })
        }
    }

    /// Of a record that is not stored yet: nothing here depends on its id or its source.
    init(_ printed: PrintedRecord, _ shelf: NameShelf) {
        let record = StoredRecord(
            id: RecordID(0), source: SourceID(0), sourceLabel: "", format: "", capturedOn: nil,
            anchor: Anchor(sourceHash: "", locator: printed.locator), printed: printed,
            mentionIDs: printed.mentions.indices.map { MentionID(Int64($0)) })
        self.init(record, shelf)
    }
}

/// The keys of several records, each kind in its own order. The index over them is then walked from one end to the other,
/// where their hashes would have it jump about for each record.
struct SortedKeys: Sendable {
    /// By number of the record.
    var ofRecords: [(key: String, record: Int)] = []
    /// By numbers of the record and of its mention.
    var ofMentions: [(key: String, record: Int, mention: Int)] = []

    init(_ readings: [RecordReadings]) {
        for (record, reading) in readings.enumerated() {
            ofRecords += reading.keys.map { ($0, record) }
            for (mention, name) in reading.mentions.enumerated() {
                ofMentions += name.keys.map { ($0, record, mention) }
            }
        }
        ofRecords.sort { $0 < $1 }
        ofMentions.sort { $0 < $1 }
    }
}

/// Names that were read a short while ago: in one document the same ones come again and again.
final class NameShelf {
    private var names: [String: RecordReadings.Mention] = [:]
    private let words = NameWords()
    private static let most = 50_000

    /// The readings of a name and its own keys.
    func name(_ surface: String) -> RecordReadings.Mention {
        if let known = names[surface] { return known }
        let read = PersonName(surface, words: words)
        let readings = read.readings.map {
            Store.StoredReading(
                family: $0.family, given: $0.given.joined(separator: " "),
                particles: $0.particles.joined(separator: " "),
                suffix: $0.suffix ?? "", prior: $0.prior)
        }
        let name = RecordReadings.Mention(readings: readings, keys: read.blockKeys)
        if names.count >= Self.most { names.removeAll(keepingCapacity: true) }
        names[surface] = name
        return name
    }
}
