"""The incidents table over articles: a row an incident, with all its sources and every figure that differs.

Nothing is decided between accounts, as in the table of one article (export/incidents.py): where figures differ, the row says which mention of which
outlet gives which, and whom it quotes. Near-duplicates are counted as articles, but as one independent source.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from pathlib import Path
from typing import Any

import pyarrow as pa

from ..export.incidents import merge_given
from ..export.tables import WHEN_AND_WHERE
from ..schema import Record
from .linking import Incident, link_records
from .sketches import Sketch

_SEPARATOR = "; "
_ID_LENGTH = 12
_TEXT, _WHOLE, _DAY = pa.string(), pa.int64(), pa.date32()

COLUMNS: dict[str, pa.DataType] = {
    "incident_id": _TEXT,
    "type": _TEXT,
    "polarity": _TEXT,
    "modality": _TEXT,
    **WHEN_AND_WHERE,
    "roles": _TEXT,
    "figures": _TEXT,
    "differing": _TEXT,
    "first_published": _DAY,
    "last_published": _DAY,
    "n_articles": _WHOLE,
    "n_independent": _WHOLE,
    "sources": _TEXT,
    "doc_ids": _TEXT,
    "event_ids": _TEXT,
}
"""The columns of the table and their types; lists are joined by «; », `roles`, `figures` and `differing` as in the table of one article."""


def link_incidents(records: Iterable[Record], clusters: Mapping[str, str] | None = None, *, spool: Path | None = None) -> Iterator[dict[str, Any]]:
    """The incidents told by records, a row each with the keys of `COLUMNS`, by type and day.

    Chains of different articles are one incident if nothing contradicts it and names, places, figures in common are rare enough among the articles;
    what is left out is rather two rows than one wrong. `clusters` has for each document id that of its near-duplicates (`cluster_duplicates`);
    without it each article is a text of its own. Records are read once and wait in a temporary file in the folder `spool`, the system's own if
    None; in memory are the chains of one type within some days, and counts of at most two million names and words. The rows do not depend on the
    order of the records.
    """
    for incident in link_records(records, clusters or {}, spool=spool):
        yield _row(incident)


def _row(incident: Incident) -> dict[str, Any]:
    sketches = sorted(incident.sketches, key=lambda sketch: sketch.order)
    first = sketches[0]
    told = next((sketch for sketch in sketches if _is_fact(sketch)), first).telling.event
    dated = next((sketch for sketch in sketches if sketch.dated), None) or next((sketch for sketch in sketches if _date(sketch)["value"]), first)
    placed = next((sketch for sketch in sketches if sketch.place and sketch.country), None) or next((s for s in sketches if s.place), first)
    published = [_day(sketch.published) for sketch in sketches]
    known = [day for day in published if day is not None]
    date = _date(dated)
    return {
        "incident_id": sha1(first.event_ids[0].encode()).hexdigest()[:_ID_LENGTH],
        "type": first.type,
        "polarity": told["polarity"],
        "modality": told["modality"],
        "date_value": date["value"],
        "date_earliest": _day(date["earliest"]),
        "date_latest": _day(date["latest"]),
        "date_source": date["source"],
        "place": placed.place,
        "place_country": placed.country,
        **merge_given(given for sketch in sketches for given in sketch.given),
        "first_published": min(known, default=None),
        "last_published": max(known, default=None),
        "n_articles": len({sketch.doc_id for sketch in sketches}),
        "n_independent": len({sketch.cluster for sketch in sketches}),
        "sources": _joined(sketch.outlet for sketch in sketches),
        "doc_ids": _joined(sketch.doc_id for sketch in sketches),
        "event_ids": _joined(event for sketch in sketches for event in sketch.event_ids),
    }


def _is_fact(sketch: Sketch) -> bool:
    event = sketch.telling.event
    return bool(event["modality"] == "asserted" and event["polarity"] == "pos")


def _date(sketch: Sketch) -> dict[str, str | None]:
    date: dict[str, str | None] = sketch.telling.event["date"]
    return date


def _joined(values: Iterable[str | None]) -> str | None:
    return _SEPARATOR.join(dict.fromkeys(value for value in values if value)) or None


def _day(value: str | None) -> dt.date | None:
    """The day of an ISO date or date-time; None for none and for years a calendar cannot hold."""
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
