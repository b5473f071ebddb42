/// The names of one call: each surface is read once, each pair of forms compared once.
///
/// A *form* is a name as comparison sees it; two surfaces with the same readings are one form. Numbers are given out
/// in order of arrival and mean nothing outside the book; nothing that leaves a call may depend on them.
package final class NameBook {
    private let memory: EvidenceMemory?

    package convenience init() { self.init(memory: nil) }

    /// - Parameter memory: of names that another book has read.
    init(memory: EvidenceMemory?) { self.memory = memory }

    /// With the same forms under the same numbers, as far as names were read.
    init(copying other: NameBook) {
        (memory, forms, formOfSurface, formOfReadings) = (
            other.memory, other.forms, other.formOfSurface, other.formOfReadings
        )
        (compatibilities, names, numberOfKey) = (other.compatibilities, other.names, other.numberOfKey)
    }

    private(set) var forms: [Form] = []
    private var formOfSurface: [String: Int] = [:]
    private var formOfReadings: [Readings: Int] = [:]
    private var compatibilities: [UInt64: NameCompatibility] = [:]
    private var names: [String: ReadName] = [:]
    private var numberOfKey: [String: Int] = [:]
    private let words = NameWords()

    struct Form {
        fileprivate let read: ReadName
        /// The numbers of its keys in this book, ascending.
        var keyNumbers: [Int] = []
        /// The number of the key under which the name is at home; nil for a name that is not personal.
        var home: Int?

        var shapes: [NameShape] { read.shapes }
        var keys: [String] { read.keys }
        var frequency: NameFrequency { read.frequency }
        var givenFrequency: GivenFrequency { read.givenFrequency }
        var equalityKeys: [String] { read.equalityKeys }
        var isFull: Bool { read.isFull }
        var isPersonal: Bool { read.name.isPersonal }
    }

    /// A name as what its readings come to: equal for surfaces that are one form.
    private struct Readings: Hashable {
        let read: ReadName

        static func == (a: Readings, b: Readings) -> Bool { a.read === b.read || a.read.shapes == b.read.shapes }
        func hash(into hasher: inout Hasher) { hasher.combine(read.hash) }
    }

    package func name(_ surface: String) -> PersonName { read(surface).name }

    private func read(_ surface: String) -> ReadName {
        if let known = names[surface] { return known }
        let fresh = { ReadName(PersonName(surface, words: self.words)) }
        let name = memory?.name(surface, read: fresh) ?? fresh()
        names[surface] = name
        return name
    }

    package func form(_ surface: String) -> Int {
        if let known = formOfSurface[surface] { return known }
        let name = read(surface)
        let number = formOfReadings[Readings(read: name)] ?? forms.count
        if number == forms.count {
            forms.append(
                Form(
                    read: name, keyNumbers: name.keys.map(keyNumber).sorted(), home: name.homeKey.map(keyNumber)))
            formOfReadings[Readings(read: name)] = number
        }
        formOfSurface[surface] = number
        return number
    }

    /// The key under which a form is at home; nil for a name that is not personal.
    package func home(ofForm form: Int) -> String? { forms[form].read.homeKey }

    private func keyNumber(_ key: String) -> Int {
        if let known = numberOfKey[key] { return known }
        numberOfKey[key] = numberOfKey.count
        return numberOfKey.count - 1
    }

    /// Whether two forms share a key, as compatible ones do.
    func shareKey(_ a: Int, _ b: Int) -> Bool {
        let second = forms[b].keyNumbers
        return forms[a].keyNumbers.contains { second.contains($0) }
    }

    func compatibility(_ a: Int, _ b: Int) -> NameCompatibility {
        if !forms[a].isPersonal || !forms[b].isPersonal { return .conflict(.notPersonal) }
        let pair = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
        if let known = compatibilities[pair] { return known }
        let found = shapeCompatibility(forms[a].shapes, forms[b].shapes)
        compatibilities[pair] = found
        return found
    }

    /// A spelling to sort by that depends on nothing but the name.
    func spelling(_ form: Int) -> String { forms[form].equalityKeys.first ?? "" }

    package func areCompatible(_ a: Int, _ b: Int) -> Bool {
        let found = compatibility(a, b)
        return !found.isConflict && found != .typo
    }

    /// Whether one of two names is the other with a letter wrong: enough at one place of one work, and nowhere else.
    package func areOneSlipApart(_ a: Int, _ b: Int) -> Bool {
        let found = compatibility(a, b)
        return found == .typo || found == .conflict(.givenSlip)
    }

    package func areEqual(_ a: Int, _ b: Int) -> Bool {
        a == b || forms[a].equalityKeys.contains { forms[b].equalityKeys.contains($0) }
    }
}

/// A name with everything that comparison asks of it, worked out once for all books.
final class ReadName: Sendable {
    let name: PersonName
    let shapes: [NameShape]
    let keys: [String]
    let homeKey: String?
    let frequency: NameFrequency
    let givenFrequency: GivenFrequency
    /// Spellings of the name without accents and hyphens; forms that share one are equal names.
    let equalityKeys: [String]
    /// Whether the first given name is written out, or the name is a single word.
    let isFull: Bool
    /// Equal for equal shapes.
    let hash: Int

    init(_ name: PersonName) {
        self.name = name
        shapes = name.readings.map(\.shape)
        hash = shapes.hashValue
        keys = name.keys
        homeKey = name.homeKey
        frequency = NameFrequency(family: shapes.first?.family ?? [])
        givenFrequency = shapes.first.map { GivenFrequency($0) } ?? .telling
        guard let first = shapes.first else {
            equalityKeys = []
            isFull = false
            return
        }
        isFull = first.isFull || first.given.isEmpty
        let plain = first.equalityKey(familyWords: first.family)
        let spelt = first.speltOut.map { $0.equalityKey(familyWords: $0.family) }
        equalityKeys = [plain] + (spelt.map { [$0] } ?? [])
    }
}

extension NameShape {
    /// The shape with every umlaut spelt out; nil when there is none.
    fileprivate var speltOut: NameShape? {
        guard alternativeFamily != nil || given.contains(where: { $0.alternative != nil }) else { return nil }
        var spelt = self
        spelt.family = alternativeFamily ?? family
        for index in spelt.given.indices { spelt.given[index].text = given[index].alternative ?? given[index].text }
        return spelt
    }
}
