"""The order of the rules that need the whole report."""

from collections.abc import Sequence

from dragoman.actors import Actors
from dragoman.discourse.carried_parties import carry_parties
from dragoman.discourse.conditions import with_conditions
from dragoman.discourse.days import carry_days
from dragoman.discourse.doubles import without_doubles
from dragoman.discourse.harm import with_harm
from dragoman.discourse.links import link
from dragoman.discourse.prison import with_prison
from dragoman.discourse.suppress import suppress
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, ParsedText, When


def settle(
    text: ParsedText, claims: Sequence[Claim], actors: Actors, times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give the claims of one report in their order, each seen beside the others."""
    single = with_harm(text, without_doubles(text, claims), lexicon)
    kept = suppress(text, with_prison(text, single, lexicon), lexicon)
    linked = link(text, with_conditions(text, kept), lexicon)
    dated = carry_days(text, linked, actors, times, lexicon)
    return sorted(carry_parties(text, dated, actors, lexicon), key=lambda c: (c.trigger[0].span.start, c.id))
