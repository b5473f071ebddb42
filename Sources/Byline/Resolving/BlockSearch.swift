import Catalog
import Identity
import Store

/// Finds what has to be resolved anew together: the blocks of some mentions or records, and what is tied to them.
///
/// It finds at least what `PeopleBlocks` would tie together, were the whole catalogue at hand; that is what makes an
/// import equal to a batch. Mentions at a changed place are taken to be tied to every name that fits by another reading,
/// since a tie that went away with the change counts as well.
struct BlockSearch {
    let store: Store
    let decisions: [Decision]
    private let book = NameBook()
    private var scope: Set<MentionID> = []
    private var start: Set<MentionID> = []
    private var askedKeys: Set<String> = []

    init(store: Store, decisions: [Decision]) {
        self.store = store
        self.decisions = decisions
    }

    // MARK: Records

    /// These records, everything that shares a key with them or is pinned to them, and the rest of the works those are
    /// in.
    func records(around fresh: Set<RecordID>) throws(StoreError) -> Set<RecordID> {
        if fresh.count * 2 >= (try store.recordCount()) { return try store.allRecords() }
        var scope = fresh
        while true {
            let reached = try store.recordsInBlocks(of: scope)
            let works = Set(try store.works(ofRecords: reached).values)
            var complete = try store.records(ofWorks: works).values.reduce(into: reached) { $0.formUnion($1) }
            for pin in decisions where pin.kind == .work {
                let (a, b) = (RecordID(pin.a), RecordID(pin.b))
                guard complete.contains(a) != complete.contains(b) else { continue }
                complete.formUnion(try store.storedRecords([a, b]).map(\.id))
            }
            if complete == scope { return scope }
            scope = complete
        }
    }

    // MARK: Mentions

    /// These mentions with their whole blocks, the rest of the researchers those are, and all that is tied to them.
    mutating func mentions(around start: Set<MentionID>) throws(StoreError) -> Set<MentionID> {
        self.start = start
        var waiting = start
        while !waiting.isEmpty {
            scope.formUnion(waiting)
            let named = Named(try store.blockKeys(of: waiting))
            var next = try membersOfBlocks(named)
            next.formUnion(try onEqualPlaces(waiting, named))
            next.formUnion(try byOtherReadings(named))
            next.formUnion(pinned(to: waiting))
            let people = Set(try store.researchers(ofMentions: waiting).values)
            next.formUnion(try store.mentions(ofResearchers: people).values.joined())
            waiting = next.subtracting(scope)
        }
        return scope
    }

    /// Mentions with their surfaces and keys.
    private struct Named {
        var surfaces: [MentionID: String] = [:]
        var keys: [MentionID: Set<String>] = [:]
        /// Mentions by key.
        var byKey: [String: [MentionID]] = [:]

        init(_ rows: [(mention: MentionID, surface: String, key: String)]) {
            for row in rows {
                surfaces[row.mention] = row.surface
                keys[row.mention, default: []].insert(row.key)
                byKey[row.key, default: []].append(row.mention)
            }
        }
    }

    /// All that are at home where one of these is, or bear one of their identifiers.
    private mutating func membersOfBlocks(_ named: Named) throws(StoreError) -> Set<MentionID> {
        let keys = Set(named.byKey.keys.filter { !$0.hasPrefix("~") }).subtracting(askedKeys)
        askedKeys.formUnion(keys)
        return try store.mentions(withKeys: keys)
    }

    /// Names that share a key with one of these, or are a slip of the pen away, and stand on the same work: they may hold
    /// the same place there.
    private func onEqualPlaces(_ waiting: Set<MentionID>, _ named: Named) throws(StoreError) -> Set<MentionID> {
        let works = try store.mentionsOnSharedWorks(of: waiting)
        let others = Named(try store.blockKeys(of: Set(works.values.joined()).subtracting(scope)))
        var found: Set<MentionID> = []
        for mentions in works.values {
            let known = mentions.filter(waiting.contains).reduce(into: Set<Substring>()) { known, mention in
                known.formUnion((named.keys[mention] ?? []).map { $0.dropFirst() })
            }
            var slips = SlipIndex()
            for key in known { slips.insert(String(key)) }
            for other in mentions {
                let keys = (others.keys[other] ?? []).map { $0.dropFirst() }
                if keys.contains(where: { known.contains($0) || !slips.slips(of: String($0)).isEmpty }) {
                    found.insert(other)
                }
            }
        }
        return found
    }

    private func pinned(to waiting: Set<MentionID>) -> Set<MentionID> {
        var result: Set<MentionID> = []
        for pin in decisions where pin.kind == .person {
            let (a, b) = (MentionID(pin.a), MentionID(pin.b))
            if waiting.contains(a) { result.insert(b) }
            if waiting.contains(b) { result.insert(a) }
        }
        return result
    }

    // MARK: Other readings

    /// Names that fit one of these by a reading other than the likeliest, and have a co-author in common with it.
    private mutating func byOtherReadings(_ named: Named) throws(StoreError) -> Set<MentionID> {
        let turned = Set(named.byKey.keys.filter { !$0.hasPrefix("#") }.map(Self.turned))
        let candidates = Named(
            try store.blockKeys(of: try store.mentions(withKeys: turned).subtracting(scope)))
        var pairs: [(mine: MentionID, theirs: MentionID)] = []
        var found: Set<MentionID> = []
        for (theirs, keys) in candidates.keys {
            guard let surface = candidates.surfaces[theirs] else { continue }
            for key in keys where turned.contains(key) {
                for mine in named.byKey[Self.turned(key)] ?? [] where mayBeOne(named.surfaces[mine] ?? "", surface) {
                    if start.contains(mine) { found.insert(theirs) } else { pairs.append((mine, theirs)) }
                }
            }
        }
        guard !pairs.isEmpty else { return found }
        let homes = try store.homesBeside(Set(pairs.flatMap { [$0.mine, $0.theirs] }))
        for pair in pairs {
            let own = (named.keys[pair.mine] ?? []).union(candidates.keys[pair.theirs] ?? [])
            let shared = (homes[pair.mine] ?? []).intersection(homes[pair.theirs] ?? []).subtracting(own)
            if !shared.isEmpty { found.insert(pair.theirs) }
        }
        return found
    }

    private func mayBeOne(_ a: String, _ b: String) -> Bool { book.areCompatible(book.form(a), book.form(b)) }

    /// The key under which the other side of a pair would stand: `~chen l` for `=chen l`.
    private static func turned(_ key: String) -> String {
        (key.hasPrefix("=") ? "~" : "=") + key.dropFirst()
    }
}

extension Resolver {
    /// What the resolver knows about some mentions, for questions about any two of them.
    static func judge(around mentions: Set<MentionID>, in store: Store) throws(StoreError) -> IdentityJudge {
        let decisions = try store.decisions()
        var search = BlockSearch(store: store, decisions: decisions)
        let scope = try search.mentions(around: mentions)
        return try judge(of: try store.records(ofMentions: scope), focus: scope, decisions: decisions, in: store)
    }

    /// What the resolver knows about some records, for questions about any two of them.
    static func judge(around records: Set<RecordID>, in store: Store) throws(StoreError) -> IdentityJudge {
        let decisions = try store.decisions()
        let scope = try BlockSearch(store: store, decisions: decisions).records(around: records)
        return try judge(of: scope, focus: [], decisions: decisions, in: store)
    }

    private static func judge(
        of records: Set<RecordID>, focus: Set<MentionID>, decisions: [Decision], in store: Store
    ) throws(StoreError) -> IdentityJudge {
        let works = Set(try store.works(ofRecords: records).values)
        let complete = try store.records(ofWorks: works).values.reduce(into: records) { $0.formUnion($1) }
        return IdentityJudge(
            try store.storedRecords(complete).map { RecordEvidence($0) }, focus: focus, decisions: decisions)
    }
}
