"""What speaks against two mentions being one event, and how much for it."""

from typing import Any

from .fillers import Filler, Likeness, liken
from .tellings import Place, Telling

SEVERAL = frozenset(("party", "participant", "team", "caller"))
"""Roles that hold more than one: two of them in common are the event, one is little."""
DOERS = frozenset((
    "agency", "agent", "attacker", "body", "captor", "court", "donor", "force", "giver", "host", "imposer", "institution", "investor", "organizer",
    "perpetrator", "publisher", "visitor", "weapon",
))  # fmt: skip
"""Roles whose filler does the like many times, or is used for it: it alone is no evidence."""
SETTINGS = frozenset(("cause", "charge", "competition", "goal", "sentence", "topic"))
"""The same of what an event is about or happens in; a cause in words of its own is evidence."""
SAID = "speaker"
"""A role that must be the same: what is said is an event of the speaker's."""
MEASURES = frozenset(("indicator", "sport"))
"""Types whose figures are the event: another figure is another event."""
SPEECH = frozenset(("condemn", "demand", "reject", "support", "threaten"))
_NO_NOUNS = SPEECH | {"indicator"}
"""Types that no definite noun means again: «الارتفاع», «الدعوة»."""
OF_MANY_KINDS = frozenset(("military", "report"))
"""Types whose nouns mean different things: «الحرب» is not «التحرير»."""
OPEN = frozenset(("hypothetical", "requested"))
ONCE = frozenset(("deceased", "victim"))
"""What befalls the one named only once."""
ENOUGH = 3
_SURE = 4
"""What a list of the like («واعتقل …، واعتقل …») does not make doubtful."""
_NAMED_AGAIN = 5
"""Sentences that a definite noun looks back."""
_MANY_AGAIN = 2
"""The same of a plural, which is often of others: «الهجمات»."""
_LONG = frozenset(("week", "month", "quarter", "half", "season", "year", "decade", "century"))
"""Grains of a date that tells an event apart from the one of the day."""
TELLING_FIGURE = 4


def is_against(later: Telling, earlier: Telling) -> bool:
    """Does anything contradict that the two mentions are one event?"""
    one, other = later.event, earlier.event
    if one["polarity"] != other["polarity"] or (one["modality"] in OPEN) != (other["modality"] in OPEN):
        return True
    if not _days_meet(one["date"], other["date"]) or _is_ahead_of(one, other) or _is_ahead_of(other, one):
        return True
    if not _places_meet(later.places, earlier.places) or _numbers_differ(later, earlier):
        return True
    return any(_clash(role, fillers, earlier.fillers[role], one["type"]) for role, fillers in later.fillers.items() if role in earlier.fillers)


def weigh(later: Telling, earlier: Telling, *, nearest: bool) -> int:
    """How much speaks for one event, 0 if it is not enough."""
    if later.another or (later.event["type"] in SPEECH and not _same_speaker(later, earlier)):
        return 0
    apart = later.event["sentence"] - earlier.event["sentence"]
    headline = earlier.event["sentence"] == 0 and apart == 1 and not later.goes_on
    weight = figures = strongest = 0
    alike = later.event["trigger"]["lemma"] == earlier.event["trigger"]["lemma"]
    listed_anew = True
    for role, fillers in later.fillers.items():
        if role not in earlier.fillers:
            continue
        if any(filler.value is not None for filler in fillers):
            figures = max(figures, figure_weight(fillers, earlier.fillers[role]))
            continue
        part = role_weight(role, later, earlier, fresh=not headline, near=apart <= _NAMED_AGAIN)
        if role in SEVERAL and not part and (later.event["type"] in MEASURES or any(filler.named for filler in fillers)):
            return 0
        listed_anew = listed_anew and (part < 2 or role in SEVERAL)
        weight, strongest = weight + part, max(strongest, part)
    weight += figures
    if later.event["type"] in MEASURES and not alike and not figures and later.event["trigger"]["form"] != "noun":
        return 0
    again = nearest and apart <= _NAMED_AGAIN and _is_named_again(later, earlier)
    if alike:
        verbs = later.event["trigger"]["form"] == earlier.event["trigger"]["form"] == "verb"
        weight += -1 if verbs and later.joined and apart <= 1 and listed_anew else 1
    if again:
        weight = max(weight, ENOUGH)
    elif headline and (strongest > 1 or (strongest and alike)):
        weight += 1
    return weight if weight >= ENOUGH else 0


def figure_weight(later: tuple[Filler, ...], earlier: tuple[Filler, ...]) -> int:
    """How much an equal figure says: the larger, the more."""
    if any(isinstance(filler.value, str) for filler in later) and max(len(later), len(earlier)) > 1:
        return 0  # the scores of several matches
    equal = [
        one for one in later for other in earlier if one.value == other.value and one.start != other.start and liken(one, other) > Likeness.CLASH
    ]
    if not equal:
        return 0
    value = equal[0].value
    return 2 if not isinstance(value, (int, float)) or value >= TELLING_FIGURE else 1


def role_weight(role: str, later: Telling, earlier: Telling, *, fresh: bool, near: bool) -> int:
    """How much it says that a role is filled by the same."""
    pairs = [(liken(one, other), one, other) for one in later.fillers[role] for other in earlier.fillers[role]]
    likeness, one, other = max(pairs, key=lambda pair: pair[0])
    if likeness < Likeness.NOUN:
        return 0
    if one.start == other.start and role not in SEVERAL:  # one mention with two triggers, which says little, unless it is one of them: «اندلع حريق»
        return ENOUGH if _names_the_event(one, later, earlier) else 0
    if role in SEVERAL:
        matched = [pair for pair in pairs if pair[0] >= Likeness.WORDS or pair[1].words == pair[2].words]
        return ENOUGH if len({pair[1].start for pair in matched}) > 1 and len({pair[2].start for pair in matched}) > 1 else int(bool(matched))
    if role in DOERS or role == SAID:
        return int(likeness >= Likeness.WORDS)
    if likeness == Likeness.NAME:
        return _SURE if role in ONCE or (one.unique and other.unique) else 2
    shorter = one.words <= other.words
    now_known = shorter and one.definite and not other.definite and near  # «مدرسة», then «المدرسة»
    if role in SETTINGS and likeness != Likeness.WORDS:
        return 2 * now_known
    if now_known:
        return _SURE
    shared = len(one.words & other.words)
    if not one.definite and fresh:
        return min(shared - 1, 2)  # «حملة», «مذكرة تفاهم» may be another, «سعر خام برنت» hardly
    return min(shared, ENOUGH) if likeness == Likeness.WORDS and (shorter or not fresh) else 1


def _names_the_event(filler: Filler, later: Telling, earlier: Telling) -> bool:
    return any(filler.start <= telling.event["trigger"]["start"] < filler.end for telling in (later, earlier))


def _is_named_again(later: Telling, earlier: Telling) -> bool:
    """Is the event named by a definite noun, and one that may mean the earlier mention?"""
    if not later.nouns.known or later.event["type"] in _NO_NOUNS or (later.joined and later.event["trigger"]["form"] != "verb"):
        return False  # «القبض على …، والقبض على …»
    if later.nouns.plural and later.event["sentence"] - earlier.event["sentence"] > _MANY_AGAIN:
        return False
    told = {lemma for lemma, i in earlier.nouns.told.items() if i < later.first} | {earlier.event["trigger"]["lemma"]}
    if not (later.nouns.pointed and later.event["type"] not in OF_MANY_KINDS) and not later.nouns.known & told:
        return False
    if later.event["type"] in MEASURES and later.fillers.keys() & SEVERAL - earlier.fillers.keys():
        return False
    if later.event["date"]["source"] == "explicit" and later.event["date"]["grain"] in _LONG and not earlier.event["date"]["value"]:
        return False  # «الهجوم المزدوج في يونيو الماضي»
    for role, fillers in later.fillers.items():
        others = earlier.fillers.get(role)
        if others and role not in DOERS:
            likeness = max(liken(one, other) for one in fillers for other in others)
            if role in SEVERAL and all(filler.definite and not filler.named for filler in fillers):  # «البلدان», «الجانبان»
                continue
            if likeness < (Likeness.UNKNOWN if role in SETTINGS else Likeness.NOUN):
                return False
    return True


def _numbers_differ(later: Telling, earlier: Telling) -> bool:
    """Is one event told by one mention, several by the other («الهجمات»)?"""
    if not (later.nouns.plural or earlier.nouns.plural):
        return False
    nouns = {lemma for lemma, i in earlier.nouns.told.items() if i <= later.first}
    shared = nouns & later.nouns.told.keys()
    if shared:
        return all((lemma in later.nouns.plural) != (lemma in earlier.nouns.plural) for lemma in shared)
    many, many_before = bool(later.nouns.plural), bool(earlier.nouns.plural & nouns)
    return many != many_before and any(telling.nouns.plural and telling.event["trigger"]["form"] != "verb" for telling in (later, earlier))


def _same_speaker(later: Telling, earlier: Telling) -> bool:
    return any(liken(one, other) >= Likeness.NOUN for one in later.fillers.get(SAID, ()) for other in earlier.fillers.get(SAID, ()))


def _clash(role: str, later: tuple[Filler, ...], earlier: tuple[Filler, ...], kind: str) -> bool:
    """Is the role filled by two that are not one?"""
    counted = [filler.value is not None for filler in (*later, *earlier)]
    if any(counted):
        return kind in MEASURES and all(counted) and not {filler.value for filler in later} & {filler.value for filler in earlier}
    several = role in SEVERAL
    if several and len(later) == len(earlier) == 1:
        return False
    likenesses = [[liken(one, other) for other in earlier] for one in later]
    if several:
        left = all(max(row) >= Likeness.UNKNOWN for row in likenesses)
        return not left and any(max(column) < Likeness.UNKNOWN for column in zip(*likenesses, strict=True))
    best = max(map(max, likenesses))
    if best == Likeness.OTHER:
        return role not in DOERS and not any(filler.definite for filler in later)
    return best == Likeness.CLASH


def _is_ahead_of(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Is one planned for a day, and the other past?"""
    return bool(
        one["modality"] == "planned"
        and one["tense"] != "past"
        and one["date"]["earliest"]
        and other["modality"] == "asserted"
        and other["tense"] == "past"
        and not other["date"]["value"]
    )


def _days_meet(one: dict[str, str | None], other: dict[str, str | None]) -> bool:
    """Could both be one day? What is not known may be any."""
    if one["value"] and other["value"] and not (one["earliest"] or one["latest"] or other["earliest"] or other["latest"]):
        return one["value"].startswith(other["value"]) or other["value"].startswith(one["value"])  # «XXXX-03-05»
    return _not_after(one["earliest"], other["latest"]) and _not_after(other["earliest"], one["latest"])


def _not_after(earliest: str | None, latest: str | None) -> bool:
    return earliest is None or latest is None or earliest[:10] <= latest[:10]


def _places_meet(some: tuple[Place, ...], others: tuple[Place, ...]) -> bool:
    """Could both be one place? Two cities are two places, a city lies in its country."""
    return not some or not others or any(_may_be_one_place(one, other) for one in some for other in others)


def _may_be_one_place(one: Place, other: Place) -> bool:
    if one.words & other.words or (one.id is not None and one.id == other.id):
        return True
    if one.whole_country or other.whole_country:
        return one.country is None or other.country is None or (one.country == other.country and not (one.whole_country and other.whole_country))
    return not (one.settled and other.settled) and not one.heads & other.heads
