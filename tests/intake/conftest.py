"""What tests of intake share: arrivals of bytes that are written to a file first."""

import pytest

from dragoman.intake import Options, read_paths


@pytest.fixture
def arrivals(tmp_path):
    """Give what comes in from a file of this name and content; the folder's path is cut from all words."""

    def came(name, data, **options):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_paths([path], Options(**options)))

    return came


@pytest.fixture
def told(tmp_path, arrivals):
    """Give the names, texts and errors of what comes in, one line each, without the folder's path."""

    def lines(name, data, **options):
        some = arrivals(name, data, **options)
        found = [
            f"error {a.error}; {a.error.fix}" if a.error else f"{a.name} = {a.report.text}" for a in some
        ]
        return [line.replace(f"{tmp_path}/", "") for line in found]

    return lines
