"""Find what a verb of saying tells, by where quotation marks, commas and the cue stand; the tree settles the rest."""

from typing import NamedTuple

from dragoman.attribution.passage import QUOTE_MARKS, Passages, Range
from dragoman.attribution.spans import Words
from dragoman.records import ParsedText, Token

# Tokens between a quotation and the verb that tells it: "…," the mayor of the old town, who …, said.
MAX_SOURCE = 40
CORE = ("said", "says", "say", "told", "added", "adds", "argued", "noted", "insisted", "claimed")
ADDRESSING = ("tell", "tells", "told", "telling", "inform", "informed", "assure", "assured", "remind", "reminded", "notified")
_SUBORDINATE = ("that", "if", "whether", "how", "why", "what", "when", "where", "who")


class Told(NamedTuple):
    """Content ranges, and the source where the order of the words settles it."""

    ranges: list[Range]
    source: Words | None = None


class Teller:
    """Finds contents of verbs of saying in one report."""

    def __init__(self, where: Passages, sayings: frozenset[str]) -> None:
        """Keep the passages and the words that say."""
        self.where = where
        self.text: ParsedText = where.text
        self.sayings = sayings

    def told(self, token: Token, group: Range, source: Words | None, *, only_quotes: bool = False) -> Told | None:
        """Give what a verb tells; None where it tells nothing that is written here."""
        first, last = self.where.of(token.i)
        if only_quotes:
            return self.quoted_before(token, group, (first, last))
        if token.lower.endswith("ing") and not self.text.kid(token.i, "aux"):
            return self.after(token, group, (first, last))
        return (
            self.quoted_before(token, group, (first, last))
            or self.set_apart(token, group, source, (first, last))
            or self.after(token, group, (first, last))
        )

    # -- "…," Kang said · "…," said Kang

    def quoted_before(self, token: Token, group: Range, sentence: Range) -> Told | None:
        tokens = self.text.tokens
        start = sentence[0]
        if self.where.closes(start - 1) and tokens[start - 2].text[-1:] in ",?!…—–" and self.ends(token, sentence[1]):
            start -= 1  # the parser ended a sentence inside the quotation
        close = self.closing_before(group[0], start)
        if close is None:
            return None
        between = (close + 1, group[0])
        if between[1] - between[0] and tokens[between[0]].text in (",", "."):
            between = (between[0] + 1, between[1])
        if between[1] > between[0]:
            source = self.noun_phrase(between, token)
            tail = group[1]
        else:
            source = self.swapped(token, group[1], sentence[1])
            tail = source.tokens[1] if source else group[1]
        if source is None and between[1] > between[0]:
            return None
        ranges = [self.quote_range(close, sentence[0])]
        rest = self.rest(token, tail, sentence[1], ranges[0])
        return Told(ranges + rest, source)

    def ends(self, token: Token, end: int) -> bool:
        """Whether nothing is told after the cue."""
        if any(k.i > token.i for k in self.text.kids(token.i, "ccomp")):
            return False
        return not any(self.where.opens(i) for i in range(token.i + 1, min(end, token.i + 12)))

    def closing_before(self, end: int, start: int) -> int | None:
        """The closing quotation mark before the source of a cue, if nothing but the source stands between."""
        for i in range(end - 1, max(start - 1, end - MAX_SOURCE), -1):
            token = self.text.tokens[i]
            if self.where.closes(i):
                before = self.text.tokens[i - 1].text[-1:] if i else ""
                after = self.text.tokens[i + 1].text if i + 1 < end else ","
                if before in ",.?!…—-–" or after == "," or i + 1 == end:
                    return i
                return None
            if token.text in QUOTE_MARKS or token.text in (";", ":"):
                return None
            if token.pos == "VERB" and token.dep not in ("acl:relcl", "acl", "amod", "compound") and token.rel != "conj":
                return None
        return None

    def quote_range(self, close: int, start: int) -> Range:
        """A quotation by its closing mark, with the words of its sentence that lead into it."""
        quote = self.where.quote_at(self.text.tokens[close].start)
        opening = quote.span.start if quote else self.text.tokens[close].start
        i = close
        while i > 0 and self.text.tokens[i].start > opening:
            i -= 1
        start = min(start, self.where.of(i)[0])
        if i <= start:
            return (i, close + 1)
        lead = self.text.tokens[i - 1]
        if lead.text in (":", ",") and not any(t.pos in ("VERB", "AUX") for t in self.text.tokens[start:i]):
            return (i, close + 1)
        if lead.text in (":", ".", ";") or self.where.closes(i - 1):
            return (i, close + 1)
        return (start, close + 1)

    def rest(self, token: Token, start: int, end: int, told: Range) -> list[Range]:
        """What goes on after cue and source: a quotation, or the words that lead into one."""
        tokens = self.text.tokens
        i = start
        while i < end and not self.where.opens(i):
            if tokens[i].lower in self.sayings and tokens[i].i != token.i and tokens[i].pos == "VERB":
                return []
            if tokens[i].text in (".", ";", ":") and i + 1 < end and not self.where.opens(i + 1):
                return []
            i += 1
        if i >= end or i - start > 12 or (i == start and token.lower in ADDRESSING):
            return []
        lead = [t for t in tokens[start:i] if t.pos != "PUNCT"]
        joined = bool(lead) and lead[0].pos in ("CCONJ", "ADP", "SCONJ") and tokens[start].text == ","
        return [self.where.trimmed((start if joined else i, end))]

    # -- …, Kang said. · …, Kang said, …

    def set_apart(self, token: Token, group: Range, source: Words | None, sentence: Range) -> Told | None:
        tokens = self.text.tokens
        swapped = None
        first, last = group
        if source is not None and source.tokens[1] <= first:
            first = self.run_up(source.tokens[0], first)
        elif self.comma(first - 1):
            swapped = self.swapped(token, last, sentence[1])
            if swapped is None:
                return None
            last = swapped.tokens[1]
        else:
            return None
        if first <= sentence[0] or not self.comma(first - 1):
            return None
        last = self.side(token, last, sentence[1])
        at_end = last >= sentence[1] or tokens[last].text in (".", ";", "!", "?", "…", ")", "--", "—", "–")
        inside = not at_end and tokens[last].text == ","
        if not at_end and not inside and not self.where.closes(last):
            return None
        before = self.where.trimmed((sentence[0], first - 1))
        if not self.holds_clause(before) or self.below(token, before):
            return None
        ranges = [before]
        if inside and last + 1 < sentence[1] and self.where.opens(last + 1) and self.leads_in(before):
            return Told([self.where.trimmed((last, sentence[1]))], swapped)
        if inside:
            ranges += self.inside_rest(token, last, sentence[1])
        return Told(ranges, swapped)

    def leads_in(self, before: Range) -> bool:
        """Words before the cue that only say when or why: "After the talks, Kang said, “…”"."""
        first = self.text.tokens[before[0]]
        return first.pos in ("SCONJ", "ADP", "ADV") or (first.pos == "VERB" and not first.has("VerbForm=Fin"))

    def inside_rest(self, token: Token, start: int, end: int) -> list[Range]:
        """What is told goes on behind the cue unless the cue's own clause does ("…, he said, adding …")."""
        tokens = self.text.tokens
        nxt = tokens[start + 1] if start + 1 < end else None
        if nxt is None or nxt.lower in self.sayings or (nxt.lower.endswith("ing") and nxt.pos == "VERB"):
            return []
        if nxt.lower in ("and", "but") and any(t.lower in self.sayings for t in tokens[start + 1 : start + 5]):
            return []
        if any(k.i > start for k in self.text.kids(token.i, "advcl", "obl")):
            below = next(k for k in self.text.kids(token.i, "advcl", "obl") if k.i > start)
            if self.text.edges[below.i][0] <= start + 1:
                return []
        found = self.where.trimmed((start, end))
        return [found] if found[1] > found[0] else []

    def below(self, token: Token, before: Range) -> bool:
        """Whether the words before belong to the cue as its own adverbial clause: "After he left, Kang said that"."""
        tokens = self.text.tokens
        if any(k.rel in ("ccomp", "parataxis") and before[0] <= k.i < before[1] for k in self.text.kids(token.i)):
            return False
        nxt = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if nxt is None or nxt.text in (",", ".", ";"):
            return False
        return tokens[before[0]].lower in ("after", "while", "when", "as", "although", "before")

    def comma(self, i: int) -> bool:
        return i >= 0 and self.text.tokens[i].text in (",", "—", "–", "--", "-", "(")

    def run_up(self, first: int, end: int) -> int:
        """From a source's first token, past an adverb or conjunction of the cue clause."""
        del end
        return first

    def side(self, token: Token, last: int, end: int) -> int:
        """Past what else the cue has on its right: to whom, when, where."""
        for kid in self.text.kids(token.i, "obj", "iobj", "obl", "advmod", "compound"):
            first, stop = self.text.edges[kid.i]
            if kid.i >= last and first <= last and stop <= end:
                last = stop
        return last

    def holds_clause(self, part: Range) -> bool:
        tokens = self.text.tokens[part[0] : part[1]]
        return len(tokens) > 1 and any(t.pos in ("VERB", "AUX") for t in tokens)

    # -- Kang said that … · Kang said: "…"

    def after(self, token: Token, group: Range, sentence: Range) -> Told | None:
        tokens = self.text.tokens
        start = self.begin(token, group[1], sentence[1])
        if start is None:
            return None
        end = self.end(token, start, sentence)
        found = self.where.trimmed((start, end))
        return Told([found]) if found[1] > found[0] and tokens[found[0]].i > token.i else None

    def begin(self, token: Token, start: int, end: int) -> int | None:
        """The first token of what is told after a verb: past those who are told, when and where."""
        tokens = self.text.tokens
        clause = next((k for k in self.text.kids(token.i, "ccomp") if k.i > token.i), None)
        if clause is None:
            clause = next((k for k in self.text.kids(token.i, "xcomp", "parataxis") if k.i > token.i and self.full(k)), None)
        if clause is None and token.lower in CORE:
            clause = self.loose(token, start, end)
        limit = clause.i if clause is not None else end
        i = start = self.told_whom(token, start, limit)
        while i < min(limit + 1, end):
            low = tokens[i].lower
            if self.where.opens(i):
                lead = i - 1
                if lead >= start and tokens[lead].lower == "that":
                    return lead
                if clause is not None and i > self.text.edges[clause.i][0] >= start:
                    return self.text.edges[clause.i][0]
                if clause is not None or i == start or tokens[lead].text in (",", ":") or tokens[lead].lower in _SUBORDINATE:
                    return i
                return None
            if low in _SUBORDINATE and tokens[i].rel != "det" and (clause is not None or self.opens_clause(i, start)):
                return i
            if clause is not None and i >= self.text.edges[clause.i][0] and i >= start:
                return self.unexplained(token, start, max(start, self.text.edges[clause.i][0]))
            i += 1
        return None

    def loose(self, token: Token, start: int, end: int) -> Token | None:
        """A clause after "said" that the parser hung otherwise: a subject and a finite verb with no comma before."""
        tokens = self.text.tokens
        if start >= end or tokens[start].pos == "PUNCT" and not self.where.opens(start):
            return None
        subject = next((t for t in tokens[start:end] if t.rel == "nsubj" or t.rel == "expl"), None)
        if subject is None or subject.head == token.i:
            return None
        opening = self.text.edges[subject.i][0]
        skipped = [t for t in tokens[start:opening] if t.text == ","]
        finite = any(t.has("VerbForm=Fin") for t in tokens[subject.i : end])
        return subject if finite and not skipped and opening - start < 6 else None

    def full(self, clause: Token) -> bool:
        """A clause with a subject or an auxiliary of its own."""
        return bool(self.text.kid(clause.i, "nsubj", "expl", "csubj", "aux"))

    def opens_clause(self, i: int, start: int) -> bool:
        """Whether a "that" right after the cue opens what is told though the parser hung it otherwise."""
        token = self.text.tokens[i]
        return token.lower == "that" and i == start and token.pos == "SCONJ"

    def told_whom(self, token: Token, start: int, end: int) -> int:
        """Past the person told, which stands first after such verbs: "told the crowd he would"."""
        tokens = self.text.tokens
        i = start
        if token.lower not in ADDRESSING:
            return start
        while i < end and tokens[i].pos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "ADV") and tokens[i].lower != "that":
            i += 1
        if i == start and i < end and tokens[i].pos == "PRON" and tokens[i].lower not in ("he", "she", "they", "we", "i"):
            i += 1
        return i if i < end and i > start else start

    def unexplained(self, token: Token, start: int, clause: int) -> int:
        """The clause's first token, or what stands before it and hangs on nothing of the cue's."""
        covered = start
        beside = ("obl", "advmod", "punct", "compound", *(("obj", "iobj") if token.lower in ADDRESSING else ()))
        for kid in self.text.kids(token.i, *beside):
            first, last = self.text.edges[kid.i]
            if first <= covered < last <= clause:
                covered = last
        return covered if covered < clause else clause

    def end(self, token: Token, start: int, sentence: Range) -> int:
        """Where what is told ends: at the sentence's end for its main verb, else with the verb's own clause."""
        last = sentence[1]
        if token.dep not in ("root", "ccomp", "conj") and not (token.dep == "parataxis"):
            own = self.text.edges[token.i][1]
            last = own if own < last - 1 or own > start else last
            if own <= start:
                last = sentence[1]
        elif token.dep in ("ccomp", "conj"):
            last = max(self.text.edges[token.i][1], start + 1)
        for kid in self.text.kids(token.i, "conj", "advcl", "parataxis"):
            first = self.text.edges[kid.i][0]
            if start < first < last and kid.i > start and self.leaves(kid, first):
                last = first
        tokens = self.text.tokens
        if last + 1 < sentence[1] and tokens[last].lower in ("and", "but", "or") and tokens[last + 1].lower == "that":
            last = sentence[1]
        last = next((i for i in range(start + 2, last) if self.adds(i)), last)
        quote = self.where.quote_at(self.text.tokens[start].start) if self.where.opens(start) else None
        if quote is not None and not quote.open:
            inner = next((i for i in range(start, last) if self.text.tokens[i].end >= quote.span.end), None)
            tail = self.text.tokens[inner + 1 : last] if inner is not None else ()
            if inner is not None and tail and tail[0].text in (",",) and any(t.lower in self.sayings for t in tail[:4]):
                last = inner + 1
        return last

    def adds(self, i: int) -> bool:
        """A participle of saying behind a comma, outside quotations: the teller goes on (", saying …")."""
        tokens = self.text.tokens
        word = tokens[i]
        if word.lower not in self.sayings or not word.lower.endswith("ing") or tokens[i - 1].text != ",":
            return False
        return self.where.quote_at(word.start) is None

    def leaves(self, kid: Token, first: int) -> bool:
        """Whether a clause after what is told is the teller's next deed, not part of it."""
        if kid.rel == "conj" and self.text.kid(kid.i, "nsubj", "expl") is None and kid.pos == "VERB":
            return True
        return kid.lower in self.sayings or self.text.tokens[first].lower in self.sayings

    # -- sources by order

    def noun_phrase(self, part: Range, cue: Token) -> Words | None:
        """The source between a quotation and its cue."""
        first, last = self.where.trimmed(part)
        tokens = self.text.tokens
        while last > first and (tokens[last - 1].pos in ("AUX", "ADV") and tokens[last - 1].head == cue.i):
            last -= 1
        while first < last and (tokens[first].pos in ("CCONJ", "ADV") or tokens[first].lower in ("as", "however", ",")):
            first += 1
        if last <= first or not any(t.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for t in tokens[first:last]):
            return None
        subject = self.text.kid(cue.i, "nsubj")
        if subject is not None and first <= subject.i < last:
            return Words(subject.i, (first, last))
        inside = [t for t in tokens[first:last] if not first <= t.head < last and t.pos != "PUNCT"]
        head = next((t for t in inside if t.pos in ("NOUN", "PROPN", "PRON")), None)
        head = head or next((t for t in tokens[first:last] if t.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM")), None)
        return Words(head.i, (first, last)) if head else None

    def swapped(self, token: Token, start: int, end: int) -> Words | None:
        """The source after an inverted cue: "said Kang, the minister"."""
        tokens = self.text.tokens
        i = start
        while i < end and tokens[i].pos in ("DET", "ADJ", "NUM", "ADV", "X") or (i < end and tokens[i].rel == "compound"):
            if self.where.opens(i):
                return None
            i += 1
        if i >= end or tokens[i].pos not in ("PROPN", "NOUN", "PRON") or tokens[i].text in QUOTE_MARKS:
            return None
        head = tokens[i]
        while head.head != head.i and start <= head.head < end and head.head != token.i and head.rel not in ("root",):
            up = tokens[head.head]
            if up.pos not in ("PROPN", "NOUN", "PRON"):
                break
            head = up
        last = max(self.text.edges[head.i][1], i + 1)
        last = self.appended(last, end)
        stop = next((j for j in range(start, last) if self.where.opens(j)), last)
        trimmed = self.where.trimmed((start, stop))
        return Words(head.i, trimmed) if trimmed[1] > trimmed[0] else None

    def appended(self, last: int, end: int) -> int:
        """Past appositions and relative clauses that the parser cut off the source's end: ", who …", ", a …"."""
        tokens = self.text.tokens
        while last + 1 < end and tokens[last].text == "," and not self.where.opens(last + 1):
            stop = last + 1
            while stop < end and tokens[stop].text not in (",", ".", ";", ":") and not self.where.opens(stop):
                stop += 1
            opener, part = tokens[last + 1], tokens[last + 1 : stop]
            relative = opener.lower in ("who", "whose")
            noun = opener.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") and not any(t.pos == "VERB" for t in part[:3])
            if not (relative or noun) or any(t.lower in self.sayings and t.has("VerbForm=Fin") for t in part[:2]):
                break
            last = stop
        return last
