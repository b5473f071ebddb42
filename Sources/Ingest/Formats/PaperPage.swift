public import Catalog

/// A page about one paper and the papers connected with it by citation.
///
/// The bare form names neither title nor authors of the paper itself; labelled forms print them under headings. The names
/// between the graph's legend and its table belong to similar papers whose titles are lost, never to the paper.
public enum PaperPage: PageFormat {
    public static let name = "paper-page"
    public static let summary = "A page about one paper: summary, abstract, and the table of papers connected with it"

    public static func recognises(_ document: Document) -> Bool {
        var sections: Set<PaperSection> = []
        var viewer: [PaperSection] = []
        for line in document.lines {
            if line.text == PaperTable.legend || line.text.hasPrefix(promptStart) || PaperTable.isHeader(line.text) {
                return true
            }
            guard let section = PaperSection(heading: line.text) else { continue }
            if section.isDistinctive { sections.insert(section) }
            if [.title, .authors, .abstract].contains(section) { viewer.append(section) }
        }
        return sections.count >= 2 || viewer.starts(with: [.title, .authors, .abstract])
    }

    /// What stands where findings could be generated and were not.
    static let promptStart = "Get AI-generated insights"

    public static func read(_ document: Document) -> Reading {
        let parts = PaperSection.divide(document.lines)
        let table = PaperTable(parts.lines(of: .table))
        let subject = PaperSubject(parts).record
        let similar = PaperSimilar(parts)

        var page = PrintedRecord("page", .page, lines: document.lines[...])
        page.raw = ""
        page.firstLine = 1
        for (field, text, line) in parts.counts { page.state(field, text, on: line) }

        let above = similar.records.prefix(similar.countAboveTable)
        let below = similar.records.dropFirst(similar.countAboveTable)
        var reading = Reading(format: name, records: [page, subject] + above + table.records + below)
        reading.refusals = table.refusals(file: document.file)
        for record in reading.records where record.isIncomplete {
            reading.remarks.append(.cut(record.locator, file: document.file, line: record.lastLine))
        }
        reading.remarks += remarks(on: reading, parts: parts, file: document.file)
        return reading
    }

    private static func remarks(on reading: Reading, parts: PaperParts, file: String) -> [Remark] {
        var remarks: [Remark] = []
        let doubtful = reading.records.flatMap(\.assertions).first { $0.field == .abstract && $0.confidence < 1 }
        if let doubtful {
            remarks.append(
                Remark(
                    "the only text may be a summary and not the abstract", file: file, line: doubtful.place.line,
                    mend: "Compare with the page itself"))
        }
        if let similar = parts.counts.first(where: { $0.field == .count("similar") }), let stated = Int(similar.text) {
            let found = reading.records.count { $0.locator.hasPrefix("similar ") }
            if stated != found {
                remarks.append(
                    Remark(
                        "the page states \(stated) similar papers and shows \(found)", file: file,
                        line: similar.line.number, mend: "Both are kept"))
            }
        }
        if !parts.hasEnd {
            remarks.append(
                Remark(
                    "the page has no end line", file: file, line: reading.records.last?.lastLine,
                    mend: "If rows are missing, save the whole page and import it again"))
        }
        return remarks
    }
}
