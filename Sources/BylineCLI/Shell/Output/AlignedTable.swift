/// Columns of text under headings, two blanks apart.
package struct AlignedTable {
    package struct Column {
        var heading: String
        var isFlexible: Bool
        var isNumber: Bool

        package init(heading: String, isFlexible: Bool = false, isNumber: Bool = false) {
            self.heading = heading
            self.isFlexible = isFlexible
            self.isNumber = isNumber
        }
    }
    var columns: [Column]
    var rows: [[String]]

    /// - Parameter rows: each with one cell a column.
    package init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The narrowest a flexible column becomes on a small screen.
    private static let leastWidth = 12
    private static let gap = "  "

    /// Lines ending in a newline, without blanks at their ends. Nothing is cut when the layout has no width.
    package func render(_ layout: Layout) -> String {
        let headings = columns.map { layout.line($0.heading) }
        let cells = rows.map { $0.map(layout.line) }
        var widths = headings.map(\.displayWidth)
        for row in cells {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.displayWidth) }
        }
        if let room = layout.width { shrink(&widths, to: room) }
        let head = line(headings, widths: widths, layout: layout)
        let isBare = headings.allSatisfy(\.isEmpty)
        return (isBare ? "" : layout.style.heading(head) + "\n")
            + cells.map { line($0, widths: widths, layout: layout) + "\n" }.joined()
    }

    /// Takes columns from the widest flexible one until the line fits or none can give any more.
    private func shrink(_ widths: inout [Int], to room: Int) {
        var excess = widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - room
        while excess > 0 {
            let open = widths.indices.filter { columns[$0].isFlexible && widths[$0] > Self.leastWidth }
            guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }

    private func line(_ cells: [String], widths: [Int], layout: Layout) -> String {
        var text = zip(zip(columns, cells), widths).map { pair, width in
            let (column, cell) = pair
            let shown = column.isFlexible && layout.width != nil ? cell.cut(to: width, mark: layout.cutMark) : cell
            return column.isNumber ? shown.rightAligned(to: width) : shown.padded(to: width)
        }.joined(separator: Self.gap)
        while text.last == " " { text.removeLast() }
        return text
    }
}
