"""Frames: one YAML file a type of event, with its triggers, its roles and where each is found, and the examples that prove them.

    roles:
      party:
        types: [ORG, GPE]             # classes of noun phrases that may fill it; any, if not given
        from: [subject, agent, مع]     # subject, object, agent («من قبل»), the `as` of a trigger, or a preposition; "ل:masdar" only before that class
    triggers:
      - verb: [وقّع]                    # lemmas of verbs.tsv: all their forms, masdars and passive participles
        object: [اتفاقية, مذكرة]         # heads the object must have; `subject` restricts that instead, `object_types` by class
        through: [على]                 # prepositions that may stand before the object
        forms: [verb]                  # which forms tell it; verb, masdar and participle, if not given
        light: true                    # only behind «تم» or «جرى»
        only_with: [تدريب]             # words one of which must stand in the sentence
        unless: [مدرب]                 # words that make it something else wherever they stand in the sentence

A frame that names an unknown role, verb or key is an error with file, line and the nearest name.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from ..errors import KhabarError
from ..rules.documents import Document, nearest
from ..rules.lexicon import read_lexicon
from ..schema import EntityType, QuantityKind, TriggerForm

_T = TypeVar("_T")

CLASSES = {*get_args(EntityType), "people", "actor", "name", "thing", "masdar"}
"""What a noun phrase may be: the type of its name, or what its head is (`phrases`)."""

_GRAMMATICAL = ("subject", "object", "agent")
QUANTITY_MARK = "#"
"""Stands behind the roles of ontology.json that take a quantity."""


class RoleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a role is found. `quantity` units («person», «money») make it a number; `after` are verbs a quantity may follow later in the sentence."""

    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = msgspec.field(name="from", default=())
    quantity: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    anywhere: bool = False
    whole: bool = False


class TriggerRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words tell the event, and what must stand beside them."""

    verb: tuple[str, ...]
    object: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    light: bool = False
    forms: tuple[str, ...] = ("verb", "masdar", "participle")
    offered_as: str = msgspec.field(name="as", default="object")
    needs: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what it gives: a text or number, or several, for each role; polarity and modality too."""

    text: str
    gives: dict[str, str | int | float | list[str | int | float]]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of event."""

    event: str
    about: str
    roles: dict[str, RoleRule]
    triggers: tuple[TriggerRule, ...]
    examples: tuple[Example, ...]
    never: tuple[str, ...]
    plover: str | None = None
    cameo: str | None = None
    ace: str | None = None


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
    offered = {*_GRAMMATICAL, *(trigger.offered_as for trigger in frame.triggers)}
    for role, rule in frame.roles.items():
        _check(document, ("roles", role), role, ontology[frame.event], f"role '{{}}' is not a role of '{frame.event}'")
        for field, values, known, what in (
            ("types", rule.types, CLASSES, "'{}' is no class of phrases"),
            ("quantity", rule.quantity, units | set(get_args(QuantityKind)), "'{}' is no unit or kind of quantity"),
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
    taken = {source.partition(":")[0] for rule in frame.roles.values() for source in rule.sources}
    for index, trigger in enumerate(frame.triggers):
        at = ("triggers", index)
        for field, values, known, what in (
            ("verb", trigger.verb, known_verbs, "verb «{}» is not in verbs.tsv"),
            ("object_types", trigger.object_types, CLASSES, "'{}' is no class of phrases"),
            ("forms", trigger.forms, set(get_args(TriggerForm)), "'{}' is no form of a trigger"),
            ("needs", trigger.needs, set(frame.roles), "role '{}' is not in this frame"),
            ("as", (trigger.offered_as,), taken | set(_GRAMMATICAL), "no role takes '{}'"),
        ):
            for value in values:
                _check(document, (*at, field), value, known, what)
    for index, example in enumerate(frame.examples):
        for role in example.gives:
            _check(document, ("examples", index, "gives", role), role, {*frame.roles, "polarity", "modality"}, "role '{}' is not in this frame")
    return frame


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
