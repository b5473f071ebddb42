package import Byline
package import Catalog

/// A part of the collaborator graph as a picture whose names are links, and the same as a table.
package struct CoauthorFigure: Sendable {
    private let links: Links
    private let header: GraphExcerpt.Header
    private let nodes: [GraphExcerpt.Node]
    private let lines: [Line]
    private let plan: GraphPlan
    private let target: @Sendable (ResearcherID) -> Address?
    private let tellsLines: Bool
    private let place: [GraphExcerpt.NodeID: GraphPlan.Spot]
    private let names: [GraphExcerpt.NodeID: String]

    /// A tie as it is drawn and told.
    private struct Line {
        var source: GraphExcerpt.NodeID
        var target: GraphExcerpt.NodeID
        var works: Int
        var years: String?
        var isLowerBound: Bool
        var width: Double
    }

    /// - Parameters:
    ///   - plan: of this very excerpt.
    ///   - room: so many lines at most, in the picture and in the table.
    ///   - tellsLines: whether each line tells its works to a pointer.
    ///   - target: where a name in the picture leads.
    package init(
        links: Links, excerpt: GraphExcerpt, plan: GraphPlan, room: Int, tellsLines: Bool = false,
        target: @escaping @Sendable (ResearcherID) -> Address?
    ) {
        self.init(
            links: links,
            circle: ClosestCircle(
                excerpt: excerpt,
                sharedWorks: excerpt.edges.map { if case .tie(let tie) = $0.bond { tie.works.count } else { 1 } }),
            plan: plan, room: room, tellsLines: tellsLines, target: target)
    }

    /// As the other, of a circle that tells numbers alone.
    package init(
        links: Links, circle: ClosestCircle, plan: GraphPlan, room: Int, tellsLines: Bool = false,
        target: @escaping @Sendable (ResearcherID) -> Address?
    ) {
        let excerpt = circle.excerpt
        self.links = links
        self.plan = plan
        nodes = excerpt.nodes
        (lines, header) = Self.lines(of: circle, plan.lineWidths, room: room)
        self.tellsLines = tellsLines
        self.target = target
        place = Dictionary(zip(excerpt.nodes.map(\.id), plan.spots), uniquingKeysWith: { first, _ in first })
        names = Dictionary(
            excerpt.nodes.map { ($0.id, $0.name ?? "\($0.id)") }, uniquingKeysWith: { first, _ in first })
    }

    /// Where there are too many lines for a picture that can be read and a page that loads quickly: those that end at
    /// whom it is about, then the widest. The header says so.
    private static func lines(of circle: ClosestCircle, _ widths: [Double], room: Int) -> ([Line], GraphExcerpt.Header)
    {
        let excerpt = circle.excerpt
        let lines = zip(excerpt.edges, zip(circle.sharedWorks, widths)).map { edge, numbers in
            var line = Line(
                source: edge.source, target: edge.target, works: numbers.0, isLowerBound: false, width: numbers.1)
            if case .tie(let tie) = edge.bond {
                line.years = span(tie.firstYear, tie.lastYear)
                line.isLowerBound = tie.isLowerBound
            }
            return line
        }
        guard lines.count > room else { return (lines, excerpt.header) }
        let centres = Set(excerpt.nodes.filter { $0.role == .centre }.map(\.id))
        let ranked = lines.enumerated().map { place, line in
            (isOwn: centres.contains(line.source) || centres.contains(line.target), width: line.width, place: place)
        }.sorted { a, b in a.isOwn != b.isOwn ? a.isOwn : (b.width, a.place) < (a.width, b.place) }
        var header = excerpt.header
        let cut = "of \(lines.count) ties \(room) are drawn and listed, the strongest and those of the centre"
        header.truncation = [header.truncation, cut].compactMap { $0 }.joined(separator: "; ")
        return (ranked.prefix(room).map(\.place).sorted().map { lines[$0] }, header)
    }

    /// - Parameter id: of the figure; parts of it are named after it.
    package func body(id: String) -> HTML {
        Tag.figure(.class("graph"), .id(id)) {
            Tag.div(.class("stage"), .role("region"), .ariaLabel("Picture: \(header.query)"), .tabIndex(0)) {
                picture
            }
            Tag.figcaption { legend }
            Tag.details {
                Tag.summary { "The same as a table" }
                twin(id: id + "-table")
            }
        }
    }

    // MARK: Picture

    /// A picture narrower than this, in pixels, stands in its own size: two people as wide as the page would shout.
    private static let narrow = 540.0

    private var picture: HTML {
        Tag.svg(
            .viewBox(width: plan.width, height: plan.height), .width(Int(plan.width.rounded())),
            .height(Int(plan.height.rounded())), .class(plan.width < Self.narrow ? "natural" : "wide"), .role("group"),
            .ariaLabel("\(header.query): \(nodes.count) people, \(lines.count) ties")
        ) {
            Tag.g(.class("ties")) { for line in lines { drawn(line) } }
            Tag.g(.class("people")) { for (node, spot) in zip(nodes, plan.spots) { mark(node, spot) } }
        }
    }

    private func drawn(_ line: Line) -> HTML {
        guard let start = place[line.source], let end = place[line.target] else { return .nothing }
        let ends = Attribute.ends(line.source.description, line.target.description)
        let marks = [
            .x1(start.x), .y1(start.y), .x2(end.x), .y2(end.y), Attribute.strokeWidth(line.width * 0.7), ends,
        ]
        return .element(.line, marks, tellsLines ? [Tag.title(story(of: line))] : [])
    }

    private func story(of line: Line) -> String {
        "\(name(line.source)) and \(name(line.target)): \(shared(line)) \(line.works == 1 ? "work" : "works") together"
            + (line.years.map { ", " + $0 } ?? "")
    }

    private func mark(_ node: GraphExcerpt.Node, _ spot: GraphPlan.Spot) -> HTML {
        let disc = HTML.group([
            Tag.circle(.cx(spot.x), .cy(spot.y), .r(spot.radius)),
            Tag.text(spot.label, .x(spot.x), .y(spot.y + spot.radius + 13)),
        ])
        let kind = node.role == .centre ? "centre" : "step\(min(3, max(1, node.distance ?? 1)))"
        let story = Tag.title(
            [
                node.name ?? node.id.description, node.workCount.map { counted($0, "work") },
                span(node.firstYear, node.lastYear),
            ]
            .compactMap { $0 }.joined(separator: ", "))
        guard case .researcher(let id) = node.id, let address = target(id) else {
            return Tag.g(.class(kind), .node(node.id.description)) {
                story
                disc
            }
        }
        return Tag.a(.href(address), .class(kind), .node(node.id.description)) {
            story
            disc
        }
    }

    private var legend: HTML {
        Tag.p {
            "A disc is as large as the works here are many; a line is wide where two wrote much together in small "
            "groups."
            if let truncation = header.truncation { HTML.text(" Not all: \(truncation).") }
            for filter in header.filters { HTML.text(" Only \(filter).") }
        }
    }

    // MARK: Table

    /// One row for each person in the picture, with the lines to those who come after.
    private func twin(id: String) -> HTML {
        let ordered = nodes.sorted { a, b in
            let (near, far) = (a.distance ?? 0, b.distance ?? 0)
            return (near, b.workCount ?? 0, a.id) < (far, a.workCount ?? 0, b.id)
        }
        let rows = Dictionary(zip(ordered.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
        var ties: [GraphExcerpt.NodeID: [Line]] = [:]
        for line in lines {
            let isTold = rows[line.source, default: 0] <= rows[line.target, default: 0]
            ties[isTold ? line.source : line.target, default: []].append(line)
        }
        let tellsYears = nodes.contains { $0.firstYear != nil }
        let years: [DataTable.Column] = tellsYears ? [.init("Years")] : []
        return DataTable(
            caption: "\(header.query); each pair once, in the row of the first of them",
            columns: [.init("Person"), .init("Works", isNumber: true)] + years + [.init("Wrote with (works together)")],
            rows: ordered.map { node in
                let years: [HTML] = tellsYears ? [.text(span(node.firstYear, node.lastYear) ?? "–")] : []
                return [person(node), .text(node.workCount.map(grouped) ?? "–")] + years
                    + [partners(of: node.id, in: ties[node.id, default: []])]
            }, id: id
        ).body
    }

    /// Each name keeps its writing direction to itself.
    private func partners(of node: GraphExcerpt.NodeID, in lines: [Line]) -> HTML {
        let ordered = lines.sorted { ($1.works, $0.source, $0.target) < ($0.works, $1.source, $1.target) }
        return .group(
            ordered.enumerated().map { index, line in
                HTML.group([
                    .text(index > 0 ? ", " : ""), Tag.bdi(name(line.source == node ? line.target : line.source)),
                    .text(" (\(shared(line)))"),
                ])
            })
    }

    private func person(_ node: GraphExcerpt.Node) -> HTML {
        guard case .researcher(let id) = node.id else { return .text(node.id.description) }
        return links.person(id, node.name ?? id.description)
    }

    // MARK: Words

    private func name(_ id: GraphExcerpt.NodeID) -> String { names[id] ?? id.description }

    /// How many works, and whether there may be more.
    private func shared(_ line: Line) -> String { grouped(line.works) + (line.isLowerBound ? "+" : "") }
}
