"""The words of the newswire grammar: nouns and verbs by class, with every regular form by rule.

Classes say what goes with what, so that sentences are nonsense at worst about facts and not about grammar.
"""

from functools import cache

import lemmas

# -- nouns: class to words; _ joins a compound, ~ a plural that is not made by rule (singular~plural) --------------  # noqa: E501
NOUNS = {
    "force": "warplane jet gunman~gunmen rebel militant soldier policeman~policemen drone insurgent fighter trooper "  # noqa: E501
    "guerrilla bomber commando militia paratrooper sniper helicopter border_guard riot_officer peacekeeper "
    "army_unit gunboat warship bandit pirate extremist mercenary vigilante separatist jihadist assailant attacker "  # noqa: E501
    "suicide_bomber security_officer prison_guard marine tank fighter_jet militiaman~militiamen hacker armed_group "  # noqa: E501
    "air_defense naval_vessel mob gang cartel recruit reservist intelligence_agent coast_guard",
    "people": "protester student deputy lawmaker detainee hostage villager farmer migrant refugee worker miner driver "  # noqa: E501
    "activist journalist demonstrator resident civilian prisoner tourist passenger pilgrim teacher nurse doctor "  # noqa: E501
    "lawyer trader shopkeeper settler monk priest cleric supporter opponent voter fisherman~fishermen truck_driver "  # noqa: E501
    "aid_worker opposition_activist human_rights_lawyer bystander survivor relative widow schoolgirl child~children "  # noqa: E501
    "woman~women man~men pensioner veteran defector dissident convict suspect smuggler witness dock_worker herder "  # noqa: E501
    "pilot rail_worker trade_unionist opposition_supporter university_student asylum_seeker exile blogger "
    "environmentalist peasant foreigner national engineer mayor worshiper mourner shipyard_worker",
    "official": "official diplomat minister president commander spokesman~spokesmen spokeswoman~spokeswomen envoy "  # noqa: E501
    "ambassador general mayor governor premier chancellor judge prosecutor negotiator mediator senator general "  # noqa: E501
    "adviser analyst observer opposition_leader party_leader union_leader rebel_leader gang_leader army_chief "  # noqa: E501
    "police_chief police_officer prime_minister foreign_minister defense_minister interior_minister finance_minister "  # noqa: E501
    "justice_minister health_minister candidate investigator expert historian lawmaker inspector chief_negotiator "  # noqa: E501
    "aide military_spokesman~military_spokesmen government_official militia_commander tribal_elder king bishop "  # noqa: E501
    "warlord vice_president monitor consul legislator caretaker_premier",
    "body": "government ministry parliament court union party council army navy committee commission cabinet senate "  # noqa: E501
    "coalition bloc junta opposition assembly agency regime alliance monarchy embassy supreme_court election_board "  # noqa: E501
    "central_bank interior_ministry foreign_ministry defense_ministry human_rights_group news_agency company firm "  # noqa: E501
    "regulator tribunal federation presidency administration delegation task_force aid_group watchdog charity "  # noqa: E501
    "ruling_party church newspaper broadcaster airline oil_company student_union trade_union health_ministry "
    "security_council appeals_court city_council border_agency militia movement bank police_department secretariat "  # noqa: E501
    "state_television rights_group medical_charity grain_board lower_house",
    "thing": "village bus tanker convoy embassy checkpoint pipeline bridge highway hospital school market mosque "  # noqa: E501
    "church refinery power_plant airport port barracks_gate police_station prison camp refugee_camp oil_field depot "  # noqa: E501
    "warehouse factory dam train ship vessel truck hotel base air_base military_base naval_base outpost town city "  # noqa: E501
    "border_crossing road building house bakery water_plant oil_terminal railway_station cargo_ship fuel_depot "  # noqa: E501
    "ammunition_depot weapons_factory nuclear_plant radar_site border_post consulate television_station island valley "  # noqa: E501
    "hilltop province cemetery monastery library university dormitory apartment_block marketplace kiosk ferry "  # noqa: E501
    "minibus motorcade newspaper_office grain_silo substation trench bunker runway",
    "event": "strike raid rally summit ceasefire drill trial offensive attack bombing airstrike ambush siege protest "  # noqa: E501
    "march demonstration vote election referendum coup invasion crackdown visit meeting hearing inquiry probe "  # noqa: E501
    "investigation exercise boycott blockade air_raid rocket_attack drone_strike missile_test hunger_strike "
    "general_strike peace_conference prisoner_exchange prisoner_swap house_search night_march sit-in military_exercise "  # noqa: E501
    "naval_drill mass_rally suicide_bombing car_bombing election_campaign trade_mission rescue_operation evacuation "  # noqa: E501
    "assassination kidnapping shooting blast explosion riot uprising clash mutiny massacre jailbreak shelling "  # noqa: E501
    "bombardment operation debate session walkout shutdown blackout mediation",
    "deal": "deal agreement pact treaty accord truce ceasefire plan bill proposal resolution law budget contract "  # noqa: E501
    "amendment peace_plan trade_deal border_agreement fisheries_accord oil_contract aid_package draft_resolution "  # noqa: E501
    "asylum_bill pension_reform power-sharing_deal grain_deal nuclear_accord extradition_treaty roadmap decree "  # noqa: E501
    "constitution protocol memorandum peace_offer compromise motion ban_proposal security_pact tax_law",
    "curb": "sanction curfew ban embargo blockade tariff restriction travel_ban arms_embargo oil_price_cap export_ban "  # noqa: E501
    "asset_freeze no-fly_zone state_of~ border_closure visa_ban fine tax penalty export_control trade_barrier "  # noqa: E501
    "price_cap import_duty media_blackout exclusion_zone emergency_law trade_curb lockdown".replace(
        "state_of~ ", ""
    ),
    "talk": "talk negotiation peace_talk trade_talk consultation discussion relation tie diplomatic_tie "
    "cooperation_agreement contact border_negotiation disarmament_talk coalition_talk dialogue",
    "claim": "report accusation allegation claim charge demand request call appeal statement offer proposal warning "  # noqa: E501
    "threat criticism petition complaint suggestion verdict ruling apology letter",
    "matter": "crisis conflict dispute violence_level situation threat problem reform budget_deficit border_dispute "  # noqa: E501
    "security_situation human_rights_record food_shortage oil_price war corruption_case election_result famine "  # noqa: E501
    "drought epidemic war_crime arms_race fuel_shortage nuclear_program missile_program debt_crisis migration_policy "  # noqa: E501
    "trade_policy peace_process refugee_crisis land_reform media_law price_rise inflation_rate hostage_crisis",  # noqa: E501
    "aid": "aid_shipment grant loan tent medicine blanket food_parcel ambulance tank missile rifle fighter_jet drone "  # noqa: E501
    "ration vaccine generator bulldozer helicopter emergency_loan wheat_shipment weapon air_defense_system "
    "military_adviser observer peacekeeper troop_carrier scholarship donation",
    "post": "prime_minister president chairman~chairmen ambassador commander governor mayor spokesman~spokesmen "  # noqa: E501
    "finance_minister chief_judge party_leader interim_president envoy",
}
MASS = {
    "event": "violence unrest looting fighting sabotage",
    "aid": "food ammunition equipment assistance fuel money humanitarian_aid military_aid cash",
    "matter": "inflation corruption poverty terrorism unemployment piracy smuggling",
    "people": "",
}
PTAN = {"force": "troops"}  # only in the plural
PEOPLE_PLURAL = {"force": "police", "people": "people"}
ADJECTIVES = {
    "force": "armed masked heavily_armed pro-government foreign unidentified suspected rival local loyal Islamist Shiite "  # noqa: E501
    "Sunni Kurdish Maoist communist separatist off-duty government-backed allied heavy additional special royal "  # noqa: E501
    "young elite hooded naval paramilitary",
    "people": "angry striking young local jailed foreign elderly unarmed displaced injured wounded evicted homeless hungry "  # noqa: E501
    "veteran prominent Christian Muslim Kurdish Tamil stranded undocumented exiled retired unemployed local rural "  # noqa: E501
    "disabled ethnic orphaned",
    "official": "senior former top local retired ousted exiled deposed outgoing acting special chief deputy junior "  # noqa: E501
    "regional disgraced anonymous veteran outspoken embattled newly_elected",
    "body": "new ruling interim transitional regional federal military independent national provincial main leftist "  # noqa: E501
    "conservative liberal powerful constitutional provisional local higher socialist nationalist state-run influential",  # noqa: E501
    "thing": "besieged remote crowded main disputed northern southern eastern western central coastal key old abandoned "  # noqa: E501
    "strategic heavily_guarded nuclear rural packed new large small ancient occupied historic busy rebel-held",  # noqa: E501
    "event": "joint new planned violent deadly peaceful two-day massive large nationwide bloody early annual unprecedented "  # noqa: E501
    "surprise coordinated emergency fresh military naval public last-minute alleged failed unauthorized botched daring",  # noqa: E501
    "deal": "new controversial historic draft landmark bilateral interim secret final tentative long-awaited proposed "  # noqa: E501
    "sweeping key fragile comprehensive disputed",
    "curb": "new tough economic financial harsh nighttime temporary international sweeping partial strict unilateral",  # noqa: E501
    "talk": "new direct secret bilateral fresh high-level six-party indirect stalled nuclear last-minute",
    "claim": "new false repeated formal official baseless public joint serious urgent angry unconfirmed",
    "matter": "growing deepening political economic long-running humanitarian serious internal regional worsening "  # noqa: E501
    "financial constitutional nuclear looming",
    "aid": "urgent emergency new military medical heavy advanced second-hand long-range free additional international",  # noqa: E501
    "post": "new interim acting next former",
}
VBG_ADJ = frozenset(
    ["striking", "ruling", "growing", "deepening", "worsening", "looming", "outgoing", "acting"]
)
VBN_ADJ = frozenset(
    [
        "armed",
        "masked",
        "suspected",
        "jailed",
        "displaced",
        "injured",
        "wounded",
        "evicted",
        "exiled",
        "ousted",
        "deposed",
        "elected",
        "stranded",
        "retired",
        "guarded",
        "besieged",
        "disputed",
        "abandoned",
        "occupied",
        "crowded",
        "packed",
        "planned",
        "coordinated",
        "alleged",
        "proposed",
        "repeated",
        "stalled",
        "orphaned",
        "disgraced",
        "unidentified",
    ]
) - {"unidentified", "crowded", "disputed"}

# -- verbs: classes of object, then verbs (verb_particle for particle verbs) ----------------------------------------  # noqa: E501
OBJECT_VERBS = {
    "force people": "kill wound arrest detain attack ambush kidnap release free capture evacuate deport rescue disperse "  # noqa: E501
    "teargas shoot fire_on~ target surround disarm expel abduct injure interrogate torture beat jail hang assault "  # noqa: E501
    "protect question execute hunt_down round_up pursue harass intimidate trap chase recruit overpower repel train "  # noqa: E501
    "mobilize massacre behead seize search bring_in lure send_back turn_back drive_out",
    "official": "appoint dismiss sack meet summon expel recall criticize praise accuse~ elect assassinate oust poison "  # noqa: E501
    "arrest impeach indict replace nominate question welcome brief snub honor denounce host phone thank depose back "  # noqa: E501
    "endorse reappoint sue convict acquit name pardon swear_in target sentence extradite vote_out call_in",
    "body": "criticize accuse~ back support condemn dissolve petition sue denounce blame defy fund advise ban overthrow "  # noqa: E501
    "topple boycott lead join quit leave form disband reshuffle warn suspend urge~ ask~ pressure mistrust fight hack "  # noqa: E501
    "blacklist praise infiltrate finance bring_down take_over outlaw sideline",
    "thing": "bomb shell storm attack raid seize besiege destroy torch bombard strike occupy recapture retake surround "  # noqa: E501
    "hit burn_down blow_up shut_down close reopen patrol inspect visit damage evacuate encircle loot enter leave "  # noqa: E501
    "search block guard capture overrun rebuild liberate abandon ransack blockade hijack sabotage mine fortify "  # noqa: E501
    "demolish flatten intercept pound target set_up take_back cut_off defend ram seal_off pass hold cross flee",  # noqa: E501
    "event": "condemn launch halt stage hold call_off postpone plan suspend organize begin end cancel join disrupt ban "  # noqa: E501
    "carry_out monitor announce denounce order lead boycott prevent call welcome mark continue resume foil thwart "  # noqa: E501
    "delay survive film investigate step_up extend mount avenge approve oppose put_off break_up quell crush repel "  # noqa: E501
    "observe expect witness criticize celebrate intensify authorize",
    "deal": "sign reject approve ratify scrap suspend accept endorse extend violate breach back draft propose adopt amend "  # noqa: E501
    "veto pass oppose abandon renew finalize welcome unveil criticize torpedo drop negotiate broker shelve withdraw "  # noqa: E501
    "break publish honor tear_up call_off turn_down discuss debate reach work_out rule_out present review block uphold",  # noqa: E501
    "curb": "impose lift ease tighten extend scrap waive announce end evade introduce reimpose defy demand relax propose "  # noqa: E501
    "criticize oppose double consider~ approve enforce bring_in call_for~ condemn flout circumvent reinstate",
    "talk": "resume hold suspend break_off begin end restart cut sever restore reject open host boycott call_off derail "  # noqa: E501
    "welcome offer~ join leave start continue mediate abandon propose",
    "claim": "reject deny dismiss make~ issue withdraw ignore repeat welcome investigate confirm publish rebut renew "  # noqa: E501
    "answer file drop study leak criticize back echo hear prompt retract overturn sign weigh",
    "matter": "discuss face worsen address resolve solve end fuel aggravate deepen settle debate raise tackle highlight "  # noqa: E501
    "ignore spark overcome fear warn_of~ defuse escalate prolong blame trigger overshadow criticize regret handle "  # noqa: E501
    "contain inflame admit",
    "aid": "send deliver supply donate offer provide receive buy deploy hand_over smuggle seize ship distribute pledge "  # noqa: E501
    "airlift import sell store test hand_out order request export transfer unload promise intercept confiscate "  # noqa: E501
    "withhold display purchase demand return dispatch bring_in",
}
PP_VERBS = {
    "into thing": "march burst sneak cross break walk",
    "to thing": "march flee return travel retreat drive move withdraw go",
    "from thing": "withdraw flee escape retreat march disappear",
    "with force": "clash fight collaborate skirmish",
    "with official": "meet talk confer negotiate quarrel speak cooperate",
    "with body": "negotiate cooperate break side split merge",
    "to claim": "respond react object",
    "to deal": "agree object return adhere commit",
    "for event": "prepare gather train assemble call campaign vote",
    "for deal": "vote call campaign push lobby",
    "against deal": "vote protest demonstrate campaign rally warn",
    "against body": "revolt protest rebel demonstrate rise conspire rally",
    "against matter": "protest demonstrate fight march warn",
    "on thing": "advance open_fire~ fire march descend converge",
    "at force": "shoot fire",
    "in event": "participate die perish take_part~ serve vote",
    "on matter": "focus differ disagree vote",
    "over deal": "resign quarrel differ bicker",
    "over matter": "resign quarrel wrangle feud",
    "of event": "warn learn hear",
    "about matter": "complain talk worry joke",
    "near thing": "gather camp crash land assemble patrol sink explode rally",
    "outside thing": "gather camp demonstrate rally protest assemble die chant",
    "by event": "begin",
}
PARTICIPLES = "kill wound injure damage accuse cite demand leave destroy vow trap block call urge"
TO_VERBS = (
    "plan vow refuse agree threaten hope seek promise offer decide want fail try begin intend prepare pledge "
    "struggle aim attempt decline move continue hesitate start undertake expect choose race scramble manage need "  # noqa: E501
    "demand rush consent swear opt"
)
ING_VERBS = "mull consider deny stop avoid weigh resume propose start begin continue favor oppose resist halt risk recommend"  # noqa: E501
AIMED = (
    "urge ask order press force allow tell persuade warn invite instruct encourage compel authorize permit advise help "  # noqa: E501
    "pressure require forbid challenge expect"
)
TOLD = "tell inform assure remind warn notify"
SAYING = (
    "say announce report claim warn confirm admit deny believe insist acknowledge state add declare argue note predict "  # noqa: E501
    "fear hope suggest reveal complain maintain disclose conclude recall allege concede stress learn estimate"
)
QUOTING = "say add tell~ warn declare insist announce shout write claim complain explain argue note"
SET_VBN = "set expected scheduled ordered forced prepared allowed asked required authorized invited obliged urged told supposed"  # noqa: E501
SET_JJ = "due likely ready unlikely willing able eager unable reluctant poised keen free unwilling"
PAIRED_NOUNS = (  # nominalizations: noun, by or of, class of the one who suffers it
    "arrest/people killing/people capture/thing destruction/thing assassination/official expulsion/official "
    "bombing/thing occupation/thing release/people kidnapping/people dismissal/official resignation/official "
    "death/people deportation/people closure/thing seizure/thing approval/deal rejection/deal signing/deal "
    "collapse/deal lifting/curb loss/thing detention/people imprisonment/people cancellation/event end/event "
    "shelling/thing beating/people torture/people return/people withdrawal/force deployment/force appointment/official "  # noqa: E501
    "violation/deal treatment/people trial/people evacuation/people extradition/official burning/thing election/official"  # noqa: E501
)
INTENT_NOUNS = "plan decision bid attempt effort offer threat promise refusal readiness pledge vow demand willingness proposal"  # noqa: E501
THAT_NOUNS = (
    "claim report fear hope warning belief allegation statement suggestion accusation evidence sign assurance"
)
LIGHT = (
    "make/effort make/statement make/proposal make/visit pay/visit hold/meeting hold/rally take/step take/measure "  # noqa: E501
    "give/speech issue/warning issue/statement launch/attack launch/investigation reach/agreement sign/contract "  # noqa: E501
    "express/concern stage/protest mount/offensive conduct/exercise open/inquiry cast/ballot lodge/protest "
    "voice/concern pass/resolution play/role hold/press_conference commit/atrocity deliver/ultimatum"
)
CITIZEN_ORGS = (
    "Red_Crescent:amod Hamas Hezbollah Taliban Fatah NATO UNHCR Interpol Reuters Xinhua Greenpeace Gazprom Boko_Haram "  # noqa: E501
    "OPEC ECOWAS ASEAN UNICEF Pentagon:det Kremlin:det Vatican:det Knesset:det Duma:det Bundestag:det AFP Tass Houthis "  # noqa: E501
    "Oxfam Amnesty EU UN IAEA Eulex Interfax"
)
AGENCIES = "Reuters AP AFP Tass Xinhua Interfax IRNA DPA Belga Kyodo Anadolu SANA Yonhap Antara Agency"
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
REGION_ADJ = "southern northern eastern western central northeastern northwestern southeastern southwestern"
TITLES = (
    "President General Colonel Senator Governor Mayor Judge Chancellor King Queen Ambassador Prince Bishop Ayatollah "  # noqa: E501
    "Sheikh Major Captain Rabbi Pope Archbishop Secretary Prime_Minister Foreign_Minister Vice_President Interior_Minister "  # noqa: E501
    "Defense_Minister Finance_Minister Gen. Col. Lt. Sen. Dr. Brig. Mr. Ms."
)

SHORT = frozenset(
    [
        "ram",
        "stab",
        "grab",
        "plan",
        "stop",
        "swap",
        "trap",
        "drag",
        "beg",
        "lag",
        "bar",
        "ban",
        "jam",
        "rob",
        "tap",
        "top",
        "rip",
        "rig",
    ]
)
AMERICAN = frozenset(
    [
        "cancel",
        "travel",
        "quarrel",
        "fuel",
        "signal",
        "label",
        "level",
        "model",
        "marshal",
        "counsel",
        "channel",
        "total",
    ]
)
EXCEPTIONS = {
    "hang": ("hanged", "hanged"),
    "teargas": ("teargassed", "teargassed"),
    "shed": ("shed", "shed"),
    "shut": ("shut", "shut"),
    "mistrust": ("mistrusted", "mistrusted"),
    "be": ("was", "been"),
    "have": ("had", "had"),
    "do": ("did", "done"),
}


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")) or noun in ("embargo", "hero", "veto"):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def listed_verbs() -> dict[str, str]:
    """The entries of lists/verbs.txt by their verb."""
    lines = [x for x in lemmas.VERBS.read_text("utf8").splitlines() if not x.startswith("#")]
    found: dict[str, str] = {}
    for entry in " ".join(lines).split():
        verb = entry.rstrip("+").split(":")[0]
        if verb not in found or entry != verb:
            found[verb] = entry
    return found


@cache
def inflect(verb: str) -> dict[str, str]:
    """base, third, past, participle and gerund of a verb."""
    entry = listed_verbs().get(verb, verb)
    _, *irregular = entry.rstrip("+").split(":")
    doubled = entry.endswith("+") or verb in SHORT or (bool(irregular) and lemmas.short(verb))
    stem = verb + verb[-1] if doubled and verb not in AMERICAN and not verb.endswith("e") else verb
    if verb in EXCEPTIONS:
        irregular = list(EXCEPTIONS[verb])
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = verb + "d" if verb.endswith("e") else stem + "ed"
    if verb.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif verb.endswith("e") and verb[-2:] not in ("ee", "ye", "oe"):
        gerund = verb[:-1] + "ing"
    else:
        gerund = stem + "ing"
    if verb == "teargas":
        third, gerund = "teargasses", "teargassing"
    first, second = irregular or (past, past)
    third = {"have": "has", "be": "is"}.get(verb, third)
    return {"base": verb, "third": third, "past": first, "participle": second, "gerund": gerund}
