"""Put a pipeline's documents together as a parsed report."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.language.conjuncts import conjuncts
from dragoman.language.names import NO_LISTS, NameLists, settle
from dragoman.language.owners import owners
from dragoman.language.pieces import Piece
from dragoman.language.word_classes import word_classes
from dragoman.records import Name, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

COLUMNS: list[int | str] = ["IDX", "LENGTH", "LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "SPACY"]
NAME_LABELS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
# What stands before a noun and not before an adjective that is said of somebody.
OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case"})
LONGEST_TITLE = 4  # tokens of a title before a name ("House Foreign Affairs Chairman")
Lemmas = Mapping[str, str]  # "word|POS", the word in lower case -> lemma


class Labels(dict[int, str]):
    """Tags, relations and features by their number in a pipeline's store of strings."""

    def __init__(self, strings: "StringStore") -> None:
        """Keep the store: a label is looked up there once."""
        super().__init__({0: ""})
        self.strings = strings

    def __missing__(self, number: int) -> str:
        label: str = self.strings[number]
        self[number] = label
        return label


class Assembler:
    """Grows one parsed report, document by document."""

    def __init__(self, report: Report, labels: Labels, lemmas: Lemmas, lists: NameLists = NO_LISTS) -> None:
        """Begin with no tokens."""
        self.lists = lists
        self.report = report
        self.labels = labels
        self.lemmas = lemmas
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []

    def add(self, piece: Piece, doc: "Doc") -> None:
        """Add the document of the next piece."""
        table = doc.to_array(COLUMNS).tolist()
        offset = len(self.tokens)
        for first, last in self._bounds(piece, table):
            self._sentence(piece, table[first:last])
        found = [
            Name(offset + name.start, offset + name.end, NAME_LABELS[name.label_])
            for name in doc.ents
            if name.label_ in NAME_LABELS
        ]
        self.names += settle(self.tokens[offset:], found, self.lists)

    def _sentence(self, piece: Piece, rows: list[list[int]]) -> None:
        """Add one sentence; whatever the pipeline says, it gets exactly one root."""
        text, labels, lemmas, lemma_of = self.report.text, self.labels, self.lemmas, self.labels.strings
        number, offset = len(self.sentences), len(self.tokens)
        heads = _heads(rows)
        root = next((i for i, head in enumerate(heads) if head == i), 0)
        relations = _second_objects(heads, [labels[row[5]] for row in rows])
        if "nmod:poss" in relations:
            owners([text[slice(*piece.span(r[0], r[0] + r[1]))] for r in rows], heads, relations)
        if "conj" in relations:
            conjuncts([labels[row[4]] for row in rows], heads, relations)
        for i, (at, size, lemma, pos, morph, _, _, _, space) in enumerate(rows):
            start, end = piece.span(at, at + size)
            head, relation = heads[i], relations[i]
            if i == root:
                head, relation = i, "root"
            elif head == i:  # a second root: it stands beside the first
                head, relation = root, "parataxis"
            word, tag = text[start:end], labels[pos]
            if (
                tag == "NOUN"
                and _is_bare_predicate(i, heads, relations)
                and word_classes().is_adjective(word.lower())
            ):
                tag = "ADJ"
            known = lemmas.get(f"{word.lower()}|{tag}") or _own_lemma(word, tag, labels[morph])
            self.tokens.append(
                Token(
                    offset + i,
                    word,
                    known or (lemma_of[lemma] if lemma else word),
                    tag,
                    labels[morph],
                    relation,
                    offset + head,
                    start,
                    end,
                    number,
                    bool(space),
                )
            )
        last = len(self.tokens)
        span = Span(self.tokens[offset].start, self.tokens[-1].end)
        kind = self.report.blocks[piece.block].kind
        self.sentences.append(Sentence(number, offset, last, offset + root, span, piece.block, kind))

    def _bounds(self, piece: Piece, table: list[list[int]]) -> Iterator[tuple[int, int]]:
        """Give the first and last token (exclusive) of every sentence.

        A title that the parser cut off from the name after it ("Premier | Karlsen said") is put back.
        """
        starts = [i for i, row in enumerate(table) if row[7] == 1 or i == 0]
        ends = [*starts[1:], len(table)]
        begun = None
        for first, last in zip(starts, ends, strict=True):
            if last < len(table) and self._is_cut_off(piece, table, first, last):
                root = next((i for i in range(first, last) if table[i][6] == 0), first)
                table[root][5], table[root][6] = self.labels.strings.add("compound"), last - root
                begun = first if begun is None else begun
                continue
            yield (first if begun is None else begun), last
            begun = None

    def _is_cut_off(self, piece: Piece, table: list[list[int]], first: int, last: int) -> bool:
        """Whether a "sentence" is a few capitalized nouns that run on into a name in the same line."""
        at, size, space = table[last - 1][0], table[last - 1][1], table[last - 1][8]
        if not space or last - first > LONGEST_TITLE or self.labels[table[last][3]] != "PROPN":
            return False
        start, end = piece.span(at, at + size + 1)
        if "\n" in self.report.text[start:end] or not self.report.text[end - 2].isalpha():
            return False
        return all(
            self.labels[row[3]] in ("PROPN", "NOUN") and piece.text[row[0]].isupper()
            for row in table[first:last]
        )

    def finish(self, model: str = "") -> ParsedText:
        """Give the parsed report; `model` is the stamp of the weights that parsed it."""
        tokens = tuple(self.tokens)
        children, edges = link_up(tokens)
        return ParsedText(
            report=self.report,
            tokens=tokens,
            sentences=tuple(self.sentences),
            names=tuple(self.names),
            children=children,
            edges=edges,
            model=model,
        )


def _own_lemma(word: str, tag: str, morph: str) -> str | None:
    """Give a name's lemma where it is the name itself: of one thing, not in capitals."""
    return (
        word if tag == "PROPN" and "Number=Sing" in morph and (len(word) < 5 or not word.isupper()) else None
    )


def _second_objects(heads: list[int], relations: list[str]) -> list[str]:
    """Give the relations with the noun after an indirect object as the object.

    A verb with an indirect object has an object too. Where the thing given is a time ("set them a deadline"),
    the parser takes it for one that only says when.
    """
    for i, relation in enumerate(relations):
        if relation == "iobj":
            kids = [k for k, head in enumerate(heads) if head == heads[i] and k != i]
            after = [k for k in kids if k > i and relations[k] == "obl:unmarked"]
            if after and not any(relations[k] in ("obj", "ccomp", "xcomp") for k in kids):
                relations[after[0]] = "obj"
    return relations


def _is_bare_predicate(at: int, heads: list[int], relations: list[str]) -> bool:
    """Whether a word is said of somebody with nothing before it: "we have been patient"."""
    kids = {relations[k] for k, head in enumerate(heads) if head == at and k < at}
    return "cop" in kids and "nsubj" in kids and not kids & OF_NOUNS


def _heads(rows: list[list[int]]) -> list[int]:
    """Give the head of every token of a sentence; one that lies outside makes the token a root."""
    heads = [i + row[6] - (1 << 64) * (row[6] >> 63) for i, row in enumerate(rows)]  # a signed number
    return [head if 0 <= head < len(rows) else i for i, head in enumerate(heads)]
