import pytest

from dragoman.actors import Quote
from dragoman.attribution.scare import scare_quotes
from dragoman.records import Span


def apart(text):
    doubles = [
        Quote(Span(m, text.index("”", m) + 1), open=False, block=0) for m, c in enumerate(text) if c == "“"
    ]
    return [text[s.start : s.end] for s in scare_quotes(text, doubles, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The “liberation” of Lima", ["“liberation”"]),
        ("Oslo 'raids' a Peruvian ship", ["'raids'"]),
        ("Lima’s troops and the rebels’ base", []),
        ("the troops' raid on the miners' camp", []),
        ("“We left.” She nodded.", []),
        ("“We have left the town for good and will not come back”", []),
        ("a “fair ‘trial’ at last”", ["“fair ‘trial’ at last”"]),
    ],
)
def test_scare_quotes_are_a_word_or_two_and_no_speech(text, found):
    assert apart(text) == found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Norway “attacked” a Peruvian ship on Friday.", "“attacked”", "anonymous"),
        ("Norway held a “trial” of the opposition leader.", "“trial”", "anonymous"),
        ("The alleged shelling of Lima by Chile went on.", "alleged", "anonymous"),
        ("Peru condemned what it called the “invasion” of its islands by Chile.", "Peru", "named"),
        ("Norway attacked a Peruvian ship on Friday.", None, None),
        ("Peru said Chile had “attacked” a Norwegian ship.", "Peru", "named"),
    ],
)
def test_a_deed_the_outlet_sets_apart_is_on_somebody_elses_word(read, text, source, kind):
    told = [
        c for c in read(text) if c.act in ("ASSAULT", "COERCE", "ACCUSE") and c.trigger[0].text != "condemned"
    ]
    sources = [(s.entity.entity_text, s.kind) for s in told[0].said_by]
    assert sources == ([] if source is None else [(source, kind)])
