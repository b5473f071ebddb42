extension Migration {
    /// What version 2 brings for follows, invitations, notifications.
    static let following2 = """
        -- What an account follows. The researcher's id is that of the day; merges lead it on through `redirect`, and when one
        -- is undone it leads back.
        CREATE TABLE follow (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id    INTEGER NOT NULL REFERENCES account (id),
            kind          TEXT    NOT NULL CHECK (kind IN ('researcher', 'topic', 'search')),
            researcher_id INTEGER,
            words         TEXT,                             -- the topic's code, or the words searched for
            since         TEXT    NOT NULL,
            is_muted      INTEGER NOT NULL CHECK (is_muted IN (0, 1)),
            CHECK ((kind = 'researcher') = (researcher_id IS NOT NULL) AND (kind = 'researcher') = (words IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX follow_by_account ON follow (account_id, kind, IFNULL(researcher_id, 0), IFNULL(words, ''));
        CREATE INDEX follow_by_researcher ON follow (researcher_id) WHERE researcher_id IS NOT NULL;
        CREATE INDEX follow_by_words ON follow (kind, words) WHERE words IS NOT NULL;

        -- The works that were seen in what is followed, each from when on: what is not here is new.
        CREATE TABLE sighting (
            follow_id INTEGER NOT NULL REFERENCES follow (id) ON DELETE CASCADE,
            work_id   INTEGER NOT NULL,                     -- of the day, as in `follow`
            at        TEXT    NOT NULL,
            PRIMARY KEY (follow_id, work_id)
        ) STRICT, WITHOUT ROWID;

        -- An invitation to collaborate, from an account to the account that speaks for a researcher.
        CREATE TABLE invitation (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            sender_id     INTEGER NOT NULL REFERENCES account (id),
            researcher_id INTEGER NOT NULL,
            receiver_id   INTEGER NOT NULL REFERENCES account (id),
            note          TEXT    NOT NULL,
            state         TEXT    NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'withdrawn')),
            sent_at       TEXT    NOT NULL,
            reminded_at   TEXT,
            answered_at   TEXT,
            CHECK (sender_id <> receiver_id)
        ) STRICT;
        CREATE INDEX invitation_by_sender ON invitation (sender_id, state);
        CREATE INDEX invitation_by_receiver ON invitation (receiver_id, state);

        -- Whom an account keeps at a distance. The other account never sees a row of this.
        CREATE TABLE hush (
            account_id INTEGER NOT NULL REFERENCES account (id),
            other_id   INTEGER NOT NULL REFERENCES account (id),
            kind       TEXT    NOT NULL CHECK (kind IN ('block', 'mute')),
            since      TEXT    NOT NULL,
            PRIMARY KEY (account_id, other_id),
            CHECK (account_id <> other_id)
        ) STRICT, WITHOUT ROWID;

        -- What an account is told: a work in something it follows, or an invitation.
        CREATE TABLE notification (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id    INTEGER NOT NULL REFERENCES account (id),
            kind          TEXT    NOT NULL CHECK (kind IN ('work', 'invitation', 'reminder', 'answer')),
            at            TEXT    NOT NULL,
            follow_id     INTEGER REFERENCES follow (id) ON DELETE SET NULL,
            work_id       INTEGER,
            invitation_id INTEGER REFERENCES invitation (id),
            in_digest     INTEGER NOT NULL CHECK (in_digest IN (0, 1)),  -- whether a digest is to hold it
            read_at       TEXT,
            digested_at   TEXT,
            CHECK ((kind = 'work') = (work_id IS NOT NULL) AND (kind = 'work') = (invitation_id IS NULL))
        ) STRICT;
        CREATE INDEX notification_by_account ON notification (account_id, id);
        CREATE UNIQUE INDEX notification_by_work ON notification (account_id, work_id) WHERE work_id IS NOT NULL;

        -- Where an account wants each kind; digest where there is no row.
        CREATE TABLE notification_setting (
            account_id INTEGER NOT NULL REFERENCES account (id),
            kind       TEXT    NOT NULL CHECK (kind IN ('work', 'invitation', 'reminder', 'answer')),
            delivery   TEXT    NOT NULL CHECK (delivery IN ('off', 'list', 'digest')),
            PRIMARY KEY (account_id, kind)
        ) STRICT, WITHOUT ROWID;

        -- Whether an account wants invitations, where it said so; otherwise the word of its researcher's page counts.
        CREATE TABLE openness (
            account_id INTEGER PRIMARY KEY REFERENCES account (id),
            is_open    INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            since      TEXT    NOT NULL
        ) STRICT;
        """
}
