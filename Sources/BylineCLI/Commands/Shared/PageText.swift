/// Builds a page for a reader, block by block.
struct PageText {
    private(set) var text = ""
    let layout: Layout
    init(_ layout: Layout) { self.layout = layout }

    /// The line that says what the page is about.
    mutating func title(_ title: String, id: String) {
        let lines = layout.line(title).wrapped(to: max(20, layout.proseWidth))
        text += lines.map { layout.style.heading($0) }.joined(separator: "\n") + "  " + layout.style.faint(id) + "\n"
    }

    mutating func heading(_ heading: String) { text += "\n" + layout.style.heading(heading) + "\n" }

    mutating func line(_ line: String) { text += layout.line(line) + "\n" }

    /// A label and what it says, wrapped beside it.
    mutating func fact(_ label: String, _ value: String, labelWidth: Int = 11) {
        let lines = layout.line(value).wrapped(to: max(24, layout.proseWidth - labelWidth))
        for (number, line) in lines.enumerated() {
            text += (number == 0 ? label : "").padded(to: labelWidth) + line + "\n"
        }
    }

    /// Running text, broken at the page's width.
    mutating func prose(_ prose: String) {
        for paragraph in prose.split(separator: "\n") {
            text += layout.plain(String(paragraph)).wrapped(to: layout.proseWidth).map { $0.onOneLine + "\n" }.joined()
        }
    }

    /// Rows in aligned columns, indented. A narrow terminal cuts the widest columns first, unless they are to
    /// stay whole, as an address must that somebody will copy.
    mutating func rows(_ rows: [[String]], numbers: Set<Int> = [], whole: Bool = false) {
        guard let count = rows.first?.count else { return }
        let columns = (0..<count).map {
            AlignedTable.Column(heading: "", isFlexible: !whole, isNumber: numbers.contains($0))
        }
        var inner = layout
        inner.width = layout.width.map { $0 - 2 }
        let table = AlignedTable(columns: columns, rows: rows).render(inner)
        for line in table.split(separator: "\n") { text += "  " + line + "\n" }
    }
}
