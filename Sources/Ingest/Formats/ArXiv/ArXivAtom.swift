package import Catalog

/// Answers of arXiv's query service, and its feeds of an author or of a day's announcements: Atom, one entry a paper.
///
/// An error comes as a feed of one entry titled “Error”, and is one. Feeds for readers print all authors as one name.
public enum ArXivAtom: StreamedFormat {
    public static let name = "arxiv-atom"
    public static let summary = "arXiv's query answers and Atom feeds"

    public static func recognises(head: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: head.prefix(4096), as: UTF8.self)
        return text.contains("http://www.w3.org/2005/Atom") && text.contains("arxiv.org")
    }

    public static let recordEnd: StaticString? = "</entry>"

    public static func reader(file: String) -> any RecordReader { AtomReader(file: file) }
}

package struct AtomReader: RecordReader {
    let file: String
    private let feed: XMLFeed
    private var locators = Locators()
    private var error: String?
    /// How many papers the query has in all.
    package private(set) var total: Int?
    package private(set) var entries = 0

    package init(file: String) {
        self.file = file
        feed = XMLFeed(units: ["entry", "totalResults"], file: file)
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
        if let error, reading.records.isEmpty {
            throw IngestError(
                "it is the service's error message: \(error)", file: file, mend: "Mend the query and ask again")
        }
    }

    private mutating func note(_ unit: Result<XMLUnit, IngestError>, into reading: inout Reading) {
        switch unit {
        case .failure(let error): reading.refusals.append(error.remark)
        case .success(let unit) where unit.name() == "totalResults": total = Int(unit.text().collapsed)
        case .success(let unit):
            entries += 1
            if let id = unit.child("id", of: 0), id.contains("/api/errors") {
                error = unit.child("summary", of: 0)?.collapsed ?? "no reason given"
                return
            }
            do throws(IngestError) {
                var record = try Self.entry(unit).record(file: file)
                locators.place(&record)
                reading.records.append(record)
            } catch {
                reading.refusals.append(error.remark)
            }
        }
    }

    private static func entry(_ unit: XMLUnit) -> ArXivEntry {
        var entry = ArXivEntry(id: "", firstLine: unit.line(), lastLine: unit.lastLine)
        var primary: String?
        /// All authors in one element.
        var line: String?
        for child in unit.children() {
            let text = unit.text(of: child)
            switch unit.name(of: child) {
            case "id": entry.id = text
            case "title": entry.title = text
            case "summary": entry.abstract = announced(text)
            case "published": entry.date = text
            case "updated": entry.updated = text
            case "author":
                guard let name = unit.child("name", of: child)?.collapsed, !name.isEmpty else { continue }
                entry.authors.append(
                    .init(name: name, affiliations: unit.children("affiliation", of: child).map { unit.text(of: $0) }))
            case "creator": line = text
            case "primary_category": primary = unit.attribute("term", of: child)
            case "category": unit.attribute("term", of: child).map { entry.categories.append($0) }
            case "comment": entry.add(.comments, text)
            case "journal_ref": entry.journalReference = text
            case "journal_reference": entry.journalReference = text
            case "doi", "DOI": entry.doi = text
            case "rights": entry.add(.licence, text)
            default: break
            }
        }
        if entry.authors.count == 1, entry.authors[0].affiliations.isEmpty { line = line ?? entry.authors[0].name }
        if let line, line.contains(",") || entry.authors.isEmpty {
            entry.take(AuthorLine(line.collapsed), printed: line)
        }
        if let primary { entry.categories = [primary] + entry.categories.filter { $0 != primary } }
        // The service mixes in classes of other schemes.
        for term in entry.categories where ArXivCategory.named(term) == nil { entry.add(.otherClass, term) }
        entry.categories.removeAll { ArXivCategory.named($0) == nil }
        return entry
    }

    /// The abstract without the line that feeds of announcements print before it: `arXiv:2402.05964v1 Announce Type: new
    /// Abstract: …`.
    private static func announced(_ text: String) -> String {
        guard let type = text.firstRange(of: "Announce Type:"), text[..<type.lowerBound].collapsed.hasPrefix("arXiv:"),
            let label = text[type.upperBound...].firstRange(of: "Abstract:")
        else { return text }
        return String(text[label.upperBound...])
    }
}
