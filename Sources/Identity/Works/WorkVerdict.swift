import Catalog

/// What two records say about being one work.
struct WorkJudge {
    let book: NameBook
    private let aligner: ListAligner

    static let agreeingAuthors = 0.8
    static let fewestContentWords = 4
    static let mostYearsApart = 3

    init(book: NameBook) {
        self.book = book
        aligner = ListAligner(book: book)
    }

    // MARK: Vetoes

    /// Why two records cannot be one work; nil when nothing is known against it.
    func veto(_ a: WorkUnit, _ b: WorkUnit) -> String? {
        if Identifiers.areInConflict(a.identifiers, b.identifiers) { return "different identifiers" }
        if Identifiers.shared(a.identifiers, b.identifiers) != nil { return nil }
        if let first = a.markers, let second = b.markers, let conflict = first.conflict(with: second) {
            return conflict.rawValue
        }
        return nil
    }

    /// Whether two author lists speak against one work: both are there and too little of them aligns.
    func authorsContradict(_ a: WorkUnit, _ b: WorkUnit) -> Bool {
        a.hasList && b.hasList && authorShare(a, b) < Self.agreeingAuthors
    }

    // MARK: Titles

    /// The reason to join records with equal titles, or nil.
    func reasonByTitle(_ a: WorkUnit, _ b: WorkUnit) -> String? {
        guard let title = a.title, title == b.title else { return nil }
        if a.contentWords >= Self.fewestContentWords {
            guard yearsApart(a, b) <= Self.mostYearsApart else { return nil }
            switch authors(a, b) {
            case .agree: return "equal titles, authors align"
            case .unknown: return "equal titles, one side names no authors"
            case .contradict: return nil
            }
        }
        // A short title names many works: every visible author must fit, in the very same year or journal.
        guard everyAuthorFits(a, b) else { return nil }
        if a.years.contains(where: b.years.contains) { return "equal short titles, same authors and year" }
        guard a.venues.contains(where: b.venues.contains), yearsApart(a, b) <= Self.mostYearsApart else { return nil }
        return "equal short titles, same authors and journal"
    }

    /// Years between the nearest two; 0 when a side states none.
    func yearsApart(_ a: WorkUnit, _ b: WorkUnit) -> Int {
        a.years.lazy.flatMap { x in b.years.lazy.map { abs(x - $0) } }.min() ?? 0
    }

    // MARK: Authors

    enum Agreement { case agree, unknown, contradict }

    /// How the authors of two records stand to each other.
    func authors(_ a: WorkUnit, _ b: WorkUnit) -> Agreement {
        if a.hasList && b.hasList { return authorShare(a, b) >= Self.agreeingAuthors ? .agree : .contradict }
        if a.hasList { return unlisted(b, against: a) }
        if b.hasList { return unlisted(a, against: b) }
        guard !a.unlisted.isEmpty && !b.unlisted.isEmpty else { return .unknown }
        // Two profiles of two people may show one work; two of one person surely can.
        let share = a.unlisted.contains { name in b.unlisted.contains { book.areCompatible(name, $0) } }
        return share ? .agree : .unknown
    }

    func authorShare(_ a: WorkUnit, _ b: WorkUnit) -> Double {
        aligner.share(a.list, b.list, anyIsCut: a.isCut || b.isCut)
    }

    /// A single person without a place, against a list: fits a name, may be hidden behind the cut, or is not there.
    private func unlisted(_ single: WorkUnit, against listed: WorkUnit) -> Agreement {
        guard !single.unlisted.isEmpty else { return .unknown }
        let fits = single.unlisted.allSatisfy { name in
            (listed.list + listed.unlisted).contains { book.areCompatible(name, $0) }
        }
        return fits ? .agree : listed.isCut ? .unknown : .contradict
    }

    func everyAuthorFits(_ a: WorkUnit, _ b: WorkUnit) -> Bool {
        if a.hasList && b.hasList { return authorShare(a, b) == 1 }
        return authors(a, b) == .agree
    }
}

extension WorkJudge {
    /// Whether two lists name the same people in the same order, or one of them one person more at an end. A cut list
    /// counts as far as it goes.
    func listsAgree(_ a: WorkUnit, _ b: WorkUnit) -> Bool {
        guard a.hasList, b.hasList else { return false }
        if a.isCut || b.isCut { return authorShare(a, b) == 1 }
        let (short, long) = a.list.count <= b.list.count ? (a.list, b.list) : (b.list, a.list)
        guard long.count - short.count <= 1 else { return false }
        return zip(short, long).allSatisfy { book.areCompatible($0, $1) }
            || zip(short, long.suffix(short.count)).allSatisfy { book.areCompatible($0, $1) }
    }

    /// Whether two complete lists are one: as many names, each fitting the other in its place.
    func areOneList(_ a: [Int], _ b: [Int]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || book.areCompatible($0, $1) }
    }

    /// Whether near titles are worth a question; nil when not.
    func likenessWorthAsking(_ a: WorkUnit, _ b: WorkUnit, atLeast least: Double) -> Double? {
        guard let first = a.title, let second = b.title, a.abstracts.isEmpty || b.abstracts.isEmpty,
            yearsApart(a, b) <= Self.mostYearsToAsk, listsAgree(a, b)
        else { return nil }
        let likeness = titleLikeness(first, second)
        return likeness >= least ? likeness : nil
    }

    /// Years apart up to which near titles are worth a question.
    static let mostYearsToAsk = 2
}

/// Normalised identifiers of a work.
enum Identifiers {
    /// Registrants of preprints and data sets: their DOI beside a publisher's is no conflict.
    private static let preprintRegistrants: Set<String> = [
        "10.48550", "10.1101", "10.21203", "10.31234", "10.2139", "10.5281", "10.20944", "10.36227", "10.26434",
        "10.31219",
        "10.6084", "10.17605",
    ]

    static func shared(_ a: [String], _ b: [String]) -> String? { a.first { b.contains($0) } }

    /// Two different arXiv ids, or two different DOIs of publishers.
    static func areInConflict(_ a: [String], _ b: [String]) -> Bool {
        for kind in [arxiv, publisherDOIs] {
            let (first, second) = (kind(a), kind(b))
            if !first.isEmpty && !second.isEmpty && Set(first).isDisjoint(with: second) { return true }
        }
        return false
    }

    private static func arxiv(_ all: [String]) -> [String] { all.filter { $0.hasPrefix("arxiv:") } }

    private static func publisherDOIs(_ all: [String]) -> [String] {
        all.filter { identifier in
            guard identifier.hasPrefix("doi:") else { return false }
            return !preprintRegistrants.contains(String(identifier.dropFirst(4).prefix { $0 != "/" }))
        }
    }
}
