import Catalog

/// What stands above the first record of a listing: in the spaced form a name and counters.
struct ListingHeader {
    var name: Substring?
    private var nameLine: Line?
    private var statements: [(field: Field, text: Substring, line: Line)] = []

    /// Whether any of it is there.
    var isPresent: Bool { !statements.isEmpty }

    init(_ lines: ArraySlice<Line>) {
        // The line a page ends in may lack a digit or half a word.
        let lines = lines.last?.isOpen == true ? lines.dropLast() : lines
        var index = lines.startIndex
        while index < lines.endIndex {
            let line = lines[index]
            let next = index + 1 < lines.endIndex ? lines[index + 1] : nil
            index += 1
            if let statement = Self.statement(line.text[...], on: line) {
                statements.append(statement)
            } else if let next, let statement = Self.statement(line, next) {
                statements.append(statement)
                index += 1
            } else if statements.isEmpty, let score = NameShape.score(line.text[...]), score > -4.5 {
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
    private static func statement(_ first: Line, _ second: Line) -> (Field, Substring, Line)? {
        if first.text.isDigits, counters.contains(second.text) {
            return statement((first.text + second.text)[...], on: first).map { ($0.0, first.text[...], first) }
        }
        if second.text.isDigits, counters.contains(first.text) {
            return statement((second.text + first.text)[...], on: second).map { ($0.0, second.text[...], second) }
        }
        guard labels.contains(first.text), isNumber(second.text[...]) else { return nil }
        return statement((first.text + second.text)[...], on: second).map { ($0.0, second.text[...], second) }
    }

    private static let counters = ["papers", "paper", "citations", "citation", "Papers", "Paper"]
    private static let labels = ["h-index", "Novelty", "AI Score"]

    private static func isNumber(_ text: Substring) -> Bool { (text.before(suffix: "%") ?? text).isDigits }

    /// The page's own record.
    func record(of lines: [Line]) -> PrintedRecord {
        var page = PrintedRecord(
            "page", .page, lines: lines.prefix(nameLine == nil && statements.isEmpty ? 0 : lastLine))
        page.firstLine = 1
        page.lastLine = max(page.lastLine, lines.last?.number ?? 1)
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
        guard let (name, found) = Self.mostMeant(frequent, entries) else { return nil }
        self.name = name
        self.share = share(found.count)
        isPrinted = false
        place = found.place
    }

    /// Of names that stand equally often, the one that is meant most often when other spellings (`A. Lind`) count too;
    /// nil if that leaves it open.
    private static func mostMeant(
        _ frequent: [Substring: (count: Int, place: Place)], _ entries: [ListingEntry]
    ) -> (key: Substring, value: (count: Int, place: Place))? {
        guard frequent.count > 1 else { return frequent.first }
        let counts = frequent.keys.map { name in (name, entries.count { Self.mayBe(name, among: $0.names) }) }
        guard let most = counts.map(\.1).max() else { return nil }
        let best = counts.filter { $0.1 == most }
        return best.count == 1 ? frequent.first { $0.key == best[0].0 } : nil
    }

    func state(on page: inout PrintedRecord) {
        page.assertions.append(.init(.owner, String(name), at: place, confidence: isPrinted ? 1 : share))
    }

    /// Whether one of the names may be the owner's, written otherwise.
    func isAmong(_ names: [Substring]) -> Bool { Self.mayBe(name, among: names) }

    private static func mayBe(_ name: Substring, among names: [Substring]) -> Bool {
        names.contains { other in
            other == name
                || (other.split(separator: " ").last == name.split(separator: " ").last && other.first == name.first)
        }
    }
}
