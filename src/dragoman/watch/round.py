"""One round: every feed that is due is read, and every story in it that is new or changed."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from dragoman.errors import BusyError, DragomanError, FetchError, InputError, OptedOutError
from dragoman.feed import feed as feed_run
from dragoman.feed import versions_of
from dragoman.intake import Entry, Options
from dragoman.reader import Reader
from dragoman.store import Known, Layout, Mark, Run, mark, marks_of, open_store
from dragoman.watch.ahead import ahead, by_turns
from dragoman.watch.answers import NOT_MODIFIED, OK, Answer
from dragoman.watch.listing import Listed, News, news_in
from dragoman.watch.manners import Visitor
from dragoman.watch.notices import title_taken_back
from dragoman.watch.state import FeedState, State, StoryState
from dragoman.watch.stories import DAY, Looking, Outcome, Task, back_off

# Stories of a part: some ten seconds of reading, which is what a kill can cost.
PART = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched, and how."""

    feeds: Sequence[str]
    folder: Path
    reader: Reader
    visitor: Visitor
    options: Options
    every: float = 900.0  # seconds between two rounds
    fetch_stories: bool = True  # else the text is what the feed holds
    keep_text: bool = True
    say: Callable[[str], None] = lambda _: None
    on_failure: Callable[[DragomanError], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False
    clock: Callable[[], float] = time.time


@dataclass(slots=True)
class Account:
    """What a round did."""

    feeds: Counter[str] = field(default_factory=Counter)  # read unchanged failed waiting opted_out gone
    stories: Counter[str] = field(default_factory=Counter)  # as of a run; and opted_out corrected withdrawn
    reasons: Path | None = None  # file of what was not coded

    @property
    def failed(self) -> bool:
        """Whether something could not be had or read."""
        return bool(self.feeds["failed"] or self.stories["failed"])


def watch_round(watch: Watch) -> Account:
    """Read what is new into the store; whatever ends it, what was read stays and nothing is read twice."""
    with open_store(watch.folder) as store:
        layout, known = store.layout, store.known()
    with State(watch.folder) as state:
        return _Round(watch, state, layout, known).go()


class _Round:
    """One round at work."""

    def __init__(self, watch: Watch, state: State, layout: Layout, known: Known) -> None:
        self.watch, self.state, self.layout, self.known = watch, state, layout, known
        self.account = Account()
        self.now = watch.clock()
        last = {one.report_id: one.mark for one in marks_of(layout)}
        self.looking = Looking(
            options=watch.options,
            now=self.now,
            every=watch.every,
            withdrawn=frozenset(one for one, what in last.items() if what == "withdrawn"),
        )
        self.run: Run | None = None
        self.unfinished: set[str] = set()  # feeds with stories to be looked at again
        self.notices: list[Outcome] = []

    def go(self) -> Account:
        """Do all of it."""
        news, checks, feeds = self._feeds()
        tasks = by_turns([*self._listed(news), *self._dropped(news, checks)], lambda task: task.entry.url)
        with ExitStack() as held:
            outcomes = self._outcomes(tasks)
            while some := list(islice(outcomes, PART)):
                self._take(some, held)
        self._later_notices()
        if not self.watch.stopped():  # else what the feeds list was not all read: they are read whole again
            self._keep(news, feeds)
        if self.run is not None:
            self.account.stories.update(self.run.counts)
            self.account.reasons = self.run.reasons if self.run.reasons.exists() else None
        return self.account

    def _feeds(self) -> tuple[list[News], list[str], dict[str, FeedState]]:
        """Read the feeds that are due; give what they list, those with nothing new, what is now known."""
        news, checks, after = [], [], {}
        states = [self.state.feed(url) for url in self.watch.feeds]
        due = [one for one in states if not one.is_gone and one.not_before <= self.now]
        self.account.feeds["gone"] += sum(one.is_gone for one in states)
        self.account.feeds["waiting"] += sum(not one.is_gone and one.not_before > self.now for one in states)
        for before, result in self._ahead(by_turns(due, lambda one: one.url), self._fetched):
            found = self._of_feed(before, result)
            if isinstance(found, FeedState):
                after[before.url] = found
                if isinstance(result, Answer) and result.status == NOT_MODIFIED:
                    checks.append(before.url)
                continue
            news.append(found)
            headers = result.headers if isinstance(result, Answer) else {}
            after[before.url] = FeedState(
                url=before.url, etag=headers.get("etag"), modified=headers.get("last-modified")
            )
        return news, checks, after

    def _ahead(self, some: Iterable, do: Callable) -> Iterator:  # type: ignore[type-arg]
        return ahead(some, do, stopped=self.watch.stopped, on_stop=self.watch.visitor.requests.stop)

    def _fetched(self, one: FeedState | Task) -> Answer | FetchError | None:
        if isinstance(one, Task):
            url, state = one.entry.url, one.state
            if one.data is not None or url is None:
                return None
            validators = (state.etag, state.modified) if state.report_id else (None, None)
        else:
            url, validators = one.url, (one.etag, one.modified)
        try:
            return self.watch.visitor.fetch(url, etag=validators[0], modified=validators[1])
        except FetchError as error:
            return error

    def _of_feed(self, before: FeedState, result: Answer | FetchError | None) -> News | FeedState:
        """Give what a feed lists, or what is now known of it where it lists nothing new."""
        url, counts = before.url, self.account.feeds
        if isinstance(result, FetchError) or result is None:
            error = result or FetchError(f"{url}: no answer")
            kind = "opted_out" if isinstance(error, OptedOutError) else "failed"
            seconds = error.seconds if isinstance(error, BusyError) else None
            return self._failed(before, error, kind, seconds)
        if result.status == NOT_MODIFIED:
            counts["unchanged"] += 1
            return replace(before, failures=0, not_before=0.0)
        if result.status == 410:
            counts["gone"] += 1
            self.watch.say(f"{url}: is gone for good (HTTP {result.said}); it is not asked any more")
            return replace(before, is_gone=True)
        if result.status != OK:
            return self._failed(before, FetchError(f"{url}: {result.said}", fix="it is tried again later"))
        try:
            found = news_in(url, result.url, result.body)
        except InputError as error:
            return self._failed(before, error)
        counts["read"] += 1
        return found

    def _failed(
        self, before: FeedState, error: DragomanError, kind: str = "failed", seconds: float | None = None
    ) -> FeedState:
        self.account.feeds[kind] += 1
        self.watch.on_failure(error)
        failures = before.failures + 1
        wait = back_off(self.watch.every, failures) if seconds is None else min(seconds, DAY)
        return replace(before, failures=failures, not_before=self.now + wait)

    def _listed(self, news: Iterable[News]) -> Iterator[Task]:
        """Give the stories that feeds list and that are new or changed, each once."""
        seen: set[str] = set()
        for one in news:
            there = {story.key for story in one.stories}
            for story in one.stories:
                state = self.state.story(story.key)
                if story.key in seen or (state.entry == story.hash and not state.missing):
                    continue
                seen.add(story.key)
                if state.not_before > self.now:
                    self.unfinished.add(one.feed)
                    continue
                yield self._task(one, story, state, there)

    def _task(self, news: News, story: Listed, state: StoryState, there: set[str]) -> Task:
        others = self.state.of_guid(news.feed, story.guid) if story.guid else []
        old = (
            other.report_id for other in others if other.key not in there | {story.key} and other.report_id
        )
        from_feed = not self.watch.fetch_stories or story.entry.url is None
        return Task(
            feed=news.feed,
            entry=story.entry,
            state=state,
            hash=story.hash,
            guid=story.guid,
            others=tuple(old),
            data=news.data if from_feed else None,
        )

    def _dropped(self, news: Iterable[News], checks: Iterable[str]) -> Iterator[Task]:
        """Give stories to look at once more: those that a feed lists no more, and those that were missing."""
        some: dict[str, tuple[str, StoryState]] = {}
        for one in news:
            now = {story.key for story in one.stories}
            gone = self.state.listed(one.feed).keys() - now if one.is_whole else ()
            left = [self.state.story(key) for key in gone if not self.state.is_listed(key, one.feed)]
            guids = {story.guid for story in one.stories if story.guid}
            moved = {old.key for guid in guids for old in self.state.of_guid(one.feed, guid)}
            missing = [story for story in self.state.missing(one.feed) if story.key not in now]
            some.update({s.key: (one.feed, s) for s in (*left, *missing) if s.key not in moved | one.deleted})
        for feed in checks:
            some.update({story.key: (feed, story) for story in self.state.missing(feed)})
        if not self.watch.fetch_stories:
            return
        entries = self._entries([s.report_id for _, s in some.values() if s.report_id])
        for feed, story in some.values():
            entry = entries.get(story.report_id or "")
            if entry is not None and story.report_id not in self.looking.withdrawn:
                yield Task(feed=feed, entry=entry, state=story, hash=None)

    def _entries(self, ids: list[str]) -> dict[str, Entry]:
        """Give reports of the store as entries of a feed, so that they can be fetched again."""
        if not ids:
            return {}
        with open_store(self.watch.folder, read_only=True) as store:
            rows = store.query(_OF_IDS, [ids]).to_arrow_table().to_pylist()
        return {row.pop("report_id"): _entry(row) for row in rows if row["url"]}

    def _outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        for task, result in self._ahead(tasks, self._fetched):
            yield self.looking.outcome(task, result)

    def _take(self, some: list[Outcome], held: ExitStack) -> None:
        """Read what came in into the store; only then is it known as dealt with."""
        arrivals = [one.arrival for one in some if one.arrival]
        if any(one.report for one in arrivals):
            feed_run(
                self._running(held), arrivals, self.watch.reader, self.known, on_failure=self.watch.on_failure
            )
            self._running(held).seal()
        else:
            for arrival in arrivals:
                self.account.stories["failed"] += 1
                self.watch.on_failure(arrival.error or InputError(f"{arrival.name}: cannot be read"))
        self._mark([one for outcome in some for one in outcome.marks])
        self.state.keep([one.state for one in some])
        self.unfinished.update(one.task.feed for one in some if one.again)
        self.notices += [one for one in some if one.notice]
        self.account.stories.update(one.tally for one in some if one.tally)
        for said in (one.said for one in some if one.said):
            self.watch.say(said)

    def _running(self, held: ExitStack) -> Run:
        """Give the run that takes in stories; a round that finds nothing has none."""
        if self.run is None:
            with open_store(self.watch.folder) as store:
                run = store.run(
                    inputs=self.watch.feeds,
                    versions=versions_of(self.watch.reader, self.watch.options.published),
                    settings={"from": "watch", "fetch": self.watch.fetch_stories},
                    keep_text=self.watch.keep_text,
                )
            self.run = held.enter_context(run)
        return self.run

    def _mark(self, some: Sequence[Mark]) -> None:
        kept = [one for one in some if not self.known.forgotten & {one.report_id, one.other}]
        for one in mark(self.layout, kept):
            kind = {"superseded": "corrected"}.get(one.mark, one.mark)
            self.account.stories[kind] += kind != "restored" or one.report_id in self.looking.withdrawn

    def _later_notices(self) -> None:
        """Mark the stories that notices at addresses of their own name by their headlines."""
        marks = []
        for one in self.notices:
            title = title_taken_back(one.notice.title) if one.notice else None
            found = self._titled(title, one.task.entry) if title else []
            marks += [
                Mark(report_id=old, mark="withdrawn", reason="a notice of its outlet names its headline")
                for old in found
            ]
            if not found:
                self.watch.say(f"{one.task.entry.name}: no story is known that it takes back")
        self._mark(marks)

    def _titled(self, title: str, entry: Entry) -> list[str]:
        """Give reports with a headline that come from the site of an entry, and from no other."""
        host = "/".join((entry.url or "").split("/")[:3])
        with open_store(self.watch.folder, read_only=True) as store:
            return [one for (one,) in store.rows(_TITLED, [title, f"{host}/"])]

    def _keep(self, news: Iterable[News], feeds: dict[str, FeedState]) -> None:
        """Keep what feeds listed; one with stories left to look at is read whole next time."""
        for one in news:
            self._mark([*self._deletions(one)])
            self.state.keep_listed(one.feed, {story.key: story.guid for story in one.stories})
        whole = [
            replace(one, etag=None, modified=None) if url in self.unfinished else one
            for url, one in feeds.items()
        ]
        self.state.keep(whole)

    def _deletions(self, news: News) -> Iterator[Mark]:
        for key in sorted(news.deleted):
            stories = [*self.state.of_guid(news.feed, key), self.state.story(key)]
            listed = [story for story in stories if story.report_id]
            self.state.keep(replace(story, entry=None) for story in listed)  # looked at if listed again
            yield from (
                Mark(report_id=story.report_id or "", mark="withdrawn", reason="its feed marks it as deleted")
                for story in listed
            )


def _entry(row: dict[str, object]) -> Entry:
    published = row.pop("published")
    stamps = (str(published),) if published else ()
    return Entry(**row, name=str(row["url"]), guid=None, stamps=stamps, text="", is_plain=True, extractor="")  # type: ignore[arg-type]


_OF_IDS = """
SELECT report_id, url, title, outlet, author, license, copyright, published
FROM reports_current WHERE list_contains(?, report_id)
"""
_TITLED = """
SELECT report_id FROM reports_current
WHERE lower(trim(title)) = lower(?) AND starts_with(url, ?) AND superseded_by IS NULL
"""
