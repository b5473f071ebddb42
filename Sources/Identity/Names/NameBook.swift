/// The names of one call: each surface is read once, each pair of forms compared once.
///
/// A *form* is a name as comparison sees it; two surfaces with the same readings are one form. Numbers are given out
/// in order of arrival and mean nothing outside the book; nothing that leaves a call may depend on them.
package final class NameBook {
    package init() {}

    /// With the same forms under the same numbers, as far as names were read.
    init(copying other: NameBook) {
        (forms, formOfSurface, formOfReadings) = (other.forms, other.formOfSurface, other.formOfReadings)
        (compatibilities, names, numberOfKey) = (other.compatibilities, other.names, other.numberOfKey)
    }

    private(set) var forms: [Form] = []
    private var formOfSurface: [String: Int] = [:]
    private var formOfReadings: [[NameShape]: Int] = [:]
    private var compatibilities: [UInt64: NameCompatibility] = [:]
    private(set) var names: [String: PersonName] = [:]
    private var numberOfKey: [String: Int] = [:]

    struct Form {
        var shapes: [NameShape]
        var keys: [String]
        /// The numbers of `keys` in this book, ascending.
        var keyNumbers: [Int] = []
        /// The number of the key under which the name is at home; nil for a name that is not personal.
        var home: Int?
        var homeKey: String?
        var frequency: NameFrequency
        var givenFrequency: GivenFrequency
        /// Spellings of the name without accents and hyphens; forms that share one are equal names.
        var equalityKeys: [String]
        /// Whether the first given name is written out, or the name is a single word.
        var isFull: Bool
        var isPersonal: Bool

        init(_ name: PersonName) {
            shapes = name.readings.map(\.shape)
            keys = name.keys
            homeKey = name.homeKey
            isPersonal = name.isPersonal
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

    package func name(_ surface: String) -> PersonName {
        if let known = names[surface] { return known }
        let name = PersonName(surface)
        names[surface] = name
        return name
    }

    package func form(_ surface: String) -> Int {
        if let known = formOfSurface[surface] { return known }
        let name = name(surface)
        var form = Form(name)
        let number = formOfReadings[form.shapes] ?? forms.count
        if number == forms.count {
            form.keyNumbers = form.keys.map(keyNumber).sorted()
            form.home = form.homeKey.map(keyNumber)
            forms.append(form)
            formOfReadings[form.shapes] = number
        }
        formOfSurface[surface] = number
        return number
    }

    /// The key under which a form is at home; nil for a name that is not personal.
    package func home(ofForm form: Int) -> String? { forms[form].homeKey }

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
