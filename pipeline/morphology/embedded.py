"""Lemma and part of speech of a token, from the model's tables and simplemma's dictionary; None where they do not tell."""

from collections.abc import Callable

from ..model import Model
from ..text.lemmas import dictionary
from ..text.tokens import DIGIT, ENCLITIC, MARK, PROCLITIC

_CLITICS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX"}


def make_describer(model: Model) -> Callable[[str, str], tuple[str, str | None]]:
    """A function from a token's key and kind to its lemma and part of speech (universal tags)."""
    verbs, words, lemmas = model.vocabulary.verbs, model.function_words, dictionary()

    def describe(key: str, kind: str) -> tuple[str, str | None]:
        if kind == PROCLITIC:
            return key, _CLITICS.get(key)
        if kind == ENCLITIC:
            return key, "PRON"
        if kind == MARK:
            return key, "PUNCT"
        if kind == DIGIT:
            return key, "NUM"
        if key in words:
            return key, words[key][1]
        base = key.removeprefix("ال") if len(key) > 4 else key
        known = lemmas.get(key) or lemmas.get(base)
        if key in verbs.finite and (known is None or key[0] in "يتن" or (base == key and known == key)):
            return verbs.readings[key][0].lemma, "VERB"
        return (known or base), None

    return describe
