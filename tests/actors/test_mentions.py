"""Who single sentences name, through the shipped model and lexicon."""

import pytest

from dragoman.actors import find_actors

pytestmark = pytest.mark.slow

# text, the words asked about, codes, sector (None: no matter)
CASES = [
    ("Japanese troops left the island.", "troops", ["JPN"], "MIL"),
    ("Russian shelling hit a school.", "Russian", ["RUS"], None),
    ("The US-China talks collapsed.", "US", ["USA"], None),
    ("The US-China talks collapsed.", "China", ["CHN"], None),
    ("Two Palestinian protesters were killed by Israeli fire.", "protesters", ["PSE"], "CVL"),
    ("Paris rejected the plan.", "Paris", ["FRA"], "GOV"),
    ("The minister spoke in Paris.", "Paris", None, None),
    ("Moscow's envoy left the room.", "envoy", ["RUS"], "GOV"),
    ("Moscow's envoy left the room.", "Moscow", ["RUS"], "GOV"),
    ("The foreign minister of Kenya resigned.", "minister", ["KEN"], "GOV"),
    ("Former Peruvian president Luis Ayala was jailed.", "Ayala", ["PER"], "ELI"),
    ("The Turkish and Greek navies held a joint drill.", "navies", ["TUR", "GRC"], "MIL"),
    ("Kenya will receive Norwegian and Chilean delegates.", "delegates", ["NOR", "CHL"], None),
    ("Oxfam Canada praised Kenya.", "Oxfam", ["NGO"], None),
    ("US-backed rebels took the town.", "rebels", [None], "REB"),
    ("Pro-Russian separatists shelled the airport.", "separatists", [None], "REB"),
    ("A Danish court sentenced the smugglers.", "court", ["DNK"], "JUD"),
    ("The rebel commander Tom Okoth was shot.", "Okoth", [None], "REB"),
    ("A police spokesman said the road was closed.", "spokesman", [None], "COP"),
    ("Gunmen kidnapped a doctor.", "Gunmen", [None], "UAF"),
    ("The South China Sea is calm.", "China", None, None),
    ("Hundreds of workers at Air India went on strike.", "India", None, None),
    ("Chadian President Ali Nour met King Hamad of Jordan.", "Hamad", ["JOR"], "GOV"),
    ("King Hamad of Jordan opened a school.", "Jordan", ["JOR"], None),
]


@pytest.mark.parametrize(("text", "who", "codes", "sector"), CASES, ids=[f"{c[0]} / {c[1]}" for c in CASES])
def test_mentions_say_country_and_sector(parse, lexicon, text, who, codes, sector):
    parsed = parse(text)
    at = next(t.i for t in parsed.tokens if t.start == text.index(who))
    mention = find_actors(parsed, lexicon).at(at)
    if codes is None:
        assert mention is None or all(
            e.code is None or "India" in (e.entity_name or "") for e in mention.entities
        )
        return
    assert mention is not None
    assert [e.code for e in mention.entities] == codes
    assert sector is None or {e.sector for e in mention.entities} == {sector}


def test_mentions_have_words_for_everything(parse, lexicon):
    text = "Norwegian Foreign Minister Ida Berg said her country and Sweden would sign. The two meet in May."
    parsed = parse(text)
    for mention in find_actors(parsed, lexicon).mentions:
        for entity in mention.entities:
            assert text[slice(*entity.span)] == entity.entity_text
            assert all(text[slice(*w.span)] == w.text for w in entity.settled_by)


def test_party_gathers_who_is_coordinated(parse, lexicon):
    parsed = parse("Norway, Sweden and Finland signed the treaty, and Russia protested.")
    found = find_actors(parsed, lexicon)
    assert [m.entities[0].code for m in found.party(0)] == ["NOR", "SWE", "FIN"]


def test_first_person_is_left_to_the_speaker(parse, lexicon):
    mention = find_actors(parse("“We will sign,” she said."), lexicon).mentions[0]
    assert mention.group == "first-person"
    assert mention.entities[0].resolved_by is None


def test_here_is_the_country_of_the_dateline(parse, lexicon):
    parsed = parse(
        "Envoy leaves\n\nNAIROBI, March 3 — The envoy left on Monday without a word to the reporters who had waited.\n\n"
        "The Foreign Ministry here said the talks with Sudan had failed.\n"
    )
    mention = next(
        m for m in find_actors(parsed, lexicon).mentions if m.entities[0].entity_text.endswith("here")
    )
    assert mention.entities[0].code == "KEN"


def test_one_sentence_of_ten_thousand_words_is_read(parse, lexicon):
    text = "Norway's " * 200 + "king and " + "Sweden, Finland and " * 3000 + "Denmark signed."
    assert find_actors(parse(text), lexicon).mentions


def test_no_words_no_mentions(parse, lexicon):
    assert find_actors(parse(""), lexicon).mentions == ()
    assert find_actors(parse("…!? — ‘’ “” \u202e 🙂"), lexicon).mentions == ()


LISTS = [
    ("Wealthy Norway, the tiny Malta and arid Kenya signed the treaty.", ["NOR", "MLT", "KEN"]),
    ("Norway, Kenya and the mighty Chile rejected the plan.", ["NOR", "KEN", "CHL"]),
    ("Norway's minister, Kenya and Chile met in Lima.", ["NOR", "KEN", "CHL"]),
]


@pytest.mark.parametrize(("text", "codes"), LISTS, ids=[c[0] for c in LISTS])
def test_mentions_of_a_list_that_opens_a_sentence_are_one_party(parse, lexicon, text, codes):
    actors = find_actors(parse(text), lexicon)
    member = next(m for m in actors.mentions if m.entities[0].code == codes[-1])
    assert [m.entities[0].code for m in actors.party(member.head)] == codes


def test_mentions_leave_a_list_that_a_speaker_follows_alone(parse, lexicon):
    actors = find_actors(parse("Norway and Kenya, Chile said, are at odds."), lexicon)
    chile = next(m for m in actors.mentions if m.entities[0].code == "CHL")
    assert [m.entities[0].code for m in actors.party(chile.head)] == ["CHL"]
