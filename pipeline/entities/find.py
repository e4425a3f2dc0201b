"""The entities of a text: names from lists, names by grammar, peoples; nested ones too, each with the number of its chain.

Mentions share a chain when they have the same identifier, else the same canonical name.
"""

from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..schema import EntityType
from ..text.tokens import WORD, Tokens, find
from .formulas import Formulas
from .gazetteer import Entry, Gazetteer


class Entity(NamedTuple):
    """A mention on tokens first..last (inclusive)."""

    first: int
    last: int
    type: EntityType
    name: str
    id: str | None
    country: str | None
    chain: int


def find_entities(tokens: Tokens, gazetteer: Gazetteer, vocabulary: Vocabulary, taken: set[int]) -> list[Entity]:
    """All entities in the order of their first token, the longer before the shorter. `taken` are the tokens of time expressions."""
    listed = _find_listed(tokens, gazetteer, taken)
    formulas = Formulas(tokens, gazetteer, vocabulary, listed, taken)
    found: list[tuple[int, int, Entry]] = [(first, last, entry) for first, (last, entry) in listed.items()]
    end = -1
    for i, (key, kind) in enumerate(zip(tokens.keys, tokens.kinds, strict=True)):
        if kind != WORD or i in taken or i <= end:
            continue
        if i in listed and listed[i][0] > i:
            continue
        made = formulas.at(i)
        if made and not (i in listed and listed[i][0] >= made.last):
            end = made.last
            found.append((made.first, made.last, _entry(tokens, made.first, made.last, made.type, made.country, gazetteer)))
        elif key in gazetteer.peoples and i not in listed and not _is_adjective(tokens, i, vocabulary.function_words):
            found.append((i, i, Entry(tokens.slice(i, i), "NORP", None, gazetteer.peoples[key])))
    chains: dict[str, int] = {}
    found.sort(key=lambda mention: (mention[0], -mention[1]))
    return [
        Entity(first, last, entry.type, entry.name, entry.id, entry.country, chains.setdefault(entry.id or f"{entry.type} {entry.name}", len(chains)))
        for first, last, entry in found
    ]


def _find_listed(tokens: Tokens, gazetteer: Gazetteer, taken: set[int]) -> dict[int, tuple[int, Entry]]:
    """Names from lists by first token: (last token, entry); the longest from the left, none overlapping."""
    found: dict[int, tuple[int, Entry]] = {}
    end = -1
    for i in find(tokens.keys, gazetteer.firsts):
        if i <= end or i in taken or tokens.kinds[i] != WORD:
            continue
        match = gazetteer.names.longest(tokens.keys, i)
        if match is None or (match[1].guarded and (i == 0 or tokens.keys[i - 1] not in gazetteer.words["before_place"])):
            continue
        found[i] = match
        end = match[0]
    return found


def _entry(tokens: Tokens, first: int, last: int, type_: EntityType, country: str | None, gazetteer: Gazetteer) -> Entry:
    if type_ == "GPE" and country and tokens.keys[first].startswith("ال"):  # «المملكة الأردنية»: the country itself
        return gazetteer.countries.get(country, Entry(tokens.slice(first, last), type_, f"iso3166:{country}", country))
    return Entry(_name(tokens, first, last), type_, None, country)


def _name(tokens: Tokens, first: int, last: int) -> str:
    """The text, with its article whole again behind «لل»: «المنظمة» of «للمنظمة»."""
    text = tokens.slice(first, last)
    return "ا" + text if tokens.keys[first].startswith("ال") and text.startswith("ل") else text


def _is_adjective(tokens: Tokens, i: int, function_words: frozenset[str]) -> bool:
    """Does a people's name stand as adjective behind a definite noun («الموظفين المصريين»), not behind a relative pronoun or a preposition?"""
    before = tokens.keys[i - 1] if i else ""
    return before.startswith("ال") and tokens.kinds[i - 1] == WORD and before not in function_words
