"""When an event happened: a time expression of its own clause, else one that its clause shares, else what the story told before.

Only what stands in the clause is explicit; the rest is inherited and says so. A deadline («حتى») and a length of time are no dates of an event.
"""

from bisect import bisect_left
from typing import Any

from .clauses import Clauses, Offers
from .context import Context
from .elements import STOPS
from .narrative import Told
from .times import neighbour_time, own_time
from .triggers import Form

NONE: dict[str, Any] = {"value": None, "earliest": None, "latest": None, "grain": None, "source": "none", "timex": None}


def date_of(
    clauses: Clauses, t: int, form: Form, offers: Offers, context: Context, claimed: set[int], told: Told | None, known: int | None
) -> dict[str, Any]:
    """The fields of `schema.EventDate` for the event at trigger token t.

    `claimed` are the timexes that date events before it in the sentence, `told` is what the story told before, `known` the time of the like-named
    event spoken of before («الاجتماع»).
    """
    timexes = clauses.s.mentions.timexes
    own = own_time(clauses, t, form, offers, context, claimed)
    if own is not None:
        return _dated(timexes[own], own, "explicit")
    if context.modality != "asserted" or context.polarity != "pos" or context.tense == "future":
        return dict(NONE)
    shared = neighbour_time(clauses, t, form, offers)
    if shared is None and form != "verb" and clauses.s.has_article(t):
        shared = known
    if shared is None and told is not None and context.tense != "present" and _goes_on(clauses, t, told):
        shared = told.timex
    return dict(NONE) if shared is None else _inherited(timexes[shared], shared)


def _goes_on(clauses: Clauses, t: int, told: Told) -> bool:
    """Does the event go on with what was told before its sentence? Not if that has a date of its own."""
    words, timexes = clauses.s.words, clauses.s.mentions.timexes
    if any(timexes[i]["earliest"] for _, i in clauses.s.times.values()):
        return False
    if told.is_heading:
        return True
    before = set(clauses.keys[clauses.s.first : t])
    if before & words.relative or before & STOPS or clauses.keys[max(clauses.s.first, t - 1)] in words.sets_apart:
        return False
    if before & words.content:  # «وأضافت أن …», but not «بعد أن …»
        return not before & words.sets_apart
    return not before & words.boundary and told.since == 0


def _dated(timex: dict[str, Any], index: int, source: str) -> dict[str, Any]:
    return {**{name: timex[name] for name in ("value", "earliest", "latest", "grain")}, "source": source, "timex": index}


def _inherited(timex: dict[str, Any], index: int) -> dict[str, Any]:
    """What goes on keeps the day, not the hour."""
    date = _dated(timex, index, "inherited")
    if timex["type"] == "TIME" and timex["earliest"] and timex["grain"] is not None:
        day = timex["earliest"][:10]
        date |= {"value": day, "earliest": day, "latest": day, "grain": "day"}
    return date


def share_dates(events: list[dict[str, Any]]) -> None:
    """One event has one date: what one mention of a chain says, those without date inherit; and so does what an event names as its cause."""
    by_chain: dict[int, list[dict[str, Any]]] = {}
    for event in events:
        by_chain.setdefault(event["chain"], []).append(event)
    for mentions in by_chain.values():
        _share([event for event in mentions if event["modality"] == mentions[0]["modality"]])
    starts = [event["trigger"]["start"] for event in events]
    for event in events:
        for cause in event["roles"].get("cause", ()):
            _share([event, *events[bisect_left(starts, cause["start"]) : bisect_left(starts, cause["end"])]])


def _share(mentions: list[dict[str, Any]]) -> None:
    """If their clauses tell one date, those without any inherit it."""
    told = {event["date"]["value"]: event["date"] for event in mentions if event["date"]["source"] == "explicit" and event["date"]["earliest"]}
    if len(told) != 1:
        return
    for event in mentions:
        if event["date"]["source"] == "none":
            event["date"] = {**next(iter(told.values())), "source": "inherited"}
