"""Reads and checks the frames of a model. One that names an unknown role, verb or key is an error with file, line and the nearest name."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from ..errors import KhabarError
from ..rules.documents import Document, nearest
from ..rules.lexicon import read_lexicon
from ..schema import EntityType, QuantityKind
from .frames import ANY_QUANTITY, GRAMMATICAL, UNUSED, Example, Frame, RoleRule, TriggerRule

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


def read_frames(model: Path, known_verbs: set[str]) -> dict[str, Frame]:
    """The frames of a model folder, by file name. Raises KhabarError for the first that is wrong."""
    ontology, units = read_ontology(model), _read_units(model)
    return {path.name: read_frame(path, ontology, known_verbs, units) for path in _frame_files(model)}


def check_frames(model: Path, known_verbs: set[str]) -> Iterator[KhabarError]:
    """What is wrong in the frames of a model folder: the first error of each file, and triggers that no example shows."""
    ontology, units = read_ontology(model), _read_units(model)
    for path in _frame_files(model):
        try:
            frame = read_frame(path, ontology, known_verbs, units)
        except KhabarError as error:
            yield error
            continue
        if len(frame.examples) < len(frame.triggers):
            what = f"{len(frame.examples)} examples for {len(frame.triggers)} triggers"
            yield KhabarError(Document(path).where(("examples",)), what, "give each trigger one")
        if not frame.never:
            yield KhabarError(Document(path).where(("never",)), "no text that is no event of the type", "write one that looks like it")


def _frame_files(model: Path) -> list[Path]:
    return sorted((model / "events").glob("*.yml"))


def _read_units(model: Path) -> set[str]:
    """What quantities are measured and counted in."""
    units = {"person"} | {row["unit"] for row in read_lexicon(model / "lexicons" / "units.tsv")}
    return units | {row["class"] for row in read_lexicon(model / "lexicons" / "counted_nouns.tsv")}


def read_frame(path: Path, ontology: dict[str, tuple[str, ...]], known_verbs: set[str], units: set[str]) -> Frame:
    """One frame, checked against the ontology, the verb table and the units of quantities."""
    document = Document(path)
    roles_given = document.data.get("roles") if isinstance(document.data, dict) else None
    for role, rule in roles_given.items() if isinstance(roles_given, dict) else ():  # one by one: msgspec does not name the key of a mapping
        _convert(document, rule, RoleRule, ("roles", role))
    frame = _convert(document, document.data, Frame, ())
    _check(document, ("event",), frame.event, ontology, "'{}' is no type of event")
    _check_roles(document, frame, ontology[frame.event], known_verbs, units)
    _check_triggers(document, frame, known_verbs)
    for index, example in enumerate(frame.examples):
        for role in example.gives:
            _check(document, ("examples", index, "gives", role), role, {*frame.roles, "polarity", "modality"}, "role '{}' is not in this frame")
    return frame


def _check_roles(document: Document, frame: Frame, known_roles: tuple[str, ...], known_verbs: set[str], units: set[str]) -> None:
    offered = {*GRAMMATICAL, *(name for trigger in frame.triggers for name in trigger.renamed.values())}
    for role, rule in frame.roles.items():
        _check(document, ("roles", role), role, known_roles, f"role '{{}}' is not a role of '{frame.event}'")
        for field, values, known, what in (
            ("types", rule.types, CLASSES, "'{}' is no class of phrases"),
            ("quantity", rule.quantity, units | set(get_args(QuantityKind)) | {ANY_QUANTITY}, "'{}' is no unit or kind of quantity"),
            ("after", rule.after, known_verbs, "verb «{}» is not in verbs.tsv"),
        ):
            for value in values:
                _check(document, ("roles", role, field), value, known, what)
        for source in rule.sources:
            name, _, class_ = source.partition(":")
            if name.isascii():
                _check(document, ("roles", role, "from"), name, offered, "no trigger offers '{}'")
            if class_:
                _check(document, ("roles", role, "from"), class_, CLASSES, "'{}' is no class of phrases")


def _check_triggers(document: Document, frame: Frame, known_verbs: set[str]) -> None:
    taken = {source.partition(":")[0] for rule in frame.roles.values() for source in rule.sources} | {UNUSED}
    for index, trigger in enumerate(frame.triggers):
        at = ("triggers", index)
        if bool(trigger.verb) == bool(trigger.noun):
            raise KhabarError(document.where(at), "a trigger is made of verbs or of nouns", "give it `verb` or `noun`; two triggers for both")
        for field, values, known, what in (
            ("verb", trigger.verb, known_verbs, "verb «{}» is not in verbs.tsv"),
            ("object_types", trigger.object_types, CLASSES, "'{}' is no class of phrases"),
            ("subject_types", trigger.subject_types, CLASSES, "'{}' is no class of phrases"),
            ("forms", trigger.forms, _OF_VERBS, "'{}' is no form of a verb"),
            ("needs", trigger.needs, set(frame.roles), "role '{}' is not in this frame"),
            ("as", trigger.renamed, set(GRAMMATICAL), "'{}' is nothing that grammar offers"),
            ("as", tuple(trigger.renamed.values()), taken, "no role takes '{}'"),
        ):
            for value in values:
                _check(document, (*at, field), value, known, what)


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
    struct: Any = {"roles": RoleRule, "triggers": TriggerRule, "examples": Example}.get(str(at[0]) if at else "", Frame)
    known = [field.encode_name for field in msgspec.structs.fields(struct)]
    unknown = what.split("`")[1] if "unknown field" in what else None
    where = document.where((*at, unknown) if unknown else tuple(at))
    return KhabarError(where, what, nearest(unknown, known) if unknown else "see the frames in models/news/events")
