"""Ranges whose end would come before their start: «من ديسمبر إلى يناير», «من العاشرة مساء حتى السابعة صباحا», «من الأحد إلى الخميس».

Each end was resolved by itself. What an end leaves unsaid (its year, week or day) is what it may move by.
"""

import datetime as dt
from collections.abc import Callable

from ..expressions import Date
from .calendars import shift
from .reckoning import Reckoning
from .values import Value, day_value

_WEEK = 7
_BACK, _ON = -1, 1

Resolve = Callable[[Date], Value | None]


def in_order(start: Date, end: Date, first: Value, last: Value, r: Reckoning, resolve: Resolve) -> tuple[Value, Value]:
    """The values of a range, the earlier first; `start` and `end` are its expressions as written, `first` and `last` their values.

    The start moves back or the end on. If both may, the tense decides, and without one the range nearer to the day of publication is meant;
    hours end on the next day. Ends that are both said in full are read the other way round.
    """
    if _follows(first, last):
        return first, last
    earlier, later = _moved(start, first, _BACK, resolve), _moved(end, last, _ON, resolve)
    back = (earlier, last) if earlier and _follows(earlier, last) else None
    on = (first, later) if later and _follows(first, later) else None
    if back and on and r.today and not (end.clock and end.weekday is None):
        past = r.tense == "past" or (r.tense != "future" and _distance(*back, r.today) < _distance(*on, r.today))
        return back if past else on
    return on or back or (last, first)


def _follows(first: Value, last: Value) -> bool:
    """Does the range end no earlier than it begins? A day without hours is the whole day."""
    if first.earliest is None or last.latest is None:
        return "T" not in first.value or first.value[-5:] <= last.value[-5:]  # hours of an unknown day
    shorter = min(len(first.earliest), len(last.latest))
    return first.earliest[:shorter] <= last.latest[:shorter]


def _moved(e: Date, value: Value, way: int, resolve: Resolve) -> Value | None:
    """The value one day, week or year on or back, by what the expression does not say; None if it says all, or looks the other way."""
    if value.earliest is None or (e.direction or way) * way < 0:
        return None
    if e.is_only_clock or (e.weekday and e.day is None and e.shift is None):
        day = shift(dt.date.fromisoformat(value.earliest[:10]), way * (1 if e.is_only_clock else _WEEK))
        return day_value(day, e, value.anchor or "published") if day else None
    if e.month and e.year is None and not e.feast:
        moved = resolve(e._replace(year=int((value.hijri or value.earliest)[:4]) + way, direction=None, shift=None))
        return moved._replace(anchor=value.anchor) if moved else None
    return None


def _distance(first: Value, last: Value, day: dt.date) -> int:
    """Days from a day to a range, 0 inside it."""
    if first.earliest is None or last.latest is None:
        return 0
    begins, ends = dt.date.fromisoformat(first.earliest[:10]), dt.date.fromisoformat(last.latest[:10])
    return max((begins - day).days, (day - ends).days, 0)
