"""Rounds over feeds on the loopback: what is new is read once, what changes or goes is marked."""

from types import SimpleNamespace

import pytest

from dragoman.intake import Options
from dragoman.store import marks_of, open_store
from dragoman.watch import Limits, Visitor, Watch, watch_round
from dragoman.watch.state import State

STORY = "The port of {place} was opened on Monday by its mayor, who spoke of a good year for the harbor and its fish."


class Reader:
    """Reads without a claim, and counts what it reads."""

    lexicon = SimpleNamespace(stamp="sha256:1")
    language = SimpleNamespace(stamp="sha256:2")

    def __init__(self):
        self.read = []

    def read_all(self, reports, on_error):  # noqa: ARG002
        for report in reports:
            self.read.append(report.url)
            yield []


def page(title, text, head=""):
    body = "".join(f"<p>{one}</p>" for one in text.split("\n"))
    return f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def rss(*items, extra=""):
    told = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>The Fjord Post</title>{told}{extra}</channel></rss>'


def item(link, title="Port opened", guid=None, text="short", day="Mon, 06 May 2024 10:00:00 GMT"):
    called = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<title>{title}</title><link>{link}</link>{called}<description>{text}</description><pubDate>{day}</pubDate>"


class World:
    """A feed, its stories, a store, and a clock."""

    def __init__(self, server, folder):
        self.server, self.folder = server, folder
        self.reader, self.now, self.said = Reader(), 1_000_000.0, []
        self.feed = f"{server.url}/feed"

    def story(self, name, *, title="Port opened", place=None, **known):
        return self.server.page(f"/{name}", page(title, STORY.format(place=place or name)), **known)

    def lists(self, *items, path="/feed", **known):
        self.server.page(path, rss(*items), kind="application/rss+xml", **known)

    def round(self, *feeds, after=900, **known):
        self.now += after
        self.visitor = Visitor(Limits(seconds=2.0, delay=0.0, allow_private=True, size=1_000_000))
        return watch_round(
            Watch(
                feeds=feeds or [self.feed],
                folder=self.folder,
                reader=self.reader,
                visitor=self.visitor,
                options=Options(),
                say=self.said.append,
                on_failure=lambda error: self.said.append(str(error)),
                clock=lambda: self.now,
                **known,
            )
        )

    def reports(self):
        with open_store(self.folder, read_only=True) as store:
            rows = store.reports().arrow().to_pylist()
        return {
            row["url"].rpartition("/")[2] + f" {n}": row
            for n, row in enumerate(sorted(rows, key=lambda r: r["read_at"]))
        }

    def current(self):
        rows = self.reports().values()
        return sorted(
            r["url"].rpartition("/")[2] for r in rows if not r["superseded_by"] and not r["withdrawn"]
        )

    def marks(self):
        with open_store(self.folder, read_only=True) as store:
            return [(one.mark, one.reason) for one in marks_of(store.layout)]


@pytest.fixture
def world(server, tmp_path):
    return World(server, tmp_path / "store")


def test_round_reads_the_pages_that_a_feed_lists(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a), item(f"{b}?utm_source=rss#top"))
    account = world.round()
    assert (account.feeds["read"], account.stories["coded"], account.failed) == (1, 2, False)
    first, second = world.reports().values()
    assert {first["url"], second["url"]} == {a, b}
    assert (first["title"], first["outlet"], str(first["published"])) == (
        "Port opened",
        "The Fjord Post",
        "2024-05-06",
    )
    assert STORY.format(place="a") in first["text"]


def test_round_asks_only_for_what_is_new(world):
    a = world.story("a")
    world.lists(item(a), ETag='"1"')
    world.round()
    account = world.round()
    assert (account.feeds["unchanged"], account.stories.total()) == (1, 0)
    b = world.story("b")
    world.lists(item(a), item(b), ETag='"2"')
    account = world.round()
    assert (account.feeds["read"], account.stories["coded"]) == (1, 1)
    assert world.server.asked["/a"] == 1
    with open_store(world.folder) as store:
        assert len(store.layout.run_records()) == 2  # the round without news left none


def test_round_reads_a_story_of_two_feeds_once(world):
    a = world.story("a")
    world.lists(item(a))
    world.lists(item(f"{a}?utm_medium=mail"), path="/other")
    account = world.round(world.feed, f"{world.server.url}/other")
    assert (account.stories["coded"], world.server.asked["/a"]) == (1, 1)


def test_changed_story_stands_in_for_the_older_text(world):
    a = world.story("a")
    world.lists(item(a))
    world.round()
    world.story("a", place="Visby")
    world.lists(item(a, text="short, mended"))
    account = world.round()
    assert (account.stories["coded"], account.stories["corrected"]) == (1, 1)
    old, new = world.reports().values()
    assert (old["superseded_by"], new["supersedes"]) == (new["report_id"], old["report_id"])
    assert len(world.current()) == 1


def test_text_that_comes_back_is_in_force_again(world):
    a = world.story("a")
    for number, place in enumerate(("Visby", "Narvik", "Visby", "Turku")):
        world.story("a", place=place)
        world.lists(item(a, text=str(number)))
        world.round()
        rows = [row for row in world.reports().values() if not row["superseded_by"]]
        assert [place in row["text"] for row in rows] == [True]
    assert len(world.reader.read) == 3


def test_story_under_another_address_stands_in_for_the_older(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a, guid="story-1"))
    world.round()
    world.lists(item(b, guid="story-1"))
    account = world.round()
    assert account.stories["corrected"] == 1
    assert world.current() == ["b"]


def test_guid_that_many_stories_share_says_nothing(world):
    world.lists(item(world.story("a"), guid="0"), item(world.story("b"), guid="0"))
    world.round()
    world.lists(item(world.story("c"), guid="0"), item(world.story("d"), guid="0"))
    assert world.round().stories["corrected"] == 0
    assert world.current() == ["a", "b", "c", "d"]


def test_story_that_drops_out_is_looked_at_once_more(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a), item(b))
    world.round()
    world.lists(item(b))
    world.round()
    world.round()
    assert world.server.asked["/a"] == 2
    assert world.current() == ["a", "b"]


def test_story_that_is_gone_is_withdrawn(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a), item(b))
    world.round()
    world.server.page("/a", "gone", status=410)
    world.lists(item(b))
    account = world.round()
    assert (account.stories["withdrawn"], account.stories["coded"]) == (1, 0)
    assert world.marks() == [("withdrawn", "HTTP 410 Gone")]
    (gone,) = [row for row in world.reports().values() if row["withdrawn"]]
    assert (gone["url"], gone["withdrawn_reason"]) == (a, "HTTP 410 Gone")
    assert world.current() == ["b"]


def test_story_that_is_not_found_is_withdrawn_when_that_stays_so(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a), item(b), ETag='"1"')
    world.round()
    world.server.page("/a", "not found", status=404)
    world.lists(item(b), ETag='"2"')
    assert world.round().stories["withdrawn"] == 0
    assert world.round().stories["withdrawn"] == 1  # though the feed is unchanged
    world.story("a")
    world.lists(item(a), item(b), ETag='"3"')
    assert world.round().stories["restored"] == 1, world.said
    assert world.current() == ["a", "b"]


def test_story_that_is_not_found_once_stays(world):
    a, b = world.story("a"), world.story("b")
    world.lists(item(a), item(b))
    world.round()
    world.server.page("/a", "not found", status=404)
    world.lists(item(b))
    world.round()
    world.story("a")
    world.round()
    assert world.round().stories["withdrawn"] == 0
    assert (world.marks(), world.server.asked["/a"]) == ([], 3)


def test_entry_that_a_feed_marks_as_deleted_is_withdrawn(world):
    a, b = world.story("a"), world.story("b")

    def atom(*links, deleted=""):
        some = "".join(
            f"<entry><id>tag:{one[-1]}</id><title>Port opened</title><link href='{one}'/></entry>"
            for one in links
        )
        return (
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
            f"<title>The Fjord Post</title>{some}{deleted}</feed>"
        )

    world.server.page("/feed", atom(a, b))
    world.round()
    gone = "<at:deleted-entry ref='tag:a' when='2024-05-06T11:00:00Z'><at:comment>a slip</at:comment></at:deleted-entry>"
    world.server.page("/feed", atom(b, deleted=gone))
    assert world.round().stories["withdrawn"] == 1
    assert world.round().stories["withdrawn"] == 0
    assert world.marks() == [("withdrawn", "its feed marks it as deleted")]
    assert world.current() == ["b"]
    world.server.page("/feed", atom(a, b))
    assert world.round().stories["restored"] == 1
    assert world.current() == ["a", "b"]


def test_notice_in_the_place_of_a_story_withdraws_it(world):
    a = world.story("a")
    world.lists(item(a))
    world.round()
    world.server.page(
        "/a", page("Port opened", "The Fjord Post has withdrawn its story about the port of Visby.")
    )
    world.lists(item(a, text="taken back"))
    assert world.round().stories["withdrawn"] == 1
    assert world.marks() == [("withdrawn", "a notice in its place says 'has withdrawn its story'")]
    world.lists(item(a, text="taken back, again"))
    world.round()
    assert (world.current(), len(world.reader.read)) == ([], 1)  # the notice itself is not read


def test_notice_at_its_own_address_withdraws_the_story_of_its_headline(world):
    a, b = world.story("a", title="Port of Visby is opened"), world.story("b", title="Another port is opened")
    notice = world.server.page(
        "/n", page("WITHDRAWN: Port of Visby is opened", "It rested on a wrong report of ours.")
    )
    world.lists(item(a), item(b), item(notice))
    account = world.round()
    assert account.stories["withdrawn"] == 1
    assert world.current() == ["b"]


def test_notice_of_another_site_withdraws_nothing(world, server):
    a = world.story("a", title="Port of Visby is opened")
    world.lists(item(a))
    world.round()
    text = page("WITHDRAWN: Port of Visby is opened", "It rested on a wrong report of theirs.")
    world.server.page("/n", text)
    world.lists(item(f"http://localhost:{server.port}/n"))
    world.round()
    assert world.current() == ["a"]
    assert [line for line in world.said if "no story is known" in line]


def test_failures_are_tried_again_later_and_less_and_less(world):
    world.server.page("/a", "oops", status=500)
    world.lists(item(f"{world.server.url}/a"), item(world.story("b")), ETag='"1"')
    account = world.round()
    assert (account.stories["failed"], account.stories["coded"]) == (1, 1)
    assert account.reasons.exists()
    for _ in range(4):
        world.round()
    assert world.server.asked["/a"] == 3  # after one, two and four lengths of a round
    world.story("a")
    world.round(after=100_000)
    assert world.current() == ["a", "b"]
    assert world.round().feeds["unchanged"] == 1


def test_feed_that_fails_is_asked_less_and_less_and_keeps_what_is_known(world):
    world.lists(item(world.story("a")), ETag='"1"')
    world.round()
    world.server.page("/feed", "oops", status=500, ETag='"1"')
    assert world.round().failed
    assert [world.round().feeds["waiting"] for _ in range(3)] == [0, 1, 0]
    world.lists(item(world.story("a")), ETag='"1"')
    assert world.round(after=100_000).feeds["unchanged"] == 1


def test_feed_is_left_alone_for_as_long_as_it_asks(world):
    world.server.page("/feed", "later", status=503, Retry_After="3600")
    world.round()
    world.lists(item(world.story("a")))
    assert [world.round().feeds["waiting"] for _ in range(3)] == [1, 1, 1]
    assert world.round(after=1_000).stories["coded"] == 1


def test_feed_that_is_gone_is_asked_no_more(world):
    world.server.page("/feed", "gone", status=410)
    world.round()
    world.round()
    assert world.server.asked["/feed"] == 1
    assert "is gone for good" in world.said[0]


@pytest.mark.parametrize(
    ("body", "said"),
    [("<!DOCTYPE html><html><body>hi</body></html>", "is a web page, not a feed"), ("", "is empty, no feed")],
)
def test_wrong_kinds_of_feeds_are_told(world, body, said):
    world.server.page("/feed", body)
    assert world.round().feeds["failed"] == 1
    assert said in world.said[0]


def test_empty_feed_withdraws_nothing(world):
    world.lists(item(world.story("a")))
    world.round()
    world.server.page("/a", "gone", status=410)
    world.lists()
    world.round()
    assert world.current() == ["a"]


def test_story_of_another_kind_is_told_once(world):
    world.server.page("/a", b"%PDF-1.4", kind="application/pdf")
    world.lists(item(f"{world.server.url}/a"))
    assert world.round().stories["failed"] == 1
    assert world.round().stories["failed"] == 0
    assert "is application/pdf, no web page" in world.said[0]


def test_story_that_is_opted_out_is_left_and_not_asked_for_again(world):
    a = world.story("a", tdm_reservation="1")
    world.lists(item(a), item(world.story("b")))
    account = world.round()
    assert (account.stories["opted_out"], account.stories["coded"], account.failed) == (1, 1, False)
    world.round()
    assert world.server.asked["/a"] == 1


def test_opted_out_feed_is_left(world):
    world.lists(item(world.story("a")), X_Robots_Tag="noai")
    account = world.round()
    assert (account.feeds["opted_out"], account.stories.total()) == (1, 0)
    assert world.server.asked["/a"] == 0


def test_feeds_with_full_texts_are_read_without_fetching(world):
    full = STORY.format(place="Visby")
    world.lists(item(f"{world.server.url}/a", guid="1", text=full))
    assert world.round(fetch_stories=False).stories["coded"] == 1
    world.lists(item(f"{world.server.url}/a", guid="1", text=full.replace("Visby", "Narvik")))
    assert world.round(fetch_stories=False).stories["corrected"] == 1
    world.lists(item(f"{world.server.url}/b", guid="2", text=full))
    world.round(fetch_stories=False)
    assert world.current() == ["a", "b"]
    assert set(world.server.asked) == {"/robots.txt", "/.well-known/tdmrep.json", "/feed"}


def test_stop_keeps_what_was_read_and_goes_on_from_there(world):
    links = [world.story(f"s{number}") for number in range(60)]
    world.lists(*map(item, links), ETag='"1"')
    seen = []

    def stopped():
        seen.append(1)
        return len(seen) > 25

    world.round(stopped=stopped)
    first = len(world.reader.read)
    assert 0 < first < 60
    world.round()
    assert len(world.reader.read) == 60
    assert sorted(set(world.reader.read)) == sorted(links)


def test_one_watch_at_a_time(world):
    from dragoman.errors import StoreError

    world.lists(item(world.story("a")))
    world.round()
    with State(world.folder), pytest.raises(StoreError, match="cannot be used"):
        world.round()


def test_forgotten_story_leaves_no_trace_and_does_not_come_back(world):
    from dragoman.store import forget, prepare

    a = world.story("secret-name")
    world.lists(item(a))
    world.round()
    world.server.page("/secret-name", page("Port opened", STORY.format(place="Turku")))
    world.lists(item(a, text="changed"))
    world.round()
    forget(prepare(world.folder, read_only=True), [a])
    world.story("secret-name")
    world.lists(item(a, text="changed again"))
    world.round()
    assert (world.reports(), world.marks()) == ({}, [])
    held = b"".join(path.read_bytes() for path in world.folder.glob("watch.sqlite*"))
    assert b"secret-name" not in held
