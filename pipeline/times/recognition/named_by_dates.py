"""Names made of dates: «شارع 26 يوليو», «مدينة العاشر من رمضان», «حركة 6 أبريل», «سورة الجمعة» tell no time."""

from ..expressions import Date, Expression
from .cursor import Cursor


def is_name(c: Cursor, e: Expression) -> bool:
    """Is the date the name of the place, body or event before it? A revolution or war with its year is dated by it."""
    if not isinstance(e, Date) or e.shift or e.direction is not None or e.clock or e.daypart:
        return False
    before = e.first - 1
    if e.month and e.day is None and (digits := c.digits(before)) and c.tokens.glued(before) is False and len(digits) <= 2:
        return e.year is None  # «شارع 26 يوليو», «45 مايو»: the number was no day
    if e.weekday and e.day is None:
        return c.among(before, "named_by_weekday")
    if e.month is None or e.feast or (e.weekday and e.day):
        return False
    return c.among(before, "named_by_date") or (e.year is None and c.among(before, "event_named_by_date"))
