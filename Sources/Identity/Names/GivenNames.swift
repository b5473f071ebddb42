/// Given names token by token, left to right.
func compareGiven(_ a: [NameShape.Given], _ b: [NameShape.Given]) -> NameCompatibility {
    if a.isEmpty && b.isEmpty { return .accents }
    if a.isEmpty || b.isEmpty { return .conflict(.givenMissing) }
    if let joined = compareJoined(a, b) { return joined }
    var sawExpansion = false
    var sawVariant = false
    for (x, y) in zip(a, b) {
        switch compareToken(x, y) {
        case .accents, .initialsEqual: continue
        case .expansion: sawExpansion = true
        case .variant: sawVariant = true
        case let other: return other
        }
    }
    if a.count != b.count, isHalfOfOneName(a, b) { return .conflict(.fullGiven) }
    if sawVariant { return .variant }
    if sawExpansion { return .expansion }
    if a.count != b.count { return .middleMissing }
    return a[0].isInitial ? .initialsEqual : .accents
}

/// Names written out on both sides that are the same letters, however they are cut.
private func compareJoined(_ a: [NameShape.Given], _ b: [NameShape.Given]) -> NameCompatibility? {
    guard !a.contains(where: \.isInitial), !b.contains(where: \.isInitial),
        a.reduce("", { $0 + $1.text }) == b.reduce("", { $0 + $1.text })
    else { return nil }
    return a.count == b.count ? .accents : .joinedGiven
}

private func compareToken(_ a: NameShape.Given, _ b: NameShape.Given) -> NameCompatibility {
    switch (a.isInitial, b.isInitial) {
    case (true, true): return a.text == b.text ? .initialsEqual : .conflict(.initials)
    case (true, false): return begins(b.text, with: a.text) ? .expansion : .conflict(.initials)
    case (false, true): return begins(a.text, with: b.text) ? .expansion : .conflict(.initials)
    case (false, false): break
    }
    if a.text == b.text || a.alternative == b.text || a.text == b.alternative { return .accents }
    if let head = NameTables.variantHead[a.text], head == NameTables.variantHead[b.text] { return .variant }
    return .conflict(areOneSlipApart(a.text, b.text) ? .givenSlip : .fullGiven)
}

/// Whether the name, or the one it is a spelling of, begins with the initial: `Iouri` is a Yuri, so `Y.` fits it.
private func begins(_ name: String, with initial: String) -> Bool {
    name.hasPrefix(initial) || (NameTables.variantHead[name]?.hasPrefix(initial) ?? false)
}

/// `Jian` is not `Jian-Nan`: a hyphened name is one name, and its first half another.
private func isHalfOfOneName(_ a: [NameShape.Given], _ b: [NameShape.Given]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    let next = long[short.count]
    return next.isTied && !next.isInitial && !short[short.count - 1].isInitial
}
