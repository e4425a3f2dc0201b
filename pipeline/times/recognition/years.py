"""Years that stand without a month: «عام 2015», «في 2003», «موسم 2014-2015», «عامي 2013 و2014», «1436هـ», «العام 490 قبل الميلاد»."""

import re

from ...text.tokens import WORD
from ..expressions import Date
from .cursor import DASHES, SEPARATORS, Cursor
from .relative import read_year_shift
from .year_numbers import FIRST_GREGORIAN, PLAIN_YEAR, read_hijri_year_number, read_year_number

_YEARS = re.compile(r"((?:1[3-9]|20)\d\d)[-/–]((?:1[3-9]|20)?\d\d)")
_FIRST_BARE, _LAST_BARE = 1900, 2099
"""A year from the first to the last may stand bare."""
_FIRST_LIKELY, _LAST_LIKELY = 1950, 2049
_LONGEST_RANGE = 60
_CENTURY = 100
_YEAR_LENGTH = 4


def read_year(c: Cursor, i: int) -> Date | None:
    """A year by its number, with the words before it: «مطلع 2015», «عام 2015», «العام الماضي 2017», «هذا العام 1436هـ»."""
    position, mod = c.part(i)
    season = c.among(position, "season_noun")
    plural = c.among(position, "year_plural")
    named = c.among(position, "year_noun") or season or plural
    digits = position + 1 if named else position
    if years := read_two_years(c, i, digits, named=named):
        return years._replace(mod=mod, part="sport" if season else None)
    if hijri := read_hijri_year_number(c, digits if plural else position):
        return Date(i, hijri[0], year=hijri[1], mod=mod, hijri=True)
    if plural and (first := _hijri_by_next(c, digits)):
        return Date(i, digits, year=first, hijri=True)
    found = read_year_number(c, digits if plural or season else position)
    if found is None:
        beside = c.key(digits - 1) in ("/", "(") and len(c.digits(digits)) >= 3 and c.tokens.glued(digits)  # «583هـ/1187م»
        return _read_placed_year(c, i, position, mod) or (_read_old_year(c, i, digits, mod) if named or beside else None)
    last, year = found
    if not (named or mod or last > position) and not _is_year(c, position, year):
        return None
    if season and c.kind(last + 1) == WORD and not (c.definite(last + 1) or c.among(last + 1, "after_year")):
        return None
    c.last_year = last
    return Date(i, last, year=year, mod=mod)


def _read_placed_year(c: Cursor, i: int, position: int, mod: str | None) -> Date | None:
    """«العام الماضي 2017», «هذا العام 1436هـ»: the number wins."""
    relative = read_year_shift(c, position)
    if relative is None:
        return None
    opened = relative[0] + 1 + (c.key(relative[0] + 1) in ("(", "،"))
    if hijri := read_hijri_year_number(c, opened):
        return Date(i, c.closed(opened - 1, hijri[0]), year=hijri[1], mod=mod, hijri=True)
    if (
        (year := read_year_number(c, opened, bare=True))
        and not c.among(opened, "year_noun")
        and (_ends_here(c, year[0]) or c.among(year[0] + 1, "vague_number"))
    ):
        return Date(i, c.closed(opened - 1, year[0]), year=year[1], mod=mod)
    return None


def read_two_years(c: Cursor, first: int, at: int, *, named: bool) -> Date | None:
    """«2014-2015», «1998/99», «1436/1437هـ»; without a word that says so they must be near each other."""
    last = at
    digits = c.digits(at)
    if c.key(at + 1) in SEPARATORS and len(digits) == len(c.digits(at + 2)) == _YEAR_LENGTH and digits.isdecimal():  # «2009 / 2010»
        together = c.digits(at + 2).isdecimal() and int(c.digits(at + 2)) == int(digits) + 1 and c.key(at + 1) == "/"
        digits, last = (f"{digits}/{c.digits(at + 2)}", at + 2) if together else (digits, at)
    match = _YEARS.fullmatch(digits)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    end = end if end > _CENTURY else start // _CENTURY * _CENTURY + end
    hijri = start < FIRST_GREGORIAN
    era = c.among(last + 1, "hijri_era" if hijri else "era") and c.tokens.glued(last)
    both = len(match[2]) == len(match[1]) and not hijri and (start + 1 == end or (start >= _FIRST_BARE and _ends_here(c, last)))
    likely = named or era or both or c.among(at - 1, "before_year") or c.key(at - 1) == "("
    if not likely or not start < end <= start + _LONGEST_RANGE:
        return None
    return Date(first, last + era, year=start, end_year=end, hijri=hijri)


def _hijri_by_next(c: Cursor, i: int) -> int | None:
    """The Hijri year of «عامي 1435 و1436هـ», whose era stands behind the second."""
    digits = c.digits(i)
    return (
        int(digits)
        if len(digits) <= _YEAR_LENGTH and digits.isdecimal() and c.key(i + 1) == "و" and c.digits(i + 2) and read_hijri_year_number(c, i + 2)
        else None
    )


def _read_old_year(c: Cursor, first: int, at: int, mod: str | None) -> Date | None:
    """«العام 70م», «العام 490 قبل الميلاد», «عام 247»: years that need their era or «عام»."""
    digits = c.digits(at)
    if not digits.isdecimal() or not 2 <= len(digits) <= 4 or int(digits) == 0:
        return None
    if before_christ := c.word(at + 1, "before_christ"):
        return Date(first, before_christ[0], year=-int(digits), mod=mod)
    if c.among(at + 1, "era"):
        return Date(first, at + 1, year=int(digits), mod=mod)
    return Date(first, at, year=int(digits), mod=mod) if len(digits) == 3 and c.ends(at + 1) and c.key(at - 1) in ("عام", "العام") else None


def _is_year(c: Cursor, i: int, year: int) -> bool:
    """Is a number like 2003 a year? After a word that wants one, and with nothing behind it to count."""
    before = c.key(i - 1)
    if not _FIRST_BARE <= year <= _LAST_BARE:
        return c.among(i - 1, "since") and _ends_here(c, i)
    if c.among(i - 1, "noun_of_year") or c.among(i - 1, "by"):
        return _ends_here(c, i)
    listed = c.last_year in (i - 2, i - 3) and (before == "و" or before in DASHES or c.among(i - 1, "to"))
    if not listed and c.key(i + 1) in DASHES and PLAIN_YEAR.fullmatch(c.digits(i + 2)):
        return True
    if c.key(i + 1) in DASHES and (i == 0 or c.kind(i - 1) == "n") and c.kind(i + 2) == WORD:  # «1965 - تأسيس …» opens an entry
        return True
    compared = before == "ب" and c.among(i - 2, "compared")
    if not listed and not compared and not c.among(i - 1, "before_year"):
        return False
    second = c.digits(i + 2) if not listed and (c.key(i + 1) == "و" or c.among(i + 1, "to")) else ""
    if second.isdecimal() and not _ends_here(c, i + 2):  # «بين 1900 و2000 كيلومتر»
        return False
    if _ends_here(c, i):
        return True
    strong = c.among(i - 1, "before_year_strong") and _FIRST_LIKELY <= year <= _LAST_LIKELY and year % _CENTURY != 0
    return strong and not c.keys[i + 1].endswith(("ة", "ا", "ه"))  # «في 2004 أوقع», but «في 2004 مدرسة»


def _ends_here(c: Cursor, i: int) -> bool:
    """Does token i end its phrase: behind it stands no word that a number may count?"""
    return c.kind(i + 1) != WORD or c.definite(i + 1) or c.among(i + 1, "after_year") or c.tokens.pos[i + 1] == "VERB"
