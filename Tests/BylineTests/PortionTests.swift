import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// A large catalogue is decided in portions of whole blocks. The portions here are as small as can be.
@Suite struct PortionTests {
    private static let sizes = [1, 2, 9, 50].map { size in
        var portions = Resolver.Portions()
        (portions.records, portions.mentions, portions.read, portions.kept) = (size, size, size, 2 * size)
        // With nothing remembered, a little and all.
        portions.remembered = [1: 0, 2: 20][size] ?? 1_000
        return portions
    }

    private func expectSame(_ registrar: Registrar, _ what: String) throws {
        let whole = try registrar.linesOfReplay(in: .init())
        for portions in Self.sizes {
            #expect(try registrar.linesOfReplay(in: portions) == whole, "\(what), portions of \(portions.records)")
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `block by block comes out what comes out at once`(_ seed: UInt64) throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(SmallPages(seed: seed).documents)
        try expectSame(registrar, "seed \(seed)")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `so it does with what people decided`(_ seed: UInt64) throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(SmallPages(seed: seed).documents)
        let ids = try CatalogueIDs(registrar).mentions
        var random = SeededGenerator(seed: seed)
        let me = Registrar.Authority(actor: "tester")
        for isSame in [true, false] {
            guard let a = ids.randomElement(using: &random), let b = ids.randomElement(using: &random), a != b else {
                continue
            }
            // A decision that contradicts another is refused.
            _ = try? isSame ? registrar.declareSame(a, b, by: me) : registrar.declareDifferent(a, b, by: me)
        }
        try expectSame(registrar, "seed \(seed)")
    }

    @Test func `so it does of real pages, whose works and people meet in every way`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        try expectSame(registrar, "pages")
    }

    @Test func `so it does where blocks are shared out to two threads`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(
            GeneratedCatalogue(seed: 6, people: 250, works: 350).pages.map {
                Registrar.Document(label: $0.label, bytes: Array($0.text.utf8))
            })
        let whole = try registrar.linesOfReplay(in: .init())
        #expect(whole.count { $0.hasPrefix("{\"kind\":\"mention\"") } > 2_000, "enough for two threads")
        var portions = Resolver.Portions()
        (portions.records, portions.mentions, portions.read, portions.kept) = (400, 400, 100, 500)
        #expect(try registrar.linesOfReplay(in: portions) == whole)
    }

    @Test func `so it does of papers that two documents have`() throws {
        let registrar = try Registrar.inMemory()
        let papers = Array(GeneratedSnapshot(seed: 3, count: 120))
        try registrar.take(papers.map { $0.printed(as: .snapshot) }.joined(), as: "papers.json")
        try registrar.take(papers.suffix(60).map { $0.printed(as: .snapshot) }.joined(), as: "more.json")
        try expectSame(registrar, "papers")
    }
}
