"""Mark every block of a page with its kind: first by its own words, then by its neighbors."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.intake import alone, parts
from dragoman.intake.paragraphs import line_ends, lines_mended, paragraphs
from dragoman.intake.published import DayInLine, days_in
from dragoman.intake.words import PageWords
from dragoman.records import Block, BlockKind, Span

READ = (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.BODY)
# Fewest words of a paragraph that opens the story; a shorter sentence may be a subtitle or a teaser.
LEDE = 12
# Fewest words of a sentence by which a story goes on after a list of links.
SENTENCE = 8
# Fewest words of a headline where others compete for the title.
HEADLINE = 5
# Most words of a line between two paragraphs that is a heading or a link.
HEADING = 15
# Fewest paragraphs of running text by which a page is a page and not a note.
STORY = 3


@dataclass(slots=True)
class Piece:
    """A paragraph on its way to a block."""

    span: Span
    text: str
    kind: BlockKind | None
    words: int
    prose: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart."""

    blocks: tuple[Block, ...]
    title: Span | None
    author: str | None
    published: tuple[date, Span] | None


def take_apart(text: str, words: PageWords, title: str | None = None, *, by_line: bool = False) -> Page:
    """Give the blocks of a page and what its title, bylines and date lines say."""
    pieces = [_piece(text, span, words) for span in (lines_mended if by_line else paragraphs)(text)]
    _mark_foreign(pieces)
    _mark_links(pieces, words)
    lede = _lede(pieces)
    head = _mark_title(pieces, lede, title)
    _mark_captions(pieces, text, words)
    _mark_rest(pieces, head, lede)
    _mark_doubles(pieces)
    blocks: list[Block] = []
    dates: list[tuple[int, DayInLine]] = []
    story = [i for i, p in enumerate(pieces) if p.kind is BlockKind.BODY]
    transcript = sum(parts.begins_with_label(pieces[i].text) for i in story) > 1
    for i, piece in enumerate(pieces):
        found = _blocks(piece, words, first=i in story[:1] and not transcript, last=i in story[-1:])
        blocks += found
        dates += [(i, day) for block in found for day in _days(text, block, words)]
    return Page(
        blocks=tuple(blocks),
        title=pieces[head].span if head is not None else None,
        author=_author(pieces, words),
        published=_published(dates, head or 0, lede),
    )


def _piece(text: str, span: Span, words: PageWords) -> Piece:
    line = text[span.start : span.end]
    return Piece(
        span, line, alone.kind_alone(line, words), len(alone.WORD.findall(line)), alone.is_prose(line)
    )


def _mark_foreign(pieces: list[Piece]) -> None:
    """Set aside what is in another script, on a page that is not."""
    foreign = [alone.is_foreign(p.text) for p in pieces]
    size = sum(len(p.text) for p in pieces)
    if 2 * sum(len(p.text) for p, other in zip(pieces, foreign, strict=True) if other) >= size:
        return
    for piece, other in zip(pieces, foreign, strict=True):
        if other:
            piece.kind = BlockKind.OTHER


def _mark_links(pieces: list[Piece], words: PageWords) -> None:
    """Mark links to other stories: what follows a heading such as "Most popular", and numbered headlines."""
    listed = alone.numbered([p.text for p in pieces])
    in_list = closed = False
    story = 0
    for before, piece, counted in zip([None, *pieces], pieces, listed, strict=False):
        least = LEDE if piece.text.endswith(("?", "!")) else SENTENCE
        is_story = piece.kind is None and piece.prose and piece.words >= least
        if piece.kind is BlockKind.MENU and alone.opens_links(piece.text, words):
            in_list = True
            closed = closed or _ends_story(before, story)
        elif piece.kind is None and (closed or (in_list and not is_story) or (counted and not piece.prose)):
            piece.kind = BlockKind.MENU
        elif piece.kind is None and piece.prose:
            in_list = False
            story += 1


def _ends_story(before: Piece | None, story: int) -> bool:
    """Whether a byline or end mark below the story closed it just before."""
    ends = (BlockKind.BYLINE, BlockKind.OTHER)
    return before is not None and story >= STORY and before.kind in ends


def _lede(pieces: list[Piece]) -> int:
    """Give the index of the paragraph that opens the story; the number of pieces where there is none."""
    some = [i for i, p in enumerate(pieces) if p.kind is None and p.prose]
    return next((i for i in some if pieces[i].words >= LEDE), some[0] if some else len(pieces))


def _mark_title(pieces: list[Piece], lede: int, given: str | None) -> int | None:
    """Mark the title and give its index."""
    head = _given_title(pieces, given) if given else None
    if head is None:
        head = _found_title(pieces, lede)
    if head is not None:
        pieces[head].kind = BlockKind.TITLE
    return head


def _given_title(pieces: list[Piece], given: str) -> int | None:
    wanted = alone.plain(given)
    if not wanted:
        return None
    return next((i for i, p in enumerate(pieces) if alone.plain(p.text) == wanted), None)


def _found_title(pieces: list[Piece], lede: int) -> int | None:
    top = pieces[:lede]
    free = [i for i, p in enumerate(top) if p.kind is None and not p.prose and p.words <= 40]
    for least in (HEADLINE, 3, 1):
        fit = [i for i in free if pieces[i].words >= least]
        if fit:
            return fit[0]
    asked = [i for i, p in enumerate(top) if p.kind is None and p.text.endswith(("?", "!"))]
    if asked:
        return asked[0]
    # A list of links may have swallowed the title that stands below it, right above the story.
    swallowed = [
        i for i, p in enumerate(top) if p.kind is BlockKind.MENU and p.words >= HEADLINE and not p.prose
    ]
    after = swallowed[-1] + 1 if swallowed else 0
    beside = (BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CREDIT)
    return (
        swallowed[-1]
        if swallowed and all(p.kind in beside for p in top[after:]) and lede < len(pieces)
        else None
    )


def _mark_captions(pieces: list[Piece], text: str, words: PageWords) -> None:
    """Mark the words under a picture: by how they begin, or by the credit right below."""
    gaps = [line_ends(text, a.span.end, b.span.start) for a, b in pairwise(pieces)]
    spaced = sum(g > 1 for g in gaps) * 2 > len(gaps)
    last = max((i for i, p in enumerate(pieces) if p.kind is None and p.prose), default=-1)
    for i, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        below = pieces[i + 1] if i + 1 < len(pieces) else None
        touches = (
            spaced and i != last and below is not None and below.kind is BlockKind.CREDIT and gaps[i] == 1
        )
        if piece.words < 3:
            continue
        credit = parts.credit_start(piece.text, words)
        pictured = credit is not None and credit.picture and piece.words <= 60
        if words.caption_starts.match(piece.text) or (touches and piece.words <= 60) or pictured:
            piece.kind = BlockKind.CAPTION


def _mark_rest(pieces: list[Piece], head: int | None, lede: int) -> None:
    """Settle what neither its words nor a list settled: body, or set aside."""
    prose = [i for i, p in enumerate(pieces) if p.kind is None and p.prose]
    for i, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        if piece.prose or not prose:
            piece.kind = BlockKind.BODY
        elif i < lede:
            piece.kind = _kind_above(piece, above_title=head is not None and i < head)
        else:
            piece.kind = _kind_among(pieces, i, len(prose), after=i > prose[-1])


def _kind_above(piece: Piece, *, above_title: bool) -> BlockKind:
    if piece.words >= HEADLINE:
        return BlockKind.BODY  # a subtitle
    return BlockKind.MENU if above_title else BlockKind.OTHER


def _kind_among(pieces: list[Piece], i: int, prose: int, *, after: bool) -> BlockKind:
    """Give the kind of a line without a full stop among or below the paragraphs."""
    piece = pieces[i]
    before = pieces[i - 1] if i else piece
    after_it = pieces[i + 1] if i + 1 < len(pieces) else piece
    broken = piece.text[0].islower() or (
        after_it.text[0].islower() and after_it.kind in (None, BlockKind.BODY)
    )
    listed = before.text.endswith(":") or (before.kind is BlockKind.BODY and not before.prose)
    bullet = not (piece.text[0].isalnum() or piece.text[0] in "“\"‘'(")
    if (
        prose < STORY
        or piece.words > HEADING
        or bullet
        or broken
        or (listed and before.kind is BlockKind.BODY)
    ):
        return BlockKind.BODY
    if after and before.kind in (BlockKind.MENU, BlockKind.BYLINE):
        return BlockKind.MENU
    return BlockKind.OTHER


def _mark_doubles(pieces: list[Piece]) -> None:
    """Set aside what says again, word for word, what was read before."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.kind not in READ:
            continue
        again = " ".join(piece.text.split()).lower()
        if again in seen:
            piece.kind = BlockKind.OTHER
        elif piece.words >= 4 or piece.kind is BlockKind.TITLE:
            seen.add(again)


def _blocks(piece: Piece, words: PageWords, *, first: bool, last: bool) -> list[Block]:
    """Give a piece's blocks, its dateline and its credit cut off."""
    kind = piece.kind or BlockKind.BODY
    if kind not in READ:
        return [Block(kind, piece.span)]
    start, end = 0, len(piece.text)
    found: list[Block] = []
    if kind is BlockKind.BODY:
        start = parts.dateline_end(piece.text, words, first=first)
    cut = parts.site_name_start(piece.text, words) if kind is BlockKind.TITLE else None
    credit = None if cut else parts.credit_start(piece.text, words)
    if credit is not None and credit.start > start:
        cut = credit.start
        under_picture = credit.picture or (not last and piece.words <= 45)
        kind = BlockKind.CAPTION if kind is BlockKind.BODY and under_picture else kind
    offset = piece.span.start
    if start:
        found.append(Block(BlockKind.DATELINE, Span(offset, offset + len(piece.text[:start].rstrip()))))
    words_end = len(piece.text[: cut or end].rstrip())
    found.append(Block(kind, Span(offset + start, offset + words_end)))
    if cut:
        aside = BlockKind.CREDIT if credit else BlockKind.OTHER
        begin = cut + len(piece.text[cut:]) - len(piece.text[cut:].lstrip())
        found.append(Block(aside, Span(offset + begin, offset + end)))
    return found


def _days(text: str, block: Block, words: PageWords) -> list[DayInLine]:
    """Give the days of a block that may date the page, their spans in the text."""
    if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE):
        return []
    start = block.span.start
    found = days_in(text[start : block.span.end], words)
    return [DayInLine(d.day, Span(d.span.start + start, d.span.end + start), d.label) for d in found]


def _published(dates: list[tuple[int, DayInLine]], head: int, lede: int) -> tuple[date, Span] | None:
    """Choose the day on which the page says that it came out."""
    top = [(i, d) for i, d in dates if i <= lede]
    below = [d for i, d in dates if i > lede and d.label == "published"]
    ranked = [
        *(d for _, d in top if d.label == "published"),
        *(d for i, d in top if d.label == "bare" and i >= head),
        *(d for _, d in top if d.label == "bare"),
        *(below if len({d.day for d in below}) == 1 else []),
        *(d for _, d in top if d.label == "updated"),
    ]
    return (ranked[0].day, ranked[0].span) if ranked else None


def _author(pieces: list[Piece], words: PageWords) -> str | None:
    some = (alone.author_of(p.text, words) for p in pieces if p.kind is BlockKind.BYLINE)
    return next((name for name in some if name), None)
