"""The calendar values that time expressions get: what they are relative to, what they hold, and how days and periods are written as values."""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from .calendars import days_in, part_of_year, shift
from .cursor import Expression

Tense = Literal["past", "present"] | Literal["future"] | None

GRAINS: dict[str, Any] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade", "CE": "century",
}  # fmt: skip
"""The grain of each unit, by its ISO designator."""
# First and last hour of the parts of a day (output contract).
_DAYPARTS = {"MO": (6, 12), "MI": (12, 12), "AF": (12, 18), "EV": (18, 24), "NI": (20, 28)}


class Anchor(NamedTuple):
    """What relative expressions are relative to: the publication date, with its time if one is known."""

    date: dt.date
    time: str | None = None  # HH:MM


class Value(NamedTuple):
    """A resolved expression: the fields of a Timex besides its place in the text."""

    type: str
    value: str
    earliest: str | None = None
    latest: str | None = None
    point: str | None = None
    grain: str | None = None
    mod: str | None = None
    anchor: str | None = None
    calendar: str = "gregorian"
    hijri: str | None = None


def dated(value: str, first: dt.date, last: dt.date, grain: str, mod: str | None, source: str) -> Value:
    """A period as a value; start, mid and end of it narrow the bounds to a third, «نهاية» to the second half."""
    days = (last - first).days + 1
    third = days // 3
    if mod == "start" and third:
        last = first + dt.timedelta(third - 1)
    elif mod == "end" and third:
        first = first + dt.timedelta(2 * third)
    elif mod == "second_half":
        first = first + dt.timedelta(days // 2)
    elif mod == "mid" and third:
        first, last = first + dt.timedelta(third), first + dt.timedelta(2 * third - 1)
    return Value("DATE", value, first.isoformat(), last.isoformat(), None, grain, "end" if mod == "second_half" else mod, source)


def day_value(day: dt.date, e: Expression, source: str) -> Value:
    """A day, or its hour or part of day."""
    value = day.isoformat()
    if e.clock:
        moment = f"{value}T{e.clock[:5]}"
        return Value("TIME", f"{value}T{e.clock}", moment, moment, None, clock_grain(e), None, source)
    if e.daypart:
        first, last = (f"{moved.isoformat()}T{hours % 24:02d}:00" if (moved := shift(day, hours // 24)) else None for hours in _DAYPARTS[e.daypart])
        return Value("TIME", f"{value}T{e.daypart}", first, last, None, "hour", None, source)
    return Value("DATE", value, value, value, None, "day", written_mod(e), source)


def clock_grain(e: Expression) -> str:
    """The grain of a time of day: seconds are in its value if they are written; bounds have hours and minutes."""
    return "second" if e.clock and len(e.clock) > 5 else "minute"


def written_mod(e: Expression) -> str | None:
    """The mod of an expression as records have it."""
    return "end" if e.mod == "second_half" else e.mod


def part_value(year: int, part: str, e: Expression, source: str) -> Value | None:
    """A quarter, half or season of a year."""
    found = part_of_year(year, part)
    return dated(f"{year}-{part}", found[0], found[1], found[2], e.mod, source) if found else None


def period_of(day: dt.date, unit: str, mod: str | None = None) -> Value:
    """The year, month, ISO week or day that a day lies in."""
    if unit == "Y":
        return dated(f"{day.year:04d}", dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year", mod, "published")
    if unit == "M":
        return dated(f"{day.year:04d}-{day.month:02d}", day.replace(day=1), day.replace(day=days_in(day.year, day.month)), "month", mod, "published")
    if unit == "W":
        year, week, weekday = day.isocalendar()
        first = shift(day, 1 - weekday) or day
        return dated(f"{year:04d}-W{week:02d}", first, shift(first, 6) or first, "week", mod, "published")
    return dated(day.isoformat(), day, day, "day", mod, "published")


def parse_published(published: str | None) -> Anchor | None:
    """The anchor of an ISO date or date-time.

    >>> parse_published("2020-07-07T10:30:00")
    Anchor(date=datetime.date(2020, 7, 7), time='10:30')
    """
    if not published:
        return None
    if len(published) > 10:
        moment = dt.datetime.fromisoformat(published)
        return Anchor(moment.date(), moment.strftime("%H:%M"))
    return Anchor(dt.date.fromisoformat(published))


def count_of(value: Decimal) -> int | float:
    """A decimal as a JSON number: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
