"""What a written word is made of and what its parts are, from the model's own tables and simplemma's dictionary: no data to be fetched.

The cuts come from `text.clitics`; here each piece gets its lemma and part of speech, "" where the tables do not tell.
"""

from collections.abc import Callable, Mapping

from ..rules.verbs import Verbs
from ..text.lemmas import dictionary
from ..text.tokens import ENCLITIC, PROCLITIC, Piece

_CLITICS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX"}


def make_analyser(
    segment: Callable[[str], list[Piece]], verbs: Verbs, function_words: Mapping[str, tuple[tuple[str, ...], str | None]]
) -> Callable[[str], list[Piece]]:
    """A function from a written word to its pieces with lemma and part of speech (universal tags)."""
    lemmas = dictionary()

    def describe(key: str, kind: str) -> tuple[str, str]:
        if kind == PROCLITIC:
            return key, _CLITICS.get(key, "")
        if kind == ENCLITIC:
            return key, "PRON"
        if key in function_words:
            return key, function_words[key][1] or ""
        base = key.removeprefix("ال") if len(key) > 4 else key
        known = lemmas.get(key) or lemmas.get(base)
        if key in verbs.finite and (known is None or key[0] in "يتن" or (base == key and known == key)):
            return verbs.readings[key][0].lemma, "VERB"
        return (known or base), ""

    def analyse(word: str) -> list[Piece]:
        pieces = []
        for piece in segment(word):
            lemma, pos = describe(piece.key, piece.kind)
            pieces.append(piece._replace(lemma=lemma, pos=pos))
        return pieces

    return analyse
