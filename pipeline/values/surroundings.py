"""What a quantity is, and how its readers look at a text: is there a noun, which class is it, is there a word of a set?

Each reader (`counting`, `money`, `measures`, `ages`, `scores` …) is a function of these surroundings and a number or token index that
returns the quantity there, or None.
"""

from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..schema import QuantityKind, QuantityMod
from ..text.tokens import ENCLITIC, WORD, Tokens
from .counted import Counted, CountedLexicon
from .number_words import Number

_FUNCTIONS = ("ADP", "PRON", "SCONJ", "CCONJ", "DET", "ADV", "PART")
_PAIRS = (("(", ")"), ("«", "»"), ('"', '"'), ("“", "”"), ("[", "]"))
"""What newspapers enclose a number in."""


class Quantity(NamedTuple):
    """A quantity on tokens first..last (inclusive); `number_first` is where its number begins. Fields as in the output contract."""

    first: int
    last: int
    number_first: int
    kind: QuantityKind
    value: Decimal | str
    max: Decimal | None = None
    mod: QuantityMod = "exact"
    noun: str | None = ""
    unit: str | None = None
    currency: str | None = None
    currency_source: str | None = None
    duration: str | None = None
    si: float | None = None
    si_unit: str | None = None


class Surroundings:
    """A text, its numbers, the tokens of time expressions (`taken`), the quantities found so far, and the outlet's country."""

    def __init__(self, tokens: Tokens, numbers: list[Number], taken: set[int], lexicon: CountedLexicon, country: str | None) -> None:
        self.tokens, self.keys, self.kinds = tokens, tokens.keys, tokens.kinds
        self.count = len(self.keys)
        self.lexicon, self.country, self.taken = lexicon, country, taken
        self.numbers = {number.first: number for number in numbers if number.first not in taken}
        self.found: list[Quantity] = []

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text names each country; counted once, when first asked."""
        return Counter(country for key in self.keys if (country := self.lexicon.country_words.get(key)))

    def key(self, i: int) -> str:
        """The key of a token, "" outside the text."""
        return self.keys[i] if 0 <= i < self.count else ""

    def kind(self, i: int) -> str:
        """The kind of a token, "" outside the text."""
        return self.kinds[i] if 0 <= i < self.count else ""

    def pos(self, i: int) -> str:
        """The universal tag of a token, "" outside the text."""
        return self.tokens.pos[i] if 0 <= i < self.count else ""

    def among(self, i: int, role: str) -> bool:
        """Is the token one of the words of a set?"""
        return 0 <= i < self.count and self.keys[i] in self.lexicon.sets[role]

    def marked(self, i: int, role: str) -> tuple[int, str] | None:
        """(last token, value) of a phrase of quantity_words.tsv at i, if it has this role."""
        if not 0 <= i < self.count or self.keys[i] not in self.lexicon.markers:
            return None
        found = self.lexicon.markers.longest(self.keys, i)
        return (found[0], found[1].value) if found and found[1].role == role else None

    def noun(self, first: int, last: int) -> str:
        """The noun as written, without the article."""
        text = self.tokens.slice(first, last)
        if text[-1] in "ئؤ" and self.kind(last + 1) == ENCLITIC:  # «أبنائه»
            text = text[:-1] + "ء"
        return text.removeprefix("ال") if self.keys[first].startswith("ال") else text

    def is_noun(self, i: int) -> bool:
        """May a number count this word? Any indefinite word that is no function word, number or word of time («not_nouns»)."""
        if not 0 <= i < self.count or self.kinds[i] != WORD:
            return False
        key = self.keys[i]
        if len(key) < 3 or self.has_article(i) or not "ء" <= key[0] <= "ي":
            return False
        return key not in self.lexicon.not_nouns and key not in self.lexicon.sets["number_of"]

    def is_definite(self, i: int) -> bool:
        """A word with article, or a pronoun suffix."""
        return self.kind(i) == ENCLITIC or self.has_article(i)

    def has_article(self, i: int) -> bool:
        """A word with the article; «إلى» and «التي» have none."""
        if not 0 <= i < self.count or not self.tokens.has_article(i):
            return False
        return self.tokens.pos[i] not in _FUNCTIONS and self.keys[i] not in self.lexicon.thousands

    def is_plural(self, i: int) -> bool:
        """Is it a plural, as the lexicons or its features tell?"""
        if self.kind(i) != WORD:
            return False
        return "Number=Plur" in self.tokens.morphs[i] or self.keys[i].removeprefix("ال") in self.lexicon.plurals

    def thing(self, i: int) -> tuple[int, Counted] | None:
        """(last token, what it is) of the counted phrase at i, with or without article: of the lexicons, by form or by lemma."""
        if self.kind(i) != WORD or i in self.taken:
            return None
        if found := self.lexicon.phrases.longest(self.keys, i):
            return found
        if self.has_article(i):
            found = self.lexicon.phrases.longest([self.keys[i][2:], *self.keys[i + 1 : i + 3]], 0)
            if found:
                return i + found[0], found[1]
        lemma = self.tokens.lemmas[i]
        return (i, Counted("count", self.lexicon.classes[lemma])) if lemma in self.lexicon.classes else None

    def class_of(self, i: int) -> str | None:
        """The class of the noun at i (person, vehicle …), None if nobody says."""
        return self.lexicon.classes.get(self.tokens.lemmas[i])

    def classified(self, last: int) -> int:
        """The noun's last token, or that of the one word behind it that defines the unit («ساعة تدريبية»)."""
        found = self.marked(last + 1, "classifier")
        return found[0] if found else last

    def is_free(self, i: int) -> bool:
        """Is the token in no quantity and no time expression yet?"""
        return i not in self.taken and not (self.found and self.found[-1].last >= i)

    def is_enclosed(self, first: int, last: int) -> bool:
        """Do brackets or quotation marks stand around the tokens: «(50)», ««600»»?"""
        return (self.key(first - 1), self.key(last + 1)) in _PAIRS

    def between_lines(self, last: int, noun_at: int) -> bool:
        """Does a line end between the number and the noun?"""
        return "\n" in self.keys[last:noun_at]
