import CLibXML2

extension Markup {
    /// A page as a tree of elements with their text, for formats that mark what is what.
    ///
    /// Names are in small letters; scripts and styles are left out; nothing deeper than `depth` is taken.
    /// - Throws: when the page is too large or no markup at all.
    static func tree(of content: ArraySlice<UInt8>, file: String) throws(IngestError) -> XMLUnit {
        guard content.count <= Document.Limit.markupBytes else {
            throw IngestError(
                "its markup is larger than \(Document.Limit.markupBytes >> 20) MiB", file: file,
                mend: "Save the page without embedded images")
        }
        guard content.count(where: { $0 == UInt8(ascii: "<") }) <= Document.Limit.tags else {
            throw IngestError(
                "its markup has more than \(Document.Limit.tags) tags", file: file, mend: "Save a smaller page")
        }
        guard let document = parse(content), let root = xmlDocGetRootElement(document) else {
            throw IngestError("its markup cannot be read", file: file, mend: "Save the page again")
        }
        defer { xmlFreeDoc(document) }
        var builder = TreeBuilder()
        builder.add(root, depth: 0)
        return builder.unit
    }
}

private struct TreeBuilder {
    var unit = XMLUnit()
    private var numbers: [String: Int32] = [:]

    mutating func add(_ node: xmlNodePtr, depth: Int) {
        let name = Markup.name(of: node)
        guard depth < Markup.depth, name != "script", name != "style" else { return }
        let number = Int32(unit.elements.count)
        let start = Int32(unit.attributes.count)
        var attribute = node.pointee.properties
        while let current = attribute {
            let key = String(cString: current.pointee.name).lowercased()
            if let value = Markup.attribute(key, of: node) { unit.attributes.append((key, value)) }
            attribute = current.pointee.next
        }
        unit.elements.append(
            .init(
                name: self.number(of: name), line: Int32(clamping: Markup.line(of: node)),
                textStart: Int32(unit.text.count), textEnd: 0, attributeStart: start,
                attributeEnd: Int32(unit.attributes.count), next: number))
        var child = node.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE: add(current, depth: depth + 1)
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = current.pointee.content { unit.text.append(contentsOf: String(cString: content).utf8) }
            default: break
            }
            child = current.pointee.next
        }
        if name == "br" { unit.text.append(0x0A) }
        unit.elements[Int(number)].textEnd = Int32(unit.text.count)
        unit.elements[Int(number)].next = Int32(unit.elements.count)
        unit.lastLine = max(unit.lastLine, Markup.line(of: node))
    }

    private mutating func number(of name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(unit.names.count)
        unit.names.append(name)
        numbers[name] = number
        return number
    }
}

extension XMLUnit {
    /// Every element below a node for which the test holds, in order.
    func all(in node: Node = 0, where test: (Node) -> Bool) -> [Node] {
        ((node + 1)..<Int(elements[node].next)).filter(test)
    }

    /// Every element below a node that carries the class.
    func all(class name: String, in node: Node = 0) -> [Node] { all(in: node) { hasClass(name, $0) } }

    /// The first element below a node that carries the class.
    func first(class name: String, in node: Node = 0) -> Node? { all(class: name, in: node).first }

    func hasClass(_ name: String, _ node: Node) -> Bool {
        attribute("class", of: node)?.split(separator: " ").contains { $0 == name } ?? false
    }

    /// The text of a node without a label that stands before it in a `descriptor`.
    func textWithoutDescriptor(_ node: Node) -> String {
        let text = text(of: node).collapsed
        guard let label = first(class: "descriptor", in: node).map({ self.text(of: $0).collapsed }), !label.isEmpty,
            text.hasPrefix(label)
        else { return text }
        return String(text.dropFirst(label.count)).collapsed
    }
}
