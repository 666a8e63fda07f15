"""Claims made by hand for tests of what is done with claims: one with every field, one with hardly any."""

from datetime import date

from dragoman.intake import from_text
from dragoman.records import (
    Claim,
    Condition,
    Count,
    Entity,
    Place,
    Size,
    Source,
    SourcePart,
    Span,
    Status,
    Thing,
    When,
    Why,
    Words,
)

TEXT = (
    "Norway sends ship\n\n"
    "Norway may attack pirates of Benin in Cotonou on Friday if the Cod Pact fails, Foreign Minister Kari Dahl "
    "said. Five people were hurt last month.\n\n"
    "They met.\n"
)
CITE = (
    *("report_id", "text_sha256", "source_sha256", "url", "title", "publication", "published", "language"),
    *("translated_from", "license", "copyright", "corpus", "codebook"),
)


def report():
    return from_text(TEXT, published=date(2024, 3, 2), outlet="The Example")


def span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def said(words, nth=0):
    return Words(words, span(words, nth))


def day(words, first, last=None, value=None, **more):
    return When(
        head=0, first_token=0, last_token=1, span=span(words), text=words, type="DATE", first=first,
        last=last or first, value=value or first.isoformat(), precision="day", **more,
    )  # fmt: skip


def full():
    friday = day("on Friday", date(2024, 3, 8), mod="APPROX", time="10:15")
    benin = Entity(
        entity_text="pirates of Benin", span=span("pirates of Benin"), entity_name="pirates of Benin", code="BEN",
        sector="CRM", other_sectors=("REB",), resolved_by="role", settled_by=(said("Benin"),),
    )  # fmt: skip
    dahl = Entity(
        entity_text="Foreign Minister Kari Dahl", span=span("Foreign Minister Kari Dahl"),
        entity_name="Kari Dahl", code="NOR", sector="GOV", office="foreign minister", resolved_by="role",
    )  # fmt: skip
    five = Count(low=5, high=5, words=said("Five people"))
    return Claim(
        id="0123456789abcdef", event="ASSAULT", act="ASSAULT", mode=(("aerial", span("attack")),),
        act_mode=(("aerial", span("attack")),), context=(("military", span("ship")),), quad_code=4,
        event_scale=-9.5, cameo="195", trigger=(said("attack"),),
        actor=(Entity(entity_text="Norway", span=span("Norway", 1), entity_name="Norway", code="NOR", resolved_by="name"),),
        recipient=(benin,), size=Size(injured=five), when=friday, date_carried=True,
        act_when=day("last month", date(2024, 2, 1), date(2024, 2, 29), "2024-02"), reported=date(2024, 3, 2),
        status=Status.CONDITIONAL, status_words=said("may"), condition=Condition(words=said("if the Cod Pact fails")),
        said_by=(Source(entity=dahl, cue=said("said"), kind="named", when=friday),), source_role=SourcePart.ACTOR,
        about=(Thing(name="Cod Pact", words=said("Cod Pact")),),
        event_loc=Place(head=0, first=0, last=1, span=span("Cotonou"), extracted_place="Cotonou",
                        resolved_place="Cotonou", country_code="BEN", province="Littoral", lat=6.37, lon=2.39,
                        geonameid=2394819, resolution=4),
        sequence=1, sentence=Span(span("Norway", 1).start, span("said.").end), head=3,
        why=Why(entry="attack", operators=("may",), tokens={"trigger": (span("attack"),), "cue": span("said")}),
        cite_info=dict.fromkeys(CITE), incident="feedfeedfeedfeed", link=("feedfeedfeedfeed",), coder="dragoman 0.1.0",
        lexicon="sha256:1", model="sha256:2",
    )  # fmt: skip


def bare():
    return Claim(
        id="feedfeedfeedfeed", event="CONSULT", act="CONSULT", quad_code=1, event_scale=None, cameo=None,
        trigger=(said("met"),), status=Status.OCCURRED, sequence=3, sentence=span("They met."), head=9,
        why=Why(entry="meet", operators=(), tokens={}), cite_info=dict.fromkeys(CITE), coder="dragoman 0.1.0",
        lexicon="sha256:1", model="sha256:2",
    )  # fmt: skip
