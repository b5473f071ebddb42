extension Migration {
    /// What version 3 brings for harvests and watches.
    static let harvest3 = """
        -- How far the harvest of an OAI-PMH server has come: one row for each thing that was ever asked for. It is written
        -- in the transaction that keeps a page, so it never speaks of a page that is not there.
        CREATE TABLE harvest (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            base       TEXT    NOT NULL,                    -- the server's address
            prefix     TEXT    NOT NULL,                    -- the form of the metadata: arXiv, arXivRaw, oai_dc
            set_spec   TEXT    NOT NULL,                    -- empty: all sets; so are the two below
            from_date  TEXT    NOT NULL,
            until_date TEXT    NOT NULL,
            through    TEXT,                                -- the server's date when the last whole harvest began
            began      TEXT,                                -- the same of one under way; NULL: none is
            lower      TEXT,                                -- the oldest datestamp that one asked for
            token      TEXT,                                -- where its list goes on
            last_stamp TEXT,                                -- the datestamp of its last record
            page_stamp TEXT,                                -- and of the first record of its last page
            rises      INTEGER NOT NULL,                    -- records that were newer than the one before
            has_fallen INTEGER NOT NULL CHECK (has_fallen IN (0, 1)),  -- whether one was older
            pages      INTEGER NOT NULL,                    -- kept of it so far
            records    INTEGER NOT NULL,
            kept_at    TEXT    NOT NULL,
            UNIQUE (base, prefix, set_spec, from_date, until_date)
        ) STRICT;

        -- What is asked for again from time to time: words or a name for arXiv's query service, or a harvest.
        CREATE TABLE watch (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            kind          TEXT    NOT NULL CHECK (kind IN ('query', 'author', 'harvest')),
            base          TEXT    NOT NULL,
            words         TEXT    NOT NULL,                 -- of a harvest its set; empty: all
            prefix        TEXT    NOT NULL,                 -- of a harvest; else empty
            every_hours   INTEGER NOT NULL CHECK (every_hours > 0),
            since         TEXT    NOT NULL,
            last_at       TEXT,                             -- when it ran last; NULL: never
            last_fresh    INTEGER,                          -- how many records were new then
            last_failure  TEXT,                             -- NULL: all came
            last_whole_at TEXT,                             -- when all came the last time
            UNIQUE (kind, base, words, prefix)
        ) STRICT;
        """
}
