/// Which written-out names a thinner form of a name could stand for.
struct FullForms {
    private let book: NameBook
    private let formsByKey: [String: [Int]]
    private var maximalByForm: [Int: Bool] = [:]

    /// - Parameter forms: The forms in question, each once.
    init(forms: [Int], book: NameBook) {
        self.book = book
        var index: [String: [Int]] = [:]
        for form in forms { for key in book.forms[form].keys { index[key, default: []].append(form) } }
        formsByKey = index
    }

    /// The fullest names that `form` fits, equal names counted once: one list of forms for each.
    ///
    /// Names with the very same family come first; only when there is none do particles and compound families count.
    mutating func fitted(by form: Int) -> [[Int]] {
        let near = neighbours(of: form).filter { book.forms[$0].isFull && !book.areEqual($0, form) }
        let strict = near.filter { stands(form, for: $0, loosely: false) && isMaximal($0) }
        let fitted = strict.isEmpty ? near.filter { stands(form, for: $0, loosely: true) && isMaximal($0) } : strict
        var groups: [[Int]] = []
        for candidate in fitted {
            if let group = groups.firstIndex(where: { book.areEqual($0[0], candidate) }) {
                groups[group].append(candidate)
            } else {
                groups.append([candidate])
            }
        }
        return groups
    }

    private func neighbours(of form: Int) -> [Int] {
        Set(book.forms[form].keys.flatMap { formsByKey[$0] ?? [] }).sorted()
    }

    /// Whether no other name says the same and more.
    private mutating func isMaximal(_ form: Int) -> Bool {
        if let known = maximalByForm[form] { return known }
        let isMaximal = !neighbours(of: form).contains { other in
            !book.areEqual(other, form) && stands(form, for: other, loosely: false)
        }
        maximalByForm[form] = isMaximal
        return isMaximal
    }

    /// Whether `form` says less than `other` and nothing against it.
    private func stands(_ form: Int, for other: Int, loosely: Bool) -> Bool {
        guard book.areCompatible(form, other) else { return false }
        return book.forms[form].shapes.contains { thin in
            book.forms[other].shapes.contains { thick in thin.saysLess(than: thick, loosely: loosely) }
        }
    }
}

extension NameShape {
    /// Same family (loosely: lacking its particle or a part of it), and each given name an initial of, equal to, or
    /// lacking from the other's.
    fileprivate func saysLess(than other: NameShape, loosely: Bool) -> Bool {
        guard isSwapped == other.isSwapped, !given.isEmpty, !other.given.isEmpty else { return false }
        let family = FamilyRelation(self, other)
        switch family {
        case .equal: if loosely { return false }
        case .particle: guard loosely, particles.joined().count < other.particles.joined().count else { return false }
        case .compoundInSecond: guard loosely else { return false }
        case .compoundInFirst, .slip, .other: return false
        }
        let relation = family.givenRelation(self, other)
        if relation.isConflict { return false }
        // Initials fit any full name they do not contradict; a full name must not say more anywhere.
        guard isFull else { return other.isFull }
        guard family != .equal || given.count <= other.given.count else { return false }
        return zip(given, other.given).allSatisfy { $0.isInitial || !$1.isInitial }
            && (loosely || given.count < other.given.count || given.contains(where: \.isInitial))
    }
}
