"""The written forms of nouns and adjectives: singular, dual and plural, feminine, construct state, accusative.

nouns.tsv lists lemmas with their plurals; what grammar derives from them is derived here, without vowels, as newspapers write it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..text.keys import key
from .lexicon import read_lexicon

_INVARIABLE = ("ة", "ى", "ا", "اء")
"""Endings that take no further ا of the accusative («وزارة», «مبنى», «بناء»)."""


_DEFECTIVE = re.compile("م?.ا.ي")
"""«قاضي» and «محامي» are «قاض» and «محام» without article."""


class WordForm(NamedTuple):
    """A reading of a written form: its lemma, universal tag and features ("" where the form does not tell)."""

    written: str
    lemma: str
    pos: str
    gender: str
    number: str


def read_word_forms(folder: Path) -> dict[str, tuple[WordForm, ...]]:
    """All forms of nouns.tsv of a lexicon folder, by key."""
    found: dict[str, dict[WordForm, None]] = {}
    for row in read_lexicon(folder / "nouns.tsv"):
        for form in inflect(row["lemma"], row["pos"], row["gender"], row.forms("plurals"), row.forms("feminine")):
            found.setdefault(key(form.written), {})[form] = None
    return {key_: tuple(forms) for key_, forms in found.items()}


def inflect(lemma: str, pos: str, gender: str, plurals: list[str], feminines: list[str]) -> Iterator[WordForm]:
    """The forms of a noun or adjective: `gender` Masc or Fem, `plurals` in the nominative, `feminines` those not made with ة.

    >>> [form.written for form in inflect("موظف", "NOUN", "Masc", ["موظفون"], [])][:5]
    ['موظف', 'موظفا', 'موظفان', 'موظفين', 'موظفة']
    """
    for written, number in _of_singular(lemma):
        yield WordForm(written, lemma, pos, gender, number)
    if pos == "NOUN" and _DEFECTIVE.fullmatch(lemma):
        yield WordForm(lemma[:-1], lemma, pos, gender, "Sing")
    for feminine in feminines:
        yield WordForm(feminine, lemma, pos, "Fem", "Plur" if feminine.endswith("ات") else "Sing")
    personal = pos == "NOUN" and any(plural.endswith("ون") for plural in plurals)
    if gender == "Masc" and (personal or pos == "ADJ") and not feminines and not lemma.endswith(_INVARIABLE):
        feminine = lemma + "ة"
        own = lemma if pos == "ADJ" else feminine
        for written, number in _of_singular(feminine):
            yield WordForm(written, own, pos, "Fem", number)
        yield WordForm(lemma + "ات", own, pos, "Fem", "Plur")
        if pos == "ADJ":
            plurals = [*plurals, lemma + "ون"]
    for plural in plurals:
        for written in _of_plural(plural, construct=pos == "NOUN"):
            yield WordForm(written, lemma, pos, "Fem" if plural.endswith("ات") else "Masc" if plural.endswith("ون") else "", "Plur")


def _of_singular(word: str) -> Iterator[tuple[str, str]]:
    """Singular and dual; that of the construct state is known by its ت only: «وطني» is rather an adjective than two homelands."""
    yield word, "Sing"
    if not word.endswith(_INVARIABLE):
        yield word + "ا", "Sing"
    stem = word[:-1] + "ت" if word.endswith("ة") else word[:-1] + "ي" if word.endswith("ى") else word
    if stem.endswith("ء") and not stem.endswith("اء"):
        stem = stem[:-1] + "ئ"
    for ending in ("ان", "ين", "ا", "ي") if word.endswith("ة") else ("ان", "ين"):
        yield stem + ending, "Dual"


def _of_plural(plural: str, *, construct: bool) -> Iterator[str]:
    yield plural
    if plural.endswith("ون"):
        yield from (plural[:-2] + ending for ending in (("ين", "و", "ي") if construct else ("ين",)))
    elif not plural.endswith((*_INVARIABLE, "ات")):
        yield plural + "ا"
