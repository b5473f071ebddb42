/// The name a person is shown by: the fullest form, accents in place, as it was printed if it ever was.
package func displayName(_ surfaces: [String], book: NameBook) -> String {
    var counts: [String: Int] = [:]
    for surface in surfaces { counts[surface, default: 0] += 1 }
    let candidates = counts.sorted { $0.key < $1.key }.map { Candidate(book.name($0.key), count: $0.value) }
    guard var best = candidates.first else { return "" }
    for candidate in candidates.dropFirst() where candidate.isBetter(than: best) { best = candidate }
    return best.shown
}

private struct Candidate {
    let shown: String
    private let fullness: Int
    private let familyWords: Int
    private let isShouted: Bool
    private let accents: Int
    private let isAsPrinted: Bool
    private let count: Int

    init(_ name: PersonName, count: Int) {
        shown = name.displayed
        fullness = name.fullness
        familyWords = name.readings.first.map { $0.shape.family.count + $0.shape.particles.count } ?? 0
        let letters = shown.unicodeScalars.filter(\.isLetter)
        let capitals = letters.count(where: \.isUppercaseLetter)
        isShouted = letters.count > 3 && capitals * 2 > letters.count + 2
        accents = shown.unicodeScalars.count { !$0.isASCII && $0.isLetter }
        isAsPrinted = name.displayed == name.surface
        self.count = count
    }

    func isBetter(than other: Candidate) -> Bool {
        if fullness != other.fullness { return fullness > other.fullness }
        if familyWords != other.familyWords { return familyWords > other.familyWords }
        if isShouted != other.isShouted { return !isShouted }
        if accents != other.accents { return accents > other.accents }
        if isAsPrinted != other.isAsPrinted { return isAsPrinted }
        if count != other.count { return count > other.count }
        return shown < other.shown
    }
}
