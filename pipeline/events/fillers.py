"""What fills a role, as chains compare it: the thing of the world it names, or else its words.

A name is its entity's chain («الوزارة» is «وزارة الصحة»); all other phrases are their head noun and the rest of their words, as bare keys.
"""

from bisect import bisect_left
from enum import IntEnum
from typing import Any, NamedTuple

from ..text.keys import key
from ..text.tokens import DIGIT, ENCLITIC, WORD, Tokens
from .sentence import Mention
from .words import bare

LONGEST = 16
"""Tokens of a filler that are looked at: a whole clause may fill a content."""
SHORTEST_WORD = 3
NAMING = frozenset(("PER", "ORG", "GPE", "LOC", "FAC", "EVENT", "DOC", "PROGRAM"))

_PLACES = frozenset(("GPE", "LOC", "FAC"))
"""«مدينة نيالا» is a name too."""
ONLY = frozenset(("EVENT", "DOC", "PROGRAM"))


class Likeness(IntEnum):
    """How two fillers of a role stand to each other, from contradiction to one name."""

    CLASH = 0  # «مصر» and «الأردن», «قانون المالية» and «قانون الإضراب»
    OTHER = 1  # «حافلة» and «شاحنة»: another word, which may be another name of the same
    UNKNOWN = 2  # «مسلحون» and «تنظيم داعش»
    NOUN = 3  # «هجوم» and «الهجوم»
    WORDS = 4  # «نقطة تفتيش» and «نقطة التفتيش»
    NAME = 5


class Filler(NamedTuple):
    """What fills a role: `things` are the chains of the entities that name it, between articles their ids or names;
    `unique` is what has an event of its own,
    as a festival or treaty by name; `value` its number, if it counts."""

    things: frozenset[int | str]
    named: bool
    unique: bool
    head: str
    words: frozenset[str]
    definite: bool
    value: float | str | None
    start: int
    end: int
    country: str | None
    whole_country: bool


class FillerReader:
    """Reads the fillers of an article's events."""

    def __init__(self, tokens: Tokens, entities: list[Mention]) -> None:
        self.tokens, self.entities = tokens, entities
        self.order = sorted(range(len(entities)), key=[entity["start"] for entity in entities].__getitem__)
        self.starts = [entities[index]["start"] for index in self.order]

    def filler(self, argument: dict[str, Any]) -> Filler:
        """An argument of an event as a filler."""
        tokens = self.tokens
        first, last = tokens.within(argument["start"], argument["end"]) or (0, -1)
        span = [i for i in range(first, min(last, first + LONGEST) + 1) if tokens.kinds[i] in (WORD, DIGIT)]
        words = [bare(tokens.keys[i]) for i in span if len(tokens.keys[i]) >= SHORTEST_WORD]
        named = self._named(argument)
        head = argument.get("noun") or (tokens.keys[span[0]] if span else "")
        possessed = last > first and tokens.kinds[last] == ENCLITIC
        return Filler(
            frozenset(entity["chain"] for entity in named),
            any(entity["type"] in NAMING and (entity["mention"] == "name" or (entity["type"] in _PLACES and len(words) > 1)) for entity in named),
            any(entity["type"] in ONLY for entity in named),
            bare(key(head.split()[0])) if head else "",
            frozenset(words),
            argument.get("value") is None and (bool(named) or possessed or any(tokens.has_article(i) for i in span)),
            argument.get("value"),
            argument["start"],
            argument["end"],
            named[0]["country"] if named else None,
            bool(named) and is_country(named[0]),
        )

    def _named(self, argument: dict[str, Any]) -> list[Mention]:
        """Who is named: the person inside the phrase («رئيس البنك الدولي أجاي بانغا»), or the name it begins with."""
        if argument.get("value") is not None:
            return []
        position = bisect_left(self.starts, argument["start"])
        inside = []
        for index in self.order[position : position + LONGEST]:
            if self.entities[index]["start"] >= argument["end"]:
                break
            inside.append(self.entities[index])
        persons = [entity for entity in inside if entity["type"] == "PER"]
        if persons or argument["entity"] is None:
            return persons
        return [self.entities[argument["entity"]]]


def is_country(entity: Mention) -> bool:
    """Is it a whole country, where cities and provinces lie?"""
    return bool(entity["id"]) and entity["id"].startswith("iso3166:")


def liken(one: Filler, other: Filler) -> Likeness:
    """How two fillers stand to each other."""
    if one.things & other.things:
        return Likeness.NAME
    nested = bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)
    if one.named and other.named:
        if not nested and one.country == other.country and (one.whole_country or other.whole_country):
            return Likeness.UNKNOWN  # «قطر» and «الدوحة»
        return Likeness.NAME if nested else Likeness.CLASH
    shared = len(one.words & other.words)
    if one.head == other.head and one.head:
        if not nested:
            return Likeness.CLASH
        return Likeness.WORDS if shared > 1 else Likeness.NOUN
    if nested and shared > 1:
        return Likeness.WORDS
    return Likeness.UNKNOWN if one.named or other.named or nested else Likeness.OTHER
