"""Bodies of a state without their country: what in the report settles it, and what does not."""

import pytest

from dragoman.actors import find_actors
from dragoman.places import find_places, home_of

pytestmark = pytest.mark.slow

# text, the words asked about, codes, sector, the words that settled it (None: its own words, or no matter)
CASES = [
    # the fuller name, before or after, of the body itself or before the noun
    (
        "The Royal Navy sent a frigate. The Navy said it would stay.",
        "The Navy",
        ["GBR"],
        "MIL",
        "The Royal Navy",
    ),
    ("The Chilean air force lost a jet. Air force officials blamed fog.", "officials", ["CHL"], "MIL", None),
    ("Air Force jets took off. The Chilean Air Force gave no reason.", "Air Force", ["CHL"], "MIL", None),
    ("Chile's navy towed the yacht. A navy spokesman gave no reason.", "spokesman", ["CHL"], "MIL", None),
    ("A navy spokesman gave no reason.", "spokesman", [None], "MIL", None),
    ("The Chilean Navy has a chief. Secretary of the Navy Ana Soto left.", "Soto", ["CHL"], "GOV", None),
    ("Iran's Revolutionary Guards left. The Guards said so.", "Guards", ["IRN"], "MIL", None),
    ("The U.S. State Department was told. The department said no.", "department", ["USA"], "GOV", None),
    # the place in the name or beside it, towns too
    ("Karachi police held nine men.", "police", ["PAK"], "COP", None),
    (
        "The case is before the Central Tribunal, located in western Vienna.",
        "Tribunal",
        ["AUT"],
        "JUD",
        "Vienna",
    ),
    ("A court in Lagos freed her.", "court", ["NGA"], "JUD", None),
    ("The mayor of Karachi resigned.", "mayor", ["PAK"], "GOV", None),
    ("Troops in Karachi were tired.", "Troops", [None], "MIL", None),
    ("The governor of California signed it.", "governor", ["USA"], "GOV", None),
    ("A bomb went off in Karachi. Police found two more.", "Police", ["PAK"], "COP", "Karachi"),
    # who runs it, and what the state runs
    ("The Hamas-run health ministry counted the wounded.", "ministry", ["PSE"], "GOV", None),
    ("Hamas-backed gunmen fled.", "gunmen", [None], "UAF", None),
    ("Hungary voted on Sunday. State television showed the queues.", "television", ["HUN"], "JRN", "Hungary"),
    ("Hungary voted on Sunday. A magazine showed the queues.", "magazine", [None], "JRN", None),
    ("Mali shut its border. The military rulers gave no reason.", "rulers", ["MLI"], "GOV", "Mali"),
    ("Mali shut its border. Anti-government forces cheered.", "forces", [None], None, None),
    ("The Bank of Ghana cut its rate. The central bank saw no risk.", "central bank", ["GHA"], "GOV", None),
    ("Houthi forces shelled the port.", "forces", ["YEM"], "REB", None),
    # those told by another
    ("Japan's prime minister, Kenji Mori, left. His successor is young.", "successor", ["JPN"], "GOV", None),
    ("President Ayala of Peru spoke. His predecessor, Rosa Vela, wept.", "Vela", ["PER"], "ELI", None),
    ("Zambia and Malawi made peace. The two presidents dined.", "presidents", ["MWI", "ZMB"], "GOV", None),
    ("Peruvian senator Luis Huamán is the pact's fiercest critic.", "critic", ["PER"], None, None),
    ("Luis Huamán of Peru is not the critic.", "critic", [None], None, None),
    ("The kingdom of Lesotho asked Japan for aid.", "kingdom", ["LSO"], None, None),
    ("Lesotho asked Peru for aid. The kingdom is poor.", "kingdom", ["LSO"], None, "Lesotho"),
    # a body named in the plural, by its country, or by a firm that runs it
    ("They met at the Regional Courts of Appeal in Nairobi.", "Appeal", ["KEN"], "JUD", "Nairobi"),
    ("The case is at the Royal Courts of Justice, located in London.", "Justice", ["GBR"], "JUD", "London"),
    ("Kenya Railways Corporation held talks with ten unions.", "Corporation", ["KEN"], "BUS", None),
    ("Toyota Motor Finance Corporation sued the agency.", "Corporation", ["JPN"], "BUS", None),
    (
        "Anna Berg, president and chief executive of Boeing Marine Systems, left.",
        "Berg",
        ["USA"],
        "BUS",
        None,
    ),
    ("Anna Berg, president of Acme Systems, left.", "Berg", [None], "BUS", None),
    ("Ida Berg, the president of Iceland, left.", "Berg", ["ISL"], "GOV", None),
    # the mark behind a lawmaker's name
    ("Senator Paul Hart (R-AZ) opposed the plan.", "Hart", ["USA"], "LEG", None),
    ("Rep. Dana Cole, D-Calif., opposed the plan.", "Cole", ["USA"], "LEG", None),
    ("Senator Paul Hart (R-XY) opposed the plan.", "Hart", [None], "LEG", None),
    # one state alone is spoken of
    (
        "Russian carrier Aeroflot won. It was cold. Snow fell. All was new. President Ivan Petrov waved.",
        "Petrov",
        ["RUS"],
        "GOV",
        "Russian",
    ),
    (
        "Russian carrier Aeroflot won. Peru lost. It was cold. Snow fell. All was new. President Ivo Berg waved.",
        "Berg",
        [None],
        "GOV",
        None,
    ),
    (
        "Danish ships sailed. All were new. It was cold. Snow fell. President Ida Berg waved.",
        "Berg",
        ["DNK"],
        "GOV",
        None,
    ),
]


def found_in(parse, lexicon, text):
    parsed = parse(text)
    return parsed, find_actors(
        parsed, lexicon, places=find_places(parsed, lexicon), home=home_of(parsed, lexicon)
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{c[0][:40]} / {c[1]}" for c in CASES])
def test_bodies_have_the_country_that_the_report_settles(parse, lexicon, case):
    text, who, codes, sector, settled = case
    parsed, actors = found_in(parse, lexicon, text)
    at = text.rindex(who)
    mention = actors.at(next(t.i for t in reversed(parsed.tokens) if at <= t.start < at + len(who)))
    assert mention is not None
    assert sorted((e.code for e in mention.entities), key=str) == codes
    assert sector is None or {e.sector for e in mention.entities} == {sector}
    if settled:
        assert settled in [w.text for e in mention.entities for w in e.settled_by]
    for entity in mention.entities:
        assert (entity.resolved_by is None) or entity.code or entity.sector or entity.office
        assert all(text[slice(*w.span)] == w.text for w in entity.settled_by)


def test_a_town_in_the_dateline_is_home(parse, lexicon):
    text = (
        "Shots at the harbor\n\nKARACHI, March 3 (Reuters) — Police shot a man on Sunday after a long chase "
        "through the harbor.\n\nThe provincial government ordered an inquiry into what the witnesses had seen.\n"
    )
    _, actors = found_in(parse, lexicon, text)
    police = next(m.entities[0] for m in actors.mentions if m.entities[0].sector == "COP")
    assert (police.code, [w.text for w in police.settled_by]) == ("PAK", ["KARACHI"])


def test_an_agency_in_the_dateline_is_no_home(parse, lexicon):
    text = "Shots at the harbor\n\nQUELLSTADT (Reuters) — Police shot a man on Sunday after a long chase there.\n"
    _, actors = found_in(parse, lexicon, text)
    assert [m.entities[0].code for m in actors.mentions if m.entities[0].sector == "COP"] == [None]
