"""English for PLOVER's types and modes, for glosses only: what was done, and its name as a noun."""

from typing import NamedTuple


class Deed(NamedTuple):
    """A deed as a verb phrase; the last two stand around the recipient ("with X", "")."""

    past: str
    base: str
    to: str  # preposition before the recipient; "" where the recipient is the object
    rest: str = ""


class Noun(NamedTuple):
    """A deed as a noun, and the preposition before the recipient."""

    name: str
    to: str


class Operator(NamedTuple):
    """What an operator's type makes of a deed; {deed} is a noun, {do} a verb, {to} the recipient."""

    past: str
    base: str


DEEDS = {
    "AGREE": Deed("agreed", "agree", "with"),
    "CONSULT": Deed("held talks", "hold talks", "with"),
    "CONSULT visit": Deed("paid a visit", "pay a visit", "to"),
    "CONSULT phone": Deed("spoke by phone", "speak by phone", "with"),
    "CONSULT multilateral": Deed("met in a group", "meet in a group", "with"),
    "CONSULT third-party": Deed("met on third ground", "meet on third ground", "with"),
    "SUPPORT": Deed("showed support", "show support", "for"),
    "CONCEDE": Deed("gave way", "give way", "to"),
    "COOPERATE": Deed("worked together", "work together", "with"),
    "AID": Deed("gave aid", "give aid", "to"),
    "RETREAT": Deed("gave ground", "give ground", "to"),
    "RETREAT withdraw": Deed("pulled back", "pull back", "before"),
    "RETREAT release": Deed("released people or property", "release people or property", "of"),
    "RETREAT disarm": Deed("disarmed", "disarm", "before"),
    "RETREAT ceasefire": Deed("ceased fire", "cease fire", "with"),
    "RETREAT access": Deed("gave access", "give access", "to"),
    "RETREAT resign": Deed("resigned", "resign", "before"),
    "REQUEST": Deed("made a request", "make a request", "of"),
    "REQUEST assist": Deed("asked for help", "ask for help", "from"),
    "REQUEST change": Deed("asked for a change of policy", "ask for a change of policy", "from"),
    "REQUEST yield": Deed("asked for concessions", "ask for concessions", "from"),
    "REQUEST meet": Deed("asked for talks", "ask for talks", "with"),
    "ACCUSE": Deed("made accusations", "make accusations", "against"),
    "ACCUSE disapprove": Deed("criticized", "criticize", ""),
    "ACCUSE investigate": Deed("investigated", "investigate", ""),
    "ACCUSE allege": Deed("made allegations", "make allegations", "against"),
    "REJECT": Deed("said no", "say no", "to"),
    "REJECT assist": Deed("refused help", "refuse help", "to"),
    "REJECT change": Deed("refused a change of policy", "refuse a change of policy", "to"),
    "REJECT yield": Deed("refused to give way", "refuse to give way", "to"),
    "REJECT meet": Deed("refused talks", "refuse talks", "with"),
    "THREATEN": Deed("made a threat", "make a threat", "against"),
    "THREATEN restrict": Deed("threatened restrictions", "threaten restrictions", "against"),
    "THREATEN arrest": Deed("threatened arrests", "threaten arrests", "of"),
    "THREATEN relations": Deed("threatened to cut relations", "threaten to cut relations", "with"),
    "THREATEN expel": Deed("threatened expulsion", "threaten expulsion", "of"),
    "THREATEN territory": Deed("threatened to take territory", "threaten to take territory", "of"),
    "THREATEN violence": Deed("threatened violence", "threaten violence", "against"),
    "PROTEST": Deed("protested", "protest", "against"),
    "PROTEST demo": Deed("demonstrated", "demonstrate", "against"),
    "PROTEST riot": Deed("rioted", "riot", "against"),
    "PROTEST strike": Deed("went on strike", "go on strike", "against"),
    "PROTEST hunger": Deed("went on hunger strike", "go on hunger strike", "against"),
    "PROTEST boycott": Deed("boycotted", "boycott", ""),
    "PROTEST obstruct": Deed("blocked passage in protest", "block passage in protest", "against"),
    "PROTEST vandalize": Deed("damaged property in protest", "damage property in protest", "against"),
    "SANCTION": Deed("imposed sanctions", "impose sanctions", "on"),
    "SANCTION convict": Deed("convicted", "convict", ""),
    "SANCTION expel": Deed("expelled envoys or members", "expel envoys or members", "of"),
    "SANCTION withdraw": Deed("pulled out of what it shared", "pull out of what it shares", "with"),
    "SANCTION discontinue": Deed("cut or curbed exchange", "cut or curb exchange", "with"),
    "MOBILIZE": Deed("mobilized", "mobilize", "against"),
    "MOBILIZE troops": Deed("mobilized troops", "mobilize troops", "against"),
    "MOBILIZE weapons": Deed("readied weapons", "ready weapons", "against"),
    "MOBILIZE police": Deed("mobilized police", "mobilize police", "against"),
    "MOBILIZE militia": Deed("mobilized militia", "mobilize militia", "against"),
    "COERCE": Deed("used force of law or state", "use force of law or state", "against"),
    "COERCE seize": Deed("seized property", "seize property", "of"),
    "COERCE restrict": Deed("imposed restrictions", "impose restrictions", "on"),
    "COERCE censor": Deed("censored", "censor", ""),
    "COERCE curfew": Deed("imposed a curfew", "impose a curfew", "on"),
    "COERCE martial-law": Deed("imposed martial law", "impose martial law", "on"),
    "COERCE arrest": Deed("arrested", "arrest", ""),
    "COERCE deport": Deed("deported", "deport", ""),
    "COERCE withhold": Deed("withheld goods or services", "withhold goods or services", "from"),
    "COERCE misinformation": Deed("spread false information", "spread false information", "against"),
    "COERCE cyber": Deed("attacked computers", "attack computers", "of"),
    "ASSAULT": Deed("attacked", "attack", ""),
    "ASSAULT abduct": Deed("abducted", "abduct", ""),
    "ASSAULT beat": Deed("beat", "beat", ""),
    "ASSAULT torture": Deed("tortured", "torture", ""),
    "ASSAULT sexual": Deed("used sexual violence", "use sexual violence", "against"),
    "ASSAULT targeted": Deed("attacked a chosen target", "attack a chosen target", "of"),
    "ASSAULT destroy": Deed("destroyed property", "destroy property", "of"),
    "ASSAULT primitive": Deed("attacked", "attack", "", "with primitive weapons"),
    "ASSAULT firearms": Deed("attacked", "attack", "", "with firearms"),
    "ASSAULT explosives": Deed("attacked", "attack", "", "with explosives"),
    "ASSAULT suicide-attack": Deed("attacked", "attack", "", "in a suicide attack"),
    "ASSAULT aerial": Deed("attacked", "attack", "", "from the air"),
    "ASSAULT drone": Deed("attacked", "attack", "", "with drones"),
    "ASSAULT heavy-weapons": Deed("attacked", "attack", "", "with heavy weapons"),
    "ASSAULT crowd-control": Deed("used crowd control", "use crowd control", "against"),
    "ASSAULT unconventional": Deed("attacked", "attack", "", "with unconventional weapons"),
}

NOUNS = {
    "AGREE": Noun("an agreement", "with"),
    "CONSULT": Noun("talks", "with"),
    "SUPPORT": Noun("support", "for"),
    "CONCEDE": Noun("a concession", "to"),
    "COOPERATE": Noun("cooperation", "with"),
    "AID": Noun("aid", "to"),
    "RETREAT": Noun("a pullback", "before"),
    "REQUEST": Noun("a request", "to"),
    "ACCUSE": Noun("an accusation", "against"),
    "REJECT": Noun("a refusal", "to"),
    "THREATEN": Noun("a threat", "against"),
    "PROTEST": Noun("a protest", "against"),
    "SANCTION": Noun("sanctions", "on"),
    "MOBILIZE": Noun("a mobilization", "against"),
    "COERCE": Noun("coercion", "of"),
    "ASSAULT": Noun("an attack", "on"),
}

# {deed}: "talks"; {deed_to}: "talks with X"; {do_to}: "hold talks with X"; {to}: "X".
OPERATORS = {
    "AGREE": Operator("agreed to {do_to}", "agree to {do_to}"),
    "CONCEDE": Operator("gave way on {deed_to}", "give way on {deed_to}"),
    "RETREAT": Operator("held back from {deed_to}", "hold back from {deed_to}"),
    "REQUEST": Operator("asked {to} for {deed}", "ask {to} for {deed}"),
    "ACCUSE": Operator("accused {to} of {deed}", "accuse {to} of {deed}"),
    "REJECT": Operator("refused {deed_to}", "refuse {deed_to}"),
    "THREATEN": Operator("threatened {deed_to}", "threaten {deed_to}"),
    "SANCTION": Operator("cut off {deed_to}", "cut off {deed_to}"),
    "SUPPORT": Operator("spoke for {deed_to}", "speak for {deed_to}"),
}
