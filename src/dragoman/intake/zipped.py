"""The files in a zip archive."""

import io
import zipfile
from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.intake.forms import ZIP, is_known, known_endings
from dragoman.intake.packed import HEAD, Budget, Guarded, Stream, open_file, unpacked

Member = tuple[str, Stream | InputError]


def members(name: str, form: str) -> Iterator[Member]:
    """Give the files of known kinds in an archive: the name of each, and its stream or what is wrong."""
    with open_file(name) as file:
        size = file.seek(0, io.SEEK_END)
        budget = Budget(name, lambda: size)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise InputError(
                f"{name}: is no zip archive, or is cut off or damaged ({error})", fix="copy or fetch it again"
            ) from None
        wanted = [info for info in archive.infolist() if _is_wanted(info, form)]
        if not wanted:
            endings = " ".join(f"*{ending}" for ending in known_endings(form))
            raise InputError(
                f"{name}: holds no file of a kind that is read ({endings})", fix="unpack it first"
            )
        for info in wanted:
            here = f"{name}:{info.filename}"
            yield here, _opened(archive, info, here, budget)


def _is_wanted(info: zipfile.ZipInfo, form: str) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/"))
    return not info.is_dir() and not hidden and is_known(info.filename, form)


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, here: str, budget: Budget
) -> Stream | InputError:
    if info.filename.lower().endswith(ZIP):
        return InputError(f"{here}: is an archive in an archive", fix="unpack the outer one first")
    if info.flag_bits & 1:
        return InputError(f"{here}: is encrypted", fix="unpack it first")
    try:
        stream = io.BufferedReader(Guarded(here, archive.open(info), budget), HEAD)
        return unpacked(here, stream, budget)
    except InputError as error:
        return error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        return InputError(f"{here}: cannot be unpacked ({error})", fix="unpack the archive first")
