package import Catalog

/// Draws researchers as discs with their names below, joined by lines: near on the sheet what is near in the graph.
struct NetworkDrawing {
    let excerpt: GraphExcerpt
    private let layout: NetworkLayout

    init(_ excerpt: GraphExcerpt) {
        self.excerpt = excerpt
        layout = NetworkLayout(excerpt)
    }

    var document: String {
        let bounds = layout.bounds
        var sheet = Sheet(excerpt.header, width: bounds.width + 2 * 24, legend: legend)
        let shift = Point(24 - bounds.left, sheet.top + 8 - bounds.top)
        drawEdges(on: &sheet, shift: shift)
        drawNodes(on: &sheet, shift: shift)
        return sheet.document(bottom: sheet.top + 8 + bounds.height)
    }

    private func drawEdges(on sheet: inout Sheet, shift: Point) {
        let places = Dictionary(uniqueKeysWithValues: zip(excerpt.nodes.map(\.id), layout.discs))
        let centres = Set(excerpt.nodes.filter { $0.role == .centre }.map(\.id))
        let (names, works) = (excerpt.namesByID, excerpt.worksByID)
        let strongest = excerpt.edges.map(\.strength).max() ?? 1
        for edge in excerpt.edges {
            guard let start = places[edge.source], let end = places[edge.target] else { continue }
            let isOwn = centres.contains(edge.source) || centres.contains(edge.target)
            sheet.add(
                title: excerpt.story(of: edge, names: names, works: works), kind: isOwn ? "own" : nil,
                Sheet.line(start + shift, end + shift, width: lineWidth(edge.strength / strongest)))
        }
    }

    private func drawNodes(on sheet: inout Sheet, shift: Point) {
        for (index, node) in excerpt.nodes.enumerated() {
            let place = layout.discs[index] + shift
            let radius = layout.radii[index]
            sheet.add(
                title: excerpt.story(of: node), kind: Self.kind(of: node),
                Sheet.disc(place, radius: radius)
                    + Sheet.text(layout.labels[index], Point(place.x, place.y + radius + 13), anchor: "middle"))
        }
    }

    static func kind(of node: GraphExcerpt.Node) -> String {
        node.role == .centre ? "centre" : "step\(min(3, max(1, node.distance ?? 1)))"
    }

    private var legend: [(mark: String, words: String)] {
        func disc(_ kind: String) -> String { "<g class=\"\(kind)\">\(Sheet.disc(Point(0, 0), radius: 6))</g>" }
        let farthest = excerpt.nodes.compactMap(\.distance).max() ?? 0
        var entries: [(mark: String, words: String)] = []
        if excerpt.nodes.contains(where: { $0.role == .centre }) { entries.append((disc("centre"), "asked about")) }
        if farthest >= 1 { entries.append((disc("step1"), "1 step away")) }
        if farthest >= 2 { entries.append((disc("step2"), "2 steps")) }
        if farthest >= 3 { entries.append((disc("step3"), "3 steps or more")) }
        let lines =
            Sheet.line(Point(-10, -4), Point(10, -4), width: lineWidth(0.05))
            + Sheet.line(Point(-10, 4), Point(10, 4), width: lineWidth(1))
        entries.append((lines, "wrote together; wider: more works, fewer authors"))
        let discs = Sheet.disc(Point(-6, 0), radius: 4) + Sheet.disc(Point(5, 0), radius: 7)
        entries.append(("<g class=\"step1\">\(discs)</g>", "disc: works in the catalogue"))
        return entries
    }
}

/// The width of a line, for a strength of 0 to 1 of the strongest.
package func lineWidth(_ share: Double) -> Double { 0.8 + 4 * max(0, share).squareRoot() }

/// Where each node of a network goes, so that no label covers another label or disc.
package struct NetworkLayout: Sendable {
    package let labels: [String]
    package let radii: [Double]
    /// Around disc and label of each node, with a little air.
    package let boxes: [Box]

    package init(_ excerpt: GraphExcerpt) {
        let most = Double(excerpt.nodes.compactMap(\.workCount).max() ?? 1)
        labels = excerpt.nodes.map { TextMeasure.fitted(onOneLine($0.label), to: 150, size: Sheet.textSize) }
        radii = excerpt.nodes.map { 4 + 9 * (Double($0.workCount ?? 1) / max(1, most)).squareRoot() }
        let sizes = zip(labels, radii).map { label, radius in
            Box(
                centre: Point(0, 0), width: max(2 * radius, TextMeasure.width(of: label, size: Sheet.textSize)) + 10,
                height: 2 * radius + Self.labelHeight + 6)
        }
        let places = StressLayout.best(distances: Self.distances(in: excerpt)).positions
        boxes = separated(
            zip(sizes, places).map { size, place in
                // Labels are wide and low, so the sheet is drawn out sideways.
                Box(centre: Point(place.x * 170, place.y * 125), width: size.width, height: size.height)
            })
    }

    private static let labelHeight = 16.0

    /// The middle of each node's disc: its label stands below, inside the same box.
    package var discs: [Point] {
        zip(boxes, radii).map { box, radius in Point(box.centre.x, box.top + 3 + radius) }
    }

    package var bounds: Box { boxes.bounds }

    /// Steps, but for neighbours between 0.7 and 1.3, the less the more neighbours they share: groups draw together.
    private static func distances(in excerpt: GraphExcerpt) -> [[Double]] {
        let neighbours = neighbours(in: excerpt)
        let circles = neighbours.enumerated().map { Set($0.element).union([$0.offset]) }
        var distances = stepDistances(neighbours)
        for (node, others) in neighbours.enumerated() {
            for other in others {
                let shared = Double(circles[node].intersection(circles[other]).count)
                distances[node][other] = 1.3 - 0.6 * shared / Double(circles[node].union(circles[other]).count)
            }
        }
        return distances
    }

    private static func neighbours(in excerpt: GraphExcerpt) -> [[Int]] {
        let index = Dictionary(uniqueKeysWithValues: zip(excerpt.nodes.map(\.id), excerpt.nodes.indices))
        var neighbours = [[Int]](repeating: [], count: excerpt.nodes.count)
        for edge in excerpt.edges {
            guard let source = index[edge.source], let target = index[edge.target] else { continue }
            neighbours[source].append(target)
            neighbours[target].append(source)
        }
        return neighbours
    }
}
