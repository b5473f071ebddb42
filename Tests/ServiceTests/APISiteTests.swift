import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

@Suite struct APISiteTests {
    // MARK: The table

    @Test func `every route of the API is described, and every pattern's names are`() throws {
        var ids: Set<String> = []
        for route in APIRoutes.all {
            let operation = try #require(route.operation, "\(route.pattern)")
            #expect(ids.insert(operation.id).inserted, "\(operation.id) is there twice")
            #expect(!operation.summary.hasSuffix(".") && !operation.answers.isEmpty)
            let names = RouteTable.parts(of: route.pattern).compactMap { part in
                if case .name(let name) = part { name } else { nil }
            }
            #expect(operation.path.map(\.name) == names)
            #expect(route.parameters == operation.query.map(\.name))
        }
    }

    @Test func `every schema that is named is there, and none is there twice`() throws {
        let names = APIRoutes.schemas.map(\.name)
        #expect(Set(names).count == names.count)
        let text = APIRoutes.openAPI(APIRoutes.all, origin: "https://byline.example").compact
        let mark = "#/components/schemas/"
        let named = Set(text.components(separatedBy: mark).dropFirst().map { String($0.prefix { $0 != "\"" }) })
        #expect(named.subtracting(names) == [] && named.count > 20)
    }

    // MARK: What is refused

    @Test func `an unknown parameter is refused with the nearest known name`() throws {
        try APICatalogue.with([]) { catalogue in
            try catalogue.add([])
            _ = try Registrar(store: catalogue.path, mode: .write)
            let response = try catalogue.ask("/v1/researchers?limti=3")
            #expect(response.status == 400 && response.headers["Content-Type"] == "application/problem+json")
            let text = String(decoding: response.body, as: UTF8.self)
            #expect(text.contains("\"pointer\":\"/limti\"") && text.contains("perhaps `limit`"))
            for query in ["limit=0", "limit=201", "limit=1&limit=2", "limit=x", "cursor=", "cursor=abc.def"] {
                #expect(try catalogue.ask("/v1/researchers?\(query)").status == 400, "\(query)")
            }
            #expect(try catalogue.ask("/v1/search").status == 400)
        }
    }

    @Test func `methods are told, and HEAD is answered like GET`() throws {
        try APICatalogue.with { catalogue in
            #expect(try catalogue.ask("/v1/works/W1", .post).status == 405)
            #expect(try catalogue.ask("/v1/works/W1", .other).headers["Allow"] == "GET, HEAD, OPTIONS")
            let options = try catalogue.ask("/v1/works/W1", .options)
            #expect(options.status == 204 && options.headers["Allow"] == "GET, HEAD, OPTIONS")
            let (head, whole) = (try catalogue.ask("/v1/works/W1", .head), try catalogue.ask("/v1/works/W1"))
            #expect(head.status == 200 && head.headers == whole.headers)
        }
    }

    @Test(arguments: ["/v1", "/v1/nothing", "/v1/works/W99999", "/v1/works/R1", "/v1/works/w0", "/v1/works/W1.exe"])
    func `what is not there is told as a problem that names the path`(path: String) throws {
        try APICatalogue.with { catalogue in
            let response = try catalogue.ask(path)
            #expect(response.status == 404)
            #expect(String(decoding: response.body, as: UTF8.self).contains("\"instance\":\"\(path)\""))
        }
    }

    @Test func `a browser is told with a page, a program with a problem`() throws {
        try APICatalogue.with { catalogue in
            let browser: Headers = ["Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"]
            #expect(try catalogue.ask("/nothing", .get, browser).headers["Content-Type"] == "text/html; charset=utf-8")
            let program = try catalogue.ask("/v1/nothing", .get, browser)
            #expect(program.headers["Content-Type"] == "application/problem+json")
        }
    }

    // MARK: Lists

    @Test(arguments: [
        "/v1/researchers", "/v1/works", "/v1/works?since=2015&until=2020", "/v1/researchers/R24/works", "/v1/sources",
        "/v1/researchers/R24/collaborators", "/v1/topics/cond-mat.dis-nn/works",
    ])
    func `a walk in small pages finds what one large page holds, in the same order`(list: String) throws {
        try APICatalogue.with { catalogue in
            let whole = try catalogue.walk(list, limit: 200).compactMap { $0["id"] as? String }
            let small = try catalogue.walk(list, limit: 3).compactMap { $0["id"] as? String }
            #expect(small == whole && Set(whole).count == whole.count && whole.count > 3)
            let numbers = whole.compactMap { Int($0.dropFirst()) }
            #expect(numbers == numbers.sorted())
        }
    }

    @Test func `a cursor is good for its own question alone`() throws {
        try APICatalogue.with { catalogue in
            let cursor = try #require(try catalogue.json("/v1/works?limit=2&since=2000")["next"] as? String)
            #expect(try catalogue.ask("/v1/works?limit=5&since=2000&cursor=\(cursor)").status == 200)
            for other in ["/v1/works?cursor=", "/v1/works?since=2001&cursor=", "/v1/researchers?cursor="] {
                #expect(try catalogue.ask(other + cursor).status == 400, "\(other)")
            }
            let altered = cursor.replacingOccurrences(of: ".", with: "A.")
            #expect(try catalogue.ask("/v1/works?since=2000&cursor=\(altered)").status == 400)
        }
    }

    @Test func `the link of a page leads to the next one`() throws {
        try APICatalogue.with { catalogue in
            let response = try catalogue.ask("/v1/works.csv?limit=2&since=2000")
            let link = try #require(response.headers["Link"])
            #expect(link.hasPrefix("<https://byline.example/v1/works.csv?") && link.hasSuffix(">; rel=\"next\""))
            let target = link.dropFirst("<https://byline.example".count).prefix { $0 != ">" }
            let next = try catalogue.ask(String(target))
            #expect(next.status == 200 && next.body != response.body)
        }
    }

    @Test func `what is imported during a walk is neither lost nor doubled, and hides nothing`() throws {
        let pages = try APICatalogue.documents(in: "pages")
        try APICatalogue.with([]) { catalogue in
            try catalogue.add([pages[0]])
            let before = try catalogue.walk("/v1/works", limit: 200).compactMap { $0["id"] as? String }
            var rest = pages.dropFirst()
            let during = try catalogue.walk("/v1/works", limit: 2) {
                if let page = rest.popFirst() { try catalogue.add([page]) }
            }.compactMap { $0["id"] as? String }
            let after = try catalogue.walk("/v1/works", limit: 200).compactMap { $0["id"] as? String }
            #expect(rest.isEmpty && after.count > before.count && Set(during).count == during.count)
            // What was there before and still is was seen, and nothing was seen that never was.
            #expect(Set(before).intersection(after).isSubset(of: during))
            #expect(during == during.sorted { Int($0.dropFirst()) ?? 0 < Int($1.dropFirst()) ?? 0 })
        }
    }

    // MARK: Forms

    @Test func `the suffix of an address and Accept give the same answer`() throws {
        try APICatalogue.with { catalogue in
            for (suffix, type) in [
                ("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems"),
                ("csl.json", "application/vnd.citationstyles.csl+json"), ("jsonld", "application/ld+json"),
                ("json", "application/json"),
            ] {
                let bySuffix = try catalogue.ask("/v1/works/W1.\(suffix)")
                let byAccept = try catalogue.ask("/v1/works/W1", .get, ["Accept": type])
                #expect(bySuffix.status == 200 && bySuffix.body == byAccept.body, "\(suffix)")
                #expect(byAccept.headers["Content-Type"]?.hasPrefix(type) == true)
                #expect(byAccept.headers["Vary"] == "Accept")
            }
            #expect(try catalogue.ask("/v1/works/W1", .get, ["Accept": "image/png"]).status == 406)
        }
    }

    @Test func `a part of a graph that had to be cut says so and why`() throws {
        try APICatalogue.with { catalogue in
            let cut = try catalogue.json("/v1/graph/ego?of=R24&nodes=3")
            #expect(cut["truncated"] as? Bool == true && cut["why"] is String)
            #expect((cut["nodes"] as? [Any])?.count == 3)
            let whole = try catalogue.json("/v1/graph/ego?of=R24&nodes=500")
            #expect(whole["truncated"] as? Bool == false && whole["why"] is NSNull)
        }
    }
}
