public import Catalog

/// What people decided, as they said it, and what runs changed.
extension Store {
    /// Writes a ruling down with its pins.
    public func add(
        _ verb: Ruling.Verb, said: String, pins: [Decision], review: QuestionID?, actor: String, note: String,
        at time: String
    ) throws(StoreError) -> RulingID {
        let ruling = try database.insert(
            "INSERT INTO ruling (verb, said, actor, at, note, review_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                .text(verb.rawValue), .text(said), .text(actor), .text(time), .text(note),
                review.map { .int($0.rawValue) } ?? .null,
            ])
        for pin in pins {
            let decision = try database.insert(
                "INSERT INTO decision (kind, a, b, verdict, actor, at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                [
                    .text(pin.kind.rawValue), .int(pin.a), .int(pin.b), .text(pin.verdict.rawValue), .text(actor),
                    .text(time), .text(note),
                ])
            try database.run(
                "INSERT INTO ruling_pin (decision_id, ruling_id) VALUES (?1, ?2)", [.int(decision), .int(ruling)])
        }
        if let review {
            try database.run(
                "UPDATE review SET state = ?2 WHERE id = ?1",
                [.int(review.rawValue), .text(verb == .accept ? "accepted" : "rejected")])
        }
        return RulingID(ruling)
    }

    /// Takes a ruling and its pins out of force. The question it answered may be asked again.
    public func revoke(_ ruling: RulingID, by actor: String, at time: String) throws(StoreError) {
        let id = Value.int(ruling.rawValue)
        try database.run(
            "UPDATE ruling SET revoked_at = ?2, revoked_by = ?3 WHERE id = ?1", [id, .text(time), .text(actor)])
        try database.run(
            """
            UPDATE decision SET revoked_at = ?2
             WHERE revoked_at IS NULL AND id IN (SELECT decision_id FROM ruling_pin WHERE ruling_id = ?1)
            """, [id, .text(time)])
        try database.run(
            "UPDATE review SET state = 'stale' WHERE id = (SELECT review_id FROM ruling WHERE id = ?1)", [id])
    }

    /// Notes which run carried a ruling out.
    public func setRun(_ run: Int64, of ruling: RulingID) throws(StoreError) {
        try database.run("UPDATE ruling SET run_id = ?2 WHERE id = ?1", [.int(ruling.rawValue), .int(run)])
    }

    /// Every ruling ever made, in order.
    public func rulings() throws(StoreError) -> [Ruling] {
        try database.rows(
            """
            SELECT id, verb, said, actor, at, note, run_id, revoked_at, revoked_by,
                   (SELECT COUNT(*) FROM ruling_pin WHERE ruling_id = ruling.id)
              FROM ruling ORDER BY id
            """
        ) { row in
            Ruling(
                id: RulingID(row.int(0)), verb: Ruling.Verb(rawValue: row.text(1)) ?? .same, said: row.text(2),
                actor: row.text(3), at: row.text(4), note: row.text(5), pins: row.integer(9),
                run: row.optionalInteger(6), revokedAt: row.optionalText(7), revokedBy: row.optionalText(8))
        }
    }

    /// The pins of a ruling.
    public func pins(of ruling: RulingID) throws(StoreError) -> [Decision] {
        try database.rows(
            """
            SELECT kind, a, b, verdict FROM ruling_pin JOIN decision ON decision.id = decision_id
             WHERE ruling_id = ?1 ORDER BY decision_id
            """, [.int(ruling.rawValue)]
        ) { row in
            Decision(
                kind: Decision.Kind(rawValue: row.text(0)) ?? .person, a: row.int(1), b: row.int(2),
                verdict: Decision.Verdict(rawValue: row.text(3)) ?? .different)
        }
    }

    /// The ruling that made a pin which is in force; nil when it was made otherwise.
    public func ruling(behind pin: Decision) throws(StoreError) -> RulingID? {
        try database.first(
            """
            SELECT ruling_id FROM decision JOIN ruling_pin ON decision_id = decision.id
             WHERE kind = ?1 AND verdict = ?2 AND revoked_at IS NULL
               AND ((a = ?3 AND b = ?4) OR (a = ?4 AND b = ?3))
             ORDER BY decision.id LIMIT 1
            """, [.text(pin.kind.rawValue), .text(pin.verdict.rawValue), .int(pin.a), .int(pin.b)]
        ) { RulingID($0.int(0)) }
    }

    // MARK: Runs

    /// The number of the last run; 0 before the first.
    public func lastRun() throws(StoreError) -> Int64 {
        try database.first("SELECT IFNULL(MAX(id), 0) FROM run") { $0.int(0) } ?? 0
    }

    /// Whether there was such a run.
    public func hasRun(_ run: Int64) throws(StoreError) -> Bool {
        try database.first("SELECT 1 FROM run WHERE id = ?1", [.int(run)]) { _ in true } ?? false
    }

    /// What a run took out of one group, and where it put it.
    public struct Move: Hashable, Sendable {
        public var kind: Decision.Kind
        public var member: Int64
        public var old: Int64
        public var new: Int64?
    }

    /// In the order of kind, old and new id, member.
    public func moves(of run: Int64) throws(StoreError) -> [Move] {
        try database.rows(
            """
            SELECT kind, member, old_id, new_id FROM moved WHERE run_id = ?1 AND new_id IS NOT old_id
             ORDER BY kind, old_id, new_id, member
            """, [.int(run)]
        ) { row in
            Move(
                kind: Decision.Kind(rawValue: row.text(0)) ?? .person, member: row.int(1), old: row.int(2),
                new: row.optionalInt(3))
        }
    }

    /// The highest record id and mention id there were when the run before this one began; 0 before the first.
    public func reach(before run: Int64) throws(StoreError) -> (record: Int64, mention: Int64) {
        try database.first(
            "SELECT last_record, last_mention FROM run_reach WHERE run_id < ?1 ORDER BY run_id DESC LIMIT 1",
            [.int(run)]
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
    }
}
