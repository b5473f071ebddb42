import Byline
import Foundation
import Service
import Testing

@Suite struct HTTPProblemTests {
    @Test func `a fault of ours is told without its words, which are for the log`() throws {
        let problem = Problem(BylineError(.failure, "“/srv/secret.sqlite” is damaged", mend: "Restore it"))
        let text = problem.document(instance: "/v1/works")
        #expect(problem.status == 500 && !text.contains("secret") && problem.cause?.contains("secret") == true)
        let busy = Problem(BylineError(.limit, "Another process writes to “/srv/secret.sqlite”", mend: ""))
        #expect(busy.status == 503 && busy.headers["Retry-After"] != nil)
        #expect(!busy.document(instance: "/").contains("secret"))
    }

    @Test func `a document has the members of RFC 9457, whatever stands in them`() throws {
        let problem = Problem(
            400, "“\"\\\u{1}</script>”", mend: "é", errors: [.init(pointer: "/q\"", code: "bad", detail: "\n")])
        let read = try JSONSerialization.jsonObject(with: Data(problem.document(instance: "/v1/\"").utf8))
        let object = try #require(read as? [String: Any])
        #expect(object["type"] as? String == "/problems/bad-request" && object["status"] as? Int == 400)
        #expect(object["detail"] as? String == "“\"\\\u{1}</script>”" && object["instance"] as? String == "/v1/\"")
        #expect((object["errors"] as? [[String: String]])?.first?["pointer"] == "/q\"")
    }

    @Test func `no two problems share a status or a type`() {
        #expect(Set(Problem.known.map(\.status)).count == Problem.known.count)
        #expect(Set(Problem.known.map(\.slug)).count == Problem.known.count)
    }

    @Test func `routes are found by literal segments first, then by names`() throws {
        func route(_ pattern: String) -> Route { Route(.get, pattern) { _ in Response() } }
        let table = RouteTable([route("/a/{x}"), route("/a/b"), route("/a/{x}/c"), route("/")])
        for (path, expected) in [(["a", "b"], 1), (["a", "z"], 0), (["a", "b", "c"], 2), ([], 3)] {
            #expect(table.match(path)?.routes[.get] == expected, "\(path)")
        }
        #expect(table.match(["a"]) == nil && table.match(["a", "b", "d"]) == nil)
        let match = try #require(table.match(["a", "b", "c"]))
        #expect(table.segments(of: match, for: table.routes[2]) == ["x": "b"])
    }
}
