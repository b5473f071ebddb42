import Catalog

/// What a format writes of each node and each edge: names, types and values, in one order for all formats.
struct AttributeTable: Sendable {
    enum Scalar: Hashable, Sendable {
        case integer(Int)
        case real(Double)
        case flag(Bool)
        case text(String)
    }

    enum ScalarType: Sendable { case integer, real, flag, text }

    struct Attribute<Element>: Sendable {
        var name: String
        var type: ScalarType
        /// nil where nothing is known.
        var value: @Sendable (Element) -> Scalar?

        init(_ name: String, _ type: ScalarType, value: @escaping @Sendable (Element) -> Scalar?) {
            self.name = name
            self.type = type
            self.value = value
        }
    }

    typealias Node = GraphExcerpt.Node
    typealias Edge = GraphExcerpt.Edge

    let nodes: [Attribute<Node>]
    let edges: [Attribute<Edge>]

    /// The attribute by which programs weigh edges; formats that have a place of their own for it use that.
    static let weight = "weight"

    init(_ excerpt: GraphExcerpt, titles: Bool) {
        switch excerpt.kind {
        case .coauthors:
            nodes = Self.shared + Self.ofResearchers
            edges = Self.ofTies + (titles ? [Self.titles(of: excerpt.works)] : [])
        case .citations:
            nodes = Self.shared + Self.ofWorks
            edges = Self.ofCitations
        }
    }

    private static var shared: [Attribute<Node>] {
        [
            Attribute("name", .text) { $0.name.map(Scalar.text) },
            Attribute("role", .text) { .text($0.role.rawValue) },
            Attribute("distance", .integer) { $0.distance.map(Scalar.integer) },
        ]
    }

    private static var ofResearchers: [Attribute<Node>] {
        [
            Attribute("works", .integer) { $0.workCount.map(Scalar.integer) },
            Attribute("first_year", .integer) { $0.firstYear.map(Scalar.integer) },
            Attribute("last_year", .integer) { $0.lastYear.map(Scalar.integer) },
        ]
    }

    private static var ofWorks: [Attribute<Node>] {
        [
            Attribute("year", .integer) { $0.firstYear.map(Scalar.integer) },
            Attribute("authors", .text) { list($0.authors) },
            Attribute("arxiv", .text) { $0.arxiv.map(Scalar.text) },
            Attribute("doi", .text) { $0.doi.map(Scalar.text) },
            Attribute("topics", .text) { list($0.topics) },
        ]
    }

    private static var ofTies: [Attribute<Edge>] {
        [
            tie(weight, .real) { .real($0.strength) },
            tie("works", .integer) { .integer($0.works.count) },
            tie("first_year", .integer) { $0.firstYear.map(Scalar.integer) },
            tie("last_year", .integer) { $0.lastYear.map(Scalar.integer) },
            tie("is_lower_bound", .flag) { .flag($0.isLowerBound) },
            tie("work_ids", .text) { list($0.works.map(\.description)) },
        ]
    }

    private static func titles(of works: [GraphExcerpt.Work]) -> Attribute<Edge> {
        let titles = Dictionary(works.map { ($0.id, $0.title ?? "\($0.id)") }) { first, _ in first }
        return tie("work_titles", .text) { list($0.works.map { titles[$0] ?? "\($0)" }) }
    }

    private static var ofCitations: [Attribute<Edge>] {
        [
            citation("basis", .text) { .text($0.basis.rawValue) },
            citation("year", .integer) { $0.year.map(Scalar.integer) },
            citation("source_label", .text) { .text($0.sourceLabel) },
            citation("locator", .text) { .text($0.locator) },
            citation("records", .integer) { .integer($0.records) },
        ]
    }

    private static func tie(
        _ name: String, _ type: ScalarType, value: @escaping @Sendable (GraphExcerpt.Tie) -> Scalar?
    ) -> Attribute<Edge> {
        Attribute(name, type) { edge in if case .tie(let tie) = edge.bond { value(tie) } else { nil } }
    }

    private static func citation(
        _ name: String, _ type: ScalarType, value: @escaping @Sendable (GraphExcerpt.Citation) -> Scalar?
    ) -> Attribute<Edge> {
        Attribute(name, type) { edge in if case .citation(let citation) = edge.bond { value(citation) } else { nil } }
    }

    private static func list(_ items: [String]) -> Scalar? {
        items.isEmpty ? nil : .text(items.joined(separator: "; "))
    }
}

extension AttributeTable.Scalar {
    /// As it stands in a table or in XML, before escaping; `true` and `false` for a flag, `.` in a number.
    var plain: String {
        switch self {
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .text(let text): text
        }
    }

    var json: String { if case .text(let text) = self { jsonQuoted(text) } else { plain } }
}
