extension Migration {
    /// What version 2 brings for the trust number of each researcher.
    static let trust2 = """
        -- Who brought a source in, where that was an account. A source without a row was imported by whoever keeps the
        -- catalogue; so was one with a row that names no account.
        CREATE TABLE supply (
            source_id   INTEGER NOT NULL REFERENCES source (id),
            account_id  INTEGER REFERENCES account (id),    -- NULL: the same bytes came from the catalogue's keeper too
            supplied_at TEXT    NOT NULL,
            UNIQUE (source_id, account_id)
        ) STRICT;
        CREATE INDEX supply_by_account ON supply (account_id, source_id);

        -- One researcher's word for another. The ids are those of the day; a merge leads them on through `redirect`.
        CREATE TABLE endorsement (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            giver_id    INTEGER NOT NULL,
            receiver_id INTEGER NOT NULL CHECK (receiver_id <> giver_id),
            account_id  INTEGER NOT NULL REFERENCES account (id),  -- who gave it, for the giver
            given_at    TEXT    NOT NULL,
            were_close  INTEGER NOT NULL CHECK (were_close IN (0, 1))  -- close collaborators on that day, either way
        ) STRICT;
        CREATE INDEX endorsement_by_receiver ON endorsement (receiver_id, giver_id);
        CREATE INDEX endorsement_by_giver ON endorsement (giver_id, receiver_id);

        -- An endorsement taken back. The endorsement itself stays.
        CREATE TABLE endorsement_revocation (
            endorsement_id INTEGER PRIMARY KEY REFERENCES endorsement (id),
            account_id     INTEGER NOT NULL REFERENCES account (id),
            revoked_at     TEXT    NOT NULL
        ) STRICT;

        CREATE TRIGGER supply_is_kept      BEFORE DELETE ON supply      BEGIN SELECT RAISE(ABORT, 'supply is append-only'); END;
        CREATE TRIGGER supply_stays        BEFORE UPDATE ON supply      BEGIN SELECT RAISE(ABORT, 'supply is append-only'); END;
        CREATE TRIGGER endorsement_is_kept BEFORE DELETE ON endorsement BEGIN SELECT RAISE(ABORT, 'endorsements are append-only'); END;
        CREATE TRIGGER endorsement_stays   BEFORE UPDATE ON endorsement BEGIN SELECT RAISE(ABORT, 'endorsements are append-only'); END;
        CREATE TRIGGER revocation_is_kept  BEFORE DELETE ON endorsement_revocation BEGIN SELECT RAISE(ABORT, 'endorsements are append-only'); END;
        CREATE TRIGGER revocation_stays    BEFORE UPDATE ON endorsement_revocation BEGIN SELECT RAISE(ABORT, 'endorsements are append-only'); END;

        -- The trust number of every researcher as it was last counted: derived, kept for lists. How well identity and
        -- attribution are supported; it says nothing of quality.
        CREATE TABLE trust (
            researcher_id INTEGER PRIMARY KEY REFERENCES researcher (id),
            rule_version  TEXT    NOT NULL,
            as_of         TEXT    NOT NULL,                 -- the moment at which ages were reckoned
            revision      INTEGER NOT NULL,                 -- of the catalogue it was counted from
            level         INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
            score         INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
            identity      INTEGER NOT NULL,                 -- the parts, each under its cap
            works         INTEGER NOT NULL,
            collaboration INTEGER NOT NULL,
            corroboration INTEGER NOT NULL,
            endorsement   INTEGER NOT NULL,
            reproduction  INTEGER NOT NULL,
            CHECK (score = identity + works + collaboration + corroboration + endorsement + reproduction)
        ) STRICT;
        CREATE INDEX trust_by_score ON trust (score DESC, researcher_id);
        """
}
