"""What a model knows of words, for the stages that look at grammar: verb forms, nouns by what they stand for, function words, all words."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..text.keys import key, spellings
from .lexicon import read_lexicon
from .nouns import Nouns
from .verbs import Verbs
from .wordforms import WordForm


def read_name_words(folder: Path) -> dict[str, frozenset[str]]:
    """name_words.tsv of a lexicon folder: keys by role."""
    found: dict[str, set[str]] = {}
    for row in read_lexicon(folder / "name_words.tsv"):
        found.setdefault(row["role"], set()).update(spellings(key(row["form"])))
    return {role: frozenset(keys) for role, keys in found.items()}


class FunctionWord(NamedTuple):
    """A row of function_words.tsv: the word as typed, the keys of its pieces, and the part of speech of one that is one piece."""

    form: str
    pieces: tuple[str, ...]
    pos: str


def read_function_words(folder: Path) -> dict[str, FunctionWord]:
    """function_words.tsv of a lexicon folder, by key; the first row of a key counts."""
    found: dict[str, FunctionWord] = {}
    for row in read_lexicon(folder / "function_words.tsv"):
        word = FunctionWord(row["form"], tuple(key(piece) for piece in row["pieces"].split("+")), row["pos"])
        for spelling in spellings(key(row["form"])):
            found.setdefault(spelling, word)
    return found


_THIRD = frozenset(("3ms", "3fs", "3mp"))


class Vocabulary(NamedTuple):
    """Read once a model; all lookups are by key."""

    verbs: Verbs
    nouns: Nouns
    function_words: frozenset[str]
    is_word: Callable[[str], bool]
    of_participle: frozenset[str]
    word_forms: Mapping[str, tuple[WordForm, ...]]

    def is_everyday_noun(self, key_: str) -> bool:
        """Is a key a reviewed noun or adjective, with or without article, whoever is named so? A dual alone is none («سليمان»)."""
        plain = key_[2:] if key_.startswith("ال") else key_
        return any(form.number != "Dual" for form in (*self.word_forms.get(key_, ()), *self.word_forms.get(plain, ())))

    def is_everyday_verb(self, key_: str) -> bool:
        """Is a key a form of a verb that news use: of the third person, a participle or a masdar?"""
        readings = self.verbs.readings.get(key_, ())
        return any(reading.tense in ("participle", "masdar") or reading.persons & _THIRD for reading in readings)

    def opens_clause(self, definite: str, following: str) -> bool:
        """«الموقعة بين», «المستلهمة من»: a definite participle and its preposition, given their keys, open a clause."""
        return following in self.of_participle and any(reading.tense == "participle" for reading in self.verbs.readings.get(definite[2:], ()))

    def is_other_noun(self, definite: str) -> bool:
        """Is a definite word behind a definite noun a noun of its own («وزارة الصحة | الاتفاقية»)?

        An adjective in ي is none, nor a participle; a masdar is one («البرلمان | التعديل»), and so are the nouns in ية that are no adjectives.
        """
        plain, nouns = definite[2:], self.nouns
        readings = self.verbs.readings.get(plain, ())
        if plain in nouns.in_ya or any(reading.tense == "masdar" for reading in readings):
            return True
        forms = self.word_forms.get(plain, ())
        if plain in nouns.things or (forms and all(form.pos == "NOUN" for form in forms)):  # «تناول اللقاء | العلاقات»
            return True
        if plain.endswith(("ي", "ية", "يه")) or any(reading.tense == "participle" for reading in readings):
            return False
        known = plain in nouns.people or definite in nouns.posts or plain in nouns.posts or plain in nouns.things
        return known or plain in nouns.bodies or plain in nouns.generic_bodies
