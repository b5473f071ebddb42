package import Catalog

/// Answers of arXiv's OAI-PMH service, or single records of them, with metadata in any of its three forms.
///
/// `oai_dc` prints names family first; `arXiv` gives the parts of a name; `arXivRaw` prints one author line and every
/// version. A deleted record has no metadata and becomes a tombstone.
public enum ArXivOAI: StreamedFormat {
    public static let name = "arxiv-oai"
    public static let summary = "arXiv's OAI-PMH records: oai_dc, arXiv, arXivRaw"

    /// Elements that a reader waits for; the first four are metadata or hold it.
    static let units: Set<String> = [
        "record", "arXiv", "arXivRaw", "dc", "error", "resumptionToken", "responseDate", "Identify", "ListSets",
        "ListMetadataFormats",
    ]

    public static func recognises(head: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: head.prefix(4096), as: UTF8.self)
        return text.contains("http://www.openarchives.org/OAI/2.0/") || text.contains("http://arxiv.org/OAI/arXiv")
            || (text.contains("oai:arXiv.org:") && text.contains("<header"))
    }

    public static let recordEnd: StaticString? = "</record>"

    public static func reader(file: String) -> any RecordReader { OAIReader(file: file) }
}

/// What an OAI-PMH answer says beside its records.
package struct OAIEnvelope: Hashable, Sendable {
    /// When the server answered, as printed.
    package var responseDate: String?
    /// Where the list goes on; empty or nil at its end.
    package var resumptionToken: String?
    /// An error's code: `noRecordsMatch`, `badResumptionToken`, …
    package var errorCode: String?
    package var errorText: String?
}

package struct OAIReader: RecordReader {
    let file: String
    private let feed: XMLFeed
    private var locators = Locators()
    private var sawRecord = false
    private var otherAnswer: String?
    package private(set) var envelope = OAIEnvelope()

    package init(file: String) {
        self.file = file
        feed = XMLFeed(units: ArXivOAI.units, file: file)
    }

    package mutating func beginPart() { locators = Locators() }

    package mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError) {
        var found: [Result<XMLUnit, IngestError>] = []
        defer { for unit in found { note(unit, into: &reading) } }
        try feed.take(bytes) { found.append($0) }
    }

    package mutating func finish(into reading: inout Reading) throws(IngestError) {
        var found: [Result<XMLUnit, IngestError>] = []
        do {
            defer { for unit in found { note(unit, into: &reading) } }
            try feed.finish { found.append($0) }
        }
        if let damage = feed.damage {
            reading.remarks.append(
                Remark(
                    "\(damage.bytes) byte(s) that no XML may hold were replaced", file: file, line: damage.line,
                    mend: "Fetch the document again if a name or title shows a replacement mark"))
        }
        if let code = envelope.errorCode, code != "noRecordsMatch" {
            throw IngestError(
                "the server answered with the error \(code): \(envelope.errorText ?? "")", file: file,
                mend: "Ask again with other parameters")
        }
        if !sawRecord, let otherAnswer {
            throw IngestError(
                "it is a server's answer to \(otherAnswer) and holds no records", file: file,
                mend: "Ask for ListRecords or GetRecord")
        }
    }

    private mutating func note(_ unit: Result<XMLUnit, IngestError>, into reading: inout Reading) {
        switch unit {
        case .failure(let error): reading.refusals.append(error.remark)
        case .success(let unit):
            switch unit.name() {
            case "responseDate": envelope.responseDate = unit.text().collapsed
            case "resumptionToken": envelope.resumptionToken = unit.text().collapsed
            case "error":
                envelope.errorCode = unit.attribute("code") ?? "unknown"
                envelope.errorText = unit.text().collapsed
            case "Identify", "ListSets", "ListMetadataFormats": otherAnswer = unit.name()
            default: add(unit, to: &reading)
            }
        }
    }

    private mutating func add(_ unit: XMLUnit, to reading: inout Reading) {
        sawRecord = true
        do throws(IngestError) {
            var record = try Self.entry(unit, file: file).record(file: file)
            locators.place(&record)
            reading.records.append(record)
        } catch {
            reading.refusals.append(error.remark)
        }
    }

    // MARK: One record

    private static func entry(_ unit: XMLUnit, file: String) throws(IngestError) -> ArXivEntry {
        let isWrapped = unit.name() == "record"
        let header = isWrapped ? unit.first("header") : nil
        var entry = ArXivEntry(id: "", firstLine: unit.line(), lastLine: unit.lastLine)
        if let header {
            entry.id = unit.child("identifier", of: header) ?? ""
            if unit.attribute("status", of: header) == "deleted" {
                entry.deleted = unit.child("datestamp", of: header) ?? "yes"
            }
        }
        let forms = ["arXiv", "arXivRaw", "dc"]
        guard let metadata = isWrapped ? forms.lazy.compactMap({ unit.first($0) }).first : 0 else {
            if entry.deleted != nil { return entry }
            throw IngestError(
                "the record \(entry.id) has no metadata in a form of arXiv's", file: file, line: unit.line(),
                mend: "Ask for metadataPrefix arXiv, arXivRaw or oai_dc")
        }
        switch unit.name(of: metadata) {
        case "arXiv": readParts(unit, metadata, into: &entry)
        case "arXivRaw": readRaw(unit, metadata, into: &entry)
        default: readDublinCore(unit, metadata, into: &entry)
        }
        return entry
    }

    /// What `arXiv` and `arXivRaw` have in common.
    private static func readCommon(_ unit: XMLUnit, _ node: XMLUnit.Node, into entry: inout ArXivEntry) {
        for child in unit.children(of: node) {
            let text = unit.text(of: child)
            switch unit.name(of: child) {
            case "id": entry.id = text
            case "title": entry.title = text
            case "abstract": entry.abstract = text
            case "categories": entry.categories = text.split(whereSeparator: \.isWhitespace).map(String.init)
            case "doi": entry.doi = text
            case "journal-ref": entry.journalReference = text
            case "comments": entry.add(.comments, text)
            case "report-no": entry.add(.reportNumber, text)
            case "msc-class": entry.add(.mscClass, text)
            case "acm-class": entry.add(.acmClass, text)
            case "license": entry.add(.licence, text)
            case "submitter": entry.submitter = text
            case "created": entry.date = text
            case "updated": entry.updated = text
            default: break
            }
        }
    }

    private static func readParts(_ unit: XMLUnit, _ node: XMLUnit.Node, into entry: inout ArXivEntry) {
        readCommon(unit, node, into: &entry)
        guard let list = unit.children("authors", of: node).first else { return }
        for author in unit.children("author", of: list) {
            let family = (unit.child("keyname", of: author) ?? "").collapsed
            let given = (unit.child("forenames", of: author) ?? "").collapsed
            let suffix = (unit.child("suffix", of: author) ?? "").collapsed
            let name = [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
            guard !name.isEmpty else { continue }
            entry.authors.append(
                .init(
                    name: name, family: given.isEmpty ? nil : family,
                    affiliations: unit.children("affiliation", of: author).map { unit.text(of: $0) }))
        }
    }

    private static func readRaw(_ unit: XMLUnit, _ node: XMLUnit.Node, into entry: inout ArXivEntry) {
        readCommon(unit, node, into: &entry)
        for version in unit.children("version", of: node) {
            entry.versions.append(
                .init(
                    name: unit.attribute("version", of: version) ?? "", date: unit.child("date", of: version) ?? ""))
        }
        if let line = unit.child("authors", of: node) { entry.take(AuthorLine(line.collapsed), printed: line) }
    }

    private static func readDublinCore(_ unit: XMLUnit, _ node: XMLUnit.Node, into entry: inout ArXivEntry) {
        var dates: [String] = []
        for child in unit.children(of: node) {
            let text = unit.text(of: child)
            switch unit.name(of: child) {
            case "title": entry.title = text
            case "creator": entry.authors.append(.init(name: text))
            case "description" where text.collapsed.hasPrefix("Comment: "):
                entry.add(.comments, String(text.collapsed.dropFirst("Comment: ".count)))
            case "description": entry.abstract = entry.abstract ?? text
            case "date": dates.append(text.collapsed)
            case "subject": entry.add(.keyword, text)
            case "rights": entry.add(.licence, text)
            case "identifier": identify(text.collapsed, in: &entry)
            default: break
            }
        }
        // The first date is the submission's, the last the newest version's.
        entry.date = dates.first
        entry.updated = dates.count > 1 ? dates.last : nil
    }

    /// Dublin Core has one element for the address, the DOI and the journal reference.
    private static func identify(_ text: String, in entry: inout ArXivEntry) {
        if ArXivID(text) != nil {
            entry.id = text
        } else if DOI(text) != nil {
            entry.doi = text
        } else if !text.isEmpty {
            entry.journalReference = text
        }
    }
}
