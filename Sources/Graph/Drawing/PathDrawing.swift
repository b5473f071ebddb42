import Catalog

/// Draws the shortest paths between two researchers: one column for each step, from left to right, and the works
/// behind each step below.
struct PathDrawing {
    let excerpt: GraphExcerpt
    private let columns: [[GraphExcerpt.Node]]

    private static let columnWidth = 190.0
    private static let rowHeight = 64.0

    init(_ excerpt: GraphExcerpt) {
        self.excerpt = excerpt
        // Longer paths may go on beside the end of a shorter one; the end stands last all the same.
        let ends = excerpt.nodes.filter { $0.role == .centre && ($0.distance ?? 0) > 0 }
        let others = excerpt.nodes.filter { !ends.contains($0) }
        let farthest = others.compactMap(\.distance).max() ?? 0
        columns = (0...farthest).map { step in others.filter { ($0.distance ?? 0) == step } } + [ends]
    }

    var document: String {
        let margin = 24.0
        let chart = Double(columns.count) * Self.columnWidth
        let works = worksShown
        let widest =
            works.flatMap { [$0.heading] + $0.lines }
            .map { TextMeasure.width(of: $0, size: Sheet.textSize) + 24 }.max() ?? 0
        var sheet = Sheet(excerpt.header, width: 2 * margin + max(chart, widest), legend: legend)
        let rows = columns.map(\.count).max() ?? 1
        let middle = sheet.top + Double(rows) * Self.rowHeight / 2
        var places: [GraphExcerpt.NodeID: Point] = [:]
        for (step, column) in columns.enumerated() {
            for (row, node) in column.enumerated() {
                let y = middle + (Double(row) - Double(column.count - 1) / 2) * Self.rowHeight
                places[node.id] = Point(margin + (Double(step) + 0.5) * Self.columnWidth, y - 10)
            }
        }
        drawEdges(on: &sheet, places: places)
        drawNodes(on: &sheet, places: places)
        var bottom = sheet.top + Double(rows) * Self.rowHeight
        for entry in works {
            bottom += 24
            var marks = Sheet.text(entry.heading, Point(margin, bottom), kind: "row")
            for line in entry.lines {
                bottom += 17
                marks += Sheet.text(line, Point(margin + 14, bottom), kind: "faint")
            }
            sheet.add(title: entry.heading, marks)
        }
        return sheet.document(bottom: bottom)
    }

    private func drawEdges(on sheet: inout Sheet, places: [GraphExcerpt.NodeID: Point]) {
        let (names, works) = (excerpt.namesByID, excerpt.worksByID)
        let strongest = excerpt.edges.map(\.strength).max() ?? 1
        let isPlain = columns.allSatisfy { $0.count == 1 }
        for edge in excerpt.edges {
            guard let start = places[edge.source], let end = places[edge.target] else { continue }
            var marks = Sheet.line(start, end, width: lineWidth(edge.strength / strongest))
            if isPlain {
                marks += Sheet.text(
                    edge.caption, Point((start.x + end.x) / 2, (start.y + end.y) / 2 - 7), anchor: "middle")
            }
            sheet.add(title: excerpt.story(of: edge, names: names, works: works), marks)
        }
    }

    private func drawNodes(on sheet: inout Sheet, places: [GraphExcerpt.NodeID: Point]) {
        for node in excerpt.nodes {
            guard let place = places[node.id] else { continue }
            let label = TextMeasure.fitted(
                onOneLine(node.label), to: Self.columnWidth - 16, size: Sheet.textSize)
            sheet.add(
                title: excerpt.story(of: node), kind: node.role == .centre ? "centre" : "step1",
                Sheet.disc(place, radius: 8) + Sheet.text(label, Point(place.x, place.y + 24), anchor: "middle"))
        }
    }

    /// For each tie between neighbouring steps, its newest works; for a few ties only, a picture is no list.
    private var worksShown: [(heading: String, lines: [String])] {
        guard excerpt.edges.count <= 12 else { return [] }
        let (names, works) = (excerpt.namesByID, excerpt.worksByID)
        let distances = Dictionary(uniqueKeysWithValues: excerpt.nodes.map { ($0.id, $0.distance ?? 0) })
        let ordered = excerpt.edges.sorted { a, b in
            func key(_ edge: GraphExcerpt.Edge) -> Int {
                min(distances[edge.source] ?? 0, distances[edge.target] ?? 0)
            }
            return (key(a), a.source, a.target) < (key(b), b.source, b.target)
        }
        return ordered.compactMap { edge in
            guard case .tie(let tie) = edge.bond else { return nil }
            let isForward = (distances[edge.source] ?? 0) <= (distances[edge.target] ?? 0)
            let ends = isForward ? [edge.source, edge.target] : [edge.target, edge.source]
            let heading =
                ends.map { names[$0] ?? "\($0)" }.joined(separator: " – ") + ": \(edge.caption) "
                + (edge.caption == "1" ? "work" : "works")
            let lines = tie.works.prefix(3).map { id in
                [works[id]?.year.map(String.init), works[id]?.title ?? "\(id)"].compactMap { $0 }
                    .joined(separator: "  ")
            }
            let more = tie.works.count > 3 ? ["and \(tie.works.count - 3) more"] : []
            return (
                TextMeasure.fitted(heading, to: 700, size: Sheet.textSize),
                (lines + more).map { TextMeasure.fitted(onOneLine($0), to: 690, size: Sheet.textSize) }
            )
        }
    }

    private var legend: [(mark: String, words: String)] {
        [
            ("<g class=\"centre\">\(Sheet.disc(Point(0, 0), radius: 6))</g>", "asked about"),
            ("<g class=\"step1\">\(Sheet.disc(Point(0, 0), radius: 6))</g>", "on a path"),
            (
                Sheet.line(Point(-10, -4), Point(10, -4), width: lineWidth(0.05))
                    + Sheet.line(Point(-10, 4), Point(10, 4), width: lineWidth(1)),
                "wrote together; wider: more works, fewer authors"
            ),
        ]
    }
}
