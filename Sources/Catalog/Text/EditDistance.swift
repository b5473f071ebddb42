/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into another.
/// - Complexity: the product of the lengths.
package func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let cost = a[i - 1] == b[j - 1] ? 0 : 1
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}

/// The word somebody probably meant: the nearest, if it is near enough; the first of those equally near.
package func nearest(to word: String, among known: [String]) -> String? {
    let word = word.lowercased()
    let measured = known.map { candidate -> (String, Int) in
        // A word begun and not finished is near whatever it may become.
        let isBegun = word.count >= 3 && candidate.hasPrefix(word)
        return (candidate, isBegun ? 1 : editDistance(word, candidate))
    }
    guard let best = measured.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, (min(word.count, best.0.count) + 1) / 3) ? best.0 : nil
}
