import Byline
import Foundation
import Service
import TestSupport
import Testing

@Suite struct StaticFolderTests {
    /// Builds a site of these files.
    @discardableResult
    private func build(_ files: [String: String], in folder: URL, isDryRun: Bool = false) throws -> SiteFolder.Report {
        let site = try SiteFolder(folder.path, isDryRun: isDryRun)
        for (name, text) in files.sorted(by: { $0.key < $1.key }) { try site.put(Array(text.utf8), as: name) }
        return try site.finish()
    }

    /// Every file below a folder with its bytes, hidden ones included.
    private func contents(of folder: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            var isFolder: ObjCBool = false
            let url = folder.appending(path: name)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { continue }
            found[name] = isFolder.boolValue ? Data("folder".utf8) : try Data(contentsOf: url)
        }
        return found
    }

    private func moment(of url: URL) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date
    }

    @Test func `files that have not changed keep their time, others are replaced, added and removed`() throws {
        try withTemporaryFolder { folder in
            let first = try build(["index.html": "home", "a/b/c.html": "deep", "d.html": "old"], in: folder)
            #expect(first.new == 3 && first.files == 3 && first.byteCount == 11)
            let long = Date(timeIntervalSince1970: 1_000_000_000)
            for name in ["index.html", "a/b/c.html", "d.html", SiteFolder.manifestName] {
                let path = folder.appending(path: name).path
                try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
            }

            let same = try build(["index.html": "home", "a/b/c.html": "deep", "d.html": "old"], in: folder)
            #expect(same.unchanged == 3 && same.new + same.changed + same.removed == 0)
            #expect(try moment(of: folder.appending(path: SiteFolder.manifestName)) == long)

            let second = try build(["index.html": "home", "d.html": "new", "e.html": "more"], in: folder)
            #expect((second.new, second.changed, second.unchanged, second.removed) == (1, 1, 1, 1))
            #expect(try moment(of: folder.appending(path: "index.html")) == long)
            #expect(try moment(of: folder.appending(path: "d.html")) != long)
            #expect(
                Set(try contents(of: folder).keys) == ["index.html", "d.html", "e.html", SiteFolder.manifestName],
                "the folders of a removed file go with it")
        }
    }

    @Test func `a folder that holds files and was not built by us is refused and stays as it is`() throws {
        try withTemporaryFolder { folder in
            try Data("mine".utf8).write(to: folder.appending(path: "thesis.tex"))
            let before = try contents(of: folder)
            let refusal = #expect(throws: BylineError.self) { try build(["index.html": "home"], in: folder) }
            #expect(refusal?.kind == .conflict && refusal?.mend.contains("empty folder") == true)
            #expect(try contents(of: folder) == before)
        }
    }

    @Test func `somebody else's files in a site are left alone, even where the site has a file of that name`() throws {
        try withTemporaryFolder { folder in
            try build(["index.html": "home", "a/b.html": "page"], in: folder)
            let own = ["CNAME": "byline.example", "a/note.txt": "keep", "robots.txt": "mine"]
            for (name, text) in own { try Data(text.utf8).write(to: folder.appending(path: name)) }
            let report = try build(["index.html": "home 2", "robots.txt": "ours"], in: folder)
            #expect(report.kept == ["robots.txt"] && report.removed == 1)
            let after = try contents(of: folder)
            for (name, text) in own { #expect(after[name] == Data(text.utf8)) }
            #expect(after["a/b.html"] == nil && after["index.html"] == Data("home 2".utf8))
            // Nor does the next build take it for one of ours.
            try build(["index.html": "home 2"], in: folder)
            #expect(try contents(of: folder)["robots.txt"] == Data("mine".utf8))
        }
    }

    @Test func `links to elsewhere are never written through`() throws {
        try withTemporaryFolder { folder in
            let (site, outside) = (folder.appending(path: "site"), folder.appending(path: "outside"))
            try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
            try Data("secret".utf8).write(to: outside.appending(path: "index.html"))
            try build(["index.html": "home"], in: site)
            try FileManager.default.createSymbolicLink(
                at: site.appending(path: "a"), withDestinationURL: outside)
            #expect(throws: BylineError.self) { try build(["index.html": "home", "a/new.html": "x"], in: site) }
            try FileManager.default.removeItem(at: site.appending(path: "index.html"))
            try FileManager.default.createSymbolicLink(
                at: site.appending(path: "index.html"), withDestinationURL: outside.appending(path: "index.html"))
            try build(["index.html": "home"], in: site)
            #expect(try contents(of: outside) == ["index.html": Data("secret".utf8)])
        }
    }

    @Test func `a manifest that names files outside is refused, and nothing is removed`() throws {
        for line in ["../victim", "/etc/hosts", "a/../../victim", ".ssh/config", "a//b", ""] {
            try withTemporaryFolder { folder in
                let site = folder.appending(path: "site")
                try build(["index.html": "home"], in: site)
                try Data("here".utf8).write(to: folder.appending(path: "victim"))
                let manifest = site.appending(path: SiteFolder.manifestName)
                let text = try String(contentsOf: manifest, encoding: .utf8)
                try Data((text + line + "\n").utf8).write(to: manifest)
                if line.isEmpty {
                    try build(["index.html": "home"], in: site)
                } else {
                    #expect(throws: BylineError.self, "\(line)") { try build([:], in: site) }
                }
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: "victim").path))
            }
        }
    }

    @Test func `a build that was stopped leaves whole files, all of them known as ours`() throws {
        try withTemporaryFolder { folder in
            do {
                let site = try SiteFolder(folder.path, isDryRun: false)
                try site.put(Array("home".utf8), as: "index.html")
                try site.put(Array("page".utf8), as: "a/b.html")
                // Stopped here: no `finish`.
            }
            let report = try build(["index.html": "home"], in: folder)
            #expect(report.unchanged == 1 && report.removed == 1)
            #expect(Set(try contents(of: folder).keys) == ["index.html", SiteFolder.manifestName])
        }
    }

    @Test func `a dry run counts the same and touches nothing`() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "site")
            #expect(try build(["index.html": "home"], in: site, isDryRun: true).new == 1)
            #expect(!FileManager.default.fileExists(atPath: site.path))
            try build(["index.html": "home", "b.html": "b"], in: site)
            let before = try contents(of: site)
            let files = ["index.html": "other", "c.html": "c"]
            let foretold = try build(files, in: site, isDryRun: true)
            #expect(try contents(of: site) == before)
            #expect(try build(files, in: site) == foretold)
        }
    }

    @Test func `two builds never write one folder at the same time`() throws {
        try withTemporaryFolder { folder in
            let first = try SiteFolder(folder.path, isDryRun: false)
            let refusal = #expect(throws: BylineError.self) { try SiteFolder(folder.path, isDryRun: false) }
            #expect(refusal?.what.contains("Another build") == true)
            _ = try first.finish()
        }
    }

    @Test(arguments: [
        ("index.html", true), ("a/b-c_d.1.html", true), ("", false), ("/a", false), ("a/", false), ("a//b", false),
        ("..", false), ("a/..", false), (".git/config", false), ("a b", false), ("a\u{0}b", false), ("é.html", false),
        ("a%2Fb", false), ("a\\b", false),
    ])
    func `a name is plain or it is no name`(name: String, isPlain: Bool) {
        #expect(SiteFolder.isPlain(name) == isPlain)
    }
}
