import Byline
import Catalog
import Glibc

/// The folder into which runs are put: `NAME.json`, `NAME.csv` and `NAME.svg`; of a part, only the run itself. While a
/// run is under way its samples stand in `NAME.journal`.
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

    /// Begins the journal of a run, before any work.
    func journal(for order: ReproductionDesk.Order, in session: Session) throws -> RunFile {
        let file = stem(order.name, part: order.part) + ".journal"
        try session.protectStore(from: file, flag: "--out")
        return try RunFile(new: file, head: try order.document())
    }

    /// Writes what a finding leaves behind, each file whole or not at all, in the place of an older one.
    /// - Parameter part: `2-of-5` for a shard; nil where the name alone will do.
    func keep(_ finding: ReproductionFinding, part: String? = nil, in session: Session) throws {
        let stem = stem(finding.summary.name, part: part)
        let documents = finding.documents
        var files = [(stem + ".json", documents.run)]
        if finding.isComplete { files += [(stem + ".csv", documents.csv), (stem + ".svg", documents.svg)] }
        try write(files, in: session)
    }

    /// Writes files of this folder, each whole or not at all.
    func write(_ files: [(path: String, text: String)], in session: Session) throws {
        for (file, text) in files {
            try session.protectStore(from: file, flag: "--out")
            let copy = try WholeFile(file)
            copy.write(text)
            try copy.finish()
        }
        session.diagnostics.note("Written: \(files.map(\.path).joined(separator: ", ")).")
    }

    /// A file of this folder.
    func file(_ name: String) -> String { path + (path.hasSuffix("/") ? "" : "/") + name }

    private func stem(_ name: String, part: String?) -> String { file(name + (part.map { "." + $0 } ?? "")) }
}

/// The journal of a run in a file: the run as it began, then a sample a line, each written at once.
final class RunFile {
    let path: String
    private let descriptor: Int32

    /// Begins a journal.
    /// - Throws: when one is there already: it holds samples that somebody may still want.
    init(new path: String, head: String) throws(BylineError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0, errno == EEXIST {
            throw BylineError(
                .conflict, "“\(path)” holds the samples of a run that was stopped, or is under way",
                mend: "Go on with `byline reproduce resume \(path)`, or remove it")
        }
        guard descriptor >= 0 else { throw Self.problem(path, Files.Refusal(number: errno)) }
        try append(head)
    }

    /// Goes on with a journal; the cut line of a writer that was killed is taken off.
    init(existing path: String, bytes: [UInt8]) throws(BylineError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.problem(path, Files.Refusal(number: errno)) }
        let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        guard ftruncate(descriptor, whole) == 0 else { throw Self.problem(path, Files.Refusal(number: errno)) }
        if bytes.last != UInt8(ascii: "\n"), whole == bytes.count { try append("") }
    }

    deinit { close(descriptor) }

    /// Adds a line.
    func append(_ line: String) throws(BylineError) {
        do { try Files.write(Array((line + "\n").utf8)[...], to: descriptor) } catch {
            throw Self.problem(path, error)
        }
    }

    /// Takes the file away, once what it holds stands elsewhere.
    func remove() { unlink(path) }

    private static func problem(_ path: String, _ refusal: Files.Refusal) -> BylineError {
        BylineError(
            refusal.number == EACCES || refusal.number == EROFS ? .denied : .failure,
            "“\(path)” cannot be written: \(refusal.reason)", mend: "Name a folder you may write to")
    }
}

extension Flag {
    static let runFolder = Flag.option(
        "out", "FOLDER", .folderOrFile, "Keep the run (NAME.json), the figure's points (.csv) and the figure (.svg)")
    static let unrecorded = Flag.switch("no-record", "Leave the store alone")
    static let threads = Flag.option(
        "threads", "N", .count, "Samples at a time; by default one a processor. No number depends on it")
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
