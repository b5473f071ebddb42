import Catalog

/// What a work lends to the people on it: who else is there, what it is about, when, and what it cites.
struct WorkProfile {
    /// An author of the work, each form of a name once.
    struct Author {
        var form: Int
        var surface: String
    }
    /// Whether it is a page, which names no work.
    var isPage = false
    /// From the longest title, or from the names where there is none; equal for copies.
    var mark: UInt64 = 0
    /// In canonical order.
    var authors: [Author] = []
    var terms = TermVector()
    var hasAbstract = false
    /// Subject codes and their archives, in lower case, sorted.
    var categories: [String] = []
    var archives: [String] = []
    var years: ClosedRange<Int>?
    /// Numbers of the sources that show the work as citing or cited, and of those that are about it; ascending.
    var rowOf: [Int] = []
    var subjectOf: [Int] = []

    /// - Parameter records: the records of the work, in order of anchor.
    init(
        _ records: [RecordEvidence], sources: inout [String: Int], book: NameBook, memory: EvidenceMemory? = nil
    ) {
        isPage = records.allSatisfy { $0.kind == .page }
        var seen: Set<Int> = []
        for record in records where record.kind != .page {
            for mention in record.authorMentions {
                let form = book.form(mention.surface)
                guard book.forms[form].isPersonal, seen.insert(form).inserted else { continue }
                authors.append(Author(form: form, surface: mention.surface))
            }
            note(record, sources: &sources)
        }
        rowOf = Set(rowOf).sorted()
        subjectOf = Set(subjectOf).sorted()
        categories = Set(categories).sorted()
        archives = Set(archives).sorted()
        let text = text(of: records, memory: memory)
        (terms, hasAbstract, mark) = (text.terms, text.hasAbstract, text.mark)
    }

    private mutating func note(_ record: RecordEvidence, sources: inout [String: Int]) {
        if let first = record.years.first, let last = record.years.last {
            years = years.map { min($0.lowerBound, first)...max($0.upperBound, last) } ?? first...last
        }
        for printed in record.categories {
            guard let category = Self.category(printed) else { continue }
            categories.append(category.subjectCode.lowercased())
            archives.append(category.subject.archive)
        }
        guard record.kind == .connected || record.kind == .reference || record.kind == .subject else { return }
        let source = sources[record.anchor.sourceHash] ?? sources.count
        sources[record.anchor.sourceHash] = source
        if record.kind == .subject { subjectOf.append(source) } else { rowOf.append(source) }
    }

    private static func category(_ printed: String) -> ArXivCategory? {
        if let known = ArXivCategory.named(printed) { return known }
        if case .unique(let only) = ShortCode.resolve(printed) { return only }
        return nil
    }

    private func text(of records: [RecordEvidence], memory: EvidenceMemory?) -> WorkText {
        guard records.count == 1, let memory else { return WorkText(records, authors: authors) }
        if let known = memory.text(of: records[0].id) { return known }
        let text = WorkText(records, authors: authors)
        memory.keep(records[0], text)
        return text
    }

    /// At most this many co-authors are lent to one mention of a long list, those nearest to its place: a collaboration
    /// of thousands does not say who works with whom.
    private static let mostLent = 60

    /// The authors beside the one at `index` of `authors`; all of them when nil.
    func authors(beside index: Int?) -> ArraySlice<Author> {
        guard authors.count > Self.mostLent else { return authors[...] }
        let middle = index ?? 0
        let start = max(0, min(middle - Self.mostLent / 2, authors.count - Self.mostLent))
        return authors[start..<(start + Self.mostLent)]
    }
}

/// What the title and the abstract of a work say.
struct WorkText {
    var terms: TermVector
    var hasAbstract: Bool
    /// From the longest title, or from the names where there is none; equal for copies.
    var mark: UInt64

    /// The longest title and the longest abstract speak for the work.
    init(_ records: [RecordEvidence], authors: [WorkProfile.Author]) {
        func longest(_ texts: [String]) -> String? {
            texts.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
        }
        let abstract = longest(records.compactMap(\.abstract))
        let title = longest(records.compactMap(\.title))
        hasAbstract = abstract != nil
        terms = TermVector(title: title, abstract: abstract)
        mark = stableHash((title ?? abstract ?? authors.map(\.surface).sorted().joined(separator: ";")).utf8)
    }
}
