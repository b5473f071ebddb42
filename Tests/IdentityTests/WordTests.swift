import Identity
import TestSupport
import Testing

/// Words of texts and of names, whose shorter ways must come to what the long ones do.
@Suite struct WordTests {
    @Test func `the hashes of a text are those of its words`() {
        var random = SeededRandom(seed: 11)
        let pieces = [
            "glass", "glasses", "bus", "s", "ss", "sss", "Über", "naïve", "'s", "d'Ascoli", "α", "stéles", "自旋", "玻",
            "x1", "1905", "-", ", ", " ", "  ", "\n", "—", "(", ")", "ß", "Ê", "'",
        ]
        for round in 0..<3_000 {
            let plain = round.isMultiple(of: 2)
            let printed = (0..<random.below(12)).map { _ in random.pick(pieces) }
            let text = fold(printed.filter { !plain || $0.utf8.allSatisfy { $0 < 0x80 } }.joined())
            let words = words(ofFolded: text)
            let hashes = wordHashes(ofFolded: text)
            #expect(hashes.map(\.whole) == words.map { stableHash($0.utf8) }, "\(text)")
            #expect(hashes.map(\.byteCount) == words.map(\.utf8.count), "\(text)")
            #expect(hashes.map(\.letterCount) == words.map(\.unicodeScalars.count), "\(text)")
            let singulars = words.map { $0.utf8.count > 4 && $0.hasSuffix("s") ? String($0.dropLast()) : $0 }
            #expect(hashes.map(\.singular) == singulars.map { stableHash($0.utf8) }, "\(text)")
        }
    }

    @Test func `a name is read alike whatever names were read before it`() {
        var random = SeededRandom(seed: 12)
        let pieces = [
            "Ada", "A.", "Lind", "LIND", "de", "Della", "Vecchia", "Jr", "III", "J.-N.", "Özgür", "M'ezard", "Chen",
            "Li",
            "the", "Collaboration", "1", "†", "(CERN)", "O’Neill", "anonymous", "-",
        ]
        let known = NameWords()
        for _ in 0..<3_000 {
            let parts = (0..<random.below(5)).map { _ in random.pick(pieces) + (random.chance(15) ? "," : "") }
            let surface = parts.joined(separator: random.chance(10) ? "  " : " ")
            #expect(PersonName(surface, words: known) == PersonName(surface), "\(surface)")
        }
    }

    @Test(arguments: [
        ("behaviour", "behavior"), ("modelling", "modeling"), ("optimisations", "optimizations"), ("centre", "center"),
        ("fibres", "fibers"), ("analysed", "analyzed"), ("dialogues", "dialogs"), ("glass", "glass"), ("cells", "cels"), ("cell", "cell"),
    ])
    func `titles are compared in one spelling`(printed: String, compared: String) {
        #expect(canonicalTitle(printed) == compared)
    }
}
