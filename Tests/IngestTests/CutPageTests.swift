import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// A page may be cut at any character. Whole records stay as they are, the last is marked, nothing is invented.
@Suite struct CutPageTests {
    @Test(arguments: Samples.all.indices)
    func `a page cut at any byte keeps its whole records and invents nothing`(_ index: Int) throws {
        let sample = Samples.all[index]
        let bytes = Array(sample.text.utf8)
        for length in 1...bytes.count { try check(bytes, cutAt: length, format: sample.format) }
    }

    static let seeds = [
        ("zecchina-profile.txt", "researcher-profile"), ("lauditi-listing.txt", "author-listing"),
        ("mignacco-listing.txt", "author-listing"), ("wide-flat-minima-paper-page.txt", "paper-page"),
    ]

    @Test(.enabled(if: hasSharedFolder), arguments: seeds)
    func `a real page cut anywhere keeps its whole records and invents nothing`(_ name: String, _ format: String) throws
    {
        let bytes = try seed(name)
        for length in stride(from: 1, through: bytes.count, by: 101) { try check(bytes, cutAt: length, format: format) }
    }

    private func check(_ bytes: [UInt8], cutAt length: Int, format: String) throws {
        let whole = try readDocument(bytes, file: "page", as: format)
        let cut: Reading
        do {
            cut = try readDocument(Array(bytes[..<length]), file: "page", as: format)
        } catch {
            // Only blanks are left of it.
            #expect(bytes[..<length].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "#") })
            return
        }
        for (position, record) in cut.records.enumerated() {
            // A line that may yet become another record is at most one that is marked.
            guard let original = whole.records.first(where: { $0.locator == record.locator }) else {
                #expect(record.isIncomplete, "an extra \(record.locator) at \(length)")
                continue
            }
            let isLast = position == cut.records.count - 1
            let invented = Self.inventions(record, beside: original, mayEndEarly: isLast || record.kind == .subject)
            #expect(invented.isEmpty, "\(record.locator) cut at \(length): \(invented)")
            if !isLast, record.kind != .page, record.kind != .subject {
                #expect(Self.facts(record) == Self.facts(original), "\(record.locator) cut at \(length)")
            }
        }
    }

    /// What does not depend on the other records of the page.
    private static func facts(_ record: PrintedRecord) -> [String] {
        record.assertions.filter { $0.field != .owner }.map { "\($0.field): \($0.value)" }
            + record.mentions.filter { $0.basis != .listing }.map { "\($0.position ?? 0) \($0.surface) \($0.role)" }
            + [record.authorsComplete.map(String.init) ?? "unknown"]
    }

    /// Facts of a cut record that the whole one does not have.
    private static func inventions(_ record: PrintedRecord, beside whole: PrintedRecord, mayEndEarly: Bool) -> [String]
    {
        let known = Set(facts(whole))
        return facts(record).dropLast().filter { fact in
            if known.contains(fact) { return false }
            if fact.hasPrefix("title.cut: ") { return !record.isIncomplete }
            // An abstract that ends with a sentence may have been longer; what there is of a cut one is its beginning.
            for (prefix, isRight) in [("abstract: ", mayEndEarly), ("abstract.cut: ", record.isIncomplete)] {
                if isRight, fact.hasPrefix(prefix), let text = whole[.abstract] {
                    return !text.hasPrefix(fact.dropFirst(prefix.count))
                }
            }
            return true
        }
    }

    @Test(arguments: [
        ("We count duc", true), ("We count ducks.", false), ("We count \"ducks.\"", false),
        ("Is $x$ flat ($k=1$.)", false),
        ("At $P = 0.5$ and", true), ("We count ducks.\n", false), ("We count duc\n", false),
    ])
    func `an abstract at the very end is whole when it ends as a sentence does`(_ text: String, _ isCut: Bool) throws {
        let page = "LGMar 3, 2024\nOn heatAna Lind, Bo Ek\n" + text
        let item = try #require(try readDocument(Array(page.utf8), file: "page").records.last)
        #expect(item.isIncomplete == isCut)
        #expect((item[.abstractCut] != nil) == isCut && (item[.abstract] != nil) == !isCut)
    }

    @Test func `of names the page ends in only those a comma follows are kept`() throws {
        let page = "LGMar 3, 2024\nOn heatAna Lind, Bo Ek, Ce"
        let item = try #require(try readDocument(Array(page.utf8), file: "page", as: "author-listing").records.last)
        #expect(item.mentions.map(\.surface) == ["Ana Lind", "Bo Ek"])
        #expect(item.isIncomplete && item.authorsComplete == false && item[.title] == "On heat")
    }
}
