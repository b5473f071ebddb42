extension Migration {
    /// What version 2 brings for accounts and for the tokens that prove things.
    static let accounts2 = """
        -- A person or machine that may act here. Names are unique even for the eye: look-alikes share a key.
        CREATE TABLE account (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- given out once, never used again; audit rows name it
            name          TEXT    NOT NULL,                 -- lower case, Unicode NFC; “erased-7” once the person asked for it
            name_key      TEXT    NOT NULL UNIQUE,          -- the name with look-alike letters made one
            password_hash TEXT,                             -- Argon2id; NULL: signs in through an identity provider alone
            orcid         TEXT    UNIQUE,                   -- proven by signing in there, never merely stated
            created_at    TEXT    NOT NULL,
            disabled_at   TEXT,
            erased_at     TEXT
        ) STRICT;

        -- What an account may do beyond looking.
        CREATE TABLE account_role (
            account_id INTEGER NOT NULL REFERENCES account (id),
            role       TEXT    NOT NULL CHECK (role IN ('claimant', 'reviewer', 'operator')),
            PRIMARY KEY (account_id, role)
        ) STRICT, WITHOUT ROWID;

        -- Where mail reaches an account that asked for mail: the one place that holds an address. Of all exports only the
        -- account's own reads it. Nothing is sent, beside the question whether it is right, before it is confirmed.
        CREATE TABLE account_mail (
            account_id   INTEGER PRIMARY KEY REFERENCES account (id),
            address      TEXT    NOT NULL,
            asked_at     TEXT    NOT NULL,
            confirmed_at TEXT
        ) STRICT;

        -- Failed sign-ins since the last that succeeded: each makes the next wait longer.
        CREATE TABLE sign_in_failure (
            account_id INTEGER PRIMARY KEY REFERENCES account (id),
            failures   INTEGER NOT NULL CHECK (failures > 0),
            last_at    TEXT    NOT NULL
        ) STRICT;

        -- A secret handed out once to prove something, kept as its salted hash until it is used or its time is over.
        CREATE TABLE token (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            purpose    TEXT    NOT NULL CHECK (purpose IN ('mail', 'repository', 'homepage', 'sign-in', 'address', 'stop')),
            subject    TEXT    NOT NULL,                    -- what it is about: a piece of evidence, an identity provider
            hash       TEXT    NOT NULL,
            issued_at  TEXT    NOT NULL,
            expires_at TEXT    NOT NULL,
            used_at    TEXT
        ) STRICT;
        CREATE INDEX token_by_subject ON token (purpose, subject);
        """
}
