import Catalog

/// What stands above the first record of a listing: in the spaced form a name and counters.
struct ListingHeader {
    var name: Substring?
    private var nameLine: Line?
    private var statements: [(field: Field, text: Substring, line: Line)] = []

    /// Whether any of it is there.
    var isPresent: Bool { !statements.isEmpty }

    init(_ lines: ArraySlice<Line>) {
        var pending: Line?
        for (line, next) in zip(lines, lines.dropFirst().map(Optional.some) + [nil]) {
            if let used = pending, used.number == line.number, used.text == line.text {
                pending = nil
                continue
            }
            if let statement = Self.statement(line.text[...], on: line) {
                statements.append(statement)
            } else if let next, let statement = Self.statement(label: line, value: next) {
                statements.append(statement)
                pending = next
            } else if name == nil, statements.isEmpty, let score = NameShape.score(line.text[...]), score > -4.5 {
                name = line.text[...]
                nameLine = line
            }
        }
        // A lone line above the records is a name only where counters bear it out.
        if statements.isEmpty { name = nil }
    }

    /// One line that states one thing: `h-index4`, `16papers`, `16 Papers`, `Novelty58%`, a tag.
    private static func statement(_ text: Substring, on line: Line) -> (Field, Substring, Line)? {
        for (label, field) in [("h-index", Field.count("h-index")), ("Novelty", "novelty"), ("AI Score", "ai-score")] {
            if let value = text.after(prefix: label)?.trimmed, isNumber(value) { return (field, value, line) }
        }
        let digits = text.leadingDigits
        if !digits.isEmpty {
            switch text[digits.endIndex...].trimmed {
            case "papers", "paper": return (.count("papers"), digits, line)
            case "citations", "citation": return (.count("citations"), digits, line)
            case "Papers", "Paper": return (.count("listed-papers"), digits, line)
            default: return nil
            }
        }
        return ListingTags.divide(text).map { _ in (.tag, text, line) }
    }

    /// The same with label and number on lines of their own, in either order.
    private static func statement(label: Line, value: Line) -> (Field, Substring, Line)? {
        if isNumber(label.text[...]) { return statement(label: label.text, value.text, valueLine: label) }
        guard isNumber(value.text[...]), !value.text.isDigits || !label.text.isDigits else { return nil }
        for (word, field) in [("h-index", Field.count("h-index")), ("Novelty", "novelty"), ("AI Score", "ai-score")]
        where label.text == word {
            return (field, value.text[...], value)
        }
        return nil
    }

    private static func statement(label number: String, _ word: String, valueLine: Line) -> (Field, Substring, Line)? {
        switch word {
        case "papers": (.count("papers"), number[...], valueLine)
        case "citations": (.count("citations"), number[...], valueLine)
        case "Papers": (.count("listed-papers"), number[...], valueLine)
        default: nil
        }
    }

    private static func isNumber(_ text: Substring) -> Bool { (text.before(suffix: "%") ?? text).isDigits }

    /// The page's own record.
    func record(of lines: [Line]) -> PrintedRecord {
        var page = PrintedRecord("page", .page, lines: lines.prefix(nameLine == nil && statements.isEmpty ? 0 : lastLine))
        page.firstLine = 1
        page.lastLine = lines.last?.number ?? 1
        if let name, let nameLine {
            page.state(.name, name, on: nameLine)
            page.mentions.append(.init(String(name), position: nil, role: .subject, at: nameLine.place))
        }
        for (field, text, line) in statements {
            if field == .tag, let tags = ListingTags.divide(text) {
                for tag in tags { page.state(.tag, tag, on: line) }
            } else {
                page.state(field, text, on: line)
            }
        }
        return page
    }

    private var lastLine: Int { statements.count + 1 }
}

/// Whose listing it is, as far as the page shows.
struct ListingOwner {
    let name: Substring
    /// Share of the records that print the name, 0 … 1.
    let share: Double
    /// Whether a header says so; otherwise it is inferred from how often the name stands.
    let isPrinted: Bool
    private let place: Place

    /// The header's name; else the one name that stands in most of at least two records, in half of them or more.
    init?(_ entries: [ListingEntry], header: ListingHeader) {
        var counts: [Substring: (count: Int, place: Place)] = [:]
        for entry in entries {
            for name in Set(entry.names) {
                counts[name, default: (0, entry.namesLine?.place ?? Place(line: 1))].count += 1
            }
        }
        func share(_ count: Int) -> Double { entries.isEmpty ? 0 : Double(count) / Double(entries.count) }
        if let printed = header.name {
            name = printed
            self.share = share(counts[printed]?.count ?? 0)
            isPrinted = true
            place = Place(line: 1)
            return
        }
        guard entries.count >= 2, let most = counts.values.map(\.count).max(), share(most) >= 0.5 else { return nil }
        let frequent = counts.filter { $0.value.count == most }
        // Two names that stand equally often leave it open.
        guard frequent.count == 1, let (name, found) = frequent.first else { return nil }
        self.name = name
        self.share = share(found.count)
        isPrinted = false
        place = found.place
    }

    func state(on page: inout PrintedRecord) {
        page.assertions.append(.init(.owner, String(name), at: place, confidence: isPrinted ? 1 : share))
    }

    /// Whether one of the names may be the owner's, written otherwise.
    func isAmong(_ names: [Substring]) -> Bool {
        names.contains { other in
            other == name
                || (other.split(separator: " ").last == name.split(separator: " ").last && other.first == name.first)
        }
    }
}
