"""Find what is told after a verb of saying: "said that …", "told drivers …", "said: “…”"."""

from dragoman.attribution.passage import Passages, Range
from dragoman.records import Token

# Words between a cue and the subject of a clause that the parser hung elsewhere: "said on Monday he".
LOOSE_REACH = 6
# Words behind a quotation within which another cue shows that it is told by somebody else.
NEXT_CUE = 4


class Complements:
    """Finds what stands after cues in one report."""

    def __init__(self, where: Passages) -> None:
        """Keep the passages."""
        self.where = where
        self.text = where.text

    def after(self, token: Token, group: Range, sentence: Range) -> Range | None:
        """Give what a verb tells behind it, None where nothing is told there."""
        start = self._begin(token, group[1], sentence[1])
        if start is None:
            return None
        first, last = self.where.trimmed((start, self._end(token, start, sentence)))
        return (first, last) if last > first > token.i else None

    # -- where it begins

    def _begin(self, token: Token, start: int, end: int) -> int | None:
        """The first token of what is told: past those who are told, when and where."""
        clause = self._clause(token, start, end)
        limit = clause.i if clause is not None else end
        start = self._past_whom(token, start, limit)
        opening = max(start, self.text.edges[clause.i][0]) if clause is not None else None
        for i in range(start, min(limit + 1, end)):
            if self.where.opens(i):
                return self._quoted(i, start, opening)
            if self._subordinates(i, start, opening):
                return i
            if opening is not None and i >= opening:
                return self._unexplained(token, start, opening)
        return None

    def _clause(self, token: Token, start: int, end: int) -> Token | None:
        for kid in self.text.kids(token.i, "ccomp"):
            if kid.i > token.i:
                return kid
        for kid in self.text.kids(token.i, "xcomp", "parataxis"):
            if kid.i > token.i and self.text.has_kid(kid.i, "nsubj", "expl", "csubj", "aux"):
                return kid
        if not self.where.is_a("core", token.i):
            return None
        thing = self.text.kid(token.i, "obj")
        held = self.text.tokens[slice(*self.text.edges[thing.i])] if thing is not None else ()
        if any(t.pos == "VERB" and t.dep in ("amod", "acl") and t.has("Tense=Past") for t in held):
            return thing  # "said Norway bombed Chile", read as one noun phrase
        return self._loose(token, start, end)

    def _loose(self, token: Token, start: int, end: int) -> Token | None:
        """The subject of a clause after "said" that the parser hung otherwise; no comma stands before it."""
        tokens = self.text.tokens
        if start >= end or (tokens[start].pos == "PUNCT" and not self.where.opens(start)):
            return None
        subject = next((t for t in tokens[start:end] if t.rel in ("nsubj", "expl")), None)
        if subject is None or subject.head == token.i:
            return None
        opening = self.text.edges[subject.i][0]
        near = opening - start < LOOSE_REACH and all(t.text != "," for t in tokens[start:opening])
        return subject if near and any(t.has("VerbForm=Fin") for t in tokens[subject.i : end]) else None

    def _quoted(self, i: int, start: int, opening: int | None) -> int | None:
        """Where what is told begins, a quotation opening at i."""
        lead = self.text.tokens[i - 1]
        if lead.lower == "that" and lead.i >= start:
            return lead.i
        if opening is not None:
            return opening if start <= opening < i else i
        return i if i == start or lead.text in (",", ":") or self.where.is_a("subordinate", lead.i) else None

    def _subordinates(self, i: int, start: int, opening: int | None) -> bool:
        """Whether a conjunction opens what is told; "that" right after the cue does whatever the parse."""
        token = self.text.tokens[i]
        if not self.where.is_a("subordinate", i) or token.rel == "det":
            return False
        return opening is not None or (token.lower == "that" and i == start and token.pos == "SCONJ")

    def _past_whom(self, token: Token, start: int, end: int) -> int:
        """Past the person told, who stands first after such verbs: "told the crowd he would"."""
        tokens = self.text.tokens
        i = start
        if not self.where.is_a("addressing", token.i):
            return start
        nominal = ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "ADV")
        while i < end and tokens[i].pos in nominal and tokens[i].lower != "that":
            i += 1
        if i == start < end and tokens[i].pos == "PRON" and not self.where.is_a("subject-form", i):
            i += 1
        return i if i < end else start

    def _unexplained(self, token: Token, start: int, opening: int) -> int:
        """A clause's first token, or what stands before it and hangs on nothing of the cue's."""
        covered = start
        whom = ("obj", "iobj") if self.where.is_a("addressing", token.i) else ()
        for kid in self.text.kids(token.i, "obl", "advmod", "punct", "compound", *whom):
            first, last = self.text.edges[kid.i]
            if first <= covered < last <= opening:
                covered = last
        return min(covered, opening)

    # -- where it ends

    def _end(self, token: Token, start: int, sentence: Range) -> int:
        """Where what is told ends: with the sentence for its main verb, else with the verb's own clause."""
        tokens = self.text.tokens
        last = self._reach(token, start, sentence[1])
        for kid in self.text.kids(token.i, "conj", "advcl", "parataxis"):
            first = self.text.edges[kid.i][0]
            if start < first < last and kid.i > start and self._leaves(kid, first):
                last = first
        if last + 1 < sentence[1] and tokens[last].pos == "CCONJ" and tokens[last + 1].lower == "that":
            last = sentence[1]  # "… and that …"
        last = next((i for i in range(start + 2, last) if self._adds(i)), last)
        return self._before_next(start, last)

    def _reach(self, token: Token, start: int, end: int) -> int:
        own = self.text.edges[token.i][1]
        if token.dep in ("root", "parataxis"):
            return end
        if token.dep in ("ccomp", "conj"):
            return max(own, start + 1)
        comma = next((i for i in range(start, end) if self.text.tokens[i].text == ","), end)
        return own if own > start else comma

    def _leaves(self, kid: Token, first: int) -> bool:
        """Whether a clause after what is told is the teller's next deed, not part of it."""
        if kid.dep == "conj" and kid.pos == "VERB" and not self.text.has_kid(kid.i, "nsubj", "expl"):
            return True
        return self.where.says(kid.i) or self.where.says(first)

    def _adds(self, i: int) -> bool:
        """Whether a participle of saying behind a comma goes on with the teller: ", saying …"."""
        word = self.text.tokens[i]
        if not word.lower.endswith("ing") or not self.where.says(i) or self.text.tokens[i - 1].text != ",":
            return False
        return self.where.quote_at(word.start) is None

    def _before_next(self, start: int, last: int) -> int:
        """What is told ends with a quotation that another cue follows: "“…”, Lee said"."""
        tokens = self.text.tokens
        quote = self.where.quote_at(tokens[start].start) if self.where.opens(start) else None
        if quote is None or quote.open:
            return last
        end = next((i + 1 for i in range(start, last) if tokens[i].end >= quote.span.end), last)
        told = end < last and tokens[end].text == ","
        if told and any(self.where.says(i) for i in range(end, min(last, end + NEXT_CUE))):
            return end
        return last
