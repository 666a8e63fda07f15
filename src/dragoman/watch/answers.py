"""What a server answered, and what its headers say of when to come again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

OK, NOT_MODIFIED = HTTPStatus.OK, HTTPStatus.NOT_MODIFIED
# What is taken away says 410; 404 may be a mishap.
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# Answers with which a server asks to be left alone for a while.
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer, whole and unpacked."""

    url: str  # at which it was found, after redirects
    status: int
    headers: Mapping[str, str]  # asked without regard to case; several of one name joined by a comma
    body: bytes = b""

    @property
    def kind(self) -> str:
        """The media type, as in `text/html`; empty where the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def said(self) -> str:
        """The status in words."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)

    def retry_after(self, now: datetime | None = None) -> float | None:
        """Give the seconds after which the server wants to be asked again; None where it does not say."""
        said = self.headers.get("retry-after", "").strip()
        if said.isdecimal() and said.isascii():
            return float(said[:9])
        try:
            when = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
