"""When an event happened: a time expression of its own clause, else of its sentence, else what the sentence before told.

Only what stands in the clause, or alone in the sentence, is explicit; the rest is inherited and says so. A deadline («حتى», «منذ») and a length of
time are no dates of an event.
"""

from bisect import bisect_left
from operator import itemgetter
from typing import Any

from ..text.tokens import DIGIT, MARK
from .clauses import Clauses, Offers
from .context import Context
from .elements import STOPS
from .triggers import Form

NONE: dict[str, Any] = {"value": None, "earliest": None, "latest": None, "grain": None, "source": "none", "timex": None}
_COMPARED_REACH = 8
"""Tokens between «مقارنة» and its time: «مقارنة بالفترة نفسها من العام الماضي»."""
_APART_REACH = 12
"""Tokens between «بعد أن» and a time of its clause."""
_A_DAY = ("day", "hour", "minute", "second")
"""Grains of dates that go on in the next sentence: a day told is that of what follows, a year hardly."""


def date_of(clauses: Clauses, t: int, form: Form, offers: Offers, context: Context, claimed: set[int], told: int | None) -> dict[str, Any]:
    """The fields of `schema.EventDate` for the event at trigger token t.

    `claimed` are the timexes that date events before it in the sentence, `told` is the one that the sentence before ended with (`last_told`).
    """
    sentence = clauses.s
    timexes = sentence.mentions.timexes
    in_sentence = [i for _, (_, i) in sorted(sentence.times.items()) if _usable(clauses, timexes[i], t)]
    in_sentence = [i for i in in_sentence if timexes[i]["earliest"]] or in_sentence  # «مؤخرا» tells nothing beside a date
    usable = [i for i in in_sentence if i not in claimed]
    start = clauses.around.start(t)
    inside = [i for i in in_sentence if t < timexes[i]["first"] < offers.end]
    before = [i for i in usable if start <= timexes[i]["first"] < t]
    if form == "participle" or clauses.keys[max(sentence.first, t - 1)] in sentence.words.sets_apart:
        usable = before = in_sentence = []  # «الاتفاق الموقع …», «بعد توقيع …»: the time of the main clause is another one
    if form in ("masdar", "noun") and inside:
        before = []  # «كشف أمس عن إطلاق … الشهر المقبل»: what stands in its own phrase says it
    chosen = [_nearer(clauses, t, before[-1], inside[0])] if before and inside else before[-1:] or inside[:1]
    if not chosen and len(usable) == 1 and not _parted(clauses, t, timexes[usable[0]]["first"]):
        chosen = usable
    if chosen:
        return _dated(timexes[chosen[0]], chosen[0], "explicit")
    if context.modality != "asserted" or context.polarity != "pos" or context.tense == "future":
        return dict(NONE)
    near = [i for i in in_sentence if _goes_with(clauses, t, timexes[i])]
    if near:
        nearest = min(near, key=lambda i: abs(timexes[i]["first"] - t))
        return _dated(timexes[nearest], nearest, "inherited")
    goes_on = told is not None and not in_sentence and context.tense != "present"
    return _dated(timexes[told], told, "inherited") if told is not None and goes_on else dict(NONE)


def last_told(clauses: Clauses, published: str | None, before: tuple[int, int] | None) -> int | None:
    """The timex that the sentence before (its first and last token) told last, if what follows goes on with it: a past day, a line that is a date."""
    if before is None:
        return None
    timexes = clauses.s.mentions.timexes
    begin, end = (bisect_left(timexes, bound, key=itemgetter("first")) for bound in (before[0], before[1] + 1))
    told = [i for i in range(begin, end) if timexes[i]["type"] in ("DATE", "TIME") and timexes[i]["earliest"]]
    if not told:
        return None
    timex = timexes[told[-1]]
    is_heading = all(clauses.kinds[i] in (MARK, DIGIT) for i in (*range(before[0], timex["first"]), *range(timex["last"] + 1, before[1] + 1)))
    is_past = published is None or timex["earliest"][:10] <= published[:10]
    return told[-1] if is_past and (is_heading or timex["grain"] in _A_DAY) else None


def _dated(timex: dict[str, Any], index: int, source: str) -> dict[str, Any]:
    return {**{name: timex[name] for name in ("value", "earliest", "latest", "grain")}, "source": source, "timex": index}


def _parted(clauses: Clauses, t: int, time: int) -> bool:
    """Does another statement begin between the two? «قال أمس إن الوزارة وقعت …» does not say when she signed."""
    words, begin, end = clauses.s.words, min(t, time) + 1, max(t, time)
    if any(key in words.boundary or key in words.relative or key in STOPS or key in ("«", '"') for key in clauses.keys[begin:end]):
        return True
    return time > t and _has_verb(clauses, begin, end)


def _has_verb(clauses: Clauses, begin: int, end: int) -> bool:
    """Does a verb stand there, whose the time behind it is?"""
    return any(clauses.speech.is_verb(i) for i in range(begin, end))


def _goes_with(clauses: Clauses, t: int, timex: dict[str, Any]) -> bool:
    """May a time elsewhere in the sentence be that of the event? Not across the end of a statement, nor one of another verb.

    A time behind the event is that of the verb between them, unless that only says when («عندما»); one before it is not that of a relative clause.
    """
    if timex["earliest"] is None:
        return False
    words, keys, first = clauses.s.words, clauses.keys, timex["first"]
    begin, end = min(t, first) + 1, max(t, first)
    if any(key in STOPS for key in keys[begin:end]):
        return False
    if first > t:
        return not _has_verb(clauses, begin, end) or any(key in words.simultaneous for key in keys[begin:end])
    return not any(key in words.relative for key in (*keys[max(clauses.s.first, first - _APART_REACH) : first], *keys[begin:end]))


def _usable(clauses: Clauses, timex: dict[str, Any], t: int) -> bool:
    """May a time be that of the event at token t? No deadline, nothing a figure is compared with, no time of a clause behind «بعد أن»."""
    words, keys, first = clauses.s.words, clauses.keys, timex["first"]
    if timex["type"] not in ("DATE", "TIME") or timex["value"] == "PRESENT_REF":
        return False
    near = keys[max(clauses.s.first, first - _COMPARED_REACH) : first]
    if near and (near[-1] in words.deadline or not words.compared.isdisjoint(near)):
        return False
    for i in range(first - 1, max(clauses.s.first, first - _APART_REACH), -1):
        if i == t or keys[i] in STOPS:
            break
        if (keys[i] == "ان" and keys[i - 1] in words.sets_apart) or (keys[i] in words.sets_apart and t < i):
            return bool(t > first)
    return True


def _nearer(clauses: Clauses, t: int, before: int, inside: int) -> int:
    timexes = clauses.s.mentions.timexes
    return before if t - timexes[before]["last"] <= timexes[inside]["first"] - t else inside
