"""A conviction with prison is two events: the court's finding, and the arrest that it means."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.discourse.parties import share
from dragoman.lexicon import Lexicon
from dragoman.lexicon.codes import codes
from dragoman.records import Claim, ParsedText, Span, Status, Token, Words
from dragoman.records.form import claim_id

# What hangs below the verb by these relations belongs to another verb.
_OTHER_CLAUSE = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl:relcl"})


def with_prison(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Give the claims with COERCE `arrest` linked to each conviction that sends somebody to prison.

    "Convicted him and sentenced him to nine years in prison" is one conviction: the sentence is its arrest.
    """
    claims = [*claims, *_convictions(text, claims, lexicon)]
    gone: set[str] = set()
    arrests: dict[str, Claim] = {}  # by the conviction's id
    for claim in filter(_is_conviction, claims):
        cell = _prison_word(text, claim.head, lexicon)
        if cell is None:
            continue
        finding = next((c for c in claims if _is_finding_of(text, c, claim)), None)
        told = next((c for c in claims if c.act == "COERCE" and c.head == claim.head), None)
        if finding is not None:
            gone.add(claim.id)
        if told is not None:
            gone.add(told.id)
        kept = finding or claim
        arrests[kept.id] = _arrest(text, _with_parties(claim, kept), cell, lexicon, kept.id)
    out = []
    for claim in claims:
        if claim.id not in gone:
            arrest = arrests.get(claim.id)
            out.append(replace(claim, link=(*claim.link, arrest.id)) if arrest else claim)
    return [*out, *arrests.values()]


def _with_parties(sentence: Claim, finding: Claim) -> Claim:
    """The court and the convicted stand with the finding where the sentence does not name them."""
    return replace(
        sentence,
        actor=sentence.actor or finding.actor,
        recipient=sentence.recipient or finding.recipient,
        when=sentence.when or finding.when,
    )


def _is_conviction(claim: Claim) -> bool:
    return claim.event == "SANCTION" and claim.status is Status.OCCURRED and "convict" in dict(claim.mode)


def _is_finding_of(text: ParsedText, finding: Claim, sentence: Claim) -> bool:
    """Whether a conviction stands before the sentence that follows from it, over the same person."""
    if not _is_conviction(finding) or finding.sequence != sentence.sequence or finding.head >= sentence.head:
        return False
    joined = text.tokens[sentence.head].head == finding.head
    return joined and (not sentence.recipient or share(finding.recipient, sentence.recipient))


def _prison_word(text: ParsedText, head: int, lexicon: Lexicon) -> Token | None:
    """The word that says prison in the clause of a conviction; None where the term is suspended too."""
    verbs, nouns, spared, _ = _words(lexicon)
    inside = list(_clause(text, head))
    if any(t.lemma.lower() in spared for t in inside):
        return None
    token = text.tokens[head]
    if token.lemma.lower() in verbs:
        return token
    return next((t for t in inside if t.lemma.lower() in nouns), None)


def _clause(text: ParsedText, head: int) -> list[Token]:
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(text.tokens[i])
        stack += [k.i for k in text.kids(i) if k.dep not in _OTHER_CLAUSE]
    return sorted(out)


def _arrest(text: ParsedText, claim: Claim, cell: Token, lexicon: Lexicon, conviction: str) -> Claim:
    words = {*claim.trigger, Words(cell.text, Span(cell.start, cell.end))}
    made = _turned(text, claim, cell, lexicon, ("COERCE", "arrest"))
    return replace(made, trigger=tuple(sorted(words, key=lambda w: w.span)), about=(), link=(conviction,))


def _turned(text: ParsedText, claim: Claim, word: Token, lexicon: Lexicon, kind: tuple[str, str]) -> Claim:
    """The claim as one of another type and mode, read off the same words."""
    book = codes(lexicon)
    event, mode = kind
    head = text.tokens[claim.head]
    contexts = tuple(name for name, _ in claim.context)
    return replace(
        claim,
        id=claim_id(text.report.report_id, head.start, event, 0),
        event=event,
        act=event,
        mode=((mode, Span(word.start, word.end)),),
        act_mode=(),
        quad_code=book.quad(event),
        event_scale=book.score(event, (mode,)),
        cameo=book.cameo(event, event, (mode,), (), contexts, head.lemma),
    )


def _convictions(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """The convictions that are only told as prison: a court that jails, or a term that is counted."""
    verbs = _words(lexicon)[0]
    found = {(c.event, c.head) for c in claims}
    out = []
    for claim in claims:
        word = text.tokens[claim.head]
        told = claim.event == "COERCE" and "arrest" in dict(claim.mode) and claim.status is Status.OCCURRED
        if not told or word.lemma.lower() not in verbs or ("SANCTION", claim.head) in found:
            continue
        if any(e.sector == "JUD" for e in claim.actor) or _has_term(text, claim.head, lexicon):
            out.append(_turned(text, claim, word, lexicon, ("SANCTION", "convict")))
    return out


def _has_term(text: ParsedText, head: int, lexicon: Lexicon) -> bool:
    terms = _words(lexicon)[3]
    return any(t.lemma.lower() in terms and text.kid(t.i, "nummod") for t in _clause(text, head))


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """The verbs and nouns of prison, the words that spare it, and the nouns that count a term."""
    held = dict(lexicon.section("discourse") or {}).get("prison", {})
    return tuple(frozenset(held.get(key, ())) for key in ("verbs", "nouns", "spared", "terms"))
