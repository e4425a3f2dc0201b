"""Records out of the tables of a folder: as much of them as linking needs, one document at a time.

Tables name the entity of an argument and the first place of an event only by their words, so they are found again among the document's entities.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ..errors import KhabarError
from ..schema import Argument, Attribution, Entity, Event, EventDate, Place, Record, Source, Trigger

_NEEDED = ("documents", "events", "arguments", "entities")
_ROWS = 4096


def table_files(folder: Path, name: str) -> list[Path]:
    """The Parquet files of a table: NAME.parquet, NAME-0001.parquet … or those of a folder NAME, in order."""
    whole = folder / f"{name}.parquet"
    return [whole] if whole.is_file() else sorted([*folder.glob(f"{name}-*.parquet"), *folder.glob(f"{name}/**/*.parquet")])


def has_tables(folder: Path) -> bool:
    """Are the tables there that linking needs?"""
    return all(table_files(folder, name) for name in _NEEDED)


def read_tables(folder: Path) -> Iterator[Record]:
    """The records of a folder of tables, without their texts. Raises KhabarError if the tables do not belong together."""
    events, arguments, entities = (_Cursor(folder, name) for name in _NEEDED[1:])
    for row in _rows(folder, "documents"):
        doc_id = row["doc_id"]
        found = [_entity(entity) for entity in entities.of(doc_id)]
        of_event: dict[str, list[dict[str, Any]]] = {}
        for argument in arguments.of(doc_id):
            of_event.setdefault(argument["event_id"], []).append(argument)
        published = row["published"].isoformat() if row["published"] else None
        yield Record(
            **{name: row[name] for name in ("source", "country", "url", "title", "author", "published_source", "model", "text_sha256")},
            id=doc_id,
            published=published,
            entities=tuple(found),
            events=tuple(_event(event, of_event.get(event["event_id"], []), found) for event in events.of(doc_id)),
        )
    for cursor in (events, arguments, entities):
        cursor.check_end()


class _Cursor:
    """Reads a table along with the documents, in whose order it is."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.groups = groupby(_rows(folder, name), key=lambda row: row["doc_id"])
        self._advance()

    def of(self, doc_id: str) -> list[dict[str, Any]]:
        """The rows of the next document, if they are its own."""
        if self.doc_id != doc_id:
            return []
        rows = self.rows
        self._advance()
        return rows

    def check_end(self) -> None:
        """Raises KhabarError if rows are left."""
        if self.rows:
            where = str(self.folder / f"{self.name}.parquet")
            raise KhabarError(where, f"document «{self.doc_id}» is not where «documents» has it", "extract into an empty folder")

    def _advance(self) -> None:
        doc_id, rows = next(self.groups, (None, ()))
        self.doc_id: str | None = doc_id
        self.rows: list[dict[str, Any]] = list(rows)


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    for path in table_files(folder, name):
        try:
            for batch in pq.ParquetFile(path).iter_batches(_ROWS):
                yield from batch.to_pylist()
        except (OSError, ValueError) as error:
            raise KhabarError(str(path), f"no Parquet table: {error}", "write it with khabar extract … --to FOLDER") from None


def _entity(row: dict[str, Any]) -> Entity:
    return Entity(**{name: row[name] for name in ("start", "end", "text", "type", "mention", "name", "id", "country", "chain")})


def _event(row: dict[str, Any], arguments: list[dict[str, Any]], entities: list[Entity]) -> Event:
    roles: dict[str, list[Argument]] = {}
    for argument in arguments:
        roles.setdefault(argument["role"], []).append(_argument(argument, entities))
    earliest, latest = row["date_earliest"], row["date_latest"]
    date = EventDate(row["date_value"], earliest and earliest.isoformat(), latest and latest.isoformat(), None, row["date_source"], None)
    quoted = row["attribution"]
    return Event(
        **{name: row[name] for name in ("chain", "type", "sentence", "polarity", "modality", "tense", "voice", "confidence", "rule")},
        **{name: row[name] for name in ("plover", "cameo", "ace")},
        id=row["event_id"],
        trigger=Trigger(*(row[f"trigger_{name}"] for name in ("start", "end", "text", "lemma", "form"))),
        date=date,
        places=_places(row, entities),
        roles={role: tuple(found) for role, found in roles.items()},
        attribution=Attribution(Source(0, 0, quoted), "") if quoted else None,
    )


def _argument(row: dict[str, Any], entities: list[Entity]) -> Argument:
    """An argument, with its entity found by name and place."""
    inside = (
        number
        for number, entity in enumerate(entities)
        if row["entity_name"] is not None
        and (entity.name, entity.type) == (row["entity_name"], row["entity_type"])
        and entity.start < row["end"]
        and row["start"] < entity.end
    )
    value = row["value_text"] if row["value"] is None else row["value"]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Argument(row["start"], row["end"], row["text"], next(inside, None), None, value, row["max"], row["mod"], row["noun"])


def _places(row: dict[str, Any], entities: list[Entity]) -> tuple[Place, ...]:
    """The first place, which is all that the table has; of equal names the one nearest to the trigger."""
    if row["place"] is None:
        return ()
    same = [number for number, entity in enumerate(entities) if entity.text == row["place"] and entity.country == row["place_country"]]
    nearest = min(same, key=lambda number: abs(entities[number].start - row["trigger_start"]), default=None)
    return (Place(0, 0, row["place"], nearest, "explicit"),)
