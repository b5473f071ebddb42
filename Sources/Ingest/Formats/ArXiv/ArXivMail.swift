import Catalog

/// arXiv's announcement mails, monthly listings and single abstract files: plain text, entries between lines of `\\`.
///
/// The first part of an entry holds `Title:`, `Authors:` and the like, each going on over lines that begin with
/// blanks; the second, where there is one, is the abstract.
public enum ArXivMail: StreamedFormat {
    public static let name = "arxiv-mail"
    public static let summary = "arXiv's announcement mails and plain-text abstracts"

    /// A longer line is passed over; real ones have some eighty characters.
    static let lineLimit = 1 << 20

    public static func recognises(head: ArraySlice<UInt8>) -> Bool {
        let lines = String(decoding: head.prefix(16 << 10), as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let opening = lines.firstIndex(where: { $0.collapsed == "\\\\" }) else { return false }
        return lines[opening...].contains { MailEntry.identifier(in: String($0)) != nil }
            && lines[opening...].contains { $0.hasPrefix("Title:") }
    }

    public static func reader(file: String) -> any RecordReader { MailReader(file: file) }
}

private struct MailReader: RecordReader {
    private enum Part { case outside, header, abstract }

    let file: String
    private var lines = LineFeed(limit: ArXivMail.lineLimit)
    private var locators = Locators()
    private var part = Part.outside
    private var entry = MailEntry(firstLine: 1)
    private var lastLine = 0

    init(file: String) { self.file = file }

    mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError) {
        var found: [LineFeed.Line] = []
        lines.take(bytes) { found.append($0) }
        for line in found { read(line, into: &reading) }
    }

    mutating func finish(into reading: inout Reading) throws(IngestError) {
        var found: [LineFeed.Line] = []
        lines.finish { found.append($0) }
        for line in found { read(line, into: &reading) }
        if part == .header, entry.isBegun {
            reading.refusals.append(
                Remark(
                    "the entry is cut by the end of the file", file: file, line: entry.firstLine,
                    mend: "Save the whole message"))
        } else if part == .abstract {
            close(isCut: true, into: &reading)
        }
    }

    private mutating func read(_ line: LineFeed.Line, into reading: inout Reading) {
        guard let bytes = line.bytes else { return }
        let text = Self.decoded(bytes)
        let isRule = text.hasPrefix("--------------------") && text.allSatisfy { $0 == "-" || $0 == " " }
        defer { lastLine = line.number }
        switch part {
        case .outside:
            guard text.hasPrefix("\\\\") else { return }
            entry = MailEntry(firstLine: line.number + 1)
            part = .header
        case .header:
            if text.hasPrefix("\\\\") {
                // Two such lines in a row: the first ended what came before.
                part = entry.isBegun ? .abstract : .header
                if !entry.isBegun { entry = MailEntry(firstLine: line.number + 1) }
            } else if isRule {
                if entry.isBegun { close(isCut: false, into: &reading) }
                part = .outside
            } else {
                entry.takeHeader(text)
            }
        case .abstract:
            if text.hasPrefix("\\\\") || isRule {
                close(isCut: false, into: &reading)
                part = .outside
            } else {
                entry.abstract.append(text)
            }
        }
    }

    /// The text of a line. Old messages are Latin-1 where they are not UTF-8.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
        if let text = String(validating: line, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: line.lazy.map { Unicode.Scalar($0) })
        return String(scalars)
    }

    private mutating func close(isCut: Bool, into reading: inout Reading) {
        do throws(IngestError) {
            var record = try entry.printed(lastLine: lastLine).record(file: file)
            if isCut, !entry.abstract.isEmpty { record.isIncomplete = true }
            locators.place(&record)
            reading.records.append(record)
        } catch {
            reading.refusals.append(error.remark)
        }
    }
}

/// An entry while its lines come in.
struct MailEntry {
    var firstLine: Int
    var abstract: [String] = []
    private var identifier = ""
    private var fields: [(name: String, value: String)] = []

    init(firstLine: Int) { self.firstLine = firstLine }

    /// Whether anything of an entry was seen.
    var isBegun: Bool { !identifier.isEmpty || !fields.isEmpty }

    /// The identifier of a line like `Paper: hep-th/9901001`, `arXiv:2303.08968 (*cross-listing*)`.
    static func identifier(in line: String) -> String? {
        for label in ["arXiv:", "Paper:", "Paper (*cross-listing*):"] where line.hasPrefix(label) {
            let word = line.dropFirst(label.count).split(whereSeparator: \.isWhitespace).first.map(String.init)
            return word.flatMap { ArXivID($0) == nil ? nil : $0 }
        }
        return nil
    }

    mutating func takeHeader(_ line: String) {
        if let first = line.first, first == " " || first == "\t" {
            if !fields.isEmpty { fields[fields.count - 1].value += " " + line }
            return
        }
        for label in ["arXiv:", "Paper:", "Paper (*cross-listing*):"] where line.hasPrefix(label) {
            identifier = line.dropFirst(label.count).split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            return
        }
        guard let colon = line.firstIndex(of: ":") else { return }
        fields.append((String(line[..<colon]), String(line[line.index(after: colon)...]).collapsed))
    }

    /// What the entry says.
    func printed(lastLine: Int) -> ArXivEntry {
        var entry = ArXivEntry(id: identifier, firstLine: firstLine, lastLine: lastLine)
        for field in fields { Self.put(field, into: &entry) }
        entry.abstract = abstract.isEmpty ? nil : abstract.joined(separator: "\n")
        return entry
    }

    private static func put(_ field: (name: String, value: String), into entry: inout ArXivEntry) {
        switch field.name {
        case "Title": entry.title = field.value
        case "Authors", "Author": entry.take(AuthorLine(field.value), printed: field.value)
        case "Categories": entry.categories = field.value.split(separator: " ").map(String.init)
        case "Comments": entry.add(.comments, field.value)
        case "Report-no": entry.add(.reportNumber, field.value)
        case "Journal-ref": entry.journalReference = field.value
        case "DOI": entry.doi = field.value.split(separator: " ").first.map(String.init)
        case "MSC-class": entry.add(.mscClass, field.value)
        case "ACM-class": entry.add(.acmClass, field.value)
        case "License": entry.add(.licence, field.value)
        case "From": entry.submitter = nameOnly(field.value)
        case "Date": entry.versions.append(.init(name: "v1", date: dateOnly(field.value)))
        case let name where name.hasPrefix("Date (revised"):
            entry.updated = dateOnly(field.value)
            let version = name.dropFirst("Date (revised".count).filter { $0 != " " && $0 != ")" }
            if version.first == "v" { entry.versions.append(.init(name: String(version), date: dateOnly(field.value))) }
        default: break
        }
    }

    /// A sender's name; addresses are nobody's business here.
    private static func nameOnly(_ sender: String) -> String {
        let bare = sender.prefix { $0 != "<" }
        return bare.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
    }

    /// A date without the size that follows it.
    private static func dateOnly(_ text: String) -> String { String(text.prefix { $0 != "(" }).collapsed }
}
