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

    /// Bearers of one rare name, each list with the works of one of them: their co-authors by number.
    private func bearers(_ works: [[[Int]]], abstracts: [String] = [], codes: [String] = []) -> PeopleResolution {
        var make = EvidenceMaker()
        var records: [RecordEvidence] = []
        for (side, lists) in works.enumerated() {
            for (number, coauthors) in lists.enumerated() {
                let names = coauthors.map { "Given\(Self.word($0)) Family\(Self.word($0))" }
                records.append(
                    make.record(
                        "Work \(side) \(number)", ["Fabrizio Pittorino"] + names, source: "s\(records.count)",
                        abstract: abstracts.isEmpty ? nil : abstracts[side]))
            }
        }
        for index in records.indices where !codes.isEmpty {
            records[index].categories = [codes[index < works[0].count ? 0 : 1]]
        }
        return resolvePeople(in: records.map { [$0] })
    }

    /// A number in letters: names have no digits.
    private static func word(_ number: Int) -> String {
        String(number).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) }.joined()
    }

    private func bearersOfOneName(_ people: PeopleResolution) -> [Int] {
        people.people.filter { $0.displayName == "Fabrizio Pittorino" }.map(\.mentions.count).sorted()
    }

    @Test
    func
        `a rare name in full joins few works of other circles, and asks where two whole circles have nobody in common`()
        throws
    {
        // Two works in one circle, two in another of two people: the rare name stands.
        let few = bearers([[[1, 2, 3], [2, 3, 4]], [[11, 12], [11, 12]]])
        #expect(bearersOfOneName(few) == [4])
        let told = few.links.flatMap(\.contributions).first { $0.evidence == "coauthors-apart" }
        // A quarter of a bit for each doubling of the eight pairs that could have met.
        #expect(told.map { $0.bits == -0.75 && $0.detail == "none of 2 co-authors among the other's 4" } == true)
        // Twelve co-authors on either side, in four works each, not one in common, and other subjects.
        let circle = { (first: Int) in (0..<4).map { work in (0..<6).map { first + work * 2 + $0 } } }
        let codes = ["cs.LG", "hep-th"]
        let many = bearers([circle(1), circle(21)], codes: codes)
        #expect(bearersOfOneName(many) == [4, 4])
        let question = try #require(many.reviews.first { $0.judgement.score < 10 })
        #expect(question.judgement.contributions.contains { $0.evidence == "coauthors-apart" && $0.bits < -1.7 })
        // One of them in common is enough.
        let tied = bearers([circle(1), circle(12)], codes: codes)
        #expect(bearersOfOneName(tied) == [8])
    }

    @Test func `subjects far apart on several works each speak against one person, on one work each they do not`() {
        let glass = "replica overlaps in lattice glasses decide where annealing dynamics freeze"
        let speech = "phoneme recognisers trained on telephone speech learn prosody of dialects"
        func evidence(_ works: Int) -> [String] {
            let side = { (first: Int) in (0..<works).map { _ in [first, first + 1] } }
            let people = bearers([side(1), side(21)], abstracts: [glass, speech])
            let all = people.links.flatMap(\.contributions) + people.reviews.flatMap(\.judgement.contributions)
            return all.map(\.evidence).filter { $0.hasPrefix("topic.") && $0 != "topic.close" }
        }
        #expect(evidence(2).contains { $0 == "topic.far" || $0 == "topic.none" })
        #expect(!evidence(1).contains("topic.far"))
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
