/// The line that begins a listing's record: score, tags, date and the mark `Code`, glued or on lines of their own.
package struct ListingHeadLine {
    /// A piece of the head line and the line it stands on.
    package typealias Piece = (text: Substring, line: Line)

    package var score: Piece?
    package var tags: [Piece] = []
    package var date: Piece?
    package var code: Piece?
    /// How many lines it takes.
    package var lineCount = 0

    /// Whether month and day, and thus the whole head, were found.
    package var isComplete: Bool { !tags.isEmpty && date != nil }

    static let months: Set<String> = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads the head that begins at the first of `lines`, however many lines its pieces are spread over.
    package init?(_ lines: ArraySlice<Line>) {
        for line in lines.prefix(6) {
            // Only the mark `Code` may still follow a date.
            if isComplete, line.text != "Code" || code != nil { break }
            guard consume(line) else { break }
            lineCount += 1
        }
        guard isComplete else { return nil }
    }

    /// Takes all of the line, or nothing.
    private mutating func consume(_ line: Line) -> Bool {
        // No head is longer; prose need not be scanned.
        guard line.text.utf8.count <= 120 else { return false }
        var next = self
        var rest = line.text[...]
        while !rest.isEmpty {
            guard let taken = next.takePiece(from: rest, on: line) else { return false }
            rest = rest[taken...].trimmed
        }
        self = next
        return true
    }

    /// Takes the next piece in the order of the grammar and returns where it ends.
    private mutating func takePiece(from rest: Substring, on line: Line) -> String.Index? {
        if date == nil, tags.isEmpty, score == nil, let end = Self.endOfScore(rest) {
            score = (rest[..<end], line)
            return end
        }
        if date == nil, !tags.isEmpty, let end = Self.endOfDate(rest) {
            date = (rest[..<end], line)
            return end
        }
        if date == nil, let end = Self.endOfTag(rest) {
            tags.append((rest[..<end], line))
            return end
        }
        if date != nil, code == nil, rest == "Code" {
            code = (rest, line)
            return rest.endIndex
        }
        return nil
    }

    /// `66.9`: one to three digits, a point, one digit.
    private static func endOfScore(_ text: Substring) -> String.Index? {
        let whole = text.leadingDigits
        guard (1...3).contains(whole.utf8.count), let decimals = text[whole.endIndex...].after(prefix: "."),
            let digit = decimals.unicodeScalars.first, digit.isDigit
        else { return nil }
        let end = decimals.unicodeScalars.index(after: decimals.startIndex)
        return text[end...].unicodeScalars.first?.isDigit == true ? nil : end
    }

    /// `DIS-NN`: capitals and hyphens, up to the capital that begins a month.
    private static func endOfTag(_ text: Substring) -> String.Index? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, ("A"..."Z").contains(first) else { return nil }
        let end = scalars.firstIndex { !("A"..."Z").contains($0) && $0 != "-" } ?? text.endIndex
        if end == text.endIndex || scalars[end].isBlank { return end }
        // A small letter follows: the last capital is the month's.
        let month = scalars.index(before: end)
        return month > text.startIndex && endOfDate(text[month...]) != nil ? month : nil
    }

    /// `Mar 3, 2024` or `May 8`: the end of what looks like one.
    private static func endOfDate(_ text: Substring) -> String.Index? {
        guard months.contains(String(text.prefix(3))), let day = text.dropFirst(3).after(prefix: " ") else {
            return nil
        }
        let digits = day.leadingDigits
        guard (1...2).contains(digits.utf8.count) else { return nil }
        guard let year = text[digits.endIndex...].after(prefix: ", ")?.leadingDigits, year.utf8.count == 4 else {
            return digits.endIndex
        }
        return year.endIndex
    }
}

// MARK: - A head that the end of the page cut off

extension ListingHeadLine {
    /// What is certain of a head line the document ends in: pieces that another piece follows.
    package struct Beginning {
        var score: Substring?
        var tag: Substring?
        var date: Substring?
        /// Whether a tag and at least the start of a month are there, so that it can hardly be anything else.
        var isPlain: Bool { tag != nil }
    }

    /// What the text holds of a head line, if it can be the beginning of one.
    package static func beginning(_ text: Substring) -> Beginning? {
        guard text.utf8.count <= 60 else { return nil }
        var found = Beginning()
        var rest = text
        let digits = rest.leadingDigits
        if !digits.isEmpty {
            rest = rest[digits.endIndex...]
            if rest.isEmpty { return digits.utf8.count <= 3 ? found : nil }
            guard let decimals = rest.after(prefix: ".") else { return nil }
            if decimals.isEmpty { return found }
            guard let end = endOfScore(text) else { return nil }
            rest = text[end...]
            if rest.isEmpty { return found }
            found.score = text[..<end]
        }
        let end = rest.unicodeScalars.firstIndex { !("A"..."Z").contains($0) && $0 != "-" } ?? rest.endIndex
        guard end > rest.startIndex else { return nil }
        if end == rest.endIndex { return found }
        let month = rest.unicodeScalars.index(before: end)
        guard month > rest.startIndex else { return nil }
        let tag = rest[..<month]
        return endOfBeginning(rest[month...], tag: tag, found: found)
    }

    /// Judges what stands from the month on.
    private static func endOfBeginning(_ text: Substring, tag: Substring, found: Beginning) -> Beginning? {
        var found = found
        if text.utf8.count < 3 {
            guard months.contains(where: { $0.hasPrefix(text) }) else { return nil }
            found.tag = tag
            return found
        }
        guard months.contains(String(text.prefix(3))) else { return nil }
        found.tag = tag
        let rest = text.dropFirst(3)
        if rest.isEmpty { return found }
        guard let day = rest.after(prefix: " ") else { return nil }
        let digits = day.leadingDigits
        guard digits.utf8.count <= 2 else { return nil }
        let behind = day[digits.endIndex...]
        if behind.isEmpty || behind == "," || behind == ", " { return found }
        if let year = behind.after(prefix: ", ") {
            let four = year.leadingDigits
            if four.utf8.count == 4 { found.date = text[..<four.endIndex] }
            return "Code".hasPrefix(year[four.endIndex...]) ? found : nil
        }
        guard "Code".hasPrefix(behind) else { return nil }
        found.date = text[..<digits.endIndex]
        return found
    }
}
