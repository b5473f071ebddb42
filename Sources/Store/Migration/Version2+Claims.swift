extension Migration {
    /// What version 2 brings for claims, their evidence and their audit.
    static let claims2 = """
        -- A claim of an account to a record. It stands on a mention, which is evidence and outlives every new reading of who
        -- is who: the record is whichever researcher that mention is today.
        CREATE TABLE claim (
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id   INTEGER NOT NULL REFERENCES account (id),
            mention_id   INTEGER NOT NULL REFERENCES mention (id),
            state        TEXT    NOT NULL
                         CHECK (state IN ('pending', 'verified', 'approved', 'contested', 'disputed', 'rejected', 'expired',
                                          'withdrawn', 'revoked', 'released')),
            prior        TEXT    CHECK (prior IN ('pending', 'verified', 'approved')),  -- before it was contested
            granted      INTEGER NOT NULL CHECK (granted BETWEEN 1 AND 4),  -- the level; 1 as long as nothing is granted
            is_reviewed  INTEGER NOT NULL CHECK (is_reviewed IN (0, 1)),  -- by an independent person, at L3
            since        TEXT    NOT NULL,                  -- when it came into its state
            version      INTEGER NOT NULL CHECK (version > 0),  -- a move names the version it is based on
            opened_at    TEXT    NOT NULL,
            network_hash TEXT,                              -- where it was opened from, under that day's salt
            CHECK ((state = 'contested') = (prior IS NOT NULL))
        ) STRICT;
        CREATE INDEX claim_by_account ON claim (account_id, state);
        CREATE INDEX claim_by_mention ON claim (mention_id);
        CREATE INDEX claim_by_state ON claim (state, since);

        -- Evidence for a claim: what kind, what came of it, when, who looked. What it is about is kept as a salted hash alone;
        -- the token that proves it stands hashed in `token`.
        CREATE TABLE proof (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            claim_id      INTEGER NOT NULL REFERENCES claim (id),
            kind          TEXT    NOT NULL
                          CHECK (kind IN ('orcid_signin', 'institution_email', 'paper_email', 'repository_file',
                                          'homepage_token', 'arxiv_author_page', 'coauthor_vouch', 'document')),
            outcome       TEXT    NOT NULL CHECK (outcome IN ('waiting', 'accepted')),
            at            TEXT    NOT NULL,                 -- of the outcome
            checker       TEXT    NOT NULL,                 -- what looked: a token that came back, an identity provider, A5
            subject_no    INTEGER NOT NULL,                 -- equal within a claim for the same mailbox, page or person
            subject_hash  TEXT    NOT NULL,
            voucher_id    INTEGER REFERENCES account (id),
            voucher_level INTEGER CHECK (voucher_level BETWEEN 3 AND 4),
            revoked_at    TEXT,
            CHECK ((kind = 'coauthor_vouch') = (voucher_id IS NOT NULL))
        ) STRICT;
        CREATE INDEX proof_by_claim ON proof (claim_id, id);
        CREATE INDEX proof_by_voucher ON proof (voucher_id, at);

        -- Somebody's report that an approved claim is wrong.
        CREATE TABLE report (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            claim_id   INTEGER NOT NULL REFERENCES claim (id),
            account_id INTEGER NOT NULL REFERENCES account (id),
            at         TEXT    NOT NULL,
            outcome    TEXT    NOT NULL CHECK (outcome IN ('open', 'dismissed', 'upheld')),
            decided_at TEXT
        ) STRICT;
        CREATE INDEX report_by_claim ON report (claim_id);
        CREATE INDEX report_by_account ON report (account_id, outcome);

        -- What the person behind a record says of one work. The last word on a work counts; none changes who wrote what.
        CREATE TABLE work_statement (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            claim_id  INTEGER NOT NULL REFERENCES claim (id),
            record_id INTEGER NOT NULL REFERENCES record (id),  -- stands for the work it is part of today
            verdict   TEXT    NOT NULL CHECK (verdict IN ('mine', 'not-mine', 'taken-back')),
            at        TEXT    NOT NULL
        ) STRICT;
        CREATE INDEX work_statement_by_claim ON work_statement (claim_id, id);

        -- The wish of the person behind a record to have its page hidden, or shown again. The last one counts; the works and
        -- who wrote them stay.
        CREATE TABLE profile_wish (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            claim_id  INTEGER NOT NULL REFERENCES claim (id),
            is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
            at        TEXT    NOT NULL
        ) STRICT;
        CREATE INDEX profile_wish_by_claim ON profile_wish (claim_id, id);

        -- One salt a day for the networks that claims are opened from. Yesterday's is forgotten, and with it the network.
        CREATE TABLE network_salt (
            day  TEXT PRIMARY KEY,
            salt TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Everything that was done to claims, in a chain: each row's hash covers the hash of the row before it.
        CREATE TABLE audit (
            number        INTEGER PRIMARY KEY,              -- counted from 1 without gaps
            at            TEXT    NOT NULL,
            claim_id      INTEGER REFERENCES claim (id),
            account_id    INTEGER REFERENCES account (id),  -- NULL: the program itself
            role          TEXT    NOT NULL,
            action        TEXT    NOT NULL,
            from_state    TEXT,
            to_state      TEXT,
            level         INTEGER,                          -- granted after it
            version       INTEGER,                          -- of the claim after it
            reason        TEXT    NOT NULL,
            proofs        TEXT    NOT NULL,                 -- ids of evidence, separated by blanks
            previous_hash TEXT    NOT NULL CHECK (length(previous_hash) = 64),
            hash          TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64)
        ) STRICT;
        CREATE INDEX audit_by_claim ON audit (claim_id, number);

        -- One row: how many rows the audit has and the hash of the last, so that a missing end shows.
        CREATE TABLE audit_head (
            id    INTEGER PRIMARY KEY CHECK (id = 1),
            count INTEGER NOT NULL,
            hash  TEXT    NOT NULL
        ) STRICT;
        INSERT INTO audit_head (id, count, hash) VALUES (1, 0, printf('%064d', 0));

        CREATE TRIGGER audit_goes_on AFTER INSERT ON audit BEGIN
            UPDATE audit_head SET count = new.number, hash = new.hash WHERE id = 1;
        END;
        CREATE TRIGGER audit_is_kept     BEFORE DELETE ON audit      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_stays       BEFORE UPDATE ON audit      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_keeps_count BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER claim_is_kept     BEFORE DELETE ON claim      BEGIN SELECT RAISE(ABORT, 'claims are kept'); END;
        CREATE TRIGGER statement_is_kept BEFORE DELETE ON work_statement BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
        CREATE TRIGGER statement_stays   BEFORE UPDATE ON work_statement BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
        CREATE TRIGGER wish_is_kept      BEFORE DELETE ON profile_wish BEGIN SELECT RAISE(ABORT, 'wishes are append-only'); END;
        CREATE TRIGGER wish_stays        BEFORE UPDATE ON profile_wish BEGIN SELECT RAISE(ABORT, 'wishes are append-only'); END;
        """
}
