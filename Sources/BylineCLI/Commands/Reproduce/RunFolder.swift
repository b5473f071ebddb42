import Byline
import Catalog
import Glibc

/// The folder into which runs are put: `NAME.json`, `NAME.csv` and `NAME.svg`; of a part, only the run itself.
struct RunFolder {
    let path: String

    /// Makes the folder when it is missing, so that one that cannot be written is noticed before any work.
    init(_ path: String) throws(BylineError) {
        self.path = path
        do { try Files.makeFolder(path) } catch {
            throw BylineError(
                error.number == EACCES || error.number == EROFS ? .denied : .failure,
                "“\(path)” cannot be written to: \(error.reason)",
                mend: "Name a folder you may write to")
        }
    }

    /// Writes what a finding leaves behind, each file whole or not at all, in the place of an older one.
    /// - Parameter part: `2-of-5` for a shard; nil where the name alone will do.
    func keep(_ finding: ReproductionFinding, part: String? = nil, in session: Session) throws {
        let stem = path + (path.hasSuffix("/") ? "" : "/") + finding.summary.name + (part.map { "." + $0 } ?? "")
        let documents = finding.documents
        var files = [(stem + ".json", documents.run)]
        if finding.isComplete { files += [(stem + ".csv", documents.csv), (stem + ".svg", documents.svg)] }
        for (file, text) in files {
            try session.protectStore(from: file, flag: "--out")
            let copy = try WholeFile(file)
            copy.write(text)
            try copy.finish()
        }
        session.diagnostics.note("Written: \(files.map(\.0).joined(separator: ", ")).")
    }
}

extension Flag {
    static let runFolder = Flag.option(
        "out", "FOLDER", .folderOrFile, "Keep the run (NAME.json), the figure's points (.csv) and the figure (.svg)")
}

extension ParsedLine {
    /// The value of `--out`.
    func runFolder() throws(UsageError) -> String? {
        guard let folder = value("out") else { return nil }
        if folder.isEmpty || folder == "-" {
            throw UsageError(what: "--out is “\(folder)”, which is no folder", mend: "Name a folder")
        }
        return folder
    }
}

extension Session {
    /// Prints what was found and says how the call ends: 1 when some claim is not reproduced.
    func tell(_ findings: [ReproductionFinding], to output: inout some TextOutputStream) -> ExitStatus {
        if format == .table {
            output.write(findings.map { FindingPage.text($0, layout) }.joined(separator: "\n"))
        } else {
            output.write(Listing<FoundClaim>.findings.render(FoundClaim.all(findings), as: format, layout: layout))
        }
        return findings.contains { $0.summary.verdict == .notReproduced } ? .failure : .ok
    }
}
