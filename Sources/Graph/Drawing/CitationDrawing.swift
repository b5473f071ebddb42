import Catalog

/// Draws a paper in the middle, what it cites on the left, what cites it on the right, newest on top.
///
/// Each work has a line of its own, so labels cannot overlap, however many there are.
struct CitationDrawing {
    let excerpt: GraphExcerpt
    let paper: GraphExcerpt.Node
    private let cited: Column
    private let citing: Column

    private static let rowHeight = 18.0
    private static let plate = 190.0
    private static let gap = 130.0
    private static let yearWidth = 34.0

    /// One side of the sheet: works from the newest to the oldest, those without a year last.
    private struct Column {
        let nodes: [GraphExcerpt.Node]
        let labels: [String]
        /// Of the widest label.
        let width: Double

        init(_ nodes: [GraphExcerpt.Node]) {
            self.nodes = nodes.sorted { ($1.firstYear ?? .min, $0.id) < ($0.firstYear ?? .min, $1.id) }
            labels = self.nodes.map { TextMeasure.fitted(onOneLine($0.label), to: 400, size: Sheet.textSize) }
            width = labels.map { TextMeasure.width(of: $0, size: Sheet.textSize) }.max() ?? 0
        }

        var height: Double { Double(nodes.count) * CitationDrawing.rowHeight }
    }

    init(_ excerpt: GraphExcerpt, paper: GraphExcerpt.Node) {
        self.excerpt = excerpt
        self.paper = paper
        cited = Column(excerpt.nodes.filter { $0.role == .cited })
        citing = Column(excerpt.nodes.filter { $0.role != .cited && $0.id != paper.id })
    }

    var document: String {
        let margin = 24.0
        let side = { (column: Column) in column.nodes.isEmpty ? 0 : Self.gap + Self.yearWidth + column.width + 18 }
        let width = 2 * margin + side(cited) + Self.plate + side(citing)
        var sheet = Sheet(excerpt.header, width: width, legend: legend)
        let lines = TextMeasure.wrapped(onOneLine(paper.label), to: Self.plate - 20, size: Sheet.textSize)
        let plateHeight = Double(lines.count) * 16 + 34
        let height = max(cited.height, citing.height, plateHeight)
        let middle = Point(margin + side(cited) + Self.plate / 2, sheet.top + height / 2)
        var places: [GraphExcerpt.NodeID: Point] = [:]
        for (column, sign) in [(cited, -1.0), (citing, 1.0)] {
            for (row, node) in column.nodes.enumerated() {
                let y = middle.y - column.height / 2 + (Double(row) + 0.5) * Self.rowHeight
                places[node.id] = Point(middle.x + sign * (Self.plate / 2 + Self.gap), y)
            }
        }
        drawEdges(on: &sheet, places: places, middle: middle, plateHeight: plateHeight)
        drawPaper(on: &sheet, lines: lines, middle: middle, height: plateHeight)
        draw(cited, on: &sheet, places: places, sign: -1)
        draw(citing, on: &sheet, places: places, sign: 1)
        return sheet.document(bottom: sheet.top + height)
    }

    private func drawEdges(
        on sheet: inout Sheet, places: [GraphExcerpt.NodeID: Point], middle: Point, plateHeight: Double
    ) {
        let names = excerpt.namesByID
        for edge in excerpt.edges {
            guard case .citation(let citation) = edge.bond else { continue }
            let dashed = citation.basis == .assumed
            let other = edge.source == paper.id ? edge.target : edge.source
            let isOwn = edge.source == paper.id || edge.target == paper.id
            guard let place = places[other] else { continue }
            let story = excerpt.story(of: edge, names: names, works: [:])
            if isOwn {
                let side = place.x < middle.x ? -1.0 : 1.0
                let start = Point(middle.x + side * Self.plate / 2, port(of: place, middle: middle, plateHeight))
                sheet.add(
                    title: story, kind: edge.source == paper.id ? "cited" : "citing",
                    Sheet.swing(start, place, width: 1.2, dashed: dashed))
            } else if let start = places[edge.source], let end = places[edge.target] {
                let reach = (start.x < middle.x ? 1.0 : -1.0) * min(70, 20 + abs(start.y - end.y) / 8)
                let mark =
                    start.x == end.x
                    ? Sheet.bow(start, end, reach: reach, width: 0.8, dashed: dashed)
                    : Sheet.swing(start, end, width: 0.8, dashed: dashed)
                sheet.add(title: story, kind: "own", mark)
            }
        }
    }

    /// Where a line leaves the paper's plate: lines spread over its side, so that they do not run as one.
    private func port(of place: Point, middle: Point, _ plateHeight: Double) -> Double {
        let column = place.x < middle.x ? cited : citing
        let share = column.height > 0 ? (place.y - middle.y) / column.height : 0
        return middle.y + share * (plateHeight - 16)
    }

    private func drawPaper(on sheet: inout Sheet, lines: [String], middle: Point, height: Double) {
        let corner = "x=\"\(length(middle.x - Self.plate / 2))\" y=\"\(length(middle.y - height / 2))\""
        let size = "width=\"\(length(Self.plate))\" height=\"\(length(height))\""
        let texts = lines.enumerated().map { number, line in
            Sheet.text(
                line, Point(middle.x, middle.y - height / 2 + 22 + Double(number) * 16), anchor: "middle",
                kind: "plated")
        }
        let year = paper.firstYear.map {
            Sheet.text("\($0)", Point(middle.x, middle.y + height / 2 - 9), anchor: "middle", kind: "plated")
        }
        sheet.add(
            title: excerpt.story(of: paper), kind: "centre",
            "<rect class=\"plate\" \(corner) \(size) rx=\"8\"/>" + texts.joined() + (year ?? ""))
    }

    /// - Parameter sign: −1 for the left side, 1 for the right.
    private func draw(
        _ column: Column, on sheet: inout Sheet, places: [GraphExcerpt.NodeID: Point], sign: Double
    ) {
        let anchor = sign < 0 ? "end" : "start"
        for (node, label) in zip(column.nodes, column.labels) {
            guard let place = places[node.id] else { continue }
            let year = Sheet.text(
                node.firstYear.map(String.init) ?? "–", Point(place.x + sign * 9, place.y + 4.2), anchor: anchor,
                kind: "faint")
            let title = Sheet.text(
                label, Point(place.x + sign * (9 + Self.yearWidth), place.y + 4.2), anchor: anchor, kind: "row")
            sheet.add(
                title: excerpt.story(of: node), kind: sign < 0 ? "cited" : "citing",
                Sheet.disc(place, radius: 4.5) + year + title)
        }
    }

    /// How many works stand at the other end of these edges, and how many records show them.
    private func count(_ isMeant: (GraphExcerpt.Edge) -> Bool) -> (works: Int, records: Int) {
        let edges = excerpt.edges.filter(isMeant)
        let records = edges.reduce(0) { sum, edge in
            if case .citation(let citation) = edge.bond { sum + citation.records } else { sum }
        }
        return (edges.count, records)
    }

    private var legend: [(mark: String, words: String)] {
        func disc(_ kind: String) -> String { "<g class=\"\(kind)\">\(Sheet.disc(Point(0, 0), radius: 6))</g>" }
        func line(_ dashed: Bool) -> String { Sheet.line(Point(-11, 0), Point(11, 0), width: 1.6, dashed: dashed) }
        var entries = [(mark: disc("centre"), words: "this paper")]
        let inward = count { $0.target == paper.id }
        if inward.works > 0 {
            let records = inward.records > inward.works ? ", by \(inward.records) records" : ""
            entries.append((disc("citing"), "cites it: \(inward.works)\(records)"))
        }
        let outward = count { $0.source == paper.id }
        if outward.works > 0 { entries.append((disc("cited"), "it cites: \(outward.works)")) }
        let bases = Set(
            excerpt.edges.compactMap { edge in
                if case .citation(let citation) = edge.bond { citation.basis } else { nil }
            })
        if bases.contains(where: { $0 != .assumed }) { entries.append((line(false), "printed, or told by the years")) }
        if bases.contains(.assumed) { entries.append((line(true), "direction assumed")) }
        return entries
    }
}
