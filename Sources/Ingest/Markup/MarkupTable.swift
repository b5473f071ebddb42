import CLibXML2

/// Tables whose columns the text form prints with bars.
enum MarkupTable {
    private typealias Cell = (text: String, line: Int)

    /// Whether the element is a table, by its name or by its role.
    static func isTable(_ node: xmlNodePtr, named name: String) -> Bool {
        name == "table" || hasRole(node, ["table", "grid", "treegrid"])
    }

    /// Writes a table of connected papers in the bar form; false for any other table, which then is written as blocks.
    static func write(_ table: xmlNodePtr, to writer: inout MarkupWriter) -> Bool {
        let rows = rows(of: table, depth: 0)
        guard let head = rows.first, head.pointee.children != nil else { return false }
        // Tables may lie in tables; only the headings are looked at before it is known which kind this one is.
        let names = cellElements(of: head).prefix(5).map { Markup.heading(of: $0) }
        let header = names.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " |" }
            .joined(separator: " ")
        guard PaperTable.isHeader(header) else { return false }
        writer.breakBlock()
        writer.line(header, at: Markup.line(of: head))
        writer.line("---|---|---|---|", at: Markup.line(of: head))
        for row in rows.dropFirst() { write(cells(of: row), to: &writer) }
        writer.breakBlock()
        return true
    }

    /// A cell, a bar, and so on; the last cell has its bar on its own line.
    private static func write(_ cells: [Cell], to writer: inout MarkupWriter) {
        guard let last = cells.last else { return }
        for cell in cells.dropLast() {
            if !cell.text.isEmpty { writer.line(cell.text, at: cell.line) }
            writer.line("|", at: cell.line)
        }
        writer.line(last.text.isEmpty ? "|" : last.text + " |", at: last.line)
    }
}

// MARK: - Rows and cells

extension MarkupTable {
    private static func cells(of row: xmlNodePtr) -> [Cell] {
        cellElements(of: row).enumerated().map { index, cell in
            let lines = Markup.lines(of: cell)
            let text = index == 1 ? names(on: lines[...]) : lines.map(\.text).joined(separator: " ")
            return (text, lines.first?.number ?? Markup.line(of: cell))
        }
    }

    /// The lines of a cell of names: one name a line reads as a list, anything else as it stands.
    private static func names(on lines: ArraySlice<Line>) -> String {
        let pieces = lines.map { ($0.text.before(suffix: ",") ?? $0.text[...]).trimmed }
        let isList = pieces.count > 1 && pieces.allSatisfy { NameList($0).looksRight }
        return isList ? pieces.joined(separator: ", ") : lines.map(\.text).joined(separator: " ")
    }

    private static func cellElements(of row: xmlNodePtr) -> [xmlNodePtr] {
        Markup.elements(of: row).filter {
            (["td", "th"].contains(Markup.name(of: $0))
                || hasRole($0, ["cell", "gridcell", "columnheader", "rowheader"])) && !Landmarks.isHidden($0)
        }
    }

    /// The rows of this table, not of tables inside it.
    private static func rows(of node: xmlNodePtr, depth: Int) -> [xmlNodePtr] {
        guard depth < 4 else { return [] }
        return Markup.elements(of: node).flatMap { child in
            switch Markup.name(of: child) {
            case "tr": [child]
            case "thead", "tbody", "tfoot": rows(of: child, depth: depth + 1)
            case _ where hasRole(child, ["row"]): [child]
            case _ where hasRole(child, ["rowgroup"]): rows(of: child, depth: depth + 1)
            default: [] as [xmlNodePtr]
            }
        }
    }

    private static func hasRole(_ node: xmlNodePtr, _ roles: Set<String>) -> Bool {
        Markup.attribute("role", of: node).map { roles.contains($0.lowercased()) } ?? false
    }
}

// MARK: - Tables that are none in the markup

extension MarkupTable {
    /// Lines in which a grid of plain blocks has the bars that a table would have.
    ///
    /// Such a grid is told by the four headings of its columns on four lines; a row ends in its button.
    static func restoringBars(in lines: [Line]) -> [Line] {
        guard lines.count > 4, let last = lines.lastIndex(where: { $0.text == PaperTable.button }),
            let head = lines.indices.dropLast(3).first(where: { isHead(lines[$0..<($0 + 4)]) }), head + 3 < last
        else { return lines }
        var result = Array(lines[..<head])
        func add(_ text: String, as line: Line) {
            result.append(Line(number: line.number, column: nil, text: text, followsBlank: result.isEmpty))
        }
        add(PaperTable.header, as: lines[head])
        var start = head + 4
        for end in lines.indices[start...last] where lines[end].text == PaperTable.button {
            for (text, line) in row(lines[start..<end]) {
                if !text.isEmpty { add(text, as: line) }
                add("|", as: line)
            }
            add(PaperTable.button + " |", as: lines[end])
            start = end + 1
        }
        return result + lines[(last + 1)...]
    }

    private static func isHead(_ lines: ArraySlice<Line>) -> Bool {
        lines.map(\.text).elementsEqual(["Title", "Authors", "Year", "Actions"])
    }

    /// Title, names and year; whichever is missing is empty.
    private static func row(_ lines: ArraySlice<Line>) -> [(text: String, line: Line)] {
        guard let title = lines.first, let last = lines.last else { return [] }
        var names = lines.dropFirst()
        let year = last.text.isYear && !names.isEmpty || names.count > 1 ? last : nil
        if year != nil { names = names.dropLast() }
        return [
            (title.text, title), (Self.names(on: names), names.first ?? title), (year?.text ?? "", year ?? title),
        ]
    }
}
