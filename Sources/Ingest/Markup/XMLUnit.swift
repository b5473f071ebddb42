/// One element of a document with everything inside it: a record, an entry, an error.
package struct XMLUnit {
    /// An element within the unit, by its number; 0 is the unit itself. Parents come before their children.
    package typealias Node = Int

    struct Element {
        var name: Int32
        var line: Int32
        /// The text inside, that of the elements within included, as bytes of `text`.
        var textStart: Int32
        var textEnd: Int32
        var attributeStart: Int32
        var attributeEnd: Int32
        /// The next element that is not inside this one; while it is open, itself.
        var next: Int32
    }

    var elements: [Element] = []
    var text: [UInt8] = []
    var attributes: [(name: String, value: String)] = []
    var names: [String] = []
    /// The line on which the unit ends.
    package internal(set) var lastLine = 0

    /// The line on which an element begins, counted from 1.
    package func line(of node: Node = 0) -> Int { Int(elements[node].line) }

    /// The element's name without its prefix.
    package func name(of node: Node = 0) -> String { names[Int(elements[node].name)] }

    /// The text inside, as it stands.
    package func text(of node: Node = 0) -> String {
        String(decoding: text[Int(elements[node].textStart)..<Int(elements[node].textEnd)], as: UTF8.self)
    }

    /// An attribute by its name without prefix.
    package func attribute(_ name: String, of node: Node = 0) -> String? {
        let element = elements[node]
        return attributes[Int(element.attributeStart)..<Int(element.attributeEnd)].first { $0.name == name }?.value
    }

    /// The elements directly inside, in order.
    package func children(of node: Node = 0) -> [Node] {
        var found: [Node] = []
        forEachChild(of: node) { found.append($0) }
        return found
    }

    /// The elements of that name directly inside, in order.
    package func children(_ name: String, of node: Node = 0) -> [Node] {
        guard let id = names.firstIndex(of: name) else { return [] }
        var found: [Node] = []
        forEachChild(of: node) { if elements[$0].name == id { found.append($0) } }
        return found
    }

    /// The text of the first element of that name directly inside.
    package func child(_ name: String, of node: Node) -> String? {
        guard let id = names.firstIndex(of: name) else { return nil }
        var found: Node?
        forEachChild(of: node) { if found == nil, elements[$0].name == id { found = $0 } }
        return found.map { text(of: $0) }
    }

    private func forEachChild(of node: Node, _ visit: (Node) -> Void) {
        var child = node + 1
        let end = Int(elements[node].next)
        while child < end {
            visit(child)
            child = Int(elements[child].next)
        }
    }

    /// The first element of that name at any depth below.
    package func first(_ name: String, in node: Node = 0) -> Node? {
        guard let id = names.firstIndex(of: name) else { return nil }
        return ((node + 1)..<Int(elements[node].next)).first { elements[$0].name == id }
    }
}
