"""From what a time expression says to a calendar date: TIMEX3 values, bounds and grain, seen from the day of publication.

Policies are those of the output contract: a bare weekday is the nearest in the direction of the sentence's tense; a month without a year the
nearest in that direction, or of the year of publication where the sentence has no tense; «الأسبوع الماضي» is the ISO week before.
Without a day of publication the value keeps its unknown parts as X and has no bounds.
"""

import calendar
import datetime as dt
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from .dates import Expression, write_period

Tense = Literal["past", "present"] | Literal["future"] | None

_GRAINS: dict[str, Any] = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade", "CE": "century"}
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


def resolve(expression: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """The calendar value of an expression; None for a date that does not exist («31 فبراير»)."""
    e = expression
    if e.form == "length":
        return Value("DURATION", write_period(e.unit or "", e.count), grain=_GRAINS[e.unit or ""], mod=e.mod)
    if e.form == "set":
        return Value("SET", write_period(e.unit or "", e.count), grain=_GRAINS[e.unit or ""])
    if e.form == "clock":
        return Value("TIME", f"{anchor.date.isoformat() if anchor else 'XXXX-XX-XX'}T{e.clock}", *_clock_bounds(anchor, e.clock), grain="minute", anchor="published")
    if e.form == "ref":
        return _resolve_reference(e, anchor)
    if e.form == "date":
        return _resolve_date(e, anchor, tense)
    if e.form == "day":
        return _resolve_day(e, anchor, tense)
    if e.form == "offset":
        return _resolve_offset(e, anchor)
    return _resolve_period(e, anchor)


def _clock_bounds(anchor: Anchor | None, clock: str | None) -> tuple[str | None, str | None, None]:
    moment = f"{anchor.date.isoformat()}T{clock}" if anchor else None
    return moment, moment, None


def _resolve_reference(e: Expression, anchor: Anchor | None) -> Value:
    if e.ref == "PRESENT_REF" and anchor:
        now = anchor.date.isoformat() + (f"T{anchor.time}" if anchor.time else "")
        return Value("DATE", "PRESENT_REF", now, now, anchor="published")
    return Value("DATE", e.ref or "", anchor="published" if anchor else None)


def _resolve_date(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A date with a month or a year in it."""
    year, source = e.year, "explicit"
    if year is None:
        source = "published"
        if anchor:
            year = _year_of_month(e, anchor.date, tense)
    if e.end_year is not None:
        return Value("DATE", f"{year}/{e.end_year}", f"{year}-01-01", f"{e.end_year}-12-31", grain="year", anchor="explicit")
    if year is None:
        if e.day is not None and not 1 <= e.day <= calendar.monthrange(2000, e.month or 1)[1]:
            return None
        return Value("DATE", f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else ""), grain="day" if e.day else "month", mod=e.mod)
    if e.part:
        return _dated(f"{year}-{e.part}", *_part_of_year(year, e.part), "quarter" if e.part[0] == "Q" else "half", e.mod, source)
    if e.month is None:
        return _dated(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", e.mod, source)
    if not 1 <= e.month <= 12:
        return None
    last = calendar.monthrange(year, e.month)[1]
    if e.day is None:
        return _dated(f"{year:04d}-{e.month:02d}", dt.date(year, e.month, 1), dt.date(year, e.month, last), "month", e.mod, source)
    if not 1 <= e.day <= last:
        return None
    return _day_value(dt.date(year, e.month, e.day), e, source)


def _year_of_month(e: Expression, today: dt.date, tense: Tense) -> int:
    """The year of a month that has none: by its adjective, or the nearest in the direction of the tense."""
    if e.unit == "Y":  # «يناير من العام الماضي»
        return today.year + (e.direction or 0)
    day = min(e.day or 1, calendar.monthrange(today.year, e.month or 1)[1])
    this_year = dt.date(today.year, e.month or 1, day)
    same_month = e.day is None and this_year.month == today.month
    direction = e.direction if e.direction is not None else {"past": -1, "future": 1}.get(tense or "", 0)
    if direction == 0:
        return today.year
    if direction < 0:
        later = this_year > today or (e.direction == -1 and (same_month or this_year == today))
        return today.year - later
    earlier = (this_year < today and not same_month) or (e.direction == 1 and (same_month or this_year == today))
    return today.year + earlier


def _part_of_year(year: int, part: str) -> tuple[dt.date, dt.date]:
    months = 3 if part[0] == "Q" else 6
    last = int(part[1]) * months
    return dt.date(year, last - months + 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _dated(value: str, first: dt.date, last: dt.date, grain: str, mod: str | None, source: str) -> Value:
    """A period as a value; start, mid and end of it narrow the bounds to a third, «نهاية» and its like to the last third."""
    if mod in ("start", "mid", "end"):
        days = (last - first).days + 1
        third = days // 3
        if mod == "start":
            last = first + dt.timedelta(third - 1)
        elif mod == "end":
            first = first + dt.timedelta(2 * third)
        else:
            first, last = first + dt.timedelta(third), first + dt.timedelta(2 * third - 1)
    return Value("DATE", value, first.isoformat(), last.isoformat(), None, grain, mod, source)


def _day_value(day: dt.date, e: Expression, source: str) -> Value:
    """A day, or its hour or part of day."""
    value = day.isoformat()
    if e.clock:
        moment = f"{value}T{e.clock}"
        return Value("TIME", moment, moment, moment, None, "minute", None, source)
    if e.daypart:
        first, last = (dt.datetime(day.year, day.month, day.day) + dt.timedelta(hours=hours) for hours in _DAYPARTS[e.daypart])
        return Value("TIME", f"{value}T{e.daypart}", first.strftime("%Y-%m-%dT%H:%M"), last.strftime("%Y-%m-%dT%H:%M"), None, "hour", None, source)
    return Value("DATE", value, value, value, None, "day", e.mod, source)


def _resolve_day(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A day named from today, or a weekday; a weekday said beside a relative word wins over arithmetic."""
    if anchor is None:
        if e.weekday:
            return Value("DATE", f"XXXX-WXX-{e.weekday}", grain="day")
        return Value("DATE", "XXXX-XX-XX", grain="day")
    today = anchor.date
    if e.offset is not None:
        day = _shift(today, e.offset)
        if day and e.weekday and day.isoweekday() != e.weekday:
            near = [candidate for d in (-1, 1, -2, 2, -3, 3) if (candidate := _shift(day, d)) and candidate.isoweekday() == e.weekday]
            day = near[0]
        return _day_value(day, e, "published") if day else None
    back = (today.isoweekday() - (e.weekday or 1)) % 7
    if e.direction == -1:
        days = -(back or 7)
    elif e.direction == 1:
        days = (7 - back) if back else 7
    elif tense == "future" and e.direction is None:
        days = (7 - back) % 7
    else:
        days = -back
    shifted = _shift(today, days)
    return _day_value(shifted, e, "published") if shifted else None


def _shift(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def _shift_months(day: dt.date, months: int) -> dt.date | None:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _resolve_offset(e: Expression, anchor: Anchor | None) -> Value | None:
    """«قبل شهرين»: the value and bounds at the unit's grain, `point` the day to the letter."""
    unit, count = e.unit or "", e.offset or 0
    if anchor is None:
        return Value("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", mod=e.mod)
    if unit.startswith("T"):
        if anchor.time is None:
            return Value("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", anchor="published")
        moment = dt.datetime.fromisoformat(f"{anchor.date.isoformat()}T{anchor.time}") + dt.timedelta(seconds={"TH": 3600, "TM": 60, "TS": 1}[unit] * count)
        stamp = moment.strftime("%Y-%m-%dT%H:%M")
        return Value("TIME", stamp, stamp, stamp, None, _GRAINS[unit], e.mod, "published")
    months = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if abs(count) > 100_000:
        return None
    point = _shift_months(anchor.date, months * count) if months else _shift(anchor.date, count * (7 if unit == "W" else 1))
    if point is None:
        return None
    if months is None:
        return Value("DATE", point.isoformat(), point.isoformat(), point.isoformat(), point.isoformat(), "day", e.mod, "published")
    whole = _period_of(point, "M" if unit == "M" else "Y")
    return whole._replace(point=point.isoformat(), mod=e.mod)


def _resolve_period(e: Expression, anchor: Anchor | None) -> Value | None:
    """«الشهر الماضي», «هذا الأسبوع», «الربع الأول من العام الجاري»."""
    unit, direction = e.unit or "", e.direction or 0
    if anchor is None:
        unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit)
        return Value("DATE", unknown + (f"-{e.part}" if e.part else ""), grain=_GRAINS[unit], mod=e.mod) if unknown else None
    today = anchor.date
    if e.part:
        year = today.year + direction
        return _dated(f"{year}-{e.part}", *_part_of_year(year, e.part), "quarter" if e.part[0] == "Q" else "half", e.mod, "published")
    if unit in ("Y", "M"):
        shifted = _shift_months(today.replace(day=1), direction * (12 if unit == "Y" else 1))
    elif unit in ("W", "D"):
        shifted = _shift(today, direction * (7 if unit == "W" else 1))
    else:
        return _resolve_long_period(unit, direction, today)
    return _period_of(shifted, unit, e.mod) if shifted else None


def _resolve_long_period(unit: str, direction: int, today: dt.date) -> Value | None:
    """«العقد الماضي», «القرن الحالي»."""
    length = {"DE": 10, "CE": 100}.get(unit)
    if length is None:
        return None
    first = (today.year // length + direction) * length
    if not 1 <= first <= 9999 - length:
        return None
    value = f"{first // 10}X" if unit == "DE" else f"{first // 100}XX"
    return Value("DATE", value, f"{first}-01-01", f"{first + length - 1}-12-31", None, _GRAINS[unit], None, "published")


def _period_of(day: dt.date, unit: str, mod: str | None = None) -> Value:
    """The year, month, ISO week or day that a day lies in."""
    if unit == "Y":
        return _dated(f"{day.year:04d}", dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year", mod, "published")
    if unit == "M":
        last = calendar.monthrange(day.year, day.month)[1]
        return _dated(f"{day.year:04d}-{day.month:02d}", day.replace(day=1), day.replace(day=last), "month", mod, "published")
    if unit == "W":
        year, week, weekday = day.isocalendar()
        first = day - dt.timedelta(weekday - 1)
        return _dated(f"{year:04d}-W{week:02d}", first, first + dt.timedelta(6), "week", mod, "published")
    return _dated(day.isoformat(), day, day, "day", mod, "published")


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
