"""Whether the words of a later mention point back to an earlier one."""

from collections.abc import Sequence
from functools import lru_cache

from dragoman.discourse.agree import CONTESTED, is_taken_up, same_name, same_words
from dragoman.discourse.day_cues import day_cues
from dragoman.discourse.parties import codes, is_one, parties
from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, Entity, ParsedText, Token

# Sentences over which "the attack" points back to what was told last.
REACH = 6
# The same where somebody is named with it whom the other does not name.
CLOSE = 3
# Mentions of the event in whose sentences the names of a later one are looked for.
MOST_TOLD = 8
# Sentences of a story that tell what its title says.
LEAD = 3
# The same parties say, ask and refuse many things in one report: these need more than parties to be one.
WORDS = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
_POINTING = frozenset({"this", "that", "these", "those"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})
_NEAR = ("time", "day", "week")
_WITHIN = frozenset({"in", "during", "amid"})
_STEM = 4  # letters that "meet" and "meeting", "negotiate" and "negotiations" share
_CONTENT = frozenset({"NOUN", "PROPN"})


def is_above(text: ParsedText, claim: Claim) -> bool:
    """Whether a claim stands in a title or a caption."""
    return text.sentences[claim.sequence].kind in (BlockKind.TITLE, BlockKind.CAPTION)


def noun_of(text: ParsedText, claim: Claim, lexicon: Lexicon) -> Token | None:
    """The noun that names the deed: the trigger's head, or what its verb does ("the strikes were made").

    None where a verb names it.
    """
    head = text.tokens[claim.head]
    if head.pos == "NOUN":
        return head
    if head.lemma not in listed(lexicon, "carried"):
        return None
    told = [w.span for w in claim.trigger]
    nouns = text.kids(head.i, "obj", "nsubj:pass")
    if head.dep == "acl":  # "the raid carried out by"
        nouns.append(text.tokens[head.head])
    said = (n for n in nouns if n.pos == "NOUN" and any(s.start <= n.start < s.end for s in told))
    return next(said, None)


def names_again(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the trigger is a noun that points back: "the attack", "their talks", "that decision"."""
    noun = noun_of(text, claim, lexicon)
    if noun is None:
        return False
    if any(k.lower in listed(lexicon, "separate") for k in text.kids(noun.i, "amod")):
        return False  # "the ongoing talks" are none of those just told
    if text.has_kid(noun.i, "nummod") and not text.has_kid(noun.i, "det"):
        return False  # "its four raids" are counted, not pointed at
    known = listed(lexicon, "definite")
    return any(k.lower in known or k.dep == "nmod:poss" for k in text.kids(noun.i, "det", "nmod:poss"))


def one_kind(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """Whether a noun can name what was told: "the attack" can be a murder, "the siege" can be none."""
    general = day_cues(lexicon).events.get(second.act)
    noun = noun_of(text, second, lexicon)
    return (
        general is None
        or (noun is not None and noun.lemma.lower() in general)
        or one_word(text, first, second, lexicon)
        or first.why.entry == second.why.entry
    )


def takes_up(text: ParsedText, group: list[Claim], claim: Claim, lexicon: Lexicon, *, only: bool) -> bool:
    """As in "the attack" a few sentences after an attack, with no other between: what was told last.

    Or what is told of it: "in the attack, two were killed". `only`: nothing else of its act was told nearby.
    """
    last = group[-1]
    reach = CLOSE if parties(claim) else REACH
    if not 0 <= claim.sequence - last.sequence <= reach or claim.head <= last.head:
        return False
    again = names_again(text, claim, lexicon)
    noun = noun_of(text, claim, lexicon) if again else _event_around(text, claim, lexicon)
    if noun is None or (parties(claim) and not text.kids(noun.i, "det")):  # "its strikes": whose they are
        return False
    if (
        one_number(text, last, noun, lexicon, named=bool(parties(claim))) is False
        or are_two(text, last, noun, lexicon)
        or brings_more(text, group[-MOST_TOLD:], claim, noun, lexicon)
    ):
        return False
    pointed = any(k.lower in _POINTING for k in text.kids(noun.i, "det"))
    known = pointed or only or any(one_word(text, c, claim, lexicon) for c in (group[0], last))
    if claim.act in WORDS and not known:
        return False  # "discussed the border ... the talks": any of several
    return noun.i != claim.head or one_kind(text, last, claim, lexicon)


def _event_around(text: ParsedText, claim: Claim, lexicon: Lexicon) -> Token | None:
    """The event told before in which a deed was done: "in the raid, two were killed"."""
    known = day_cues(lexicon).events.get(claim.act, frozenset())
    for noun in text.kids(claim.head, "obl"):
        definite = any(k.lower in listed(lexicon, "definite") for k in text.kids(noun.i, "det"))
        if noun.pos == "NOUN" and noun.lemma.lower() in known and definite:
            return noun if text.case_of(noun.i) in _WITHIN else None
    return None


def one_number(
    text: ParsedText, last: Claim, noun: Token, lexicon: Lexicon, *, named: bool = False
) -> bool | None:
    """Whether both nouns are plural or neither ("a strike ... the strikes"); None where one is no noun.

    "This attack" may be several just told, and by another word "the raid" too, where it names nobody.
    """
    told = noun_of(text, last, lexicon)
    pointed = any(k.lower in _POINTING for k in text.kids(noun.i, "det"))
    if told is None or pointed or (told.lemma != noun.lemma and not named):
        return None
    return told.has("Number=Plur") == noun.has("Number=Plur")


def is_sum(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a noun takes up several deeds, with nobody named: "the strikes were made by night"."""
    noun = noun_of(text, claim, lexicon)
    if noun is None or not noun.has("Number=Plur") or parties(claim):
        return False
    pointed = any(k.lower in _POINTING for k in text.kids(noun.i, "det"))
    return not pointed and names_again(text, claim, lexicon)


def is_of_sum(text: ParsedText, first: Claim, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether several deeds told before are named by the same word: "34 strikes ... the strikes"."""
    noun = noun_of(text, claim, lexicon)
    if noun is None or not one_number(text, first, noun, lexicon):
        return False
    return not brings_more(text, [first], claim, noun, lexicon)


def stand_together(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """As in "the war with Peru and the war over the Chaco", "five raids ... four raids": these are two."""
    noun = noun_of(text, second, lexicon)
    return noun is not None and are_two(text, first, noun, lexicon)


def are_two(text: ParsedText, last: Claim, noun: Token, lexicon: Lexicon) -> bool:
    """As in "the raid and the siege": what stands beside the other is not it."""
    told = noun_of(text, last, lexicon)
    if told is None:
        return False
    counts = [{k.lower for k in text.kids(n.i, "nummod")} for n in (told, noun)]
    if all(counts) and counts[0] != counts[1]:
        return True  # "five raids ... the four raids"
    beside = noun.head == told.head and text.has_kid(noun.i, "cc")
    return (
        beside or (noun.head == told.i and noun.rel == "conj") or (told.head == noun.i and told.rel == "conj")
    )


def brings_more(text: ParsedText, told: Sequence[Claim], claim: Claim, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a name or a noun before it, not said with the others, tells it apart: "the market bombing"."""
    there = codes(e for c in told for e in parties(c))
    known = [e.span for e in parties(claim) if e.code in there]
    known += [claim.when.span] if claim.when is not None else []
    said = text.said[max(noun.sent - 1, 0)].union(*(text.said[c.sequence] for c in told))
    for kid in text.kids(noun.i, "compound", "nmod"):
        kind = kid.pos == "NOUN" and kid.dep == "compound" and kid.lower not in listed(lexicon, "kinds")
        for t in (kid, *text.kids(kid.i, "compound", "flat")):
            new = t.lower not in said and not any(s.start <= t.start < s.end for s in known)
            if new and (t.pos == "PROPN" or (kind and t is kid)) and t.dep != "nmod:poss":
                return True
    return False


def one_word(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """Whether both are told by one word: "met" and "the meeting", "attacked" and "the attack"."""
    pair = [(noun_of(text, c, lexicon) or text.tokens[c.head]).lemma.lower() for c in (first, second)]
    return _stem(pair[0]) == _stem(pair[1])


@lru_cache(maxsize=1024)
def _stem(lemma: str) -> str:
    return lemma[: max(_STEM, len(lemma) - 5)] if len(lemma) > _STEM + 1 else lemma[:_STEM]


def told_again(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """The same parties in full and the same trigger word, with a day, a thing or a person in common."""
    if codes(first.actor) != codes(second.actor) or codes(first.recipient) != codes(second.recipient):
        return False
    again = one_word(text, first, second, lexicon)
    day = same_day(first, second)
    things = {t.name for t in first.about} & {t.name for t in second.about}
    if first.event in WORDS:
        return again and (bool(things) or day)
    suffered = any(is_one(a, b) or same_words(a, b) for a in first.recipient for b in second.recipient)
    if not codes(first.actor):
        return day and suffered
    return day or (again and (bool(things) or suffered))


def done_again(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """The same word, done to one that is no state or town: "a convoy" and "the convoy", a man by name."""
    if first.event in WORDS or not one_word(text, first, second, lexicon):
        return False
    return any(
        is_taken_up(a, b)
        or (not _is_land(a) and (same_words(a, b) or (is_one(a, b) and a.entity_name is not None)))
        for a in first.recipient
        for b in second.recipient
    )


def same_day(first: Claim, second: Claim) -> bool:
    """Whether both are told with the same time."""
    return first.when is not None and second.when is not None and first.when.value == second.when.value


def _is_land(entity: Entity) -> bool:
    return entity.sector in (None, "GOV") and entity.office is None and entity.code is not None


def same_talks(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """As in "met the minister, and the two discussed trade": who talked goes on talking.

    Or a lead and what follows: "will meet officials ... On Monday she will meet Iraqi officials".
    """
    if first.act != "CONSULT" or second.sequence - first.sequence > REACH or has_own_year(first, second):
        return False
    if noun_of(text, second, lexicon) is not None or dict(first.mode).keys() != dict(second.mode).keys():
        return False
    pair = parties(second)
    both = len(codes(pair)) > 1 and codes(parties(first)) == codes(pair)
    if both and all(e.resolved_by == "coreference" for e in pair):
        return second.when is None or same_day(first, second)
    known = sum(any(same_name(a, b) for b in pair) for a in parties(first))
    return min(known, len(pair)) > 1


def is_habit(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """As in "regularly meets": no one time of it."""
    return any(k.lower in listed(lexicon, "other_times") for k in text.kids(claim.head, "advmod"))


def is_another(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """As in "has twice before sued it", "also met", "another raid": told beside what was told before."""
    said = {k.lower for k in text.kids(claim.head, "advmod")}
    if not said.isdisjoint(listed(lexicon, "other_times") | listed(lexicon, "besides")):
        return True
    if _several(text, claim, lexicon):
        return True
    noun = noun_of(text, claim, lexicon)
    told = {k.lower for k in text.kids(noun.i, "amod", "det")} if noun is not None else set()
    return not told.isdisjoint(listed(lexicon, "separate"))


def _several(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """As in "have attacked several mosques": many deeds of some time, and not the one told before."""
    perfect = any(k.lower in _PERFECT for k in text.kids(claim.head, "aux"))
    objects = text.kids(claim.head, "obj") if perfect else []
    many = listed(lexicon, "many")
    return any(t.lower in many for k in objects for t in text.kids(k.i, "amod", "det", "nummod"))


def has_own_year(first: Claim, second: Claim) -> bool:
    """As in "the 1991 agreement" after one told without a time: that is told apart by its year."""
    return first.when is None and second.when is not None and second.when.precision not in _NEAR


def contested(first: Claim, second: Claim) -> bool:
    """Whether one side tells and the other denies, in a mode in common."""
    modes = {m for m, _ in first.mode} & {m for m, _ in second.mode}
    return {first.status, second.status} == CONTESTED and bool(modes)


def is_lead(text: ParsedText, title: Claim, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a claim of the first sentences below a title has something in common with it but its type."""
    told = text.sentences[claim.sequence]
    before = range(title.sequence + 1, claim.sequence)
    bodies = sum(text.sentences[i].kind is BlockKind.BODY for i in before)
    if told.kind is not BlockKind.BODY or bodies >= LEAD:
        return False
    if one_word(text, title, claim, lexicon):
        return True
    shared = codes(parties(title)) & codes(parties(claim))
    if shared or title.act in WORDS:  # many things are said in an opening
        return bool(shared) and (title.act not in WORDS or bodies == 0)
    one, two = (_content(text, c.sequence) for c in (title, claim))
    return not one.isdisjoint(two)


def _content(text: ParsedText, sentence: int) -> set[str]:
    there = text.sentences[sentence]
    return {t.lemma.lower() for t in text.tokens[there.first : there.last] if t.pos in _CONTENT}
