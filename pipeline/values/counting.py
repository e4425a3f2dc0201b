"""The grammar of counting: a number and the noun behind it.

Known units, currencies and nouns come from the lexicons; any other noun that directly follows a number is counted too. `noun_first` has the
nouns in front of their number, `duals` and `vague` those that count by their form.
"""

import re
from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC, WORD
from .counted import Counted
from .measures import below_zero, lasting, measured, percentage, points, share, with_half
from .money import amount
from .number_words import Number
from .scores import talks_sport
from .surroundings import Quantity, Surroundings

_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_RECENT_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_BEHIND = 2
"""«واحد» and «اثنان» in words stand behind their noun."""
_ACCUSATIVE = ("ا", "ة")


def counted_after(s: Surroundings, number: Number) -> Quantity | None:
    """A number and the noun behind it."""
    last, first = number.last, number.first
    if number.kind == "percent":
        return percentage(s, number)
    if number.kind == "fraction":
        return _part(s, number)
    noun_at = last + 1
    noun_at += s.is_enclosed(first, last)  # «(50) طالباً»
    if noun_at >= s.count or noun_at in s.taken or s.between_lines(last, noun_at):
        return None
    if s.marked(noun_at, "not_unit"):  # «ريال مدريد»
        return None
    if 0 < number.value <= _BEHIND and s.kinds[first] == WORD and number.value == number.value.to_integral_value():
        return _chosen_from(s, number, noun_at + 1) if s.among(noun_at, "of") else None
    found = s.lexicon.phrases.longest(s.keys, noun_at)
    theirs = s.kind((found[0] if found else noun_at) + 1) == ENCLITIC and not s.among(noun_at, "folds")
    if found and found[1].kind != "count":
        return known(s, number, noun_at, *found)
    if theirs:  # «30 إضرابهم»
        return None
    if found and (found[0] > noun_at or _agrees(s, number, noun_at)):
        return known(s, number, noun_at, *found)
    if zero := below_zero(s, number):
        return zero
    if s.among(noun_at, "of"):
        return _chosen_from(s, number, noun_at + 1)
    if s.among(noun_at, "others"):
        unit = "person" if s.among(noun_at, "other_people") else None
        return Quantity(first, noun_at, first, "count", number.value, noun=s.noun(noun_at, noun_at), unit=unit)
    definite = s.has_article(first)
    if s.keys[noun_at] in s.lexicon.verbs and number.value > 1 and "Gender=Masc|Number=Sing" not in s.tokens.morphs[noun_at]:
        in_year = s.among(first - 1, "in_year")
        return None if in_year else Quantity(first, last, first, "count", number.value)  # «لتدريب 520 يعملون …»
    if _is_countable(s, number, noun_at) and not (definite and not s.keys[noun_at].endswith("ا")):  # «الدول الأربع خاصة»
        base = Quantity(first, s.classified(noun_at), first, "count", number.value, noun=s.noun(noun_at, noun_at), unit=s.class_of(noun_at))
        return _shared(s, base, noun_at)
    return None


def one_and_half(s: Surroundings, i: int) -> Quantity | None:
    """«لتر ونصف», «دينار وربع»: one unit that nobody counts, with its fraction; and «نص لتر», which only a unit tells from «نص القانون»."""
    half = s.lexicon.fractions.get(s.keys[i])
    unit_at = i + (half is not None)
    found = s.lexicon.phrases.longest(s.keys, unit_at) if s.key(unit_at) in s.lexicon.singles else None
    if found is None or found[1].kind not in ("measure", "money") or found[1].dual:
        return None
    made = known(s, Number(i, i, "cardinal", half or Decimal(1)), unit_at, *found)
    return made if made and (half or made.last > found[0]) else None


def _agrees(s: Surroundings, number: Number, i: int) -> bool:
    """May a word be the noun of the number? «سبع حديقة» is no count, «45 عالمياً» is an adverb; digits count any form («7 سنوت»)."""
    year = s.kinds[number.first] == DIGIT and _RECENT_YEAR.fullmatch(s.keys[number.first])
    if s.among(i, "adverb") or (year and s.among(number.first - 1, "in_year")):
        return False
    few = s.kinds[number.first] == WORD and 3 <= number.value <= 10
    return not few or "Number=Sing" not in s.tokens.morphs[i] or s.is_plural(i)


def _is_countable(s: Surroundings, number: Number, i: int) -> bool:
    """May a word of no lexicon be counted? Things are whole, and no adjective in ة («سي 4 شديدة الانفجار»)."""
    whole = number.value == number.value.to_integral_value()
    if not whole or not s.is_noun(i) or not _agrees(s, number, i) or "Aspect=Imp" in s.tokens.morphs[i]:
        return False
    if s.kinds[number.first] == DIGIT and _YEAR.fullmatch(s.keys[number.first]) and number.value % 100 > 10 and not s.keys[i].endswith(_ACCUSATIVE):
        return False  # «2013 - 2014 عانى»: what so many are counts in the accusative
    return not (s.tokens.pos[i] == "ADJ" and s.keys[i].endswith("ة"))


def known(s: Surroundings, number: Number, noun_at: int, last: int, what: Counted) -> Quantity | None:
    """A number before a noun or unit of the lexicons."""
    of = next((i for i in range(noun_at + 1, last) if s.among(i, "of")), last + 1)  # «قنطار من القطن»
    base = Quantity(number.first, last, number.first, "count", number.value, noun=s.noun(noun_at, of - 1), unit=what.unit)
    if what.kind == "money":
        money = amount(s, base, what)
        return with_half(s, money, what) if money else None
    if what.kind == "measure":
        return with_half(s, measured(s, base, what), what)
    if what.kind == "duration":
        return lasting(s, base, what)
    if percent := points(s, base, noun_at):
        return percent
    if what.unit == "goal" and not talks_sport(s, base.first, base.last):  # an aim or a target
        base = base._replace(unit=None)
    if what.unit != "person":
        base = base._replace(last=s.classified(last))
    if not what.dual:  # of «وحدة سكنية» the unit is the two words, the noun the first
        base = base._replace(noun=s.noun(noun_at, noun_at))
    return _shared(s, base, noun_at)


def _shared(s: Surroundings, base: Quantity, noun_at: int) -> Quantity:
    """«30 قتيلاً وجريحاً», «50 ندوة وورشة عمل»: a second noun of the same class and form that shares the number."""
    if s.key(base.last + 1) != "و" or not isinstance(base.value, Decimal) or base.value < 11:
        return base
    second = base.last + 2
    found = s.thing(second)
    if found is None or found[1].kind != "count" or found[1].dual or s.has_article(second) or base.unit is None or found[1].unit != base.unit:
        return base
    one, two = s.keys[noun_at], s.keys[second]
    accusative = one.endswith(_ACCUSATIVE) and two.endswith(_ACCUSATIVE)
    if not accusative and (base.value % 100 or s.is_plural(second) or not s.is_noun(second)):  # «مئة قتيل وجريح»
        return base
    if s.is_plural(second) or s.is_definite(found[0] + 1):
        return base
    return base._replace(last=found[0], noun=s.tokens.slice(noun_at, found[0]))


def _part(s: Surroundings, number: Number) -> Quantity | None:
    """«ثلث السكان» is a percentage; a half of a unit («نصف متر») is a measure."""
    i = number.last + 1
    found = s.lexicon.phrases.longest(s.keys, i) if i < s.count else None
    if found and (found[1].kind in ("measure", "money") or s.marked(i, "percentage_point")):
        return known(s, number, i, *found)
    return share(s, number)


def _chosen_from(s: Surroundings, number: Number, i: int) -> Quantity | None:
    """«900 من الموظفين», «ثلاثة من صحفيي الوكالة», «عشرة من كبار المسؤولين»: some of many. «المادة 91 من القانون» chooses from nothing."""
    choice = s.among(i, "choice") and s.has_article(i + 1)  # «كبار», «أبرز»
    i += choice
    if s.kind(i) != WORD or i in s.taken or i in s.numbers or number.value == 1:
        return None
    noun = s.keys[i].removeprefix("ال")
    found = s.thing(i)
    construct = s.lexicon.phrases.longest([noun + "ن"], 0) if noun.endswith("ي") else None  # «صحفيي» for «صحفيين»
    what = found or construct
    people = what is not None and what[1].unit == "person"
    plural = s.is_plural(i) or (people and (noun.endswith(("ين", "ات")) or s.has_article(i))) or construct is not None
    plural = plural or (noun.endswith("ي") and s.has_article(i + 1))  # «منسوبي الوزارة»
    if what and what[1].kind == "money" and s.is_plural(i):  # «عشرة مليارات من الدولارات»
        return amount(s, Quantity(number.first, what[0], number.first, "money", number.value, noun=s.noun(i, what[0])), what[1])
    if not plural or (what and what[1].kind != "count") or not (s.has_article(i) or s.is_definite(i + 1) or people):
        return None
    last = i + (s.kind(i + 1) == ENCLITIC)  # «خمسة من أبنائه»
    return Quantity(number.first, last, number.first, "count", number.value, noun=s.noun(i, i), unit=what[1].unit if what else s.class_of(i))
