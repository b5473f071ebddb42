import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// What a person's answer moves, and what comes of taking back an answer or an import.
@Suite struct QuestionAndUndoTests {
    private static let me = Registrar.Authority(actor: "tester")

    /// A listing with one work by Marco Rossi, whose name two people may well share, and others.
    private static func page(_ number: Int, with others: String) -> Registrar.Document {
        let titles = ["rare dense minima", "coupled glass lattices", "driven protein entropy", "sparse galaxy kernels"]
        let text =
            "LGMar \(number), 2019\nOn \(titles[number - 1])Marco Rossi, \(others)\nWe study \(titles[number - 1]).\n"
        return .init(label: "page-\(number).txt", bytes: Array(text.utf8))
    }

    /// Every id that has the name now.
    private func bearers(_ registrar: Registrar, of name: String = "Marco Rossi") throws -> [String] {
        var found: [String] = []
        try registrar.exportMentions(ids: .stored) { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard object?["kind"] as? String == "mention", object?["surface"] as? String == name else { return }
            found.append(object?["researcher_id"] as? String ?? "")
        }
        return found
    }

    @Test func `an accepted question joins both people under the older id, holds over imports, and can be taken back`()
        throws
    {
        let registrar = try Registrar.inMemory()
        try registrar.take([Self.page(1, with: "Ada Lind")])
        try registrar.take([Self.page(2, with: "Bo Ek")])
        let apart = try bearers(registrar)
        #expect(Set(apart).count == 2)
        let before = try registrar.canonicalLines()
        let question = try #require(try registrar.questions().first { $0.kind == .person })
        let report = try registrar.answer(question.id, same: true, by: Self.me)
        #expect(report.ruling.verb == .accept)
        #expect(try bearers(registrar) == [apart[0], apart[0]])
        #expect(try registrar.one(apart[1]) == (try registrar.one(apart[0])), "the other id goes on answering")
        #expect(try registrar.questions().filter { $0.kind == .person } == [])
        #expect(throws: BylineError.self) { try registrar.answer(question.id, same: true, by: Self.me) }

        try registrar.take([Self.page(3, with: "Cem Dag")])
        #expect(try bearers(registrar).prefix(2) == [apart[0], apart[0]], "a later import does not part them")
        try registrar.expectSound()

        _ = try registrar.undo(report.ruling.id, by: "tester")
        #expect(try bearers(registrar).prefix(2) == apart[...], "each has the id again that was printed")
        let fresh = try Registrar.inMemory()
        try fresh.take([Self.page(1, with: "Ada Lind"), Self.page(2, with: "Bo Ek"), Self.page(3, with: "Cem Dag")])
        let isOfVerdict = { (line: String) in !line.hasPrefix("{\"kind\":\"decision\"") }
        #expect(try registrar.canonicalLines().filter(isOfVerdict) == fresh.canonicalLines().filter(isOfVerdict))
        #expect(
            Set(before.filter { $0.hasPrefix("{\"kind\":\"mention\"") }).isSubset(of: try registrar.canonicalLines()))
    }

    @Test func `a rejected question is not asked again, whatever is imported`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take([Self.page(1, with: "Ada Lind"), Self.page(2, with: "Bo Ek")])
        let question = try #require(try registrar.questions().first { $0.kind == .person })
        _ = try registrar.answer(question.id, same: false, by: Self.me)
        #expect(try registrar.questions().filter { $0.kind == .person } == [])
        // Without the answer this page would make them one.
        try registrar.take([Self.page(3, with: "Ada Lind, Bo Ek")])
        let ids = try bearers(registrar)
        #expect(ids[0] != ids[1])
        #expect(
            try !registrar.questions().contains { question in
                question.kind == .person
                    && Set([question.a.group, question.b.group]) == Set(ids.prefix(2).map { Optional($0) })
            })
        try registrar.expectSound()
    }

    @Test func `an import that joined two people is undone, and its undoing too`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take([Self.page(1, with: "Ada Lind")])
        try registrar.take([Self.page(2, with: "Bo Ek")])
        let apart = try bearers(registrar)
        let report = try registrar.take([Self.page(3, with: "Ada Lind, Bo Ek")])
        #expect(report.mergedResearchers == 1)
        let joined = try registrar.canonicalLines()
        #expect(try bearers(registrar) == [apart[0], apart[0], apart[0]])

        let undone = try registrar.undo(run: 3, by: Self.me)
        let after = try bearers(registrar)
        #expect(after.prefix(2) == apart[...], "both are who they were, under their own ids")
        #expect(after.count == 3, "what the import brought is kept")
        try registrar.expectSound()
        try registrar.take([Self.page(4, with: "Ada Lind, Bo Ek")])
        #expect(try bearers(registrar).prefix(2) == apart[...])

        _ = try registrar.undo(undone.ruling.id, by: "tester")
        #expect(Set(try bearers(registrar)) == [apart[0]])
        #expect(
            Set(joined.filter { $0.hasPrefix("{\"kind\":\"mention\"") }).isSubset(of: try registrar.canonicalLines()))
        #expect(throws: BylineError.self, "the first import moved nobody") { try registrar.undo(run: 1, by: Self.me) }
    }

    /// As many as the other properties have; see `IdentityPropertyTests`.
    #if DEBUG
        private static let seeds = UInt64(1)...40
    #else
        private static let seeds = UInt64(1)...1_200
    #endif

    @Test func `an id once printed goes on resolving through any run of imports, joins, splits and undoings`() throws {
        var acts: [Act: Int] = [:]
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed &+ 31_000)
            var pages = SmallPages(seed: seed, pages: 4).documents
            let registrar = try Registrar.inMemory()
            try registrar.take([pages.removeFirst()])
            var ids = try CatalogueIDs(registrar)
            var printed = ids
            var rulings: [RulingID] = []
            for _ in 0..<4 {
                let act = Act.allCases.randomElement(using: &random) ?? .bring
                if try carryOut(act, registrar, ids, &pages, &rulings, &random) { acts[act, default: 0] += 1 }
                ids = try CatalogueIDs(registrar)
                printed.formUnion(ids)
            }
            try printed.expectResolved(by: registrar, "seed \(seed)")
        }
        #expect(Set(acts.keys) == Set(Act.allCases), "every kind of act made sense now and then: \(acts)")
    }

    private enum Act: CaseIterable { case bring, join, tellApart, split, undo, undoRun }

    /// Does one thing at random places; false when it makes no sense there.
    private func carryOut(
        _ act: Act, _ registrar: Registrar, _ ids: CatalogueIDs, _ pages: inout [Registrar.Document],
        _ rulings: inout [RulingID],
        _ random: inout SeededGenerator
    ) throws -> Bool {
        let pool = Bool.random(using: &random) ? ids.people + ids.mentions : ids.works + ids.records
        let (a, b) = (pool.randomElement(using: &random) ?? "", pool.randomElement(using: &random) ?? "")
        do {
            switch act {
            case .bring: if pages.isEmpty { return false } else { try registrar.take([pages.removeFirst()]) }
            case .join: rulings.append(try registrar.declareSame(a, b, by: Self.me).ruling.id)
            case .tellApart: rulings.append(try registrar.declareDifferent(a, b, by: Self.me).ruling.id)
            case .split: rulings.append(try registrar.split(a, [b], by: Self.me).ruling.id)
            case .undo:
                guard let at = rulings.indices.randomElement(using: &random) else { return false }
                _ = try registrar.undo(rulings.remove(at: at), by: "tester")
            case .undoRun:
                rulings.append(
                    try registrar.undo(run: Int64.random(in: 1...8, using: &random), by: Self.me).ruling.id)
            }
            return true
        } catch let error as BylineError {
            // Two of a kind, a part of a whole, no contradiction, nothing moved: not every draw makes sense.
            guard [.conflict, .invalidInput, .notFound].contains(error.kind) else { throw error }
            return false
        }
    }
}
