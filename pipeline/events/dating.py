"""When an event happened: a time expression of its own clause, else the only one of its sentence. Nothing else is taken for its date.

A deadline («حتى», «منذ») and a length of time are no dates of an event.
"""

from typing import Any

from .clauses import Clauses, Offers
from .elements import STOPS

NONE: dict[str, Any] = {"value": None, "earliest": None, "latest": None, "grain": None, "source": "none", "timex": None}


def date_of(clauses: Clauses, t: int, form: str, offers: Offers, claimed: set[int]) -> dict[str, Any]:
    """The fields of `schema.EventDate` for the event at trigger token t; `claimed` are the timexes that date events before it in the sentence."""
    sentence = clauses.s
    usable = [i for _, (_, i) in sorted(sentence.times.items()) if i not in claimed and _usable(clauses, sentence.mentions.timexes[i])]
    start = clauses.around.start(t)
    inside = [i for i in usable if t < sentence.mentions.timexes[i]["first"] < offers.end]
    before = [i for i in usable if start <= sentence.mentions.timexes[i]["first"] < t]
    if form == "participle" or clauses.keys[max(sentence.first, t - 1)] in sentence.words.sets_apart:
        usable = before = []  # «الاتفاق الموقع …», «بعد توقيع …»: the time of the main clause is another one
    if form in ("masdar", "noun") and inside:
        before = []  # «كشف أمس عن إطلاق … الشهر المقبل»: what stands in its own phrase says it
    chosen = [_nearer(clauses, t, before[-1], inside[0])] if before and inside else before[-1:] or inside[:1]
    if not chosen and len(usable) == 1 and not _parted(clauses, t, sentence.mentions.timexes[usable[0]]["first"]):
        chosen = usable
    if not chosen:
        return dict(NONE)
    timex = sentence.mentions.timexes[chosen[0]]
    return {**{name: timex[name] for name in ("value", "earliest", "latest", "grain")}, "source": "explicit", "timex": chosen[0]}


def _parted(clauses: Clauses, t: int, time: int) -> bool:
    """Does another statement begin between the two? «قال أمس إن الوزارة وقعت …» does not say when she signed."""
    between = clauses.keys[min(t, time) + 1 : max(t, time)]
    return any(key in clauses.s.words.boundary or key in STOPS or key in ("«", '"') for key in between)


def _usable(clauses: Clauses, timex: dict[str, Any]) -> bool:
    sentence = clauses.s
    if timex["type"] not in ("DATE", "TIME"):
        return False
    before = clauses.keys[timex["first"] - 1] if timex["first"] > sentence.first else ""
    return before not in sentence.words.deadline and timex["value"] != "PRESENT_REF"


def _nearer(clauses: Clauses, t: int, before: int, inside: int) -> int:
    timexes = clauses.s.mentions.timexes
    return before if t - timexes[before]["last"] <= timexes[inside]["first"] - t else inside
