"""Feasts and observances, in either calendar or reckoned from Easter: «عيد الفطر», «عاشوراء», «أيام عيد الأضحى», «عيد الفصح»."""

from ..expressions import Date
from .cursor import Cursor
from .relative import read_year_shift
from .year_numbers import read_hijri_year_number, read_year_number


def read_feast(c: Cursor, i: int) -> Date | None:
    """«عيد الفطر», «يوم عيد الأضحى المبارك», «ليلة رأس السنة», «عيد الأضحى 2013», «رمضان والعيد» is none.

    The lexicon writes its day as month-day, or month-day-day with the last of its days («أيام عيد الفطر»), with an H before it in the Hijri calendar;
    and Easter as "easter".
    """
    position = i + c.names_day(i)
    found = c.word(i, "feast") or c.word(position, "feast")
    if not found:
        return None
    last, word = found
    if word.value == "easter":
        base = Date(i, last, feast=True)
    else:
        month, day, *until = map(int, word.value.removeprefix("H").split("-"))
        end_day = until[0] if until and position > i and c.key(i) == "ايام" else None
        base = Date(i, last, month=month, day=day, end_day=end_day, hijri=word.value.startswith("H"), feast=True)
    after = last + 1 + c.among(last + 1, "for")
    if base.hijri and (hijri := read_hijri_year_number(c, after)):
        return base._replace(last=hijri[0], year=hijri[1])
    if year := read_year_number(c, after):
        return base._replace(last=year[0], year=year[1])
    if direction := c.direction(last + 1):
        return base._replace(last=direction[0], direction=direction[1])
    if relative := read_year_shift(c, after + c.among(after, "of")):
        return base._replace(last=relative[0], shift=relative[1])
    return base
