import Catalog
import Identity
import Store

/// Records, or mentions, of a whole catalogue with what ties them: what is in different components is decided apart.
///
/// Four bytes for each id that was ever given out; the keys stay in the store.
struct TiedMembers {
    /// By id; the smallest member stands for all.
    private var parent: [Int32]

    private init(largest: Int64) { parent = Array(0...Int32(clamping: largest)) }

    private mutating func root(_ member: Int32) -> Int32 {
        var top = member
        while parent[Int(top)] != top { top = parent[Int(top)] }
        var next = member
        while parent[Int(next)] != top { (parent[Int(next)], next) = (top, parent[Int(next)]) }
        return top
    }

    private mutating func tie(_ a: Int64, _ b: Int64) {
        guard parent.indices.contains(Int(a)), parent.indices.contains(Int(b)) else { return }
        let (x, y) = (root(Int32(a)), root(Int32(b)))
        if x != y { parent[Int(max(x, y))] = min(x, y) }
    }

    /// - Parameters:
    ///   - members: ids, ascending.
    ///   - count: a portion ends with the component that reaches it.
    /// - Returns: portions of members that are tied to no other, and portions of whole components of several.
    mutating func portions(of members: [Int64], atMost count: Int) -> (alone: [[Int64]], together: [[Int64]]) {
        var sizes = [Int32](repeating: 0, count: parent.count)
        for member in members { sizes[Int(root(Int32(member)))] += 1 }
        let alone = members.filter { sizes[Int(root(Int32($0)))] == 1 }
        let tied = members.filter { sizes[Int(root(Int32($0)))] > 1 }
            .map { (root: root(Int32($0)), member: Int32($0)) }.sorted { ($0.root, $0.member) < ($1.root, $1.member) }
        var together: [[Int64]] = []
        var portion: [Int64] = []
        for (index, entry) in tied.enumerated() {
            portion.append(Int64(entry.member))
            let isEnd = index + 1 == tied.count || tied[index + 1].root != entry.root
            if isEnd && (portion.count >= count || index + 1 == tied.count) {
                together.append(portion)
                portion = []
            }
        }
        return (
            stride(from: 0, to: alone.count, by: count).map { Array(alone[$0..<min($0 + count, alone.count)]) },
            together
        )
    }
}

extension TiedMembers {
    /// Records that share keys, works or pins.
    init(ofRecordsIn store: Store, decisions: [Decision]) throws(StoreError) {
        var ties = TiedMembers(largest: try store.reach().record)
        try store.forEachTie(ofRecords: { ties.tie($0.rawValue, $1.rawValue) })
        for pin in decisions where pin.kind == .work { ties.tie(pin.a, pin.b) }
        self = ties
    }

    /// Mentions that `PeopleBlocks` could tie together, as `BlockSearch` finds them, and those of one researcher.
    init(ofMentionsIn store: Store, decisions: [Decision]) throws(StoreError) {
        var ties = TiedMembers(largest: try store.reach().mention)
        try store.forEachTie(ofMentions: { ties.tie($0.rawValue, $1.rawValue) })
        for pin in decisions where pin.kind == .person { ties.tie(pin.a, pin.b) }
        try ties.tieEqualPlaces(in: store)
        try ties.tieOtherReadings(in: store)
        self = ties
    }

    /// Names that share a key, or are a slip of the pen apart, and stand on one work: they may hold one place there.
    private mutating func tieEqualPlaces(in store: Store) throws(StoreError) {
        var current: WorkID?
        var first: [String: MentionID] = [:]
        var slips = SlipIndex()
        var pairs: [(MentionID, MentionID)] = []
        try store.forEachKeyOnSharedWorks { work, mention, key in
            if work != current {
                current = work
                first.removeAll(keepingCapacity: true)
                slips = SlipIndex()
            }
            if let other = first[key] {
                pairs.append((other, mention))
                return
            }
            for near in slips.slips(of: key) { if let other = first[near] { pairs.append((other, mention)) } }
            first[key] = mention
            slips.insert(key)
        }
        for (a, b) in pairs { tie(a.rawValue, b.rawValue) }
    }

    /// Keys whose names are compared with one book of names.
    private static let keysInBook = 2_000

    /// Names that fit by a reading other than the likeliest, and have a co-author in common.
    private mutating func tieOtherReadings(in store: Store) throws(StoreError) {
        var keys = try store.keysOfOtherReadings()[...]
        while !keys.isEmpty {
            let book = NameBook()
            for key in keys.prefix(Self.keysInBook) { try tieOtherReadings(at: key, book: book, in: store) }
            keys = keys.dropFirst(Self.keysInBook)
        }
    }

    private mutating func tieOtherReadings(at key: String, book: NameBook, in store: Store) throws(StoreError) {
        let visitors = Dictionary(grouping: try store.surfaces(withKey: "~" + key)) { book.form($0.surface) }
        let natives = Dictionary(grouping: try store.surfaces(withKey: "=" + key)) { book.form($0.surface) }
        var beside: [Int: Set<String>] = [:]
        for (form, visiting) in visitors.sorted(by: { $0.key < $1.key }) {
            for (other, native) in natives.sorted(by: { $0.key < $1.key }) where book.areCompatible(form, other) {
                let (a, b) = (visiting[0].mention.rawValue, native[0].mention.rawValue)
                if root(Int32(clamping: a)) == root(Int32(clamping: b)) { continue }
                for (form, mentions) in [(form, visiting), (other, native)] where beside[form] == nil {
                    beside[form] = try store.homesBeside(mentions.map(\.mention)).values.reduce(into: []) {
                        $0.formUnion($1)
                    }
                }
                let own = Set([form, other].compactMap { book.home(ofForm: $0).map { "=" + $0 } })
                let shared = (beside[form] ?? []).intersection(beside[other] ?? [])
                if !shared.isSubset(of: own) { tie(a, b) }
            }
        }
    }
}
