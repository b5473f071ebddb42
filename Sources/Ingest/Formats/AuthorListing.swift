public import Catalog

/// A list of one author's works as a search site prints it: tag and date, title and authors, abstract.
///
/// In the glued form nothing stands between title and authors and the page does not say whose it is; in the spaced form
/// a header names the author and each part has its own block.
public enum AuthorListing: PageFormat {
    public static let name = "author-listing"
    public static let summary = "A list of one author's works: subject tag and date, title, authors, abstract"

    public static func recognises(_ document: Document) -> Bool {
        let lines = ListingNames.gathered(document.lines)
        for index in lines.indices {
            guard let head = ListingHeadLine(lines[index...]) else { continue }
            let next = index + head.lineCount
            guard next < lines.count else { return false }
            // However doubtful the cut, the line ends in a name.
            if TitleCut(lines[next].text[...]) != nil { return true }
            if next + 1 < lines.count, isNameLine(lines[next + 1]) { return true }
        }
        return false
    }

    public static func read(_ document: Document) -> Reading {
        let lines = ListingNames.gathered(document.lines)
        var entries = entries(of: lines)
        let header = ListingHeader(lines[..<(entries.first?.range.lowerBound ?? lines.count)])
        let isSpaced =
            header.isPresent || entries.contains { $0.body.count > 1 && isNameLine(lines[$0.body.lowerBound + 1]) }
        for index in entries.indices { entries[index].parts(of: lines, isSpaced: isSpaced) }
        if !isSpaced { cutTitles(&entries, of: lines, knowing: header.name) }

        let owner = ListingOwner(entries, header: header)
        var page = header.record(of: lines)
        owner?.state(on: &page)
        var reading = Reading(format: name, records: [page])
        for (index, entry) in entries.enumerated() {
            let item = entry.record(number: index + 1, lines: lines, owner: owner)
            reading.records.append(item)
            reading.remarks += entry.remarks(on: item, file: document.file, lines: lines)
        }
        reading.markBareEnd(file: document.file)
        if entries.isEmpty {
            reading.remarks.append(Remark("no record was found", file: document.file, mend: "Save the page again"))
        }
        return reading
    }

    /// Whether a line is a list of names and nothing else, as in the spaced form.
    static func isNameLine(_ line: Line) -> Bool {
        guard line.text.utf8.count <= 400 else { return false }
        let list = NameList(TitleCut.withoutAffiliations(line.text[...]).line, isOpen: line.isOpen)
        return list.names.count <= 3 && list.looksRight
    }

    /// Finds where records begin: at a head line that a title line follows, or that ends the page.
    private static func entries(of lines: [Line]) -> [ListingEntry] {
        var entries: [ListingEntry] = []
        var index = 0
        while index < lines.count {
            if let head = ListingHeadLine(lines[index...]), begins(head, at: index, of: lines, isFirst: entries.isEmpty)
            {
                close(&entries, at: index)
                entries.append(ListingEntry(head: head, range: index..<lines.count))
                index += head.lineCount
            } else if let start = beginning(at: index, of: lines, entries: entries) {
                close(&entries, at: index)
                entries.append(ListingEntry(beginning: start, range: index..<lines.count))
                index += 1
            } else {
                index += 1
            }
        }
        return entries
    }

    private static func close(_ entries: inout [ListingEntry], at index: Int) {
        guard let last = entries.indices.last else { return }
        entries[last].range = entries[last].range.lowerBound..<index
    }

    /// A line of an abstract may look like a head; then prose follows in place of a title.
    private static func begins(_ head: ListingHeadLine, at index: Int, of lines: [Line], isFirst: Bool) -> Bool {
        let next = index + head.lineCount
        guard next < lines.count else { return true }
        if isFirst { return true }
        let title = lines[next]
        if title.isOpen || !title.text.endsSentence || title.text.hasSuffix(" et al.") { return true }
        if TitleCut(title.text[...]) != nil { return true }
        return next + 1 < lines.count && isNameLine(lines[next + 1])
    }

    /// The last line of a cut page, if it can be the beginning of a head and nothing else is due.
    private static func beginning(
        at index: Int, of lines: [Line], entries: [ListingEntry]
    ) -> ListingHeadLine.Beginning? {
        guard index == lines.count - 1, lines[index].isOpen, let entry = entries.last else { return nil }
        guard let start = ListingHeadLine.beginning(lines[index].text[...]) else { return nil }
        // Directly behind title and names an abstract is due, and a capital may begin it as well as a tag.
        let above = index - entry.range.lowerBound - (entry.head?.lineCount ?? 0)
        let isAbstractDue = above <= 1 || above == 2 && isNameLine(lines[index - 1])
        return isAbstractDue && !start.isPlain ? nil : start
    }

    /// Cuts every glued title line: once alone, then knowing the names the other records print.
    private static func cutTitles(_ entries: inout [ListingEntry], of lines: [Line], knowing owner: Substring?) {
        for index in entries.indices { entries[index].cutTitle(of: lines) { _ in false } }
        var counts: [Substring: Int] = [:]
        for entry in entries {
            guard let cut = entry.cut else { continue }
            for name in cut.isDoubtful ? cut.names.dropFirst() : cut.names[...] { counts[name, default: 0] += 1 }
        }
        for index in entries.indices {
            let own = entries[index].cut.map { $0.isDoubtful ? Array($0.names.dropFirst()) : $0.names } ?? []
            entries[index].cutTitle(of: lines) { name in
                name == owner || counts[name, default: 0] > own.count { $0 == name }
            }
        }
    }
}
