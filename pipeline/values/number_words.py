"""The words of numbers, what each is worth and what it may stand beside (numbers.tsv, ordinals.tsv, number_labels.tsv); and what a number is."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..schema import NumberKind
from ..text.keys import key, spellings


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
    """What makes the number behind it a label: its kind, whether a noun behind the number undoes that, and the only numbers it labels."""

    kind: str
    unless_noun: bool
    numbers: frozenset[str]


_AROUND = (
    *("point", "beyond", "degree", "round", "minus", "less", "of", "every", "zero", "between"),
    *("year", "share_before", "grade", "grade_before", "rank_verb", "in_order", "amount"),
)
"""Roles of words that only stand around numbers; a word may have several."""
_COUNTED = ("counted_nouns.tsv", "person_nouns.tsv")
_PHRASES = ("percent", "per", "no_number")
"""Roles of phrases: behind a number, or what looks like one («آن واحد») and is none."""


class NumberLexicon(NamedTuple):
    """The number words of a model, by key.

    `ordinals` has (value, may it stand alone); `fifths` are the shares spelt like units («خمس»); `around` are sets of words by role; `labels` is
    filed backwards; `units` are the words that units and currencies begin with, which any number measures, whatever their form;
    `plurals` are those of counted nouns.
    """

    words: dict[str, NumberWord]
    ordinals: dict[str, tuple[int, bool]]
    fifths: dict[str, Decimal]
    phrases: dict[str, PhraseIndex[Decimal]]
    around: dict[str, frozenset[str]]
    labels: PhraseIndex[Label]
    units: frozenset[str]
    plurals: frozenset[str]
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
    ranks = {form + "ا" for form, (_, alone) in ordinals.items() if alone and not form.startswith("ال")}
    return NumberLexicon(
        words=words,
        ordinals=ordinals,
        fifths=fifths,
        phrases=phrases,
        around={role: frozenset(found) for role, found in around.items()},
        labels=_read_labels(folder, keys),
        units=_read_units(folder, keys),
        plurals=frozenset(key(form) for name in _COUNTED for row in read_lexicon(folder / name) for form in row.forms("plurals") if " " not in form),
        starters=frozenset((*words, *fifths, *ordinals, *ranks, *around["minus"], *around["zero"])),
    )


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
    columns = {
        "units.tsv": ("singular", "plural", "marks"),
        "currencies.tsv": ("noun", "plurals"),
        "subunits.tsv": ("noun", "plurals"),
        "symbols.tsv": ("symbol",),
        "money_abbreviations.tsv": ("form",),
    }
    return frozenset(keys(form)[0] for name, forms in columns.items() for row in read_lexicon(folder / name) for form in row.forms(*forms))
