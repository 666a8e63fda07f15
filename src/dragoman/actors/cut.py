"""Cut capitalized runs into listed names, role words and other names."""

from dragoman.actors.draft import Hit
from dragoman.actors.lexis import Lexis
from dragoman.actors.scan import QUOTES, headings, runs, scan
from dragoman.records import ParsedText

_BRANCHED = frozenset({"NGO", "MNC"})  # bodies with branches that carry a country's name
_OFFICES = ("office", "title", "vague")
_LONG_NAME = 4  # tokens of a person's name that begins with a country's ("Jordan ...")


class Cut:
    """What stands in the text by its first token: listed names, role words, and names that no list has."""

    def __init__(self, text: ParsedText, lx: Lexis) -> None:
        """Scan and cut."""
        self.text, self.lx, self.tokens = text, lx, text.tokens
        self.names, self.roles = scan(text, lx)
        self._join_branches()
        self.covered = {
            i for h in (*self.names.values(), *self.roles.values()) for i in range(h.first, h.last)
        }
        self.name_ends = {h.last: h for h in self.names.values()}
        self.role_ends = {h.last: h for h in self.roles.values()}
        self.segments: dict[int, tuple[int, int, str]] = {}  # first, last, "name" or "org"
        self.labels: dict[int, str] = {}
        for name in text.names:
            for i in range(name.first, name.last):
                self.labels[i] = name.label
        self.weak: list[int] = []  # single words that are names only where a longer name holds them
        for first, last in self._joined(runs(text, lx, headings(text))):
            self._cut(first, last)
        self._take_weak()
        self._take_surnames()

    def _join_branches(self) -> None:
        """Make one name of a body and the country of its branch: "Oxfam Canada"."""
        for start, hit in list(self.names.items()):
            land = self.names.get(hit.last)
            if (
                land is not None
                and {t.code for t in hit.terms} <= _BRANCHED
                and all(t.kind in ("state", "territory") and t.sort == "name" for t in land.terms)
                and self.tokens[hit.last - 1].space
                and self.tokens[start].sent == self.tokens[land.first].sent
            ):
                self.names[start] = Hit(start, land.last, hit.terms)
                del self.names[land.first]

    def _take_weak(self) -> None:
        """Keep of the doubtful single words those that a longer name holds ("Park Ji-ho", "Park")."""
        held = (
            {self.tokens[i].text for a, b, _ in self.segments.values() if b - a > 1 for i in range(a, b)}
            if self.weak
            else set()
        )
        for i in self.weak:
            if self.tokens[i].text in held:
                self.segments.setdefault(i, (i, i + 1, "name"))

    def _take_surnames(self) -> None:
        """Read a role word as the surname that it is of somebody named in full ("Ann Bishop", "Bishop")."""
        surnames = {
            self.tokens[b - 1].text for a, b, kind in self.segments.values() if kind == "name" and b - a > 1
        }
        for start, hit in list(self.roles.items()):
            t = self.tokens[start]
            alone = hit.last - start == 1 and t.text in surnames and hit.last not in self.segments
            if alone and (start == 0 or self.tokens[start - 1].pos != "DET"):
                self._drop_roles(start, hit.last)
                self.segments[start] = (start, hit.last, "name")

    def _with_origin(self, first: int, last: int) -> int:
        """Where a name ends that has a people's name for its last part ("Abu Omar al-Kuwaiti")."""
        tokens = self.tokens
        article, end = False, last
        if last < len(tokens) and tokens[last - 1].lower in ("al", "el") and tokens[last].text == "-":
            article, end = True, last + 1
        elif tokens[last - 1].text == "-" and tokens[last - 2].lower in ("al", "el"):
            article = True
        hit = self.names.get(end) if article else None
        if hit is None or last - first < 2:
            return last
        del self.names[end]
        self.name_ends.pop(hit.last, None)
        return hit.last

    def _with_surname(self, first: int, last: int) -> int:
        """Where a name ends whose last word is a role word too ("Ann Bishop")."""
        hit = self.roles.get(last)
        if hit is None or hit.last - last > 1 or last >= len(self.tokens):
            return last
        t = self.tokens[last]
        surname = (
            t.dep == "flat" and t.text[0].isupper() and self.labels.get(last) == self.labels.get(last - 1)
        )
        if not surname or self.labels.get(last) != "PER" or last - first > 2:
            return last
        self._drop_roles(last, hit.last)
        return hit.last

    def _joined(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join "Bank" and "England" over "of" where the words make one name."""
        out: list[tuple[int, int]] = []
        for first, last in found:
            if (
                out
                and first - out[-1][1] == 1
                and self.tokens[first - 1].text == "of"
                and self._of(*out[-1], last)
            ):
                out[-1] = (out[-1][0], last)
            else:
                out.append((first, last))
        return out

    def _of(self, first: int, middle: int, last: int) -> bool:
        before = self.role_ends.get(middle)
        if middle in self.name_ends or (
            before is not None and before.role is not None and before.role.sort != "body"
        ):
            return False
        hits = (self.names.get(i) or self.roles.get(i) for i in range(first, middle))
        if any(h.first < middle < h.last for h in hits if h):
            return False
        word, tail = self.tokens[middle - 1].text.lower(), self.tokens[last - 1].text.lower()
        heads = word in self.lx.name_heads or self._bodies(middle - 1)
        return heads or word in self.lx.things or tail in self.lx.things

    def _bodies(self, at: int) -> bool:
        """Whether a capitalized plural is of a body by its singular ("the Courts of Justice")."""
        t = self.tokens[at]
        return t.lower != t.lemma.lower() and t.lemma.lower() in self.lx.name_heads

    def _cut(self, first: int, last: int) -> None:
        lx, tokens = self.lx, self.tokens
        plain = self._plain(first, last)
        of = next((k for k in range(first + 1, last) if tokens[k].text == "of"), None)
        if not plain and (of is None or not self._bodies(of - 1)):
            return
        tail = tokens[last - 1].text.lower()
        lead = tokens[of - 1].text.lower() if of else tail
        several = last - first > 1
        if several and lead not in lx.name_heads and (lead in lx.things or tail in lx.things):
            self._drop_roles(first, last)
            if tail in lx.landscape:
                self._drop_names(first, last)
            return
        body = self.role_ends.get(last)
        bodily = body is not None and body.role is not None and body.role.sort == "body"
        if (
            several
            and last not in self.name_ends
            and (bodily or lead in lx.name_heads or tail in lx.name_heads or (of and self._bodies(of - 1)))
        ):
            start = self._org_start(first, last)
            if last - start > 1:
                self._drop_roles(start, last)
                self.segments[start] = (start, last, "org")
                return
        for a, b in plain:
            self._plain_name(a, b)

    def _plain(self, first: int, last: int) -> list[tuple[int, int]]:
        """The stretches of a run that no listed name or role word covers."""
        out: list[tuple[int, int]] = []
        for i in range(first, last):
            if i in self.covered:
                continue
            if self.tokens[i].text[0].isalpha():
                if out and out[-1][1] == i:
                    out[-1] = (out[-1][0], i + 1)
                else:
                    out.append((i, i + 1))
            elif (
                out
                and out[-1][1] == i
                and (self.tokens[i].text == "-" or self.tokens[i].text in QUOTES)
                and i + 1 < last
                and i + 1 not in self.covered
            ):
                out[-1] = (out[-1][0], i + 1)
        return [(a, b) for a, b in out if any(self.tokens[i].text[0].isupper() for i in range(a, b))]

    def _org_start(self, first: int, last: int) -> int:
        """Where a body's name begins behind the offices before it."""
        start = first
        for i in range(first, last):
            hit = self.roles.get(i)
            if hit is not None and hit.role is not None and hit.role.sort in _OFFICES and hit.last < last:
                start = hit.last
        return start

    def _drop_roles(self, first: int, last: int) -> None:
        for i in range(first, last):
            hit = self.roles.get(i)
            if hit is not None:
                del self.roles[i]
                self.role_ends.pop(hit.last, None)

    def _drop_names(self, first: int, last: int) -> None:
        """A sea or strait named for a country is no party."""
        for i in range(first, last):
            hit = self.names.get(i)
            if hit is not None and hit.last <= last:
                del self.names[i]
                self.name_ends.pop(hit.last, None)

    def _plain_name(self, first: int, last: int) -> None:
        tokens = self.tokens
        last = self._with_surname(first, self._with_origin(first, last))
        if last - first == 1:
            alone = tokens[first]
            low = alone.text.lower()
            adjective = alone.pos == "ADJ" and alone.head > first
            if adjective or low in self.lx.weak_names or low in self.lx.things:
                self.weak.append(first)
                return
            if last in self.roles and alone.head >= last and first not in self.labels:
                return  # "Trade" of "Trade Representative"
        after = self.names.get(last)
        if after is not None and self._surname(after, first, last):
            del self.names[last]
            self.name_ends.pop(after.last, None)
            last = after.last
        before = self.name_ends.get(first)
        if before is not None and self._one_person(before, first, last):
            del self.names[before.first]
            del self.name_ends[first]
            first = before.first
        after = self.names.get(last)
        if after is not None and self._one_name(after, first, last):
            del self.names[last]
            self.name_ends.pop(after.last, None)
            last = after.last
            self.segments[first] = (first, last, "org")
            return
        self.segments[first] = (first, last, "name")

    def _one_person(self, before: Hit, first: int, last: int) -> bool:
        """Whether a listed name only begins a person's name ("Jordan Miller")."""
        if before.adjective() or not self.tokens[first - 1].space or last - before.first > _LONG_NAME:
            return False
        whole = all(self.labels.get(i) == "PER" for i in range(before.first, last))
        return self.tokens[last - 1].pos == "PROPN" and (whole or all(t.unsure for t in before.terms))

    def _surname(self, after: Hit, first: int, last: int) -> bool:
        """Whether a listed name is the surname of who bears an office or title ("Ambassador Jane Ford")."""
        tokens = self.tokens
        title = self.role_ends.get(first)
        titled = title is not None and title.role is not None and title.role.sort in _OFFICES
        held = titled and not title.role.plural if title is not None and title.role is not None else False
        if after.last - last > 1 or after.adjective() or not tokens[last - 1].space:
            return False
        body = any(t.kind in ("state", "territory") and t.sort in ("name", "capital") for t in after.terms)
        by_name = tokens[last - 1].text in QUOTES
        whole = all(
            self.labels.get(i) == "PER" for i in range(first, after.last) if tokens[i].text not in QUOTES
        )
        return whole or by_name or (held and not body and last - first == 1 and tokens[first].pos == "PROPN")

    def _one_name(self, after: Hit, first: int, last: int) -> bool:
        """Whether a country only ends a body's name ("Air India", "Radio Tirana")."""
        tokens = self.tokens
        single = last - first == 1 and tokens[first].text.lower() not in self.lx.not_names
        nominal = tokens[first].pos == "PROPN" and (tokens[first].head >= last or tokens[first].head == first)
        state = any(t.sort in ("name", "capital") and t.kind in ("state", "territory") for t in after.terms)
        ends = after.last >= len(tokens) or not (
            tokens[after.last].text[0].isupper() and tokens[after.last].pos == "PROPN"
        )
        first_word = first == self.text.sentences[tokens[first].sent].first
        return single and nominal and state and ends and not (first_word and tokens[first].dep != "compound")
