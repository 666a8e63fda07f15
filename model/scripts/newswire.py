"""Make a small treebank of newswire sentences from a grammar of our own.

Treebanks that may be used hold little newswire: few headlines, few ministers with titles and hyphenated
names. The grammar makes trees of just these, as EWT and GUM would annotate them, to be mixed into training.
"""

import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import convert
from names import hyphened, listed

if TYPE_CHECKING:
    from collections.abc import Callable

NATIONS = [tuple(x.split("/")) for x in listed("nations.txt")]
TOWNS = listed("towns.txt")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# lemma, present, past, participle, gerund | kind of object
VERBS = [
    x.split()
    for x in """expel expels expelled expelled expelling people
recall recalls recalled recalled recalling envoy
sign signs signed signed signing deal
reject rejects rejected rejected rejecting deal
suspend suspends suspended suspended suspending deal
end ends ended ended ending deal
extend extends extended extended extending deal
scrap scraps scrapped scrapped scrapping deal
lift lifts lifted lifted lifting curbs
impose imposes imposed imposed imposing curbs
ease eases eased eased easing curbs
condemn condemns condemned condemned condemning attack
launch launches launched launched launching attack
halt halts halted halted halting attack
arrest arrests arrested arrested arresting people
release releases released released releasing people
kill kills killed killed killing people
wound wounds wounded wounded wounding people
detain detains detained detained detaining people
shell shells shelled shelled shelling town
attack attacks attacked attacked attacking town
seize seizes seized seized seizing town
leave leaves left left leaving town
resume resumes resumed resumed resuming talks
hold holds held held holding talks
reject rejects rejected rejected rejecting talks
send sends sent sent sending troops
deploy deploys deployed deployed deploying troops
withdraw withdraws withdrew withdrawn withdrawing troops
meet meets met met meeting person
visit visits visited visited visiting town
warn warns warned warned warning country
threaten threatens threatened threatened threatening country
accuse accuses accused accused accusing country
share shares shared shared sharing records
freeze freezes froze frozen freezing talks
fire fires fired fired firing rockets
block blocks blocked blocked blocking road
give gives gave given giving aid
provide provides provided provided providing aid
pledge pledges pledged pledged pledging aid
demand demands demanded demanded demanding talks
summon summons summoned summoned summoning envoy
free frees freed freed freeing people
raid raids raided raided raiding town
boycott boycotts boycotted boycotted boycotting talks""".splitlines()
]
PEOPLE = listed("groups.txt")
OBJECTS = {
    "envoy": "envoy ambassador",
    "deal": "pact treaty agreement deal truce accord cease-fire intelligence-sharing_pact trade_deal "
    "nuclear_deal",
    "curbs": "sanctions tariffs curbs restrictions export_controls travel_ban oil_embargo",
    "attack": "attack raid offensive air_strikes missile_test",
    "talks": "talks peace_talks negotiations trade_talks",
    "records": "records evidence intelligence information",
    "rockets": "rockets missiles shells mortars",
    "road": "road bridge highway border",
    "aid": "aid food_aid grants tents medicine loans",
    "troops": "troops soldiers peacekeepers forces",
}
PREPOSITIONS = {
    "deal": "with",
    "curbs": "on",
    "attack": "on",
    "talks": "with",
    "troops": "to",
    "records": "with",
    "rockets": "at",
    "aid": "to",
}
TITLES = listed("titles.txt")
POSTS = listed("posts.txt")
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "12", "15", "23", "40"]
PLURAL, SINGULAR = "Number=Plur", "Number=Sing"
NARROW = (
    1 / 6
)  # part of the sentences that the grammar of this module makes; the others are newswire_sentences'
ADJECTIVES = frozenset(["nuclear", "Foreign", "foreign", "Prime", "prime"])


@dataclass
class Node:
    """A word with what hangs on it before and after."""

    word: str
    lemma: str
    pos: str
    xpos: str
    morph: str = ""
    dep: str = ""
    left: list["Node"] = field(default_factory=list)
    right: list["Node"] = field(default_factory=list)
    glued: bool = False  # no space before it
    name: str = ""  # PER or LOC where a name's head

    def order(self) -> list["Node"]:
        """The words of the tree in text order."""
        before = [n for kid in self.left for n in kid.order()]
        return [*before, self, *(n for kid in self.right for n in kid.order())]


def w(word: str, pos: str, xpos: str, morph: str = "", lemma: str = "") -> Node:
    """A word of its own."""
    return Node(word, lemma or word.lower(), pos, xpos, morph)


def put(dep: str, node: Node) -> Node:
    """The node with its relation."""
    node.dep = dep
    return node


def comma() -> Node:
    return put("punct", Node(",", ",", "PUNCT", ",", glued=True))


class Grammar:
    """Draws trees."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.first = listed("first_names.txt")
        self.last = listed("last_names.txt")

    def one(self, some: list[str] | str) -> str:
        return self.rng.choice(some.split() if isinstance(some, str) else some)

    def chance(self, part: float) -> bool:
        return self.rng.random() < part

    # -- names ---------------------------------------------------------------------------------------------
    def flat(self, words: list[str]) -> Node:
        """A name: the first word with the others flat on it."""
        head = w(words[0], "PROPN", "NNP", SINGULAR, words[0])
        for before, word in pairwise(words):
            dash = word == "-"
            pos = ("PUNCT", "HYPH", "") if dash else ("PROPN", "NNP", SINGULAR)
            part = put("punct" if dash else "flat", w(word, *pos, word))
            part.glued = dash or before == "-"
            head.right.append(part)
        return head

    def person(self) -> Node:
        words = [self.one(self.first)] if self.chance(0.85) else []
        last = hyphened(self.one(self.last))
        if self.chance(0.2):
            last = [
                self.one("Jae Kyung Geun Myung Toshi Abdel al El Al Jean Anne"),
                "-",
                self.one("in wha hye bak Fattah Sadr Zawahiri Claude Marie Burhan"),
            ]
        head = self.flat([*words, *last])
        head.name = "PER"
        return head

    def country(self) -> Node:
        name, *_ = self.rng.choice(NATIONS)
        head = w(name, "PROPN", "NNP", SINGULAR, name)
        head.name = "LOC"
        if name == "Korea":
            head.left.append(put("compound", w(self.one("North South"), "PROPN", "NNP", SINGULAR)))
            head.left[0].lemma = head.left[0].word
        return head

    def place(self) -> Node:
        name = self.one(TOWNS) if self.chance(0.5) else self.rng.choice(NATIONS)[2]
        head = w(name, "PROPN", "NNP", SINGULAR, name)
        head.name = "LOC"
        return head

    def nation(self) -> list[Node]:
        """A demonym before its noun."""
        name, word, _ = self.rng.choice(NATIONS)
        adjective = put("amod", w(word, "ADJ", "JJ", "Degree=Pos", word))
        if name != "Korea":
            return [adjective]
        side = self.one("North South")
        return [put("compound", w(side, "PROPN", "NNP", SINGULAR, side)), adjective]

    def title(self) -> Node:
        *before, last = self.one(TITLES).split("_")
        head = put("nmod:desc", w(last, "PROPN", "NNP", SINGULAR, last))
        head.left = [put("amod", w(b, "ADJ", "NNP", "Degree=Pos", b)) for b in before]
        return head

    def post(self) -> Node:
        *before, last = self.one(POSTS).split("_")
        head = w(last, "NOUN", "NN", SINGULAR)
        for b in before:
            is_adjective = b in ADJECTIVES
            head.left.append(
                put("amod", w(b, "ADJ", "JJ", "Degree=Pos"))
                if is_adjective
                else put("compound", w(b, "NOUN", "NN", SINGULAR))
            )
        return head

    def owner(self, node: Node) -> Node:
        """A possessor with its 's."""
        mark = put("case", Node(self.one("’s 's"), "'s", "PART", "POS", glued=True))
        node.right.append(mark)
        return put("nmod:poss", node)

    def official(self) -> Node:
        """A person with title, office or neither."""
        kind = self.rng.random()
        if kind < 0.4:
            person, title = self.person(), self.title()
            title.left = self.nation() + title.left if self.chance(0.6) else title.left
            person.left.append(title)
            return person
        if kind < 0.6:
            person, post = self.person(), self.post()
            post.left.insert(0, self.owner(self.country()))
            person.right += [put("appos", post), comma()]
            post.left.insert(0, comma())
            return person
        if kind < 0.8:
            post = self.post()
            post.left.insert(0, self.owner(self.country()))
            if self.chance(0.4):
                name = put("appos", self.person())
                name.left.insert(0, comma())
                post.right += [name, comma()]
            return post
        if kind < 0.9:
            person, post = self.person(), put("nmod:desc", w("counterpart", "NOUN", "NN", SINGULAR))
            owner = self.one("her his its their")
            post.left = [
                put("nmod:poss", w(owner, "PRON", "PRP$", "Case=Gen|Person=3|Poss=Yes|PronType=Prs")),
                *self.nation(),
            ]
            person.left.append(post)
            return person
        person = self.person()
        person.left.append(
            put("nmod:desc", w(self.one("Mr. Mrs. Ms. Dr. Gen. Sgt."), "PROPN", "NNP", SINGULAR))
        )
        person.left[0].lemma = person.left[0].word
        return person

    def who(self) -> Node:
        kind = self.rng.random()
        if kind < 0.4:
            return self.country()
        if kind < 0.75:
            return self.official()
        return self.group()

    # -- other nouns ---------------------------------------------------------------------------------------
    def noun(self, words: str, *, plain: bool = False) -> Node:
        """A common noun with its compounds; singular ones get an article unless in a headline."""
        *before, last = words.split("_")
        many = last.endswith("s")
        parts = hyphened(last)
        head = w(
            parts[-1],
            "NOUN",
            "NNS" if many else "NN",
            PLURAL if many else SINGULAR,
            parts[-1][:-1] if many else parts[-1],
        )
        for piece in [*before, *(["-".join(parts[0:1])] if len(parts) > 1 else [])]:
            bits = hyphened(piece)
            node = w(
                bits[-1], "ADJ" if piece in ADJECTIVES else "NOUN", "JJ" if piece in ADJECTIVES else "NN"
            )
            node.dep = "amod" if piece in ADJECTIVES else "compound"
            node.morph = "Degree=Pos" if piece in ADJECTIVES else SINGULAR
            if len(bits) > 1:
                node.left.append(put("compound", w(bits[0], "NOUN", "NN", SINGULAR)))
                dash = put("punct", Node("-", "-", "PUNCT", "HYPH", glued=True))
                node.left[0].right.append(dash)
                node.glued = True
            head.left.append(node)
        if len(parts) > 1:
            head.left[-1].right.append(put("punct", Node("-", "-", "PUNCT", "HYPH", glued=True)))
            head.glued = True
        if not many and not plain:
            article = self.one("the a") if head.order()[0].word[0] not in "aeio" else "the"
            feature = "Definite=Def|PronType=Art" if article == "the" else "Definite=Ind|PronType=Art"
            head.left.insert(0, put("det", w(article, "DET", "DT", feature)))
        return head

    def number(self) -> Node:
        word = self.one(NUMBERS)
        form = "NumForm=Digit|NumType=Card" if word[0].isdigit() else "NumForm=Word|NumType=Card"
        head = w(word, "NUM", "CD", form)
        if self.chance(0.25):
            least = put("nmod", w("least", "ADJ", "JJS", "Degree=Sup", "least"))
            least.left.append(put("case", w("at", "ADP", "IN")))
            head.left.append(least)
        return put("nummod", head)

    def group(self) -> Node:
        head = self.noun(self.one(PEOPLE), plain=True)
        head.left = (self.nation() if self.chance(0.4) else []) + head.left
        if self.chance(0.5):
            head.left.insert(0, self.number())
        return head

    def on(self, preposition: str, node: Node, dep: str) -> Node:
        node.left.insert(0, put("case", w(preposition, "ADP", "IN")))
        return put(dep, node)

    def object_of(self, kind: str, *, plain: bool = False) -> Node:
        if kind == "people":
            return self.group()
        if kind == "town":
            return self.place()
        if kind == "person":
            return self.official()
        if kind == "country":
            return self.country()
        head = self.noun(self.one(OBJECTS[kind]), plain=plain)
        if kind in PREPOSITIONS and self.chance(0.6):
            is_goal = kind == "troops"
            other = self.place() if kind in ("troops", "attack") else self.country()
            if not is_goal:
                head.right.append(self.on(PREPOSITIONS[kind], other, "nmod"))
        return head

    # -- clauses -------------------------------------------------------------------------------------------
    def when(self) -> Node:
        day = w(self.one(DAYS), "PROPN", "NNP", SINGULAR)
        day.lemma = day.word
        if self.chance(0.6):
            return self.on("on", day, "obl")
        if self.chance(0.5):
            day.left.append(
                put("amod", w("late", "ADJ", "JJ", "Degree=Pos"))
                if self.chance(0.5)
                else put("amod", w("last", "ADJ", "JJ", "Degree=Pos"))
            )
        return put("obl:unmarked", day)

    def where(self) -> Node:
        return self.on(self.one("in near outside"), self.place(), "obl")

    def verb(self, form: str, verb: list[str]) -> Node:
        lemma, present, past, participle, gerund, _ = verb
        word, xpos, morph = {
            "base": (lemma, "VB", "VerbForm=Inf"),
            "present": (present, "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
            "plural": (lemma, "VBP", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
            "past": (past, "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
            "participle": (participle, "VBN", "Tense=Past|VerbForm=Part"),
            "passive": (participle, "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"),
            "gerund": (gerund, "VBG", "VerbForm=Ger"),
        }[form]
        return w(word, "VERB", xpos, morph, lemma)

    def phrase(self, form: str, *, plain: bool = False) -> Node:
        """A verb with its object."""
        verb = self.rng.choice(VERBS)
        head = self.verb(form, verb)
        head.right.append(put("obj", self.object_of(verb[5], plain=plain)))
        if verb[5] == "troops" and self.chance(0.6):
            head.right.append(self.on("from" if verb[0] == "withdraw" else "to", self.place(), "obl"))
        return head

    def clause(self, subject: Node | None = None) -> Node:
        """A finite clause: past, perfect, future, modal, negated, controlled or passive."""
        kind = self.rng.random()
        subject = subject or self.who()
        many = "Plur" in subject.morph
        if kind < 0.35:
            head = self.phrase("past")
        elif kind < 0.45:
            head = self.phrase("participle")
            head.left.append(put("aux", w("had", "AUX", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "have")))
        elif kind < 0.6:
            head = self.phrase("base")
            modal = self.one("will would may could should must might")
            head.left.append(put("aux", w(modal, "AUX", "MD", "VerbForm=Fin")))
            if self.chance(0.3):
                head.left.append(put("advmod", w("not", "PART", "RB", "Polarity=Neg")))
        elif kind < 0.63:
            head, head_left = self.perfect()
            head.left = head_left
        elif kind < 0.70:
            head = self.urged()
        elif kind < 0.74:
            head = self.phrase("base")
            head.left.append(put("aux", w("did", "AUX", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "do")))
            head.left.append(put("advmod", w("not", "PART", "RB", "Polarity=Neg")))
        elif kind < 0.85:
            lemma, word = self.one(
                "agree/agreed refuse/refused threaten/threatened vow/vowed plan/planned promise/promised "
                "offer/offered"
            ).split("/")
            head = w(word, "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", lemma)
            inner = put("xcomp", self.phrase("base"))
            inner.left.insert(0, put("mark", w("to", "PART", "TO")))
            head.right.append(inner)
        else:
            return self.passive()
        if many:
            head.morph = head.morph.replace("Number=Sing|Person=3", "Number=Plur|Person=3")
        head.left.insert(0, put("nsubj", subject))
        head = self.dated(head)
        if self.chance(0.06):
            head.left.insert(0, self.with_doing())
        return head

    def passive(self) -> Node:
        verb = self.rng.choice([v for v in VERBS if v[5] in ("people", "town", "deal", "curbs")])
        head = self.verb("passive", verb)
        subject = self.object_of(verb[5])
        many = "Plur" in subject.morph
        be = w("were" if many else "was", "AUX", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "be")
        head.left = [put("nsubj:pass", subject), put("aux:pass", be)]
        if self.chance(0.5):
            head.right.append(self.on("by", self.who(), "obl:agent"))
        return self.dated(head)

    def dated(self, head: Node) -> Node:
        if self.chance(0.3):
            head.right.append(self.where())
        if self.chance(0.3) and head.left:  # "Norway on Tuesday imposed ..."
            head.left.insert(1, self.when())
        elif self.chance(0.45):
            head.right.append(self.when())
        return head

    def perfect(self) -> tuple[Node, list[Node]]:
        """A verb phrase with have, and often an adverb between them ("has since shared")."""
        head = self.phrase("participle")
        word, morph = self.one("has/Number=Sing|Person=3| have/").split("/")
        have = put("aux", w(word, "AUX", "VBZ", f"Mood=Ind|{morph}Tense=Pres|VerbForm=Fin", "have"))
        adverb = self.one("since now already also again meanwhile repeatedly") if self.chance(0.6) else ""
        return head, [have, *([put("advmod", w(adverb, "ADV", "RB"))] if adverb else [])]

    def urged(self) -> Node:
        """Somebody is asked to do something: the one asked is object, the deed xcomp."""
        lemma, word, preposition = self.one(
            "urge/urged/ press/pressed/ ask/asked/ prod/prodded/ persuade/persuaded/ order/ordered/ "
            "call/called/on appeal/appealed/to"
        ).split("/")
        head = w(word, "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", lemma)
        asked = self.country() if self.chance(0.6) else self.group()
        head.right.append(self.on(preposition, asked, "obl") if preposition else put("obj", asked))
        if self.chance(0.3):
            head.right.append(self.when())
        inner = put("xcomp", self.phrase("base"))
        inner.left.insert(0, put("mark", w("to", "PART", "TO")))
        head.right.append(inner)
        return head

    def with_doing(self) -> Node:
        """ "With Norway imposing curbs on Peru,": an absolute clause."""
        inner = put("advcl", self.phrase("gerund"))
        inner.morph, inner.xpos = "Tense=Pres|VerbForm=Part", "VBG"
        inner.left = [put("mark", w("with", "SCONJ", "IN")), put("nsubj", self.who())]
        inner.right.append(comma())
        return inner

    def say(self) -> Node:
        return w("said", "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "say")

    def teller(self) -> Node:
        if self.chance(0.4):
            head = self.noun(
                self.one("officials diplomats police witnesses state_media lawmakers"), plain=True
            )
            if head.word in ("police", "media"):
                head.xpos, head.morph, head.lemma = "NNS", PLURAL, head.word
            return head
        return self.official()

    # -- sentences -----------------------------------------------------------------------------------------
    def told(self) -> Node:
        """Someone said that something happened."""
        head = self.say()
        head.left.append(put("nsubj", self.teller()))
        if self.chance(0.5):
            head.right.append(self.when())
        inner = put("ccomp", self.clause())
        if self.chance(0.6):
            inner.left.insert(0, put("mark", w("that", "SCONJ", "IN")))
        head.right.append(inner)
        return head

    def told_after(self) -> Node:
        """Something happened, someone said."""
        head = self.say()
        inner = put("ccomp", self.clause())
        head.left += [inner, comma(), put("nsubj", self.teller())]
        if self.chance(0.5):
            head.right.append(self.when())
        return head

    def condition(self) -> Node:
        head = self.clause()
        inner = put("advcl", self.clause())
        inner.left.insert(0, put("mark", w(self.one("if after when because"), "SCONJ", "IN")))
        if self.chance(0.5):
            head.left.insert(0, comma())
            head.left.insert(0, inner)
        else:
            head.right.append(inner)
        return head

    def relative(self) -> Node:
        """A person with a relative clause did something."""
        person = self.official()
        if person.right and person.right[-1].word == ",":
            person = self.person()
        inner = put("acl:relcl", self.phrase("past"))
        inner.left = [comma(), put("nsubj", w("who", "PRON", "WP", "PronType=Rel"))]
        person.right += [inner, comma()]
        return self.clause(person)

    def accused(self) -> Node:
        head = w("accused", "VERB", "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "accuse")
        head.left.append(put("nsubj", self.who()))
        head.right.append(put("obj", self.country()))
        inner = put("advcl", self.phrase("gerund"))
        inner.left.insert(0, put("mark", w("of", "SCONJ", "IN")))
        head.right.append(inner)
        return head

    def called_on(self) -> Node:
        head = w("called", "VERB", "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "call")
        head.left.append(put("nsubj", self.who()))
        head.right.append(self.on("on", self.country(), "obl"))
        inner = put("xcomp", self.phrase("base"))
        inner.left.insert(0, put("mark", w("to", "PART", "TO")))
        head.right.append(inner)
        return head

    def headline(self) -> Node:
        """A title: present tense, infinitive for the future, participle for the passive; no articles."""
        kind = self.rng.random()
        subject = self.country() if self.chance(0.6) else self.group()
        if kind < 0.3:
            head = self.phrase("base", plain=True)
            head.left = [put("nsubj", subject), put("mark", w("to", "PART", "TO"))]
        elif kind < 0.7:
            form = "plural" if "Plur" in subject.morph else "present"
            head = self.phrase(form, plain=True)
            head.left = [put("nsubj", subject)]
            if self.chance(0.35):
                second = put("conj", self.phrase(form, plain=True))
                second.left.insert(0, comma())
                head.right.append(second)
        else:
            verb = self.rng.choice([v for v in VERBS if v[5] == "people"])
            head = self.verb("passive", verb)
            head.left = [put("nsubj:pass", self.group())]
        if self.chance(0.3):
            head.right.append(self.where())
        return head

    def sentence(self) -> convert.Sentence:
        """One sentence, or one title without a full stop."""
        made: list[tuple[float, Callable[[], Node]]] = [
            (0.3, self.headline),
            (0.22, self.clause),
            (0.14, self.told),
            (0.14, self.told_after),
            (0.08, self.condition),
            (0.05, self.relative),
            (0.04, self.accused),
            (0.03, self.called_on),
        ]
        make = self.rng.choices([m for _, m in made], weights=[p for p, _ in made])[0]
        root = make()
        if make != self.headline:
            root.right.append(put("punct", Node(".", ".", "PUNCT", ".", glued=True)))
        return as_sentence(root, title=make == self.headline)


POSSESSIVES = {
    "his": "Gender=Masc|Number=Sing|",
    "her": "Gender=Fem|Number=Sing|",
    "its": "Gender=Neut|Number=Sing|",
}


def settle(root: Node) -> None:
    """Make the features agree as in the treebanks: number of verbs with their subject, gerunds by relation."""  # noqa: E501
    for node in root.order():
        subject = next((k for k in (*node.left, *node.right) if k.dep in ("nsubj", "nsubj:pass")), None)
        many = subject is not None and (
            "Plur" in subject.morph or "Ptan" in subject.morph or any(k.dep == "conj" for k in subject.right)
        )
        for verb in (node, *(k for k in node.left if k.dep.startswith("aux"))):
            if "VerbForm=Fin" in verb.morph and "Mood=Ind" in verb.morph and "Number" not in verb.morph:
                number = "Number=Plur|Person=3" if many else "Number=Sing|Person=3"
                verb.morph = verb.morph.replace("Mood=Ind|", f"Mood=Ind|{number}|")
        if node.xpos == "VBG" and node.pos == "VERB" and node.dep == "advcl":
            node.morph = "Tense=Pres|VerbForm=Part"
        if node.xpos == "PRP$" and "Number" not in node.morph:
            number = POSSESSIVES.get(node.word, "Number=Plur|")
            node.morph = f"Case=Gen|{number}Person=3|Poss=Yes|PronType=Prs"


def as_sentence(root: Node, *, title: bool) -> convert.Sentence:
    """The sentence of a tree; commas that meet are one."""
    settle(root)
    nodes = root.order()
    drop = {id(b) for a, b in pairwise(nodes) if a.word == "," and b.word in (",", ".")}
    twice = {id(a) for a, b in pairwise(nodes) if a.word == "," and b.word in tuple(".;:?")}
    nodes = [n for n in nodes if id(n) not in twice and (id(n) not in drop or n.word == ".")]
    while nodes[-1].word == ",":
        nodes.pop()
    places = {id(n): i for i, n in enumerate(nodes)}
    heads = list(range(len(nodes)))
    for node in nodes:
        for kid in (*node.left, *node.right):
            if id(kid) in places:
                heads[places[id(kid)]] = places[id(node)]
    first = nodes[0]
    first.word = first.word[0].upper() + first.word[1:]
    return convert.Sentence(
        words=[n.word for n in nodes],
        spaces=[not after.glued for _, after in pairwise(nodes)] + [True],
        lemmas=[n.lemma for n in nodes],
        pos=[n.pos for n in nodes],
        xpos=[n.xpos for n in nodes],
        morphs=[n.morph for n in nodes],
        heads=heads,
        deps=["ROOT" if n is root else convert.label(n.dep) for n in nodes],
        names=name_tags(nodes, places),
        document="newswire title" if title else "newswire",
    )


def name_tags(nodes: list[Node], places: dict[int, int]) -> list[str]:
    """IOB tags: a name's head with its flat and proper compound parts."""
    tags = ["O"] * len(nodes)
    for node in nodes:
        if node.name:
            parts = [k for k in node.right if k.dep == "flat" or k.word == "-"]
            parts += [k for k in node.left if k.dep == "compound" and k.pos == "PROPN"]
            first, *others = sorted(places[id(n)] for n in (node, *parts))
            tags[first] = f"B-{node.name}"
            for i in others:
                tags[i] = f"I-{node.name}"
    return tags


def runs(count: int, rng: random.Random) -> list[list[convert.Sentence]]:
    """Titles by themselves and paragraphs of a few sentences; a sixth are of the narrow grammar above."""
    from newswire_sentences import Wire  # noqa: PLC0415  (it builds on this module)

    grammar, wide = Grammar(rng), Wire(rng)
    made: list[list[convert.Sentence]] = []
    while len(made) < count:
        some = [grammar.sentence()] if rng.random() < NARROW else wide.sentences()
        if (
            some[0].document.endswith("title")
            or len(some) > 1
            or not made
            or made[-1][0].document.endswith("title")
            or rng.random() < 0.4
        ):
            made.append(some)
        else:
            made[-1] += some
    return made
