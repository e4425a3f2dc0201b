"""What speaks against two mentions being one event, and how much for it."""

from .fillers import Filler, Likeness, liken
from .tellings import Place, Telling

_SEVERAL = frozenset(("party", "participant", "team", "caller"))
"""Roles that hold more than one: two of them in common are the event, one is little."""
_DOERS = frozenset(
    ("agency", "agent", "attacker", "body", "captor", "court", "donor", "force", "giver", "host", "imposer", "institution", "investor", "organizer", "perpetrator",
     "publisher", "visitor")
)  # fmt: skip
"""Roles whose filler does the like many times: it alone is no evidence."""
_SETTINGS = frozenset(("area", "body", "cause", "charge", "competition", "goal", "sentence", "topic", "weapon"))
"""The same of what an event is about or happens in; a cause or area in words of its own is evidence."""
_SAID = "speaker"
"""A role that must be the same: what is said is an event of the speaker's."""
_MEASURES = frozenset(("indicator", "sport"))
"""Types whose figures are the event: another figure is another event."""
_SPEECH = frozenset(("condemn", "demand", "reject", "support", "threaten"))
_NO_NOUNS = _SPEECH | {"indicator"}
"""Types that no definite noun means again: «الارتفاع», «الدعوة»."""
_OPEN = frozenset(("hypothetical", "requested"))
ENOUGH = 3
_SURE = 4
"""What a list of the like («واعتقل …، واعتقل …») does not make doubtful."""
_NAMED_AGAIN = 5
"""Sentences that a definite noun looks back."""
_NEAR = 10
_TELLING_FIGURE = 4


def is_against(later: Telling, earlier: Telling) -> bool:
    """Does anything contradict that the two mentions are one event?"""
    one, other = later.event, earlier.event
    if one["polarity"] != other["polarity"] or (one["modality"] in _OPEN) != (other["modality"] in _OPEN):
        return True
    if not _days_meet(one["date"], other["date"]) or not _places_meet(later.places, earlier.places):
        return True
    if _numbers_differ(later, earlier):
        return True
    return any(_clash(role, fillers, earlier.fillers[role], one["type"]) for role, fillers in later.fillers.items() if role in earlier.fillers)


def weigh(later: Telling, earlier: Telling, *, nearest: bool) -> int:
    """How much speaks for one event, 0 if it is not enough."""
    if later.another or (later.event["type"] in _SPEECH and not _same_speaker(later, earlier)):
        return 0
    apart = later.event["sentence"] - earlier.event["sentence"]
    again = nearest and apart <= _NAMED_AGAIN and _is_named_again(later, earlier)
    weight = ENOUGH if again else 0
    alike = later.event["trigger"]["lemma"] == earlier.event["trigger"]["lemma"]
    listed = alike and later.joined and apart <= 1 and later.event["trigger"]["form"] == earlier.event["trigger"]["form"] == "verb"
    headline = earlier.event["sentence"] == 0 and 0 < apart <= 2 and not later.joined
    for role, fillers in later.fillers.items():
        if role in earlier.fillers:
            weight += _role_weight(role, fillers, earlier.fillers[role], fresh=not headline, near=apart <= _NEAR)
    if alike and not (listed and again):
        weight += -1 if listed else 1
    if headline and weight:
        weight += 1
    return weight if weight >= ENOUGH else 0


def _role_weight(role: str, later: tuple[Filler, ...], earlier: tuple[Filler, ...], *, fresh: bool, near: bool) -> int:
    pairs = [(liken(one, other), one, other) for one in later for other in earlier]
    likeness, one, other = max(pairs, key=lambda pair: pair[0])
    if one.value is not None and one.value == other.value and likeness > Likeness.CLASH:
        telling = one.start == other.start or not isinstance(one.value, (int, float)) or one.value >= _TELLING_FIGURE
        return 2 if telling else int(likeness >= Likeness.NOUN)
    if likeness < Likeness.NOUN or (one.value is not None and other.value is not None and one.value != other.value):
        return 0
    if role in _SEVERAL:
        matched = sum(any(liken(one, other) >= Likeness.NOUN for other in earlier) for one in later)
        return ENOUGH if matched > 1 else int(likeness >= Likeness.WORDS)
    if role in _DOERS or role == _SAID:
        return int(likeness >= Likeness.WORDS)
    if likeness == Likeness.NAME:
        return _SURE if one.person and other.person else 2
    shorter = one.words <= other.words
    now_known = shorter and one.definite and not other.definite and near  # «مدرسة», then «المدرسة»
    if role in _SETTINGS and likeness != Likeness.WORDS:
        return 2 * now_known
    if one.start == other.start:  # «تسببت الأمطار» tells two of its words
        return ENOUGH
    if now_known:
        return _SURE
    if not one.definite and fresh:
        return 0
    return min(len(one.words & other.words), ENOUGH) if likeness == Likeness.WORDS and (shorter or not fresh) else 1


def _is_named_again(later: Telling, earlier: Telling) -> bool:
    """Is the event named by a definite noun, and one that may mean the earlier mention?"""
    if not later.known or later.event["type"] in _NO_NOUNS or (later.joined and later.event["sentence"] == earlier.event["sentence"]):
        return False
    any_noun = later.pointed or later.event["trigger"]["form"] == "noun"  # «هذا القرار», «الهجوم» mean what any verb told
    if not any_noun and not later.known & (earlier.nouns | {earlier.event["trigger"]["lemma"]}):
        return False
    for role, fillers in later.fillers.items():
        others = earlier.fillers.get(role)
        if others and role not in _DOERS:
            likeness = max(liken(one, other) for one in fillers for other in others)
            if likeness < (Likeness.UNKNOWN if role in _SETTINGS else Likeness.NOUN):
                return False
    return True


def _numbers_differ(one: Telling, other: Telling) -> bool:
    """Is one event told by one mention, several by the other («الهجمات»)? What a plural and a verb tell may be one only if a plural noun stands by both."""
    shared = one.nouns & other.nouns
    if shared:
        return not (shared & one.plural & other.plural or shared - one.plural - other.plural)
    return bool(one.plural) != bool(other.plural) and any(telling.plural and telling.event["trigger"]["form"] != "verb" for telling in (one, other))


def _same_speaker(later: Telling, earlier: Telling) -> bool:
    return any(
        liken(one, other) >= Likeness.NOUN for one in later.fillers.get(_SAID, ()) for other in earlier.fillers.get(_SAID, ())
    )


def _clash(role: str, later: tuple[Filler, ...], earlier: tuple[Filler, ...], kind: str) -> bool:
    """Is the role filled by two that are not one?"""
    likenesses = [[liken(one, other) for other in earlier] for one in later]
    best = max(map(max, likenesses))
    if kind in _MEASURES and all(filler.value is not None for filler in (*later, *earlier)):
        return not {filler.value for filler in later} & {filler.value for filler in earlier}
    if role in _SEVERAL and max(len(later), len(earlier)) > 1:
        left = [row for row in likenesses if max(row) < Likeness.UNKNOWN]
        right = [column for column in zip(*likenesses, strict=True) if max(column) < Likeness.UNKNOWN]
        return bool(left and right)
    if role in _SEVERAL or any(filler.value is not None for filler in (*later, *earlier)):
        return False
    if best == Likeness.OTHER:
        return role not in _DOERS and not any(filler.definite for filler in later)
    return best == Likeness.CLASH


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
