"""Web pages: their story by trafilatura, their day by htmldate, what they say of themselves by their head."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from importlib import import_module
from typing import Any, NamedTuple

from dragoman.errors import InputError
from dragoman.intake.alone import WORD, plain
from dragoman.intake.arrivals import Arrival, Options, arrived
from dragoman.intake.packed import Stream, whole
from dragoman.intake.text import from_text
from dragoman.intake.words import PageWords, page_words
from dragoman.records import Report

# Readers' comments are not the report. Measured on pages (python -m evals pages): tables left out lose
# stories that are laid out as one, and `favor_precision` loses more of the story than it sets aside.
SETTINGS: dict[str, Any] = {
    "include_comments": False,
    "include_tables": True,
    # What asks the reader to do something ("call to action" among those who make pages) is no story: parts
    # that are named for it, and short paragraphs with a link to letters, a subscription or a shop of apps.
    "prune_xpath": [
        (
            "//*[self::section or self::div or self::aside or self::form or self::p]"
            "[contains(@class, '-cta') or contains(@class, 'newsletter')][not(.//h1)]"
        ),
        (
            "//p[string-length(normalize-space(.)) < 250][.//a[contains(@href, 'newsletter')"
            " or contains(@href, 'subscri') or contains(@href, '//apps.apple.com/')"
            " or contains(@href, '//itunes.apple.com/') or contains(@href, '//play.google.com/')]]"
        ),
    ],
}
# Only where the page says so, and the first day: the extensive search takes any day in the story.
_DAY_SETTINGS = {"extensive_search": False, "original_date": True}
# What dates nothing: running text, pictures (their addresses hold other days) and other stories.
_DATELESS = (
    ".//p[not(@class) and not(@id) and not(@itemprop)] | .//img | .//blockquote | .//aside | .//footer"
    " | .//meta[contains(@property, 'image') or contains(@name, 'image')] | .//link[contains(@rel, 'image')]"
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_RIGHTS = ("copyright", "rights", "dc.rights", "dcterms.rights")
# How far down the extracted text a title may stand, in lines.
_TOP = 5


class Fetched(NamedTuple):
    """What is known of how a page was fetched."""

    url: str | None
    day: date | None  # the page is no younger
    charset: str | None


class Story(NamedTuple):
    """What a piece of markup says when its tags are gone."""

    text: str
    extractor: str


def extra(name: str, module: str, of: str = "web") -> Any:
    """Give a module of an extra, or say how to install it."""
    try:
        found = import_module(module)
    except ImportError as error:
        lacking = error.name or f"{module} ({str(error).partition(chr(10))[0]})"
        raise InputError(
            f"{name}: cannot be read without the package {lacking}", fix=f"pip install 'dragoman[{of}]'"
        ) from None
    # What these packages log of a page is no talk for a terminal.
    logging.getLogger(module.partition(".")[0]).addHandler(logging.NullHandler())
    return found


def calling(name: str, package: str, function: str, *given: Any, **settings: Any) -> Any:
    """Give what a function of such a package gives; whatever breaks in it must not stop other inputs."""
    call = getattr(extra(name, package), function)
    try:
        return call(*given, **settings)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise InputError(
            f"{name}: {package} broke on it ({what})", fix="save its text as a .txt file"
        ) from error


def from_html(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of one web page: its title and story, one block a line."""
    data = whole(name, stream, options.max_size)
    if not data.strip():
        yield arrived(name, from_text("", source=data, lexicon=options.lexicon))
        return
    yield arrived(name, page_report(name, data, options))


def page_report(name: str, data: bytes, options: Options, fetched: Fetched | None = None) -> Report:
    """Give the report of a page; raise InputError where there is no story in it.

    The day of fetching stands in for that of publication where neither the page nor the user gives one.
    """
    words = page_words(options.lexicon)
    tree = calling(name, "trafilatura", "load_html", _decoded(data, fetched.charset if fetched else None))
    if tree is None:
        raise InputError(f"{name}: is no web page", fix="if it is plain text, read it with --from text")
    head = calling(name, "trafilatura", "extract_metadata", tree, date_config=dict(_DAY_SETTINGS))
    outlet = _outlet(head.sitename, head.url, head.title)
    title = _title(head.title, outlet)
    copyright_ = _copyright(tree)
    own = _day(name, tree, head.url)
    day = _published(own, options.published, fetched.day) if fetched else options.published or own
    story = _story(name, tree)
    if not story:
        raise InputError(
            f"{name}: holds no story that could be taken out", fix="save its text as a .txt file"
        )
    return from_text(
        _with_lead(head.description, tree, with_title(title, story), title),
        published=day,
        title=title,
        url=(fetched.url if fetched else None) or head.url,
        outlet=outlet,
        author=_author(head.author, words),
        license=head.license,
        copyright=copyright_,
        source=data,
        lexicon=options.lexicon,
        extractor=extractor_of(name, "trafilatura"),
        by_line=True,
    )


def story_of(name: str, markup: str) -> Story:
    """Give the text of a piece of HTML, such as a feed holds, one block a line."""
    page = f"<html><body><article>{markup}</article></body></html>"
    tree = calling(name, "trafilatura", "load_html", page)
    text = _story(name, tree) if tree is not None else ""
    return Story(text, extractor_of(name, "trafilatura"))


def extractor_of(name: str, package: str) -> str:
    """Give the name of a package with its version."""
    return f"{package} {extra(name, package).__version__}"


def with_title(title: str | None, story: str, between: str = "\n") -> str:
    """Give a story with its title above it, unless it begins with it."""
    if not title:
        return story
    top = (plain(line) for line in story.split("\n", _TOP)[:_TOP])
    return story if plain(title) in top else f"{title}{between}{story}"


def _with_lead(lead: str | None, tree: Any, story: str, title: str | None) -> str:
    """Give a story with the lead below its title that the page's head names, where the page shows it as well.

    Leads often stand beside the headline, outside of what is taken for the story.
    """
    said = " ".join((lead or "").split())
    if not said.isprintable() or said in " ".join(story.split()):
        return story
    if not tree.xpath("//body//*[normalize-space(.) = $said]", said=said):
        return story
    lines = story.split("\n")
    top = [plain(line) for line in lines[:_TOP]]
    place = top.index(plain(title)) + 1 if title and plain(title) in top else 0
    return "\n".join([*lines[:place], said, *lines[place:]])


def _story(name: str, tree: Any) -> str:
    found = calling(name, "trafilatura", "bare_extraction", tree, **SETTINGS)
    lines = ((found.text or "") if found else "").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _published(own: date | None, given: date | None, fetched: date | None) -> date | None:
    """Give the day that a page gives itself, unless it was fetched before it; else the best that is known."""
    if own and fetched and own > fetched + timedelta(days=1):  # one day: clocks go differently over the world
        own = None
    return own or given or fetched


def _decoded(data: bytes, charset: str | None = None) -> str | bytes:
    """Give a page as text where its bytes or its server say how; else trafilatura guesses."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data[:4096])
    code = charset or (said[1].decode("ascii") if said else None)
    if code:
        # Browsers read Latin-1 as Windows-1252, and pages are written for browsers.
        code = code.lower()
        code = "cp1252" if code in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8") else code
        try:
            return data.decode(code, "replace")
        except LookupError:
            pass
    return data


def _outlet(site: str | None, url: str | None, title: str | None) -> str | None:
    """Give the name of the site, unless it was only read off the address or is the story's title."""
    if (
        not site
        or site == title
        or (url and re.match(rf"https?://(?:www\.|w\d+\.)?{re.escape(site)}(?:[/:?#]|$)", url))
    ):
        return None
    return " ".join(site.split())


def _author(author: str | None, words: PageWords) -> str | None:
    """Give the names of the authors, unless there is none among the words ("Staff Reporter", "Follow")."""
    known = words.job_words | words.menu | {"no", "by", "author", "article"}
    said = WORD.findall(author or "")
    return author if any(word.lower() not in known for word in said) else None


def _title(title: str | None, outlet: str | None) -> str | None:
    said = " ".join((title or "").split())
    if outlet:
        said = re.sub(rf"(?<=\S)\s*[|»·•:–—-]+\s*{re.escape(outlet)}$", "", said, flags=re.IGNORECASE)
    return said or None


def _copyright(tree: Any) -> str | None:
    for meta in tree.iter("meta"):
        said = (meta.get("name") or meta.get("property") or "").lower()
        value = " ".join((meta.get("content") or "").split())
        if said in _RIGHTS and value:
            return value
    return None


def _day(name: str, tree: Any, url: str | None) -> date | None:
    """Give the day on which the page says that it came out: never one from running text, no part made up."""
    pruned = deepcopy(tree)
    for element in pruned.xpath(_DATELESS):
        element.clear(keep_tail=True)  # drop_tree breaks on the control characters of &#1;
    said = calling(name, "htmldate", "find_date", pruned, url=url, **_DAY_SETTINGS)
    try:
        day = date.fromisoformat(said or "")
    except ValueError:
        return None
    return day if _is_whole(day, pruned, url) else None


def _is_whole(day: date, tree: Any, url: str | None) -> bool:
    """Whether a page names a whole day: of a month or year alone, the rest would be made up."""
    y, m, d = day.year, day.month, day.day
    nth = rf"0?{d}(?:st|nd|rd|th)?"
    ways = (
        rf"{y}{m:02}{d:02}",
        rf"{y}\D{{1,2}}0?{m}\D{{1,2}}0?{d}",
        rf"0?{d}\D{{1,2}}0?{m}\D{{1,2}}{y}",
        rf"0?{m}\D{{1,2}}0?{d}\D{{1,2}}{y}",
        rf"{nth}\W[^\d<>]{{2,20}}{y}",
        rf"[^\W\d]\.?\s{nth},?\s{{1,2}}{y}",
    )
    whole_day = re.compile(rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)")
    said = [value for element in tree.iter() for value in element.attrib.values()]
    return any(whole_day.search(text) for text in (url or "", *said, *tree.itertext()))
