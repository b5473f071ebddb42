import Byline
import Catalog
import Testing

/// Sources that do not agree, and what the catalogue shows then.
@Suite struct DisagreementTests {
    /// A citation table with one row.
    private func table(_ authors: String, year: Int = 2020) -> String {
        """
        We study how ducks and geese share small ponds in the long winters of the far north, and find that they do.
        Current paper (gray), citations (green), references (blue)
        Title | Authors | Year | Actions |
        ---|---|---|---|
        A long and careful study of feeding ducks
        |
        \(authors)
        |
        \(year)
        |
        View Paper |
        Comments (0)

        """
    }

    @Test func `two whole lists that differ are never mixed: one is shown, both are kept`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(table("Ana Lind, Bo Ek, Cem Dag, Dee Eng, Fay Gul, Hal Ito"), as: "long.txt")
        try registrar.take(table("Ana Lind, Bo Ek, Cem Dag, Dee Eng, Fay Gul, Ivo Jans"), as: "other.txt")
        let paper = try registrar.detail(of: try registrar.onePaper("A long and careful study of feeding ducks"))
        #expect(paper.records.count == 2)
        #expect(paper.summary.authors.count == 6)
        #expect(Set(paper.records.flatMap(\.authors)).isSuperset(of: ["Hal Ito", "Ivo Jans"]))
        try registrar.expectSound()
    }

    @Test func `the earliest year is shown and every printed year is kept`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(table("Ana Lind, Bo Ek", year: 2021), as: "later.txt")
        try registrar.take(table("Ana Lind, Bo Ek", year: 2020) + "\n", as: "earlier.txt")
        let paper = try registrar.detail(of: try registrar.onePaper("A long and careful study of feeding ducks"))
            .summary
        #expect(paper.year == 2020 && paper.printedYears == [2020, 2021])
    }

    @Test func `an older row is cited by the subject, a newer one cites it`() throws {
        let registrar = try Registrar.inMemory()
        let profile = """
            Researcher profile

            Ana Lind

            Trust snapshot

            Trust 11 - Unverified
            1works

            Published work

            1 published item(s)

            preprint2020arXiv

            Ducks and geese on small ponds in winter

            We study how ducks and geese share small ponds in the long winters of the far north, and find that they do.

            """
        try registrar.take(profile, as: "profile.txt")
        try registrar.take(table("Bo Ek", year: 2010), as: "old-row.txt")
        let subject = try registrar.onePaper("Ducks and geese on small ponds in winter")
        #expect(try registrar.references(of: subject).map(\.basis) == [.years])
        #expect(try registrar.citations(of: subject).isEmpty)
        try registrar.take(
            table("Bo Ek", year: 2024).replacing("A long and careful", with: "Another careful"), as: "new-row.txt")
        #expect(try registrar.citations(of: subject).map(\.basis) == [.years])
        try registrar.expectSound()
    }

    @Test func `an author who is only implied is an author of the work, and not among those a record prints`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages().filter { $0.label == "clarissa-lauditi.txt" })
        let id = try registrar.onePaper(
            "Generalization performance of narrow one-hidden layer networks in the teacher-student setting")
        let paper = try registrar.detail(of: id)
        #expect(paper.summary.authors.contains { $0.name == "Clarissa Lauditi" && $0.position == nil })
        #expect(paper.records.map(\.authors.count) == [3] && !paper.records[0].authors.contains("Clarissa Lauditi"))
    }
}
