import Catalog
import Testing

import Identity

/// What single pieces of evidence do, on catalogues of a few records.
@Suite struct EvidenceTests {
    /// Two works with one author of that name each, as changed; answers what joined or speaks for them.
    private func pair(
        _ surface: String = "Wei Zhang", change: (inout RecordEvidence, Int) -> Void
    ) throws -> (areOne: Bool, judgement: Judgement) {
        var make = EvidenceMaker()
        let records = (0..<2).map { number in
            var record = make.record(["Lattice glasses", "Graph colouring"][number], [surface], source: "s\(number)")
            change(&record, number)
            return record
        }
        let judge = IdentityJudge(records)
        let (a, b) = (records[0].mentions[0].id, records[1].mentions[0].id)
        return (
            judge.people.people.contains { $0.mentions.contains(a) && $0.mentions.contains(b) },
            try #require(judge.judge(a, b))
        )
    }

    @Test func `one ORCID iD is one person, two are two, whatever the names say`() throws {
        let one = "orcid:0000-0002-1825-0097"
        #expect(try pair { record, _ in record.mentions[0].identifiers = [one] }.areOne)
        let two = try pair("Fabrizio Pittorino") { record, number in
            record.mentions[0].identifiers = [[one, "orcid:0000-0002-1694-233X"][number]]
        }
        #expect(!two.areOne && two.judgement.vetoes == ["different ORCID iDs"] && two.judgement.verdict == .different)
    }

    @Test func `an address or a source's own identifier speaks for one person`() throws {
        #expect(try pair { record, _ in record.mentions[0].identifiers = ["email:wei@example.org"] }.areOne)
        let own = try pair("Enrico Rossi") { record, _ in record.mentions[0].identifiers = ["dblp:r/Rossi"] }
        #expect(own.areOne && own.judgement.contributions.contains { $0.evidence == "source-id" && $0.bits == 8 })
    }

    @Test func `an institution counts by its words, whatever their order, a city less`() throws {
        let same = try pair { record, number in
            record.mentions[0].affiliations = [["Bocconi University, Milan, Italy", "Univ. Bocconi, Rome"][number]]
        }
        #expect(same.judgement.contributions.contains { $0.evidence == "institution" })
        let city = try pair { record, number in
            record.mentions[0].affiliations = [["Bocconi University, Milan", "Politecnico, Milan, Italy"][number]]
        }
        #expect(city.judgement.contributions.contains { $0.evidence == "city" })
        let country = try pair { record, number in
            record.mentions[0].affiliations = [["Bocconi University, Italy", "Politecnico, Italy"][number]]
        }
        #expect(country.judgement.missing.contains("no affiliation in common"))
    }

    @Test func `a gap of decades speaks against one person, one of a life forbids it`() throws {
        func bits(_ years: [Int]) throws -> (Bool, [Double], [String]) {
            let found = try pair("Fabrizio Pittorino") { record, number in record.years = [years[number]] }
            let gaps = found.judgement.contributions.filter { $0.evidence.hasPrefix("years") }
            return (found.areOne, gaps.map(\.bits), found.judgement.vetoes)
        }
        #expect(try bits([1990, 2015]).1 == [] && bits([1980, 2015]).1 == [-1] && bits([1960, 2015]).1 == [-5])
        #expect(try bits([1960, 2015]).0 == false && bits([1930, 2015]).2 == ["more than 70 years apart"])
    }

    @Test func `subject codes of one archive count a little, of none against`() throws {
        func bits(_ codes: [String]) throws -> [Double] {
            try pair { record, number in record.categories = [codes[number]] }.judgement.contributions
                .filter { $0.evidence.hasPrefix("category") }.map(\.bits)
        }
        #expect(try bits(["cs.LG", "cs.LG"]) == [1] && bits(["cond-mat.dis-nn", "cond-mat.stat-mech"]) == [0.5])
        #expect(try bits(["DIS-NN", "cond-mat.dis-nn"]) == [1] && bits(["cs.LG", "hep-th"]) == [-1])
    }

    @Test func `a row of a page that is about the other's work cites it`() throws {
        let found = try pair { record, number in
            record.anchor.sourceHash = "one page"
            record.kind = number == 0 ? .subject : .connected
        }
        #expect(found.judgement.contributions.contains { $0.evidence == "citation" && $0.bits == 4 })
    }

    @Test func `more shared co-authors never lower the score`() throws {
        for seed in UInt64(0)..<1_000 {
            var random = SeededRandom(seed: seed)
            let names = ["Ada Lind", "Bo Ek", "Li Wang", "C. Dag", "John Smith", "Eva Ruud", "Jun Chen", "Olaf Berg"]
            var lists = [["Wei Zhang"], ["Wei Zhang"]]
            for name in names { for side in 0..<2 where random.chance(40) { lists[side].append(name) } }
            let before = try Self.score(lists)
            let more = lists.map { $0 + ["Zoë Quist"] }
            #expect(try Self.score(more) >= before - 1e-9, "seed \(seed): \(lists)")
        }
    }

    private static func score(_ lists: [[String]]) throws -> Double {
        var make = EvidenceMaker()
        let records = lists.enumerated().map { make.record("Work \($0)", $1, source: "\($0)") }
        let judgement = IdentityJudge(records).judge(records[0].mentions[0].id, records[1].mentions[0].id)
        return try #require(judgement).score
    }

    @Test func `a pin beats a veto and says so`() throws {
        var make = EvidenceMaker()
        let records = ["Ada Lind", "Bea Ek"].map { make.record("Work", [$0], source: $0) }
        let pin = Decision(kind: .person, a: 1, b: 2, verdict: .same)
        let links = resolvePeople(in: records.map { [$0] }, decisions: [pin]).links
        #expect(links.map(\.reason) == ["decided by hand"])
        #expect(links.first?.contributions.map(\.detail) == ["decided by hand, against: other family name"])
    }

    @Test func `how common a name is, the table and the block say`() {
        func verdict(_ others: [String]) -> Int {
            var make = EvidenceMaker()
            let lists = [["Emma Quist"], ["Emma Quist"]] + others.map { [$0] }
            let records = lists.enumerated().map { make.record("Work \($0)", $1, source: "\($0)") }
            return resolvePeople(in: records.map { [$0] }).people.count
        }
        #expect(verdict([]) == 1)
        let many = ["Eva", "Erik", "Elsa", "Edda", "Egon", "Elin", "Einar", "Esther", "Edith", "Emil", "Eugen", "Ebba"]
        #expect(verdict(many.map { "\($0) Quist" }) == 2 + many.count, "a dozen people of that name share the initial")
    }
}
