/// Who stands on which work, for asking whether two people have a co-author in common.
struct CoauthorIndex {
    private let book: NameBook
    /// An author of a work, with the first surface of that form there.
    struct Author {
        var form: Int
        var surface: String
    }
    /// The authors of each work, each form once.
    private let authors: [[Author]]
    private var byKey: [Int: [String: [Int]]] = [:]

    init(authors: [[Author]], book: NameBook) {
        self.authors = authors
        self.book = book
    }

    /// The name of someone who stands on a work of `a` and, compatibly, on a work of `b`, and who could not be the
    /// person with the forms `own`; nil when there is nobody.
    mutating func shared(worksOf a: [Int], worksOf b: [Int], own: [Int]) -> String? {
        let (few, many) = a.count <= b.count ? (a, b) : (b, a)
        for work in few {
            for author in authors[work] where !isOwn(author.form, own) {
                for other in many where hasMatch(for: author.form, on: other, own: own) { return author.surface }
            }
        }
        return nil
    }

    private mutating func hasMatch(for form: Int, on work: Int, own: [Int]) -> Bool {
        let index = index(of: work)
        return book.forms[form].keys.contains { key in
            (index[key] ?? []).contains { isSamePerson(form, $0) && !isOwn($0, own) }
        }
    }

    private mutating func index(of work: Int) -> [String: [Int]] {
        if let known = byKey[work] { return known }
        var index: [String: [Int]] = [:]
        for author in authors[work] {
            for key in book.forms[author.form].keys { index[key, default: []].append(author.form) }
        }
        byKey[work] = index
        return index
    }

    private func isSamePerson(_ a: Int, _ b: Int) -> Bool {
        switch book.compatibility(a, b) {
        case .conflict, .orderSwap, .compound: false
        default: true
        }
    }

    private func isOwn(_ form: Int, _ own: [Int]) -> Bool { own.contains { book.areCompatible($0, form) } }
}
