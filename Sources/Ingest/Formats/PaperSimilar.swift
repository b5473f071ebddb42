import Catalog

/// The similar papers of a paper page: lists of names whose titles are lost, or titles and names by turns.
struct PaperSimilar {
    private(set) var records: [PrintedRecord] = []
    /// How many of them stand above the table.
    private(set) var countAboveTable = 0

    init(_ parts: PaperParts) {
        for line in parts.lines(of: .network) { takeByline(line) }
        let bylines = records.count
        takeTitled(parts.lines(of: .similar)[...])
        countAboveTable = parts.isAboveTable(.similar) ? records.count : bylines
    }

    /// A line between the legend and the table.
    private mutating func takeByline(_ line: Line) {
        if line.isOpen, PaperSection.mayBegin(line.text) { return }
        guard let record = byline(line) else { return }
        records.append(record)
    }

    private func byline(_ line: Line) -> PrintedRecord? {
        let list = NameList(line.text[...], isOpen: line.isOpen)
        let isCutShort = line.isOpen && !line.text.hasSuffix("et al.")
        guard isCutShort || list.looksRight || list.isCut else { return nil }
        var record = PrintedRecord("similar \(records.count + 1)", .byline, lines: [line])
        if !isCutShort { record.state(.byline, line.text[...], on: line) }
        record.mention(list.names, on: line)
        record.authorsComplete = list.isCut || isCutShort ? false : nil
        record.isIncomplete = isCutShort
        return record
    }

    /// Under `Similar Papers`: titles, each perhaps followed by a line of names.
    private mutating func takeTitled(_ lines: ArraySlice<Line>) {
        var title: (text: Substring, line: Line)?
        for line in lines {
            let text = Self.withoutCount(line.text[...])
            guard !text.isEmpty, !(line.isOpen && PaperSection.mayBegin(line.text)) else { continue }
            let names = NameList(text, isOpen: line.isOpen)
            if let above = title, names.isCut || Self.isNames(names, text) {
                add(above, names: names, on: line)
                title = nil
            } else {
                if let above = title { add(above, names: nil, on: above.line) }
                title = (text, line)
            }
        }
        if let above = title { add(above, names: nil, on: above.line) }
    }

    private static func isNames(_ names: NameList, _ text: Substring) -> Bool {
        names.looksRight && !text.endsSentence
    }

    /// Takes off `Found 4 papers`, which is glued to the first title.
    private static func withoutCount(_ text: Substring) -> Substring {
        guard let rest = text.after(prefix: "Found ") else { return text }
        let behind = rest[rest.leadingDigits.endIndex...]
        return (behind.after(prefix: " papers") ?? behind.after(prefix: " paper"))?.trimmed ?? text
    }

    private mutating func add(_ title: (text: Substring, line: Line), names: NameList?, on line: Line) {
        let lines = title.line.number == line.number ? [line] : [title.line, line]
        var record = PrintedRecord("similar \(records.count + 1)", .item, lines: lines[...])
        record.state(title.line.isOpen ? .titleCut : .title, title.text, on: title.line)
        if let names {
            if !line.isOpen || names.isCut { record.state(.byline, line.text[...], on: line) }
            record.mention(names.names, on: line)
            record.authorsComplete = names.isCut || line.isOpen ? false : nil
        }
        record.isIncomplete = line.isOpen && names?.isCut != true
        records.append(record)
    }
}
