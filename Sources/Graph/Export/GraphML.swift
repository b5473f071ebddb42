import Catalog

extension ExcerptDocument {
    /// GraphML 1.0: keys, then nodes, then edges; a value that is not known has no `data`.
    func writeGraphML(to output: inout some TextOutputStream) {
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.write(xmlComment(excerpt.header))
        output.write("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
        for attribute in table.nodes { output.write(key(attribute, of: "node")) }
        for attribute in table.edges { output.write(key(attribute, of: "edge")) }
        let direction = excerpt.kind.isDirected ? "directed" : "undirected"
        output.write("<graph id=\"\(excerpt.kind.rawValue)\" edgedefault=\"\(direction)\">\n")
        for node in excerpt.nodes {
            output.write("<node id=\"\(node.id)\">\(data(node, table.nodes, of: "node"))</node>\n")
        }
        for edge in excerpt.edges {
            output.write(
                "<edge id=\"\(edge.name)\" source=\"\(edge.source)\" target=\"\(edge.target)\">"
                    + "\(data(edge, table.edges, of: "edge"))</edge>\n")
        }
        output.write("</graph>\n</graphml>\n")
    }

    private func key<Element>(_ attribute: AttributeTable.Attribute<Element>, of element: String) -> String {
        let type =
            switch attribute.type {
            case .integer: "long"
            case .real: "double"
            case .flag: "boolean"
            case .text: "string"
            }
        return "<key id=\"\(element).\(attribute.name)\" for=\"\(element)\" attr.name=\"\(attribute.name)\""
            + " attr.type=\"\(type)\"/>\n"
    }

    private func data<Element>(
        _ subject: Element, _ attributes: [AttributeTable.Attribute<Element>], of element: String
    ) -> String {
        attributes.compactMap { attribute in
            attribute.value(subject).map {
                "<data key=\"\(element).\(attribute.name)\">\(xmlEscaped($0.plain))</data>"
            }
        }.joined()
    }
}

/// The header as a comment, its lines one below the other.
func xmlComment(_ header: GraphExcerpt.Header) -> String {
    // A comment may hold no two hyphens in a row.
    let lines = header.lines.map { onOneLine($0).replacing("--", with: "-\u{2010}") }
    return "<!--\n" + lines.map { "  \($0)\n" }.joined() + "-->\n"
}
