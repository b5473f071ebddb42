import Catalog

/// One work on a profile: `preprint2025arXiv`, the title, then the abstract in one or more blocks.
struct ProfileItem {
    /// The head's parts and the lines they stand on; the origin is missing where the page ends inside it.
    struct Head {
        var kind: (text: Substring, line: Line)
        var year: (text: Substring, line: Line)?
        var origin: (text: Substring, line: Line)?
        var lineCount = 1
    }

    var head: Head
    /// The indices of its lines.
    var range: Range<Int>

    /// Divides the lines from `start` on into works.
    static func split(_ lines: [Line], from start: Int) -> [ProfileItem] {
        var items: [ProfileItem] = []
        var index = start
        while index < lines.count {
            guard lines[index].followsBlank || items.isEmpty, let head = head(lines[index...], isFirst: items.isEmpty)
            else {
                index += 1
                continue
            }
            if let last = items.indices.last { items[last].range = items[last].range.lowerBound..<index }
            items.append(ProfileItem(head: head, range: index..<lines.count))
            index += head.lineCount
        }
        return items
    }

    private static func head(_ lines: ArraySlice<Line>, isFirst: Bool) -> Head? {
        guard let line = lines.first else { return nil }
        if let whole = gluedHead(line) { return whole }
        if let chips = chippedHead(lines) { return chips }
        return line.isOpen && lines.count == 1 && line.followsBlank ? beginning(line) : nil
    }

    /// A small word, four digits of a year, and the origin up to the end of the line.
    private static func gluedHead(_ line: Line) -> Head? {
        guard let (kind, rest) = kind(line.text[...]) else { return nil }
        let digits = rest.trimmed.prefix(4)
        guard digits.isYear else { return nil }
        let behind = rest.trimmed.dropFirst(4)
        let origin = behind.trimmed
        guard let first = origin.unicodeScalars.first else { return nil }
        // Between chips of a saved page there may be a blank; prose that begins so is longer, or goes on in small letters.
        let isGlued = rest.startIndex == digits.startIndex && behind.startIndex == origin.startIndex
        guard isGlued || (line.text.utf8.count <= 60 && first.isUpper || origin == "arXiv") else { return nil }
        guard !line.isOpen else { return Head(kind: (kind, line), year: (digits, line)) }
        return Head(kind: (kind, line), year: (digits, line), origin: (origin, line))
    }

    /// The same with each part on a line of its own.
    private static func chippedHead(_ lines: ArraySlice<Line>) -> Head? {
        let parts = Array(lines.prefix(4))
        guard parts.count >= 3, let (kind, rest) = kind(parts[0].text[...]), rest.isEmpty, !parts[1].isOpen else {
            return nil
        }
        guard parts[1].text.prefix(4).isYear else { return nil }
        let year = parts[1].text.prefix(4)
        let glued = parts[1].text.dropFirst(4).trimmed
        if !glued.isEmpty {
            guard glued.utf8.count <= 60 else { return nil }
            return Head(kind: (kind, parts[0]), year: (year, parts[1]), origin: (glued, parts[1]), lineCount: 2)
        }
        guard parts[2].text.utf8.count <= 60, parts[2].text.split(separator: " ").count <= 5 else { return nil }
        let origin: (Substring, Line)? = parts[2].isOpen ? nil : (parts[2].text[...], parts[2])
        return Head(kind: (kind, parts[0]), year: (year, parts[1]), origin: origin, lineCount: 3)
    }

    /// A last line that may be the beginning of a head: then it is not the end of an abstract.
    private static func beginning(_ line: Line) -> Head? {
        guard let (kind, rest) = kind(line.text[...]), rest.utf8.count <= 4 else { return nil }
        guard rest.isEmpty || rest.isDigits && ["19", "20"].contains(where: { $0.hasPrefix(rest.prefix(2)) }) else {
            return nil
        }
        let isKindWhole = !rest.isEmpty
        let year = rest.isYear ? (rest, line) : nil
        return Head(kind: (isKindWhole ? kind : kind.prefix(0), line), year: year)
    }

    /// `preprint`: small letters and hyphens at the start, and what follows them.
    private static func kind(_ text: Substring) -> (kind: Substring, rest: Substring)? {
        let end = text.utf8.firstIndex { !(0x61...0x7A).contains($0) && $0 != 0x2D } ?? text.endIndex
        guard end > text.startIndex, text.utf8.first != 0x2D else { return nil }
        return (text[..<end], text[end...])
    }

    func record(number: Int, lines: [Line], profile name: Substring?) -> PrintedRecord {
        var item = PrintedRecord("item \(number)", .item, lines: lines[range])
        for (field, part) in [(Field.kind, head.kind), (.year, head.year), (.origin, head.origin)] {
            if let part { item.state(field, part.text, on: part.line) }
        }
        let body = lines[(range.lowerBound + head.lineCount)..<range.upperBound]
        if let title = body.first {
            item.state(title.isOpen ? .titleCut : .title, title.text[...], on: title)
            item.isIncomplete = title.isOpen
            item.stateAbstract(body.dropFirst())
        } else if range.upperBound == lines.count {
            item.isIncomplete = true
        }
        if let name {
            item.mentions.append(
                .init(String(name), position: nil, basis: .profile, at: Place(line: item.firstLine)))
        }
        return item
    }
}
