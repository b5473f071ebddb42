-- The catalogue: one SQLite file, four layers.
--
--   1  evidence    what sources print; append-only, never changed, never deleted
--   2  readings    keys and name readings derived from evidence; may be dropped and rebuilt
--   3  decisions   what people pinned, and what the resolver linked and asked
--   4  catalogue   works, researchers and what holds between them; derived from 1 and 3, may be rebuilt by replay
--
-- Times are RFC 3339 in UTC. Dates are ISO 8601 as far as they are known (2023-03-29, 2023, --05-08).

PRAGMA application_id = 1113148494;  -- the letters BYLN: how this program knows its own files
PRAGMA user_version = 2;

-- ---------------------------------------------------------------------------------------------------------------
-- Layer 1: evidence
-- ---------------------------------------------------------------------------------------------------------------

-- A document that was imported, named by the hash of its bytes: the same bytes are one source for ever.
CREATE TABLE source (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256         TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    label          TEXT    NOT NULL,                -- the name under which it was imported
    format         TEXT    NOT NULL,                -- researcher-profile, author-listing, paper-page, full-text, …
    reader_version INTEGER NOT NULL,                -- of the reader that made the records below
    byte_count     INTEGER NOT NULL,
    imported_at    TEXT    NOT NULL
) STRICT;

-- The day a page was saved, as somebody said. It is no part of the page and may be said later, or twice.
CREATE TABLE capture (
    source_id   INTEGER NOT NULL REFERENCES source (id),
    captured_on TEXT    NOT NULL,
    said_at     TEXT    NOT NULL,
    PRIMARY KEY (source_id, captured_on)
) STRICT, WITHOUT ROWID;

-- What the reader remarked about a source, and the records it had to refuse.
CREATE TABLE remark (
    source_id INTEGER NOT NULL REFERENCES source (id),
    ordinal   INTEGER NOT NULL,                     -- counted from 1 in reading order
    severity  TEXT    NOT NULL CHECK (severity IN ('remark', 'refusal')),
    line      INTEGER,
    what      TEXT    NOT NULL,
    mend      TEXT    NOT NULL,
    PRIMARY KEY (source_id, ordinal)
) STRICT, WITHOUT ROWID;

-- One entry of one source, as printed. The source's hash and the locator name it independently of import order.
CREATE TABLE record (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id        INTEGER NOT NULL REFERENCES source (id),
    locator          TEXT    NOT NULL,              -- page, item 3, subject, row 12, reference 5, similar 1
    ordinal          INTEGER NOT NULL,              -- counted from 1 in page order
    kind             TEXT    NOT NULL
                     CHECK (kind IN ('page', 'item', 'subject', 'connected', 'reference', 'byline')),
    first_line       INTEGER NOT NULL,
    last_line        INTEGER NOT NULL,
    authors_complete INTEGER CHECK (authors_complete IN (0, 1)),  -- 0: “et al.”; NULL: the source does not say
    is_incomplete    INTEGER NOT NULL CHECK (is_incomplete IN (0, 1)),  -- the end of the page cut it short
    raw              TEXT    NOT NULL,              -- its text as the reader saw it
    UNIQUE (source_id, locator)
) STRICT;

-- One name in one slot of one record, as printed.
CREATE TABLE mention (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id  INTEGER NOT NULL REFERENCES record (id),
    ordinal    INTEGER NOT NULL,                    -- counted from 1 in the record
    surface    TEXT    NOT NULL,
    position   INTEGER CHECK (position > 0),        -- place in the author list; NULL when the source gives none
    role       TEXT    NOT NULL CHECK (role IN ('author', 'editor', 'subject')),
    basis      TEXT    NOT NULL CHECK (basis IN ('printed', 'profile', 'listing')),
    confidence REAL    NOT NULL CHECK (confidence > 0 AND confidence <= 1),
    line       INTEGER NOT NULL,
    char_from  INTEGER,                             -- within the line, counted from 1; NULL in markup
    char_to    INTEGER,
    UNIQUE (record_id, ordinal)
) STRICT;

-- One thing a source states about a record, or about one person in it: title, date, counter, affiliation, address.
CREATE TABLE assertion (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id  INTEGER NOT NULL REFERENCES record (id),
    mention_id INTEGER REFERENCES mention (id),     -- set when it is about this very person
    field      TEXT    NOT NULL,
    value      TEXT    NOT NULL,                    -- as printed, Unicode NFC
    confidence REAL    NOT NULL CHECK (confidence > 0 AND confidence <= 1),
    line       INTEGER NOT NULL,
    char_from  INTEGER,
    char_to    INTEGER
) STRICT;
CREATE INDEX assertion_by_record ON assertion (record_id, field);
CREATE INDEX assertion_by_field ON assertion (field, value) WHERE field IN ('orcid', 'doi', 'arxiv');
CREATE INDEX assertion_by_mention ON assertion (mention_id) WHERE mention_id IS NOT NULL;

-- Evidence is only ever added.
CREATE TRIGGER source_is_kept    BEFORE DELETE ON source    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER source_stays      BEFORE UPDATE ON source    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER capture_is_kept   BEFORE DELETE ON capture   BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER capture_stays     BEFORE UPDATE ON capture   BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER remark_is_kept    BEFORE DELETE ON remark    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER remark_stays      BEFORE UPDATE ON remark    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER record_is_kept    BEFORE DELETE ON record    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER record_stays      BEFORE UPDATE ON record    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER mention_is_kept   BEFORE DELETE ON mention   BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER mention_stays     BEFORE UPDATE ON mention   BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER assertion_is_kept BEFORE DELETE ON assertion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER assertion_stays   BEFORE UPDATE ON assertion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- ---------------------------------------------------------------------------------------------------------------
-- Layer 2: readings
-- ---------------------------------------------------------------------------------------------------------------

-- One way to read a printed name. A name may have several; picking one too early is the classic mistake.
CREATE TABLE name_reading (
    mention_id INTEGER NOT NULL REFERENCES mention (id),
    reading_no INTEGER NOT NULL,                    -- counted from 1, likeliest first
    family     TEXT    NOT NULL,
    given      TEXT    NOT NULL,                    -- given names and initials, separated by blanks
    particles  TEXT    NOT NULL,
    suffix     TEXT    NOT NULL,
    prior      REAL    NOT NULL,
    PRIMARY KEY (mention_id, reading_no)
) STRICT, WITHOUT ROWID;

-- Mentions that share a key could be one person; mentions that share none are never compared.
CREATE TABLE block_key (
    mention_id INTEGER NOT NULL REFERENCES mention (id),
    key        TEXT    NOT NULL,
    PRIMARY KEY (mention_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_by_key ON block_key (key, mention_id);

-- Records that share a key (canonical title, identifier, abstract band) could be one work.
CREATE TABLE title_key (
    record_id INTEGER NOT NULL REFERENCES record (id),
    key       TEXT    NOT NULL,
    PRIMARY KEY (record_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX title_by_key ON title_key (key, record_id);

-- ---------------------------------------------------------------------------------------------------------------
-- Layer 3: decisions and links
-- ---------------------------------------------------------------------------------------------------------------

-- A human pin on two mentions or two records, revocable. It is anchored on evidence, so it outlives re-clustering.
CREATE TABLE decision (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
    a          INTEGER NOT NULL,                    -- record id for a work, mention id for a person
    b          INTEGER NOT NULL,
    verdict    TEXT    NOT NULL CHECK (verdict IN ('same', 'different')),
    actor      TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    revoked_at TEXT
) STRICT;

-- One run of the resolver: with which rules, over how much, with what effect.
CREATE TABLE run (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    params_version     TEXT    NOT NULL,
    normaliser_version INTEGER NOT NULL,
    started_at         TEXT    NOT NULL,
    records            INTEGER NOT NULL,            -- looked at
    mentions           INTEGER NOT NULL,            -- looked at
    merged             INTEGER NOT NULL,            -- works and researchers that went into others
    split              INTEGER NOT NULL,            -- works and researchers that parts left
    queued             INTEGER NOT NULL             -- review items opened
) STRICT;

-- Why two mentions or two records are held for one: the accepted edges. Active ones hold today.
CREATE TABLE link (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
    a              INTEGER NOT NULL,
    b              INTEGER NOT NULL,
    score          REAL,                            -- bits; NULL where a rule decided without a score
    evidence_json  TEXT    NOT NULL CHECK (json_valid(evidence_json)),
    params_version TEXT    NOT NULL,
    run_id         INTEGER NOT NULL REFERENCES run (id),
    active         INTEGER NOT NULL CHECK (active IN (0, 1)),
    UNIQUE (kind, a, b)
) STRICT;
CREATE INDEX link_by_b ON link (kind, b);

-- A pair the resolver does not decide alone, waiting for a person.
CREATE TABLE review (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
    a             INTEGER NOT NULL,
    b             INTEGER NOT NULL,
    score         REAL    NOT NULL,
    evidence_json TEXT    NOT NULL CHECK (json_valid(evidence_json)),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'stale')),
    UNIQUE (kind, a, b)
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------
-- Layer 4: catalogue
-- ---------------------------------------------------------------------------------------------------------------

-- The thing that preprint, article, listing row and reference all point to, with the values chosen for display.
CREATE TABLE work (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,  -- given out once, never used again
    title            TEXT,                          -- NULL for a work known only by its abstract
    canonical_title  TEXT    NOT NULL,              -- folded for comparison and for misspelt searches
    abstract         TEXT,
    abstract_record  INTEGER REFERENCES record (id),  -- where the abstract shown was printed
    byline           TEXT    NOT NULL,              -- the authors shown, for lists and for search
    year             INTEGER,                       -- the earliest year stated
    first_posted     TEXT,                          -- the earliest date stated, as far as it is known
    year_is_inferred INTEGER NOT NULL CHECK (year_is_inferred IN (0, 1)),  -- from the day of capture
    authors_complete INTEGER CHECK (authors_complete IN (0, 1)),
    doi              TEXT,
    arxiv            TEXT,
    created_run      INTEGER NOT NULL REFERENCES run (id)
) STRICT;

-- Which records are the work. Each record is in one work at most.
CREATE TABLE work_record (
    record_id INTEGER PRIMARY KEY REFERENCES record (id),
    work_id   INTEGER NOT NULL REFERENCES work (id)
) STRICT;
CREATE INDEX work_record_by_work ON work_record (work_id);

-- A person.
CREATE TABLE researcher (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- given out once, never used again
    display_name TEXT    NOT NULL,
    name_forms   TEXT    NOT NULL,                  -- every form, its accents mended, and folded; one a line: for search
    is_personal  INTEGER NOT NULL CHECK (is_personal IN (0, 1)),  -- 0: a collaboration, “Anonymous”
    created_run  INTEGER NOT NULL REFERENCES run (id)
) STRICT;

-- Which mentions are the person. Each mention is exactly one researcher's.
CREATE TABLE researcher_mention (
    mention_id    INTEGER PRIMARY KEY REFERENCES mention (id),
    researcher_id INTEGER NOT NULL REFERENCES researcher (id)
) STRICT;
CREATE INDEX researcher_mention_by_researcher ON researcher_mention (researcher_id);

-- Who wrote what, at which place. One person holds one place on one work, and one place holds one person.
CREATE TABLE authorship (
    work_id       INTEGER NOT NULL REFERENCES work (id),
    researcher_id INTEGER NOT NULL REFERENCES researcher (id),
    position      INTEGER CHECK (position > 0),     -- NULL when no source gives the place
    PRIMARY KEY (work_id, researcher_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX authorship_by_researcher ON authorship (researcher_id, work_id);
CREATE UNIQUE INDEX authorship_by_place ON authorship (work_id, position) WHERE position IS NOT NULL;

-- A subject: an arXiv category, or a short code as printed that several archives share and nothing settles yet.
CREATE TABLE topic (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    subject    TEXT NOT NULL,                       -- alias codes of one subject share it
    candidates TEXT NOT NULL                        -- for a short code: the codes it may stand for, blank-separated
) STRICT, WITHOUT ROWID;

-- What a work is about.
CREATE TABLE work_topic (
    work_id INTEGER NOT NULL REFERENCES work (id),
    code    TEXT    NOT NULL REFERENCES topic (code),
    PRIMARY KEY (work_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_topic_by_code ON work_topic (code, work_id);

-- Which work cites which, by the record that shows it.
CREATE TABLE citation (
    record_id INTEGER PRIMARY KEY REFERENCES record (id),
    citing    INTEGER NOT NULL REFERENCES work (id),
    cited     INTEGER NOT NULL REFERENCES work (id),
    basis     TEXT    NOT NULL CHECK (basis IN ('printed', 'years', 'assumed')),  -- how the direction is known
    CHECK (citing <> cited)
) STRICT;
CREATE INDEX citation_by_citing ON citation (citing, cited);
CREATE INDEX citation_by_cited ON citation (cited, citing);

-- Who wrote with whom; every pair stands twice, once from each side.
CREATE TABLE coauthorship (
    researcher_id  INTEGER NOT NULL REFERENCES researcher (id),
    other_id       INTEGER NOT NULL REFERENCES researcher (id),
    works          INTEGER NOT NULL CHECK (works > 0),
    strength       REAL    NOT NULL,                -- Newman: Σ 1/(n − 1) over the shared works, n authors shown
    first_year     INTEGER,
    last_year      INTEGER,
    is_lower_bound INTEGER NOT NULL CHECK (is_lower_bound IN (0, 1)),  -- some shared work's author list is cut
    PRIMARY KEY (researcher_id, other_id),
    CHECK (researcher_id <> other_id)
) STRICT, WITHOUT ROWID;

-- An id that was printed once and now answers with another.
CREATE TABLE redirect (
    kind   TEXT    NOT NULL CHECK (kind IN ('work', 'person')),
    old_id INTEGER NOT NULL,
    new_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL REFERENCES run (id),
    PRIMARY KEY (kind, old_id)
) STRICT, WITHOUT ROWID;

-- One row: the number of the last change to the catalogue, for caches and for readers who come back.
CREATE TABLE revision (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO revision (id, number) VALUES (1, 0);

-- ---------------------------------------------------------------------------------------------------------------
-- Identity: what people decided as they said it, and what each run changed
-- ---------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------
-- Runs of reproductions
-- ---------------------------------------------------------------------------------------------------------------

-- ---------------------------------------------------------------------------------------------------------------
-- Trust
-- ---------------------------------------------------------------------------------------------------------------

-- ---------------------------------------------------------------------------------------------------------------
-- Accounts, claims, audit
-- ---------------------------------------------------------------------------------------------------------------

-- ---------------------------------------------------------------------------------------------------------------
-- Following
-- ---------------------------------------------------------------------------------------------------------------

-- ---------------------------------------------------------------------------------------------------------------
-- Full-text search, diacritics folded. The text itself stands in layer 4; triggers keep the indexes in step.
-- ---------------------------------------------------------------------------------------------------------------

-- Words of a work's title, abstract and authors.
CREATE VIRTUAL TABLE work_text USING fts5 (
    title, abstract, byline, content = 'work', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
-- Any three letters of a title, for parts of words and misspellings.
CREATE VIRTUAL TABLE work_trigram USING fts5 (
    canonical_title, content = 'work', content_rowid = 'id', tokenize = 'trigram', detail = 'none');
-- Words of a person's names.
CREATE VIRTUAL TABLE researcher_text USING fts5 (
    name_forms, content = 'researcher', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
-- Any three letters of a person's names.
CREATE VIRTUAL TABLE researcher_trigram USING fts5 (
    name_forms, content = 'researcher', content_rowid = 'id', tokenize = 'trigram', detail = 'none');

CREATE TRIGGER work_is_indexed AFTER INSERT ON work BEGIN
    INSERT INTO work_text (rowid, title, abstract, byline) VALUES (new.id, new.title, new.abstract, new.byline);
    INSERT INTO work_trigram (rowid, canonical_title) VALUES (new.id, new.canonical_title);
END;
CREATE TRIGGER work_is_reindexed AFTER UPDATE OF title, canonical_title, abstract, byline ON work BEGIN
    INSERT INTO work_text (work_text, rowid, title, abstract, byline)
        VALUES ('delete', old.id, old.title, old.abstract, old.byline);
    INSERT INTO work_trigram (work_trigram, rowid, canonical_title) VALUES ('delete', old.id, old.canonical_title);
    INSERT INTO work_text (rowid, title, abstract, byline) VALUES (new.id, new.title, new.abstract, new.byline);
    INSERT INTO work_trigram (rowid, canonical_title) VALUES (new.id, new.canonical_title);
END;
CREATE TRIGGER work_leaves_the_index AFTER DELETE ON work BEGIN
    INSERT INTO work_text (work_text, rowid, title, abstract, byline)
        VALUES ('delete', old.id, old.title, old.abstract, old.byline);
    INSERT INTO work_trigram (work_trigram, rowid, canonical_title) VALUES ('delete', old.id, old.canonical_title);
END;
CREATE TRIGGER researcher_is_indexed AFTER INSERT ON researcher BEGIN
    INSERT INTO researcher_text (rowid, name_forms) VALUES (new.id, new.name_forms);
    INSERT INTO researcher_trigram (rowid, name_forms) VALUES (new.id, new.name_forms);
END;
CREATE TRIGGER researcher_is_reindexed AFTER UPDATE OF name_forms ON researcher BEGIN
    INSERT INTO researcher_text (researcher_text, rowid, name_forms) VALUES ('delete', old.id, old.name_forms);
    INSERT INTO researcher_trigram (researcher_trigram, rowid, name_forms) VALUES ('delete', old.id, old.name_forms);
    INSERT INTO researcher_text (rowid, name_forms) VALUES (new.id, new.name_forms);
    INSERT INTO researcher_trigram (rowid, name_forms) VALUES (new.id, new.name_forms);
END;
CREATE TRIGGER researcher_leaves_the_index AFTER DELETE ON researcher BEGIN
    INSERT INTO researcher_text (researcher_text, rowid, name_forms) VALUES ('delete', old.id, old.name_forms);
    INSERT INTO researcher_trigram (researcher_trigram, rowid, name_forms) VALUES ('delete', old.id, old.name_forms);
END;
