"""Reads what numbers count from the lexicons of a model: units, currencies and their small change, nouns with their classes, words around numbers."""

from decimal import Decimal
from itertools import product
from pathlib import Path

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..text.clitics import PROCLITICS
from ..text.keys import key, unmark
from .counted import Counted, CountedLexicon, Marker
from .number_words import NumberLexicon
from .wordsets import read_sets

_SETS = frozenset(
    (
        *("age", "age_verb", "age_death", "age_owner", "life", "not_dual", "not_dual_before", "of", "from", "to", "between", "through", "or"),
        *(
            "denial",
            "among",
            "number_of",
            "others",
            "other_people",
            "choice",
            "folds",
            "adverb",
            "in_year",
            "decade",
            "no_age",
            "of_participle",
            "who",
        ),
    )
)
"""Roles of quantity_words.tsv that are sets of single words; `_LEMMAS` are sets of lemmas; all others are phrases, of which each has one role."""
_HALVES = ("fraction", "fraction_behind")
"""Roles of number words that may stand behind a unit."""
_RATES = frozenset(("barrel", "ton", "cubic meter", "cubic foot", "liter", "gallon"))
"""Units that news tells by the day."""
_LEMMAS = ("change", "spread", "bare_before")


class _Builder:
    """Collects the phrases; the first entry of a phrase stays, so what is read first wins."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.phrases: PhraseIndex[Counted] = PhraseIndex()
        self.duals: set[str] = set()
        self.plurals: set[str] = set()
        self.singles: set[str] = set()
        self.classes: dict[str, str | None] = {}
        self.symbols: PhraseIndex[Counted] = PhraseIndex()

    def file(self, forms: list[str], value: Counted, *, accusative: bool = False) -> None:
        """File forms of one counted thing; `accusative` adds «شخصاً» to «شخص», of phrases «كيلومتراً مربعاً» and «كيلو غراماً»."""
        for form in forms:
            keyed = self.keys(form)
            self.phrases.add(keyed, value)
            if accusative:
                self.phrases.add(tuple(_accusative(word) for word in keyed), value)
                self.phrases.add((_accusative(keyed[0]), *keyed[1:]), value)
                self.phrases.add((*keyed[:-1], _accusative(keyed[-1])), value)
            if value.dual:
                self.duals.add(keyed[0])

    def file_marks(self, forms: list[str], value: Counted) -> None:
        """File abbreviations and signs, which have no forms («كم»), but for the word behind one («كم مربعاً»)."""
        self.file(forms, value)
        for form in forms:
            keyed = self.keys(form)
            if " " in form:
                self.phrases.add((*keyed[:-1], _accusative(keyed[-1])), value)

    def file_single(self, forms: list[str], value: Counted) -> None:
        """File a measure or currency in the singular: it may stand for one of its kind («طن ونصف»)."""
        self.file(forms, value, accusative=True)
        self.singles.update(self.keys(form)[0] for form in forms)

    def file_plurals(self, forms: list[str], value: Counted) -> None:
        """File plurals, and remember those of one word: they stand before «الثلاثة», «الـ50»."""
        self.file(forms, value, accusative=True)
        self.plurals.update(key(form) for form in forms if " " not in form)

    def file_noun(self, row: Row, unit: str | None) -> None:
        """A counted noun with its plurals and duals, and what its lemma is."""
        value = Counted("count", unit)
        self.file(row.forms("noun"), value, accusative=True)
        self.file_plurals(row.forms("plurals"), value)
        self.file(_duals(row), value._replace(dual=True))
        for noun in row.forms("noun"):
            self.classes.setdefault(unmark(noun), unit)
            if unit == "person" and not noun.endswith("ة"):
                self.classes.setdefault(unmark(noun) + "ة", unit)

    def file_demonym(self, row: Row) -> None:
        """«مصري», «مصريين», «مصريات»: people."""
        adjective, value = row["adjective"], Counted("count", "person")
        if " " not in adjective:
            self.file([adjective + ending for ending in ("", "ة")], value, accusative=True)
            self.file_plurals([adjective + ending for ending in ("ين", "ون", "ات")], value)
            self.file([adjective + "ان"], value._replace(dual=True))
        self.file_plurals(row.forms("plurals"), value)

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
        self.singles.update(key(noun) for noun in nouns if " " not in noun)


def read_counted_lexicon(
    folder: Path, keys: Keys, numbers: NumberLexicon, *, not_nouns: frozenset[str], verbs: frozenset[str], names: frozenset[str]
) -> CountedLexicon:
    """Units, currencies, nouns and quantity words of a lexicon folder.

    `not_nouns` are keys no number counts, `verbs` those that are only verbs, `names` those that may look like duals («ميلان»).
    """
    builder = _Builder(keys)
    for row in read_lexicon(folder / "units.tsv"):
        value = Counted(row["kind"], row["unit"], None, Decimal(row["factor"]) if row["factor"] else None, row["si_unit"] or None, row["iso"] or None)
        if row["kind"] == "measure":
            builder.file_single(row.forms("singular"), value)
        else:
            builder.file(row.forms("singular"), value, accusative=True)
        builder.file_marks(row.forms("marks"), value)
        builder.file(row.forms("plural"), value)
        builder.file(row.forms("dual"), value._replace(dual=True))
    for row in sorted(read_lexicon(folder / "currencies.tsv"), key=lambda row: row["bare"] != "yes"):
        builder.file_currency(row)
    for row in read_lexicon(folder / "money_abbreviations.tsv"):
        value = Counted(
            "money", currency=row["currency"] or None, shared=row["noun"] or None, only_in=row["country"] or None, times=int(row["times"])
        )
        for form in (row["form"], row["form"] + "."):
            builder.phrases.add(keys(form), value)
    for row in read_lexicon(folder / "subunits.tsv"):
        value = Counted("money", row["unit"])
        builder.file_single(row.forms("noun"), value)
        builder.file(row.forms("plurals"), value)
        builder.file(row.forms("dual"), value._replace(dual=True))
    for row in read_lexicon(folder / "person_nouns.tsv"):
        builder.file_noun(row, "person")
    for row in read_lexicon(folder / "counted_nouns.tsv"):
        builder.file_noun(row, row["class"])
    for row in read_lexicon(folder / "demonyms.tsv"):
        builder.file_demonym(row)
    for row in read_lexicon(folder / "symbols.tsv"):
        builder.file_symbol(row)
    openers = {word for word, entry in numbers.words.items() if entry.role == "fraction_behind"}  # «نص لتر»
    hedges: PhraseIndex[str] = PhraseIndex()
    markers: PhraseIndex[Marker] = PhraseIndex()
    scores: PhraseIndex[Marker] = PhraseIndex()
    quantity_words = read_lexicon(folder / "quantity_words.tsv")
    for row in quantity_words:
        if row["role"] == "hedge":
            hedges.add(keys(row["form"])[::-1], row["value"])
        elif row["role"] not in _SETS and row["role"] not in _LEMMAS:
            markers.add(keyed := keys(row["form"]), Marker(row["role"], row["value"]))
            if row["role"] == "vague":
                openers.add(keyed[0])
    for row in read_lexicon(folder / "score_words.tsv"):
        scores.add(keyed := keys(row["form"]), Marker(row["role"], row["value"]))
        if row["role"] in ("side", "zero"):
            openers.add(keyed[0])
    sets = read_sets((row for row in quantity_words if row["role"] in _SETS), keys)
    sets["not_dual"] |= names
    lemmas = {role: frozenset(unmark(row["form"]) for row in quantity_words if row["role"] == role) for role in _LEMMAS}
    currencies = {(row["noun"], row["country"]): row["currency"] for row in read_lexicon(folder / "currency_countries.tsv")}
    duals = frozenset(builder.duals - sets["not_dual"])
    return CountedLexicon(
        phrases=builder.phrases,
        duals=duals,
        singles=frozenset(builder.singles),
        symbols=builder.symbols,
        currencies=currencies,
        hedges=hedges,
        markers=markers,
        scores=scores,
        sets=sets,
        lemmas=lemmas,
        not_nouns=not_nouns,
        verbs=verbs,
        plurals=frozenset(builder.plurals),
        classes=builder.classes,
        fractions={
            word: entry.value for word, entry in numbers.words.items() if entry.role in ("fraction", "fraction_behind") and not entry.definite
        },
        rates=_RATES,
        thousands=frozenset(word for word, entry in numbers.words.items() if word.startswith("ال") and not entry.definite),
        subunits={(row["unit"], row["country"]): Decimal(row["per"]) for row in read_lexicon(folder / "subunits.tsv")},
        main_currencies={country: currency for (_, country), currency in currencies.items() if currency[:2] == country},
        country_words=_country_words(folder),
        starters=frozenset((*duals, *builder.singles, *builder.symbols.firsts(), *openers)).difference(PROCLITICS),
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
        for ending in ("", "ة", "ين", "ون", "ات"):
            found.setdefault(adjective + ending, row["country"])
            found.setdefault("ال" + adjective + ending, row["country"])
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
