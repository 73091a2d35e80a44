-- Dossiers and their fiscal years, as saved by the host's own directory.
CREATE TABLE dossier (
    code         TEXT NOT NULL PRIMARY KEY,
    siren        TEXT,
    console_open INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fiscal_year (
    dossier TEXT NOT NULL REFERENCES dossier (code),
    start   INTEGER NOT NULL, -- yyyymmdd, as every date
    "end"   INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    label   TEXT NOT NULL,
    PRIMARY KEY (dossier, start)
) STRICT, WITHOUT ROWID;

-- One row an import. Its number is its place in the order of arrival and the upper half of its lines' ids.
CREATE TABLE import (
    number            INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier           TEXT NOT NULL,
    id                BLOB NOT NULL, -- 16 bytes in the order of the UUID's text
    version           INTEGER NOT NULL,
    file_name         TEXT NOT NULL,
    format            TEXT NOT NULL,
    format_label      TEXT NOT NULL,
    partner           TEXT NOT NULL,
    partner_name      TEXT NOT NULL,
    push_key          TEXT,
    hash              BLOB NOT NULL,
    fingerprint       TEXT NOT NULL,
    replaces          BLOB,
    model             TEXT,
    model_revision    INTEGER,
    model_hash        BLOB,
    status            INTEGER NOT NULL, -- 0 pending, 1 validated, 2 rejected, 3 error
    request           BLOB,
    request_decision  INTEGER,          -- 0 validation, 1 rejection
    request_by        TEXT,
    request_at        INTEGER,          -- ticks of 100 ns since 1970, as every instant
    resolution        INTEGER,
    resolution_by     TEXT,
    resolution_at     INTEGER,
    error_fr          TEXT,
    error_en          TEXT,
    entries           INTEGER NOT NULL,
    lines             INTEGER NOT NULL,
    total_debit       TEXT NOT NULL,    -- exact decimals: sums may need more than 64 bits
    total_credit      TEXT NOT NULL,
    first_movement    INTEGER,
    last_movement     INTEGER,
    journals          INTEGER NOT NULL,
    accounts          INTEGER NOT NULL,
    third_parties     INTEGER NOT NULL,
    sections          INTEGER NOT NULL,
    blocking          INTEGER NOT NULL,
    warning           INTEGER NOT NULL,
    information       INTEGER NOT NULL,
    period_start      INTEGER,
    period_end        INTEGER,
    period_label      TEXT,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    kept_lines        INTEGER NOT NULL, -- rows in line; 0 once they are deleted
    kept_entries      INTEGER NOT NULL,
    kept_first        INTEGER,          -- first and last dates of the rows
    kept_last         INTEGER,
    fencing           INTEGER NOT NULL DEFAULT 0 -- the last token given to a claim of any of its requests
) STRICT;

CREATE UNIQUE INDEX import_id ON import (dossier, id);
-- P8: a key binds while its import is pending or validated.
CREATE UNIQUE INDEX import_bound_key ON import (dossier, partner, push_key) WHERE push_key IS NOT NULL AND status IN (0, 1);
CREATE INDEX import_key ON import (dossier, partner, push_key) WHERE push_key IS NOT NULL;
CREATE INDEX import_hash ON import (dossier, partner, hash);
CREATE INDEX import_fingerprint ON import (dossier, fingerprint) WHERE fingerprint <> '';
-- The console: one status at a time, merged; ties by date of creation and id.
CREATE INDEX import_by_created ON import (dossier, status, created_at, id);
CREATE INDEX import_waiting ON import (dossier) WHERE status = 0 AND request IS NULL;
CREATE INDEX import_by_updated ON import (dossier, status, updated_at, created_at, id);
CREATE INDEX import_by_file ON import (dossier, status, file_name, created_at, id);
CREATE INDEX import_by_partner ON import (dossier, status, partner_name, created_at, id);
CREATE INDEX import_by_format ON import (dossier, status, format, created_at, id);
CREATE INDEX import_by_first ON import (dossier, status, first_movement, created_at, id);
CREATE INDEX import_by_last ON import (dossier, status, last_movement, created_at, id);
CREATE INDEX import_by_period ON import (dossier, status, period_end, created_at, id);
CREATE INDEX import_by_entries ON import (dossier, status, entries, created_at, id);

-- How many imports of each status a dossier has, so that a page knows its total without counting.
CREATE TABLE import_count (
    dossier TEXT NOT NULL,
    status  INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (dossier, status)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER import_counted AFTER INSERT ON import BEGIN
    INSERT INTO import_count VALUES (NEW.dossier, NEW.status, 1) ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER import_recounted AFTER UPDATE OF status ON import WHEN OLD.status <> NEW.status BEGIN
    UPDATE import_count SET count = count - 1 WHERE dossier = OLD.dossier AND status = OLD.status;
    INSERT INTO import_count VALUES (NEW.dossier, NEW.status, 1) ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- The partner's ids of entries, while their import is pending or validated.
CREATE TABLE entry_id (
    dossier TEXT NOT NULL,
    partner TEXT NOT NULL,
    id      TEXT NOT NULL,
    import  INTEGER NOT NULL REFERENCES import (number),
    PRIMARY KEY (dossier, partner, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_id_import ON entry_id (import);

-- Codes and labels of an import, once each: journals, accounts and third parties of its lines.
CREATE TABLE term (
    import INTEGER NOT NULL REFERENCES import (number),
    id     INTEGER NOT NULL,
    code   TEXT NOT NULL,
    label  TEXT NOT NULL,
    PRIMARY KEY (import, id)
) STRICT, WITHOUT ROWID;

-- One row a line. Held while its import is pending, ordinary once it is validated: validation rewrites none of them.
-- id = import number * 2^32 + its place from 0. A text is NULL when it is empty; a term is 0 when there is none.
-- Amounts are whole hundredths, unless scales is given: then debit / 10^(scales / 10) and credit / 10^(scales % 10).
CREATE TABLE line (
    id              INTEGER PRIMARY KEY,
    number          INTEGER NOT NULL, -- the physical line
    entry           INTEGER NOT NULL, -- the entry's ordinal
    name            TEXT,             -- the entry's name
    journal         INTEGER NOT NULL,
    account         INTEGER NOT NULL,
    third_party     INTEGER NOT NULL,
    date            INTEGER NOT NULL,
    debit           INTEGER NOT NULL,
    credit          INTEGER NOT NULL,
    document        TEXT,
    reference       TEXT,
    label           TEXT,
    document_date   INTEGER,
    lock_date       INTEGER,
    matching        TEXT,
    matching_date   INTEGER,
    scales          INTEGER,
    due_date        INTEGER,
    currency        TEXT,
    currency_amount INTEGER,          -- / 10^currency_scale
    currency_scale  INTEGER,
    extras          TEXT              -- further columns: a JSON array of [name, value]
) STRICT;

CREATE TABLE allocation (
    line          INTEGER NOT NULL,
    ordinal       INTEGER NOT NULL,
    axis          TEXT NOT NULL,
    section       TEXT NOT NULL,
    section_label TEXT NOT NULL,
    amount        INTEGER NOT NULL,   -- / 10^scale
    scale         INTEGER NOT NULL,
    PRIMARY KEY (line, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    line       INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    uri        TEXT,
    sha256     TEXT NOT NULL,
    length     INTEGER,
    PRIMARY KEY (line, ordinal)
) STRICT, WITHOUT ROWID;

-- What users did with held entries: obstacles to a decision.
CREATE TABLE held_mark (
    import INTEGER NOT NULL REFERENCES import (number),
    line   INTEGER NOT NULL,          -- id of the entry's first line
    mark   INTEGER NOT NULL,          -- 0 lettered, 1 locked, 2 exported
    PRIMARY KEY (import, line, mark)
) STRICT, WITHOUT ROWID;

-- Journals, accounts, third parties and sections of a dossier. kind: 0 journal, 1 account, 2 third party, 3 section.
CREATE TABLE reference (
    dossier    TEXT NOT NULL,
    kind       INTEGER NOT NULL,
    code       TEXT NOT NULL,
    axis       TEXT NOT NULL,
    label      TEXT NOT NULL,
    collective TEXT NOT NULL,
    created_by INTEGER REFERENCES import (number),
    PRIMARY KEY (dossier, kind, code, axis)
) STRICT, WITHOUT ROWID;

-- What an import names, in order of first appearance, created by it or not.
CREATE TABLE named (
    import     INTEGER NOT NULL REFERENCES import (number),
    kind       INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    code       TEXT NOT NULL,
    axis       TEXT NOT NULL,
    label      TEXT NOT NULL,
    collective TEXT NOT NULL,
    PRIMARY KEY (import, kind, ordinal)
) STRICT, WITHOUT ROWID;

-- The queue: one row while an import has a request.
CREATE TABLE request (
    place       INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier     TEXT NOT NULL,
    import      INTEGER NOT NULL UNIQUE REFERENCES import (number),
    id          BLOB NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    not_before  INTEGER,
    claimed_by  INTEGER,              -- the fencing token that may commit
    lease_until INTEGER
) STRICT;

CREATE INDEX request_dossier ON request (dossier, place);

CREATE TABLE audit (
    dossier       TEXT NOT NULL,
    import        BLOB NOT NULL,      -- the import's id
    sequence      INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    actor         TEXT NOT NULL,
    command       TEXT NOT NULL,
    version_seen  INTEGER,
    result        INTEGER NOT NULL,   -- 0 accepted, 1 refused, 2 repeated
    code          TEXT NOT NULL,
    status_before INTEGER,
    status_after  INTEGER NOT NULL,
    PRIMARY KEY (dossier, import, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    place      INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier    TEXT NOT NULL,
    id         BLOB NOT NULL,
    at         INTEGER NOT NULL,
    body       TEXT NOT NULL,         -- JSON
    attempts   INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER,
    delivered  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX outbox_id ON outbox (dossier, id);
CREATE INDEX outbox_waiting ON outbox (place) WHERE delivered = 0;
CREATE INDEX outbox_waiting_dossier ON outbox (dossier, place) WHERE delivered = 0;

CREATE TABLE notification (
    place       INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier     TEXT NOT NULL,
    id          BLOB NOT NULL,
    import      BLOB NOT NULL,
    user        TEXT NOT NULL,
    category_fr TEXT NOT NULL,
    category_en TEXT NOT NULL,
    title_fr    TEXT NOT NULL,
    title_en    TEXT NOT NULL,
    text_fr     TEXT NOT NULL,
    text_en     TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    is_read     INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX notification_id ON notification (dossier, id);
CREATE INDEX notification_newest ON notification (dossier, created_at, place);

CREATE TABLE model (
    dossier  TEXT NOT NULL,
    code     TEXT NOT NULL,
    revision INTEGER NOT NULL,        -- how often it was saved
    document BLOB NOT NULL,
    PRIMARY KEY (dossier, code, revision)
) STRICT, WITHOUT ROWID;
