import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// What must hold of every catalogue, whatever is imported and decided.
@Suite struct IdentityPropertyTests {
    /// A thousand catalogues; without the optimiser, where each takes ten times as long, fewer.
    #if DEBUG
        private static let seeds = UInt64(1)...40
    #else
        private static let seeds = UInt64(1)...1_200
    #endif
    private static let me = Registrar.Authority(actor: "tester")

    /// The mention lines of an export with canonical names: slot to researcher.
    private func researchers(_ lines: [String]) throws -> [String: String] {
        var found: [String: String] = [:]
        for line in lines where line.hasPrefix("{\"kind\":\"mention\"") {
            let mention = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let slot = "\(mention["source"] ?? "") \(mention["locator"] ?? "")"
            #expect(found[slot] == nil, "\(slot) is there twice")
            found[slot] = try #require(mention["researcher_id"] as? String)
        }
        return found
    }

    @Test func `order of import does not matter, a second import changes nothing, and nobody is twice on a record`()
        throws
    {
        for seed in Self.seeds {
            let pages = SmallPages(seed: seed).documents
            var random = SeededGenerator(seed: seed)
            let registrar = try Registrar.inMemory()
            for page in pages { try registrar.take([page]) }
            let lines = try registrar.canonicalLines()
            let other = try Registrar.inMemory()
            try other.take(pages.shuffled(using: &random))
            #expect(try other.canonicalLines() == lines, "seed \(seed)")
            let again = try other.take(pages)
            #expect(again.newWorks + again.newResearchers + again.mergedWorks + again.mergedResearchers == 0)
            #expect(try other.canonicalLines() == lines, "seed \(seed)")
            let slots = try researchers(lines)
            let places = slots.map { "\($0.key.split(separator: "#")[0]) \($0.value)" }
            #expect(Set(places).count == places.count, "seed \(seed)")
        }
    }

    @Test func `what another world's pages bring changes no line of this one, nor any id`() throws {
        for seed in Self.seeds {
            let registrar = try Registrar.inMemory()
            try registrar.take(SmallPages(seed: seed, pages: 2).documents)
            var stored: [String] = []
            try registrar.exportMentions(ids: .stored) { stored.append($0) }
            let canonical = try registrar.canonicalLines()
            try registrar.take(SmallPages(seed: seed, world: .second, pages: 2).documents)
            var after: [String] = []
            try registrar.exportMentions(ids: .stored) { after.append($0) }
            #expect(Set(stored).isSubset(of: after), "seed \(seed)")
            #expect(Set(canonical).isSubset(of: try registrar.canonicalLines()), "seed \(seed)")
        }
    }

    /// Draws a decision about what the catalogue holds; nil when it cannot be taken.
    private func decide(_ registrar: Registrar, _ random: inout SeededGenerator, _ state: CatalogueIDs) throws
        -> RulingID?
    {
        let isWork = Int.random(in: 0..<3, using: &random) == 0
        let ids = isWork ? state.works + state.records : state.people + state.mentions
        guard let a = ids.randomElement(using: &random), let b = ids.randomElement(using: &random) else { return nil }
        let choice = Int.random(in: 0..<3, using: &random)
        do {
            if choice == 0 { return try registrar.declareSame(a, b, by: Self.me).ruling.id }
            if choice == 1 { return try registrar.declareDifferent(a, b, by: Self.me).ruling.id }
            return try registrar.split(a, [b], by: Self.me).ruling.id
        } catch {
            // Two of a kind, a part of a whole, no contradiction: not every draw makes sense.
            guard error.kind == .conflict || error.kind == .invalidInput else { throw error }
            return nil
        }
    }

    @Test func `decisions taken back in any order leave the catalogue as it was, and every printed id resolves`() throws
    {
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            let pages = SmallPages(seed: seed).documents
            let registrar = try Registrar.inMemory()
            try registrar.take(Array(pages.prefix(2)))
            var printed = try CatalogueIDs(registrar)
            let before = try registrar.canonicalLines()
            let isLate = seed % 2 == 0
            var rulings: [RulingID] = []
            for _ in 0..<4 {
                if let id = try decide(registrar, &random, try CatalogueIDs(registrar)) { rulings.append(id) }
                printed.formUnion(try CatalogueIDs(registrar))
                if !rulings.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                    let at = Int.random(in: 0..<rulings.count, using: &random)
                    _ = try registrar.undo(rulings.remove(at: at), by: "tester")
                }
            }
            if isLate { try registrar.take([pages[2]]) }
            for id in rulings.shuffled(using: &random) { _ = try registrar.undo(id, by: "tester") }
            let reference: [String]
            if isLate {
                let fresh = try Registrar.inMemory()
                try fresh.take(pages)
                reference = try fresh.canonicalLines()
            } else {
                reference = before
            }
            #expect(try registrar.canonicalLines() == reference, "seed \(seed)")
            try printed.expectResolved(by: registrar, "seed \(seed)")
        }
    }

    @Test func `a decision undone at once gives back the very ids that were printed`() throws {
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            let registrar = try Registrar.inMemory()
            try registrar.take(SmallPages(seed: seed, pages: 2).documents)
            let ids = try CatalogueIDs(registrar)
            let before = try ids.stored(registrar)
            guard let ruling = try decide(registrar, &random, ids) else { continue }
            _ = try registrar.undo(ruling, by: "tester")
            #expect(try ids.stored(registrar) == before, "seed \(seed)")
        }
    }

    @Test func `a decision holds over every later import, and a replay gives the same catalogue`() throws {
        var (seed, cases) = (UInt64(0), 0)
        while cases < Self.seeds.count {
            seed += 1
            var random = SeededGenerator(seed: seed)
            let pages = SmallPages(seed: seed).documents
            let registrar = try Registrar.inMemory()
            try registrar.take([pages[0]])
            let ids = try CatalogueIDs(registrar).mentions
            guard ids.count > 1 else { continue }
            let (a, b) = (ids[0], ids[Int.random(in: 1..<ids.count, using: &random)])
            cases += 1
            let isSame = Bool.random(using: &random)
            _ =
                isSame
                ? try registrar.declareSame(a, b, by: Self.me) : try registrar.declareDifferent(a, b, by: Self.me)
            try registrar.take(Array(pages.dropFirst()))
            try registrar.take(pages)
            let isOne = try registrar.explain(a, b).verdict == .same
            #expect(isOne == isSame, "seed \(seed): \(a) \(b)")
            try registrar.expectSound()
        }
    }

    @Test func `what is told as the reason adds up to the stored score`() throws {
        var compared = 0
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            let registrar = try Registrar.inMemory()
            try registrar.take(SmallPages(seed: seed).documents)
            let ids = try CatalogueIDs(registrar)
            for _ in 0..<3 {
                let list = Bool.random(using: &random) ? ids.mentions : ids.records
                guard let a = list.randomElement(using: &random), let b = list.randomElement(using: &random) else {
                    continue
                }
                let why = try registrar.explain(a, b)
                for step in why.steps {
                    compared += 1
                    #expect(
                        abs(step.contributions.reduce(0) { $0 + $1.bits } - step.score) < 1e-9, "seed \(seed) \(a) \(b)"
                    )
                }
                if let judgement = why.judgement {
                    compared += 1
                    let sum = judgement.contributions.reduce(0) { $0 + $1.bits }
                    #expect(abs(sum - judgement.score) < 1e-9, "seed \(seed) \(a) \(b)")
                }
                if why.verdict == .same { #expect(why.stops.count == why.steps.count + 1 || a == b) }
            }
        }
        #expect(compared >= 2 * Self.seeds.count)
    }
}

/// Every id that a catalogue prints.
struct CatalogueIDs {
    private(set) var people: [String] = []
    private(set) var mentions: [String] = []
    private(set) var works: [String] = []
    private(set) var records: [String] = []

    init(_ registrar: Registrar) throws {
        try registrar.exportMentions(ids: .stored) { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            switch object?["kind"] as? String {
            case "researcher": people.append(object?["researcher_id"] as? String ?? "")
            case "mention": mentions.append(object?["mention_id"] as? String ?? "")
            case "paper": works.append(object?["paper_id"] as? String ?? "")
            case "record": records.append(object?["record_id"] as? String ?? "")
            default: break
            }
        }
    }

    mutating func formUnion(_ other: CatalogueIDs) {
        people = Set(people).union(other.people).sorted()
        works = Set(works).union(other.works).sorted()
    }

    /// The export under stored ids.
    func stored(_ registrar: Registrar) throws -> [String] {
        var lines: [String] = []
        try registrar.exportMentions(ids: .stored) { lines.append($0) }
        return lines
    }

    func expectResolved(by registrar: Registrar, _ comment: String) throws {
        for id in people {
            guard case .one(let found) = try registrar.researcher(id) else {
                Issue.record("\(id) names nobody; \(comment)")
                continue
            }
            _ = try registrar.profile(of: found)
        }
        for id in works {
            guard case .one(let found) = try registrar.paper(id) else {
                Issue.record("\(id) names no work; \(comment)")
                continue
            }
            _ = try registrar.detail(of: found)
        }
    }
}
