"""The wide half of the newswire grammar: nouns, predicates and clauses, annotated as EWT and GUM do it.

`Phrases` builds noun phrases and adjuncts; predicates stand in newswire_clauses.py, sentences in newswire_sentences.py.
"""  # noqa: E501

import random

import newswire_words as words
from names import listed, places
from newswire import Grammar, Node, comma, put, w

FIN = "Mood=Ind|Number=Sing|Person=3|Tense={}|VerbForm=Fin"
PART, GER, PASS = "Tense=Pres|VerbForm=Part", "VerbForm=Ger", "Tense=Past|VerbForm=Part|Voice=Pass"
HYPHENED = {  # second part of an adjective with a hyphen: how it is read
    "backed": ("amod", "VERB", "VBN", PASS),
    "led": ("amod", "VERB", "VBN", PASS),
    "held": ("amod", "VERB", "VBN", PASS),
    "run": ("amod", "VERB", "VBN", PASS),
    "awaited": ("amod", "VERB", "VBN", PASS),
    "running": ("amod", "VERB", "VBG", GER),
    "day": ("compound", "NOUN", "NN", "Number=Sing"),
    "level": ("compound", "NOUN", "NN", "Number=Sing"),
    "minute": ("compound", "NOUN", "NN", "Number=Sing"),
    "range": ("compound", "NOUN", "NN", "Number=Sing"),
    "party": ("compound", "NOUN", "NN", "Number=Sing"),
}
FIRST_PARTS = {
    "long": ("ADJ", "JJ", "Degree=Pos", "amod"),
    "last": ("ADJ", "JJ", "Degree=Pos", "amod"),
    "high": ("ADJ", "JJ", "Degree=Pos", "amod"),
    "two": ("NUM", "CD", "NumForm=Word|NumType=Card", "nummod"),
    "six": ("NUM", "CD", "NumForm=Word|NumType=Card", "nummod"),
}
PRON = {
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "her": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "it": "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "them": "Case=Acc|Number=Plur|Person=3|PronType=Prs",
}
COMPOUNDS_FIRST_ADJ = frozenset(
    [
        "prime",
        "foreign",
        "naval",
        "central",
        "supreme",
        "humanitarian",
        "diplomatic",
        "military",
        "human",
        "tribal",
        "general",
        "medical",
        "electoral",
        "nuclear",
        "financial",
        "armed",
    ]
)
AREAS = "town village city district province region port"


def is_many(node: Node) -> bool:
    """Whether a verb agrees with it in the plural."""
    if any(k.dep == "conj" for k in node.right):
        return not any(k.dep == "conj" and any(c.word in ("or", "nor") for c in k.left) for k in node.right)
    return (
        "Number=Plur" in node.morph
        or "Ptan" in node.morph
        or node.xpos in ("NNS", "NNPS")
        or node.pos == "NUM"
    )


def to_mark() -> Node:
    return put("mark", w("to", "PART", "TO"))


def mark(word: str) -> Node:
    return put("mark", w(word, "SCONJ", "IN"))


class Phrases(Grammar):
    """Noun phrases and adjuncts."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.bare = False  # in a headline: no articles, present for past
        self.cities = sorted({p.title() for p in places() if p.isascii() and p.isalpha() and len(p) > 3})
        self.orgs = [o for o in listed("organizations.txt") if o.isascii() and o.isalpha()]
        self.orgs += [o for o in words.CITIZEN_ORGS.split() if o.isalpha()]

    # -- words -------------------------------------------------------------------------------------------------  # noqa: E501
    def the(self, word: str = "") -> Node:
        word = word or self.one("the the a")
        feature = "Definite=Def|PronType=Art" if word == "the" else "Definite=Ind|PronType=Art"
        return put("det", w(word, "DET", "DT", feature, "a" if word == "an" else word))

    def adjective(self, word: str) -> Node:
        if "_" in word:
            first, second = word.split("_")
            head = self.adjective(second)
            head.left.insert(0, put("advmod", w(first, "ADV", "RB")))
            return head
        if "-" in word:
            return self.hyphened(*word.split("-"))
        if word in words.VBG_ADJ:
            return put("amod", w(word, "VERB", "VBG", GER, self.lemma_of(word)))
        if word in words.VBN_ADJ:
            return put("amod", w(word, "VERB", "VBN", PASS, self.lemma_of(word)))
        return put("amod", w(word, "ADJ", "JJ", "Degree=Pos", word))

    def lemma_of(self, form: str) -> str:
        """The verb of an adjective that is a participle."""
        verbs = (
            "abandon act allege arm besiege coordinate deepen depose disgrace displace elect evict exile grow guard "  # noqa: E501
            "injure jail loom mask occupy orphan oust outgo pack plan propose repeat retire rule stall strand strike "  # noqa: E501
            "suspect worsen wound"
        )
        return next(v for v in verbs.split() if form in words.inflect(v).values())

    def hyphened(self, first: str, second: str) -> Node:
        dep, pos, xpos, morph = HYPHENED[second]
        lemma = {"backed": "back", "led": "lead", "held": "hold", "awaited": "await", "running": "run"}.get(
            second, second
        )
        head = put(dep, w(second, pos, xpos, morph, lemma))
        head.glued = True
        if first in FIRST_PARTS:
            f_pos, f_xpos, f_morph, f_dep = FIRST_PARTS[first]
            if pos == "VERB":
                f_pos, f_xpos, f_morph, f_dep = "ADV", "RB", "Degree=Pos", "advmod"
        elif first[0].isupper():
            f_pos, f_xpos, f_morph, f_dep = "PROPN", "NNP", "Number=Sing", "compound"
        else:
            f_pos, f_xpos, f_morph, f_dep = "NOUN", "NN", "Number=Sing", "compound"
        one = put(f_dep, w(first, f_pos, f_xpos, f_morph, first))
        one.name = "LOC" if f_pos == "PROPN" else ""
        one.right.append(put("punct", Node("-", "-", "PUNCT", "HYPH", glued=True)))
        head.left.append(one)
        return head

    def word_of(self, cls: str, *, many: bool | None = None) -> Node:
        """The head noun with its compounds, without anything else."""
        if cls in words.PTAN and self.chance(0.08):
            return w("troops", "NOUN", "NNS", "Number=Ptan", "troops")
        if cls in words.PEOPLE_PLURAL and self.chance(0.1):
            word = words.PEOPLE_PLURAL[cls]
            return w(word, "NOUN", "NNS", "Number=Plur", word)
        if words.MASS.get(cls) and self.chance(0.1):
            return self.compounded(self.one(words.MASS[cls]), many=False)
        usual = {"force": 0.75, "people": 0.8, "talk": 0.9, "curb": 0.6, "aid": 0.75, "official": 0.4}.get(
            cls, 0.3
        )
        if many is None:
            many = self.chance(usual)
        if cls == "body":
            many = self.chance(0.12)
        if cls == "post":
            many = False
        choice = [x for x in words.NOUNS[cls].split() if "-" not in x]
        return self.compounded(self.one(choice), many=many)

    def compounded(self, entry: str, *, many: bool) -> Node:
        entry, _, irregular = entry.partition("~")
        *before, last = entry.split("_")
        form = (irregular.split("_")[-1] or words.plural(last)) if many else last
        head = w(form, "NOUN", "NNS" if many else "NN", "Number=Plur" if many else "Number=Sing", last)
        for b in before:
            if b in COMPOUNDS_FIRST_ADJ:
                head.left.append(put("amod", w(b, "ADJ", "JJ", "Degree=Pos")))
            elif b == "ruling":
                head.left.append(put("amod", w(b, "VERB", "VBG", GER, "rule")))
            elif b == "rights":
                head.left.append(put("compound", w(b, "NOUN", "NNS", "Number=Plur", "right")))
            else:
                head.left.append(put("compound", w(b, "NOUN", "NN", "Number=Sing")))
        if before[:2] == ["human", "rights"]:  # human describes rights
            human, rights = head.left[0], head.left[1]
            head.left = [rights, *head.left[2:]]
            rights.left.append(human)
        return head

    # -- noun phrases --------------------------------------------------------------------------------------------  # noqa: E501
    def np(self, cls: str, *, many: bool | None = None, rich: float = 1.0, agent: bool = False) -> Node:
        """A noun phrase of a class, with determiner, number, adjectives and what follows the noun."""
        head = self.word_of(cls, many=many)
        plural = is_many(head)
        mods: list[Node] = []
        if self.chance(0.45 * rich):
            mods.append(self.adjective(self.pick_adjective(cls)))
        if self.chance((0.3 if agent else 0.15) * rich) and cls not in ("matter", "curb"):
            mods += self.nation() if self.chance(0.85) else [self.us()]
        elif self.chance(0.06 * rich) and cls in ("force", "body", "event", "deal", "people"):
            mods.append(self.hyphened(self.country_word(), self.one("backed led")))
        elif self.chance(0.05 * rich) and cls in ("event", "talk", "deal", "curb", "matter"):
            mods.append(put("compound", w(self.country_word(), "PROPN", "NNP", "Number=Sing")))
            mods[-1].lemma, mods[-1].name = mods[-1].word, "LOC"
        head.left = [*mods, *head.left]
        head = self.determined(head, cls, plural=plural)
        self.followed(head, cls, rich)
        return head

    def pick_adjective(self, cls: str) -> str:
        while True:
            word = self.one(words.ADJECTIVES[cls])
            first, _, second = word.partition("-")
            if not second or (second in HYPHENED and first != "off"):
                return word

    def us(self) -> Node:
        word = self.one("US U.S. UN EU U.N. NATO")
        node = put("compound", w(word, "PROPN", "NNP", "Number=Sing", word))
        node.name = "LOC" if word in ("US", "U.S.") else "ORG"
        return node

    def country_word(self) -> str:
        while True:
            node = self.country()
            if not node.left:
                return node.word

    def determined(self, head: Node, cls: str, *, plural: bool) -> Node:
        is_mass = head.lemma in " ".join(words.MASS.values()).replace("_", " ").split()
        roll = self.rng.random()
        if plural and roll < 0.4 and cls in ("force", "people", "thing", "official", "aid", "event", "body"):
            if roll < 0.06:
                return self.crowd(head)
            head.left.insert(0, self.count())
            return head
        if self.bare:
            return head
        if roll > 0.9 and cls != "force":
            owner = self.one("its his their her their")
            head.left.insert(0, put("nmod:poss", w(owner, "PRON", "PRP$", PRON[owner])))
        elif roll > 0.8 and cls != "force":
            head.left.insert(0, self.owner_np())
        elif roll > 0.77:
            word, kind = self.one("this/Sing that/Sing" if not plural else "these/Plur those/Plur").split("/")
            lemma = {"these": "this", "those": "that"}.get(word, word)
            head.left.insert(0, put("det", w(word, "DET", "DT", f"Number={kind}|PronType=Dem", lemma)))
        elif roll > 0.74 and plural:
            word, tag = self.one("some/Ind all/Tot any/Ind").split("/")
            head.left.insert(0, put("det", w(word, "DET", "DT", f"PronType={tag}")))
        elif roll > 0.7 and plural:
            head.left.insert(0, put("amod", w(self.one("several many other"), "ADJ", "JJ", "Degree=Pos")))
        elif plural and roll > 0.55:
            head.left.insert(0, self.the("the"))
        elif not plural and not is_mass:
            if roll > 0.72:
                head.left.insert(0, put("det", w("another", "DET", "DT", "PronType=Ind")))
            else:
                head.left.insert(0, self.article(head))
        return head

    def article(self, head: Node) -> Node:
        word = self.one("the the a")
        if word == "a" and head.order()[0].word[0].lower() in "aeiou":
            first = head.order()[0].word.lower()
            word = "a" if first.startswith(("uni", "eu", "one", "us")) else "an"
        return self.the(word)

    def owner_np(self) -> Node:
        if self.chance(0.5):
            return self.owner(self.country())
        if self.chance(0.4):
            return self.owner(self.person())
        head = self.word_of(self.one("body official"), many=False)
        head.left.insert(0, self.the("the"))
        return self.owner(head)

    def count(self) -> Node:
        """A number before a noun, often hedged."""
        if self.chance(0.7):
            word = self.one("two three four five six seven eight nine ten eleven twelve twenty thirty fifty")
        else:
            word = self.rng.choice(
                [str(self.rng.randint(11, 99)), str(self.rng.randint(100, 950)), "1,200", "3,000", "15,000"]
            )
        form = "NumForm=Digit|NumType=Card" if word[0].isdigit() else "NumForm=Word|NumType=Card"
        head = put("nummod", w(word, "NUM", "CD", form))
        roll = self.rng.random()
        if roll < 0.1:
            least = put("nmod", w("least", "ADJ", "JJS", "Degree=Sup", "least"))
            least.left.append(put("case", w("at", "ADP", "IN")))
            head.left.append(least)
        elif roll < 0.2:
            first = put("advmod", w("more", "ADJ", "JJR", "Degree=Cmp|ExtPos=ADV"))
            first.right.append(put("fixed", w("than", "ADP", "IN")))
            head.left.append(first)
        elif roll < 0.35:
            head.left.append(put("advmod", w(self.one("about nearly almost around only"), "ADV", "RB")))
        return head

    def crowd(self, head: Node) -> Node:
        """ "dozens of protesters": the crowd is the head."""
        word, lemma = self.one("dozens/dozen hundreds/hundred thousands/thousand scores/score").split("/")
        top = w(word, "NOUN", "NNS", "Number=Plur", lemma)
        top.right.append(self.on("of", head, "nmod"))
        return top

    def followed(self, head: Node, cls: str, rich: float) -> None:
        """What may follow a noun: a place, a partner, a purpose, a clause."""
        if self.bare and self.chance(0.6):
            return
        roll = self.rng.random() / max(rich, 0.01)
        goal = {"talk": "with", "deal": "with", "curb": "on", "event": "in", "thing": "in"}.get(cls)
        if roll < 0.14 and goal and rich:
            other = self.country() if goal in ("with", "on") else self.area()
            head.right.append(self.on(goal, other, "nmod"))
        elif roll < 0.2 and cls in ("event", "talk", "claim", "deal"):
            if cls == "event":
                head.right.append(self.on(self.one("against over"), self.np("matter", rich=0.2), "nmod"))
            else:
                head.right.append(self.on(self.one("on about"), self.np("matter", rich=0.2), "nmod"))
        elif roll < 0.27 and cls in ("official", "people", "body", "force"):
            head.right.append(self.on("from" if cls == "people" else "in", self.area(), "nmod"))

    def area(self) -> Node:
        """A place by name, or a part or kind of place with a name."""
        roll = self.rng.random()
        if roll < 0.3:
            head = self.place()
            head.left.insert(0, put("amod", w(self.one(words.REGION_ADJ), "ADJ", "JJ", "Degree=Pos")))
            return head
        if roll < 0.55:
            return self.city()
        if roll < 0.7 and not self.bare:
            head = w(self.one(AREAS), "NOUN", "NN", "Number=Sing")
            head.right.append(self.on("of", self.city(), "nmod"))
            if self.chance(0.5):
                head.left.append(
                    put(
                        "amod",
                        w(
                            self.one([*words.REGION_ADJ.split(), "besieged", "coastal", "remote"]),
                            "ADJ",
                            "JJ",
                            "Degree=Pos",
                        ),
                    )
                )
                if head.left[0].word == "besieged":
                    head.left[0] = self.adjective("besieged")
            head.left.insert(0, self.the("the"))
            return head
        if roll < 0.8 and not self.bare:
            head = w(self.one("capital border coast north south east west"), "NOUN", "NN", "Number=Sing")
            head.left.append(self.the("the"))
            if self.chance(0.3):
                head.left[1:] = self.nation()
            return head
        return self.place()

    def city(self) -> Node:
        name = self.rng.choice(self.cities)
        head = w(name, "PROPN", "NNP", "Number=Sing", name)
        head.name = "LOC"
        return head

    def org(self) -> Node:
        name = self.rng.choice(self.orgs)
        head = w(name, "PROPN", "NNP", "Number=Sing", name)
        head.name = "ORG"
        return head

    def agent(self) -> Node:  # noqa: PLR0911
        """Somebody who does things: a force, people, a body, an official, a country, a person or an organization."""  # noqa: E501
        roll = self.rng.random()
        if roll < 0.5:
            return self.np(self.one("force people body body official"), agent=True)
        if roll < 0.62:
            return self.country()
        if roll < 0.72:
            return self.titled() if self.chance(0.6) else self.person()
        if roll < 0.8:
            return self.org()
        if roll < 0.86:
            return self.city()
        if roll < 0.92:
            return self.pair()
        return self.long_agent()

    def titled(self) -> Node:
        person = self.person()
        *before, last = self.one(words.TITLES).split("_")
        title = put("nmod:desc", w(last, "PROPN", "NNP", "Number=Sing", last))
        title.left = [
            put("amod", w(b, "ADJ", "NNP", "Degree=Pos", b))
            for b in before
            if b != "Vice" and b not in ("Interior", "Defense", "Finance")
        ]
        title.left += [
            put("compound", w(b, "PROPN", "NNP", "Number=Sing", b))
            for b in before
            if b in ("Vice", "Interior", "Defense", "Finance")
        ]
        if not last.endswith(".") and self.chance(0.4):
            title.left = self.nation() + title.left
        person.left.append(title)
        return person

    def pair(self) -> Node:
        """Two subjects joined by and."""
        if self.chance(0.5):
            one, two = self.country(), self.country()
        else:
            one, two = (
                self.np(self.one("force people"), many=True, rich=0.5),
                self.np(self.one("force people official"), many=True, rich=0.5),
            )
        two.left.insert(0, put("cc", w("and", "CCONJ", "CC")))
        one.right.append(put("conj", two))
        if not self.bare and not one.left and self.chance(0.3):
            one.left.insert(0, put("cc:preconj", w("both", "CCONJ", "CC")))
        return one

    def long_agent(self) -> Node:
        """A name with an apposition, an age or an office."""
        if self.bare:
            return self.np("force", many=True)
        person = self.person()
        roll = self.rng.random()
        if roll < 0.3:
            age = put("amod", w(str(self.rng.randint(18, 89)), "NUM", "CD", "NumForm=Digit|NumType=Card"))
            age.left.append(comma())
            person.right += [age, comma()]
        elif roll < 0.7:
            office = self.word_of("official", many=False)
            office.left.insert(0, self.the(self.one("the a")))
            if office.left[0].word == "a" and office.order()[1].word[0] in "aeio":
                office.left[0] = self.the("an")
            office.right.append(
                self.on(
                    self.one("of for"), self.np("body", rich=0.2) if self.chance(0.5) else self.org(), "nmod"
                )
            )
            office.left.insert(0, comma())
            person.right += [put("appos", office), comma()]
        else:
            office = put("nmod:desc", self.word_of("official", many=False))
            if self.chance(0.6):
                office.left = (
                    self.nation()
                    if self.chance(0.5)
                    else [self.adjective(self.one("former senior ousted exiled veteran"))]
                ) + office.left
            person.left.append(office)
        return person

    # -- adjuncts --------------------------------------------------------------------------------------------------  # noqa: E501
    def day(self) -> Node:  # noqa: PLR0911
        """A time."""
        roll = self.rng.random()
        day = w(self.one(words.DAYS), "PROPN", "NNP", "Number=Sing")
        day.lemma = day.word
        if self.bare and roll < 0.8:
            return self.on("on", day, "obl")
        if roll < 0.3:
            return self.on("on", day, "obl")
        if roll < 0.42:
            return put("obl:unmarked", day)
        if roll < 0.55:
            part = w(self.one("night morning evening afternoon"), "NOUN", "NN", "Number=Sing")
            part.left.append(put("compound", day))
            return self.on("on", part, "obl") if self.chance(0.6) else put("obl:unmarked", part)
        if roll < 0.65:
            part = w(self.one("week month year"), "NOUN", "NN", "Number=Sing")
            if self.chance(0.5):
                part.left.append(put("det", w("this", "DET", "DT", "Number=Sing|PronType=Dem")))
            else:
                part.left.append(put("amod", w(self.one("last next"), "ADJ", "JJ", "Degree=Pos")))
            return put("obl:unmarked", part)
        if roll < 0.8:
            return self.on("on", self.date(), "obl")
        if roll < 0.88:
            year = w(str(self.rng.randint(1970, 2031)), "NUM", "CD", "NumForm=Digit|NumType=Card")
            if self.chance(0.5):
                month = self.month()
                month.right.append(put("nmod:unmarked", year))
                year = month
            return self.on("in", year, "obl")
        if roll < 0.94:
            ago = put("advmod", w("ago", "ADV", "RB"))
            unit = put(
                "obl:unmarked", w(self.one("days weeks months years hours"), "NOUN", "NNS", "Number=Plur")
            )
            unit.lemma = unit.word[:-1]
            unit.left.append(
                put(
                    "nummod",
                    w(self.one("two three four five six ten"), "NUM", "CD", "NumForm=Word|NumType=Card"),
                )
            )
            ago.left.append(unit)
            return ago
        return put("obl:unmarked", w(self.one("today yesterday tomorrow"), "NOUN", "NN", "Number=Sing"))

    def month(self) -> Node:
        month = w(self.one(words.MONTHS), "PROPN", "NNP", "Number=Sing")
        month.lemma = month.word
        return month

    def date(self) -> Node:
        head = w(str(self.rng.randint(1, 31)), "NUM", "CD", "NumForm=Digit|NumType=Card")
        head.left.append(put("nmod:unmarked", self.month()))
        if self.chance(0.2):
            year = put(
                "nmod:unmarked",
                w(str(self.rng.randint(1970, 2031)), "NUM", "CD", "NumForm=Digit|NumType=Card"),
            )
            year.left.append(comma())
            head.right.append(year)
        return head

    def spot(self) -> Node:
        """A place where something happens."""
        if self.chance(0.75) or self.bare:
            return self.on(self.one("in in in near outside around"), self.area(), "obl")
        return self.on(self.one("near outside inside at"), self.np("thing", many=False, rich=0.3), "obl")

    def because(self) -> Node:
        """amid, despite, during, over, since ..."""
        word = self.one("amid despite during over following after before because_of")
        cls = "event" if word in ("during", "following", "after", "before") else self.one("matter event")
        node = self.np(cls, rich=0.6)
        if word == "because_of":
            node.left.insert(0, put("case", w("because", "ADP", "IN", "ExtPos=ADP")))
            node.left[0].right.append(put("fixed", w("of", "ADP", "IN")))
            return put("obl", node)
        if word == "following":
            node.left.insert(0, put("case", w("following", "VERB", "VBG", PART, "follow")))
            return put("obl", node)
        return self.on(word, node, "obl")
