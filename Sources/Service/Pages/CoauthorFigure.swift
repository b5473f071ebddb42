package import Catalog

/// A part of the collaborator graph as a picture whose names are links, and the same as a table.
package struct CoauthorFigure: Sendable {
    private let links: Links
    private let excerpt: GraphExcerpt
    private let plan: GraphPlan
    private let target: @Sendable (ResearcherID) -> Address?
    private let tellsLines: Bool
    private let place: [GraphExcerpt.NodeID: GraphPlan.Spot]
    private let names: [GraphExcerpt.NodeID: String]

    /// - Parameters:
    ///   - plan: of this very excerpt.
    ///   - tellsLines: whether each line tells its works to a pointer.
    ///   - target: where a name in the picture leads.
    package init(
        links: Links, excerpt: GraphExcerpt, plan: GraphPlan, tellsLines: Bool = false,
        target: @escaping @Sendable (ResearcherID) -> Address?
    ) {
        self.links = links
        (self.excerpt, self.plan) = Self.lightened(excerpt, plan)
        self.tellsLines = tellsLines
        self.target = target
        place = Dictionary(zip(excerpt.nodes.map(\.id), plan.spots), uniquingKeysWith: { first, _ in first })
        names = Dictionary(
            excerpt.nodes.map { ($0.id, $0.name ?? "\($0.id)") }, uniquingKeysWith: { first, _ in first })
    }

    /// More lines make neither a picture that can be read nor a page that loads quickly.
    private static let tiesAtMost = 200

    /// With the widest lines only, where there are too many; the header says so.
    private static func lightened(_ excerpt: GraphExcerpt, _ plan: GraphPlan) -> (GraphExcerpt, GraphPlan) {
        guard excerpt.edges.count > tiesAtMost else { return (excerpt, plan) }
        let widest = plan.lineWidths.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        let kept = widest.prefix(tiesAtMost).map(\.offset).sorted()
        var (excerpt, plan) = (excerpt, plan)
        let cut = "of \(excerpt.edges.count) ties the \(tiesAtMost) strongest are drawn and listed"
        excerpt.header.truncation = [excerpt.header.truncation, cut].compactMap { $0 }.joined(separator: "; ")
        (excerpt.edges, plan.lineWidths) = (kept.map { excerpt.edges[$0] }, kept.map { plan.lineWidths[$0] })
        return (excerpt, plan)
    }

    /// - Parameter id: of the figure; parts of it are named after it.
    package func body(id: String) -> HTML {
        Tag.figure(.class("graph"), .id(id)) {
            Tag.div(.class("stage"), .role("region"), .ariaLabel("Picture: \(excerpt.header.query)"), .tabIndex(0)) {
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

    private var picture: HTML {
        Tag.svg(
            .viewBox(width: plan.width, height: plan.height), .width(Int(plan.width.rounded())),
            .height(Int(plan.height.rounded())), .role("group"),
            .ariaLabel("\(excerpt.header.query): \(excerpt.nodes.count) people, \(excerpt.edges.count) ties")
        ) {
            Tag.g(.class("ties")) { for (edge, width) in zip(excerpt.edges, plan.lineWidths) { line(edge, width) } }
            Tag.g(.class("people")) { for (node, spot) in zip(excerpt.nodes, plan.spots) { mark(node, spot) } }
        }
    }

    private func line(_ edge: GraphExcerpt.Edge, _ width: Double) -> HTML {
        guard let start = place[edge.source], let end = place[edge.target] else { return .nothing }
        let ends = Attribute.ends(edge.source.description, edge.target.description)
        let marks = [
            .x1(start.x), .y1(start.y), .x2(end.x), .y2(end.y), Attribute.strokeWidth(width * 0.7), ends,
        ]
        return .element(.line, marks, tellsLines ? [Tag.title(story(of: edge))] : [])
    }

    private func story(of edge: GraphExcerpt.Edge) -> String {
        "\(name(edge.source)) and \(name(edge.target)): \(worksTogether(edge, inWords: true))"
    }

    private func mark(_ node: GraphExcerpt.Node, _ spot: GraphPlan.Spot) -> HTML {
        let disc = HTML.group([
            Tag.circle(.cx(spot.x), .cy(spot.y), .r(spot.radius)),
            Tag.text(spot.label, .x(spot.x), .y(spot.y + spot.radius + 13), .textAnchor("middle")),
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
            if let truncation = excerpt.header.truncation { HTML.text(" Not all: \(truncation).") }
            for filter in excerpt.header.filters { HTML.text(" Only \(filter).") }
        }
    }

    // MARK: Table

    /// One row for each person in the picture, with every line that ends there.
    private func twin(id: String) -> HTML {
        var ties: [GraphExcerpt.NodeID: [GraphExcerpt.Edge]] = [:]
        for edge in excerpt.edges {
            ties[edge.source, default: []].append(edge)
            ties[edge.target, default: []].append(edge)
        }
        let ordered = excerpt.nodes.sorted { a, b in
            let (near, far) = (a.distance ?? 0, b.distance ?? 0)
            return (near, b.workCount ?? 0, a.id) < (far, a.workCount ?? 0, b.id)
        }
        return DataTable(
            caption: excerpt.header.query,
            columns: [
                .init("Person"), .init("Works", isNumber: true), .init("Years"), .init("Wrote with (works together)"),
            ],
            rows: ordered.map { node in
                [
                    person(node), .text(node.workCount.map(grouped) ?? "–"),
                    .text(span(node.firstYear, node.lastYear) ?? "–"),
                    partners(of: node.id, in: ties[node.id, default: []]),
                ]
            }, id: id
        ).body
    }

    /// Each name keeps its writing direction to itself.
    private func partners(of node: GraphExcerpt.NodeID, in edges: [GraphExcerpt.Edge]) -> HTML {
        let ordered = edges.sorted {
            ($1.worksTogether, $0.source, $0.target) < ($0.worksTogether, $1.source, $1.target)
        }
        return .group(
            ordered.enumerated().map { index, edge in
                HTML.group([
                    .text(index > 0 ? ", " : ""), Tag.bdi(name(edge.source == node ? edge.target : edge.source)),
                    .text(" (\(worksTogether(edge, inWords: false)))"),
                ])
            })
    }

    private func person(_ node: GraphExcerpt.Node) -> HTML {
        guard case .researcher(let id) = node.id else { return .text(node.id.description) }
        return links.person(id, node.name ?? id.description)
    }

    // MARK: Words

    private func name(_ id: GraphExcerpt.NodeID) -> String { names[id] ?? id.description }

    private func worksTogether(_ edge: GraphExcerpt.Edge, inWords: Bool) -> String {
        guard case .tie(let tie) = edge.bond else { return "" }
        let number = grouped(tie.works.count) + (tie.isLowerBound ? "+" : "")
        guard inWords else { return number }
        let years = span(tie.firstYear, tie.lastYear).map { ", " + $0 } ?? ""
        return "\(number) \(tie.works.count == 1 ? "work" : "works") together\(years)"
    }
}

extension GraphExcerpt.Edge {
    fileprivate var worksTogether: Int { if case .tie(let tie) = bond { tie.works.count } else { 1 } }
}
