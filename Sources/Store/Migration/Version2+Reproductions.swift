extension Migration {
    /// What version 2 brings for runs of reproductions and the links between papers and code.
    static let reproductions2 = """
        -- One run of a reproduction: what was asked of which code, and on what machine. Like evidence it is only ever added to.
        CREATE TABLE reproduction_run (
            id              INTEGER PRIMARY KEY AUTOINCREMENT,
            reproduction    TEXT    NOT NULL,               -- its name
            revision        INTEGER NOT NULL,               -- of its record; rises when the numbers of a run change
            arxiv           TEXT    NOT NULL,               -- the paper, by arXiv id and DOI
            doi             TEXT    NOT NULL,
            size            TEXT    NOT NULL CHECK (size IN ('check', 'quick', 'figure')),
            seed            TEXT    NOT NULL,               -- up to 64 bits without sign, as digits
            settings_json   TEXT    NOT NULL CHECK (json_valid(settings_json)),    -- what is not as the paper has it
            parameters_json TEXT    NOT NULL CHECK (json_valid(parameters_json)),  -- everything it was set to
            tasks           INTEGER NOT NULL,               -- samples of the whole run
            code            TEXT    NOT NULL,               -- version of the program
            system          TEXT    NOT NULL,
            architecture    TEXT    NOT NULL,
            processor       TEXT    NOT NULL,
            threads         INTEGER NOT NULL,               -- samples at a time; no number depends on it
            started_at      TEXT    NOT NULL
        ) STRICT;
        CREATE INDEX reproduction_run_by_name ON reproduction_run (reproduction, id);
        CREATE INDEX reproduction_run_by_arxiv ON reproduction_run (arxiv, id);

        -- A finished sample, kept at once, so that a run that is stopped loses only what is under way.
        CREATE TABLE reproduction_sample (
            run_id      INTEGER NOT NULL REFERENCES reproduction_run (id),
            task        INTEGER NOT NULL CHECK (task >= 0),
            sample_json TEXT    NOT NULL CHECK (json_valid(sample_json)),  -- its observations, every bit of each number
            PRIMARY KEY (run_id, task)
        ) STRICT;

        -- What a run that has all its samples says: verdict, the points behind the figure, the figure.
        CREATE TABLE reproduction_result (
            run_id      INTEGER PRIMARY KEY REFERENCES reproduction_run (id),
            finished_at TEXT    NOT NULL,
            verdict     TEXT    NOT NULL
                        CHECK (verdict IN ('reproduced', 'close', 'not reproduced', 'not run', 'needs source')),
            data_csv    TEXT    NOT NULL,
            figure_svg  TEXT    NOT NULL
        ) STRICT;

        -- One claim of a finished run: what was printed, what we measured, and whether they agree.
        CREATE TABLE reproduction_outcome (
            run_id   INTEGER NOT NULL REFERENCES reproduction_run (id),
            ordinal  INTEGER NOT NULL,                      -- counted from 1 in the record's order
            claim    TEXT    NOT NULL,                      -- unique in its reproduction
            printed  REAL    NOT NULL,
            measured REAL,                                  -- NULL when the run gave no number
            error    REAL,                                  -- half the error bar
            spread   REAL,                                  -- standard deviation over the samples
            samples  INTEGER,                               -- those that gave a number
            note     TEXT,
            verdict  TEXT    NOT NULL
                     CHECK (verdict IN ('reproduced', 'close', 'not reproduced', 'not run', 'needs source')),
            PRIMARY KEY (run_id, claim)
        ) STRICT, WITHOUT ROWID;

        -- A paper and code that belongs to it, as somebody said; what full texts print is evidence and needs no row here.
        CREATE TABLE code_link (
            id       INTEGER PRIMARY KEY AUTOINCREMENT,
            arxiv    TEXT,                                  -- the paper, by the identifiers it had then
            doi      TEXT,
            address  TEXT    NOT NULL,                      -- as given
            relation TEXT    NOT NULL CHECK (relation IN ('official', 'by-author', 'third-party', 'mentioned')),
            evidence TEXT    NOT NULL,                      -- how it is known: a README that names the paper, an author's word
            said_at  TEXT    NOT NULL,
            CHECK (arxiv IS NOT NULL OR doi IS NOT NULL)
        ) STRICT;
        CREATE INDEX code_link_by_arxiv ON code_link (arxiv);
        CREATE INDEX code_link_by_doi ON code_link (doi);

        CREATE TRIGGER reproduction_run_is_kept     BEFORE DELETE ON reproduction_run     BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_run_stays       BEFORE UPDATE ON reproduction_run     BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_sample_is_kept  BEFORE DELETE ON reproduction_sample  BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_sample_stays    BEFORE UPDATE ON reproduction_sample  BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_result_is_kept  BEFORE DELETE ON reproduction_result  BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_result_stays    BEFORE UPDATE ON reproduction_result  BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_outcome_is_kept BEFORE DELETE ON reproduction_outcome BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER reproduction_outcome_stays   BEFORE UPDATE ON reproduction_outcome BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
        CREATE TRIGGER code_link_is_kept            BEFORE DELETE ON code_link            BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;
        CREATE TRIGGER code_link_stays              BEFORE UPDATE ON code_link            BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;
        """
}
