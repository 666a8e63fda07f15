"""What a digest tells of a store filled by hand, and that what reports bring cannot break out of its page."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest

from dragoman.digest import as_html, as_text, gather, since_when
from dragoman.digest.records import Correction, Digest, Telling, Told, Withdrawal
from dragoman.errors import UsageError
from dragoman.store import Mark, mark, open_store
from sample_claims import bare, full, report

NOW = datetime(2024, 5, 7, 15, 30, tzinfo=UTC)
EVIL = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b[31m&\"'"


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("today", (2024, 5, 7, 0)),
        ("yesterday", (2024, 5, 6, 0)),
        ("7d", (2024, 4, 30, 15)),
        ("36h", (2024, 5, 6, 3)),
        ("2024-05-01", (2024, 5, 1, 0)),
    ],
)
def test_since_when(said, moment, monkeypatch):
    here = NOW.astimezone()
    found = since_when(said, NOW)
    hour = 0 if moment[3] == 0 else (here - (timedelta(days=7) if said == "7d" else timedelta(hours=36))).hour
    assert (found.date(), found.hour) == (date(*moment[:3]), hour)


def test_since_when_says_how_to_write_it():
    with pytest.raises(UsageError) as raised:
        since_when("lately")
    assert raised.value.fix == "write yesterday, today, 36h, 7d or YYYY-MM-DD"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def add(store, name, *, url=None, outlet="The Fjord Post", claims=(full, bare), published=None):
    with store.run() as run:
        some = replace(report(), report_id=f"{name:016x}", url=url, outlet=outlet)
        told = [
            replace(
                claim(),
                id=f"{name * 2 + number:016x}",
                cite_info={**claim().cite_info, "report_id": some.report_id, "publication": outlet},
            )
            for number, claim in enumerate(claims)
        ]
        run.add(some, told, input=f"{name}.txt")
    return some.report_id


def test_digest_of_an_empty_store(store):
    found = gather(store, NOW)
    assert (found.reports, found.new, found.changed, found.withdrawn) == (0, (), (), ())
    assert list(as_text(found))[1:3] == ["", "What changed (0)"]


def test_digest_tells_what_is_new_once_and_about_whom(store):
    before = datetime.now(UTC) - timedelta(minutes=1)
    add(store, 1)
    codes = set(
        ";".join(
            c for (c,) in store.rows("SELECT actor_codes FROM claims WHERE actor_codes IS NOT NULL")
        ).split(";")
    )
    assert gather(store, before).new
    assert gather(store, before, about=[sorted(codes)[:1]]).new
    assert gather(store, before, about=[["XXX"]]).new == ()
    assert gather(store, datetime.now(UTC) + timedelta(minutes=1)).new == ()


def test_digest_tells_what_was_withdrawn_and_its_claims_leave(store):
    before = datetime.now(UTC) - timedelta(minutes=1)
    one = add(store, 1, url="https://fjordpost.example/a")
    mark(store.layout, [Mark(report_id=one, mark="withdrawn", reason="HTTP 410 Gone")])
    found = gather(store, before)
    assert (found.new, len(found.withdrawn)) == ((), 1)
    assert found.withdrawn[0].reason == "HTTP 410 Gone"
    assert len(found.withdrawn[0].lost) == 2
    mark(store.layout, [Mark(report_id=one, mark="restored", reason="it is there again")])
    found = gather(store, before)
    assert (len(found.new) > 0, found.withdrawn) == (True, ())


def test_digest_tells_corrections_and_counts_nothing_of_them_as_new(store):
    add(store, 1, url="https://fjordpost.example/a")
    before = datetime.now(UTC)
    add(store, 2, url="https://fjordpost.example/a", claims=(full,))
    found = gather(store, before)
    assert found.new == ()
    (one,) = found.corrected
    assert (one.changed, one.gained, len(one.lost)) == ((), (), 1)


def evil(number=1):
    telling = Telling(
        report_id="1",
        outlet=EVIL,
        title=EVIL,
        url="javascript:alert(1)",
        published=date(2024, 5, 6),
        status="occurred",
    )
    linked = replace(telling, url='https://a.example/?a=1&b="><script>alert(1)</script>')
    told = Told(
        id="1", gloss=EVIL, first_day=date(2024, 5, 6), last_day=date(2024, 5, 6), place=EVIL,
        statuses=("planned", "occurred"), tellings=(telling, linked),
        differences=(("dead", ((EVIL, (EVIL,)), ("2", ("b",)))),),
    )  # fmt: skip
    return Digest(
        store=EVIL, since=NOW, about=((EVIL,),), reports=2, outlets=1, new=(told,) * number,
        changed=(replace(told, before="planned", after="occurred"),), disagree=(told,),
        corrected=(Correction(report=linked, changed=((EVIL, EVIL),), lost=(EVIL,), gained=(EVIL,)),),
        withdrawn=(Withdrawal(report=telling, reason=EVIL, lost=(EVIL,)),),
    )  # fmt: skip


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.links = set(), set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]
        self.links |= {value for name, value in attrs if name == "href"}


def test_page_keeps_what_reports_bring_as_text():
    page = "\n".join(as_html(evil()))
    tags = Tags()
    tags.feed(page)
    assert not tags.seen & {"script", "img", "iframe", "form", "object", "base", "link"}
    assert tags.links == {'https://a.example/?a=1&b="><script>alert(1)</script>'}
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", page.replace("\n", ""))
    assert "default-src 'none'" in page


def test_most_of_each_kind_that_are_shown():
    assert "  ... and 3 more" in list(as_text(evil(5), limit=2))
    assert '<p class="none">and 3 more</p>' in list(as_html(evil(5), limit=2))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no browser here")
def test_browser_runs_nothing_of_a_page(tmp_path):
    page = tmp_path / "digest.html"
    page.write_text("\n".join(as_html(evil())).replace("alert(1)", "document.title='broken'"), "utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/profile",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], check=True, capture_output=True, text=True, timeout=120
    )
    assert "<title>Since 2024-05-07" in done.stdout
    assert "<script" not in done.stdout
    assert "<title>broken" not in done.stdout
