import Catalog

/// What a paper page says of its own paper.
struct PaperSubject {
    private(set) var record: PrintedRecord
    private let parts: PaperParts
    /// Whether the authors are printed sorted by name, as the form with one line of identifiers does.
    private var isSorted = false

    init(_ parts: PaperParts) {
        self.parts = parts
        record = PrintedRecord("subject", .subject, lines: [])
        readFront()
        readTitle()
        readSummaries()
        readFindings()
        for (text, line) in parts.dates { record.state(.datePublished, text, on: line) }
        for (text, line) in parts.categories { readCategories(text, on: line) }
        readViewerFields()
        readKeyTerms()
        readAuthors(parts.lines(of: .authors))
        readCitation()
        settleLines()
    }

    private func lines(of section: PaperSection) -> ArraySlice<Line> { parts.lines(of: section)[...] }
}

// MARK: - The lines above the first heading

extension PaperSubject {
    /// In the bare form summary and abstract; in labelled ones the title and perhaps a line of identifiers.
    private mutating func readFront() {
        let front = lines(of: .front).filter { !$0.isControl }[...]
        guard parts.isLabelled else { return readBareFront(front) }
        for line in lines(of: .publication) + lines(of: .metrics) { _ = readIdentifiers(line) }
        for line in front where !readIdentifiers(line) {
            if record[.title] == nil {
                record.state(line.isOpen ? .titleCut : .title, line.text[...], on: line)
            } else if NameList(line.text[...]).looksRight {
                readAuthors([line])
            }
        }
    }

    private mutating func readBareFront(_ front: ArraySlice<Line>) {
        var front = front
        if let last = front.last, last.isOpen, PaperSection.mayBegin(last.text) { front = front.dropLast() }
        // Of a single text with nothing behind it, none can say whether it is the summary or the abstract.
        if front.count == 1, parts.sections.count == 1 {
            record.isIncomplete = true
            return
        }
        if let first = front.first, front.dropFirst().contains(where: { $0.text == first.text }), let last = front.last,
            last.text == first.text
        {
            front = front.dropLast()
        }
        if front.count > 1, let summary = front.first {
            record.state(.summary, summary.text[...], on: summary)
            record.stateAbstract(front.dropFirst())
        } else if let only = front.first {
            let isSummary = only.text.utf8.count < 500 && only.text.lowercased().contains(literal: "this paper")
            record.stateAbstract([only], confidence: isSummary ? 0.5 : 1)
        }
    }

    /// `2203.00001 Journal of Ducks 4 015 (2022) DOI: 10.1000/abc Published Jun 6, 2023`, any part but the first missing.
    private mutating func readIdentifiers(_ line: Line) -> Bool {
        let words = line.text.split(separator: " ", maxSplits: 1)
        guard let id = words.first, Self.isArXiv(id), !line.isOpen else { return false }
        var rest = words.count > 1 ? words[1] : ""
        record.state(.arxiv, id, on: line)
        var date: Substring?
        if let (before, after) = rest.cutLast(at: "Published ") ?? rest.cutLast(at: "Published:") {
            date = after
            rest = before
        }
        var doi: Substring?
        if let (before, after) = rest.cut(at: "DOI:") {
            doi = after
            rest = before
        }
        record.state(.venue, rest, on: line)
        if let doi { record.state(.doi, doi, on: line) }
        if let date { record.state(.datePublished, date, on: line) }
        isSorted = true
        return true
    }

    /// `2203.00001`, `2203.00001v2`, `hep-th/9901001`, with or without `arXiv:`.
    static func isArXiv(_ text: Substring) -> Bool {
        var text = text.after(prefix: "arXiv:") ?? text
        if let version = text.lastRange(of: "v"), text[version.upperBound...].isDigits {
            text = text[..<version.lowerBound]
        }
        if let (month, number) = text.cut(at: ".") {
            return month.utf8.count == 4 && month.isDigits && (4...5).contains(number.utf8.count) && number.isDigits
        }
        guard let (archive, number) = text.cut(at: "/") else { return false }
        return number.utf8.count == 7 && number.isDigits && !archive.isEmpty
            && archive.unicodeScalars.allSatisfy { $0.isLower || $0 == "-" || $0 == "." || $0.isUpper }
    }
}

// MARK: - The parts under headings

extension PaperSubject {
    private mutating func readTitle() {
        let title = lines(of: .title)
        guard let last = title.last, record[.title] == nil else { return }
        record.state(last.isOpen ? .titleCut : .title, title, joinedBy: " ")
        if last.isOpen { record.isIncomplete = true }
    }

    /// `Summary` is the abstract unless there is a part named `Abstract` besides.
    private mutating func readSummaries() {
        let joint = parts.isViewer ? " " : "\n"
        let summary = lines(of: .summary) + (parts.has(.abstract) ? lines(of: .plainSummary) : [])
        if summary.last?.isOpen != true || summary.last?.text.endsSentence == true { record.state(.summary, summary) }
        if record[.abstract] == nil {
            let abstract = parts.has(.abstract) ? lines(of: .abstract) : lines(of: .plainSummary)
            record.stateAbstract(abstract, joinedBy: joint)
        }
    }

    /// Generated findings; the prompt that offers to generate them says nothing, and the summary may come again.
    private mutating func readFindings() {
        let summary = record[.summary]
        var findings: [Line] = []
        for line in parts.lines(of: .findings) where !line.text.hasPrefix(PaperPage.promptStart) {
            if line.text == summary { record.state(.summary, line.text[...], on: line) } else { findings.append(line) }
        }
        guard let first = findings.first, first.text.hasPrefix("Generated "), findings.last?.isOpen != true else {
            return
        }
        record.state(.findings, findings[1...])
    }

    private mutating func readCategories(_ text: Substring, on line: Line) {
        for category in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }) where !line.isOpen {
            record.state(.category, category, on: line)
        }
    }

    private mutating func readViewerFields() {
        for line in lines(of: .categories) { readCategories(line.text[...], on: line) }
        if let date = lines(of: .published).first, PartialDate(printed: date.text) != nil, !date.isOpen {
            record.state(.datePublished, date.text[...], on: date)
        }
    }

    /// One term a line, its weight in brackets.
    private mutating func readKeyTerms() {
        for line in lines(of: .keyTerms) where line.text.hasSuffix(")") {
            guard let (_, weight) = line.text.before(suffix: ")")?.cutLast(at: "("), Double(weight) != nil else {
                continue
            }
            record.state(.keyTerm, line.text[...], on: line)
        }
    }

    /// Names under `Authors`, one or several a line.
    private mutating func readAuthors(_ lines: [Line]) {
        var isCut = false
        for line in lines {
            let list = NameList(line.text[...], isOpen: line.isOpen)
            guard list.looksRight || list.isCut else { break }
            isCut = isCut || list.isCut
            for name in list.names {
                let position = isSorted ? nil : record.mentions.count + 1
                record.mentions.append(.init(String(name), position: position, at: line.place(of: name)))
            }
            record.authorsComplete = !isCut && !line.isOpen
        }
    }

    /// The BibTeX block: its author list is in the paper's order and therefore wins.
    private mutating func readCitation() {
        guard let entry = BibTeXEntry(lines(of: .citation)) else { return }
        for (key, field) in [
            ("title", Field.title), ("year", .year), ("eprint", .arxiv), ("primaryclass", .category), ("doi", .doi),
            ("journal", .venue),
        ] {
            guard let (value, line) = entry[key], !record.all(field).contains(value) else { continue }
            if field == .title || field == .arxiv, record[field] != nil { continue }
            if field == .venue, record[.venue] != nil || value.lowercased().hasPrefix("arxiv") { continue }
            record.assertions.append(.init(field, value, at: Place(line: line.number)))
        }
        guard let (names, line) = entry["author"] else { return }
        let list = BibTeXEntry.people(names)
        record.mentions = list.names.enumerated().map {
            .init($1, position: $0 + 1, at: Place(line: line.number))
        }
        record.authorsComplete = !list.isCut
    }

    /// A record spans the lines of what it states.
    private mutating func settleLines() {
        let stated = record.assertions.map(\.place.line) + record.mentions.map(\.place.line)
        record.firstLine = stated.min() ?? 1
        record.lastLine = stated.max() ?? 1
        record.raw = record.assertions.map(\.value).joined(separator: "\n")
        if parts.sections.last?.lines.last?.isOpen == true, record[.abstractCut] != nil || record[.titleCut] != nil {
            record.isIncomplete = true
        }
    }
}
