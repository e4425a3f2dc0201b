"""Where a written word comes apart: proclitics و ف ب ل ك س, the host, pronoun suffixes.

«وبمشاركتهم» is و|ب|مشاركت|هم. Every way of cutting is weighed: how well the host is known, less a price for each clitic. So what keeps «وزارة»,
«فرنسا» and «كانت» whole is that they are words; «بوضع», a rare verb, is cut because «وضع» is a common noun. Of unknown words only و comes off, for
few names begin with it and every sentence of a news story does.

Pieces spell the word: their lengths add up to its length. A piece's key is that of the word it is a form of: the key of
«مشاركت» before a suffix is «مشاركة», and of «لموظفين» in «للموظفين» (after its first lam) «الموظفين».
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Protocol

from .characters import FATHATAN, HAMZA_ALIFS, TATWEEL
from .keys import count_letters, key, unmark
from .tokens import ENCLITIC, PROCLITIC, WORD, Piece

PROCLITICS = "وفبلكس"
SUFFIXES = ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
"""Pronouns written at the end of a word, longest first."""
_ENDING = {letter: tuple(suffix for suffix in SUFFIXES if suffix[-1] == letter) for letter in {suffix[-1] for suffix in SUFFIXES}}


class Known(IntEnum):
    """How well a word is known: the weight of a host, against the prices of clitics below."""

    UNKNOWN = 0
    RARE_VERB = 9
    """A form that only a big dictionary has, of a verb the model does not."""
    DERIVED = 18
    """An adjective in ي of a known word."""
    LISTED = 20
    """A noun that only a big dictionary has."""
    HURRIED = 21
    """A word with ه for ة, which may as well be a word and a pronoun."""
    VERB = 28
    """A form of a verb of the model."""
    WORD = 30
    """A reviewed word."""


_CONJUNCTION, _PREPOSITION, _PRONOUN = 3, 6, 6
"""Prices of clitics. One clitic less is better than a word a little better known, a reviewed word is never given up for a cut."""
_PRICES = {"ك": 11, "ي": -1}
"""Of ك, since many words end so («بارك»); «زوجتي» outweighs two wives."""
_SURE = ("ها", "هم", "هما", "ني")
"""Pronouns that rare verbs take too: few other words end so."""
_FREE_CONJUNCTION = 5
"""What و is worth before an unknown word."""
_LONGEST = 24
"""Letters of the longest word worth analysing: «فسيستخدمونهما» has 13."""
_SHORT_SUFFIXES = ("ه", "ها", "هم", "ك")
"""Pronouns that the nouns of two letters take («يده», «أبها»)."""
_BEFORE_DIGITS = re.compile("([وف]?)([بلك]?)(ال|ل)?")

Written = tuple[str, str]
"""A piece on the way: the letters as written (folded), and the key they stand for."""
Way = tuple[int, list[Written]]
"""A way of cutting a word, and what it weighs."""


class Lookup(Protocol):
    """What the segmenter asks of the words (`morphology.words` has the answers)."""

    def rank(self, key_: str) -> Known:
        """How well a key is known as a word."""

    def is_noun(self, key_: str) -> bool:
        """Is a key a reviewed noun, which takes pronouns, as adjectives do not?"""

    def is_other_with_yaa(self, key_: str) -> bool:
        """Is a key that of a function word in ى («وإلى»), and with ي of a noun or adjective («والي»)?"""

    def is_verb(self, key_: str) -> bool:
        """Is a key a finite verb of the model?"""

    def is_askable(self, key_: str) -> bool:
        """Is a key a function word that questions begin with behind their أ («أليس», «أولم», «أهذا»)?"""

    def is_present(self, key_: str) -> bool:
        """Is a key a verb of the present, which alone takes س?"""

    def is_only_verb(self, key_: str) -> bool:
        """Is a key a finite verb and nothing else, so that ب and ك are none before it?"""

    def is_speakers(self, key_: str) -> bool:
        """Is a noun in ة more likely the speaker's own («زوجتي») than the dual of a construct («مدينتي حلب وإدلب»)?"""


def make_segmenter(words: Lookup, table: Mapping[str, tuple[str, ...]]) -> Callable[[str], list[Piece]]:
    """A function that cuts one written word (letters and marks only) into pieces; `table` has the fixed pieces of function words by key."""

    def segment(word: str) -> list[Piece]:
        plain = key(word)
        if len(plain) < 2 or len(word) > _LONGEST:
            return [Piece(len(word), plain, WORD)]
        if word[-1] == TATWEEL and (clitics := _BEFORE_DIGITS.fullmatch(plain)):  # «وبـ50», «للـ50»
            return _measure(word, plain, _as_written(filter(None, clitics.groups())))
        fixed = table.get(plain)
        if fixed and not (word[-1] == "ي" and words.is_other_with_yaa(plain)):  # «والي» is not «وإلى»
            return _measure(word, plain, _as_written(fixed))
        known = words.rank(plain)
        begins = word[1:2] in HAMZA_ALIFS and (plain[0] in "وف" or (plain[0] in PROCLITICS and known < Known.VERB))
        is_speakers = plain.endswith("تي") and words.is_speakers(plain[:-2] + "ة")
        if known == Known.WORD and not begins and not is_speakers:
            return [Piece(len(word), plain, WORD)]
        found = list(_Cutter(words, table, unmark(word), tanwin=FATHATAN in word[-2:]).ways(plain))
        if begins:  # a hamza on the alif shows that a word begins there; folded away it would be «واحد», «باب»
            found = [way for way in found if len(way[1]) > 1 and way[1][0][0] == plain[0]] or found
        return _measure(word, plain, max(found, key=lambda way: (way[0], -len(way[1])))[1])

    return segment


class _Cutter:
    """The ways to cut one word; `written` is it without marks, as long as its key: there ال is an article, and «أل» is none.

    A word with tanwin has no pronoun: «فرناً» is no «نا».
    """

    def __init__(self, words: Lookup, table: Mapping[str, tuple[str, ...]], written: str, *, tanwin: bool) -> None:
        self.words, self.table, self.written, self.tanwin = words, table, written, tanwin

    def ways(self, word: str) -> Iterator[Way]:
        """All of them; the word by itself is the first."""
        yield from self._with_preposition(word)
        first, rest = word[0], word[1:]
        if self.written[0] == "أ" and len(rest) > 1:
            yield from self._question(rest)
        if first not in "وف" or len(rest) < 2:
            return
        if rest in self.table:
            yield Known.WORD - _CONJUNCTION, _as_written((first, *self.table[rest]))
            return
        free = first == "و" and rest[0] not in "وي" and len(rest) > 2
        for weight, pieces in self._with_preposition(rest):
            if weight > 0 or free:
                yield weight - _CONJUNCTION + (0 if weight > 0 else _FREE_CONJUNCTION), [(first, first), *pieces]
        if rest.startswith("ال") and len(rest) > 3 and (self._is_definite(rest) or (first == "و" and len(rest) > 4)):
            yield max(self.words.rank(rest), Known.HURRIED) - _CONJUNCTION, _as_written((first, rest))

    def _question(self, rest: str) -> Iterator[Way]:
        """«أليس», «أولم», «أيعقل»."""
        if self.words.is_askable(rest):
            yield Known.WORD - _PREPOSITION, _as_written(("ا", *self.table[rest]))
        elif rest[0] == "ي" and self.words.is_present(rest):
            yield self.words.rank(rest) - _PREPOSITION, _as_written(("ا", rest))

    def _with_preposition(self, word: str) -> Iterator[Way]:
        """A word with or without a preposition or س before it."""
        yield from self._hosts(word)
        first, rest = word[0], word[1:]
        if first not in "بلكس" or len(rest) < 2:
            return
        if rest in self.table and first != "س":
            yield Known.WORD - _PREPOSITION, _as_written((first, *self.table[rest]))
        elif word.startswith("لل"):
            if len(word) > 3:
                of_article = "ا" + rest
                yield max(self.words.rank(of_article), Known.HURRIED) - _PREPOSITION, [("ل", "ل"), (rest, of_article)]
        elif word[:3] in ("بال", "كال") and len(word) > 4 and self._has_article(rest):
            if self._is_definite(rest):  # ال shows a noun, however well it is known
                yield Known.WORD - _PREPOSITION, _as_written((first, rest))
        else:
            for weight, pieces in self._hosts(rest):
                if weight <= 0 or (len(rest) == 2 and not self.words.is_noun(rest)):
                    continue
                if first == "س":
                    if self.words.is_present(pieces[0][1]):
                        yield weight - _CONJUNCTION, [(first, first), *pieces]
                elif first == "ل" or not self.words.is_only_verb(pieces[0][1]):
                    yield weight - _PREPOSITION, [(first, first), *pieces]

    def _hosts(self, word: str) -> Iterator[Way]:
        """A word by itself, or with a suffix."""
        yield self.words.rank(word), [(word, word)]
        if self._has_article(word) or self.tanwin:
            return
        for suffix in _ENDING.get(word[-1], ()):
            stem = word.removesuffix(suffix)
            if len(stem) == len(word) or len(stem) < 2:
                continue
            for whole in _unsuffixed(stem):
                known = self.words.rank(whole)
                sure = known >= Known.LISTED or (known == Known.RARE_VERB and suffix in _SURE)
                if sure and known != Known.HURRIED and self._takes(whole, suffix, known):
                    yield known - _PRICES.get(suffix, _PRONOUN), [(stem, whole), (suffix, suffix)]

    def _is_definite(self, word: str) -> bool:
        """Is a word known that begins with ال? One of two letters («الرد») must be a noun, for «بالون» is no ب."""
        return bool(self.words.rank(word)) if len(word) > 4 else self.words.is_noun(word[2:])

    def _has_article(self, word: str) -> bool:
        return self.written[len(self.written) - len(word) :].startswith("ال")

    def _takes(self, word: str, suffix: str, known: Known) -> bool:
        """Does a word take a pronoun? What begins so many other words must be sure: two letters, «ني», «ك», «ي»."""
        if suffix == "ني":
            return known in (Known.VERB, Known.RARE_VERB) or self.words.is_verb(word)
        if suffix == "ي":
            return self.words.is_speakers(word)
        if suffix == "ك" or len(word) == 2:
            return (self.words.is_noun(word) and suffix in _SHORT_SUFFIXES) or (len(word) > 2 and self.words.is_verb(word))
        return known < Known.WORD or self.words.is_noun(word)


def _as_written(pieces: Iterable[str]) -> list[Written]:
    """Pieces that are their own keys."""
    return [(piece, piece) for piece in pieces]


def _unsuffixed(stem: str) -> list[str]:
    """What a stem before a suffix is when it stands alone: وزارت -> وزارة, مستشفا -> مستشفي, اعضاؤ -> اعضاء, استخدمو -> استخدموا."""
    if stem.endswith("ت"):
        return [stem[:-1] + "ة", stem]
    if stem.endswith("ا"):
        return [stem, stem[:-1] + "ي", stem + "ن"]
    if stem[-1] in "ؤئ":
        return [stem, stem[:-1] + "ء"]
    if stem.endswith("و"):
        return [stem, stem + "ا", stem + "ن"]
    if stem.endswith("ي"):
        return [stem, stem + "ن"]
    return [stem]


def lay_over(word: str, letters: Sequence[int]) -> list[int]:
    """How many characters of a written word its parts take, given their numbers of letters, which add up to those of its key.

    Marks and tatweels go with the letter before them. Empty where a ligature such as ﻻ stands across a cut.
    """
    if sum(letters) == len(word):
        return list(letters)
    starts, seen, wanted = [0], 0, letters[0]
    for position, count in enumerate(map(count_letters, word)):
        if count and seen == wanted and len(starts) < len(letters):
            wanted += letters[len(starts)]
            starts.append(position)
        seen += count
    return [end - start for start, end in pairwise([*starts, len(word)])] if len(starts) == len(letters) else []


def _measure(word: str, plain: str, pieces: list[Written]) -> list[Piece]:
    """Pieces of a key laid over the written word."""
    lengths = lay_over(word, [len(written) for written, _ in pieces])
    if len(lengths) <= 1:
        return [Piece(len(word), pieces[0][1] if lengths else plain, WORD)]
    last = len(pieces) - 1
    return [
        Piece(length, key_, ENCLITIC if n == last and _is_suffix(written) else PROCLITIC if n < last and written in PROCLITICS else WORD)
        for n, ((written, key_), length) in enumerate(zip(pieces, lengths, strict=True))
    ]


def _is_suffix(written: str) -> bool:
    return written in SUFFIXES or written in ("ي", "ك")
