"""In whose name a text speaks: the country of a speaker, and who "we" are where no quotation marks stand."""

from bisect import bisect_left
from collections import Counter

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import NOT_STATES, Memory, settled
from dragoman.actors.people import People
from dragoman.actors.quotes import find_quotes
from dragoman.actors.speeches import Speech, find_speeches
from dragoman.records import ParsedText, Words

_SPEAKING = frozenset({"UNO", "EUR", "IGO"})  # international bodies that issue statements
_SINGLE = frozenset({"i", "me", "my", "mine", "myself"})
_MUST = frozenset({"must", "should", "could", "might", "ought", "can", "may", "would"})
_CLAUSE = 8  # tokens after a subject in which the verb of its own stance stands

Voice = tuple[str, Words]


class Voices:
    """Who speaks in one report, found before the mentions are resolved in order."""

    def __init__(
        self, text: ParsedText, lx: Lexis, memory: Memory, people: People, drafts: list[Draft]
    ) -> None:
        """Find the speeches and what stands between quotation marks."""
        self.text, self.lx, self.memory, self.people = text, lx, memory, people
        self.speeches = find_speeches(text, lx)
        self.drafts = drafts
        self.firsts = [d for d in drafts if d.kind == "first"]
        self.quoted = _quoted(text) if self.firsts or self.speeches else frozenset()
        self.speakers = {s: self._draft_at(s.speaker) for s in self.speeches}
        for speech, draft in self.speakers.items():
            self._place(speech, draft)
        self.own = self._own()

    def part(self, draft: Draft) -> Part:
        """Give the party that a first-person pronoun stands for, as far as the words settle it."""
        unknown = Part(group="first-person")
        if draft.first in self.quoted:
            return unknown  # who speaks within quotation marks is settled with their attribution
        speech = self._speech(draft.first)
        if speech is not None:
            return self._speaker(draft, self.speakers[speech]) or unknown
        if self.own is None or self._told(draft):
            return unknown
        code, words = self.own
        part = Part(code, "GOV" if code not in NOT_STATES else None, by="coreference", group=code)
        settled(part, words)
        return part

    def home(self, draft: Draft) -> Voice | None:
        """Give whose an office without a country is where the report speaks in one country's name."""
        spoken = draft.first in self.quoted or self._speech(draft.first) is not None
        return None if spoken or self.own is None or self.own[0] in NOT_STATES else self.own

    def _speaker(self, draft: Draft, source: Draft | None) -> Part | None:
        if source is None or not source.parts or source.parts[0].code is None:
            return None
        of = source.parts[0]
        alone = self.text.tokens[draft.head].lower in _SINGLE
        part = Part(of.code, of.sector, of.others, by="coreference", group=of.group if alone else of.code)
        if alone:
            part.office, part.name = of.office, of.name
        settled(part, self.memory.of(source))
        for words in of.settled:
            settled(part, words)
        return part

    def _place(self, speech: Speech, draft: Draft | None) -> None:
        """Give a speaker of whom no words tell the country the side that the speech speaks for."""
        person = self.people.of.get(id(draft)) if draft is not None else None
        if draft is None or person is None or person.told_code or person.voice or person.org:
            return
        inside = [d for d in self.firsts if speech.first <= d.first < speech.last]
        stances = {v[0]: v for v in self._stances(speech.first, speech.last) if v[0] not in NOT_STATES}
        if inside and len(stances) == 1:
            person.voice = next(iter(stances.values()))

    def _own(self) -> Voice | None:
        """In whose name the report speaks where its own words say "we"."""
        free = [d for d in self.firsts if d.first not in self.quoted and self._speech(d.first) is None]
        free = [d for d in free if not self._told(d)]
        if not free:
            return None
        found = [
            v
            for v in self._stances(0, len(self.text.tokens))
            if self._speech_at(v[1]) is None and (v[0] not in NOT_STATES or v[0] in _SPEAKING)
        ]
        if not found:
            return None
        counts = Counter(code for code, _ in found)
        first = found[0]
        sure = counts[first[0]] == max(counts.values())
        return first if sure else None

    def _stances(self, start: int, end: int) -> list[Voice]:
        """States and bodies that are the subject of a clause of stance: "Norway condemns"."""
        out = []
        for draft in self.drafts:
            if not start <= draft.first < end or not draft.hits or draft.first in self.quoted:
                continue
            if draft.modifier or draft.kind not in ("listed", "body") or draft.sector not in (None, "GOV"):
                continue
            head = self.text.tokens[draft.head]
            term, _ = self.memory.choose(draft, draft.hits[0].terms)
            if (
                head.rel != "nsubj"
                or term is None
                or term.code is None
                or term.sector not in (None, "GOV", "MIL")
            ):
                continue
            people = term.sort == "demonym" and draft.plural and draft.det != "the"  # "Syrians face"
            if term.kind in ("state", "territory", "organization") and not people and self._stance(draft):
                out.append((term.code, self.memory.words(draft.hits[0].first, draft.hits[0].last)))
        return out

    def _stance(self, draft: Draft) -> bool:
        tokens = self.text.tokens
        verb = tokens[tokens[draft.head].head]
        if any(t.lower in _MUST for t in self.text.kids(verb.i, "aux")):
            return False
        after = tokens[draft.last : min(draft.last + _CLAUSE, self.text.sentences[draft.sent].last)]
        return any(
            t.lemma in self.lx.group("own_side") for t in (verb, *after) if t.pos in ("VERB", "ADJ", "NOUN")
        )

    def _told(self, draft: Draft) -> bool:
        """Whether somebody's word without quotation marks holds it ("Olsen said we must")."""
        sentence = self.text.sentences[draft.sent]
        for t in self.text.tokens[sentence.first : sentence.last]:
            if t.lower in self.lx.group("tells") and t.pos == "VERB":
                subject = self.text.kid(t.i, "nsubj")
                if subject is not None and subject.lower not in self.lx.pronouns:
                    return True
        return False

    def _speech(self, at: int) -> Speech | None:
        return next((s for s in self.speeches if s.first <= at < s.last), None)

    def _speech_at(self, words: Words) -> Speech | None:
        start = [s for s in self.speeches if self.text.tokens[s.first].start <= words.span.start]
        return next((s for s in start if words.span.end <= self.text.tokens[s.last - 1].end), None)

    def _draft_at(self, token: int | None) -> Draft | None:
        held = [d for d in self.drafts if token is not None and d.first <= token < d.last]
        return max(held, key=lambda d: d.last - d.first, default=None)


def _quoted(text: ParsedText) -> frozenset[int]:
    """The tokens between quotation marks."""
    spans = [q.span for q in find_quotes(text)]
    starts = [t.start for t in text.tokens] if spans else []
    return frozenset(
        i for span in spans for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    )
