"""Find what a verb of saying tells by where quotation marks, commas and the cue stand, then by the tree."""

from typing import NamedTuple

from dragoman.attribution.complement import Complements
from dragoman.attribution.passage import DASHES, QUOTE_MARKS, Passages, Range
from dragoman.attribution.tellers import Tellers, Words
from dragoman.records import Token

# Tokens between a quotation and the verb that tells it: "…," the mayor of the old town, who …, said.
MAX_SOURCE = 40
# Tokens between a cue and the quotation that goes on behind it: "…," he said at the gate, "…".
MAX_LEAD = 12
NOMINAL = ("acl", "amod", "compound", "conj", "nmod", "appos", "flat")  # of a verb within a source
COMMAS = (",", "(", "-", *DASHES)
SHORT = 4  # words that say when, where or how: what is told is longer, or has a verb
SINGLE = ("'", "’")  # close a quotation inside another
ENDS = (".", ";", "!", "?", "…", ")", *DASHES)


class Told(NamedTuple):
    """Content ranges, and the source where the order of the words settles it."""

    ranges: list[Range]
    source: Words | None = None


class Sayings:
    """Finds contents of verbs of saying in one report."""

    def __init__(self, where: Passages, tellers: Tellers) -> None:
        """Keep the passages and who tells in them."""
        self.where = where
        self.text = where.text
        self.tellers = tellers
        self.complements = Complements(where)

    def told(self, token: Token, group: Range, source: Words | None, *, quotes_only: bool) -> Told | None:
        """Give what a verb tells; None where it tells nothing that is written here."""
        sentence = self.where.of(token.i)
        participle = token.lower.endswith("ing") and not self.text.has_kid(token.i, "aux")
        if quotes_only or not participle:
            found = self._quoted_before(token, group, sentence)
            if found is None and not quotes_only:
                found = self._set_apart(token, group, source, sentence)
            if found is not None or quotes_only:
                return found
        behind = self.complements.after(token, group, sentence)
        return Told([behind]) if behind is not None else None

    # -- "…," Kang said · "…," said Kang

    def _quoted_before(self, token: Token, group: Range, sentence: Range) -> Told | None:
        close = self.closing_before(group[0], self._start(token, sentence))
        if close is None:
            return None
        first = close + 1
        while first < group[0] and self.text.tokens[first].text in (",", ".", *SINGLE):
            first += 1
        if first < group[0]:
            source, tail = self.tellers.between((first, group[0]), token), group[1]
            if source is None or self._within_source(token, first, close):
                return None
        else:
            source = self.tellers.swapped(token, group[1], sentence[1])
            tail = source.tokens[1] if source else group[1]
        return Told([self._with_lead(close, sentence[0]), *self._rest(token, tail, sentence[1])], source)

    def _within_source(self, token: Token, first: int, close: int) -> bool:
        """Whether a quotation before a cue belongs to its source: "Coll, author of “…,” on spies, said"."""
        subject = self.text.kid(token.i, "nsubj")
        return subject is not None and subject.i < close and self.text.tokens[first].pos == "ADP"

    def _start(self, token: Token, sentence: Range) -> int:
        """The first token of a cue's sentence, or the mark that closes the quotation before it."""
        start, end = sentence
        if not self.where.closes(start - 1) or self.text.tokens[start - 2].text[-1:] not in ",?!…—–":
            return start
        told = any(k.i > token.i for k in self.text.kids(token.i, "ccomp"))
        quoted = any(self.where.opens(i) for i in range(token.i + 1, min(end, token.i + MAX_LEAD)))
        return start if told or quoted else start - 1  # the parser ended a sentence inside the quotation

    def closing_before(self, end: int, start: int) -> int | None:
        """Give the mark that closes a quotation before a cue, if nothing but the source stands between."""
        tokens = self.text.tokens
        for i in range(end - 1, max(start - 1, end - MAX_SOURCE), -1):
            token = tokens[i]
            if self.where.closes(i):
                inner = i - 1
                while inner > start and tokens[inner].text in SINGLE:  # "…, 'a flight,' " he said
                    inner -= 1
                stop = i > 0 and tokens[inner].text[-1:] in ",.?!…—-–"
                return i if stop or i + 1 == end or tokens[i + 1].text == "," else None
            if token.text in (*QUOTE_MARKS, ";", ":"):
                return None
            if token.pos == "VERB" and token.rel not in NOMINAL:
                return None
        return None

    def _with_lead(self, close: int, start: int) -> Range:
        """A quotation by its closing mark, with the words of its sentence that lead into it."""
        tokens = self.text.tokens
        quote = self.where.quote_at(tokens[close].start)
        opening = quote.span.start if quote else tokens[close].start
        i = close
        while i > 0 and tokens[i].start > opening:
            i -= 1
        start = min(start, self.where.of(i)[0])
        if i <= start:
            return (i, close + 1)
        lead = tokens[i - 1]
        loose = lead.text in (":", ".", ";") or self.where.closes(i - 1)
        bare = lead.text == "," and not self.where.has_verb((start, i))
        return (i if loose or bare else start, close + 1)

    def _rest(self, token: Token, start: int, end: int) -> list[Range]:
        """What goes on after cue and source: a quotation, with the "and" or "but" that leads into it."""
        tokens = self.text.tokens
        i = start
        while i < end and not self.where.opens(i):
            other = self.where.says(i) and i != token.i and tokens[i].pos == "VERB"
            stop = tokens[i].text in (".", ";", ":") and i + 1 < end and not self.where.opens(i + 1)
            if other or stop:
                return []
            i += 1
        if i >= end or i - start > MAX_LEAD or (i == start and self.where.is_a("addressing", token.i)):
            return []
        lead = next((t for t in tokens[start:i] if t.pos != "PUNCT"), None)
        joined = lead is not None and lead.pos in ("CCONJ", "ADP", "SCONJ") and tokens[start].text == ","
        clause = any(t.pos == "VERB" for t in tokens[start:i]) and tokens[i - 1].pos != "PUNCT"
        if clause:
            return []  # "…," said Coll, referring to the part that he called “…”
        return [self.where.trimmed((start if joined else i, end))]

    # -- …, Kang said. · …, Kang said, …

    def _set_apart(self, token: Token, group: Range, source: Words | None, sentence: Range) -> Told | None:
        first, last = group
        swapped = None
        if source is not None and self.where.is_a("relative", source.head):
            return None  # "“…,” said Kang, who thinks often of it": what he thinks stands behind
        if source is not None and source.tokens[1] <= first:
            first = source.tokens[0]
        elif (
            self._comma(first - 1) and (swapped := self.tellers.swapped(token, last, sentence[1])) is not None
        ):
            last = swapped.tokens[1]
        else:
            return None
        last = self._with_beside(token, last, sentence[1])
        if first <= sentence[0] or not self._comma(first - 1) or not self._closed(last, sentence[1]):
            return None
        before = self.where.trimmed((sentence[0], first - 1))
        inside = last < sentence[1] and self.text.tokens[last].text == ","
        split = inside and last < token.head < sentence[1]  # "The union, Olsen said, is leaving"
        length = before[1] - before[0]
        if inside:  # "The union, says Olsen, is leaving", "In Oslo, he said, few believe it"
            split = split or (swapped is not None and token.rel == "root") or self._around(before, last)
        ends = not inside and length > SHORT and not self._only_when(before)
        whole = length > 1 and (ends or self.where.has_verb(before))
        if not (whole or split) or before[1] <= before[0] or self._leads_on(token, before):
            return None
        if inside and self.where.opens(last + 1) and self._only_when(before):
            return Told([self.where.trimmed((last, sentence[1]))], swapped)
        behind = self._behind(token, last, sentence[1]) if inside else []
        return Told([before, *behind], swapped)

    def _around(self, before: Range, last: int) -> bool:
        """Whether a cue between commas is set into the sentence that it tells."""
        tokens = self.text.tokens
        after = tokens[min(last + 1, len(tokens) - 1)]
        if self.where.says(after.i) or after.lower.endswith("ing") or self.where.is_a("relative", after.i):
            return False
        return not self._only_when(before) if self.where.opens(after.i) else before[1] > before[0]

    def _comma(self, i: int) -> bool:
        return i >= 0 and self.text.tokens[i].text in COMMAS

    def _closed(self, last: int, end: int) -> bool:
        """Whether a comma or a stop follows the cue."""
        return last >= end or self.text.tokens[last].text in (",", *ENDS) or self.where.closes(last)

    def _with_beside(self, token: Token, last: int, end: int) -> int:
        """Past what else a cue has on its right: to whom, when, where."""
        for kid in self.text.kids(token.i, "obj", "iobj", "obl", "advmod", "compound"):
            first, stop = self.text.edges[kid.i]
            if kid.i >= last and first <= last and stop <= end:
                last = stop
        return last

    def _only_when(self, before: Range) -> bool:
        """Whether words before a cue only say when or why: "After the talks, Kang said, “…”"."""
        first = self.text.tokens[before[0]]
        return first.pos in ("SCONJ", "ADP", "ADV") or (first.pos == "VERB" and not first.has("VerbForm=Fin"))

    def _leads_on(self, token: Token, before: Range) -> bool:
        """Whether words before a cue are its own adverbial clause: "After he left, Kang said that …"."""
        kids = self.text.kids(token.i, "ccomp", "parataxis")
        if any(before[0] <= k.i < before[1] for k in kids):
            return False
        nxt = self.text.tokens[token.i + 1].text if token.i + 1 < len(self.text.tokens) else "."
        return nxt not in (",", ".", ";") and self.where.is_a("when-clause", before[0])

    def _behind(self, token: Token, start: int, end: int) -> list[Range]:
        """What is told goes on behind a cue unless the cue's own clause does ("…, he said, adding …")."""
        tokens = self.text.tokens
        if start + 1 >= end:
            return []
        nxt = tokens[start + 1]
        if self.where.says(nxt.i) or (nxt.pos == "VERB" and nxt.lower.endswith("ing")):
            return []
        if nxt.pos == "CCONJ" and any(self.where.says(i) for i in range(start + 1, min(end, start + 5))):
            return []
        own = next((k for k in self.text.kids(token.i, "advcl", "obl") if k.i > start), None)
        if own is not None and self.text.edges[own.i][0] <= start + 1:
            return []
        found = self.where.trimmed((start, end))
        return [found] if found[1] > found[0] else []
