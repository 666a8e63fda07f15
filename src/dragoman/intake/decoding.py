"""Bytes as text."""

from dragoman.errors import InputError

_MARK = b"\xef\xbb\xbf"
# Windows-1252 as browsers read it: its five empty places are control characters.
_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}
NOT_UTF8 = "is not UTF-8: read as Windows-1252"


def decode(data: bytes) -> tuple[str, bool]:
    """Give bytes as text without a byte-order mark, and whether they were UTF-8 (or else Windows-1252)."""
    try:
        return data.removeprefix(_MARK).decode("utf-8"), True
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS), False


def not_text(name: str) -> InputError:
    """Give the error for a binary file."""
    return InputError(f"{name}: is a binary file, not text", fix="save the report as UTF-8 text")
