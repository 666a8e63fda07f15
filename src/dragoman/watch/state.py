"""What is known from the rounds before: kept in the store's folder, so that a restart goes on from there.

No words of a story are kept, nor its address: a story that the store forgets is forgotten here as well.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import StoreError

if TYPE_CHECKING:
    from typing import Self

NAME = "watch.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed."""

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0  # one after the other, up to now
    not_before: float = 0.0  # seconds since 1970; before them it is not asked
    is_gone: bool = False  # it said 410: it is not asked any more


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """What is known of a story."""

    key: str  # `key_of` its address
    report_id: str | None = None  # None: none could be read yet
    entry: str | None = None  # hash of its entry in the feed when it was last dealt with
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    not_before: float = 0.0
    missing: int = 0  # how often it was not found where it had been


def key_of(*said: str | None) -> str:
    """Give the key of an address or of other words: a hash that does not tell them."""
    return hashlib.sha256("\n".join(one or "" for one in said).encode("utf-8", "surrogatepass")).hexdigest()[
        :32
    ]


_TABLES = f"""
CREATE TABLE IF NOT EXISTS feeds ({", ".join(f.name for f in fields(FeedState))}, PRIMARY KEY (url));
CREATE TABLE IF NOT EXISTS stories ({", ".join(f.name for f in fields(StoryState))}, PRIMARY KEY (key));
CREATE TABLE IF NOT EXISTS listed (feed, key, guid, is_there, PRIMARY KEY (feed, key));
CREATE INDEX IF NOT EXISTS listed_key ON listed (key);
"""


class State:
    """What is known of feeds and stories. While it is open no other program can watch into the store."""

    def __init__(self, folder: Path) -> None:
        """Open it, making it where there is none."""
        path = folder / NAME
        try:
            self._database = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.executescript(f"BEGIN EXCLUSIVE; {_TABLES} COMMIT;")
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{path}: cannot be used ({error})",
                fix="end the other `dragoman watch` into this store, or check the folder's permissions",
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{path}: is damaged ({error})",
                fix="delete it: what is in the store is not read again, but every feed is looked through",
            ) from error

    def close(self) -> None:
        """Close it, for others to open."""
        self._database.close()

    def __enter__(self) -> "Self":
        """Give the state itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def feed(self, url: str) -> FeedState:
        """Give what is known of a feed."""
        row = self._row("SELECT * FROM feeds WHERE url = ?", url)
        return FeedState(**row) if row else FeedState(url=url)

    def story(self, key: str) -> StoryState:
        """Give what is known of a story."""
        row = self._row("SELECT * FROM stories WHERE key = ?", key)
        return StoryState(**row) if row else StoryState(key=key)

    def listed(self, feed: str) -> dict[str, str | None]:
        """Give the keys of the stories that a feed listed when it was last read, each with its guid's."""
        found = self._database.execute("SELECT key, guid FROM listed WHERE feed = ? AND is_there", [feed])
        return dict(found.fetchall())

    def is_listed(self, key: str, besides: str) -> bool:
        """Whether another feed lists a story."""
        asked = "SELECT 1 FROM listed WHERE key = ? AND feed <> ? AND is_there"
        return self._row(asked, key, besides) is not None

    def of_guid(self, feed: str, guid: str) -> list[StoryState]:
        """Give the stories that a feed has ever listed under a guid, by its key."""
        asked = "SELECT key FROM listed WHERE feed = ? AND guid = ?"
        return [self.story(key) for (key,) in self._database.execute(asked, [feed, guid]).fetchall()]

    def missing(self, feed: str) -> list[StoryState]:
        """Give the stories of a feed that were not found when last looked for, to be looked for again."""
        asked = "SELECT key FROM stories JOIN listed USING (key) WHERE feed = ? AND missing > 0"
        return [self.story(key) for (key,) in self._database.execute(asked, [feed]).fetchall()]

    def keep(self, some: Iterable[FeedState | StoryState]) -> None:
        """Keep what is now known of feeds and stories: all of it or, where the program dies, nothing."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            for one in some:
                table = "feeds" if isinstance(one, FeedState) else "stories"
                marks = ", ".join("?" * len(asdict(one)))
                self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", astuple(one))  # noqa: S608  (ours)

    def keep_listed(self, feed: str, guids: dict[str, str | None]) -> None:
        """Keep what a feed lists now: keys of stories, each with its guid's."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("UPDATE listed SET is_there = 0 WHERE feed = ?", [feed])
            rows = [(feed, key, guid) for key, guid in guids.items()]
            self._database.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, 1)", rows)

    def _row(self, asked: str, *given: str) -> dict[str, Any] | None:
        with closing(self._database.execute(asked, given)) as cursor:
            row = cursor.fetchone()
            return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None
