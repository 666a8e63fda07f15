"""A day in the life: four feeds, 300 stories, copies, corrections, withdrawals, and a kill in the middle."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from dragoman.digest import as_html, gather
from dragoman.store import marks_of, open_store

ROOT = Path(__file__).parent.parent.parent
OUTLETS = ("Harbor Post", "Daily Ledger", "Northern Wire", "Evening Courier")
COUNTRIES = (
    *("Norway", "Peru", "Chile", "Brazil", "India", "Pakistan", "Turkey", "Greece", "Egypt", "Sudan", "Mali"),
    *("Ukraine", "Georgia", "Armenia", "Colombia", "Ecuador", "Canada", "Mexico", "Thailand", "Indonesia"),
    *(
        "Sweden",
        "Finland",
        "Austria",
        "Hungary",
        "Morocco",
        "Nigeria",
        "Vietnam",
        "Ghana",
        "Bolivia",
        "Zambia",
    ),
)
# No two of a deed and a day share a country, and the days lie apart: each story tells an event of its own.
DEEDS = (
    "{a} expelled two diplomats of {b} on {day}.",
    "{a} imposed sanctions on {b} on {day}.",
    "{a} sent 300 tons of grain to {b} on {day}.",
    "{a} condemned {b} on {day}.",
    "{a} recalled its ambassador from {b} on {day}.",
    "{a} and {b} signed a fishing agreement on {day}.",
)
DAYS = ("Monday", "Saturday", "Thursday")
QUIET = (
    "The road from the capital to the coast is 210 kilometers long and follows the river for most of the way."
)
MEETS = (("Japan", "Kenya", "Nairobi"), ("Spain", "Poland", "Warsaw"))
TUESDAY, SATURDAY = "Tue, 07 May 2024 09:00:00 GMT", "Sat, 11 May 2024 09:00:00 GMT"
STORIES, COPIES, CORRECTIONS = 300, 30, 5
PART = 64  # stories of a part
ATTACK = "Norwegian soldiers attacked a village in {b} on Monday, killing {n} people."


def stories():
    """Give the text of every original by its name, those of the first half of the day first."""
    found = {
        f"plan-{n}": f"The foreign ministers of {a} and {b} will meet in {c} on Friday."
        for n, (a, b, c) in enumerate(MEETS)
    }
    found |= {
        f"met-{n}": f"The foreign ministers of {a} and {b} met in {c} on Friday."
        for n, (a, b, c) in enumerate(MEETS)
    }
    found |= {
        f"attack-{n}": ATTACK.format(b=b, n=12)
        for n, b in enumerate(("Laos", "Cuba", "Iraq", "Niger", "Nepal"))
    }
    found |= {f"toll-{n}": ATTACK.format(b="Syria", n=n) for n in (12, 20)}
    told = deeds()
    for number in range(STORIES - COPIES - len(found)):
        found[f"deed-{number}"] = next(told)
    return found


def deeds():
    """Give one deed after the other, every pair of countries once: the rounds of a tournament."""
    first, *others = COUNTRIES
    for turn, (deed, day) in enumerate(product(DEEDS, DAYS)):
        circle = [first, *others[turn:], *others[:turn]]
        for at in range(len(circle) // 2):
            yield deed.format(a=circle[at], b=circle[-1 - at], day=day)


class Day:
    """The feeds as they stand in a half of the day."""

    def __init__(self, server):
        self.server = server
        self.texts = stories()
        names = list(self.texts)
        self.outlet = {name: number % 4 for number, name in enumerate(names)}
        self.outlet["toll-20"] = (self.outlet["toll-12"] + 1) % 4
        late = {"met-0", "met-1", *names[-40:]}
        self.first = [name for name in names if name not in late]
        self.late = [name for name in names if name in late]
        for name in [one for one in names if one.startswith("deed")][:COPIES]:
            self.texts[f"copy-{name}"] = self.texts[name]
            self.outlet[f"copy-{name}"] = (self.outlet[name] + 1) % 4
            self.first.append(f"copy-{name}")

    def page(self, name, text):
        outlet = OUTLETS[self.outlet[name]]
        self.server.page(
            f"/{name}",
            f'<html><head><title>Dispatch {name}</title><meta property="og:site_name" content="{outlet}"></head>'
            f"<body><article><h1>Dispatch {name}</h1><p>{text}</p><p>{QUIET}</p></article></body></html>",
        )

    def publish(self, names, changed=()):
        for name in names:
            self.page(name, self.texts[name])
        for number, outlet in enumerate(OUTLETS):
            own = [name for name in names if self.outlet[name] == number]
            items = "".join(
                f"<item><title>Dispatch {name}</title><link>{self.server.url}/{name}</link>"
                f"<guid isPermaLink='false'>{name}</guid>"
                f"<description>{'changed' if name in changed else 'new'}</description>"
                f"<pubDate>{SATURDAY if name in self.late else TUESDAY}</pubDate></item>"
                for name in own
            )
            feed = f'<rss version="2.0"><channel><title>{outlet}</title>{items}</channel></rss>'
            self.server.page(f"/feed-{number}", feed, ETag=f'"{len(own)}-{len(changed)}"')


def watching(server, folder):
    feeds = [f"{server.url}/feed-{number}" for number in range(4)]
    options = ["--once", "--allow-private", "--delay", "0", "--timeout", "60"]
    return [sys.executable, "-m", "dragoman", "watch", *feeds, str(folder), *options]


def ran(command):
    done = subprocess.run(command, env=ENV, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


ENV = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}


@pytest.mark.slow
def test_day_in_the_life(server, tmp_path):
    folder, day = tmp_path / "store", Day(server)
    assert len(day.texts) == STORIES
    began = datetime.now(UTC) - timedelta(minutes=1)
    first_half(server, folder, day)
    second_half(server, folder, day)
    ran([sys.executable, "-m", "dragoman", "store", "check", str(folder)])
    with open_store(folder, read_only=True) as store:
        nothing_twice(store)
        found = gather(store, began)
        japan = gather(store, began, about=[["JPN", "KEN"]])
        assert [one.mark for one in marks_of(store.layout)].count("withdrawn") == 2
    told_rightly(found)
    assert [(one.before, one.statuses) for one in japan.changed] == [("planned", ("planned", "occurred"))]
    assert (japan.new, japan.corrected, japan.withdrawn) == ((), (), ())
    about = ["--since", "36h", "--about", "KEN,JPN"]
    told = ran([sys.executable, "-m", "dragoman", "digest", str(folder), *about]).stdout
    assert "What changed (1)" in told
    assert "was planned, now occurred" in told


def first_half(server, folder, day):
    """Watch, killed when a part is sealed and the next one is at hand; then watch anew."""
    day.publish(day.first)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(watching(server, folder), env=ENV, **quiet)
    while process.poll() is None and not list(folder.glob("parts/2*")):
        time.sleep(0.02)
    time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    fetched = [name for name in day.first if server.asked[f"/{name}"]]
    assert len(fetched) > PART
    said = ran(watching(server, folder)).stderr
    assert "Round 1: feeds: 4 read" in said
    again = [name for name in day.first if server.asked[f"/{name}"] > 1]
    assert 0 < len(again) <= len(fetched) - PART  # what was sealed is not even fetched again


def second_half(server, folder, day):
    """More news, five corrections, a story that is gone and one with a notice in its place."""
    attacks = [f"attack-{number}" for number in range(CORRECTIONS)]
    for name in attacks:
        day.texts[name] = day.texts[name].replace("12", "2")
    day.texts["deed-101"] = "The Daily Ledger has withdrawn its report on this matter, which was wrong."
    listed = [name for name in (*day.first, *day.late) if name != "deed-100"]
    day.publish(listed, changed={*attacks, "deed-101"})
    server.page("/deed-100", "gone", status=410)
    said = ran(watching(server, folder)).stderr
    assert f"stories: {len(day.late) + CORRECTIONS} coded" in said
    assert "5 corrected, 2 withdrawn" in said


def told_rightly(found):
    """The digest of the whole day."""
    kinds = (found.changed, found.disagree, found.corrected, found.withdrawn)
    assert [len(some) for some in kinds] == [2, 1, 5, 2]
    assert {(one.before, one.after) for one in found.changed} == {("planned", "occurred")}
    # 270 originals but two withdrawn; two meetings and one attack have two each, and the meetings are changes.
    assert len(found.new) == STORIES - COPIES - 2 - 2 - 1 - 2
    assert sorted(len(one.tellings) for one in found.new)[-COPIES - 2 :] == [1, *[2] * (COPIES + 1)]
    ((field, values),) = found.disagree[0].differences
    assert (field, sorted(value for value, _ in values)) == ("dead", ["12", "20"])
    for one in found.corrected:
        ((was, now),) = one.changed
        assert ("(12 dead)" in was, "(2 dead)" in now, one.lost, one.gained) == (True, True, (), ())
    gone = {one.report.url.rpartition("/")[2] for one in found.withdrawn}
    assert (gone, all(one.lost for one in found.withdrawn)) == ({"deed-100", "deed-101"}, True)
    assert "".join(as_html(found)).count("<li>") == 2 + len(found.new) + 1 + 5 + 2


def nothing_twice(store):
    """Every story once, every claim once, and each incident counted once however often it was told."""
    ((reports, claims, ids),) = store.rows(
        "SELECT (SELECT count(*) FROM reports), count(*), count(DISTINCT id) FROM claims"
    )
    assert (reports, claims) == (STORIES + CORRECTIONS, ids)
    ((urls, current),) = store.rows(
        "SELECT count(DISTINCT url), count(*) FROM reports_current WHERE superseded_by IS NULL AND withdrawn IS NULL"
    )
    assert (urls, current) == (STORIES - 2, STORIES - 2)
    ((now,),) = store.rows("SELECT count(*) FROM claims_current")
    assert now == STORIES - 2  # each story tells one deed
