"""Names that lists hold: countries with their adjectives, places, organisations; found as phrases of keys.

Adjectives of countries are kept apart: «المصرية» tells the country of «الحكومة المصرية», and only as a plural noun («المصريون») names a people.
"""

from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..rules.vocabulary import read_name_words
from ..schema import EntityType
from ..text.keys import key, spellings


class Entry(NamedTuple):
    """A thing with a name; `guarded` names are also ordinary words and need a preposition of place before them."""

    name: str
    type: EntityType
    id: str | None
    country: str | None
    guarded: bool = False


class Head(NamedTuple):
    """A word that opens the names of a kind of thing («وزارة»); a `generic` one alone is no name («إدارة»); see org_heads.tsv for the others."""

    type: EntityType
    generic: bool
    joins: bool
    by_purpose: bool


class Gazetteer(NamedTuple):
    """The lists of a model. `adjectives` and `peoples` (plurals with article) map a key to a country."""

    names: PhraseIndex[Entry]
    adjectives: dict[str, str]
    peoples: dict[str, str]
    heads: dict[str, Head]
    countries: dict[str, Entry]
    words: dict[str, frozenset[str]]
    firsts: frozenset[str]


def read_gazetteer(folder: Path, keys: Keys) -> Gazetteer:
    """countries.tsv, demonyms.tsv, places.tsv, organisations.tsv and org_heads.tsv of a lexicon folder."""
    names: PhraseIndex[Entry] = PhraseIndex()
    countries: dict[str, Entry] = {}
    for row in read_lexicon(folder / "countries.tsv"):
        entry = Entry(row["name"], "GPE", f"iso3166:{row['id']}", row["id"], row["ambiguous"] == "yes")
        countries[row["id"]] = entry
        for column in ("name", "aliases", "formal"):
            for form in row.forms(column):
                names.add(keys(form), entry._replace(guarded=entry.guarded and column != "formal" and " " not in form))
    for row in read_lexicon(folder / "organisations.tsv"):
        for form in row.forms("name", "aliases"):
            names.add(keys(form), Entry(row["name"], "ORG", None, row["country"] or None))
    for row in read_lexicon(folder / "places.tsv"):
        type_: EntityType = "LOC" if row["type"] == "LOC" else "GPE"
        for form in row.forms("name", "aliases"):
            names.add(keys(form), Entry(row["name"], type_, row["id"] or None, row["country"] or None))
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for row in read_lexicon(folder / "demonyms.tsv"):
        adjective = key(row["adjective"])
        if " " in adjective:
            continue
        for ending in ("", "ة", "ه", "ين", "ون", "ات", "ان", "تين", "تان", "ا"):
            adjectives.setdefault(adjective + ending, row["country"])
        for plural in (*(adjective + ending for ending in ("ين", "ون")), *(key(form) for form in row.forms("plurals"))):
            peoples.setdefault("ال" + plural, row["country"])
    heads: dict[str, Head] = {}
    for row in read_lexicon(folder / "org_heads.tsv"):
        for spelling in spellings(key(row["head"])):
            heads.setdefault(spelling, Head(row["type"], *(row[column] == "yes" for column in ("generic", "joins", "by_purpose"))))  # type: ignore[arg-type]
    return Gazetteer(names, adjectives, peoples, heads, countries, read_name_words(folder), frozenset(names.firsts()))
