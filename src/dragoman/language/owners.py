"""What a body with "of" in its name owns: "the Government of Peru's report" is a report, not a government."""

# Bodies whose names go on with "of"; an officer may be of what follows ("the Governor of Chile's bank").
BODIES = frozenset(
    {
        "government",
        "kingdom",
        "republic",
        "state",
        "board",
        "ministry",
        "commission",
        "council",
        "house",
        "senate",
    }
    | {
        "department",
        "office",
        "university",
        "union",
        "league",
        "organization",
        "organisation",
        "court",
        "bank",
    }
    | {"society", "army", "city", "church", "institute", "academy", "chamber", "college", "bureau"}
)


def owners(words: list[str], heads: list[int], relations: list[str]) -> None:
    """Hang such a body on what it owns, in place. The parser hangs what is owned on the body."""
    for of, relation in enumerate(relations):
        if relation == "nmod:poss" and of > 1 and words[of - 1] == "of" and words[of - 2].lower() in BODIES:
            body, thing = of - 2, heads[of]
            named = words[body][0].isupper() and words[of][0].isupper()
            if named and relations[thing] == "nmod" and heads[thing] == body != heads[body]:
                _turn(body, of, thing, heads, relations)


def _turn(body: int, of: int, thing: int, heads: list[int], relations: list[str]) -> None:
    heads[thing], relations[thing] = heads[body], relations[body]
    for kid, head in enumerate(heads):
        if head == of and kid > of and relations[kid] == "case":  # the 's
            heads[kid] = body
        behind = head == body and kid > thing
        before = head == body and kid < body and relations[kid] in ("case", "mark", "cc", "punct")
        if behind or before:
            heads[kid] = thing
    heads[body], relations[body] = thing, "nmod:poss"
    heads[of], relations[of] = body, "nmod"
    heads[of - 1] = of
