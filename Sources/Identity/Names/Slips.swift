/// Letters of the shortest word that may be another's slip of the pen.
private let shortestWithSlip = 6

/// Whether two folded words differ by one slip of the pen: a letter too many, another letter, or two that changed places.
///
/// Only words of six letters or more, which begin alike, are held for slips of one another: of short words half are one
/// letter apart.
func areOneSlipApart(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    let (short, long) = x.count <= y.count ? (x, y) : (y, x)
    guard short.count >= shortestWithSlip, long.count - short.count <= 1, short.first == long.first, short != long
    else {
        return false
    }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let (shortRest, longRest) = (short[start...], long[start...])
    if short.count < long.count { return shortRest.elementsEqual(longRest.dropFirst()) }
    if shortRest.dropFirst().elementsEqual(longRest.dropFirst()) { return true }
    return shortRest.count > 1 && shortRest.dropFirst(2).elementsEqual(longRest.dropFirst(2))
        && shortRest.prefix(2).reversed().elementsEqual(longRest.prefix(2))
}

/// Keys of names (`nameKeys`), to find those among them that are one slip of the pen away from another: `zechina r` from
/// `zecchina r`.
package struct SlipIndex {
    /// By first letter and initial, in which a slip agrees.
    private var words: [String: [String]] = [:]

    package init() {}

    package mutating func insert(_ key: String) {
        guard let (ends, word) = Self.parts(key) else { return }
        words[ends, default: []].append(word)
    }

    /// The keys that were put in and are one slip away from this one, in the order in which they came.
    /// - Complexity: the number of keys with the same first letter and initial.
    package func slips(of key: String) -> [String] {
        guard let (ends, word) = Self.parts(key) else { return [] }
        return words[ends, default: []].filter { areOneSlipApart($0, word) }.map { $0 + ends.dropFirst() }
    }

    /// `z r` and `zecchina`; nil for words too short to have a slip.
    private static func parts(_ key: String) -> (ends: String, word: String)? {
        let word = key.prefix { $0 != " " }
        guard word.utf8.count >= shortestWithSlip else { return nil }
        return ("\(word.prefix(1))\(key.dropFirst(word.count))", String(word))
    }
}
