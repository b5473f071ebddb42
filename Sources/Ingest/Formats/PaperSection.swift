import Catalog

/// The parts of a paper page, by the headings that begin them.
enum PaperSection: Hashable {
    case front, summary, abstract, plainSummary, answers, findings, keyTerms, citation, network, table, similar
    case title, authors, publication, metrics, categories, published, end

    /// The part a line begins, if the line is a heading and nothing else.
    init?(heading text: String) {
        guard let section = Self.headings[text] else { return nil }
        self = section
    }

    private static let headings: [String: PaperSection] = [
        "AI Quick Summary": .summary, "Quick Summary:": .summary, "Quick Summary": .summary, "Summary": .plainSummary,
        "Abstract": .abstract, "Quick Answers": .answers, "AI Key Findings": .findings, "Key Terms": .keyTerms,
        "How to Cite This Paper": .citation, "Citation Network": .network, "Similar Papers": .similar,
        "Title": .title, "Authors": .authors, "Publication": .publication, "Metrics": .metrics,
        "Categories": .categories, "Categories:": .categories, "Published": .published, "Published:": .published,
        PaperTable.legend: .network,
    ]

    /// Whether the text may be the beginning of one of the fixed lines of such pages, where the document ends inside it.
    static func mayBegin(_ text: String) -> Bool {
        guard text.utf8.count < 60 else { return false }
        let others = [
            PaperTable.header, PaperTable.limit, PaperPage.promptStart, "Comments (", "Discussion ", "Generated ",
        ]
        return headings.keys.contains { $0.hasPrefix(text) } || others.contains { $0.hasPrefix(text) }
    }

    /// Whether no other kind of page has such a heading.
    var isDistinctive: Bool {
        [.summary, .answers, .findings, .keyTerms, .citation, .network, .similar].contains(self)
    }
}

/// A paper page divided into its parts.
struct PaperParts {
    /// In page order. A heading that comes twice has two parts.
    var sections: [(section: PaperSection, lines: ArraySlice<Line>)] = []
    /// Counters and notices of the page itself.
    var counts: [(field: Field, text: Substring, line: Line)] = []
    /// Whether the line that ends such pages is there.
    var hasEnd = false
    /// `Published: …` and `Categories: …` with their values on the same line, or the heading's lines.
    var dates: [(text: Substring, line: Line)] = []
    var categories: [(text: Substring, line: Line)] = []

    func lines(of section: PaperSection) -> [Line] { sections.filter { $0.section == section }.flatMap(\.lines) }
    func has(_ section: PaperSection) -> Bool { sections.contains { $0.section == section } }

    /// Whether the part stands above the table, if there is a table.
    func isAboveTable(_ section: PaperSection) -> Bool {
        sections.first { $0.section == .table || $0.section == section }?.section == section
    }

    /// Whether any heading but the network's stands on the page.
    var isLabelled: Bool { sections.contains { ![.front, .network, .table, .findings, .end].contains($0.section) } }
    /// Whether it is the kind with bare headings and hard-wrapped text.
    var isViewer: Bool { has(.title) }
}

extension PaperSection {
    static func divide(_ lines: [Line]) -> PaperParts {
        var divider = Divider(lines: lines)
        for index in lines.indices { divider.take(index) }
        divider.close(at: lines.count)
        return divider.parts
    }
}

/// Walks down the page and files each line under the heading above it.
private struct Divider {
    let lines: [Line]
    var parts = PaperParts()
    private var section = PaperSection.front
    private var start = 0

    init(lines: [Line]) { self.lines = lines }

    mutating func take(_ index: Int) {
        let line = lines[index]
        if section == .end { return }
        if takeEnd(index) { return }
        if PaperTable.isHeader(line.text) { return open(.table, at: index, from: index + 1) }
        if section == .table {
            if line.text == "Similar Papers" || line.text == "How to Cite This Paper" { openHeading(line.text, index) }
            return
        }
        if line.text == PaperTable.limit { return notice(.init(rawValue: "display-limited"), line.text[...], index) }
        if let count = Self.similarCount(line.text[...]) {
            parts.counts.append((.count("similar"), count, line))
            if section != .similar { open(.similar, at: index, from: index) }
            return
        }
        if takeLabelled("Published:", \.dates, index) || takeLabelled("Categories:", \.categories, index) { return }
        if section != .citation || line.text != "Title" { openHeading(line.text, index) }
        if [.front, .summary, .plainSummary, .abstract].contains(section),
            line.text.hasPrefix(PaperPage.promptStart) || Self.isGenerated(line.text)
        {
            open(.findings, at: index, from: index)
        }
    }

    private mutating func openHeading(_ text: String, _ index: Int) {
        guard let heading = PaperSection(heading: text), !lines[index].isOpen || heading == .network else { return }
        open(heading, at: index, from: index + 1)
    }

    /// `Comments (0)`, `Discussion 0`, or the two words of either on lines of their own.
    private mutating func takeEnd(_ index: Int) -> Bool {
        let text = lines[index].text
        guard let rest = text.after(prefix: "Comments") ?? text.after(prefix: "Discussion") else { return false }
        var number = rest.trimmed
        var line = lines[index]
        if number.isEmpty, index + 1 < lines.count {
            line = lines[index + 1]
            number = line.text[...]
        }
        if let inner = number.after(prefix: "(")?.before(suffix: ")") {
            number = inner.trimmed
        } else if text.hasPrefix("Comments") || line.isOpen && number.isDigits && lines.count > index + 1 {
            return isCutEnd(index)
        }
        guard number.isDigits else { return isCutEnd(index) }
        parts.counts.append((.count("comments"), number, line))
        parts.hasEnd = true
        open(.end, at: index, from: lines.count)
        return true
    }

    /// The beginning of the end line, where the page is cut inside it.
    private mutating func isCutEnd(_ index: Int) -> Bool {
        guard lines[index].isOpen, lines[index].text.utf8.count < 14 else { return false }
        open(.end, at: index, from: lines.count)
        return true
    }

    private mutating func notice(_ field: Field, _ text: Substring, _ index: Int) {
        parts.counts.append((field, text, lines[index]))
        open(section, at: index, from: index + 1)
    }

    /// `Published: Jun 06, 2023`, with another label perhaps on the same line.
    private mutating func takeLabelled(
        _ label: String, _ list: WritableKeyPath<PaperParts, [(text: Substring, line: Line)]>, _ index: Int
    ) -> Bool {
        let line = lines[index]
        guard let value = line.text.after(prefix: label), !value.trimmed.isEmpty, !line.isOpen else { return false }
        if let (before, after) = value.cut(at: "Categories:") {
            parts.dates.append((before.trimmed, line))
            parts.categories.append((after.trimmed, line))
        } else {
            parts[keyPath: list].append((value.trimmed, line))
        }
        open(.publication, at: index, from: index + 1)
        return true
    }

    /// `Found 4 papers`, perhaps with the first title glued to it.
    static func similarCount(_ text: Substring) -> Substring? {
        guard let rest = text.after(prefix: "Found ") else { return nil }
        let digits = rest.leadingDigits
        guard !digits.isEmpty, rest[digits.endIndex...].hasPrefix(" paper") else { return nil }
        return digits
    }

    /// `Generated Jun 03, 2025`.
    static func isGenerated(_ text: String) -> Bool {
        guard let date = text.after(prefix: "Generated ") else { return false }
        return PartialDate(printed: String(date))?.year != nil
    }

    private mutating func open(_ next: PaperSection, at index: Int, from: Int) {
        close(at: index)
        section = next
        start = from
    }

    mutating func close(at index: Int) {
        if start <= index { parts.sections.append((section, lines[start..<index])) }
    }
}
