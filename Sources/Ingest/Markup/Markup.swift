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
        writer.lines = MarkupTable.restoringBars(in: writer.lines)
        // A page that does not end with a tag was cut where it ends.
        let isOpen = content.last { $0 > 0x20 } != UInt8(ascii: ">")
        if isOpen, let last = writer.lines.indices.last { writer.lines[last].isOpen = true }
        guard writer.lines.count <= Document.Limit.lines else { throw Document.tooManyLines(file) }
        return writer.lines
    }

    static func parse(_ content: ArraySlice<UInt8>) -> xmlDocPtr? {
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
        if let formula = Formula.text(of: node, named: name) { return writer.write(formula, line: line(of: node)) }
        if Landmarks.isLeftOut(node, named: name) || Formula.isDrawing(node, named: name) { return }
        if name == "br" { return writer.breakOnce() }
        if name == "hr" { return writer.breakBlock() }
        if MarkupTable.isTable(node, named: name), MarkupTable.write(node, to: &writer) { return }
        let isBlock = blocks.contains(name)
        let wasVerbatim = writer.isVerbatim
        if name == "pre" || name == "textarea" { writer.isVerbatim = true }
        let wasControl = writer.isControl
        if name == "button" || attribute("role", of: node)?.lowercased() == "button" { writer.isControl = true }
        if isBlock { writer.breakBlock() }
        writeChildren(of: node, to: &writer, depth: depth)
        if isBlock { writer.breakBlock() }
        writer.isVerbatim = wasVerbatim
        writer.isControl = wasControl
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

    /// The lines of a subtree.
    static func lines(of node: xmlNodePtr) -> [Line] {
        var writer = MarkupWriter()
        write(node, to: &writer, depth: 0)
        writer.breakLine()
        return writer.lines
    }

    /// The beginning of a subtree's text, up to the first table or block of it: enough for a column's heading.
    static func heading(of node: xmlNodePtr, depth: Int = 0) -> String {
        guard depth < 8, !Landmarks.isHidden(node) else { return "" }
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

    static func attribute(_ name: String, of node: xmlNodePtr) -> String? {
        guard node.pointee.properties != nil, let value = xmlGetProp(node, name) else { return nil }
        defer { byline_xml_free(value) }
        return String(cString: value)
    }

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
    /// Whether what is written is the label of a button.
    var isControl = false
    private var text = String.UnicodeScalarView()
    /// Whether the line holds nothing but labels of buttons.
    private var isAllControl = true
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
            case "\u{200B}", "\u{FEFF}", "\u{AD}": break
            default:
                if isBlankDue, !text.isEmpty { text.append(" ") }
                isBlankDue = false
                if number == nil { number = line }
                text.append(scalar.asBrowsersRead)
                if !isControl { isAllControl = false }
            }
        }
    }

    /// Ends the line, if there is one.
    mutating func breakLine() {
        isBlankDue = false
        guard !text.isEmpty else { return }
        lines.append(
            Line(
                number: number ?? 1, column: nil, text: Document.tidy(String(text)), followsBlank: followsBlank,
                isControl: isAllControl))
        followsBlank = false
        isAllControl = true
        text = String.UnicodeScalarView()
        number = nil
    }

    /// Ends the line as `<br>` does: a second one leaves a blank line.
    mutating func breakOnce() {
        if text.isEmpty { breakBlock() } else { breakLine() }
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

extension Unicode.Scalar {
    /// A control character between U+0080 and U+009F is what windows-1252 has in its place, for Latin-1 is read as that.
    fileprivate var asBrowsersRead: Unicode.Scalar {
        (0x80...0x9F).contains(value) ? Self.windows1252[Int(value) - 0x80] : self
    }

    private static let windows1252 = Array(
        """
        \u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}\
        \u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}
        """.unicodeScalars)
}
