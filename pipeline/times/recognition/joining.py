"""What neighbouring time expressions make together: ranges, a day and its date, a date and its hour, a year said once for two; and open ranges.

Two passes over the expressions of a text, after they are recognised.
"""

from collections.abc import Callable, Sequence

from ..expressions import Bound, Date, Expression, Range, SchoolYear
from .clock import hour_in_daypart
from .cursor import COMMAS, DASHES, Cursor

_BOUNDS: tuple[Bound, ...] = ("before", "after", "until", "since", "by")
_MOST_BETWEEN = 2
Join = Callable[[Cursor, Date, Date, str], Date | Range | None]
_LINKS = ("same_day", "before_clock", "inside", "to", "for", "of", "clock_hedge", "on_the_dot")


def join_expressions(c: Cursor, found: list[Expression]) -> list[Expression]:
    """The expressions with those put together that say one time, and open ranges marked («منذ», «حتى», «قبل»)."""
    for joins in (_SAME_TIME, (_range,)):  # an end meets its date before it is the end of a range
        joined: list[Expression] = []
        for expression in found:
            made = _join(c, joined[-1], expression, joins) if joined else None
            if made:
                joined[-1:] = made
            else:
                joined.append(expression)
        found = joined
    return [_bounded(c, expression) for expression in found]


def _join(c: Cursor, one: Expression, two: Expression, joins: Sequence[Join]) -> list[Expression] | None:
    """What two neighbours make: one expression, both with a shared year, or None if they stay as they are."""
    gap = two.first - one.last - 1
    if gap > _MOST_BETWEEN or not isinstance(one, Date | Range) or not isinstance(two, Date | Range):
        return None
    between = range(one.last + 1, two.first)
    if any(c.kind(i) == "n" for i in between) or (gap == _MOST_BETWEEN and not all(_is_link(c, i) for i in between)):
        return None
    link = c.key(one.last + 1) if gap else ""
    if isinstance(one, Range) or isinstance(two, Range):
        made = _day_of_range(c, one, two, link)
        return [made] if made else None
    for join in joins:
        if merged := join(c, one, two, link):
            return [merged]
    if gap == 1 and link == "و" and one.lacks_year and two.year and two.month and one.hijri == two.hijri:
        return [one._replace(year=two.year), two]
    return None


def _is_link(c: Cursor, i: int) -> bool:
    """Is the token a mark or a word that stands between two parts of a time?"""
    return c.kind(i) in ("m", "p") or c.key(i) == "و" or any(c.among(i, role) for role in _LINKS)


def _clock_behind(c: Cursor, one: Date, two: Date, link: str) -> Date | None:
    """«8 يناير، الساعة 10:01», «مساء أمس الساعة السابعة», «الأحد عند الخامسة فجراً»."""
    if not two.is_only_clock or not one.is_day or one.clock or one.end_day:
        return None
    if not (link in ("", *COMMAS, "(") or c.among(one.last + 1, "before_clock") or c.key(one.last + 1) == "ب") or c.among(one.last + 1, "until"):
        return None
    clock = hour_in_daypart(two.clock or "", one.daypart) if one.daypart else two.clock
    return one._replace(last=c.closed(one.last + 1, two.last), clock=clock, daypart=None, mod=two.mod or one.mod)


def _day_and_date(c: Cursor, one: Date, two: Date, link: str) -> Date | None:
    """«يوم أمس 11 ديسمبر», «الأربعاء الموافق 12 مارس», «الأحد المقبل (9 يناير)», «14 رمضان يوم الجمعة», «اليوم الأحد 5 مايو»."""
    if one.clock and two.clock:
        return None
    named_day = one.is_day and one.day is None and one.month is None and one.nth is None
    if named_day and two.day and two.month and two.weekday is None and not two.end_day:
        linked = link in ("", "(", *COMMAS) or c.among(one.last + 1, "same_day") or (c.among(one.last + 1, "inside") and one.weekday)
        last = c.closed(one.last + 1, two.last)
        if not linked or two.first - one.last > 2 or (link == "(" and last == two.last):
            return None
        return two._replace(first=one.first, last=last, weekday=one.weekday, daypart=two.daypart or one.daypart, clock=two.clock or one.clock)
    weekday_behind = two.weekday and two.day is None and two.shift is None and two.direction is None and two.nth is None
    if one.day and one.month and weekday_behind and not one.weekday and not one.end_day and two.first == one.last + 1:
        return one._replace(last=two.last, weekday=two.weekday, daypart=one.daypart or two.daypart, clock=one.clock or two.clock)
    return None


def _other_calendar(c: Cursor, one: Date, two: Date, link: str) -> Date | None:
    """«17 رمضان 1436هـ الموافق 4 يوليو 2015», «سنة 583هـ/1187م»: the Gregorian one, with the other beside it, whose day must agree."""
    same = c.among(one.last + 1, "same_day") or link in ("", "(", "/", "،", *DASHES)
    if one.hijri == two.hijri or not same or one.shift or two.shift:
        return None
    if (one.day is None) != (two.day is None) or (one.month is None) != (two.month is None) or one.feast or two.feast:
        return None
    if one.day is None and (one.year is None or two.year is None):
        return None
    if link == "" and one.day is None:
        return None
    gregorian, hijri = (one, two) if two.hijri else (two, one)
    last = c.closed(one.last + 1, two.last)
    return gregorian._replace(
        first=one.first,
        last=last,
        weekday=one.weekday or two.weekday,
        daypart=one.daypart or two.daypart,
        beside=(hijri.year, hijri.month, hijri.day),
    )


def _range(c: Cursor, one: Date, two: Date, link: str) -> Range | None:
    """«من 1 يناير إلى 30 يونيو», «بين 2013 و2015», «2010 - 2014», «من الأحد إلى الخميس»."""
    at = one.last + 1 + (link == "و" and c.among(one.last + 2, "to"))  # «وحتى»
    if two.first != at + 1 or two.end_day or two.end_year or one.end_year:
        return None
    from_ = c.among(one.first - 1, "from")
    between = c.among(one.first - 1, "between")
    if one.is_only_clock and two.is_day and two.clock is None:
        return None
    closed = (from_ and c.among(at, "to")) or (between and link == "و" and at == one.last + 1)
    alike = _shape(one) == _shape(two)
    dashed = link in DASHES and alike and (one.month is not None or one.year is not None or one.is_only_clock or one.weekday is not None)
    bare = c.among(one.last + 1, "to") and alike and link != "ل" and (one.month is not None or one.year is not None or one.is_only_clock)
    if not (closed or dashed or bare):
        return None
    return Range(c.range_start(one.first) if closed else one.first, two.last, one, two)


def _shape(e: Date) -> tuple[bool, ...]:
    """Which parts of a date are said, but for the year, which one end may lend the other."""
    return e.month is None, e.day is None, e.weekday is None, e.clock is None


_SAME_TIME: tuple[Join, ...] = (_clock_behind, _day_and_date, _other_calendar)


def _day_of_range(c: Cursor, one: Expression, two: Expression, link: str) -> Range | None:
    """«السبت من الساعة الثامنة صباحا إلى الثانية ظهرا», «من 10 إلى 12 ظهرا يوم الأحد»: the day holds for both hours."""
    day, hours = (one, two) if isinstance(one, Date) else (two, one)
    if not isinstance(day, Date) or not isinstance(hours, Range) or not hours.start.is_only_clock or not hours.end.is_only_clock:
        return None
    if not day.is_day or day.clock or day.daypart or not (link == "" or (link in COMMAS and day is one)):
        return None
    start, end = (day._replace(first=hour.first, last=hour.last, clock=hour.clock) for hour in (hours.start, hours.end))
    return Range(one.first, two.last, start, end)


def _bounded(c: Cursor, e: Expression) -> Expression:
    """The expression as an open range if the word before it makes it one."""
    if not isinstance(e, Date | SchoolYear) or (isinstance(e, Date) and e.shift and e.shift.exact):
        return e
    before = e.first - 1
    for bound in _BOUNDS:
        if c.among(before, bound):
            return e._replace(bound=bound)
    if c.among(before, "from") and c.among(before - 1, "starting"):  # «ابتداء من»
        return e._replace(bound="from")
    if c.among(before, "bounds") and c.among(before - 1, "to"):  # «إلى حدود 2009»
        return e._replace(bound="until")
    return e._replace(mod="approx") if isinstance(e, Date) and e.clock and not e.mod and c.among(before, "clock_hedge") else e
