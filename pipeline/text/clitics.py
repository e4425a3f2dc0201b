"""Where a written word comes apart: proclitics و ف ب ل ك س, the host, pronoun suffixes.

«وبمشاركتهم» is و|ب|مشاركت|هم. The rule that keeps «وزارة», «فرنسا» and «كانت» whole: a word that exists as it stands is not cut, and
ف ب ل ك س come off only where a word remains. و is the one that comes off unknown words too, for few names begin with it and
every sentence of a news story does.

Pieces spell the word: their lengths add up to its length. A piece's key is that of the word it is a form of: the key of
«مشاركت» before a suffix is «مشاركة», and of «لموظفين» in «للموظفين» (after its first lam) «الموظفين».
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from .keys import count_letters, key
from .tokens import ENCLITIC, PROCLITIC, WORD, Piece

PROCLITICS = "وفبلكس"
SUFFIXES = ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه")
"""Pronouns written at the end of a word, longest first. ك and ي are left: they end too many other words."""

_LONGEST = 24
"""Letters of the longest word worth analysing: «فسيستخدمونهما» has 13."""


_HAMZA_AFTER_CONJUNCTION = ("وأ", "وإ")
"""A hamza on the alif shows that a word begins there; folded away it would be «واحد», «وافق»."""


Written = tuple[str, str]
"""A piece on the way: the letters as written (folded), and the key they stand for."""


def make_segmenter(known: Callable[[str], bool], table: Mapping[str, tuple[str, ...]]) -> Callable[[str], list[Piece]]:
    """A function that cuts one written word (letters and marks only) into pieces.

    `known` tells whether a key is a word; `table` holds the function words with their fixed pieces, by key.
    """

    def host(word: str) -> list[Written] | None:
        """A word that stands by itself or with a suffix; None if it is neither."""
        if known(word) or (word.endswith("نا") and known(word[:-1])):  # «تكويناً» is no «تكوي» with «نا»
            return [(word, word)]
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 2:
                stem = word[: -len(suffix)]
                for candidate in _unsuffixed(stem):
                    if known(candidate) and not stem.startswith("ال"):
                        return [(stem, candidate), (suffix, suffix)]
        return None

    def hosted(word: str) -> list[Written] | None:
        """What may follow a conjunction: a word, or a preposition and its word, or س and its verb; None if it is none of these."""
        if whole := host(word):
            return whole
        if word.startswith("لل") and len(word) > 4:
            return [("ل", "ل"), (word[1:], "ا" + word[1:])]
        if word[:3] in ("بال", "كال") and len(word) > 5 and (known(word[1:]) or known(word[3:])):
            return [(word[0], word[0]), (word[1:], word[1:])]
        if word[0] in "بلكس" and len(word) > 3 and (whole := host(word[1:])) and (word[0] != "س" or word[1] in "يتنا"):
            return [(word[0], word[0]), *whole]
        return None

    def cut(word: str) -> list[Written]:
        if whole := host(word):
            return whole
        first, rest = word[0], word[1:]
        if first in "وف" and len(rest) > 1:
            if rest in table:
                return [(first, first), *((piece, piece) for piece in table[rest])]
            if inner := hosted(rest):
                return [(first, first), *inner]
            if rest.startswith("ال") and len(rest) > 4 and (first == "و" or known(rest[2:])):
                return [(first, first), (rest, rest)]
        if inner := hosted(word):
            return inner
        if first == "و" and len(rest) > 2 and not rest.startswith("ال"):
            return [(first, first), (rest, rest)]
        return [(word, word)]

    def segment(word: str) -> list[Piece]:
        plain = key(word)
        if len(plain) < 2 or len(word) > _LONGEST:
            return [Piece(len(word), plain, WORD)]
        fixed = table.get(plain)
        if fixed is None and word[:2] in _HAMZA_AFTER_CONJUNCTION and known(plain[1:]):  # «وأحد» is not «واحد»
            return _measure(word, plain, [(plain[0], plain[0]), *(host(plain[1:]) or [(plain[1:], plain[1:])])])
        return _measure(word, plain, [(piece, piece) for piece in fixed] if fixed else cut(plain))

    return segment


def _unsuffixed(stem: str) -> list[str]:
    """What a stem before a suffix is when it stands alone: وزارت -> وزارة, مستشفا -> مستشفي, اعضاؤ -> اعضاء, استخدمو -> استخدموا."""
    if stem.endswith("ت"):
        return [stem[:-1] + "ة", stem]
    if stem.endswith("ا"):
        return [stem, stem[:-1] + "ي"]
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
