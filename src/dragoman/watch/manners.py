"""How a visitor behaves: what robots.txt allows, one request at a time to a host, and a pause between two."""

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import SplitResult

from protego import Protego

from dragoman.errors import BusyError, FetchError, OptedOutError
from dragoman.watch.answers import BUSY, NOT_MODIFIED, OK, Answer
from dragoman.watch.fetch import AGENT, Limits, Requests, web_address
from dragoman.watch.optout import (
    TDM_FILE,
    Rule,
    reserved_by_headers,
    reserved_by_page,
    reserved_by_site,
    tdm_rules,
)

# Seconds for which the rules of a site hold (RFC 9309: at most a day), and a failure to get them.
RULES_HOLD, FAILURE_HOLDS = 86_400.0, 300.0
# Longest pause between two requests that a site may ask for, in seconds.
LONGEST_DELAY = 60.0
# Longest that a site is left alone because it asks for it, in seconds.
LONGEST_CLOSED = 86_400.0
# Seconds between two looks at whether somebody asked to stop.
STEP = 0.1
# robots.txt beyond this is not looked at (RFC 9309: at least 500 KiB are).
ROBOTS_SIZE = 512_000


@dataclass(slots=True)
class _Site:
    """What is known of one scheme, host and port."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    free_at: float = 0.0
    closed_until: float = 0.0  # it asked to be left alone
    rules_until: float = 0.0
    robots: Protego | None = None
    delay: float = 0.0
    tdm: list[Rule] = field(default_factory=list)
    trouble: str | None = None  # robots.txt cannot be had: then nothing is fetched


class Visitor:
    """Fetches what may be fetched. Many threads may use it; one host is asked one thing at a time."""

    def __init__(self, limits: Limits) -> None:
        """Keep the limits; nothing is fetched yet."""
        self.requests = Requests(limits)
        self.limits = limits
        self._sites: defaultdict[str, _Site] = defaultdict(_Site)
        self._lock = threading.Lock()

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Give what stands at an address, whatever the status; 304 where it is as `etag` or `modified` say.

        Raise OptedOutError where the publisher forbids it or reserves it, FetchError where it cannot be had.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        held = self._site(url)
        with held.lock:
            answer = self.requests.follow(
                url, {name: value for name, value in known.items() if value}, before=self._allowed
            )
        if answer.status in BUSY:
            raise self._busy(held, answer)
        if answer.status in (OK, NOT_MODIFIED) and (said := self._reserved(answer)):
            raise OptedOutError(f"{url}: its publisher reserves it ({said})")
        return answer

    def _busy(self, site: _Site, answer: Answer) -> BusyError:
        """Leave a host alone for as long as it asks; give the error that says so."""
        seconds = answer.retry_after()
        site.closed_until = time.monotonic() + min(seconds or 0.0, LONGEST_CLOSED)
        error = BusyError(f"{answer.url}: {answer.said}", fix="it is tried again later")
        error.seconds = seconds
        return error

    def _site(self, url: str) -> _Site:
        with self._lock:
            return self._sites[_origin(web_address(url))]

    def _allowed(self, url: str) -> None:
        """Wait for the turn of an address; raise OptedOutError where robots.txt forbids it."""
        parts = web_address(url)
        site = self._site(url)
        if (left := site.closed_until - time.monotonic()) > 0:
            error = BusyError(f"{url}: its site asked to be left alone for {left:.0f} seconds more")
            error.seconds = left
            raise error
        self._learn(site, _origin(parts))
        if site.trouble:
            raise FetchError(f"{url}: robots.txt of its site {site.trouble}", fix="it is tried again later")
        if site.robots is not None and not site.robots.can_fetch(url, AGENT):
            raise OptedOutError(f"{url}: robots.txt of its site forbids it")
        if said := reserved_by_site(site.tdm, _path(parts)):
            raise OptedOutError(f"{url}: its publisher reserves it ({said})")
        self._wait(site)

    def _reserved(self, answer: Answer) -> str | None:
        said = reserved_by_headers(answer.headers)
        return said or (reserved_by_page(answer.body) if "html" in answer.kind else None)

    def _wait(self, site: _Site) -> None:
        while (left := site.free_at - time.monotonic()) > 0 and not self.requests.is_stopped:
            time.sleep(min(left, STEP))
        if self.requests.is_stopped:
            raise FetchError("was left because of Ctrl-C")
        site.free_at = time.monotonic() + max(self.limits.delay, site.delay)

    def _learn(self, site: _Site, origin: str) -> None:
        """Fetch the rules of a site, unless those that are known still hold."""
        if time.monotonic() < site.rules_until:
            return
        site.robots, site.tdm, site.trouble, site.delay = None, [], None, 0.0
        site.rules_until = time.monotonic() + FAILURE_HOLDS
        self._learn_robots(site, origin)
        if site.trouble:
            return
        try:
            self._wait(site)
            answer = self.requests.follow(origin + TDM_FILE, {})
        except FetchError:
            return  # most sites have none, and many break on it
        site.rules_until = time.monotonic() + RULES_HOLD
        if answer.status == OK:
            site.tdm = tdm_rules(answer.body)

    def _learn_robots(self, site: _Site, origin: str) -> None:
        try:
            self._wait(site)
            answer = self.requests.follow(f"{origin}/robots.txt", {})
        except FetchError as error:
            site.trouble = str(error).partition(": ")[2] or "cannot be had"
            return
        if answer.status >= 500 or answer.status == 429:
            site.trouble = f"cannot be had ({answer.said})"  # RFC 9309: then all is forbidden
        elif answer.status == OK:
            site.robots = Protego.parse(answer.body[:ROBOTS_SIZE].decode("utf-8", "replace"))
            site.delay = min(float(site.robots.crawl_delay(AGENT) or 0.0), LONGEST_DELAY)


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
