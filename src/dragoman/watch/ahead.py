"""Fetch several at a time, a little ahead of who reads them."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, zip_longest
from typing import TypeVar
from urllib.parse import urlsplit

One = TypeVar("One")
Result = TypeVar("Result")
# Hosts that are asked at the same time, and answers that wait to be read: with 10 MB each they fit a laptop.
WORKERS, AHEAD = 8, 24
# Seconds between two looks at whether somebody asked to stop.
STEP = 0.2


def ahead(
    some: Iterable[One],
    do: Callable[[One], Result],
    *,
    stopped: Callable[[], bool],
    on_stop: Callable[[], None],
) -> Iterator[tuple[One, Result]]:
    """Give each with what `do` gives for it, in order; done by several threads.

    When `stopped` says so, `on_stop` is called, which ends what is under way, and nothing more is given.
    """
    waiting: deque[tuple[One, Future[Result]]] = deque()
    coming = iter(some)
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="dragoman-fetch") as pool:
        try:
            while True:
                while len(waiting) < AHEAD and (one := next(coming, None)) is not None:
                    waiting.append((one, pool.submit(do, one)))
                if not waiting:
                    return
                one, future = waiting.popleft()
                if not _waited(future, stopped):
                    return
                yield one, future.result()
        finally:
            if stopped():
                on_stop()
            pool.shutdown(wait=True, cancel_futures=True)


def _waited(future: Future[Result], stopped: Callable[[], bool]) -> bool:
    """Wait for a result; False where somebody asked to stop meanwhile."""
    while not stopped():
        try:
            future.exception(STEP)
        except TimeoutError:
            continue
        return True
    return False


def by_turns(some: Iterable[One], url: Callable[[One], str | None]) -> list[One]:
    """Give the same, so that one host comes after the other."""
    of_host = defaultdict(list)
    for one in some:
        of_host[urlsplit(url(one) or "").netloc].append(one)
    turns = chain.from_iterable(zip_longest(*of_host.values()))
    return [one for one in turns if one is not None]
