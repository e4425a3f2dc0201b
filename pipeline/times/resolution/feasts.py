"""Values of feasts: the day of the year that is said, else the one that is over or to come."""

import datetime as dt

from ..expressions import Date
from .calendars import easter, make_day, nth_weekday, shift
from .hijri import FIRST_GREGORIAN, hijri_days
from .hijri_dates import days_of
from .reckoning import Reckoning
from .values import Value, day_value, days_value

_JUST = 7
"""Days after a feast in which nobody speaks of the next one yet, whatever the tense."""
_SOON = 15
"""Days within which a feast that is over is still the one spoken of."""


def resolve_feast(e: Date, r: Reckoning) -> Value | None:
    """The day of a feast, or the n-th of its days.

    Without a year it is the one in the direction of its adjective or of the tense; where neither tells, the one that is just over or to come.
    """
    today = r.today
    if e.year is not None:
        return _on(_days(e, e.year), e, "explicit")
    if e.shift and not e.shift.told and today:
        return _on(_days(e, today.year + e.shift.steps), e, "published")
    if e.shift and e.shift.told:
        told = r.told.within("Y") if r.told else None
        return _on(_days(e, told.year + e.shift.steps), e, "context") if told else None
    if today is None:
        return Value("DATE", f"XXXX-{e.month:02d}-{e.day:02d}" if e.month and not e.hijri else "XXXX-XX-XX", grain="day")
    days = sorted(day for year in range(today.year - 2, today.year + 3) for day in _days(e, year))
    just_over = [day for day in days if 0 <= (today - day).days <= _JUST]
    if just_over and e.direction is None:
        return _on(just_over, e, "published")
    direction = r.toward(e.direction)
    if direction == 0:  # the one that is just over, or to come
        chosen = [day for day in days if (today - day).days <= _SOON][:1]
    elif direction < 0:
        chosen = [day for day in days if day < today or (day == today and e.direction is None)][direction:][:1]
    else:
        chosen = [day for day in days if day > today or (day == today and e.direction is None)][direction - 1 :][:1]
    return _on(chosen, e, "published")


def _days(e: Date, year: int) -> list[dt.date]:
    """The days of a feast in a year; a Hijri year is one below 1600."""
    if e.month is None or e.day is None:
        day = easter(year)
        return [day] if day else []
    if not e.hijri:
        day = make_day(year, e.month, e.day)
        return [day] if day else []
    if year < FIRST_GREGORIAN:
        days = hijri_days(year, e.month, e.day)
        return [days[0]] if days else []
    return days_of(e.month, e.day, year)


def _on(days: list[dt.date], e: Date, source: str) -> Value | None:
    """The first of the days, or the n-th day or weekday reckoned from it."""
    if not days:
        return None
    day: dt.date | None = days[0]
    if e.nth and e.nth.unit == "weekday":
        following = shift(days[0], 1)
        day = nth_weekday(following, dt.date.max, e.nth.weekday or 1, e.nth.number) if following else None
    elif e.nth:
        day = shift(days[0], e.nth.number - 1)
    last = shift(day, e.end_day - e.day) if day and e.end_day and e.day else None
    if day and last and not e.nth:
        return days_value(day, last, "day", e.mod, source)
    return day_value(day, e, source) if day else None
