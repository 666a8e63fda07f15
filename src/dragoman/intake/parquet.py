"""Parquet: one report a row, a few rows in memory at a time."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, too_large
from dragoman.intake.packed import Guarded, Stream
from dragoman.intake.rows import FIELDS, Row, check_columns, reports_of

# Rows that are taken from the file at once: long reports in a thousand rows would fill the memory.
AT_A_TIME = 64
# Bytes of a column that are read at once, in place of all of it.
_BUFFER = 1 << 16


def from_parquet(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each row."""
    import pyarrow as pa  # noqa: PLC0415  (a second to load, and few inputs need it)
    import pyarrow.parquet as pq  # noqa: PLC0415

    with _seekable(stream) as file:
        try:
            table = pq.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise _broken(name, error) from None
        check_columns(name, table.schema_arrow.names, options)
        rows = _rows(name, table, options, pa.ArrowException)
        yield from reports_of(name, rows, options, f"pyarrow {pa.__version__}")


def _rows(name: str, table: Any, options: Options, arrow_error: type[Exception]) -> Iterator[Row]:
    wanted = {options.columns.get(field, field) for field in FIELDS}
    columns = [column for column in table.schema_arrow.names if column in wanted]
    number = 0
    try:
        for batch in table.iter_batches(batch_size=AT_A_TIME, columns=columns, use_threads=False):
            for value in _values(batch):
                number += 1
                here = f"{name}:{number}"
                if value is None:
                    yield Row(name=here, error=InputError("is not UTF-8", fix="write its texts as UTF-8"))
                    continue
                text = value.get(options.columns.get("text", "text"))
                if isinstance(text, str) and len(text.encode("utf-8", "surrogatepass")) > options.max_size:
                    yield Row(name=here, error=too_large(options.max_size))
                else:
                    yield Row(name=here, value=value)
    except (arrow_error, OSError) as error:
        raise _broken(name, error) from None


def _values(batch: Any) -> Iterator[dict[str, Any] | None]:
    """Give the rows of a batch; None for one whose bytes are no text, as careless programs write them."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for number in range(batch.num_rows):
            try:
                yield batch.slice(number, 1).to_pylist()[0]
            except UnicodeDecodeError:
                yield None


def _seekable(stream: Stream) -> IO[bytes]:
    """Give a file that can be read from its end, as Parquet is: what comes packed or by a pipe, as a copy."""
    raw = getattr(stream, "raw", None)
    source = raw.source if isinstance(raw, Guarded) else None
    if isinstance(source, io.BufferedReader) and source.seekable():
        source.seek(0)
        return source
    copy = tempfile.TemporaryFile()  # noqa: SIM115  (closed by the caller's `with`)
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return copy


def _broken(name: str, error: Exception) -> InputError:
    why = str(error).partition("\n")[0].rstrip(".")
    return InputError(f"{name}: is no Parquet file, or is cut off or damaged ({why})", fix="write it again")
