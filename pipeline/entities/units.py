"""The parts of names: «محمد», «عبد الله», «بن زايد», «أبو مازن», «آل نهيان», «فان غوخ», «إدريس».

A unit is sure, doubtful since it is an everyday word too, or a word in no list. Where it stands in a name is for `people` to say.
"""

from typing import NamedTuple

from ..text.characters import FATHATAN
from ..text.keys import key
from ..text.tokens import ENCLITIC, PROCLITIC, WORD, Tokens
from .names import ALI, NameLexicon, Part
from .starts import Start
from .words import WordTests

_DEEPEST = 3
"""Words that take a unit behind them, one in the other: «بن أبي …», «فان دير …»."""
_SHORTEST_UNKNOWN = 3
"""Letters of an unknown word that may be a name."""


class Unit(NamedTuple):
    """A part of a name that ends on token `last`; `part` is Part.NONE for a word in no list."""

    last: int
    part: int

    def is_sure(self) -> bool:
        """Is it hardly anything but a name?"""
        return bool(self.part & Part.SURE)


class UnitReader:
    """Reads the units of one text. `barred` are tokens that are something else: time expressions, sure names of several words from lists.

    `flags` tell what may begin at each token (`Starts`).
    """

    def __init__(self, tokens: Tokens, lexicon: NameLexicon, words: WordTests, barred: set[int], flags: list[int]) -> None:
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.tokens, self.lexicon, self.words, self.barred, self.flags = tokens, lexicon, words, barred, flags
        self.servant, self.kunya, self.clan, self.son = (lexicon.words[role] for role in ("servant", "kunya", "clan", "son"))
        self.particle, self.god = lexicon.words["particle"], lexicon.words["of_god"]
        self.ordinal, self.younger = lexicon.words["regnal"], lexicon.words["younger"]
        self._units: dict[int, Unit | None] = {}

    def at(self, i: int) -> Unit | None:
        """The unit that begins at token i, or None; read once, though a name is tried from several sides."""
        if i not in self._units:
            self._units[i] = self._read(i)
        return self._units[i]

    def begins(self, i: int) -> Unit | None:
        """The unit with which a name begins at token i, cut rightly or not."""
        return self.at(i) or self.joined(i)

    def _read(self, i: int, depth: int = 0) -> Unit | None:
        """The unit at token i; `depth` is how many words that take one stand before it («بن أبي طالب»)."""
        if (
            depth > _DEEPEST
            or i >= self.count
            or self.kinds[i] != WORD
            or i in self.barred
            or FATHATAN in self.tokens.text[self.tokens.starts[i] : self.tokens.ends[i]]
        ):
            return None
        flag = self.flags[i]
        compound = self.lexicon.compounds.longest(self.keys, i) if flag & Start.COMPOUND else None
        if compound and compound[0] not in self.barred and not self.has_pronoun(compound[0]):
            return Unit(*compound)
        if self.has_pronoun(i):
            return None
        return self._bound(i, depth) if flag & Start.BINDER else self._single(i)

    def _bound(self, i: int, depth: int) -> Unit | None:
        """The unit of a word that takes the next one: «عبد الله», «آل نهيان», «أبو مازن», «بن زايد», «فان غوخ»."""
        word = self.keys[i]
        if word in self.servant:
            if self._is_word(i + 1) and (self.keys[i + 1].startswith("ال") or self.keys[i + 1] in self.god):
                return Unit(i + 1, Part.GIVEN | Part.SURE | Part.ARAB)
            return None
        if word in self.clan:
            return Unit(i + 1, Part.SURNAME | Part.SURE | Part.ARAB) if self._is_word(i + 1) else None
        if word in self.kunya:
            return self._kunya(i, depth)
        if word in self.son:
            return self._son(i, depth)
        inner = self._read(i + 1, depth + 1)
        if inner and not inner.part & Part.ARAB:
            return Unit(inner.last, (inner.part or Part.SURNAME) & ~Part.GIVEN | Part.SURNAME)
        return self._single(i)

    def _single(self, i: int) -> Unit | None:
        """A word that is a part of names, or in no list."""
        word = self.keys[i]
        part = self.lexicon.parts.get(word)
        if part:
            if self._is_word(i + 1) and self.keys[i + 1] in self.god - {"الله"} and part & Part.GIVEN and not word.endswith("ة"):
                return Unit(i + 1, part | Part.SURE)
            if self.is_preposition(i):
                return None
            return Unit(i, part)
        if self.words.is_unknown(i) and len(word) >= _SHORTEST_UNKNOWN:
            return Unit(i, Part.NONE)
        return None

    def _son(self, i: int, depth: int) -> Unit | None:
        """«بن زايد», «ابن خلدون»: sure with a part of a name behind it, or inside a name with any noun («بن عيسى», «بن صقر»)."""
        inner = self._read(i + 1, depth + 1)
        if inner is not None:
            return Unit(inner.last, Part.SURNAME | Part.ARAB | (Part.SURE if inner.part else Part.RARE))
        if self.keys[i] == "بن" and self._is_word(i + 1) and self.words.is_noun(i + 1):
            return Unit(i + 1, Part.SURNAME | Part.ARAB | Part.RARE)
        return None

    def _kunya(self, i: int, depth: int) -> Unit | None:
        """«أبو مازن», «أبي بكر», «أم كلثوم»: أبو may have any noun behind it, أم and أبي are other words too."""
        inner = self._read(i + 1, depth + 1)
        sure = Part.SURNAME | Part.GIVEN | Part.SURE | Part.ARAB
        if inner is not None and (inner.part & Part.SURE or self.keys[i] in ("ابو", "ابا")):
            return Unit(inner.last, sure)
        if self.keys[i] == "ابو" and self._is_word(i + 1) and not self.words.is_function_word(i + 1):
            return Unit(i + 1, sure)
        return None

    def is_preposition(self, i: int) -> bool:
        """«على», not «علي»."""
        return self.keys[i] == ALI and self.tokens.text[self.tokens.ends[i] - 1] != "ي"

    def has_pronoun(self, i: int) -> bool:
        """Does a pronoun hang on token i?"""
        return i + 1 < self.count and self.kinds[i + 1] == ENCLITIC

    def _is_word(self, i: int) -> bool:
        return i < self.count and self.kinds[i] == WORD and i not in self.barred

    def joined(self, i: int) -> Unit | None:
        """A surname that the tokenizer took for a word with clitics: «إدريس ل|شكر», «نبي|ه بري»."""
        if i + 1 >= self.count or (self.kinds[i] != PROCLITIC and self.kinds[i + 1] != ENCLITIC):
            return None
        if i in self.barred or not self.tokens.glued(i):
            return None
        whole = key(self.tokens.slice(i, i + 1))
        if whole in self.particle:
            inner = self.at(i + 2)
            return Unit(inner.last, inner.part | Part.SURNAME) if inner else None
        part = self.lexicon.parts.get(whole)
        return Unit(i + 1, part) if part and part & Part.SURE else None

    def cut(self, i: int, *, sure: bool) -> Unit | None:
        """The unit that the tokenizer cut or that begins with a letter's name; `sure` if there is a sure one before it.

        «روبن | ف|ان بيرسي» needs none, «أولا | ب|أول» would.
        """
        unit = self.joined(i)
        if unit is None:
            return self.initial(i) if sure else None
        return unit if sure or unit.last > i + 1 else None

    def is_whole(self, i: int) -> bool:
        """Is what begins at i a name without an everyday word before it: the full name of somebody known («صدام حسين»), a foreign one?"""
        known, unit = self.lexicon.people.longest(self.keys, i), self.at(i)
        if known is not None and known[0] > i:
            return True
        return unit is not None and unit.part & (Part.SURE | Part.ARAB | Part.RARE) == Part.SURE and not self.tokens.has_article(i)

    def initial(self, i: int) -> Unit | None:
        """«جي ريتشاردسون», «دبليو بوش»: the name of a letter and the foreign name behind it."""
        if not self._is_word(i) or len(self.keys[i]) >= _SHORTEST_UNKNOWN or not self.words.is_unknown(i) or self.has_pronoun(i):
            return None
        inner = self.at(i + 1)
        return None if inner is None or inner.part & Part.ARAB else Unit(inner.last, inner.part | Part.SURNAME)

    def with_ordinal(self, last: int, units: int) -> int:
        """The end of a name of so many units with «محمد السادس», «بنديكتوس السادس عشر», «جورج بوش الابن»."""
        if last + 1 < self.count and self.keys[last + 1] in self.ordinal and units <= 2 and self.kinds[last + 1] == WORD:
            last += 1
            if last + 1 < self.count and self.keys[last + 1] == "عشر":
                last += 1
            if self.keys[last + 1 : last + 2] and self.keys[last + 1] in self.son and (unit := self.at(last + 1)):
                last = unit.last
        elif last + 1 < self.count and self.keys[last + 1] in self.younger and units > 1:
            last += 1
        return last
