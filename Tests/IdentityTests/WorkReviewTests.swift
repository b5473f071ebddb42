import Catalog
import Testing

import Identity

@Suite struct WorkReviewTests {
    private func reviews(_ titles: [String], _ authors: [[String]], years: [Int] = [2019, 2019]) -> [ReviewProposal] {
        var make = EvidenceMaker()
        let records = zip(titles, authors).enumerated().map { number, entry in
            make.record(entry.0, entry.1, years: [years[number]], source: "\(number)")
        }
        return resolveWorks(records).reviews
    }

    private static let titles = ["Dense minima of the binary perceptron", "Dense minima in the binary perceptrons"]
    private static let authors = ["Ada Lind", "Bo Ek"]

    @Test func `near titles by the same authors are asked about, once`() {
        let found = reviews(Self.titles, [Self.authors, ["A. Lind", "B. Ek"]])
        #expect(found.count == 1 && found.first?.reason == "near titles by the same authors")
        #expect(found.first?.judgement.verdict == .review)
        #expect(
            reviews(Self.titles, [Self.authors, Self.authors + ["Cem Dag"]]).count == 1, "one author more at the end")
    }

    @Test func `other authors, other years, other subjects, other parts are not`() {
        #expect(reviews(Self.titles, [Self.authors, ["Ada Lind", "Cem Dag"]]).isEmpty)
        #expect(reviews(Self.titles, [Self.authors, Self.authors], years: [2015, 2019]).isEmpty)
        #expect(reviews([Self.titles[0], "Learning rates of networks"], [Self.authors, Self.authors]).isEmpty)
        #expect(
            reviews(Self.titles.enumerated().map { "\($1), Part \($0 + 1)" }, [Self.authors, Self.authors]).isEmpty)
    }

    @Test func `a slip of the pen is near, and weak words weigh little`() {
        #expect(titleLikeness("dense stability of glasses", "dense stbaility of glasses") == 1)
        #expect(titleLikeness("neural networks", "neural systems") < 0.9)
        #expect(titleLikeness("learning with models", "flat minima") == 0 && titleLikeness("", "") == 0)
    }

    @Test func `complete lists of one work that disagree are flagged`() {
        var make = EvidenceMaker()
        let title = "Dense minima of the binary perceptron"
        let a = make.record(title, Self.authors, years: [2019], source: "a", identifiers: ["arxiv:1901.00001"])
        let b = make.record(
            title, Self.authors + ["Cem Dag"], years: [2019], source: "b", identifiers: ["arxiv:1901.00001"])
        let cut = make.record(
            title, ["Ada Lind"], years: [2019], source: "c", identifiers: ["arxiv:1901.00001"], complete: false)
        #expect(
            resolveWorks([a, b, cut]).reviews.map(\.reason) == ["one work, and its complete author lists disagree"])
        #expect(resolveWorks([a, cut]).reviews.isEmpty)
    }

    @Test func `works told apart by a person are not asked about`() {
        var make = EvidenceMaker()
        let records = Self.titles.map { make.record($0, Self.authors, years: [2019], source: $0) }
        let pin = Decision(kind: .work, a: 1, b: 2, verdict: .different)
        #expect(resolveWorks(records, decisions: [pin]).reviews.isEmpty && resolveWorks(records).reviews.count == 1)
    }

    @Test func `short titles of one journal are one work, too`() {
        var make = EvidenceMaker()
        var records = [2018, 2019].map { make.record("Deep learning", ["Ada Lind"], years: [$0], source: "\($0)") }
        #expect(resolveWorks(records).works.count == 2)
        for index in records.indices { records[index].venue = "Nature" }
        #expect(resolveWorks(records).works.count == 1)
    }
}
