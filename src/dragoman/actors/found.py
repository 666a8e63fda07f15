"""What the actors room gives: mentions, and ways to look them up."""

from dataclasses import dataclass, field

from dragoman.records import Mention, ParsedText, Sentence, Token

_AND = frozenset({"and", "or", "&"})
_JOINS = _AND | {"as", "nor"}  # "as well as"
_BETWEEN = _AND | {",", "both", "as", "well", "with"}
_COMPANY = frozenset({"along", "together"})  # "along with Lima" is one of the party
_PICKS = frozenset({"including", "especially", "particularly", "notably", "namely"})
_ASIDE = 8  # words of brackets between two members: "Chad (since 1994), Peru"
_LIST = 3  # members of a list that the words alone show; of two the parser is believed
_GAP = 3  # words between two members of a party ("as well as")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """The mentions of one report in text order."""

    text: ParsedText
    mentions: tuple[Mention, ...]
    by_group: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    smallest: dict[int, Mention] = field(default_factory=dict)  # of each token
    largest: dict[int, Mention] = field(default_factory=dict)  # by its first token
    upto: dict[int, Mention] = field(
        default_factory=dict
    )  # of several parties: the largest that ends before a token
    series: dict[int, tuple[Mention, ...]] = field(default_factory=dict)  # lists that open sentences, if any
    parties: dict[int, tuple[Mention, ...]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )  # those asked for so far, by token

    def at(self, token: int) -> Mention | None:
        """The smallest mention that this token heads or lies in."""
        return self.smallest.get(token)

    def party(self, head: int) -> tuple[Mention, ...]:
        """The mentions of the coordinated party whose first member is headed at or holds this token."""
        found = self.parties.get(head)
        if found is None:
            found = self.parties[head] = self._party(head)
        return found

    def _party(self, head: int) -> tuple[Mention, ...]:
        tokens = self.text.tokens
        first = self._headed(head)
        if first is None:  # "the public and Oslo"
            return tuple(self._conjuncts(head)) if tokens[head].pos in ("NOUN", "PROPN") else ()
        series = self._series(tokens[first.first].sent)
        if first in series:
            return series
        found = [*self._joined_before(first), first]
        held: list[Mention] = []  # members after a comma, until an "and" or the tree shows that it is a list
        reach = first
        while (step := self._next(reach, first)) is not None:
            reach, sure = step
            held.append(reach)
            if sure:
                found += held
                held = []
        if len(found) < 2 or self._breaks(found[-1].last):  # "Chile, Peru and, for once, Bolivia"
            found += [m for m in self._conjuncts(first.head) if m not in found]
        if not any(e.code for m in found for e in m.entities):  # "other partners, including Oslo"
            found += [m for m in self._included(found[-1]) if m not in found]
        return tuple(found)

    def _joined_before(self, last: Mention) -> list[Mention]:
        """The name that a parser took for a modifier: "the U.S." in "the U.S. and Royal Navy"."""
        tokens, at = self.text.tokens, last.first - 1
        if at < 1 or tokens[at].lower not in _AND or tokens[at].head != last.head:
            return []
        other = self.at(at - 1)
        named = other is not None and other.last == at and tokens[other.head].rel == "compound"
        inside = named and tokens[at - 1].pos == "PROPN" and tokens[at - 1].head == last.head
        return [other] if other is not None and inside and other.entities else []

    def _breaks(self, at: int) -> bool:
        """Whether "and" stands here with a phrase between commas behind it."""
        after = self.text.tokens[at : at + 2]
        return len(after) > 1 and after[0].lower in _AND and after[1].text == ","

    def _included(self, unnamed: Mention) -> tuple[Mention, ...]:
        """The members of a party that are named after "including", each a side of its own."""
        tokens, at = self.text.tokens, unnamed.last
        while at < len(tokens) and tokens[at].lower in (",", *_PICKS):
            at += 1
        if tokens[at - 1].lower not in _PICKS or at >= len(tokens):
            return ()
        other = self._after_modifiers(at, len(tokens))
        members = self._party(other.head) if other is not None else ()
        return tuple(m for m in members if any(e.code for e in m.entities))

    def _conjuncts(self, head: int) -> list[Mention]:
        """The members that the tree coordinates: "firms working in Lima, students and teachers"."""
        heads, found, joined = [head], [], False
        for i in heads:
            for kid in self.text.kids(i, "conj"):
                other = self.at(kid.i)
                joined = joined or any(c.lower in _JOINS for c in self.text.kids(kid.i, "cc"))
                if other is not None and other.head == kid.i and kid.pos in ("NOUN", "PROPN"):
                    found.append(other)
                    heads.append(kid.i)
        return found if joined else []  # after a mere comma a parser takes who is quoted for a member

    def before(self, verb: int, subject: int) -> int:
        """The head of the phrase right before a verb, where its subject was taken from inside that phrase.

        As in "the envoys of Chile and Peru met", read as "Peru met".
        """
        tokens = self.text.tokens
        at = verb
        while at > 0 and tokens[at - 1].pos in ("AUX", "ADV") and tokens[at - 1].sent == tokens[verb].sent:
            at -= 1
        whole = self.upto.get(at)
        if whole is None or not whole.first <= subject < whole.last:
            return subject
        return whole.head if self.smallest.get(whole.head) is whole else subject

    def _headed(self, head: int) -> Mention | None:
        """The mention at a token, or at the name that the parser hung on it ("Poor Oslo")."""
        first = self.at(head)
        if first is not None and any(e.code for e in first.entities):
            return first
        known = first is not None and any(e.sector for e in first.entities)
        if not known and self.text.tokens[head].pos in ("ADJ", "PROPN", "NOUN"):
            first = next((m for k in self.text.kids(head, "flat") if (m := self.at(k.i))), first)
        named = (m for k in self.text.kids(head, "appos") if (m := self.at(k.i)) and m.head == k.i)
        named = (m for m in named if self.text.tokens[m.first - 1].lower not in _PICKS)
        return next((m for m in named if any(e.code for e in m.entities)), first)  # "its label, Oslo Records"

    def _series(self, sent: int) -> tuple[Mention, ...]:
        """The members of the list that opens a sentence, if one does: "X, Y and Z met".

        Nothing stands before it that its members could belong to, whatever the parser made of them.
        """
        if sent not in self.series:
            self.series[sent] = self._opening(self.text.sentences[sent])
        return self.series[sent]

    def _opening(self, sentence: Sentence) -> tuple[Mention, ...]:
        tokens = self.text.tokens
        mention = self._after_modifiers(sentence.first, sentence.last)
        found: list[Mention] = []
        closed = 0
        while mention is not None:
            found.append(mention)
            at, ands = mention.last, False
            while at < sentence.last and tokens[at].lower in (",", "and"):
                ands = ands or tokens[at].lower == "and"
                at += 1
            if closed or at == mention.last or at >= sentence.last:
                break
            mention = self._after_modifiers(at, sentence.last)
            if ands and mention is not None:
                closed = len(found) + 1
        verb = found[closed - 1].last if closed else sentence.last
        if closed < _LIST or verb >= sentence.last or tokens[verb].pos not in ("VERB", "AUX"):
            return ()
        return tuple(found[:closed])

    def _after_modifiers(self, at: int, last: int) -> Mention | None:
        """The largest mention that begins here or after an article and adjectives."""
        tokens = self.text.tokens
        for i in range(at, min(at + 1 + _GAP, last)):
            if i in self.largest:
                return self.largest[i]
            if tokens[i].pos not in ("DET", "ADJ") and tokens[i].rel != "amod":
                return None
        return None

    def _after_aside(self, at: int, sent: int) -> int:
        """Where a bracket that opens here has closed; where none does, the same place."""
        tokens = self.text.tokens
        if at >= len(tokens) or tokens[at].text != "(":
            return at
        inside = range(at + 1, min(at + _ASIDE, len(tokens)))
        closed = next((i for i in inside if tokens[i].text == ")" and tokens[i].sent == sent), at)
        told = any(tokens[i].pos in ("VERB", "AUX") for i in range(at + 1, closed))
        after = tokens[closed + 1].lower if closed + 1 < len(tokens) else ""
        named = any(i in self.largest for i in range(at + 1, closed)) and after not in _AND
        return at if closed == at or told or named else closed + 1

    def _next(self, mention: Mention, whole: Mention) -> tuple[Mention, bool] | None:
        """The mention that goes on after a comma or "and", and whether it surely is of the same party."""
        tokens = self.text.tokens
        at = self._after_aside(mention.last, tokens[mention.head].sent)
        words: list[str] = []
        while at < len(tokens) and tokens[at].sent == tokens[mention.head].sent and len(words) <= _GAP:
            word = tokens[at].text.lower()
            if word not in _BETWEEN and word not in _COMPANY:
                break
            words.append(word)
            at += 1
        other = self.largest.get(at)
        for _ in range(_GAP):  # "Lima and the mighty Oslo"
            if (
                other is not None
                or not words
                or at + 1 >= len(tokens)
                or not (tokens[at].pos in ("DET", "ADJ") or tokens[at].rel == "amod")
            ):
                break
            at += 1
            other = self.largest.get(at)
        if not words or other is None or tokens[at].lower in ("who", "whose", "which", "whom"):
            return None
        head = tokens[other.head]
        if head.pos == "VERB" or (head.dep == "nmod:poss" and tokens[head.head].rel == "conj"):
            return None  # "was held by the police and accused", "the envoys of Oslo and Lima's silence"
        if "well" in words or ("with" in words and _COMPANY & set(words)):
            return other, True  # "as well as Lima": no clause of its own, whatever the parser says
        if head.rel == "conj" and (mention.first <= head.head < mention.last or head.head == whole.head):
            return other, True
        if head.rel in ("nsubj", "csubj", "root", "ccomp") and head.head != tokens[mention.head].head:
            return None if self._acts(head) else (other, bool(_AND & set(words)))
        return other, bool(_AND & set(words))

    def _acts(self, head: Token) -> bool:
        """Whether a mention after "and" opens a clause of its own ("... and Abe said")."""
        return head.rel in ("nsubj", "csubj") or head.head == head.i
