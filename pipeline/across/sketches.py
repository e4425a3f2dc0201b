"""A chain of an article as it is compared with those of others: its tellings in one, in the words of the record.

Inside an article fillers are read from its tokens and entities are told apart by their chains (events/tellings.py); between articles only the
record is left, and an entity is its identifier or its name. What comes out are the same `Telling`s, so that events/evidence.py judges both.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from ..events.fillers import LONGEST, NAMING, ONLY, SHORTEST_WORD, Filler, is_country
from ..events.tellings import ASIDE, Nouns, Place, Telling
from ..events.words import bare
from ..export.incidents import Given, group_chains, lead_of, read_given, words_of
from ..model import find_model
from ..rules.lexicon import read_lexicon
from ..schema import Argument, Entity, Event, Record
from ..schema import Place as RecordPlace
from ..text.keys import key

_NEAR = 150
"""Characters around a trigger whose names and figures are told with the event."""
_EXACT_DAYS = 3
"""Days that a date may span to say when something happened."""
_NEWS = 2
"""Days before its publication that an undated event of the news may have happened."""
_PLURAL = "ات"
_GENERAL = frozenset(("place_head", "direction", "place", "site"))
_EPOCH = dt.date(1, 1, 1)


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """A chain between articles.

    `order` sorts chains (publication, document, chain); `first_day`, `last_day` count from the year 1 and say when it may have happened, `dated`
    whether the text says so. `names` are what is named, `figures` what is counted around its triggers, `words` those of its fillers.
    """

    order: tuple[str, str, int]
    doc_id: str
    cluster: str
    type: str
    event_ids: tuple[str, ...]
    trigger: str
    telling: Telling
    first_day: int
    last_day: int
    dated: bool
    names: frozenset[str]
    figures: frozenset[str]
    words: frozenset[str]
    outlet: str | None
    published: str | None
    place: str | None
    country: str | None
    given: tuple[Given, ...]


def sketch_chains(record: Record, cluster: str, number: int) -> Iterator[Sketch]:
    """The chains of a record; `cluster` is that of its near-duplicates, `number` its place among the records, which sets its offsets apart."""
    for events in group_chains(record):
        yield _sketch(record, events, cluster, number << 32)


def _sketch(record: Record, events: list[Event], cluster: str, base: int) -> Sketch:
    told = lead_of(events)
    date = next((event.date for event in events if event.date.value), told.date)
    published = _day(record.published)
    first, last = _bounds(date.earliest, date.latest)
    dated = first is not None
    if first is None or last is None:
        first, last = (published - _NEWS, published) if published is not None and not date.value else (0, 0)
    fillers: dict[str, list[Filler]] = {}
    for event in events:
        for role, filled in event.roles.items():
            fillers.setdefault(ASIDE.get((event.type, role), role), []).extend(_filler(record, argument, base) for argument in filled)
    places = tuple(dict.fromkeys(_place(record, place) for event in events for place in event.places if place.source == "explicit"))
    places = places or tuple(dict.fromkeys(_place(record, place) for event in events for place in event.places))
    placed = next((event.places[0] for event in events if event.places), None)
    telling = Telling(
        {
            "type": told.type,
            "polarity": told.polarity,
            "modality": told.modality,
            "tense": told.tense,
            "sentence": 0,
            "trigger": {"lemma": told.trigger.lemma, "form": told.trigger.form, "start": base + told.trigger.start},
            "date": {"value": date.value, "earliest": date.earliest, "latest": date.latest, "grain": date.grain, "source": date.source},
        },
        0,
        {role: tuple(found) for role, found in fillers.items()},
        places,
        _nouns(events),
        False,
        False,
        False,
    )
    names, figures = _around(record, events)
    return Sketch(
        (record.published or "", record.id, events[0].chain),
        record.id,
        cluster,
        told.type,
        tuple(event.id for event in events),
        key(told.trigger.text),
        telling,
        first,
        last,
        dated,
        names,
        figures,
        frozenset(word for found in fillers.values() for filler in found for word in filler.words),
        record.source,
        record.published[:10] if record.published else None,
        placed.text if placed else None,
        record.entities[placed.entity].country if placed and placed.entity is not None else None,
        tuple(read_given(events, lambda argument: _thing(record, argument), record.source or record.id)),
    )


def _nouns(events: list[Event]) -> Nouns:
    """Is it one event that is told, or several («الهجمات»)?"""
    told = {event.trigger.lemma: 0 for event in events if event.trigger.form != "verb"}
    plural = {event.trigger.lemma for event in events if event.trigger.form != "verb" and is_plural(event.trigger.text)}
    return Nouns(told, frozenset(), frozenset(plural), False)


def is_plural(text: str) -> bool:
    """Does a noun have the sound feminine plural, or a phrase begin with one («العمليات الإرهابية»)?

    >>> is_plural("العمليات الإرهابية"), is_plural("الهجوم")
    (True, False)
    """
    return key(text).split()[0].endswith(_PLURAL)


def _bounds(earliest: str | None, latest: str | None) -> tuple[int | None, int | None]:
    """First and last day of a date that says which day, else nothing."""
    first, last = _day(earliest), _day(latest)
    return (first, last) if first is not None and last is not None and last - first < _EXACT_DAYS else (None, None)


def _day(value: str | None) -> int | None:
    try:
        return (dt.date.fromisoformat(value[:10]) - _EPOCH).days if value else None
    except ValueError:
        return None


def name_entity(entity: Entity) -> str:
    """What an entity is between articles: its identifier, else its kind and name."""
    return entity.id or f"{entity.type} {' '.join(bare(word) for word in key(entity.name).split())}"


def _thing(record: Record, argument: Argument) -> str:
    if argument.entity is not None and argument.value is None:
        return name_entity(record.entities[argument.entity])
    return words_of(argument.text)


def _filler(record: Record, argument: Argument, base: int) -> Filler:
    named = _named(record, argument)
    keys = [word for word in key(argument.text).split()[:LONGEST] if len(word) >= SHORTEST_WORD]
    words = frozenset(bare(word.strip("«»\"'()،,.:؛")) for word in keys)
    head = key(argument.noun or argument.text).split()
    names = [entity for entity in named if entity.type in NAMING and entity.mention == "name"]
    return Filler(
        frozenset(map(name_entity, names)),
        bool(names),
        any(entity.type in ONLY for entity in names),
        bare(head[0]) if head else "",
        words,
        argument.value is None and (bool(named) or any(word.startswith("ال") for word in keys)),
        argument.value,
        base + argument.start,
        base + argument.end,
        named[0].country if named else None,
        bool(named) and is_country({"id": named[0].id}),
    )


def _named(record: Record, argument: Argument) -> list[Entity]:
    """Who is named: a person inside the phrase, or the name it begins with."""
    if argument.value is not None:
        return []
    inside = [entity for entity in record.entities if argument.start <= entity.start < argument.end]
    persons = [entity for entity in inside if entity.type == "PER" and entity.mention == "name"]
    if persons or argument.entity is None:
        return persons
    return [record.entities[argument.entity]]


def _place(record: Record, place: RecordPlace) -> Place:
    entity = record.entities[place.entity] if place.entity is not None else None
    words = frozenset(bare(word) for word in key(f"{place.text} {entity.name}" if entity else place.text).split())
    heads = words & _general_words()
    if entity is None:
        return Place(words - heads, heads, None, None, False, False)
    return Place(words - heads, heads, entity.id, entity.country, is_country({"id": entity.id}), entity.type == "GPE")


@cache
def _general_words() -> frozenset[str]:
    """Words that say of a place only what it is or on which side («مدينة», «شرق»)."""
    rows = read_lexicon(find_model("news") / "lexicons" / "event_words.tsv")
    return frozenset(bare(key(row["form"])) for row in rows if row["role"] in _GENERAL)


def _around(record: Record, events: Iterable[Event]) -> tuple[frozenset[str], frozenset[str]]:
    """The names and the figures that stand near the triggers, but for those inside the fillers, which are compared as such."""
    spans = [(event.trigger.start - _NEAR, event.trigger.end + _NEAR) for event in events]
    filled = [(argument.start, argument.end) for event in events for found in event.roles.values() for argument in found]
    names = {
        name_entity(entity)
        for entity in record.entities
        if entity.mention == "name"
        and entity.type in NAMING
        and any(start <= entity.start < end for start, end in spans)
        and not any(start <= entity.start and entity.end <= end for start, end in filled)
    }
    figures = {
        f"{quantity.value} {quantity.unit or bare(key(quantity.noun or ''))}"
        for quantity in record.quantities
        if any(start <= quantity.start < end for start, end in spans)
    }
    return frozenset(names), frozenset(figures)
