public import Catalog

/// One researcher's word for another.
extension Store {
    /// Every endorsement ever given, between the researchers as they are today, in the order of ids.
    public func endorsements() throws(StoreError) -> [EndorsementGraph.Edge] {
        try database.rows(
            """
            SELECT endorsement.id, IFNULL(givers.new_id, giver_id), IFNULL(receivers.new_id, receiver_id), given_at,
                   were_close, endorsement_revocation.revoked_at
              FROM endorsement
              LEFT JOIN redirect AS givers ON givers.kind = 'person' AND givers.old_id = giver_id
              LEFT JOIN redirect AS receivers ON receivers.kind = 'person' AND receivers.old_id = receiver_id
              LEFT JOIN endorsement_revocation ON endorsement_id = endorsement.id
             ORDER BY endorsement.id
            """
        ) { row in
            EndorsementGraph.Edge(
                id: EndorsementID(row.int(0)), giver: ResearcherID(row.int(1)), receiver: ResearcherID(row.int(2)),
                givenAt: Instant(row.text(3)) ?? Instant(secondsSinceEpoch: .max / 2), wereClose: row.flag(4),
                revokedAt: row.optionalText(5).map { Instant($0) ?? Instant(secondsSinceEpoch: 0) })
        }
    }

    public func addEndorsement(
        from giver: ResearcherID, to receiver: ResearcherID, by account: AccountID, wereClose: Bool, at time: Instant
    ) throws(StoreError) -> EndorsementID {
        EndorsementID(
            try database.insert(
                """
                INSERT INTO endorsement (giver_id, receiver_id, account_id, given_at, were_close)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """,
                [
                    .int(giver.rawValue), .int(receiver.rawValue), .int(account.rawValue), .text(time.description),
                    .flag(wereClose),
                ]))
    }

    public func revoke(_ endorsement: EndorsementID, by account: AccountID, at time: Instant) throws(StoreError) {
        try database.run(
            "INSERT INTO endorsement_revocation (endorsement_id, account_id, revoked_at) VALUES (?1, ?2, ?3)",
            [.int(endorsement.rawValue), .int(account.rawValue), .text(time.description)])
    }
}

extension Store {
    /// The account that gave an endorsement; nil when there is none of that id.
    public func endorser(of endorsement: EndorsementID) throws(StoreError) -> AccountID? {
        try database.first("SELECT account_id FROM endorsement WHERE id = ?1", [.int(endorsement.rawValue)]) {
            AccountID($0.int(0))
        }
    }
}
