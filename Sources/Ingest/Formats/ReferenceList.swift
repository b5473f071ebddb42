import Catalog

/// The list of references of a full text, found by its entries and not by its place.
///
/// A list may be interrupted by a displaced block of the text, and single entries may have lost their numbers.
struct ReferenceList {
    struct Entry {
        /// The number as printed; nil if it was lost.
        var printed: Int?
        /// The number, counted on from the entry before where it is not printed.
        var number: Int
        /// The entry's text without bullet and number, on its first line.
        var text: Substring
        /// The lines it takes; more than one where it is hard-wrapped.
        var lines: [Line]
    }

    private(set) var entries: [Entry] = []
    private var covered: Set<Int> = []

    func covers(_ index: Int) -> Bool { covered.contains(index) }

    init(_ lines: [Line]) {
        let start = Self.heading(in: lines).map { $0 + 1 }
        var index = start ?? Self.firstEntry(in: lines) ?? lines.count
        let style = start.flatMap { from in lines[from...].lazy.compactMap { Marker($0.text[...]) }.first }
        while index < lines.count {
            let line = lines[index]
            if start != nil, !entries.isEmpty, let next = MarkdownText.heading(of: line.text), !next.isEmpty,
                Self.isAppendix(next)
            {
                break
            }
            if let marker = Marker(line.text[...]), accepts(marker, line, isUnderHeading: start != nil) {
                add(marker, line, index)
            } else if start != nil, style == nil, Reference.looksRight(line.text[...]) {
                add(Marker(bare: line.text[...]), line, index)
            } else if continues(line, at: index) {
                entries[entries.count - 1].lines.append(line)
                covered.insert(index)
            }
            index += 1
        }
    }

    private static func heading(in lines: [Line]) -> Int? {
        lines.lastIndex { line in
            let name = (MarkdownText.heading(of: line.text) ?? MarkdownText.plain(line.text[...])).lowercased()
            return ["references", "bibliography", "literature cited", "references and notes"].contains(name)
        }
    }

    /// What may follow the list and is not part of it.
    private static func isAppendix(_ heading: Substring) -> Bool {
        let low = heading.lowercased()
        return ["appendix", "supplement", "supporting", "author"].contains { low.hasPrefix($0) }
    }

    /// Without a heading the list begins at the last entry numbered 1 that looks like a reference.
    private static func firstEntry(in lines: [Line]) -> Int? {
        lines.lastIndex { line in
            guard let marker = Marker(line.text[...]), marker.number == 1 else { return false }
            return Reference.looksRight(marker.rest)
        }
    }

    private func accepts(_ marker: Marker, _ line: Line, isUnderHeading: Bool) -> Bool {
        if let number = marker.number {
            let expected = (entries.last?.number ?? 0) + 1
            // Entries may be missing, but the numbers rise.
            guard number >= expected, number < expected + 50 else { return false }
            return isUnderHeading || Reference.looksRight(marker.rest) || line.isOpen
        }
        return Reference.looksRight(marker.rest) || isUnderHeading || line.isOpen && !marker.rest.isEmpty
    }

    private mutating func add(_ marker: Marker, _ line: Line, _ index: Int) {
        let number = marker.number ?? (entries.last?.number ?? 0) + 1
        entries.append(Entry(printed: marker.number, number: number, text: marker.rest, lines: [line]))
        covered.insert(index)
    }

    /// A line directly under an entry, no blank line between, goes on with it.
    private func continues(_ line: Line, at index: Int) -> Bool {
        guard !entries.isEmpty, covered.contains(index - 1), !line.followsBlank else { return false }
        return MarkdownText.heading(of: line.text) == nil && !line.text.hasPrefix("- ")
    }
}

/// What stands before an entry's text: `- 12. `, `[12] `, `12. `, or a bullet alone.
private struct Marker {
    var number: Int?
    var rest: Substring

    init(bare text: Substring) { rest = text }

    init?(_ text: Substring) {
        var rest = text
        var hasBullet = false
        for bullet in ["- ", "* ", "• "] {
            if let after = rest.after(prefix: bullet) {
                rest = after.trimmed
                hasBullet = true
                break
            }
        }
        rest = Self.withoutAnchor(rest)
        let brackets = [("\\[", "\\]"), ("[", "]"), ("(", ")")]
        for (open, close) in brackets {
            guard let inner = rest.after(prefix: open) else { continue }
            let digits = inner.leadingDigits
            guard (1...4).contains(digits.utf8.count), let after = inner[digits.endIndex...].after(prefix: close) else {
                continue
            }
            number = Int(digits)
            self.rest = after.trimmed
            return
        }
        let digits = rest.leadingDigits
        if (1...4).contains(digits.utf8.count),
            let after = rest[digits.endIndex...].after(prefix: ". ")
                ?? rest[digits.endIndex...].after(prefix: "\\. ")
        {
            number = Int(digits)
            self.rest = after.trimmed
            return
        }
        guard hasBullet, digits.isEmpty else { return nil }
        self.rest = rest
    }

    /// `<span id="page-9-0"></span>`: an anchor some converters leave.
    private static func withoutAnchor(_ text: Substring) -> Substring {
        guard text.hasPrefix("<span"), let (_, after) = text.prefix(200).cut(at: "</span>") else { return text }
        return text[after.startIndex...].trimmed
    }
}
