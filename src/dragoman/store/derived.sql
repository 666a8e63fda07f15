-- What linking has found, over the newest folder derived/NNNNN; see docs/reference/incidents.md.

CREATE OR REPLACE VIEW links AS SELECT * FROM read_parquet(getvariable('links_file'));

CREATE OR REPLACE VIEW incidents AS
SELECT * EXCLUDE (alias_of) FROM read_parquet(getvariable('incidents_file')) WHERE alias_of IS NULL;

-- Every id that an incident has or had, and the one that it means now.
CREATE OR REPLACE VIEW incident_ids AS
SELECT id, coalesce(alias_of, id) AS incident FROM read_parquet(getvariable('incidents_file'));

CREATE OR REPLACE VIEW incident_claims AS
SELECT l.incident, l.rank, l.linked_to, l.score, l.kind, l.reason,
    c.* EXCLUDE (incident), c.incident AS within_report
FROM links AS l JOIN claims_flat AS c ON c.id = l.claim AND c.run = l.run;

-- One row a claim that tells a value with which another claim of its incident disagrees.
CREATE OR REPLACE VIEW disagreements AS
WITH one AS (SELECT id, unnest(disagreements) AS told FROM incidents),
each AS (SELECT id AS incident, told.field AS field, told.value AS value, unnest(told.claims) AS claim FROM one)
SELECT each.*, l.report_id, r.outlet
FROM each JOIN links AS l USING (claim) LEFT JOIN reports AS r USING (run, report_id);
