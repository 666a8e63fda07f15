-- What a store shows. The files stand in variables, which are set anew when parts come or go.

CREATE OR REPLACE VIEW reports AS SELECT * FROM read_parquet(getvariable('reports_files'));
CREATE OR REPLACE VIEW claims AS SELECT * FROM read_parquet(getvariable('claims_files'));
CREATE OR REPLACE VIEW entities AS SELECT * FROM read_parquet(getvariable('entities_files'));

-- Codings of a report that a newer one stands in for. What failed never stands in for what did not.
CREATE OR REPLACE TABLE older_codings AS
SELECT run, report_id FROM reports
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY outcome <> 'failed' DESC, read_at DESC, run DESC) > 1;

-- What became of reports after they were read: the last mark on each.
CREATE OR REPLACE TABLE marks AS
SELECT report_id, mark, other, reason, marked_at FROM marks_now
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY number DESC) = 1;

-- Reports that a later text of the same page corrects (the order is that in which the texts first came in),
-- or that are marked as replaced by another report.
CREATE OR REPLACE TABLE corrected AS
WITH versions AS (
    SELECT url, report_id, min(read_at) AS first_read FROM reports
    WHERE url IS NOT NULL AND outcome = 'coded' GROUP BY url, report_id
), by_url AS (
    SELECT report_id, lead(report_id) OVER (PARTITION BY url ORDER BY first_read, report_id) AS superseded_by
    FROM versions
)
SELECT report_id, superseded_by FROM by_url ANTI JOIN (FROM marks WHERE mark <> 'withdrawn') USING (report_id)
WHERE superseded_by IS NOT NULL
UNION ALL
SELECT report_id, other FROM marks WHERE mark = 'superseded';

-- What claims_current leaves out: empty in most stores.
CREATE OR REPLACE TABLE hidden_codings AS
SELECT run, report_id FROM older_codings
UNION
SELECT run, report_id FROM reports
WHERE report_id IN (SELECT report_id FROM corrected UNION SELECT report_id FROM marks WHERE mark = 'withdrawn');

CREATE OR REPLACE VIEW reports_current AS
SELECT r.*, b.report_id AS supersedes, a.superseded_by, w.marked_at AS withdrawn, w.reason AS withdrawn_reason
FROM (SELECT * FROM reports ANTI JOIN older_codings USING (run, report_id)) AS r
LEFT JOIN corrected AS a ON a.report_id = r.report_id
LEFT JOIN (SELECT superseded_by, max(report_id) AS report_id FROM corrected GROUP BY superseded_by) AS b
    ON b.superseded_by = r.report_id
LEFT JOIN (FROM marks WHERE mark = 'withdrawn') AS w ON w.report_id = r.report_id;

CREATE OR REPLACE VIEW claims_current AS
SELECT * FROM claims ANTI JOIN hidden_codings USING (run, report_id);

CREATE OR REPLACE VIEW claims_flat AS
SELECT
    run, id, report_id, gloss,
    event[1] AS event, act,
    nullif(array_to_string(mode, ';'), '') AS mode,
    nullif(array_to_string(act_mode, ';'), '') AS act_mode,
    nullif(array_to_string(context, ';'), '') AS context,
    quad_code, event_scale, cameo,
    array_to_string(event_text, ' … ') AS event_text,
    actor_names, actor_codes, actor_sectors, recipient_names, recipient_codes, recipient_sectors,
    coalesce(date, reported) AS event_date,
    CASE WHEN date IS NOT NULL THEN 'date' WHEN reported IS NOT NULL THEN 'reported' END AS event_date_basis,
    date, enddate, date_value, date_precision, date_text, act_date, act_enddate, reported,
    status, status_text, historical, condition.text AS condition,
    source_name, source_code, source_role, cue, about_names AS about,
    event_loc.resolved_place AS place, event_loc.country_code AS country, event_loc.province AS province,
    event_loc.lat AS lat, event_loc.lon AS lon, event_loc.resolution AS place_resolution,
    size.dead.low AS dead_low, size.dead.high AS dead_high,
    size.injured.low AS injured_low, size.injured.high AS injured_high,
    size.arrested.low AS arrested_low, size.arrested.high AS arrested_high,
    size.participants.low AS participants_low, size.participants.high AS participants_high,
    text_info.sequence AS sentence_number, text_info.start AS start, text_info."end" AS "end",
    incident,
    cite_info.title AS title, cite_info.publication AS outlet, cite_info.published AS published,
    cite_info.url AS url, cite_info.license AS license,
    why.entry AS entry, why.grade AS grade, coder, lexicon, model
FROM claims_current;

-- Ordered pairs of codes: actor to recipient, and each party to each other where they did it together.
CREATE OR REPLACE VIEW dyads AS
WITH coded AS (
    SELECT event_date, quad_code, event, status, event_scale,
        string_split(actor_codes, ';') AS actors,
        string_split(coalesce(recipient_codes, actor_codes), ';') AS others,
        recipient_codes IS NULL AS together
    FROM claims_flat
    WHERE actor_codes IS NOT NULL AND (recipient_codes IS NOT NULL OR contains(actor_codes, ';'))
), one AS (SELECT * EXCLUDE (actors), unnest(actors) AS actor FROM coded),
two AS (SELECT * EXCLUDE (others), unnest(others) AS recipient FROM one)
SELECT event_date, actor, recipient, quad_code, event, status, event_scale
FROM two WHERE NOT together OR actor <> recipient;

CREATE OR REPLACE VIEW dyad_month AS
SELECT date_trunc('month', event_date)::DATE AS month, actor, recipient, quad_code, event, status,
    count(*) AS claims, avg(event_scale) AS mean_scale
FROM dyads GROUP BY ALL;

CREATE OR REPLACE VIEW coverage AS
SELECT outlet, published AS day, count(*) AS reports,
    count(*) FILTER (n_claims > 0) AS with_claims,
    count(*) FILTER (outcome = 'empty') AS empty,
    count(*) FILTER (outcome = 'not_english') AS not_english,
    count(*) FILTER (outcome = 'failed') AS failed,
    sum(n_claims)::BIGINT AS claims
FROM reports_current WHERE superseded_by IS NULL AND withdrawn IS NULL GROUP BY outlet, published;
