"""Fetch what stands at an address: politely, within limits, and only from the public network."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from dragoman import __version__
from dragoman.errors import FetchError
from dragoman.watch.address import Guard, pool_for
from dragoman.watch.answers import Answer

AGENT = "dragoman"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
# What is unpacked while it comes in, with a bound on the size; nothing else is asked for.
PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
# Bytes that are taken at a time.
PIECE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is taken from a server, and how often."""

    size: int = 10_000_000  # bytes of an answer, unpacked
    seconds: float = 30.0  # for a whole answer, with its redirects
    delay: float = 1.0  # seconds between two requests to one host
    allow_private: bool = False  # also hosts of the own network
    contact: str | None = None  # how a publisher reaches who runs this; told with each request

    @property
    def agent(self) -> str:
        """What each request says of who asks."""
        return f"{AGENT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


class Requests:
    """Makes single requests; any number of threads at once."""

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self.limits = limits
        self._open: set[Guard] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def stop(self) -> None:
        """End the requests that are under way and make no more."""
        with self._lock:
            self._stopped = True
            for guard in self._open:
                guard.cut()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopped

    def once(self, url: str, seconds: float, known: dict[str, str]) -> Answer:
        """Give the answer to one request, redirect or not, whatever its status."""
        parts = web_address(url)
        headers = {"User-Agent": self.limits.agent, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with self._guard(seconds) as guard:
            pool = pool_for(parts.scheme, parts.hostname or "", parts.port, guard)
            response: BaseHTTPResponse | None = None
            try:
                response = pool.urlopen(
                    "GET",
                    path,
                    headers={**headers, **known},
                    redirect=False,
                    retries=False,
                    assert_same_host=False,
                    preload_content=False,
                    decode_content=False,
                    timeout=seconds,
                )
                body = b"" if response.status in REDIRECTS else self._body(response)
                if guard.is_cut:
                    raise TimeoutError  # a body that was cut looks like one that ended
                return Answer(url, response.status, response.headers, body)
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                # A busy machine may see the socket's own limit pass before the guard's.
                late = guard.is_cut or isinstance(error, ReadTimeoutError)
                raise self._late(url) if late else _trouble(url, error) from error
            except FetchError as error:
                raise FetchError(f"{url}: {error}", fix=error.fix) from None
            finally:
                if response is not None:
                    response.close()
                pool.close()

    def _body(self, response: BaseHTTPResponse) -> bytes:
        packed = response.headers.get("content-encoding", "").strip().lower()
        if packed not in PACKED:
            raise FetchError(f"is packed as {packed!r}, which was not asked for")
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.limits.size:
            raise self._large()
        body = bytearray()
        for piece in response.stream(PIECE, decode_content=True):
            body += piece
            if len(body) > self.limits.size:
                raise self._large()
        return bytes(body)

    def _large(self) -> FetchError:
        return FetchError(f"is larger than {self.limits.size:,} bytes", fix="raise --max-size if you want it")

    def _late(self, url: str) -> FetchError:
        if self._stopped:
            return FetchError(f"{url}: was left because of Ctrl-C")
        return FetchError(
            f"{url}: took longer than {self.limits.seconds:g} seconds", fix="raise --timeout if you want it"
        )

    @contextmanager
    def _guard(self, seconds: float) -> Iterator[Guard]:
        with Guard(seconds, allow_private=self.limits.allow_private) as guard:
            with self._lock:
                self._open.add(guard)
                if self._stopped:
                    guard.cut()
            try:
                yield guard
            finally:
                with self._lock:
                    self._open.discard(guard)

    def follow(
        self, url: str, known: dict[str, str], before: Callable[[str], None] = lambda _: None
    ) -> Answer:
        """Give the answer at the end of all redirects; `before` each request is told its address.

        It waits until the request may be made, or raises FetchError.
        """
        left = self.limits.seconds
        for _ in range(MOST_REDIRECTS + 1):
            before(url)
            began = monotonic()
            answer = self.once(url, left, known)
            left -= monotonic() - began
            if answer.status not in REDIRECTS or not (to := answer.headers.get("location")):
                return answer
            if left <= 0:
                raise self._late(url)
            url = urljoin(url, to.strip())
        raise FetchError(f"{url}: leads on after {MOST_REDIRECTS} redirects", fix="check the address")


def web_address(url: str) -> SplitResult:
    """Give the parts of an address on the web, or say why it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number shows only when it is asked for
    except ValueError as error:
        raise FetchError(f"{url}: is no address ({error})", fix="check the address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: is no http or https address", fix="check the address")
    if parts.username or parts.password:
        raise FetchError(
            f"{parts._replace(netloc=parts.hostname).geturl()}: has a password in its address",
            fix="name the address without it",
        )
    return parts


def _trouble(url: str, error: Exception) -> FetchError:
    """Give an error of the network in one line."""
    inner: BaseException = error
    while (deeper := next((one for one in inner.args if isinstance(one, Exception)), None)) is not None:
        inner = deeper
    told = (getattr(inner, "strerror", None) or str(inner)).partition("\n")[0]
    said = told.rpartition(": ")[2].strip(" ()'\"") or type(inner).__name__
    return FetchError(f"{url}: cannot be had ({said})", fix="it is tried again later")
