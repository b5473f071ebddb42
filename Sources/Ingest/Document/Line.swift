package import Catalog

/// One line of a document that holds something, its ends trimmed.
package struct Line: Hashable, Sendable {
    /// Counted from 1 in the file's own text; for markup, the line of the element.
    package let number: Int
    /// Where the trimmed text starts, counted from 1 in Unicode scalars; nil for markup.
    package let column: Int?
    /// Trimmed, in Unicode NFC, with plain blanks where no-break blanks stood.
    package let text: String
    /// Whether a blank line, or the start of the document, stands before it.
    package let followsBlank: Bool
    /// Whether the document ends right behind the text, so that the rest of the line may be missing.
    package var isOpen: Bool
    /// Whether all of it is the label of buttons: something to press, not something the page tells.
    package var isControl: Bool

    package init(
        number: Int, column: Int?, text: String, followsBlank: Bool, isOpen: Bool = false, isControl: Bool = false
    ) {
        self.number = number
        self.column = column
        self.text = text
        self.followsBlank = followsBlank
        self.isOpen = isOpen
        self.isControl = isControl
    }

    /// The place of the whole line.
    package var place: Place { place(of: text[...]) }

    /// The place of a piece of this line's `text`.
    func place(of piece: Substring) -> Place {
        // Far into a line of extraordinary length counting would cost more than the place is worth.
        guard let column, text.utf8.distance(from: text.startIndex, to: piece.startIndex) < 16_384 else {
            return Place(line: number)
        }
        let before = text.unicodeScalars.distance(from: text.startIndex, to: piece.startIndex)
        return Place(line: number, column: column + before, length: piece.unicodeScalars.count)
    }
}

extension PrintedRecord {
    /// A record that spans `lines`; their texts are its raw text.
    init(_ locator: String, _ kind: Kind, lines: ArraySlice<Line>) {
        // The elements of a page's markup need not stand in the order of its lines.
        let numbers = lines.lazy.map(\.number)
        self.init(
            locator: locator, kind: kind, firstLine: numbers.min() ?? 1, lastLine: numbers.max() ?? 1,
            raw: lines.map(\.text).joined(separator: "\n"))
    }

    /// Adds what `line` states; a piece that is blank states nothing.
    mutating func state(_ field: Field, _ piece: Substring, on line: Line, confidence: Double = 1) {
        let value = piece.trimmed
        guard !value.isEmpty else { return }
        assertions.append(.init(field, String(value), at: line.place(of: value), confidence: confidence))
    }

    /// Adds one statement spread over several lines, joined by `separator`; its place is the first line's.
    mutating func state(
        _ field: Field, _ lines: ArraySlice<Line>, joinedBy separator: String = "\n", confidence: Double = 1
    ) {
        guard let first = lines.first else { return }
        let place = lines.count == 1 ? first.place : Place(line: first.number, column: first.column)
        let value = lines.map(\.text).joined(separator: separator)
        assertions.append(.init(field, value, at: place, confidence: confidence))
    }

    /// Adds the abstract, or what there is of it when the document ends inside it.
    ///
    /// Buttons around it and the word `Abstract` above it are no part of it.
    mutating func stateAbstract(_ lines: ArraySlice<Line>, joinedBy separator: String = "\n", confidence: Double = 1) {
        var lines = lines.filter { !$0.isControl }[...]
        if lines.count > 1, let first = lines.first, ["Abstract", "Abstract:"].contains(first.text) {
            lines = lines.dropFirst()
        }
        guard let last = lines.last else { return }
        let isCut = last.isOpen && !last.text.endsSentence
        state(isCut ? .abstractCut : .abstract, lines, joinedBy: separator, confidence: confidence)
        if isCut { isIncomplete = true }
    }

    /// Adds the names in printed order.
    mutating func mention(_ names: [Substring], on line: Line, confidence: Double = 1) {
        for (index, name) in names.enumerated() {
            mentions.append(
                .init(String(name), position: index + 1, at: line.place(of: name), confidence: confidence))
        }
    }
}
