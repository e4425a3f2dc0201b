"""How the readers of numbers look at a text: token by token, by number words, by what a number may count.

Readers (`cardinals`, `ordinals`, `shares`, `labels`) are functions of a `NumberCursor` and a token index.
"""

from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC, WORD, Tokens
from .digits import find_decimal_marks
from .number_words import NO_WORD, NumberLexicon, NumberWord

_NO_NOUNS = frozenset(("ADP", "CCONJ", "SCONJ", "PRON", "DET", "PART", "ADV", "AUX", "VERB", "PUNCT"))


class NumberCursor:
    """One text, looked at token by token for numbers. Outside the text there is nothing: no key, no word."""

    def __init__(self, tokens: Tokens, lexicon: NumberLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.digits = [i for i, kind in enumerate(tokens.kinds) if kind == DIGIT]
        self.decimal_marks = find_decimal_marks(tokens.keys[i] for i in self.digits)

    def key(self, i: int) -> str:
        """The key of a token."""
        return self.keys[i] if 0 <= i < self.count else ""

    def kind(self, i: int) -> str:
        """The kind of a token."""
        return self.kinds[i] if 0 <= i < self.count else ""

    def word(self, i: int) -> NumberWord:
        """The number word at i; one with no role if there is none."""
        return self.lexicon.words.get(self.keys[i], NO_WORD) if 0 <= i < self.count else NO_WORD

    def is_(self, i: int, role: str) -> bool:
        """Is the token one of the words that stand around numbers in this role?"""
        return 0 <= i < self.count and self.keys[i] in self.lexicon.around[role]

    def phrase(self, i: int, role: str) -> tuple[int, Decimal] | None:
        """(last token, value) of a phrase of this role that begins at i."""
        return self.lexicon.phrases[role].longest(self.keys, i) if 0 <= i < self.count else None

    def is_never(self, i: int) -> bool:
        """Does the token stand in a phrase that only looks like a number («آن واحد», «ألف ليلة وليلة»)?"""
        before = self.phrase(i - 1, "no_number")
        found = self.phrase(i, "no_number")
        if found and found[0] == i and self.kind(i - 1) != WORD:  # «المية» by itself is a hundred, «حنفية المية» has water
            found = None
        return (before is not None and before[0] >= i) or found is not None

    def is_definite(self, i: int) -> bool:
        """Is it a word with the article? «آلاف» has none, however it is written, nor has «إلى»."""
        if self.kind(i) != WORD or self.tokens.pos[i] in _NO_NOUNS:
            return False
        word = self.word(i)
        return word.definite if word.role else self.tokens.has_article(i)

    def is_plural(self, i: int) -> bool:
        """Is it the plural or dual of a noun, as far as the tokens or its ending tell?"""
        if self.kind(i) != WORD:
            return False
        morph = self.tokens.morphs[i]
        if "Number=" in morph:
            return "Number=Sing" not in morph
        if self.keys[i].removeprefix("ال") in self.lexicon.plurals:
            return True
        return self.keys[i].endswith(("ات", "ين", "ون"))

    def may_be_counted(self, i: int) -> bool:
        """Is it a word without article that may be a noun?"""
        return self.kind(i) == WORD and self.tokens.pos[i] not in _NO_NOUNS and not self.is_definite(i)

    def is_counted(self, i: int) -> bool:
        """Is it a known noun or unit, or a number word?"""
        known = self.key(i) in self.lexicon.units or bool(self.word(i).role) or (self.kind(i) == WORD and "Number=" in self.tokens.morphs[i])
        return known or (self.may_be_counted(i) and self.tokens.pos[i] == "NOUN")

    def counts_next(self, last: int) -> bool:
        """Does an indefinite noun in the accusative follow, so that the number counts it («الخمسين شخصاً»)?"""
        return self.may_be_counted(last + 1) and self.keys[last + 1].endswith("ا")

    def agrees(self, value: Decimal, i: int) -> bool:
        """May a number of this value count the word at i, by the grammar of counting: plural to ten, accusative to 99, else singular?"""
        if self.key(i) in self.lexicon.units:
            return True
        if not self.may_be_counted(i) or self.kind(i + 1) == ENCLITIC:
            return False
        if value != value.to_integral_value():
            return True
        last_two = value % 100
        if 3 <= last_two <= 10:
            return self.is_plural(i)
        return self.keys[i].endswith(("ا", "ة")) if last_two > 10 else self.tokens.pos[i] in ("NOUN", "")
