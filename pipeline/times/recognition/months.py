"""Months: by name in four sets and both calendars, by both names at once, by number; and a month with its year."""

from typing import NamedTuple

from ..expressions import Date
from .cursor import COMMAS, DASHES, SEPARATORS, Cursor
from .relative import read_year_shift
from .year_numbers import is_counted, read_hijri_year_number, read_year_number

_DECEMBER = 12


class Month(NamedTuple):
    """A month on tokens up to `last`; `alone` is False for one that is also another word («مارس», «رمضان»)."""

    last: int
    number: int
    alone: bool
    hijri: bool = False


def read_month(c: Cursor, i: int) -> Month | None:
    """«مارس», «شهر مارس», «آذار/مارس», «مايو (أيار)», «شهر 5», «شهر رمضان المبارك»."""
    named = c.among(i, "month_noun")
    first = i + named
    found = c.word(first, "month", "hijri_month")
    if not found:
        return _read_month_number(c, i) if named or c.among(i, "the_month") else None
    last, word = found
    if word.role == "hijri_month":
        alone = word.alone or named
        return None if not alone and c.key(i - 1) in DASHES else Month(last, int(word.value), alone, hijri=True)  # «2-صفر» is a score
    return _with_second_name(c, Month(last, int(word.value), word.alone or named))


def _with_second_name(c: Cursor, month: Month) -> Month:
    """«آذار/مارس», «كانون الثاني - يناير», «مايو (أيار)», «شباط فبراير»."""
    between = month.last + 1 if c.key(month.last + 1) in ("(", *SEPARATORS) else month.last
    second = c.word(between + 1, "month")
    if second is None or int(second[1].value) != month.number:
        return month
    return month._replace(last=c.closed(between, second[0]), alone=True)


def _read_month_number(c: Cursor, i: int) -> Month | None:
    """«شهر 5», «شهر عشرة» behind a day; «الشهر الثامن» of a year or behind a day."""
    number = c.whole(i + 1, 1, _DECEMBER)
    if number is None:
        return None
    after, inside = number.last + 1, c.among(i - 1, "of") or i - 1 in c.numbers or c.word(i - 1, "part") is not None
    if c.among(i, "the_month"):
        of_year = c.among(after, "of") and (read_year_number(c, after + 1) or read_year_shift(c, after + 1))
        return Month(number.last, int(number.value), False) if number.kind == "ordinal" and (of_year or (inside and c.ends(after))) else None
    if number.kind == "ordinal":
        return None
    written = c.in_words(number)
    followed = (
        c.ends(after)
        or c.told(after)
        or c.among(after, "after_year")
        or c.direction(after)
        or read_year_number(c, after, bare=True)
        or read_year_shift(c, after)
    )
    return Month(number.last, int(number.value), not written) if followed and (inside or not written) else None


def read_month_of_year(c: Cursor, i: int, *, dated: bool = False) -> Date | None:
    """A month with its year or the word that places it: «مارس 2018», «مايو المقبل», «يناير من العام الماضي», «رمضان 1436هـ», «مارس من العام نفسه».

    A month that is also another word needs more than itself; `dated` says that a day stands before it, which is enough.
    """
    month = read_month(c, i)
    if month is None:
        return None
    base = Date(i, month.last, month=month.number, hijri=month.hijri)
    after = month.last + 1
    after += c.key(after) in (*COMMAS, *SEPARATORS) and (dated or c.key(after) == "/")
    if month.hijri and (hijri := read_hijri_year_number(c, after, after_month=True)):
        return base._replace(last=hijri[0], year=hijri[1])
    if year := read_year_number(c, after, bare=True):
        return base._replace(last=year[0], year=year[1])
    if direction := c.direction(month.last + 1):
        year = read_year_number(c, direction[0] + 1, bare=True) if c.digits(direction[0] + 1) else None
        if year and not is_counted(c, year[0] + 1):  # «أغسطس الجاري 2015»; «مايو الماضي 1959 فرعاً» are branches
            return base._replace(last=year[0], year=year[1])
        return base._replace(last=direction[0], direction=direction[1])
    if (dated or month.alone) and (told := c.told(month.last + 1)):
        return base._replace(last=told[0], direction=told[1])
    every = month.last + 1 + c.among(month.last + 1, "of")
    if c.among(every, "every") and (unit := c.unit(every + 1)) and unit.iso == "Y" and not (c.key(every + 2) == "و" and c.among(every + 3, "wished")):
        return base._replace(last=every + 1, yearly=True)
    if relative := read_year_shift(c, month.last + 1 + c.among(month.last + 1, "of")):
        return base._replace(last=relative[0], shift=relative[1])
    return base if dated or month.alone else None
