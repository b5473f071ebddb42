import Catalog

/// The table of papers connected with a page's paper: title, authors, year and a button, told apart by bars.
struct PaperTable {
    static let legend = "Current paper (gray), citations (green), references (blue)"
    static let limit = "Display is limited for performance on very large graphs."
    static let header = "Title | Authors | Year | Actions |"
    static let button = "View Paper"

    /// A cell: its text and the line it stands on.
    private typealias Cell = (text: Substring, line: Line)

    private(set) var records: [PrintedRecord] = []
    private var broken: [Line] = []
    /// The cells of the row being read; an empty one where nothing stood between two bars.
    private var cells: [Cell?] = [nil]
    private var rowLines: [Line] = []

    static func isHeader(_ text: String) -> Bool {
        guard text.utf8.count < 80, text.hasPrefix("Title") || text.hasPrefix("|") else { return false }
        let names = text.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
        return names == ["Title", "Authors", "Year", "Actions"]
    }

    /// Reads the lines under the header.
    init(_ lines: [Line]) {
        for line in lines where !Self.isRule(line.text) { take(line) }
        if !rowLines.isEmpty { closeRow(isWhole: false) }
    }

    private static func isRule(_ text: String) -> Bool {
        text.hasPrefix("-") && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "|") || $0 == 0x20 }
    }

    private mutating func take(_ line: Line) {
        if line.isOpen, cells.count == 1, cells[0] == nil, PaperSection.mayBegin(line.text) { return }
        if cells.count == 1, let row = Self.rowOnOneLine(line) {
            if cells[0] != nil { abandon() }
            cells = row
            rowLines = [line]
            return closeRow(isWhole: true)
        }
        rowLines.append(line)
        if line.text == "|" {
            if cells.count == 4 { closeRow(isWhole: true) } else { cells.append(nil) }
        } else if line.text == Self.button + " |" || line.text == Self.button + "|" || cells.count == 4 {
            closeRow(isWhole: line.text.hasSuffix("|"))
        } else {
            put(line)
        }
    }

    /// Puts the line into the open cell. Where one stands already a bar is missing, and what stood there is no row.
    private mutating func put(_ line: Line) {
        if cells[cells.count - 1] != nil {
            abandon()
            rowLines = [line]
        }
        cells[cells.count - 1] = (line.text[...], line)
    }

    private mutating func abandon() {
        if let line = rowLines.first { broken.append(line) }
        rowLines = []
        cells = [nil]
    }

    /// `A title | F. Gul, Hal Ito | 2022 | View Paper |`, split from the right: a title may hold bars.
    private static func rowOnOneLine(_ line: Line) -> [Cell?]? {
        guard let row = line.text.before(suffix: "|")?.trimmed.before(suffix: button)?.trimmed.before(suffix: "|"),
            let (rest, year) = row.cutLast(at: "|"), let (title, authors) = rest.cutLast(at: "|")
        else { return nil }
        return [title, authors, year].map { $0.trimmed.isEmpty ? nil : ($0.trimmed, line) }
    }

    func refusals(file: String) -> [Remark] {
        broken.map {
            Remark(
                "a row of the table lacks its bars", file: file, line: $0.number,
                mend: "Expected title, authors, year and “View Paper”, each followed by a bar")
        }
    }
}

// MARK: - Rows

extension PaperTable {
    private mutating func closeRow(isWhole: Bool) {
        defer {
            cells = [nil]
            rowLines = []
        }
        shiftYear()
        guard cells.contains(where: { $0 != nil }) else { return }
        var row = PrintedRecord("row \(records.count + 1)", .connected, lines: rowLines[...])
        row.isIncomplete = !isWhole
        let (title, authors, year) = (cells[0], cells.count > 1 ? cells[1] : nil, cells.count > 2 ? cells[2] : nil)
        if let title { row.state(title.line.isOpen && !isWhole ? .titleCut : .title, title.text, on: title.line) }
        if let authors {
            let list = NameList(authors.text, isOpen: authors.line.isOpen && !isWhole)
            row.mention(list.names, on: authors.line)
            row.authorsComplete = !list.isCut && (isWhole || !authors.line.isOpen)
        }
        if let year, year.text.isYear || isWhole || !year.line.isOpen {
            row.state(year.text.isYear ? .year : .yearText, year.text, on: year.line)
        }
        if let first = cells.lazy.compactMap({ $0 }).first {
            row.firstLine = first.line.number
            row.lastLine = max(row.firstLine, row.lastLine)
        }
        records.append(row)
    }

    /// A row that lacks its authors and their bar has the year in their place.
    private mutating func shiftYear() {
        guard cells.count == 2 || cells.count == 3 && cells[2] == nil, let second = cells[1], second.text.isYear,
            !second.line.isOpen
        else { return }
        cells = [cells[0], nil, second]
    }
}
