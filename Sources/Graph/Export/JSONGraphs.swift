import Catalog

extension ExcerptDocument {
    /// Node-link JSON, as NetworkX and D3 read it; the header stands under `graph`.
    func writeNodeLink(to output: inout some TextOutputStream) {
        output.write("{\"directed\": \(excerpt.kind.isDirected), \"multigraph\": false,\n\"graph\": \(header),\n")
        output.write("\"nodes\": [")
        writeList(excerpt.nodes, to: &output) { node in object([member("id", "\(node.id)")], node, table.nodes) }
        output.write("],\n\"edges\": [")
        writeList(excerpt.edges, to: &output) { edge in object(ends(of: edge), edge, table.edges) }
        output.write("]}\n")
    }

    /// Cytoscape's JSON: elements with their `data`; the header stands in the network's own `data`.
    func writeCytoscape(to output: inout some TextOutputStream) {
        output.write("{\"format_version\": \"1.0\", \"generated_by\": \"byline\",\n")
        output.write("\"target_cytoscapejs_version\": \"~3.0\", \"directed\": \(excerpt.kind.isDirected),\n")
        output.write("\"multigraph\": false,\n\"data\": \(header),\n\"elements\": {\"nodes\": [")
        writeList(excerpt.nodes, to: &output) { node in
            "{\"data\": \(object([member("id", "\(node.id)")], node, table.nodes))}"
        }
        output.write("],\n\"edges\": [")
        writeList(excerpt.edges, to: &output) { edge in
            "{\"data\": \(object([member("id", edge.name)] + ends(of: edge), edge, table.edges))}"
        }
        output.write("]}}\n")
    }

    private var header: String {
        let header = excerpt.header
        func list(_ texts: [String]) -> String { "[" + texts.map { jsonQuoted($0) }.joined(separator: ", ") + "]" }
        return "{"
            + [
                member("name", header.query), member("kind", excerpt.kind.rawValue),
                "\"filters\": \(list(header.filters))", "\"store_revision\": \(header.revision)",
                "\"rules\": \(list(header.rules))",
                "\"truncated\": " + (header.truncation.map { jsonQuoted($0) } ?? "null"),
            ].joined(separator: ", ") + "}"
    }

    private func ends(of edge: GraphExcerpt.Edge) -> [String] {
        [member("source", "\(edge.source)"), member("target", "\(edge.target)")]
    }

    private func member(_ key: String, _ value: String) -> String { "\(jsonQuoted(key)): \(jsonQuoted(value))" }

    private func object<Element>(
        _ first: [String], _ subject: Element, _ attributes: [AttributeTable.Attribute<Element>]
    ) -> String {
        let rest = attributes.map { "\(jsonQuoted($0.name)): \($0.value(subject)?.json ?? "null")" }
        return "{" + (first + rest).joined(separator: ", ") + "}"
    }

    private func writeList<Element>(
        _ elements: [Element], to output: inout some TextOutputStream, _ line: (Element) -> String
    ) {
        for (number, element) in elements.enumerated() {
            output.write((number == 0 ? "\n" : ",\n") + line(element))
        }
    }
}
