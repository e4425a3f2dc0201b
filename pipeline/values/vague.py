"""Vague plurals: an order of magnitude, «عشرات القتلى», «مئات الآلاف من المتظاهرين», and alone, «إصابة المئات»."""

from decimal import Decimal

from ..text.tokens import ENCLITIC, WORD
from .counted import Counted
from .counting import known
from .number_words import Number
from .surroundings import Quantity, Surroundings


def vague(s: Surroundings, i: int) -> Quantity | None:
    """«عشرات القتلى», «مئات الآلاف من المتظاهرين», «إصابة المئات»: an order of magnitude, and a noun if there is one."""
    found = s.marked(i, "vague")
    if not found:
        return None
    last, value = found
    number = Number(i, last, "cardinal", Decimal(value))
    noun_at = last + 1 + s.among(last + 1, "of")
    described = s.has_article(noun_at) and s.pos(noun_at) == "ADJ" and noun_at == last + 1 and s.has_article(i)  # «المليارات القادمة»
    if s.among(last + 1, "others") or described or (s.has_article(i) and not s.has_article(last + 1) and noun_at == last + 1):
        return Quantity(i, last, i, "count", number.value, mod="vague")
    if s.kind(noun_at) != WORD or noun_at in s.taken or not (s.has_article(noun_at) or s.is_noun(noun_at)):
        return None
    what = s.thing(noun_at) or (noun_at, Counted("count", s.class_of(noun_at)))
    if what[1].kind == "duration" and s.has_article(noun_at) and not s.is_plural(noun_at) and what[0] == noun_at:  # «الآلاف من السنة» are Sunnis
        return None
    made = known(s, number, noun_at, *what)
    return made._replace(last=made.last + (s.kind(made.last + 1) == ENCLITIC), mod="vague") if made else None
