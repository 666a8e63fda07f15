"""In whose name a text speaks, and whom doubtful words mean, through the shipped model and lexicon."""

import pytest

from dragoman.actors import find_actors, find_quotes, speeches_of

pytestmark = pytest.mark.slow

SPEECH = (
    "Port attack condemned\n\nForeign Secretary Alan Pryce said:\n\n"
    "I am shocked by the attack on the port. We will work with Oman, and the UK stands with its people.\n\n"
    "Our embassy has offered help to Oman.\n\n"
    "Notes to editors\n\nWe publish a list of ships each year."
)
STATEMENT = (
    "Canada condemns the arrests in Minsk. We call on Belarus to free the students, and our embassy has met "
    "their families.\n\nSecretary Lund raised the arrests with Belarus. Belarus rejected the call."
)
# text, a stretch of it, the word asked about, codes, words that must have settled it (None: no matter)
CASES = [
    (SPEECH, "I am shocked", "I", ["GBR"], "Foreign Secretary Alan Pryce"),
    (SPEECH, "We will work", "We", ["GBR"], "UK"),
    (SPEECH, "Our embassy has offered", "embassy", ["GBR"], None),
    (SPEECH, "We publish", "We", [None], None),  # the notes are no part of the speech, and nobody's stance
    (STATEMENT, "We call", "We", ["CAN"], "Canada"),
    (STATEMENT, "our embassy", "embassy", ["CAN"], None),
    (STATEMENT, "Secretary Lund raised", "Lund", ["CAN"], "Canada"),
    ("“We reject the plan,” said a driver from Lima.", "We reject", "We", [None], None),
    ("Spain welcomed the offer. “We fear the worst,” a man said.", "We fear", "We", [None], None),
    ("The Chancellor of the Exchequer met bankers.", "The Chancellor", "Chancellor", ["GBR"], None),
    ("Foreign Secretary Ann Roe met envoys from Pakistan.", "Ann Roe", "Roe", ["PAK"], "Pakistan"),
    ("Foreign Secretary Ann Roe met British and Indian envoys.", "Ann Roe", "Roe", [None], None),
    ("In Peru Minister Ayala met two envoys.", "Minister Ayala", "Ayala", [None], None),
    ("Foreign Minister Carla Bishop of Malta left. Bishop met Iran's king.", "Bishop met", "Bishop", ["MLT"], None),
    ("A U.S.-led coalition bombed the bridge.", "A U.S.-led coalition", "coalition", ["USA"], None),
    ("The US-backed coalition lost the vote.", "The US-backed coalition", "coalition", [None], None),
    ("ISIL fled as the Coalition hit the depot.", "the Coalition hit", "Coalition", ["IGO"], "ISIL"),
    ("Labor left as the Coalition lost the vote.", "the Coalition lost", "Coalition", [None], None),
    ("Assad's regime shelled the town.", "Assad's regime", "regime", ["SYR"], None),
    ("The Assad regime shelled Homs. It rained. Later the regime denied it.", "the regime", "regime", ["SYR"], None),
    ("Russia's Security Council met.", "Security Council met", "Council", ["RUS"], None),
    ("The Security Council condemned the raid.", "Security Council", "Council", ["UNO"], None),
    ("Tarek Amer was a Jordanian general. Amer led the raid.", "Amer led", "Amer", ["JOR"], "Jordanian"),
    ("Abu Nour al-Kuwaiti, an ISIL leader, was shot.", "Nour al-Kuwaiti", "Nour", ["IMG"], None),
    ("Nora Kell, a Kansas congresswoman, left. The US waits.", "Nora Kell", "Kell", ["USA"], None),
    ("The government of Kenya, led by Prime Minister Omar Sadi, fell.", "Omar Sadi", "Sadi", ["KEN"], "Kenya"),
    ("She will travel to Chile to meet senior officials.", "senior officials", "officials", ["CHL"], "Chile"),
    ("Boeing and Embraer signed a pact in May. The two companies had quarreled.", "The two companies", "companies", ["BRA", "USA"], None),
    ("Iran, Oman, the United Arab Emirates and Qatar agreed.", "the United Arab Emirates", "Emirates", ["ARE"], None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "who", "codes", "words"), CASES, ids=[f"{c[1]} / {c[2]}" for c in CASES]
)
def test_words_of_the_report_settle_who_is_meant(  # noqa: PLR0913, PLR0917  (a case has that many parts)
    parse, lexicon, text, where, who, codes, words
):
    parsed = parse(text)
    start = text.index(where) + where.index(who)
    at = next(t.i for t in parsed.tokens if t.start == start)
    mention = find_actors(parsed, lexicon).at(at)
    if codes == [None] and mention is None:
        return
    assert mention is not None
    assert sorted((e.code for e in mention.entities), key=str) == codes
    settled = [w.text for e in mention.entities for w in e.settled_by]
    assert words is None or words in settled


def test_a_company_has_its_home_and_no_sector_of_state(parse, lexicon):
    parsed = parse("Boeing said its spokesman had left. Airbus agreed.")
    actors = find_actors(parsed, lexicon)
    boeing, airbus = actors.at(0), next(m for m in actors.mentions if m.entities[0].entity_text == "Airbus")
    assert [(e.code, e.sector) for e in (*boeing.entities, *airbus.entities)] == [
        ("USA", "BUS"),
        ("MNC", "BUS"),
    ]


def test_a_company_does_not_make_its_home_the_country_spoken_of(parse, lexicon):
    parsed = parse("Boeing sued Embraer. The army closed the road.")
    army = next(m for m in find_actors(parsed, lexicon).mentions if m.entities[0].sector == "MIL")
    assert army.entities[0].code is None


def test_a_speech_ends_where_its_speaker_is_told_of(parse, lexicon):
    text = "Rain\n\nMayor Eva Holm said:\n\nWe will rebuild the bridge.\n\nHolm took office in May. We saw her leave."
    parsed = parse(text)
    (speech,) = speeches_of(parsed, lexicon)
    assert (
        text[parsed.tokens[speech.first].start : parsed.tokens[speech.last - 1].end]
        == "We will rebuild the bridge."
    )


def test_a_quotation_goes_on_over_lines_that_only_close_it(parse):
    text = 'Talks\n\nEva Holm said "We will rebuild the bridge.\n\nWe have the money.\n\nOslo agreed to pay for it in May. "\n\nShe left "at once".'
    found = [text[slice(*q.span)] for q in find_quotes(parse(text))]
    assert found[-4:] == [
        '"We will rebuild the bridge.',
        "We have the money.",
        'Oslo agreed to pay for it in May. "',
        '"at once"',
    ]
