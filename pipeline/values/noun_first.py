"""Nouns in front of their number: «المرشحين الـ55», «القتلى الثلاثة», «أطفاله الأربعة», «عضو واحد», «موظفون عددهم 30»."""

from ..text.tokens import ENCLITIC, WORD
from .measures import measured
from .money import amount
from .number_words import Number
from .surroundings import Quantity, Surroundings

_NO_NOUNS = ("PROPN", "VERB", "ADP")
_FEMININE = ("ة", "تين", "تان")
_OPENING = ("(", "«", '"')


def counted_before(s: Surroundings, number: Number) -> Quantity | None:
    """A noun in front of its number: «المرشحين الـ55», «القتلى الثلاثة», «أطفاله الأربعة», «عضو واحد»."""
    at = number.first - 1
    if s.kind(at) == ENCLITIC and s.among(at - 1, "number_of"):
        return _numbering(s, number, at - 2)
    if s.key(at) in _OPENING:  # «المراكز الـ(45)»
        at -= 1
    article = s.key(at) == "ال"
    at -= article
    if article or s.has_article(number.first):
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
    closing = number.last + 1 if s.key(number.first - 1) in _OPENING else number.last
    base = Quantity(noun, closing, number.first, "count", number.value, noun=s.noun(noun, noun), unit=what[1].unit if what else None)
    return measured(s, base, what[1]) if what and what[1].kind == "measure" else base


def _one(s: Surroundings, number: Number, at: int) -> Quantity | None:
    """«شخص واحد», «دورة تدريبية واحدة», «سائقين اثنين»: a number behind its indefinite noun."""
    said = s.marked(number.first, "one") or s.marked(number.first, "two")
    if said is None or number.last != number.first:
        return None
    noun = at
    if s.is_noun(at - 1) and s.thing(at - 1) and (s.pos(at) == "ADJ" or not _agree(s, at, number.first)) and number.value == 1:
        noun -= 1  # «دورة تدريبية واحدة», «غرفة نوم واحدة»
    if not s.is_noun(noun) or not s.is_free(noun) or s.tokens.pos[noun] in _NO_NOUNS or s.among(noun, "adverb"):
        return None
    what = s.thing(noun)
    if what and what[1].kind == "duration":
        return None
    dual = s.keys[noun].endswith(("ين", "ان")) and "Number=Sing" not in s.tokens.morphs[noun]
    if dual != (number.value == 2) or not _agree(s, noun, number.first) or (what is None and "Number=Plur" in s.tokens.morphs[noun]):
        return None
    base = Quantity(noun, number.last, number.first, "count", number.value, noun=s.noun(noun, noun), unit=what[1].unit if what else None)
    if what and what[1].kind == "money":
        return amount(s, base, what[1])
    return measured(s, base, what[1]) if what and what[1].kind == "measure" else base


def _agree(s: Surroundings, noun: int, one: int) -> bool:
    """Are a noun and «واحد» or «اثنان» behind it of one gender?"""
    ending, feminine = s.keys[noun].endswith(_FEMININE), s.keys[one].endswith(_FEMININE)
    return ending == feminine or (feminine and "Gender=Fem" in s.tokens.morphs[noun])
