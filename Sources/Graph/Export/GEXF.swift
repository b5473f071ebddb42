import Catalog

extension ExcerptDocument {
    /// GEXF 1.3: years as spells of whole years, `weight` as the format's own attribute.
    ///
    /// A label there is a token without line ends; the attribute `name` holds the name as it is.
    func writeGEXF(to output: inout some TextOutputStream) {
        let span = excerpt.years
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.write("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
        output.write("<meta>\n<creator>Byline</creator>\n<description>")
        output.write(xmlEscaped(excerpt.header.lines.map(onOneLine).joined(separator: "\n")))
        output.write("</description>\n</meta>\n")
        output.write("<graph defaultedgetype=\"\(excerpt.kind.isDirected ? "directed" : "undirected")\"")
        output.write(
            span.map {
                " mode=\"dynamic\" timeformat=\"integer\" start=\"\($0.lowerBound)\" end=\"\($0.upperBound)\">\n"
            }
                ?? " mode=\"static\">\n")
        output.write(declarations(table.nodes, of: "node") + declarations(edgeAttributes, of: "edge"))
        output.write("<nodes count=\"\(excerpt.nodes.count)\">\n")
        for node in excerpt.nodes {
            output.write("<node id=\"\(node.id)\" label=\"\(xmlEscaped(onOneLine(node.label)))\">")
            output.write(values(of: node, table.nodes) + spells(node.spells) + "</node>\n")
        }
        output.write("</nodes>\n<edges count=\"\(excerpt.edges.count)\">\n")
        for edge in excerpt.edges {
            output.write("<edge id=\"\(edge.name)\" source=\"\(edge.source)\" target=\"\(edge.target)\"")
            if case .tie(let tie) = edge.bond { output.write(" weight=\"\(tie.strength)\"") }
            output.write(">" + values(of: edge, edgeAttributes) + spells(edge.spells) + "</edge>\n")
        }
        output.write("</edges>\n</graph>\n</gexf>\n")
    }

    private var edgeAttributes: [AttributeTable.Attribute<GraphExcerpt.Edge>] {
        table.edges.filter { $0.name != AttributeTable.weight }
    }

    private func declarations<Element>(
        _ attributes: [AttributeTable.Attribute<Element>], of element: String
    ) -> String {
        "<attributes class=\"\(element)\">\n"
            + attributes.map { attribute in
                let type =
                    switch attribute.type {
                    case .integer: "long"
                    case .real: "double"
                    case .flag: "boolean"
                    case .text: "string"
                    }
                return "<attribute id=\"\(attribute.name)\" title=\"\(attribute.name)\" type=\"\(type)\"/>\n"
            }.joined() + "</attributes>\n"
    }

    private func values<Element>(
        of subject: Element, _ attributes: [AttributeTable.Attribute<Element>]
    ) -> String {
        let values = attributes.compactMap { attribute in
            attribute.value(subject).map {
                "<attvalue for=\"\(attribute.name)\" value=\"\(xmlEscaped($0.plain))\"/>"
            }
        }
        return values.isEmpty ? "" : "<attvalues>\(values.joined())</attvalues>"
    }

    private func spells(_ spans: [ClosedRange<Int>]) -> String {
        guard !spans.isEmpty else { return "" }
        return "<spells>"
            + spans.map { "<spell start=\"\($0.lowerBound)\" end=\"\($0.upperBound)\"/>" }.joined() + "</spells>"
    }
}

extension GraphExcerpt.Node {
    /// From the first year to the last: a researcher is there in between, whether or not a work of the year is known.
    fileprivate var spells: [ClosedRange<Int>] {
        guard let first = firstYear, let last = lastYear, first <= last else { return [] }
        return [first...last]
    }
}

extension GraphExcerpt {
    /// From the first year of anything in it to the last; nil when no year is known.
    fileprivate var years: ClosedRange<Int>? {
        let all = nodes.flatMap(\.spells) + edges.flatMap(\.spells)
        guard let first = all.map(\.lowerBound).min(), let last = all.map(\.upperBound).max() else { return nil }
        return first...last
    }
}
