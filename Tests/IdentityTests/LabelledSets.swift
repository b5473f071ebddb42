import Catalog
import Foundation
import Identity
import TestSupport

/// Labelled names that others published, as the resolver would know them. They stand beside the project on some machines.
struct LabelledSet {
    private(set) var records: [RecordEvidence] = []
    private(set) var gold = Gold()
    private var nextMention: Int64 = 0

    /// The ACL Anthology: papers with author lists, some of whose places are labelled by its editors.
    /// - Parameter years: the papers to take.
    static func acl(_ years: ClosedRange<Int>) throws -> LabelledSet {
        struct Paper: Decodable {
            struct Author: Decodable {
                var first: String?
                var last: String?
                var affiliation: String?
            }
            var id: String
            var title: String?
            var year: String?
            var venue: String?
            var authors: [Author]
        }
        var set = LabelledSet()
        for fields in try table("identity-acl/gold.tsv.gz") {
            guard let place = Int(fields[1]) else { continue }
            set.gold.people[Gold.Place(source: "acl", locator: fields[0]).slot(place + 1)] = fields[2]
        }
        var seen: Set<String> = []
        for line in try lines("identity-acl/papers.jsonl.gz") {
            let paper = try JSONDecoder().decode(Paper.self, from: Data(line.utf8))
            guard let year = paper.year.flatMap({ Int($0) }), years.contains(year), seen.insert(paper.id).inserted
            else {
                continue
            }
            set.add(
                "acl", paper.id, title: paper.title, year: year, venue: paper.venue,
                authors: paper.authors.map { author in
                    (name(author.last, author.first), author.affiliation.map { [$0] } ?? [])
                })
        }
        return set
    }

    /// The Qian set: single signatures with affiliations. Their papers' titles and co-authors were never published with
    /// them.
    static func qian() throws -> LabelledSet {
        struct Signature: Decodable {
            var signature: String
            var paper: Int
            var first: String?
            var middle: String?
            var last: String?
            var affiliations: [String]?
        }
        var set = LabelledSet()
        for fields in try table("identity-qian/gold.tsv.gz") {
            set.gold.people[Gold.Place(source: "qian", locator: fields[0]).slot(1)] = fields[1]
        }
        for line in try lines("identity-qian/signatures.jsonl.gz") {
            let one = try JSONDecoder().decode(Signature.self, from: Data(line.utf8))
            let given = [one.first, one.middle].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
            set.add(
                "qian", one.signature, title: "Paper \(one.paper)", year: nil, venue: nil,
                authors: [(name(one.last, given), one.affiliations ?? [])])
        }
        return set
    }

    private static func name(_ family: String?, _ given: String?) -> String {
        [family, given].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private mutating func add(
        _ source: String, _ locator: String, title: String?, year: Int?, venue: String?,
        authors: [(name: String, affiliations: [String])]
    ) {
        let mentions = authors.enumerated().map { index, author in
            nextMention += 1
            return MentionEvidence(
                id: MentionID(nextMention), ordinal: index + 1, surface: author.name, position: index + 1,
                affiliations: author.affiliations)
        }
        records.append(
            RecordEvidence(
                id: RecordID(Int64(records.count) + 1), anchor: Anchor(sourceHash: source, locator: locator),
                kind: .item,
                title: title, years: year.map { [$0] } ?? [], authorsComplete: true, venue: venue, mentions: mentions))
    }

    // MARK: Measuring

    /// The label of each labelled mention, as a number.
    var labels: [MentionID: Int] {
        var numbers: [String: Int] = [:]
        var labels: [MentionID: Int] = [:]
        for record in records {
            for mention in record.mentions {
                guard let label = gold.people[place(of: record).slot(mention.ordinal)] else { continue }
                let number = numbers[label] ?? numbers.count
                numbers[label] = number
                labels[mention.id] = number
            }
        }
        return labels
    }

    private func place(of record: RecordEvidence) -> Gold.Place {
        Gold.Place(source: record.anchor.sourceHash, locator: record.anchor.locator)
    }

    func score() -> IdentityScore {
        let works = resolveWorks(records, isAsking: false).works
        let byID = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
        let people = resolvePeople(in: works.map { $0.compactMap { byID[$0] } }).people
        var who: [MentionID: Int] = [:]
        for (number, person) in people.enumerated() { for mention in person.mentions { who[mention] = number } }
        var workOf: [RecordID: Int] = [:]
        for (number, work) in works.enumerated() { for record in work { workOf[record] = number } }
        let mentions = records.flatMap { record in
            record.mentions.map { mention in
                MeasuredMention(
                    place: place(of: record).slot(mention.ordinal), surface: mention.surface,
                    position: mention.position,
                    record: Int(record.id.rawValue), work: workOf[record.id], researcher: who[mention.id] ?? -1)
            }
        }
        return IdentityScore(gold: gold, mentions: mentions, records: [])
    }

    // MARK: Reading

    static let arePresent = FileManager.default.fileExists(
        atPath: sharedFolder.appending(path: "data/identity-acl/gold.tsv.gz").path)

    private static func table(_ path: String) throws -> [[String]] {
        try lines(path).dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    private static func lines(_ path: String) throws -> [Substring] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", sharedFolder.appending(path: "data").appending(path: path).path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
}
