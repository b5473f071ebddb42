import Byline
import BylineCLI
import Catalog
import Testing

@Suite struct FailureTests {
    @Test(arguments: [
        (BylineError.Kind.failure, Int32(1)), (.notFound, 3), (.invalidInput, 4), (.conflict, 5), (.denied, 6),
        (.limit, 7),
    ])
    func `each kind of failure has its status`(kind: BylineError.Kind, status: Int32) {
        #expect(ExitStatus(kind).rawValue == status)
        #expect(Failure(BylineError(kind, "x", mend: "y")).status.rawValue == status)
    }

    private let naming = Naming(noun: "researcher", command: "researcher works", typed: "Ampère")

    private func failure(of lookup: Lookup<ResearcherID, ResearcherSummary>) throws -> Failure {
        try #require(
            #expect(throws: Failure.self) {
                _ = try naming.one(of: lookup, listing: .researchers, id: \.id)
            })
    }

    @Test func `a name that fits one is that one`() throws {
        let found = try naming.one(of: .one(ResearcherID(3)), listing: .researchers, id: \ResearcherSummary.id)
        #expect(found == ResearcherID(3))
    }

    @Test func `a name that fits several ends with status 5 and lists them`() throws {
        let failure = try failure(of: .several([Samples.summary, Samples.namesake]))
        #expect(failure.status == .conflict)
        #expect(
            failure.sentence.contains("fits 2 researchers") && failure.sentence.contains("byline researcher works R1"))
        let table = try #require(failure.candidates).table(Layout())
        #expect(table.contains("R1") && table.contains("R4") && table.split(separator: "\n").count == 3)
        let problem = try #require(try parsed(JSONText.compact(failure.problem)) as? [String: Any])
        let candidates = try #require(problem["candidates"] as? [[String: Any]])
        #expect(candidates.map { $0["id"] as? String } == ["R1", "R4"])
        #expect(problem["status"] as? Int == 409 && problem["type"] as? String == "/problems/conflict")
    }

    @Test func `a name that fits none ends with status 3 and shows the nearest`() throws {
        let failure = try failure(of: .none(nearest: [Samples.namesake]))
        #expect(failure.status == .notFound && failure.candidates?.name == "nearest")
        #expect(try self.failure(of: .none(nearest: [])).candidates == nil)
    }

    @Test func `a problem object has the members of RFC 9457`() throws {
        let failure = Failure(BylineError(.denied, "The store cannot be written", mend: "Ask its owner"))
        let problem = try #require(try parsed(JSONText.compact(failure.problem)) as? [String: Any])
        #expect(problem["detail"] as? String == "The store cannot be written")
        #expect(problem["mend"] as? String == "Ask its owner" && problem["status"] as? Int == 403)
        #expect(problem["type"] as? String == "/problems/denied" && problem["title"] is String)
    }
}
