"""XLSX, GeoJSON, Prodigy and dossiers: what each holds, and that nothing in them runs."""

import json
import re
from html.parser import HTMLParser

import pytest

from dragoman.errors import ExportError
from dragoman.export import dossier as dossiers
from dragoman.export import xlsx
from dragoman.export.geojson import NO_PLACE
from dragoman.export.prodigy import NO_SENTENCE

from .test_cells import FORMULAS


@pytest.fixture
def sheet(written):
    openpyxl = pytest.importorskip("openpyxl")

    def opened(pairs, **options):
        path, account = written(pairs, "xlsx", **options)
        book = openpyxl.load_workbook(path)["dragoman"]
        return book, {cell.value: cell.column for cell in book[1]}, account

    return opened


def test_xlsx_has_typed_cells_and_links_to_the_sentence(sheet, pairs):
    book, at, account = sheet(pairs)
    assert (book.max_row, account.rows, book.freeze_panes) == (3, 2, "B2")
    row = {name: book.cell(2, column) for name, column in at.items()}
    assert row["event_date"].value.isoformat() == "2024-03-08T00:00:00"
    assert row["event_date"].number_format == "yyyy-mm-dd"
    assert (row["dead_low"].value, row["lat"].value, row["historical"].value) == (None, 6.37, False)
    assert (row["cameo"].value, row["cameo"].data_type) == ("195", "s")
    link = row["url"].hyperlink
    assert f"{link.target}#{link.location}".startswith("https://news.example/2024/row#:~:text=Norway%20may")
    assert row["title"].hyperlink is None


@pytest.mark.parametrize("said", [*FORMULAS, '=HYPERLINK("http://x")', "http://plain.example"])
def test_xlsx_runs_nothing_and_keeps_text_as_it_is(sheet, met, said):
    book, at, _ = sheet([met(cameo=said)])
    cell = book.cell(2, at["cameo"])
    assert (cell.value, cell.data_type) == (" ".join(said.split()), "s")
    assert cell.hyperlink is None
    if said != "http://plain.example":
        assert cell.quotePrefix or " ".join(said.split()) != said  # white space went, and the sign with it


def test_xlsx_links_only_to_web_pages(sheet, met):
    claim, report = met()
    for url in ("javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/a"):
        book, at, _ = sheet([(claim, {**report, "url": url})])
        cell = book.cell(2, at["url"])
        assert (cell.value, cell.hyperlink) == (url, None)


def test_xlsx_takes_reports_and_tells_what_it_cannot_hold(sheet, pairs, met, monkeypatch):
    book, at, _ = sheet(pairs, unit="report")
    assert book.cell(2, at["claims"]).value == 2
    claim, report = met(cameo="x" * 40_000)
    book, at, _ = sheet([(claim | {"date": "1850-01-01"}, report)])
    assert len(book.cell(2, at["cameo"]).value) == 32_767
    assert book.cell(2, at["date"]).value == "1850-01-01"
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(ExportError, match="a sheet holds 1 rows"):
        sheet(pairs)


def test_xlsx_beyond_the_links_that_a_sheet_holds_has_addresses_as_text(sheet, pairs, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_LINKS", 1)
    book, at, _ = sheet(pairs)
    links = [book.cell(n, at["url"]) for n in (2, 3)]
    assert [link.hyperlink is None for link in links] == [False, True]
    assert links[1].value.startswith("https://news.example/")


def place(**known):
    held = {
        "extracted_place": "x",
        "span": [0, 1],
        "resolved_place": "X",
        "country_code": "BEN",
        "province": None,
    }
    return {**held, "lat": None, "lon": None, "geonameid": 1, "resolution": None, **known}


def features(written, pairs):
    path, account = written(pairs, "geojson")
    held = json.loads(path.read_text("utf8"))
    assert held["type"] == "FeatureCollection"
    return held["features"], account


def test_geojson_pins_towns_and_no_areas(written, made, met):
    claim, report = met()
    levels = {
        "city": place(lat=6.37, lon=2.39, resolution=4),
        "district": place(lat=6.4, lon=2.3, resolution=3),
        "province": place(lat=6.5, lon=2.5, resolution=2),
        "country": place(lat=9.3, lon=2.3, resolution=1),
        None: place(resolved_place=None, country_code=None),
    }
    some = [({**claim, "id": str(n), "event_loc": loc}, report) for n, loc in enumerate(levels.values())]
    found, account = features(written, [*some, (claim, report)])
    assert [one["properties"]["place_precision"] for one in found] == list(levels)
    assert [one["geometry"] for one in found] == [
        {"type": "Point", "coordinates": [2.39, 6.37]},
        None,
        None,
        None,
        None,
    ]
    assert all({"lat", "lon"}.isdisjoint(one["properties"]) for one in found)
    assert account.left_out == {NO_PLACE: 1}


def test_geojson_tells_status_source_and_place_beside_each_pin(written, made):
    ((found,), _) = features(written, [made()])
    said = found["properties"]
    assert (said["status"], said["source_name"], said["cue"]) == ("conditional", "Kari Dahl", "said")
    assert (said["place"], said["country"], said["event_date"]) == ("Cotonou", "BEN", "2024-03-08")


def test_prodigy_has_the_sentence_and_spans_that_stand_in_it(written, made, page):
    path, _ = written([made()], "prodigy")
    (task,) = map(json.loads, path.read_text("utf8").splitlines())
    claim, report = made()
    start, end = claim["text_info"]["start"], claim["text_info"]["end"]
    assert task["text"] == report["text"][start:end]
    said = {(span["label"], task["text"][span["start"] : span["end"]]) for span in task["spans"]}
    assert {
        ("ACTOR", "Norway"),
        ("RECIPIENT", "pirates of Benin"),
        ("PLACE", "Cotonou"),
        ("TRIGGER", "attack"),
    } <= said
    assert {("SOURCE", "Foreign Minister Kari Dahl"), ("CUE", "said"), ("STATUS", "may")} <= said
    assert all(0 <= span["start"] < span["end"] <= len(task["text"]) for span in task["spans"])
    assert task["meta"]["status"] == "conditional"
    assert task["meta"]["sources"] == ["Kari Dahl"]
    assert task["meta"]["url"].startswith("https://news.example/2024/row#:~:text=")


def test_prodigy_leaves_out_claims_whose_sentence_is_not_there(written, met):
    claim, report = met()
    path, account = written([(claim, {**report, "text": None})], "prodigy")
    assert path.read_text("utf8") == ""
    assert account.left_out == {NO_SENTENCE: 1}


class Page(HTMLParser):
    """Tags and attributes of a page, and its words outside of style."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.words, self.inside = [], [], [], []
        self.feed(text)
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append(tag)
        self.inside.append(tag)
        self.links += [known[key] for key in ("href", "src", "action", "data") if key in known]
        assert not [name for name in known if name.startswith("on")]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self.inside:
            self.words.append(data)


def shown(written, pairs, **options):
    path, account = written(pairs, "dossier", **options)
    return Page(path.read_text("utf8")), account


def test_a_dossier_shows_claims_by_day_with_status_source_and_sentence(written, made, met):
    page, account = shown(written, [made(incident=None), met()])
    assert account.rows == 2
    assert page.text.startswith(
        "Norway and Benin: a dossier Norway and Benin 2 claims on 2 events, from 1 report"
    )
    assert page.text.index("They met.") < page.text.index("Norway may")
    assert "told on a condition" in page.text
    assert "Says Kari Dahl (“said”) · The Example, 2024-03-02" in page.text
    assert page.links == [
        "https://news.example/2024/row#:~:text=They%20met.",
        next(link for link in page.links if "Norway%20may" in link),
    ]


@pytest.mark.parametrize(
    ("date", "enddate", "precision", "said"),
    [
        ("2021-01-01", "2021-12-31", "year", "2021 told as done"),
        ("2021-09-01", "2021-09-30", "month", "2021-09 told as done"),
        ("1998-01-01", "2000-12-31", "year", "1998-01-01 to 2000-12-31 told as done"),
        ("2021-09-01", "2021-09-01", "day", "2021-09-01 told as done"),
        (None, None, None, "2024-03-02 (day of the report) told as done"),
    ],
)
def test_a_dossier_says_when_as_exactly_as_the_words(written, met, date, enddate, precision, said):
    claim, report = met()
    claim |= {"date": date, "enddate": enddate, "date_precision": precision}
    assert said in shown(written, [(claim, report)])[0].text


def test_a_dossier_puts_the_tellings_of_one_event_together(written, met):
    one = met()
    other = ({**met()[0], "id": "f" * 16, "incident": one[0]["id"], "status": "denied"}, one[1])
    page, _ = shown(written, [one, other])
    assert "2 claims on 1 event" in page.text
    assert "Told in more than one way: told as done, denied." in page.text


def test_a_dossier_is_one_file_in_which_nothing_of_a_report_runs(written, made):
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x">'
    claim, report = made(cameo=evil)
    claim |= {"gloss": evil, "mode": [evil], "id": f'x"{evil}'}
    claim["said_by"] = [{**source, "entity_name": evil, "office": "president"} for source in claim["said_by"]]
    report |= {
        "title": evil,
        "outlet": evil,
        "url": f"https://x.example/{evil}",
        "text": report["text"].replace("Cod", "<b>"),
    }
    page, _ = shown(written, [(claim, report)], subject=evil)
    assert {"script", "img", "iframe", "b", "object", "form"}.isdisjoint(page.tags)
    assert all(re.match(r"https://x\.example/", link) for link in page.links)
    assert "<script>alert(1)</script>" in page.text  # as words
    page, _ = shown(written, [(claim, {**report, "url": "javascript:alert(1)"})])
    assert page.links == []


def test_a_dossier_of_nothing_says_so_and_one_of_too_much_is_refused(written, pairs, monkeypatch):
    assert "No claim passes the filters." in shown(written, [])[0].text
    monkeypatch.setattr(dossiers, "MOST", 1)
    with pytest.raises(ExportError, match="a dossier holds 1 claims"):
        written(pairs, "dossier")
