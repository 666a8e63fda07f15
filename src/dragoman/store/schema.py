"""The tables of a store, column by column: fixed here and never guessed from what comes in."""

import pyarrow as pa

# Raised when a column changes its name, type or meaning; a store says it in store.json.
SCHEMA_VERSION = 2

TEXT = pa.string()
TEXTS = pa.list_(TEXT)
NUMBER = pa.int32()
# Code points of the report's text, the end not included.
SPAN = pa.struct([("start", NUMBER), ("end", NUMBER)])
SPANS = pa.list_(SPAN)
WORDS = pa.struct([("text", TEXT), ("span", SPAN)])
CONDITION = pa.struct([("text", TEXT), ("span", SPAN), ("claim", TEXT)])
COUNT = pa.struct([("low", pa.int64()), ("high", pa.int64()), ("text", TEXT), ("span", SPAN)])
ENTITY = [
    ("entity_text", TEXT),
    ("span", SPAN),
    ("entity_name", TEXT),
    ("code", TEXT),
    ("sector", TEXT),
    ("other_sectors", TEXTS),
    ("office", TEXT),
    ("identifier_id", TEXT),
    ("resolved_by", TEXT),
    ("settled_by", pa.list_(WORDS)),
]
ENTITIES = pa.list_(pa.struct(ENTITY))
SOURCES = pa.list_(
    pa.struct(
        [
            *ENTITY,
            ("kind", TEXT),
            ("cue", WORDS),
            ("date_value", TEXT),
            ("date_text", TEXT),
            ("date_span", SPAN),
        ]
    )
)
PLACE = pa.struct(
    [
        ("extracted_place", TEXT),
        ("span", SPAN),
        ("resolved_place", TEXT),
        ("country_code", TEXT),
        ("province", TEXT),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("geonameid", pa.int64()),
        ("resolution", NUMBER),
    ]
)
CITE = pa.struct(
    [
        ("report_id", TEXT),
        ("text_sha256", TEXT),
        ("source_sha256", TEXT),
        ("url", TEXT),
        ("title", TEXT),
        ("publication", TEXT),
        ("published", pa.date32()),
        ("language", TEXT),
        ("translated_from", TEXT),
        ("license", TEXT),
        ("copyright", TEXT),
        ("corpus", TEXT),
        ("codebook", TEXT),
    ]
)

# One row a coding of a report: the same report coded by two runs has two.
REPORTS = pa.schema(
    [
        ("run", TEXT),
        ("report_id", TEXT),
        ("text", TEXT),  # null where the store was fed with --no-text
        ("text_sha256", TEXT),
        ("source_sha256", TEXT),
        ("blocks", TEXT),  # JSON
        ("title", TEXT),
        ("published", pa.date32()),
        ("published_start", NUMBER),
        ("published_end", NUMBER),
        ("outlet", TEXT),
        ("url", TEXT),
        ("author", TEXT),
        ("language", TEXT),
        ("translated_from", TEXT),
        ("license", TEXT),
        ("copyright", TEXT),
        ("corpus", TEXT),
        ("extractor", TEXT),
        ("input", TEXT),  # what the user calls it: a path, or file.jsonl:3
        ("read_at", pa.timestamp("us")),  # in UTC
        ("n_claims", NUMBER),
        ("outcome", TEXT),  # coded empty not_english failed
        ("reason", TEXT),
    ]
)

# Every key of a claim's JSON form under its own name; only here are columns nested.
FORM = [
    ("id", TEXT),
    ("event", TEXTS),
    ("act", TEXT),
    ("mode", TEXTS),
    ("mode_spans", SPANS),
    ("act_mode", TEXTS),
    ("context", TEXTS),
    ("context_spans", SPANS),
    ("quad_code", NUMBER),
    ("event_scale", pa.float64()),
    ("cameo", TEXT),
    ("event_text", TEXTS),
    ("event_spans", SPANS),
    ("actor", ENTITIES),
    ("recipient", ENTITIES),
    ("size", pa.struct([("dead", COUNT), ("injured", COUNT), ("arrested", COUNT), ("participants", COUNT)])),
    ("date", pa.date32()),
    ("enddate", pa.date32()),
    ("time", TEXT),
    ("date_value", TEXT),
    ("date_mod", TEXT),
    ("date_precision", TEXT),
    ("date_text", TEXT),
    ("date_span", SPAN),
    ("date_carried", pa.bool_()),
    ("act_date", pa.date32()),
    ("act_enddate", pa.date32()),
    ("act_date_value", TEXT),
    ("act_date_text", TEXT),
    ("act_date_span", SPAN),
    ("reported", pa.date32()),
    ("status", TEXT),
    ("status_text", TEXT),
    ("status_span", SPAN),
    ("historical", pa.bool_()),
    ("condition", CONDITION),
    ("said_by", SOURCES),
    ("source_role", TEXT),
    ("about", pa.list_(pa.struct([("name", TEXT), ("text", TEXT), ("span", SPAN)]))),
    ("event_loc", PLACE),
    ("text_info", pa.struct([("sequence", NUMBER), ("start", NUMBER), ("end", NUMBER)])),
    ("cite_info", CITE),
    ("why", pa.struct([("entry", TEXT), ("operators", TEXTS), ("tokens", TEXT), ("grade", TEXT)])),
    ("incident", TEXT),
    ("link", TEXTS),
    ("coder", TEXT),
    ("lexicon", TEXT),
    ("model", TEXT),
    ("record_version", NUMBER),
]
FORM_KEYS = tuple(name for name, _ in FORM)
# Worked out from the fields when a claim is stored, because SQL could not, or only by reading every party of
# a million claims to show a hundred of them.
WORKED_OUT = (
    *("actor_names", "actor_codes", "actor_sectors"),
    *("recipient_names", "recipient_codes", "recipient_sectors"),
    *("source_name", "source_code", "cue", "about_names"),
)
ADDED = [("gloss", TEXT), *((name, TEXT) for name in WORKED_OUT)]
CLAIMS = pa.schema([("run", TEXT), ("report_id", TEXT), *FORM, *ADDED])

# One row a party of a claim.
PARTIES = pa.schema(
    [
        ("run", TEXT),
        ("claim_id", TEXT),
        ("report_id", TEXT),
        ("role", TEXT),  # actor recipient source
        ("position", NUMBER),  # in the claim's list of that role, from 0
        ("entity_text", TEXT),
        ("start", NUMBER),
        ("end", NUMBER),
        ("entity_name", TEXT),
        ("code", TEXT),
        ("sector", TEXT),
        ("other_sectors", TEXT),  # joined by ;
        ("office", TEXT),
        ("identifier_id", TEXT),
        ("resolved_by", TEXT),
        ("kind", TEXT),  # this and the cue for sources only
        ("cue", TEXT),
        ("cue_start", NUMBER),
        ("cue_end", NUMBER),
    ]
)

TABLES = {"reports": REPORTS, "claims": CLAIMS, "entities": PARTIES}
