"""What one look at a story means: a report to read, marks on those read before, when to look again."""

from dataclasses import dataclass, field, replace

from dragoman.errors import BusyError, FetchError, InputError, OptedOutError
from dragoman.feed import outcome_of
from dragoman.intake import Arrival, Entry, Options, from_entry, from_fetched
from dragoman.records import Report
from dragoman.store import Mark
from dragoman.watch.answers import GONE, NOT_MODIFIED, OK, Answer
from dragoman.watch.notices import taken_back
from dragoman.watch.state import StoryState

DAY = 86_400.0
# After so many failures one after the other a story is left until its entry changes.
MOST_FAILURES = 6
# A story that is not found may be back a moment later; one that is not found twice is gone.
MOST_MISSING = 2
_WEB = frozenset({"text/html", "application/xhtml+xml", ""})
_PLAIN = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A story to look at."""

    feed: str
    entry: Entry
    state: StoryState
    hash: str | None  # of its entry; None: it is looked at because its feed lists it no more
    guid: str | None = None
    others: tuple[str, ...] = ()  # reports that the feed listed under the same guid at other addresses
    data: bytes | None = None  # the feed, where the story is read from it

    @property
    def earlier(self) -> tuple[str, ...]:
        """The reports that what comes now stands in for."""
        own = (self.state.report_id,) if self.state.report_id else ()
        return (*own, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a look at a story."""

    task: Task
    state: StoryState
    arrival: Arrival | None = None
    marks: tuple[Mark, ...] = ()
    notice: Report | None = None  # says that a story is taken back, and not which by its address
    tally: str | None = None  # opted_out
    said: str | None = None  # to be told
    again: bool = False  # it is to be looked at again, so its feed must be read whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What looking at stories takes."""

    options: Options
    now: float  # seconds since 1970
    every: float  # seconds between two rounds
    withdrawn: frozenset[str] = field(default_factory=frozenset)  # reports that are marked so

    def outcome(self, task: Task, result: Answer | FetchError | None) -> Outcome:
        """Give what came of it; `result` is None where the story is read from its feed."""
        if result is None:
            return self._arrived(task, from_entry(task.entry, task.data or b"", self.options), task.state)
        return self._refused(task, result) if isinstance(result, FetchError) else self._answered(task, result)

    def _answered(self, task: Task, result: Answer) -> Outcome:
        state = replace(
            task.state,
            etag=result.headers.get("etag"),
            modified=result.headers.get("last-modified"),
        )
        if result.status == NOT_MODIFIED:
            return self._as_before(task, task.state)
        if result.status in GONE and task.state.report_id:
            return self._gone(task, result)
        if result.status != OK:
            return self._failed(task, FetchError(f"{task.entry.name}: {result.said}"))
        if result.kind not in _WEB and result.kind != _PLAIN:
            error = InputError(f"{task.entry.name}: is {result.kind}, no web page")
            return self._settled(task, state, arrival=Arrival(name=task.entry.name, error=error))
        arrival = from_fetched(
            task.entry.name, result.body, self.options, task.entry, is_plain=result.kind == _PLAIN
        )
        return self._arrived(task, arrival, state)

    def _arrived(self, task: Task, arrival: Arrival, state: StoryState) -> Outcome:
        report = arrival.report
        if report is None:
            return self._settled(task, state, arrival=arrival)
        if words := taken_back(report.title, report.text):
            return self._notice(task, report, words, state)
        if report.report_id == task.state.report_id and not task.others:
            same = self._as_before(task, state)
            return replace(same, arrival=arrival)
        if outcome_of(report) != "coded":
            return self._settled(task, state, arrival=arrival)
        marks = [
            Mark(report_id=old, mark="superseded", other=report.report_id, reason="the story was changed")
            for old in task.earlier
            if old != report.report_id
        ]
        if marks:  # an earlier text may have come back
            marks.append(Mark(report_id=report.report_id, mark="restored", reason="it is the story's text"))
        state = replace(state, report_id=report.report_id)
        return self._settled(task, state, arrival=arrival, marks=tuple(marks))

    def _notice(self, task: Task, report: Report, words: str, state: StoryState) -> Outcome:
        marks = [
            Mark(report_id=old, mark="withdrawn", reason=f"a notice in its place says {words!r}")
            for old in task.earlier
        ]
        return self._settled(
            task,
            replace(state, etag=None, modified=None),  # what is unchanged next time would be the notice
            marks=tuple(marks),
            notice=None if marks else report,
            said=f"{task.entry.name}: takes a story back ({words!r})",
        )

    def _as_before(self, task: Task, state: StoryState) -> Outcome:
        held = task.state.report_id
        back = (
            [Mark(report_id=held, mark="restored", reason="it is there again")]
            if held in self.withdrawn
            else []
        )
        return self._settled(task, state, marks=tuple(one for one in back if one.report_id))

    def _gone(self, task: Task, answer: Answer) -> Outcome:
        missing = MOST_MISSING if answer.status != 404 else task.state.missing + 1
        if missing < MOST_MISSING:
            state = replace(task.state, missing=missing, not_before=self.now)
            return Outcome(task=task, state=state, again=task.hash is not None)
        mark = Mark(report_id=task.state.report_id or "", mark="withdrawn", reason=f"HTTP {answer.said}")
        # A story that is listed again is looked at again, though its entry be the same.
        return self._settled(
            task,
            replace(task.state, entry=None),
            marks=(mark,),
            said=f"{task.entry.name}: is gone (HTTP {answer.said})",
        )

    def _refused(self, task: Task, error: FetchError) -> Outcome:
        if isinstance(error, OptedOutError):
            return self._settled(task, task.state, tally="opted_out", said=str(error))
        if isinstance(error, BusyError) and error.seconds is not None:
            state = replace(task.state, not_before=self.now + min(error.seconds, DAY))
            return Outcome(task=task, state=state, said=str(error), again=True)
        return self._failed(task, error)

    def _failed(self, task: Task, error: InputError) -> Outcome:
        failures = task.state.failures + 1
        arrival = Arrival(name=task.entry.name, error=error)
        if failures >= MOST_FAILURES:
            return self._settled(task, task.state, arrival=arrival)
        wait = back_off(self.every, failures)
        state = replace(task.state, failures=failures, not_before=self.now + wait)
        return Outcome(task=task, state=state, arrival=arrival, again=True)

    def _settled(  # noqa: PLR0913  (what else came of it)
        self,
        task: Task,
        state: StoryState,
        *,
        arrival: Arrival | None = None,
        marks: tuple[Mark, ...] = (),
        notice: Report | None = None,
        tally: str | None = None,
        said: str | None = None,
    ) -> Outcome:
        """Give an outcome after which the story is left until its entry changes."""
        done = replace(state, entry=task.hash or state.entry, failures=0, not_before=0.0, missing=0)
        return Outcome(
            task=task, state=done, arrival=arrival, marks=marks, notice=notice, tally=tally, said=said
        )


def back_off(every: float, failures: int) -> float:
    """Give the seconds to wait after so many failures: twice as long each time, a day at the most."""
    return float(min(every * 2 ** min(failures - 1, 20), DAY))
