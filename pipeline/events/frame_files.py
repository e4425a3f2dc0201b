"""Reads and checks the frames of a model. One that names an unknown role, verb or key is an error with file, line and the nearest name."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec

from ..errors import KhabarError
from ..rules.documents import Document, nearest
from ..rules.lexicon import read_lexicon
from ..schema import EntityType, QuantityKind
from .frames import ANY_QUANTITY, GRAMMATICAL, UNUSED, Example, Frame, FramePart, RoleRule, TriggerRule

_T = TypeVar("_T")

CLASSES = {*get_args(EntityType), "people", "actor", "name", "thing", "masdar"}
"""What a noun phrase may be: the type of its name, or what its head is (`heads`)."""
_OF_VERBS = {"verb", "masdar", "participle"}
QUANTITY_MARK = "#"
"""Stands behind the roles of ontology.json that take a quantity."""


def read_ontology(model: Path) -> dict[str, tuple[str, ...]]:
    """Roles by event type, without the marks of quantities."""
    types: dict[str, list[str]] = json.loads((model / "ontology.json").read_text(encoding="utf-8"))
    return {event: tuple(role.removesuffix(QUANTITY_MARK) for role in roles) for event, roles in types.items()}


class Codes(NamedTuple):
    """A row of event_codes.tsv, None for an empty cell."""

    plover: str | None
    cameo: str | None
    ace: str | None


class Known(NamedTuple):
    """What frames may name: roles by type, lemmas of verbs, units of quantities; and what the types are called in other ontologies."""

    ontology: dict[str, tuple[str, ...]]
    verbs: set[str]
    units: set[str]
    codes: dict[str, Codes]


def read_known(model: Path, verbs: set[str]) -> Known:
    """What the frames of a model folder may name, given the lemmas of its verb table."""
    units = {"person"} | {row["unit"] for row in read_lexicon(model / "lexicons" / "units.tsv")}
    units |= {row["class"] for row in read_lexicon(model / "lexicons" / "counted_nouns.tsv")}
    ontology = read_ontology(model)
    return Known(ontology, verbs, units, _read_codes(model / "lexicons" / "event_codes.tsv", ontology))


def _read_codes(path: Path, types: Collection[str]) -> dict[str, Codes]:
    codes = {}
    for row in read_lexicon(path):
        if row["event"] not in types:
            raise KhabarError(row.where, f"'{row['event']}' is no type of event", nearest(row["event"], types))
        codes[row["event"]] = Codes(row["plover"] or None, row["cameo"] or None, row["ace"] or None)
    return codes


def read_frames(folders: list[Path], known: Known) -> dict[str, Frame]:
    """The frames by type; those of later folders add to, or override parts of, those of the ones before.

    Raises KhabarError for the first that is wrong.
    """
    frames: dict[str, Frame] = {}
    for number, folder in enumerate(folders):
        for path in sorted(folder.glob("*.yml")):
            frame = read_frame(path, known, frames, label=f"{folder.parent.name}/" if number else "")
            frames[frame.event] = frame
    return frames


def check_frames(folders: list[Path], known: Known) -> Iterator[KhabarError]:
    """What is wrong in the frames of these folders: the first error of each file, and triggers that no example shows."""
    frames: dict[str, Frame] = {}
    for number, folder in enumerate(folders):
        for path in sorted(folder.glob("*.yml")):
            try:
                part, document = _read_part(path)
                frames[part.event] = read_frame(path, known, frames, label=f"{folder.parent.name}/" if number else "")
            except KhabarError as error:
                yield error
                continue
            if len(part.examples) < len(part.triggers):
                what = f"{len(part.examples)} examples for {len(part.triggers)} triggers"
                yield KhabarError(document.where(("examples",)), what, "give each trigger one")
            if part.triggers and not part.never:
                yield KhabarError(document.where(("never",)), "no text that is no event of the type", "write one that looks like it")


def read_frame(path: Path, known: Known, frames: Mapping[str, Frame], *, label: str = "") -> Frame:
    """The frame of a file, added to that of the same type in `frames`, if there is one; checked against what may be named.

    A type that the ontology does not have is one's own: its file is called like it and says which roles it has. `label` comes before the file in
    addresses.
    """
    part, document = _read_part(path)
    before = frames.get(part.event)
    known_roles = known.ontology.get(part.event)
    if known_roles is None:
        if before is None and (path.stem != part.event or not label):
            _check(document, ("event",), part.event, known.ontology, "'{}' is no type of event")
        known_roles = tuple(part.roles) + (tuple(before.roles) if before else ())
    if before is None and (part.about is None or not part.roles or not part.triggers):
        raise KhabarError(document.where(()), f"'{part.event}' is new and lacks `about`, `roles` or `triggers`", "see docs/frames.md")
    codes = known.codes.get(part.event, Codes(None, None, None))
    frame = _added(part, before, codes, tuple(f"{label}{path.name}#triggers.{number}" for number in range(len(part.triggers))))
    _check_roles(document, part, frame, known_roles, known)
    _check_triggers(document, part, frame, known.verbs)
    for index, example in enumerate(part.examples):
        for role in example.gives:
            _check(document, ("examples", index, "gives", role), role, {*frame.roles, "polarity", "modality"}, "role '{}' is not in this frame")
    return frame


def _read_part(path: Path) -> tuple[FramePart, Document]:
    document = Document(path)
    roles_given = document.data.get("roles") if isinstance(document.data, dict) else None
    for role, rule in roles_given.items() if isinstance(roles_given, dict) else ():  # one by one: msgspec does not name the key of a mapping
        _convert(document, rule, RoleRule, ("roles", role))
    return _convert(document, document.data, FramePart, ()), document


def _added(part: FramePart, before: Frame | None, codes: Codes, addresses: tuple[str, ...]) -> Frame:
    """Roles of the same name are replaced; triggers, examples and nevers come after those there are."""
    if before is None:
        before = Frame(part.event, part.about or "", {}, (), (), (), (), **codes._asdict())
    return Frame(
        part.event,
        part.about or before.about,
        {**before.roles, **part.roles},
        before.triggers + part.triggers,
        before.addresses + addresses,
        before.examples + part.examples,
        before.never + part.never,
        before.joins if part.joins is None else part.joins,
        before.happens if part.happens is None else part.happens,
        before.of_people if part.of_people is None else part.of_people,
        part.plover or before.plover,
        part.cameo or before.cameo,
        part.ace or before.ace,
    )


def _check_roles(document: Document, part: FramePart, frame: Frame, known_roles: tuple[str, ...], known: Known) -> None:
    offered = {*GRAMMATICAL, *(name for trigger in frame.triggers for name in trigger.renamed.values())}
    for role, rule in part.roles.items():
        _check(document, ("roles", role), role, known_roles, f"role '{{}}' is not a role of '{frame.event}'")
        for field, values, names, what in (
            ("types", rule.types, CLASSES, "'{}' is no class of phrases"),
            ("quantity", rule.quantity, known.units | set(get_args(QuantityKind)) | {ANY_QUANTITY}, "'{}' is no unit or kind of quantity"),
            ("after", rule.after, known.verbs, "verb «{}» is not in verbs.tsv"),
        ):
            for value in values:
                _check(document, ("roles", role, field), value, names, what)
        for source in rule.sources:
            name, _, class_ = source.partition(":")
            if name.isascii():
                _check(document, ("roles", role, "from"), name, offered, "no trigger offers '{}'")
            if class_:
                _check(document, ("roles", role, "from"), class_, CLASSES, "'{}' is no class of phrases")


def _check_triggers(document: Document, part: FramePart, frame: Frame, known_verbs: set[str]) -> None:
    taken = {source.partition(":")[0] for rule in frame.roles.values() for source in rule.sources} | {UNUSED}
    for index, trigger in enumerate(part.triggers):
        at = ("triggers", index)
        if bool(trigger.verb) == bool(trigger.noun):
            raise KhabarError(document.where(at), "a trigger is made of verbs or of nouns", "give it `verb` or `noun`; two triggers for both")
        for field, values, names, what in (
            ("verb", trigger.verb, known_verbs, "verb «{}» is not in verbs.tsv"),
            ("continued_by", trigger.continued_by, known_verbs, "verb «{}» is not in verbs.tsv"),
            ("object_types", trigger.object_types, CLASSES, "'{}' is no class of phrases"),
            ("subject_types", trigger.subject_types, CLASSES, "'{}' is no class of phrases"),
            ("forms", trigger.forms, _OF_VERBS, "'{}' is no form of a verb"),
            ("needs", trigger.needs, set(frame.roles), "role '{}' is not in this frame"),
            ("as", [source for source in trigger.renamed if source.isascii()], set(GRAMMATICAL), "'{}' is nothing that grammar offers"),
            ("as", tuple(trigger.renamed.values()), taken, "no role takes '{}'"),
        ):
            for value in values:
                _check(document, (*at, field), value, names, what)


def _check(document: Document, at: tuple[str | int, ...], value: str, known: Collection[str], what: str) -> None:
    if value not in known:
        raise KhabarError(document.where(at), what.format(value), nearest(value, known))


def _convert(document: Document, data: Any, type_: type[_T], at: tuple[str | int, ...]) -> _T:
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        raise _of_validation(document, str(error), at) from None


def _of_validation(document: Document, message: str, around: tuple[str | int, ...]) -> KhabarError:
    """msgspec says «… - at `$.triggers[0].object`»: the line of that entry."""
    what, _, place = message.partition(" - at `$")
    at: list[str | int] = list(around)
    for part in place.rstrip("`").replace("[", ".[").split("."):
        if part.startswith("["):
            inner = part.strip("[]")
            at.append(int(inner) if inner.isdigit() else inner)
        elif part:
            at.append(part)
    struct: Any = {"roles": RoleRule, "triggers": TriggerRule, "examples": Example}.get(str(at[0]) if at else "", FramePart)
    known = [field.encode_name for field in msgspec.structs.fields(struct)]
    unknown = what.split("`")[1] if "unknown field" in what else None
    where = document.where((*at, unknown) if unknown else tuple(at))
    return KhabarError(where, what, nearest(unknown, known) if unknown else "see the frames in models/news/events")
