import Catalog
import TestSupport
import Testing

import Identity

/// The worked cases whose answer is a question, or needs more than the pages.
@Suite(.enabled(if: hasSharedFolder)) struct IdentityCaseTests {
    private let pages: SeedPages
    private let resolved: Resolved

    init() throws {
        pages = try SeedPages()
        resolved = Resolved(pages.all)
    }

    private func reviews(_ title: String, _ other: String) -> [ReviewProposal] {
        let ids = [title, other].map { title in Set(pages.all.filter { $0.title == title }.map(\.id.rawValue)) }
        return resolved.works.reviews.filter { review in
            (ids[0].contains(review.a) && ids[1].contains(review.b))
                || (ids[0].contains(review.b) && ids[1].contains(review.a))
        }
    }

    @Test func `case 9: the same five authors, two works, and nobody is asked`() {
        #expect(
            reviews(
                "LRTuner: A Learning Rate Tuner for Deep Neural Networks",
                "Wide-minima Density Hypothesis and the Explore-Exploit Learning Rate Schedule"
            ).isEmpty)
    }

    @Test func `case 10: a near title by the same authors in the same year is asked about`() throws {
        let found = reviews(
            "On the geometry of solutions and on the capacity of multi-layer neural networks with ReLU activations",
            "Properties of the Geometry of Solutions and Capacity of Multilayer Neural Networks with Rectified Linear Unit Activations."
        )
        let judgement = try #require(found.first).judgement
        #expect(found.count == 1 && judgement.verdict == .review && judgement.score < 10 && judgement.score >= 3)
        #expect(judgement.missing.contains("no abstract on one side"))
    }

    /// As its records are, but with an identifier or an abstract on both sides.
    @Test func `case 10: with an arXiv id or an abstract on both sides it is one work`() throws {
        for change in [
            { (record: inout RecordEvidence) in record.identifiers = ["arxiv:1907.07578"] },
            { $0.abstract = RecordKeysTests.abstract },
        ] {
            var records = pages.paper
            for index in records.indices
            where records[index].title?.contains("eometry of") == true && records[index].mentions.count == 3 {
                change(&records[index])
            }
            let changed = Resolved(records)
            let pair = records.filter { $0.title?.contains("eometry of") == true && $0.mentions.count == 3 }
            #expect(pair.count == 2 && changed.areOneWork(pair[0], pair[1]))
        }
    }

    @Test func `case 12: a later Z. Zhao is asked about or left alone, never joined without a co-author`() {
        var make = EvidenceMaker()
        var later = make.record("A later import about something else", ["Z. Zhao"], source: "later")
        later.id = RecordID(1_000_000)
        later.mentions[0].id = MentionID(1_000_000)
        #expect(Resolved(pages.all + [later]).people(named: "Z. Zhao").map(\.mentions.count) == [1])
    }

    @Test func `case 13: the two L. Chen are tied by the rest of their lists`() throws {
        let link = try #require(
            resolved.people.links.first { link in
                link.contributions.contains { $0.evidence == "list-rest-equal" }
                    && link.reason.contains("L. Chen / L. Chen")
            })
        #expect(link.score >= 10 && link.contributions.contains { $0.evidence == "initials-equal.very-frequent" })
    }

    @Test func `case 14: what joins Fabrizio Pittorino leaves Wei Zhang to a person`() {
        func people(_ name: String) -> PeopleResolution {
            var make = EvidenceMaker()
            let physics = make.record(
                "Entropic gradient descent and flat minima of the perceptron", [name, "Riccardo Zecchina"], source: "a")
            let search = make.record(
                "Neural architecture search under hardware constraints", [name, "Manuel Roveri"], source: "b")
            return resolvePeople(in: [[physics], [search]])
        }
        #expect(people("Fabrizio Pittorino").people.count == 3)
        let doubtful = people("Wei Zhang")
        #expect(doubtful.people.count == 4 && doubtful.reviews.map { [$0.a, $0.b] } == [[1, 3]])
    }

    @Test func `case 15: the abbreviated particle is another reading, with the same home`() {
        #expect(
            blockKeys("R. D. Vecchia").contains("=vecchia r") && blockKeys("R. Della Vecchia").contains("=vecchia r"))
        #expect(!compatibility(PersonName("R. D. Vecchia"), PersonName("R. Della Vecchia")).isConflict)
    }
}
