public import Catalog
import Identity
import Store

extension Registrar {
    /// Takes a decision back: `D3`. The catalogue is then what it would be had it never been taken, with all that was
    /// imported since.
    public func undo(_ id: RulingID, by actor: String) throws(BylineError) -> DecisionReport {
        let rulings = try rulings()
        let ruling = try rulings.first { $0.id == id }
            .orNotFound("There is no decision \(id)", mend: "List them with `byline identity decisions`")
        if let when = ruling.revokedAt {
            throw BylineError(.conflict, "\(id) was taken back on \(when)", mend: "Decide anew if it is to hold again")
        }
        return try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                let pins = try store.pins(of: id)
                try store.revoke(id, by: actor, at: Self.timestamp())
                return try carryOut(id, pins, isUndo: true, in: store) { store throws(StoreError) in
                    try ruling.run.map { run throws(StoreError) in try store.reviveGroups(of: Int64(run)) } ?? []
                }
            }
        }
    }

    /// Takes back what a run joined and parted. What a decision brought about is undone by revoking the decision; what
    /// an import brought about, by pinning what moved to where it was before.
    public func undo(run: Int64, by authority: Authority) throws(BylineError) -> DecisionReport {
        guard try ask({ store throws(StoreError) in try store.hasRun(run) }) else {
            throw BylineError(
                .notFound, "There is no run \(run)",
                mend: "The last is run \(try ask { store throws(StoreError) in try store.lastRun() })")
        }
        if let ruling = try rulings().first(where: { $0.run == Int(run) && $0.revokedAt == nil }) {
            return try undo(ruling.id, by: authority.actor)
        }
        let pins = try ask { store throws(StoreError) in try Self.pins(undoing: run, in: store) }
        guard !pins.isEmpty else {
            throw BylineError(
                .conflict, "Run \(run) moved nothing that was there before", mend: "There is nothing to undo")
        }
        return try decide(.undoRun, "run \(run)", pins, by: authority) { store throws(StoreError) in
            try store.reviveGroups(of: run)
        }
    }

    /// Ties together what was one before the run, and keeps apart what it joined.
    private static func pins(undoing run: Int64, in store: Store) throws(StoreError) -> [Decision] {
        let moves = try store.moves(of: run)
        let reach = try store.reach(before: run)
        var pins: [Decision] = []
        for kind in [Decision.Kind.work, .person] {
            let mine = moves.filter { $0.kind == kind }
            let ids = Set(mine.map(\.old)).union(mine.compactMap(\.new))
            // Where everything stood before: what moved, by its old id; what stayed and was there already, by its own.
            var former: [Int64: Set<Int64>] = [:]
            for move in mine { former[move.old, default: []].insert(move.member) }
            let moved = Set(mine.map(\.member))
            let newest = kind == .work ? reach.record : reach.mention
            for (id, members) in try membership(of: ids, kind, in: store) {
                former[id, default: []].formUnion(members.filter { $0 <= newest && !moved.contains($0) })
            }
            pins += Self.pins(restoring: former, after: mine, kind: kind)
        }
        return pins
    }

    private static func pins(restoring former: [Int64: Set<Int64>], after moves: [Store.Move], kind: Decision.Kind)
        -> [Decision]
    {
        var pins: [Decision] = []
        for (_, members) in former.sorted(by: { $0.key < $1.key }) {
            pins += Decision.tying(members.sorted(), kind: kind)
        }
        // The groups that came to share an id through the run.
        var sharing: [Int64: Set<Int64>] = [:]
        for move in moves { if let new = move.new { sharing[new, default: [new]].insert(move.old) } }
        for (_, ids) in sharing.sorted(by: { $0.key < $1.key }) {
            let groups = ids.sorted().compactMap { former[$0]?.min() }
            for (index, a) in groups.enumerated() {
                pins += Decision.parting([a], from: Array(groups.dropFirst(index + 1)), kind: kind)
            }
        }
        return pins
    }

    private static func membership(of ids: Set<Int64>, _ kind: Decision.Kind, in store: Store) throws(StoreError)
        -> [Int64: [Int64]]
    {
        switch kind {
        case .work:
            Dictionary(
                uniqueKeysWithValues: try store.records(ofWorks: ids.map { WorkID($0) })
                    .map { ($0.key.rawValue, $0.value.map(\.rawValue)) })
        case .person:
            Dictionary(
                uniqueKeysWithValues: try store.mentions(ofResearchers: ids.map { ResearcherID($0) })
                    .map { ($0.key.rawValue, $0.value.map(\.rawValue)) })
        }
    }
}
