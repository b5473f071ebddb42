extension Migration {
    /// What version 3 brings for those who keep a copy of the catalogue.
    static let changes3 = """
        -- Works and researchers in the order of their last change, for those who keep a copy: each has one row, which goes and
        -- comes again at the end when it changes. The number rises for ever.
        CREATE TABLE change (
            number   INTEGER PRIMARY KEY AUTOINCREMENT,
            kind     TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
            thing_id INTEGER NOT NULL,
            is_gone  INTEGER NOT NULL CHECK (is_gone IN (0, 1)),  -- the id names nothing of its own; see redirect
            at       TEXT    NOT NULL,
            UNIQUE (kind, thing_id)
        ) STRICT;
        """

    /// What a catalogue of before holds is new to everybody who asks.
    static let filledChanges3 = """
        INSERT INTO change (kind, thing_id, is_gone, at)
        SELECT 'work', id, 0, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM work ORDER BY id;
        INSERT INTO change (kind, thing_id, is_gone, at)
        SELECT 'person', id, 0, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM researcher ORDER BY id;
        INSERT INTO change (kind, thing_id, is_gone, at)
        SELECT kind, old_id, 1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM redirect ORDER BY kind, old_id;
        """
}
