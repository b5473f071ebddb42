import Catalog
import Ingest

/// One answer of an OAI-PMH server, read as far as the protocol goes: its metadata stay bytes.
struct OAIAnswer: Hashable, Sendable {
    /// When the server answered, as printed.
    var date: String?
    var facts: ServerFacts?
    var error: (code: String, text: String)? { code.map { ($0, text) } }
    var records: [SentRecord] = []
    /// The datestamps of the records, in order, as printed.
    var datestamps: [String] = []
    /// Where the list goes on; nil at its end.
    var token: String?
    var total: Int?
    /// How many of the records say that a paper was withdrawn.
    var deleted = 0

    private var code: String?
    private var text = ""

    /// No records, and no more to come.
    static let empty = OAIAnswer()
    private init() {}

    private static let units: Set<String> = ["responseDate", "Identify", "record", "error", "resumptionToken"]

    /// - Throws: when it is no answer of an OAI-PMH server, or not the whole of one.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        guard Self.isUTF8(bytes) else { throw Unreadable("it is not in UTF-8, as OAI-PMH demands") }
        var labels: [String] = []
        for unit in try Unreadable.units(Self.units, of: bytes) { note(unit, &labels) }
        guard code != nil || date != nil else { throw Unreadable("it is XML, but not OAI-PMH") }
        var cutter = RecordCutter(bytes)
        let documents = cutter.documents(around: "record")
        guard documents.count == labels.count else { throw Unreadable("its records cannot be told from each other") }
        records = zip(labels, documents).map { SentRecord(label: $0, bytes: $1) }
    }

    private mutating func note(_ unit: XMLUnit, _ labels: inout [String]) {
        let words = unit.text().trimmed
        switch unit.name() {
        case "responseDate": date = words
        case "resumptionToken":
            token = words.isEmpty ? nil : words
            total = unit.attribute("completeListSize").flatMap { Int($0) }
        case "error":
            // An answer may hold several; the first says enough.
            code = code ?? unit.attribute("code") ?? "unknown"
            if text.isEmpty { text = words }
        case "Identify":
            func said(_ name: String) -> String {
                unit.children(name).first.map { unit.text(of: $0).trimmed } ?? ""
            }
            facts = ServerFacts(
                name: said("repositoryName"), version: said("protocolVersion"), earliest: said("earliestDatestamp"),
                deletedRecord: said("deletedRecord"), granularity: said("granularity"))
        default:
            let header = unit.first("header") ?? 0
            func said(_ name: String) -> String {
                unit.children(name, of: header).first.map { unit.text(of: $0).trimmed } ?? ""
            }
            labels.append("\(said("identifier")) \(said("datestamp"))".trimmed)
            datestamps.append(said("datestamp"))
            if unit.attribute("status", of: header) == "deleted" { deleted += 1 }
        }
    }

    /// What is to be kept of it.
    var page: SentPage { SentPage(records: records, total: total, deleted: deleted) }

    /// An answer without a declaration is in UTF-8.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard head.contains("<?xml"), let declaration = head.split(separator: "?>").first,
            let encoding = declaration.split(separator: "encoding").dropFirst().first
        else { return !bytes.starts(with: [0xFF, 0xFE]) && !bytes.starts(with: [0xFE, 0xFF]) }
        return encoding.contains("utf-8") || encoding.contains("us-ascii")
    }
}

/// What came cannot be read. It may be whole the next time.
struct Unreadable: Error {
    var why: String
    init(_ why: String) { self.why = why }

    /// Every element of those names, in order.
    static func units(_ names: Set<String>, of bytes: [UInt8]) throws(Unreadable) -> [XMLUnit] {
        let feed = XMLFeed(units: names, file: "the answer")
        var found: [Result<XMLUnit, IngestError>] = []
        do throws(IngestError) {
            try feed.take(bytes[...]) { found.append($0) }
            try feed.finish { found.append($0) }
        } catch {
            throw Unreadable(error.remark.what)
        }
        var units: [XMLUnit] = []
        for unit in found {
            do throws(IngestError) { units.append(try unit.get()) } catch { throw Unreadable(error.remark.what) }
        }
        return units
    }
}

extension String {
    /// Without the white space at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
