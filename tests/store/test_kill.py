"""A short form of `python -m bench.kill`: killed while it loads, reads and writes, it loses nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_reading_that_is_killed_loses_nothing_and_codes_nothing_twice(tmp_path):
    command = [
        sys.executable,
        "-m",
        "bench.kill",
        "--kills",
        "5",
        "--reports",
        "80",
        "--folder",
        str(tmp_path),
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    assert sum(result["kills"].values()) == 5
    assert result["reports"] == 80
    assert result["claims"] > 1_000
