"""Parts of years and what is made of many: «الربع الثالث من 2015», «صيف 2018», «التسعينيات», «القرن التاسع عشر», «العام الدراسي المقبل»."""

from ..expressions import Date, SchoolYear, Shift
from .cursor import Cursor
from .months import read_month_of_year
from .relative import ALL_UNITS, CALENDAR_UNITS, read_relative
from .year_numbers import read_year_number
from .years import read_two_years

_PARTS = {"Q": 4, "H": 2, "Z": 3}
"""How many quarters, halves and thirds there are."""
_YEAR_MONTHS = 12
_FIRST_SURE_DECADE = 40
"""«في الثلاثينيات» and the decades before are as often somebody's age."""


def read_part(c: Cursor, i: int) -> Date | SchoolYear | None:
    """«الربع الثالث من 2015», «النصف الأول من مارس», «الأشهر التسعة الأولى من العام الجاري», «الربع الأخير من العام المالي الماضي»."""
    position, mod = c.part(i)
    found = _part_of_year(c, position)
    if found is None:
        return None
    last, part = found
    of = last + 1 + (c.among(last + 1, "of") or c.among(last + 1, "for") or c.among(last + 1, "inside"))
    inside = _read_whole(c, of, part)
    if isinstance(inside, SchoolYear) and inside.kind != "fiscal":  # a term of a school
        return None
    if isinstance(inside, Date) and inside.end_year and inside.year:  # of «العام المالي 2017/2018»
        return SchoolYear(i, inside.last, "fiscal", None, year=inside.year, part=part, mod=mod) if inside.part == "fiscal" else None
    if inside is not None:
        return inside._replace(first=i, part=part, mod=mod)
    if (
        part[0] == "Q"
        and c.among(last + 1, "ending")
        and c.among(last + 2, "inside")
        and (month := read_month_of_year(c, last + 3, dated=True))
        and not month.hijri
    ):
        return month._replace(first=i, part="Q")  # the quarter that ends with the month
    return None


def _part_of_year(c: Cursor, i: int) -> tuple[int, str] | None:
    """(last token, part) of «الربع الثالث», «النصف الأول», «الثلث الأخير», «الأشهر التسعة الأولى»."""
    if found := c.word(i, "fraction"):
        kind = found[1].value
        if kind == "Q" and c.among(found[0] + 1, "ending"):
            return found[0], "Q"
        if c.among(found[0] + 1, "the_last"):
            return found[0] + 1, f"{kind}{_PARTS[kind]}"
        number = c.whole(found[0] + 1, 1, _PARTS[kind], "ordinal")
        return (number.last, f"{kind}{number.value}") if number and c.definite(number.first) else None
    if c.among(i, "first") and (number := c.whole(i + 1, 2, _YEAR_MONTHS - 1, "cardinal")) and c.among(number.last + 2, "of"):  # «أول 4 أشهر من»
        counted = c.unit(number.last + 1)
        return (number.last + 1, _first_months(int(number.value))) if counted and counted.iso == "M" else None
    unit = c.the_unit(i, 3)
    if unit is None or unit.iso != "M":
        return None
    if c.among(i + 1, "first_ones"):  # «الأشهر الأولى»
        return None
    number = c.whole(c.opened(i + 1), 2, _YEAR_MONTHS - 1, "cardinal")
    if number is None or not c.among(number.last + 1, "first_ones"):
        return None
    return number.last + 1, _first_months(int(number.value))


def _first_months(months: int) -> str:
    """The part of a year that its first months are."""
    return {3: "Q1", 6: "H1"}.get(months, f"N{months}")


def _read_whole(c: Cursor, i: int, part: str) -> Date | SchoolYear | None:
    """The year, month or school year that a part is of."""
    if year := read_school_year(c, i):
        return year
    if year_number := read_year_number(c, i, bare=True):
        return Date(i, year_number[0], year=year_number[1])
    if relative := read_relative(c, i, ("Y",) if part[0] in "QN" else ("Y", "M")):
        return Date(i, relative[0], shift=relative[1])
    return read_month_of_year(c, i, dated=True) if part[0] in "HZ" else None


def read_season(c: Cursor, i: int) -> Date | None:
    """«صيف 2018», «الصيف الماضي», «هذا الشتاء», «شتاء العام الماضي»."""
    position, mod = c.part(i)
    this = c.among(position, "this")
    position += this
    found = c.word(position, "season")
    if found is None:
        return None
    last, part = found[0], found[1].value
    if not this and not c.definite(position):
        after = last + 1 + c.among(last + 1, "of")
        if year := read_year_number(c, after, bare=True):
            return Date(i, year[0], year=year[1], part=part, mod=mod)
        if relative := read_relative(c, after, ("Y",)):
            return Date(i, relative[0], shift=relative[1], part=part, mod=mod)
        following = read_season(c, last + 2) if c.key(last + 1) == "و" else None  # «صيف وخريف 2021»
        return following._replace(first=i, last=last, part=part, mod=mod) if following else None
    direction = (last, 0) if this else c.direction(last + 1)
    return Date(i, direction[0], direction=direction[1], part=part, mod=mod) if direction else None


def read_school_year(c: Cursor, i: int) -> SchoolYear | Date | None:
    """«الموسم الماضي», «العام الدراسي المقبل», «السنة المالية 2015-2016», «مطلع الموسم نفسه», «العام المالي السابق»."""
    position, mod = c.part(i)
    this = c.among(position, "this") or c.among(position, "that") or c.among(position, "same")
    found = c.word(position + this, "school_year")
    if found is None:
        return None
    last, kind = found[0], found[1].value
    assert kind in ("school", "sport", "fiscal")
    base = SchoolYear(i, last, kind, 0, mod=mod)  # type: ignore[arg-type]
    if this:
        return base._replace(told=not c.among(position, "this"))
    if years := read_two_years(c, i, last + 1, named=True):
        return years._replace(mod=mod, part=kind)
    if kind != "sport" and (year := read_year_number(c, last + 1, bare=True)):
        return Date(i, year[0], year=year[1], mod=mod)
    if c.among(last + 1, "same") and c.suffix(last + 2):
        return base._replace(last=last + 2, told=True)
    if told := c.told(last + 1):
        return base._replace(last=told[0], steps=told[1], told=True)
    if c.among(last + 1, "anew"):
        return base._replace(last=last + 1, steps=None)
    if direction := c.direction(last + 1):
        if years := read_two_years(c, i, direction[0] + 1, named=True):  # «الموسم الحالي 2011/2012»
            return years._replace(mod=mod, part=kind)
        return base._replace(last=direction[0], steps=direction[1])
    return base if mod else None


def read_long_period(c: Cursor, i: int) -> Date | None:
    """«تسعينيات القرن الماضي», «عقد الثمانينيات», «العقد الأول من القرن الحالي», «القرن التاسع عشر»; «في الثلاثينيات من عمره» is an age."""
    position, mod = c.part(i)
    unit = c.unit(position)
    named = unit is not None and unit.iso == "DE" and c.word(position + 1, "decade") is not None
    position += named
    if found := c.word(position, "decade"):
        last, decade = found[0], int(found[1].value)
        of = last + 1 + (c.among(last + 1, "of") or c.among(last + 1, "inside"))
        if century := _read_century(c, of):
            return century._replace(first=i, decade=decade, mod=mod)
        listed = c.key(last + 1) == "و" and c.word(last + 2, "decade") is not None
        last += c.among(last + 1, "era_adjective")
        if not c.definite(position) or c.among(of, "age") or (decade < _FIRST_SURE_DECADE and not named and not listed):
            return None
        return Date(i, last, century=19, decade=decade, mod=mod)
    decade_unit = c.the_unit(position, 1)
    if decade_unit and decade_unit.iso == "DE" and (number := c.whole(position + 1, 1, 10, "ordinal")) and c.among(number.last + 1, "of"):
        century = _read_century(c, number.last + 2)
        return century._replace(first=i, decade=10 * (int(number.value) - 1), mod=mod) if century else None
    made = _read_century(c, position)
    return made._replace(first=i, mod=mod) if made else None


def _read_century(c: Cursor, i: int) -> Date | None:
    """«القرن التاسع عشر», «القرن الـ19», «القرن 17», «القرن الثالث قبل الميلاد», «القرن الماضي», the first of «القرنين 18 و19»."""
    unit = c.the_unit(i)
    if unit is None or unit.iso != "CE" or unit.number == 3:
        return None
    at = c.opened(i + 1)
    if number := c.whole(at, 1, 21):
        last = number.last
        if number.kind == "cardinal" and c.in_words(number):
            return None
        if c.among(last + 1, "hijri_era"):
            return Date(i, last + 1, century=int(number.value) - 1, hijri=True)
        if before_christ := c.word(last + 1, "before_christ"):
            return Date(i, before_christ[0], century=-int(number.value))
        last += c.among(last + 1, "era") or c.among(last + 1, "era_adjective")
        return Date(i, last, century=int(number.value) - 1)
    direction = c.direction(i + 1) if unit.number == 1 else None
    if direction:
        return Date(i, direction[0], shift=Shift("CE", direction[1]))
    return None


def read_next_century(c: Cursor, i: int) -> Date | None:
    """The second of «القرنين التاسع عشر والعشرين»."""
    if c.key(i - 1) != "و" or i not in c.numbers:
        return None
    for back in range(i - 2, max(-1, i - 5), -1):
        unit = c.the_unit(back, 2)
        if unit and unit.iso == "CE" and (number := c.whole(i, 1, 21, "ordinal")):
            era = c.among(number.last + 1, "era") or c.among(number.last + 1, "era_adjective")
            return Date(i, number.last + era, century=int(number.value) - 1)
    return None


def read_period(c: Cursor, i: int) -> Date | None:
    """«الشهر الماضي», «هذا العام», «نهاية الأسبوع», «مطلع العام», «وقت لاحق من الأسبوع الجاري», «الساعة الماضية»."""
    if c.among(i, "time_noun") and (vague := c.word(i, "ref", "some_time")):
        at = vague[0] + 1 + c.among(vague[0] + 1, "of")
        found = read_relative(c, at, CALENDAR_UNITS) or _unplaced(c, at)
        return Date(i, found[0], shift=found[1], mod="start" if vague[1].value == "start" else None) if found else None
    weekend = c.word(i, "weekend_day")
    position, mod = (weekend[0] + 1, "second_half") if weekend else c.part(i)
    if found := read_relative(c, position, ALL_UNITS - {"D"}):
        last, shift = found
        end = "WE" if mod == "second_half" and shift.unit == "W" else None
        return Date(i, last, shift=shift, mod=mod, part=end)
    if mod and (found := _unplaced(c, position)):
        last, shift = found
        if mod == "second_half" and shift.unit == "W":
            return Date(i, last, mod=mod, part="WE")
        return Date(i, last, shift=shift, mod=mod)
    return None


def _unplaced(c: Cursor, i: int) -> tuple[int, Shift] | None:
    """(last token, shift) of a bare «العام» or «الأسبوع» that is the present one; not of «نهاية العام الدراسي», nor «بداية الشهر التاسع»."""
    unit = c.the_unit(i, 1)
    if unit is None or unit.iso not in ("W", "M", "Y") or i + 1 in c.numbers:
        return None
    return i, Shift(unit.iso, 0)
