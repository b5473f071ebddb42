import Catalog

/// The excerpt as an SVG document: a paper among its citations, a path, or a network.
///
/// Equal excerpts give equal text. Every mark carries a `<title>`; names are escaped.
func drawing(of excerpt: GraphExcerpt) -> String {
    let centres = excerpt.nodes.filter { $0.role == .centre }
    if excerpt.kind == .citations, let paper = centres.first { return CitationDrawing(excerpt, paper: paper).document }
    if centres.count > 1 { return PathDrawing(excerpt).document }
    return NetworkDrawing(excerpt).document
}

extension GraphExcerpt {
    /// What a pointer shows over a node.
    func story(of node: Node) -> String {
        switch node.id {
        case .researcher:
            let works = node.workCount.map { $0 == 1 ? ", 1 work" : ", \($0) works" } ?? ""
            return "\(node.label) (\(node.id))\(works)\(Self.years(node.firstYear, node.lastYear))"
        case .work:
            let authors = node.authors.isEmpty ? "" : "\n" + node.authors.joined(separator: ", ")
            return "\(node.label) (\(node.id))\(Self.years(node.firstYear, node.lastYear))\(authors)"
        }
    }

    /// What a pointer shows over an edge: its numbers and the works behind it, or how the citation is known.
    func story(of edge: Edge, names: [NodeID: String], works: [WorkID: Work]) -> String {
        let (source, target) = (names[edge.source] ?? "\(edge.source)", names[edge.target] ?? "\(edge.target)")
        switch edge.bond {
        case .citation(let citation):
            return "\(source) cites \(target)\n\(citation.basis.rawValue), \(citation.sourceLabel), \(citation.locator)"
        case .tie(let tie):
            let count = tie.works.count == 1 && !tie.isLowerBound ? "1 work" : "\(edge.caption) works"
            let titles = tie.works.prefix(12).map { id in
                "\n"
                    + [works[id]?.year.map(String.init), works[id]?.title ?? "\(id)"].compactMap { $0 }
                    .joined(separator: " ")
            }
            let more = tie.works.count > 12 ? "\nand \(tie.works.count - 12) more" : ""
            return "\(source) – \(target): \(count)\(Self.years(tie.firstYear, tie.lastYear))"
                + ", weight \(length(tie.strength))" + titles.joined() + more
        }
    }

    private static func years(_ first: Int?, _ last: Int?) -> String {
        guard let first, let last else { return "" }
        return first == last ? ", \(first)" : ", \(first)–\(last)"
    }

    var namesByID: [NodeID: String] { Dictionary(nodes.map { ($0.id, $0.label) }) { first, _ in first } }
    var worksByID: [WorkID: Work] { Dictionary(works.map { ($0.id, $0) }) { first, _ in first } }
}
