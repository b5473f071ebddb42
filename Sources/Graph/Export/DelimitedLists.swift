public import Catalog

extension ExcerptDocument {
    /// The edges as CSV (RFC 4180): `source`, `target` and the attributes. CSV has no place for the header.
    func writeEdgeList(to output: inout some TextOutputStream) {
        output.write(csvLine(["source", "target"] + table.edges.map(\.name)))
        for edge in excerpt.edges {
            output.write(
                csvLine(["\(edge.source)", "\(edge.target)"] + table.edges.map { $0.value(edge)?.plain ?? "" }))
        }
    }

    /// The nodes as CSV: `id` and the attributes.
    func writeNodeList(to output: inout some TextOutputStream) {
        output.write(csvLine(["id"] + table.nodes.map(\.name)))
        for node in excerpt.nodes {
            output.write(csvLine(["\(node.id)"] + table.nodes.map { $0.value(node)?.plain ?? "" }))
        }
    }

    private func csvLine(_ cells: [String]) -> String {
        cells.map { cell in
            guard cell.unicodeScalars.contains(where: { ",\"\n".unicodeScalars.contains($0) }) else { return cell }
            return inQuotes(cell)
        }.joined(separator: ",") + "\r\n"
    }

    /// VOSviewer's map file: one item a line, columns apart by tabs, items numbered from 1 in the excerpt's order.
    ///
    /// An item's description names its id here. Scores are written when every item has them.
    func writeVOSviewerMap(to output: inout some TextOutputStream) {
        let weights = links()
        let hasYears = excerpt.nodes.allSatisfy { $0.firstYear != nil }
        let isOfPeople = excerpt.kind == .coauthors
        var header = ["id", "label", "description", "weight<Links>", "weight<Total link strength>"]
        if isOfPeople { header.append("weight<Works>") }
        if hasYears { header.append(isOfPeople ? "score<First year>" : "score<Year>") }
        output.write(header.joined(separator: "\t") + "\n")
        for (number, node) in zip(1..., excerpt.nodes) {
            let weight = weights[node.id] ?? (0, 0)
            var cells = [
                "\(number)", inQuotes(onOneLine(node.label)),
                inQuotes(xmlEscaped("\(node.id): \(onOneLine(node.label))")), "\(weight.count)",
                "\((weight.strength * 1e9).rounded() / 1e9)",
            ]
            if isOfPeople { cells.append("\(node.workCount ?? 0)") }
            if hasYears, let year = node.firstYear { cells.append("\(year)") }
            output.write(cells.joined(separator: "\t") + "\n")
        }
    }

    /// VOSviewer's network file: the numbers of two items and the strength of their link. VOSviewer knows no direction.
    func writeVOSviewerNetwork(to output: inout some TextOutputStream) {
        let numbers = Dictionary(uniqueKeysWithValues: zip(excerpt.nodes.map(\.id), 1...))
        for edge in excerpt.edges {
            guard let source = numbers[edge.source], let target = numbers[edge.target] else { continue }
            output.write("\(source)\t\(target)\t\(edge.strength)\n")
        }
    }

    private func links() -> [GraphExcerpt.NodeID: (count: Int, strength: Double)] {
        var links: [GraphExcerpt.NodeID: (count: Int, strength: Double)] = [:]
        for edge in excerpt.edges {
            for end in [edge.source, edge.target] {
                links[end, default: (0, 0)].count += 1
                links[end, default: (0, 0)].strength += edge.strength
            }
        }
        return links
    }

    private func inQuotes(_ cell: String) -> String { "\"" + cell.replacing("\"", with: "\"\"") + "\"" }
}

extension GraphExcerpt.Edge {
    /// How much it counts where a program wants one number: a tie its strength, a citation 1.
    public var strength: Double { if case .tie(let tie) = bond { tie.strength } else { 1 } }
}
