public import Catalog

/// The questions that wait for a person, and the reasons behind joins.
extension Store {
    /// A stored question with what was known when it was asked.
    public struct Review: Hashable, Sendable {
        public var id: Int64
        public var kind: Decision.Kind
        /// Record ids for a work, mention ids for a person.
        public var a: Int64
        public var b: Int64
        public var score: Double
        public var reason: String
        public var priority: Double
        public var contributions: [Contribution]
    }

    /// Questions in force, the worthiest first.
    public func openReviews() throws(StoreError) -> [Review] {
        let reviews = try database.rows(
            """
            SELECT id, kind, a, b, score, json_extract(evidence_json, '$.reason'),
                   IFNULL(json_extract(evidence_json, '$.priority'), 0)
              FROM review WHERE state = 'open'
             ORDER BY 7 DESC, kind, a, b
            """
        ) { row in
            Review(
                id: row.int(0), kind: Decision.Kind(rawValue: row.text(1)) ?? .person, a: row.int(2), b: row.int(3),
                score: row.real(4), reason: row.optionalText(5) ?? "", priority: row.real(6), contributions: [])
        }
        var told: [Review] = []
        for var review in reviews {
            review.contributions = try contributions(of: "review", id: review.id)
            told.append(review)
        }
        return told
    }

    /// Makes the open questions of one kind among these members exactly the given ones. A question that a person
    /// answered stays answered and is not asked again.
    /// - Parameter members: record ids for works, mention ids for people: all that the resolver looked at.
    /// - Returns: how many were opened.
    @discardableResult
    public func setReviews(_ reviews: [ReviewProposal], kind: Decision.Kind, among members: [Int64])
        throws(StoreError) -> Int
    {
        try want(members)
        // By the primary key of `wanted`: the table of questions is small.
        try database.run(
            """
            UPDATE review SET state = 'stale'
             WHERE kind = ?1 AND state = 'open'
               AND (a IN (SELECT id FROM temp.wanted) OR b IN (SELECT id FROM temp.wanted))
            """, [.text(kind.rawValue)])
        for review in reviews {
            try database.run(
                """
                INSERT INTO review (kind, a, b, score, evidence_json, state) VALUES (?1, ?2, ?3, ?4, ?5, 'open')
                ON CONFLICT (kind, a, b) DO UPDATE SET score = excluded.score, state = 'open',
                    evidence_json = excluded.evidence_json
                 WHERE state = 'stale'
                """,
                [
                    .text(kind.rawValue), .int(review.a), .int(review.b), .real(review.judgement.score),
                    .text(
                        EvidenceText(
                            reason: review.reason, contributions: review.judgement.contributions,
                            priority: review.priority
                        ).json),
                ])
        }
        return reviews.count
    }

    /// The pieces of evidence stored with a link or a question.
    func contributions(of table: String, id: Int64) throws(StoreError) -> [Contribution] {
        try database.rows(
            """
            SELECT json_extract(piece.value, '$.evidence'), json_extract(piece.value, '$.bits'),
                   json_extract(piece.value, '$.detail')
              FROM \(table), json_each(evidence_json, '$.contributions') AS piece
             WHERE \(table).id = ?1
             ORDER BY piece.id
            """, [.int(id)]
        ) { Contribution(evidence: $0.text(0), bits: $0.real(1), detail: $0.text(2)) }
    }
}

/// What is stored as the reason of a link or a question.
struct EvidenceText {
    var reason: String
    var contributions: [Contribution]
    /// nil for a link.
    var priority: Double?

    var json: String {
        let pieces = contributions.map { piece in
            "{\"evidence\":\(jsonQuoted(piece.evidence)),\"bits\":\(piece.bits),\"detail\":\(jsonQuoted(piece.detail))}"
        }
        let tail = priority.map { ",\"priority\":\($0)" } ?? ""
        return "{\"reason\":\(jsonQuoted(reason)),\"contributions\":[\(pieces.joined(separator: ","))]\(tail)}"
    }
}
