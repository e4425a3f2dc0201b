"""Times that are only behind, now or ahead: «مؤخراً», «حالياً», «في المستقبل القريب», «الفترة المقبلة»; and the same period of another year."""

from ..expressions import Date, Reference, reference_of
from .cursor import Cursor
from .relative import read_relative
from .year_numbers import read_year_number


def read_reference(c: Cursor, i: int) -> Reference | None:
    """«مؤخراً», «حالياً», «الفترة المقبلة», and behind «في» also «المستقبل», «الماضي»."""
    inside = c.among(i - 1, "inside")
    if found := c.word(i, "ref") or (c.word(i, "ref_in") if inside else None):
        near = c.among(i, "near") and (c.among(found[0] + 1, "of") or c.among(found[0] + 2, "of"))  # «قريبا من الحدود», «قريبا جدا من»
        opens = c.kind(i - 1) in ("", "m", "n") or (c.key(i - 1) == "و" and c.kind(i - 2) in ("", "m", "n"))
        finally_ = c.among(i, "connector") and (opens or c.ends(found[0] + 1))  # «وأخيراً، …»
        in_name = c.among(i - 1, "media_noun") or c.among(i - 2, "media_noun")
        return None if near or finally_ or in_name else Reference(i, found[0], found[1].value)
    if stretch := c.word(i, "stretch"):
        direction = c.direction(stretch[0] + 1) or c.told(stretch[0] + 1)
        return Reference(i, direction[0], reference_of(direction[1])) if direction else None
    return Reference(i, i, "PAST_REF") if inside and c.among(i, "past_alone") else None


def read_same_of_year(c: Cursor, i: int) -> Date | None:
    """«نفس الفترة من العام الماضي», «الشهر نفسه من 2014», «نفس التاريخ من سنة 2016», «نفس التاريخ»: what was told last, in another year."""
    before = c.among(i, "same")
    noun = i + before
    kind = {"الشهر": "M", "اليوم": "D"}.get(c.key(noun)) or (
        "P" if c.among(noun, "span_noun") else "D" if c.among(noun, "date_noun") and c.definite(noun) else None
    )
    if kind is None:
        return None
    last = noun
    if not before:
        if not (c.among(noun + 1, "same") and c.suffix(noun + 2)):
            return None
        last = noun + 2
    of = last + 1 + c.among(last + 1, "of")
    if relative := read_relative(c, of, ("Y",)):
        return Date(i, relative[0], shift=relative[1], like=kind)
    if year := read_year_number(c, of, bare=of > last + 1):
        return Date(i, year[0], year=year[1], like=kind)
    return Date(i, last, like=kind) if c.among(noun, "date_noun") else None
