"""Records as tables: documents, events, incidents, arguments, quantities, timexes, entities; keys are doc_id and event_id.

Columns have one type each, whatever the records hold: dates are dates, numbers are doubles or whole numbers, all else is text. A date a calendar of
nanoseconds cannot hold (70 AD) is kept in the column of days all the same: the columns are PyArrow's date32.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..schema import Argument, Event, Record
from .incidents import merge_chains

if TYPE_CHECKING:
    import pandas as pd

_TEXT, _WHOLE, _DOUBLE, _DAY = pa.string(), pa.int64(), pa.float64(), pa.date32()
_SPAN = {"start": _WHOLE, "end": _WHOLE, "text": _TEXT}
WHEN_AND_WHERE = {
    "date_value": _TEXT,
    "date_earliest": _DAY,
    "date_latest": _DAY,
    "date_source": _TEXT,
    "place": _TEXT,
    "place_country": _TEXT,
}
"""The columns of when and where, the same for events and incidents."""

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "documents": {
        "doc_id": _TEXT,
        "source": _TEXT,
        "country": _TEXT,
        "url": _TEXT,
        "title": _TEXT,
        "author": _TEXT,
        "published": _DAY,
        "published_source": _TEXT,
        "model": _TEXT,
        "characters": _WHOLE,
        "sentences": _WHOLE,
        "events": _WHOLE,
        "warnings": _TEXT,
        "text_sha256": _TEXT,
    },
    "events": {
        "doc_id": _TEXT,
        "event_id": _TEXT,
        "chain": _WHOLE,
        "type": _TEXT,
        **{f"trigger_{name}": type_ for name, type_ in _SPAN.items()},
        "trigger_lemma": _TEXT,
        "trigger_form": _TEXT,
        "sentence": _WHOLE,
        "polarity": _TEXT,
        "modality": _TEXT,
        "tense": _TEXT,
        "voice": _TEXT,
        **WHEN_AND_WHERE,
        "attribution": _TEXT,
        "confidence": _DOUBLE,
        "rule": _TEXT,
        "plover": _TEXT,
        "cameo": _TEXT,
        "ace": _TEXT,
    },
    "incidents": {
        "doc_id": _TEXT,
        "chain": _WHOLE,
        "type": _TEXT,
        "mentions": _WHOLE,
        "event_ids": _TEXT,
        "polarity": _TEXT,
        "modality": _TEXT,
        **WHEN_AND_WHERE,
        "roles": _TEXT,
        "figures": _TEXT,
        "differing": _TEXT,
    },
    "arguments": {
        "doc_id": _TEXT,
        "event_id": _TEXT,
        "position": _WHOLE,
        "role": _TEXT,
        **_SPAN,
        "entity": _WHOLE,  # positions in the entities and the quantities table
        "named": _WHOLE,  # the entity or, behind a title, the person: see `_named`
        "entity_name": _TEXT,
        "entity_id": _TEXT,
        "entity_type": _TEXT,
        "entity_country": _TEXT,
        "quantity": _WHOLE,
        "value": _DOUBLE,
        "value_text": _TEXT,
        "max": _DOUBLE,
        "mod": _TEXT,
        "noun": _TEXT,
    },
    "quantities": {
        "doc_id": _TEXT,
        "position": _WHOLE,
        **_SPAN,
        "kind": _TEXT,
        "value": _DOUBLE,
        "value_text": _TEXT,
        "max": _DOUBLE,
        "mod": _TEXT,
        "noun": _TEXT,
        "unit": _TEXT,
        "currency": _TEXT,
        "currency_source": _TEXT,
        "duration": _TEXT,
        "si": _DOUBLE,
        "si_unit": _TEXT,
    },
    "timexes": {
        "doc_id": _TEXT,
        "position": _WHOLE,
        **_SPAN,
        "type": _TEXT,
        "value": _TEXT,
        "earliest": _DAY,
        "latest": _DAY,
        "point": _DAY,
        "grain": _TEXT,
        "mod": _TEXT,
        "calendar": _TEXT,
        "hijri": _TEXT,
        "anchor": _TEXT,
    },
    "entities": {
        "doc_id": _TEXT,
        "position": _WHOLE,
        **_SPAN,
        "type": _TEXT,
        "mention": _TEXT,
        "name": _TEXT,
        "id": _TEXT,
        "country": _TEXT,
        "chain": _WHOLE,
        "post_title": _TEXT,
        "post_organisation": _TEXT,
        "post_country": _TEXT,
    },
}
"""The columns of each table and their types."""


def build_tables(records: Iterable[Record]) -> "dict[str, pd.DataFrame]":
    """The tables of records as DataFrames, in the order of the records."""
    import pandas as pd

    return {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in build_arrow_tables(records).items()}


def build_arrow_tables(records: Iterable[Record]) -> dict[str, pa.Table]:
    """The tables of records as PyArrow has them, which needs no pandas."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    for record in records:
        _add_record(rows, record)
    return {
        name: pa.table({column: pa.array([row.get(column) for row in rows[name]], type_) for column, type_ in columns.items()})
        for name, columns in COLUMNS.items()
    }


def _add_record(rows: dict[str, list[dict[str, Any]]], record: Record) -> None:
    doc_id = record.id
    rows["documents"].append(
        {
            **{name: getattr(record, name) for name in ("source", "country", "url", "title", "author", "published_source", "model", "text_sha256")},
            "doc_id": doc_id,
            "published": _day(record.published),
            "sentences": len(record.sentences),
            "events": len(record.events),
            "characters": len(record.text) if isinstance(record.text, str) else None,
            "warnings": "; ".join(record.warnings) or None,
        }
    )
    for position, quantity in enumerate(record.quantities):
        rows["quantities"].append(
            {"doc_id": doc_id, "position": position, **_fields(quantity), **_value(quantity.value), "max": _double(quantity.max)}
        )
    for position, timex in enumerate(record.timexes):
        days = {name: _day(getattr(timex, name)) for name in ("earliest", "latest", "point")}
        rows["timexes"].append({"doc_id": doc_id, "position": position, **_fields(timex), **days})
    for position, entity in enumerate(record.entities):
        post = {f"post_{name}": getattr(entity.post, name, None) for name in ("title", "organisation", "country")}
        rows["entities"].append({"doc_id": doc_id, "position": position, **_fields(entity), **post})
    titled = {entity.end: position for position, entity in enumerate(record.entities) if entity.post is not None and entity.type == "PER"}
    for event in record.events:
        rows["events"].append({"doc_id": doc_id, **_event_row(record, event)})
        arguments = [(role, argument) for role, filled in event.roles.items() for argument in filled]
        for position, (role, argument) in enumerate(arguments):
            place = {"doc_id": doc_id, "event_id": event.id, "position": position, "role": role}
            rows["arguments"].append({**place, **_argument_row(record, argument), "named": _named(record, argument, titled)})
    rows["incidents"] += [_incident(record, events, merged) for events, merged in merge_chains(record)]


def _event_row(record: Record, event: Event) -> dict[str, Any]:
    names = ("chain", "type", "sentence", "polarity", "modality", "tense", "voice", "confidence", "rule", "plover", "cameo", "ace")
    trigger = {f"trigger_{name}": getattr(event.trigger, name) for name in ("start", "end", "text", "lemma", "form")}
    attribution = event.attribution.source.text if event.attribution else None
    return {
        "event_id": event.id,
        **{name: getattr(event, name) for name in names},
        **trigger,
        **_when(event),
        **_where(record, event),
        "attribution": attribution,
    }


def _when(event: Event) -> dict[str, Any]:
    date = event.date
    return {"date_value": date.value, "date_earliest": _day(date.earliest), "date_latest": _day(date.latest), "date_source": date.source}


def _where(record: Record, event: Event) -> dict[str, Any]:
    if not event.places:
        return {"place": None, "place_country": None}
    place = event.places[0]
    return {"place": place.text, "place_country": None if place.entity is None else record.entities[place.entity].country}


def _argument_row(record: Record, argument: Argument) -> dict[str, Any]:
    entity = None if argument.entity is None else record.entities[argument.entity]
    named = {f"entity_{name}": getattr(entity, name, None) for name in ("name", "id", "type", "country")}
    return {**_fields(argument), **named, **_value(argument.value), "max": _double(argument.max)}


def _named(record: Record, argument: Argument, titled: dict[int, int]) -> int | None:
    """The position of the mention that says who fills a role: its entity, or the person to whom its title leads («وزير الخارجية المصري سامح شكري»).

    `titled` has the people with a post by their ends. «مكتب الوزير سامح شكري» is nobody.
    """
    if argument.entity is not None or argument.value is not None:
        return argument.entity
    position = titled.get(argument.end)
    post = None if position is None else record.entities[position].post
    return position if post is not None and argument.text.startswith(post.title) else None


def _incident(record: Record, events: list[Event], merged: dict[str, Any]) -> dict[str, Any]:
    """A row a chain: what its mentions tell together, the first date and place that are known."""
    dated = next((event for event in events if event.date.value), events[0])
    placed = next((event for event in events if event.places), events[0])
    return {"doc_id": record.id, **merged, **_when(dated), **_where(record, placed)}


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _value(value: float | str | None) -> dict[str, Any]:
    """A number in `value`, a score («2-1») in `value_text`."""
    return {"value": None if isinstance(value, str) else _double(value), "value_text": value if isinstance(value, str) else None}


def _double(value: float | None) -> float | None:
    return None if value is None else float(value)


def _day(value: str | None) -> dt.date | None:
    """The day of an ISO date or date-time; None for none and for years a calendar cannot hold."""
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
