"""Sentences and headlines of the wide newswire grammar: who said it, quotes, conditions, relative clauses.

python scripts/newswire_sentences.py [COUNT] [--seed 7]      prints sentences with their trees
python scripts/newswire_sentences.py --check TREEBANKS       tests the trees of 5,000 runs
"""

import argparse  # noqa: I001
import random
from pathlib import Path

import convert
import newswire
import newswire_words as words
from newswire import Node, comma, put, w
from newswire_clauses import NOT, OBJECTS, Clauses
from newswire_more import PASS, PRON, is_many, mark, to_mark
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def quoted(node: Node, *, end: str = "") -> Node:
    """The clause within quotation marks, with a comma or full stop before the closing one."""
    node.order()[0].glued = True
    first = node.order()[0]
    if end or node.dep == "ccomp":
        first.word = first.word[0].upper() + first.word[1:]
    node.left.insert(0, put("punct", Node('"', '"', "PUNCT", "``")))
    if end:
        node.right.append(put("punct", Node(end, end, "PUNCT", end, glued=True)))
    node.right.append(put("punct", Node('"', '"', "PUNCT", "''", glued=True)))
    return node


class Wire(Clauses):
    """Whole sentences."""

    # -- who said it ---------------------------------------------------------------------------------------------------  # noqa: E501
    def teller(self) -> Node:
        roll = self.rng.random()
        if roll < 0.5:
            return self.np(self.one("official body"), rich=0.5)
        if roll < 0.6:
            return w("police", "NOUN", "NNS", "Number=Plur", "police")
        if roll < 0.7:
            return self.pronoun(self.one("he she it they")) if not self.bare else self.org()
        return self.titled() if self.chance(0.6) else self.long_agent()

    def pronoun(self, word: str) -> Node:
        return w(word, "PRON", "PRP", PRON[word])

    def say(self, who: Node | None = None) -> Node:
        who = who or self.teller()
        tense = "pres" if self.bare else "past"
        verb = "say" if self.chance(0.7) else self.one("add announce report state warn claim insist")
        head = self.v(verb, tense, many=is_many(who))
        head.left.append(put("nsubj", who))
        return head

    def s_said_after(self) -> Node:
        head = self.say()
        inner = put("ccomp", self.simple())
        if self.chance(0.15) and not self.bare:  # said the ministry
            head.right = [head.left.pop()]
        head.left[:0] = [inner, comma()]
        if self.chance(0.35) and not self.bare:
            head.right.append(self.day())
        return head

    def s_said_amid(self) -> Node:
        """X, the ministry said, did Y."""
        head = self.c_object(self.agent())
        told = put("parataxis", self.say())
        told.left.insert(0, comma())
        if self.chance(0.4):
            told.right.append(self.day())
        told.right.append(comma())
        head.left.insert(1, told)
        return head

    def s_according(self) -> Node:
        head = self.simple()
        source = put(
            "obl", self.np(self.one("official body claim"), rich=0.5) if self.chance(0.7) else self.org()
        )
        case = put("case", w("according", "VERB", "VBG", "ExtPos=ADP|Tense=Pres|VerbForm=Part", "accord"))
        case.right.append(put("fixed", w("to", "ADP", "IN")))
        source.left.insert(0, case)
        return self.placed(head, source)

    def placed(self, head: Node, part: Node, *, front: float = 0.35, always: bool = True) -> Node:
        """An adjunct before the clause with its comma, or after it."""
        if self.chance(front):
            part.right.append(comma())
            head.left.insert(0, part)
        else:
            if always:
                part.left.insert(0, comma())
            head.right.append(part)
        return head

    def speech(self) -> Node:
        """A clause of direct speech."""
        who = self.pronoun("we") if self.chance(0.4) else self.agent()
        verb, cls = self.rng.choice([(v, c) for c, v in OBJECTS])
        if who.word == "we":
            head = self.v(verb, "base")
            head.left.append(self.modal())
            if self.chance(0.5):
                head.left.append(self.no())
            head.right.append(put("obj", self.thing_for(self.one(cls), rich=0.4)))
            return self.subject(head, who)
        return self.simple()

    def s_quote(self) -> Node:
        head = self.v(self.one(words.QUOTING.replace("~", "")) if self.chance(0.4) else "say", "past")
        who = self.teller()
        head = self.v(head.lemma, "past", many=is_many(who))
        inner = put("ccomp", self.speech())
        roll = self.rng.random()
        if roll < 0.5 and head.lemma != "tell":
            head.left = [quoted(inner, end=","), put("nsubj", who)]
            if self.chance(0.25) and who.pos != "PRON":
                head.right = [head.left.pop()]
        else:
            head.left = [put("nsubj", who)]
            if head.lemma == "tell":
                head.right.append(put("iobj", self.np(self.one("people body"), rich=0.2)))
            else:
                head.right.append(comma())
            head.right.append(quoted(inner))
        if self.chance(0.2) and roll < 0.5:
            head.right.append(self.day())
        return head

    def s_partial(self) -> Node:
        """A part of the clause is quoted: called the raid "illegal", described it as "a threat"."""
        who = self.agent()
        head = self.finite("call", many=is_many(who))
        head.right.append(put("obj", self.np(self.one("event deal curb"), rich=0.5)))
        if self.chance(0.5):
            inner = w(
                self.one("illegal dangerous unacceptable historic false shameful important"),
                "ADJ",
                "JJ",
                "Degree=Pos",
            )
        else:
            inner = self.compounded(
                self.one("threat mistake crime victory provocation step disaster lie"), many=False
            )
            inner.left.insert(0, self.the("a"))
        inner = put("xcomp", inner)
        head.right.append(quoted(inner) if self.chance(0.7) else inner)
        return self.subject(head, who)

    # -- clauses that depend --------------------------------------------------------------------------------------------  # noqa: E501
    def s_advcl(self) -> Node:
        head = self.simple()
        inner = put("advcl", self.simple())
        word = self.one(
            "if unless after before while because although though until since as once when whereas"
        )
        if word == "when":
            inner.left.insert(0, put("advmod", w("when", "ADV", "WRB", "PronType=Int")))
        else:
            inner.left.insert(0, mark(word))
        return self.placed(head, inner, always=self.chance(0.25))

    def s_as_long(self) -> Node:
        head = self.simple()
        inner = put("advcl", self.simple())
        if self.chance(0.5):
            provided = put("mark", w("provided", "VERB", "VBN", PASS, "provide"))
            inner.left[:0] = [provided, mark("that")]
            return self.placed(head, inner, always=self.chance(0.3))
        long = put("advmod", w("long", "ADV", "RB", "Degree=Pos"))
        long.left.append(put("advmod", w("as", "ADV", "RB")))
        inner.left.insert(0, mark("as"))
        long.right.append(inner)
        return self.placed(head, long, always=False)

    def s_hours_after(self) -> Node:
        """Hours, two days or less than a week after something happened."""
        head = self.simple()
        unit = w(self.one("hours days weeks months minutes"), "NOUN", "NNS", "Number=Plur")
        unit.lemma = unit.word[:-1]
        if self.chance(0.5):
            unit.left.append(
                put(
                    "nummod", w(self.one("two three four five ten"), "NUM", "CD", "NumForm=Word|NumType=Card")
                )
            )
        word = self.one("after after before")
        if self.chance(0.7):
            inner = put("advcl", self.simple())
            inner.left[:0] = [put("obl:unmarked", unit), mark(word)]
        else:
            inner = put("obl", self.nominal() if self.chance(0.5) else self.np("event", rich=0.5))
            inner.left[:0] = [put("nmod:unmarked", unit), put("case", w(word, "ADP", "IN"))]
        return self.placed(head, inner, always=self.chance(0.4))

    def s_participle(self) -> Node:
        """..., wounding six people; accusing X of doing Y; citing a report."""
        head = self.c_object(self.agent()) if self.chance(0.7) else self.c_passive(self.agent())
        roll = self.rng.random()
        if roll < 0.55:
            verb = self.one(words.PARTICIPLES)
            inner = put("advcl", self.v(verb, "ing"))
            if verb in ("kill", "wound", "injure", "trap"):
                inner.right.append(put("obj", self.thing_for("people", rich=0.6)))
            elif verb == "damage":
                inner.right.append(put("obj", self.np("thing", rich=0.5)))
            elif verb == "cite":
                inner.right.append(put("obj", self.np(self.one("claim official matter"), rich=0.5)))
            elif verb == "vow":
                inner.right.append(self.inf())
            elif verb in ("accuse", "blame"):
                inner.right += [
                    put("obj", self.agent_plain()),
                    self.ing("advcl", "of" if verb == "accuse" else "for"),
                ]
            elif verb == "urge":
                inner.right += [put("obj", self.agent_plain()), self.inf()]
            elif verb == "block":
                inner.right.append(put("obj", self.np("thing", rich=0.5)))
            elif verb == "demand":
                inner.right.append(put("obj", self.nominal()))
            else:
                inner.right.append(put("obj", self.np("thing" if verb == "leave" else "event", rich=0.5)))
            return self.placed(head, inner, front=0.05)
        inner = put("advcl", self.phrase_of("ing"))
        inner.left.insert(0, mark(self.one("after before while by without for despite since")))
        return self.placed(head, inner, always=self.chance(0.3))

    def s_purpose(self) -> Node:
        head = self.c_object(self.agent())
        inner = self.inf("advcl")
        if self.chance(0.2):
            first = put("mark", w("in", "ADP", "IN", "ExtPos=SCONJ"))
            first.pos = "SCONJ"
            first.right.append(put("fixed", w("order", "NOUN", "NN", "Number=Sing")))
            inner.left.insert(0, first)
        return self.placed(head, inner, front=0.2, always=False)

    def relative(self, cls: str, *, many: bool = False) -> Node:
        """A relative clause for a noun of a class."""
        is_person = cls in ("force", "people", "official")
        roll = self.rng.random()
        if roll < 0.07 and cls == "thing":  # where rebels held hostages
            who, kind = self.agent_plain(), self.kind()
            inner = self.complete(self.v(kind[1], "past", many=is_many(who)), kind, rich=0.4)
            self.subject(inner, who)
            inner.left.insert(0, put("advmod", w("where", "ADV", "WRB", "PronType=Rel")))
        elif roll < 0.07:  # whose house was burned down
            owned = self.word_of(self.one("thing official event"))
            owned.left.insert(0, put("nmod:poss", w("whose", "PRON", "WP$", "Poss=Yes|PronType=Rel")))
            inner = self.v(self.one("destroy attack criticize condemn shell bomb search surround"), "pass")
            inner.left = [
                put("nsubj:pass", owned),
                self.aux("be", "Past", many=is_many(owned), dep="aux:pass"),
            ]
        elif roll < 0.45:
            pronoun = self.one("who who that") if is_person else self.one("which that that")
            kind = self.kind()
            inner = self.complete(self.finite(kind[1], many=many), kind, rich=0.4)
            self.subject(inner, self.rel(pronoun))
            if self.chance(0.3):
                inner.right.append(self.adjunct())
        elif roll < 0.6:
            spec = next(c for c, v in OBJECTS if cls in c.split())
            inner = self.v(self.one([v for c, v in OBJECTS if c == spec]), "pass")
            inner.left += [
                self.rel(self.one("who that") if is_person else self.one("which that")),
                self.aux("be", "Past", many=many, dep="aux:pass"),
            ]
            inner.left[0].dep = "nsubj:pass"
            if self.chance(0.4):
                inner.right.append(self.adjunct())
        elif roll < 0.8:  # reduced
            inner = self.v(self.one([v for c, v in OBJECTS if cls in c.split()]), "pass")
            inner.right.append(
                self.on("by", self.np("force", rich=0.5), "obl:agent") if self.chance(0.6) else self.adjunct()
            )
            return put("acl", inner)
        else:
            who = self.agent_plain()
            inner = self.v(
                self.one([v for c, v in OBJECTS if cls in c.split() and "_" not in v]),
                "past",
                many=is_many(who),
            )
            self.subject(inner, who)
            if self.chance(0.5) and not is_person:
                inner.left.insert(0, put("obj", self.rel(self.one("which that"))))
        return put("acl:relcl", inner)

    def rel(self, word: str) -> Node:
        return w(word, "PRON", "WP" if word == "who" else "WDT", "PronType=Rel")

    def s_relative(self) -> Node:
        """A relative clause on the subject or on the object."""
        cls = self.one("force people official body thing event deal")
        node = self.np(cls, rich=0.4)
        if any(k.dep == "nmod" for k in node.right):
            node.right = [k for k in node.right if k.dep != "nmod"]
        inner = self.relative(cls, many=is_many(node))
        first = inner.left[0] if inner.left else inner
        commas = first.word in ("who", "which") and self.chance(0.5)
        if commas:
            inner.left.insert(0, comma())
            inner.right.append(comma())
        node.right.append(inner)
        if cls in ("force", "people", "official", "body"):
            return self.rng.choice([self.c_object, self.c_object, self.c_to, self.c_ing])(node)
        who = self.agent()
        head = self.finite(
            self.one([v for c, v in OBJECTS if cls in c.split() and "_" not in v]), many=is_many(who)
        )
        head.right.append(put("obj", node))
        return self.subject(head, who)

    def s_that_noun(self) -> Node:
        who = self.agent()
        head = self.finite(self.one("deny reject confirm dismiss repeat ignore welcome"), many=is_many(who))
        noun = put(
            "obj",
            self.compounded(
                self.one(words.THAT_NOUNS.replace("evidence", "allegation")), many=self.chance(0.6)
            ),
        )
        if not is_many(noun):
            noun.left.append(self.the("the"))
        inner = put("acl", self.simple())
        inner.left.insert(0, mark("that"))
        noun.right.append(inner)
        head.right.append(noun)
        return self.subject(head, who)

    def s_and(self) -> Node:
        head, second = self.simple(), put("conj", self.simple())
        if self.chance(0.15):
            second.dep = "parataxis"
            second.left.insert(0, put("punct", Node(";", ";", "PUNCT", ":", glued=True)))
        else:
            second.left[:0] = [comma(), put("cc", w(self.one("and and but but or"), "CCONJ", "CC"))]
        head.right.append(second)
        return head

    def s_front(self) -> Node:
        """An adverbial before the clause."""
        head = self.simple()
        roll = self.rng.random()
        if roll < 0.3:
            part = put(
                "advmod",
                w(
                    self.one("meanwhile however earlier later separately elsewhere nevertheless instead"),
                    "ADV",
                    "RB",
                ),
            )
            if part.word in ("earlier", "later"):
                part.xpos, part.morph, part.lemma = (
                    "RBR",
                    "Degree=Cmp",
                    "early" if part.word == "earlier" else "late",
                )
        elif roll < 0.6:
            part = self.day()
        elif roll < 0.8:
            part = self.spot()
        else:
            part = self.because()
        if self.chance(0.8):
            part.right.append(comma())
        head.left.insert(0, part)
        return head

    def s_it(self) -> Node:
        """It is unclear whether ..."""
        head = w(
            self.one("unclear likely possible certain clear unlikely uncertain"), "ADJ", "JJ", "Degree=Pos"
        )
        head.left = [
            put("expl", self.pronoun("it")),
            self.aux("be", self.one("Past Pres"), many=False, dep="cop"),
        ]
        if self.chance(0.2) and not head.word.startswith("un"):
            head.left.append(put("advmod", w(*NOT)))
        inner = put("csubj", self.simple())
        inner.left.insert(
            0, mark(self.one("whether if") if head.word in ("unclear", "uncertain") else "that")
        )
        head.right.append(inner)
        return head

    def s_question(self) -> Node:
        """A question of yes or no, or after what and why."""
        who = self.agent()
        if self.chance(0.35):
            word, pos, xpos, dep = self.one(
                "what/PRON/WP/obj whom/PRON/WP/obj why/ADV/WRB/advmod when/ADV/WRB/advmod"
            ).split("/")
            first = self.aux("do", "Past", many=is_many(who))
            kind = self.kind()
            head = self.v(self.one("say demand promise attack") if dep == "obj" else kind[1], "base")
            if dep == "advmod":
                self.complete(head, kind)
            head.left = [
                put(dep, w(word, pos, xpos, "PronType=Int", "who" if word == "whom" else word)),
                first,
                put("nsubj", who),
            ]
            return head
        kind = self.kind()
        head = self.complete(self.v(kind[1], "base"), kind)
        first = self.modal() if self.chance(0.6) else self.aux("do", self.one("Past Pres"), many=is_many(who))
        head.left = [first, put("nsubj", who)]
        return head

    def s_plain(self) -> Node:
        return self.simple()

    def s_said(self) -> Node:
        return self.c_said(self.teller())

    # -- headlines -------------------------------------------------------------------------------------------------------  # noqa: E501
    def headline(self) -> Node:
        self.bare = True
        try:
            return self.rng.choice(
                [
                    self.h_plain,
                    self.h_plain,
                    self.h_plain,
                    self.h_to,
                    self.h_passive,
                    self.h_ing,
                    self.simple,
                    self.h_two,
                    self.h_pair,
                    self.s_said_after,
                    self.h_colon,
                    self.h_after,
                    self.h_says,
                    self.h_mull,
                    self.h_list,
                    self.h_np,
                ]  # fmt: skip  # noqa: RUF028
            )()
        finally:
            self.bare = False

    def h_plain(self) -> Node:
        return self.c_object(self.agent())

    def h_to(self) -> Node:
        head = self.phrase_of("base")
        passive = any(k.dep == "aux:pass" for k in head.left)
        head.left.insert(0, to_mark())
        return self.adorned(self.subject(head, self.agent(), "nsubj:pass" if passive else "nsubj"))

    def h_passive(self) -> Node:
        head = self.v(
            self.one("kill wound arrest detain injure shoot release deport evacuate jail rescue kidnap"),
            "pass",
        )
        thing = self.thing_for("people") if self.chance(0.7) else self.np("people", many=True)
        head.right.append(
            self.on("in", self.np("event", many=False, rich=0.6), "obl")
            if self.chance(0.5)
            else self.adjunct()
        )
        return self.subject(head, thing, "nsubj:pass")

    def h_ing(self) -> Node:
        return self.adorned(self.subject(self.phrase_of("ing"), self.agent()))

    def h_mull(self) -> Node:
        return self.rng.choice([self.c_ing, self.c_to, self.c_set, self.c_intent, self.c_aimed])(self.agent())

    def h_two(self) -> Node:
        """X does Y; A does B."""
        head = self.rng.choice([self.h_plain, self.h_mull, self.h_to, self.h_passive])()
        second = put("parataxis", self.rng.choice([self.h_plain, self.h_mull, self.h_to, self.h_passive])())
        second.left.insert(0, put("punct", Node(";", ";", "PUNCT", ":", glued=True)))
        head.right.append(second)
        return head

    def h_pair(self) -> Node:
        return self.c_and(self.agent())

    def h_list(self) -> Node:
        """India, China sign pact."""
        one, two = (
            (self.country(), self.country())
            if self.chance(0.6)
            else (self.np("force", many=True, rich=0.3), self.np("people", many=True, rich=0.3))
        )
        two.left.insert(0, comma())
        one.right.append(put("conj", two))
        return self.rng.choice([self.c_object, self.c_pp, self.c_to])(one)

    def h_colon(self) -> Node:
        """Ministry: rebels seize town."""
        head = self.np(self.one("official body"), rich=0.3) if self.chance(0.6) else self.org()
        head.right = [k for k in head.right if k.dep != "nmod"]
        inner = put("parataxis", self.simple())
        inner.left.insert(0, put("punct", Node(":", ":", "PUNCT", ":", glued=True)))
        head.right.append(inner)
        return head

    def h_after(self) -> Node:
        head = self.h_plain() if self.chance(0.6) else self.h_passive()
        if self.chance(0.7):
            inner = put("advcl", self.h_plain())
            inner.left.insert(0, mark(self.one("as as after before while if")))
        else:
            inner = self.ing("advcl", self.one("after for by before"))
        head.right.append(inner)
        return head

    def h_says(self) -> Node:
        return self.c_said(self.np(self.one("official body force people"), rich=0.6))

    def h_np(self) -> Node:
        """A title without a verb."""
        head = self.nominal() if self.chance(0.5) else self.np(self.one("event matter talk"), rich=1)
        head.right.append(
            self.on(self.one("in near after amid"), self.area(), "nmod")
            if self.chance(0.5)
            else self.on("over", self.np("matter", rich=0.3), "nmod")
        )
        return head

    # -- the door ----------------------------------------------------------------------------------------------------------  # noqa: E501
    def dateline(self) -> Node:
        """CITY (Agency) -- as a sentence of its own, as EWT has it."""
        city = self.city()
        city.word = city.word.upper()
        city.lemma = city.word
        city.name = "LOC"
        agency = w(self.one(words.AGENCIES), "PROPN", "NNP", "Number=Sing")
        agency.lemma, agency.glued = agency.word, True
        if self.chance(0.5):
            day = put("nmod:unmarked", self.date())
            day.left.insert(0, comma())
            city.right.append(day)
        agency.left.append(put("punct", Node("(", "(", "PUNCT", "-LRB-")))
        agency.right.append(put("punct", Node(")", ")", "PUNCT", "-RRB-", glued=True)))
        city.right += [put("list", agency), put("punct", Node(self.one("-- - — –"), "-", "PUNCT", ":"))]
        return city

    def report(self) -> tuple[Node, str]:
        """A sentence of a report, and its final mark."""
        makers: list[Callable[[], Node]] = [self.s_plain] * 7 + [self.s_said] * 3 + [self.s_said_after] * 2
        makers += [
            self.s_said_amid, self.s_according, self.s_quote, self.s_quote, self.s_partial, self.s_advcl, self.s_advcl,  # noqa: E501
            self.s_as_long, self.s_hours_after, self.s_participle, self.s_participle, self.s_purpose, self.s_relative,  # noqa: E501
            self.s_relative, self.s_that_noun, self.s_and, self.s_front, self.s_front, self.s_it, self.s_question,  # noqa: E501
        ]  # fmt: skip
        make = self.rng.choice(makers)
        return make(), "?" if make == self.s_question else "."

    def sentences(self) -> list[convert.Sentence]:
        """One sentence, with a dateline before it now and then, or one title."""
        if self.chance(0.35):
            return [newswire.as_sentence(self.headline(), title=True)]
        root, stop = self.report()
        last = root.order()[-1]
        made = []
        if self.chance(0.06):
            made = [newswire.as_sentence(self.dateline(), title=False)]
        if last.word == '"' and last.xpos == "''":  # the full stop stands within the quotes
            holder = next(n for n in root.order() if n.right and n.right[-1] is last)
            holder.right.insert(-1, put("punct", Node(".", ".", "PUNCT", ".", glued=True)))
        else:
            root.right.append(put("punct", Node(stop, stop, "PUNCT", ".", glued=True)))
        return [*made, newswire.as_sentence(root, title=False)]


def projective(heads: list[int]) -> bool:
    """Whether no two arcs of the tree cross."""
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if h != i]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def check(folder: Path, count: int, seed: int) -> list[str]:
    """What is wrong with the trees of so many sentences."""
    known = [
        s for name in ("ewt_train", "gum_train") for s in convert.sentences(folder / f"{name}.conllu.gz")
    ]
    tags = {t for s in known for t in zip(s.pos, s.xpos, s.morphs, strict=True)}
    deps = {(d, p) for s in known for d, p in zip(s.deps, s.pos, strict=True)}
    pairs = {(d, s.pos[h]) for s in known for d, h in zip(s.deps, s.heads, strict=True)}
    wrong = []
    for run in newswire.runs(count, random.Random(seed)):  # noqa: S311
        for s in run:
            bad = []
            if sum(h == i for i, h in enumerate(s.heads)) != 1 or s.deps.count("ROOT") != 1:
                bad.append("roots")
            if not projective(s.heads):
                bad.append("crossing")
            bad += [f"tag {t}" for t in zip(s.pos, s.xpos, s.morphs, strict=True) if t not in tags]
            bad += [f"relation {d}" for d in zip(s.deps, s.pos, strict=True) if d not in deps]
            bad += [
                f"pair {d} of {s.pos[h]}"
                for d, h in zip(s.deps, s.heads, strict=True)
                if (d, s.pos[h]) not in pairs
            ]
            wrong += [f"{b}: {' '.join(s.words)}" for b in bad]
    return wrong


def text(sentence: convert.Sentence) -> str:
    return "".join(
        word + " " * space for word, space in zip(sentence.words, sentence.spaces, strict=True)
    ).strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=20)
    parser.add_argument("--check", type=Path, metavar="TREEBANKS")
    parser.add_argument("--trees", action="store_true", help="print every word with its head and relation")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.check:
        wrong = check(options.check, 5000, options.seed)
        print("\n".join(wrong[:60]) or "all trees are sound")
        raise SystemExit(bool(wrong))
    for run in newswire.runs(options.count, random.Random(options.seed)):  # noqa: S311
        for s in run:
            print(text(s))
            if options.trees:
                print(
                    "   ",
                    " ".join(
                        f"{a}>{s.words[h]}:{d}" for a, h, d in zip(s.words, s.heads, s.deps, strict=True)
                    ),
                )


if __name__ == "__main__":
    main()
