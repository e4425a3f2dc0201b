"""How sure it is that two chains of different articles are one incident.

Three questions, in this order. Does anything contradict it (events/evidence.py: day, place, polarity, another name in a role that holds one)? Is
there evidence of two kinds at least: who, where, how many, what else is named beside it? And is what they share rare enough among the articles? Two
articles of a day on «الرياض» and «وزارة الصحة» share nothing; a name or figure that three of ten thousand articles have is worth twelve bits.
"""

import datetime as dt
from collections import Counter
from math import fsum, log2
from typing import Any

from ..events.evidence import DOERS, MEASURES, OF_MANY_KINDS, SETTINGS, SPEECH, figure_weight, is_against, role_weight
from ..events.fillers import Filler, Likeness, liken
from ..events.tellings import Place
from .sketches import Sketch

_PRIOR = 1000
"""Articles that are taken to have been read before, so that in a small folder not everything is rare."""
_MOST_ITEMS = 1 << 21
_MOST_BITS = 10.0
"""What one shared thing may say, however rare."""
_BESIDE = 0.5
"""What a name or figure beside the event says, of what it would say in a role."""
ENOUGH = 24.0
"""Bits from which on two chains are one incident."""
_KINDS = 2
_COUNTED = frozenset(("who", "where", "figure", "beside", "content"))
"""Kinds of evidence; who does the like every day is none."""
_SAME_EVENT = frozenset(("who", "where"))
"""Kinds of evidence that figures may differ with."""
_APART = 1
"""Days between the days of two chains of one incident."""
_SEVERAL_TOLD = 1.5
"""How much more is asked for where both tell several: «غارات» are every day."""
_EVERY_DAY = frozenset(("attack", "indicator", "military"))
"""Types of which a war or a market brings many a day, by the same and at the same place."""
_TOLLS = "casualties"
"""The same of the killed without a number."""
_UNDATED, _OTHER_KIND = 1.25, 1.5
"""How much more is asked for of these, and of «السيطرة» and «مداهمة», where one does not say its day."""
_MOST_PLACES = 3
"""Places of one event: what has more is a list of events."""


class Rarity:
    """In how many texts a name, figure or word stands; near-duplicates count as one text."""

    def __init__(self) -> None:
        self.texts = 0
        self.counts: Counter[str] = Counter()

    def add(self, items: set[str]) -> None:
        """Count the items of one text. Memory is bounded: what was rare is forgotten when there are two million, and stays rare."""
        self.texts += 1
        self.counts.update(items)
        if len(self.counts) > _MOST_ITEMS:
            self.counts = Counter({item: count for item, count in self.counts.items() if count > 1})

    def bits(self, item: str) -> float:
        """What it says that two texts share this."""
        return min(_MOST_BITS, log2((self.texts + _PRIOR) / (self.counts[item] + 1)))


def items_of(sketch: Sketch) -> set[str]:
    """All that chains are compared by, as it is counted."""
    return {*sketch.names, *sketch.figures, *sketch.words, *(thing for thing in _things(sketch)), *map(_place_item, sketch.telling.places)}


def weigh_pair(one: Sketch, other: Sketch, rarity: Rarity) -> float:
    """How many bits speak for one incident, 0 if it is not enough or anything speaks against it."""
    if one.doc_id == other.doc_id or _is_list(one) or _is_list(other) or contradicts(one, other):
        return 0.0
    weight = _Weight(one, other, rarity)
    return weight.bits if weight.is_enough() else 0.0


def _is_list(sketch: Sketch) -> bool:
    return len(sketch.telling.places) > _MOST_PLACES


def contradicts(one: Sketch, other: Sketch) -> bool:
    """Does anything speak against one incident? Days may be one apart: papers come out a day late."""
    if one.last_day and other.last_day and max(one.first_day, other.first_day) - min(one.last_day, other.last_day) > _APART:
        return True
    return is_against(one.telling._replace(event=_widen(one.telling.event)), other.telling)


def is_retold(one: Sketch, other: Sketch) -> bool:
    """Do two near-duplicates tell this in the same words?"""
    if one.trigger != other.trigger or contradicts(one, other) or abs(one.first_day - other.first_day) > _RETOLD_DAYS:
        return False
    roles = one.telling.fillers.keys() & other.telling.fillers.keys()
    if not roles:
        return not one.telling.fillers and not other.telling.fillers and one.names == other.names
    return all(_best(one.telling.fillers[role], other.telling.fillers[role]) >= Likeness.NOUN or _equal(one, other, role) for role in roles)


_RETOLD_DAYS = 3
"""Agency copy is printed within days; the same text a year later («اليوم الوطني») is of another day."""


def _equal(one: Sketch, other: Sketch, role: str) -> bool:
    return bool({filler.value for filler in one.telling.fillers[role]} & {filler.value for filler in other.telling.fillers[role]} - {None})


class _Weight:
    """The evidence for a pair, by kind."""

    def __init__(self, one: Sketch, other: Sketch, rarity: Rarity) -> None:
        self.one, self.other, self.rarity = one, other, rarity
        self.shared: set[str] = set()
        self.kinds: set[str] = set()
        self.parts: list[float] = []
        self._roles()
        self._places()
        beside = (one.names & other.names) - self.shared
        figures = (one.figures & other.figures) - self.shared
        self.parts += [_BESIDE * rarity.bits(item) for item in beside | figures]
        self.bits = fsum(self.parts)  # exact, so that the order of sets does not matter
        if len(beside) + len(figures) > 1:
            self.kinds.add("beside")

    def is_enough(self) -> bool:
        kind = self.one.type
        if kind in SPEECH and not {"speaker", "content"} <= self.kinds:
            return False
        if kind in MEASURES and not {"figure", "who"} <= self.kinds:
            return False
        if self._disagree() and not (self.kinds >= _SAME_EVENT and _days_meet(self.one, self.other)):
            return False
        enough = ENOUGH
        if all(sketch.telling.nouns.plural for sketch in (self.one, self.other)):
            enough *= _SEVERAL_TOLD
        elif not (self.one.dated and self.other.dated):
            enough *= self._doubt(kind)
        return len(self.kinds & _COUNTED) >= _KINDS and self.bits >= enough

    def _disagree(self) -> bool:
        """Do both count the same, with no figure in common? A toll that is updated, or two events."""
        if "figure" in self.kinds:
            return False
        figures = [
            {role for role, fillers in sketch.telling.fillers.items() if any(filler.value is not None for filler in fillers)}
            for sketch in (self.one, self.other)
        ]
        return any(not _equal(self.one, self.other, role) for role in figures[0] & figures[1])

    def _doubt(self, kind: str) -> float:
        """How much more is asked for where one does not say its day."""
        other_word = self.one.telling.event["trigger"]["lemma"] != self.other.telling.event["trigger"]["lemma"]
        if kind in OF_MANY_KINDS and other_word:
            return _OTHER_KIND
        return _UNDATED if kind in _EVERY_DAY or (kind == _TOLLS and "figure" not in self.kinds) else 1.0

    def _roles(self) -> None:
        one, other = self.one.telling, self.other.telling
        for role in sorted(one.fillers.keys() & other.fillers.keys()):
            these, those = one.fillers[role], other.fillers[role]
            if any(filler.value is not None for filler in these):
                if figure_weight(these, those) > 1:
                    equal = {filler.value for filler in these} & {filler.value for filler in those}
                    self._add("figure", {f"{role} {value}" for value in equal})
                continue
            weight = role_weight(role, one, other, fresh=True, near=False)
            if not weight:
                continue
            things = {thing for a in these for thing in a.things} & {thing for b in those for thing in b.things}
            words = {word for a in these for word in a.words} & {word for b in those for word in b.words}
            kind = role if role in ("speaker", "content") else "who" if weight > 1 and role not in DOERS else "doer"
            if things:
                self._add(kind, set(map(str, things)))
                self.shared |= words
            elif role in SETTINGS and fsum(map(self.rarity.bits, words)) < ENOUGH:
                self._add("doer", words)  # «انفجار عبوة ناسفة» is the cause of many
            else:
                self._add(kind, words)

    def _places(self) -> None:
        for one in self.one.telling.places:
            for other in self.other.telling.places:
                if one.settled and not one.whole_country and one.id is not None and one.id == other.id:
                    self._add("where", {one.id})
                elif not one.whole_country and not other.whole_country and one.words & other.words:
                    self._add("where", {_place_item(one)})

    def _add(self, kind: str, items: set[str]) -> None:
        new = items - self.shared
        if new:
            self.kinds.add(kind)
            self.shared |= new
            self.parts += map(self.rarity.bits, new)


def _days_meet(one: Sketch, other: Sketch) -> bool:
    return max(one.first_day, other.first_day) <= min(one.last_day, other.last_day)


def _best(these: tuple[Filler, ...], those: tuple[Filler, ...]) -> Likeness:
    return max((liken(a, b) for a in these for b in those), default=Likeness.UNKNOWN)


def _things(sketch: Sketch) -> set[str]:
    found = {str(thing) for fillers in sketch.telling.fillers.values() for filler in fillers for thing in filler.things}
    figures = {f"{role} {filler.value}" for role, fillers in sketch.telling.fillers.items() for filler in fillers if filler.value is not None}
    return found | figures


def _place_item(place: Place) -> str:
    return place.id or " ".join(sorted(place.words))


def _widen(event: dict[str, Any]) -> dict[str, Any]:
    """The event with its days one more on either side."""
    date = event["date"]
    if not (date["earliest"] or date["latest"]):
        return event
    return {**event, "date": {**date, "earliest": _shift(date["earliest"], -1), "latest": _shift(date["latest"], 1)}}


def _shift(day: str | None, days: int) -> str | None:
    try:
        return (dt.date.fromisoformat(day[:10]) + dt.timedelta(days)).isoformat() if day else day
    except (ValueError, OverflowError):
        return day
