/// How alike two canonical titles are: the share of their content words, by weight, that stand in both. 0…1
///
/// Words of every subject (`neural networks learning`) count a quarter. A word that differs in one or two letters of
/// many (`loaclization`) counts as the same: printers slip.
package func titleLikeness(_ a: String, _ b: String) -> Double {
    var first = contentWords(a)
    var second = contentWords(b)
    let shared = first.intersection(second)
    var common = shared.reduce(0) { $0 + weight($1) }
    first.subtract(shared)
    second.subtract(shared)
    for word in first.sorted() {
        guard let near = second.sorted().first(where: { isSlip(word, $0) }) else { continue }
        common += weight(word)
        first.remove(word)
        second.remove(near)
    }
    let apart = first.union(second).reduce(0) { $0 + weight($1) }
    return common + apart > 0 ? common / (common + apart) : 0
}

private func contentWords(_ title: String) -> Set<String> {
    Set(title.split(separator: " ").map(String.init).filter(isContentWord).map(singular))
}

private func singular(_ word: String) -> String {
    word.utf8.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
}

private func weight(_ word: String) -> Double {
    WeakWords.all.contains(word) || WeakWords.all.contains(word + "s") ? 0.25 : 1
}

/// One letter wrong, missing or too much, or two neighbours swapped, in a word of six letters or more.
private func isSlip(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    guard min(x.count, y.count) >= 6, abs(x.count - y.count) <= 1, x.first == y.first else { return false }
    let head = zip(x, y).prefix { $0 == $1 }.count
    let tail = zip(x.reversed(), y.reversed()).prefix { $0 == $1 }.count
    if x.count != y.count { return head + tail >= min(x.count, y.count) }
    let left = x.count - head - tail
    if left <= 1 { return true }
    return left == 2 && x[head] == y[head + 1] && x[head + 1] == y[head]
}
