extension Migration {
    /// What version 2 brings for what the resolver measured and decided.
    static let identity2 = """
        -- What a person decided about identity, as it was said: D1, D2, … The pins that it made stand in decision.
        CREATE TABLE ruling (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            verb       TEXT    NOT NULL CHECK (verb IN ('same', 'different', 'split', 'accept', 'reject', 'undo-run')),
            said       TEXT    NOT NULL,                    -- what it was about: R12 R40
            actor      TEXT    NOT NULL,
            at         TEXT    NOT NULL,
            note       TEXT    NOT NULL,
            review_id  INTEGER,                             -- the question it answered
            run_id     INTEGER,                             -- the run that carried it out; runs do not outlive a replay
            revoked_at TEXT,
            revoked_by TEXT
        ) STRICT;

        -- Which ruling made which pin.
        CREATE TABLE ruling_pin (
            decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
            ruling_id   INTEGER NOT NULL REFERENCES ruling (id)
        ) STRICT;
        CREATE INDEX ruling_pin_by_ruling ON ruling_pin (ruling_id);

        -- How far the evidence went when a run began: what has a higher id came later.
        CREATE TABLE run_reach (
            run_id       INTEGER PRIMARY KEY,
            last_record  INTEGER NOT NULL,
            last_mention INTEGER NOT NULL
        ) STRICT;

        -- Records and mentions that a run took out of one group and, unless new_id is NULL, put into another.
        CREATE TABLE moved (
            run_id INTEGER NOT NULL,
            kind   TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
            member INTEGER NOT NULL,
            old_id INTEGER NOT NULL,
            new_id INTEGER,
            PRIMARY KEY (run_id, kind, member)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER run_begins AFTER INSERT ON run BEGIN
            INSERT INTO run_reach (run_id, last_record, last_mention)
            VALUES (NEW.id, (SELECT IFNULL(MAX(id), 0) FROM record), (SELECT IFNULL(MAX(id), 0) FROM mention));
        END;
        CREATE TRIGGER mention_moves AFTER UPDATE OF researcher_id ON researcher_mention
        WHEN OLD.researcher_id <> NEW.researcher_id BEGIN
            INSERT INTO moved (run_id, kind, member, old_id, new_id)
            VALUES ((SELECT MAX(id) FROM run), 'person', NEW.mention_id, OLD.researcher_id, NEW.researcher_id)
            ON CONFLICT (run_id, kind, member) DO UPDATE SET new_id = excluded.new_id;
        END;
        CREATE TRIGGER record_moves AFTER UPDATE OF work_id ON work_record WHEN OLD.work_id <> NEW.work_id BEGIN
            INSERT INTO moved (run_id, kind, member, old_id, new_id)
            VALUES ((SELECT MAX(id) FROM run), 'work', NEW.record_id, OLD.work_id, NEW.work_id)
            ON CONFLICT (run_id, kind, member) DO UPDATE SET new_id = excluded.new_id;
        END;
        CREATE TRIGGER record_leaves AFTER DELETE ON work_record WHEN EXISTS (SELECT 1 FROM run) BEGIN
            INSERT INTO moved (run_id, kind, member, old_id, new_id)
            VALUES ((SELECT MAX(id) FROM run), 'work', OLD.record_id, OLD.work_id, NULL)
            ON CONFLICT (run_id, kind, member) DO UPDATE SET new_id = NULL;
        END;
        """
}
