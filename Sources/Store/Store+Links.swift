public import Catalog

/// Why things are held for one, read back.
extension Store {
    /// Active links that rest on one of these pieces of evidence.
    public func activeLinks(of kind: Decision.Kind, resting evidence: Set<String>) throws(StoreError) -> [(
        a: Int64, b: Int64
    )] {
        let list = "[" + evidence.sorted().map { jsonQuoted($0) }.joined(separator: ",") + "]"
        return try database.rows(
            """
            SELECT a, b FROM link
             WHERE kind = ?1 AND active = 1
               AND EXISTS (SELECT 1 FROM json_each(evidence_json, '$.contributions') AS piece
                            WHERE json_extract(piece.value, '$.evidence') IN (SELECT value FROM json_each(?2)))
             ORDER BY a, b
            """, [.text(kind.rawValue), .text(list)]
        ) { ($0.int(0), $0.int(1)) }
    }

    /// The active links of one kind between these members, with their evidence.
    public func links(among members: some Collection<Int64>, kind: Decision.Kind) throws(StoreError) -> [IdentityLink] {
        try want(members)
        // Walks the unique index on (kind, a, b) from each member.
        let rows = try database.rows(
            """
            SELECT link.id, a, b, IFNULL(score, 0), IFNULL(json_extract(evidence_json, '$.reason'), '')
              FROM temp.wanted CROSS JOIN link ON kind = ?1 AND a = wanted.id
             WHERE active = 1
             ORDER BY a, b
            """, [.text(kind.rawValue)]
        ) { row in
            (
                id: row.int(0),
                link: IdentityLink(
                    kind: kind, a: row.int(1), b: row.int(2), reason: row.text(4), score: row.real(3))
            )
        }
        var links: [IdentityLink] = []
        for row in rows {
            var link = row.link
            link.contributions = try contributions(of: "link", id: row.id)
            links.append(link)
        }
        return links
    }
}

extension Store {
    /// The active links of the researcher or work that a mention or record is of.
    public func links(ofGroupOf member: Int64, kind: Decision.Kind) throws(StoreError) -> [IdentityLink] {
        switch kind {
        case .work:
            guard let work = try works(ofRecords: [RecordID(member)]).values.first else { return [] }
            return try links(among: (records(ofWorks: [work])[work] ?? []).map(\.rawValue), kind: kind)
        case .person:
            guard let person = try researchers(ofMentions: [MentionID(member)]).values.first else { return [] }
            return try links(among: (mentions(ofResearchers: [person])[person] ?? []).map(\.rawValue), kind: kind)
        }
    }
}
