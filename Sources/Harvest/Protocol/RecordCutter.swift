/// Cuts the records out of a server's answer, each as the bytes that were sent.
///
/// An answer also says when it was given and where the list goes on, so its bytes are never the same twice. A record's
/// are: what was harvested before is known again by them, in whatever page and company it comes.
///
/// This walks tags and knows no entities; the answer has been read by the parser before, which refuses what is not
/// well formed.
struct RecordCutter {
    private let bytes: [UInt8]
    private var at = 0
    /// The start tags around the present place, outermost first.
    private var open: [Tag] = []

    private struct Tag {
        /// With its prefix, as it must be closed.
        var name: ArraySlice<UInt8>
        /// The attributes `xmlns` and `xmlns:…`, without which the prefixes inside mean nothing; sorted.
        var namespaces: [String]
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The outermost elements of that name without prefix, in order. Each is a document of its own: inside empty
    /// elements of the names that it stood in, with their namespaces.
    mutating func documents(around name: String) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var start: (index: Int, depth: Int)?
        while let markup = nextMarkup() {
            switch bytes[markup.lowerBound + 1] {
            case UInt8(ascii: "/"):
                if let begun = start, open.count == begun.depth + 1 {
                    open.removeLast()
                    found.append(wrapped(bytes[begun.index..<markup.upperBound]))
                    start = nil
                } else {
                    _ = open.popLast()
                }
            case UInt8(ascii: "?"), UInt8(ascii: "!"): continue
            default:
                let tag = tag(in: markup)
                let isEmpty = bytes[markup.upperBound - 2] == UInt8(ascii: "/")
                if start == nil, local(tag.name).elementsEqual(name.utf8), !isEmpty {
                    start = (markup.lowerBound, open.count)
                }
                if !isEmpty { open.append(tag) }
            }
        }
        return found
    }

    /// The elements around, each with its namespaces alone, then the record, then their ends.
    private func wrapped(_ record: ArraySlice<UInt8>) -> [UInt8] {
        var document = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        for tag in open {
            document.append(UInt8(ascii: "<"))
            document += tag.name
            for declaration in tag.namespaces { document += Array(" \(declaration)".utf8) }
            document += Array(">\n".utf8)
        }
        document += record
        for tag in open.reversed() {
            document += Array("\n</".utf8) + tag.name + Array(">".utf8)
        }
        return document + Array("\n".utf8)
    }

    // MARK: Tags

    /// The next tag, comment, section or instruction, from `<` to behind its `>`. A CDATA section is passed over whole.
    private mutating func nextMarkup() -> Range<Int>? {
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")), start + 2 < bytes.count {
            let end: Int?
            let rest = bytes[start...]
            if rest.starts(with: "<!--".utf8) {
                end = index(after: "-->", from: start + 4)
            } else if rest.starts(with: "<![CDATA[".utf8) {
                end = index(after: "]]>", from: start + 9)
            } else if rest.starts(with: "<?".utf8) {
                end = index(after: "?>", from: start + 2)
            } else {
                end = endOfTag(from: start + 1)
            }
            guard let end else { return nil }
            at = end
            return start..<end
        }
        return nil
    }

    private func index(after mark: String, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        var place = start
        while place + mark.count <= bytes.count {
            guard let next = bytes[place...].firstIndex(of: mark[0]), next + mark.count <= bytes.count else {
                return nil
            }
            if bytes[next..<next + mark.count].elementsEqual(mark) { return next + mark.count }
            place = next + 1
        }
        return nil
    }

    /// A `>` inside a quoted value ends no tag.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        for place in start..<bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place + 1
            }
        }
        return nil
    }

    private func tag(in markup: Range<Int>) -> Tag {
        let inside = bytes[markup.lowerBound + 1..<markup.upperBound - 1]
        let name = inside.prefix { !Self.isBlank($0) && $0 != UInt8(ascii: "/") }
        return Tag(name: name, namespaces: Self.namespaces(inside[name.endIndex...]).sorted())
    }

    /// The declarations among a start tag's attributes, as `xmlns="…"`, with either quote as printed.
    private static func namespaces(_ attributes: ArraySlice<UInt8>) -> [String] {
        var found: [String] = []
        var rest = attributes.drop(while: isBlank)
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = rest[..<equals].filter { !isBlank($0) }
            let value = rest[(equals + 1)...].drop(while: isBlank)
            guard let quote = value.first, let end = value.dropFirst().firstIndex(of: quote) else { break }
            if name.starts(with: "xmlns".utf8) {
                found.append(String(decoding: name + [UInt8(ascii: "=")] + value[...end], as: UTF8.self))
            }
            rest = rest[(end + 1)...].drop(while: isBlank)
        }
        return found
    }

    private func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
