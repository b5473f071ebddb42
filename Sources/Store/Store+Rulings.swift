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

    // MARK: Ids that come back

    /// Gives what a run took out of groups that are no more their old ids again, before the resolver looks at it: what
    /// is taken back is then found under the id under which it was printed. The moves count as the last run's.
    /// - Returns: the records and mentions put back. The resolver must look at all of them.
    public func reviveGroups(of run: Int64) throws(StoreError) -> [(kind: Decision.Kind, member: Int64)] {
        var put: [(kind: Decision.Kind, member: Int64)] = []
        for move in try moves(of: run) {
            // What has gone elsewhere since is left where it is.
            guard let place = move.new, try group(of: move.member, move.kind) == (try current(place, move.kind)) else {
                continue
            }
            if try isRedirect(move.old, move.kind, since: run) { try revive(move.old, move.kind, before: run) }
            guard try isAlive(move.old, move.kind) else { continue }
            try self.put(move.member, into: move.old, move.kind)
            put.append((move.kind, move.member))
        }
        return put
    }

    /// Takes members out of their group under an id of their own, before the resolver looks at it.
    public func detach(_ members: [Int64], kind: Decision.Kind) throws(StoreError) {
        let run = try lastRun()
        let group =
            switch kind {
            case .work: try addWork(run: run).rawValue
            case .person: try addResearcher(name: "", forms: "", isPersonal: true, run: run).rawValue
            }
        for member in members { try put(member, into: group, kind) }
    }

    private func put(_ member: Int64, into group: Int64, _ kind: Decision.Kind) throws(StoreError) {
        switch kind {
        case .work: try setWork(WorkID(group), of: RecordID(member))
        case .person: try setResearcher(ResearcherID(group), of: MentionID(member))
        }
    }

    private func group(of member: Int64, _ kind: Decision.Kind) throws(StoreError) -> Int64? {
        switch kind {
        case .work: try works(ofRecords: [RecordID(member)]).values.first?.rawValue
        case .person: try researchers(ofMentions: [MentionID(member)]).values.first?.rawValue
        }
    }

    private func current(_ group: Int64, _ kind: Decision.Kind) throws(StoreError) -> Int64? {
        switch kind {
        case .work: try current(WorkID(group))?.rawValue
        case .person: try current(ResearcherID(group))?.rawValue
        }
    }

    private func isRedirect(_ id: Int64, _ kind: Decision.Kind, since run: Int64) throws(StoreError) -> Bool {
        try database.first(
            "SELECT 1 FROM redirect WHERE kind = ?1 AND old_id = ?2 AND run_id = ?3",
            [.text(kind.rawValue), .int(id), .int(run)]
        ) { _ in true } ?? false
    }

    private func isAlive(_ id: Int64, _ kind: Decision.Kind) throws(StoreError) -> Bool {
        let table = kind == .work ? "work" : "researcher"
        return try database.first("SELECT 1 FROM \(table) WHERE id = ?1", [.int(id)]) { _ in true } ?? false
    }

    /// Makes an id that answered with another a group again, and lets the ids that went into it answer with it.
    private func revive(_ id: Int64, _ kind: Decision.Kind, before run: Int64) throws(StoreError) {
        let name = Value.text(kind.rawValue)
        switch kind {
        case .work:
            try database.run(
                """
                INSERT INTO work (id, canonical_title, byline, year_is_inferred, created_run)
                VALUES (?1, '', '', 0, (SELECT MAX(id) FROM run))
                """, [.int(id)])
        case .person:
            try database.run(
                """
                INSERT INTO researcher (id, display_name, name_forms, is_personal, created_run)
                VALUES (?1, '', '', 1, (SELECT MAX(id) FROM run))
                """, [.int(id)])
        }
        try database.run("DELETE FROM redirect WHERE kind = ?1 AND old_id = ?2", [name, .int(id)])
        try database.run(
            """
            WITH RECURSIVE inherited (id) AS (
                SELECT ?2
                 UNION
                SELECT old_id FROM moved JOIN inherited ON new_id = inherited.id WHERE kind = ?1 AND run_id < ?3
            )
            UPDATE redirect SET new_id = ?2 WHERE kind = ?1 AND old_id IN (SELECT id FROM inherited)
            """, [name, .int(id), .int(run)])
    }
}
