"""Years and what is made of years or cut from them: «عام 2015», «2014-2015», «الربع الثالث من 2015», «صيف 2018», «التسعينيات», «القرن التاسع عشر»."""

import re

from ..text.tokens import WORD
from .cursor import Cursor, Expression

_YEARS = re.compile(r"((?:1[89]|20)\d\d)[-/–]((?:1[89]|20)?\d\d)")
_FIRST_BARE, _LAST_BARE = 1900, 2099
_BARE = re.compile(r"(?:19|20)\d\d")
"""A year from the first to the last that may stand bare."""
_FIRST_LIKELY, _LAST_LIKELY = 1950, 2049
_LONGEST_RANGE = 60
_CENTURY = 100


def read_year(c: Cursor, i: int) -> Expression | None:
    """«عام 2015», «العام 1967», «موسم 2014-2015», «في 2003», «مطلع 2015», «1436هـ», «العام 490 قبل الميلاد»."""
    position, mod = c.part(i)
    season = c.among(position, "season_noun")
    plural = c.among(position, "year_plural")
    named = c.among(position, "year_noun") or season or plural
    digits = position + 1 if named else position
    if match := _YEARS.fullmatch(c.digits(digits)):
        return _read_two_years(c, i, digits, match, named=named)
    if season:
        return None
    if hijri := c.hijri_year_at(position):
        return Expression(i, hijri[0], "date", year=hijri[1], mod=mod, hijri=True)
    found_year = c.year_at(digits if plural else position)
    if found_year is None:
        return _read_old_year(c, i, digits, mod) if named else None
    last, year = found_year
    if not (named or mod or last > position) and not _is_year(c, position, year):
        return None
    c.last_year = last
    return Expression(i, last, "date", year=year, mod=mod)


def _read_two_years(c: Cursor, first: int, at: int, match: re.Match[str], *, named: bool) -> Expression | None:
    """«2014-2015», «1998/99»; without a word that says so they must be near each other."""
    start, end = int(match[1]), int(match[2])
    end = end if end > _CENTURY else start // _CENTURY * _CENTURY + end
    likely = named or c.among(at - 1, "before_year") or c.key(at - 1) == "(" or (len(match[2]) == 4 and start + 1 == end)
    return Expression(first, at, "date", year=start, end_year=end) if likely and start < end <= start + _LONGEST_RANGE else None


def _read_old_year(c: Cursor, first: int, at: int, mod: str | None) -> Expression | None:
    """«العام 70م», «العام 490 قبل الميلاد»: years that need their era."""
    digits = c.digits(at)
    if not digits.isdecimal() or not 2 <= len(digits) <= 4:
        return None
    if c.among(at + 1, "before") and c.among(at + 2, "era_before"):
        return Expression(first, at + 2, "date", year=-int(digits), mod=mod)
    if c.among(at + 1, "era"):
        return Expression(first, at + 1, "date", year=int(digits), mod=mod)
    return None


def _is_year(c: Cursor, i: int, year: int) -> bool:
    """Is a number like 2003 a year? After a word that wants one, and with nothing behind it to count."""
    before = c.key(i - 1)
    if not _FIRST_BARE <= year <= _LAST_BARE:
        return c.among(i - 1, "since") and _ends_here(c, i)
    if c.among(i - 1, "noun_of_year"):
        return _ends_here(c, i)
    listed = c.last_year in (i - 2, i - 3) and (before in ("و", "-", "–") or c.among(i - 1, "to"))
    if not listed and c.key(i + 1) in ("-", "–") and _BARE.fullmatch(c.digits(i + 2)):
        return True
    if not listed and not c.among(i - 1, "before_year"):
        return False
    if _ends_here(c, i):
        return True
    strong = c.among(i - 1, "before_year_strong") and _FIRST_LIKELY <= year <= _LAST_LIKELY and year % _CENTURY != 0
    return strong and not c.keys[i + 1].endswith(("ة", "ا", "ه"))  # «في 2004 أوقع», but «في 2004 مدرسة»


def _ends_here(c: Cursor, i: int) -> bool:
    return (
        i + 1 >= c.count
        or c.kinds[i + 1] != WORD
        or c.keys[i + 1].startswith("ال")
        or c.among(i + 1, "after_year")
        or c.unit(i + 1, definite=True) is not None
    )


def read_fraction(c: Cursor, i: int) -> Expression | None:
    """«الربع الثالث من 2015», «النصف الأول من العام الجاري», «الأشهر الثلاثة الأولى من 2018»: a part of a year."""
    found = c.word(i, "fraction")
    if found:
        number = c.whole(found[0] + 1, 1, 4 if found[1].value == "Q" else 2)
        if number is None or number.kind != "ordinal":
            return None
        part, after = f"{found[1].value}{number.value}", number.last + 1
    elif (unit := c.unit(i, definite=True)) and unit.iso == "M" and unit.number == 3:
        number = c.numbers.get(i + 1)
        if number is None or number.value not in (3, 6) or not c.among(number.last + 1, "first_ones"):
            return None
        part, after = "Q1" if number.value == 3 else "H1", number.last + 2
    else:
        return None
    return _of_year(c, i, after, part)


def _of_year(c: Cursor, first: int, after: int, part: str) -> Expression | None:
    """A part of the year that follows it, with or without «من»."""
    of = after + c.among(after, "of")
    if year := c.year_at(of):
        return Expression(first, year[0], "date", year=year[1], part=part)
    if relative := c.relative_year(of):
        return Expression(first, relative[0], "period", unit="Y", direction=relative[1], part=part)
    return None


def read_season(c: Cursor, i: int) -> Expression | None:
    """«صيف 2018», «الصيف الماضي», «هذا الشتاء»; «الموسم الماضي», «العام الدراسي المقبل»."""
    position, mod = c.part(i)
    this = c.among(position, "this")
    position += this
    if found := c.word(position, "season"):
        last, word = found
        if not this and not c.key(position).startswith("ال"):
            made = _of_year(c, i, last + 1, word.value)
            return made._replace(mod=mod) if made else None
        direction = (last, 0) if this else c.direction(last + 1)
        return Expression(i, direction[0], "period", unit="Y", direction=direction[1], part=word.value, mod=mod) if direction else None
    if found := c.word(position, "school_year"):
        last, word = found
        direction = (last, 0) if this else (last + 1, 3) if c.among(last + 1, "anew") else c.direction(last + 1) or ((last, 0) if mod else None)
        return Expression(i, direction[0], "season", part=word.value, direction=direction[1], mod=mod) if direction else None
    return None


def read_long_period(c: Cursor, i: int) -> Expression | None:
    """«تسعينيات القرن الماضي», «الثمانينيات», «القرن التاسع عشر»; «في الثلاثينيات من عمره» is an age."""
    position, mod = c.part(i)
    if found := c.word(position, "decade"):
        last, word = found
        of = last + 1 + c.among(last + 1, "of")
        if century := _read_century(c, of):
            return Expression(
                i,
                century[0],
                "decade",
                year=century[1] * _CENTURY + int(word.value) if century[1] is not None else None,
                amount=None,
                direction=century[2],
                offset=int(word.value),
                mod=mod,
            )
        if not c.key(position).startswith("ال") or c.among(of, "age") or int(word.value) < 40:
            return None
        return Expression(i, last, "decade", year=1900 + int(word.value), mod=mod)
    century = _read_century(c, position)
    if century and century[1] is not None:
        return Expression(i, century[0], "century", year=century[1] * _CENTURY, mod=mod)
    return None


def _read_century(c: Cursor, i: int) -> tuple[int, int | None, int | None] | None:
    """(last token, hundreds of its years, direction) of «القرن التاسع عشر», «القرن الماضي»."""
    unit = c.unit(i, definite=True)
    if unit is None or unit.iso != "CE" or unit.number != 1:
        return None
    if (number := c.whole(i + 1, 1, 21)) and number.kind == "ordinal":
        return number.last, int(number.value) - 1, None
    direction = c.direction(i + 1)
    return (direction[0], None, direction[1]) if direction else None
