"""All time expressions of a text: which readers are tried at which tokens, and in what order.

A reader is tried only at tokens that may begin what it reads: each names the roles of words that may. The first that fits wins, so longer kinds come
first. `joining` then puts together what stands side by side.
"""

from collections.abc import Callable

from ...text.tokens import DIGIT, Tokens
from ...values.number_words import Number
from ..expressions import Expression
from ..lexicon import TimeLexicon
from .calendar_dates import read_calendar_date
from .clock import read_clock
from .cursor import Cursor
from .days import read_day
from .feasts import read_feast
from .joining import join_expressions
from .named_by_dates import is_name
from .lengths import read_consecutive, read_definite_length, read_length, read_reign
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
    (read_repeat, ("set", "every", "day_noun", _THE_UNIT)),
    (read_nth, (_NUMBER, "last", "daypart", "weekday", "day_noun", "ten_days", _THE_UNIT)),
    (read_calendar_date, (_DIGITS, _NUMBER, *_MONTH, "the_month", "part", "daypart", "day_noun", "weekday", "first_day")),
    (read_same_of_year, ("same", "span_noun", "date_noun", _THE_UNIT)),
    (read_feast, ("feast", "day_noun")),
    (read_part, ("fraction", "part", _THE_UNIT)),
    (read_season, ("season", "part", "this")),
    (read_school_year, ("school_year", "part", "this", "that", "same")),
    (read_long_period, ("decade", "part", _UNIT, _THE_UNIT)),
    (read_next_century, (_NUMBER,)),
    (read_year, (_DIGITS, "year_noun", "year_plural", "season_noun", "part", *_PLACED)),
    (read_day, ("day", "night", "weekday", "daypart", "day_noun", "first_hours", "midnight", *_PLACED)),
    (read_consecutive, (_NUMBER, _THE_UNIT, "night_noun")),
    (read_period, ("part", "some_time", "weekend_day", *_PLACED)),
    (read_offset, ("before", "after")),
    (read_definite_length, ("last_or_first", "this", _THE_UNIT)),
    (read_reign, (_UNIT,)),
    (read_length, (_DIGITS, _NUMBER, _UNIT, "hedge", "vague")),
    (read_reference, ("ref", "ref_in", "stretch", "past_alone")),
)


class TimeReader:
    """Reads the time expressions of texts, with the words of one model."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        self._readers: dict[str, tuple[Reader, ...]] = {}
        """By key, the readers that may begin at it."""
        self._numbered: dict[str, tuple[Reader, ...]] = {}
        """The same for keys that begin a number."""
        for key, roles in lexicon.roles.items():
            self._readers[key] = _select(roles)
            self._numbered[key] = _select(roles | {_NUMBER})
        self._digits = _select(frozenset((_DIGITS,)))
        self._numbered_digits = _select(frozenset((_DIGITS, _NUMBER)))
        self._number = _select(frozenset((_NUMBER,)))

    def read(self, tokens: Tokens, numbers: list[Number]) -> list[Expression]:
        """All time expressions of a text, in order, none overlapping."""
        cursor = Cursor(tokens, numbers, self.lexicon)
        known, starts = self._readers, cursor.numbers
        found: list[Expression] = []
        end = -1
        for i, (key, kind) in enumerate(zip(tokens.keys, tokens.kinds, strict=True)):
            if kind == DIGIT:
                readers = self._numbered_digits if i in starts else self._digits
            elif key in known:
                readers = self._numbered[key] if i in starts else known[key]
            elif i in starts:
                readers = self._number
            else:
                continue
            if i <= end:
                continue
            for read in readers:
                if expression := read(cursor, i):
                    if found and expression.first <= found[-1].last:
                        expression = expression._replace(first=i)
                    if not is_name(cursor, expression):
                        found.append(expression)
                    end = expression.last
                    break
        return join_expressions(cursor, found)


def _select(roles: frozenset[str]) -> tuple[Reader, ...]:
    """The readers that one of these roles may open, in their order."""
    return tuple(read for read, openers in _READERS if not roles.isdisjoint(openers))
