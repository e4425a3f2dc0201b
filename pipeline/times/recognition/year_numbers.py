"""The number of a year: «2015», «عام 2015», «2015م», «العام ألفين وخمسة», «1436هـ». Which bare numbers are years at all, `years` decides."""

import re

from ...text.tokens import WORD
from .cursor import Cursor

FIRST_GREGORIAN = 1500
"""A year below is Hijri, or old and told by its era."""
PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year that needs no word to be one."""
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_OLD_YEAR = re.compile(r"1[0-4]\d\d")
_HIJRI_YEAR = re.compile(r"\d{2,4}")
_LIKELY_HIJRI_YEAR = re.compile(r"1[345]\d\d")
_AFTER_HIJRI = 1600
_FIRST_IN_WORDS, _LAST_IN_WORDS = 1000, 2199


def read_year_number(c: Cursor, i: int, *, bare: bool = False) -> tuple[int, int] | None:
    """(last token, year) of «2015», «عام 2015», «2015م», «من العام 2015», «عام ألفين وخمسة» at i.

    `bare` says that a month stands before it, so that words need no «عام» and years before 1500 are taken.
    """
    of_year = (c.among(i, "of") or (bare and c.among(i, "for"))) and (
        c.among(i + 1, "year_noun") or (bare and _YEAR.fullmatch(c.digits(i + 1)) is not None)
    )
    first = i + of_year
    named = c.among(first, "year_noun")
    position = first + named
    digits = c.digits(position)
    if not digits and not (named or bare):
        return None
    if _YEAR.fullmatch(digits) or (bare and _OLD_YEAR.fullmatch(digits) and not is_counted(c, position + 1)):
        return None if c.among(position + 1, "hijri_era") else (_with_era(c, position), int(digits))
    number = c.whole(position, _FIRST_IN_WORDS, _LAST_IN_WORDS, "cardinal") if named or bare else None
    return (number.last, int(number.value)) if number and c.in_words(number) else None


def _with_era(c: Cursor, last: int) -> int:
    """The last token of the year with «م», «ميلادية» behind it."""
    era = c.among(last + 1, "era") and (c.key(last + 1) != "م" or c.tokens.glued(last) or c.ends(last + 2))
    return last + era


def is_counted(c: Cursor, i: int) -> bool:
    """Does a word stand at i that a number may count?"""
    return c.kind(i) == WORD and not c.among(i, "after_year") and not c.definite(i)


def read_hijri_year_number(c: Cursor, i: int, *, after_month: bool = False) -> tuple[int, int] | None:
    """(last token, year) of «1436هـ», «عام 1436 هـ», «العام الهجري 1437», and behind a Hijri month «1436»."""
    position = i + 1 if (c.among(i, "of") or c.among(i, "for")) and c.among(i + 1, "year_noun") else i
    named = c.among(position, "year_noun")
    position += named
    era_before = bool(named) and c.among(position, "hijri_era")
    position += era_before
    digits = c.digits(position)
    if not _HIJRI_YEAR.fullmatch(digits) or not 1 <= int(digits) < _AFTER_HIJRI:
        return None
    if c.among(position + 1, "hijri_era") and (named or after_month or len(digits) > 2):
        return position + 1, int(digits)
    return (position, int(digits)) if era_before or (after_month and _LIKELY_HIJRI_YEAR.fullmatch(digits)) else None
