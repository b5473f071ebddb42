import Catalog
import Claims
import TestSupport
import Testing

@Suite struct AuditChainTests {
    /// Any function of the bytes will do to show how the chain looks for faults (FNV-1a). The store uses SHA-256.
    private static let chain = AuditChain { bytes in
        String(bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }, radix: 16)
    }

    private func written(_ count: Int) -> [AuditEntry] {
        var rows: [AuditEntry] = []
        for number in 1...count {
            rows.append(
                Self.chain.sealed(
                    AuditEntry(
                        number: number, at: "2026-01-01T00:00:00Z", claim: ClaimID(Int64(number % 3 + 1)),
                        actor: number % 4 == 0 ? nil : AccountID(7), role: "reviewer", action: "review",
                        from: "verified", to: "verified", level: 1, version: number, reason: "row \(number)",
                        proofs: "P1 P2", previousHash: rows.last?.hash ?? AuditChain.start)))
        }
        return rows
    }

    private func head(_ rows: [AuditEntry]) -> AuditHead { .init(count: rows.count, hash: rows.last?.hash ?? "") }

    @Test func `rows as they were written have no fault`() {
        for count in 1...6 { #expect(Self.chain.fault(in: written(count), head: head(written(count))) == nil) }
        #expect(Self.chain.fault(in: [], head: .init(count: 0, hash: AuditChain.start)) == nil)
        let rows = written(5)
        for row in rows { #expect(Self.chain.fault(in: rows, head: head(rows), kept: row.hash) == nil) }
    }

    @Test func `an edit of any field of any row is found, and the row is named`() {
        let edits: [(inout AuditEntry) -> Void] = [
            { $0.at = "2026-01-01T00:00:01Z" }, { $0.claim = nil }, { $0.claim = ClaimID(9) },
            { $0.actor = AccountID(8) },
            { $0.role = "claimant" }, { $0.action = "approve" }, { $0.from = "pending" }, { $0.to = nil },
            { $0.level = 2 }, { $0.version = 77 }, { $0.reason += " " }, { $0.reason = "" },
            { $0.proofs = "P12" }, { $0.proofs = "" }, { $0.hash = String($0.hash.reversed()) },
        ]
        let rows = written(6)
        for row in rows.indices {
            for (number, edit) in edits.enumerated() {
                var edited = rows
                edit(&edited[row])
                #expect(
                    Self.chain.fault(in: edited, head: head(rows)) == .init(.edited, row: row + 1), "edit \(number)")
            }
        }
    }

    @Test func `a row that is gone, moved, put in or written anew is found`() {
        let rows = written(6)
        for row in rows.indices {
            var gone = rows
            gone.remove(at: row)
            #expect(Self.chain.fault(in: gone, head: head(rows)) == .init(.removed, row: row + 1))
            // Numbered anew, so that no gap shows: the row after the gap does not fit, or the count is short.
            for index in gone.indices { gone[index].number = index + 1 }
            let kind: AuditChain.Fault.Kind = row == 5 ? .removed : .misplaced
            #expect(Self.chain.fault(in: gone, head: head(rows)) == .init(kind, row: row + 1))
        }
        for row in 0..<5 {
            var moved = rows
            moved.swapAt(row, row + 1)
            for index in moved.indices { moved[index].number = index + 1 }
            #expect(Self.chain.fault(in: moved, head: head(rows)) == .init(.misplaced, row: row + 1))
            var rewritten = rows
            rewritten[row].reason = "something else"
            rewritten[row] = Self.chain.sealed(rewritten[row])
            #expect(Self.chain.fault(in: rewritten, head: head(rows)) == .init(.misplaced, row: row + 2))
        }
    }

    @Test func `a chain that was written anew to its end shows only by a head kept elsewhere`() {
        let rows = written(6)
        let kept = rows[3].hash
        let shortened = Array(rows.prefix(3))
        #expect(Self.chain.fault(in: shortened, head: head(shortened)) == nil)
        #expect(Self.chain.fault(in: shortened, head: head(shortened), kept: kept)?.kind == .headMissing)
        #expect(Self.chain.fault(in: rows, head: .init(count: 6, hash: "x"))?.kind == .headWrong)
        #expect(Self.chain.fault(in: rows, head: .init(count: 5, hash: rows[4].hash))?.kind == .headWrong)
    }

    @Test func `no two rows give the same bytes to hash`() {
        var rows: [AuditEntry] = written(2)
        rows.append(AuditEntry(number: 1, at: "", claim: nil, actor: nil, role: "a", action: "", previousHash: ""))
        rows.append(AuditEntry(number: 1, at: "", claim: nil, actor: nil, role: "", action: "a", previousHash: ""))
        rows.append(
            AuditEntry(
                number: 1, at: "", claim: nil, actor: nil, role: "1 a\naction 0 ", action: "", previousHash: ""))
        #expect(Set(rows.map(\.hashedBytes)).count == rows.count)
    }
}
