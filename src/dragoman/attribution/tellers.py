"""Find who tells: the words of cues and sources."""

from itertools import pairwise
from typing import NamedTuple

from dragoman.attribution.passage import DASHES, QUOTE_MARKS, Passages, Range
from dragoman.records import Token

VERBAL = ("VERB", "AUX")
GIVE_OUT = ("release", "issue", "publish", "put", "post", "send", "write", "give", "read", "make")
NAMING = ("PROPN", "NOUN", "PRON")
JOINING = ("PROPN", "NOUN", "ADP", "DET", "ADJ", "NUM")  # what may stand in a source behind its head
LOOSE = ("ADP", "SCONJ", "ADV", "VERB", "CCONJ")  # no source begins so
STOPS = ('"', "“", "”", "''", ":", ";", "(", ".", *DASHES)
# Words between the commas of an apposition that the parser hung elsewhere: "Kang, 55, a minister, said".
MAX_GAP = 25
# Longest chain of verbs from a participle up to the verb whose subject tells.
MAX_CHAIN = 5


class Words(NamedTuple):
    """A source: its head and its tokens [first, last)."""

    head: int
    tokens: Range


class Tellers:
    """Finds cues' words and sources in one report."""

    def __init__(self, where: Passages) -> None:
        """Keep the passages."""
        self.where = where
        self.text = where.text

    def cue(self, token: Token) -> Range:
        """Give a cue's tokens: the verb with the auxiliaries, negations and adverbs right before it."""
        kids = self.text.kids(token.i, "aux", "advmod", "cop")
        mine = {k.i for k in kids if k.i < token.i and not self.where.is_a("not-of-cue", k.i)}
        mine |= {g for k in tuple(mine) for g in self.text.children[k]}
        first = token.i
        while first - 1 in mine:
            first -= 1
        return first, token.i + 1

    def source(self, token: Token, depth: int = 0) -> Words | None:
        """Give who tells by a verb: its subject, its agent, or the subject of the verb that it hangs on."""
        if self.text.has_kid(token.i, "nsubj:pass"):
            agent = self.text.kid(token.i, "obl:agent")
            return self.phrase(agent) if agent is not None else None
        subject = self.text.kid(token.i, "nsubj")
        if subject is not None and (subject.i > token.i or not self.text.has_kid(subject.i, "case")):
            return self.phrase(subject)
        described = self._described(token)
        if described is not None:
            return described
        head = self.text.head_of(token.i)
        if head is None or depth > MAX_CHAIN or self.text.has_kid(token.i, "expl"):
            return None
        return self._controller(token, head, depth)

    def _controller(self, token: Token, head: Token, depth: int) -> Words | None:
        participle = token.rel != "parataxis" or token.has("VerbForm=Part")
        if token.rel in ("conj", "advcl", "xcomp", "parataxis") and head.pos in (*VERBAL, "ADJ"):
            return self.source(head, depth + 1) if participle else None
        to = any(k.lower == "to" for k in self.text.kids(token.i, "mark"))
        if token.dep != "acl" or head.pos not in NAMING or to:
            return None
        over = self.text.head_of(head.i)
        gives_out = over is not None and over.lemma in GIVE_OUT and head.rel == "obj"
        if over is not None and gives_out and self.where.is_a("document", head.i) and depth == 0:
            return self.source(over, depth + 1)  # "she released a statement saying"
        first, last = self.text.edges[head.i]
        cut = token.i
        while cut - 1 > first and self.text.tokens[cut - 1].pos in ("PUNCT", "ADV", "AUX"):
            cut -= 1
        return Words(head.i, (first, min(last, cut)))

    def _described(self, token: Token) -> Words | None:
        """The noun whose relative clause the parser took for the main one: "groups that back him say"."""
        head = self.text.head_of(token.i)
        if head is None or token.rel not in ("xcomp", "ccomp") or head.dep != "acl:relcl" or head.i > token.i:
            return None
        noun, pronoun = self.text.head_of(head.i), self.text.kid(head.i, "nsubj")
        free = not token.lower.endswith("ing") and not self.text.kids(token.i, "cc", "mark", "aux")
        if noun is None or pronoun is None or not free or not self.where.is_a("relative", pronoun.i):
            return None
        return Words(noun.i, (self.phrase(noun).tokens[0], pronoun.i))

    def phrase(self, token: Token) -> Words:
        """Give a noun phrase without its preposition and the punctuation at its ends."""
        tokens = self.text.tokens
        first, last = self.text.edges[token.i]
        first += sum(1 for k in self.text.kids(token.i, "case") if first <= k.i < token.i)
        while last - 1 > token.i and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in ")]":
            last -= 1
        while first < token.i and tokens[first].pos in ("PUNCT", "CCONJ"):
            first += 1
        return Words(token.i, (min(first, token.i), last))

    # -- where the tree names nobody, or somebody else

    def inverted(self, token: Token, group: Range, source: Words) -> bool:
        """Whether a verb is set into what is told and its teller follows: "The king, says Coll, is ill"."""
        tokens = self.text.tokens
        before, end = group[0] - 1, self.where.of(token.i)[1]
        if before < 0 or tokens[before].text != "," or source.tokens[1] not in (before, before + 1):
            return False
        if any(t.text == "," for t in tokens[source.tokens[0] : source.tokens[1] - 1]):
            return False  # "Coll, the dean, said"
        after = self.swapped(token, group[1], end)
        name = after is not None and tokens[after.head].pos == "PROPN" and not self._is_day(after.head)
        stop = after is not None and after.tokens[1] < end and tokens[after.tokens[1]].text == ","
        return name and stop

    def _is_day(self, i: int) -> bool:
        return self.where.is_a("day", i)

    def set_off(self, token: Token, group: Range) -> Words | None:
        """Give the name before what is set off from its verb: "Coll — a dean — said"."""
        tokens, start = self.text.tokens, self.where.of(token.i)[0]
        close = group[0] - 1
        bare = token.lower.endswith("ing") or self.text.kid(token.i, "nsubj:pass", "expl", "csubj", "mark")
        if close <= start or bare:
            return None
        if tokens[close].text in DASHES:
            openers: tuple[str, ...] = DASHES
        else:
            openers = {",": (",",), ")": ("(",)}.get(tokens[close].text, ())
        for i in range(close - 1, start, -1):
            if tokens[i].text in openers and (name := self._name_before(i, start)) is not None:
                opener = tokens[i + 1]
                if tokens[i].text == "," and opener.pos not in ("ADP", "SCONJ") and opener.lower != "who":
                    continue
                held = tokens[i].text == "(" or (opener.lower == "who" and tokens[i].text == ",")
                return Words(name.head, (name.tokens[0], close + 1 if held else i))
        return None

    def _name_before(self, end: int, start: int) -> Words | None:
        """The name that ends here and opens its clause."""
        tokens, first = self.text.tokens, end
        while first > start and tokens[first - 1].pos in ("PROPN", "NOUN", "ADJ", "DET", "NUM"):
            first -= 1
        opens = first == start or tokens[first - 1].text in (",", "(") or tokens[first - 1].pos == "CCONJ"
        names = [t for t in tokens[first:end] if t.pos == "PROPN"]
        if not names or not opens or tokens[end - 1].pos != "PROPN" or any(self._is_day(t.i) for t in names):
            return None
        top = next((t for t in names if not first <= t.head < end), names[-1])
        return Words(top.i, (first, end))

    def nearby(self, token: Token, group: Range) -> Words | None:
        """Give the noun phrase right before a finite cue that the parser left without a subject."""
        bare = token.lower.endswith("ing") or any(k.lower == "to" for k in self.text.kids(token.i, "mark"))
        if bare or self.text.has_kid(token.i, "nsubj:pass", "expl", "csubj"):
            return None
        tokens = self.text.tokens
        parts = self._parts(group[0], self.where.of(token.i)[0])
        if tokens[group[0] - 1].text != ",":
            parts = parts[-1:]
        parts = [p for n, p in enumerate(parts) if n or not self._loose(p[0])]
        while len(parts) > 1 and tokens[parts[-1][0]].pos in LOOSE:
            parts.pop()
        if not parts or tokens[parts[0][0]].pos == "AUX" or self._loose(parts[0][0]):
            return None
        heads = [t for t in tokens[slice(*parts[0])] if t.pos in NAMING]
        own = [t for t in heads if t.rel != "compound" and t.dep != "nmod:poss"]
        return Words((own or heads[-1:])[0].i, (parts[0][0], parts[-1][1])) if heads else None

    def _loose(self, i: int) -> bool:
        """Whether no source begins with a word: not the "nearly" of "nearly eight in ten voters"."""
        return self.text.tokens[i].pos in LOOSE and not self.where.is_a("about-number", i)

    def _parts(self, end: int, start: int) -> list[Range]:
        """The stretches between commas before a cue, back to the nearest verb or stop."""
        tokens = self.text.tokens
        first = end
        while first > start and not self._bounds(first - 1, start):
            first -= 1
        commas = [first - 1, *(i for i in range(first, end) if tokens[i].text == ","), end]
        return [(a + 1, b) for a, b in pairwise(commas) if b > a + 1]

    def _bounds(self, i: int, start: int) -> bool:
        token = self.text.tokens[i]
        if token.text == "." and i > start and self.where.is_a("title", i - 1):
            return False
        return token.text in STOPS or token.pos in (*VERBAL, "SCONJ") or token.lower in ("but", "that")

    def between(self, part: Range, cue: Token) -> Words | None:
        """Give the source that stands between a quotation and its cue."""
        tokens = self.text.tokens
        first, last = self.where.trimmed(part)
        while last > first and tokens[last - 1].pos in ("AUX", "ADV") and tokens[last - 1].head == cue.i:
            last -= 1
        while first < last and (tokens[first].pos in ("CCONJ", "ADV") or tokens[first].lower in ("as", ",")):
            first += 1
        held = tokens[first:last]
        subject = self.text.kid(cue.i, "nsubj")
        if subject is not None and first <= subject.i < last:
            return Words(subject.i, (first, last))
        named = [t for t in held if t.pos in NAMING]
        tops = [t for t in named if not first <= t.head < last]
        head = next(iter(tops or named or [t for t in held if t.pos in ("DET", "NUM")]), None)
        return Words(head.i, (first, last)) if head is not None else None

    def swapped(self, token: Token, start: int, end: int) -> Words | None:
        """Give the source after an inverted cue: "said Kang, the minister"."""
        tokens = self.text.tokens
        i = start
        before = ("DET", "ADJ", "NUM", "ADV", "X")
        while i < end and (tokens[i].pos in before or tokens[i].rel in ("compound", "amod")):
            if self.where.opens(i):
                return None
            i += 1
        if i >= end or tokens[i].pos not in NAMING or tokens[i].text in QUOTE_MARKS:
            return None
        head = tokens[i]
        while (
            head.head not in (head.i, token.i)
            and start <= head.head < end
            and tokens[head.head].pos in NAMING
        ):
            head = tokens[head.head]
        last = max(self.text.edges[head.i][1], i + 1)
        while last > i + 1 and tokens[last - 1].text == ",":
            last -= 1
        while last < end and (tokens[last].pos in ("PROPN", "NOUN", "PART") or tokens[last].text == "-"):
            last += 1
        if any(
            t.text == "," for t in tokens[start : last - 1]
        ):  # in an apposition: all of it is the source's
            last = self.stop(last, end)
        last = self._appended(last, end)
        stop = next((j for j in range(start, last) if self.where.opens(j)), last)
        found = self.where.trimmed((start, stop))
        return Words(head.i, found) if found[1] > found[0] else None

    def _appended(self, last: int, end: int) -> int:
        """Past appositions and relative clauses that the parser cut off a source: ", who …", ", a …"."""
        tokens = self.text.tokens
        while last + 1 < end and tokens[last].text == "," and not self.where.opens(last + 1):
            stop = self.stop(last + 1, end)
            part = tokens[last + 1 : stop]
            noun = tokens[last + 1].pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM")
            noun = noun and all(t.pos != "VERB" for t in part[:3])
            teller = any(self.where.says(t.i) and t.has("VerbForm=Fin") for t in part[:2])
            if teller or not (noun or tokens[last + 1].lower in ("who", "whose")):
                break
            last = stop
        return last

    def stop(self, start: int, end: int) -> int:
        """Give the next comma, stop, dash or quotation."""
        tokens = self.text.tokens
        ends = (i for i in range(start, end) if tokens[i].text in (",", *STOPS) or self.where.opens(i))
        return next(ends, end)

    # -- the whole source

    def settled(self, source: Words, group: Range) -> Range:
        """Give a source's tokens up to its cue: a name's rest, the comma that closes what is set into it."""
        tokens = self.text.tokens
        first, last = self._from(source), source.tokens[1]
        if last > group[0]:
            inner = first >= group[1] and any(t.text == "," for t in tokens[first : last - 1])
            return first, last + 1 if inner and tokens[min(last, len(tokens) - 1)].text == "," else last
        gap = tokens[last : group[0]]
        if tokens[min(last, len(tokens) - 1)].lemma in GIVE_OUT:
            gap = ()  # "she | released a statement saying"
        part = bool(gap) and gap[0].pos == "VERB" and gap[0].lower.endswith("ed")
        set_in = 1 < len(gap) < MAX_GAP and gap[0].text == gap[-1].text == ","
        joined = all(t.pos in JOINING for t in (gap[1:] if part else gap))
        if gap and joined:  # "people briefed on the talks"
            last = group[0]
        elif set_in and (
            gap[1].pos in ("PROPN", "NOUN", "DET", "ADJ", "NUM") or gap[1].lower in ("who", "whose")
        ):
            last = group[0] - 1
        commas = (i for i in range(source.head + 1, last - 1) if tokens[i].text == ",")
        stop = next((i for i in commas if self._beside(tokens[i + 1])), None)
        if stop is not None:
            return first, stop
        inner = any(t.text == "," for t in tokens[first : last - 1])
        return first, last + 1 if inner and last < group[0] and tokens[last].text == "," else last

    def _from(self, source: Words) -> int:
        """The first token of a source without what only leads into its sentence."""
        tokens = self.text.tokens
        closed = source.tokens[1] >= len(tokens) or tokens[source.tokens[1]].text in (",", ")", *DASHES)
        apart = closed or tokens[source.head].pos != "PROPN"  # not the name after "Oslo, Coll wrote"
        first = self._named(source.tokens[0], self.where.of(source.head)[0]) if apart else source.tokens[0]
        while first > 0 and tokens[first - 1].lower.rstrip(".") in self.where.book.kinds["title"]:
            first -= 1
        before = range(source.head - 1, first - 1, -1)
        first = next((i + 1 for i in before if tokens[i].text in DASHES), first)
        lead = next((i for i in range(first, source.head) if tokens[i].text == ","), None)
        if lead is not None and tokens[first].pos in ("ADP", "SCONJ", "ADV", "CCONJ"):
            first = lead + 1
        while first < source.head and self._leads(tokens[first]):
            first += 1
        return self._cut_off(first, self.where.of(source.head)[0])

    def _leads(self, token: Token) -> bool:
        """Whether a word only leads into a source: "meanwhile"; not the "nearly" of "nearly eight voters"."""
        number = (
            token.pos == "ADV" and self.text.tokens[min(token.i + 1, len(self.text.tokens) - 1)].pos == "NUM"
        )
        return token.pos in ("ADV", "SCONJ", "CCONJ", "PUNCT") and not number

    def _cut_off(self, first: int, start: int) -> int:
        """With the part of a name that was taken for a sentence of its own: "Friends | Peru chief Coll"."""
        tokens = self.text.tokens
        while first > start and tokens[first - 1].sent != tokens[first].sent:
            before = tokens[first - 1]
            if before.pos not in ("NOUN", "PROPN") or not before.text[:1].isupper():
                break
            first -= 1
        return first

    def _named(self, first: int, start: int) -> int:
        """The first token of the name whose apposition was read as the source: "Coll, the dean, said"."""
        tokens = self.text.tokens
        if first - 1 <= start or tokens[first - 1].text not in (",", "(") or tokens[first].pos == "PRON":
            return first
        before = first - 1
        while before > start and tokens[before - 1].pos in ("PROPN", "NOUN", "ADJ", "NUM"):
            before -= 1
        name = tokens[before : first - 1]
        bound = before == start or tokens[before - 1].text in (",", *STOPS)
        return before if name and bound and all(t.pos == "PROPN" for t in name[-2:]) else first

    def _beside(self, token: Token) -> bool:
        """The first word of what is set into a sentence beside its source: "Kang, after the talks, said"."""
        return token.pos in ("ADP", "SCONJ", "ADV") or (token.pos == "VERB" and token.lower.endswith("ing"))
