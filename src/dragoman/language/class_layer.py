"""The first layer of our parser: spaCy's embedding of words with two more tables, for what a word can be."""

from typing import TYPE_CHECKING, Any

from spacy.ml.featureextractor import FeatureExtractor
from spacy.strings import get_string_id
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from dragoman.language.word_classes import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Features = Model[list[Doc], list[Any]]

COLUMNS = 2  # what a form can be, and what it mostly means


class _Lookup:
    """The numbers of words' classes, a row a word; a form is looked up once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}  # by the number of the form in small letters

    def rows(self, doc: "Doc") -> list[tuple[int, int]]:
        """Give the numbers of the classes of every word of a text."""
        return [
            self._known.get(number) or self._look(number, doc) for number in doc.to_array("LOWER").tolist()
        ]

    def _look(self, number: int, doc: "Doc") -> tuple[int, int]:
        one, other = word_classes().of(doc.vocab.strings[number])
        row = self._known[number] = (get_string_id(one), get_string_id(other))
        return row


def _class_features() -> "Features":
    """Give the layer that turns words into the numbers of their classes."""
    lookup = _Lookup()

    def forward(model: "Features", docs: "list[Doc]", is_train: bool) -> tuple[list[Any], Any]:  # noqa: ARG001, FBT001
        array = model.ops.xp.array
        return [
            array(lookup.rows(doc), dtype="uint64").reshape((len(doc), COLUMNS)) for doc in docs
        ], _nothing

    return Model("word_classes", forward)


def _beside(one: "Features", other: "Features") -> "Features":
    """Give the layer whose rows are those of both."""

    def forward(model: "Features", docs: "list[Doc]", is_train: bool) -> tuple[list[Any], Any]:  # noqa: ARG001, FBT001
        pairs = zip(*(layer.predict(docs) for layer in model.layers), strict=True)
        return [model.ops.xp.hstack(pair) for pair in pairs], _nothing

    return Model("beside", forward, layers=[one, other])


def _nothing(_: object) -> list[Any]:
    """Give what is learned by what cannot learn."""
    return []


@registry.architectures("dragoman.WordClassEmbed.v1")  # type: ignore[untyped-decorator]
def word_class_embed(width: int, attrs: list[str], rows: list[int], class_rows: list[int]) -> "Features":
    """Give spaCy's MultiHashEmbed with two more tables: for the two classes of a word.

    `attrs` and `rows` are those of MultiHashEmbed; `class_rows` the rows of the two tables of classes.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=8 + column, dropout=0.0)
        for column, count in enumerate([*rows, *class_rows])
    ]
    mixed: Model[Any, Any] = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    joined: Model[Any, Any] = concatenate(*tables)
    first: Model[Any, Any] = list2ragged()
    return chain(
        _beside(FeatureExtractor(attrs), _class_features()),
        first,
        with_array(joined),
        with_array(mixed),
        ragged2list(),
    )
