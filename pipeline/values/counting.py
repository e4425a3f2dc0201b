"""The grammar of counting: a number and its noun, before or behind it; duals; vague plurals.

Known units, currencies and nouns come from the lexicons; any other noun that directly follows a number is counted too.
"""

import re
from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC, WORD
from .counted import Counted
from .measures import below_zero, lasting, measured, percentage, points, share, with_half
from .money import amount
from .number_words import Number
from .surroundings import Quantity, Surroundings

_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_RECENT_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_BEHIND = 2
"""«واحد» and «اثنان» in words stand behind their noun."""
_ACCUSATIVE = ("ا", "ة")
_DUAL_CONSTRUCT = ("تا", "تي")
_NO_NOUNS = ("PROPN", "VERB", "ADP")


def counted_after(s: Surroundings, number: Number) -> Quantity | None:
    """A number and the noun behind it."""
    last, first = number.last, number.first
    if number.kind == "percent":
        return percentage(s, number)
    if number.kind == "fraction":
        return _part(s, number)
    noun_at = last + 1
    if s.key(noun_at) == ")" and s.key(first - 1) == "(":  # «(50) طالباً»
        noun_at += 1
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
        return Quantity(first, noun_at, first, "count", number.value, noun=s.noun(noun_at, noun_at))
    definite = s.has_article(first)
    if s.keys[noun_at] in s.lexicon.verbs and number.value > 1 and "Gender=Masc|Number=Sing" not in s.tokens.morphs[noun_at]:
        in_year = s.among(first - 1, "in_year")
        return None if in_year else Quantity(first, last, first, "count", number.value)  # «لتدريب 520 يعملون …»
    if _is_countable(s, number, noun_at) and not (definite and not s.keys[noun_at].endswith("ا")):  # «الدول الأربع خاصة»
        base = Quantity(first, s.classified(noun_at), first, "count", number.value, noun=s.noun(noun_at, noun_at), unit=s.class_of(noun_at))
        return _shared(s, base, noun_at)
    return None


def _agrees(s: Surroundings, number: Number, i: int) -> bool:
    """May a word be the noun of the number? «سبع حديقة» is no count, «45 عالمياً» is an adverb; digits count any form («7 سنوت»)."""
    if s.among(i, "adverb") or (
        s.kinds[number.first] == DIGIT and _RECENT_YEAR.fullmatch(s.keys[number.first]) and s.among(number.first - 1, "in_year")
    ):
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
    return Quantity(number.first, i, number.first, "count", number.value, noun=s.noun(i, i), unit=what[1].unit if what else s.class_of(i))


def counted_before(s: Surroundings, number: Number) -> Quantity | None:
    """A noun in front of its number: «المرشحين الـ55», «القتلى الثلاثة», «أطفاله الأربعة», «عضو واحد»."""
    at = number.first - 1
    if s.kind(at) == ENCLITIC and s.among(at - 1, "number_of"):
        return _numbering(s, number, at - 2)
    if s.key(at) in ("(", "«", '"'):  # «المراكز الـ(45)»
        at -= 1
    article = s.key(at) == "ال"
    at -= article
    if article or (s.has_article(number.first)):
        return _definite(s, number, at)
    return _one(s, number, at) if at == number.first - 1 else None


def _numbering(s: Surroundings, number: Number, noun: int) -> Quantity | None:
    """«موظفون عددهم 30»: an indefinite plural, and how many they are."""
    if noun < 0 or not s.is_plural(noun) or not s.is_noun(noun) or not s.is_free(noun):
        return None
    what = s.thing(noun)
    return Quantity(noun, number.last, number.first, "count", number.value, noun=s.noun(noun, noun), unit=what[1].unit if what else None)


def _definite(s: Surroundings, number: Number, at: int) -> Quantity | None:
    """«القتلى الثلاثة», «أطفالهما الثلاثة», «قطاعات السوق الخمسة عشر»: a definite plural and its number."""
    noun = at
    if s.kind(at) == ENCLITIC or (s.has_article(at) and not s.is_plural(at) and s.is_plural(at - 1) and not s.has_article(at - 1)):
        noun -= 1
    elif not s.has_article(at):
        return None
    if noun < 0 or s.kinds[noun] != WORD or not s.is_plural(noun) or not s.is_free(noun) or number.value < 2 or s.among(noun, "age"):
        return None
    what = s.thing(noun)
    if what and what[1].kind not in ("count", "measure"):
        return None
    closing = number.last + 1 if s.key(number.first - 1) in ("(", "«", '"') else number.last
    base = Quantity(noun, closing, number.first, "count", number.value, noun=s.noun(noun, noun), unit=what[1].unit if what else None)
    return measured(s, base, what[1]) if what and what[1].kind == "measure" else base


def _one(s: Surroundings, number: Number, at: int) -> Quantity | None:
    """«شخص واحد», «دورة تدريبية واحدة», «سائقين اثنين»: a number behind its indefinite noun."""
    said = s.marked(number.first, "one") or s.marked(number.first, "two")
    if said is None or number.last != number.first:
        return None
    noun = at
    if s.kind(at) == WORD and s.tokens.pos[at] == "ADJ" and s.is_noun(at - 1) and s.thing(at - 1):
        noun -= 1
    if not s.is_noun(noun) or not s.is_free(noun) or s.tokens.pos[noun] in _NO_NOUNS or s.among(noun, "adverb"):
        return None
    what = s.thing(noun)
    if what and what[1].kind == "duration":
        return None
    dual = s.keys[noun].endswith(("ين", "ان"))
    feminine = s.keys[noun].endswith(("ة", "تين", "تان"))
    agrees = (feminine or "Gender=Fem" in s.tokens.morphs[noun]) == s.keys[number.first].endswith(("ة", "تين", "تان"))
    if dual != (number.value == 2) or not agrees or (what is None and "Number=Plur" in s.tokens.morphs[noun]):
        return None
    base = Quantity(noun, number.last, number.first, "count", number.value, noun=s.noun(noun, noun), unit=what[1].unit if what else None)
    if what and what[1].kind == "money":
        return amount(s, base, what[1])
    return measured(s, base, what[1]) if what and what[1].kind == "measure" else base


def dual(s: Surroundings, i: int) -> Quantity | None:
    """«شخصان», «سيارتين»: two by its ending, unless definite, pointed at («هذين»), counted or the head of names («مدينتي مراكش وأكادير»)."""
    if s.among(i, "not_dual") or s.among(i, "others") or s.among(i - 1, "not_dual_before") or i - 1 in s.numbers or s.kind(i + 1) == ENCLITIC:
        return None
    if i and "Number=Dual" in s.tokens.morphs[i - 1] and not s.has_article(i - 1):  # «طائرتين مسيرتين»
        return None
    if s.keys[i].endswith("ان") and s.pos(i - 1) in ("ADP", "PROPN"):  # behind a preposition it would be «ين»: «إلى نجران», «أحمد قطان»
        return None
    if (
        s.keys[i].startswith("م") and s.keys[i].endswith("ين") and s.among(i + 1, "of_participle") and s.pos(i - 1) != "ADP"
    ):  # «معبرين عن», «مستندين إلى» are no two
        return None
    said = s.marked(i + 1, "two")  # «عضوان اثنان»
    last = said[0] if said else i
    if s.keys[i] in s.lexicon.duals and (found := s.lexicon.phrases.longest(s.keys, i)) and found[1].dual and "Number=Sing" not in s.tokens.morphs[i]:
        made = known(s, Number(i, i, "cardinal", Decimal(2)), i, *found)
        return made._replace(last=max(last, made.last)) if made else None
    if "Number=Dual" not in s.tokens.morphs[i] or s.tokens.pos[i] != "NOUN" or not s.is_noun(i):
        return None
    unit = s.class_of(i)
    if s.keys[i].endswith(_DUAL_CONSTRUCT):
        thing = s.is_noun(i + 1) and s.pos(i + 1) == "NOUN" and "Number=" in s.tokens.morphs[i + 1]
        named = s.is_definite(i + 2) or s.pos(i + 2) == "PROPN" or s.key(i + 2) == "و"
        return None if unit is None or named or not thing else Quantity(i, i + 1, i, "count", Decimal(2), noun=s.noun(i, i + 1), unit=unit)
    if unit is None:  # «ياسين», «دارين» are names
        return None
    return Quantity(i, s.classified(last), i, "count", Decimal(2), noun=s.noun(i, i), unit=unit)


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
    return made._replace(mod="vague") if made else None
