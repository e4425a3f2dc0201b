"""The words of numbers: what each is worth and what it may stand beside; what a number is; and how the readers of numbers look at a text.

numbers.tsv and ordinals.tsv hold the words. Readers (`cardinals`, `ordinals`, `shares`, `labels`) are functions of a `NumberCursor` and a token index.
"""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..schema import NumberKind
from ..text.keys import key, spellings
from ..text.tokens import DIGIT, ENCLITIC, WORD, Tokens
from .digits import find_decimal_marks


class Number(NamedTuple):
    """A number on tokens first..last (inclusive). `scale` is the last scale word's value, 1 without one."""

    first: int
    last: int
    kind: NumberKind
    value: Decimal
    scale: int = 1


class NumberWord(NamedTuple):
    """A number word: its value, its role (see numbers.tsv), and whether it has the article."""

    value: Decimal
    role: str
    definite: bool


NO_WORD = NumberWord(Decimal(0), "", False)


class Label(NamedTuple):
    """What makes the number behind it a label: its kind, whether a noun behind the number undoes that, and the only numbers it labels ("" for any)."""

    kind: str
    unless_noun: bool
    numbers: frozenset[str]


_AROUND = ("point", "beyond", "degree", "round", "minus", "less", "of", "every", "zero", "between", "year", "share_before", "grade", "grade_before", "rank_verb")
"""Roles of words that only stand around numbers; a word may have several."""
_PHRASES = ("percent", "per", "no_number")
"""Roles of phrases: behind a number, or what looks like one («آن واحد») and is none."""


_HAMZAS = "أإآ"
"""An alif with hamza begins no article."""
_NO_NOUNS = frozenset(("ADP", "CCONJ", "SCONJ", "PRON", "DET", "PART", "ADV", "AUX", "VERB", "PUNCT"))


class NumberLexicon(NamedTuple):
    """The number words of a model, by key.

    `ordinals` has (value, may it stand alone); `fifths` are the shares spelt like units («خمس»); `around` are sets of words by role; `labels` is filed backwards;
    `units` are the words that units and currencies begin with, which are measured by any number in any form.
    """

    words: dict[str, NumberWord]
    ordinals: dict[str, tuple[int, bool]]
    fifths: dict[str, Decimal]
    phrases: dict[str, PhraseIndex[Decimal]]
    around: dict[str, frozenset[str]]
    labels: PhraseIndex[Label]
    units: frozenset[str]
    starters: frozenset[str]


def read_number_lexicon(folder: Path, keys: Keys) -> NumberLexicon:
    """numbers.tsv, ordinals.tsv and number_labels.tsv of a lexicon folder."""
    words: dict[str, NumberWord] = {}
    fifths: dict[str, Decimal] = {}
    phrases: dict[str, PhraseIndex[Decimal]] = {role: PhraseIndex() for role in _PHRASES}
    around: dict[str, set[str]] = {role: set() for role in _AROUND}
    for row in read_lexicon(folder / "numbers.tsv"):
        role, forms = row["role"], list(spellings(key(row["form"])))
        if role in _PHRASES:
            phrases[role].add(keys(row["form"]), Decimal(row["value"] or 1))
        elif role in _AROUND:
            around[role].update(forms)
        elif role == "fifth":
            fifths.update(dict.fromkeys(forms, _exact(row["value"])))
        else:
            for form in forms:
                words[form] = NumberWord(_exact(row["value"]), role, False)
                words["ال" + form] = NumberWord(_exact(row["value"]), role, True)
    ordinals: dict[str, tuple[int, bool]] = {}
    for row in read_lexicon(folder / "ordinals.tsv"):
        for form in spellings(key(row["form"])):
            ordinals["ال" + form] = (int(row["value"]), row["alone"] != "compound")
            ordinals[form] = (int(row["value"]), row["alone"] == "yes")
    labels = _read_labels(folder, keys)
    ranks = {form + "ا" for form, (_, alone) in ordinals.items() if alone and not form.startswith("ال")}
    starters = frozenset(words) | frozenset(fifths) | frozenset(ordinals) | ranks | around["minus"] | around["zero"]
    return NumberLexicon(words, ordinals, fifths, phrases, {role: frozenset(found) for role, found in around.items()}, labels, _read_units(folder, keys), starters)


def _exact(value: str) -> Decimal:
    """A value, «1/3» to the precision of decimals; it is rounded when a number is made of it."""
    numerator, _, denominator = value.partition("/")
    return Decimal(numerator) / Decimal(denominator or 1)


def _read_labels(folder: Path, keys: Keys) -> PhraseIndex[Label]:
    """number_labels.tsv, filed backwards: a label is looked for from its number leftwards."""
    labels: PhraseIndex[Label] = PhraseIndex()
    for row in read_lexicon(folder / "number_labels.tsv"):
        keyed = keys(row["form"])
        label = Label(row["kind"], row["unless_noun"] == "yes", frozenset(key(form) for form in row.forms("numbers")))
        definite = ("ال" + keyed[0], *keyed[1:])
        for written in {"both": (keyed, definite), "only": (definite,), "only_indefinite": (keyed,)}[row["definite"]]:
            labels.add(written[::-1], label)
    return labels


def _read_units(folder: Path, keys: Keys) -> frozenset[str]:
    """The first keys of the units, currencies and signs of a lexicon folder."""
    columns = {"units.tsv": ("singular", "plural"), "currencies.tsv": ("noun", "plurals"), "subunits.tsv": ("noun", "plurals"), "symbols.tsv": ("symbol",)}
    return frozenset(keys(form)[0] for name, forms in columns.items() for row in read_lexicon(folder / name) for form in row.forms(*forms))


class NumberCursor:
    """One text, looked at token by token for numbers. Outside the text there is nothing: no key, no word."""

    def __init__(self, tokens: Tokens, lexicon: NumberLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.digits = [i for i, kind in enumerate(tokens.kinds) if kind == DIGIT]
        self.decimal_marks = find_decimal_marks(tokens.keys[i] for i in self.digits)

    def key(self, i: int) -> str:
        """The key of a token."""
        return self.keys[i] if 0 <= i < self.count else ""

    def kind(self, i: int) -> str:
        """The kind of a token."""
        return self.kinds[i] if 0 <= i < self.count else ""

    def word(self, i: int) -> NumberWord:
        """The number word at i; one with no role if there is none."""
        return self.lexicon.words.get(self.keys[i], NO_WORD) if 0 <= i < self.count else NO_WORD

    def is_(self, i: int, role: str) -> bool:
        """Is the token one of the words that stand around numbers in this role?"""
        return 0 <= i < self.count and self.keys[i] in self.lexicon.around[role]

    def phrase(self, i: int, role: str) -> tuple[int, Decimal] | None:
        """(last token, value) of a phrase of this role that begins at i."""
        return self.lexicon.phrases[role].longest(self.keys, i) if 0 <= i < self.count else None

    def is_never(self, i: int) -> bool:
        """Does the token stand in a phrase that only looks like a number («آن واحد», «ألف ليلة وليلة»)?"""
        before = self.phrase(i - 1, "no_number")
        found = self.phrase(i, "no_number")
        if found and found[0] == i and self.kind(i - 1) != WORD:  # «المية» by itself is a hundred, «حنفية المية» has water
            found = None
        return (before is not None and before[0] >= i) or found is not None

    def is_definite(self, i: int) -> bool:
        """Is it a word with the article? «آلاف» has none, however it is written, nor has «إلى»."""
        if self.kind(i) != WORD or not self.keys[i].startswith("ال") or self.tokens.pos[i] in _NO_NOUNS:
            return False
        word = self.word(i)
        return word.definite if word.role else self.tokens.text[self.tokens.starts[i]] not in _HAMZAS

    def is_plural(self, i: int) -> bool:
        """Is it the plural or dual of a noun, as far as the tokens or its ending tell?"""
        if self.kind(i) != WORD:
            return False
        morph = self.tokens.morphs[i]
        if "Number=" in morph:
            return "Number=Sing" not in morph
        return self.keys[i].endswith(("ات", "ين", "ون"))

    def may_be_counted(self, i: int) -> bool:
        """Is it a word without article that may be a noun?"""
        return self.kind(i) == WORD and self.tokens.pos[i] not in _NO_NOUNS and not self.is_definite(i)

    def counts_next(self, last: int) -> bool:
        """Does an indefinite noun in the accusative follow, so that the number counts it («الخمسين شخصاً»)?"""
        return self.may_be_counted(last + 1) and self.keys[last + 1].endswith("ا")

    def agrees(self, value: Decimal, i: int) -> bool:
        """May a number of this value count the word at i, by the grammar of counting: plural to ten, accusative to 99, else singular?"""
        if self.key(i) in self.lexicon.units:
            return True
        if not self.may_be_counted(i) or self.kind(i + 1) == ENCLITIC:
            return False
        if value != value.to_integral_value():
            return True
        last_two = value % 100
        if 3 <= last_two <= 10:
            return self.is_plural(i)
        return self.keys[i].endswith(("ا", "ة")) if last_two > 10 else self.tokens.pos[i] in ("NOUN", "")
