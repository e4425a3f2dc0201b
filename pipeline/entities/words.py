"""Questions about the words of one text that several grammars of names ask."""

from collections.abc import Container

from ..rules.vocabulary import Vocabulary
from ..text.tokens import DIGIT, ENCLITIC, PROCLITIC, WORD, Tokens
from .gazetteer import Gazetteer

_PLURALS = ("ون", "ين", "ات", "تين", "تان", "وا", "ها", "هم")
"""Endings of inflection, which an unknown word that is no name has."""
_THAT = ("ان", "لكن")
"""Particles behind which, with a pronoun, a single word is rather a verb than a name."""
_PARTICLES = ("لا", "ما", "لم", "لن")
"""Particles that hurried writers join to their verbs."""


def is_unknown(key: str, vocabulary: Vocabulary, peoples: Container[str]) -> bool:
    """Is a key in no lexicon and no dictionary, with or without article?"""
    is_word, readings = vocabulary.is_word, vocabulary.verbs.readings
    if is_word(key) or key in readings or key in vocabulary.function_words or key in peoples:
        return False
    if key[:2] in _PARTICLES and key[2:] in readings:  # «لايزال», «مادام»
        return False
    if _is_written_otherwise(key, vocabulary):
        return False
    return not key.startswith("ال") or not (is_word(key[2:]) or key[2:] in readings)


def _is_written_otherwise(key: str, vocabulary: Vocabulary) -> bool:
    """«سطورا» in the accusative; «هذة» and «هاديء», as hurried writers spell «هذه» and «هادئ»."""
    if key.endswith("ا"):
        return vocabulary.is_everyday_noun(key[:-1])
    if key.endswith("ة"):
        return key[:-1] + "ه" in vocabulary.function_words
    return key.endswith("يء") and vocabulary.is_word(key[:-2] + "ئ")


class WordTests:
    """What the word at a token may be. `taken` are the tokens of time expressions."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, gazetteer: Gazetteer, taken: set[int]) -> None:
        self.keys, self.kinds, self.pos, self.count = tokens.keys, tokens.kinds, tokens.pos, len(tokens.keys)
        self.vocabulary, self.taken = vocabulary, taken
        self.adjectives, self.peoples = gazetteer.adjectives, gazetteer.peoples
        self.function_words, self.readings = vocabulary.function_words, vocabulary.verbs.readings

    def is_function_word(self, i: int) -> bool:
        """Is it a preposition, pronoun, conjunction or the like?"""
        return self.keys[i] in self.function_words

    def is_unknown(self, i: int) -> bool:
        """Is it a word that neither the lexicons nor the dictionary have, with or without article?"""
        return is_unknown(self.keys[i], self.vocabulary, self.peoples)

    def is_rare(self, i: int) -> bool:
        """Is it a word with article that news hardly uses: a noun of the dictionary alone, or one whose form in ي is no adjective («الحدادي»)?

        Broken plurals («الأنياب») are none.
        """
        if not self.is_definite(i) or self.is_inflected(i) or self.is_adjective_of_country(i) or self.keys[i].endswith("ة"):
            return False
        key, plain = self.keys[i], self.keys[i][2:]
        if len(plain) > 4 and plain[0] == plain[-2] == "ا":
            return False
        if key in self.peoples or self.readings.get(plain) or (i + 1 < self.count and self.kinds[i + 1] == ENCLITIC):
            return False
        forms = (*self.vocabulary.word_forms.get(key, ()), *self.vocabulary.word_forms.get(plain, ()))
        return not forms or (plain.endswith("ي") and all(form.written == form.lemma + "ي" and form.number != "Sing" for form in forms))

    def is_thing(self, i: int) -> bool:
        """Is it a noun that news uses, and no adjective?"""
        return self.is_everyday(i) and not self.is_everyday_adjective(i)

    def is_rather_word(self, i: int) -> bool:
        """«شن|ه», «يزن 12 كيلوغراما», «أنه راسل»: a verb by what stands beside it; «و|رقية», «ل|كني»: a word, cut wrongly."""
        key, before = self.keys[i], self.keys[i - 1] if i else ""
        if i + 1 < self.count and (
            (self.kinds[i + 1] == ENCLITIC and key in self.vocabulary.verbs.finite) or (self.kinds[i + 1] == DIGIT and key.startswith("ي"))
        ):
            return True
        if i and self.kinds[i - 1] == PROCLITIC:
            whole = before + key
            return self.vocabulary.is_everyday_noun(whole) or any(word.removesuffix("ي") in self.function_words for word in (whole, key))
        return i > 1 and self.kinds[i - 1] == ENCLITIC and self.keys[i - 2] in _THAT

    def is_inflected(self, i: int) -> bool:
        """Does it end as plurals, duals and words with pronouns do?"""
        return self.keys[i].endswith(_PLURALS)

    def is_everyday(self, i: int) -> bool:
        """Is it a noun or adjective that news uses?"""
        return self.vocabulary.is_everyday_noun(self.keys[i])

    def is_everyday_adjective(self, i: int) -> bool:
        """Is it an adjective that news uses, with or without article?"""
        return any(form.pos == "ADJ" for form in self.vocabulary.word_forms.get(self.keys[i].removeprefix("ال"), ()))

    def is_speakers(self, i: int) -> bool:
        """May it be a noun and the speaker's «ي»: «نصري», «صالحي»?"""
        return self.keys[i].endswith("ي") and self.vocabulary.is_everyday_noun(self.keys[i][:-1])

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

    def may_be_adjective(self, i: int) -> bool:
        """May a definite word describe the body before it? A plural of people only another («الرواة الأردنيين»), a noun not («الأسرى»)."""
        plain = self.keys[i][2:]
        if plain.endswith(("ون", "ين")):
            return not self.keys[i - 1].endswith(("ي", "ية", "يه"))
        forms = self.vocabulary.word_forms.get(plain, ())
        if not forms and plain.endswith("ات"):  # «الشرطة | الهراوات»
            return False
        return not forms or plain.endswith(("ي", "ية", "يه")) or any(form.pos == "ADJ" for form in forms)

    def is_noun(self, i: int) -> bool:
        """May an indefinite word continue a construct? No function word, no finite verb form that is nothing else."""
        if i >= self.count or self.kinds[i] != WORD or i in self.taken:
            return False
        key = self.keys[i]
        if key in self.function_words or len(key) < 3:
            return False
        readings = self.readings.get(key, ())
        return not readings or any(reading.tense in ("masdar", "participle") for reading in readings)
