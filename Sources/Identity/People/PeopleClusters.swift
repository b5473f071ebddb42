import Catalog

/// One name on one record, as the clustering sees it.
struct Signature {
    var mention: MentionID
    var surface: String
    var form: Int
    /// Number of the record among all records, in order of anchor.
    var record: Int
    /// Number of the work, in order of its first record.
    var work: Int
    /// Place on the work, counted from 1; 0 when unknown or when the mention is not an author.
    var place: Int
    /// Whether it fills an author slot of its record.
    var isAuthor: Bool
}

/// Signatures joined so far, and what keeps clusters apart.
struct PeopleClusters {
    let signatures: [Signature]
    let book: NameBook
    private var parent: [Int]
    /// Signatures by cluster root, ascending; empty where a cluster was joined to another.
    private(set) var members: [[Int]]
    private(set) var forms: [[Int]]
    /// The forms of each cluster; those that people have joined stand together and speak with one voice.
    private var voices: [[[Int]]]
    private var places: [[Int: Int]]
    private var records: [Set<Int>]
    private var opponents: [Set<Int>]
    /// The accepted joins, by signature, the earlier first.
    private(set) var joins: [(a: Int, b: Int, reason: String)] = []

    init(_ signatures: [Signature], book: NameBook) {
        self.signatures = signatures
        self.book = book
        parent = Array(signatures.indices)
        members = signatures.indices.map { [$0] }
        forms = signatures.map { [$0.form] }
        voices = signatures.map { [[$0.form]] }
        places = signatures.map { $0.place > 0 ? [$0.work: $0.place] : [:] }
        records = signatures.map { $0.isAuthor ? [$0.record] : [] }
        opponents = signatures.map { _ in [] }
    }

    mutating func root(_ signature: Int) -> Int {
        var top = signature
        while parent[top] != top { top = parent[top] }
        var next = signature
        while parent[next] != top { (parent[next], next) = (top, parent[next]) }
        return top
    }

    /// The clusters of the signatures given, each once, in the order of its first signature there.
    mutating func roots(of signatures: [Int]) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for signature in signatures {
            let root = root(signature)
            if seen.insert(root).inserted { result.append(root) }
        }
        return result
    }

    func hasFullForm(_ root: Int) -> Bool { forms[root].contains { book.forms[$0].isFull } }

    // MARK: Vetoes

    mutating func keepApart(_ a: Int, _ b: Int) {
        opponents[root(a)].insert(b)
        opponents[root(b)].insert(a)
    }

    mutating func arePinnedApart(_ a: Int, _ b: Int) -> Bool {
        let (few, other) = opponents[a].count <= opponents[b].count ? (opponents[a], b) : (opponents[b], a)
        for signature in few where root(signature) == other { return true }
        return false
    }

    /// Whether two clusters may be one person: no pin against it, no two slots of one record, no two places of one
    /// work, and no two names that cannot be one.
    mutating func mayJoin(_ a: Int, _ b: Int) -> Bool {
        guard !holdTwoPlaces(a, b), !arePinnedApart(a, b) else { return false }
        for x in voices[a] {
            for y in voices[b] where !x.contains(where: { name in y.contains { isSameOrFits(name, $0) } }) {
                return false
            }
        }
        return book.forms[forms[a][0]].isPersonal && book.forms[forms[b][0]].isPersonal
    }

    private func isSameOrFits(_ a: Int, _ b: Int) -> Bool { a == b || book.areCompatible(a, b) }

    private func holdTwoPlaces(_ a: Int, _ b: Int) -> Bool {
        let (few, many) = members[a].count <= members[b].count ? (a, b) : (b, a)
        for record in records[few] where records[many].contains(record) { return true }
        for (work, place) in places[few] { if let other = places[many][work], other != place { return true } }
        return false
    }

    // MARK: Joining

    /// Joins two clusters if they may be one person; true when they are one afterwards.
    @discardableResult
    mutating func tryJoin(_ a: Int, _ b: Int, reason: @autoclosure () -> String) -> Bool {
        let (x, y) = (root(a), root(b))
        if x == y { return true }
        guard mayJoin(x, y) else { return false }
        join(a, b, reason: reason())
        return true
    }

    /// Joins two clusters because a person said so, whatever speaks against it.
    mutating func pin(_ a: Int, _ b: Int) {
        join(a, b, reason: "decided by hand")
        voices[root(a)] = [forms[root(a)]]
    }

    /// Joins two clusters without asking.
    mutating func join(_ a: Int, _ b: Int, reason: String) {
        let (x, y) = (root(a), root(b))
        guard x != y else { return }
        let (keep, drop) = members[x].count >= members[y].count ? (x, y) : (y, x)
        parent[drop] = keep
        members[keep] += members[drop]
        voices[keep] += voices[drop].filter { !voices[keep].contains($0) }
        forms[keep] += forms[drop].filter { !forms[keep].contains($0) }
        places[keep].merge(places[drop]) { mine, _ in mine }
        records[keep].formUnion(records[drop])
        opponents[keep].formUnion(opponents[drop])
        (members[drop], forms[drop], voices[drop]) = ([], [], [])
        (places[drop], records[drop]) = ([:], [])
        joins.append((min(a, b), max(a, b), reason))
    }
}
