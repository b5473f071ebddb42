import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// A withdrawn paper counts nothing in trust, from the moment a source says so.
@Suite struct RetractionTests {
    private func snapshot(_ number: Int, _ title: String, comments: String = "") -> String {
        #"{"id":"2101.0000\#(number)","title":"\#(title)","authors":"Ana Lind, Bo Ekberg","comments":"\#(comments)","#
            + #""abstract":"Ducks \#(title) all day and nobody knows why.","categories":"cs.LG","update_date":"2021-02-03"}"#
            + "\n"
    }

    @Test func `what arXiv calls withdrawn no longer counts, and the number is kept in step`() throws {
        let registrar = try Registrar.inMemory()
        let titles = ["swim", "walk", "fly"]
        try registrar.take(
            titles.enumerated().map { .init(label: "\($0).jsonl", bytes: Array(snapshot($0 + 1, $1).utf8)) })
        try registrar.take(
            String(decoding: try fixture("arxiv/author-page.html"), as: UTF8.self)
                .replacing("2101.00011", with: "2101.00001").replacing("Reeds that sing in the wind", with: "swim")
                .replacing("2102.00022", with: "2101.00002").replacing("Ponds that freeze from below", with: "walk"),
            as: "author-page.html")
        let ana = try registrar.one("Ana Lind")
        let before = try registrar.trust(of: ana).score
        #expect(before.level == .listed && before.parts[1].counted.count == 3)

        try registrar.take(
            snapshot(1, "swim", comments: "This paper has been withdrawn by the author"), as: "later.jsonl")
        let after = try registrar.trust(of: ana)
        #expect(after.score.parts[1].counted.count == 2 && after.score.score < before.score)
        #expect(after.evidence.works.filter(\.isRetracted).map(\.title) == ["swim"])
        // The stored number followed the import, and its export is derived again by the other path.
        let counted = try registrar.refreshTrust()
        #expect(counted.rose == 0 && counted.fell == 0)
        try registrar.expectSound()
        // The work stays, and says so.
        let detail = try registrar.detail(of: try registrar.onePaper("2101.00001"))
        #expect(detail.statements.contains { $0.field == .retraction && $0.value.contains("withdrawn") })
        #expect(try registrar.works(of: ana).count == 3)
    }
}
