"""Time expressions, recognised: which tokens say when or how long, and what they say before anything is known of "today".

«20 يناير الماضي» becomes day 20, month 1, direction past. `resolve` makes calendar dates of these. The readers (days, years, durations,
clock) each take one kind of expression; they are tried in order at every token that may begin one, and the first that fits wins, so
longer kinds come first. `ranges` then puts together what stands side by side.
"""

from collections.abc import Callable

from ..text.tokens import DIGIT, Tokens
from .clock import read_clock
from .cursor import Cursor, Expression
from .days import read_calendar_date, read_day, read_feast, read_written_date
from .durations import read_consecutive, read_length, read_offset, read_period, read_stretch
from .number_words import Number
from .ranges import join_expressions
from .timewords import TimeLexicon
from .years import read_fraction, read_long_period, read_season, read_year

__all__ = ["Expression", "read_expressions"]


def read_expressions(tokens: Tokens, numbers: list[Number], lexicon: TimeLexicon) -> list[Expression]:
    """All time expressions of a text, in order, none overlapping."""
    cursor = Cursor(tokens, numbers, lexicon)
    starts, numbered = lexicon.starters, cursor.numbers
    found: list[Expression] = []
    end = -1
    for i, key in enumerate(tokens.keys):
        if i <= end or not (key in starts or tokens.kinds[i] == DIGIT or i in numbered):
            continue
        for read in _READERS:
            if expression := read(cursor, i):
                if found and expression.first <= found[-1].last:
                    expression = expression._replace(first=i)
                found.append(expression)
                end = expression.last
                break
    return join_expressions(cursor, found)


def _read_reference(c: Cursor, i: int) -> Expression | None:
    """«مؤخراً», «حالياً», and behind «في» also «المستقبل», «الماضي»."""
    inside = c.among(i - 1, "inside")
    if found := c.word(i, "ref") or (c.word(i, "ref_in") if inside else None):
        return Expression(i, found[0], "ref", ref=found[1].value)
    return Expression(i, i, "ref", ref="PAST_REF") if inside and c.among(i, "past_alone") else None


_READERS: tuple[Callable[[Cursor, int], Expression | None], ...] = (
    read_written_date,
    read_clock,
    read_calendar_date,
    read_feast,
    read_fraction,
    read_season,
    read_long_period,
    read_year,
    read_day,
    read_consecutive,
    read_period,
    read_stretch,
    read_offset,
    read_length,
    _read_reference,
)
