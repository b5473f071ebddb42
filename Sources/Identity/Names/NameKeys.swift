/// The keys under which a name meets the names it could be the same as: sorted, distinct, `malatesta e`.
///
/// For every reading the last word of the family name with the first initial, then each other word of the family;
/// particles are left out, umlauts stand in both spellings. Names that are compatible share a key. Empty for a name
/// that is not personal.
public func nameKeys(_ surface: String) -> [String] { PersonName(surface).keys }

extension PersonName {
    /// Words of one reading's family that make keys; longer families are taken from their end.
    private static let mostFamilyWords = 6

    package var keys: [String] {
        var result: Set<String> = []
        for reading in readings {
            let shape = reading.shape
            let initials = shape.initials
            for word
                in (shape.family.suffix(Self.mostFamilyWords)
                + (shape.alternativeFamily ?? []).suffix(Self.mostFamilyWords))
            {
                if initials.isEmpty { result.insert(word) }
                for initial in initials { result.insert("\(word) \(initial)") }
            }
        }
        return result.sorted()
    }
}

extension NameShape {
    /// The first letter of the first given name, and of the name it is a short form of.
    fileprivate var initials: Set<Character> {
        guard let first = given.first else { return [] }
        var result = Set(first.text.prefix(1))
        if !first.isInitial, let head = NameTables.variantHead[first.text] { result.formUnion(head.prefix(1)) }
        return result
    }
}
