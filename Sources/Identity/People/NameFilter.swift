/// Tells at once which of some groups have names that can never be one: most pairs of a block are such.
struct NameFilter {
    /// The number of each group's only name here; nil for a group of several.
    private let names: [Int?]
    private let count: Int
    /// By both numbers.
    private let conflicts: [Bool]

    init(_ groups: [PersonGroup], book: NameBook) {
        var numbers: [Int: Int] = [:]
        var forms: [Int] = []
        names = groups.map { group in
            guard group.forms.count == 1 else { return nil }
            if let known = numbers[group.forms[0]] { return known }
            forms.append(group.forms[0])
            numbers[group.forms[0]] = forms.count - 1
            return forms.count - 1
        }
        count = forms.count
        var conflicts = [Bool](repeating: false, count: count * count)
        for (x, a) in forms.enumerated() {
            for (y, b) in forms.enumerated().dropFirst(x + 1) {
                // A slip may be forgiven, by what stands beside the names.
                guard case .conflict(let reason) = book.compatibility(a, b), reason != .givenSlip else { continue }
                conflicts[x * count + y] = true
                conflicts[y * count + x] = true
            }
        }
        self.conflicts = conflicts
    }

    /// False only where `PeopleContext.veto` finds that the names forbid it.
    func mayBeOne(_ a: Int, _ b: Int) -> Bool {
        guard let x = names[a], let y = names[b] else { return true }
        return !conflicts[x * count + y]
    }
}
