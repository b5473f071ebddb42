import Byline
package import Service

struct SiteBuildCommand: Command {
    /// What Python's own server of files listens on, to look at a site before it goes anywhere.
    private static let local = "http://localhost:8000"

    static let definition = CommandDefinition(
        "site build", "Writes the public catalogue as files for any host",
        argument: Argument(
            placeholder: "DIR", kind: .folderOrFile, fewest: 1, most: 1,
            summary: "a folder: new, empty, or one of an earlier build, of which it replaces what has changed"),
        flags: [
            .option(
                "base-url", "URL", .text, "Where the folder will stand, for feeds and links; \(local) by default"),
            .switch("dry-run", "Say what would be written, and write nothing"),
        ],
        examples: [
            Example("byline site build public --base-url https://byline.example", "Pages, feeds, records and a search"),
            Example(
                "byline site build docs --base-url https://people.example/catalogue", "For a folder of another site"),
            Example("byline site build public --dry-run --json", "What has changed since"),
        ],
        fields: SiteBuildPage.card.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .partial])
    let path: String
    let base: String?
    let isDryRun: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        path = line.phrase
        base = line.value("base-url")
        isDryRun = line.has("dry-run")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let base = try SiteBase(base ?? Self.local)
        let registrar = try session.registrar()
        let build = try StaticSite.build(from: registrar, at: base, into: try SiteFolder(path, isDryRun: isDryRun))
        output.write(
            SiteBuildPage.card.render(
                .init(path: path, base: base, build: build, isDryRun: isDryRun), as: session.format,
                layout: session.layout, page: SiteBuildPage.text))
        if self.base == nil {
            session.diagnostics.note("Links say \(Self.local). Give --base-url for a site that others shall reach.")
        }
        for name in build.report.kept {
            session.diagnostics.warn("“\(path)/\(name)” is somebody else's file and stays as it is.")
        }
        for address in build.broken { session.diagnostics.warn("A page leads to “\(address)”, which is not there.") }
        return build.report.kept.isEmpty && build.broken.isEmpty ? .ok : .partial
    }
}

package enum SiteBuildPage {
    package struct Outcome {
        package var path: String
        package var base: SiteBase
        package var build: StaticSite.Build
        package var isDryRun: Bool
    }

    package static let card = Card<Outcome>([
        Column("folder", .text, "Where the site was written") { .text($0.path) },
        Column("base_url", .text, "Where its links say it stands") { .text($0.base.text) },
        Column("dry_run", .boolean, "Whether nothing was written") { .bool($0.isDryRun) },
        Column("files", .number, "Files of the site") { .int($0.build.report.files) },
        Column("bytes", .number, "Of all of them") { .int($0.build.report.byteCount) },
        Column("new", .number, "Files that were not there") { .int($0.build.report.new) },
        Column("changed", .number, "Files with other bytes than before") { .int($0.build.report.changed) },
        Column("unchanged", .number, "Files that were left untouched") { .int($0.build.report.unchanged) },
        Column("removed", .number, "Files of an earlier build that are gone") { .int($0.build.report.removed) },
        Column("kept", .texts, "Names of the site under which another's file stands") {
            Value(texts: $0.build.report.kept)
        },
        Column("broken", .texts, "Addresses on its pages behind which nothing stands") {
            Value(texts: $0.build.broken)
        },
    ])

    package static func text(_ outcome: Outcome, _ layout: Layout) -> String {
        let report = outcome.build.report
        var page = PageText(layout)
        page.line(
            "\(outcome.isDryRun ? "would write" : "wrote") \(outcome.path): \(report.files) files, "
                + "\((report.byteCount + 500) / 1000) kB; \(report.new) new, \(report.changed) changed, "
                + "\(report.unchanged) unchanged, \(report.removed) removed")
        return page.text
    }
}
