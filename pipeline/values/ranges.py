"""What neighbouring time expressions make together: ranges, a day and its date, a date and its hour, a year said once for two; and open ranges.

One pass over the expressions of a text, after they are recognised.
"""

from .cursor import Cursor, Expression

_DATED = frozenset(("date", "day", "period", "clock", "decade", "season"))
_DASHES = ("-", "–", "—")
_BOUNDS = ("before", "after", "until", "since", "by")


def join_expressions(c: Cursor, found: list[Expression]) -> list[Expression]:
    """The expressions with those put together that say one time, and open ranges marked («منذ», «حتى», «قبل»)."""
    joined: list[Expression] = []
    for expression in found:
        made = _join(c, joined[-1], expression) if joined else None
        if made:
            joined[-1:] = made
        else:
            joined.append(expression)
    return [_bounded(c, expression) for expression in joined]


def _join(c: Cursor, one: Expression, two: Expression) -> list[Expression] | None:
    """What two neighbours make: one expression, both with a shared year, or None if they stay as they are."""
    gap = two.first - one.last - 1
    if gap > 2 or one.form not in _DATED or two.form not in _DATED or one.end_day or two.end_day:
        return None
    link = c.key(one.last + 1) if gap else ""
    if gap <= 1 and (merged := _same_time(c, one, two, link)):
        return [merged]
    if gap == 1 and (made := _range(c, one, two, link)):
        return [made]
    if gap == 1 and link == "و" and _lacks_year(one) and two.form == "date" and two.year and two.month and not two.hijri:
        return [one._replace(year=two.year), two]
    return None


def _lacks_year(e: Expression) -> bool:
    return e.form == "date" and e.year is None and e.direction is None and e.month is not None and not e.hijri


def _same_time(c: Cursor, one: Expression, two: Expression, link: str) -> Expression | None:
    """«يوم أمس 11 ديسمبر», «الأربعاء الموافق 12 مارس», «17 رمضان 1436هـ الموافق 4 يوليو 2015», «8 يناير، الساعة 10:01»."""
    named = link != "" and c.among(one.last + 1, "same_day")
    if two.form == "clock":
        whole_day = one.form == "day" or (one.form == "date" and one.day is not None)
        near = link in ("", "،", ",") or c.among(one.last + 1, "before_clock")
        return one._replace(last=two.last, clock=two.clock) if whole_day and near and not one.clock and not one.daypart else None
    if two.form != "date" or two.day is None or (one.clock and two.clock):
        if one.form == "date" and one.day and two.form == "day" and link == "" and two.weekday and not one.weekday and two.offset is None:
            return one._replace(last=two.last, weekday=two.weekday)
        return None
    if one.form == "day" and (named or link in ("", "،", ",", "(") or c.among(one.last + 1, "inside")):
        last = two.last + (link == "(" and c.key(two.last + 1) == ")")
        return two._replace(first=one.first, last=last, weekday=one.weekday, daypart=one.daypart, clock=one.clock)
    if one.form == "date" and one.day is not None and one.hijri != two.hijri and (named or link in ("", "،", "(", "/", "-")):
        gregorian = one if two.hijri else two
        last = two.last + (link == "(" and c.key(two.last + 1) == ")")
        return gregorian._replace(first=one.first, last=last, weekday=one.weekday or two.weekday)
    return None


def _range(c: Cursor, one: Expression, two: Expression, link: str) -> Expression | None:
    """«من 1 يناير إلى 30 يونيو», «بين 2013 و2015», «2010 - 2014», «من الأحد إلى الخميس»."""
    from_ = c.among(one.first - 1, "from")
    between = c.among(one.first - 1, "between")
    if one.form == "clock" and two.form == "day" and two.clock is None:
        return None
    closed = (from_ and c.among(one.last + 1, "to")) or (between and link == "و")
    dashed = link in _DASHES and one.form == two.form and one.form in ("date", "clock") and (one.month is None) == (two.month is None)
    bare = c.among(one.last + 1, "to") and one.form in ("date", "clock") and two.form == one.form
    if not (closed or dashed or bare):
        return None
    first = one.first - (closed and c.key(one.first - 1) != "ل")
    if between and c.key(first - 1) == "ما":
        first -= 1
    return Expression(first, two.last, "range", start=one, end=two)


def _bounded(c: Cursor, e: Expression) -> Expression:
    """The expression as an open range if the word before it makes it one."""
    if e.form not in _DATED and e.form != "feast":
        return e
    for bound in _BOUNDS:
        if c.among(e.first - 1, bound):
            return e._replace(bound=bound)
    return e
