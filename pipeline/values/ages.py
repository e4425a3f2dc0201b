"""Is a length of time somebody's age? «عمره 20 عاماً», «(35 عاماً)», «، 35 عاماً،», «20 عاماً من العمر». And ages without a unit: «دون سن الخامسة».

Time expressions leave ages to the quantities, so both ask here.
"""

from collections.abc import Mapping
from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC
from .number_words import Number
from .surroundings import Quantity, Surroundings

_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
"""The units that ages are told in. «30 دقيقة من عمر المباراة» is none, nor is «(3000 ساعة)»."""
_OLDEST = 120
"""Years of the oldest person. «عمر الآثار 6000 سنة» is no age."""
_LEAST_BETWEEN_COMMAS = 10
"""Years: fewer between commas are as often a sentence or a contract."""
_LEAST_OF_DEATH = 18
"""Years: «توفي عن 3 أعوام» is not what news writes."""
_REACH = 6
"""Tokens before the number: «أعمارهم ما بين 18 - 25» has «هم», «ما», «بين», «18» and «-» between."""
_DEATH_REACH = 15
_BRACKETS = ("(", ")")
_COMMAS = frozenset(("،", ","))


def is_age(keys: list[str], words: Mapping[str, frozenset[str]], first: int, last: int, unit: str | None, count: Decimal) -> bool:
    """Is the length on the tokens first..last, number to unit, an age?

    `words` are sets of words by role, of which age, age_verb, age_owner, age_death, life, no_age and of are asked; `unit` is an ISO designator.
    """
    if unit not in _DAYS or count * _DAYS[unit] >= _OLDEST * _DAYS["Y"]:
        return False
    before = keys[max(0, first - _REACH) : first]
    behind = keys[last + 1 : last + 3]
    if not words["age"].isdisjoint(before) or (len(behind) == 2 and behind[0] in words["of"] and behind[1] in words["life"]):
        return True
    if unit != "Y" or not before:
        return False
    if (
        before[-1] in words["age_verb"]
        or before[-1] in words["age_owner"]
        or (before[-1] == "ال" and len(before) > 1 and before[-2] in words["age_owner"])
    ):
        return True
    if before[-1] == "عن" and count >= _LEAST_OF_DEATH and not words["age_death"].isdisjoint(keys[max(0, first - _DEATH_REACH) : first]):
        return True
    if behind and behind[0] in words["age"]:  # «21 عاماً عمراً»
        return True
    if not words["no_age"].isdisjoint(before):  # «السجن المؤبد (25 عاماً)»
        return False
    if behind and before[-1] == _BRACKETS[0] and behind[0] == "و" and count >= _LEAST_BETWEEN_COMMAS:  # «(23 عاماً و37 مباراة دولية)»
        return True
    enclosed = behind and ((before[-1], behind[0]) == _BRACKETS or (count >= _LEAST_BETWEEN_COMMAS and {before[-1], behind[0]} <= _COMMAS))
    return bool(enclosed)


def bare_age(s: Surroundings, number: Number) -> Quantity | None:
    """An age in years that nobody says: «دون سن الخامسة», «سن الـ18», «عمره 35», «السبعين من عمره»."""
    first, last = number.first, number.last
    if not 0 < number.value < _OLDEST or number.kind not in ("cardinal", "ordinal") or number.value != number.value.to_integral_value():
        return None
    of_life = s.among(last + 1, "of") and s.among(last + 2, "life")
    at = first - 1 - (s.key(first - 1) == "ال")
    said = s.among(at, "age") or (s.kind(at) == ENCLITIC and s.among(at - 1, "age"))
    if not of_life and (not said or s.is_noun(last + 1) or s.has_article(last + 1)):
        return None
    if number.kind == "ordinal" and not s.has_article(first):
        return None
    marked = s.kinds[first] == DIGIT and at == first - 1 and s.tokens.glued(at)  # «انيس بن عمر5» is a mark
    if marked or s.among(at, "decade") or s.is_plural(first - 1):  # «العقد الخامس من عمره» are the forties, «السنوات الأولى» no age
        return None
    base = Quantity(first, last, first, "age", number.value, unit="year")
    if said and s.key(at) == "سن":
        return base._replace(first=at)
    return base._replace(first=at, mod="less_than") if s.key(at) == "تحت" else base
