/// The keys under which a name meets the names it could be the same as: sorted, distinct, `malatesta e`.
///
/// For every reading the last word of the family name with the first initial, then each other word of the family;
/// particles are left out, umlauts stand in both spellings. Names that are compatible share a key. Empty for a name
/// that is not personal.
public func nameKeys(_ surface: String) -> [String] { PersonName(surface).keys }

/// The keys under which the store finds a name: its home as `=malatesta e`, each other key as `~sarao s`.
///
/// Every name is at home in one block, by its likeliest reading; its other keys say where else it could belong. Two
/// blocks are resolved together only where something beside the names draws them together.
public func blockKeys(_ surface: String) -> [String] { PersonName(surface).blockKeys }

extension PersonName {
    /// The keys under which the store finds the name; see `blockKeys(_:)`.
    public var blockKeys: [String] {
        guard let home = homeKey else { return [] }
        return ["=" + home] + keys.filter { $0 != home }.map { "~" + $0 }
    }

    /// The key of the likeliest reading: the last word of the family name and the first letter of the given name, of
    /// the full one where a short form is listed; `oe ae ue aa` as `o a u a`, so that both spellings of an umlaut are at
    /// home in one block. Nil for a name that is not personal.
    package var homeKey: String? {
        guard let shape = readings.first?.shape, let word = shape.family.last else { return nil }
        let family = Self.withoutSpeltOutUmlauts(word)
        guard let first = shape.given.first else { return family }
        let full = first.isInitial ? first.text : NameTables.variantHead[first.text] ?? first.text
        return "\(family) \(full.prefix(1))"
    }

    private static func withoutSpeltOutUmlauts(_ word: String) -> String {
        guard word.utf8.contains(UInt8(ascii: "e")) || word.utf8.contains(UInt8(ascii: "a")) else { return word }
        var letters: [UInt8] = []
        for letter in word.utf8 {
            if let last = letters.last,
                (letter == UInt8(ascii: "e") && "aou".utf8.contains(last))
                    || (letter == UInt8(ascii: "a") && last == letter)
            {
                continue
            }
            letters.append(letter)
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Words of one reading's family that make keys; longer families are taken from their end.
    private static let mostFamilyWords = 6

    package var keys: [String] {
        var result: Set<String> = homeKey.map { [$0] } ?? []
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
