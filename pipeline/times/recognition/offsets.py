"""So many units before or after: «قبل شهرين», «بعد ثلاثة أيام» from today; «بعدها بعامين», «قبل ذلك بيوم» from the date told last."""

from ..expressions import Date, Length, Reference, Shift, reference_of
from .cursor import Cursor
from .lengths import read_length


def read_offset(c: Cursor, i: int) -> Date | Reference | None:
    """«قبل شهرين», «بعد أقل من أسبوع», «بعد شهرين يوم الخميس», «بعدها بعامين»; none of today where an event follows («بعد سنة من الحادث»)."""
    before = c.among(i, "before")
    if not before and not c.among(i, "after"):
        return None
    sign = -1 if before else 1
    if from_told := _after_told(c, i, sign):
        return from_told
    length = read_length(c, i + 1, in_phrase=True)
    if length is None or length.first > i + 1 or length.most is not None:
        return None
    length = length._replace(last=length.last + c.among(length.last + 1, "only"))  # «بعد يومين فقط من الحادث»
    of = c.among(length.last + 1, "of")
    told, now = of and c.among(length.last + 2, "that"), of and c.among(length.last + 2, "now")
    purpose = of and c.among(length.last + 2, "purpose")  # «قبل عام من أجل»
    from_event = (of and not purpose) or (not before and c.among(length.last + 1, "matters_after")) or c.among(length.last + 1, "another")
    if not (told or now) and from_event:
        return None
    last = length.last + 2 * (told or now) + (told and c.among(length.last + 3, "date_noun"))
    (unit, amount), *rest = length.parts
    if amount is None:
        return Reference(i, length.last, reference_of(sign), after=not before)
    shift = _shift(unit, length, sign)
    if shift is None or rest:
        return None
    hijri = unit in "MY" and c.among(last + 1, "hijri_era")
    made = Date(i, last + hijri, shift=shift._replace(told=bool(told), hijri=hijri), mod=length.mod)
    weekday = c.among(made.last + 1, "day_noun") and c.word(made.last + 2, "weekday")
    return made._replace(last=weekday[0], weekday=int(weekday[1].value)) if weekday else made


def _shift(unit: str, length: Length, sign: int) -> Shift | None:
    """The length as a shift; halves become whole units of the next smaller unit («قبل عام ونصف»: 18 months)."""
    amount = length.parts[0][1]
    smaller = {"Y": ("M", 12), "TH": ("TM", 60), "DE": ("Y", 10), "CE": ("Y", 100), "D": ("TH", 24), "M": ("D", 30)}
    if amount is not None and amount != amount.to_integral_value() and unit in smaller:
        unit, amount = smaller[unit][0], amount * smaller[unit][1]
    if amount is None or amount != amount.to_integral_value():
        return None
    return Shift(unit, sign * int(amount), exact=True)


def _after_told(c: Cursor, i: int, sign: int) -> Date | None:
    """«بعدها بعامين», «بعده بشهر», «قبل ذلك بيوم», «بعد ذلك بنحو أسبوعين»."""
    if not (c.suffix(i + 1) or c.among(i + 1, "that")) or c.key(i + 2) != "ب":
        return None
    length = read_length(c, i + 3, in_phrase=True)
    if length is None or length.parts[0][1] is None or len(length.parts) > 1:
        return None
    shift = _shift(length.parts[0][0], length, sign)
    return Date(i, length.last, shift=shift._replace(told=True), mod=length.mod) if shift else None
