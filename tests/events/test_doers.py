"""Who or what does a deed: things do none, and mishaps are nobody's."""

import pytest

pytestmark = pytest.mark.slow


def acts(read_json, line):
    return {c["act"] for c in read_json(line, None)}


@pytest.mark.parametrize(
    "line",
    [
        "The tax cuts hit Norwegian pensioners.",
        "A mutation killed ten people in Norway.",
        "The delay threatens the Norwegian government.",
        "The jet crashed off Chile, killing 30 Norwegians.",
        "The villages surrounding the Norwegian camp were poor.",
    ],
)
def test_things_and_mishaps_do_no_deeds(line, read_json):
    assert acts(read_json, line) == set()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("A series of air raids killed ten Norwegians.", "ASSAULT"),  # a deed kills
        ("A bomber crashed into the crowd, killing ten Norwegians.", "ASSAULT"),  # no mishap
        ("A drone hit two Norwegian trucks.", "ASSAULT"),  # a weapon acts
        ("The gang threatened the Norwegian envoy.", "THREATEN"),  # somebody unknown acts
    ],
)
def test_deeds_weapons_and_people_do(line, act, read_json):
    assert act in acts(read_json, line)
