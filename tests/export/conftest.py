"""Claims beside their reports, as a store gives them: by hand, and the sample reports read once."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.export import Options, export
from dragoman.intake import from_text
from dragoman.records.form import claim_form, report_form
from dragoman.store import incidents_told, link, open_store
from sample_claims import TEXT, bare, full

REPORTS = Path(__file__).parent.parent / "reports"
NAMES = sorted(path.name.removesuffix(".expected.jsonl") for path in REPORTS.glob("*.expected.jsonl"))
URL = "https://news.example/2024/row"


def pair_of(claim, report):
    return {**claim_form(claim), "gloss": claim.gloss}, report_form(report)


def cited(claim, report):
    known = {
        name: getattr(report, name) for name in ("report_id", "text_sha256", "source_sha256", "url", "title")
    }
    published = report.published.isoformat() if report.published else None
    cite = {
        **claim.cite_info,
        **known,
        "publication": report.outlet,
        "published": published,
        "license": report.license,
    }
    return replace(claim, cite_info={**cite, "language": report.language, "codebook": "plover-2.0"})


@pytest.fixture
def page():
    """The sample report of the claims made by hand, with an address."""
    return from_text(TEXT, published=date(2024, 3, 2), outlet="The Example", url=URL)


@pytest.fixture
def made(page):
    """A pair of a claim made by hand, with fields changed."""

    def make(claim=None, /, **changed):
        claim = cited(claim or full(), page)
        return pair_of(replace(claim, **changed), page)

    return make


@pytest.fixture
def met(made, page):
    """A meeting of two states that has occurred, with fields changed."""
    norway, benin = full().actor[0], replace(full().recipient[0], code="BEN", sector=None, other_sectors=())

    def make(**changed):
        known = {"actor": (norway, benin), "reported": page.published, "event_scale": 2.5, "cameo": "040"}
        return made(bare(), **{**known, **changed})

    return make


@pytest.fixture
def pairs(made, met):
    """One claim with every field, and one that every format takes."""
    return [made(), met()]


@pytest.fixture(scope="session")
def sample_reports(language, lexicon):
    """The sample reports with their claims, each report with and without its day of publication."""
    from dragoman import pipeline

    found = []
    for name in NAMES:
        text = (REPORTS / f"{name}.txt").read_bytes().decode("utf8")
        said = json.loads((REPORTS / f"{name}.json").read_text("utf8"))["published"]
        for published in dict.fromkeys((said, None)):
            day = date.fromisoformat(published) if published else None
            url = f"https://news.example/{name}?dated={bool(day)}"
            report = from_text(text, published=day, outlet="The Example", url=url, lexicon=lexicon)
            found.append((report, pipeline.read(report, language, lexicon)))
    return found


@pytest.fixture(scope="session")
def report_pairs(sample_reports):
    """Every claim of the sample reports beside its report."""
    return [pair_of(claim, report) for report, claims in sample_reports for claim in claims]


@pytest.fixture(scope="session")
def incident_pairs(sample_reports, tmp_path_factory):
    """Every incident of the sample reports, as a store gives it."""
    with open_store(tmp_path_factory.mktemp("stores") / "incidents") as store:
        with store.run() as run:
            for report, claims in sample_reports:
                run.add(report, claims, input=report.url)
        link(store.layout)
        return list(incidents_told(store))


@pytest.fixture
def written(tmp_path):
    """Export to a file; gives its path and the account."""

    def write(pairs, to, name=None, warn=lambda _: None, **options):
        path = tmp_path / (name or f"out.{'tsv' if to in ('polecat', 'icews') else to}")
        options = {"subject": "Norway and Benin", **options} if to == "dossier" else options
        return path, export(iter(pairs), path, Options(to=to, **options), warn=warn)

    return write
