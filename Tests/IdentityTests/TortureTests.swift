import Catalog
import Testing

import Identity

/// Evidence that no sane page holds.
@Suite struct TortureTests {
    @Test func `a name of ten thousand letters, or words, is a name`() {
        for long in [
            String(repeating: "a", count: 10_000), Array(repeating: "Ab", count: 5_000).joined(separator: " "),
            Array(repeating: "A.", count: 5_000).joined(separator: " "), String(repeating: "'e", count: 5_000),
            String(repeating: "-", count: 10_000), String(repeating: "\\'{", count: 3_000),
            String(repeating: "&", count: 10_000),
        ] {
            let name = PersonName(long)
            #expect(name.surface == long && name.keys.count <= 64)
            #expect(!name.isPersonal || !compatibility(name, name).isConflict)
        }
    }

    @Test func `three thousand authors stand on three thousand places`() {
        var make = EvidenceMaker()
        let names = (0..<3_000).map { "Ada\(Self.letters($0)) Lind\(Self.letters($0 / 7))" }
        let initials = (0..<3_000).map { "A. Lind\(Self.letters($0 / 7))" }
        let a = make.record("A very large collaboration at work", names, source: "a")
        let b = make.record("A very large collaboration at work", initials, source: "b")
        let resolved = Resolved([a, b])
        #expect(resolved.areOneWork(a, b))
        #expect(alignAuthors([a, b]).places.allSatisfy { $0.count == 2 })
        #expect(resolved.people.people.count == 3_000)
    }

    @Test func `five hundred times the same name on one record is five hundred people`() {
        var make = EvidenceMaker()
        let record = make.record("Namesakes", Array(repeating: "Wei Wang", count: 500))
        #expect(resolvePeople(in: [[record]]).people.count == 500)
    }

    private static func letters(_ number: Int) -> String {
        String("\(number)".map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) })
    }

    @Test func `names of every script keep their letters`() {
        var make = EvidenceMaker()
        let names = ["משה כהן", "محمد بن علي", "王小明", "Владимир Иванов", "김 민수", "วิชัย ใจดี", "अमित शर्मा", "Ωmega ☃"]
        let a = make.record("First", names, source: "a")
        let b = make.record("Second", names, source: "b")
        let found = resolvePeople(in: [[a], [b]])
        #expect(found.people.map(\.mentions.count) == Array(repeating: 2, count: names.count))
        #expect(found.people.map(\.displayName) == names)
    }

    @Test func `empty and broken records`() {
        var make = EvidenceMaker()
        let records = [
            make.record("", ["", " ", "\u{0}", "\u{202E}"], abstract: ""), make.record("\\", ["\\", "'", "{"]),
            make.record("$", ["&#0;"]), make.record("<", ["Ada Lind"], identifiers: [""]),
            make.record(String(repeating: "long ", count: 10_000), ["Ada Lind"]),
        ]
        let resolved = Resolved(records)
        #expect(resolved.people.people.flatMap(\.mentions).count == records.flatMap(\.mentions).count)
        #expect(resolved.works.works.flatMap { $0 }.count == 1)
        #expect(resolvePeople(in: []) == PeopleResolution() && resolvePeople(in: [[]]) == PeopleResolution())
    }

    @Test func `two hundred near-copies of one page are one work for each row`() {
        var make = EvidenceMaker()
        var random = SeededRandom(seed: 1)
        let rows = 12
        let abstract = RecordKeysTests.abstract
        var records: [RecordEvidence] = []
        for copy in 0..<200 {
            for row in 0..<rows {
                let authors = ["Ada Lind", "Bo Ek\(Self.letters(row))", "Cem Dag"].prefix(random.chance(20) ? 2 : 3)
                records.append(
                    make.record(
                        "A theory of rare dense minima \(Self.letters(row))\(Self.letters(row * row))", Array(authors),
                        years: [2020],
                        source: "copy \(copy)", locator: "row \(row)", complete: authors.count == 3))
            }
            records.append(
                make.record(
                    nil, source: "copy \(copy)", locator: "subject", kind: .subject,
                    abstract: String(abstract.dropLast(random.below(60)))))
        }
        #expect(resolveWorks(records).works.count == rows + 1)
    }
}
