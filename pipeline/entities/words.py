"""Questions about the words of one text that several grammars of names ask."""

from ..rules.vocabulary import Vocabulary
from ..text.tokens import WORD, Tokens

_PLURALS = ("ون", "ين", "ات", "تين", "تان", "وا", "ها", "هم")
"""Endings of inflection, which an unknown word that is no name has."""


class WordTests:
    """What the word at a token may be. `adjectives` are those of countries, without article."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, adjectives: dict[str, str], taken: set[int]) -> None:
        self.keys, self.kinds, self.pos, self.count = tokens.keys, tokens.kinds, tokens.pos, len(tokens.keys)
        self.vocabulary, self.adjectives, self.taken = vocabulary, adjectives, taken
        self.function_words, self.readings = vocabulary.function_words, vocabulary.verbs.readings

    def is_function_word(self, i: int) -> bool:
        """Is it a preposition, pronoun, conjunction or the like?"""
        return self.keys[i] in self.function_words

    def is_unknown(self, i: int) -> bool:
        """Is it a word that neither the lexicons nor the dictionary have, with or without article?"""
        key = self.keys[i]
        is_word = self.vocabulary.is_word
        if is_word(key) or key in self.readings or key in self.function_words:
            return False
        if not key.startswith("ال"):
            return True
        return not is_word(key[2:]) and key[2:] not in self.readings

    def is_inflected(self, i: int) -> bool:
        """Does it end as plurals, duals and words with pronouns do?"""
        return self.keys[i].endswith(_PLURALS)

    def is_everyday(self, i: int) -> bool:
        """Is it a noun or adjective that news uses?"""
        return self.vocabulary.is_everyday_noun(self.keys[i])

    def is_finite(self, i: int) -> bool:
        """May it be a finite verb?"""
        return self.keys[i] in self.vocabulary.verbs.finite

    def adjective(self, i: int) -> str | None:
        """The country of a definite adjective at i."""
        if i >= self.count or not self.keys[i].startswith("ال"):
            return None
        return self.adjectives.get(self.keys[i][2:])

    def is_adjective_of_country(self, i: int) -> bool:
        """«المصري», «البريطانية»."""
        return self.adjective(i) is not None

    def is_definite(self, i: int) -> bool:
        """Is the token a word with article, and no time, pronoun or the like?"""
        return (
            i < self.count
            and self.kinds[i] == WORD
            and self.keys[i].startswith("ال")
            and len(self.keys[i]) > 3
            and i not in self.taken
            and self.keys[i] not in self.function_words
        )

    def is_noun(self, i: int) -> bool:
        """May an indefinite word continue a construct? No function word, no finite verb form that is nothing else."""
        if i >= self.count or self.kinds[i] != WORD or i in self.taken:
            return False
        key = self.keys[i]
        if key in self.function_words or len(key) < 3:
            return False
        readings = self.readings.get(key, ())
        return not readings or any(reading.tense in ("masdar", "participle") for reading in readings)
