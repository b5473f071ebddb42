import BylineCLI
import Catalog
import Testing

/// Objects inside objects have no field notes of their own, so the note of the field that holds them names their keys.
@Suite struct NestedFieldTests {
    /// Every key of every object below a value.
    private func keys(_ value: Value) -> Set<String> {
        switch value {
        case .null, .bool, .int, .double, .text: []
        case .list(let items): items.reduce(into: []) { $0.formUnion(keys($1)) }
        case .object(let members): members.reduce(into: []) { $0.formUnion(keys($1.value).union([$1.key])) }
        }
    }

    private func expectNamed<Subject>(_ subject: Subject, _ card: Card<Subject>, except: Set<String> = []) {
        guard case .object(let members) = card.object(subject) else {
            Issue.record("a card prints an object")
            return
        }
        for (member, note) in zip(members, card.notes) where !except.contains(member.key) {
            for key in keys(member.value) {
                let isNamed = card.notes.contains { $0.name == member.key && $0.summary.contains(key) }
                // `counters` says of its statements that they are as in `declared`.
                let isReferred = note.summary.contains("declared") && card.notes.contains { $0.summary.contains(key) }
                #expect(isNamed || isReferred, "\(member.key): \(key)")
            }
        }
    }

    @Test func `the keys of nested objects are named where they are documented`() {
        // The works of a profile are documented by `researcher works`, to which their note refers.
        expectNamed(Samples.profile, ResearcherPage.card, except: ["works"])
        expectNamed(Samples.detail, PaperPage.card)
        expectNamed(Samples.source, SourcePage.card)
    }

    @Test func `the works of a profile have the fields of researcher works`() {
        guard case .object(let members) = ResearcherPage.card.object(Samples.profile),
            case .list(let works)? = members.first(where: { $0.key == "works" })?.value
        else {
            Issue.record("a profile lists works")
            return
        }
        #expect(works.allSatisfy { keys($0) == Set(Listing<WorkSummary>.works.notes.map(\.name)) })
    }
}
