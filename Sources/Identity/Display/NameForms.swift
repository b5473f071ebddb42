/// Whether two shown names may be forms of one: the same, shortened or written out. The order of family and given
/// name swapped is not enough.
public func mayBeOneName(_ a: String, _ b: String) -> Bool {
    switch compatibility(PersonName(a), PersonName(b)) {
    case .conflict, .orderSwap, .typo: false
    default: true
    }
}

/// The place of the one name with a given name written out, when every other may be its short form; nil otherwise.
public func fullestName(among names: [String]) -> Int? {
    let full = names.indices.filter { hasFullGivenName(names[$0]) }
    guard full.count == 1, let place = full.first else { return nil }
    return names.indices.allSatisfy { $0 == place || mayBeOneName(names[place], names[$0]) } ? place : nil
}

private func hasFullGivenName(_ name: String) -> Bool {
    guard let first = PersonName(name).readings.first?.given.first else { return false }
    return first.count { $0.isLetter } > 1
}
