CREATE TABLE export (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    /* reports */
);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    /* claims */
);
CREATE TABLE entities (
    n INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
    role TEXT NOT NULL, -- actor or recipient
    position INTEGER NOT NULL,
    /* party */,
    other_sectors TEXT
);
CREATE TABLE sources (
    n INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL, -- 0 is the outermost
    /* party */,
    kind TEXT NOT NULL,
    cue TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL
);
CREATE INDEX claims_report ON claims (report_id);
CREATE INDEX claims_day ON claims (event_date);
CREATE INDEX claims_event ON claims (event, status);
CREATE INDEX entities_claim ON entities (claim_id);
CREATE INDEX entities_code ON entities (code, role);
CREATE INDEX sources_claim ON sources (claim_id);
-- Every two states or bodies between which a claim is: one on each side, or both of them where all do it
-- together. `a` comes before `b` in the alphabet, so that a pair is found once.
CREATE VIEW pairs AS
SELECT DISTINCT
    claims.id AS claim_id,
    one.code AS a,
    other.code AS b,
    claims.event_date,
    substr(claims.event_date, 1, 7) AS month,
    claims.event,
    claims.quad_code,
    claims.event_scale,
    claims.status,
    claims.historical
FROM claims
JOIN entities AS one ON one.claim_id = claims.id
JOIN entities AS other ON other.claim_id = claims.id AND one.code < other.code
WHERE one.role <> other.role
    OR NOT EXISTS (SELECT 1 FROM entities WHERE claim_id = claims.id AND role = 'recipient');
-- content="..." without blanks: so Datasette finds the search of a table.
CREATE VIRTUAL TABLE claims_fts USING fts5 (
    gloss, sentence, actor_names, recipient_names, content="claims", content_rowid="n"
);
CREATE VIRTUAL TABLE reports_fts USING fts5 (
    /* searched */, content="reports", content_rowid="n"
);
