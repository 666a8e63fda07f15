import re
from pathlib import Path
from runpy import run_path

import pytest

from dragoman.lexicon import codes, load
from dragoman.lexicon.sources import read_file

ROOT = Path(__file__).parents[2]

BOOK = codes(load())
# CAMEO roots that a type's codes may have: its own, and where CAMEO keeps what PLOVER put elsewhere.
ROOTS = {
    "AGREE": {"03"},
    "CONSULT": {"04"},
    "SUPPORT": {"05"},
    "CONCEDE": {"08", "05", "03"},  # apology and pardon are 05, a withdrawal still to come is 03
    "COOPERATE": {"06"},
    "AID": {"07"},
    "RETREAT": {"08"},
    "REQUEST": {"02", "10"},
    "ACCUSE": {"09", "11"},
    "REJECT": {"12"},
    "THREATEN": {"13"},
    "PROTEST": {"14"},
    "SANCTION": {"16", "11"},  # a conviction is 116
    "MOBILIZE": {"15"},
    "COERCE": {"17", "19"},  # blockade and occupation are 191 and 192
    "ASSAULT": {"17", "18", "19", "20"},  # property destroyed is 1712, violent repression 175
}


def test_codes_has_the_types_modes_and_contexts_of_the_manual():
    assert len(BOOK.types) == 16
    assert sum(len(BOOK.modes(name)) for name in BOOK.types) == 67
    assert len(BOOK.contexts) == 37


@pytest.mark.parametrize(
    ("quad", "names"),
    [
        (1, "AGREE CONSULT SUPPORT CONCEDE"),
        (2, "COOPERATE AID RETREAT"),
        (3, "REQUEST ACCUSE REJECT THREATEN"),
        (4, "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
)
def test_codes_quads(quad, names):
    assert sorted(name for name in BOOK.types if BOOK.quad(name) == quad) == sorted(names.split())


def test_codes_recipient_is_required_by_three_types():
    assert [n for n in BOOK.types if BOOK.needs_recipient(n)] == ["AID", "COOPERATE", "SANCTION"]


@pytest.mark.parametrize(
    ("event", "modes", "score"),
    [
        ("CONSULT", [], 2.5),
        ("CONSULT", ["phone"], 1.5),
        ("ACCUSE", [], -3),  # the manual's table lost the sign
        ("PROTEST", ["vandalize"], -5),  # the manual gives this mode no score
        ("ASSAULT", ["beat", "primitive"], -8),
        ("ASSAULT", ["primitive", "beat"], -8),
        ("REQUEST", ["meet"], 0),
        ("AGREE", ["visit"], 2.5),  # a mode of another type says nothing
    ],
)
def test_codes_score_is_the_largest_in_absolute_value(event, modes, score):
    assert BOOK.score(event, modes) == score


@pytest.mark.parametrize("event", list(BOOK.types))
def test_codes_cameo_has_a_root_of_the_type_whatever_the_parts(event):
    modes = [[], *([m] for m in BOOK.modes(event))]
    found = set()
    for act in BOOK.types:
        act_modes = [[], *([m] for m in BOOK.modes(act))]
        found |= {BOOK.cameo(event, act, m, a) for m in modes for a in act_modes}
        found |= {BOOK.cameo(event, act, m, [], [c]) for m in modes for c in BOOK.contexts}
    assert {code[:2] for code in found} <= ROOTS[event]
    assert all(re.fullmatch(r"\d{3,4}", code) for code in found)


@pytest.mark.parametrize(
    ("event", "act", "modes", "act_modes", "contexts", "lemmas", "code"),
    [
        ("AGREE", "CONSULT", [], ["visit"], [], "agree meet", "036"),
        ("AGREE", "AID", [], [], ["military"], "pledge aid", "0332"),
        ("AGREE", "AGREE", [], [], [], "agree", "030"),
        ("CONSULT", "CONSULT", ["phone"], ["phone"], [], "speak", "041"),
        ("CONSULT", "CONSULT", ["visit"], ["visit"], [], "host", "043"),
        ("SUPPORT", "SUPPORT", [], [], [], "sign", "057"),
        ("SUPPORT", "SUPPORT", [], [], [], "praise", "051"),
        ("CONCEDE", "CONCEDE", [], [], [], "apologize", "055"),
        ("CONCEDE", "RETREAT", [], ["withdraw"], [], "announce withdraw", "0356"),
        ("RETREAT", "RETREAT", ["release"], ["release"], [], "release", "0841"),
        ("REQUEST", "CONSULT", ["meet"], [], [], "urge meet", "026"),
        ("REQUEST", "CONSULT", ["meet"], [], [], "demand meet", "106"),
        ("REQUEST", "RETREAT", ["yield"], ["ceasefire"], [], "call", "0256"),
        ("REQUEST", "REQUEST", [], [], [], "insist", "100"),
        ("ACCUSE", "ACCUSE", ["investigate"], [], ["corruption"], "investigate", "091"),
        ("REJECT", "CONSULT", ["meet"], [], [], "refuse meet", "125"),
        ("THREATEN", "SANCTION", ["restrict"], ["discontinue"], ["economic"], "threaten impose", "1312"),
        ("PROTEST", "PROTEST", ["riot"], ["riot"], [], "riot", "145"),
        ("SANCTION", "AID", ["discontinue"], [], ["military"], "suspend aid", "1622"),
        ("SANCTION", "SANCTION", ["discontinue"], ["discontinue"], ["economic"], "impose curb", "163"),
        ("SANCTION", "SANCTION", ["convict"], ["convict"], [], "convict", "116"),
        ("COERCE", "COERCE", ["arrest"], ["arrest"], [], "arrest", "173"),
        ("ASSAULT", "ASSAULT", ["aerial"], ["aerial"], [], "bomb", "195"),
        ("ASSAULT", "ASSAULT", ["targeted"], ["targeted"], [], "attempt assassinate", "185"),
        ("ASSAULT", "ASSAULT", [], [], [], "clash", "190"),
    ],
)
def test_codes_cameo_goes_as_deep_as_the_words(event, act, modes, act_modes, contexts, lemmas, code):  # noqa: PLR0913, PLR0917
    assert BOOK.cameo(event, act, modes, act_modes, contexts, lemmas) == code


def test_codes_two_modes_bring_their_context():
    assert BOOK.contexts_of_modes(["cyber", "arrest"]) == ("cyber",)
    assert BOOK.contexts_of_modes(["misinformation"]) == ("misinformation",)


def test_the_reference_page_is_made_from_the_codes():
    made = run_path(str(ROOT / "tools" / "lexicon_reference.py"))
    page = made["page"](read_file(ROOT / "lexicon" / "codes.yml"))
    assert made["PAGE"].read_text("utf8") == page, "run `python tools/lexicon_reference.py`"
