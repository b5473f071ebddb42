import Catalog

extension ExcerptDocument {
    /// DOT: `graph` with `--` for coauthors, `digraph` with `->` for citations; every id and value in quotes.
    func writeDOT(to output: inout some TextOutputStream) {
        for line in excerpt.header.lines { output.write("// \(onOneLine(line))\n") }
        let arrow = excerpt.kind.isDirected ? "->" : "--"
        output.write((excerpt.kind.isDirected ? "digraph" : "graph") + " \(quoted(excerpt.kind.rawValue)) {\n")
        for node in excerpt.nodes {
            let own = attributes(of: node, table.nodes)
            output.write("  \(quoted("\(node.id)")) [label=\(quotedLabel(node.label))\(own)];\n")
        }
        for edge in excerpt.edges {
            let ends = "\(quoted("\(edge.source)")) \(arrow) \(quoted("\(edge.target)"))"
            output.write("  \(ends) [label=\(quotedLabel(edge.caption))\(attributes(of: edge, table.edges))];\n")
        }
        output.write("}\n")
    }

    private func attributes<Element>(
        of subject: Element, _ attributes: [AttributeTable.Attribute<Element>]
    ) -> String {
        attributes.compactMap { attribute in
            attribute.value(subject).map { ", \(attribute.name)=\(quoted($0.plain))" }
        }.joined()
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// Graphviz reads `&lt;` in a label as `<`, so a name that holds such a word has its `&` written out.
    private func quotedLabel(_ text: String) -> String { quoted(text.replacing("&", with: "&amp;")) }
}

extension GraphExcerpt.Edge {
    /// What may stand beside the line: how many works, or how the citation is known.
    var caption: String {
        switch bond {
        case .tie(let tie): "\(tie.works.count)\(tie.isLowerBound ? "+" : "")"
        case .citation(let citation): citation.basis.rawValue
        }
    }
}
