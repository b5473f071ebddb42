import BylineCLI
import Foundation
import TestSupport
import Testing

@Suite struct SiteCommandTests {
    @Test func `a site is told in numbers, foretold by a dry run, and never built over somebody's files`() throws {
        let folder = try TemporaryFolder()
        let surroundings = Surroundings(environment: ["BYLINE_STORE": folder.path + "/byline.sqlite"])
        let page = projectRoot.appending(path: "fixtures/pages/riccardo-zecchina.txt").path
        #expect(Call(["import", page], in: surroundings).status == .ok)
        let site = folder.path + "/public"
        let build = ["site", "build", site, "--json"]
        func told(_ call: Call) throws -> [String: Any] { try #require(try parsed(call.output) as? [String: Any]) }

        let dry = Call(build + ["--dry-run"], in: surroundings)
        #expect(dry.status == .ok && !FileManager.default.fileExists(atPath: site))
        let first = Call(build, in: surroundings)
        #expect(first.status == .ok && first.errors.contains("--base-url"))
        #expect(try told(first)["base_url"] as? String == "http://localhost:8000/")
        for field in ["files", "bytes", "new", "changed", "unchanged", "removed"] {
            #expect(try told(first)[field] as? Int == (try told(dry)[field] as? Int), "\(field)")
        }
        #expect((try told(first)["new"] as? Int ?? 0) > 20)

        // Another address changes what the pages lead to.
        let moved = try told(Call(build + ["--base-url", "https://people.example/catalogue"], in: surroundings))
        #expect((moved["changed"] as? Int ?? 0) > 0 && moved["new"] as? Int == 0)

        try folder.file("mine/notes.txt", "keep")
        let refused = Call(["site", "build", folder.path + "/mine"], in: surroundings)
        #expect(refused.status == .conflict && refused.errors.contains("new or empty folder"))
        #expect(Call(build + ["--base-url", "byline.example"], in: surroundings).status == .invalidInput)
        #expect(Call(["site", "build"], in: surroundings).status == .usage)
    }

    @Test func `a file of somebody else's is left in the site, told, and makes the build partial`() throws {
        let folder = try TemporaryFolder()
        let surroundings = Surroundings(environment: ["BYLINE_STORE": folder.path + "/byline.sqlite"])
        let page = projectRoot.appending(path: "fixtures/pages/riccardo-zecchina.txt").path
        #expect(Call(["import", page], in: surroundings).status == .ok)
        #expect(Call(["site", "build", folder.path + "/public"], in: surroundings).status == .ok)
        let file = folder.path + "/public/lists/works.html"
        try FileManager.default.removeItem(atPath: file)
        // Forget that it was ours, as if a person had put their own in its place before the first build.
        let manifest = folder.path + "/public/.byline-site"
        let lines = try String(contentsOfFile: manifest, encoding: .utf8).split(separator: "\n")
        try Data((lines.filter { $0 != "lists/works.html" }.joined(separator: "\n") + "\n").utf8)
            .write(to: URL(filePath: manifest))
        try folder.file("public/lists/works.html", "mine")
        let call = Call(["site", "build", folder.path + "/public"], in: surroundings)
        #expect(call.status == .partial && call.errors.contains("lists/works.html"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }
}
