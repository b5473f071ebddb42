import Catalog

/// One entry of a reference list, divided into authors, title, venue and year as far as its style allows.
struct Reference {
    private(set) var authors = ReferenceAuthors()
    private(set) var title: Substring?
    private(set) var venue: Substring?
    private(set) var year: Substring?
    private(set) var arxiv: Substring?
    private(set) var doi: Substring?
    /// How sure the place is where the title ends.
    private(set) var confidence = 1.0

    /// Whether a text can be a reference: it begins with authors, or has a year where references have one.
    static func looksRight(_ text: Substring) -> Bool {
        let head = text.prefix(600)
        if !ReferenceAuthors(head).names.isEmpty { return true }
        return ReferenceYear.inBrackets(head) != nil && head.contains(",")
    }

    init(_ text: Substring) {
        // No printed reference is longer; more is another text run into it.
        let text = text.prefix(4000)
        authors = ReferenceAuthors(text)
        year = authors.year ?? ReferenceYear.inBrackets(text) ?? ReferenceYear.atEnd(text)
        doi = WebAddress.doi(in: text)
        arxiv = Self.arxivNumber(in: text)
        let rest = text[authors.end...].trimmed
        guard !authors.names.isEmpty || Self.openingQuotes.contains(where: { rest.hasPrefix($0) }) else { return }
        divide(rest)
    }

    // MARK: - Title and venue

    private static let openingQuotes = ["\"", "“", "``", "*"]

    private mutating func divide(_ rest: Substring) {
        for (open, close) in [("\"", "\""), ("“", "”"), ("``", "''")] {
            guard let inner = rest.after(prefix: open), let (quoted, after) = inner.cut(at: close) else { continue }
            title = Self.withoutMarks(quoted)
            setVenue(after.trimmed.after(prefix: "in ") ?? after)
            return
        }
        let book = Self.bracketOfYear(in: rest)
        let isBook = book.map { rest[$0.inner].prefix { $0 != ")" }.contains(where: \.isLetter) } ?? false
        if let (title, venue) = TitleEnd.cut(rest, upTo: book?.open ?? rest.endIndex, isBook: isBook) {
            self.title = Self.withoutMarks(title.text)
            confidence = title.confidence
            setVenue(venue)
        } else if let book {
            // A book: title, then publisher and year in brackets.
            title = Self.withoutMarks(rest[..<book.open])
            setVenue(rest[book.inner])
        } else if !rest.isEmpty {
            title = Self.withoutMarks(rest)
            confidence = 0.5
        }
    }

    /// `(Cambridge University Press, 2003)`: where the bracket opens and what it holds.
    private static func bracketOfYear(in text: Substring) -> (open: String.Index, inner: Range<String.Index>)? {
        guard let year = ReferenceYear.inBrackets(text), let open = text[..<year.startIndex].lastIndex(of: "("),
            open > text.startIndex
        else { return nil }
        return (open, text.index(after: open)..<text.endIndex)
    }

    /// Journal, volume and pages: what stands before the year, without the marks that set it off.
    private mutating func setVenue(_ text: Substring) {
        var venue = text.trimmed.after(prefix: "In ") ?? text.trimmed
        if let year, year.startIndex >= venue.startIndex, year.startIndex < venue.endIndex {
            venue = venue[..<year.startIndex]
            // The bracket the year stands in, with a day or a publisher before it.
            if let open = venue.lastIndex(of: "("), !venue[open...].contains(")"), !venue[..<open].trimmed.isEmpty {
                venue = venue[..<open]
            }
        }
        if let bracket = Self.bracketOfYear(in: venue) { venue = venue[..<bracket.open] }
        let isLast = venue.endIndex == text.endIndex
        // A stop before the bracket belongs to an abbreviation, one at the very end to the sentence.
        let bare = Self.withoutMarks(venue)
        venue = !isLast && venue.trimmed.hasSuffix(".") ? venue[bare.startIndex...].trimmed : bare
        if let open = venue.after(prefix: "(") { venue = open }
        guard !venue.isEmpty, !venue.hasPrefix("arXiv:"), !venue.hasPrefix("https://"), !venue.hasPrefix("http://")
        else { return }
        self.venue = venue
    }

    static func withoutMarks(_ text: Substring) -> Substring {
        var text = MarkdownText.plain(text)
        while let last = text.last, ",.;: (".contains(last), !text.hasSuffix("U.S.A.") { text = text.dropLast() }
        while let first = text.first, ",;: ".contains(first) { text = text.dropFirst() }
        return MarkdownText.plain(text)
    }

    // MARK: - Identifiers

    /// `1609.04836` behind `arXiv:`, `arxiv.org/abs/` or `abs/`.
    private static func arxivNumber(in text: Substring) -> Substring? {
        for mark in ["arXiv:", "arxiv:", "arxiv.org/abs/", "arxiv.org/pdf/", "abs/", "arXiv preprint "] {
            guard let (_, after) = text.cut(at: mark) else { continue }
            let word = after.trimmed.prefix { !$0.isWhitespace && !",;()[]".contains($0) }
            let id = WebAddress.withoutSentenceMarks(word)
            if PaperSubject.isArXiv(id) { return id }
        }
        return nil
    }
}

// MARK: - The record

extension ReferenceList.Entry {
    /// Whether nothing seems to be missing at the end: a sentence's end that is no initial, and no open bracket.
    private static func isClosed(_ text: Substring) -> Bool {
        let last = text.split(separator: " ").last ?? ""
        let brackets = text.utf8.count { $0 == UInt8(ascii: "(") } - text.utf8.count { $0 == UInt8(ascii: ")") }
        return text.endsSentence && last.count > 2 && brackets <= 0
    }

    /// The entry as a record. At the open end of a document only what something follows is trusted.
    func record(position: Int) -> PrintedRecord {
        var record = PrintedRecord("reference \(position)", .reference, lines: lines[...])
        guard let line = lines.first else { return record }
        record.assertions.append(
            .init(.referenceNumber, String(number), at: line.place, confidence: printed == nil ? 0.5 : 1))
        let joined = lines.count == 1 ? nil : ([text] + lines.dropFirst().map { $0.text[...] }).joined(separator: " ")
        let whole = joined.map { $0[...] } ?? text
        let reference = Reference(whole)
        let isOpen = lines.contains(where: \.isOpen)
        record.isIncomplete = isOpen && !(reference.year != nil && reference.title != nil && Self.isClosed(whole))

        func place(_ piece: Substring) -> Place { joined == nil ? line.place(of: piece) : Place(line: line.number) }
        func state(_ field: Field, _ piece: Substring?, confidence: Double = 1) {
            guard let piece, !piece.isEmpty else { return }
            record.assertions.append(.init(field, String(piece), at: place(piece), confidence: confidence))
        }
        let names = reference.authors.names
        for (index, name) in names.enumerated() where !record.isIncomplete || name.endIndex < whole.endIndex {
            record.mentions.append(
                .init(
                    String(name), position: index + 1, at: place(name), confidence: reference.authors.confidence))
        }
        let isListWhole = record.mentions.count == names.count && !reference.authors.isCut
        record.authorsComplete = names.isEmpty ? nil : isListWhole
        if record.isIncomplete {
            state(.titleCut, reference.title)
            return record
        }
        state(.title, reference.title, confidence: reference.confidence)
        state(.venue, reference.venue, confidence: reference.confidence)
        state(.year, reference.year)
        state(.arxiv, reference.arxiv)
        state(.doi, reference.doi)
        return record
    }
}
