"""Values of ranges («من 1 يناير إلى 30 يونيو 2018») and of open ranges («حتى الجمعة», «منذ 2015», «قبل 18:00»)."""

import datetime as dt
from collections.abc import Callable

from ..expressions import Bound, Date, Range
from .calendars import shift
from .order import in_order
from .reckoning import Reckoning
from .values import Value

Resolve = Callable[[Date], Value | None]


def resolve_range(e: Range, r: Reckoning, resolve: Resolve) -> Value | None:
    """From the first of the start to the last of the end. One may borrow the other's year, month or day."""
    start, end = _lent(e.start, e.end)
    first, last = resolve(start), resolve(end)
    if first is None or last is None:
        return None
    first, last = in_order(e.start, e.end, first, last, r, resolve)
    whole = first.value if first.value == last.value else f"{first.value}/{last.value}"
    return Value(
        first.type, whole, first.earliest, last.latest, grain=last.grain, anchor=first.anchor or last.anchor, calendar=last.calendar, hijri=last.hijri
    )


def _lent(start: Date, end: Date) -> tuple[Date, Date]:
    """The ends, with what one says for both: the year of «من 1 يناير إلى 30 يونيو 2018», the day of «من 10 إلى 12 ظهر الأحد»."""
    if end.yearly and start.lacks_year:
        return start._replace(yearly=True), end
    if start.lacks_year and end.month is not None:
        start = start._replace(year=end.year, direction=end.direction, shift=end.shift if end.shift and end.shift.unit == "Y" else None)
    elif end.lacks_year and start.month is not None:
        end = end._replace(year=start.year)
    elif start.is_only_clock and not end.is_only_clock and end.clock:
        start = end._replace(clock=start.clock)
    if end.is_only_clock and not start.is_only_clock and start.clock:
        end = start._replace(clock=end.clock)
    return start, end


def open_range(value: Value, bound: Bound, mod: str | None) -> Value:
    """«قبل الجمعة», «حتى 2015», «منذ 18:00»: one side is open, and the day itself is out of it with before and after."""
    if bound == "by":
        return value
    if value.earliest is None or value.latest is None:  # of an unknown year or day
        return value._replace(mod=bound) if bound in ("before", "after") and value.mod is None and "X" in value.value else value
    timed = "T" in value.value
    if bound in ("since", "from"):
        return value._replace(latest=None)
    if bound == "until":
        return value._replace(earliest=None)
    if bound == "before" and mod == "second_half":  # «قبل نهاية الشهر»
        return value._replace(earliest=None)
    if bound == "before":
        day_before = value.earliest if timed else _next_day(value.earliest, -1)
        return value._replace(earliest=None, latest=day_before, mod="before")
    day_after = value.latest if timed else _next_day(value.latest, 1)
    return value._replace(earliest=day_after, latest=None, mod="after")


def _next_day(day: str, days: int) -> str | None:
    moved = shift(dt.date.fromisoformat(day), days)
    return moved.isoformat() if moved else None
