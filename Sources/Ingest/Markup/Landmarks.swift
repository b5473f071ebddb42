import CLibXML2

/// What of a page is not its content: furniture of the site, and what a browser would not show.
enum Landmarks {
    /// Whether a reader of the page's content can pass over the element.
    static func isLeftOut(_ node: xmlNodePtr, named name: String) -> Bool {
        skipped.contains(name) || isHidden(node) || isFurniture(node, named: name)
    }

    /// Whether a browser would not show the element, as far as its own attributes tell.
    static func isHidden(_ node: xmlNodePtr) -> Bool {
        guard node.pointee.properties != nil else { return false }
        if Markup.attribute("hidden", of: node) != nil { return true }
        if Markup.attribute("aria-hidden", of: node)?.lowercased() == "true" { return true }
        if let style = Markup.attribute("style", of: node) {
            let rules = style.lowercased().filter { !$0.isWhitespace }
            if rules.contains("display:none") || rules.contains("visibility:hidden") { return true }
        }
        // Words for screen readers alone; a comma so hidden still stands between two names.
        return words("class", of: node).contains(where: unseen.contains) && hasLetter(node, depth: 0)
    }

    /// Notices and the site's own header. A header that holds a heading is the page's.
    private static func isFurniture(_ node: xmlNodePtr, named name: String) -> Bool {
        if name == "header" { return holds(["nav"], in: node, depth: 0) && !holds(headings, in: node, depth: 0) }
        guard node.pointee.properties != nil, name != "body", name != "html" else { return false }
        if let role = Markup.attribute("role", of: node)?.lowercased(), roles.contains(role) { return true }
        return (words("class", of: node) + words("id", of: node)).contains {
            $0.hasPrefix("cookie-") || $0 == "cookie" || $0 == "cookies"
        }
    }

    private static func words(_ attribute: String, of node: xmlNodePtr) -> [Substring] {
        Markup.attribute(attribute, of: node)?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
    }

    private static func holds(_ names: Set<String>, in node: xmlNodePtr, depth: Int) -> Bool {
        depth < 24
            && Markup.elements(of: node).contains {
                names.contains(Markup.name(of: $0)) || holds(names, in: $0, depth: depth + 1)
            }
    }

    private static func hasLetter(_ node: xmlNodePtr, depth: Int) -> Bool {
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_TEXT_NODE, let content = current.pointee.content,
                String(cString: content).unicodeScalars.contains(where: { $0.isLetter || $0.isDigit })
            {
                return true
            }
            if current.pointee.type == XML_ELEMENT_NODE, depth < 24, hasLetter(current, depth: depth + 1) {
                return true
            }
            child = current.pointee.next
        }
        return false
    }

    private static let skipped: Set<String> = [
        "head", "nav", "footer", "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas",
        "audio", "video", "select", "datalist", "dialog", "search", "annotation", "annotation-xml",
    ]
    private static let roles: Set<String> = [
        "alertdialog", "banner", "contentinfo", "dialog", "navigation", "search",
    ]
    private static let headings: Set<String> = ["h1", "h2", "h3"]
    private static let unseen: Set<Substring> = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"]
}
