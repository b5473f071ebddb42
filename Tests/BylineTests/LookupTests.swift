import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

@Suite struct LookupTests {
    private func catalogue() throws -> Registrar {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        return registrar
    }

    @Test func `an id, in either case, names its researcher`() throws {
        let registrar = try catalogue()
        let id = try registrar.one("Clarissa Lauditi")
        #expect(try registrar.one("\(id)") == id)
        #expect(try registrar.one("r\(id.rawValue)") == id)
    }

    @Test func `words that fit several people list them all`() throws {
        let registrar = try catalogue()
        guard case .several(let candidates) = try registrar.researcher("zhang") else {
            Issue.record("“zhang” should fit several")
            return
        }
        #expect(candidates.count > 2 && candidates.allSatisfy { $0.variants.contains { $0.contains("Zhang") } })
    }

    @Test func `a misspelt name is nobody's, and the right one is suggested`() throws {
        guard case .none(let nearest) = try catalogue().researcher("Ricardo Zechina") else {
            Issue.record("nobody is called so")
            return
        }
        #expect(nearest.first?.name == "Riccardo Zecchina")
    }

    @Test func `a title finds its work whatever its case, spelling and final period`() throws {
        let registrar = try catalogue()
        let work = try registrar.onePaper("Native state of natural proteins optimizes local entropy")
        #expect(try registrar.onePaper("NATIVE STATE OF NATURAL PROTEINS OPTIMISES LOCAL ENTROPY.") == work)
        #expect(try registrar.onePaper("\(work)") == work)
    }

    @Test(arguments: [
        "\"", "'", "*", "a OR b", "NEAR(a b)", "title:", "-", "(", "^x", "a\" OR \"b", "{x}", "", " ", "%", "\u{0}",
        "x:y*",
        String(repeating: "z", count: 10_000), "العربية", "李 明",
    ])
    func `punctuation of the full-text engine is only text to a search`(_ text: String) throws {
        let registrar = try catalogue()
        _ = try registrar.search(text, limit: 10)
        _ = try registrar.researcher(text)
        _ = try registrar.paper(text)
    }

    @Test func `a search finds people by name and works by title, abstract and author`() throws {
        let registrar = try catalogue()
        let hits = try registrar.search("mezard", limit: 20)
        guard case .researcher(let person)? = hits.first else {
            Issue.record("a person comes first")
            return
        }
        #expect(person.name == "Marc Mézard")
        #expect(
            hits.contains {
                if case .work(let work) = $0 { work.authors.contains { $0.name == "Marc Mézard" } } else { false }
            })
    }

    @Test func `what names a paper is not looked for among people, nor the other way round`() throws {
        let registrar = try catalogue()
        for name in ["W3", "1905.07833", "10.1073/pnas.1908636117"] {
            #expect(throws: BylineError.self) { try registrar.researcher(name) }
        }
        for name in ["R3", "0000-0002-1825-0097"] { #expect(throws: BylineError.self) { try registrar.paper(name) } }
        #expect(
            try registrar.onePaper("https://doi.org/10.1073/PNAS.1908636117")
                == registrar.onePaper("Shaping the learning landscape"))
        #expect(throws: BylineError.self) { try registrar.paper("10.1000/zzz") }
    }

    @Test func `an ORCID iD with a wrong check digit is said to be one`() throws {
        do {
            _ = try catalogue().researcher("0000-0002-1825-0098")
            Issue.record("the check digit is wrong")
        } catch let error as BylineError {
            #expect(error.kind == .invalidInput)
        }
    }

    @Test func `two letters do not begin a name, and half a damaged name is none`() throws {
        let registrar = try catalogue()
        for text in ["OR", "ording", "ezard"] {
            if case .one(let id) = try registrar.researcher(text) { Issue.record("\(text) finds \(id)") }
        }
        #expect(try registrar.one("K¨ording") == registrar.one("Körding"))
    }

    @Test func `an id that was never given out is found nowhere`() throws {
        let registrar = try catalogue()
        #expect(throws: BylineError.self) { try registrar.researcher("R99999") }
        for lookup in ["r0", "R"] {
            if case .one = try registrar.researcher(lookup) { Issue.record("\(lookup) names nobody") }
        }
        #expect(throws: BylineError.self) { try registrar.profile(of: ResearcherID(99_999)) }
        #expect(throws: BylineError.self) { try registrar.source(SourceID(99_999)) }
    }

    @Test func `of many who may be one person the first few are told, the same as of all`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "namesakes.sqlite").path
            let registrar = try Registrar(store: path, mode: .write)
            _ = try registrar.import(Self.petrovs.map { .success($0) })
            let store = try Store(path: path, mode: .read)
            var most = 0
            for somebody in try registrar.researchers(after: ResearcherID(0), limit: 1_000) {
                let all = try registrar.profile(of: somebody.id).possiblySame
                most = Swift.max(most, all.count)
                for limit in [0, 1, 3, 1_000] {
                    let some = try registrar.portrait(of: somebody.id, doubles: limit).profile.possiblySame
                    #expect(some == Array(all.prefix(limit)))
                }
                let everyone = Set(try store.namesakes(of: somebody.id))
                #expect(everyone.isSuperset(of: all.map(\.id)))
                var fewer = Set<ResearcherID>()
                for limit in [0, 2, 5, 10, 1_000] {
                    let some = Set(try store.namesakes(of: somebody.id, among: limit))
                    #expect(some.count <= limit && some.isSuperset(of: fewer) && some.isSubset(of: everyone))
                    fewer = some
                }
                #expect(fewer == everyone)
            }
            #expect(most > 3)
        }
    }

    /// Pages on which nothing but the name is common to people.
    private static let petrovs: [Registrar.Document] = (0..<30).map { number in
        let name = ["J. Petrov", "Jan Petrov", "Jana Petrov", "Jasper Petrov"][number % 4]
        let subject = ["Glass", "Flat minima", "Random codes", "Trees", "Cavities"][number % 5]
        let page = """
            This paper studies \(subject) and says so on page \(number).
            Current paper (gray), citations (green), references (blue)
            Title | Authors | Year | Actions |
            ---|---|---|---|
            \(subject) of the kind \(number)
            |
            \(name)
            |
            \(1990 + number)
            |
            View Paper |
            Comments (0)

            """
        return .init(label: "page-\(number).txt", bytes: Array(page.utf8))
    }
}
