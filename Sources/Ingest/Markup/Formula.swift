import CLibXML2

/// Formulas that a page shows drawn, given back in the TeX they were written in.
enum Formula {
    /// The formula of a `<math>` element or of MathJax's script, between dollar signs; nil where no TeX is at hand.
    static func text(of node: xmlNodePtr, named name: String) -> String? {
        switch name {
        case "math": (source(in: node, depth: 0) ?? Markup.attribute("alttext", of: node)).map(quoted)
        case "script":
            Markup.attribute("type", of: node)?.lowercased().hasPrefix("math/tex") == true
                ? quoted(content(of: node)) : nil
        default: nil
        }
    }

    /// Whether the element is a drawing of a formula whose TeX stands in a script beside it.
    static func isDrawing(_ node: xmlNodePtr, named name: String) -> Bool {
        guard name == "span" || name == "div", node.pointee.properties != nil,
            let kind = Markup.attribute("class", of: node)
        else { return false }
        return kind.split(separator: " ").contains { drawings.contains(String($0)) }
    }

    private static let drawings: Set<String> = [
        "MathJax", "MathJax_Display", "MathJax_Preview", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML",
    ]

    /// The annotation that holds the TeX.
    private static func source(in node: xmlNodePtr, depth: Int) -> String? {
        guard depth < 8 else { return nil }
        for child in Markup.elements(of: node) {
            if Markup.name(of: child) == "annotation",
                Markup.attribute("encoding", of: child)?.lowercased() == "application/x-tex"
            {
                return content(of: child)
            }
            if let found = source(in: child, depth: depth + 1) { return found }
        }
        return nil
    }

    private static func content(of node: xmlNodePtr) -> String {
        var text = ""
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE,
                let content = current.pointee.content
            {
                text += String(cString: content)
            }
            child = current.pointee.next
        }
        return text
    }

    private static func quoted(_ tex: String) -> String { "$" + tex[...].trimmed + "$" }
}
