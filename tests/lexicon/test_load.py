import json

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon import load
from dragoman.lexicon.build import built_text
from dragoman.lexicon.load import BUILT, Lexicon, sources, stamped
from dragoman.lexicon.sources import gather, read_file

ACT = """\
- id: {id}
  act: CONSULT
  verbs: [{verb}]
  finds: [{{text: "Oslo {verb}ed Lima.", event: CONSULT}}]
  ignores: ["Nothing happened."]
"""


@pytest.fixture
def folder(tmp_path):
    def made(**named):
        for name, text in named.items():
            path = tmp_path / (name.replace("__", "/") + ".yml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf8")
        return tmp_path

    return made


def acts(lexicon):
    return {entry["id"]: entry for entry in lexicon.section("acts")}


def test_built_lexicon_is_what_the_yaml_gives():
    assert BUILT.read_text("utf8") == built_text(sources()), "run `python -m dragoman.lexicon`"


def test_built_lexicon_is_the_same_on_every_run_and_holds_its_stamp():
    held = json.loads(BUILT.read_text("utf8"))
    assert built_text(sources()) == built_text(sources())
    assert stamped(held["sections"]).stamp == held["stamp"]


def test_built_lexicon_has_no_proofs():
    held = json.loads(BUILT.read_text("utf8"))["sections"]
    assert not [e["id"] for e in [*held["acts"], *held["operators"]] if "finds" in e or "ignores" in e]
    assert "ambiguities" not in held


def test_lexicons_are_equal_by_their_stamp():
    assert Lexicon({}, "a") == Lexicon({"acts": []}, "a")
    assert len({Lexicon({}, "a"), Lexicon({}, "a"), Lexicon({}, "b")}) == 2


def test_a_folder_adds_to_the_shipped_lexicon(folder):
    given = load(folder(acts__own=ACT.format(id="own-act", verb="zorp")))
    assert "own-act" in acts(given)
    assert set(acts(load())) < set(acts(given))
    assert given.stamp != load().stamp


def test_a_file_of_acts_needs_no_folder_of_that_name(folder):
    assert "own-act" in acts(load(folder(mine=ACT.format(id="own-act", verb="zorp"))))


def test_an_id_given_again_replaces(folder):
    shipped = load().section("acts")[0]["id"]
    given = load(folder(acts__own=ACT.format(id=shipped, verb="zorp")))
    assert acts(given)[shipped]["verbs"] == ["zorp"]
    assert list(acts(given)) == list(acts(load()))


def test_a_remove_file_removes(folder):
    shipped = load().section("acts")[0]["id"]
    assert shipped not in acts(load(folder(without=f"remove: [{shipped}]")))


def test_a_class_given_again_replaces_and_the_others_stay(folder):
    given = load(folder(classes="curbs: [zorp]"))
    assert given.section("classes")["curbs"] == ["zorp"]
    assert set(load().section("classes")) == set(given.section("classes"))


def test_a_folder_with_codes_stands_alone(folder):
    given = load(folder(codes=(sources() / "codes.yml").read_text("utf8")))
    assert given.section("acts") == []
    assert given.section("codes")["types"] == load().section("codes")["types"]


def test_an_actor_file_replaces_the_shipped_one_of_its_name(folder):
    given = load(folder(actors__norway="code: NOR\nkind: state\nen: {names: [Noreg]}"))
    names = [e["en"]["names"] for e in given.section("actors") if e["id"] == "norway"]
    assert names == [["Noreg"]]


def test_words_that_yaml_would_turn_into_something_else_stay_words(folder):
    path = folder(times="a: [no, on, off, yes, 036, 12:30, 2019-08-23, 5, 2.5, true]") / "times.yml"
    assert read_file(path)["a"] == ["no", "on", "off", "yes", "036", "12:30", "2019-08-23", 5, 2.5, True]


def test_notes_of_entries_are_dropped_and_the_word_note_is_kept(folder):
    given = load(folder(relatives="word: {note: x, relations: {note: same}}"))
    assert given.section("relatives")["word"] == {"relations": {"note": "same"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: a\n  verbs: [b\n", "broken YAML"),
        ("a: 1\na: 2\n", "the key 'a' stands twice"),
        ("- id: 'a\n", "broken YAML"),
    ],
)
def test_broken_yaml_is_named_with_its_line(folder, text, said):
    with pytest.raises(LexiconError, match=r"times\.yml:\d+: broken YAML") as caught:
        load(folder(times=text))
    assert said in str(caught.value)
    assert caught.value.fix


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "times.yml").write_bytes(b"a: [caf\xe9]")
    with pytest.raises(LexiconError, match="not UTF-8"):
        load(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LexiconError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_gather_keeps_proofs_for_the_checks():
    sections, removed = gather(sources())
    assert all(entry["ignores"] for entry in sections["acts"])
    assert removed == []
