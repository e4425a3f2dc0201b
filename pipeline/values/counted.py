"""What numbers count: units of measure, money, people, things; and the words around a number (hedges, classifiers, words of scores)."""

from decimal import Decimal
from typing import NamedTuple

from ..rules.lexicon import PhraseIndex


class Counted(NamedTuple):
    """What a counted phrase is. `dual` phrases count two by themselves («شخصان»)."""

    kind: str  # count | measure | duration | money
    unit: str | None = None
    currency: str | None = None
    factor: Decimal | None = None
    si_unit: str | None = None
    iso: str | None = None
    dual: bool = False
    shared: str | None = None  # a currency noun of many countries: its first spelling
    only_in: str | None = None  # an abbreviation that is one only in news of this country
    times: int = 1  # «م د» is a million dinars


class Marker(NamedTuple):
    """A word of quantity_words.tsv."""

    role: str
    value: str


class CountedLexicon(NamedTuple):
    """The counted phrases of a model and the words around numbers.

    `hedges` is filed backwards, to be read from the number leftwards; `symbols` are those counted phrases that may stand before their number;
    `sets` are words and `lemmas` lemmas by role; `classes` tells what a lemma is (person, vehicle …), `fractions` what may
    stand behind a unit («طن ونصف»), `rates` the units that are told by the day,
    `thousands` the number words that only look as if they had the article («الف»).
    """

    phrases: PhraseIndex[Counted]
    duals: frozenset[str]
    singles: frozenset[str]
    symbols: PhraseIndex[Counted]
    currencies: dict[tuple[str, str], str]
    hedges: PhraseIndex[str]
    markers: PhraseIndex[Marker]
    scores: PhraseIndex[Marker]
    sets: dict[str, frozenset[str]]
    lemmas: dict[str, frozenset[str]]
    not_nouns: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]
    classes: dict[str, str | None]
    fractions: dict[str, Decimal]
    rates: frozenset[str]
    thousands: frozenset[str]
    subunits: dict[tuple[str, str], Decimal]
    main_currencies: dict[str, str]
    country_words: dict[str, str]
    starters: frozenset[str]

    def per_unit(self, subunit: str, currency: str) -> Decimal | None:
        """How many of a subunit make one of a currency; ISO 4217 codes begin with those of their countries."""
        return self.subunits.get((subunit, currency[:2])) or self.subunits.get((subunit, ""))
