"""Every error a user can meet. Each says where, what is wrong and what to do; none shows a traceback."""


class DragomanError(Exception):
    """An error that a user can mend: `str()` is one line that says where and what, `fix` what to do."""

    def __init__(self, message: str, *, fix: str | None = None) -> None:
        """Keep the message and the cure apart, so that a program can show either."""
        super().__init__(message)
        self.fix = fix


class InputError(DragomanError):
    """Some input cannot be read: missing, unreadable, binary or too large."""


class FetchError(InputError):
    """Something cannot be had from the web: no answer, too slow, too large, a wrong turn."""


class OptedOutError(FetchError):
    """Its publisher does not want it to be fetched or mined."""


class BusyError(FetchError):
    """A server asks to be left alone for a while."""

    seconds: float | None = None  # how long; None: it does not say


class UsageError(DragomanError):
    """A wrong flag or value, such as a date that does not exist."""


class LexiconError(DragomanError):
    """The lexicon has a mistake: file, entry, what is wrong."""


class ModelError(DragomanError):
    """The language model is missing or does not fit."""


class ExportError(DragomanError):
    """An export cannot be written: no such folder, no room, a format that lacks what is asked."""


class StoreError(DragomanError):
    """A store cannot be opened, read or written: no store, a newer one, a full disk, a lock."""
