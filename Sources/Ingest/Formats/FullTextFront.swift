import Catalog

/// The front matter of a full text: title, authors with their affiliations, editor, abstract.
struct FullTextFront {
    private(set) var record: PrintedRecord

    init(_ lines: [Line]) {
        record = PrintedRecord("subject", .subject, lines: [])
        guard let title = lines.firstIndex(where: { MarkdownText.heading(of: $0.text) != nil }) ?? lines.indices.first
        else {
            return
        }
        let front = Self.extent(of: lines, from: title + 1)
        record = PrintedRecord("subject", .subject, lines: lines[title..<max(title + 1, front.end)])
        readTitle(lines[title])
        let authors = lines[(title + 1)..<front.bodyStart]
        readAuthors(authors)
        readEditor(authors)
        readKeyTerms(lines[(title + 1)..<min(lines.count, front.end + 3)])
        if let abstract = front.abstract { readAbstract(lines[abstract]) }
    }

    private mutating func readTitle(_ line: Line) {
        let title = MarkdownText.heading(of: line.text) ?? line.text[...]
        record.state(line.isOpen ? .titleCut : .title, title, on: line)
        record.isIncomplete = line.isOpen
    }

    // MARK: - Where the front matter ends

    /// Where the authors' lines end and the abstract stands, as indices.
    private struct Extent {
        var bodyStart: Int
        var abstract: Range<Int>?
        var end: Int { abstract?.upperBound ?? bodyStart }
    }

    /// The abstract stands under its heading or, without one, is the first long paragraph.
    private static func extent(of lines: [Line], from start: Int) -> Extent {
        for index in lines.indices.dropFirst(start).prefix(60) {
            let line = lines[index]
            let heading = MarkdownText.heading(of: line.text) ?? MarkdownText.plain(line.text[...])
            if heading.lowercased() == "abstract" {
                return Extent(bodyStart: index, abstract: paragraphs(of: lines, from: index + 1))
            }
            if label(of: line.text) != nil { return Extent(bodyStart: index, abstract: index..<index + 1) }
            if MarkdownText.heading(of: line.text) != nil { return Extent(bodyStart: index) }
            if isParagraph(line) { return Extent(bodyStart: index, abstract: index..<index + 1) }
        }
        return Extent(bodyStart: min(lines.count, start + 60))
    }

    /// The abstract below its heading: one paragraph, or all up to the heading of the introduction.
    private static func paragraphs(of lines: [Line], from start: Int) -> Range<Int> {
        let heading = lines[start...].prefix(20).first { MarkdownText.heading(of: $0.text) != nil }
        let reachesIntroduction = heading?.text.lowercased().contains(literal: "introduction") ?? false
        let end = lines.indices.dropFirst(start).prefix(20).first { index in
            let line = lines[index]
            return MarkdownText.heading(of: line.text) != nil || keyTermList(line.text[...]) != nil
                || index > start && line.followsBlank && !reachesIntroduction
        }
        return start..<(end ?? min(lines.count, start + 20))
    }

    /// A long line of sentences that is no list of affiliations and no note.
    private static func isParagraph(_ line: Line) -> Bool {
        let text = line.text
        let isLong =
            text.utf8.count >= 200 || text.utf8.count >= 80 && (text.endsSentence || text.contains(literal: ". "))
        return isLong && !text.hasPrefix("<sup>") && !text.hasPrefix("$^") && !text.hasPrefix("Edited by ")
            && !text.contains(literal: "</sup>,") && !text.hasPrefix("*")
    }

    /// What follows `Abstract.` or `**Abstract**` on the abstract's own first line.
    private static func label(of text: String) -> Substring? {
        for label in [
            "**Abstract.**", "**Abstract:**", "**Abstract**", "*Abstract*", "Abstract.", "Abstract:", "Abstract—",
        ] {
            if let rest = text.after(prefix: label)?.trimmed, !rest.isEmpty {
                return rest.after(prefix: ":")?.trimmed ?? rest
            }
        }
        return nil
    }

    private mutating func readAbstract(_ lines: ArraySlice<Line>) {
        if let line = lines.first, lines.count == 1, let text = Self.label(of: line.text) {
            let isCut = line.isOpen && !text.endsSentence
            record.state(isCut ? .abstractCut : .abstract, text, on: line)
            if isCut { record.isIncomplete = true }
        } else {
            record.stateAbstract(lines)
        }
    }
}

// MARK: - People

extension FullTextFront {
    private mutating func readAuthors(_ lines: ArraySlice<Line>) {
        guard let first = lines.first else { return }
        let affiliations = AffiliationList(lines.dropFirst())
        var end = lines.startIndex + 1
        // The list goes on while lines end in a comma or an “and”.
        while end < lines.endIndex, Self.goesOn(lines[end - 1].text) { end += 1 }
        var isComplete = true
        for line in lines[lines.startIndex..<end] {
            var authors = MarkedName.split(line.text[...])
            if line.isOpen, !authors.isEmpty {
                authors.removeLast()
                record.isIncomplete = true
                isComplete = false
            }
            guard authors.allSatisfy({ NameShape.score($0.name) != nil }) else { break }
            for author in authors {
                record.mentions.append(
                    .init(
                        String(author.name), position: record.mentions.count + 1,
                        affiliations: affiliations.stated(for: author.keys, isOnly: authors.count == 1),
                        at: line.place(of: author.name)))
            }
        }
        if !record.mentions.isEmpty {
            record.authorsComplete = isComplete && !first.text.contains(literal: "et al")
        }
    }

    private static func goesOn(_ text: String) -> Bool {
        text.hasSuffix(",") || text.hasSuffix(" and") || text.hasSuffix("&")
    }

    /// `Edited by X, place, and accepted …`: the editor, and when the manuscript was received.
    private mutating func readEditor(_ lines: ArraySlice<Line>) {
        guard let line = lines.first(where: { $0.text.hasPrefix("Edited by ") }),
            let rest = line.text.after(prefix: "Edited by ")
        else { return }
        let end = rest.firstIndex { $0 == "," || $0 == ";" || $0 == "(" } ?? rest.endIndex
        let name = rest[..<end].trimmed
        if end < rest.endIndex || !line.isOpen, let score = NameShape.score(name), score > NameShape.oneWord {
            record.mentions.append(.init(String(name), position: nil, role: .editor, at: line.place(of: name)))
        }
    }

    /// `a | b | c`, plain or set as mathematics, or behind `Keywords:`.
    private mutating func readKeyTerms(_ lines: ArraySlice<Line>) {
        for line in lines where !line.isOpen {
            guard let terms = Self.keyTermList(line.text[...]) else { continue }
            for term in terms {
                let value = Self.withoutControlBlanks(term)
                record.assertions.append(.init(.keyTerm, value, at: line.place(of: term)))
            }
            return
        }
    }

    private static func keyTermList(_ text: Substring) -> [Substring]? {
        for label in [
            "**Keywords:**", "**Keywords**:", "**Keywords**", "*Keywords:*", "Keywords:", "Key words:", "Keywords",
        ] {
            guard let rest = text.after(prefix: label)?.trimmed, !rest.isEmpty else { continue }
            let list = (rest.after(prefix: ":") ?? rest).trimmed
            let terms = (list.before(suffix: ".") ?? list).split { $0 == "," || $0 == ";" || $0 == "|" || $0 == "·" }
            return terms.map { MarkdownText.plain($0) }
        }
        guard text.utf8.count < 300 else { return nil }
        let inner = text.after(prefix: "$")?.before(suffix: "$") ?? text
        let isFormula = inner.startIndex != text.startIndex
        guard !isFormula || !inner.contains(literal: "="), !inner.hasPrefix("|") else { return nil }
        let terms = inner.split(separator: "|").map { term in
            var term = term.trimmed
            while let shorter = term.before(suffix: "\\") { term = shorter.trimmed }
            return (term.after(prefix: "\\ ") ?? term).trimmed
        }
        let looksRight = terms.allSatisfy { term in
            !term.isEmpty
                && term.unicodeScalars.allSatisfy { $0.isLetter || $0.isBlank || $0 == "\\" || $0 == "-" || $0 == "’" }
        }
        return terms.count >= 2 && looksRight ? terms : nil
    }

    /// `machine\ learning`: TeX's blank inside mathematics is a blank.
    private static func withoutControlBlanks(_ text: Substring) -> String {
        text.split(separator: "\\").map { String($0.trimmed) }.joined(separator: " ")
    }
}
