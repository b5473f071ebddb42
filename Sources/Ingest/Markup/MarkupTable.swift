import CLibXML2

/// Tables whose columns the text form prints with bars.
enum MarkupTable {
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
    private static func write(_ cells: [(text: String, line: Int)], to writer: inout MarkupWriter) {
        guard let last = cells.last else { return }
        for cell in cells.dropLast() {
            if !cell.text.isEmpty { writer.line(cell.text, at: cell.line) }
            writer.line("|", at: cell.line)
        }
        writer.line(last.text.isEmpty ? "|" : last.text + " |", at: last.line)
    }

    private static func cellElements(of row: xmlNodePtr) -> [xmlNodePtr] {
        Markup.elements(of: row).filter { ["td", "th"].contains(Markup.name(of: $0)) && !Markup.isHidden($0) }
    }

    private static func cells(of row: xmlNodePtr) -> [(text: String, line: Int)] {
        cellElements(of: row).map(Markup.text)
    }

    /// The rows of this table, not of tables inside it.
    private static func rows(of node: xmlNodePtr, depth: Int) -> [xmlNodePtr] {
        guard depth < 4 else { return [] }
        return Markup.elements(of: node).flatMap { child in
            switch Markup.name(of: child) {
            case "tr": [child]
            case "thead", "tbody", "tfoot": rows(of: child, depth: depth + 1)
            default: [] as [xmlNodePtr]
            }
        }
    }
}
