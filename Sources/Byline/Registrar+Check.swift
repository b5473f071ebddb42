public import Catalog
import Store

extension Registrar {
    /// Looks at the store from every side; changes nothing.
    ///
    /// - SQLite's integrity check, tables, indexes and triggers, foreign keys, the full-text indexes against the text;
    /// - the stored trust numbers against counting anew, and that against a second derivation;
    /// - no researcher at two places of one work, no place with two (the schema forbids it; this asks the rows);
    /// - the audit: each row hashed over the one before it, and every claim where its last row left it;
    /// - replay: evidence and decisions alone, in an empty catalogue, must give the same catalogue.
    public func check() throws(BylineError) -> [CheckResult] {
        let audit = try auditReport().fault
        return try ask { store throws(StoreError) in
            let copy = try store.replica()
            let faults: [(name: String, good: String, fault: String?)] = [
                ("integrity", "the file is sound", try store.integrityFault()),
                ("schema", "tables, indexes and triggers are this program's", try store.schemaFault()),
                ("foreign keys", "every reference leads somewhere", try store.foreignKeyFault()),
                ("search", "the indexes agree with the text", try copy.searchIndexFault()),
                ("membership", "every mention is one researcher's", try store.membershipFault()),
                ("trust", "every stored number is what counting gives", try TrustKeeper.fault(in: store)),
                ("audit", "every row is as it was written", audit),
                (
                    "replay", "evidence and decisions give this very catalogue",
                    try Self.replayFault(of: copy)
                ),
            ]
            let results = faults.map { entry in
                CheckResult(name: entry.name, passed: entry.fault == nil, detail: entry.fault ?? entry.good)
            }
            return results + [Self.waiting(try store.unresolvedCount())]
        }
    }

    /// Parts of a long document whose import was stopped are sound, and worth a word.
    private static func waiting(_ sources: Int) -> CheckResult {
        CheckResult(
            name: "waiting", passed: true,
            detail: sources == 0
                ? "no source waits to be decided about"
                : "\(sources) of a stopped import wait to be decided about; the next import does it")
    }

    /// The first line in which the catalogue and its replay differ; nil when they are equal.
    private static func replayFault(of copy: Store) throws(StoreError) -> String? {
        let stored = try CanonicalExport(of: copy).lines(withEdges: true)
        try replay(copy)
        let replayed = try CanonicalExport(of: copy).lines(withEdges: true)
        if stored == replayed { return nil }
        let missing = Set(stored).subtracting(replayed).min()
        let extra = Set(replayed).subtracting(stored).min()
        return [missing.map { "only stored: \($0)" }, extra.map { "only replayed: \($0)" }].compactMap { $0 }
            .joined(separator: "; ")
    }

    /// Drops layers 2 and 4 and derives them anew from layers 1 and 3.
    static func replay(_ store: Store, in portions: Resolver.Portions = .init()) throws(StoreError) {
        try store.transaction { () throws(StoreError) in
            try store.dropDerived()
            let registrar = Registrar(open: store, mode: .write)
            let records = try store.allRecords()
            try registrar.addReadings(of: records.sorted())
            let due = records.subtracting(try store.unresolvedRecords())
            guard !due.isEmpty else { return }
            var resolver = try Resolver(store: store, at: timestamp(), portions: portions)
            _ = try resolver.resolve(due)
        }
    }

    /// The canonical export, edges included, of what a replay in such portions makes of a copy of this catalogue.
    package func linesOfReplay(in portions: Resolver.Portions) throws(BylineError) -> [String] {
        try ask { store throws(StoreError) in
            let copy = try store.replica()
            try Self.replay(copy, in: portions)
            return try CanonicalExport(of: copy).lines(withEdges: true)
        }
    }
}
