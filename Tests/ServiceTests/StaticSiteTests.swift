import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

@Suite(.builtSite) struct StaticSiteTests {
    private static let base = BuiltSite.base

    /// A catalogue of these documents, imported at one go.
    private func catalogue(_ names: [String]) throws -> Registrar {
        let registrar = try Registrar(store: ":memory:", mode: .write)
        try add(names, to: registrar)
        return registrar
    }

    private func add(_ names: [String], to registrar: Registrar) throws {
        let documents = try names.map { name in
            Result<Registrar.Document, BylineError>.success(
                .init(label: String(name.split(separator: "/").last ?? ""), bytes: try fixture(name)))
        }
        _ = try registrar.import(documents)
    }

    private static let few = ["pages/clarissa-lauditi.txt", "pages/riccardo-zecchina.txt"]

    @discardableResult
    private func build(
        _ registrar: Registrar, in folder: URL, at base: String = base, isDryRun: Bool = false
    ) throws -> StaticSite.Build {
        try StaticSite.build(
            from: registrar, at: try SiteBase(base), into: try SiteFolder(folder.path, isDryRun: isDryRun))
    }

    private func contents(of folder: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: name)
            if (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true {
                found[name] = try Data(contentsOf: url)
            }
        }
        return found
    }

    private struct Links: Decodable {
        var faults: [String]
        var links: Int
        var documents: Int
    }

    @Test func `everybody and every work has a page, a record for programs and a place in the lists`() throws {
        let site = try #require(BuiltSite.pages)
        let (registrar, built) = (try site.reader(), site.built)
        #expect(built.broken.isEmpty && built.report.kept.isEmpty && built.report.new == built.report.files)
        let files = try contents(of: site.folder)
        #expect(files.count == built.report.files + 1, "and the manifest")
        for name in ["index.html", "404.html", "search.html", "lists/researchers.html", "lists/works.html"] {
            #expect(files[name] != nil, "\(name)")
        }
        let people = try registrar.everyResearcher()
        let works = try registrar.everyWork()
        #expect(people.count > 200 && works.count > 100)
        for name in people.map({ "researchers/\($0.id)" }) + works.map({ "works/\($0.id)" }) {
            #expect(files[name + ".html"] != nil, "\(name)")
            let record = try #require(files["v1/\(name).json"], "\(name)")
            _ = try JSONSerialization.jsonObject(with: record)
        }
        for (list, wanted) in [
            ("works", works.map(\.id.description)), ("researchers", people.map(\.id.description)),
        ] {
            let lines = try #require(files["v1/export/\(list).ndjson"]).split(separator: UInt8(ascii: "\n"))
            let ids = try lines.map { try (JSONSerialization.jsonObject(with: $0) as? [String: Any])?["id"] as? String }
            #expect(Set(ids) == Set(wanted) && ids.count == wanted.count)
        }
        #expect(files["v1/topics.json"] != nil && files["v1/openapi.json"] == nil)
    }

    @Test(.enabled(if: hasPython))
    func `every link of a site has its file, wherever the site stands`() throws {
        func look(at folder: URL, _ base: String) throws {
            let seen = try JSONDecoder().decode(
                Links.self, from: python("Browser/links.py", [folder.path, base + "/"]))
            for fault in seen.faults { Issue.record("\(fault)") }
            #expect(seen.links > 500 && seen.documents > 100)
        }
        try look(at: try #require(BuiltSite.pages).folder, Self.base)
        try withTemporaryFolder { folder in
            try build(try catalogue(Self.few), in: folder, at: "https://byline.example")
            try look(at: folder, "https://byline.example")
        }
    }

    @Test(.enabled(if: hasPython))
    func `a hostile catalogue makes a site like any other`() throws {
        try withTemporaryFolder { folder in
            let names = ["full-text.md", "listing.txt", "paper-page.txt", "profile.txt", "snapshot.jsonl"]
            let built = try build(try catalogue(names.map { "hostile/" + $0 }), in: folder)
            #expect(built.broken.isEmpty)
            let seen = try JSONDecoder().decode(
                Links.self, from: python("Browser/links.py", [folder.path, Self.base + "/"]))
            for fault in seen.faults { Issue.record("\(fault)") }
            #expect(seen.documents > 500)
        }
    }

    @Test func `equal stores give equal bytes, and nothing of the hour of the build`() throws {
        try withTemporaryFolder { folder in
            let (store, copy) = (folder.appending(path: "a.sqlite"), folder.appending(path: "b.sqlite"))
            try add(Self.few, to: try Registrar(store: store.path, mode: .write))
            try FileManager.default.copyItem(at: store, to: copy)
            let sites = [folder.appending(path: "a"), folder.appending(path: "b")]
            try build(try Registrar(store: store.path, mode: .read), in: sites[0])
            // Times are printed to the second: the second build is in another one.
            Thread.sleep(forTimeInterval: 1.1)
            try build(try Registrar(store: copy.path, mode: .read), in: sites[1])
            let (one, other) = (try contents(of: sites[0]), try contents(of: sites[1]))
            #expect(one.count > 100 && Set(one.keys) == Set(other.keys))
            for (name, bytes) in one where bytes != other[name] { Issue.record("\(name) differs") }
        }
    }

    @Test func `a later build touches what has changed and ends as if it were the first`() throws {
        try withTemporaryFolder { folder in
            let (site, fresh) = (folder.appending(path: "site"), folder.appending(path: "fresh"))
            let registrar = try catalogue([Self.few[0]])
            let first = try build(registrar, in: site)
            let long = Date(timeIntervalSince1970: 1_000_000_000)
            for name in try contents(of: site).keys {
                let path = site.appending(path: name).path
                try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
            }
            let before = try contents(of: site)
            #expect(try build(registrar, in: site).report.unchanged == first.report.files)

            try add([Self.few[1]], to: registrar)
            let foretold = try build(registrar, in: site, isDryRun: true)
            #expect(try contents(of: site) == before)
            let second = try build(registrar, in: site)
            #expect(second == foretold)
            #expect(second.report.new > 0 && second.report.changed > 0 && second.report.unchanged > 0)
            try build(registrar, in: fresh)
            let after = try contents(of: site)
            #expect(after == (try contents(of: fresh)))
            for (name, bytes) in after {
                let time =
                    try FileManager.default.attributesOfItem(atPath: site.appending(path: name).path)[
                        .modificationDate] as? Date
                #expect((time == long) == (before[name] == bytes), "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("https://byline.example", "/"), ("https://byline.example/", "/"), ("http://127.0.0.1:8000/a/b/", "/a/b/"),
    ])
    func `a site may stand on a host of its own or in a folder of one`(text: String, path: String) throws {
        #expect(try SiteBase(text).path == path)
    }

    @Test(arguments: [
        "", "byline.example", "ftp://byline.example", "https://", "https:///x", "https://a.example/?q", "https://a b/",
        "https://a.example//x", "https://a.example/../x", "https://me@a.example/", "https://a.example/#x",
    ])
    func `what is no address of a folder is refused`(text: String) {
        #expect(throws: BylineError.self) { try SiteBase(text) }
    }

    @Test(.enabled(if: hasBrowser))
    func `a site on a host of files can be searched, with script and without`() throws {
        struct Seen: Decodable {
            var faults: [String]
            var found: [String: [String]]
            var known: [String]
        }
        let site = try #require(BuiltSite.pages)
        let registrar = try site.reader()
        let seen = try JSONDecoder().decode(
            Seen.self, from: python("Browser/static.py", [site.folder.path, "catalogue"]))
        for fault in seen.faults { Issue.record("\(fault)") }
        let hits = try registrar.search("Mezard", limit: 100)
        #expect(seen.found["Mezard"]?.first == "Marc Mézard" && seen.found["Mezard"]?.count == hits.count)
        #expect(seen.found["mézard storage"] == ["Storage capacity of memory networks with binary couplings"])
        #expect(seen.found["KRAUTH"]?.first?.contains("Krauth") == true)
        #expect(seen.found["1989 capacity"]?.count == 2)
        #expect(seen.found["cond-mat.dis-nn"]?.isEmpty == false && seen.found["xyzzy"] == [])
        #expect(seen.found["by name"]?.contains("Marc Mézard") == true)
        #expect(seen.found["by year"]?.first == "2025")
        // The same eyes see every fault of a page that is made of faults.
        for fault in [
            "console: SEVERE", "policy: script-src", "policy: img-src", "heading level skipped", "a table without",
            "wider than the window", "axe color-contrast", "axe image-alt", "tabindex above 0", "focus goes back",
            "focus does not show", "focus out of sight",
        ] {
            #expect(seen.known.contains { $0.contains(fault) }, "\(fault) was not seen")
        }
    }
}
