"""What a written word is made of, from CAMeL Tools: its pieces, lemma, part of speech and features.

CAMeL's disambiguator is a unigram model: it ranks the analyses of a word by that word alone (`MLEDisambiguator.disambiguate` looks at one word
after the other). So asking it word by word, as the tokenizer does for each distinct word, loses nothing.

CAMeL speaks of a restored spelling («مشاركة» in «وبمشاركتهم», «ال» and «موظفين» in «للموظفين»); a piece spells the written word. So the clitics
that an analysis names are cut from the ends of the written word, and what CAMeL restores becomes the key of the rest.

Three things stay with the embedded analyser: words that CAMeL does not know; function words, since the grammars of all stages are written in
the pieces of that table; and words of the model's lexicons that CAMeL would cut («تدريبي», also «my training»), since the rules are
written in them. Behind a proclitic the same holds: «وعليهم», «وتدريبي».
"""

from collections.abc import Callable, Container, Mapping
from typing import Any, NamedTuple

from ..text.clitics import PROCLITICS, lay_over
from ..text.keys import key, unmark
from ..text.tokens import ENCLITIC, PROCLITIC, WORD, Piece

_TAGS = {
    "noun": "NOUN", "noun_prop": "PROPN", "noun_num": "NUM", "noun_quant": "NOUN", "adj": "ADJ", "adj_comp": "ADJ", "adj_num": "ADJ",
    "adv": "ADV", "adv_interrog": "ADV", "adv_rel": "ADV", "verb": "VERB", "prep": "ADP", "conj": "CCONJ", "conj_sub": "SCONJ", "interj": "INTJ",
    "pron": "PRON", "pron_dem": "DET", "pron_exclam": "PRON", "pron_interrog": "PRON", "pron_rel": "PRON", "part_fut": "AUX", "abbrev": "X",
}  # fmt: skip
"""Universal tags of CAMeL's parts of speech; the others («verb_pseudo», «part_neg») are particles."""
_FEATURES = {
    "asp": {"p": "Aspect=Perf", "i": "Aspect=Imp", "c": "Mood=Imp"},
    "stt": {"d": "Definite=Def", "i": "Definite=Ind", "c": "Definite=Cons"},
    "gen": {"m": "Gender=Masc", "f": "Gender=Fem"},
    "num": {"s": "Number=Sing", "d": "Number=Dual", "p": "Number=Plur"},
    "per": {"1": "Person=1", "2": "Person=2", "3": "Person=3"},
}
"""Universal features of CAMeL's. Case, mood and voice are left out: in a word without vowels they are guesses."""

_PROCLITICS = ("prc3", "prc2", "prc1")
"""CAMeL's proclitics in their order in the word: question, conjunction, preposition or future. «prc0», the article, is not cut."""
_PROCLITIC_TAGS = {"conj": "CCONJ", "conn": "CCONJ", "sub": "SCONJ", "prep": "ADP", "fut": "AUX"}
"""Universal tags by the second half of their values («wa_conj»); the others are particles."""
_CUT = {key(letter): letter for letter in (*PROCLITICS, "أ")}
"""The proclitics that are cut, by key."""
_ABSENT = ("0", "na")
_PERSONS = ("1", "2", "3")
"""How the values of `enc0` begin that are pronouns («3ms_poss»); words with the others («فيما», «mA_rel») are function words."""


class _Part(NamedTuple):
    """A piece before it is laid over the written word: its letters there (folded) instead of their number, the rest as in `Piece`."""

    letters: str
    key: str
    kind: str
    lemma: str
    pos: str
    morph: str = ""


def make_camel_analyser(
    disambiguator: Any, *, function_words: Container[str], lexicon_words: Container[str], embedded: Callable[[str], list[Piece]]
) -> Callable[[str], list[Piece]]:
    """A function from a written word (letters and marks only) to its pieces, as `disambiguator` (see `camel_data`) analyses it.

    `function_words` and `lexicon_words` are keys; `embedded` analyses the first, keeps the second whole, and has the words that CAMeL does not know.
    """

    def is_fixed(rest: str, *, last: bool) -> bool:
        return rest in function_words or (rest in lexicon_words and not last)

    def analyse(word: str) -> list[Piece]:
        ranked = disambiguator.disambiguate([unmark(word)])[0].analyses
        if not ranked or ranked[0].analysis["pos"] == "foreign":
            return embedded(word)
        plain = key(word)
        parts = _read(plain, ranked[0].analysis)
        lengths = lay_over(word, [len(part.letters) for part in parts])
        if not lengths:
            return embedded(word)
        pieces = [Piece(length, *part[1:]) for part, length in zip(parts, lengths, strict=True)]
        for n, part in enumerate(parts):
            if part.kind != ENCLITIC and is_fixed(plain[n:], last=n + 1 == len(parts)):  # a proclitic is one letter
                return [*pieces[:n], *embedded(word[sum(lengths[:n]) :])]
        return pieces

    return analyse


def _read(plain: str, analysis: Mapping[str, str]) -> list[_Part]:
    """The parts of a word whose key is `plain`, by an analysis of CAMeL's; their letters spell `plain`.

    CAMeL writes parts with a plus where they join («و+_ب+_مشاركة_+هم»). A clitic that the word does not show as it should stays in its host.
    """
    tokens = [key(token) for token in analysis["d3tok"].split("_")]
    front, back = _read_proclitics(plain, tokens, analysis), []
    host, suffix = plain[len(front) :], tokens[-1].removeprefix("+")
    if suffix != tokens[-1] and analysis["enc0"].startswith(_PERSONS) and host.endswith(suffix) and host != suffix:
        host, back = host.removesuffix(suffix), [_Part(suffix, suffix, ENCLITIC, suffix, "PRON")]
    restored = "".join(tokens[len(front) : len(tokens) - len(back)]).replace("+", "") if front or back else plain
    return [*front, _Part(host, restored, WORD, unmark(analysis["lex"]), _TAGS.get(analysis["pos"], "PART"), _describe(analysis)), *back]


def _read_proclitics(plain: str, tokens: list[str], analysis: Mapping[str, str]) -> list[_Part]:
    named = [analysis[feature] for feature in _PROCLITICS if analysis[feature] not in _ABSENT]
    found: list[_Part] = []
    for value, token in zip(named, tokens, strict=False):
        letter = token.removesuffix("+")
        if letter not in _CUT or not plain[len(found) : -1].startswith(letter):
            break
        found.append(_Part(letter, letter, PROCLITIC, _CUT[letter], _PROCLITIC_TAGS.get(value.rpartition("_")[2], "PART")))
    return found


def _describe(analysis: Mapping[str, str]) -> str:
    """Universal features, in the order of their names."""
    return "|".join(sorted(values[analysis[name]] for name, values in _FEATURES.items() if analysis.get(name) in values))
