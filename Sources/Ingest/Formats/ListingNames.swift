/// Names that a saved page sets one on a line, under the title of a listing's record.
enum ListingNames {
    /// The lines with such names gathered on one, as the text form has them.
    ///
    /// Only lines of markup are touched: in text a line is a line.
    static func gathered(_ lines: [Line]) -> [Line] {
        guard lines.first?.column == nil else { return lines }
        var result: [Line] = []
        var index = 0
        while index < lines.count {
            guard let head = ListingHeadLine(lines[index...]) else {
                result.append(lines[index])
                index += 1
                continue
            }
            let start = min(index + head.lineCount + 1, lines.count)
            result += lines[index..<start]
            index = start + count(lines[start...])
            if let gathered = join(lines[start..<index]) {
                result.append(gathered)
            } else {
                result += lines[start..<index]
            }
        }
        return result
    }

    /// How many of the lines hold one name each, or what follows the last: “et al.”, an affiliation.
    private static func count(_ lines: ArraySlice<Line>) -> Int {
        var names = 0
        var rest = lines[...]
        while names < 3, let line = rest.first, isName(line) {
            names += 1
            rest = rest.dropFirst()
        }
        guard names > 0 else { return 0 }
        if rest.first?.text == "et al." { rest = rest.dropFirst() }
        if rest.first?.text.hasPrefix("· ") == true { rest = rest.dropFirst() }
        return lines.count - rest.count
    }

    private static func isName(_ line: Line) -> Bool {
        let list = NameList(line.text[...])
        return list.names.count == 1 && !list.isCut && list.looksRight && !line.isOpen && !line.isControl
    }

    private static func join(_ lines: ArraySlice<Line>) -> Line? {
        guard lines.count > 1, let first = lines.first else { return nil }
        var text = ""
        for line in lines {
            let piece = (line.text.before(suffix: ",") ?? line.text[...]).trimmed
            let separator = piece == "et al." || piece.hasPrefix("· ") ? " " : ", "
            text += text.isEmpty ? String(piece) : separator + piece
        }
        return Line(number: first.number, column: nil, text: text, followsBlank: first.followsBlank)
    }
}
