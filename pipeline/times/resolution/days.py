"""Values of days that no month names: weekdays, hours and parts of the day of publication."""

import datetime as dt

from ..expressions import Date
from .calendars import make_day, shift, shift_months
from .reckoning import Reckoning
from .values import Value, clock_grain, day_value, written_mod

_WEEK = 7
_NEAR = 3
"""Days within which a verb of the present tells of what is to come («يلتقي الفريقان الأحد»)."""


def resolve_weekday(e: Date, r: Reckoning) -> Value | None:
    """The nearest weekday in the direction of its adjective, else of the tense, the past if it has none; «السبت السادس عشر» fits both."""
    today = r.today
    if today is None:
        return unknown_day(e)
    weekday = e.weekday or 1
    if e.day:
        return _weekday_of_month(e, today, r)
    back = (today.isoweekday() - weekday) % _WEEK
    if e.direction is not None and e.direction < 0:
        days = -(back or _WEEK) + _WEEK * (e.direction + 1)
    elif e.direction is not None and e.direction > 0:
        days = ((_WEEK - back) if back else _WEEK) + _WEEK * (e.direction - 1)
    elif not e.direction and e.bound != "since" and (e.bound in ("by", "before") or r.tense == "future"):
        days = (_WEEK - back) % _WEEK
    elif r.tense == "present" and not e.direction and _WEEK - back <= _NEAR:
        days = _WEEK - back
    else:
        days = -back
    day = shift(today, days)
    return day_value(day, e, "published") if day else None


def _weekday_of_month(e: Date, today: dt.date, r: Reckoning) -> Value | None:
    """The nearest month in which the day has the weekday."""
    for months in (0, 1, -1) if r.toward(e.direction) >= 0 else (0, -1, 1):
        month = shift_months(today.replace(day=1), months)
        day = make_day(month.year, month.month, e.day or 1) if month else None
        if day and day.isoweekday() == e.weekday:
            return day_value(day, e, "published")
    return None


def resolve_clock(e: Date, r: Reckoning) -> Value | None:
    """A time that says no day: on the day told shortly before it, else on the day of publication."""
    if r.day_before:
        return day_value(r.day_before, e, "context")
    return day_value(r.today, e, "published") if r.today else unknown_day(e)


def on_weekday(day: dt.date, weekday: int | None) -> dt.date:
    """The weekday nearest to a day: a weekday said beside a relative word wins over arithmetic."""
    if weekday is None or day.isoweekday() == weekday:
        return day
    on = (weekday - day.isoweekday()) % _WEEK
    return shift(day, on if on <= _WEEK // 2 else on - _WEEK) or day


def unknown_day(e: Date) -> Value:
    """A day that cannot be known, or its hour."""
    value = f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"
    if e.clock:
        clock = "00:00" if e.clock == "24:00" else e.clock
        return Value("TIME", f"{value}T{clock}", grain=clock_grain(clock), mod=written_mod(e.mod))
    if e.daypart:
        return Value("TIME", f"{value}T{e.daypart}", grain="hour", mod=written_mod(e.mod))
    return Value("DATE", value, grain="day", mod=written_mod(e.mod))
