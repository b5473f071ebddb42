import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// What the audit shows of edits made behind the program's back, and what it cannot show.
@Suite struct AuditTests {
    /// A short story in a file, and the file once more to write to by other means.
    private func story(_ body: (Pond, Database) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "pond.sqlite").path
            let pond = try Pond(path)
            let (ana, wei, kim) = (
                try pond.actor("ana"), try pond.actor("wei", [.reviewer]), try pond.actor("kim")
            )
            let id = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
            _ = try pond.decide(.dispute, id, by: kim)
            _ = try pond.decide(.revoke, id, by: wei)
            let database = try Database(path: path, mode: .readWrite)
            for trigger in ["audit_is_kept", "audit_stays", "audit_goes_on"] {
                try database.run("DROP TRIGGER \(trigger)")
            }
            try body(pond, database)
        }
    }

    @Test func `the rows cannot be changed or deleted while the triggers stand`() throws {
        let pond = try Pond()
        _ = try pond.registrar.openClaim(to: try pond.person("Ana Lind"), by: try pond.actor("ana"), at: pond.now)
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "pond.sqlite").path
            let pond = try Pond(path)
            _ = try pond.registrar.openClaim(to: try pond.person("Ana Lind"), by: try pond.actor("ana"), at: pond.now)
            let database = try Database(path: path, mode: .readWrite)
            for change in [
                "DELETE FROM audit", "UPDATE audit SET reason = 'x'", "DELETE FROM audit_head", "DELETE FROM claim",
            ] {
                #expect(throws: StoreError.self) { try database.run(change) }
            }
        }
    }

    @Test func `the check of the store finds a trigger that is gone and a row that was edited`() throws {
        try story { pond, database in
            func failed() throws -> [String] { try pond.registrar.check().filter { !$0.passed }.map(\.name) }
            #expect(try failed() == ["schema"], "the triggers were dropped")
            let triggers = try #require(try pond.registrar.check().first { $0.name == "schema" })
            #expect(triggers.detail.contains("trigger audit_stays is missing"))
            try database.run("UPDATE audit SET reason = 'another' WHERE number = 3")
            #expect(try failed() == ["schema", "audit"])
        }
        #expect(try Pond().registrar.check().allSatisfy(\.passed))
    }

    @Test func `one byte of any field of any row, and the row is named`() throws {
        try story { pond, database in
            let count = try pond.registrar.auditReport().rows
            #expect(count == 6)
            for row in 1...count {
                for field in [
                    "at", "role", "action", "from_state", "to_state", "reason", "proofs", "previous_hash", "hash",
                ] {
                    try database.run("SAVEPOINT edit")
                    let hex = "'ff' || substr(\(field), 3)"
                    let change = field.hasSuffix("hash") ? hex : "\(field) || '.'"
                    try database.run("UPDATE audit SET \(field) = \(change) WHERE number = \(row)")
                    try database.run("RELEASE edit")
                    let report = try pond.registrar.auditReport()
                    #expect(report.faultRow == row, "\(field) of \(row)")
                    try self.undo(field, row, database, from: pond)
                }
                for (field, other) in [
                    ("claim_id", "NULL"), ("account_id", "1 + account_id % 3"), ("level", "4"), ("version", "99"),
                ] {
                    let before = try database.first("SELECT \(field) FROM audit WHERE number = \(row)") {
                        $0.optionalInt(0)
                    }
                    guard field != "account_id" || before ?? nil != nil else { continue }
                    try database.run("UPDATE audit SET \(field) = \(other) WHERE number = \(row)")
                    #expect(try pond.registrar.auditReport().faultRow == row, "\(field) of \(row)")
                    let value = (before ?? nil).map(String.init) ?? "NULL"
                    try database.run("UPDATE audit SET \(field) = \(value) WHERE number = \(row)")
                }
            }
            #expect(try pond.registrar.auditReport().isSound)
        }
    }

    /// Takes a change of text back: the appended full stop goes, the two digits of a hash come from what is around it.
    private func undo(_ field: String, _ row: Int, _ database: Database, from pond: Pond) throws {
        if field == "hash" {
            // The next row, or the head, still knows it.
            try database.run(
                """
                UPDATE audit SET hash = IFNULL((SELECT next.previous_hash FROM audit AS next WHERE next.number = \(row) + 1),
                                               (SELECT hash FROM audit_head)) WHERE number = \(row)
                """)
        } else if field == "previous_hash" {
            try database.run(
                """
                UPDATE audit SET previous_hash = IFNULL((SELECT last.hash FROM audit AS last WHERE last.number = \(row) - 1),
                                                        printf('%064d', 0)) WHERE number = \(row)
                """)
        } else {
            try database.run(
                "UPDATE audit SET \(field) = substr(\(field), 1, length(\(field)) - 1) WHERE number = \(row)")
        }
    }

    @Test(arguments: [1, 3, 6]) func `a row that is gone is named, the last one too`(_ row: Int) throws {
        try story { pond, database in
            try database.run("DELETE FROM audit WHERE number = \(row)")
            let report = try pond.registrar.auditReport()
            #expect(report.faultRow == row && report.fault?.contains("removed") == true)
        }
    }

    @Test(arguments: [
        """
        INSERT INTO proof (claim_id, kind, outcome, at, checker, subject_no, subject_hash)
        SELECT claim_id, 'orcid_signin', 'accepted', at, 'orcid', 77, '-' FROM proof
        """,
        "UPDATE proof SET revoked_at = at", "UPDATE claim SET is_reviewed = 1",
    ]) func `evidence and reviews that no row tells of are found`(_ change: String) throws {
        try story { pond, database in
            #expect(try pond.registrar.auditReport().isSound)
            try database.run(change)
            #expect(try pond.registrar.auditReport().fault?.contains("no row says") == true)
        }
    }

    @Test func `two rows that changed places are found`() throws {
        try story { pond, database in
            try database.run("UPDATE audit SET number = -number WHERE number IN (3, 4)")
            try database.run("UPDATE audit SET number = CASE number WHEN -3 THEN 4 ELSE 3 END WHERE number < 0")
            #expect(try pond.registrar.auditReport().faultRow == 3)
        }
    }

    @Test func `an end that was cut with its count shows by the head that was kept, or by the claim it left behind`()
        throws
    {
        try story { pond, database in
            let kept = try pond.registrar.auditReport().head
            try database.run("DELETE FROM audit WHERE number = 6")
            try database.run("UPDATE audit_head SET count = 5, hash = (SELECT hash FROM audit WHERE number = 5)")
            #expect(try pond.registrar.auditReport().fault?.contains("other means") == true)
            try database.run("UPDATE claim SET state = 'disputed', granted = 2, version = version - 1")
            #expect(try pond.registrar.auditReport().isSound, "nothing inside the file can show this")
            #expect(try pond.registrar.auditReport(head: kept).isSound == false)
        }
    }

    @Test func `a claim that was moved by other means is found`() throws {
        try story { pond, database in
            try database.run("UPDATE claim SET state = 'approved', granted = 4")
            #expect(try pond.registrar.auditReport().faultRow == 6)
        }
    }

    @Test(.enabled(if: hasPython)) func `another program computes the same chain`() throws {
        try story { pond, database in
            let report = try pond.registrar.auditReport()
            let said = String(decoding: try python("Oracles/audit.py", [pond.path]), as: UTF8.self)
            #expect(said == "sound 6 \(report.head)\n")
            try database.run("UPDATE audit SET reason = reason || '!' WHERE number = 4")
            #expect(String(decoding: try python("Oracles/audit.py", [pond.path]), as: UTF8.self) == "4\n")
        }
    }
}
