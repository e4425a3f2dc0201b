"""All time expressions of a text: which readers are tried at which tokens, and in what order.

A reader is tried only at tokens that may begin what it reads: each names the roles of words that may. The first that fits wins, so longer kinds come
first. `joining` then puts together what stands side by side.
"""

from collections.abc import Callable
from typing import NamedTuple

from ...text.tokens import DIGIT, ENCLITIC, WORD, Tokens
from ...values.number_words import Number
from ..expressions import Expression
from ..lexicon import TimeLexicon
from .calendar_dates import read_calendar_date
from .clock import read_clock
from .cursor import Cursor
from .days import read_day
from .feasts import read_feast
from .joining import join_expressions
from .lengths import read_consecutive, read_definite_length, read_length, read_reign
from .named_by_dates import is_name
from .nth import read_nth
from .offsets import read_offset
from .parts import read_long_period, read_next_century, read_part, read_period, read_school_year, read_season
from .references import read_reference, read_same_of_year
from .repeats import read_repeat
from .written_dates import read_written_date
from .years import read_year

Reader = Callable[[Cursor, int], Expression | None]

_DIGITS, _NUMBER, _UNIT, _THE_UNIT = "digits", "number", "unit", "the_unit"
"""Openers that no lexicon lists: a token of digits, a number, a unit of time without and with its article."""
_PLACED = ("this", "that", "same", _THE_UNIT)
"""What begins a period by its place to another (`relative`)."""
_MONTH = ("month", "hijri_month", "month_noun")

_READERS: tuple[tuple[Reader, tuple[str, ...]], ...] = (
    (read_written_date, (_DIGITS,)),
    (read_clock, (_DIGITS, _NUMBER, "hour_noun", "midnight", "daypart")),
    (read_repeat, ("set", "set_adjective", "every", "day_noun", _UNIT, _THE_UNIT)),
    (read_nth, (_NUMBER, "last", "daypart", "weekday", "day_noun", "ten_days", _THE_UNIT)),
    (read_calendar_date, (_DIGITS, _NUMBER, *_MONTH, "the_month", "part", "daypart", "day_noun", "weekday", "first_day")),
    (read_same_of_year, ("same", "span_noun", "date_noun", _THE_UNIT)),
    (read_feast, ("feast", "day_noun")),
    (read_part, ("fraction", "part", "first", _THE_UNIT)),
    (read_season, ("season", "part", "this")),
    (read_school_year, ("school_year", "part", "this", "that", "same")),
    (read_long_period, ("decade", "part", _UNIT, _THE_UNIT)),
    (read_next_century, (_NUMBER,)),
    (read_year, (_DIGITS, "year_noun", "year_plural", "season_noun", "part", *_PLACED)),
    (read_day, ("day", "night", "weekday", "daypart", "day_noun", "first_hours", "midnight", "part", *_PLACED)),
    (read_consecutive, (_NUMBER, _THE_UNIT, "night_noun")),
    (read_period, ("part", "time_noun", "weekend_day", *_PLACED)),
    (read_offset, ("before", "after")),
    (read_definite_length, ("last_or_first", "this", _THE_UNIT)),
    (read_reign, (_UNIT,)),
    (read_length, (_DIGITS, _NUMBER, _UNIT, "hedge", "vague")),
    (read_reference, ("ref", "ref_in", "stretch", "past_alone")),
)


_YEAR_LENGTH = 4
_BEHIND_NUMBERS = frozenset(
    ("and", "of", "to", "for", "era", "hijri_era", "hour_morning", "hour_evening", "daypart_of_clock", "less", "zone_of", "in_a_row")
)
"""Roles of words that begin nothing but may stand behind a number that does."""
_LEADING = frozenset(
    (
        "this",
        "that",
        "same",
        "before",
        "after",
        "every",
        "last",
        "last_or_first",
        "hedge",
        "vague",
        "part",
        "daypart",
        "first_day",
        "first_hours",
        "date_noun",
        "span_noun",
    )
)
"""Roles of words that begin an expression only together with the next word."""


class Reading(NamedTuple):
    """What a text says of time: its expressions in order, none overlapping, and the tokens of dates that are names («شارع 26 يوليو»)."""

    expressions: list[Expression]
    names: list[tuple[int, int]]


class TimeReader:
    """Reads the time expressions of texts, with the words of one model."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        openers = {role for _, roles in _READERS for role in roles}
        self._readers = {key: _select(roles) for key, roles in lexicon.roles.items() if not roles.isdisjoint(openers)}
        """By key, the readers that may begin at it."""
        self._numbered = {key: _select(lexicon.roles[key] | {_NUMBER}) for key in self._readers}
        """The same for keys that begin a number."""
        self._leading = frozenset(key for key in self._readers if (lexicon.roles[key] & openers) <= _LEADING)
        self._followers = (
            self._readers.keys() | lexicon.inner | lexicon.weekdays.keys() | lexicon.sets["part_of_day_noun"] | lexicon.sets["this_part"]
        )
        """Keys that may stand behind one of `_leading`."""
        self._behind_numbers = self._followers | {key for key, roles in lexicon.roles.items() if not roles.isdisjoint(_BEHIND_NUMBERS)}
        """Words that may stand behind a number that is part of an expression."""
        self._digits = _select(frozenset((_DIGITS,)))
        self._numbered_digits = _select(frozenset((_DIGITS, _NUMBER)))
        self._number = _select(frozenset((_NUMBER,)))

    def read(self, tokens: Tokens, numbers: list[Number]) -> Reading:
        """All time expressions of a text."""
        cursor = Cursor(tokens, numbers, self.lexicon)
        found: list[Expression] = []
        names: list[tuple[int, int]] = []
        end = -1
        for i in self._candidates(cursor):
            if i <= end:
                continue
            for read in self._readers_at(cursor, i):
                if expression := read(cursor, i):
                    if found and expression.first <= found[-1].last:
                        expression = expression._replace(first=i)
                    if is_name(cursor, expression):
                        names.append((expression.first - bool(expression.first - 1 > end and cursor.digits(expression.first - 1)), expression.last))
                    else:
                        found.append(expression)
                    end = expression.last
                    break
        return Reading(join_expressions(cursor, found), names)

    def _candidates(self, c: Cursor) -> list[int]:
        """The tokens at which an expression may begin."""
        readers, leading, followers, keys = self._readers, self._leading, self._followers, c.keys
        words = [i for i, key in enumerate(keys) if key in readers]
        digits = [i for i, kind in enumerate(c.kinds) if kind == DIGIT]
        numbers = [i for i in {*digits, *c.numbers} if self._may_tell_time(c, i)]
        known = {i for i in words if keys[i] not in leading or i + 1 in c.numbers or c.key(i + 1) in followers or c.kind(i + 1) in (DIGIT, ENCLITIC)}
        return sorted(known.union(numbers))

    def _may_tell_time(self, c: Cursor, i: int) -> bool:
        """May a number be part of an expression, by the word behind it? Most count something («20 شخصاً»)."""
        number = c.numbers.get(i)
        behind = (number.last if number else i) + 1
        if c.kind(behind) != WORD or c.keys[behind] in self._behind_numbers:
            return True
        digits = c.digits(i)
        if digits:
            return len(digits) >= _YEAR_LENGTH
        return c.among(i - 1, "on_the_dot") or (c.key(i - 1) == "و" and c.definite(i))

    def _readers_at(self, c: Cursor, i: int) -> tuple[Reader, ...]:
        key, numbered = c.keys[i], i in c.numbers
        if c.kinds[i] == DIGIT:
            return self._numbered_digits if numbered else self._digits
        if numbered:
            return self._numbered.get(key, self._number)
        return self._readers[key]


def _select(roles: frozenset[str]) -> tuple[Reader, ...]:
    """The readers that one of these roles may open, in their order."""
    return tuple(read for read, openers in _READERS if not roles.isdisjoint(openers))
