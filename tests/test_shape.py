"""Small enough for one sitting, and nothing in the package that the wheel would leave behind."""

import ast
import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dragoman"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
ROOMS = sorted(p.parent for p in PACKAGE.glob("*/__init__.py"))


def named(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_fits_one_sitting(path):
    assert len(path.read_text("utf8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf8")))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_functions_are_short(path):
    tree = ast.parse(path.read_text("utf8"))
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_room_has_one_door(room):
    door = ast.parse((room / "__init__.py").read_text("utf8"))
    held = [n for n in door.body if not isinstance(n, (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign))]
    assert held == []


def test_only_the_language_room_loads_spacy():
    for path in MODULES:
        imported = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            )
        }
        assert not imported & {"spacy", "thinc"} or path.parent.name == "language", named(path)


def test_every_room_is_placed_in_the_import_contract():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    placed = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    modules = {p.stem for p in PACKAGE.glob("*.py")} | {room.name for room in ROOMS}
    assert modules - {"__init__"} == placed


@pytest.mark.slow
def test_wheel_holds_all_that_reading_needs(tmp_path):
    """The weights, the lexicon as built and as people edit it, the types: with the project's own build."""
    pytest.importorskip("hatchling", reason="hatchling is not installed here")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
        built = json.loads(held.read("dragoman/data/lexicon.json"))
    sources = {
        f"dragoman/data/lexicon/{p.relative_to(ROOT / 'lexicon').as_posix()}"
        for p in (ROOT / "lexicon").rglob("*.yml")
    }
    weights = {
        f"dragoman/{p.relative_to(PACKAGE).as_posix()}"
        for p in (PACKAGE / "language" / "weights").rglob("*")
        if p.is_file()
    }
    assert sources <= names
    assert weights <= names
    assert {"dragoman/py.typed", "dragoman/__init__.pyi"} <= names
    assert built["sections"]["acts"]
    assert any(name.endswith("licenses/LICENSE-weights.txt") for name in names)
    assert not any("tests/" in name or "model/" in name for name in names)
