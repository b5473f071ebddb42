import CLibXML2

/// Pages saved by a browser, turned into the lines a reader of the text form expects.
///
/// The only user of libxml2. Nothing is fetched; scripts, styles, hidden parts and
/// the site's own navigation are left out.
package enum Markup {
    /// Elements nested deeper are left out; browsers themselves stop at 512.
    static let depth = 400

    /// Whether the content is a page of markup: it begins with a tag, a comment or a document type.
    package static func recognises(_ content: ArraySlice<UInt8>) -> Bool {
        guard let start = content.firstIndex(where: { $0 > 0x20 }), content[start] == UInt8(ascii: "<") else {
            return false
        }
        let head = String(decoding: content[start...].prefix(16), as: UTF8.self).lowercased().dropFirst()
        if head.hasPrefix("!doctype") || head.hasPrefix("!--") || head.hasPrefix("?xml") { return true }
        let name = head.prefix { $0.isLetter || $0.isNumber }
        // A Markdown text may begin with a superscript; a page does not.
        return !name.isEmpty && name != "sup" && name != "sub" && !name.hasPrefix("http")
    }

    /// The page's lines: block elements and `<br>` break them, inline elements glue, white space collapses.
    static func lines(of content: ArraySlice<UInt8>, file: String) throws(IngestError) -> [Line] {
        guard content.count <= Document.Limit.markupBytes else {
            throw IngestError(
                "its markup is larger than \(Document.Limit.markupBytes >> 20) MiB", file: file,
                mend: "Save the page as text, or without embedded images")
        }
        guard content.count(where: { $0 == UInt8(ascii: "<") }) <= Document.Limit.tags else {
            throw IngestError(
                "its markup has more than \(Document.Limit.tags) tags", file: file, mend: "Save the page as text")
        }
        guard let tree = parse(content) else {
            throw IngestError("its markup cannot be read", file: file, mend: "Save the page as text")
        }
        defer { xmlFreeDoc(tree) }
        var writer = MarkupWriter()
        if let root = xmlDocGetRootElement(tree) { write(root, to: &writer, depth: 0) }
        writer.breakLine()
        // A page that does not end with a tag was cut where it ends.
        let isOpen = content.last { $0 > 0x20 } != UInt8(ascii: ">")
        if isOpen, let last = writer.lines.indices.last { writer.lines[last].isOpen = true }
        guard writer.lines.count <= Document.Limit.lines else { throw Document.tooManyLines(file) }
        return writer.lines
    }

    private static func parse(_ content: ArraySlice<UInt8>) -> xmlDocPtr? {
        xmlInitParser()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        let isUTF8 = String(validating: content, as: UTF8.self) != nil
        return content.withUnsafeBytes { bytes in
            // What is UTF-8 is UTF-8, whatever the page says of itself; otherwise the page may say.
            htmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil,
                isUTF8 ? "UTF-8" : nil, Int32(options))
        }
    }

    // MARK: - Walking the tree

    private static func write(_ node: xmlNodePtr, to writer: inout MarkupWriter, depth: Int) {
        guard depth < Self.depth else { return }
        let name = self.name(of: node)
        if skipped.contains(name) || isHidden(node) { return }
        if name == "br" { return writer.breakLine() }
        if name == "hr" { return writer.breakBlock() }
        if name == "table", MarkupTable.write(node, to: &writer) { return }
        let isBlock = blocks.contains(name)
        let wasVerbatim = writer.isVerbatim
        if name == "pre" || name == "textarea" { writer.isVerbatim = true }
        if isBlock { writer.breakBlock() }
        writeChildren(of: node, to: &writer, depth: depth)
        if isBlock { writer.breakBlock() }
        writer.isVerbatim = wasVerbatim
    }

    private static func writeChildren(of node: xmlNodePtr, to writer: inout MarkupWriter, depth: Int) {
        let number = line(of: node)
        var child = node.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE: write(current, to: &writer, depth: depth + 1)
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = current.pointee.content { writer.write(String(cString: content), line: number) }
            default: break
            }
            child = current.pointee.next
        }
    }

    /// The text of a subtree on one line.
    static func text(of node: xmlNodePtr) -> (text: String, line: Int) {
        var writer = MarkupWriter()
        write(node, to: &writer, depth: 0)
        writer.breakLine()
        return (writer.lines.map(\.text).joined(separator: " "), writer.lines.first?.number ?? line(of: node))
    }

    /// The beginning of a subtree's text, up to the first table or block of it: enough for a column's heading.
    static func heading(of node: xmlNodePtr, depth: Int = 0) -> String {
        guard depth < 8, !isHidden(node) else { return "" }
        var text = ""
        var child = node.pointee.children
        while let current = child, text.utf8.count < 40 {
            if current.pointee.type == XML_TEXT_NODE, let content = current.pointee.content {
                text += String(cString: content)
            } else if current.pointee.type == XML_ELEMENT_NODE, name(of: current) != "table" {
                text += heading(of: current, depth: depth + 1)
            }
            child = current.pointee.next
        }
        return text
    }

    /// The element children, in order.
    static func elements(of node: xmlNodePtr) -> [xmlNodePtr] {
        var found: [xmlNodePtr] = []
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_ELEMENT_NODE { found.append(current) }
            child = current.pointee.next
        }
        return found
    }

    /// The element's name in small letters.
    static func name(of node: xmlNodePtr) -> String {
        node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
    }

    static func line(of node: xmlNodePtr) -> Int { max(1, Int(xmlGetLineNo(node))) }

    /// Whether a browser would not show the element, as far as its own attributes tell.
    static func isHidden(_ node: xmlNodePtr) -> Bool {
        if attribute("hidden", of: node) != nil { return true }
        if attribute("aria-hidden", of: node)?.lowercased() == "true" { return true }
        guard let style = attribute("style", of: node) else { return false }
        let rules = style.lowercased().filter { !$0.isWhitespace }
        return rules.contains("display:none") || rules.contains("visibility:hidden")
    }

    private static func attribute(_ name: String, of node: xmlNodePtr) -> String? {
        guard node.pointee.properties != nil, let value = xmlGetProp(node, name) else { return nil }
        defer { byline_xml_free(value) }
        return String(cString: value)
    }

    private static let skipped: Set<String> = [
        "head", "nav", "footer", "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas",
        "audio", "video", "select",
        "datalist",
    ]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table",
        "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    ]
}

/// Gathers text into lines as a browser lays it out.
struct MarkupWriter {
    var lines: [Line] = []
    /// Whether white space is kept, as inside `<pre>`.
    var isVerbatim = false
    private var text = String.UnicodeScalarView()
    private var number: Int?
    private var isBlankDue = false
    private var followsBlank = true

    /// Adds text that stands in an element on the given line.
    mutating func write(_ string: String, line: Int) {
        var line = line
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\n" where isVerbatim:
                if text.isEmpty, !isBlankDue { followsBlank = true }
                breakLine()
                line += 1
            case " ", "\t", "\n", "\r", "\u{C}", "\u{A0}": isBlankDue = true
            case "\u{200B}", "\u{FEFF}": break
            default:
                if isBlankDue, !text.isEmpty { text.append(" ") }
                isBlankDue = false
                if number == nil { number = line }
                text.append(scalar)
            }
        }
    }

    /// Ends the line, if there is one.
    mutating func breakLine() {
        isBlankDue = false
        guard !text.isEmpty else { return }
        lines.append(
            Line(number: number ?? 1, column: nil, text: Document.tidy(String(text)), followsBlank: followsBlank))
        followsBlank = false
        text = String.UnicodeScalarView()
        number = nil
    }

    /// Ends the line and sets what follows apart.
    mutating func breakBlock() {
        breakLine()
        followsBlank = true
    }

    /// Adds a whole line.
    mutating func line(_ string: String, at line: Int) {
        breakLine()
        write(string, line: line)
        breakLine()
    }
}
