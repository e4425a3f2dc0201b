"""The key of a word: the one normal form that every lexicon lookup uses.

Newspapers write the same word with and without hamza on alif, with tatweel to fill a line, with a stray vowel sign, in
presentation forms out of a PDF, or with the letters of a Persian keyboard. A key forgets all that and keeps what tells words apart:
ة, ؤ and ئ stay. `spellings` gives the forms of a lexicon entry that writers use and a key does not fold.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .characters import ASCII_DIGITS, COMBINING, INVISIBLE, PRESENTATION_FORMS, TATWEEL

_DROPPED = re.compile(f"[{COMBINING}{INVISIBLE}{TATWEEL}]+")
_PRESENTATION = re.compile(f"[{PRESENTATION_FORMS}]")
_SAME_LETTERS = str.maketrans("ٱیېکڪگہھە", "اييكككههه")
"""Letters of Persian and other keyboards, and the alif that joins, as Arabic dictionaries have them."""
_ODD = re.compile(f"[{COMBINING}{INVISIBLE}{TATWEEL}{PRESENTATION_FORMS}{''.join(map(chr, _SAME_LETTERS))}]")
"""What `unmark` changes; most words have nothing of it."""
_FOLDED = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"))
# One pass does it all.
_FOLD = {
    **{code: None for code in (0xAD, *range(0x300, 0x2070), 0xFEFF) if _DROPPED.match(chr(code))},
    **_SAME_LETTERS,
    **{ord(letter): plain for letter, plain in _FOLDED},
    **ASCII_DIGITS,
}
_OF_KEYS = "اءئؤبتةثجحخدذرزسشصضطظعغفقكلمنهوي"
_IS_KEY = re.compile(f"[{_OF_KEYS}]+")
"""A word that is its own key, as three of four are."""
_IN_NO_KEY = re.compile(f"[^{_OF_KEYS}\n]")


def key(word: str) -> str:
    """The normal form of a word.

    >>> key("الإمـــارات"), key("مُذكّرة"), key("على"), key("٢٠١٥")
    ('الامارات', 'مذكرة', 'علي', '2015')
    """
    if _IS_KEY.fullmatch(word):
        return word
    if word.isascii():
        return word.lower()
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_FOLD).lower() or word


def keys_of(words: Iterable[str]) -> list[str]:
    """The keys of many words, none with a line end: a dictionary of 300,000 is folded in one go when a model is loaded.

    >>> keys_of(["الإمـــارات", "على"])
    ['الامارات', 'علي']
    """
    text = "\n".join(words)
    for letter, plain in _FOLDED:
        text = text.replace(letter, plain)
    keys = text.split("\n")
    number = seen = 0
    for odd in _IN_NO_KEY.finditer(text):
        number += text.count("\n", seen, odd.start())
        seen = odd.start()
        keys[number] = key(keys[number])
    return keys


def unmark(word: str) -> str:
    """A word without marks, tatweel and presentation forms, spelt as in a dictionary: hamzas and ى stay, which a key folds.

    >>> unmark("الإِمـــارات"), unmark("على"), unmark("ٱِسْتِقْبال")
    ('الإمارات', 'على', 'استقبال')
    """
    if not _ODD.search(word):
        return word
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _DROPPED.sub("", word).translate(_SAME_LETTERS)


def spellings(key_: str) -> Iterator[str]:
    """The key itself, and with ه for a final ة, as hurried writers have it.

    >>> list(spellings("وزارة"))
    ['وزارة', 'وزاره']
    """
    yield key_
    if key_.endswith("ة"):
        yield key_[:-1] + "ه"


def count_letters(character: str) -> int:
    """How many characters of the key one written character makes: 0 for a vowel sign, 2 for the ligature ﻻ."""
    if _PRESENTATION.search(character):
        character = unicodedata.normalize("NFKC", character)
    return len(_DROPPED.sub("", character))
