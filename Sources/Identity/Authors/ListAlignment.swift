/// Author lists side by side, in order, by compatible names.
package struct ListAligner {
    let book: NameBook

    package init(book: NameBook) { self.book = book }

    /// A name is tried against at most this many places of a longer list, the nearest first.
    private static let mostCandidates = 16
    private static let shortList = 24

    /// For each name of `list` its place in `frame` (counted from 0), ascending; nil where it has none.
    /// - Complexity: near linear; every name meets only names it shares a key with.
    package func places(of list: [Int], in frame: [Int]) -> [Int?] {
        if list.count <= frame.count, zip(list, frame).allSatisfy(book.areCompatible) { return list.indices.map { $0 } }
        let candidates = self.candidates(of: list, in: frame)
        return forgivingSlips(in: Self.longestAscending(candidates), list, frame)
    }

    /// Names that fit nowhere take the place that is free where they stand, if they are a slip of the pen away from its
    /// name: the first free one after the place of the name before them, the next for the next.
    private func forgivingSlips(in places: [Int?], _ list: [Int], _ frame: [Int]) -> [Int?] {
        var result = places
        var next = 0
        for (index, place) in places.enumerated() {
            if let place {
                next = place + 1
                continue
            }
            let end = places[index...].lazy.compactMap { $0 }.first ?? frame.count
            guard next < end else { continue }
            if book.areOneSlipApart(list[index], frame[next]) { result[index] = next }
            next += 1
        }
        return result
    }

    /// The share of the shorter list that aligns, 0…1. A cut list must align from the first name on.
    func share(_ a: [Int], _ b: [Int], anyIsCut: Bool) -> Double {
        let count = min(a.count, b.count)
        guard count > 0 else { return 0 }
        let straight = zip(a, b).count { book.areCompatible($0, $1) || book.areOneSlipApart($0, $1) }
        if anyIsCut || straight == count { return Double(straight) / Double(count) }
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        let aligned = places(of: short, in: long).count { $0 != nil }
        return Double(max(aligned, straight)) / Double(count)
    }

    private func candidates(of list: [Int], in frame: [Int]) -> [[Int]] {
        if frame.count <= Self.shortList {
            return list.map { name in frame.indices.filter { book.areCompatible(name, frame[$0]) } }
        }
        var index: [String: [Int]] = [:]
        for (place, name) in frame.enumerated() {
            for key in book.forms[name].keys { index[key, default: []].append(place) }
        }
        return list.enumerated().map { position, name in
            var near: Set<Int> = []
            for key in book.forms[name].keys { near.formUnion(Self.nearest(to: position, in: index[key] ?? [])) }
            return near.filter { book.areCompatible(name, frame[$0]) }.sorted()
        }
    }

    /// The entries of an ascending list that are nearest to `position`.
    private static func nearest(to position: Int, in ascending: [Int]) -> ArraySlice<Int> {
        guard ascending.count > mostCandidates else { return ascending[...] }
        var low = 0
        var high = ascending.count
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] < position { low = middle + 1 } else { high = middle }
        }
        let start = max(0, min(low - mostCandidates / 2, ascending.count - mostCandidates))
        return ascending[start..<(start + mostCandidates)]
    }

    /// Picks at most one candidate for each entry so that the picks ascend and are as many as can be.
    private static func longestAscending(_ candidates: [[Int]]) -> [Int?] {
        struct Step {
            var entry: Int
            var place: Int
            var previous: Int?
        }
        var steps: [Step] = []
        var tails: [Int] = []  // the step with the smallest place that ends a chain of each length
        for (entry, places) in candidates.enumerated() {
            for place in places.reversed() {
                var low = 0
                var high = tails.count
                while low < high {
                    let middle = (low + high) / 2
                    if steps[tails[middle]].place < place { low = middle + 1 } else { high = middle }
                }
                steps.append(Step(entry: entry, place: place, previous: low > 0 ? tails[low - 1] : nil))
                if low == tails.count { tails.append(steps.count - 1) } else { tails[low] = steps.count - 1 }
            }
        }
        var result = [Int?](repeating: nil, count: candidates.count)
        var next = tails.last
        while let step = next {
            result[steps[step].entry] = steps[step].place
            next = steps[step].previous
        }
        return result
    }
}
