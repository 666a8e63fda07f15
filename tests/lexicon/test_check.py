"""Every mistake in the form of a lexicon: file, entry, what, cure."""

from pathlib import Path

import pytest

from dragoman.lexicon import load
from dragoman.lexicon.check import hidden, mistakes
from dragoman.lexicon.forms import ACT_KEYS, OPERATOR_KEYS
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import read_file

SHIPPED = load().sections
FINDS = '  finds: [{text: "Oslo raided Lima.", event: COERCE}]\n'
IGNORES = '  ignores: ["Nothing happened."]\n'
GOOD = f"""\
- id: raid
  act: COERCE
  mode: seize
  verbs: [raid]
{FINDS}{IGNORES}"""
OPERATOR = """\
- id: refuse
  verbs: [refuse]
  makes: REJECT
  finds: [{text: "Oslo refused to meet.", event: REJECT}]
  ignores: ["Nothing happened."]
"""


def of(tmp_path, text, name="acts/bad.yml"):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")
    return [(str(m), m.fix) for m in mistakes(tmp_path, SHIPPED)]


@pytest.mark.parametrize(
    ("changed", "said", "cure"),
    [
        ((IGNORES, ""), "no 'ignores' sentence", "add one under ignores:"),
        ((FINDS, ""), "no 'finds' sentence", "add one under finds:"),
        (("act: COERCE", "act: RAID"), "act: unknown type 'RAID'", "one of ACCUSE, AGREE"),
        (("mode: seize", "mode: visit"), "'visit' is none of COERCE's modes", "one of arrest, censor"),
        (("mode: seize", "colour: red"), "unknown key 'colour'", "one of act, actor"),
        (("verbs: [raid]", "note: x"), "nothing can set it off: neither verbs nor nouns", "give it `verbs:`"),
        (("verbs: [raid]", "verbs: raid"), "'verbs' is not a list of words", "write verbs: [one, another]"),
        (("verbs: [raid]", "verbs: [raid, raid]"), "'verbs' has words twice: raid", "drop one of each"),
        (("mode: seize", "status: maybe"), "unknown status 'maybe'", "one of conditional, denied"),
        (("mode: seize", "priority: 2"), "a priority without a reason", "say why under `because:`"),
        (("mode: seize", "cameo: abc"), "'abc' is no CAMEO code", "two to four digits"),
        (("mode: seize", "frame: odd"), "unknown frame 'odd'", "one of "),
        (("mode: seize", "actor: [Subj!]"), "actor: 'Subj!' is no slot", "write subj, obj"),
        (("mode: seize", "needs: [obj]"), "'needs' is no mapping", "write needs: {slot: class}"),
        (("event: COERCE}", "event: RAID}"), "proof's event: unknown type 'RAID'", "one of ACCUSE"),
        (("event: COERCE}", "who: x}"), "unknown key 'who' in the proof 'Oslo raided Lima.'", "one of about"),
        (("event: COERCE}", "context: fun}"), "unknown context 'fun' in a proof", "see codes.yml"),
        ((IGNORES, "  ignores: [5]\n"), "an `ignores` that is no sentence: 5", "write the sentence"),
        (("id: raid", "id: Raid it"), "the id 'Raid it' is no name", "give it an `id:`"),
    ],
)  # fmt: skip
def test_check_names_file_entry_and_cure(tmp_path, changed, said, cure):
    text = GOOD.replace(*changed)
    assert text != GOOD
    found = of(tmp_path, text)
    entry = "Raid it" if "Raid it" in said else "raid"
    assert found[0][0] == f"acts/bad.yml: entry {entry!r}: {said}"
    assert found[0][1].startswith(cure)


def test_check_has_nothing_to_say_of_a_good_file(tmp_path):
    assert of(tmp_path, GOOD) == []
    assert of(tmp_path, OPERATOR, "operators.yml") == []


def test_check_names_broken_yaml_by_line(tmp_path):
    [(said, cure)] = of(tmp_path, "- id: raid\n  verbs: [raid\n")
    assert said.startswith("acts/bad.yml:")
    assert "broken YAML" in said
    assert cure


def test_check_names_an_id_that_stands_twice(tmp_path):
    found = of(tmp_path, GOOD + GOOD)
    assert found == [
        ("acts/bad.yml: entry 'raid': its id stands twice (also in acts/bad.yml)", "give one another id")
    ]
    (tmp_path / "acts" / "other.yml").write_text(GOOD, "utf8")
    assert "its id stands twice (also in acts/bad.yml)" in of(tmp_path, GOOD)[0][0]


def test_check_names_an_operator_that_makes_nothing(tmp_path):
    found = of(tmp_path, OPERATOR.replace("  makes: REJECT\n", ""), "operators.yml")
    assert found[0][0] == "operators.yml: entry 'refuse': does not say what it makes of an act"
    found = of(tmp_path, OPERATOR.replace("makes: REJECT", "makes: {CONSULT: NO}"), "operators.yml")
    assert found[0][0] == "operators.yml: entry 'refuse': makes: unknown type 'NO'"


def test_check_names_a_context_that_is_none(tmp_path):
    found = of(tmp_path, "fun: {words: [joy], finds: [Joy.], ignores: [Woe.]}", "contexts.yml")
    assert found == [("contexts.yml: entry 'fun': unknown context 'fun'", "contexts are listed in codes.yml")]


def test_check_names_a_class_without_words(tmp_path):
    assert (
        of(tmp_path, "tools: []", "classes.yml")[0][0] == "classes.yml: entry 'tools': a class without words"
    )


def test_check_names_a_file_that_no_room_reads(tmp_path):
    found = of(tmp_path, "a: b", "odd.yml")
    assert found[0][0] == "odd.yml: no section is called 'odd'"


def test_check_names_an_empty_folder(tmp_path):
    [mistake] = mistakes(tmp_path)
    assert "no .yml file in it" in str(mistake)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{act: FUN, code: "030"}', "act: unknown type 'FUN'"),
        ('{mode: visit, code: "030"}', "'visit' is none of AGREE's modes"),
        ('{context: fun, code: "030"}', "unknown context 'fun'"),
        ('{verb: fun, code: "030"}', "unknown group of verbs 'fun'"),
        ('{act: AID, code: "3"}', "'3' is no CAMEO code"),
        ('{act: CONSULT, context: legal, code: "030"}', "never reached"),
    ],
)
def test_check_names_a_bad_row_of_the_crosswalk(tmp_path, row, said):
    text = (sources() / "codes.yml").read_text("utf8")
    last = '    - {context: [political_institutions, pro_democracy], code: "034"}\n'
    found = of(tmp_path, text.replace(last, f"    - {row}\n", 1), "codes.yml")
    assert found[0][0].startswith("codes.yml: entry 'cameo.AGREE row ")
    assert said in found[0][0]


def hiding(tmp_path, acts):
    (tmp_path / "acts.yml").write_text(acts, "utf8")
    return [str(m) for m in hidden(tmp_path, {})]


def test_hidden_names_an_act_that_another_always_comes_before(tmp_path):
    other = (
        GOOD.replace("id: raid", "id: zap").replace("COERCE", "ASSAULT").replace("mode: seize", "mode: beat")
    )
    assert hiding(tmp_path, GOOD + other) == [
        "acts.yml: entry 'zap': never matches at 'verbs: raid': 'raid' comes first and needs no more"
    ]


@pytest.mark.parametrize("cure", ["needs: {obj: [house]}", "priority: 1\n  because: it does"])
def test_hidden_is_content_with_needs_or_priority_that_part_them(tmp_path, cure):
    other = GOOD.replace("id: raid", "id: zap").replace("mode: seize", cure)
    found = hiding(tmp_path, GOOD + other)
    assert not [said for said in found if "'zap': never" in said]


def test_hidden_sees_an_entry_whose_needs_the_earlier_one_has_too(tmp_path):
    first = GOOD.replace("mode: seize", "priority: 1\n  because: it does\n  needs: {obj: [house, shop]}")
    other = GOOD.replace("id: raid", "id: zap").replace("mode: seize", "needs: {obj: [house]}")
    assert len(hiding(tmp_path, first + other)) == 1


def test_the_shipped_lexicon_has_no_mistake_of_form():
    assert [str(m) for m in mistakes(sources())] == []


def test_no_shipped_entry_is_hidden_behind_another():
    assert [str(m) for m in hidden(sources())] == []


def test_every_key_of_an_entry_is_read_by_the_events_room():
    rules = (Path(__file__).parents[2] / "src" / "dragoman" / "events" / "rules.py").read_text("utf8")
    for_people = {"finds", "ignores", "because", "note"}
    assert [key for key in sorted((ACT_KEYS | OPERATOR_KEYS) - for_people) if f'"{key}"' not in rules] == []


def test_ids_of_the_ambiguities_are_the_types_and_numbers_of_the_bullets():
    ids = [entry["id"] for entry in read_file(sources() / "en" / "ambiguities.yml")]
    assert len(ids) == len(set(ids)) == 57
