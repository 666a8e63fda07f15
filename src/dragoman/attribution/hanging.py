"""Deeds that hang on conditions, and deeds that stand in one."""

from dragoman.attribution.condition import MAY_TURN, Found, find_condition, turned_conditions
from dragoman.attribution.opening import Opening, hangs_on, openings
from dragoman.attribution.own_words import VERBAL, OwnWords
from dragoman.attribution.reading import NOT_SO, Reading
from dragoman.attribution.standing import Standing
from dragoman.records import ParsedText

# Longest way up a tree: beyond it nothing in news text bears on the deed, and cycles cannot occur.
MAX_CLIMB = 12
# Steps from a deed inside a condition up to the deed that hangs on it.
CONDITION_REACH = 3
MIGHT = ("could", "might", "would", "may", "'d", "should")


class Hanging(OwnWords):
    """What conditions do to the readings of deeds in one report."""

    def __init__(self, text: ParsedText, book: Standing) -> None:
        """Keep the text and the words; note the sentences that may hold a condition."""
        super().__init__(text, book)
        self.turned = turned_conditions(text, self.with_any(MAY_TURN))
        self.hanging = self.with_any(book.hanging) | set(self.turned)
        self._under: dict[int, Found | None] = {}  # by the token of the deed
        self._openings: dict[int, list[Opening]] = {}  # by the number of the sentence

    def read(self, i: int, depth: int = 0) -> Reading:
        """Give the whole reading of a deed; who climbs the tree knows it."""
        raise NotImplementedError

    def _condition_under(self, i: int) -> Found | None:
        if i not in self._under:
            self._under[i] = find_condition(self.text, i, self.book)
        return self._under[i]

    def in_condition(self, i: int, depth: int) -> int | None:
        """The first token of the condition that a deed stands in, where another deed hangs on it."""
        head = self.text.head_of(i)
        for _ in range(CONDITION_REACH):
            if head is None or depth >= MAX_CLIMB:
                break
            found = self._condition_under(head.i)
            within = found is not None and found.tokens[0] <= i < found.tokens[1]
            if found is not None and within and (found.open or self._awaits(head.i, found, depth)):
                return found.tokens[0]
            head = self.text.head_of(head.i)
        for one in self._opened_in(self.text.tokens[i].sent):
            if one.first < i < one.last and not self._aside_in(i, one):
                hangs = "open" in one.entry.forms or self._awaited_by(one, depth)
                return one.first if hangs else None
        return None

    def _awaits(self, i: int, found: Found, depth: int) -> bool:
        """Whether a deed has not happened on its condition: what the condition tells is open then."""
        reading = self.read(i, depth + 1)
        return reading.condition is not None or (reading.made in NOT_SO and not found.lifts)

    def _awaited_by(self, one: Opening, depth: int) -> bool:
        """Whether a deed before or behind a condition hangs on it."""
        sentence = self.text.sentence_of(one.first)
        for token in self.text.tokens[sentence.first : sentence.last]:
            if (
                token.pos in VERBAL
                and not one.first <= token.i < one.last
                and self.text.has_kid(token.i, "aux")
            ):
                condition = self.read(token.i, depth + 1).condition
                if condition is not None and condition[0] == one.first:
                    return True
        return False

    def _aside_in(self, i: int, one: Opening) -> bool:
        """Whether a deed stands in a clause that only describes somebody in the condition."""
        token = self.text.tokens[i]
        for _ in range(CONDITION_REACH):
            if token.dep in ("acl", "acl:relcl") and not self.to_of(token):
                return True
            head = self.text.head_of(token.i)
            if head is None or not one.first <= head.i < one.last:
                return False
            token = head
        return False

    def _opened_in(self, number: int) -> list[Opening]:
        if number not in self._openings:
            self._openings[number] = openings(self.text, number, self.book)
        return self._openings[number]

    def inside(self, reading: Reading, opener: int) -> Reading:
        """What stands in a condition has not happened; "had they met" says that they did not."""
        made = "negated" if self.text.tokens[opener].lower == "had" else "possible"
        return reading._replace(made=made, words=(opener,), entries=(*reading.entries, "in-condition"))

    def hung(self, reading: Reading, i: int) -> Reading:
        """A deed not yet done that hangs on a condition."""
        found = self.condition_of(i, negated=reading.made == "negated")
        if found is None or (reading.made == "same" and (reading.past or not found.told)):
            return reading
        entries = (*reading.entries, "condition")
        if reading.made == "negated":
            if not (reading.future and found.lifts):  # "would have met if …": the condition says why not
                hangs = reading.future or "would" in reading.entries
                return reading._replace(condition=found.tokens) if hangs else reading
            reading = reading._replace(made="possible")  # "will not leave until they pay"
        if self._contrary(i, found):
            return reading._replace(made="negated", condition=found.tokens, entries=entries)
        return reading._replace(condition=found.tokens, entries=entries)

    def _contrary(self, i: int, found: Found) -> bool:
        """Whether a deed did not happen for want of its condition: "could have met had she agreed"."""
        return self._perfect(i) and any(
            t.lower in ("had", "'d") for t in self.text.tokens[slice(*found.tokens)]
        )

    def _perfect(self, i: int) -> bool:
        auxiliaries = [k.lower for k in self.text.kids(i, "aux")]
        return "have" in auxiliaries and any(a in MIGHT for a in auxiliaries)

    def condition_of(self, i: int, *, negated: bool = False) -> Found | None:
        """The condition under a deed, the turned one beside it where it heads the sentence, or one behind."""
        perfect = self._perfect(i)
        found = self._condition_under(i)
        number = self.text.tokens[i].sent
        part = self.turned.get(number)
        if found is not None:
            return found
        if part is not None and not part[0] <= i < part[1]:
            return Found(part, told=False, lifts=True, open=True) if self._beside(i, part) else None
        opened = self._opened_in(number)
        if not opened or any(one.first <= i < one.last for one in opened):
            return None
        flags = {name for name, holds in (("negated", negated), ("perfect", perfect)) if holds}
        one = hangs_on(self.text, i, opened, self.book, flags)
        return one.found if one is not None else None

    def _beside(self, i: int, part: tuple[int, int]) -> bool:
        """Whether a deed is the main one of its sentence, beside a turned condition."""
        token, head = self.text.tokens[i], self.text.head_of(i)
        while head is not None and token.rel == "xcomp" and head.pos == "AUX":
            token, head = head, self.text.head_of(head.i)  # "ought to leave"
        return head is None or head.rel == "root" or part[0] <= head.i < part[1]
