import Graph
import TestSupport
import Testing

@Suite struct CloseCollaboratorTests {
    typealias Work = CloseCollaboratorRule.Work<String>
    let rule = CloseCollaboratorRule()

    @Test func `two shared works within the last five years of work make a close collaborator`() {
        let works = [
            Work(year: 2025, others: ["Bo", "Cem"]), Work(year: 2021, others: ["Bo"]),
            Work(year: 2020, others: ["Cem"]),
        ]
        #expect(rule.closeCollaborators(in: works) == ["Bo"])
    }

    @Test func `the window ends with the latest work, not with today`() {
        let works = [Work(year: 1990, others: ["Bo"]), Work(year: 1986, others: ["Bo"])]
        #expect(rule.closeCollaborators(in: works) == ["Bo"])
    }

    @Test func `a work of a large collaboration makes nobody close, and neither does one without a year`() {
        let crowd = Set((1...30).map { "P\($0)" } + ["Bo"])
        let large = [Work(year: 2020, others: crowd), Work(year: 2021, others: crowd)]
        #expect(rule.closeCollaborators(in: large) == [])
        let undated = [Work(year: 2020, others: ["Bo"]), Work(year: nil, others: ["Bo"])]
        #expect(rule.closeCollaborators(in: undated) == [])
    }

    /// The worked example of the conventions: eight works by first submission, with the author lists known for them.
    @Test func `the sample profile has four close collaborators`() {
        let works = [
            Work(year: 2025, others: ["Badalotti", "Baldassi", "Mézard", "Scardecchia"]),
            Work(year: 2021, others: ["Lucibello", "Pittorino", "Perugini"]),
            Work(year: 2021, others: ["Baldassi", "Lauditi", "Malatesta", "Pacelli", "Perugini"]),
            Work(year: 2021, others: ["Baldassi", "Lauditi", "Malatesta", "Perugini"]),
            Work(
                year: 2020,
                others: ["Pittorino", "Lucibello", "Feinauer", "Malatesta", "Perugini", "Baldassi", "Negri"]),
            Work(year: 2019, others: ["Baldassi", "Della Vecchia", "Lucibello"]),
            Work(year: 2019, others: ["Baldassi", "Pittorino"]),
            Work(year: 2020, others: ["Baldassi", "Malatesta", "Negri"]),
        ]
        #expect(rule.closeCollaborators(in: works) == ["Perugini", "Baldassi", "Lauditi", "Malatesta"])
    }

    @Test func `one more shared work never makes anybody less close while the window stays`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<1_000 {
            let people = ["A", "B", "C", "D", "E"]
            var works = [Work(year: 2020, others: [])]
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                works.append(
                    Work(
                        year: Int.random(in: 2010...2020, using: &generator),
                        others: Set(people.filter { _ in Bool.random(using: &generator) })))
            }
            let before = rule.closeCollaborators(in: works)
            works.append(Work(year: Int.random(in: 2010...2020, using: &generator), others: ["A", "B"]))
            #expect(before.isSubset(of: rule.closeCollaborators(in: works)))
        }
    }
}
