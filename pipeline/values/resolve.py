"""From what a time expression says to a calendar date: TIMEX3 values, bounds and grain, seen from the day of publication.

Policies are those of the output contract: a bare weekday is the nearest in the direction of the sentence's tense; a month without year the
nearest in that direction, or of the year of publication where the sentence has no tense; «الأسبوع الماضي» is the ISO week before.
Without a day of publication the value keeps its unknown parts as X and has no bounds. `named` and `relative` do single expressions, `order` the
ranges whose end would come before their start; the other ranges are here.
"""

import datetime as dt

from .calendars import shift
from .cursor import Expression
from .durations import write_period
from .named import resolve_date, resolve_day, resolve_feast, resolve_hijri
from .order import in_order
from .relative import resolve_century, resolve_offset, resolve_period, resolve_season
from .timevalues import GRAINS, Anchor, Tense, Value, clock_grain, count_of, day_value, parse_published

__all__ = ["Anchor", "Tense", "Value", "count_of", "parse_published", "resolve"]


def resolve(expression: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """The calendar value of an expression; None for a date that does not exist («31 فبراير»)."""
    if expression.form == "range":
        return _resolve_range(expression, anchor, tense)
    value = _resolve_one(expression, anchor, tense)
    return _open_range(value, expression.bound) if value and expression.bound else value


def _resolve_one(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    if e.form == "length":
        smallest = e.more[-1][0] if e.more else e.unit or ""
        return Value("DURATION", write_period(e.unit or "", e.amount, e.more), grain=GRAINS[smallest], mod=e.mod)
    if e.form == "set":
        return Value("SET", write_period(e.unit or "", e.amount), grain=GRAINS[e.unit or ""])
    if e.form == "clock":
        return day_value(anchor.date, e, "published") if anchor else Value("TIME", f"XXXX-XX-XXT{e.clock}", grain=clock_grain(e))
    if e.form == "ref":
        return _resolve_reference(e, anchor)
    if e.form == "feast":
        return resolve_feast(e, anchor, tense)
    if e.hijri:
        return resolve_hijri(e, anchor, tense)
    if e.form == "date":
        return resolve_date(e, anchor, tense)
    if e.form == "day":
        return resolve_day(e, anchor, tense)
    if e.form == "offset":
        return resolve_offset(e, anchor)
    if e.form in ("decade", "century"):
        return resolve_century(e, anchor)
    if e.form == "season":
        return resolve_season(e, anchor)
    return resolve_period(e, anchor, tense)


def _resolve_reference(e: Expression, anchor: Anchor | None) -> Value:
    if e.ref == "PRESENT_REF" and anchor:
        now = anchor.date.isoformat() + (f"T{anchor.time}" if anchor.time else "")
        return Value("DATE", "PRESENT_REF", now, now, anchor="published")
    return Value("DATE", e.ref or "", anchor="published" if anchor else None)


def _resolve_range(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """«من 1 يناير إلى 30 يونيو 2018»: the first of the start to the last of the end. One may borrow the other's year or day."""
    start, end = e.start, e.end
    if start is None or end is None or e.start is None or e.end is None:
        return None
    if _lacks_year(start):
        start = start._replace(year=end.year, direction=end.direction, unit=end.unit)
    elif _lacks_year(end) and start.month is not None:
        end = end._replace(year=start.year)
    elif start.form == "clock" and end.form in ("day", "date"):
        start = end._replace(clock=start.clock)
    if end.form == "clock" and start.form in ("day", "date"):
        end = start._replace(clock=end.clock)
    first, last = _resolve_one(start, anchor, tense), _resolve_one(end, anchor, tense)
    if first is None or last is None:
        return None
    first, last = in_order(e.start, e.end, first, last, anchor, tense, lambda moved: _resolve_one(moved, anchor, tense))
    whole = first.value if first.value == last.value else f"{first.value}/{last.value}"
    return Value(
        first.type, whole, first.earliest, last.latest, grain=last.grain, anchor=first.anchor or last.anchor, calendar=last.calendar, hijri=last.hijri
    )


def _lacks_year(e: Expression) -> bool:
    return e.form == "date" and e.year is None and e.direction is None and e.month is not None


def _open_range(value: Value, bound: str | None) -> Value:
    """«قبل الجمعة», «حتى 2015», «منذ 18:00»: one side is open, and the day itself is out of it with before and after."""
    if value.earliest is None or value.latest is None or bound == "by":
        return value
    timed = "T" in value.value
    if bound == "since":
        return value._replace(latest=None)
    if bound == "until":
        return value._replace(earliest=None)
    if bound == "before":
        day_before = value.earliest if timed else _next_day(value.earliest, -1)
        return value._replace(earliest=None, latest=day_before, mod="before")
    day_after = value.latest if timed else _next_day(value.latest, 1)
    return value._replace(earliest=day_after, latest=None, mod="after")


def _next_day(day: str, days: int) -> str | None:
    try:
        moved = shift(dt.date.fromisoformat(day), days)
    except ValueError:
        return None
    return moved.isoformat() if moved else None
