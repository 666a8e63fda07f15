"""Who holds no office leaves as words of role and sector, in every format, unless all people are asked for."""

import copy
import re
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.export import FORMATS, Options, export
from dragoman.export.people import people_in

from .test_rules import words_of

# No words of a lexicon, so that nothing else can bring them into a file.
NAMES = ("Zuxqo Brimwhelk", "Adéwálé Qorvath-Lüntz", "Wyxlo", "MARQIDO Del Trezzany", "Pell O’Jarnaq")
WITH_TEXT = ("csv", "parquet", "sqlite", "plover")


def private_names(claims):
    return people_in(claims).private


def named(party, name, words="{}, a reporter", **more):
    known = {"office": None, "resolved_by": "role", "identifier_id": None, "sector": "JRN", "code": None}
    return {**party, **known, "entity_name": name, "entity_text": words.format(name), **more}


def with_name(pair, name, side="actor", words="{}, a reporter", **more):
    """A pair in which somebody stands by name wherever a claim or report has words."""
    claim, report = copy.deepcopy(pair)
    party = named((claim["actor"] or claim["recipient"])[0], name, words, **more)
    if side == "said_by":
        cue = {"text": f"said {name}", "span": [0, 4]}
        party |= {
            "cue": cue,
            "kind": "named",
            "date_value": None,
            "date_text": f"after {name} left",
            "date_span": None,
        }
    claim[side] = [party, *claim[side]]
    start, end = claim["text_info"]["start"], claim["text_info"]["end"]
    last = name.split()[-1]
    text = f"{report['text'][:start]}Told by {last.upper()}. {report['text'][start:]} {name} left."
    report |= {"text": text, "title": f"{name} speaks", "author": name, "copyright": f"(c) {name}"}
    slug = re.sub(r"\W+", "-", normalize("NFKD", name.lower()).encode("ascii", "ignore").decode())
    report |= {"url": f"https://news.example/{slug}.html"}
    claim["gloss"] = f"{name} met Norway."
    claim["text_info"] = {**claim["text_info"], "end": end + len(last) + 10}
    claim["about"] = [{"name": f"{last}’s case", "text": f"the case of {name}", "span": [0, 4]}]
    claim["date_text"], claim["status_text"] = f"the day after {name} fell", last
    claim["condition"] = {"text": f"if {name} agrees", "span": [0, 4]}
    claim["cite_info"] = {**claim["cite_info"], "title": f"{name} speaks", "url": report["url"]}
    if claim["event_loc"]:
        claim["event_loc"] = {**claim["event_loc"], "extracted_place": f"{last}’s house"}
    return claim, report


def found_in(text, name):
    """The words of a name that stand in a text, however they are written."""
    held = normalize("NFKD", text.casefold())
    pieces = {piece for piece in re.split(r"[\s-]+", name) if piece.lower() not in ("del", "o")}
    return [piece for piece in pieces if normalize("NFKD", piece.casefold()) in held]


@pytest.mark.parametrize("side", ["actor", "recipient", "said_by"])
@pytest.mark.parametrize("to", FORMATS)
def test_a_private_name_leaves_in_no_format(written, made, met, to, side):
    for at, name in enumerate(NAMES):
        for pair in [with_name(make(), name, side) for make in ((met, made) if at == 0 else (met,))]:
            path, account = written([pair], to, f"{side}{at}.tsv", with_text=to in WITH_TEXT)
            assert found_in(words_of(path, to), name) == []
            assert (account.people, account.without_words) == (1, 1)
            assert list(account.lines())[-2:] == [
                "withheld the names of 1 person who holds no office (--people all lets them leave);",
                "  1 claim went without sentence and gloss for it",
            ]
            aside = path.with_name(f"{path.stem}.sources.tsv")
            assert not aside.exists() or found_in(aside.read_text("utf8"), name) == []


@pytest.mark.parametrize("to", FORMATS)
def test_all_people_leave_when_asked_for(written, met, to):
    path, account = written([with_name(met(), NAMES[0])], to, people="all")
    assert account.people == 0
    if to != "geojson":  # that claim has no place
        assert found_in(words_of(path, to), NAMES[0])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_made_up_name_leaves(tmp_path, met, data):
    letters = st.text("bdfgjklmpqrtvwxzéüñøş", min_size=4, max_size=9)
    words = data.draw(st.lists(letters.map(lambda w: f"Q{w}".capitalize()), min_size=1, max_size=3))
    name = data.draw(st.sampled_from(["{}", "{} de la Qo", "al-{}", "{} Jr."])).format(" ".join(words))
    side = data.draw(st.sampled_from(["actor", "recipient", "said_by"]))
    said = data.draw(
        st.sampled_from(["{}", "{}, a reporter", "the mayor’s driver, {}", "he", "{}’s", "her friend {}"])
    )
    sector = data.draw(st.sampled_from([None, "CVL", "JRN", "MIL", "COP", "SOC", "REB", "BUS"]))
    to = data.draw(st.sampled_from(FORMATS))
    pair = with_name(met(), name, side, said, sector=sector)
    path = tmp_path / "out.tsv"
    export(iter([pair]), path, Options(to=to, subject="x"), warn=print)
    held = normalize("NFKD", words_of(path, to).casefold())
    assert [word for word in words if normalize("NFKD", word.casefold()) in held] == []


def claim_of(*parties):
    return {"actor": list(parties), "recipient": [], "said_by": []}


def party(text, name=None, **known):
    fields = ("code", "sector", "office", "identifier_id", "resolved_by")
    return {**dict.fromkeys(fields), "entity_text": text, "entity_name": name, **known}


@pytest.mark.parametrize(
    ("text", "name", "known", "words"),
    [
        (
            "a Chilean television reporter, Ana Ruiz",
            "Ana Ruiz",
            {"sector": "JRN", "code": "CHL"},
            "a reporter",
        ),
        ("Ana Ruiz, an activist from Lima", "Ana Ruiz", {"sector": "CVL"}, "an activist"),
        ("protester Ana Ruiz", "Ana Ruiz", {"sector": "CVL", "resolved_by": "role"}, "a protester"),
        ("Ana Ruiz", "Ana Ruiz", {}, "a person"),
        ("she", "Ana Ruiz", {"sector": "CVL", "resolved_by": "coreference"}, "a civilian"),
        ("the mayor’s driver, Ana Ruiz", "Ana Ruiz", {"sector": "GOV"}, "a driver"),
        ("the president’s wife, Ana Ruiz", "Ana Ruiz", {"sector": "GOV"}, "somebody of the government"),
        ("the widow of the minister, Ana Ruiz", "Ana Ruiz", {"sector": "ELI"}, "somebody of the elite"),
        ("Sgt. Ana Ruiz", "Ana Ruiz", {"sector": "MIL", "office": "sergeant"}, "a member of the military"),
        ("Ana Ruiz, who owns a bakery", "Ana Ruiz", {"sector": "BUS"}, "a business person"),
        ("the Ruiz family", "Ruiz", {"sector": "CVL"}, "a civilian"),
        ("RUIZ", "RUIZ", {}, "a person"),
        ("Frank Church", "Frank Church", {}, "a person"),
        ("Ana Ruiz’s brother", None, {"sector": "CVL"}, "a person"),
        ("the lawyer of Ana Ruiz", None, {"sector": "SOC"}, "a person"),
    ],
)
def test_who_holds_no_office_is_private(text, name, known, words):
    assert private_names([claim_of(party(text, name, **known))]) == {(name or "Ana Ruiz").lower(): words}


def test_an_acronym_of_the_actor_list_is_one_only_where_it_is_written_so():
    assert private_names([claim_of(party("ANA", "ANA"), party("Ana", "Ana"))]) == {}
    assert private_names([claim_of(party("Ana", "Ana"))]) == {"ana": "a person"}


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("President Ana Ruiz", "Ana Ruiz", {"office": "president", "sector": "GOV"}),
        ("she", "Ana Ruiz", {"office": "foreign minister", "sector": "GOV", "resolved_by": "coreference"}),
        ("Ana Ruiz, head of the Federation of Miners", "Ana Ruiz", {"sector": "LAB"}),
        ("opposition leader Ana Ruiz", "Ana Ruiz", {"sector": "OPP"}),
        ("a senator, Ana Ruiz", "Ana Ruiz", {"sector": "LEG"}),
        ("Colonel Ana Ruiz", "Ana Ruiz", {"sector": "MIL"}),
        ("the rebel commander Ana Ruiz", "Ana Ruiz", {"sector": "REB"}),
        ("Tokyo", "Japan", {"code": "JPN", "sector": "GOV", "resolved_by": "capital"}),
        ("Human Rights Watch", "Human Rights Watch", {"code": "NGO", "resolved_by": "name", "sector": "SOC"}),
        ("it", "Grupo Istmo", {"code": "PAN", "resolved_by": "coreference"}),
        ("the Miners’ Federation of Potosi", "Miners’ Federation of Potosi", {"sector": "LAB"}),
        ("the ELN", "ELN", {"sector": "REB"}),
        ("two diplomats", None, {"sector": "GOV"}),
        ("protesters in Kidal", None, {"sector": "CVL"}),
        ("pirates of Benin", "pirates of Benin", {"sector": "CRM"}),
        ("The Foreign Ministry", None, {"sector": "GOV"}),
        ("Prosecutors", None, {"sector": "JUD"}),
        ("I", None, {}),
    ],
)
def test_office_holders_bodies_places_and_people_without_a_name_are_not(text, name, known):
    assert private_names([claim_of(party(text, name, **known))]) == {}


def test_one_mention_that_tells_of_an_office_tells_it_for_the_whole_report(met):
    claim = claim_of(
        party("she", "Ana Ruiz"), party("Ruiz’s office"), party("Mayor Ana Ruiz", "Ana Ruiz", office="mayor")
    )
    assert private_names([claim]) == {}


def test_a_body_that_has_a_person_s_name_does_not_tell_it(written, met):
    claim = claim_of(party("Ana Ruiz", "Ana Ruiz"), party("the Ana Ruiz Foundation", "Ana Ruiz Foundation"))
    assert private_names([claim]) == {"ana ruiz": "a person"}
    pair = with_name(met(), NAMES[0])
    pair[0]["recipient"] = [named(pair[0]["actor"][1], f"{NAMES[0]} Foundation", "the {}", sector="SOC")]
    assert found_in(written([pair], "plover")[0].read_text("utf8"), NAMES[0]) == []


def test_first_names_of_office_holders_are_no_office(met):
    claim = claim_of(
        party("Mayor Ana Ruiz", "Ana Ruiz", office="mayor"), party("Ana", "Ana"), party("Ruiz", "Ruiz")
    )
    assert private_names([claim]) == {"ana": "a person"}


def test_sentences_of_other_claims_that_name_nobody_private_leave(written, met):
    pair = with_name(met(), NAMES[0])
    other = ({**met()[0], "id": "ffffffffffffffff"}, pair[1])
    rows = written([pair, other], "prodigy")[0].read_text("utf8").splitlines()
    assert len(rows) == 1
    assert "ffffffffffffffff" in rows[0]


def test_a_claim_that_names_the_person_of_another_keeps_its_sentence_too(written, met):
    pair = with_name(met(), "Zuxqo Brimwhelk")
    claim = {**met()[0], "id": "ffffffffffffffff", "gloss": "Norway and Benin met."}
    at = pair[1]["text"].index("Zuxqo")
    claim["text_info"] = {"sequence": 9, "start": at - 3, "end": at + 20}
    path, account = written([pair, (claim, pair[1])], "csv")
    assert found_in(path.read_text("utf8"), NAMES[0]) == []
    assert account.without_words == 2


def test_a_name_that_is_also_a_word_leaves_the_word(written, met):
    claim, report = with_name(met(), "Will Marsh")
    path, _ = written([(claim | {"status_text": "will"}, report)], "plover")
    held = path.read_text("utf8")
    assert '"status_text": "will"' in held
    assert "Marsh" not in held


@pytest.mark.slow
@pytest.mark.parametrize("to", FORMATS)
def test_no_private_name_of_the_sample_reports_leaves_with_incidents(
    written, report_pairs, incident_pairs, to
):
    """Also where the person is a party only of claims that their incidents are not told from."""
    reports = {}
    for claim, report in report_pairs:
        reports.setdefault(report["report_id"], []).append(claim)
    names = {name for claims in reports.values() for name in private_names(claims)}
    path, _ = written(incident_pairs, to, unit="incident")
    held = words_of(path, to).lower()
    assert [name for name in names if name in held] == []


@pytest.mark.slow
@pytest.mark.parametrize("to", FORMATS)
def test_no_private_name_of_the_sample_reports_leaves(written, report_pairs, to):
    reports = {}
    for claim, report in report_pairs:
        reports.setdefault(report["report_id"], []).append(claim)
    names = {name for claims in reports.values() for name in private_names(claims)}
    assert {"paula iturriaga", "ignacio robles", "le thi mai"} <= names
    assert not {"rosario villamor", "teresa mamani", "marlene choque"} & names
    path, account = written(report_pairs, to, with_text=to in WITH_TEXT)
    held = words_of(path, to).lower()
    assert [name for name in names if name in held] == []
    assert account.people > 3
    assert 0 < account.without_words < len(report_pairs) / 4
