"""The n-th day, weekday or week of a period: «أول جمعة من رمضان», «الأحد الأخير من مارس», «الأسبوع الثاني من مايو», «العشر الأواخر»."""

from ..expressions import Date, Nth
from .cursor import Cursor
from .feasts import read_feast
from .months import read_month_of_year
from .relative import CALENDAR_UNITS, read_relative
from .year_numbers import read_year_number

_MOST_DAYS = 31
_MOST_WEEKDAYS = 5
"""«الأحد السابع من مارس» is the seventh of the month."""


def read_nth(c: Cursor, i: int) -> Date | None:
    """A day or week by its place in a month, week, year or feast."""
    daypart = c.word(i, "daypart")
    at = daypart[0] + 1 if daypart else i
    found = _ordinal_first(c, at) or _ordinal_behind(c, at)
    if found is None:
        return None if daypart else _read_first_days(c, i)
    last, nth = found
    linked = c.among(last + 1, "of") or c.among(last + 1, "for")
    inside = _container(c, last + 1 + linked, nth, linked=linked)
    if inside is None or inside.day or inside.nth:
        inside = _nth_of_feast(c, i, last, nth, linked=linked)
    if inside is None:
        return None
    of_month = nth.unit == "weekday" and nth.number > 0 and not inside.feast and at not in c.numbers
    day = nth.number if of_month else inside.day
    return inside._replace(first=i, nth=nth, day=day, daypart=daypart[1].value if daypart else None)


def _read_first_days(c: Cursor, i: int) -> Date | None:
    """«الأيام الأولى من سبتمبر», «الأسابيع الأخيرة من العام الماضي»: the beginning or the end of it."""
    unit = c.the_unit(i, 3)
    number = c.whole(i + 1, 2, _MOST_DAYS, "cardinal") if unit and unit.iso == "D" and c.definite(i + 1) else None
    if number and c.among(number.last + 1, "first_ones") and c.among(number.last + 2, "of"):  # «الأيام العشرة الأولى من رمضان»
        month = read_month_of_year(c, number.last + 3, dated=True)
        return month._replace(first=i, day=1, end_day=int(number.value)) if month else None
    mod = "start" if c.among(i + 1, "first_ones") else "end" if c.among(i + 1, "last_ones") else None
    if unit is None or unit.iso not in ("D", "W", "M") or mod is None or not c.among(i + 2, "of"):
        return None
    inside = _container(c, i + 3, Nth(1, "D"), linked=True)
    return inside._replace(first=i, mod=mod) if inside else None


def _ordinal_first(c: Cursor, i: int) -> tuple[int, Nth] | None:
    """«أول جمعة», «ثالث يوم», «آخر أسبوع», «ثاني أيام»."""
    if c.among(i, "last"):
        number, at = -1, i + 1
    else:
        ordinal = c.whole(i, 1, _MOST_DAYS, "ordinal")
        if ordinal is None or c.definite(i):
            return None
        number, at = int(ordinal.value), ordinal.last + 1
    if weekday := c.lexicon.weekdays.get(c.key(at)):
        return at, Nth(number, "weekday", weekday)
    unit = c.unit(at)
    if unit is None or unit.iso not in ("D", "W") or (unit.number != 1 and unit.iso != "D") or unit.number == 2:
        return None
    return at, Nth(number, unit.iso)


def _ordinal_behind(c: Cursor, i: int) -> tuple[int, Nth] | None:
    """«الأحد الأول», «الاثنين الأخير», «اليوم الثالث», «الأسبوع الأخير», «العشر الأواخر»."""
    if ten := c.word(i, "ten_days"):
        return ten[0], Nth(int(ten[1].value), "DD")
    day = c.names_day(i)
    at = i + day
    weekday = c.word(at, "weekday")
    unit = None if weekday or day else c.the_unit(i, 1)
    if not weekday and (unit is None or unit.iso not in ("D", "W")):
        return None
    after = (weekday[0] if weekday else at) + 1
    if c.among(after, "the_last"):
        number, last = -1, after
    else:
        ordinal = c.whole(after, 1, _MOST_DAYS, "ordinal")
        if ordinal is None or not c.definite(after):
            return None
        number, last = int(ordinal.value), ordinal.last
    if weekday and number > _MOST_WEEKDAYS:
        return None
    if weekday:
        return last, Nth(number, "weekday", int(weekday[1].value))
    return (last, Nth(number, unit.iso)) if unit else None


def _container(c: Cursor, i: int, nth: Nth, *, linked: bool) -> Date | None:
    """The month, week or year that a day or week is counted in. A bare month needs «من», unless it goes with «أيام»."""
    if month := read_month_of_year(c, i, dated=linked or nth.unit == "D"):
        return month
    if relative := read_relative(c, i, CALENDAR_UNITS if nth.unit in ("D", "weekday") else ("M", "Y")):
        return Date(i, relative[0], shift=relative[1])
    if linked and (year := read_year_number(c, i, bare=False)):
        return Date(i, year[0], year=year[1])
    return None


def _nth_of_feast(c: Cursor, i: int, last: int, nth: Nth, *, linked: bool) -> Date | None:
    """«ثاني أيام عيد الفطر», «اليوم الأول لعيد الأضحى», «ثالث ثلاثاء بعد عيد الميلاد 2014»."""
    if nth.unit == "weekday" and c.among(last + 1, "after"):
        feast = read_feast(c, last + 2)
        return feast and feast._replace(first=i, nth=nth)
    if nth.unit != "D" or nth.number < 1:
        return None
    feast = read_feast(c, last + 1 + linked)
    return feast._replace(first=i, nth=nth) if feast and feast.hijri else None
