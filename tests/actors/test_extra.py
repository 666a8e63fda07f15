"""An actor list of one's own: what it brings, and what it must not hold."""

import json

import pytest

from dragoman.actors import find_actors, with_actors
from dragoman.errors import LexiconError

WARDENS = """\
- code: NOR
  kind: group
  sector: PRM
  en: {names: [Fjord Wardens], acronyms: [FWX]}
"""
MAYOR = """\
- code: NOR
  kind: person
  en: {names: [Ragna Lie]}
  terms:
    - {office: mayor, sector: GOV, from: 2010-01-01, to: 2014-12-31}
    - {office: minister, sector: GOV, from: 2016-03-01, to: 2018-02-28}
"""

OVERLAP = """\
- code: NOR
  en: {names: [A]}
  terms:
    - {office: king, from: 2001-01-01, to: 2005-01-01}
    - {office: king, from: 2004-01-01}
"""


def added(lexicon, tmp_path, text, name="mine.yml"):
    path = tmp_path / name
    path.write_text(text, "utf8")
    return with_actors(lexicon, path)


def first(parse, lexicon, text, **known):
    return find_actors(parse(text, **known), lexicon).mentions[0].entities[0]


def test_extra_actors_are_found_by_name(parse, lexicon, tmp_path):
    own = added(lexicon, tmp_path, WARDENS)
    entity = first(parse, own, "The Fjord Wardens blocked the harbor on Monday.")
    assert (entity.code, entity.sector, entity.resolved_by) == ("NOR", "PRM", "name")


def test_extra_actors_change_the_stamp_but_not_the_lexicon(lexicon, tmp_path):
    before = lexicon.stamp
    assert added(lexicon, tmp_path, WARDENS).stamp != before == lexicon.stamp


def test_extra_actors_take_a_name_over(parse, lexicon, tmp_path):
    own = added(lexicon, tmp_path, "- {code: FRA, kind: state, en: {names: [Norway]}}\n")
    assert first(parse, own, "Norway signed the treaty.").code == "FRA"


@pytest.mark.parametrize(
    ("day", "office"),
    [("2012-05-05", "mayor"), ("2017-01-01", "minister"), ("2015-06-01", None), (None, None)],
)
def test_extra_office_holders_hold_office_on_the_report_day(parse, lexicon, tmp_path, day, office):
    own = added(lexicon, tmp_path, MAYOR)
    entity = first(parse, own, "Ragna Lie opened the bridge.", **({"published": day} if day else {}))
    assert (entity.code, entity.office) == ("NOR", office)


def test_extra_rows_of_an_older_dictionary_are_read(parse, lexicon, tmp_path):
    rows = [
        {"names": ["Lorvia", "Lorvian"], "codes": [{"code": "LRV", "when": None}], "kind": "actor"},
        {"names": ["Black Harriers"], "codes": [{"code": "LRVREB", "when": None}], "kind": "actor"},
        {"names": ["ferryman"], "codes": [{"code": "~LAB", "when": None}], "kind": "agent"},
    ]
    own = added(lexicon, tmp_path, "\n".join(map(json.dumps, rows)), "old.jsonl")
    text = "Lorvia accused the Black Harriers of killing two Lorvian ferrymen."
    found = [(m.entities[0].code, m.entities[0].sector) for m in find_actors(parse(text), own).mentions]
    assert found == [("LRV", None), ("LRV", "REB"), ("LRV", "LAB")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On Monday the Vale of Orm closed its border.", ["ORM"]),
        ("Rescuers of Kelda GMO met in Oslo.", ["KEL"]),
        ("The fort of Pon-dur fell.", ["PON"]),
        ("The Twins signed the treaty.", ["CAS", "POL"]),
    ],
)
def test_extra_names_of_an_older_dictionary_are_found_as_reports_write_them(
    parse, lexicon, tmp_path, text, who
):
    rows = [
        {"names": ["The Vale of Orm"], "codes": [{"code": "ORM", "when": None}]},
        {"names": ["Kelda Gmo"], "codes": [{"code": "KEL", "when": None}]},
        {"names": ["Pon-Dur"], "codes": [{"code": "PON", "when": None}]},
        {"names": ["The Twins"], "codes": [{"code": "CAS/POL", "when": None}]},
    ]
    own = added(lexicon, tmp_path, "\n".join(map(json.dumps, rows)), "old.jsonl")
    found = [[e.code for e in m.entities] for m in find_actors(parse(text), own).mentions]
    assert who in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {code: Norway, en: {names: [A]}}\n", "mine.yml:1: bad code 'Norway'"),
        ("- {code: NOR, en: {names: [A]}}\n- {code: no, en: {names: [B]}}\n", "mine.yml:2: bad code False"),
        ("- {code: NOR, sector: XYZ, en: {names: [A]}}\n", "mine.yml:1: unknown sector 'XYZ'"),
        ("- {code: NOR, en: {}}\n", "mine.yml:1: no names"),
        ("- {code: NOR, color: red, en: {names: [A]}}\n", "mine.yml:1: unknown key 'color'"),
        (
            "- {code: NOR, en: {names: [A]}}\n- {code: SWE, en: {names: [A]}}\n",
            "mine.yml:2: 'A' is SWE here and NOR at mine.yml:1",
        ),
        (
            OVERLAP,
            "mine.yml:1: terms overlap: 2001-01-01 to 2005-01-01 and 2004-01-01 to ..",
        ),
        ('- code: NOR\n  en: {names: [A]}\n  terms: [{from: "2001-02-31"}]\n', "'2001-02-31' is no day"),
        ("- [1, 2\n", "mine.yml:2: "),
        ("- 7\n", "mine.yml:1: 7 is no actor"),
    ],
)
def test_extra_mistakes_name_file_line_and_cure(lexicon, tmp_path, text, words):
    with pytest.raises(LexiconError) as raised:
        added(lexicon, tmp_path, text)
    assert words in str(raised.value).replace(f"{tmp_path}/", "")
    assert raised.value.fix


def test_extra_bad_lines_of_json_are_counted(lexicon, tmp_path):
    with pytest.raises(LexiconError, match=r"rows\.jsonl:2: no JSON"):
        added(lexicon, tmp_path, '{"names": ["A"], "codes": [{"code": "NOR"}]}\n{"names": [\n', "rows.jsonl")


def test_extra_file_that_is_missing_is_told(lexicon, tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        with_actors(lexicon, tmp_path / "none.yml")
