import Foundation  // logarithm

/// What titles and abstracts are about: words with weights, for cosines.
///
/// The weights need no count over the catalogue (that would tie every block to every import): words without a subject
/// and words of every subject are left out, a word of the title counts twice.
struct TermVector {
    /// Hash of the word, and its weight; ascending by hash. Weights are whole multiples of 1/256, so that sums are exact
    /// and the same in any order.
    private var terms: [(word: UInt32, weight: Float)] = []
    /// Of those the ones that are compared: of a group's many words the heaviest.
    private var heaviest: [(word: UInt32, weight: Float)] = []
    private var length: Float = 0

    private static let mostCompared = 256
    private static let grain: Float = 256

    init() {}

    init(title: String?, abstract: String?) {
        var found: [(word: UInt32, weight: Float)] = []
        for word in title.map(titleWords) ?? [] {
            for hash in wordHashes(ofFolded: word) { Self.take(hash, 2, into: &found) }
        }
        if let abstract {
            let folded = AbstractText.folded(abstract)
            for hash in wordHashes(ofFolded: folded) { Self.take(hash, 1, into: &found) }
        }
        found.sort { $0.word < $1.word }
        for entry in found {
            if let last = terms.indices.last, terms[last].word == entry.word {
                terms[last].weight += entry.weight
            } else {
                terms.append(entry)
            }
        }
        for index in terms.indices { terms[index].weight = Self.damped(count: terms[index].weight) }
        settle()
    }

    private static func take(_ word: WordHash, _ weight: Float, into found: inout [(word: UInt32, weight: Float)]) {
        let number = UInt32(truncatingIfNeeded: word.singular)
        guard word.byteCount > 2, word.letterCount > 1, !stopWords.contains(word.whole), !weakWords.contains(number)
        else { return }
        found.append((number, weight))
    }

    /// 1 + log₂(count + 1), in whole multiples of 1/256.
    private static func damped(count: Float) -> Float {
        ((1 + Float(log2(Double(count + 1)))) * grain).rounded() / grain
    }

    private static let stopWords = Set(StopWords.all.map { stableHash($0.utf8) })

    private static let weakWords = Set(
        WeakWords.all.flatMap { [TitleSpelling.unified($0), $0] }.flatMap { wordHashes(ofFolded: $0) }
            .map { UInt32(truncatingIfNeeded: $0.singular) })

    /// Picks what is compared; due after `add`, before `cosine`.
    mutating func settle() {
        heaviest = terms
        if terms.count > Self.mostCompared {
            let sorted = terms.sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
            heaviest = sorted.prefix(Self.mostCompared).sorted { $0.word < $1.word }
        }
        length = heaviest.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    }

    /// Adds another vector's weights.
    mutating func add(_ other: TermVector) {
        var merged: [(word: UInt32, weight: Float)] = []
        merged.reserveCapacity(terms.count + other.terms.count)
        var (i, j) = (0, 0)
        while i < terms.count || j < other.terms.count {
            if j == other.terms.count || (i < terms.count && terms[i].word < other.terms[j].word) {
                merged.append(terms[i])
                i += 1
            } else if i == terms.count || other.terms[j].word < terms[i].word {
                merged.append(other.terms[j])
                j += 1
            } else {
                merged.append((terms[i].word, terms[i].weight + other.terms[j].weight))
                i += 1
                j += 1
            }
        }
        terms = merged
    }

    /// 0…1, rounded so that the order of summation cannot show.
    func cosine(_ other: TermVector) -> Double {
        guard length > 0, other.length > 0 else { return 0 }
        let product = heaviest.withUnsafeBufferPointer { mine in
            other.heaviest.withUnsafeBufferPointer { theirs in Self.product(mine, theirs) }
        }
        return (Double(product / (length * other.length)) * 1e4).rounded() / 1e4
    }

    private static func product(
        _ a: UnsafeBufferPointer<(word: UInt32, weight: Float)>, _ b: UnsafeBufferPointer<(word: UInt32, weight: Float)>
    ) -> Float {
        var product: Float = 0
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (x, y) = (a[i].word, b[j].word)
            if x == y { product += a[i].weight * b[j].weight }
            // Both steps without a branch: which word is the smaller nobody can foretell.
            i += x <= y ? 1 : 0
            j += y <= x ? 1 : 0
        }
        return product
    }
}
