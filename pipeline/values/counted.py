"""What numbers count: units of measure, money, people, things; and the words around a number (hedges, classifiers)."""

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..text.keys import key
from .wordsets import read_sets


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


class Marker(NamedTuple):
    """A word of quantity_words.tsv."""

    role: str
    value: str


class CountedLexicon(NamedTuple):
    """The counted phrases of a model and the words around numbers.

    `hedges` is filed backwards, to be read from the number leftwards; `symbols` are those counted phrases that may stand before their number.
    """

    phrases: PhraseIndex[Counted]
    duals: frozenset[str]
    symbols: PhraseIndex[Counted]
    currencies: dict[tuple[str, str], str]
    hedges: PhraseIndex[str]
    markers: PhraseIndex[Marker]
    sets: dict[str, frozenset[str]]
    not_nouns: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]
    subunits: dict[tuple[str, str], Decimal]
    main_currencies: dict[str, str]
    country_words: dict[str, str]

    def per_unit(self, subunit: str, currency: str) -> Decimal | None:
        """How many of a subunit make one of a currency; ISO 4217 codes begin with those of their countries."""
        return self.subunits.get((subunit, currency[:2])) or self.subunits.get((subunit, ""))


_SETS = frozenset(("age", "age_verb", "not_dual", "not_dual_before", "of", "from", "to", "between", "through", "denial"))
"""Roles of quantity_words.tsv that are sets of single words; all others are phrases, of which each has one role."""


class _Builder:
    """Collects the phrases; the first entry of a phrase stays, so what is read first wins."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.phrases: PhraseIndex[Counted] = PhraseIndex()
        self.duals: set[str] = set()
        self.plurals: set[str] = set()
        self.symbols: PhraseIndex[Counted] = PhraseIndex()

    def file(self, forms: list[str], value: Counted, *, accusative: bool = False) -> None:
        """File forms of one counted thing; `accusative` adds «شخصاً» to «شخص», word by word."""
        for form in forms:
            keyed = self.keys(form)
            self.phrases.add(keyed, value)
            if accusative:
                self.phrases.add(tuple(_accusative(word) for word in keyed), value)
            if value.dual:
                self.duals.add(keyed[0])

    def file_plurals(self, forms: list[str], value: Counted) -> None:
        """File plurals, and remember those of one word: they stand before «الثلاثة», «الـ50»."""
        self.file(forms, value)
        self.plurals.update(key(form) for form in forms if " " not in form)

    def file_symbol(self, row: Row) -> None:
        """A sign, code or abbreviation of a currency; «د.إ» has a full stop behind it or not."""
        value = Counted("money", currency=row["currency"])
        symbol = row["symbol"]
        for form in (symbol, symbol + ".") if "." in symbol else (symbol,):
            self.phrases.add(self.keys(form), value)
            self.symbols.add(self.keys(form), value)

    def file_currency(self, row: Row) -> None:
        """The forms of one currency: noun with adjective, or the bare noun, which many countries share unless its row says otherwise."""
        nouns, adjectives = row.forms("noun"), row.forms("adjective")
        value = Counted("money", currency=row["currency"])
        bare = value if row["bare"] == "yes" else Counted("money", shared=nouns[0])
        for forms, dual in ((nouns + row.forms("plurals"), False), (row.forms("dual"), True)):
            if adjectives:
                self.file([f"{noun} {adjective}" for noun, adjective in product(forms, adjectives)], value._replace(dual=dual), accusative=not dual)
            self.file(forms, bare._replace(dual=dual), accusative=not dual)


def read_counted_lexicon(folder: Path, keys: Keys, not_nouns: frozenset[str], verbs: frozenset[str]) -> CountedLexicon:
    """Units, currencies, nouns and quantity words of a lexicon folder; `not_nouns` are keys no number counts, `verbs` those that are only verbs."""
    builder = _Builder(keys)
    file = builder.file
    for row in read_lexicon(folder / "units.tsv"):
        value = Counted(row["kind"], row["unit"], None, Decimal(row["factor"]) if row["factor"] else None, row["si_unit"] or None, row["iso"] or None)
        file(row.forms("singular"), value, accusative=True)
        file(row.forms("plural"), value)
        file(row.forms("dual"), value._replace(dual=True))
    currency_rows = read_lexicon(folder / "currencies.tsv")
    for row in sorted(currency_rows, key=lambda row: row["bare"] != "yes"):
        builder.file_currency(row)
    for row in read_lexicon(folder / "subunits.tsv"):
        value = Counted("money", row["unit"])
        file(row.forms("noun"), value, accusative=True)
        file(row.forms("plurals"), value)
        file(row.forms("dual"), value._replace(dual=True))
    for name, unit in (("person_nouns.tsv", "person"), ("counted_nouns.tsv", None)):
        for row in read_lexicon(folder / name):
            value = Counted("count", unit or row["unit"] or None)
            file(row.forms("noun"), value, accusative=True)
            builder.file_plurals(row.forms("plurals"), value)
            file(_duals(row), value._replace(dual=True))
    for row in read_lexicon(folder / "demonyms.tsv"):
        adjective, value = row["adjective"], Counted("count", "person")
        if " " not in adjective:
            file([adjective + ending for ending in ("", "ة", "ين", "ون", "ات")], value, accusative=True)
            file([adjective + "ان"], value._replace(dual=True))
        file(row.forms("plurals"), value, accusative=True)
        builder.plurals.update(key(form) for form in row.forms("plurals"))
    for row in read_lexicon(folder / "symbols.tsv"):
        builder.file_symbol(row)
    hedges: PhraseIndex[str] = PhraseIndex()
    markers: PhraseIndex[Marker] = PhraseIndex()
    quantity_words = read_lexicon(folder / "quantity_words.tsv")
    for row in quantity_words:
        keyed = keys(row["form"])
        if row["role"] == "hedge":
            hedges.add(keyed[::-1], row["value"])
        elif row["role"] not in _SETS:
            markers.add(keyed, Marker(row["role"], row["value"]))
    sets = read_sets((row for row in quantity_words if row["role"] in _SETS), keys)
    per_unit = {(row["unit"], row["country"]): Decimal(row["per"]) for row in read_lexicon(folder / "subunits.tsv")}
    currencies = {(row["noun"], row["country"]): row["currency"] for row in read_lexicon(folder / "currency_countries.tsv")}
    main = {country: currency for (_, country), currency in currencies.items() if currency[:2] == country}
    return CountedLexicon(
        builder.phrases,
        frozenset(builder.duals - sets["not_dual"]),
        builder.symbols,
        currencies,
        hedges,
        markers,
        sets,
        not_nouns,
        verbs,
        frozenset(builder.plurals),
        per_unit,
        main,
        _country_words(folder),
    )


def _country_words(folder: Path) -> dict[str, str]:
    """Names and adjectives of countries that are one word, by key: what tells whose «ريال» it is."""
    found: dict[str, str] = {}
    for row in read_lexicon(folder / "countries.tsv"):
        for form in row.forms("name", "aliases"):
            if " " not in form and not row["ambiguous"]:
                found.setdefault(key(form), row["id"])
    for row in read_lexicon(folder / "demonyms.tsv"):
        adjective = key(row["adjective"])
        for form in (adjective, adjective + "ة", "ال" + adjective, "ال" + adjective + "ة"):
            found.setdefault(form, row["country"])
    return found


def _accusative(word: str) -> str:
    return word if word.endswith(("ة", "ا", "اء")) else word + "ا"


def _duals(row: Row) -> list[str]:
    """The indefinite duals of a noun that cannot be its sound plural: «شخصين» and «شخصان», but for «موظف» only «موظفان».

    A noun in construct drops its nun («سيارتي إسعاف», «مذكرتا تفاهم»). Of two words that is known where the first ends in ة and the
    second does not: an adjective would agree, as in «ورقة بحثية».
    """
    plurals = set(row.forms("plurals"))
    stems = [noun[:-1] + "ت" if noun.endswith("ة") else noun for noun in row.forms("noun") if not noun.endswith(("ا", "ى", "اء", "ان", "ين", "ون"))]
    absolute = [form for stem in stems if " " not in stem for form in (stem + "ان", stem + "ين") if form not in plurals]
    pairs = [noun.split(" ", 1) for noun in row.forms("noun") if " " in noun]
    construct = [f"{head[:-1]}{ending} {rest}" for head, rest in pairs if head.endswith("ة") and not rest.endswith("ة") for ending in ("تا", "تي")]
    return absolute + construct
