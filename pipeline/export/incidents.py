"""Events of one chain as one incident: what all its mentions tell, and where their figures differ.

Nothing is decided between accounts: every figure stays, and where mentions of one event give different ones, the row says which mention gives which
and whom it quotes.
"""

from typing import Any

from ..schema import Argument, Event, Record
from ..text.keys import key

_SEPARATOR, _JOIN = "; ", " | "


def merge_chains(record: Record) -> list[tuple[list[Event], dict[str, Any]]]:
    """For each chain its events in the order of the text, and the columns of the incidents table that merge them."""
    return [(events, _merge(record, events)) for events in group_chains(record)]


def group_chains(record: Record) -> list[list[Event]]:
    """The events of each chain, in the order of the text."""
    chains: dict[int, list[Event]] = {}
    for event in record.events:
        chains.setdefault(event.chain, []).append(event)
    return list(chains.values())


def _merge(record: Record, events: list[Event]) -> dict[str, Any]:
    told = next((event for event in events if event.modality == "asserted" and event.polarity == "pos"), events[0])
    roles: dict[str, dict[Any, str]] = {}
    figures: dict[str, dict[str, list[Event]]] = {}
    for event in events:
        for role, filled in event.roles.items():
            for argument in filled:
                _keep_longest(roles.setdefault(role, {}), _thing(record, argument), argument.text)
                if argument.value is not None:
                    figures.setdefault(role, {}).setdefault(str(argument.value), []).append(event)
    return {
        "chain": events[0].chain,
        "type": events[0].type,
        "mentions": len(events),
        "event_ids": _SEPARATOR.join(event.id for event in events),
        "polarity": told.polarity,
        "modality": told.modality,
        "roles": _joined({role: list(texts.values()) for role, texts in roles.items()}),
        "figures": _joined({role: list(values) for role, values in figures.items()}),
        "differing": _joined({role: _accounts(values) for role, values in figures.items() if _differ(values)}),
    }


def _thing(record: Record, argument: Argument) -> Any:
    """What two fillers that are one have in common: the entity's chain («وزارة الصحة», «الوزارة»), else the words, however spelt."""
    if argument.entity is not None and argument.value is None:
        return record.entities[argument.entity].chain
    return " ".join(word.removeprefix("ال") for word in key(argument.text).split())


def _keep_longest(texts: dict[Any, str], thing: Any, text: str) -> None:
    texts[thing] = max(texts.get(thing, ""), text, key=len)


def _differ(values: dict[str, list[Event]]) -> bool:
    """Do two mentions give different figures? One that gives two («40 معلماً و50 معلمة») does not differ from itself."""
    of_mention: dict[str, set[str]] = {}
    for value, events in values.items():
        for event in events:
            of_mention.setdefault(event.id, set()).add(value)
    return len(set(map(frozenset, of_mention.values()))) > 1


def _accounts(values: dict[str, list[Event]]) -> list[str]:
    """Each figure with the mentions that give it: «3 (e1: وزارة الصحة, e4)»."""
    return [f"{value} ({', '.join(dict.fromkeys(map(_account, events)))})" for value, events in values.items()]


def _account(event: Event) -> str:
    return f"{event.id}: {event.attribution.source.text}" if event.attribution else event.id


def _joined(values: dict[str, list[str]]) -> str | None:
    return _SEPARATOR.join(f"{role}: {_JOIN.join(found)}" for role, found in values.items()) or None
