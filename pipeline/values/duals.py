"""Duals that count two: «شخصان», «سيارتين», «مذكرتا تفاهم», «عضوان اثنان».

By the lexicons, or by the features of a token whose lemma has a class. Definite ones, those pointed at, adjectives, names and participles
do not count.
"""

from decimal import Decimal

from ..text.tokens import ENCLITIC
from .counting import known
from .number_words import Number
from .surroundings import Quantity, Surroundings

_CONSTRUCT = ("تا", "تي")


def dual(s: Surroundings, i: int) -> Quantity | None:
    """«شخصان», «سيارتين»: two by its ending, unless definite, pointed at («هذين»), counted or the head of names («مدينتي مراكش وأكادير»)."""
    if _counts_nothing(s, i):
        return None
    said = s.marked(i + 1, "two")  # «عضوان اثنان»
    last = said[0] if said else i
    if s.keys[i] in s.lexicon.duals and (found := s.lexicon.phrases.longest(s.keys, i)) and found[1].dual and "Number=Sing" not in s.tokens.morphs[i]:
        made = known(s, Number(i, i, "cardinal", Decimal(2)), i, *found)
        return made._replace(last=max(last, made.last)) if made else None
    if "Number=Dual" not in s.tokens.morphs[i] or s.tokens.pos[i] != "NOUN" or not s.is_noun(i):
        return None
    unit = s.class_of(i)
    if s.keys[i].endswith(_CONSTRUCT):
        thing = s.is_noun(i + 1) and s.pos(i + 1) == "NOUN" and "Number=" in s.tokens.morphs[i + 1]
        named = s.is_definite(i + 2) or s.pos(i + 2) == "PROPN" or s.key(i + 2) == "و"
        return None if unit is None or named or not thing else Quantity(i, i + 1, i, "count", Decimal(2), noun=s.noun(i, i + 1), unit=unit)
    if unit is None:  # «ياسين», «دارين» are names
        return None
    return Quantity(i, s.classified(last), i, "count", Decimal(2), noun=s.noun(i, i), unit=unit)


def _counts_nothing(s: Surroundings, i: int) -> bool:
    """Does what stands beside a dual show that it counts nothing, or is none?"""
    key = s.keys[i]
    if s.among(i, "not_dual") or s.among(i, "others") or s.among(i - 1, "not_dual_before") or i - 1 in s.numbers or s.kind(i + 1) == ENCLITIC:
        return True
    if i and "Number=Dual" in s.tokens.morphs[i - 1] and not s.has_article(i - 1):  # «طائرتين مسيرتين»
        return True
    if key.endswith("ان"):  # behind a preposition it would be «ين»: «إلى نجران», «أحمد قطان»
        return s.pos(i - 1) in ("ADP", "PROPN")
    # «معبرين عن», «مستندين إلى» are no two, but «تقدم بمقترحين إلى» are
    return key.startswith("م") and key.endswith("ين") and s.among(i + 1, "of_participle") and s.pos(i - 1) != "ADP"
