"""The calendar values that time expressions get: how days, periods and hours are written as TIMEX3 values with their bounds."""

import datetime as dt
from typing import Any, NamedTuple

from ..expressions import Date, SchoolYear
from .calendars import days_in, part_of_year, shift

GRAINS: dict[str, Any] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade", "CE": "century",
}  # fmt: skip
"""The grain of each unit, by its ISO designator."""
# First and last hour of the parts of a day (output contract).
_DAYPARTS = {"MO": (6, 12), "MI": (12, 12), "AF": (12, 18), "EV": (18, 24), "NI": (20, 28)}
_END_OF_DAY = "24:00"
_SEASON_MONTHS = {"school": 9, "sport": 8}
"""The months in which school years and the seasons of football begin."""


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
    return Value("DATE", value, first.isoformat(), last.isoformat(), None, grain, written_mod(mod), source)


def written_mod(mod: str | None) -> str | None:
    """A mod as records have it."""
    return "end" if mod == "second_half" else mod


def day_value(day: dt.date, e: Date, source: str) -> Value | None:
    """A day, or its hour or part of day; None past the last day there is."""
    if e.clock == _END_OF_DAY:
        following = shift(day, 1)
        return day_value(following, e._replace(clock="00:00"), source) if following else None
    value = day.isoformat()
    if e.clock:
        moment = f"{value}T{e.clock[:5]}"
        return Value("TIME", f"{value}T{e.clock}", moment, moment, None, clock_grain(e.clock), written_mod(e.mod), source)
    if e.daypart:
        first, last = (f"{moved.isoformat()}T{hours % 24:02d}:00" if (moved := shift(day, hours // 24)) else None for hours in _DAYPARTS[e.daypart])
        return Value("TIME", f"{value}T{e.daypart}", first, last, None, "hour", written_mod(e.mod), source)
    return Value("DATE", value, value, value, None, "day", written_mod(e.mod), source)


def clock_grain(clock: str) -> str:
    """The grain of a time of day: seconds are in its value if they are written; bounds have hours and minutes."""
    return "second" if len(clock) > len("HH:MM") else "minute"


def days_value(first: dt.date, last: dt.date, grain: str, mod: str | None, source: str) -> Value:
    """A range of days («5-9 مايو», a Hijri month); a single day is just that."""
    whole = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return dated(whole, first, last, grain, mod, source)


def year_value(year: int, mod: str | None, source: str) -> Value | None:
    """A year; those before Christ have no days."""
    if year < 1:
        return Value("DATE", f"{year:05d}", grain="year", mod=written_mod(mod), anchor=source)
    return dated(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", mod, source) if year <= 9999 else None


def month_value(year: int, month: int, mod: str | None, source: str) -> Value | None:
    """A month of a year."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return dated(f"{year:04d}-{month:02d}", dt.date(year, month, 1), dt.date(year, month, days_in(year, month)), "month", mod, source)


def week_value(day: dt.date, mod: str | None, source: str) -> Value:
    """The ISO week of a day."""
    year, week, weekday = day.isocalendar()
    first = shift(day, 1 - weekday) or day
    return dated(f"{year:04d}-W{week:02d}", first, shift(first, 6) or first, "week", mod, source)


def part_value(year: int, e: Date | SchoolYear, source: str) -> Value | None:
    """A quarter, half, third, season or the first months of a year."""
    part = e.part or ""
    found = part_of_year(year, part)
    if found is None:
        return None
    first, last, grain = found
    written = f"{year:04d}-{part}"
    if part[0] in "NZ":
        written = f"{first:%Y-%m}/{last:%Y-%m}"
    return dated(written, first, last, grain, e.mod, source)


def season_value(year: int, kind: str, mod: str | None, source: str) -> Value:
    """A school year or sport season that begins in a year. Where a fiscal year begins depends on the country, so its bounds are both years."""
    month = _SEASON_MONTHS.get(kind)
    if month is None:
        return two_years(year, mod, source)
    first = dt.date(year, month, 1)
    return dated(f"{year:04d}/{year + 1:04d}", first, first.replace(year=year + 1) - dt.timedelta(1), "year", mod, source)


def two_years(first: int, mod: str | None, source: str, last: int | None = None) -> Value:
    """«2014-2015»: a season, a school or fiscal year."""
    last = first + 1 if last is None else last
    return dated(f"{first:04d}/{last:04d}", dt.date(first, 1, 1), dt.date(last, 12, 31), "year", mod, source)
