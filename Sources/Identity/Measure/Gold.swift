/// What is known to be true of some sources: which work each record is, and who each name in it is.
///
/// A text, one fact a line, fields parted by tabs; empty lines and lines that begin with `#` say nothing:
///
///     record     paper.txt  row 8   star-shaped   Brandon Livio Annesi   -   Carlo Lucibello
///     open       paper.txt  row 76
///     strangers  Zilong Zhao   Zixiang Zhao
///
/// `record` gives the source's label, the record's locator, the label of its work, then the label of the person in
/// each slot of the record in turn; `-` or nothing leaves a work or a slot without a label. `open` says that nobody
/// could tell from the sources which work that record is: leaving it apart is no miss. `strangers` lists people who
/// are pairwise different and whose names invite to join them.
public struct Gold: Hashable, Sendable {
    /// A place in a source that carries a label.
    public struct Place: Hashable, Comparable, Sendable {
        /// The name under which the source was imported.
        public var source: String
        /// As `byline export mentions` prints it: `row 8` for a record, `row 8 #2` for a mention.
        public var locator: String
        public init(source: String, locator: String) {
            self.source = source
            self.locator = locator
        }
        public static func < (a: Place, b: Place) -> Bool { (a.source, a.locator) < (b.source, b.locator) }
    }

    public var works: [Place: String] = [:]
    public var people: [Place: String] = [:]
    public var openRecords: Set<Place> = []
    /// Each group holds people who are pairwise different.
    public var strangers: [[String]] = []

    public init() {}

    /// - Throws: `GoldError` at the first line that is none of the above.
    public init(_ text: String) throws(GoldError) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.trimmed($0) }
            guard let word = fields.first, !word.isEmpty, !word.hasPrefix("#") else { continue }
            try read(word, Array(fields.dropFirst()), line: index + 1)
        }
    }

    private mutating func read(_ word: String, _ fields: [String], line: Int) throws(GoldError) {
        switch (word, fields.count) {
        case ("record", 3...): try addRecord(fields, line: line)
        case ("open", 2): openRecords.insert(Place(source: fields[0], locator: fields[1]))
        case ("strangers", 2...): strangers.append(fields.filter { !$0.isEmpty })
        default:
            throw GoldError(
                line: line, what: "“\(word)” with \(fields.count) fields is no fact of a gold file",
                mend: "Write record, open or strangers with their fields parted by tabs")
        }
    }

    private mutating func addRecord(_ fields: [String], line: Int) throws(GoldError) {
        let place = Place(source: fields[0], locator: fields[1])
        guard works[place] == nil, people[place.slot(1)] == nil else {
            throw GoldError(
                line: line, what: "\(fields[1]) of \(fields[0]) was labelled before", mend: "Keep one line for a record"
            )
        }
        if Self.isLabel(fields[2]) { works[place] = fields[2] }
        for (index, label) in fields.dropFirst(3).enumerated() where Self.isLabel(label) {
            people[place.slot(index + 1)] = label
        }
    }

    private static func isLabel(_ text: String) -> Bool { !text.isEmpty && text != "-" }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while let last = rest.last, last == " " || last == "\r" || last == "\r\n" { rest.removeLast() }
        while rest.first == " " { rest.removeFirst() }
        return String(rest)
    }
}

extension Gold.Place {
    /// The place of a mention within this record, slots counted from 1.
    public func slot(_ ordinal: Int) -> Gold.Place { .init(source: source, locator: "\(locator) #\(ordinal)") }
}

/// A line of a gold file that cannot be understood.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public var line: Int
    public var what: String
    public var mend: String
    public init(line: Int, what: String, mend: String) {
        self.line = line
        self.what = what
        self.mend = mend
    }
    public var description: String { "line \(line): \(what). \(mend)." }
}
