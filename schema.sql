-- The catalogue: one SQLite file, four layers.
--
--   1  evidence    what sources print; append-only, never changed, never deleted
--   2  readings    keys and name readings derived from evidence; may be dropped and rebuilt
--   3  decisions   what people pinned, and what the resolver linked and asked
--   4  catalogue   works, researchers and what holds between them; derived from 1 and 3, may be rebuilt by replay
--
-- Times are RFC 3339 in UTC. Dates are ISO 8601 as far as they are known (2023-03-29, 2023, --05-08).

PRAGMA application_id = 1113148494;  -- the letters BYLN: how this program knows its own files
PRAGMA user_version = 3;

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

-- ---------------------------------------------------------------------------------------------------------------
-- Trust
-- ---------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------
-- Accounts, claims, audit
-- ---------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------
-- Following
-- ---------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------
-- Claims, continued
-- ---------------------------------------------------------------------------------------------------------------

-- Who wishes to have no page: every list of people asks.
CREATE INDEX profile_wish_by_hidden ON profile_wish (is_hidden, claim_id);

-- ---------------------------------------------------------------------------------------------------------------
-- Harvests
-- ---------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------
-- Long documents
-- ---------------------------------------------------------------------------------------------------------------

-- Sources whose records no run has resolved: parts of a long document whose import was stopped before its end.
CREATE TABLE unresolved (
    source_id INTEGER PRIMARY KEY REFERENCES source (id)
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------
-- Changes
-- ---------------------------------------------------------------------------------------------------------------

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
