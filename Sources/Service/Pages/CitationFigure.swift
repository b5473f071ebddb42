package import Catalog

/// A paper among the works that cite it (above) and those it cites (below), by year, and the same as tables.
package struct CitationFigure: Sendable {
    private let links: Links
    private let circle: CitationCircle
    private let chart: CitationChart

    package init(links: Links, circle: CitationCircle) {
        self.links = links
        self.circle = circle
        chart = CitationChart(circle.excerpt)
    }

    private var excerpt: GraphExcerpt { circle.excerpt }
    private var citing: [CitationLine] { circle.citing }
    private var cited: [CitationLine] { circle.cited }

    package func body(id: String) -> HTML {
        Tag.figure(.class("graph citations"), .id(id)) {
            Tag.div(.class("stage"), .role("region"), .ariaLabel("Picture: \(excerpt.header.query)"), .tabIndex(0)) {
                picture
            }
            Tag.figcaption {
                Tag.p {
                    "Above the line what cites this paper, below it what it cites, by year. A dashed line: the page that "
                    "shows it does not say which of the two cites the other, and no year decides."
                    if let truncation = excerpt.header.truncation { HTML.text(" Not all: \(truncation).") }
                }
            }
            Tag.details {
                Tag.summary { "The same as tables" }
                if !citing.isEmpty {
                    CitationTable(links: links, caption: "Works that cite it", lines: citing, id: id + "-citing").body
                }
                if !cited.isEmpty {
                    CitationTable(links: links, caption: "Works that it cites", lines: cited, id: id + "-cited").body
                }
            }
        }
    }

    private var picture: HTML {
        Tag.svg(
            .viewBox(width: chart.width, height: chart.height), .width(Int(chart.width)),
            .height(Int(chart.height.rounded())), .role("group"),
            .ariaLabel("\(excerpt.header.query): \(citing.count) citing, \(cited.count) cited")
        ) {
            Tag.g(.class("axis")) {
                Tag.line(.x1(0), .y1(chart.middle), .x2(chart.width), .y2(chart.middle))
                for tick in chart.ticks {
                    Tag.text(tick.label, .x(tick.x), .y(chart.height - 6), .textAnchor("middle"))
                }
            }
            Tag.g(.class("cites")) { for edge in excerpt.edges { line(edge) } }
            Tag.g(.class("papers")) { for node in excerpt.nodes { mark(node) } }
        }
    }

    private func line(_ edge: GraphExcerpt.Edge) -> HTML {
        guard let start = chart.places[edge.source], let end = chart.places[edge.target],
            case .citation(let citation) = edge.bond
        else { return .nothing }
        let isOwn = edge.source == chart.centre || edge.target == chart.centre
        let kind = isOwn ? (edge.source == chart.centre ? "cited" : "citing") : "among"
        return Tag.path(
            .class(citation.basis == .assumed ? kind + " assumed" : kind),
            .swing(from: (start.x, start.y), to: (end.x, end.y)))
    }

    private func mark(_ node: GraphExcerpt.Node) -> HTML {
        guard let place = chart.places[node.id], case .work(let id) = node.id else { return .nothing }
        let authors = node.authors.first.map { node.authors.count > 1 ? "\($0) and others" : $0 }
        let story = [node.name ?? "(no title)", authors, node.firstYear.map(String.init)].compactMap { $0 }
        let disc = HTML.group([
            Tag.title(clipped(story.joined(separator: ", "), to: 200)),
            Tag.circle(.cx(place.x), .cy(place.y), .r(node.role == .centre ? 8 : 5)),
        ])
        if node.role == .centre { return Tag.g(.class("centre")) { disc } }
        return Tag.a(.href(links(.work(id))), .class(node.role.rawValue)) { disc }
    }
}

/// Works on a line of years: those that cite the centre above it, those it cites below.
struct CitationChart {
    let width = 720.0
    let height: Double
    /// Where the line of the paper itself runs.
    let middle: Double
    let centre: GraphExcerpt.NodeID?
    let places: [GraphExcerpt.NodeID: (x: Double, y: Double)]
    let ticks: [(label: String, x: Double)]

    /// Between discs of one year, and between the line and the first disc.
    private static let (step, gap) = (14.0, 20.0)

    init(_ excerpt: GraphExcerpt) {
        let scale = Scale(years: excerpt.nodes.map(\.firstYear), width: width)
        let slots = Self.slots(excerpt.nodes.filter { $0.role != .centre }, on: scale)
        let levels = slots.map(\.level)
        func reach(_ level: Int) -> Double { level > 0 ? Self.gap + Double(level) * Self.step : 0 }
        let middle = 24 + reach(levels.max() ?? 0)
        var places = Dictionary(
            slots.map { slot in
                (slot.id, (x: slot.x, y: middle + (slot.level > 0 ? -reach(slot.level) : reach(-slot.level))))
            }, uniquingKeysWith: { first, _ in first })
        let centre = excerpt.nodes.first { $0.role == .centre }
        if let centre { places[centre.id] = (scale.x(centre.firstYear), middle) }
        self.middle = middle
        self.places = places
        self.centre = centre?.id
        height = middle + reach(-(levels.min() ?? 0)) + 40
        ticks = scale.ticks
    }

    /// Where each work goes across, and how many discs above the line (or below it) it stands.
    private static func slots(_ nodes: [GraphExcerpt.Node], on scale: Scale) -> [(
        id: GraphExcerpt.NodeID, x: Double, level: Int
    )] {
        var stacks: [Int: (above: Int, below: Int)] = [:]
        return nodes.map { node in
            let x = scale.x(node.firstYear)
            // Years so near that their discs would overlap share a stack.
            let column = Int((x / 12).rounded())
            var stack = stacks[column, default: (0, 0)]
            if node.role == .cited { stack.below += 1 } else { stack.above += 1 }
            stacks[column] = stack
            return (node.id, x, node.role == .cited ? -stack.below : stack.above)
        }
    }

    /// Years across the sheet; works without one stand at its left end, apart from the others.
    private struct Scale {
        let first: Int?
        let last: Int?
        let hasUndated: Bool
        let width: Double
        private let margin = 28.0

        init(years: [Int?], width: Double) {
            first = years.compactMap { $0 }.min()
            last = years.compactMap { $0 }.max()
            hasUndated = years.contains(nil)
            self.width = width
        }

        func x(_ year: Int?) -> Double {
            guard let year, let first, let last else { return margin }
            let left = margin + (hasUndated ? 56 : 0)
            guard first < last else { return (left + width - margin) / 2 }
            return left + Double(year - first) * (width - margin - left) / Double(last - first)
        }

        /// Round years, some six of them.
        var ticks: [(label: String, x: Double)] {
            let undated = hasUndated ? [("undated", margin)] : []
            guard let first, let last else { return undated }
            let step = [1, 2, 5, 10, 20, 50, 100].first { (last - first) / $0 <= 7 } ?? 500
            let round = (first...last).filter { $0 % step == 0 }
            return undated + (round.isEmpty ? Array(Set([first, last])).sorted() : round).map { ("\($0)", x($0)) }
        }
    }
}

/// Citations as a table: the work at the other end, and how the direction is known.
struct CitationTable {
    let links: Links
    let caption: String
    let lines: [CitationLine]
    var id: String?

    var body: HTML {
        DataTable(
            caption: caption,
            columns: [.init("Paper"), .init("Year", isNumber: true), .init("Authors"), .init("Known by")],
            rows: lines.map { line in
                [
                    links.work(line.work), .text(line.work.year.map(String.init) ?? "–"),
                    .text(authors(of: line.work)), known(line),
                ]
            }, id: id
        ).body
    }

    private func authors(of work: WorkSummary) -> String {
        let names = work.authors.prefix(3).map(\.name).joined(separator: ", ")
        return names.isEmpty ? "–" : names + (work.authors.count > 3 ? " and \(work.authors.count - 3) more" : "")
    }

    private func known(_ line: CitationLine) -> HTML {
        let words =
            switch line.basis {
            case .printed: "printed"
            case .years: "by the years"
            case .assumed: "assumed"
            }
        return Tag.span(words, .title("\(line.sourceLabel), \(line.locator)"))
    }
}
