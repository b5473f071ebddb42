import Foundation  // logarithm, square root

/// What an abstract looks like, in 64 numbers, so that like abstracts can be found without comparing all.
///
/// Every three words in a row are hashed once; the top six bits choose one of 64 bins, and each bin keeps its smallest
/// hash. Empty bins borrow from the next full one. The share of equal bins estimates the share of common triples, as 64
/// separate hash functions would, at a 64th of the cost.
///
/// Triples of words and not shingles of letters: unlike abstracts of one field share many runs of five letters, which
/// would tie the abstracts of a large catalogue into one block (of 4,000 arXiv abstracts 755 pairs met by letters, up to
/// 19 in a block, and 220 by words, up to 3, nearly all of them really alike).
struct AbstractSignature {
    /// Texts shorter than this are too little to be recognised by.
    static let fewestWords = 20
    private static let binCount = 64
    private static let bandSize = 4

    private let bins: [UInt64]

    /// Nil when the text has too few words.
    init?(_ abstract: String) {
        let text = AbstractText(abstract)
        guard text.hashes.count >= Self.fewestWords else { return nil }
        var bins = [UInt64](repeating: .max, count: Self.binCount)
        for triple in text.triples {
            let hash = mixed(triple ^ 0x5EED_AB57_2AC7)
            let bin = Int(hash >> 58)
            if hash < bins[bin] { bins[bin] = hash }
        }
        self.bins = Self.filled(bins)
    }

    private static func filled(_ bins: [UInt64]) -> [UInt64] {
        bins.indices.map { index in
            for step in 0..<binCount where bins[(index + step) % binCount] != .max {
                return bins[(index + step) % binCount] &+ UInt64(step) &* 0x9E37_79B9
            }
            return .max
        }
    }

    /// Sixteen hashes of four bins each, one a band: abstracts that share one are worth comparing.
    var bands: [UInt64] {
        stride(from: 0, to: Self.binCount, by: Self.bandSize).map { start in
            bins[start..<(start + Self.bandSize)].reduce(UInt64(start)) { mixed($0 ^ $1) }
        }
    }
}

/// An abstract as the words that are compared.
struct AbstractText {
    private let folded: String
    /// Of each word, in order.
    let hashes: [UInt64]

    init(_ abstract: String) {
        folded = Self.folded(abstract)
        hashes = wordHashes(ofFolded: folded).map(\.whole)
    }

    static func folded(_ abstract: String) -> String { fold(TitleMarkup.plain(abstract)) }

    /// How often each word stands there, damped; words without a subject left out. Euclidean length 1.
    var weights: [String: Double] {
        var counts: [String: Int] = [:]
        for word in words(ofFolded: folded) where isContentWord(word) { counts[word, default: 0] += 1 }
        let weights = counts.mapValues { 1 + log(Double($0)) }
        // Summed in a fixed order, so that the last bit does not depend on the order of a dictionary.
        let norm = weights.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot()
        return norm > 0 ? weights.mapValues { $0 / norm } : [:]
    }

    /// Hashes of every three words in a row.
    var triples: Set<UInt64> {
        guard hashes.count >= 3 else { return [] }
        return Set(
            (0..<(hashes.count - 2)).map { mixed(mixed(hashes[$0]) ^ hashes[$0 + 1]) ^ mixed(hashes[$0 + 2] &+ 7) })
    }
}

/// Cosine of two weighted word lists, rounded so that the order of summation cannot show. 0…1
func cosine(_ a: [String: Double], _ b: [String: Double]) -> Double {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    let products = short.compactMap { word, weight in long[word].map { $0 * weight } }
    return (products.sorted().reduce(0, +) * 1e9).rounded() / 1e9
}

/// The share of the smaller set of word triples that the larger has too. 0…1
func tripleOverlap(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Double {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard !short.isEmpty else { return 0 }
    return Double(short.count(where: long.contains)) / Double(short.count)
}
