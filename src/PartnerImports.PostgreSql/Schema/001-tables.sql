-- Version 1. Every table belongs to the schema on the search path; every primary key begins with the dossier.
--
-- Instants are nanoseconds since 1970-01-01T00:00:00Z: a timestamp would keep microseconds only, and what was stored must come
-- back as it was. An amount is a whole number of at most 18 digits and a scale of 0 to 9, as in memory: exact like numeric,
-- and half as dear to copy. Texts compare by their bytes.

CREATE TABLE imports (
    dossier_id          text COLLATE "C" NOT NULL,
    import_id           uuid NOT NULL,
    arrival             bigint GENERATED ALWAYS AS IDENTITY,
    holding             bigint NOT NULL,
    version             bigint NOT NULL,
    status              smallint NOT NULL CHECK (status BETWEEN 0 AND 3),
    file_name           text COLLATE "C" NOT NULL,
    format_code         text COLLATE "C" NOT NULL,
    format_label        text NOT NULL,
    partner_id          text COLLATE "C" NOT NULL,
    partner_name        text COLLATE "C" NOT NULL,
    file_name_key       bytea NOT NULL,
    partner_name_key    bytea NOT NULL,
    push_key            text COLLATE "C",
    push_key_digest     bytea,
    hash                bytea NOT NULL,
    fingerprint         text COLLATE "C" NOT NULL,
    replaces            uuid,
    model_code          text,
    model_revision      integer,
    model_hash          bytea,
    request_id          uuid,
    request_decision    smallint,
    request_by          text,
    request_at          bigint,
    resolution_decision smallint,
    resolution_by       text,
    resolution_at       bigint,
    error_french        text,
    error_english       text,
    entries             bigint NOT NULL,
    lines               bigint NOT NULL,
    total_debit         numeric NOT NULL,
    total_credit        numeric NOT NULL,
    first_movement      date,
    last_movement       date,
    journals            integer NOT NULL,
    accounts            integer NOT NULL,
    third_parties       integer NOT NULL,
    sections            integer NOT NULL,
    blocking            bigint NOT NULL,
    warnings            bigint NOT NULL,
    informations        bigint NOT NULL,
    period_start        date,
    period_end          date,
    period_label        text,
    created_at          bigint NOT NULL,
    updated_at          bigint NOT NULL,
    books               smallint NOT NULL CHECK (books BETWEEN 0 AND 2),
    stored_entries      bigint NOT NULL,
    stored_lines        bigint NOT NULL,
    stored_first        date,
    stored_last         date,
    PRIMARY KEY (dossier_id, import_id)
);
COMMENT ON COLUMN imports.status IS '0 pending, 1 validated, 2 rejected, 3 error';
COMMENT ON COLUMN imports.books IS 'what the lines of the import are: 0 none, 1 held, 2 ordinary';
COMMENT ON COLUMN imports.file_name_key IS 'what lists sort by: the first 1,000 UTF-16 code units, big-endian, whose bytes compare as .NET compares texts by ordinal';
COMMENT ON COLUMN imports.push_key_digest IS 'SHA-256 of the key: a key of any length can be indexed';

-- What a push is recognised by binds while its import is pending or validated.
CREATE UNIQUE INDEX imports_bound_key ON imports (dossier_id, partner_id, push_key_digest) WHERE status IN (0, 1) AND push_key_digest IS NOT NULL;
CREATE UNIQUE INDEX imports_bound_hash ON imports (dossier_id, partner_id, hash) WHERE status IN (0, 1) AND push_key_digest IS NULL;
CREATE INDEX imports_hash ON imports (dossier_id, partner_id, hash);
CREATE INDEX imports_key ON imports (dossier_id, partner_id, push_key_digest) WHERE push_key_digest IS NOT NULL;
CREATE INDEX imports_fingerprint ON imports (dossier_id, fingerprint) WHERE status IN (0, 1) AND fingerprint <> '';
CREATE INDEX imports_in_books ON imports (dossier_id, books, arrival) WHERE books <> 0;
CREATE UNIQUE INDEX imports_holding ON imports (dossier_id, holding);

-- One index for each column that the console is sorted by.
CREATE INDEX imports_by_created_at ON imports (dossier_id, status, created_at, import_id);
CREATE INDEX imports_by_updated_at ON imports (dossier_id, status, updated_at, created_at, import_id);
CREATE INDEX imports_by_file_name ON imports (dossier_id, status, file_name_key, created_at, import_id);
CREATE INDEX imports_by_partner ON imports (dossier_id, status, partner_name_key, created_at, import_id);
CREATE INDEX imports_by_format ON imports (dossier_id, status, format_code, created_at, import_id);
CREATE INDEX imports_by_first_movement ON imports (dossier_id, status, first_movement, created_at, import_id);
CREATE INDEX imports_by_last_movement ON imports (dossier_id, status, last_movement, created_at, import_id);
CREATE INDEX imports_by_period ON imports (dossier_id, status, period_end, created_at, import_id);
CREATE INDEX imports_by_entries ON imports (dossier_id, status, entries, created_at, import_id);

-- How many imports of each status a dossier has (kind 0 to 3), and how many have a request (kind 4): a page never counts rows.
CREATE TABLE import_counts (
    dossier_id text COLLATE "C" NOT NULL,
    kind       smallint NOT NULL,
    count      bigint NOT NULL,
    PRIMARY KEY (dossier_id, kind)
);

-- The lines of imports, held or ordinary: imports.books tells which, so that validating an import rewrites none of them.
CREATE TABLE entry_lines (
    debit           bigint NOT NULL,
    credit          bigint NOT NULL,
    holding         bigint NOT NULL,
    position        integer NOT NULL,
    line_number     integer NOT NULL,
    entry_date      date NOT NULL,
    part            smallint NOT NULL,
    scales          smallint NOT NULL,
    dossier_id      text COLLATE "C" NOT NULL,
    entry           text COLLATE "C" NOT NULL,
    journal         text COLLATE "C" NOT NULL,
    number          text COLLATE "C" NOT NULL,
    account         text COLLATE "C" NOT NULL,
    third_party     text COLLATE "C" NOT NULL,
    reference       text COLLATE "C" NOT NULL,
    label           text COLLATE "C" NOT NULL,
    matching        text COLLATE "C" NOT NULL,
    document_date   date,
    lock_date       date,
    matching_date   date,
    due_date        date,
    currency        text COLLATE "C",
    currency_amount bigint,
    details         jsonb,
    PRIMARY KEY (dossier_id, holding, position)
);
CREATE SEQUENCE holdings;
COMMENT ON COLUMN entry_lines.holding IS 'the reception that held the lines: imports.holding names it, since lines are held before their import exists';
COMMENT ON COLUMN entry_lines.position IS 'the place of the line in the import, from 0';
COMMENT ON COLUMN entry_lines.scales IS 'three digits: the decimals of currency_amount, credit and debit';
COMMENT ON COLUMN entry_lines.details IS 'allocations, further values and documents, where the line has any';

-- The same for people and reports: amounts as numbers, held told from ordinary.
CREATE VIEW ledger_lines AS
SELECT l.dossier_id, i.import_id, i.books = 1 AS held, l.position, l.part, l.line_number, l.entry, l.journal, l.entry_date, l.number,
       l.account, l.third_party, l.reference, l.document_date, l.label,
       l.debit * power(10::numeric, -(l.scales % 10)) AS debit,
       l.credit * power(10::numeric, -(l.scales / 10 % 10)) AS credit,
       l.matching, l.matching_date, l.lock_date, l.due_date, l.currency,
       l.currency_amount * power(10::numeric, -(l.scales / 100)) AS currency_amount,
       l.details
FROM entry_lines l JOIN imports i ON i.dossier_id = l.dossier_id AND i.holding = l.holding;

-- What users of the accounting software did to held entries.
CREATE TABLE entry_marks (
    dossier_id  text COLLATE "C" NOT NULL,
    import_id   uuid NOT NULL,
    entry       text COLLATE "C" NOT NULL,
    mark        smallint NOT NULL,
    line_number integer NOT NULL,
    position    integer NOT NULL,
    PRIMARY KEY (dossier_id, import_id, position, mark)
);

-- The reference data that each import names, created by it or not.
CREATE TABLE import_references (
    dossier_id text COLLATE "C" NOT NULL,
    import_id  uuid NOT NULL,
    named      jsonb NOT NULL,
    PRIMARY KEY (dossier_id, import_id)
);

CREATE TABLE reference_data (
    dossier_id text COLLATE "C" NOT NULL,
    kind       smallint NOT NULL,
    axis       text COLLATE "C" NOT NULL,
    code       text COLLATE "C" NOT NULL,
    label      text NOT NULL,
    collective text COLLATE "C" NOT NULL,
    created_by uuid,
    PRIMARY KEY (dossier_id, kind, axis, code)
);
COMMENT ON COLUMN reference_data.kind IS '0 journal, 1 account, 2 third party, 3 section';

-- The partners' ids of the entries of pending and validated imports.
CREATE TABLE entry_ids (
    dossier_id text COLLATE "C" NOT NULL,
    partner_id text COLLATE "C" NOT NULL,
    entry_id   text COLLATE "C" NOT NULL,
    import_id  uuid NOT NULL,
    PRIMARY KEY (dossier_id, partner_id, entry_id)
);
CREATE INDEX entry_ids_of_import ON entry_ids (dossier_id, import_id);

-- The queue: one row for each request, in the order of acceptance.
CREATE TABLE requests (
    dossier_id    text COLLATE "C" NOT NULL,
    import_id     uuid NOT NULL,
    request_id    uuid NOT NULL,
    sequence      bigint GENERATED ALWAYS AS IDENTITY,
    not_before    bigint NOT NULL DEFAULT -9223372036854775808,
    lease_until   bigint NOT NULL DEFAULT -9223372036854775808,
    fencing_token bigint NOT NULL DEFAULT 0,
    attempt       integer NOT NULL DEFAULT 0,
    PRIMARY KEY (dossier_id, import_id)
);
CREATE UNIQUE INDEX requests_in_order ON requests (dossier_id, sequence);
CREATE UNIQUE INDEX requests_by_sequence ON requests (sequence);
CREATE SEQUENCE fencing_tokens;

CREATE TABLE outbox (
    dossier_id  text COLLATE "C" NOT NULL,
    message_id  uuid NOT NULL,
    sequence    bigint GENERATED ALWAYS AS IDENTITY,
    written_at  bigint NOT NULL,
    not_before  bigint NOT NULL DEFAULT -9223372036854775808,
    lease_until bigint NOT NULL DEFAULT -9223372036854775808,
    attempt     integer NOT NULL DEFAULT 0,
    message     jsonb NOT NULL,
    PRIMARY KEY (dossier_id, message_id)
);
CREATE UNIQUE INDEX outbox_by_sequence ON outbox (sequence);

CREATE TABLE audit_events (
    dossier_id    text COLLATE "C" NOT NULL,
    import_id     uuid NOT NULL,
    sequence      bigint NOT NULL,
    at            bigint NOT NULL,
    actor         text NOT NULL,
    command       text NOT NULL,
    version_seen  bigint,
    result        smallint NOT NULL,
    code          text NOT NULL,
    status_before smallint,
    status_after  smallint NOT NULL,
    PRIMARY KEY (dossier_id, import_id, sequence)
);

CREATE TABLE notifications (
    dossier_id      text COLLATE "C" NOT NULL,
    notification_id uuid NOT NULL,
    sequence        bigint GENERATED ALWAYS AS IDENTITY,
    import_id       uuid NOT NULL,
    user_id         text COLLATE "C" NOT NULL,
    category_french text NOT NULL,
    category_english text NOT NULL,
    title_french    text NOT NULL,
    title_english   text NOT NULL,
    text_french     text NOT NULL,
    text_english    text NOT NULL,
    created_at      bigint NOT NULL,
    is_read         boolean NOT NULL,
    PRIMARY KEY (dossier_id, notification_id)
);
CREATE INDEX notifications_of_user ON notifications (dossier_id, user_id, created_at, sequence);
CREATE INDEX notifications_unread ON notifications (dossier_id, user_id) WHERE NOT is_read;

CREATE TABLE dossiers (
    dossier_id   text COLLATE "C" NOT NULL,
    siren        text,
    console_open boolean NOT NULL,
    PRIMARY KEY (dossier_id)
);

CREATE TABLE fiscal_years (
    dossier_id text COLLATE "C" NOT NULL,
    first_day  date NOT NULL,
    last_day   date NOT NULL,
    is_open    boolean NOT NULL,
    label      text,
    PRIMARY KEY (dossier_id, first_day)
);

CREATE TABLE custom_models (
    dossier_id text COLLATE "C" NOT NULL,
    code       text COLLATE "C" NOT NULL,
    revision   integer NOT NULL,
    document   bytea NOT NULL,
    PRIMARY KEY (dossier_id, code, revision)
);
