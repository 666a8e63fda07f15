"""Predicates of the wide newswire grammar: verbs in their forms, with subjects, objects and complements."""

import newswire_words as words
from newswire import Node, comma, put, w
from newswire_more import FIN, GER, PART, PASS, PRON, Phrases, is_many, mark, to_mark

NOT = ("not", "PART", "RB", "Polarity=Neg")
OBJECTS = [(c, v) for c, line in words.OBJECT_VERBS.items() for v in line.split() if not v.endswith("~")]
PPS = [(c, v) for c, line in words.PP_VERBS.items() for v in line.split() if not v.endswith("~")]


class Clauses(Phrases):
    """Predicates with their subjects."""

    # -- verbs -------------------------------------------------------------------------------------------------------  # noqa: E501
    def v(self, entry: str, form: str, *, many: bool = False) -> Node:
        """A verb in a form; a particle stands right after it."""
        lemma, _, particle = entry.partition("_")
        forms = words.inflect(lemma)
        if form == "pres":
            form = "plural" if many else "third"
        word, xpos, morph = {
            "base": (forms["base"], "VB", "VerbForm=Inf"),
            "third": (forms["third"], "VBZ", FIN.format("Pres")),
            "plural": (forms["base"], "VBP", FIN.format("Pres").replace("Sing", "Plur")),
            "past": (forms["past"], "VBD", FIN.format("Past").replace("Sing", "Plur" if many else "Sing")),
            "part": (forms["participle"], "VBN", "Tense=Past|VerbForm=Part"),
            "pass": (forms["participle"], "VBN", PASS),
            "ing": (forms["gerund"], "VBG", PART),
            "ger": (forms["gerund"], "VBG", GER),
        }[form]
        head = w(word, "VERB", xpos, morph, lemma)
        if particle:
            head.right.append(put("compound:prt", w(particle, "ADP", "RP")))
        return head

    def aux(self, lemma: str, tense: str, *, many: bool, dep: str = "aux") -> Node:
        past = tense == "Past"
        word = {
            "have": "had" if past else "have" if many else "has",
            "be": ("were" if many else "was") if past else ("are" if many else "is"),
            "do": "did" if past else "do" if many else "does",
        }[lemma]
        morph = FIN.format(tense).replace("Number=Sing", "Number=Plur") if many else FIN.format(tense)
        xpos = "VBD" if past else "VBP" if many else "VBZ"
        return put(dep, w(word, "AUX", xpos, morph, lemma))

    def modal(self) -> Node:
        word = self.one("will will would may could should must might can")
        return put("aux", w(word, "AUX", "MD", "VerbForm=Fin"))

    def no(self) -> Node:
        if self.chance(0.2):
            return put("advmod", w("never", "ADV", "RB", "PronType=Neg"))
        return put("advmod", w(*NOT))

    def adverb(self) -> Node:
        return put(
            "advmod",
            w(
                self.one(
                    "also already repeatedly later reportedly still again now since finally immediately openly formally briefly"  # noqa: E501
                ),
                "ADV",
                "RB",
            ),
        )

    def finite(self, entry: str, *, many: bool) -> Node:
        """A verb in some tense with its auxiliaries."""
        if self.bare:
            return self.v(entry, "pres", many=many)
        roll = self.rng.random()
        if roll < 0.55:
            head = self.v(entry, "past", many=many)
        elif roll < 0.63:
            head = self.v(entry, "pres", many=many)
        elif roll < 0.76:
            head = self.v(entry, "part")
            head.left.append(self.aux("have", self.one("Pres Pres Past"), many=many))
        elif roll < 0.86:
            head = self.v(entry, "base")
            head.left.append(self.modal())
        elif roll < 0.93:
            head = self.v(entry, "base")
            head.left += [self.aux("do", self.one("Past Past Pres"), many=many), put("advmod", w(*NOT))]
            return head
        else:
            head = self.v(entry, "ing")
            head.left.append(self.aux("be", self.one("Past Pres"), many=many))
        if head.left and self.chance(0.15):
            head.left.append(self.no())
        elif self.chance(0.08):
            head.left.append(self.adverb())
        return head

    # -- complements ---------------------------------------------------------------------------------------------------  # noqa: E501
    def thing_for(self, cls: str, *, rich: float = 0.8) -> Node:
        """An object of a class; officials may have names."""
        if cls == "official" and self.chance(0.4):
            return self.titled() if self.chance(0.6) else self.person()
        if cls == "body" and self.chance(0.3):
            return self.org()
        if cls in ("people", "force") and self.chance(0.08):
            word = self.one("two three four five six seven eight nine ten")
            return w(word, "NUM", "CD", "NumForm=Word|NumType=Card")
        if cls == "aid" and self.chance(0.12):
            return self.money()
        node = self.np(cls, rich=rich)
        if self.chance(0.07) and cls in ("thing", "people", "event", "aid", "official"):
            two = self.np(cls, rich=0.3)
            two.left.insert(0, put("cc", w(self.one("and and or"), "CCONJ", "CC")))
            node.right.append(put("conj", two))
        return node

    def money(self) -> Node:
        head = w("$", "SYM", "$", "", "$")
        amount = put("nummod", w(self.one("million billion"), "NUM", "CD", "NumForm=Word|NumType=Card"))
        digits = w(self.one("2 5 10 20 45 150 300 1.5 7.2"), "NUM", "CD", "NumForm=Digit|NumType=Card")
        digits.glued = True
        amount.left.append(put("compound", digits))
        head.right.append(amount)
        if self.chance(0.5):
            head.right.append(
                self.on(
                    "in",
                    self.compounded(self.one("aid loan humanitarian_aid compensation damage"), many=False),
                    "nmod",
                )
            )
        return head

    def complete(self, head: Node, kind: tuple[str, str], *, rich: float = 0.8) -> Node:
        """The head with its object or its prepositional phrase."""
        spec, _ = kind
        if kind in PPS:
            preposition, cls = spec.split()
            head.right.append(self.on(preposition, self.thing_for(cls, rich=rich), "obl"))
            return head
        cls = self.one(spec)
        thing = put("obj", self.thing_for(cls, rich=rich))
        particle = next((k for k in head.right if k.dep == "compound:prt"), None)
        if particle and self.chance(0.25) and not thing.right and len(thing.order()) < 4:
            head.right.insert(head.right.index(particle), thing)
        else:
            head.right.append(thing)
        if cls == "thing" and not thing.right and thing.word != "$" and self.chance(0.4):
            thing.right.append(self.on("in", self.area(), "nmod"))
        return head

    def kind(self) -> tuple[str, str]:
        """Any verb with the classes of what it takes."""
        return self.rng.choice(OBJECTS) if self.chance(0.83) else self.rng.choice(PPS)

    def phrase_of(self, form: str, *, rich: float = 0.5) -> Node:
        """A verb phrase without a subject."""
        kind = self.kind()
        head = self.complete(self.v(kind[1], form), kind, rich=rich)
        if form == "base" and self.chance(0.12) and kind in OBJECTS:
            return self.passive_phrase(rich=rich)
        return head

    def passive_phrase(self, *, rich: float = 0.5) -> Node:
        _, entry = self.rng.choice(OBJECTS)
        head = self.v(entry, "pass")
        head.left.append(put("aux:pass", w("be", "AUX", "VB", "VerbForm=Inf")))
        if self.chance(0.4):
            head.right.append(self.on("by", self.np("force", rich=rich), "obl:agent"))
        return head

    def inf(self, dep: str = "xcomp") -> Node:
        head = put(dep, self.phrase_of("base"))
        head.left.insert(0, to_mark())
        if self.chance(0.12):
            head.right.append(self.adjunct())
        return head

    def ing(self, dep: str, marker: str = "") -> Node:
        head = put(dep, self.phrase_of("ger" if dep in ("xcomp", "csubj", "acl") else "ing"))
        if marker:
            head.left.insert(0, mark(marker))
        return head

    def adjunct(self) -> Node:
        return self.rng.choice([self.day, self.day, self.spot, self.spot, self.because])()

    # -- clauses ---------------------------------------------------------------------------------------------------------  # noqa: E501
    def subject(self, head: Node, who: Node, dep: str = "nsubj") -> Node:
        head.left.insert(0, put(dep, who))
        return head

    def adorned(self, head: Node) -> Node:
        """Adjuncts at the end, and now and then one between subject and verb."""
        if self.chance(0.4):
            head.right.append(self.spot())
        if self.chance(0.4):
            head.right.append(self.day())
        elif not self.bare and self.chance(0.12) and not any(k.dep.startswith("aux") for k in head.left):
            head.left.insert(1, self.on("on", w(self.one(words.DAYS), "PROPN", "NNP", "Number=Sing"), "obl"))
            head.left[1].lemma = head.left[1].word
        if self.chance(0.1):
            head.right.append(self.because())
        return head

    def c_object(self, who: Node) -> Node:
        kind = self.kind()
        return self.adorned(
            self.subject(self.complete(self.finite(kind[1], many=is_many(who)), kind, rich=1), who)
        )

    def c_passive(self, _: Node) -> Node:
        spec, entry = self.rng.choice(OBJECTS)
        thing = self.thing_for(self.one(spec))
        many = is_many(thing)
        head = self.v(entry, "pass")
        if not self.bare:
            roll = self.rng.random()
            if roll < 0.65:
                head.left.append(self.aux("be", self.one("Past Past Pres"), many=many, dep="aux:pass"))
                if self.chance(0.12):
                    head.left.append(self.no())
            elif roll < 0.85:
                head.left += [
                    self.aux("have", self.one("Pres Past"), many=many),
                    put("aux:pass", w("been", "AUX", "VBN", "Tense=Past|VerbForm=Part", "be")),
                ]
            else:
                head.left += [self.modal(), put("aux:pass", w("be", "AUX", "VB", "VerbForm=Inf"))]
        self.subject(head, thing, "nsubj:pass")
        if self.chance(0.45):
            agent = self.agent()
            head.right.append(self.on("by", agent, "obl:agent"))
        return self.adorned(head)

    def c_to(self, who: Node) -> Node:
        head = self.finite(self.one(words.TO_VERBS), many=is_many(who))
        if self.chance(0.12):
            head.right.append(self.day())
        head.right.append(self.inf())
        return self.subject(head, who)

    def c_ing(self, who: Node) -> Node:
        head = self.finite(self.one(words.ING_VERBS), many=is_many(who))
        head.right.append(self.ing("xcomp"))
        return self.subject(head, who)

    def c_set(self, who: Node) -> Node:
        many = is_many(who)
        if self.chance(0.5):
            word = self.one(words.SET_VBN)
            lemma = {
                "set": "set",
                "told": "tell",
                "supposed": "suppose",
                "obliged": "oblige",
                "urged": "urge",
            }.get(word)
            lemma = lemma or next(
                x for x in (word[:-2], word[:-1], word[:-2] + "e") if words.inflect(x)["participle"] == word
            )
            head = w(word, "VERB", "VBN", PASS, lemma)
            self_dep, aux_dep = "nsubj:pass", "aux:pass"
        else:
            word = self.one(words.SET_JJ)
            head = w(word, "ADJ", "JJ", "Degree=Pos")
            self_dep, aux_dep = "nsubj", "cop"
        if not self.bare:
            head.left.append(self.aux("be", self.one("Past Pres"), many=many, dep=aux_dep))
            if self.chance(0.1):
                head.left.append(put("advmod", w(*NOT)))
        head.right.append(self.inf())
        return self.subject(head, who, self_dep)

    def c_be_to(self, who: Node) -> Node:
        """ "is to visit": the infinitive is the head."""
        head = self.phrase_of("base")
        head.left.insert(0, to_mark())
        if not self.bare:
            head.left.insert(0, self.aux("be", self.one("Past Pres"), many=is_many(who)))
        passive = any(k.dep == "aux:pass" for k in head.left)
        return self.adorned(self.subject(head, who, "nsubj:pass" if passive else "nsubj"))

    def c_aimed(self, who: Node) -> Node:
        """Somebody urges somebody to do something."""
        head = self.finite(self.one(words.AIMED), many=is_many(who))
        head.right.append(put("obj", self.agent_plain()))
        head.right.append(self.inf())
        return self.subject(head, who)

    def agent_plain(self) -> Node:
        roll = self.rng.random()
        if roll < 0.4:
            return self.country()
        return self.np(self.one("force people body official"), rich=0.4)

    def c_accuse(self, who: Node) -> Node:
        entry, preposition = self.one(
            "accuse/of suspect/of blame/for criticize/for stop/from prevent/from denounce/for praise/for bar/from thank/for condemn/for warn/against convict/of charge/with"  # noqa: E501
        ).split("/")
        head = self.finite(entry, many=is_many(who))
        head.right.append(put("obj", self.agent_plain()))
        if self.chance(0.75):
            head.right.append(self.ing("advcl", preposition))
        else:
            head.right.append(self.on(preposition, self.np(self.one("matter event"), rich=0.4), "obl"))
        return self.subject(head, who)

    def c_give(self, who: Node) -> Node:
        """Two objects."""
        head = self.finite(self.one("give offer send grant promise sell lend hand"), many=is_many(who))
        head.right += [put("iobj", self.agent_plain()), put("obj", self.thing_for("aid"))]
        return self.adorned(self.subject(head, who))

    def c_give_to(self, who: Node) -> Node:
        head = self.finite(
            self.one("give offer send grant sell lend hand_over deliver supply donate"), many=is_many(who)
        )
        head.right += [put("obj", self.thing_for("aid", rich=0.4)), self.on("to", self.agent_plain(), "obl")]
        return self.adorned(self.subject(head, who))

    def c_light(self, who: Node) -> Node:
        entry, noun = self.one(words.LIGHT).split("/")
        head = self.finite(entry, many=is_many(who))
        thing = put(
            "obj", self.compounded(noun, many=noun in ("step", "measure", "effort") and self.chance(0.6))
        )
        if not is_many(thing) and not self.bare:
            thing.left.insert(0, self.the("an" if thing.order()[0].word[0] in "aeiou" else "a"))
        head.right.append(thing)
        if self.chance(0.4) and entry in ("make", "take"):
            thing.right.append(self.inf("acl"))
        elif self.chance(0.4):
            head.right.append(self.on("on" if noun != "role" else "in", self.np("matter", rich=0.3), "obl"))
        return self.adorned(self.subject(head, who))

    def c_copula(self, who: Node) -> Node:
        many = is_many(who)
        roll = self.rng.random()
        if roll < 0.4:
            head = w(
                self.one(
                    "missing responsible hungry weak united afraid safe dangerous absent unhappy illegal false dead alive"  # noqa: E501
                ),
                "ADJ",
                "JJ",
                "Degree=Pos",
            )
            if head.word == "missing":
                head = w("guilty", "ADJ", "JJ", "Degree=Pos")
            if head.word == "responsible":
                head.right.append(self.on("for", self.np("event", rich=0.3), "obl"))
        elif roll < 0.75:
            head = self.np("official" if not many else "force", many=many, rich=0.6)
        else:
            head = self.area()
            head.left.insert(0, put("case", w(self.one("in near"), "ADP", "IN")))
        if not self.bare:
            head.left.insert(0, self.aux("be", self.one("Past Pres"), many=many, dep="cop"))
        return self.subject(head, who)

    def c_there(self, _: Node) -> Node:
        head_np = self.np(self.one("event matter people talk claim"), rich=0.6)
        no = self.chance(0.3) and not any(k.dep in ("det", "nmod:poss", "nummod") for k in head_np.left)
        if no:
            head_np.left.insert(0, put("det", w("no", "DET", "DT", "PronType=Neg")))
        be = self.aux("be", self.one("Past Pres"), many=is_many(head_np), dep="")
        be.pos = "VERB"
        be.left.append(put("expl", w("there", "PRON", "EX")))
        be.right.append(put("nsubj", head_np))
        return self.adorned(be)

    def c_yet(self, who: Node) -> Node:
        many = is_many(who)
        head = self.aux("have", "Pres", many=many, dep="")
        head.pos = "VERB"
        head.left.append(put("nsubj", who))
        head.right += [put("advmod", w("yet", "ADV", "RB")), self.inf()]
        return head

    def c_intent(self, who: Node) -> Node:
        """A noun with its infinitive as object: "rejected a plan to lift sanctions"."""
        head = self.finite(
            self.one("reject announce defend drop criticize abandon condemn welcome repeat oppose back"),
            many=is_many(who),
        )
        noun = put("obj", self.compounded(self.one(words.INTENT_NOUNS), many=False))
        roll = self.rng.random()
        if self.bare:
            pass
        elif roll < 0.4:
            noun.left.append(self.owner(self.country()))
        else:
            noun.left.append(
                self.the("the")
                if self.chance(0.6)
                else put("nmod:poss", w("its", "PRON", "PRP$", PRON["its"]))
            )
        noun.right.append(self.inf("acl"))
        head.right.append(noun)
        return self.subject(head, who)

    def nominal(self, *, rich: float = 0.4) -> Node:
        """The arrest of two students by police."""
        noun, cls = self.one(words.PAIRED_NOUNS).split("/")
        head = w(noun, "NOUN", "NN", "Number=Sing")
        if not self.bare:
            head.left.append(self.the("the"))
        if self.chance(0.2):
            head.left.append(
                self.adjective(self.one("alleged planned proposed recent brutal illegal sudden"))
            )
        thing = self.np(cls, rich=rich)
        head.right.append(self.on("of", thing, "nmod"))
        if self.chance(0.2):
            head.right.append(self.on("by", self.np("force", rich=0.3), "nmod"))
        return head

    def c_nominal(self, who: Node) -> Node:
        """A nominalization as object or subject."""
        if self.chance(0.5):
            head = self.finite(
                self.one(
                    "condemn demand deny confirm announce welcome protest criticize investigate order approve delay oppose discuss"  # noqa: E501
                ),
                many=is_many(who),
            )
            head.right.append(put("obj", self.nominal()))
            return self.adorned(self.subject(head, who))
        head = self.finite(
            self.one("trigger worsen spark follow anger prompt delay overshadow cause"), many=False
        )
        head.right.append(put("obj", self.np(self.one("event matter"), rich=0.4)))
        return self.adorned(self.subject(head, self.nominal()))

    def c_gerund(self, _: Node) -> Node:
        """A gerund as subject."""
        head = self.finite(
            self.one("worsen anger help undermine prolong violate endanger complicate"), many=False
        )
        head.right.append(put("obj", self.np(self.one("matter deal talk"), rich=0.4)))
        return self.subject(head, self.ing("csubj"), "csubj")

    def c_none(self, _: Node) -> Node:
        """No, neither and one of."""
        roll = self.rng.random()
        spec, entry = self.rng.choice(OBJECTS[:160])
        if roll < 0.4:
            thing = self.word_of(self.one(spec))
            thing.left.insert(0, put("det", w("no", "DET", "DT", "PronType=Neg")))
        elif roll < 0.65:
            thing, two = self.country(), self.country()
            thing.left.insert(0, put("cc:preconj", w("neither", "CCONJ", "CC", "Polarity=Neg")))
            two.left.insert(0, put("cc", w("nor", "CCONJ", "CC", "Polarity=Neg")))
            thing.right.append(put("conj", two))
            kind = self.kind()
            return self.adorned(self.subject(self.complete(self.v(kind[1], "past"), kind), thing))
        else:
            inner = self.word_of(self.one("people force official thing"), many=True)
            inner.left.insert(0, self.the("the"))
            word = self.one("one two three six")
            thing = w(word, "NUM", "CD", "NumForm=Word|NumType=Card")
            thing.right.append(self.on("of", inner, "nmod"))
            many = word != "one"
            head = self.v(entry, "pass")
            head.left.append(self.aux("be", "Past", many=many, dep="aux:pass"))
            return self.adorned(self.subject(head, thing, "nsubj:pass"))
        head = self.v(entry, "pass")
        head.left.append(self.aux("be", "Past", many=is_many(thing), dep="aux:pass"))
        return self.adorned(self.subject(head, thing, "nsubj:pass"))

    def c_pull(self, who: Node) -> Node:
        """Pull out of, back down from ..."""
        entry, preposition, cls = self.one(
            "pull_out/of/talk break_away/from/body pull_back/from/thing step_up/amid/matter walk_out/of/talk cave_in/to/claim move_in/on/thing back_down/on/deal give_in/to/claim break_out/of/thing"  # noqa: E501
        ).split("/")
        head = self.finite(entry, many=is_many(who))
        head.right.append(self.on(preposition, self.np(cls, rich=0.4), "obl"))
        return self.adorned(self.subject(head, who))

    def c_and(self, who: Node) -> Node:
        """Two verb phrases joined."""
        many = is_many(who)
        one, two = self.kind(), self.kind()
        form = "pres" if self.bare else "past"
        head = self.complete(self.v(one[1], form, many=many), one, rich=0.5)
        second = put("conj", self.complete(self.v(two[1], form, many=many), two, rich=0.5))
        if self.bare and self.chance(0.6):
            second.left.insert(0, comma())
        else:
            second.left.insert(0, put("cc", w(self.one("and and but"), "CCONJ", "CC")))
        head.right.append(second)
        return self.subject(head, who)

    def c_said(self, who: Node) -> Node:
        """Somebody said or told somebody that something happened."""
        many = is_many(who)
        if self.chance(0.2) and not self.bare:
            head = self.v(self.one(words.TOLD), "past", many=many)
            head.right.append(put("iobj", self.np(self.one("people body"), rich=0.3)))
        else:
            head = self.v(
                self.one(words.SAYING) if self.chance(0.6) else "say",
                "pres" if self.bare else "past",
                many=many,
            )
            if self.chance(0.3) and not self.bare:
                head.right.append(self.day())
        inner = put("ccomp", self.simple())
        if not self.bare and self.chance(0.55):
            inner.left.insert(0, mark("that"))
        head.right.append(inner)
        return self.subject(head, who)

    def c_speak(self, who: Node) -> Node:
        """Spoke over the phone with somebody to discuss something."""
        head = self.finite(
            self.one("speak talk meet confer consult dine hold_forth").partition("_")[0], many=is_many(who)
        )
        if head.lemma in ("speak", "talk", "confer") and self.chance(0.5):
            way, line = self.one("over/phone by/phone by/telephone on/phone over/telephone via/video").split(
                "/"
            )
            phone = w(line, "NOUN", "NN", "Number=Sing")
            if way in ("over", "on"):
                phone.left.append(self.the("the"))
            head.right.append(self.on(way, phone, "obl"))
        elif self.chance(0.3):
            head.right.append(self.on("in", self.place(), "obl"))
        head.right.append(self.on("with", self.official() if self.chance(0.7) else self.agent_plain(), "obl"))
        roll = self.rng.random()
        if roll < 0.45:
            aim = put("advcl", self.v(self.one("discuss review settle coordinate address seek"), "base"))
            aim.left.append(to_mark())
            aim.right.append(put("obj", self.np(self.one("matter deal talk"), rich=0.4)))
            head.right.append(aim)
        elif roll < 0.65:
            head.right.append(self.on(self.one("about on over"), self.np("matter", rich=0.4), "obl"))
        return self.subject(head, who)

    def c_return(self, who: Node) -> Node:
        """Handed something back to somebody."""
        head = self.finite(self.one("hand give send bring return fly ship"), many=is_many(who))
        head.right.append(put("obj", self.thing_for(self.one("thing aid people"), rich=0.3)))
        if head.lemma != "return":
            head.right.append(put("advmod", w("back", "ADV", "RB")))
        head.right.append(self.on("to", self.agent_plain(), "obl"))
        return self.adorned(self.subject(head, who))

    def c_set_deadline(self, who: Node) -> Node:
        """Two objects, of which the second is no thing."""
        head = self.finite(self.one("give set grant hand offer deny"), many=is_many(who))
        noun = self.one("deadline ultimatum warning guarantee visa reprieve permit week month chance week")
        thing = put("obj", w(noun, "NOUN", "NN", "Number=Sing"))
        thing.left.append(self.the("an" if noun[0] in "aeiou" else "a"))
        head.right += [put("iobj", self.agent_plain()), thing]
        return self.adorned(self.subject(head, who))

    def c_of(self, who: Node) -> Node:
        """An object with a phrase of its own: access to the port, a show of force off the coast."""
        verb, noun, preposition, cls = self.one(
            "block/access/to/thing restrict/access/to/thing cut/access/to/thing take/control/of/thing "
            "increase/pressure/on/body step_up/pressure/on/people put/pressure/on/body stage/show/of/force "
            "hold/display/of/force show/support/for/body call/end/to/event demand/end/to/event voice/concern/over/matter "  # noqa: E501
            "order/halt/to/event announce/start/of/talk confirm/death/of/people claim/responsibility/for/event"  # noqa: E501
        ).split("/")
        head = self.finite(verb, many=is_many(who))
        if noun in ("show", "display"):
            other = w("force", "NOUN", "NN", "Number=Sing")
        else:
            other = self.np(cls, rich=0.4)
        thing = put("obj", w(noun, "NOUN", "NN", "Number=Sing"))
        if noun in ("show", "display", "end", "halt", "start", "death") and not self.bare:
            thing.left.append(
                self.the("the" if noun in ("start", "death") else "an" if noun == "end" else "a")
            )
        thing.right.append(self.on(preposition, other, "nmod"))
        if verb == "call":
            thing = put("obl", thing)
            thing.left.insert(0, put("case", w("for", "ADP", "IN")))
        head.right.append(thing)
        if noun in ("show", "display"):
            head.right.append(self.on(self.one("off near in along"), self.area(), "obl"))
        return self.adorned(self.subject(head, who))

    def c_upon(self, who: Node) -> Node:
        """Something is done upon, after or without somebody's doing something."""
        kind = self.kind()
        head = self.complete(self.finite(kind[1], many=is_many(who)), kind, rich=0.3)
        other = self.ing("advcl", self.one("upon without despite after upon"))
        other.left.insert(1, put("nsubj", self.country()))
        head.right.append(other)
        return self.subject(head, who)

    def simple(self) -> Node:
        """A clause that holds no report of speech."""
        makers = [self.c_object] * 5 + [self.c_passive] * 3
        makers += [
            self.c_to, self.c_ing, self.c_set, self.c_be_to, self.c_aimed, self.c_accuse, self.c_give, self.c_give_to,  # noqa: E501
            self.c_light, self.c_speak, self.c_return, self.c_set_deadline, self.c_of, self.c_measure, self.c_intent, self.c_nominal, self.c_pull, self.c_and, self.c_pp,  # noqa: E501
        ]  # fmt: skip
        if not self.bare:
            makers += [self.c_upon, self.c_copula, self.c_there, self.c_yet, self.c_gerund, self.c_none]
        return self.rng.choice(makers)(self.agent())

    def c_measure(self, _: Node) -> Node:
        """Oil prices rose by five percent."""
        thing = self.compounded(
            self.one(
                "price oil_price export import fuel_price profit share wage bond grain_price birth_rate tariff"  # noqa: E501
            ),
            many=True,
        )
        if self.chance(0.4):
            thing.left = self.nation() + thing.left
        head = self.finite(
            self.one("rise fall drop jump decline increase soar plunge grow shrink"), many=True
        )
        part = w("percent", "NOUN", "NN", "Number=Sing")
        part.left.append(
            put("nummod", w(self.one("2 3 5 12 20 45 1.5 7.2"), "NUM", "CD", "NumForm=Digit|NumType=Card"))
        )
        head.right.append(self.on("by", part, "obl") if self.chance(0.5) else put("obj", part))
        return self.adorned(self.subject(head, thing))

    def c_pp(self, who: Node) -> Node:
        kind = self.rng.choice(PPS)
        return self.adorned(self.subject(self.complete(self.finite(kind[1], many=is_many(who)), kind), who))
