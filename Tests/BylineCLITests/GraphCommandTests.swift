import BylineCLI
import Catalog
import Foundation
import TestSupport
import Testing

/// The questions about the graph, as a person types them.
@Suite struct GraphCommandTests {
    /// A catalogue of the fixture pages, for one test.
    private func withCatalogue(_ work: (Surroundings) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let surroundings = Surroundings(environment: ["BYLINE_STORE": folder.path + "/byline.sqlite"])
        let pages = projectRoot.appending(path: "fixtures/pages").path
        #expect(Call(["import", pages], in: surroundings).status == .ok)
        try work(surroundings)
    }

    @Test func `a path is drawn as a chain with works and years, and every format holds its steps`() throws {
        try withCatalogue { surroundings in
            let call = Call("graph path Cengiz Pehlevan to Riccardo Zecchina", in: surroundings)
            #expect(call.status == .ok)
            let lines = call.output.split(separator: "\n")
            #expect(lines.first?.hasPrefix("Cengiz Pehlevan  R") == true)
            #expect(lines.last?.hasPrefix("Riccardo Zecchina  R") == true)
            #expect(lines.contains { $0.contains("work") && $0.contains("strength") && $0.contains("20") })
            #expect(call.errors.contains("steps."))
            let plain = Call(["graph", "path", "Cengiz Pehlevan", "Zecchina", "--ascii"], in: surroundings)
            #expect(plain.output.allSatisfy(\.isASCII) && plain.output.contains("|"))
            let rows = try #require(
                try parsed(Call("graph path Cengiz Pehlevan to Zecchina --json", in: surroundings).output)
                    as? [[String: Any]])
            #expect(rows.first?["source_name"] as? String == "Cengiz Pehlevan")
            #expect(rows.last?["target_name"] as? String == "Riccardo Zecchina")
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0["target"] as? String == $1["source"] as? String })
            for row in rows { #expect((row["works"] as? [String])?.count == row["shared_works"] as? Int) }
            let picture = Call("graph path Cengiz Pehlevan to Zecchina --all --format svg", in: surroundings)
            #expect(picture.status == .ok && picture.output.contains("<svg") && picture.output.contains("Pehlevan"))
        }
    }

    @Test func `no path, one person twice, nobody of that name and a spent budget end each in their own way`() throws {
        try withCatalogue { surroundings in
            let apart = Call("graph path Cengiz Pehlevan to Zecchina --since 2200", in: surroundings)
            #expect(apart.status == .notFound && apart.output.isEmpty && apart.errors.contains("No chain"))
            #expect(
                Call("graph path Cengiz Pehlevan to Zecchina --since 2200 --json", in: surroundings).output == "[]\n")
            let same = Call("graph path Zecchina to Riccardo Zecchina", in: surroundings)
            #expect(same.status == .ok && same.errors.contains("one person"))
            let nobody = Call("graph path Zecchina Xyzzy", in: surroundings)
            #expect(nobody.status == .notFound && nobody.errors.contains("Xyzzy"))
            let spent = Call("graph path Cengiz Pehlevan to Zecchina --max-nodes 1", in: surroundings)
            #expect(spent.status == .limit && spent.errors.contains("more than 1 researchers"))
            let near = Call("graph path Cengiz Pehlevan to Zecchina --max-steps 1", in: surroundings)
            #expect(near.status == .limit && near.errors.contains("more steps than were asked for"))
            for line in [
                "graph path Zecchina", "graph path A B C", "graph path A B --all --k 2", "graph common Zecchina",
                "graph rising --later 2020-2010", "graph rising --earlier soon", "graph central --papers --by degree",
                "graph path A B --weighted --max-steps 3",
            ] {
                #expect(Call(line, in: surroundings).status == .usage, "\(line)")
            }
            #expect(
                Call("graph rising --earlier 2015-2021 --later 2020-2024", in: surroundings).status == .invalidInput)
        }
    }

    private static let questions = [
        "common Zecchina Baldassi", "core", "communities", "communities Zecchina", "central", "central --by degree",
        "central --by betweenness --samples 20", "central --by strength", "central --papers --limit 3", "bridges",
        "rising", "rising Zecchina --earlier 2010-2015 --later 2016-2025", "suggest Cengiz Pehlevan", "stats",
        "path Cengiz Pehlevan to Zecchina --weighted --k 3", "core --k 2 --limit 4", "central --topic cs.LG",
    ]

    @Test func `every question answers in every format, and each field it prints is documented`() throws {
        try withCatalogue { surroundings in
            for question in Self.questions { try expectAnswer(question, in: surroundings) }
        }
    }

    private func expectAnswer(_ question: String, in surroundings: Surroundings) throws {
        let call = Call("graph " + question, in: surroundings)
        #expect(call.status == .ok && !call.output.isEmpty, "\(call.errors)")
        let json = try parsed(Call("graph \(question) --json", in: surroundings).output)
        let first = try #require((json as? [[String: Any]])?.first ?? json as? [String: Any])
        let name = question.split(separator: " ")[0]
        let definition = try #require(CommandTree.definitions.first { $0.path == ["graph", String(name)] })
        #expect(Set(first.keys) == Set(definition.fields.map(\.name)))
        let csv = Call("graph \(question) --format csv", in: surroundings).output
        #expect(csv.prefix { !$0.isNewline }.split(separator: ",").count == definition.fields.count)
        // The same store, asked again, says the same.
        #expect(Call("graph \(question) --format csv", in: surroundings).output == csv)
    }

    @Test func `every edge of an answer shows its works`() throws {
        try withCatalogue { surroundings in
            for question in [
                "common Zecchina Baldassi", "bridges", "rising", "suggest Cengiz Pehlevan",
                "path Cengiz Pehlevan to Zecchina",
                "ego Zecchina",
            ] {
                let page = Call("graph \(question) --works", in: surroundings)
                #expect(page.status == .ok)
                let rows = try #require(
                    try parsed(Call("graph \(question) --json", in: surroundings).output) as? [[String: Any]])
                let works = Set(rows.flatMap { $0["works"] as? [String] ?? [] })
                #expect(!works.isEmpty)
                for work in works { #expect(page.output.contains(work), "\(question): \(work)") }
            }
        }
    }

    @Test func `a number that a cut author list makes too low carries a plus, and the answer says why`() throws {
        try withCatalogue { surroundings in
            let call = Call("graph bridges --limit 1000", in: surroundings)
            let rows = try #require(
                try parsed(Call("graph bridges --limit 1000 --json", in: surroundings).output) as? [[String: Any]])
            let marked = rows.filter { $0["is_lower_bound"] as? Bool == true }
            #expect(call.output.split(separator: "\n").count { $0.contains("+ ") } == marked.count)
            #expect(call.errors.contains("too low") == !marked.isEmpty)
        }
    }
}
