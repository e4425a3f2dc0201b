"""Names that lists hold: countries with their adjectives, places, organisations; found as phrases of keys.

A phrase may name several things («برشلونة» the city and the club, «طرابلس» of Lebanon and of Libya): all are kept, the likelier first, and `listed`
chooses. Adjectives of countries are kept apart: «المصرية» tells the country of «الحكومة المصرية», and only as a plural noun («المصريون»)
names a people.
"""

from collections.abc import Iterator
from pathlib import Path
from sys import intern
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..schema import EntityType
from ..text.keys import key, spellings


class Entry(NamedTuple):
    """A thing with a name. `kind` is the list's own word for it (club, city); `ambiguous` names are also something else; `source` is the list."""

    name: str
    type: EntityType
    id: str | None = None
    country: str | None = None
    kind: str = ""
    ambiguous: bool = False
    source: str = ""


class Head(NamedTuple):
    """A word that opens the names of a kind of thing («وزارة»); org_heads.tsv explains the marks."""

    type: EntityType
    generic: bool
    joins: bool
    by_purpose: bool
    common: str


class Gazetteer(NamedTuple):
    """The lists of a model, by key.

    `adjectives` and `peoples` (plurals with article) lead to a country, peoples without a state to None, `capitals` from a country to its capital,
    `realms` from «المملكة» to the countries that are called so. `heads` open the names of bodies and places, `several` are their duals and plurals,
    `works` the heads of events, programmes and documents; `contexts` are what makes a name an everyday word, before and behind it. `club_firsts`
    are the keys at which the sure names of clubs begin, as the lists spell them.
    """

    names: PhraseIndex[tuple[Entry, ...]]
    adjectives: dict[str, str]
    peoples: dict[str, str | None]
    heads: dict[str, Head]
    several: dict[str, Head]
    works: dict[str, Head]
    countries: dict[str, Entry]
    capitals: dict[str, Entry]
    realms: dict[str, tuple[str, ...]]
    contexts: dict[str, tuple[frozenset[str], frozenset[str]]]
    words: dict[str, frozenset[str]]
    club_firsts: frozenset[str]


def read_gazetteer(folder: Path, keys: Keys, function_words: frozenset[str], words: dict[str, frozenset[str]]) -> Gazetteer:
    """The gazetteers of a lexicon folder: countries, places, cities, organisations, agencies, demonyms, heads, contexts.

    `words` are the words that names are made with, by role (name_words.tsv).
    """
    found: dict[tuple[str, ...], list[Entry]] = {}
    adjectives, peoples = _demonyms(folder)
    countries: dict[str, Entry] = {}
    capitals: dict[str, Entry] = {}
    heads, works = _heads(folder / "org_heads.tsv"), _heads(folder / "work_heads.tsv")
    named = (*_countries(folder), *_places(folder, heads), *_cities(folder), *_organisations(folder), *_agencies(folder))
    for row, forms, entry in named:
        if entry.source == "countries.tsv":
            countries[row["id"]] = entry._replace(ambiguous=False)
        if entry.kind == "capital" and entry.country:
            capitals.setdefault(entry.country, entry)
        for form, ambiguous in forms:
            phrase = keys(form)
            if phrase[0] in function_words:
                continue
            if entry.kind != "country" and len(phrase) == 1 and phrase[0].startswith("ال") and phrase[0][2:] in adjectives:
                ambiguous = True  # «الألمانية» is rather an adjective than the agency
            readings = found.setdefault(phrase, [])
            if entry.type == "ORG" and any(reading.type != "ORG" and not reading.ambiguous for reading in readings):
                ambiguous = True  # «الشرق الأوسط» is rather the region than the paper, but in talk of it
            if all((reading.name, reading.country) != (entry.name, entry.country) or reading.type != entry.type for reading in readings):
                readings.append(entry if entry.ambiguous == ambiguous else entry._replace(ambiguous=ambiguous))
    names: PhraseIndex[tuple[Entry, ...]] = PhraseIndex()
    for phrase, readings in found.items():
        names.add(phrase, tuple(readings))
    contexts = {
        key(row["form"]): (frozenset(key(form) for form in row.forms("not_behind")), frozenset(key(form) for form in row.forms("not_before")))
        for row in read_lexicon(folder / "name_contexts.tsv")
    }
    realms = {key(row["form"]): tuple(row.forms("countries")) for row in read_lexicon(folder / "realms.tsv")}
    clubs = frozenset(
        phrase[0] for phrase, readings in found.items() if len(readings) == 1 and readings[0].kind == "club" and not readings[0].ambiguous
    )
    several = _several(folder / "org_heads.tsv")
    return Gazetteer(names, adjectives, peoples, heads, several, works, countries, capitals, realms, contexts, words, clubs)


Named = tuple[Row, list[tuple[str, bool]], Entry]
"""A row, its forms with whether each is ambiguous, and the thing it names."""


def _countries(folder: Path) -> Iterator[Named]:
    for row in read_lexicon(folder / "countries.tsv"):
        doubtful = row["ambiguous"] == "yes"
        forms = [(form, doubtful and " " not in form) for form in row.forms("name", "aliases")] + [(form, False) for form in row.forms("formal")]
        yield row, forms, Entry(row["name"], "GPE", f"iso3166:{row['id']}", row["id"], "country", doubtful, "countries.tsv")


def _thing(row: Row, *, kind: str, ambiguous: bool, source: str) -> Entry:
    """The thing of a row with id, name, type and country, as the gazetteers have them."""
    type_: EntityType = intern(row["type"])  # type: ignore[assignment]
    return Entry(row["name"], type_, row["id"] or None, intern(row["country"]) or None, intern(kind), ambiguous, source)


def _places(folder: Path, heads: dict[str, Head]) -> Iterator[Named]:
    for row in read_lexicon(folder / "places.tsv"):
        entry = _thing(row, kind=row["kind"], ambiguous=row["ambiguous"] == "yes", source="places.tsv")
        doubtful = [form for form in row.forms("name", "aliases") if entry.ambiguous and (" " not in form or key(form.split()[0]) not in heads)]
        yield row, [(form, form in doubtful) for form in row.forms("name", "aliases")], entry


def _cities(folder: Path) -> Iterator[Named]:
    for row in read_lexicon(folder / "cities.tsv"):
        entry = _thing(row, kind="city", ambiguous=False, source="cities.tsv")
        yield row, [(form, " " not in form) for form in row.forms("name", "aliases")], entry


def _organisations(folder: Path) -> Iterator[Named]:
    for row in read_lexicon(folder / "organisations.tsv"):
        entry = _thing(row, kind=row["kind"], ambiguous=row["ambiguous"] == "yes", source="organisations.tsv")
        yield row, [(form, entry.ambiguous and " " not in form) for form in row.forms("name", "aliases")], entry


def _agencies(folder: Path) -> Iterator[Named]:
    for row in read_lexicon(folder / "agencies.tsv"):
        if row["kind"] != "desk":
            entry = Entry(row["name"], "ORG", None, intern(row["country"]) or None, "agency", row["ambiguous"] == "yes", "agencies.tsv")
            yield row, [(form, (" " not in form and len(form) < 5) or entry.ambiguous) for form in row.forms("name", "forms")], entry


def _demonyms(folder: Path) -> tuple[dict[str, str], dict[str, str | None]]:
    """Adjectives of countries in all genders and numbers, and peoples, to countries; those of peoples.tsv have none."""
    adjectives: dict[str, str] = {}
    peoples: dict[str, str | None] = {}
    for row in read_lexicon(folder / "demonyms.tsv"):
        adjective = key(row["adjective"])
        if " " in adjective:
            continue
        for ending in ("", "ة", "ه", "ين", "ون", "ات", "ان", "تين", "تان", "ا"):
            adjectives.setdefault(adjective + ending, row["country"])
        for plural in (*(adjective + ending for ending in ("ين", "ون")), *(key(form) for form in row.forms("plurals"))):
            peoples.setdefault("ال" + plural, row["country"])
    for row in read_lexicon(folder / "peoples.tsv"):
        for plural in row.forms("plurals"):
            peoples.setdefault("ال" + key(plural), None)
    return adjectives, peoples


def _heads(path: Path) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for row in read_lexicon(path):
        for form in row.forms("head"):
            for spelling in spellings(key(form)):
                heads.setdefault(spelling, _head(row))
    return heads


def _head(row: Row) -> Head:
    generic, joins, by_purpose = (row[column] == "yes" for column in ("generic", "joins", "by_purpose"))
    type_: EntityType = row["type"]  # type: ignore[assignment]
    return Head(type_, generic, joins, by_purpose, row["common"])


def _several(path: Path) -> dict[str, Head]:
    """The construct duals and plurals of the heads of a file: «وزارتا», «ناديي», «محافظات»."""
    several: dict[str, Head] = {}
    for row in read_lexicon(path):
        head = key(row["head"])
        duals = (head[:-1] + "تا", head[:-1] + "تي") if head.endswith("ة") else (head + "ا", head + "ي")
        plurals = [] if row["generic"] == "yes" else row.forms("plural")  # «شوارع جدة ومكة» are no name
        for form in (*duals, *(key(plural) for plural in plurals)):
            several.setdefault(form, _head(row))
    return several
