import Catalog

/// arXiv's metadata snapshot: one JSON object a line, one line a paper.
public enum ArXivSnapshot: StreamedFormat {
    public static let name = "arxiv-snapshot"
    public static let summary = "arXiv's metadata snapshot: a JSON object a line"

    /// A longer line is refused; real ones end below 100 kB.
    static let lineLimit = 16 << 20

    public static func recognises(head: ArraySlice<UInt8>) -> Bool {
        guard head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
        let names = head.prefix { $0 != 0x0A }.withUnsafeBytes { raw in
            var names: Set<String> = []
            var cursor = JSONCursor(raw)
            // The head may end within the object; the names before that are what is asked for.
            try? cursor.object { name, cursor throws(JSONCursor.Fault) in
                names.insert(name)
                try cursor.skip()
            }
            return names
        }
        return names.isSuperset(of: ["id", "title"]) && !names.isDisjoint(with: ["authors", "authors_parsed"])
            && !names.isDisjoint(with: ["categories", "update_date"])
    }

    public static let recordEnd: StaticString? = "\n"

    public static func reader(file: String) -> any RecordReader { SnapshotReader(file: file) }
}

private struct SnapshotReader: RecordReader {
    let file: String
    private var lines = LineFeed(limit: ArXivSnapshot.lineLimit)
    private var locators = Locators()

    init(file: String) { self.file = file }

    mutating func beginPart() { locators = Locators() }

    mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError) {
        var found: [LineFeed.Line] = []
        lines.take(bytes) { found.append($0) }
        for line in found { read(line, isLast: false, into: &reading) }
    }

    mutating func finish(into reading: inout Reading) throws(IngestError) {
        var found: [LineFeed.Line] = []
        lines.finish { found.append($0) }
        for line in found { read(line, isLast: true, into: &reading) }
    }

    private mutating func read(_ line: LineFeed.Line, isLast: Bool, into reading: inout Reading) {
        guard let bytes = line.bytes else {
            reading.refusals.append(
                Remark(
                    "the line is longer than \(ArXivSnapshot.lineLimit >> 20) MiB", file: file, line: line.number,
                    mend: "Each line holds one paper; look for a missing line's end"))
            return
        }
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        switch Self.entry(bytes, line: line.number) {
        case .failure(let fault):
            reading.refusals.append(
                Remark(
                    "\(fault.what) (byte \(fault.offset) of the line)", file: file, line: line.number,
                    mend: isLast ? "The file seems cut; fetch it again" : "Mend the line or fetch the file again"))
        case .success(let entry):
            do throws(IngestError) {
                var record = try entry.record(file: file)
                locators.place(&record)
                reading.records.append(record)
            } catch {
                reading.refusals.append(error.remark)
            }
        }
    }

    private static func entry(_ bytes: ArraySlice<UInt8>, line: Int) -> Result<ArXivEntry, JSONCursor.Fault> {
        bytes.withUnsafeBytes { raw in
            var entry = ArXivEntry(id: "", firstLine: line, lastLine: line)
            var cursor = JSONCursor(raw)
            do throws(JSONCursor.Fault) {
                try fill(&entry, from: &cursor)
                guard cursor.isAtEnd() else { throw cursor.fault("more follows after the object") }
                return .success(entry)
            } catch {
                return .failure(error)
            }
        }
    }

    // MARK: One object

    /// Names in one object; real ones have fourteen.
    private static let mostNames = 1_000

    private static func fill(_ entry: inout ArXivEntry, from cursor: inout JSONCursor) throws(JSONCursor.Fault) {
        // Fifteen names at most in real lines: a walk over them is quicker than hashing.
        var seen: [String] = []
        seen.reserveCapacity(16)
        var authors: String?
        var parts: [ArXivEntry.Author] = []
        try cursor.object { name, cursor throws(JSONCursor.Fault) in
            guard !seen.contains(name) else { throw cursor.fault("“\(name.prefix(40))” is given twice") }
            guard seen.count < Self.mostNames else { throw cursor.fault("it has more than \(Self.mostNames) names") }
            seen.append(name)
            switch name {
            case "id": entry.id = try identifier(&cursor)
            case "title": entry.title = try cursor.text()
            case "abstract": entry.abstract = try cursor.text()
            case "authors": authors = try cursor.text()
            case "authors_parsed": parts = try authorParts(&cursor)
            case "submitter": entry.submitter = try cursor.text()
            case "categories": entry.categories = (try cursor.text() ?? "").split(separator: " ").map(String.init)
            case "doi": entry.doi = try cursor.text()
            case "journal-ref": entry.journalReference = try cursor.text()
            case "comments": entry.add(.comments, try cursor.text())
            case "report-no": entry.add(.reportNumber, try cursor.text())
            case "license": entry.add(.licence, try cursor.text())
            case "versions": entry.versions = try versions(&cursor)
            case "update_date": entry.updated = try cursor.text()
            default: try cursor.skip()
            }
        }
        if parts.isEmpty, let authors {
            entry.take(AuthorLine(authors), printed: authors)
        } else {
            entry.authors = parts
            entry.authorLine = authors
            // The parts have no room for “et al.”; the line alone says it.
            entry.isCut = authors.map { $0.holds("et al") && AuthorLine($0).isCut } ?? false
        }
    }

    /// The identifier; as a number it has lost its zeros, and is refused with that reason.
    private static func identifier(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> String {
        if cursor.peek() == .number {
            throw cursor.fault("“id” is the number \(cursor.word().prefix(40)), which has lost its zeros, not a string")
        }
        return try cursor.text() ?? ""
    }

    /// `[["Balázs", "C.", ""], …]`: family, given, suffix, and affiliations that some copies add.
    private static func authorParts(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> [ArXivEntry.Author] {
        var authors: [ArXivEntry.Author] = []
        guard cursor.peek() == .array else {
            try cursor.skip()
            return []
        }
        try cursor.array { cursor throws(JSONCursor.Fault) in
            var words: [String] = []
            try cursor.array { cursor throws(JSONCursor.Fault) in words.append(try cursor.text() ?? "") }
            guard let family = words.first else { return }
            let given = words.count > 1 ? words[1] : ""
            let suffix = words.count > 2 ? words[2] : ""
            let name = [given, family, suffix].joined(separator: " ").collapsed
            guard !name.isEmpty else { return }
            authors.append(
                ArXivEntry.Author(
                    name: name, family: given.isEmpty ? nil : family, affiliations: Array(words.dropFirst(3))))
        }
        return authors
    }

    private static func versions(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> [ArXivEntry.Version] {
        var versions: [ArXivEntry.Version] = []
        guard cursor.peek() == .array else {
            try cursor.skip()
            return []
        }
        try cursor.array { cursor throws(JSONCursor.Fault) in
            var version = ArXivEntry.Version(name: "", date: "")
            try cursor.object { name, cursor throws(JSONCursor.Fault) in
                switch name {
                case "version": version.name = try cursor.text() ?? ""
                case "created": version.date = try cursor.text() ?? ""
                default: try cursor.skip()
                }
            }
            versions.append(version)
        }
        return versions
    }
}
