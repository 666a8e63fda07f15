"""Agreements under one name."""

import pytest

from dragoman.events.things import find_things, stands_for

HEADS = frozenset({"agreement", "pact", "treaty", "accord"})


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("GAFT", "General Agreement on Fishing and Trade", True),
        ("NPA", "Northern Ports Accord", True),
        ("XYZ", "Northern Ports Accord", False),
        ("NP", "Northern Ports Accord", False),
    ],
)
def test_acronym_is_made_of_first_letters(acronym, name, fits):
    assert stands_for(acronym, name) is fits


def test_things_bring_name_acronym_and_description_together(parse):
    text = parse(
        "Norway and Chile signed the Northern Ports Accord, a cargo-sharing pact, in May. "
        "Oslo left the NPA in June. Lima wants to save the cargo-sharing pact."
    )
    found = find_things(text, HEADS).by_head
    assert {thing.name for thing in found.values()} == {"Northern Ports Accord"}
    assert {"NPA", "Northern Ports Accord"} <= {thing.words.text for thing in found.values()}


def test_things_leave_two_agreements_apart(parse):
    text = parse("Norway signed the Oslo Fishing Treaty. Chile signed the Lima Copper Accord.")
    names = {thing.name for thing in find_things(text, HEADS).by_head.values()}
    assert names == {"Oslo Fishing Treaty", "Lima Copper Accord"}
